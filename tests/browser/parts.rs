//! The pieces that screens are made of.

use std::cell::Cell;
use std::rc::Rc;

use gloo_events::EventListener;
use leptos::prelude::*;
use troth::app::{Notice, NoticeAction};
use troth::copy::errors::RELOAD;
use troth::copy::{CLOSE, more as copy};
use troth::domain::Command;
use troth::route::Route;
use troth::ui::parts::{Choice, Choices, EmptyState, NoticeArea, TextArea};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::fixture::{HOSTILE, entry_id, write};
use crate::support::{Role, Setup, page, rendered, until};

fn notice_area() -> impl IntoView {
    view! { <NoticeArea /> }
}

#[wasm_bindgen_test]
async fn a_notice_is_read_out_and_can_be_closed() {
    let world = Setup::new().begin().await.with(notice_area);
    let region = world.all(Role::Status).remove(0);
    assert_eq!(region.text(), "", "the region is there before it speaks");
    world.app.notices.show(Notice::new(HOSTILE));
    until("it speaks", || !region.text().is_empty()).await;
    assert_eq!(region.select(".notice__text")[0].raw_text(), HOSTILE);
    assert_eq!(region.select("img, b").len(), 0);
    assert!(!region.has(Role::Button, "Undo"));
    region.get(Role::Button, CLOSE).press();
    until("it is silent", || region.text().is_empty()).await;
}

#[wasm_bindgen_test]
async fn a_new_version_can_be_used_now_or_later() {
    let root = page().document_element().unwrap();
    root.set_attribute("data-update", "").unwrap();
    let world = Setup::new().begin().await.with(notice_area);
    let asked = Rc::new(Cell::new(0));
    let count = asked.clone();
    let window = web_sys::window().unwrap();
    let _heard = EventListener::new(&window, "troth-renew", move |_| count.set(count.get() + 1));
    world.app.notices.show(Notice {
        action: NoticeAction::Update,
        ..Notice::new(copy::UPDATE_READY)
    });
    let region = world.all(Role::Status).remove(0);
    until("it speaks", || region.text().contains(copy::UPDATE_READY)).await;
    assert!(!region.has(Role::Button, CLOSE));
    region.get(Role::Button, RELOAD).press();
    assert_eq!(asked.get(), 1);
    region.get(Role::Button, copy::LATER).press();
    until("it is silent", || region.text().is_empty()).await;
    assert_eq!(asked.get(), 1);

    let more = Setup::new().at(Route::More).screen().await;
    more.get(Role::Button, RELOAD).press();
    assert_eq!(asked.get(), 2);
    root.remove_attribute("data-update").unwrap();
    let more = Setup::new().at(Route::More).screen().await;
    assert!(!more.has(Role::Button, RELOAD));
}

#[wasm_bindgen_test]
async fn undo_takes_back_and_says_so() {
    let world = Setup::new()
        .did(write(1, "Kept."))
        .begin()
        .await
        .with(notice_area);
    let delete = Command::DeleteEntry(entry_id(1));
    let is_kept = || {
        world
            .app
            .library
            .with_untracked(|book| book.entry(entry_id(1)).is_some())
    };
    assert!(
        world
            .app
            .dispatcher
            .perform(delete.clone(), "Gone.", "Back.")
    );
    world.wait_says(Role::Status, "Gone.").await;
    assert!(!is_kept());
    world.get(Role::Button, "Undo").press();
    world.wait_says(Role::Status, "Back.").await;
    assert!(is_kept());
    assert!(!world.has(Role::Button, "Undo"));

    // What cannot be taken back any more says why.
    assert!(world.app.dispatcher.perform(delete, "Gone.", "Back."));
    let undo = world.wait_for(Role::Button, "Undo").await;
    world
        .app
        .dispatcher
        .dispatch_quietly(Command::RestoreEntry(entry_id(1)));
    undo.press();
    world
        .wait_says(Role::Status, "This was taken back already.")
        .await;
}

#[wasm_bindgen_test]
async fn a_notice_is_gone_on_the_next_screen() {
    let world = Setup::new().screen().await;
    world.app.notices.show(Notice::new("Said."));
    world.wait_says(Role::Status, "Said.").await;
    world.app.navigation.go(troth::route::Route::More);
    world.wait_for(Role::Heading, "More").await;
    until("it is silent", || !world.text().contains("Said.")).await;
}

#[wasm_bindgen_test]
async fn a_field_says_what_is_wrong_until_it_is_changed() {
    let world = Setup::new().begin().await;
    let owner = Owner::new();
    let (value, problem) =
        owner.with(|| (RwSignal::new("a".to_owned()), RwSignal::new(String::new())));
    let world = world.with(move || {
        view! { <TextArea id="f" label="Name" hint="A hint" text=value problem /> }
    });
    let field = world.get(Role::Textbox, "Name");
    assert!(world.text().contains("A hint"));
    until("it shows the signal", || field.value() == "a").await;
    assert_eq!(field.attr("aria-invalid"), None);
    problem.set("Wrong.".to_owned());
    world.wait_says(Role::Alert, "Wrong.").await;
    until("it is marked", || {
        field.attr("aria-invalid").as_deref() == Some("true")
    })
    .await;
    assert!(field.description().contains("Wrong."));
    field.fill("b");
    until("it is forgiven", || field.attr("aria-invalid").is_none()).await;
    assert!(!field.description().contains("Wrong."));
    assert_eq!(value.get_untracked(), "b");
    value.set("c".to_owned());
    until("it shows the signal", || field.value() == "c").await;
}

#[wasm_bindgen_test]
async fn one_of_a_few_is_chosen() {
    let owner = Owner::new();
    let chosen = owner.with(|| RwSignal::new(""));
    let choose = move |name| move || chosen.set(name);
    let world = Setup::new().begin().await.with(move || {
        view! {
            <Choices legend="Which?">
                <Choice group="g" label="This" is_chosen=true on_choose=choose("This") />
                <Choice group="g" label="That" is_chosen=false on_choose=choose("That") />
            </Choices>
        }
    });
    let group = world.get(Role::Group, "Which?");
    let (this, that) = (
        group.get(Role::Radio, "This"),
        group.get(Role::Radio, "That"),
    );
    assert!(this.is_checked() && !that.is_checked());
    that.press();
    assert!(!this.is_checked() && that.is_checked());
    assert_eq!(chosen.get_untracked(), "That");
}

#[wasm_bindgen_test]
async fn an_empty_state_offers_the_first_step() {
    let owner = Owner::new();
    let pressed = owner.with(|| RwSignal::new(0));
    let world = Setup::new().begin().await.with(move || {
        view! {
            <EmptyState title="Empty" text="What it is for.">
                <button type="button" on:click=move |_| *pressed.write() += 1>
                    "Begin"
                </button>
            </EmptyState>
            <EmptyState title="Also empty" text="No step." />
        }
    });
    assert_eq!(world.names(Role::Heading), ["Empty", "Also empty"]);
    world.get(Role::Button, "Begin").press();
    assert_eq!(pressed.get_untracked(), 1);
    assert_eq!(world.all(Role::Button).len(), 1);
}

#[wasm_bindgen_test]
async fn nothing_is_left_after_a_test() {
    let world = Setup::new().local().did(write(1, "Here.")).screen().await;
    world.app.forms.write(None);
    rendered().await;
    drop(world);
    let page = web_sys::window().unwrap().document().unwrap();
    assert!(page.query_selector("[data-test]").unwrap().is_none());
    assert_eq!(crate::support::local_storage().length().unwrap(), 0);
}
