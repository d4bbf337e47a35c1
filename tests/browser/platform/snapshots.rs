//! Snapshots in Cache Storage.

use troth::platform::snapshots;
use troth::storage::StoreFault;
use wasm_bindgen_test::wasm_bindgen_test;

use super::script::{self, StandIn};

async fn begin() {
    script::run("for (const name of await caches.keys()) await caches.delete(name)").await;
}

#[wasm_bindgen_test]
async fn are_kept_listed_and_taken_away() {
    begin().await;
    assert_eq!(snapshots::list().await, Ok(Vec::new()));
    assert_eq!(snapshots::get("2026-11-22").await, Ok(None));
    for (name, text) in [
        ("2026-11-22", "first"),
        ("2026-11-21", "earlier 👩‍👩‍👧"),
        ("2026-11-22", "again"),
    ] {
        snapshots::put(name, text).await.unwrap();
        assert_eq!(snapshots::get(name).await, Ok(Some(text.to_owned())));
    }
    let names = vec!["2026-11-21".to_owned(), "2026-11-22".to_owned()];
    assert_eq!(snapshots::list().await, Ok(names));
    for _ in 0..2 {
        snapshots::remove("2026-11-21").await.unwrap();
    }
    let left = vec!["2026-11-22".to_owned()];
    assert_eq!(snapshots::list().await, Ok(left));
}

#[wasm_bindgen_test]
async fn are_erased_and_the_app_stays() {
    begin().await;
    snapshots::put("2026-11-22", "text").await.unwrap();
    let others = "for (const name of ['troth-data:more', 'troth:/:1', 'x-troth-data:']) {
            await caches.open(name);
        }";
    script::run(others).await;
    snapshots::erase_caches().await.unwrap();
    let left = script::run("return (await caches.keys()).sort().join()").await;
    assert_eq!(left.as_string().as_deref(), Some("troth:/:1,x-troth-data:"));
    begin().await;
}

#[wasm_bindgen_test]
async fn an_insecure_page_has_none() {
    begin().await;
    let _absent = StandIn::new("window", "caches", "undefined");
    assert_eq!(snapshots::list().await, Err(StoreFault::Blocked));
    assert_eq!(snapshots::put("a", "b").await, Err(StoreFault::Blocked));
    assert_eq!(snapshots::erase_caches().await, Ok(()));
}
