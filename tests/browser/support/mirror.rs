//! The durable mirror, from outside: emptied, or kept busy.

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// Deletes the database; whoever has it open lets go of it.
const DELETE: &str = "
    return new Promise((resolve, reject) => {
        const request = indexedDB.deleteDatabase('troth');
        request.onsuccess = () => resolve();
        request.onerror = () => reject(request.error);
    });
";

/// Holds a transaction open until the function that it answers is called.
const HOLD: &str = "
    return new Promise((resolve, reject) => {
        const request = indexedDB.open('troth');
        request.onerror = () => reject(request.error);
        request.onsuccess = () => {
            const database = request.result;
            const stores = Array.from(database.objectStoreNames);
            const store = database.transaction(stores, 'readwrite').objectStore(stores[0]);
            let isHeld = true;
            const again = () => {
                if (isHeld) store.get('nothing').onsuccess = again;
                else database.close();
            };
            again();
            resolve(() => { isHeld = false; });
        };
    });
";

/// Keeps every other transaction waiting until it is dropped.
pub(crate) struct Hold(Function);

impl Drop for Hold {
    fn drop(&mut self) {
        self.0.call0(&JsValue::NULL).unwrap();
    }
}

pub(crate) async fn delete() {
    run(DELETE).await;
}

/// The mirror does not answer.
pub(crate) async fn hold() -> Hold {
    Hold(run(HOLD).await.unchecked_into())
}

/// The texts of the mirror whose keys begin so.
pub(crate) async fn texts(beginning: &str) -> Vec<String> {
    let code = format!(
        "
        return new Promise((resolve, reject) => {{
            const request = indexedDB.open('troth');
            request.onerror = () => reject(request.error);
            request.onsuccess = () => {{
                const database = request.result;
                const range = IDBKeyRange.bound('{beginning}', '{beginning}\\uffff');
                const all = database.transaction('records').objectStore('records').getAll(range);
                all.onsuccess = () => {{ database.close(); resolve(all.result); }};
            }};
        }});
        "
    );
    let found: js_sys::Array = run(&code).await.unchecked_into();
    found.iter().filter_map(|text| text.as_string()).collect()
}

async fn run(code: &str) -> JsValue {
    let global = js_sys::global();
    assert!(Reflect::has(&global, &"indexedDB".into()).unwrap());
    let answer = Function::new_no_args(code).call0(&global).unwrap();
    let answer: Promise = answer.unchecked_into();
    JsFuture::from(answer).await.unwrap()
}
