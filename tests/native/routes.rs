//! Addresses: every screen's own, and everything hostile that may stand in one.

use troth::guide::{self, Chapter};
use troth::route::{Route, Shelf, Tab, UnknownRoute};

/// Every screen, but cards.
const SCREENS: [(Route, Option<&str>, Option<Tab>); 22] = [
    (Route::Door, None, None),
    (Route::Today, Some("#/today"), Some(Tab::Today)),
    (Route::Guide, Some("#/guide"), Some(Tab::Guide)),
    (
        Route::Promises(Shelf::Open),
        Some("#/promises"),
        Some(Tab::Promises),
    ),
    (
        Route::Promises(Shelf::Due),
        Some("#/promises/due"),
        Some(Tab::Promises),
    ),
    (
        Route::Promises(Shelf::Closed),
        Some("#/promises/closed"),
        Some(Tab::Promises),
    ),
    (
        Route::NewPromise,
        Some("#/promises/new"),
        Some(Tab::Promises),
    ),
    (Route::Journal, Some("#/journal"), Some(Tab::Journal)),
    (Route::Entry, Some("#/journal/entry"), Some(Tab::Journal)),
    (Route::More, Some("#/more"), Some(Tab::More)),
    (Route::Share, Some("#/more/share"), Some(Tab::More)),
    (Route::Backup, Some("#/more/backup"), Some(Tab::More)),
    (
        Route::Restore,
        Some("#/more/backup/restore"),
        Some(Tab::More),
    ),
    (Route::Bin, Some("#/more/backup/bin"), Some(Tab::More)),
    (
        Route::Snapshots,
        Some("#/more/backup/snapshots"),
        Some(Tab::More),
    ),
    (Route::Move, Some("#/more/backup/move"), Some(Tab::More)),
    (Route::Erase, Some("#/more/erase"), Some(Tab::More)),
    (Route::Install, Some("#/more/install"), Some(Tab::More)),
    (
        Route::Appearance,
        Some("#/more/appearance"),
        Some(Tab::More),
    ),
    (Route::About, Some("#/more/about"), Some(Tab::More)),
    (Route::Help, None, Some(Tab::More)),
    (Route::Safety, None, Some(Tab::More)),
];

/// Breaks the build when a screen is added and not listed in [`SCREENS`].
const fn place(route: Route) -> Option<usize> {
    Some(match route {
        Route::Door => 0,
        Route::Today => 1,
        Route::Guide => 2,
        Route::Card(..) => return None,
        Route::Promises(Shelf::Open) => 3,
        Route::Promises(Shelf::Due) => 4,
        Route::Promises(Shelf::Closed) => 5,
        Route::NewPromise => 6,
        Route::Journal => 7,
        Route::Entry => 8,
        Route::More => 9,
        Route::Share => 10,
        Route::Backup => 11,
        Route::Restore => 12,
        Route::Bin => 13,
        Route::Snapshots => 14,
        Route::Move => 15,
        Route::Erase => 16,
        Route::Install => 17,
        Route::Appearance => 18,
        Route::About => 19,
        Route::Help => 20,
        Route::Safety => 21,
    })
}

#[test]
fn every_screen_has_the_address_it_promises_and_is_found_by_it() {
    for (at, (route, fragment, tab)) in SCREENS.into_iter().enumerate() {
        assert_eq!(place(route), Some(at));
        assert_eq!(route.fragment().as_deref(), fragment, "{route:?}");
        assert_eq!(route.tab(), tab, "{route:?}");
        if let Some(fragment) = fragment {
            assert_eq!(Route::parse(fragment), Ok(route));
            assert_eq!(Route::parse(&fragment[1..]), Ok(route), "without its #");
        }
    }
}

#[test]
fn every_card_has_an_address_unless_it_must_leave_no_trace() {
    for card in guide::deck() {
        let route = Route::Card(card.chapter, card.number);
        assert_eq!(route.tab(), Some(Tab::Guide));
        match route.fragment() {
            Some(fragment) => {
                assert_eq!(
                    fragment,
                    format!("#/guide/{}/{}", card.chapter.slug(), card.number)
                );
                assert_eq!(Route::parse(&fragment), Ok(route));
            }
            None => assert_eq!(card.chapter, Chapter::LetGo),
        }
    }
}

