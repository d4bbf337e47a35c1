//! Which screen is shown, and how links and addresses lead there.

use leptos::prelude::*;
use troth::app::{App, NoticeAction};
use troth::copy::errors;
use troth::domain::Way;
use troth::guide::{self, Chapter};
use troth::platform::history;
use troth::platform::lifecycle::Followed;
use troth::platform::page::EarlyTaps;
use troth::route::{Route, Shelf};
use troth::ui::static_page;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::{Role, Setup, shell, until};

#[wasm_bindgen_test]
async fn every_route_has_its_screen() {
    let world = Setup::new().screen().await;
    for (route, title) in [
        (Route::Today, "Today"),
        (Route::Promises(Shelf::Open), "Promises"),
        (Route::NewPromise, "New promise"),
        (Route::Journal, "Journal"),
        (Route::More, "More"),
        (Route::Share, "Share Troth"),
        (Route::Appearance, "Appearance"),
        (Route::About, "About"),
        (Route::Help, "Help"),
        (Route::Safety, "Hurt, or harm?"),
    ] {
        world.app.navigation.go(route);
        world.wait_for(Role::Heading, title).await;
        assert_eq!(world.select("h1").len(), 1, "{title}");
    }
    for route in [Route::Door, Route::Guide, Route::Card(Chapter::Admit, 1)] {
        world.app.navigation.go(route);
        until("it is the static page's", || world.select("h1").is_empty()).await;
    }
}

#[wasm_bindgen_test]
async fn lines_that_stay_are_on_every_screen() {
    let world = Setup::new().begin().await;
    world
        .app
        .notices
        .add_banner(errors::MEMORY_ONLY, NoticeAction::None);
    let world = world.with_screen();
    world.wait_says(Role::Status, errors::MEMORY_ONLY).await;
    world.app.navigation.go(Route::Journal);
    world.wait_for(Role::Heading, "Journal").await;
    world.wait_says(Role::Status, errors::MEMORY_ONLY).await;
}

#[wasm_bindgen_test]
async fn a_strange_address_leads_to_today_and_says_so() {
    let world = Setup::new().at(Route::Journal).screen().await;
    for strange in [
        "#/nowhere",
        "#x",
        "#/guide/let-go/1",
        "#/guide/admit/999",
        "#%00<script>",
    ] {
        history::replace(strange);
        world.app.navigation.follow_address();
        world.wait_says(Role::Status, errors::UNKNOWN_ADDRESS).await;
        assert_eq!(world.route(), Route::Today, "{strange}");
        assert_eq!(history::fragment(), "#/today", "{strange}");
        world.app.navigation.go(Route::Journal);
        world.wait_for(Role::Heading, "Journal").await;
    }
}

#[wasm_bindgen_test]
async fn the_address_is_followed() {
    let world = Setup::new().screen().await;
    history::push("#/promises/closed");
    world.app.navigation.follow_address();
    world.wait_for(Role::Heading, "Promises").await;
    assert_eq!(world.route(), Route::Promises(Shelf::Closed));
}

fn follow(app: App, link: Followed) -> Route {
    app.links.follow(&link);
    untrack(|| app.navigation.route())
}

