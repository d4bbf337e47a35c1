//! The open entry: it saves itself, "Done" closes it, an empty one leaves nothing behind.

use troth::app::OpenEntry;
use troth::copy::errors;
use troth::domain::Book;
use troth::platform::{history, session};
use troth::route::Route;
use troth::storage::key::OPEN_ENTRY;
use troth::storage::{NoMirror, Repository};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::fixture::{entry_id, prompt, write};
use crate::support::{Role, Setup, World, rendered, until};

fn texts(world: &World) -> Vec<String> {
    world
        .app
        .library
        .with_untracked(|book| book.entries().map(|entry| entry.text.clone()).collect())
}

#[wasm_bindgen_test]
async fn saves_itself_after_a_pause() {
    let world = Setup::new().writer().local().screen().await;
    world.get(Role::Button, "Write").press();
    let entry = world.wait_for(Role::Textbox, "Entry").await;
    until("the field has the focus", || entry.has_focus()).await;
    entry.fill("One");
    world.wait_says(Role::Status, "Saving…").await;
    assert_eq!(texts(&world), [""; 0], "nothing is kept at every key");
    entry.fill("One more day.");
    world.wait_says(Role::Status, "Saved").await;
    assert_eq!(texts(&world), ["One more day."]);
    assert!(world.get(Role::Textbox, "Entry").has_focus());

    let store = troth::platform::BrowserStore::Local;
    let loaded = Repository::new(store, NoMirror, "later".to_owned()).load();
    let book = Book::from_records(loaded.unwrap().records);
    let kept: Vec<_> = book.entries().map(|entry| &entry.text).collect();
    assert_eq!(kept, ["One more day."], "a later visit finds it");
}

#[wasm_bindgen_test]
async fn whoever_types_without_a_pause_is_saved_all_the_same() {
    let world = Setup::new().writer().screen().await;
    world.app.forms.write(None);
    let entry = world.wait_for(Role::Textbox, "Entry").await;
    until("it is saved while one types", || {
        entry.fill(&[&entry.value(), "x"].concat());
        !texts(&world).is_empty()
    })
    .await;
    let first = texts(&world);
    until("what was typed since is saved too", || {
        entry.fill(&[&entry.value(), "x"].concat());
        texts(&world) != first
    })
    .await;
}

#[wasm_bindgen_test]
async fn done_leads_to_the_journal() {
    let world = Setup::new().writer().screen().await;
    world.app.forms.write(None);
    assert_eq!(history::fragment(), "#/journal/entry");
    let entry = world.wait_for(Role::Textbox, "Entry").await;
    entry.fill("Said it out loud.");
    world.get(Role::Button, "Done").press();
    world.wait_for(Role::Heading, "Journal").await;
    assert_eq!(history::fragment(), "#/journal");
    assert_eq!(texts(&world), ["Said it out loud."]);
    assert_eq!(session::read(OPEN_ENTRY), None);
}

#[wasm_bindgen_test]
async fn done_on_a_blank_entry_leaves_nothing() {
    let world = Setup::new().writer().screen().await;
    world.app.forms.write(None);
    let entry = world.wait_for(Role::Textbox, "Entry").await;
    entry.fill(" \n\t ");
    world.get(Role::Button, "Done").press();
    world
        .wait_for(Role::Heading, "A private place to write")
        .await;
    assert_eq!(texts(&world), [""; 0]);
    assert!(!world.has(Role::Button, "Undo"), "there is nothing to undo");
}

#[wasm_bindgen_test]
async fn an_entry_that_was_emptied_is_deleted_and_comes_back() {
    let world = Setup::new().writer().did(write(1, "Kept.")).screen().await;
    open(&world, 1);
    let entry = world.wait_for(Role::Textbox, "Entry").await;
    assert_eq!(entry.value(), "Kept.");
    entry.fill("");
    entry.fire("blur");
    assert_eq!(texts(&world), ["Kept."], "a blank text is not kept over it");
    world.get(Role::Button, "Done").press();
    world.wait_says(Role::Status, "Entry deleted.").await;
    assert_eq!(texts(&world), [""; 0]);
    world.get(Role::Button, "Undo").press();
    world.wait_says(Role::Status, "The entry is back.").await;
    assert_eq!(texts(&world), ["Kept."]);
}

