//! Tabs whose copy of the local store lags behind: a higher revision is not always a later text.

use troth::storage::{Problem, Repository, StorageError};

use super::reconcile::device;
use crate::support::device::{keep, open, settle, take_over, words};
use crate::support::lagging::View;
use crate::support::mirror::Trouble;
use crate::support::{at_once, contents, write};

#[test]
fn words_of_a_lagging_tab_that_the_mirror_never_had_are_not_taken_for_an_older_state() {
    // One revision behind, and yet nothing that the later one came of.
    let (mut desk, device) = device();
    let lagging = device.reopened();
    let mut theirs = desk.clone().by(500);
    let tab = device.tab("tabA");
    keep(&mut desk, &tab, write(1, "First of mine."));
    keep(&mut desk, &tab, write(1, "Then of mine."));
    let tab = Repository::new(&device.local, &device.mirror, "tabB".to_owned());
    device.local.becomes(&contents(&lagging.local));
    device.mirror.now(Trouble::NoAnswer);
    let change = theirs.decide(write(1, "Theirs.")).unwrap();
    let told = settle(&mut theirs, &tab, &change);
    assert_eq!(told, Err(StorageError::NotOnDevice));
    let start = device.start();
    let found = words(&start.book);
    assert!(
        found.contains("Then of mine.") && found.contains("Theirs."),
        "{found:?}"
    );
    assert_eq!(start.problems, [Problem::SecondVersion]);
}

#[test]
fn saved_words_are_not_taken_for_an_older_state_of_what_another_tab_had_pending() {
    // More than one revision ahead: only what was pending tells that it did not come of them.
    let (mut desk, device) = device();
    let view = View::of(&device.local);
    let other = Repository::new(view, &device.mirror, "tabB".to_owned());
    let mut theirs = desk.clone().by(500);
    theirs.book = open(&other).unwrap().0;
    keep(&mut desk, &device.tab("tabA"), write(1, "Saved."));
    for text in ["T", "The", "Their", "Theirs."] {
        let change = theirs.does(write(1, text));
        drop(other.stage(&change, theirs.now.at).unwrap());
    }
    let start = device.start();
    let found = words(&start.book);
    assert!(
        found.contains("Saved.") && found.contains("Theirs."),
        "{found:?}"
    );
    assert_eq!(start.problems, [Problem::SecondVersion]);
}

#[test]
fn saved_words_are_not_taken_for_an_older_state_of_what_a_third_tab_went_on_from() {
    // What wins over a higher revision gets a higher one still, and what was pending tells the rest.
    for order in [[1, 0, 2], [1, 2, 0], [2, 1, 0], [0, 1, 2]] {
        let (desk, device) = device();
        let views = [0, 1, 2].map(|_| View::of(&device.local));
        let tabs = [0, 1, 2].map(|tab| {
            let name = format!("tab{tab}");
            Repository::new(views[tab].clone(), &device.mirror, name)
        });
        let mut desks = [600, 700, 800].map(|chance| desk.clone().by(chance));
        for tab in &tabs {
            open(tab).unwrap();
        }
        let mut staged = [vec![], vec![], vec![]];
        for (tab, text) in [
            (0, "F"),
            (1, "Other."),
            (0, "Fi"),
            (0, "First."),
            (2, "Third."),
        ] {
            if tab == 2 {
                views[2].catches_up();
                let key = super::reconcile::key(8);
                take_over(&mut desks[2].book, tabs[2].read(&key).into_iter().collect());
            }
            let change = desks[tab].does(write(8, text));
            staged[tab].push(tabs[tab].stage(&change, desks[tab].now.at).unwrap());
        }
        for tab in order {
            views[2].catches_up();
            let staged = std::mem::take(&mut staged[tab]);
            at_once(tabs[tab].settle(staged)).unwrap();
        }
        let found = words(&device.start().book);
        assert!(
            found.contains("Other.") && found.contains("Third."),
            "{order:?}: {found:?}"
        );
    }
}
