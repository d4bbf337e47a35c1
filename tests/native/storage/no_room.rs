//! A store without room: deleting and shortening are possible all the same. The durable mirror gets it first, and then the local
//! store, of which it leaves more room than before.

use troth::domain::bin::AT_ONCE;
use troth::domain::{Command, DraftId, Thing};
use troth::storage::{MemoryStore, Repository, StorageError, StoreFault};

use super::faults::loaded;
use super::work::{CASES, Case, draft};
use crate::support::device::{Device, Site, Tab, Wrong, keep, open, settle, take_over, words};
use crate::support::faulty::{FaultyStore, Plan, size};
use crate::support::mirror::Trouble;
use crate::support::{Desk, at_once, entry_id, says, write};

/// What deletes and nothing else.
fn deletions() -> Vec<&'static Case> {
    let deletions = [
        "delete",
        "delete for good",
        "empty the old bin",
        "give a draft up",
    ];
    let cases: Vec<_> = CASES
        .iter()
        .filter(|case| deletions.contains(&case.name))
        .collect();
    assert_eq!(cases.len(), deletions.len());
    cases
}

/// The case, and its tab once it has compared both stores.
fn begun(case: &Case) -> (Desk, Device) {
    let (desk, device) = case.prepared();
    device.start();
    (desk, device)
}

fn compared(device: &Device) -> Tab<'_> {
    let tab = device.tab("tabA");
    open(&tab).unwrap();
    tab
}

/// No room at this site of the change.
fn full_at(site: Site) -> Option<Wrong> {
    Some(Wrong::Once(site, StoreFault::Full))
}

/// Where a change of the case is written.
fn sites(case: &Case) -> Vec<Site> {
    let (mut desk, device) = begun(case);
    let tab = compared(&device);
    device.local.now(None);
    for change in case.changes(&mut desk) {
        settle(&mut desk, &tab, &change).unwrap();
    }
    let records = (1..=device.local.record_writes()).map(Site::Record);
    records.chain([Site::Pending]).collect()
}

fn check(case: &Case, site: Site, trouble: Trouble) {
    let (mut desk, device) = begun(case);
    let tab = compared(&device);
    let before = desk.book.clone();
    let changes = case.changes(&mut desk);
    device.local.now(full_at(site));
    device.mirror.now(trouble);
    for change in &changes {
        let told = settle(&mut desk, &tab, change);
        if trouble == Trouble::Well {
            assert_eq!(told, Ok(()));
        } else {
            assert_eq!(told, Err(StorageError::NotOnDevice));
            assert!(tab.is_waiting());
        }
    }
    assert!(device.local.has_failed());
    assert!(!device.local.has_pending());
    let next = device.reopened().start();
    assert_eq!(next.problems, []);
    let is_kept = next.book == desk.book;
    assert!(is_kept || next.book == before, "half of it is there");
    assert_eq!(is_kept, trouble.is_written());
    device.mends();
    // Comparing forgets nothing that waits.
    at_once(tab.reconcile()).unwrap();
    assert_eq!(at_once(tab.retry()), Ok(vec![]));
    assert!(!tab.is_waiting());
    assert_eq!(device.local.texts(), device.mirror.kept().texts);
    assert_eq!(device.start().book, desk.book);
}

#[test]
fn what_is_deleted_without_room_is_deleted_once_the_mirror_has_it() {
    let mut cases = 0;
    for case in deletions() {
        for site in sites(case) {
            for trouble in Trouble::ALL.into_iter().chain([Trouble::Well]) {
                println!("{}, {site:?}, {trouble:?}", case.name);
                check(case, site, trouble);
                cases += 1;
            }
        }
    }
    says(&format!("deleting without room: {cases} cases"));
    assert_eq!(cases, 84);
}

#[test]
fn killed_at_any_step_it_is_deleted_whole_or_not_at_all() {
    let mut cases = 0;
    for case in deletions() {
        for site in sites(case) {
            for most in 0.. {
                println!("{}, {site:?}, killed after {most}", case.name);
                let (mut desk, device) = begun(case);
                let tab = compared(&device);
                let before = desk.book.clone();
                let changes = case.changes(&mut desk);
                let mut after = before.clone();
                after.evolve(&changes[0]);
                device.local.now(full_at(site));
                device.power.off_after(most);
                let told = settle(&mut desk, &tab, &changes[0]);
                if !device.power.is_off() {
                    break;
                }
                let next = device.reopened().start().book;
                assert!(next == after || next == before);
                assert!(told.is_err() || next == after, "{told:?}");
                cases += 1;
            }
        }
    }
    says(&format!("deleting without room, killed: {cases} cases"));
    assert_eq!(cases, 68);
}

#[test]
fn what_another_tab_wrote_meanwhile_is_not_deleted() {
    for is_seen in [false, true] {
        let (mut desk, device) = begun(&CASES[3]);
        let tab = compared(&device);
        let mut theirs = desk.clone().by(1_000);
        device.local.now(full_at(Site::Pending));
        let deletion = desk.decide(Command::DeleteEntry(entry_id(1))).unwrap();
        let staged = tab.stage(&deletion, desk.now.at).unwrap();
        desk.book.evolve(&deletion);
        // The other tab's copy of the local store is the same, or one that this tab does not see yet.
        let beside = device.reopened();
        let local = if is_seen {
            &device.local
        } else {
            &beside.local
        };
        let other = Repository::new(local, &device.mirror, "tabB".to_owned());
        other.load().unwrap();
        let change = theirs.decide(write(1, "Theirs.")).unwrap();
        let written = other.stage(&change, theirs.now.at).unwrap();
        at_once(other.settle(vec![written])).unwrap();
        take_over(&mut desk.book, at_once(tab.settle(vec![staged])).unwrap());
        let start = device.start();
        assert_eq!(start.book, desk.book);
        assert!(words(&start.book).contains("Theirs."), "seen: {is_seen}");
        // What was laid over before hides nothing: not from a backup, and not from the next wish.
        let texts = tab.texts().unwrap();
        assert!(texts.iter().any(|(_, text)| text.contains("Theirs.")));
        let deletion = desk.decide(Command::DeleteEntry(entry_id(1))).unwrap();
        settle(&mut desk, &tab, &deletion).unwrap();
        let start = device.start();
        assert_eq!(start.book, desk.book);
        assert!(start.book.entry(entry_id(1)).is_none(), "seen: {is_seen}");
    }
}

