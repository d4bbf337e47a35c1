//! The static page around the app: its sections, its tabs, the focus.

use wasm_bindgen::JsCast;
use web_sys::{Document, Element, HtmlElement};

/// Elements of `index.html` that the app attaches to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The main region, where "Skip to content" leads.
    Main,
    /// "Leave quickly".
    Leave,
    /// The place of every screen but the door and the guide.
    Screen,
    /// The place of notices.
    Notices,
    /// The place of the deck's buttons.
    DeckControls,
    /// The place under the list of chapters.
    ChaptersExtra,
}

impl Part {
    const fn id(self) -> &'static str {
        match self {
            Self::Main => "main",
            Self::Leave => "leave",
            Self::Screen => "screen",
            Self::Notices => "notices",
            Self::DeckControls => "deck-controls",
            Self::ChaptersExtra => "chapters-extra",
        }
    }
}

/// The section of the page that is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum View {
    /// The door.
    Door,
    /// The list of chapters.
    Chapters,
    /// The deck.
    Cards,
    /// A screen of the app.
    Screen,
    /// The neutral cover.
    Cover,
}

impl View {
    const fn name(self) -> &'static str {
        match self {
            Self::Door => "door",
            Self::Chapters => "chapters",
            Self::Cards => "cards",
            Self::Screen => "screen",
            Self::Cover => "cover",
        }
    }
}

pub(super) fn document() -> Option<Document> {
    web_sys::window()?.document()
}

pub(super) fn root() -> Option<Element> {
    document()?.document_element()
}

/// The element; none if the page is not Troth's.
pub fn element(part: Part) -> Option<HtmlElement> {
    document()?.get_element_by_id(part.id())?.dyn_into().ok()
}

/// Shows one section and no other. Once covered the page stays so: only a reload uncovers it.
pub fn show(view: View) {
    if !is_covered() {
        set_root("data-view", view.name());
    }
}

/// Whether the page is covered.
pub fn is_covered() -> bool {
    root()
        .and_then(|root| root.get_attribute("data-view"))
        .as_deref()
        == Some(View::Cover.name())
}

/// What was tapped before the app was alive, taken once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EarlyTaps {
    /// The door's answer.
    pub way: Option<String>,
    /// The card whose "Write about it" or "Make a promise" was tapped.
    pub card: Option<String>,
    /// The chapter without an address that was opened.
    pub private: Option<String>,
    /// The numbers to call are shown.
    pub help: bool,
}

/// Takes what was tapped before the app was alive.
pub fn take_early_taps() -> EarlyTaps {
    let take = |name: &str| {
        let root = root()?;
        let value = root.get_attribute(name);
        let _ = root.remove_attribute(name);
        value
    };
    let view = root().and_then(|root| root.get_attribute("data-view"));
    EarlyTaps {
        way: take("data-way"),
        card: take("data-from"),
        private: take("data-private"),
        help: view.as_deref() == Some("help"),
    }
}

/// Says that the app is mounted and answers.
pub fn set_alive() {
    set_root("data-alive", "");
    if let Some(root) = root() {
        let _ = root.remove_attribute("data-booting");
    }
}

/// Light or dark, or what the system says.
pub fn set_theme(theme: Option<&str>) {
    match theme {
        Some(theme) => set_root("data-theme", theme),
        None => {
            if let Some(root) = root() {
                let _ = root.remove_attribute("data-theme");
            }
        }
    }
}

fn set_root(name: &str, value: &str) {
    if let Some(root) = root() {
        let _ = root.set_attribute(name, value);
    }
}

/// Marks the current tab.
pub fn set_current_tab(tab: Option<&str>) {
    for link in all("#main-nav [data-tab]") {
        let is_current = link.get_attribute("data-tab").as_deref() == tab;
        let _ = if is_current {
            link.set_attribute("aria-current", "page")
        } else {
            link.remove_attribute("aria-current")
        };
    }
}

/// Puts the elements of a list into the order of their `data-chapter`.
pub fn order_chapters(slugs: &[&str]) {
    let Some(list) = document().and_then(|page| page.query_selector("#chapters ol").ok().flatten())
    else {
        return;
    };
    for slug in slugs {
        let item = list
            .query_selector(&format!("[data-chapter='{slug}']"))
            .ok()
            .flatten();
        if let Some(item) = item {
            let _ = list.append_child(&item);
        }
    }
}

/// Focuses the part, without scrolling to it.
pub fn focus(part: Part) {
    if let Some(element) = element(part) {
        focus_element(&element);
    }
}

/// Focuses the element, without scrolling to it.
pub fn focus_element(element: &HtmlElement) {
    let options = web_sys::FocusOptions::new();
    options.set_prevent_scroll(true);
    let _ = element.focus_with_options(&options);
}

/// Focuses the element with this id, if there is one.
pub fn focus_by_id(id: &str) {
    if let Some(element) = document().and_then(|page| page.get_element_by_id(id))
        && let Ok(element) = element.dyn_into::<HtmlElement>()
    {
        let _ = element.focus();
    }
}

/// Scrolls to the top.
pub fn scroll_to_top() {
    if let Some(window) = web_sys::window() {
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
}

/// Empties an element of what the page put there for the time before the app.
pub fn empty(element: &HtmlElement) {
    element.set_text_content(None);
}

pub(super) fn all(selector: &str) -> Vec<Element> {
    let Some(found) = document().and_then(|page| page.query_selector_all(selector).ok()) else {
        return Vec::new();
    };
    (0..found.length())
        .filter_map(|index| found.item(index)?.dyn_into().ok())
        .collect()
}
