//! Opaque identifiers.
//!
//! Each is a [ULID](https://github.com/ulid/spec): 48 bits of milliseconds, 80 bits of chance,
//! written as 26 characters of Crockford's base 32. They are names and nothing more: the order of
//! things never follows from an identifier (see [`crate::domain::event`]).

use std::fmt;

use sha2::{Digest, Sha256};

const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const LENGTH: usize = 26;

/// The text is not an identifier: wrong length, a foreign character, or more than 128 bits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotAnId;

fn encode(value: u128, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let mut text = [0_u8; LENGTH];
    let mut rest = value;
    for byte in text.iter_mut().rev() {
        *byte = ALPHABET[(rest & 31) as usize];
        rest >>= 5;
    }
    f.write_str(std::str::from_utf8(&text).unwrap_or_default())
}

fn decode(text: &str) -> Result<u128, NotAnId> {
    let bytes = text.as_bytes();
    // 26 digits of 5 bits are 130 bits: the first digit may only use 3 of its 5.
    if bytes.len() != LENGTH || bytes[0] > b'7' {
        return Err(NotAnId);
    }
    let mut value = 0;
    for byte in bytes {
        let digit = DIGITS.get(usize::from(*byte)).filter(|digit| **digit < 32);
        value = (value << 5) | u128::from(*digit.ok_or(NotAnId)?);
    }
    Ok(value)
}

/// What each character stands for; those that are no digits have 32. Thousands of names are read at a start.
static DIGITS: [u8; 128] = {
    let mut digits = [32; 128];
    let mut digit = 0;
    while digit < ALPHABET.len() {
        digits[ALPHABET[digit] as usize] = digit as u8;
        digit += 1;
    }
    digits
};

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(u128);

        impl $name {
            /// Joins milliseconds since 1970 (48 bits are kept) and chance (80 bits are kept).
            #[must_use]
            pub const fn new(milliseconds: u64, chance: u128) -> Self {
                Self((((milliseconds & 0xFFFF_FFFF_FFFF) as u128) << 80) | (chance & ((1 << 80) - 1)))
            }

            /// Reads the 26 characters that `Display` writes.
            ///
            /// # Errors
            /// [`NotAnId`] for anything else; lower case is not accepted.
            pub fn parse(text: &str) -> Result<Self, NotAnId> {
                decode(text).map(Self)
            }

            /// Its place among others of its kind: for lists that need any fixed order.
            #[must_use]
            pub const fn place(self) -> u128 {
                self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                encode(self.0, f)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(concat!(stringify!($name), " "))?;
                encode(self.0, f)
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
        Self(self.0 >> 80 << 80 | chance)
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
            "é1ARYZ6S41TSV4RRFFQ69G5FA",
        ] {
            assert_eq!(EntryId::parse(text), Err(NotAnId), "{text}");
        }
    }
}