#[wasm_bindgen_test]
async fn delete_can_be_undone_once() {
    let world = Setup::new().writer().did(write(1, "Kept.")).screen().await;
    open(&world, 1);
    world.wait_for(Role::Button, "Delete entry").await.press();
    let undo = world.wait_for(Role::Button, "Undo").await;
    assert_eq!(texts(&world), [""; 0]);
    assert_eq!(world.route(), Route::Journal);
    undo.press();
    undo.press();
    world.wait_for(Role::Button, "New entry").await;
    until("the row is back", || world.text().contains("Kept.")).await;
    assert_eq!(texts(&world), ["Kept."]);
}

#[wasm_bindgen_test]
async fn leaving_while_typing_saves() {
    let world = Setup::new().writer().screen().await;
    world.app.forms.write(None);
    let entry = world.wait_for(Role::Textbox, "Entry").await;
    entry.fill("Half a sent");
    world.app.navigation.go(Route::Today);
    world.wait_for(Role::Heading, "Today").await;
    assert_eq!(texts(&world), ["Half a sent"]);
}

#[wasm_bindgen_test]
async fn leaving_the_page_saves_at_once() {
    let world = Setup::new().writer().screen().await;
    world.app.forms.write(None);
    let entry = world.wait_for(Role::Textbox, "Entry").await;
    entry.fill("Half a sent");
    assert_eq!(texts(&world), [""; 0]);
    let window = web_sys::window().unwrap();
    let hides = web_sys::Event::new("pagehide").unwrap();
    window.dispatch_event(&hides).unwrap();
    assert_eq!(texts(&world), ["Half a sent"], "there is no later moment");
    drop(world);

    let world = Setup::new().writer().screen().await;
    window.dispatch_event(&hides).unwrap();
    assert_eq!(
        texts(&world),
        [""; 0],
        "the one before does not listen any more"
    );
}

#[wasm_bindgen_test]
async fn going_elsewhere_on_the_screen_saves() {
    let world = Setup::new().writer().screen().await;
    world.app.forms.write(None);
    let entry = world.wait_for(Role::Textbox, "Entry").await;
    entry.fill("Put down.");
    entry.fire("blur");
    assert_eq!(texts(&world), ["Put down."]);
}

#[wasm_bindgen_test]
async fn the_prompt_stands_above_and_is_kept() {
    let question = "What did you do, in one sentence?";
    let world = Setup::new().writer().screen().await;
    world.app.forms.write(Some(prompt(question)));
    let entry = world.wait_for(Role::Textbox, "Entry").await;
    assert!(entry.description().contains(question));
    entry.fill("I lied about the money.");
    world.wait_says(Role::Status, "Saved").await;
    world.get(Role::Button, "Done").press();
    world.wait_for(Role::Button, "New entry").await;
    assert!(world.text().contains(question), "{}", world.text());
    world.select(".entry-row")[0].press();
    let entry = world.wait_for(Role::Textbox, "Entry").await;
    assert!(entry.description().contains(question));
    assert_eq!(entry.value(), "I lied about the money.");
}

#[wasm_bindgen_test]
async fn without_storage_it_says_how_long_the_words_stay() {
    let world = Setup::new().writer().blocked().screen().await;
    world.app.forms.write(None);
    let entry = world.wait_for(Role::Textbox, "Entry").await;
    entry.fill("For now.");
    world
        .wait_says(Role::Status, errors::KEPT_IN_THIS_TAB)
        .await;
    assert!(!world.text().contains("Saved"));
}

#[wasm_bindgen_test]
async fn the_address_alone_begins_an_entry() {
    // The shortcut of the installed app led to the list.
    let world = Setup::new().writer().at(Route::Entry).screen().await;
    world.wait_for(Role::Textbox, "Entry").await;
    world.get(Role::Button, "Done").press();
    world.wait_for(Role::Heading, "Journal").await;
    assert_eq!(
        world
            .app
            .library
            .with_untracked(|book| book.entries().count()),
        0
    );
}

#[wasm_bindgen_test]
async fn an_entry_deleted_meanwhile_keeps_its_words_on_the_screen() {
    let world = Setup::new().writer().did(write(1, "Kept.")).screen().await;
    open(&world, 1);
    let entry = world.wait_for(Role::Textbox, "Entry").await;
    let delete = troth::domain::Command::DeleteEntry(entry_id(1));
    world.app.dispatcher.dispatch_quietly(delete);
    rendered().await;
    entry.fill("Kept, and more.");
    world
        .wait_says(Role::Status, "This entry has been deleted.")
        .await;
    assert_eq!(entry.value(), "Kept, and more.");
}

fn open(world: &World, number: u64) {
    world.app.forms.open_entry(OpenEntry {
        id: entry_id(number),
        prompt: None,
    });
}
