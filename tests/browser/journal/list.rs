//! The list of entries: months, days, search, pages.

use troth::copy::journal as copy;
use troth::domain::Command;
use troth::domain::moment::parse_date;
use troth::platform::dates;
use troth::route::Route;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::fixture::{entry_id, on, write};
use crate::support::{Role, Setup, World, until};

async fn journal(entries: &[(&str, &str)]) -> World {
    let mut setup = Setup::new().writer().at(Route::Journal);
    for (number, (when, text)) in (1..).zip(entries) {
        setup = setup.did_at(on(when), write(number, text));
    }
    setup.screen().await
}

fn rows(world: &World) -> Vec<String> {
    let rows = world.select(".entry-row__text");
    rows.iter().map(|row| row.text()).collect()
}

#[wasm_bindgen_test]
async fn newest_first_under_months_and_days() {
    let world = journal(&[
        ("2026-02-27T08:00", "a"),
        ("2026-03-05T09:30", "b"),
        ("2026-03-05T21:00", "c"),
        ("2026-03-06T07:00", "d"),
        ("2025-03-06T07:00", "e"),
    ])
    .await;
    assert_eq!(rows(&world), ["d", "c", "b", "a", "e"]);
    let (day, month) = (
        |text: &str| dates::day(parse_date(text).unwrap()),
        |text: &str| dates::month(parse_date(text).unwrap()),
    );
    let expected = [
        "Journal".to_owned(),
        month("2026-03-06"),
        day("2026-03-06"),
        day("2026-03-05"),
        month("2026-02-27"),
        day("2026-02-27"),
        month("2025-03-06"),
        day("2025-03-06"),
    ];
    assert_eq!(world.names(Role::Heading), expected);
}

#[wasm_bindgen_test]
async fn a_row_stays_while_others_come_and_go() {
    let world = journal(&[
        ("2026-03-05T09:30", "One."),
        ("2026-03-05T10:30", "Two."),
        ("2026-02-27T08:00", "Three."),
    ])
    .await;
    let row = world.select(".entry-row")[1].clone();
    assert_eq!(row.select(".entry-row__text")[0].text(), "One.");
    world
        .app
        .dispatcher
        .dispatch_quietly(Command::DeleteEntry(entry_id(2)));
    until("it is gone", || rows(&world) == ["One.", "Three."]).await;
    world
        .app
        .dispatcher
        .dispatch_quietly(Command::RestoreEntry(entry_id(2)));
    until("it is back", || rows(&world) == ["Two.", "One.", "Three."]).await;
    world.app.dispatcher.dispatch_quietly(write(1, "One more."));
    let is_written = || rows(&world) == ["Two.", "One more.", "Three."];
    until("the new text is shown", is_written).await;
    world.get(Role::Searchbox, "Search journal").fill("more");
    until("it is found", || world.select("mark").len() == 1).await;
    assert_eq!(world.select(".entry-row"), [row], "it is the same row");
}

#[wasm_bindgen_test]
async fn search_finds_as_one_types_and_marks() {
    let world = journal(&[
        ("2026-03-05T09:30", "We talked. Talking helps."),
        ("2026-03-06T09:30", "Nothing today."),
    ])
    .await;
    let search = world.get(Role::Searchbox, "Search journal");
    search.fill("TALK");
    world.wait_says(Role::Status, &copy::found(1)).await;
    assert_eq!(rows(&world), ["We talked. Talking helps."]);
    let marks: Vec<_> = world
        .select("mark")
        .iter()
        .map(|mark| mark.text())
        .collect();
    assert_eq!(marks, ["talk", "Talk"]);
    assert_eq!(
        world.get(Role::Searchbox, "Search journal"),
        search,
        "the field stays"
    );

    search.fill("talkx");
    world.wait_says(Role::Status, &copy::found(0)).await;
    assert_eq!(rows(&world), [""; 0]);

    search.fill("  ");
    until("everything is back", || rows(&world).len() == 2).await;
    assert_eq!(world.select("mark").len(), 0);
}

#[wasm_bindgen_test]
async fn a_match_deep_in_a_long_entry_is_shown() {
    let text = format!("{} needle {}", "hay ".repeat(200), "hay ".repeat(200));
    let world = journal(&[("2026-03-05T09:30", text.as_str())]).await;
    assert!(!rows(&world)[0].contains("needle"));
    assert!(rows(&world)[0].ends_with('…'));
    world.get(Role::Searchbox, "Search journal").fill("needle");
    until("the match is shown", || !world.select("mark").is_empty()).await;
    let row = rows(&world).remove(0);
    assert!(row.starts_with('…') && row.ends_with('…'), "{row}");
}

#[wasm_bindgen_test]
async fn an_empty_journal_offers_the_first_step() {
    let world = journal(&[]).await;
    world.get(Role::Heading, "A private place to write");
    assert!(!world.has(Role::Searchbox, "Search journal"));
    world.get(Role::Button, "New entry").press();
    world.wait_for(Role::Textbox, "Entry").await;
}

#[wasm_bindgen_test]
async fn older_entries_come_when_asked_for() {
    let entries: Vec<_> = (0..120)
        .map(|n| {
            (
                format!("2026-03-05T{:02}:{:02}", n / 60, n % 60),
                format!("Entry {n}."),
            )
        })
        .collect();
    let entries: Vec<_> = entries
        .iter()
        .map(|(when, text)| (&**when, &**text))
        .collect();
    let world = journal(&entries).await;
    assert_eq!(rows(&world)[0], "Entry 119.");
    assert!(
        rows(&world).len() < 50,
        "first what the screen has room for"
    );
    until("the rest", || rows(&world).len() == 50).await;
    let is_in_order = |(number, row): (usize, String)| row == format!("Entry {}.", 119 - number);
    assert!(rows(&world).into_iter().enumerate().all(is_in_order));
    assert_eq!(
        world.select(".entry-list__day").len(),
        1,
        "no heading twice"
    );
    for shown in [100, 120] {
        world.get(Role::Button, "Show older entries").press();
        until("more entries", || rows(&world).len() == shown).await;
    }
    assert_eq!(rows(&world)[119], "Entry 0.");
    assert!(!world.has(Role::Button, "Show older entries"));

    let search = world.get(Role::Searchbox, "Search journal");
    search.fill("Entry 1");
    world.wait_says(Role::Status, &copy::found(31)).await;
    search.fill("Entry");
    until("a search begins with the newest", || {
        rows(&world).len() == 50
    })
    .await;
}

#[wasm_bindgen_test]
async fn a_row_opens_its_entry() {
    let world = journal(&[("2026-03-05T09:30", "a"), ("2026-03-06T09:30", "b")]).await;
    world.select(".entry-row")[1].press();
    let entry = world.wait_for(Role::Textbox, "Entry").await;
    assert_eq!(entry.value(), "a");
    assert_eq!(world.route(), Route::Entry);
}
