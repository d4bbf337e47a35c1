//! What was begun and left waits for the next time.

use troth::copy::promises as copy;
use troth::domain::moment::iso_date;
use troth::domain::{Command, DraftId, PromiseDraft, PromiseId, Promiser};
use troth::route::{Route, Shelf};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::fixture::{ahead, make, promise_id};
use crate::support::{Role, Setup, World, rendered, until};

const WHAT: &str = "What do you promise?";
const NOTE: &str = "Note (optional)";

fn drafts(world: &World) -> usize {
    world.app.library.with_untracked(|book| book.drafts().len())
}

async fn paused(world: &World, count: usize) {
    until("a pause has kept it", || drafts(world) == count).await;
    rendered().await;
}

/// The form forgot everything when a tab of the bar was tapped.
#[wasm_bindgen_test]
async fn a_promise_waits_in_its_form() {
    let world = Setup::new().at(Route::NewPromise).screen().await;
    world
        .get(Role::Textbox, "What do you promise?")
        .fill("I call at six.");
    world
        .get(Role::Textbox, "Note (optional)")
        .fill("On the landline.");
    world.get(Role::Button, "Tomorrow").press();
    world.app.navigation.go(Route::Journal);
    world.wait_for(Role::Heading, "Journal").await;

    world.app.forms.new_promise("A card's words.");
    let what = world.wait_for(Role::Textbox, "What do you promise?").await;
    assert_eq!(what.value(), "I call at six.");
    assert_eq!(
        world.get(Role::Textbox, "Note (optional)").value(),
        "On the landline."
    );
    assert_eq!(
        world
            .get(Role::Button, "Tomorrow")
            .attr("aria-pressed")
            .as_deref(),
        Some("true")
    );

    world.get(Role::Button, "Make promise").press();
    world.wait_says(Role::Status, "Promise made.").await;
    world.app.forms.new_promise("");
    let what = world.wait_for(Role::Textbox, "What do you promise?").await;
    assert_eq!(what.value(), "", "what was made does not come again");
}

/// A note under a promise just marked was gone when another promise was marked.
#[wasm_bindgen_test]
async fn a_note_waits_at_its_promise() {
    let setup = Setup::new()
        .did(make(1, "Home by six.", Some(ahead(2, "18:00"))))
        .did(make(2, "I call at noon.", Some(ahead(3, "12:00"))));
    let world = setup.at(Route::Promises(Shelf::Open)).screen().await;
    let mark = |what: &'static str| {
        world
            .get(Role::Article, what)
            .get(Role::Button, "Kept")
            .press()
    };
    mark("Home by six.");
    until("there is room for a note", || {
        !world.select("#just-marked").is_empty()
    })
    .await;
    let note = || world.select(".promise-card__note-form textarea").remove(0);
    note().fill("It was not easy.");
    mark("I call at noon.");
    until("the other is marked", || {
        world.select("#just-marked")[0].text() == "I call at noon."
    })
    .await;
    assert_eq!(note().value(), "");

    world.app.navigation.go(Route::Promises(Shelf::Closed));
    let card = world.wait_for(Role::Article, "Home by six.").await;
    assert_eq!(
        card.get(Role::Textbox, "Note (optional)").value(),
        "It was not easy."
    );
}

/// A reload forgot what stood in a form.
#[wasm_bindgen_test]
async fn a_promise_begun_survives_a_crash_and_a_reload() {
    let world = Setup::new().local().at(Route::NewPromise).screen().await;
    world.get(Role::Radio, "They promised me").press();
    world.get(Role::Button, "Tomorrow").press();
    let what = world
        .wait_for(Role::Textbox, "What did they promise?")
        .await;
    what.fill("They call at six.");
    paused(&world, 1).await;
    let world = world.crash().await;
    let what = world
        .wait_for(Role::Textbox, "What did they promise?")
        .await;
    assert_eq!(what.value(), "They call at six.");
    assert!(world.get(Role::Radio, "They promised me").is_checked());
    let chip = world.get(Role::Button, "Tomorrow");
    assert_eq!(chip.attr("aria-pressed").as_deref(), Some("true"));

    // What was typed less than a pause ago, by a reload.
    world.get(Role::Textbox, NOTE).fill("On the landline.");
    let world = world.reload().await;
    assert_eq!(world.get(Role::Textbox, NOTE).value(), "On the landline.");
    world.get(Role::Button, "Make promise").press();
    world.wait_says(Role::Status, copy::MADE).await;
    world.wait_says(Role::Status, "Saved").await;
    assert_eq!(drafts(&world), 0, "what was made does not wait");
    let world = world.reload().await;
    assert_eq!(drafts(&world), 0);
    assert_eq!(
        world
            .app
            .library
            .with_untracked(|book| book.promises().count()),
        1
    );
}

