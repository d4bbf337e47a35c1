//! Saying that a new version of the app is ready.

use super::notices::{Notice, NoticeAction, Notices};
use crate::copy::more;
use crate::platform::update;

/// Says that a new version is ready: once, and never in place of something else.
pub fn offer_update(notices: Notices) {
    if update::is_ready() && !notices.is_showing() && notices.is_first_time(more::UPDATE_READY) {
        notices.show(Notice {
            action: NoticeAction::Update,
            ..Notice::new(more::UPDATE_READY)
        });
    }
}
