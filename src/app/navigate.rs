//! Moving between screens.

use std::time::Duration;

use leptos::prelude::*;

use super::Notice;
use super::part::is_first;
use super::state::{AppState, OpenEntry, PromiseStart};
use crate::copy::errors;
use crate::domain::due::{DueChip, fields_from_civil};
use crate::domain::{CardId, Command, Promiser, Prompt, Way};
use crate::guide::{self, Card, Chapter};
use crate::platform::lifecycle::{self, Followed};
use crate::platform::page::EarlyTaps;
use crate::platform::{clock, history, session};
use crate::route::Route;
use crate::storage::key::{OPEN_ENTRY, OPEN_PROMPT};

/// The numbers to call in the static page, as an address.
pub(super) const HELP_NOW: &str = "#help-now";

impl AppState {
    /// Where one is; changes.
    #[must_use]
    pub fn route(self) -> Route {
        self.present.get()
    }

    /// Goes to a screen, with a step back. A screen without an address leaves both the address and
    /// the browser's history as they are.
    pub fn go(self, route: Route) {
        let here = self.present.get_untracked();
        if here == route {
            return;
        }
        match route.fragment() {
            Some(fragment) if fragment == history::fragment() => {}
            Some(fragment) => history::push(&fragment),
            None if here.fragment().is_some() || here == Route::Door => {
                self.hand(|hand| hand.origin = Some(here))
            }
            None => {}
        }
        self.arrive(route);
    }

    /// From a screen without an address, back to the one that led to it.
    pub fn return_to_origin(self) {
        let origin = self.hand(|hand| hand.origin.take());
        self.arrive(origin.unwrap_or(Route::Today));
    }

    /// Goes to a screen in place of the present one.
    pub fn turn(self, route: Route) {
        if let Some(fragment) = route.fragment() {
            history::replace(&fragment);
        }
        self.stand_at(route);
        // In a task of its own, so that the deck moves smoothly.
        set_timeout(move || self.bookmark(route), Duration::ZERO);
    }

    /// Follows the address after the browser changed it: a typed address, a step back, a link.
    pub fn follow_address(self) {
        match Route::parse(&history::fragment()) {
            Ok(route) if self.present.get_untracked() != route => self.arrive(route),
            Ok(_) => {}
            Err(_) if history::fragment() == HELP_NOW => self.help_now(),
            Err(_) => self.lost(),
        }
    }

    /// The static numbers were asked for by their address: Help, without the address.
    pub(super) fn help_now(self) {
        if history::fragment() == HELP_NOW {
            history::replace(&Route::Today.fragment().unwrap_or_default());
        }
        self.hand(|hand| hand.origin = Some(Route::Today));
        self.arrive(Route::Help);
    }

    /// The address names no screen.
    pub fn lost(self) {
        self.turn(Route::Today);
        self.say(Notice::new(errors::UNKNOWN_ADDRESS));
    }

    /// Follows a link of the static page.
    pub fn follow(self, link: &Followed) {
        let card = link
            .card
            .as_deref()
            .and_then(CardId::parse)
            .and_then(|id| guide::find(&id));
        match (
            link.way.as_deref(),
            link.private.as_deref(),
            link.action.as_deref(),
            card,
        ) {
            (Some("afraid"), ..) | (_, _, Some("safety"), _) => self.go(Route::Safety),
            (Some(way), ..) => self.enter(way),
            (_, Some(private), ..) => {
                let kept = CardId::parse(private).and_then(|id| guide::find(&id));
                let first = || guide::card(Chapter::from_slug(private)?, 1);
                if let Some(card) = kept.or_else(first) {
                    self.go(Route::Card(card.chapter, card.number));
                }
            }
            (_, _, Some("help"), _) => self.go(Route::Help),
            (_, _, Some("write"), card) => self.write(card.and_then(prompt_of)),
            (_, _, Some("promise"), card) => {
                self.promise(card.and_then(|card| card.promise).unwrap_or_default());
            }
            _ => match Route::parse(&link.fragment) {
                Ok(route) => {
                    self.hand(|hand| hand.shared_card = None);
                    self.go(route);
                }
                Err(_) => self.lost(),
            },
        }
    }

    /// Begins an entry, or goes on with the one that was begun.
    pub fn write(self, prompt: Option<Prompt>) {
        self.open(OpenEntry {
            id: self.new_entry_id(),
            prompt,
        });
    }

