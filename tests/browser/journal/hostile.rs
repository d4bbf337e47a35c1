//! Text stays text, in every place that shows it.

use troth::app::OpenEntry;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::fixture::{HOSTILE, entry_id, prompt, write};
use crate::support::{Role, Setup, World, until};

fn no_markup(world: &World) {
    assert_eq!(world.select("img, b, script").len(), 0, "markup was made");
    let page = web_sys::window().unwrap().document().unwrap();
    assert_ne!(page.title(), "taken");
}

#[wasm_bindgen_test]
async fn an_entry_is_shown_as_it_was_written() {
    let world = Setup::new().writer().screen().await;
    world.app.forms.write(Some(prompt(HOSTILE)));
    let entry = world.wait_for(Role::Textbox, "Entry").await;
    assert_eq!(world.select(".entry-editor__prompt")[0].raw_text(), HOSTILE);
    assert_eq!(entry.attr("dir").as_deref(), Some("auto"));
    entry.fill(HOSTILE);
    world.wait_says(Role::Status, "Saved").await;
    no_markup(&world);
    world.get(Role::Button, "Done").press();
    world.wait_for(Role::Button, "New entry").await;
    for part in [".entry-row__text", ".entry-row__prompt"] {
        let shown = &world.select(part)[0];
        assert_eq!(shown.raw_text(), HOSTILE);
        assert_eq!(shown.attr("dir").as_deref(), Some("auto"));
    }
    no_markup(&world);
}

#[wasm_bindgen_test]
async fn a_search_marks_text_and_makes_no_markup() {
    let route = troth::route::Route::Journal;
    let world = Setup::new().did(write(1, HOSTILE)).at(route).screen().await;
    let search = world.get(Role::Searchbox, "Search journal");
    for words in ["<img", "<b>bold", "&amp;", "שלום", "👩‍👧"] {
        search.fill(words);
        let is_marked = || {
            let marks = world.select("mark");
            !marks.is_empty() && marks.iter().all(|mark| mark.raw_text() == words)
        };
        until(words, is_marked).await;
        let row = world.select(".entry-row__text")[0].raw_text();
        assert!(HOSTILE.contains(row.trim_matches('…')), "{row}");
    }
    no_markup(&world);
}

#[wasm_bindgen_test]
async fn a_zero_byte_does_no_harm() {
    let text = "before\0after";
    let world = Setup::new().writer().did(write(1, text)).screen().await;
    world.app.forms.open_entry(OpenEntry {
        id: entry_id(1),
        prompt: None,
    });
    let entry = world.wait_for(Role::Textbox, "Entry").await;
    assert_eq!(entry.value(), text);
}
