//! When a new promise is due: chips, date and time.

use troth::copy::{errors, promises as copy};
use troth::domain::due::DueChip;
use troth::domain::moment::{iso_date, iso_time};
use troth::domain::{DueField, Promise, Refusal};
use troth::platform::clock;
use troth::route::{Route, Shelf};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::fixture::{ago, ahead};
use crate::support::{Role, Setup, World, until};

async fn form() -> World {
    let world = Setup::new().at(Route::NewPromise).screen().await;
    let what = world.get(Role::Textbox, "What do you promise?");
    until("the field has the focus", || what.has_focus()).await;
    what.fill("Home by six.");
    world
}

fn fields(world: &World) -> (String, String) {
    let date = world.get(Role::Date, "Due date").value();
    (date, world.get(Role::Time, "Due time").value())
}

fn of_chip(chip: DueChip) -> (String, String) {
    chip.civil(clock::now().local)
        .map(|due| (iso_date(due.date()), iso_time(due.time())))
        .unwrap_or_default()
}

fn pressed(world: &World) -> Vec<String> {
    let chips = world.select(".chip[aria-pressed=true]");
    chips.iter().map(|chip| chip.text()).collect()
}

#[wasm_bindgen_test]
async fn chips_fill_the_fields() {
    let world = form().await;
    assert_eq!(pressed(&world), ["No date"]);
    for chip in [
        DueChip::Tonight,
        DueChip::Tomorrow,
        DueChip::Sunday,
        DueChip::NoDate,
    ] {
        let before = of_chip(chip);
        world.get(Role::Button, copy::chip(chip)).press();
        let after = of_chip(chip);
        until("the fields follow", || {
            [&before, &after].contains(&&fields(&world))
        })
        .await;
        until("the chip is pressed", || {
            pressed(&world) == [copy::chip(chip)]
        })
        .await;
    }
    let group = world.get(Role::Group, "When is it due?");
    assert_eq!(
        group.names(Role::Button),
        ["Tonight", "Tomorrow", "Sunday", "No date"]
    );
}

#[wasm_bindgen_test]
async fn a_chip_is_not_pressed_once_the_fields_say_otherwise() {
    let world = form().await;
    world.get(Role::Button, "Tomorrow").press();
    until("the chip is pressed", || pressed(&world) == ["Tomorrow"]).await;
    world.get(Role::Time, "Due time").fill("06:15");
    until("no chip is pressed", || pressed(&world).is_empty()).await;
    assert_eq!(fields(&world).1, "06:15");

    world.get(Role::Button, "Make promise").press();
    world.wait_for(Role::Article, "Home by six.").await;
    assert_eq!(due(&world), Some(ahead(1, "06:15").local));
    assert_eq!(world.route(), Route::Promises(Shelf::Open));
}

fn due(world: &World) -> Option<chrono::NaiveDateTime> {
    let states = world
        .app
        .library
        .with_untracked(|book| book.promises().find_map(Promise::state));
    states.unwrap().due.map(|due| due.local)
}

#[wasm_bindgen_test]
async fn a_date_alone_is_the_end_of_its_day() {
    let world = form().await;
    let today = ago(0, "23:59");
    world
        .get(Role::Date, "Due date")
        .fill(&iso_date(today.local.date()));
    world.get(Role::Button, "Make promise").press();
    world.wait_for(Role::Article, "Home by six.").await;
    assert_eq!(due(&world), Some(today.local));
    assert_eq!(
        world.route(),
        Route::Promises(Shelf::Due),
        "where it can be seen"
    );
}

async fn refused(date: &str, time: &str, refusal: Refusal, field: (Role, &str)) {
    let world = form().await;
    world.get(Role::Date, "Due date").fill(date);
    world.get(Role::Time, "Due time").fill(time);
    world.get(Role::Button, "Make promise").press();
    let said = errors::refusal(&refusal);
    world.wait_says(Role::Alert, &said).await;
    let field = world.get(field.0, field.1);
    assert_eq!(field.attr("aria-invalid").as_deref(), Some("true"));
    assert_eq!(field.description(), said);
    assert!(field.has_focus());
    assert_eq!(
        fields(&world),
        (date.to_owned(), time.to_owned()),
        "it stays"
    );
    assert_eq!(
        world
            .app
            .library
            .with_untracked(|book| book.promises().count()),
        0
    );
    assert_eq!(world.select("[aria-invalid]").len(), 1);

    world.get(Role::Button, "No date").press();
    until("it is forgiven", || {
        world.select("[aria-invalid]").is_empty()
    })
    .await;
    world.get(Role::Button, "Make promise").press();
    world.wait_for(Role::Article, "Home by six.").await;
}

#[wasm_bindgen_test]
async fn a_day_that_has_passed_is_refused_at_the_date() {
    let yesterday = iso_date(ago(1, "12:00").local.date());
    let refusal = Refusal::DueInPast(DueField::Date);
    refused(&yesterday, "12:00", refusal, (Role::Date, "Due date")).await;
}

#[wasm_bindgen_test]
async fn a_time_that_has_passed_is_refused_at_the_time() {
    // At the very beginning of a day no time of it has passed.
    let now = clock::now().local;
    if iso_time(now.time()) == "00:00" {
        return;
    }
    let refusal = Refusal::DueInPast(DueField::Time);
    refused(
        &iso_date(now.date()),
        "00:00",
        refusal,
        (Role::Time, "Due time"),
    )
    .await;
}

#[wasm_bindgen_test]
async fn a_time_needs_a_date() {
    refused(
        "",
        "12:00",
        Refusal::DueWithoutDate,
        (Role::Date, "Due date"),
    )
    .await;
}

#[wasm_bindgen_test]
async fn one_for_tomorrow_begins_so() {
    let world = Setup::new().screen().await;
    world.get(Role::Button, "One promise for tomorrow").press();
    world.wait_for(Role::Textbox, "What do you promise?").await;
    assert_eq!(pressed(&world), ["Tomorrow"]);
    assert_eq!(fields(&world), of_chip(DueChip::Tomorrow));
}
