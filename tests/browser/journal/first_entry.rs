//! The notice before the very first entry.

use troth::copy::{backup, safety};
use troth::route::Route;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::platform::environment::IPHONE;
use crate::platform::script::StandIn;
use crate::support::fixture::write;
use crate::support::{Role, Setup, until};

#[wasm_bindgen_test]
async fn is_read_once_before_the_first_entry() {
    let world = Setup::new().screen().await;
    world.app.forms.write(None);
    world.wait_for(Role::Heading, "Before you write").await;
    for line in safety::FIRST_ENTRY_LINES {
        assert!(world.text().contains(line), "{line}");
    }
    assert!(!world.text().contains(safety::IOS_TAB));
    assert!(
        !world.has(Role::Textbox, "Entry"),
        "nothing can be written yet"
    );
    world.get(Role::Button, "Start writing").press();
    world.wait_for(Role::Textbox, "Entry").await.fill("First.");
    assert!(!world.has(Role::Heading, "Before you write"));
    world.get(Role::Button, "Done").press();
    world.wait_for(Role::Button, "New entry").await.press();
    world.wait_for(Role::Textbox, "Entry").await;
    assert!(!world.has(Role::Heading, "Before you write"));
}

/// There everything is deleted after a week without a visit.
#[wasm_bindgen_test]
async fn says_in_a_tab_of_an_iphone_what_happens_there_and_leads_on() {
    let _agent = StandIn::new("navigator", "userAgent", IPHONE);
    let world = Setup::new().screen().await;
    world.app.forms.write(None);
    world.wait_for(Role::Heading, "Before you write").await;
    assert!(world.text().contains(safety::IOS_TAB));
    world.get(Role::Link, backup::MOVE).press();
    until("it leads to moving", || world.route() == Route::Move).await;
}

#[wasm_bindgen_test]
async fn leads_to_the_safety_questions() {
    let world = Setup::new().screen().await;
    world.app.forms.write(None);
    world.wait_for(Role::Link, "Hurt, or harm?").await.press();
    world.wait_for(Role::Heading, "Hurt, or harm?").await;
    assert_eq!(world.route(), Route::Safety);
}

#[wasm_bindgen_test]
async fn is_not_for_a_journal_that_was_begun() {
    let world = Setup::new().did(write(1, "Here.")).screen().await;
    world.app.forms.write(None);
    world.wait_for(Role::Textbox, "Entry").await;
    assert!(!world.has(Role::Heading, "Before you write"));
}
