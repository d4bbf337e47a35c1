//! What to look for on a page: roles and names.

use std::fmt;

use serde_json::{Value, json};

/// What can be pressed.
pub(crate) const PRESSABLE: &[&str] =
    &["button", "link", "radio", "checkbox", "switch", "tab", "option", "menuitem"];
/// What can be written into.
pub(crate) const WRITABLE: &[&str] = &["textbox", "searchbox", "date", "time", "combobox"];

/// An accessible name, whole or in part.
#[derive(Clone, Debug)]
pub(crate) struct Name {
    how: &'static str,
    text: String,
    beside: Option<String>,
}

/// A name that begins with `text`.
pub(crate) fn starting(text: &str) -> Name {
    Name { how: "starts", text: text.to_owned(), beside: None }
}

/// A name that has `text` in it.
pub(crate) fn containing(text: &str) -> Name {
    Name { how: "has", text: text.to_owned(), beside: None }
}

impl Name {
    /// Of several things so named, the one in the same list item or part of the page as `text`.
    pub(crate) fn beside(mut self, text: &str) -> Self {
        self.beside = Some(text.to_owned());
        self
    }

    /// The name as the page's script wants it.
    pub(super) fn to_json(&self) -> Value {
        json!({ "how": self.how, "text": self.text, "beside": self.beside })
    }
}

impl From<&str> for Name {
    fn from(text: &str) -> Self {
        Self { how: "is", text: text.to_owned(), beside: None }
    }
}

impl fmt::Display for Name {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.how {
            "starts" => write!(out, "“{}…”", self.text)?,
            "has" => write!(out, "“…{}…”", self.text)?,
            _ => write!(out, "“{}”", self.text)?,
        }
        match &self.beside {
            Some(text) => write!(out, " beside “{text}”"),
            None => Ok(()),
        }
    }
}
