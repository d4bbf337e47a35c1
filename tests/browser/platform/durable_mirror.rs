//! The mirror in IndexedDB, and what can happen to a database.

use js_sys::Promise;
use troth::platform::{BrowserMirror, BrowserStore};
use troth::storage::{
    Committed, Difference, DurableMirror, LocalStore, MemoryStore, MirrorWrite, Mirrored,
    StoreFault,
};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, future_to_promise};
use wasm_bindgen_test::wasm_bindgen_test;

use super::script::{self, StandIn};

const MIRROR: BrowserMirror = BrowserMirror::Indexed;
const STORE: BrowserStore = BrowserStore::Local;
const A: &str = "troth/1/entry/a";
const B: &str = "troth/1/entry/b";

/// Neither side knows anything.
async fn begin() {
    script::now("localStorage.clear()");
    let delete = "await new Promise((resolve, reject) => {
            const request = indexedDB.deleteDatabase('troth');
            request.onsuccess = resolve;
            request.onerror = reject;
        })";
    script::run(delete).await;
}

/// What another tab does in a transaction of its own, with a connection of its own.
async fn other_tab(work: &str) -> JsValue {
    let body = format!(
        "const ask = (request) => new Promise((resolve, reject) => {{
             request.onsuccess = () => resolve(request.result);
             request.onerror = () => reject(request.error);
         }});
         const database = await ask(indexedDB.open('troth'));
         const transaction = database.transaction(['records', 'meta'], 'readwrite');
         const records = transaction.objectStore('records');
         const answer = await (async () => {{ {work} }})();
         database.close();
         return answer;"
    );
    script::run(&body).await
}

async fn held(key: &str) -> Option<String> {
    other_tab(&format!("return ask(records.get('{key}'))"))
        .await
        .as_string()
}

fn write(key: &str, expected: Option<&str>, new: Option<&str>) -> MirrorWrite {
    MirrorWrite {
        key: key.to_owned(),
        expected: expected.map(str::to_owned),
        new: new.map(str::to_owned),
    }
}

fn difference(key: &str, local: Option<&str>, mirrored: Option<&str>) -> Difference {
    Difference {
        key: key.to_owned(),
        local: local.map(str::to_owned),
        mirrored: mirrored.map(str::to_owned),
    }
}

async fn put(key: &str, text: &str) {
    let writes = [write(key, None, Some(text))];
    assert_eq!(MIRROR.commit(0, &writes).await, Ok(Committed::Done));
}

#[wasm_bindgen_test]
async fn stores_are_in_step_once_both_are_known_to_hold_the_last_commit() {
    begin().await;
    let _ = BrowserMirror::is_in_step().await;
    assert!(!BrowserMirror::is_in_step().await, "nothing is known");
    put(A, "one").await;
    assert!(
        !BrowserMirror::is_in_step().await,
        "the local store may not have it"
    );
    MIRROR.agree();
    assert!(BrowserMirror::is_in_step().await);
    put(B, "two").await;
    assert!(!BrowserMirror::is_in_step().await, "another commit");
    MIRROR.compare(&STORE).await.unwrap();
    MIRROR.agree();
    assert!(BrowserMirror::is_in_step().await, "compared and agreed");

    script::now("localStorage.clear()");
    assert!(
        !BrowserMirror::is_in_step().await,
        "the local store was lost"
    );
    MIRROR.agree();
    MIRROR.erase(1).await.unwrap();
    assert!(!BrowserMirror::is_in_step().await, "everything was erased");
    begin().await;
    MIRROR.agree();
    assert!(!BrowserMirror::is_in_step().await, "the mirror was lost");
}

#[wasm_bindgen_test]
async fn what_is_written_is_there_and_differs_from_nothing() {
    begin().await;
    assert_eq!(MIRROR.compare(&STORE).await, Ok(Mirrored::default()));
    for text in ["", "one", "\0 \u{FFFF} שלום 👩‍👩‍👧", "two"] {
        let old = STORE.read(A).unwrap();
        STORE.write(A, text).unwrap();
        let writes = [write(A, old.as_deref(), Some(text))];
        assert_eq!(MIRROR.commit(0, &writes).await, Ok(Committed::Done));
        assert_eq!(held(A).await.as_deref(), Some(text));
        assert_eq!(MIRROR.compare(&STORE).await, Ok(Mirrored::default()));
    }
    let writes = [write(A, Some("two"), None)];
    assert_eq!(MIRROR.commit(0, &writes).await, Ok(Committed::Done));
    assert_eq!(held(A).await, None);
    assert_eq!(MIRROR.commit(0, &[]).await, Ok(Committed::Done));
}

