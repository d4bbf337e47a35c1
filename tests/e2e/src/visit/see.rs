//! What a person sees, hears read out, or finds.

use std::thread;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::Visit;
use super::wanted::{Name, PRESSABLE, WRITABLE};

/// Between two looks at something that takes its time.
const PAUSE: Duration = Duration::from_millis(200);

impl Visit<'_> {
    /// Waits until this text shows.
    pub(crate) fn sees(&mut self, text: &str) -> &mut Self {
        let what = format!("the text “{text}”");
        self.until(&what, "return e2e.text().includes(arguments[0]);", vec![json!(text)]);
        self
    }

    /// Waits until this text no longer shows.
    pub(crate) fn sees_no(&mut self, text: &str) -> &mut Self {
        let what = format!("the text “{text}” to go away");
        self.until(&what, "return !e2e.text().includes(arguments[0]);", vec![json!(text)]);
        self
    }

    /// Waits until there is a thing of this role and name.
    pub(crate) fn finds(&mut self, role: &str, name: impl Into<Name>) -> &mut Self {
        let name = name.into();
        let what = format!("the {role} {name}");
        let script = "return e2e.find([arguments[0]], arguments[1]) !== null;";
        self.until(&what, script, vec![json!(role), name.to_json()]);
        self
    }

    /// Waits until something of this name can be pressed.
    pub(crate) fn offers(&mut self, name: impl Into<Name>) -> &mut Self {
        let name = name.into();
        let what = format!("{name} to be offered");
        let script = "return e2e.find(arguments[0], arguments[1]) !== null;";
        self.until(&what, script, vec![json!(PRESSABLE), name.to_json()]);
        self
    }

    /// Waits until nothing of this name can be pressed.
    pub(crate) fn offers_no(&mut self, name: impl Into<Name>) -> &mut Self {
        let name = name.into();
        let what = format!("{name} to be offered no more");
        let script = "return e2e.find(arguments[0], arguments[1]) === null;";
        self.until(&what, script, vec![json!(PRESSABLE), name.to_json()]);
        self
    }

    /// Waits until the thing of this role and name has the focus.
    pub(crate) fn has_focus(&mut self, role: &str, name: impl Into<Name>) -> &mut Self {
        let name = name.into();
        let what = format!("the focus on the {role} {name}");
        let script = "const it = e2e.find([arguments[0]], arguments[1]); \
                      return it !== null && it === document.activeElement;";
        self.until(&what, script, vec![json!(role), name.to_json()]);
        self
    }

    /// Waits until a part of the page says this, in whatever case.
    pub(crate) fn part_says(&mut self, role: &str, name: &str, text: &str) -> &mut Self {
        let what = format!("“{text}” in the {role} “{name}”");
        let script = "const it = e2e.find([arguments[0]], arguments[1]); \
             return it !== null && e2e.textIn(it).toLowerCase().includes(arguments[2]);";
        let args = vec![json!(role), Name::from(name).to_json(), json!(text.to_lowercase())];
        self.until(&what, script, args);
        self
    }

    /// Whether there is a thing of this role and name right now.
    pub(crate) fn has(&mut self, role: &str, name: impl Into<Name>) -> bool {
        let script = "return e2e.find([arguments[0]], arguments[1]) !== null;";
        let args = vec![json!(role), name.into().to_json()];
        self.ask_with(script, args) == Value::Bool(true)
    }

    /// Waits until an attribute of a thing has this value.
    pub(crate) fn is(
        &mut self,
        role: &str,
        name: impl Into<Name>,
        attribute: &str,
        value: &str,
    ) -> &mut Self {
        let name = name.into();
        let what = format!("{attribute}={value:?} on the {role} {name}");
        let script = "const it = e2e.find([arguments[0]], arguments[1]); \
                      return it !== null && it.getAttribute(arguments[2]) === arguments[3];";
        let args = vec![json!(role), name.to_json(), json!(attribute), json!(value)];
        self.until(&what, script, args);
        self
    }

    /// Waits until this is what stands in a field.
    pub(crate) fn reads(&mut self, name: impl Into<Name>, value: &str) -> &mut Self {
        let name = name.into();
        let shown: String = value.chars().take(60).collect();
        let what = format!("“{shown}” in the field {name}");
        let script = "const it = e2e.find(arguments[0], arguments[1]); \
                      return it !== null && it.value === arguments[2];";
        self.until(&what, script, vec![json!(WRITABLE), name.to_json(), json!(value)]);
        self
    }

    /// Waits until a script says yes; for what has neither role nor text.
    pub(crate) fn holds(&mut self, what: &str, script: &str) -> &mut Self {
        self.until(what, script, Vec::new());
        self
    }

    /// The same for what takes its time.
    pub(crate) fn holds_within(
        &mut self,
        patience: Duration,
        what: &str,
        script: &str,
    ) -> &mut Self {
        let end = Instant::now() + patience;
        let script = format!("return Boolean((() => {{ {script} }})());");
        while !self.has_failed() && self.ask(&script) != Value::Bool(true) {
            let in_time = Instant::now() < end;
            self.expect(in_time, format!("waited {} s for {what}", patience.as_secs()));
            thread::sleep(PAUSE);
        }
        self
    }

    /// Waits until the address ends in this fragment.
    pub(crate) fn stands_at(&mut self, fragment: &str) -> &mut Self {
        let what = format!("the address {fragment}");
        self.until(&what, "return location.hash === arguments[0];", vec![json!(fragment)]);
        self
    }

    /// Waits until the page shows this one of its views.
    pub(crate) fn shows_view(&mut self, view: &str) -> &mut Self {
        let what = format!("the view “{view}”");
        let script = "return document.documentElement.dataset.view === arguments[0];";
        self.until(&what, script, vec![json!(view)]);
        self
    }

    /// The address and the length of the history: what a private screen must not change.
    pub(crate) fn trail(&mut self) -> Value {
        self.ask("return [location.href, history.length];")
    }

    /// Whether this text shows right now.
    pub(crate) fn shows(&mut self, text: &str) -> bool {
        self.ask_with("return e2e.text().includes(arguments[0]);", vec![json!(text)])
            == Value::Bool(true)
    }
}
