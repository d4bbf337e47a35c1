//! The mirror hears that both stores agree only when the local one holds what it holds.

use std::cell::Cell;

use troth::domain::{Draft, DraftId, Record};
use troth::storage::{
    Committed, DurableMirror, LocalStore, MemoryMirror, MemoryStore, MirrorWrite, Mirrored,
    Repository, StoreFault,
};

use crate::support::{Desk, at_once, entry_id, write};

/// A mirror that looks into the local store whenever it is told that they agree.
struct Watching<'a, S> {
    mirror: &'a MemoryMirror,
    store: &'a S,
    agreed: &'a Cell<usize>,
}

impl<S: LocalStore> DurableMirror for Watching<'_, S> {
    async fn compare(&self, local: &impl LocalStore) -> Result<Mirrored, StoreFault> {
        self.mirror.compare(local).await
    }

    async fn commit(
        &self,
        generation: u64,
        writes: &[MirrorWrite],
    ) -> Result<Committed, StoreFault> {
        self.mirror.commit(generation, writes).await
    }

    fn agree(&self) {
        self.agreed.set(self.agreed.get() + 1);
        for (key, text) in self.mirror.contents() {
            assert_eq!(self.store.read(&key), Ok(Some(text)), "{key}");
        }
    }

    async fn erase(&self, generation: u64) -> Result<(), StoreFault> {
        self.mirror.erase(generation).await
    }

    async fn erased(&self) -> Result<(), StoreFault> {
        self.mirror.erased().await
    }
}

#[test]
fn after_a_change_a_conflict_and_a_comparison() {
    let mut desk = Desk::at("2026-11-22T12:00");
    let (store, mirror, agreed) = (
        MemoryStore::default(),
        MemoryMirror::default(),
        Cell::new(0),
    );
    let watching = || Watching {
        mirror: &mirror,
        store: &store,
        agreed: &agreed,
    };
    let tab = Repository::new(&store, watching(), "tabA".to_owned());
    tab.load().unwrap();
    let change = desk.does(write(1, "mine"));
    let staged = tab.stage(&change, desk.now.at).unwrap();
    assert_eq!(agreed.get(), 0, "not yet on the device");
    at_once(tab.settle(vec![staged])).unwrap();
    assert_eq!(agreed.get(), 1);

    // Another device's text is in the mirror, and this tab writes over what it replaced.
    let elsewhere = MemoryStore::default();
    let other = Repository::new(&elsewhere, mirror.clone(), "tabB".to_owned());
    at_once(other.reconcile()).unwrap();
    other.load().unwrap();
    let theirs = desk.decide(write(1, "theirs")).unwrap();
    let staged = other.stage(&theirs, desk.now.at).unwrap();
    at_once(other.settle(vec![staged])).unwrap();
    let change = desk.does(write(1, "mine again"));
    let staged = tab.stage(&change, desk.now.at).unwrap();
    at_once(tab.settle(vec![staged])).unwrap();
    assert_eq!(agreed.get(), 2, "both texts are in both stores");

    store.remove(&mirror.contents()[0].0).unwrap();
    at_once(tab.reconcile()).unwrap();
    assert_eq!(agreed.get(), 3, "repaired");
}

#[test]
fn not_while_the_local_store_has_no_room() {
    let mut desk = Desk::at("2026-11-22T12:00");
    let (mirror, agreed) = (MemoryMirror::default(), Cell::new(0));
    let store = MemoryStore::default();
    let watching = Watching {
        mirror: &mirror,
        store: &store,
        agreed: &agreed,
    };
    let tab = Repository::new(&store, watching, "tabA".to_owned());
    tab.load().unwrap();
    let id = DraftId::Entry(entry_id(1));
    let fields = vec![("text".to_owned(), "words".to_owned())];
    let draft = Record::Draft(Draft { id, fields });
    at_once(tab.keep_in_mirror(&draft, desk.now.at)).unwrap();
    let change = desk.does(write(2, "another"));
    let staged = tab.stage(&change, desk.now.at).unwrap();
    at_once(tab.settle(vec![staged])).unwrap();
    assert_eq!(agreed.get(), 0, "the draft is in the mirror alone");
}