#[test]
fn safety_help_and_letting_go_are_never_in_the_address() {
    let private = [Route::Door, Route::Help, Route::Safety];
    let cards = guide::cards(Chapter::LetGo).iter();
    let cards = cards.map(|card| Route::Card(Chapter::LetGo, card.number));
    for route in private.into_iter().chain(cards) {
        assert_eq!(route.fragment(), None, "{route:?}");
    }
}

#[test]
fn no_fragment_is_today() {
    for fragment in ["", "#"] {
        assert_eq!(Route::parse(fragment), Ok(Route::Today));
    }
}

#[test]
fn tabs_are_found_by_their_slug() {
    for tab in Tab::ALL {
        let route = Route::parse(&format!("#/{}", tab.slug())).unwrap();
        assert_eq!(route.tab(), Some(tab));
    }
    assert_eq!(
        Shelf::ALL.map(|shelf| Route::Promises(shelf).fragment().is_some()),
        [true; 3]
    );
}

#[test]
fn anything_else_names_no_screen() {
    for fragment in [
        // Nearly right.
        "#today",
        "today",
        "#//today",
        "##/today",
        "#/today/",
        "#/today/1",
        "#/Today",
        "#/TODAY",
        "# /today",
        "#/today ",
        " #/today",
        "#/today?x=1",
        "#/today#/guide",
        "#/to%64ay",
        "#/%74oday",
        "#%2Ftoday",
        "#/today%00",
        "#/today\0",
        "#/today\n",
        "#/to\u{200B}day",
        "#/tоday",
        "#\\today",
        "#/./today",
        "#/../today",
        "#/door",
        "#/help",
        "#/more/help",
        "#/safety",
        "#/more/safety",
        "#/promises/kept",
        "#/promises/all",
        "#/promises/open/1",
        "#/journal/1",
        "#/journal/entry/1",
        "#/journal/new",
        "#/more/lock",
        "#/more/backup/",
        "#/more/backup/all",
        "#/more/backup/bin/1",
        "#/more/erase/now",
        "#/backup",
        "#/erase",
        "#/more/",
        // Cards that are none.
        "#/guide/",
        "#/guide/admit",
        "#/guide/admit/",
        "#/guide/admit/0",
        "#/guide/admit/00",
        "#/guide/admit/01",
        "#/guide/admit/+1",
        "#/guide/admit/-1",
        "#/guide/admit/1.0",
        "#/guide/admit/1e0",
        "#/guide/admit/0x1",
        "#/guide/admit/ 1",
        "#/guide/admit/1 ",
        "#/guide/admit/１",
        "#/guide/admit/١",
        "#/guide/admit/%31",
        "#/guide/admit/1/",
        "#/guide/admit/1/1",
        "#/guide/admit/99",
        "#/guide/admit/18446744073709551615",
        "#/guide/admit/18446744073709551617",
        "#/guide/admit/own-it",
        "#/guide/Admit/1",
        "#/guide/adm%69t/1",
        "#/guide//1",
        "#/guide/nowhere/1",
        "#/guide/../admit/1",
        "#/guide/__proto__/1",
        "#/guide/constructor/1",
        // Cards that leave no trace.
        "#/guide/let-go/1",
        "#/guide/let-go/2",
        "#/guide/let%2Dgo/1",
        "#/guide/let-go",
        // Hostile.
        "#/<script>alert(1)</script>",
        "#/guide/<img src=x onerror=alert(1)>/1",
        "#/javascript:alert(1)",
        "#javascript:alert(1)",
        "#/https://example.org",
        "#//example.org",
        "#/\u{202E}yadot",
        "#/🙂",
        "#/%",
        "#/%E0%A4%A",
        "#/%FF",
        "#main",
        "#help-now",
        "#:~:text=a",
    ] {
        assert_eq!(Route::parse(fragment), Err(UnknownRoute), "{fragment:?}");
    }
}

#[test]
fn a_very_long_fragment_names_no_screen() {
    for (start, piece) in [
        ("#/", "a"),
        ("#/today", "/"),
        ("#", "/"),
        ("#/guide/admit/", "1"),
        ("#/guide/", "admit/"),
        ("#/", "%2F"),
        ("#/", "🙂"),
        ("", "#"),
    ] {
        let fragment = format!("{start}{}", piece.repeat(10_000));
        assert_eq!(
            Route::parse(&fragment),
            Err(UnknownRoute),
            "{start}{piece}…"
        );
    }
}
