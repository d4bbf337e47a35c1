//! A form whose fields survive everything but being sent or given up.

use std::cell::Cell;
use std::rc::Rc;

use leptos::prelude::*;

use crate::app::{Drafts, use_drafts};
use crate::domain::{Draft, DraftId};
use crate::platform::debounce::Debounce;
use crate::platform::lifecycle;

type Fields = Vec<(String, String)>;

/// Saves the fields of a form as a draft while somebody types, and when the form or the page goes.
#[derive(Clone, Copy)]
pub struct FormDraft(StoredValue<Rc<State>, LocalStorage>);

struct State {
    drafts: Drafts,
    id: DraftId,
    read: Box<dyn Fn() -> Fields>,
    /// What the fields hold when nothing was typed.
    initial: Fields,
    /// Something was typed that is not saved yet.
    is_dirty: Cell<bool>,
    /// Something was typed here at all.
    was_edited: Cell<bool>,
    /// The form was sent or given up.
    is_finished: Cell<bool>,
    debounce: Debounce,
}

impl FormDraft {
    /// Saves what `read` finds in the fields, unless it is what they began with. Made with the form's component, and
    /// ends with it.
    pub fn new(id: DraftId, initial: Fields, read: impl Fn() -> Fields + 'static) -> Self {
        let form = Self(StoredValue::new_local(Rc::new(State {
            drafts: use_drafts(),
            id,
            read: Box::new(read),
            initial,
            is_dirty: Cell::new(false),
            was_edited: Cell::new(false),
            is_finished: Cell::new(false),
            debounce: Debounce::default(),
        })));
        StoredValue::new_local(lifecycle::on_hide(move || form.save()));
        on_cleanup(move || {
            form.save();
            form.end();
        });
        form
    }

    /// Something was typed.
    fn on_input(self) {
        if let Some(state) = self.0.try_get_value() {
            // Whatever was sent before: this is new.
            state.is_finished.set(false);
            self.edited(&state);
        }
    }

    /// Something was tapped: a button may have changed a field, or sent the form.
    fn on_click(self) {
        if let Some(state) = self.0.try_get_value()
            && !state.is_finished.get()
        {
            self.edited(&state);
        }
    }

    fn edited(self, state: &State) {
        state.is_dirty.set(true);
        state.was_edited.set(true);
        state.debounce.call(move || self.save());
    }

    /// Saves what is in the fields now.
    fn save(self) {
        // The field loses the focus once more when its form is already gone.
        let Some(state) = self.0.try_get_value() else {
            return;
        };
        if state.is_finished.get() {
            return;
        }
        let fields = (state.read)();
        let is_saved = state.drafts.get(state.id).is_some();
        if fields == state.initial {
            if state.is_dirty.get() {
                state.drafts.remove(state.id);
            }
        } else if state.is_dirty.get() || (state.was_edited.get() && !is_saved) {
            let id = state.id;
            state.drafts.save_form(Draft { id, fields });
        }
        state.is_dirty.set(false);
    }

    /// The form was sent, or given up: its draft goes.
    pub fn finish(self) {
        if let Some(state) = self.0.try_get_value() {
            self.end();
            state.drafts.remove(state.id);
        }
    }

    fn end(self) {
        if let Some(state) = self.0.try_get_value() {
            state.is_finished.set(true);
            state.is_dirty.set(false);
            state.was_edited.set(false);
            state.debounce.cancel();
        }
    }
}

/// A form that saves its draft. `on_submit` sends it; the browser does not.
#[component]
pub fn DraftForm(
    class: &'static str,
    draft: FormDraft,
    on_submit: impl Fn() + 'static,
    children: Children,
) -> impl IntoView {
    view! {
        <form
            class=class
            autocomplete="off"
            novalidate
            on:submit=move |event| {
                event.prevent_default();
                on_submit();
            }
            on:input=move |_| draft.on_input()
            on:click=move |_| draft.on_click()
            on:focusout=move |_| draft.save()
        >
            {children()}
        </form>
    }
}
