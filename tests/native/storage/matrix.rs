//! The fault matrix: whatever goes wrong at whichever write of whichever change, the person is
//! told what is so, and the next start finds it.

use std::collections::BTreeSet;

use troth::domain::{Change, Record};
use troth::storage::{StorageError, StoreFault};

use super::work::{CASES, Case};
use crate::support::device::{Device, Site, Tab, Wrong, settle, take_over, words};
use crate::support::mirror::Trouble;
use crate::support::{Desk, at_once, contents, says};

/// What the person was told at last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Told {
    Refused,
    InThisTab,
    Saved,
}

/// One run: what was staged, and how far it came.
struct Run {
    told: Told,
    /// The change that was refused, and those that were never tried because of it.
    left: Vec<Change>,
}

const FAULTS: [StoreFault; 2] = [StoreFault::Full, StoreFault::Blocked];

fn throws() -> StoreFault {
    StoreFault::Failed("UnknownError".to_owned())
}

/// Every way in which the local store can fail at so many records.
fn wrongs(records: usize) -> Vec<Option<Wrong>> {
    let mut wrongs = vec![None];
    let sites = (1..=records).map(Site::Record);
    for site in sites.chain([Site::Pending, Site::Removal]) {
        for fault in FAULTS.into_iter().chain([throws()]) {
            wrongs.push(Some(Wrong::Once(site, fault)));
        }
        wrongs.push(Some(Wrong::From(site, StoreFault::Blocked)));
    }
    wrongs
}

/// How many records the case writes.
fn records(case: &Case) -> usize {
    let (mut desk, device) = case.prepared();
    device.local.now(None);
    let tab = device.tab("tabA");
    for change in case.changes(&mut desk) {
        assert_eq!(settle(&mut desk, &tab, &change), Ok(()), "{}", case.name);
    }
    device.local.record_writes()
}

/// Stages one change after the other as long as that goes well, and settles what was staged.
#[track_caller]
fn run(desk: &mut Desk, device: &Device, tab: &Tab<'_>, changes: Vec<Change>) -> Run {
    let mut staged = Vec::new();
    let mut changes = changes.into_iter();
    let mut left = Vec::new();
    for change in changes.by_ref() {
        let before = contents(&device.local);
        match tab.stage(&change, desk.now.at) {
            Ok(done) => {
                desk.book.evolve(&change);
                staged.push(done);
            }
            Err(error) => {
                let now = contents(&device.local);
                check_refusal(device, &error, before == now);
                left.push(change);
                break;
            }
        }
    }
    left.extend(changes);
    let keys = device.local.texts();
    let mut told = if left.is_empty() {
        Told::Saved
    } else {
        Told::Refused
    };
    match at_once(tab.settle(staged)) {
        Ok(otherwise) => assert_eq!(otherwise, [], "nobody else was there"),
        Err(error) => {
            assert_eq!(error, StorageError::NotOnDevice);
            assert!(tab.is_waiting(), "what is not on the device is forgotten");
            if told == Told::Saved {
                told = Told::InThisTab;
            }
        }
    }
    assert_eq!(device.local.texts(), keys, "settling changed a record");
    Run { told, left }
}

/// A refusal says what went wrong, and nothing has changed, unless putting it back failed too.
#[track_caller]
fn check_refusal(device: &Device, error: &StorageError, is_unchanged: bool) {
    assert!(
        device.local.has_failed() || device.power.is_off(),
        "{error:?} for nothing"
    );
    let faults = [
        StorageError::Full,
        StorageError::Blocked,
        throws().into(),
        StorageError::Failed("killed".to_owned()),
    ];
    assert!(faults.contains(error), "{error:?}");
    assert!(
        is_unchanged || device.power.is_off() || *error == StorageError::Blocked,
        "a refusal has changed something"
    );
}

/// What the next start finds, on copies of both sides, is what is on the screen; or, where
/// putting back failed, the whole change that was refused as well.
#[track_caller]
fn check_next_start(desk: &Desk, device: &Device, run: &Run, may_be_whole: bool) {
    let reopened = device.reopened();
    let start = reopened.start();
    assert_eq!(start.problems, []);
    let mut with_refused = desk.book.clone();
    if let Some(change) = run.left.first()
        && may_be_whole
    {
        with_refused.evolve(change);
    }
    assert!(
        start.book == desk.book || start.book == with_refused,
        "on the screen {:#?}\nat the next start {:#?}",
        desk.book,
        start.book
    );
    assert_eq!(contents(&reopened.local)["foreign"], "left alone");
}

