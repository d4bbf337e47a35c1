//! Today.

use troth::copy::today as copy;
use troth::domain::{CardId, Command};
use troth::guide::Chapter;
use troth::route::{Route, Shelf};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::fixture::{ago, ahead, card, make, write};
use crate::support::{Role, Setup, until};

#[wasm_bindgen_test]
async fn day_one_is_not_a_dashboard() {
    let world = Setup::new().screen().await;
    assert!(world.text().contains("One small thing is enough."));
    let first = card(Chapter::Tonight, 1);
    let next = world.select("a.next-card").remove(0);
    assert!(next.text().starts_with("Start reading") && next.text().contains(first.title));
    assert_eq!(next.attr("href").as_deref(), Some("#/guide/tonight/1"));
    world.get(Role::Button, "Write");
    world.get(Role::Button, "One promise for tomorrow");
    assert!(!world.text().contains(copy::DUE) && !world.text().contains(copy::NOTHING_DUE));
    world.get(Role::Link, "Afraid? Start here.").press();
    world.wait_for(Role::Heading, "Hurt, or harm?").await;
    assert_eq!(world.route(), Route::Safety);
}

#[wasm_bindgen_test]
async fn what_is_due_is_marked_in_one_tap() {
    let world = Setup::new()
        .did_at(
            ago(9, "09:00"),
            make(1, "Home by six.", Some(ago(1, "18:00"))),
        )
        .did_at(ago(9, "09:00"), make(2, "Later.", Some(ahead(3, "18:00"))))
        .screen()
        .await;
    world.get(Role::Region, copy::DUE);
    assert!(!world.text().contains(copy::DAY_ONE));
    assert!(!world.has(Role::Article, "Later."));
    let due = world.get(Role::Article, "Home by six.");
    due.get(Role::Button, "Kept").press();
    world.wait_says(Role::Status, "Marked kept.").await;
    world.wait_gone(Role::Article, "Home by six.").await;
    until("nothing is due", || {
        world.text().contains(copy::NOTHING_DUE)
    })
    .await;
    let marked = world.get(Role::Region, "Home by six.");
    marked.get(Role::Textbox, "Note (optional)");
    world.get(Role::Button, "Undo").press();
    world.wait_for(Role::Article, "Home by six.").await;
    assert!(!world.text().contains(copy::NOTHING_DUE));
}

#[wasm_bindgen_test]
async fn with_writing_and_nothing_due_it_says_so() {
    let world = Setup::new().did(write(1, "Here.")).screen().await;
    assert!(world.text().contains(copy::NOTHING_DUE));
    world.get(Role::Link, "Promises").press();
    world.wait_for(Role::Heading, "Promises").await;
    assert_eq!(world.route(), Route::Promises(Shelf::Open));
}

#[wasm_bindgen_test]
async fn reading_goes_on_where_it_stopped() {
    let stopped = card(Chapter::Patience, 3);
    let world = Setup::new()
        .did(Command::Bookmark(stopped.id()))
        .screen()
        .await;
    let next = world.select("a.next-card").remove(0);
    assert!(
        next.text().starts_with("Continue reading"),
        "{}",
        next.text()
    );
    assert!(next.text().contains(stopped.title));
    assert_eq!(next.attr("href").as_deref(), Some("#/guide/patience/3"));

    let gone = CardId::parse("admit/no-such-card").unwrap();
    let world = Setup::new().did(Command::Bookmark(gone)).screen().await;
    assert!(
        world.select("a.next-card")[0]
            .text()
            .starts_with("Start reading")
    );
}

#[wasm_bindgen_test]
async fn what_another_tab_wrote_is_taken_over() {
    let world = Setup::new().local().screen().await;
    let other = troth::storage::Repository::new(
        troth::platform::BrowserStore::Local,
        troth::storage::NoMirror,
        "other".to_owned(),
    );
    let with = troth::domain::Circumstance {
        now: ago(3, "09:00"),
        chance: 7,
    };
    let promise = make(1, "From the other tab.", Some(ago(1, "18:00")));
    let change = troth::domain::Book::default()
        .decide(promise, &with)
        .unwrap();
    let staged = other.stage(&change, with.now.at).unwrap();
    other.settle(vec![staged]).await.unwrap();
    world.app.sync.reload_library();
    world.wait_for(Role::Article, "From the other tab.").await;
}
