//! A form whose fields survive everything but being sent or given up.

use std::cell::Cell;
use std::rc::Rc;

use crate::app::AppState;
use crate::domain::{Draft, DraftId};
use crate::platform::debounce::Debounce;
use crate::platform::lifecycle;
use crate::ui::el::{El, on_leave};

type Fields = Vec<(String, String)>;

/// What keeps the fields of a form.
pub struct FormDraft {
    app: AppState,
    id: DraftId,
    read: Box<dyn Fn() -> Fields>,
    /// What stands in the fields when nothing was typed.
    fresh: Fields,
    /// Something was typed that is not kept yet.
    is_typed: Cell<bool>,
    /// Something was typed here at all.
    was_typed: Cell<bool>,
    /// It was sent or given up.
    is_done: Cell<bool>,
    pause: Debounce,
}

impl FormDraft {
    /// Keeps what `read` finds in the fields, unless it is what they began with. To be made with
    /// the form's screen: it ends with it.
    pub fn new(
        app: AppState,
        id: DraftId,
        fresh: Fields,
        read: Box<dyn Fn() -> Fields>,
    ) -> Rc<Self> {
        Rc::new(Self {
            app,
            id,
            read,
            fresh,
            is_typed: Cell::new(false),
            was_typed: Cell::new(false),
            is_done: Cell::new(false),
            pause: Debounce::default(),
        })
    }

    /// Follows what happens in the form.
    pub fn follow(self: &Rc<Self>, form: El) -> El {
        let (typing, going) = (self.clone(), self.clone());
        let (hiding, leaving) = (self.clone(), self.clone());
        let hide = lifecycle::on_hide(move || hiding.keep());
        on_leave(Box::new(move || {
            drop(hide);
            leaving.keep();
            leaving.end();
        }));
        let pressing = self.clone();
        form.on("input", move |_| {
            // Whatever was sent before: this is new.
            typing.is_done.set(false);
            typing.typed();
        })
        .on("click", move |_| {
            // A button may have changed a field, or sent the form.
            if !pressing.is_done.get() {
                pressing.typed();
            }
        })
        .on("focusout", move |_| going.keep())
    }

    fn typed(self: &Rc<Self>) {
        self.is_typed.set(true);
        self.was_typed.set(true);
        let later = self.clone();
        self.pause.call(move || later.keep());
    }

    /// Keeps what stands in the fields now.
    fn keep(&self) {
        if self.is_done.get() {
            return;
        }
        let fields = (self.read)();
        let is_kept = self.app.draft(self.id).is_some();
        if fields == self.fresh {
            if self.is_typed.get() {
                self.app.drop_draft(self.id);
            }
        } else if self.is_typed.get() || (self.was_typed.get() && !is_kept) {
            let id = self.id;
            self.app.keep_form(Draft { id, fields });
        }
        self.is_typed.set(false);
    }

    /// The form was sent, or given up: its words wait no longer.
    pub fn done(&self) {
        self.end();
        self.app.drop_draft(self.id);
    }

    fn end(&self) {
        self.is_done.set(true);
        self.is_typed.set(false);
        self.was_typed.set(false);
        self.pause.cancel();
    }
}
