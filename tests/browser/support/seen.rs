//! Elements as a person meets them: by role and accessible name.

use wasm_bindgen::JsCast;
use web_sys::{
    Element, Event, EventInit, HtmlElement, HtmlInputElement, HtmlTextAreaElement, KeyboardEvent,
    KeyboardEventInit,
};

use super::wait::until_or;

/// What an element is to a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    Alert,
    Article,
    Button,
    Date,
    Group,
    Heading,
    Link,
    Navigation,
    Radio,
    Region,
    Searchbox,
    Status,
    Textbox,
    Time,
}

impl Role {
    const fn selector(self) -> &'static str {
        match self {
            Self::Alert => "[role=alert]",
            Self::Article => "article",
            Self::Button => "button",
            Self::Date => "input[type=date]",
            Self::Group => "fieldset",
            Self::Heading => "h1, h2, h3",
            Self::Link => "a[href]",
            Self::Navigation => "nav",
            Self::Radio => "input[type=radio]",
            Self::Region => "section",
            Self::Searchbox => "input[type=search]",
            Self::Status => "[role=status]",
            Self::Textbox => "textarea, input[type=text]",
            Self::Time => "input[type=time]",
        }
    }
}

/// An element on the page.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Seen(pub(crate) HtmlElement);

impl Seen {
    /// Everything that the selector finds in it.
    pub(crate) fn select(&self, selector: &str) -> Vec<Self> {
        let found = self.0.query_selector_all(selector).unwrap();
        (0..found.length())
            .map(|index| Self(found.item(index).unwrap().unchecked_into()))
            .collect()
    }

    /// Everything of this role in it.
    pub(crate) fn all(&self, role: Role) -> Vec<Self> {
        self.select(role.selector())
    }

    /// Names of everything of this role in it.
    pub(crate) fn names(&self, role: Role) -> Vec<String> {
        self.all(role).iter().map(Self::name).collect()
    }

    /// Whether there is something of this role and name.
    pub(crate) fn has(&self, role: Role, name: &str) -> bool {
        self.named(role, name).is_some()
    }

    /// The first of this role and name.
    #[track_caller]
    pub(crate) fn get(&self, role: Role, name: &str) -> Self {
        match self.named(role, name) {
            Some(found) => found,
            None => panic!("{}", self.missing(role, name)),
        }
    }

    /// The first of this role and name, as soon as it is there.
    pub(crate) async fn wait_for(&self, role: Role, name: &str) -> Self {
        until_or(|| self.has(role, name), || self.missing(role, name)).await;
        self.get(role, name)
    }

    /// Waits until there is nothing of this role and name.
    pub(crate) async fn wait_gone(&self, role: Role, name: &str) {
        let why = || format!("{role:?} “{name}” is still there");
        until_or(|| !self.has(role, name), why).await;
    }

    /// Waits until something of this role says the words.
    pub(crate) async fn wait_says(&self, role: Role, words: &str) {
        let said = || self.all(role).iter().any(|one| one.text().contains(words));
        let why = || {
            let said: Vec<_> = self.all(role).iter().map(Self::text).collect();
            format!("{role:?} says “{words}”; it says {said:?}")
        };
        until_or(said, why).await;
    }

    fn named(&self, role: Role, name: &str) -> Option<Self> {
        self.all(role).into_iter().find(|one| one.name() == name)
    }

    fn missing(&self, role: Role, name: &str) -> String {
        format!("{role:?} “{name}”; there are {:?}", self.names(role))
    }

    /// Its accessible name.
    pub(crate) fn name(&self) -> String {
        let page = self.0.owner_document().unwrap();
        if let Some(ids) = self.attr("aria-labelledby") {
            let texts = ids.split(' ').filter_map(|id| page.get_element_by_id(id));
            return texts.map(|one| text_of(&one)).collect::<Vec<_>>().join(" ");
        }
        if let Some(label) = self.attr("aria-label") {
            return label;
        }
        let label = match self.0.tag_name().as_str() {
            "INPUT" | "TEXTAREA" => page
                .query_selector(&format!("label[for='{}']", self.0.id()))
                .unwrap()
                .or_else(|| self.0.closest("label").unwrap()),
            "FIELDSET" => self.0.query_selector("legend").unwrap(),
            _ => Some(self.0.clone().into()),
        };
        label.map(|label| text_of(&label)).unwrap_or_default()
    }

    /// Its text, with each run of white space as one space.
    pub(crate) fn text(&self) -> String {
        text_of(&self.0)
    }

    /// Its text as it is.
    pub(crate) fn raw_text(&self) -> String {
        self.0.text_content().unwrap_or_default()
    }

    /// An attribute of it.
    pub(crate) fn attr(&self, name: &str) -> Option<String> {
        self.0.get_attribute(name)
    }

    /// The text of what describes it.
    pub(crate) fn description(&self) -> String {
        let page = self.0.owner_document().unwrap();
        let ids = self.attr("aria-describedby").unwrap_or_default();
        let texts = ids.split(' ').filter_map(|id| page.get_element_by_id(id));
        texts.map(|one| text_of(&one)).collect::<Vec<_>>().join(" ")
    }

    /// Whether it has the focus.
    pub(crate) fn has_focus(&self) -> bool {
        let active = self.0.owner_document().unwrap().active_element();
        active.as_ref() == Some(self.0.as_ref())
    }

    /// Whether the radio is chosen.
    pub(crate) fn is_checked(&self) -> bool {
        self.0.unchecked_ref::<HtmlInputElement>().checked()
    }

    /// Presses it.
    pub(crate) fn press(&self) {
        self.0.click();
    }

    /// What stands in the field.
    pub(crate) fn value(&self) -> String {
        match self.0.dyn_ref::<HtmlTextAreaElement>() {
            Some(lines) => lines.value(),
            None => self.0.unchecked_ref::<HtmlInputElement>().value(),
        }
    }

    /// Types: the field has this text then.
    pub(crate) fn fill(&self, text: &str) {
        match self.0.dyn_ref::<HtmlTextAreaElement>() {
            Some(lines) => lines.set_value(text),
            None => self.0.unchecked_ref::<HtmlInputElement>().set_value(text),
        }
        self.fire("input");
    }

    /// Types, and goes on to something else.
    pub(crate) fn fill_and_leave(&self, text: &str) {
        self.fill(text);
        self.fire("change");
    }

    /// Something happens to it.
    pub(crate) fn fire(&self, event: &str) {
        let how = EventInit::new();
        how.set_bubbles(true);
        let event = Event::new_with_event_init_dict(event, &how).unwrap();
        self.0.dispatch_event(&event).unwrap();
    }

    /// A key is pressed on it. Whether the app took it.
    pub(crate) fn key(&self, key: &str, with_control: bool) -> bool {
        let how = KeyboardEventInit::new();
        how.set_bubbles(true);
        how.set_cancelable(true);
        how.set_key(key);
        how.set_ctrl_key(with_control);
        let event = KeyboardEvent::new_with_keyboard_event_init_dict("keydown", &how).unwrap();
        !self.0.dispatch_event(&event).unwrap()
    }
}

fn text_of(element: &Element) -> String {
    let text = element.text_content().unwrap_or_default();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
