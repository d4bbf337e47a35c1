//! "Hurt, or harm?" and its mirror: answers live on the screen only.

use troth::copy::safety::{self as copy, Outcome};
use troth::route::Route;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::{Role, Seen, Setup, World, local_storage, rendered, until};

async fn safety() -> World {
    Setup::new().local().at(Route::Safety).screen().await
}

fn answer(questions: &Seen, index: usize, word: &str) {
    questions.all(Role::Group)[index]
        .get(Role::Button, word)
        .press();
}

fn outcome(questions: &Seen) -> Vec<String> {
    let said = questions.all(Role::Status).remove(0);
    said.names(Role::Heading)
}

#[wasm_bindgen_test]
async fn one_yes_is_enough() {
    for index in 0..5 {
        let world = safety().await;
        let questions = world.select(".safety-check").remove(0);
        assert_eq!(outcome(&questions), [""; 0]);
        answer(&questions, index, "Yes");
        check(&questions, &copy::ANY_YES).await;
    }
}

#[wasm_bindgen_test]
async fn five_times_no_is_said_only_after_the_fifth() {
    let world = safety().await;
    let questions = world.select(".safety-check").remove(0);
    for index in 0..5 {
        rendered().await;
        assert_eq!(outcome(&questions), [""; 0], "after {index}");
        answer(&questions, index, "No");
    }
    check(&questions, &copy::ALL_NO).await;
    answer(&questions, 2, "Yes");
    check(&questions, &copy::ANY_YES).await;
    let pressed = questions.select("[aria-pressed=true]");
    let pressed: Vec<_> = pressed.iter().map(Seen::text).collect();
    assert_eq!(pressed, ["No", "No", "Yes", "No", "No"]);
}

async fn check(questions: &Seen, expected: &Outcome) {
    until(expected.title, || outcome(questions) == [expected.title]).await;
    let said = questions.all(Role::Status).remove(0);
    for line in expected.text {
        assert!(said.text().contains(line), "{line}");
    }
    assert_eq!(said.names(Role::Link), [expected.help]);
}

#[wasm_bindgen_test]
async fn the_mirror_is_answered_apart() {
    let world = safety().await;
    let both = world.select(".safety-check");
    assert_eq!(both.len(), 2);
    answer(&both[1], 0, "Yes");
    check(&both[1], &copy::MIRROR_ANY_YES).await;
    assert_eq!(outcome(&both[0]), [""; 0]);
    let legends = both[1].names(Role::Group);
    assert_eq!(legends, copy::MIRROR_LINES);
    assert_eq!(both[0].names(Role::Group), copy::LINES);
}

#[wasm_bindgen_test]
async fn nothing_remembers_the_answers() {
    let world = safety().await;
    let address = web_sys::window().unwrap().location().href().unwrap();
    let questions = world.select(".safety-check").remove(0);
    (0..5).for_each(|index| answer(&questions, index, "Yes"));
    check(&questions, &copy::ANY_YES).await;
    questions.get(Role::Link, "Open Help").press();
    world.wait_for(Role::Heading, "Help").await;
    assert_eq!(world.route(), Route::Help);
    world.get(Role::Button, "Back").press();
    let window = web_sys::window().unwrap();
    assert_eq!(window.location().href().unwrap(), address);
    assert_eq!(local_storage().length().unwrap(), 0);
    let session = window.session_storage().unwrap().unwrap();
    assert_eq!(session.length().unwrap(), 0);

    world.wait_gone(Role::Heading, "Help").await;
    world.app.navigation.go(Route::Safety);
    world.wait_for(Role::Heading, "Hurt, or harm?").await;
    assert_eq!(world.select("[aria-pressed=true]").len(), 0);
}