#[track_caller]
fn check(case: &Case, wrong: Option<&Wrong>, trouble: Trouble) -> Told {
    let (mut desk, device) = case.prepared();
    let tab = device.tab("tabA");
    let changes = case.changes(&mut desk);
    device.local.now(wrong.cloned());
    device.mirror.now(trouble);
    let was = run(&mut desk, &device, &tab, changes);
    let removal = matches!(wrong, Some(Wrong::Once(Site::Removal, _) | Wrong::From(..)));
    assert!(
        removal || !device.local.has_pending(),
        "a change stays pending"
    );
    match was.told {
        Told::Saved => {
            assert_eq!(trouble, Trouble::Well, "Saved, but not on the device");
            assert_eq!(device.local.texts(), device.mirror.kept().texts);
        }
        Told::InThisTab => assert_ne!(trouble, Trouble::Well),
        Told::Refused => assert!(wrong.is_some()),
    }
    check_next_start(&desk, &device, &was, matches!(wrong, Some(Wrong::From(..))));
    // And then everything goes well again.
    device.mends();
    for (number, change) in was.left.iter().enumerate() {
        assert_eq!(settle(&mut desk, &tab, change), Ok(()), "change {number}");
    }
    assert_eq!(at_once(tab.retry()), Ok(vec![]));
    assert!(!tab.is_waiting());
    assert_eq!(device.local.texts(), device.mirror.kept().texts);
    check_next_start(
        &desk,
        &device,
        &Run {
            told: Told::Saved,
            left: vec![],
        },
        false,
    );
    was.told
}

#[test]
fn whatever_fails_the_person_is_told_and_the_next_start_finds_what_was_said() {
    let (mut cases, mut told) = (0, [0; 3]);
    for case in &CASES {
        for wrong in wrongs(records(case)) {
            for trouble in Trouble::ALL.into_iter().chain([Trouble::Well]) {
                println!("{}, {wrong:?}, {trouble:?}", case.name);
                told[check(case, wrong.as_ref(), trouble) as usize] += 1;
                cases += 1;
            }
        }
    }
    says(&format!(
        "fault matrix: {cases} cases, refused, in this tab, saved: {told:?}"
    ));
    assert_eq!(cases, 1_638);
    assert!(told.iter().all(|count| *count > 50));
}

#[test]
fn killed_between_any_two_writes_each_change_is_whole_or_absent() {
    let mut cases = 0;
    for case in &CASES {
        for trouble in Trouble::ALL.into_iter().chain([Trouble::Well]) {
            for most in 0.. {
                println!("{}, {trouble:?}, killed after {most}", case.name);
                let (mut desk, device) = case.prepared();
                let tab = device.tab("tabA");
                let changes = case.changes(&mut desk);
                device.mirror.now(trouble);
                device.power.off_after(most);
                let was = run(&mut desk, &device, &tab, changes);
                if !device.power.is_off() {
                    break;
                }
                check_next_start(&desk, &device, &was, true);
                cases += 1;
            }
        }
    }
    says(&format!("killed between two writes: {cases} cases"));
    assert_eq!(cases, 455);
}

#[test]
fn what_waits_is_carried_along_by_the_next_change() {
    for case in &CASES {
        for trouble in Trouble::ALL {
            let (mut desk, device) = case.prepared();
            let tab = device.tab("tabA");
            let changes = case.changes(&mut desk);
            device.mirror.now(trouble);
            assert_eq!(run(&mut desk, &device, &tab, changes).told, Told::InThisTab);
            device.mends();
            let next = desk.decide(crate::support::write(9, "The next.")).unwrap();
            assert_eq!(settle(&mut desk, &tab, &next), Ok(()));
            assert!(!tab.is_waiting(), "{}, {trouble:?}", case.name);
            assert_eq!(device.local.texts(), device.mirror.kept().texts);
        }
    }
}

type Words = BTreeSet<String>;

/// Two tabs wrote the same record, the other one was first.
struct Conflict {
    name: &'static str,
    before: Case,
    theirs: Case,
}

fn in_conflict(conflict: &Conflict) -> (Desk, Desk, Device, Vec<Change>) {
    let (mut desk, device) = conflict.before.prepared();
    let changes = conflict.before.changes(&mut desk);
    // The other tab does not see what is staged here: its copy of the local store is older.
    let other = device.reopened();
    let tab = troth::storage::Repository::new(&other.local, &device.mirror, "tabB".to_owned());
    let mut theirs = desk.clone().by(1_000);
    for change in conflict.theirs.changes(&mut theirs) {
        let staged = tab.stage(&change, desk.now.at).unwrap();
        assert_eq!(at_once(tab.settle(vec![staged])), Ok(vec![]));
        theirs.book.evolve(&change);
    }
    (desk, theirs, device, changes)
}