#[wasm_bindgen_test]
async fn links_of_the_static_page_do_what_they_say() {
    let world = Setup::new().at(Route::Door).screen().await;
    let app = world.app;
    let with = |fill: &dyn Fn(&mut Followed)| {
        let mut link = Followed::default();
        fill(&mut link);
        follow(app, link)
    };
    assert_eq!(
        with(&|link| link.way = Some("afraid".into())),
        Route::Safety
    );
    let way = || app.library.with_untracked(|book| book.preferences().way);
    assert_eq!(way(), None, "that answer is not remembered");
    let entered = with(&|link| link.way = Some("hurt".into()));
    assert_eq!(
        (entered, way()),
        (Route::Card(Chapter::Tonight, 1), Some(Way::Hurt))
    );
    let private = with(&|link| link.private = Some("let-go".into()));
    assert_eq!(private, Route::Card(Chapter::LetGo, 1));
    assert_eq!(with(&|link| link.action = Some("help".into())), Route::Help);

    let asks = guide::deck()
        .iter()
        .find(|card| card.write.is_some())
        .unwrap();
    let written = with(&|link| {
        link.action = Some("write".into());
        link.card = Some(asks.id().to_string());
    });
    assert_eq!(written, Route::Entry);
    let prompt = app.forms.current_entry().unwrap().prompt.unwrap();
    assert_eq!(
        (&*prompt.text, prompt.card),
        (asks.write.unwrap(), asks.id())
    );

    let suggests = |card: &&guide::Card| card.promise.is_some_and(|words| !words.is_empty());
    let card = guide::deck().iter().find(suggests).unwrap();
    let made = with(&|link| {
        link.action = Some("promise".into());
        link.card = Some(card.id().to_string());
    });
    assert_eq!(made, Route::NewPromise);
    let start = app.forms.promise_start().unwrap();
    assert_eq!(Some(&*start.what), card.promise);
    assert_eq!(
        with(&|link| link.fragment = "#/journal".into()),
        Route::Journal
    );
    assert_eq!(
        with(&|link| link.fragment = "#nonsense".into()),
        Route::Today
    );
}

#[wasm_bindgen_test]
async fn taps_before_the_app_was_alive_count() {
    let asks = guide::deck()
        .iter()
        .find(|card| card.write.is_some())
        .unwrap();
    let world = Setup::new().writer().at(Route::Entry).begin().await;
    world.app.links.apply_early(&EarlyTaps {
        way: Some("broke".to_owned()),
        card: Some(asks.id().to_string()),
        ..EarlyTaps::default()
    });
    let world = world.with_screen();
    let entry = world.wait_for(Role::Textbox, "Entry").await;
    assert!(entry.description().contains(asks.write.unwrap()));
    assert_eq!(
        world
            .app
            .library
            .with_untracked(|book| book.preferences().way),
        Some(Way::Broke)
    );
}

#[wasm_bindgen_test]
async fn the_static_page_keeps_step() {
    let world = Setup::new().at(Route::Today).begin().await;
    let tabs = shell::tabs(&world);
    let list = shell::chapters(&world);
    let main = shell::part(&world, "div", "main");
    let world = world.with(|| {
        static_page::attach();
        ().into_any()
    });
    let page = web_sys::window().unwrap().document().unwrap();
    let view = || page.document_element().unwrap().get_attribute("data-view");
    let current = || {
        let here = tabs.select("[aria-current=page]");
        here.iter()
            .map(|tab| tab.attr("data-tab").unwrap())
            .collect::<Vec<_>>()
    };
    until("the screen is shown", || {
        view().as_deref() == Some("screen")
    })
    .await;
    assert_eq!(current(), ["today"]);
    assert!(!main.has_focus(), "nothing was left to come here");

    world.app.navigation.go(Route::Card(Chapter::Admit, 1));
    until("the deck is shown", || view().as_deref() == Some("cards")).await;
    assert_eq!(current(), ["guide"]);
    assert!(main.has_focus());
    main.0.blur().unwrap();
    world.app.navigation.replace(Route::Card(Chapter::Admit, 2));
    world.app.navigation.go(Route::Guide);
    until("the chapters are shown", || {
        view().as_deref() == Some("chapters")
    })
    .await;

    let order = || {
        let items = list.select("[data-chapter]");
        items
            .iter()
            .map(|item| item.attr("data-chapter").unwrap())
            .collect::<Vec<_>>()
    };
    world
        .app
        .dispatcher
        .dispatch_quietly(troth::domain::Command::ChooseWay(Way::Hurt));
    let expected = guide::order(Some(Way::Hurt)).map(Chapter::slug);
    until("the chapters are in order", || order() == expected).await;
}
