//! Scripts for the tests: what another tab would do, and stand-ins for what a browser lacks.

use js_sys::{Function, Promise};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// Runs the body of an asynchronous function, and gives what it returns.
pub(crate) async fn run(body: &str) -> JsValue {
    let promise: Promise = now(&format!("return (async () => {{ {body} }})()")).unchecked_into();
    let answer = JsFuture::from(promise).await;
    answer.unwrap_or_else(|error| panic!("{body}: {error:?}"))
}

/// Runs the body of a function.
pub(crate) fn now(body: &str) -> JsValue {
    let answer = Function::new_no_args(body).call0(&JsValue::NULL);
    answer.unwrap_or_else(|error| panic!("{body}: {error:?}"))
}

/// Something else in the place of a property of the browser, until dropped.
pub(crate) struct StandIn(Function);

impl StandIn {
    /// Puts the value of an expression in the place of `owner.name`; in it, `old` is what was there.
    pub(crate) fn new(owner: &str, name: &str, value: &str) -> Self {
        let put = format!(
            "const [owner, name] = [{owner}, '{name}'];
             const known = Object.getOwnPropertyDescriptor(owner, name);
             const old = owner[name];
             const value = {value};
             Object.defineProperty(owner, name, {{ value, configurable: true, writable: true }});
             return () => {{
                 delete owner[name];
                 if (known) Object.defineProperty(owner, name, known);
             }};"
        );
        Self(now(&put).unchecked_into())
    }
}

impl Drop for StandIn {
    fn drop(&mut self) {
        self.0.call0(&JsValue::NULL).unwrap();
    }
}
