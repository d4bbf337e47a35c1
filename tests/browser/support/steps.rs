//! How often the address was changed: browsers refuse more than two hundred times in ten seconds.

use js_sys::{Array, Date, Function, Reflect};
use wasm_bindgen::JsCast;

use super::wait::pause;

/// How long the browser counts, and a little more, in milliseconds.
const WHILE: f64 = 11_000.0;
/// How many changes may be behind a test that begins; no test makes more than what is left.
const MOST: u32 = 140;

/// Notes the time of each change in the page, once.
const COUNT: &str = "
    if (!globalThis.steps) {
        globalThis.steps = [];
        for (const name of ['pushState', 'replaceState']) {
            const change = History.prototype[name];
            History.prototype[name] = function (...how) {
                globalThis.steps.push(Date.now());
                return change.apply(this, how);
            };
        }
    }
";

/// Waits until the browser will take as many changes as a test may make.
pub(super) async fn wait_for_some() {
    Function::new_no_args(COUNT)
        .call0(&js_sys::global())
        .unwrap();
    while recent() > MOST {
        pause(100).await;
    }
}

fn recent() -> u32 {
    let steps = Reflect::get(&js_sys::global(), &"steps".into()).unwrap();
    let since = Date::now() - WHILE;
    let recent = |step: wasm_bindgen::JsValue| step.as_f64().is_some_and(|at| at > since);
    let steps: &Array = steps.unchecked_ref();
    u32::try_from(steps.iter().filter(|step| recent(step.clone())).count()).unwrap()
}
