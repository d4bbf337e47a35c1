//! Waiting for something that answers later, and letting the page answer meanwhile.

use std::cell::{Cell, RefCell};
use std::future::poll_fn;
use std::rc::Rc;
use std::task::{Poll, Waker};

use super::{AppState, SaveOutcome};
use crate::copy::{errors, restore as copy};
use crate::domain::Command;
use crate::platform::clock;
use crate::storage::StorageError;
use gloo_timers::callback::Timeout;

/// How long something may work before the page gets its turn, in milliseconds.
const WORK: f64 = 8.0;

/// Rings once, for whoever waits for it.
#[derive(Clone, Default)]
struct Bell(Rc<(Cell<bool>, RefCell<Option<Waker>>)>);

impl Bell {
    fn ring(&self) {
        self.0.0.set(true);
        if let Some(waker) = self.0.1.borrow_mut().take() {
            waker.wake();
        }
    }

    async fn rung(&self) {
        poll_fn(|context| {
            if self.0.0.get() {
                return Poll::Ready(());
            }
            *self.0.1.borrow_mut() = Some(context.waker().clone());
            Poll::Pending
        })
        .await;
    }
}

/// Lets the page answer after some work, again and again.
pub(super) struct Breath(f64);

impl Breath {
    pub(super) fn new() -> Self {
        Self(clock::ticks())
    }

    /// If it is time, waits until everything else had its turn.
    pub(super) async fn take(&mut self) {
        if clock::ticks() - self.0 >= WORK {
            self.pause().await;
        }
    }

    /// Waits until everything else had its turn: what was just said is drawn.
    pub(super) async fn pause(&mut self) {
        let bell = Bell::default();
        let ringing = bell.clone();
        let timer = Timeout::new(0, move || ringing.ring());
        bell.rung().await;
        drop(timer);
        self.0 = clock::ticks();
    }
}

/// How keeping a change ended, once it has.
pub(super) enum Kept {
    /// It is on the device.
    OnDevice,
    /// It is here, and not on the device; why.
    Here(&'static str),
    /// It was not made, or is not kept; why.
    Not(String),
}

impl AppState {
    /// Does what was asked for, and waits until it is known how keeping it ended.
    pub(super) async fn dispatch_and_wait(self, command: Command) -> Kept {
        let bell = Bell::default();
        let answer: Rc<RefCell<Option<SaveOutcome>>> = Rc::default();
        let (ringing, answering) = (bell.clone(), answer.clone());
        let told = move |settled| {
            // Another word follows.
            if settled != SaveOutcome::Late {
                *answering.borrow_mut() = Some(settled);
                ringing.ring();
            }
        };
        if let Err(failure) = self.dispatch_and(command, Box::new(told)) {
            return Kept::Not(failure.text());
        }
        bell.rung().await;
        match answer.take() {
            Some(SaveOutcome::InThisTabOnly) => Kept::Here(copy::THIS_TAB_ONLY),
            Some(SaveOutcome::Failed(StorageError::NotOnDevice)) => Kept::Here(copy::NOT_ON_DEVICE),
            Some(SaveOutcome::Failed(error)) => Kept::Not(errors::storage(&error)),
            Some(SaveOutcome::Saved | SaveOutcome::Late) | None => Kept::OnDevice,
        }
    }
}
