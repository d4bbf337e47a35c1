//! Installing, in the way that each browser has. What browsers say is played by stand-ins.

use troth::copy::install as copy;
use troth::route::Route;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::platform::script::{StandIn, now};
use crate::support::{Role, Setup, World};

const IPHONE: &str = "'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) \
    AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1'";
const MACINTOSH: &str = "'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) \
    AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Safari/605.1.15'";

async fn screen() -> World {
    Setup::new().at(Route::Install).screen().await
}

/// The browser says something; what it said last stays, so every test says it anew.
fn says(name: &str) {
    now(&format!(
        "dispatchEvent(Object.assign(new Event('{name}'), {{ prompt: () => {{
             self.wasAsked = true;
         }} }}));"
    ));
}

/// A browser that has said nothing: an offer was used up.
fn silent() {
    says("beforeinstallprompt");
    troth::platform::install::ask();
}

#[wasm_bindgen_test]
async fn the_browsers_own_question_is_opened_once() {
    says("beforeinstallprompt");
    now("self.wasAsked = false");
    let world = screen().await;
    assert_eq!(now("return self.wasAsked"), false);
    world.get(Role::Button, copy::ASK).press();
    world.wait_gone(Role::Button, copy::ASK).await;
    assert_eq!(now("return self.wasAsked"), true);
    assert!(world.text().contains(copy::ASKED));
    // Somebody who said no may be offered it again; somebody who said yes is told.
    says("beforeinstallprompt");
    world.wait_for(Role::Button, copy::ASK).await;
    says("appinstalled");
    world.wait_says(Role::Status, copy::DONE).await;
    assert!(!world.has(Role::Button, copy::ASK));
    drop(world);
    assert!(screen().await.text().contains(copy::DONE));
}

#[wasm_bindgen_test]
async fn an_offer_may_come_late() {
    silent();
    let world = screen().await;
    assert!(world.text().contains(copy::MENU) && !world.has(Role::Button, copy::ASK));
    says("beforeinstallprompt");
    world.wait_for(Role::Button, copy::ASK).await;
}

#[wasm_bindgen_test]
async fn an_iphone_gets_steps_with_pictures() {
    silent();
    let _agent = StandIn::new("navigator", "userAgent", IPHONE);
    let world = screen().await;
    let steps = world.select(".install__steps > li");
    for ((_, words), step) in copy::IOS.iter().zip(&steps) {
        assert_eq!(step.text(), *words);
    }
    assert_eq!(steps.len(), copy::IOS.len());
    world.get(Role::Link, "Move my data").press();
    world.wait_for(Role::Heading, "Move my data").await;
}

#[wasm_bindgen_test]
async fn a_mac_has_a_dock() {
    silent();
    let _agent = StandIn::new("navigator", "userAgent", MACINTOSH);
    let _touches = StandIn::new("navigator", "maxTouchPoints", "0");
    let world = screen().await;
    assert!(world.text().contains(copy::DOCK) && world.text().contains(copy::APART));
}

#[wasm_bindgen_test]
async fn an_installed_app_says_so() {
    let _installed = StandIn::new("navigator", "standalone", "true");
    assert!(screen().await.text().contains(copy::DONE));
}
