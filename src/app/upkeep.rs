//! What can wait until the first screen is drawn.

use std::time::Duration;

use leptos::prelude::*;

use super::part::is_first;
use super::state::later;
use super::{AppState, Failure, boot, snapshots};
use crate::domain::{Book, Change, Command, Record};
use crate::platform::clock;
use crate::storage::Gradual;

/// Texts that are read before the browser may do something else.
const SOME: usize = 250;

/// What is done after each start, and each hour after that.
pub(super) fn tidy(app: AppState) {
    let edge = app.edge();
    // What cannot go now goes the next time.
    let _ = app.repeat(&Command::EmptyOldBin);
    later(Box::pin(async move {
        // What is left is swept the next time.
        let gone = edge.store.sweep(clock::now_without_zone().at).await;
        note_first(app);
        snapshots::daily(app).await;
        if !app.book.is_disposed() {
            // The browser may have been killed when it was deleted, or the new copy begun before.
            let mut gone = gone.unwrap_or_default();
            gone.extend(edge.leaving.since.take());
            app.forget_in_snapshots(gone);
        }
    }));
    app.look_at_room_now();
}

/// Notes what the next start shows first.
pub(super) fn note_first(app: AppState) {
    let edge = app.edge();
    if !edge.is_part.get() && !edge.is_stopped.get() {
        let shown = app.book_now(Book::shown_first);
        let _ = edge.store.note_first(&shown);
    }
}

/// What was deleted for good goes from the snapshots too.
pub(super) fn forget(app: AppState, change: &Change) {
    let gone = change.records.iter().filter_map(|record| match record {
        Record::Gone(thing, _) => Some(*thing),
        _ => None,
    });
    let gone: Vec<_> = gone.collect();
    app.edge().leaving.since.borrow_mut().extend(&gone);
    app.forget_in_snapshots(gone);
}

/// Reads what the first screen did not need, piece by piece: whoever taps meanwhile does not wait for all of it.
pub(super) fn read_on(app: AppState) {
    match app.edge().store.begin_reading() {
        Ok(reading) => read_some(app, reading),
        Err(fault) => boot::tell_fault(app, Some(fault)),
    }
}

fn read_some(app: AppState, mut reading: Gradual) {
    let edge = app.edge();
    if !edge.is_part.get() || edge.is_stopped.get() {
        return;
    }
    match edge.store.read_on(&mut reading, SOME) {
        Ok(Some(all)) => {
            let book = Book::from_records(all.records);
            let is_noted = edge.store.note_first(&book.shown_first());
            if is_noted && is_first(app.present.get_untracked()) {
                // Nothing changes on the screen: whoever is about to tap something finds it where it was.
                app.book.try_update_untracked(|part| *part = book);
            } else {
                app.book.set(book);
            }
            app.completed(&all.problems);
        }
        Ok(None) => set_timeout(move || read_some(app, reading), Duration::ZERO),
        // Whatever needs it tries again.
        Err(fault) => boot::tell_fault(app, Some(fault)),
    }
}

impl AppState {
    /// Does what one change is too small for, again and again until nothing is left to do.
    pub(super) fn repeat(self, command: &Command) -> Result<(), Failure> {
        while !self
            .enact(command.clone(), self.telling())?
            .records
            .is_empty()
        {}
        Ok(())
    }
}