#[wasm_bindgen_test]
async fn another_tab_was_first() {
    begin().await;
    put(A, "one").await;
    other_tab(&format!("records.put('theirs', '{A}')")).await;
    let both = [
        write(A, Some("one"), Some("mine")),
        write(B, None, Some("new")),
    ];
    let conflict = Committed::Conflict(vec![(A.to_owned(), Some("theirs".to_owned()))]);
    assert_eq!(MIRROR.commit(0, &both).await, Ok(conflict));
    assert_eq!(held(A).await.as_deref(), Some("theirs"));
    assert_eq!(held(B).await, None, "all or nothing");
    // It was removed there, or is there although nothing was expected.
    other_tab(&format!("records.delete('{A}'); records.put('b', '{B}')")).await;
    let conflict =
        Committed::Conflict(vec![(A.to_owned(), None), (B.to_owned(), Some("b".into()))]);
    assert_eq!(MIRROR.commit(0, &both).await, Ok(conflict));
}

#[wasm_bindgen_test]
async fn what_is_there_already_is_fine() {
    begin().await;
    put(A, "new").await;
    let again = [
        write(A, Some("old"), Some("new")),
        write(B, Some("x"), None),
    ];
    assert_eq!(MIRROR.commit(0, &again).await, Ok(Committed::Done));
    // Two changes of one tick to one record.
    let twice = [
        write(A, Some("new"), Some("newer")),
        write(A, Some("newer"), Some("newest")),
    ];
    for _ in 0..2 {
        assert_eq!(MIRROR.commit(0, &twice).await, Ok(Committed::Done));
        assert_eq!(held(A).await.as_deref(), Some("newest"));
    }
}

#[wasm_bindgen_test]
async fn of_two_at_once_one_is_first() {
    begin().await;
    let commit = |text: &'static str| {
        future_to_promise(async move {
            let committed = MIRROR.commit(0, &[write(A, None, Some(text))]).await;
            Ok(JsValue::from_bool(committed == Ok(Committed::Done)))
        })
    };
    let both = Promise::all(&js_sys::Array::of2(&commit("one"), &commit("two")));
    let both: js_sys::Array = JsFuture::from(both).await.unwrap().into();
    let done = both.iter().filter(JsValue::is_truthy).count();
    assert_eq!(done, 1);
}

#[wasm_bindgen_test]
async fn whoever_missed_an_erasure_writes_nothing() {
    begin().await;
    put(A, "one").await;
    MIRROR.erase(1).await.unwrap();
    assert_eq!(held(A).await, None);
    let begun = Mirrored {
        generation: 1,
        is_erasing: true,
        differing: Vec::new(),
    };
    assert_eq!(MIRROR.compare(&STORE).await.as_ref(), Ok(&begun));
    MIRROR.erased().await.unwrap();
    let ended = Mirrored {
        is_erasing: false,
        ..begun
    };
    assert_eq!(MIRROR.compare(&STORE).await, Ok(ended));
    let writes = [write(A, None, Some("late"))];
    assert_eq!(MIRROR.commit(0, &writes).await, Ok(Committed::Erased));
    assert_eq!(held(A).await, None);
    assert_eq!(MIRROR.commit(1, &writes).await, Ok(Committed::Done));
}

#[wasm_bindgen_test]
async fn a_mirror_that_was_lost_learns_the_generation_again() {
    begin().await;
    let writes = [write(A, None, Some("one"))];
    assert_eq!(MIRROR.commit(3, &writes).await, Ok(Committed::Done));
    assert_eq!(MIRROR.commit(2, &writes).await, Ok(Committed::Erased));
    assert_eq!(MIRROR.compare(&STORE).await.unwrap().generation, 3);
}

#[wasm_bindgen_test]
async fn only_what_differs_is_told() {
    begin().await;
    let fill = "for (let at = 0; at < 1000; at++) {
            const [key, text] = ['troth/1/entry/' + at, 'x'.repeat(1000) + at];
            records.put(text, key);
            localStorage.setItem(key, text);
        }";
    MIRROR.erased().await.unwrap();
    other_tab(fill).await;
    assert_eq!(MIRROR.compare(&STORE).await, Ok(Mirrored::default()));
    for key in [
        "troth/1/pending/1-a-000001",
        "troth/generation",
        "troth/quarantine/troth/1/entry/a",
        "other",
        "x/troth/1/entry/a",
    ] {
        script::now(&format!("localStorage.setItem('{key}', '1')"));
    }
    assert_eq!(MIRROR.compare(&STORE).await, Ok(Mirrored::default()));
    STORE.write(A, "here").unwrap();
    STORE.write("troth/1/entry/7", "changed").unwrap();
    STORE.remove("troth/1/entry/999").unwrap();
    let mut differing = MIRROR.compare(&STORE).await.unwrap().differing;
    differing.sort_by(|a, b| a.key.cmp(&b.key));
    let long = |number: u32| format!("{}{number}", "x".repeat(1000));
    let expected = [
        difference("troth/1/entry/7", Some("changed"), Some(&long(7))),
        difference("troth/1/entry/999", None, Some(&long(999))),
        difference(A, Some("here"), None),
    ];
    assert_eq!(differing, expected);
}

