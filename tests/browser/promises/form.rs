//! The form for a new promise.

use troth::copy::{errors, promises as copy};
use troth::domain::promise::PromiseState;
use troth::domain::{Command, DraftId, Promise, Promiser, Refusal, Way};
use troth::route::{Route, Shelf};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::fixture::HOSTILE;
use crate::support::{Role, Setup, World, until};

const MINE: &str = "What do you promise?";
const THEIRS: &str = "What did they promise?";

async fn form() -> World {
    let world = Setup::new().at(Route::NewPromise).screen().await;
    let what = world.get(Role::Textbox, MINE);
    until("the field has the focus", || what.has_focus()).await;
    world
}

fn made(world: &World) -> Vec<PromiseState> {
    world
        .app
        .library
        .with_untracked(|book| book.promises().filter_map(Promise::state).collect())
}

#[wasm_bindgen_test]
async fn only_what_is_promised_is_required() {
    let world = form().await;
    let what = world.get(Role::Textbox, MINE);
    what.fill("  I answer one question.  ");
    world.get(Role::Button, "Make promise").press();
    world.wait_says(Role::Status, "Promise made.").await;
    assert_eq!(world.route(), Route::Promises(Shelf::Open));
    world
        .wait_for(Role::Article, "I answer one question.")
        .await;
    let made = made(&world);
    assert_eq!(made.len(), 1);
    assert_eq!((made[0].promiser, &made[0].due), (Promiser::Me, &None));
    assert_eq!(
        (&*made[0].what, &*made[0].note),
        ("I answer one question.", "")
    );
}

#[wasm_bindgen_test]
async fn whoever_types_without_a_pause_is_kept_all_the_same() {
    let world = form().await;
    let what = world.get(Role::Textbox, MINE);
    until("it waits as a draft while one types", || {
        what.fill(&[&what.value(), "x"].concat());
        world.app.drafts.get(DraftId::NewPromise).is_some()
    })
    .await;
}

#[wasm_bindgen_test]
async fn making_can_be_undone() {
    let world = form().await;
    world.get(Role::Textbox, MINE).fill("I answer.");
    world.get(Role::Button, "Make promise").press();
    world.wait_for(Role::Button, "Undo").await.press();
    world.wait_says(Role::Status, "Taken back.").await;
    assert_eq!(made(&world), []);
    world.wait_for(Role::Heading, "No open promise").await;
}

#[wasm_bindgen_test]
async fn an_empty_one_is_refused_at_its_field() {
    let world = form().await;
    let what = world.get(Role::Textbox, MINE);
    for blank in ["", " \n "] {
        what.fill(blank);
        world.get(Role::Button, "Make promise").0.focus().unwrap();
        world.get(Role::Button, "Make promise").press();
        world
            .wait_says(Role::Alert, &errors::refusal(&Refusal::PromiseEmpty))
            .await;
        assert_eq!(what.attr("aria-invalid").as_deref(), Some("true"));
        let said = errors::refusal(&Refusal::PromiseEmpty);
        assert!(what.description().contains(&said));
        assert!(what.has_focus());
    }
    what.fill("Now.");
    until("it is forgiven", || what.attr("aria-invalid").is_none()).await;
    let said = errors::refusal(&Refusal::PromiseEmpty);
    assert!(!what.description().contains(&said));
    assert_eq!(made(&world), []);
}

#[wasm_bindgen_test]
async fn one_that_is_too_long_is_refused_and_stays() {
    let world = form().await;
    let what = world.get(Role::Textbox, MINE);
    let words = "w".repeat(10_000);
    what.fill(&words);
    world.get(Role::Button, "Make promise").press();
    world
        .wait_says(Role::Alert, "The promise has 10,000 characters")
        .await;
    assert_eq!(what.value(), words);

    what.fill("Short.");
    let note = world.get(Role::Textbox, "Note (optional)");
    note.fill(&words);
    world.get(Role::Button, "Make promise").press();
    world
        .wait_says(Role::Alert, "The note has 10,000 characters")
        .await;
    assert_eq!(note.attr("aria-invalid").as_deref(), Some("true"));
    assert!(note.has_focus());
    assert_eq!(made(&world), []);
}

#[wasm_bindgen_test]
async fn whose_it_is_switches_the_label() {
    let world = form().await;
    let what = world.get(Role::Textbox, MINE);
    what.fill("Home by six.");
    assert!(world.get(Role::Radio, "I promise").is_checked());
    world.get(Role::Radio, "They promised me").press();
    let theirs = world.wait_for(Role::Textbox, THEIRS).await;
    assert_eq!((&theirs, &*theirs.value()), (&what, "Home by six."));
    world.get(Role::Button, "Make promise").press();
    world.wait_for(Role::Article, "Home by six.").await;
    assert!(world.text().contains(copy::MADE_TO_ME));
    assert_eq!(made(&world)[0].promiser, Promiser::Them);
}

#[wasm_bindgen_test]
async fn whoever_was_hurt_begins_with_one_made_to_them() {
    let setup = Setup::new().did(Command::ChooseWay(Way::Hurt));
    let world = setup.at(Route::NewPromise).screen().await;
    world.get(Role::Textbox, THEIRS);
    assert!(world.get(Role::Radio, "They promised me").is_checked());
}

#[wasm_bindgen_test]
async fn the_words_of_a_card_are_ones_own() {
    let world = Setup::new()
        .did(Command::ChooseWay(Way::Hurt))
        .screen()
        .await;
    world.app.forms.new_promise("I answer one question.");
    let what = world.wait_for(Role::Textbox, MINE).await;
    assert_eq!(what.value(), "I answer one question.");
}

/// Two taps on "Make promise" made one promise, but the second took "Undo" away.
#[wasm_bindgen_test]
async fn two_taps_make_one_promise() {
    let world = form().await;
    world.get(Role::Textbox, MINE).fill("Once.");
    let make = world.get(Role::Button, "Make promise");
    make.press();
    make.press();
    world.wait_for(Role::Article, "Once.").await;
    world.wait_says(Role::Status, "Promise made.").await;
    assert_eq!(made(&world).len(), 1);
    world.wait_for(Role::Button, "Undo").await;

    world.get(Role::Button, "New promise").press();
    world.wait_for(Role::Textbox, MINE).await.fill("Twice.");
    world.get(Role::Button, "Make promise").press();
    world.wait_for(Role::Article, "Twice.").await;
    assert_eq!(made(&world).len(), 2, "the next form makes another one");
}

#[wasm_bindgen_test]
async fn text_stays_text() {
    let world = form().await;
    let what = world.get(Role::Textbox, MINE);
    assert_eq!(what.attr("dir").as_deref(), Some("auto"));
    what.fill(HOSTILE);
    world.get(Role::Textbox, "Note (optional)").fill(HOSTILE);
    world.get(Role::Button, "Make promise").press();
    world.wait_says(Role::Status, "Promise made.").await;
    until("the card is there", || {
        !world.select(".promise-card").is_empty()
    })
    .await;
    for part in [".promise-card__what", ".promise-card__note"] {
        let shown = &world.select(part)[0];
        assert_eq!(shown.raw_text(), HOSTILE);
        assert_eq!(shown.attr("dir").as_deref(), Some("auto"));
    }
    assert_eq!(world.select("img, b").len(), 0);
}
