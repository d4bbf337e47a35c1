//! The tabs in which the app is open: a lock that they share, and the messages between them.

use gloo_events::EventListener;
use js_sys::Reflect;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::EventTarget;

#[wasm_bindgen(module = "/src/platform/adapters.js")]
extern "C" {
    #[wasm_bindgen(catch)]
    fn radio() -> Result<JsValue, JsValue>;
    fn say(message: &str);
    #[wasm_bindgen(catch, js_name = standAside)]
    fn stand_aside() -> Result<(), JsValue>;
    #[wasm_bindgen(catch, js_name = enter)]
    fn js_enter() -> Result<(), JsValue>;
    #[wasm_bindgen(catch, js_name = exclusively)]
    async fn js_exclusively() -> Result<JsValue, JsValue>;
}

/// What another tab says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Message {
    /// It wants to be alone with the store: write nothing any more. This tab has let go of the
    /// lock when it receives this.
    StandAside,
    /// It did nothing; all is as before.
    GoOn,
    /// It erased everything.
    Erased,
}

/// Being alone with the store, until dropped.
#[must_use = "the other tabs come back when it is dropped"]
pub struct Fence {
    ending: Message,
}

/// Shares the lock with the other tabs: once, at the start. Nothing waits for it; a browser without
/// locks goes without.
pub fn enter() {
    // It never throws; but what may throw is imported by its own name, in one line of the glue.
    let _ = js_enter();
}

/// Asks the other tabs to stop writing, and waits for up to three seconds until they have; none if
/// one of them did not.
pub async fn exclusively() -> Option<Fence> {
    say(Message::StandAside.as_str());
    // Dropped at once if it was not got: then everybody comes back.
    let fence = Fence {
        ending: Message::GoOn,
    };
    let got = js_exclusively().await.ok()?;
    got.is_truthy().then_some(fence)
}

/// Receives messages of the other tabs until dropped.
pub fn on_message(on_message: impl Fn(Message) + 'static) -> Option<EventListener> {
    let radio: EventTarget = radio().ok()?.dyn_into().ok()?;
    let listener = EventListener::new(&radio, "message", move |event| {
        let data = Reflect::get(event, &JsValue::from_str("data")).ok();
        let text = data.and_then(|data| data.as_string()).unwrap_or_default();
        let Some(message) = Message::parse(&text) else {
            return;
        };
        if message == Message::StandAside {
            let _ = stand_aside();
        } else {
            enter();
        }
        on_message(message);
    });
    Some(listener)
}

impl Fence {
    /// Tells the other tabs that everything was erased; they reload.
    pub fn erased(mut self) {
        self.ending = Message::Erased;
    }
}

impl Drop for Fence {
    fn drop(&mut self) {
        say(self.ending.as_str());
        enter();
    }
}

impl Message {
    const fn as_str(self) -> &'static str {
        match self {
            Self::StandAside => "stand-aside",
            Self::GoOn => "go-on",
            Self::Erased => "erased",
        }
    }

    fn parse(text: &str) -> Option<Self> {
        [Self::StandAside, Self::GoOn, Self::Erased]
            .into_iter()
            .find(|message| message.as_str() == text)
    }
}
