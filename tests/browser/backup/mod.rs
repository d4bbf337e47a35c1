//! Backup, restore, the bin, snapshots, moving, erasing.

mod bin;
mod erase;
mod moving;
mod overview;
mod reminder;
mod restore;
mod restore_faults;
mod snapshots;
mod upkeep;

use troth::domain::{Book, Circumstance, Command};
use troth::platform::{clock, random};
use troth::storage::{MemoryStore, NoMirror, Repository, backup};
use wasm_bindgen::JsValue;

use crate::platform::script;
use crate::support::{Seen, World, until};

/// No snapshots to begin with.
async fn no_snapshots() {
    script::run("for (const name of await caches.keys()) await caches.delete(name)").await;
}

/// A backup of what was done somewhere else.
async fn backup_of(commands: Vec<Command>) -> String {
    let elsewhere = Repository::new(MemoryStore::default(), NoMirror, "elsewhere".to_owned());
    let mut book = Book::default();
    for command in commands {
        let (now, chance) = (clock::now(), random::bits());
        let at = now.at;
        let change = book.decide(command, &Circumstance { now, chance }).unwrap();
        let staged = elsewhere.stage(&change, at).unwrap();
        elsewhere.settle(vec![staged]).await.unwrap();
        book.evolve(&change);
    }
    backup::write(&elsewhere.texts().unwrap(), clock::now().at)
}

/// Chooses a file of this text.
fn choose(world: &World, text: &str) {
    let field = world.select("input[type=file]").remove(0);
    assert_eq!(field.name(), "Restore a backup");
    let fill = "const transfer = new DataTransfer();
        transfer.items.add(new File([text], 'troth-backup-2026-11-22.json'));
        this.files = transfer.files;";
    let fill = js_sys::Function::new_with_args("text", fill);
    fill.call1(&field.0, &JsValue::from_str(text)).unwrap();
    field.fire("change");
}

/// The box of this name.
fn tick_box(world: &World, name: &str) -> Seen {
    let boxes = world.select("input[type=checkbox]");
    let mut named = boxes.into_iter().filter(|one| one.name() == name);
    named.next().unwrap_or_else(|| panic!("no box “{name}”"))
}

/// Waits until the words are somewhere on the page.
async fn wait_text(world: &World, words: &str) {
    until(words, || world.text().contains(words)).await;
}
