//! Where in the app one is, and how the address says it.
//!
//! Routes live in the fragment: a server never learns what anybody reads. Which entry or promise
//! is open is not in the address, and screens of safety, help and letting go have no address at
//! all, because browsers keep a history.

use crate::guide::{self, Chapter};

/// A screen of the app.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Route {
    /// The first visit.
    Door,
    /// What is due, the next card, Write.
    Today,
    /// The chapters of the guide.
    Guide,
    /// A card of the guide: chapter, and number counted from 1.
    Card(Chapter, usize),
    /// Promises, by where they stand.
    Promises(Shelf),
    /// The form for a new promise.
    NewPromise,
    /// The journal.
    Journal,
    /// The open entry.
    Entry,
    /// Everything else.
    More,
    /// Share Troth, or a card.
    Share,
    /// What is kept, and how to keep it elsewhere too.
    Backup,
    /// Restore a backup.
    Restore,
    /// What was deleted.
    Bin,
    /// The copies of the last days.
    Snapshots,
    /// To another phone, or into the installed app.
    Move,
    /// Erase everything.
    Erase,
    /// Install the app.
    Install,
    /// Light and dark, and who one is.
    Appearance,
    /// What Troth is, and where it comes from.
    About,
    /// Helplines.
    Help,
    /// "Hurt, or harm?"
    Safety,
}

/// Which promises are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Shelf {
    /// Not due yet, or without a date.
    Open,
    /// Due and not marked.
    Due,
    /// Marked.
    Closed,
}

/// A tab of the bar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Tab {
    /// `#/today`
    Today,
    /// `#/guide`
    Guide,
    /// `#/promises`
    Promises,
    /// `#/journal`
    Journal,
    /// `#/more`
    More,
}

/// The fragment names no screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnknownRoute;

impl Tab {
    /// The tabs in their order.
    pub const ALL: [Self; 5] = [
        Self::Today,
        Self::Guide,
        Self::Promises,
        Self::Journal,
        Self::More,
    ];

    /// Its name in the page's markup.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Today => "today",
            Self::Guide => "guide",
            Self::Promises => "promises",
            Self::Journal => "journal",
            Self::More => "more",
        }
    }
}

impl Shelf {
    /// The shelves in their order.
    pub const ALL: [Self; 3] = [Self::Open, Self::Due, Self::Closed];
}

impl Route {
    /// Reads a fragment, with or without its `#`. No fragment at all is [`Route::Today`]: whether
    /// the door is shown instead is not the address's to say.
    ///
    /// # Errors
    /// [`UnknownRoute`] for anything that names no screen.
    pub fn parse(fragment: &str) -> Result<Self, UnknownRoute> {
        let fragment = fragment.strip_prefix('#').unwrap_or(fragment);
        if fragment.is_empty() {
            return Ok(Self::Today);
        }
        let path = fragment.strip_prefix('/').ok_or(UnknownRoute)?;
        let parts: Vec<&str> = path.split('/').collect();
        match parts.as_slice() {
            ["today"] => Ok(Self::Today),
            ["guide"] => Ok(Self::Guide),
            ["guide", chapter, number] => card(chapter, number).ok_or(UnknownRoute),
            ["promises"] | ["promises", "open"] => Ok(Self::Promises(Shelf::Open)),
            ["promises", "due"] => Ok(Self::Promises(Shelf::Due)),
            ["promises", "closed"] => Ok(Self::Promises(Shelf::Closed)),
            ["promises", "new"] => Ok(Self::NewPromise),
            ["journal"] => Ok(Self::Journal),
            ["journal", "entry"] => Ok(Self::Entry),
            ["more"] => Ok(Self::More),
            ["more", "share"] => Ok(Self::Share),
            ["more", "backup"] => Ok(Self::Backup),
            ["more", "backup", "restore"] => Ok(Self::Restore),
            ["more", "backup", "bin"] => Ok(Self::Bin),
            ["more", "backup", "snapshots"] => Ok(Self::Snapshots),
            ["more", "backup", "move"] => Ok(Self::Move),
            ["more", "erase"] => Ok(Self::Erase),
            ["more", "install"] => Ok(Self::Install),
            ["more", "appearance"] => Ok(Self::Appearance),
            ["more", "about"] => Ok(Self::About),
            _ => Err(UnknownRoute),
        }
    }

    /// The fragment, with its `#`; none for a screen that must leave no trace in the address.
    #[must_use]
    pub fn fragment(self) -> Option<String> {
        let path = match self {
            Self::Door | Self::Help | Self::Safety => return None,
            Self::Card(chapter, _) if !chapter.leaves_trace() => return None,
            Self::Card(chapter, number) => {
                return Some(format!("#/guide/{}/{number}", chapter.slug()));
            }
            Self::Today => "#/today",
            Self::Guide => "#/guide",
            Self::Promises(Shelf::Open) => "#/promises",
            Self::Promises(Shelf::Due) => "#/promises/due",
            Self::Promises(Shelf::Closed) => "#/promises/closed",
            Self::NewPromise => "#/promises/new",
            Self::Journal => "#/journal",
            Self::Entry => "#/journal/entry",
            Self::More => "#/more",
            Self::Share => "#/more/share",
            Self::Backup => "#/more/backup",
            Self::Restore => "#/more/backup/restore",
            Self::Bin => "#/more/backup/bin",
            Self::Snapshots => "#/more/backup/snapshots",
            Self::Move => "#/more/backup/move",
            Self::Erase => "#/more/erase",
            Self::Install => "#/more/install",
            Self::Appearance => "#/more/appearance",
            Self::About => "#/more/about",
        };
        Some(path.to_owned())
    }

    /// The tab that it belongs to; none on the door.
    #[must_use]
    pub const fn tab(self) -> Option<Tab> {
        match self {
            Self::Door => None,
            Self::Today => Some(Tab::Today),
            Self::Guide | Self::Card(..) => Some(Tab::Guide),
            Self::Promises(_) | Self::NewPromise => Some(Tab::Promises),
            Self::Journal | Self::Entry => Some(Tab::Journal),
            Self::More
            | Self::Share
            | Self::Backup
            | Self::Restore
            | Self::Bin
            | Self::Snapshots
            | Self::Move
            | Self::Erase
            | Self::Install
            | Self::Appearance
            | Self::About
            | Self::Help
            | Self::Safety => Some(Tab::More),
        }
    }
}

fn card(chapter: &str, number: &str) -> Option<Route> {
    let chapter = Chapter::from_slug(chapter).filter(|chapter| chapter.leaves_trace())?;
    let plain = !number.starts_with('0') && number.bytes().all(|byte| byte.is_ascii_digit());
    let number = plain.then(|| number.parse().ok()).flatten()?;
    guide::card(chapter, number).map(|_| Route::Card(chapter, number))
}