fn conflicts() -> Vec<Conflict> {
    super::work::conflicts()
        .into_iter()
        .map(|(name, before, theirs)| Conflict {
            name,
            before,
            theirs,
        })
        .collect()
}

/// What either tab wrote, and what was there before and neither replaced.
fn of_both(before: &Words, mine: &Words, theirs: &Words) -> Words {
    let mut expected = mine | theirs;
    expected
        .retain(|word| !before.contains(word) || (mine.contains(word) && theirs.contains(word)));
    expected
}

/// Runs into the conflict while this goes wrong; then everything goes well again.
#[track_caller]
fn check_conflict(
    conflict: &Conflict,
    wrong: Option<&Wrong>,
    well: usize,
    trouble: Trouble,
    most: usize,
) -> (usize, usize) {
    let (mut desk, theirs, device, changes) = in_conflict(conflict);
    let tab = device.tab("tabA");
    let before = words(&desk.book);
    let mut staged = Vec::new();
    for change in &changes {
        staged.push(tab.stage(change, desk.now.at).unwrap());
        desk.book.evolve(change);
    }
    let expected = of_both(&before, &words(&desk.book), &words(&theirs.book));
    device.local.now(wrong.cloned());
    device.mirror.after(well, trouble);
    device.power.off_after(most);
    let told = at_once(tab.settle(staged));
    let steps = (device.local.record_writes(), device.power.steps());
    match &told {
        Ok(otherwise) => take_over(&mut desk.book, otherwise.clone()),
        Err(error) => assert!(
            *error == StorageError::NotOnDevice || wrong.is_some(),
            "{error:?}"
        ),
    }
    let start = device.reopened().start();
    let lost: Vec<_> = expected.difference(&words(&start.book)).cloned().collect();
    assert!(lost.is_empty(), "lost {lost:?}, told {told:?}");
    if told.is_ok() {
        assert_eq!(start.book, desk.book);
    }
    if device.power.is_off() {
        return steps;
    }
    device.mends();
    let otherwise = at_once(tab.retry()).unwrap();
    take_over(&mut desk.book, otherwise);
    assert!(!tab.is_waiting());
    if well == 1 && trouble.is_written() {
        // Merged already, unheard: what else came of it is found by comparing.
        let found = at_once(tab.reconcile()).unwrap();
        take_over(&mut desk.book, found.records);
    }
    let start = device.start();
    assert_eq!(start.book, desk.book, "after the retry");
    assert!(expected.is_subset(&words(&start.book)));
    steps
}

#[test]
fn whatever_fails_after_a_conflict_no_words_of_either_tab_are_lost() {
    let mut cases = 0;
    for conflict in &conflicts() {
        let (records, steps) = check_conflict(conflict, None, 0, Trouble::Well, usize::MAX);
        assert!(records > 0, "{}: nothing was written again", conflict.name);
        let staged = |wrong: &Option<Wrong>| {
            let at = Site::Pending;
            matches!(wrong, Some(Wrong::Once(site, _) | Wrong::From(site, _)) if *site == at)
        };
        for wrong in wrongs(records) {
            if staged(&wrong) {
                continue;
            }
            for (well, trouble) in Trouble::ALL
                .into_iter()
                .flat_map(|trouble| [(0, trouble), (1, trouble)])
                .chain([(0, Trouble::Well)])
            {
                println!("{}, {wrong:?}, {trouble:?} after {well}", conflict.name);
                check_conflict(conflict, wrong.as_ref(), well, trouble, usize::MAX);
                cases += 1;
            }
        }
        for most in 0..steps {
            println!("{}, killed after {most}", conflict.name);
            check_conflict(conflict, None, 0, Trouble::Well, most);
            cases += 1;
        }
    }
    says(&format!("fault matrix, after a conflict: {cases} cases"));
    assert_eq!(cases, 1_518);
}

#[test]
fn no_case_writes_nothing() {
    for case in &CASES {
        let (mut desk, _) = case.prepared();
        for change in case.changes(&mut desk) {
            let identities = |record: &&Record| matches!(record, Record::Identity(_));
            assert!(!change.records.is_empty(), "{}", case.name);
            assert!(change.records.iter().filter(identities).count() <= 1);
        }
    }
}
