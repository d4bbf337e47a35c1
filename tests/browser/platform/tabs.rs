//! Several tabs, of which the others are scripts.

use std::cell::RefCell;
use std::rc::Rc;

use troth::platform::tabs::{self, Message};
use wasm_bindgen_test::wasm_bindgen_test;

use super::script::{self, StandIn};
use crate::support::until;

/// The modes in which the lock is held.
async fn held() -> String {
    let query = "const { held } = await navigator.locks.query();
        return held.filter(({ name }) => name === 'troth:open').map(({ mode }) => mode).join()";
    script::run(query).await.as_string().unwrap()
}

async fn until_held(modes: &str) {
    let wait = format!(
        "const held = async () => (await navigator.locks.query()).held
             .filter(({{ name }}) => name === 'troth:open').map(({{ mode }}) => mode).join();
         for (let at = 0; at < 400 && (await held()) !== '{modes}'; at++) {{
             await new Promise((later) => setTimeout(later, 10));
         }}"
    );
    script::run(&wait).await;
    assert_eq!(held().await, modes);
}

/// Another tab, which holds the lock and hears everything; it stands aside if it is polite.
async fn other_tab(is_polite: bool) {
    let open = format!(
        "globalThis.trothHeard = [];
         let leave;
         globalThis.trothOther = new BroadcastChannel('troth');
         globalThis.trothLeave = () => leave();
         globalThis.trothOther.onmessage = ({{ data }}) => {{
             globalThis.trothHeard.push(data);
             if ({is_polite}) leave();
         }};
         await new Promise((got) => {{
             navigator.locks.request('troth:open', {{ mode: 'shared' }}, () => {{
                 got();
                 return new Promise((free) => {{ leave = free }});
             }});
         }});"
    );
    script::run(&open).await;
}

fn close_other_tab() {
    script::now("globalThis.trothLeave(); globalThis.trothOther.close()");
}

fn heard() -> String {
    let heard = script::now("return globalThis.trothHeard.join()");
    heard.as_string().unwrap()
}

#[wasm_bindgen_test]
async fn the_lock_is_shared_and_can_be_had_alone() {
    tabs::enter();
    until_held("shared").await;
    other_tab(true).await;
    until_held("shared,shared").await;
    let fence = tabs::exclusively().await.unwrap();
    assert_eq!(held().await, "exclusive");
    fence.erased();
    until("it was told", || heard() == "stand-aside,erased").await;
    until_held("shared").await;
    drop(tabs::exclusively().await.unwrap());
    until("it was told", || heard().ends_with("stand-aside,go-on")).await;
    close_other_tab();
    until_held("shared").await;
}

#[wasm_bindgen_test]
async fn a_tab_that_does_not_stand_aside_is_waited_for_and_no_longer() {
    tabs::enter();
    let soon = "(after) => old.call(AbortSignal, after / 10)";
    let _soon = StandIn::new("AbortSignal", "timeout", soon);
    other_tab(false).await;
    assert!(tabs::exclusively().await.is_none());
    until("it was told", || heard() == "stand-aside,go-on").await;
    until_held("shared,shared").await;
    close_other_tab();
    until_held("shared").await;
}

#[wasm_bindgen_test]
async fn this_tab_stands_aside() {
    tabs::enter();
    until_held("shared").await;
    let all = Rc::new(RefCell::new(Vec::new()));
    let kept = all.clone();
    let listener = tabs::on_message(move |message| kept.borrow_mut().push(message));
    assert!(listener.is_some());
    let say = |message: &str| {
        script::now(&format!(
            "const other = new BroadcastChannel('troth'); other.postMessage('{message}');
             globalThis.trothOther = other"
        ));
    };
    say("stand-aside");
    until("it is heard", || *all.borrow() == [Message::StandAside]).await;
    until_held("").await;
    say("go-on");
    until("it is heard", || {
        all.borrow().last() == Some(&Message::GoOn)
    })
    .await;
    until_held("shared").await;
    say("what?");
    say("stand-aside");
    say("erased");
    until("it is heard", || {
        all.borrow()[2..] == [Message::StandAside, Message::Erased]
    })
    .await;
    until_held("shared").await;
}

#[wasm_bindgen_test]
async fn a_browser_without_locks_goes_without() {
    {
        let _absent = StandIn::new("navigator", "locks", "undefined");
        tabs::enter();
        drop(tabs::exclusively().await.unwrap());
        let refused = "{ request: async () => { throw new DOMException('', 'SecurityError') } }";
        let _refused = StandIn::new("navigator", "locks", refused);
        drop(tabs::exclusively().await.unwrap());
    }
    tabs::enter();
    until_held("shared").await;
}
