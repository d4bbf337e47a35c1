//! The links of the static page, and what was tapped before the app was alive.

use super::dispatcher::Dispatcher;
use super::forms::{Forms, prompt_of};
use super::navigation::Navigation;
use crate::domain::due::DueChip;
use crate::domain::{CardId, Command, Way};
use crate::guide::{self, Card, Chapter};
use crate::platform::lifecycle::Followed;
use crate::platform::page::EarlyTaps;
use crate::route::Route;

/// Follows links.
#[derive(Clone, Copy)]
pub struct Links {
    pub(super) navigation: Navigation,
    pub(super) forms: Forms,
    pub(super) dispatcher: Dispatcher,
}

impl Links {
    /// Follows a link of the page.
    pub fn follow(self, link: &Followed) {
        let card = link.card.as_deref().and_then(find_card);
        match (
            link.way.as_deref(),
            link.private.as_deref(),
            link.action.as_deref(),
        ) {
            (Some("afraid"), ..) | (_, _, Some("safety")) => self.navigation.go(Route::Safety),
            (Some(way), ..) => {
                self.choose_way(way);
                self.navigation.go(Route::Card(Chapter::Tonight, 1));
            }
            (_, Some(private), _) => {
                let first = || guide::card(Chapter::from_slug(private)?, 1);
                if let Some(card) = find_card(private).or_else(first) {
                    self.navigation.go(Route::Card(card.chapter, card.number));
                }
            }
            (_, _, Some("help")) => self.navigation.go(Route::Help),
            (_, _, Some("write")) => self.forms.write(card.and_then(prompt_of)),
            (_, _, Some("promise")) => self
                .forms
                .new_promise(card.and_then(|card| card.promise).unwrap_or_default()),
            _ => match Route::parse(&link.fragment) {
                Ok(route) => {
                    self.forms.set_shared_card(None);
                    self.navigation.go(route);
                }
                Err(_) => self.navigation.show_unknown_address(),
            },
        }
    }

    /// Answers what was tapped before the app was alive; the address has followed already.
    pub fn apply_early(self, early: &EarlyTaps) {
        if let Some(way) = &early.way {
            self.choose_way(way);
        }
        if let Some(chapter) = early.private.as_deref().and_then(Chapter::from_slug) {
            self.navigation
                .arrive_from(Route::Guide, Route::Card(chapter, 1));
        } else if early.help {
            self.navigation.go(Route::Help);
        }
        let card = early.card.as_deref().and_then(find_card);
        match (self.navigation.route_untracked(), card) {
            (Route::Entry, Some(card)) => self.forms.write(prompt_of(card)),
            (Route::NewPromise, Some(card)) => {
                let what = card.promise.unwrap_or_default();
                self.forms.start_promise(what, DueChip::NoDate);
            }
            _ => {}
        }
    }

    /// An answer at the door.
    fn choose_way(self, way: &str) {
        let way = match way {
            "broke" => Way::Broke,
            "hurt" => Way::Hurt,
            _ => Way::Read,
        };
        self.dispatcher.dispatch_quietly(Command::ChooseWay(way));
    }
}

fn find_card(id: &str) -> Option<&'static Card> {
    CardId::parse(id).and_then(|id| guide::find(&id))
}
