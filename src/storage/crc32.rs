//! The common CRC-32 (that of zip and PNG), a byte at a time.
//!
//! Its table is made when it is first needed: it would be a kilobyte of every first visit.

use std::sync::OnceLock;

static TABLE: OnceLock<[u32; 256]> = OnceLock::new();

/// A checksum that grows.
pub(super) struct Crc32(u32);

impl Crc32 {
    pub(super) const fn new() -> Self {
        Self(u32::MAX)
    }

    #[inline(never)]
    pub(super) fn update(&mut self, bytes: &[u8]) {
        let table = TABLE.get_or_init(table);
        for byte in bytes {
            let [low, ..] = (self.0 ^ u32::from(*byte)).to_le_bytes();
            self.0 = (self.0 >> 8) ^ table[usize::from(low)];
        }
    }

    /// As 8 hexadecimal digits.
    pub(super) fn hex(&self) -> String {
        let mut hex = String::with_capacity(8);
        for at in (0..8).rev() {
            let digit = (!self.0 >> (at * 4)) & 15;
            hex.push(char::from_digit(digit, 16).unwrap_or('0'));
        }
        hex
    }
}

/// What each byte does to the state.
fn table() -> [u32; 256] {
    let mut table = [0; 256];
    for (byte, entry) in (0_u32..).zip(&mut table) {
        *entry = byte;
        for _ in 0..8 {
            *entry = (*entry >> 1) ^ (0xEDB8_8320 * (*entry & 1));
        }
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_the_common_one() {
        let mut crc = Crc32::new();
        assert_eq!(crc.hex(), "00000000");
        crc.update(b"1234");
        crc.update(b"56789");
        assert_eq!(crc.hex(), "cbf43926");
        let mut whole = Crc32::new();
        whole.update(b"The quick brown fox jumps over the lazy dog");
        assert_eq!(whole.hex(), "414fa339");
    }
}
