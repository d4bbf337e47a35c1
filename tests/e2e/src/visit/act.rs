//! What a person does on a page.

use std::ops::RangeInclusive;

use serde_json::{Value, json};
use thirtyfour::common::command::FormatRequestData;
use thirtyfour::error::WebDriverResult;
use thirtyfour::{Key, RequestData, SessionId, WebDriver, WebElement};

use super::wait::{Wait, is_passing, told};
use super::wanted::{Name, PRESSABLE, WRITABLE};
use super::{PAGE, Visit};
use crate::engine::{Engine, HEIGHT, WIDTH};

/// Longer texts come from the clipboard, as they would in life.
const TYPED_AT_MOST: usize = 200;
/// More presses of the Tab key than any screen needs.
const TABS_AT_MOST: usize = 90;
/// The steps of a swipe, and those after which one that is only begun is held.
const STEPS: i64 = 8;
const HELD: i64 = 6;
/// Shift and Tab, as WebDriver writes them.
const SHIFT: char = '\u{e008}';
const TAB: char = '\u{e004}';
/// One step back.
const BACK: [(&str, char); 4] =
    [("keyDown", SHIFT), ("keyDown", TAB), ("keyUp", TAB), ("keyUp", SHIFT)];

impl Visit<'_> {
    /// Presses the button or link of this name. Counts as a tap.
    pub(crate) fn press(&mut self, name: impl Into<Name>) -> &mut Self {
        let name = name.into();
        self.taps += 1;
        self.step(async move |browser| {
            on_element(browser, PRESSABLE, &name, "press", async |element| element.click().await)
                .await
        });
        self
    }

    /// Presses twice, as quickly as two fingers can: both presses before the page can answer.
    pub(crate) fn press_twice(&mut self, name: impl Into<Name>) -> &mut Self {
        let name = name.into();
        let what = format!("the button {name} to press twice");
        let script = "const it = e2e.find(arguments[0], arguments[1]); \
                      if (!it) return false; it.click(); it.click(); return true;";
        self.until(&what, script, vec![json!(PRESSABLE), name.to_json()]);
        self
    }

    /// Presses whatever a selector finds: for things that have no name on purpose.
    pub(crate) fn press_at(&mut self, selector: &str) -> &mut Self {
        let what = format!("{selector} to press");
        let script = "const it = document.querySelector(arguments[0]); \
                      if (!it || !e2e.isShown(it)) return false; it.click(); return true;";
        self.until(&what, script, vec![json!(selector)]);
        self
    }

    /// Writes at the end of the field of this name. A field that has no focus yet costs a tap.
    pub(crate) fn write(&mut self, name: impl Into<Name>, text: &str) -> &mut Self {
        let has_keys = text.chars().all(|it| (' '..='\u{ffff}').contains(&it));
        if !has_keys || text.chars().count() > TYPED_AT_MOST {
            return self.paste(name, text);
        }
        let name = name.into();
        self.focus(&name);
        let text = text.to_owned();
        self.step(async move |browser| {
            on_element(browser, WRITABLE, &name, "write into", async |element| {
                element.send_keys(text.as_str()).await
            })
            .await
        });
        self
    }

    /// Replaces what stands in a field, as pasting does.
    pub(crate) fn paste(&mut self, name: impl Into<Name>, text: &str) -> &mut Self {
        let name = name.into();
        self.focus(&name);
        let script = "const it = e2e.reached(arguments[0], arguments[1]); \
                      if (!it) return false; e2e.paste(it, arguments[2]); return true;";
        let what = format!("the field {name} to paste into");
        self.until(&what, script, vec![json!(WRITABLE), name.to_json(), json!(text)]);
        self
    }

    /// Sets a date, a time or a choice, as its picker does.
    pub(crate) fn set(&mut self, name: impl Into<Name>, value: &str) -> &mut Self {
        let name = name.into();
        let script = "const it = e2e.reached(arguments[0], arguments[1]); \
                      if (!it) return false; e2e.put(it, arguments[2]); return true;";
        let what = format!("the field {name} to set");
        self.until(&what, script, vec![json!(WRITABLE), name.to_json(), json!(value)]);
        self
    }

    fn focus(&mut self, name: &Name) {
        let script = "const it = e2e.find(arguments[0], arguments[1]); \
                      return it && (it === document.activeElement ? 'focused' : 'found');";
        let what = format!("the field {name}");
        let how = self.until(&what, script, vec![json!(WRITABLE), name.to_json()]);
        if how == "found" {
            self.taps += 1;
        }
    }

    /// Presses a key where the focus is.
    pub(crate) fn key(&mut self, key: Key) -> &mut Self {
        self.keys(&String::from(char::from(key)))
    }

    /// Types where the focus is. The keys go to the page and not to an element: a driver that
    /// sends keys to an element puts the focus on it first, and so back to the first part of a date.
    pub(crate) fn keys(&mut self, keys: &str) -> &mut Self {
        self.perform(keyboard(keys.chars().flat_map(|key| [("keyDown", key), ("keyUp", key)])))
    }

    /// Walks with the Tab key until the thing of this role and name has the focus: back if it
    /// stands before, so that the focus never leaves the page for the browser's own buttons.
    /// WebKit's test browser has no such buttons, and its driver no Shift with Tab: there one
    /// walks round.
    pub(crate) fn tab_to(&mut self, role: &str, name: impl Into<Name>) -> &mut Self {
        let name = name.into();
        self.finds(role, name.clone());
        for _ in 0..TABS_AT_MOST {
            let args = vec![json!([role]), name.to_json()];
            let way = self.ask_with("return e2e.wayTo(arguments[0], arguments[1]);", args);
            match way.as_str() {
                None | Some("there") => return self,
                Some("back") if self.engine != Engine::WebKit => self.perform(keyboard(BACK)),
                Some(_) => self.key(Key::Tab),
            };
        }
        let message = format!("the Tab key does not reach the {role} {name}");
        self.expect(false, message)
    }

    /// Moves on to the next card as a hand does: with a finger in Chromium, with a wheel in
    /// Firefox. WebKit's driver turns the wheel but never ends the gesture, so that nothing snaps:
    /// there the deck is scrolled by a script, and the app has to notice all the same.
    pub(crate) fn swipe_on(&mut self) -> &mut Self {
        match self.engine {
            Engine::Chromium => self.perform(finger()),
            Engine::Firefox => self.perform(wheel()),
            Engine::WebKit => self.scroll_on(),
        }
    }

    /// Begins to swipe. The finger stays where it is, more than half way to the next card; where the
    /// driver has no finger, the deck is on its way.
    pub(crate) fn begins_to_swipe(&mut self) -> &mut Self {
        match self.engine {
            Engine::Chromium => self.touch("touchStart", Some(0)).drag(1..=HELD),
            Engine::Firefox | Engine::WebKit => self.scroll_on(),
        }
    }

    /// Moves the finger on that [`Self::begins_to_swipe`] put down. Chromium only.
    pub(crate) fn swipes_further(&mut self) -> &mut Self {
        self.drag(HELD + 1..=STEPS)
    }

    /// Lifts that finger.
    pub(crate) fn lifts_the_finger(&mut self) -> &mut Self {
        self.touch("touchEnd", None)
    }

    fn drag(&mut self, steps: RangeInclusive<i64>) -> &mut Self {
        for step in steps {
            self.touch("touchMove", Some(step));
        }
        self
    }

    /// What one finger does in Chromium. WebDriver's own finger is lifted between two commands.
    fn touch(&mut self, kind: &str, step: Option<i64>) -> &mut Self {
        let points: Vec<Value> =
            step.iter().map(|step| json!({ "x": across(*step), "y": HEIGHT / 2 })).collect();
        self.cdp("Input.dispatchTouchEvent", json!({ "type": kind, "touchPoints": points }))
    }

    /// Gives Chromium a command of its own protocol.
    pub(super) fn cdp(&mut self, command: &str, params: Value) -> &mut Self {
        let execute = Raw("goog/cdp/execute", json!({ "cmd": command, "params": params }));
        self.step(async move |browser| browser.handle().cmd(execute).await.map(drop).map_err(told));
        self
    }

    /// Moves on to the next card without a hand, as assistive technology may.
    pub(crate) fn scroll_on(&mut self) -> &mut Self {
        self.ask("e2e.scrollOn();");
        self
    }

    fn perform(&mut self, source: Value) -> &mut Self {
        let actions = Raw("actions", json!({ "actions": [source] }));
        self.step(async move |browser| browser.handle().cmd(actions).await.map(drop).map_err(told));
        self
    }
}