#[wasm_bindgen_test]
async fn a_form_in_which_nothing_was_typed_does_not_wait() {
    let world = Setup::new().screen().await;
    world.app.forms.new_promise("A card's words.");
    let what = world.wait_for(Role::Textbox, WHAT).await;
    what.fire("focusout");
    world.app.navigation.go(Route::Journal);
    world.wait_for(Role::Heading, "Journal").await;
    assert_eq!(drafts(&world), 0);
    world.app.forms.new_promise("");
    let what = world.wait_for(Role::Textbox, WHAT).await;
    what.fill("Typed.");
    what.fire("focusout");
    assert_eq!(drafts(&world), 1);
    what.fill("");
    what.fire("focusout");
    assert_eq!(drafts(&world), 0, "it was taken out again");
}

/// A refused form waits too.
#[wasm_bindgen_test]
async fn what_was_refused_survives_a_reload() {
    let world = Setup::new().local().at(Route::NewPromise).screen().await;
    let words = "w".repeat(10_000);
    world.get(Role::Textbox, WHAT).fill(&words);
    world.get(Role::Button, "Make promise").press();
    world
        .wait_says(Role::Alert, "The promise has 10,000 characters")
        .await;
    let world = world.reload().await;
    assert_eq!(world.get(Role::Textbox, WHAT).value(), words);
}

/// Another tab made a promise out of the same words: what is typed here is another promise.
#[wasm_bindgen_test]
async fn a_form_sent_in_another_tab_makes_another_promise_here() {
    let world = Setup::new().at(Route::NewPromise).screen().await;
    world.get(Role::Textbox, WHAT).fill("I call at six.");
    paused(&world, 1).await;
    let id = world.app.drafts.get(DraftId::NewPromise).unwrap();
    let id = PromiseId::parse(id.field("id")).unwrap();
    let draft = PromiseDraft {
        promiser: Promiser::Me,
        what: "I call at six.".to_owned(),
        due: None,
        note: String::new(),
    };
    world
        .app
        .dispatcher
        .dispatch_quietly(Command::MakePromise { id, draft });
    world.app.drafts.remove(DraftId::NewPromise);
    world.get(Role::Textbox, WHAT).fill("I call at seven.");
    world.get(Role::Button, "Make promise").press();
    world.wait_says(Role::Status, copy::MADE).await;
    assert_eq!(
        world
            .app
            .library
            .with_untracked(|book| book.promises().count()),
        2
    );
    assert_eq!(drafts(&world), 0);
}

#[wasm_bindgen_test]
async fn a_note_survives_a_crash() {
    let setup = Setup::new().did(make(1, "Home by six.", None)).local();
    let world = setup.at(Route::Promises(Shelf::Open)).screen().await;
    let note = |world: &World| {
        let card = world.get(Role::Article, "Home by six.");
        card.get(Role::Textbox, NOTE)
    };
    note(&world).fill("It was not easy.");
    paused(&world, 1).await;
    let world = world.crash().await;
    world.wait_for(Role::Article, "Home by six.").await;
    assert_eq!(note(&world).value(), "It was not easy.");
    assert_eq!(
        world.select("details[open]").len(),
        1,
        "a note that waits is to be seen"
    );
    world.get(Role::Button, "Save note").press();
    world.wait_says(Role::Status, copy::NOTED).await;
    assert_eq!(drafts(&world), 0);
    assert_eq!(note(&world).value(), "");
    note(&world).fill("And another.");
    note(&world).fire("focusout");
    assert_eq!(drafts(&world), 1, "the next note waits again");
}

#[wasm_bindgen_test]
async fn a_due_time_being_changed_survives_a_reload() {
    let promise = make(1, "Home by six.", Some(ahead(2, "18:00")));
    let setup = Setup::new().did(promise).local();
    let world = setup.at(Route::Promises(Shelf::Open)).screen().await;
    world.get(Role::Button, "Change time").press();
    let date = world.wait_for(Role::Date, "Due date").await;
    let later = iso_date(ahead(5, "18:00").local.date());
    date.fill(&later);
    let world = world.reload().await;
    let date = world.wait_for(Role::Date, "Due date").await;
    assert_eq!(date.value(), later);
    assert_eq!(world.get(Role::Time, "Due time").value(), "18:00");
    world.get(Role::Button, "Cancel").press();
    world.wait_for(Role::Button, "Change time").await;
    rendered().await;
    assert_eq!(drafts(&world), 0, "it was given up");
    let due = world.app.library.with_untracked(|book| {
        let promise = book.promise(promise_id(1)).unwrap();
        promise.state().unwrap().due.unwrap()
    });
    assert_eq!(due.local, ahead(2, "18:00").local);
}

/// In WebKit the page jumped to its top while somebody typed a note: every kept draft built the
/// lists above it anew, and a button that was being pressed moved away from under the finger.
#[wasm_bindgen_test]
async fn nothing_is_built_anew_while_a_note_is_typed() {
    let world = Setup::new()
        .did(make(1, "I call.", None))
        .at(Route::Promises(Shelf::Open))
        .screen()
        .await;
    world.get(Role::Button, "Kept").press();
    let note = world.wait_for(Role::Textbox, NOTE).await;
    let shown = world.select(".so-far, .so-far *, .segmented *, h3");
    assert!(!shown.is_empty());
    note.fill("From the car.");
    paused(&world, 1).await;
    assert!(shown.iter().all(|element| element.0.is_connected()));
}
