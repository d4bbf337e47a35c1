//! A list of promise cards that keeps the cards whose promises stay.
//!
//! Leptos has `For` for such lists: general, and as heavy as everything else on this screen
//! together. The cards know the order they are wanted in; that is all this takes.

use leptos::prelude::*;
use leptos::tachys::html::attribute::Attribute;
use leptos::tachys::html::attribute::any_attribute::AnyAttribute;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::renderer::Rndr;
use leptos::tachys::renderer::types::{Element, Node, Placeholder};
use leptos::tachys::view::add_attr::AddAnyAttr;
use leptos::tachys::view::any_view::AnyViewState;
use leptos::tachys::view::{Mountable, Position, PositionState};

use super::promise_card::promise_card;
use crate::app::AppState;
use crate::domain::PromiseId;
use crate::ui::el::live;

/// A card for each promise; a card whose promise stays is not made anew.
pub fn cards(app: AppState, ids: impl Fn() -> Vec<PromiseId> + Send + Sync + 'static) -> AnyView {
    // Each card has an owner of its own below this one, which outlives the changes of the list.
    let owner = Owner::current().unwrap_or_default();
    live(move || {
        let cards = Cards {
            app,
            ids: ids(),
            owner: owner.clone(),
        };
        cards.into_any()
    })
}

struct Cards {
    app: AppState,
    ids: Vec<PromiseId>,
    owner: Owner,
}

/// The cards on the page, and what stands behind the last of them.
struct Shown {
    cards: Vec<Card>,
    end: Placeholder,
}

struct Card {
    id: PromiseId,
    /// Goes before the owner: from the inside to the outside.
    view: AnyViewState,
    _owner: Owner,
}

impl Cards {
    fn card(&self, id: PromiseId) -> Card {
        let owner = self.owner.with(Owner::new);
        Card {
            id,
            view: owner.with(|| promise_card(self.app, id).build()),
            _owner: owner,
        }
    }
}

impl Render for Cards {
    type State = Shown;

    fn build(self) -> Shown {
        Shown {
            cards: self.ids.iter().map(|id| self.card(*id)).collect(),
            end: Rndr::create_placeholder(),
        }
    }

    fn rebuild(self, shown: &mut Shown) {
        let mut before = std::mem::take(&mut shown.cards);
        before.retain_mut(|card| {
            let stays = self.ids.contains(&card.id);
            if !stays {
                card.view.unmount();
            }
            stays
        });
        let staying = self
            .ids
            .iter()
            .filter(|id| before.iter().any(|card| card.id == **id));
        // Whoever writes in a card goes on writing: it is only moved if it has to be.
        let is_in_order = staying.eq(before.iter().map(|card| &card.id));
        let mut wanted = Vec::new();
        for id in &self.ids {
            match before.iter().position(|card| card.id == *id) {
                Some(at) => wanted.push((before.remove(at), is_in_order)),
                None => wanted.push((self.card(*id), false)),
            }
        }
        for (mut card, is_there) in wanted.into_iter().rev() {
            if !is_there {
                let next: &dyn Mountable = match shown.cards.last() {
                    Some(next) => &next.view,
                    None => &shown.end,
                };
                next.insert_before_this(&mut card.view);
            }
            shown.cards.push(card);
        }
        shown.cards.reverse();
    }
}

impl Mountable for Shown {
    fn unmount(&mut self) {
        for card in &mut self.cards {
            card.view.unmount();
        }
        self.end.unmount();
    }

    fn mount(&mut self, parent: &Element, marker: Option<&Node>) {
        for card in &mut self.cards {
            card.view.mount(parent, marker);
        }
        self.end.mount(parent, marker);
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        match self.cards.first() {
            Some(card) => card.view.insert_before_this(child),
            None => self.end.insert_before_this(child),
        }
    }

    fn elements(&self) -> Vec<Element> {
        self.cards
            .iter()
            .flat_map(|card| card.view.elements())
            .collect()
    }
}

impl AddAnyAttr for Cards {
    type Output<NewAttr: Attribute> = Self;

    fn add_any_attr<NewAttr: Attribute>(self, _: NewAttr) -> Self {
        self
    }
}

/// Only in the browser: there is no HTML made of it.
impl RenderHtml for Cards {
    type AsyncOutput = Self;
    type Owned = Self;

    const MIN_LENGTH: usize = 0;

    fn dry_resolve(&mut self) {}

    async fn resolve(self) -> Self {
        self
    }

    fn to_html_with_buf(
        self,
        _: &mut String,
        _: &mut Position,
        _: bool,
        _: bool,
        _: Vec<AnyAttribute>,
    ) {
    }

    fn hydrate<const FROM_SERVER: bool>(self, _: &Cursor, _: &PositionState) -> Shown {
        self.build()
    }

    fn into_owned(self) -> Self {
        self
    }
}
