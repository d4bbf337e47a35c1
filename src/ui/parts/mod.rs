//! Components that several screens use.

mod choice;
mod empty_state;
mod field;
mod form_draft;
mod menu;
mod notices;
mod page;
mod show_more;

pub use choice::{Choice, Choices};
pub use empty_state::EmptyState;
pub use field::{FieldError, TextArea, TextField, update_quietly};
pub use form_draft::{DraftForm, FormDraft};
pub use menu::{Menu, MenuItem};
pub use notices::{NoticeArea, NoticeButton};
pub use page::{Page, PrivatePage, TabPage};
pub use show_more::ShowMore;
