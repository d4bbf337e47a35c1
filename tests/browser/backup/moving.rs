//! Move my data.

use troth::copy::{backup as copy, restore};
use troth::platform::codec;
use troth::route::Route;
use wasm_bindgen_test::wasm_bindgen_test;

use super::{no_snapshots, wait_text};
use crate::platform::script::StandIn;
use crate::support::fixture::{entry_id, write};
use crate::support::{Role, Setup, rendered};

#[wasm_bindgen_test]
async fn a_code_takes_everything_across() {
    no_snapshots().await;
    let world = Setup::new()
        .did(write(1, "Taken along."))
        .at(Route::Move)
        .screen()
        .await;
    assert!(!world.text().contains(copy::MOVE_INSTALL));
    world.get(Role::Button, copy::MAKE_CODE).press();
    let field = world.wait_for(Role::Textbox, copy::YOUR_CODE).await;
    let code = field.value();
    assert!(code.starts_with(codec::PREFIX));
    drop(world);

    let world = Setup::new().at(Route::Restore).screen().await;
    world.get(Role::Textbox, restore::CODE).fill(&code);
    world.get(Role::Button, restore::READ_CODE).press();
    world.wait_for(Role::Heading, restore::INSIDE).await;
    world.get(Role::Button, "Restore").press();
    wait_text(&world, "Everything is saved.").await;
    let text = world
        .app
        .library
        .with_untracked(|book| book.entry(entry_id(1)).unwrap().text.clone());
    assert_eq!(text, "Taken along.");
}

#[wasm_bindgen_test]
async fn half_a_code_is_none() {
    let world = Setup::new().at(Route::Restore).screen().await;
    for code in ["", "troth1.", "troth1.H4sIAAAA", "hello"] {
        let field = world.wait_for(Role::Textbox, restore::CODE).await;
        field.fill(code);
        world.get(Role::Button, restore::READ_CODE).press();
        rendered().await;
        world.wait_says(Role::Alert, restore::NOT_A_CODE).await;
        let field = world.wait_for(Role::Textbox, restore::CODE).await;
        assert_eq!(field.value(), code, "it can be mended");
    }
}

#[wasm_bindgen_test]
async fn a_safari_tab_begins_with_installing() {
    let _phone = StandIn::new("navigator", "userAgent", "'Mozilla/5.0 (iPhone)'");
    let world = Setup::new().at(Route::Move).screen().await;
    let steps = world.select("li");
    assert_eq!(steps[0].text(), copy::MOVE_INSTALL);
    assert_eq!(steps[2].text(), copy::MOVE_OPEN_APP);
    world.app.forms.write(None);
    world.wait_for(Role::Link, copy::MOVE).await.press();
    world.wait_for(Role::Heading, copy::MOVE).await;
}
