//! Sharing: the questions first, then exactly what will be sent.

use js_sys::{Function, Object, Reflect};
use troth::copy::more as copy;
use troth::domain::Command;
use troth::guide::Chapter;
use troth::platform::history;
use troth::route::Route;
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::fixture::card;
use crate::support::{Role, Setup, World};

/// Stands in for something of the browser's own, until dropped.
struct StandIn(&'static str);

impl StandIn {
    fn new(name: &'static str, value: &JsValue) -> Self {
        let how = Object::new();
        Reflect::set(&how, &"value".into(), value).unwrap();
        Reflect::set(&how, &"configurable".into(), &true.into()).unwrap();
        Reflect::define_property(&navigator(), &name.into(), &how).unwrap();
        Self(name)
    }
}

impl Drop for StandIn {
    fn drop(&mut self) {
        Reflect::delete_property(&navigator(), &self.0.into()).unwrap();
    }
}

fn navigator() -> Object {
    web_sys::window().unwrap().navigator().into()
}

/// A clipboard that remembers, or refuses.
fn clipboard(works: bool) -> StandIn {
    let body = if works {
        "globalThis.sent = text; return Promise.resolve()"
    } else {
        "return Promise.reject(new DOMException('no', 'NotAllowedError'))"
    };
    let clipboard = Object::new();
    let write = Function::new_with_args("text", body);
    Reflect::set(&clipboard, &"writeText".into(), &write).unwrap();
    StandIn::new("clipboard", &clipboard)
}

/// A share sheet that remembers, or ends with that error.
fn sheet(error: Option<&str>) -> StandIn {
    let body = match error {
        None => "globalThis.sent = data.text + ' ' + data.url; return Promise.resolve()".into(),
        Some(name) => format!("return Promise.reject(new DOMException('no', '{name}'))"),
    };
    StandIn::new("share", &Function::new_with_args("data", &body))
}

fn sent() -> String {
    let sent = Reflect::get(&js_sys::global(), &"sent".into()).unwrap();
    sent.as_string().unwrap()
}

async fn on() -> World {
    Setup::new()
        .did(Command::TurnOnSharing)
        .at(Route::Share)
        .screen()
        .await
}

fn preview(world: &World) -> String {
    world.select("blockquote").remove(0).text()
}

#[wasm_bindgen_test]
async fn is_off_until_it_was_asked_about() {
    let world = Setup::new().at(Route::Share).screen().await;
    assert!(world.text().contains(copy::SHARE_OFF) && world.text().contains(copy::SHARE_ASK));
    assert!(!world.has(Role::Button, "Copy link") && world.select("blockquote").is_empty());
    world.get(Role::Button, "Turn on sharing").press();
    world.wait_for(Role::Button, "Copy link").await;
    assert!(!world.text().contains(copy::SHARE_OFF));
    assert!(
        world
            .app
            .library
            .with_untracked(|book| book.preferences().sharing_on)
    );
}

#[wasm_bindgen_test]
async fn what_is_shown_is_what_is_copied() {
    let clipboard = clipboard(true);
    let world = on().await;
    let url = history::app_url();
    assert!(!url.contains('#') && url.ends_with('/'), "{url}");
    assert_eq!(preview(&world), format!("{}{url}", copy::SHARE_TEXT));
    world.get(Role::Button, "Copy link").press();
    world.wait_says(Role::Status, copy::COPIED).await;
    assert_eq!(sent(), url);
    drop(clipboard);
}

#[wasm_bindgen_test]
async fn a_clipboard_that_refuses_is_told() {
    let clipboard = clipboard(false);
    let world = on().await;
    world.get(Role::Button, "Copy link").press();
    world.wait_says(Role::Status, copy::NOT_COPIED).await;
    drop(clipboard);
}

#[wasm_bindgen_test]
async fn without_a_clipboard_too() {
    let clipboard = StandIn::new("clipboard", &JsValue::UNDEFINED);
    let world = on().await;
    world.get(Role::Button, "Copy link").press();
    world.wait_says(Role::Status, copy::NOT_COPIED).await;
    drop(clipboard);
}

#[wasm_bindgen_test]
async fn a_card_is_sent_with_its_title_and_its_link() {
    let sheet = sheet(None);
    let world = Setup::new().did(Command::TurnOnSharing).screen().await;
    let card = card(Chapter::Admit, 2);
    world.app.forms.set_shared_card(Some(card.id()));
    world.app.navigation.go(Route::Share);
    world.wait_for(Role::Heading, "Share this card").await;
    let url = format!("{}#/guide/admit/2", history::app_url());
    assert_eq!(preview(&world), format!("{}{url}", card.title));
    world.get(Role::Button, "Share").press();
    world.wait_says(Role::Status, copy::SHARED).await;
    assert_eq!(sent(), format!("{} {url}", card.title));
    drop(sheet);
}

#[wasm_bindgen_test]
async fn a_sheet_that_was_closed_is_no_failure() {
    let failing = sheet(Some("NotAllowedError"));
    let world = on().await;
    world.get(Role::Button, "Share").press();
    world.wait_says(Role::Status, copy::NOT_SHARED).await;
    drop(failing);
    let cancelled = sheet(Some("AbortError"));
    world.get(Role::Button, "Share").press();
    crate::support::until("nothing is said", || {
        !world.text().contains(copy::NOT_SHARED)
    })
    .await;
    drop(cancelled);
}
