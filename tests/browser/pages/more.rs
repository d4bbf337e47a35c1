//! More, Help, Appearance, About.

use leptos::prelude::*;
use troth::copy::sources::SOURCES;
use troth::guide::helplines::REGIONS;
use troth::route::Route;
use troth::ui::static_page;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::{Role, Seen, Setup, until};

fn theme() -> Option<String> {
    let page = web_sys::window().unwrap().document().unwrap();
    page.document_element().unwrap().get_attribute("data-theme")
}

#[wasm_bindgen_test]
async fn more_leads_everywhere_help_first() {
    let world = Setup::new().at(Route::More).screen().await;
    let links = world.all(Role::Link);
    assert_eq!(links[0].name(), "Help");
    for link in &links {
        assert!(
            !link.description().is_empty(),
            "{} says what it is",
            link.name()
        );
    }
    for (name, route) in [
        ("Help", Route::Help),
        ("Hurt, or harm?", Route::Safety),
        ("Share Troth", Route::Share),
        ("Install", Route::Install),
        ("Appearance", Route::Appearance),
        ("About", Route::About),
    ] {
        let world = Setup::new().at(Route::More).screen().await;
        world.get(Role::Link, name).press();
        world.wait_for(Role::Heading, name).await;
        assert_eq!(world.route(), route);
    }
}

#[wasm_bindgen_test]
async fn help_has_a_number_to_call_for_every_region() {
    let world = Setup::new().at(Route::Help).screen().await;
    let regions = world.select("details");
    assert_eq!(regions.len(), REGIONS.len());
    for (shown, region) in regions.iter().zip(REGIONS.iter()) {
        assert!(shown.text().starts_with(region.name));
        let calls: Vec<_> = shown
            .all(Role::Link)
            .iter()
            .filter_map(|link| link.attr("href"))
            .collect();
        assert_eq!(calls[0], format!("tel:{}", region.emergency));
        let is_call = |href: &String| {
            let digit = |c: char| c.is_ascii_digit() || c == '+';
            href.strip_prefix("tel:")
                .is_some_and(|number| number.chars().all(digit))
                || href.starts_with("sms:")
        };
        assert!(calls.iter().all(is_call), "{calls:?}");
        for line in region.helplines {
            assert!(shown.text().contains(line.service), "{}", line.service);
        }
    }
}

#[wasm_bindgen_test]
async fn help_goes_back_to_where_one_was() {
    let world = Setup::new().at(Route::Journal).screen().await;
    let address = web_sys::window().unwrap().location().href().unwrap();
    world.app.navigation.go(Route::Safety);
    world.app.navigation.go(Route::Help);
    world.wait_for(Role::Heading, "Help").await;
    assert_eq!(
        web_sys::window().unwrap().location().href().unwrap(),
        address
    );
    world.get(Role::Button, "Back").press();
    world.wait_for(Role::Heading, "Journal").await;
}

#[wasm_bindgen_test]
async fn light_and_dark_are_shown_and_kept_at_once() {
    let world = Setup::new().at(Route::Appearance).begin().await;
    let world = world
        .with(|| {
            static_page::attach();
            ().into_any()
        })
        .with_screen();
    assert!(world.get(Role::Radio, "As the system").is_checked());
    for (name, expected) in [
        ("Dark", Some("dark")),
        ("Light", Some("light")),
        ("As the system", None),
    ] {
        world.get(Role::Radio, name).press();
        until(name, || theme().as_deref() == expected).await;
        assert!(world.get(Role::Radio, name).is_checked());
    }
    world.get(Role::Radio, "Dark").press();
    world.app.navigation.go(Route::More);
    world.wait_for(Role::Heading, "More").await;
    world.app.navigation.go(Route::Appearance);
    world.wait_for(Role::Heading, "Appearance").await;
    assert!(world.get(Role::Radio, "Dark").is_checked());
}

#[wasm_bindgen_test]
async fn the_way_in_can_be_changed() {
    let world = Setup::new().at(Route::Appearance).screen().await;
    let group = world.get(Role::Group, "Whom the guide speaks to");
    assert_eq!(
        group.names(Role::Radio),
        ["I broke trust", "I was hurt", "Just read"]
    );
    group.get(Role::Radio, "I was hurt").press();
    let way = world
        .app
        .library
        .with_untracked(|book| book.preferences().way);
    assert_eq!(way, Some(troth::domain::Way::Hurt));
}

#[wasm_bindgen_test]
async fn about_names_every_source() {
    let world = Setup::new().at(Route::About).screen().await;
    let list = world.select(".sources__list li");
    assert_eq!(list.len(), SOURCES.len());
    let titles: Vec<String> = list.iter().map(Seen::text).collect();
    for (shown, source) in titles.iter().zip(SOURCES.iter()) {
        assert!(
            shown.contains(source.title) && shown.contains(source.says),
            "{shown}"
        );
    }
    assert!(world.text().contains(env!("CARGO_PKG_VERSION")));
}
