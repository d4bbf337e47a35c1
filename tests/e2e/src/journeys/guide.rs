//! The deck: swiped, pressed, driven by keys; remembered; opened by a link.

use thirtyfour::Key;

use super::steps::{at_card, card_rests, walk_in};
use crate::visit::{Visit, containing, starting};

/// The title of that card.
const TITLE: &str = "return document.querySelector( \
    '.deck__chapter[data-active] .card:not([inert]) .card__title').textContent.trim();";

pub(super) fn journey(visit: &mut Visit<'_>) {
    walk_in(visit);
    moves_by_every_means(visit);
    keeps_favourites(visit);
    opens_by_link(visit);
    resumes(visit);
    something_to_do_is_near(visit);
    turns_one_card_where_several_show(visit);
}

fn moves_by_every_means(visit: &mut Visit<'_>) {
    let before = visit.trail()[1].clone();
    at_card(visit, 1);
    visit.press("Next card");
    at_card(visit, 2);
    visit.stands_at("#/guide/tonight/2").press("Previous card");
    at_card(visit, 1);
    visit.swipe_on();
    at_card(visit, 2);
    visit.stands_at("#/guide/tonight/2");
    visit.tab_to("list", "Tonight").key(Key::Right);
    at_card(visit, 3);
    visit.key(Key::Left);
    at_card(visit, 2);
    visit.key(Key::Home);
    at_card(visit, 1);
    visit.key(Key::End).press("Next card");
    visit.holds("the next chapter", "return !location.hash.startsWith('#/guide/tonight/');");
    at_card(visit, 1);
    visit.press("Previous card").holds(
        "the chapter before",
        "return location.hash.startsWith('#/guide/tonight/') && !e2e.text().includes('Card 1 of');",
    );
    let after = visit.trail()[1].clone();
    visit.expect(before == after, format!("cards enter the history: {before} → {after}"));
}

fn keeps_favourites(visit: &mut Visit<'_>) {
    visit.open("#/guide/admit/2").is("button", "Favourite", "aria-pressed", "false");
    let title = visit.ask(TITLE).as_str().unwrap_or_default().to_owned();
    visit.press("Favourite").is("button", "Favourite", "aria-pressed", "true");
    visit.reload().is("button", "Favourite", "aria-pressed", "true");
    at_card(visit, 2);
    visit.press("Guide").finds("heading", "Guide").press(starting(&title));
    visit.stands_at("#/guide/admit/2").press("Favourite");
    visit.is("button", "Favourite", "aria-pressed", "false");
    visit.press("Guide").finds("heading", "Guide").offers_no(starting(&title));
}

fn opens_by_link(visit: &mut Visit<'_>) {
    visit.press(starting("Understand")).stands_at("#/guide/understand/1");
    at_card(visit, 1);
    visit.open("#/guide/admit/3").stands_at("#/guide/admit/3");
    at_card(visit, 3);
    visit.press("Guide").press("Random card").shows_view("cards");
    card_rests(visit);
}

fn resumes(visit: &mut Visit<'_>) {
    visit.open("#/guide/patience/2");
    at_card(visit, 2);
    visit.press("Today").press(containing("Continue")).stands_at("#/guide/patience/2");
    at_card(visit, 2);
}

fn something_to_do_is_near(visit: &mut Visit<'_>) {
    visit.open("#/guide/understand/1");
    at_card(visit, 1);
    for card in 1..=3 {
        at_card(visit, card);
        if visit.has("link", "Write about it") || visit.has("link", "Make a promise") {
            break;
        }
        let near = card < 3;
        visit.expect(near, "nothing to do within two cards").press("Next card");
    }
    visit.open("#/guide/tonight/1");
    while !visit.has_failed() && !visit.has("link", "Write about it") {
        visit.press("Next card");
        card_rests(visit);
    }
    let prompt = visit.ask(TITLE);
    visit.expect(prompt.is_string(), "a card without a title").press("Write about it");
    super::steps::pass_first_notice(visit);
    visit.has_focus("textbox", "Entry");
    visit.holds(
        "the card's prompt above the entry",
        "return document.querySelector('.entry-editor__prompt')?.textContent.trim().length > 0;",
    );
}

/// On a wide screen the neighbours are in sight too; the deck stays at the one in the middle.
fn turns_one_card_where_several_show(visit: &mut Visit<'_>) {
    visit.has_a_wide_window().open("#/guide/admit/1");
    at_card(visit, 1);
    visit.scroll_on();
    at_card(visit, 2);
    visit.stands_at("#/guide/admit/2").press("Next card");
    at_card(visit, 3);
    visit.press("Previous card");
    at_card(visit, 2);
    visit.stands_at("#/guide/admit/2");
}
