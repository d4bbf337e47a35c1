//! What a chapter says about itself.

use super::Chapter;
use super::deck::part;

impl Chapter {
    /// The chapter's title.
    #[must_use]
    pub fn title(self) -> &'static str {
        part(self).title
    }

    /// One sentence about the chapter.
    #[must_use]
    pub fn summary(self) -> &'static str {
        part(self).summary
    }
}