#[test]
fn what_is_typed_while_the_mirror_is_written_is_not_replaced() {
    let (mut desk, device) = begun(&CASES[0]);
    let tab = compared(&device);
    keep(&mut desk, &tab, write(1, "Long words. ".repeat(40)));
    let mut staged = Vec::new();
    for text in ["Long words, once.", "Long words, twice."] {
        device.local.now(full_at(Site::Pending));
        let change = desk.does(write(1, text));
        staged.push(tab.stage(&change, desk.now.at).unwrap());
    }
    // The first one arrives when the second one is laid over it already.
    for staged in staged {
        assert_eq!(at_once(tab.settle(vec![staged])), Ok(vec![]));
    }
    assert_eq!(device.local.texts(), device.mirror.kept().texts);
    keep(&mut desk, &tab, write(1, "Long words, three times."));
    let start = device.start();
    assert_eq!((start.book, start.problems), (desk.book, vec![]));
}

#[test]
fn a_draft_goes_no_sooner_than_what_stands_in_its_place_arrives() {
    for trouble in Trouble::ALL.into_iter().chain([Trouble::Well]) {
        let (mut desk, device) = begun(&CASES[0]);
        let tab = compared(&device);
        keep(&mut desk, &tab, write(1, "Long words. ".repeat(40)));
        let kept = Command::KeepDraft(draft("The same words."));
        keep(&mut desk, &tab, kept);
        device.local.now(full_at(Site::Pending));
        device.mirror.now(trouble);
        let mut staged = Vec::new();
        let drop_draft = Command::DropDraft(DraftId::NewPromise);
        for command in [write(1, "The same words."), drop_draft] {
            let change = desk.does(command);
            staged.push(tab.stage(&change, desk.now.at).unwrap());
        }
        drop(at_once(tab.settle(staged)));
        let start = device.reopened().start();
        let found = words(&start.book);
        assert!(found.contains("The same words."), "{trouble:?}: {found:?}");
    }
}

#[test]
fn words_are_refused_without_room() {
    let (mut desk, device) = begun(&CASES[0]);
    let tab = compared(&device);
    device.local.now(full_at(Site::Pending));
    let before = device.picture();
    let change = desk.decide(write(7, "New.")).unwrap();
    let told = settle(&mut desk, &tab, &change);
    assert_eq!(told, Err(StorageError::Full));
    assert_eq!(device.picture(), before);
}

#[test]
fn without_a_mirror_a_deletion_is_refused_too() {
    let case = deletions()[0];
    let (mut desk, device) = begun(case);
    device.mirror.now(Trouble::Blocked);
    let tab = device.tab("tabA");
    tab.load().unwrap();
    assert!(at_once(tab.reconcile()).is_err());
    device.local.now(full_at(Site::Pending));
    let change = &case.changes(&mut desk)[0];
    assert_eq!(settle(&mut desk, &tab, change), Err(StorageError::Full));
}

#[test]
fn a_store_full_to_the_last_sign_can_be_tidied() {
    let mut desk = Desk::at("2026-11-22T12:00");
    let store = FaultyStore::over(MemoryStore::default(), Plan::Well);
    let mirror = Device::new().mirror;
    let tab = Repository::new(&store, &mirror, "tabA".to_owned());
    open(&tab).unwrap();
    let does = |desk: &mut Desk, command| {
        let change = desk.decide(command).unwrap();
        let staged = tab.stage(&change, desk.now.at)?;
        desk.book.evolve(&change);
        at_once(tab.settle(vec![staged])).map(|_| change.records.len())
    };
    for number in 0..200 {
        does(&mut desk, write(number, "Words. ".repeat(80))).unwrap();
    }
    let full = size(&store);
    store.now(Plan::Capacity(full));
    assert_eq!(
        does(&mut desk, write(999, "One more.")),
        Err(StorageError::Full)
    );
    does(&mut desk, write(199, "Shorter.")).unwrap();
    assert_eq!(
        does(&mut desk, write(999, "One more. ".repeat(90))),
        Err(StorageError::Full)
    );
    for number in 0..190 {
        does(&mut desk, Command::DeleteEntry(entry_id(number))).unwrap();
    }
    let things: Vec<_> = (0..190).map(|it| Thing::Entry(entry_id(it))).collect();
    for some in things.chunks(AT_ONCE) {
        while does(&mut desk, Command::DeleteForGood(some.to_vec())).unwrap() > 0 {}
    }
    assert_eq!(desk.book.bin().len(), 0);
    assert!(size(&store) < full / 2, "{} of {full}", size(&store));
    does(&mut desk, write(999, "One more.")).unwrap();
    // The next start finds both stores the same.
    let next = Repository::new(&store, &mirror, "next".to_owned());
    let (book, problems) = open(&next).unwrap();
    assert_eq!((&book, problems), (&desk.book, vec![]));
    let alone = loaded(&store.reopened());
    assert_eq!(alone, desk.book);
}
