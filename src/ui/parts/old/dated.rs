//! A date or a time, where the first screen shows many.

use leptos::prelude::*;

use crate::app::AppState;
use crate::ui::el::{live_text, text};

type Write = Box<dyn Fn() -> String + Send + Sync>;

/// As high as a line of text.
const NO_BREAK_SPACE: &str = "\u{a0}";

/// A date in words; a space of its height until the first screen is drawn. A browser that is asked for a date the
/// first time looks for its tables as long as a whole screen takes. Not above buttons that decide: with large text its
/// line may break, and what is below moves.
pub fn dated(app: AppState, write: impl Fn() -> String + Send + Sync + 'static) -> AnyView {
    #[inline(never)]
    fn boxed(app: AppState, write: Write) -> AnyView {
        let is_drawn = app.is_drawn();
        if is_drawn.get_untracked() {
            return text(write());
        }
        live_text(move || {
            if is_drawn.get() {
                write()
            } else {
                NO_BREAK_SPACE.to_owned()
            }
        })
    }
    boxed(app, Box::new(write))
}
