//! What other tabs do is shown here, and this one stands aside for them.

use js_sys::Reflect;
use troth::app::OpenEntry;
use troth::copy::errors;
use troth::domain::{Book, Circumstance, Command};
use troth::platform::tabs::Message;
use troth::platform::{BrowserMirror, BrowserStore, clock, lifecycle, random};
use troth::route::Route;
use troth::storage::key::GENERATION;
use troth::storage::{Key, LocalStore, Repository};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::fixture::{entry_id, write};
use crate::support::{Role, Setup, World, local_storage, rendered, until};

/// Another tab does this; the keys that it wrote are told as the browser tells them.
async fn elsewhere(command: Command) {
    let other = Repository::new(BrowserStore::Local, BrowserMirror::Off, "other".to_owned());
    let book = Book::from_records(other.load().unwrap().records);
    let with = Circumstance {
        now: clock::now(),
        chance: random::bits(),
    };
    let change = book.decide(command, &with).unwrap();
    let staged = other.stage(&change, with.now.at).unwrap();
    other.settle(vec![staged]).await.unwrap();
    for record in &change.records {
        tell(Some(&Key::of(record).to_string()));
    }
}

fn tell(key: Option<&str>) {
    let event = web_sys::Event::new("storage").unwrap();
    let key = key.map_or(wasm_bindgen::JsValue::NULL, Into::into);
    Reflect::set(&event, &"key".into(), &key).unwrap();
    web_sys::window().unwrap().dispatch_event(&event).unwrap();
}

async fn listening(setup: Setup) -> World {
    let world = setup.writer().local().at(Route::Journal).screen().await;
    let sync = world.app.sync;
    world.with_listeners(lifecycle::on_other_tab(move |key| {
        sync.on_storage_event(key);
    }))
}

#[wasm_bindgen_test]
async fn an_entry_written_elsewhere_appears() {
    let world = listening(Setup::new().did(write(1, "Here."))).await;
    elsewhere(write(2, "There.")).await;
    until("it is listed", || world.text().contains("There.")).await;
    elsewhere(Command::DeleteEntry(entry_id(1))).await;
    until("it is gone", || !world.text().contains("Here.")).await;
}

#[wasm_bindgen_test]
async fn a_newer_troth_makes_this_one_read_only() {
    let world = listening(Setup::new().did(write(1, "Here."))).await;
    let key = "troth/2/entry/x";
    BrowserStore::Local.write(key, "{}").unwrap();
    tell(Some(key));
    world.wait_says(Role::Status, errors::NEWER_ELSEWHERE).await;
    world.get(Role::Button, errors::RELOAD);
    assert!(world.app.dispatcher.dispatch(write(2, "There.")).is_err());
}

/// It would be loaded anew, and the test with it, if it did not ask first.
#[wasm_bindgen_test]
async fn reload_does_not_take_words_away_that_are_kept_nowhere() {
    let world = listening(Setup::new()).await;
    let key = "troth/2/entry/x";
    BrowserStore::Local.write(key, "{}").unwrap();
    tell(Some(key));
    world.wait_says(Role::Status, errors::NEWER_ELSEWHERE).await;
    world.app.forms.write(None);
    let entry = world.wait_for(Role::Textbox, "Entry").await;
    entry.fill("Nowhere else.");
    entry.fire("blur");
    world.wait_says(Role::Status, "newer Troth").await;
    world.get(Role::Button, errors::RELOAD).press();
    world.wait_says(Role::Status, errors::COPY_FIRST).await;
    assert_eq!(entry.value(), "Nowhere else.");
}

#[wasm_bindgen_test]
async fn after_an_erasure_nothing_is_written() {
    let world = listening(Setup::new().did(write(1, "Here."))).await;
    local_storage().clear().unwrap();
    BrowserStore::Local.write(GENERATION, "1").unwrap();
    tell(Some(GENERATION));
    world.wait_says(Role::Status, errors::ERASED).await;
    world.get(Role::Button, errors::RELOAD);
    world.app.forms.open_entry(OpenEntry {
        id: entry_id(1),
        prompt: None,
    });
    let entry = world.wait_for(Role::Textbox, "Entry").await;
    entry.fill("Here, and more.");
    entry.fire("blur");
    world.wait_says(Role::Status, errors::ERASED).await;
    assert_eq!(BrowserStore::Local.keys().unwrap(), [GENERATION]);
}

#[wasm_bindgen_test]
async fn it_stands_aside_for_an_erasure() {
    let world = listening(Setup::new().did(write(1, "Here."))).await;
    world.app.tabs.on_message(Message::StandAside);
    world.wait_for(Role::Heading, errors::ASIDE_TITLE).await;
    assert!(!world.text().contains("Here."));
    assert!(world.app.dispatcher.dispatch(write(2, "There.")).is_err());
    world.app.tabs.on_message(Message::GoOn);
    until("it is there again", || world.text().contains("Here.")).await;
    world.app.dispatcher.dispatch(write(2, "There.")).unwrap();
    rendered().await;
}

/// Words that were being typed when this tab stood aside, for nothing.
#[wasm_bindgen_test]
async fn standing_aside_takes_no_words_away() {
    let world = listening(Setup::new()).await;
    world.app.forms.write(None);
    let entry = world.wait_for(Role::Textbox, "Entry").await;
    entry.fill("Half a sent");
    world.app.tabs.on_message(Message::StandAside);
    world.wait_for(Role::Heading, errors::ASIDE_TITLE).await;
    world.app.tabs.on_message(Message::GoOn);
    let entry = world.wait_for(Role::Textbox, "Entry").await;
    assert_eq!(entry.value(), "Half a sent");
}
