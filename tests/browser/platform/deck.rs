//! The deck: static markup that scrolls by itself.

use std::cell::RefCell;
use std::rc::Rc;

use troth::guide::Chapter;
use troth::platform::deck::{self, Turn, Watch};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::fixture::card;
use crate::support::shell::{self, rests_at, swipe, track, usable};
use crate::support::{Setup, until};

fn id(number: usize) -> String {
    card(Chapter::Tonight, number).id().to_string()
}

#[wasm_bindgen_test]
async fn a_card_is_brought_into_view_and_the_others_rest() {
    let world = Setup::new().begin().await;
    let deck = shell::deck(&world, &[Chapter::Tonight, Chapter::Admit]);
    deck::show("tonight");
    assert_eq!(deck.select("[data-active]").len(), 1);
    deck::turn_to(&id(3), Turn::AtOnce);
    assert!(rests_at(&deck, 3));
    assert_eq!(usable(&deck), [id(3)]);
    deck::turn_to(&id(2), Turn::Smoothly);
    until("it has moved there", || rests_at(&deck, 2)).await;
    deck::turn_to(&id(1), Turn::Already);
    assert_eq!(usable(&deck), [id(1)]);
    assert!(rests_at(&deck, 2), "it was not moved");
    deck::turn_to("tonight/no-such-card", Turn::AtOnce);
    assert_eq!(usable(&deck), [id(1)]);
    deck::show("admit");
    let shown = deck.select("[data-active]").remove(0);
    assert_eq!(shown.attr("data-chapter").as_deref(), Some("admit"));
}

#[wasm_bindgen_test]
async fn rest_is_told_once_it_is_reached() {
    let world = Setup::new().begin().await;
    let deck = shell::deck(&world, &[Chapter::Tonight]);
    deck::show("tonight");
    let told = Rc::new(RefCell::new(Vec::new()));
    let rests = told.clone();
    let watch = Watch::new(move |card| rests.borrow_mut().push(card));
    swipe(&deck, 2);
    until("it rests at the second", || *told.borrow() == [id(2)]).await;
    // Held between two, it rests nowhere; on the way, it does not rest.
    track(&deck).set_scroll_left(450);
    swipe(&deck, 3);
    until("it rests at the third", || told.borrow().len() == 2).await;
    assert_eq!(told.take(), [id(2), id(3)]);

    swipe(&deck, 1);
    drop(watch);
    let again = Rc::new(RefCell::new(0));
    let count = again.clone();
    let other = Watch::new(move |_| *count.borrow_mut() += 1);
    swipe(&deck, 2);
    until("the other watch is told", || *again.borrow() == 1).await;
    assert_eq!(told.take(), [""; 0], "a watch that was dropped is silent");
    drop(other);
}

#[wasm_bindgen_test]
async fn without_a_deck_nothing_happens() {
    let _world = Setup::new().begin().await;
    assert!(deck::region().is_none());
    deck::show("tonight");
    deck::turn_to("tonight/x", Turn::AtOnce);
    drop(Watch::new(|_| panic!("there is no deck")));
}
