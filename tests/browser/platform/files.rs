//! Files, with stand-ins for what only a person can do.

use troth::platform::files;
use troth::platform::share_sheet::ShareResult;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlInputElement;

use super::script::{self, StandIn};

/// Puts a file of ten bytes into a field.
const FILL: &str = "const transfer = new DataTransfer();
    transfer.items.add(new File(['0123456789'], 'a backup.json'));
    this.files = transfer.files;";

#[wasm_bindgen_test]
async fn a_text_is_saved_under_its_name() {
    let _click = StandIn::new(
        "HTMLAnchorElement.prototype",
        "click",
        "function () { globalThis.trothSaved = this }",
    );
    assert!(files::save("troth.json", "application/json", "wörds 👩‍👩‍👧"));
    let saved = "const { download, href } = globalThis.trothSaved;
        const blob = await (await fetch(href)).blob();
        return [download, blob.type, await blob.text()].join('|')";
    let saved = script::run(saved).await.as_string();
    assert_eq!(
        saved.as_deref(),
        Some("troth.json|application/json|wörds 👩‍👩‍👧")
    );
}

#[wasm_bindgen_test]
async fn a_file_is_shared_where_that_can_be() {
    {
        let _absent = StandIn::new("navigator", "canShare", "undefined");
        assert!(!files::can_share_file("a.txt", "text/plain"));
    }
    let can = "({ files: [file] }) => file.name === 'a.txt' && file.type === 'text/plain'";
    let _can = StandIn::new("navigator", "canShare", can);
    assert!(files::can_share_file("a.txt", "text/plain"));
    assert!(!files::can_share_file("a.exe", "text/plain"));
    let share = "async ({ files: [file] }) => {
            const text = await file.text();
            if (text !== 'fine') throw new DOMException('', text);
        }";
    let _share = StandIn::new("navigator", "share", share);
    for (text, ending) in [
        ("fine", ShareResult::Done),
        ("AbortError", ShareResult::Cancelled),
        ("NotAllowedError", ShareResult::Failed),
    ] {
        let shared = files::share_file("a.txt", "text/plain", text).await;
        assert_eq!(shared, ending);
    }
}

#[wasm_bindgen_test]
async fn a_chosen_file_is_read_in_parts() {
    let click = format!(
        "function () {{
             if (this.type !== 'file' || this.accept !== '.json') throw new Error(this.type);
             {FILL}
             this.dispatchEvent(new Event('change'));
         }}"
    );
    let _click = StandIn::new("HTMLInputElement.prototype", "click", &click);
    let file = files::choose(".json").await.unwrap();
    assert_eq!((file.name().as_str(), file.size()), ("a backup.json", 10));
    assert_eq!(file.read(0, 4).await.as_deref(), Ok(&b"0123"[..]));
    assert_eq!(file.read(8, 99).await.as_deref(), Ok(&b"89"[..]));
    assert_eq!(file.read(10, 14).await.as_deref(), Ok(&b""[..]));
}

#[wasm_bindgen_test]
async fn nothing_may_be_chosen() {
    let _click = StandIn::new(
        "HTMLInputElement.prototype",
        "click",
        "function () { this.dispatchEvent(new Event('cancel')) }",
    );
    assert!(files::choose("").await.is_none());
}

#[wasm_bindgen_test]
async fn a_field_of_a_form_holds_a_file() {
    let field = "const field = document.createElement('input');
        field.type = 'file';
        return field";
    let field: HtmlInputElement = script::now(field).unchecked_into();
    assert!(files::chosen(&field).is_none());
    js_sys::Function::new_no_args(FILL).call0(&field).unwrap();
    assert_eq!(files::chosen(&field).unwrap().size(), 10);
    let text: HtmlInputElement =
        script::now("return document.createElement('input')").unchecked_into();
    assert!(files::chosen(&text).is_none());
}