#[wasm_bindgen_test]
async fn a_database_that_was_deleted_is_made_anew() {
    begin().await;
    put(A, "one").await;
    STORE.write(A, "one").unwrap();
    begin().await;
    put(A, "again").await;
    assert_eq!(held(A).await.as_deref(), Some("again"));
}

#[wasm_bindgen_test]
async fn a_closed_connection_is_opened_anew() {
    begin().await;
    let note =
        "function (...how) { globalThis.trothConnection = this; return old.apply(this, how) }";
    let noted = StandIn::new("IDBDatabase.prototype", "transaction", note);
    put(A, "one").await;
    drop(noted);
    script::now("globalThis.trothConnection.close()");
    put(B, "two").await;
    assert_eq!(held(B).await.as_deref(), Some("two"));
}

#[wasm_bindgen_test]
async fn a_mirror_that_does_not_answer_is_not_waited_for() {
    begin().await;
    put(A, "one").await;
    let soon = "(then, after, ...more) => old(then, after === 10000 ? 100 : after, ...more)";
    let _soon = StandIn::new("window", "setTimeout", soon);
    // Another tab's transaction that does not end.
    let busy = "globalThis.trothBusy = true;
        const more = () => { records.get('x').onsuccess = () => globalThis.trothBusy && more() };
        more();
        await ask(records.get('x'));";
    other_tab(busy).await;
    let writes = [write(A, Some("one"), Some("late"))];
    assert_eq!(MIRROR.commit(0, &writes).await, Err(StoreFault::NoAnswer));
    assert_eq!(MIRROR.erase(1).await, Err(StoreFault::NoAnswer));
    script::now("globalThis.trothBusy = false");
    assert_eq!(held(A).await.as_deref(), Some("one"), "it is taken back");
    assert_eq!(MIRROR.commit(0, &writes).await, Ok(Committed::Done));
}

#[wasm_bindgen_test]
async fn what_goes_wrong_in_between_leaves_nothing_behind() {
    begin().await;
    put(A, "one").await;
    let full = "function (text, key) {
            if (key !== 'troth/1/entry/b') return old.call(this, text, key);
            throw new DOMException('', 'QuotaExceededError');
        }";
    let stand_in = StandIn::new("IDBObjectStore.prototype", "put", full);
    let both = [
        write(A, Some("one"), Some("two")),
        write(B, None, Some("two")),
    ];
    assert_eq!(MIRROR.commit(0, &both).await, Err(StoreFault::Full));
    drop(stand_in);
    assert_eq!(held(A).await.as_deref(), Some("one"));
    assert_eq!(MIRROR.commit(0, &both).await, Ok(Committed::Done));
}

#[wasm_bindgen_test]
async fn a_browser_without_a_database_is_blocked() {
    // What was open goes with the old database.
    begin().await;
    {
        let _absent = StandIn::new("window", "indexedDB", "undefined");
        assert_eq!(MIRROR.compare(&STORE).await, Err(StoreFault::Blocked));
    }
    let refused = "{ open() { throw new DOMException('', 'SecurityError') } }";
    {
        let _refused = StandIn::new("window", "indexedDB", refused);
        assert_eq!(MIRROR.erased().await, Err(StoreFault::Blocked));
    }
    put(A, "one").await;
}

#[wasm_bindgen_test]
async fn beside_a_store_in_memory_there_is_none() {
    begin().await;
    let off = BrowserMirror::Off;
    let memory = BrowserStore::Memory(MemoryStore::default());
    memory.write(A, "one").unwrap();
    let writes = [write(A, None, Some("one"))];
    assert_eq!(off.commit(0, &writes).await, Ok(Committed::Done));
    assert_eq!(off.compare(&memory).await, Ok(Mirrored::default()));
    assert_eq!(off.erase(1).await, Ok(()));
    assert_eq!(off.erased().await, Ok(()));
    assert_eq!(MIRROR.compare(&STORE).await, Ok(Mirrored::default()));
}
