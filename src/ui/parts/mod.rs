//! Pieces that several screens are made of.

pub mod banners;
pub mod empty_state;
pub mod field;
pub mod notices;
pub mod page;

pub use banners::Banners;
pub use empty_state::EmptyState;
pub use field::{Field, FieldError};
pub use notices::Notices;
pub use page::Page;
