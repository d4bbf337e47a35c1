//! The changes that the fault matrix tries: every kind, each over something that is there already.

use troth::domain::bin::KEPT;
use troth::domain::{Change, Command, Draft, DraftId, Record, Thing, Timestamp};
use troth::storage::LocalStore;

use crate::support::device::{Device, Tab, keep};
use crate::support::{Desk, card, entry_id, make, mark, promise_id, write};

/// One or more changes, and what was there before them.
#[derive(Clone, Copy)]
pub(super) struct Case {
    pub(super) name: &'static str,
    pub(super) before: fn(&mut Desk, &Tab<'_>),
    /// What is asked for then, each a change of its own.
    pub(super) commands: fn(&mut Desk) -> Vec<Command>,
}

impl Case {
    /// The desk and the device after what came before.
    pub(super) fn prepared(&self) -> (Desk, Device) {
        let mut desk = Desk::at("2026-11-22T12:00");
        let device = Device::new();
        device.local.write("foreign", "left alone").unwrap();
        (self.before)(&mut desk, &device.tab("tab0"));
        (desk, device)
    }

    /// Decides on everything that is asked for.
    #[track_caller]
    pub(super) fn changes(&self, desk: &mut Desk) -> Vec<Change> {
        let mut later = desk.clone();
        let mut changes = Vec::new();
        for command in (self.commands)(desk) {
            changes.push(later.does(command));
        }
        changes
    }
}

/// Every kind of change.
pub(super) const CASES: [Case; 14] = [
    Case {
        name: "put new",
        before: some,
        commands: |_| vec![write(7, "Something new.")],
    },
    Case {
        name: "put the very first",
        before: |_, _| {},
        commands: |_| vec![write(7, "Something new.")],
    },
    Case {
        name: "put over old",
        before: some,
        commands: |_| vec![write(1, "Something longer in its place: жуйте.")],
    },
    Case {
        name: "delete",
        before: some,
        commands: |_| vec![Command::DeleteEntry(entry_id(1))],
    },
    Case {
        name: "first promise, with an identity",
        before: |desk, tab| drop(keep(desk, tab, write(1, "Old."))),
        commands: |_| vec![make(7, "I call at noon.", None)],
    },
    Case {
        name: "mark",
        before: some,
        commands: |_| vec![mark(1, true)],
    },
    Case {
        name: "undo a deletion",
        before: deleted,
        commands: |_| vec![Command::RestoreEntry(entry_id(1))],
    },
    Case {
        name: "undo a mark",
        before: |desk, tab| {
            some(desk, tab);
            keep(desk, tab, mark(1, true));
        },
        commands: |desk| {
            vec![Command::Retract {
                id: promise_id(1),
                event: desk.last_event(1).id,
            }]
        },
    },
    Case {
        name: "delete for good",
        before: deleted,
        commands: |_| {
            let things = [Thing::Entry(entry_id(1)), Thing::Promise(promise_id(1))];
            vec![Command::DeleteForGood(things.to_vec())]
        },
    },
    Case {
        name: "empty the old bin",
        before: |desk, tab| {
            deleted(desk, tab);
            desk.now.at = Timestamp(desk.now.at.0 + KEPT + 1);
        },
        commands: |_| vec![Command::EmptyOldBin],
    },
    Case {
        name: "keep a draft",
        before: some,
        commands: |_| vec![Command::KeepDraft(draft("I wash up."))],
    },
    Case {
        name: "give a draft up",
        before: |desk, tab| {
            some(desk, tab);
            keep(desk, tab, Command::KeepDraft(draft("I wash up.")));
        },
        commands: |_| vec![Command::DropDraft(DraftId::NewPromise)],
    },
    Case {
        name: "import",
        before: deleted,
        commands: |_| vec![Command::Restore(backup())],
    },
    Case {
        name: "import of several changes",
        before: deleted,
        commands: |_| {
            let chunks = backup();
            chunks
                .chunks(2)
                .map(|chunk| Command::Restore(chunk.to_vec()))
                .collect()
        },
    },
];

/// Two entries, a promise, a favourite.
pub(super) fn some(desk: &mut Desk, tab: &Tab<'_>) {
    for command in [
        write(1, "Old."),
        write(2, "Another."),
        make(1, "I call at noon.", None),
        favourite(true),
    ] {
        keep(desk, tab, command);
    }
}

/// The same, one entry and the promise in the bin.
fn deleted(desk: &mut Desk, tab: &Tab<'_>) {
    some(desk, tab);
    keep(desk, tab, Command::DeleteEntry(entry_id(1)));
    keep(desk, tab, Command::DeletePromise(promise_id(1)));
}

pub(super) fn favourite(on: bool) -> Command {
    let card = card("admit/own-it");
    Command::SetFavourite { card, on }
}

pub(super) fn draft(what: &str) -> Draft {
    Draft {
        id: DraftId::NewPromise,
        fields: vec![("what".to_owned(), what.to_owned())],
    }
}

/// The records of another device.
pub(super) fn backup() -> Vec<Record> {
    let mut other = Desk::at("2026-11-21T09:00").by(5_000);
    let mut records = Vec::new();
    for command in [
        write(1, "Old, as the backup has it."),
        write(5, "Only in the backup."),
        write(6, "This too."),
        make(5, "I write on Sundays.", None),
        Command::SetFavourite {
            card: card("patience/long"),
            on: true,
        },
    ] {
        records.extend(other.does(command).records);
    }
    records
}

/// Mine and theirs, over the same records.
pub(super) fn conflicts() -> Vec<(&'static str, Case, Case)> {
    let case = |commands| Case {
        name: "",
        before: some,
        commands,
    };
    let over = case(|_| vec![write(1, "Mine.")]);
    let marked = case(|_| vec![mark(1, true)]);
    let several = case(|_| vec![write(1, "Mine."), mark(1, true), write(8, "Mine too.")]);
    let imported = case(|_| {
        let chunks = backup();
        chunks
            .chunks(2)
            .map(|chunk| Command::Restore(chunk.to_vec()))
            .collect()
    });
    let theirs = case(|_| vec![write(1, "Theirs.")]);
    vec![
        ("two texts", over, theirs),
        (
            "text and deletion",
            over,
            case(|_| vec![Command::DeleteEntry(entry_id(1))]),
        ),
        (
            "deletion and text",
            case(|_| vec![Command::DeleteEntry(entry_id(1))]),
            theirs,
        ),
        (
            "two first texts",
            case(|_| vec![write(8, "Mine.")]),
            case(|_| vec![write(8, "Theirs.")]),
        ),
        ("two marks", marked, case(|_| vec![mark(1, false)])),
        (
            "mark and deletion",
            marked,
            case(|_| vec![Command::DeletePromise(promise_id(1))]),
        ),
        (
            "several",
            several,
            case(|_| vec![mark(1, false), write(1, "Theirs.")]),
        ),
        ("import and text", imported, theirs),
        (
            "draft and text",
            case(|_| vec![Command::KeepDraft(draft("I wash up.")), write(1, "Mine.")]),
            theirs,
        ),
    ]
}