/// Keys going down and up in this order.
fn keyboard(strokes: impl IntoIterator<Item = (&'static str, char)>) -> Value {
    let actions: Vec<Value> =
        strokes.into_iter().map(|(kind, key)| json!({ "type": kind, "value": key })).collect();
    json!({ "type": "key", "id": "keyboard", "actions": actions })
}

/// A swipe from right to left across the middle, in steps, as a finger moves.
fn finger() -> Value {
    let mut moves = vec![point(0, 0), json!({ "type": "pointerDown", "button": 0 })];
    moves.extend((1..=STEPS).map(|step| point(step, 25)));
    moves.push(json!({ "type": "pointerUp", "button": 0 }));
    json!({
        "type": "pointer", "id": "finger", "parameters": { "pointerType": "touch" },
        "actions": moves,
    })
}

fn point(step: i64, duration: u64) -> Value {
    json!({
        "type": "pointerMove", "duration": duration, "x": across(step), "y": HEIGHT / 2,
        "origin": "viewport",
    })
}

/// Where the finger is after so many steps.
const fn across(step: i64) -> i64 {
    WIDTH - 60 - step * (WIDTH - 120) / STEPS
}

/// One turn of a wheel that goes sideways by the width of a card.
fn wheel() -> Value {
    json!({
        "type": "wheel", "id": "wheel",
        "actions": [{
            "type": "scroll", "x": WIDTH / 2, "y": HEIGHT / 2, "deltaX": WIDTH, "deltaY": 0,
            "duration": 0, "origin": "viewport",
        }],
    })
}

/// A command that the client library has no words for.
#[derive(Debug)]
pub(super) struct Raw(pub(super) &'static str, pub(super) Value);

impl FormatRequestData for Raw {
    fn format_request(&self, session: &SessionId) -> RequestData {
        let method = "POST".parse().unwrap_or_default();
        RequestData::new(method, format!("/session/{session}/{}", self.0)).add_body(self.1.clone())
    }
}

/// Does something to an element as soon as it is there and can be reached.
pub(super) async fn on_element(
    browser: &WebDriver,
    roles: &[&str],
    name: &Name,
    verb: &str,
    work: impl AsyncFn(&WebElement) -> WebDriverResult<()>,
) -> Result<(), String> {
    let script = format!("{PAGE}; return e2e.reached(arguments[0], arguments[1]);");
    let args = vec![json!(roles), name.to_json()];
    let what = format!("{name} to {verb}");
    let mut wait = Wait::start();
    loop {
        match reached(browser, &script, &args).await {
            Ok(Some(element)) => match work(&element).await {
                Ok(()) => return Ok(()),
                Err(error) if is_passing(&error) => wait.last = Some(told(error)),
                Err(error) => return Err(format!("{what}: {}", told(error))),
            },
            Ok(None) => {}
            // What was found is gone before the driver could name it.
            Err(error) if is_passing(&error) => wait.last = Some(told(error)),
            Err(error) => return Err(format!("{what}: {}", told(error))),
        }
        wait.again(&what).await?;
    }
}

/// The element that a script returns, if it returns one.
async fn reached(
    browser: &WebDriver,
    script: &str,
    args: &[Value],
) -> WebDriverResult<Option<WebElement>> {
    let found = browser.execute(script, args.to_vec()).await?;
    if found.json().is_null() {
        return Ok(None);
    }
    found.element().map(Some)
}
