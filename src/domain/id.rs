//! Opaque identifiers.
//!
//! Each is a [ULID](https://github.com/ulid/spec): 48 bits of milliseconds, 80 bits of chance,
//! written as 26 characters of Crockford's base 32. They are names and nothing more: the order of
//! things never follows from an identifier (see [`crate::domain::event`]).

use std::fmt;

use sha2::{Digest, Sha256};
use ulid::Ulid;

/// The text is not an identifier: wrong length, a foreign character, or more than 128 bits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotAnId;

fn parse(text: &str) -> Result<Ulid, NotAnId> {
    // The crate also reads lower case, and drops the bits above 128.
    let is_strict = matches!(text.as_bytes(), [b'0'..=b'7', ..])
        && !text.bytes().any(|byte| byte.is_ascii_lowercase());
    match Ulid::from_string(text) {
        Ok(id) if is_strict => Ok(id),
        _ => Err(NotAnId),
    }
}

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(Ulid);

        impl $name {
            /// Joins milliseconds since 1970 (48 bits are kept) and chance (80 bits are kept).
            #[must_use]
            pub const fn new(milliseconds: u64, chance: u128) -> Self {
                Self(Ulid::from_parts(milliseconds, chance))
            }

            /// Reads the 26 characters that `Display` writes.
            ///
            /// # Errors
            /// [`NotAnId`] for anything else; lower case is not accepted.
            pub fn parse(text: &str) -> Result<Self, NotAnId> {
                parse(text).map(Self)
            }

            /// Its place among others of its kind: for lists that need any fixed order.
            #[must_use]
            pub const fn place(self) -> u128 {
                self.0.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!(stringify!($name), " {}"), self.0)
            }
        }
    };
}

id!(
    /// Names one journal entry.
    EntryId
);
id!(
    /// Names one promise.
    PromiseId
);
id!(
    /// Names one event in the log of a promise.
    EventId
);
id!(
    /// Names the person who records events. One per person, carried along in a backup.
    AuthorId
);
id!(
    /// Names one installation of Troth. Never carried to another.
    DeviceId
);

impl EntryId {
    /// The name of a second version of this entry, which was written by that tab while another was
    /// kept: the same whenever it is asked for.
    #[must_use]
    pub fn second(self, by: &str) -> Self {
        let mut digest = Sha256::new();
        digest.update(self.to_string());
        digest.update(by);
        let digest = digest.finalize();
        let chance = digest.iter().take(10);
        let chance = chance.fold(0_u128, |chance, byte| chance << 8 | u128::from(*byte));
        Self(Ulid::from_parts(self.0.timestamp_ms(), chance))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_it_writes() {
        for (milliseconds, chance) in [
            (0, 0),
            (1, 1),
            (u64::MAX, u128::MAX),
            (1_469_918_176_385, 7),
        ] {
            let id = EntryId::new(milliseconds, chance);
            assert_eq!(EntryId::parse(&id.to_string()), Ok(id));
        }
    }

    #[test]
    fn the_time_of_the_specification_s_example() {
        // The ULID specification encodes 1469918176385 as 01ARYZ6S41.
        assert!(
            EntryId::new(1_469_918_176_385, 0)
                .to_string()
                .starts_with("01ARYZ6S41")
        );
    }

    #[test]
    fn a_second_version_has_the_time_and_a_name_of_its_own() {
        let first = EntryId::new(1_469_918_176_385, 7);
        let second = first.second("3f9c02a1b7");
        assert_eq!(second, first.second("3f9c02a1b7"));
        assert_eq!(second.to_string()[..10], first.to_string()[..10]);
        let others = [
            first,
            first.second("3f9c02a1b8"),
            second.second("3f9c02a1b7"),
        ];
        assert!(!others.contains(&second));
    }

    #[test]
    fn refuses_what_is_no_id() {
        for text in [
            "",
            "0",
            "8ZZZZZZZZZZZZZZZZZZZZZZZZZ",
            "01ARYZ6S41TSV4RRFFQ69G5FAU",
            "01aryz6s41tsv4rrffq69g5fav",
            "01ARYZ6S41TSV4RRFFQ69G5FAv",
            "01ARYZ6S41TSV4RRFFQ69G5FAI",
            "01ARYZ6S41TSV4RRFFQ69G5FAV0",
            "é1ARYZ6S41TSV4RRFFQ69G5FA",
        ] {
            assert_eq!(EntryId::parse(text), Err(NotAnId), "{text}");
        }
    }
}
