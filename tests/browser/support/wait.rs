//! Waiting for what comes a little later: asked again and again until a deadline.

use js_sys::{Date, Promise};
use wasm_bindgen_futures::JsFuture;

/// How long anything may take, in milliseconds. Only a test that fails waits as long.
const DEADLINE: f64 = 5000.0;
/// How long to wait before asking again, in milliseconds.
const PAUSE: i32 = 10;

/// Waits until the condition holds; fails with these words when it does not.
pub(crate) async fn until(what: &str, condition: impl Fn() -> bool) {
    until_or(condition, || what.to_owned()).await;
}

/// Waits until the condition holds; fails with what `why` says then.
pub(super) async fn until_or(condition: impl Fn() -> bool, why: impl Fn() -> String) {
    let deadline = Date::now() + DEADLINE;
    while !condition() {
        assert!(Date::now() < deadline, "in vain: {}", why());
        pause(PAUSE).await;
    }
    // What came with it, such as the text of a field, is there now too.
    pause(0).await;
}

/// Lets everything happen that was due already: what a change brings to the page.
pub(crate) async fn rendered() {
    for _ in 0..3 {
        pause(0).await;
    }
}

pub(super) async fn pause(milliseconds: i32) {
    let later = Promise::new(&mut |resolve, _| {
        web_sys::window()
            .unwrap()
            .set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, milliseconds)
            .unwrap();
    });
    JsFuture::from(later).await.unwrap();
}