    /// Opens an entry.
    pub fn open(self, entry: OpenEntry) {
        session::write(OPEN_ENTRY, &entry.id.to_string());
        match &entry.prompt {
            Some(prompt)
                if guide::find(&prompt.card).is_some_and(|card| card.chapter.leaves_trace()) =>
            {
                session::write(OPEN_PROMPT, prompt.card.as_str());
            }
            _ => session::remove(OPEN_PROMPT),
        }
        self.hand(|hand| hand.open_entry = Some(entry));
        self.go(Route::Entry);
    }

    /// Closes the open entry.
    pub fn close_entry(self) {
        self.hand(|hand| hand.open_entry = None);
        session::remove(OPEN_ENTRY);
        session::remove(OPEN_PROMPT);
        self.turn(Route::Journal);
    }

    /// Opens the form for a promise, with words to begin with.
    pub fn promise(self, what: &str) {
        self.begin_promise(what, DueChip::NoDate);
        self.go(Route::NewPromise);
    }

    /// Opens the form for a promise that is due tomorrow.
    pub fn promise_for_tomorrow(self) {
        self.begin_promise("", DueChip::Tomorrow);
        self.go(Route::NewPromise);
    }

    /// A form to fill in; words that wait in it stay. Whoever was hurt begins with a promise made
    /// to them, unless the words are a card's, which are one's own.
    pub fn begin_promise(self, what: &str, due: DueChip) {
        let way = self.book_now(|book| book.preferences().way);
        let promiser = if way == Some(Way::Hurt) && what.is_empty() {
            Promiser::Them
        } else {
            Promiser::Me
        };
        let (date, time) = fields_from_civil(due.civil(clock::now_without_zone().local));
        let start = PromiseStart {
            id: self.new_promise_id(),
            promiser,
            what: what.to_owned(),
            date,
            time,
        };
        self.hand(|hand| hand.promise_start = Some(start));
    }

    /// Takes over what was tapped before the app was alive; the address has followed already.
    pub fn take_over(self, early: &EarlyTaps) {
        if let Some(way) = &early.way {
            self.choose_way(way);
        }
        if let Some(chapter) = early.private.as_deref().and_then(Chapter::from_slug) {
            self.hand(|hand| hand.origin = Some(Route::Guide));
            self.arrive(Route::Card(chapter, 1));
        } else if early.help {
            self.help_now();
        }
        let card = early
            .card
            .as_deref()
            .and_then(CardId::parse)
            .and_then(|id| guide::find(&id));
        match (self.present.get_untracked(), card) {
            (Route::Entry, Some(card)) => self.write(prompt_of(card)),
            (Route::NewPromise, Some(card)) => {
                self.begin_promise(card.promise.unwrap_or_default(), DueChip::NoDate)
            }
            _ => {}
        }
    }

    /// The answer at the door.
    fn enter(self, way: &str) {
        self.choose_way(way);
        self.go(Route::Card(Chapter::Tonight, 1));
    }

    fn choose_way(self, way: &str) {
        let way = match way {
            "broke" => Way::Broke,
            "hurt" => Way::Hurt,
            _ => Way::Read,
        };
        self.quietly(Command::ChooseWay(way));
    }

    fn arrive(self, route: Route) {
        self.hush();
        self.look_at_clock();
        self.stand_at(route);
        self.bookmark(route);
    }

    /// Shows the screen, and reads before what it needs.
    pub(super) fn stand_at(self, route: Route) {
        if !is_first(route) {
            self.read_all();
            if self.edge().is_part.get() {
                // A start at this screen reads everything, or says why not.
                return lifecycle::reload();
            }
        }
        self.present.set(route);
    }

    /// Remembers where reading stopped.
    pub(super) fn bookmark(self, route: Route) {
        let Route::Card(chapter, number) = route else {
            return;
        };
        let Some(id) = guide::card(chapter, number).map(Card::id) else {
            return;
        };
        if chapter.leaves_trace()
            && self.book_now(|book| book.preferences().bookmark != Some(id.clone()))
        {
            // Not worth a word: reading goes on, and the next card tries again.
            let _ = self.dispatch(Command::Bookmark(id));
        }
    }
}

/// The card's question, kept in full with the entry that answers it.
pub(super) fn prompt_of(card: &'static Card) -> Option<Prompt> {
    card.write.map(|text| Prompt {
        card: card.id(),
        text: text.to_owned(),
    })
}
