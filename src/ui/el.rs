//! Elements of the page, in one type.
//!
//! `view!` makes a new type for every shape of markup, and each type brings its own code for
//! building, updating and dropping: more than half of the app on a first visit. Here every
//! element, attribute, listener and changing part has the same type, so that code is there once;
//! underneath it is Leptos all the same (docs/decisions has the figures).
//!
//! ```ignore
//! el("p").class("today__hint").text(copy::NOTHING_DUE).view()
//! ```

use std::borrow::Cow;
use std::sync::Arc;

use leptos::attr::any_attribute::{AnyAttribute, IntoAnyAttribute};
use leptos::attr::custom::custom_attribute;
use leptos::ev::{Custom, on};
use leptos::html::custom;
use leptos::prelude::*;
use leptos::tachys::html::property::prop;
use web_sys::Event;

/// Text that is a constant or was put together.
pub type Words = Cow<'static, str>;

/// An element that is being put together.
pub struct El {
    tag: &'static str,
    attributes: Vec<AnyAttribute>,
    children: Vec<AnyView>,
}

/// Begins an element.
#[must_use]
pub fn el(tag: &'static str) -> El {
    El {
        tag,
        attributes: Vec::new(),
        children: Vec::new(),
    }
}

/// A button that does something.
#[must_use]
pub fn button(kind: &'static str, words: impl Into<Words>, on_press: impl FnMut() + 'static) -> El {
    el("button")
        .attr("type", "button")
        .class("button")
        .attr("data-kind", kind)
        .text(words)
        .on_press(on_press)
}

/// A button that sends its form.
#[must_use]
pub fn submit(words: &'static str) -> El {
    el("button")
        .attr("type", "submit")
        .class("button")
        .attr("data-kind", "primary")
        .text(words)
}

/// A link within the app.
#[must_use]
pub fn link(class: &'static str, href: impl Into<Words>, words: impl Into<Words>) -> El {
    el("a").class(class).attr("href", href).text(words)
}

/// A paragraph.
#[must_use]
pub fn p(class: &'static str, words: impl Into<Words>) -> AnyView {
    el("p").class(class).text(words).view()
}

/// A text.
#[must_use]
pub fn text(words: impl Into<Words>) -> AnyView {
    let words: Words = words.into();
    words.into_any()
}

/// A text that changes.
#[must_use]
pub fn live_text(words: impl Fn() -> String + Send + Sync + 'static) -> AnyView {
    let words: Arc<dyn Fn() -> String + Send + Sync> = Arc::new(words);
    words.into_any()
}

/// A part of the page that changes; `view` reads the signals it depends on.
#[must_use]
pub fn live(view: impl Fn() -> AnyView + Send + Sync + 'static) -> AnyView {
    let view: Box<dyn FnMut() -> AnyView + Send> = Box::new(view);
    view.into_any()
}

/// A part of the page that is there only while the condition holds. It is made anew only when the
/// condition changes, so what is typed in it stays.
#[must_use]
pub fn live_if(
    condition: impl Fn() -> bool + Send + Sync + 'static,
    view: impl Fn() -> AnyView + Send + Sync + 'static,
) -> AnyView {
    fn boxed(condition: Condition, view: Part) -> AnyView {
        let holds = Memo::new(move |_| condition());
        live(move || if holds.get() { untrack(&view) } else { none() })
    }
    boxed(Box::new(condition), Box::new(view))
}

type Condition = Box<dyn Fn() -> bool + Send + Sync>;
type Part = Box<dyn Fn() -> AnyView + Send + Sync>;

/// Nothing.
#[must_use]
pub fn none() -> AnyView {
    ().into_any()
}

/// Several views one after the other.
#[must_use]
pub fn all(views: Vec<AnyView>) -> AnyView {
    views.into_any()
}

/// Does something whenever the signals it reads change: for the world outside the page's markup.
pub fn watch(act: impl Fn() + 'static) {
    let act: Box<dyn Fn()> = Box::new(act);
    Effect::new(move |_: Option<()>| act());
}

impl El {
    /// Adds the class.
    #[must_use]
    pub fn class(self, class: &'static str) -> Self {
        self.attr("class", class)
    }

    /// Adds an attribute.
    #[must_use]
    pub fn attr(self, name: &'static str, value: impl Into<Words>) -> Self {
        self.with(custom_attribute(name, value.into()).into_any_attr())
    }

    /// Adds an attribute if there is a value.
    #[must_use]
    pub fn maybe(self, name: &'static str, value: Option<impl Into<Words>>) -> Self {
        match value {
            Some(value) => self.attr(name, value),
            None => self,
        }
    }

    /// Adds an attribute that changes; it is absent while there is no value.
    #[must_use]
    pub fn live_attr(
        self,
        name: &'static str,
        value: impl Fn() -> Option<&'static str> + Send + Sync + 'static,
    ) -> Self {
        let value: Arc<dyn Fn() -> Option<&'static str> + Send + Sync> = Arc::new(value);
        self.with(custom_attribute(name, value).into_any_attr())
    }

    /// Says whether the button is pressed in.
    #[must_use]
    pub fn pressed(self, is_pressed: impl Fn() -> bool + Send + Sync + 'static) -> Self {
        self.live_attr("aria-pressed", move || {
            Some(if is_pressed() { "true" } else { "false" })
        })
    }

    /// Shows the text of the signal in the field, and the signal follows what is typed.
    #[must_use]
    pub fn bind(self, text: RwSignal<String>) -> Self {
        let shown: Arc<dyn Fn() -> String + Send + Sync> = Arc::new(move || text.get());
        self.with(prop("value", shown).into_any_attr())
            .on("input", move |event| text.set(event_target_value(&event)))
    }

    /// Listens.
    #[must_use]
    pub fn on(self, event: &'static str, act: impl FnMut(Event) + 'static) -> Self {
        let act: Box<dyn FnMut(Event)> = Box::new(act);
        self.with(on(Custom::<Event>::new(event), act).into_any_attr())
    }

    /// Listens for a press, by finger, mouse or keyboard.
    #[must_use]
    pub fn on_press(self, mut act: impl FnMut() + 'static) -> Self {
        self.on("click", move |_| act())
    }

    /// Listens for the form being sent, and keeps the browser from sending it anywhere.
    #[must_use]
    pub fn on_send(self, mut act: impl FnMut() + 'static) -> Self {
        self.attr("autocomplete", "off")
            .attr("novalidate", "")
            .on("submit", move |event| {
                event.prevent_default();
                act();
            })
    }

    /// Adds a text.
    #[must_use]
    pub fn text(self, words: impl Into<Words>) -> Self {
        self.child(text(words))
    }

    /// Adds a child.
    #[must_use]
    pub fn child(mut self, child: AnyView) -> Self {
        self.children.push(child);
        self
    }

    /// Adds a child element.
    #[must_use]
    pub fn el(self, child: Self) -> Self {
        self.child(child.view())
    }

    /// Adds children.
    #[must_use]
    pub fn children(mut self, children: impl IntoIterator<Item = AnyView>) -> Self {
        self.children.extend(children);
        self
    }

    /// The finished element.
    #[must_use]
    pub fn view(self) -> AnyView {
        let Self {
            tag,
            attributes,
            children,
        } = self;
        custom(tag)
            .add_any_attr(attributes)
            .child(children)
            .into_any()
    }

    fn with(mut self, attribute: AnyAttribute) -> Self {
        self.attributes.push(attribute);
        self
    }
}
