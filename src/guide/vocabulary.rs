//! The words of the deck's format: chapters, kinds of card, whom a card addresses.
//!
//! Uses nothing but `std`, because `build.rs` includes this file as well.

/// A chapter of the guide: *Tonight*, and the six steps.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Chapter {
    /// The first hours.
    Tonight,
    /// Own what happened.
    Admit,
    /// Be patient.
    Patience,
    /// Understand the feelings.
    Understand,
    /// Reassure, then reassure again.
    Reassure,
    /// Seek counselling.
    Counselling,
    /// Know when to let go.
    LetGo,
}

impl Chapter {
    /// Every chapter, in the order of the guide.
    pub const ALL: [Self; 7] = [
        Self::Tonight,
        Self::Admit,
        Self::Patience,
        Self::Understand,
        Self::Reassure,
        Self::Counselling,
        Self::LetGo,
    ];

    /// The name in addresses, ids and file names. Stable for ever.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Tonight => "tonight",
            Self::Admit => "admit",
            Self::Patience => "patience",
            Self::Understand => "understand",
            Self::Reassure => "reassure",
            Self::Counselling => "counselling",
            Self::LetGo => "let-go",
        }
    }

    /// The chapter of that slug.
    #[must_use]
    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|chapter| chapter.slug() == slug)
    }

    /// Where the chapter stands in the guide, from 0.
    #[must_use]
    pub const fn index(self) -> usize {
        self as usize
    }

    /// Whether its cards may stand in the address, be drawn at random and be shared.
    ///
    /// Browsers keep a history, and reading about letting go must not be found in it.
    #[must_use]
    pub const fn leaves_trace(self) -> bool {
        !matches!(self, Self::LetGo)
    }
}

/// What a card is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CardKind {
    /// Opens a chapter.
    Title,
    /// The thought of the chapter.
    Idea,
    /// Why it matters.
    Why,
    /// How to do it.
    How,
    /// What goes wrong.
    WatchOut,
    /// For the person who was hurt.
    Hurt,
}

impl CardKind {
    /// Every kind.
    pub const ALL: [Self; 6] = [
        Self::Title,
        Self::Idea,
        Self::Why,
        Self::How,
        Self::WatchOut,
        Self::Hurt,
    ];

    /// The name in the card files and in `data-kind`.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Idea => "idea",
            Self::Why => "why",
            Self::How => "how",
            Self::WatchOut => "watch-out",
            Self::Hurt => "hurt",
        }
    }

    /// The kind of that name.
    #[must_use]
    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.slug() == slug)
    }
}

/// Whom the "you" of a card addresses.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Audience {
    /// The person who broke trust.
    Broke,
    /// The person who was hurt.
    Hurt,
    /// Both.
    Both,
}

impl Audience {
    /// Every audience.
    pub const ALL: [Self; 3] = [Self::Broke, Self::Hurt, Self::Both];

    /// The name in the card files and in `data-audience`.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Broke => "broke",
            Self::Hurt => "hurt",
            Self::Both => "both",
        }
    }

    /// The audience of that name.
    #[must_use]
    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|audience| audience.slug() == slug)
    }
}
