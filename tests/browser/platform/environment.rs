//! The place the app runs in, where browsers say one thing and are another.

use troth::platform::{environment, persistence};
use wasm_bindgen_test::wasm_bindgen_test;

use super::script::StandIn;

/// What Safari of an iPhone says that it is.
pub(crate) const IPHONE: &str = "'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) \
    AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1'";
const MACINTOSH: &str = "'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) \
    AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Safari/605.1.15'";
const CHROME_OF_IPHONE: &str = "'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) \
    AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/130.0 Mobile/15E148 Safari/604.1'";
const CHROME: &str = "'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 \
    (KHTML, like Gecko) Chrome/130.0.0.0 Mobile Safari/537.36'";

#[wasm_bindgen_test]
fn an_ipad_says_that_it_is_a_macintosh() {
    assert!(!environment::is_webkit());
    for (agent, touches, is_ios, is_webkit) in [
        (IPHONE, 5, true, true),
        (CHROME_OF_IPHONE, 5, true, true),
        (MACINTOSH, 0, false, true),
        (MACINTOSH, 5, true, true),
        (CHROME, 5, false, false),
    ] {
        let _agent = StandIn::new("navigator", "userAgent", agent);
        let _touches = StandIn::new("navigator", "maxTouchPoints", &touches.to_string());
        assert_eq!(environment::is_ios_tab(), is_ios, "{agent}");
        assert_eq!(environment::is_webkit(), is_webkit, "{agent}");
        assert_eq!(
            environment::is_mac_safari(),
            is_webkit && !is_ios,
            "{agent}"
        );
        let _installed = StandIn::new("navigator", "standalone", "true");
        assert!(environment::is_installed() && !environment::is_ios_tab());
    }
}

#[wasm_bindgen_test]
async fn the_store_may_be_promised_to_stay() {
    assert_eq!(persistence::persisted().await, Some(false));
    for (storage, answer) in [
        (
            "{ persist: async () => true, persisted: async () => true }",
            Some(true),
        ),
        (
            "{ persist: async () => false, persisted: async () => false }",
            Some(false),
        ),
        ("{}", None),
        ("undefined", None),
        (
            "{ persist: async () => { throw 1 }, persisted: async () => { throw 1 } }",
            None,
        ),
    ] {
        let _storage = StandIn::new("navigator", "storage", storage);
        assert_eq!(persistence::persist().await, answer, "{storage}");
        assert_eq!(persistence::persisted().await, answer, "{storage}");
    }
}
