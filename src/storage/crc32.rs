//! The common CRC-32 (that of zip and PNG), four bytes at a time.
//!
//! Its tables are made when they are first needed: they would be four kilobytes of every first visit.

use std::sync::LazyLock;

static TABLES: LazyLock<[[u32; 256]; 4]> = LazyLock::new(tables);

/// A checksum that grows.
pub(super) struct Crc32(u32);

impl Crc32 {
    pub(super) const fn new() -> Self {
        Self(u32::MAX)
    }

    #[inline(never)]
    pub(super) fn update(&mut self, bytes: &[u8]) {
        let [first, second, third, fourth] = &*TABLES;
        let (fours, rest) = bytes.as_chunks::<4>();
        let mut state = self.0;
        for four in fours {
            let [a, b, c, d] = (state ^ u32::from_le_bytes(*four)).to_le_bytes();
            state = fourth[usize::from(a)]
                ^ third[usize::from(b)]
                ^ second[usize::from(c)]
                ^ first[usize::from(d)];
        }
        for byte in rest {
            let [low, ..] = (state ^ u32::from(*byte)).to_le_bytes();
            state = (state >> 8) ^ first[usize::from(low)];
        }
        self.0 = state;
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

/// What each byte does to the state, with none, one, two and three bytes behind it.
fn tables() -> [[u32; 256]; 4] {
    let mut tables = [[0; 256]; 4];
    for (byte, entry) in (0_u32..).zip(&mut tables[0]) {
        *entry = byte;
        for _ in 0..8 {
            *entry = (*entry >> 1) ^ (0xEDB8_8320 * (*entry & 1));
        }
    }
    for behind in 1..4 {
        for byte in 0..256 {
            let [low, ..] = tables[behind - 1][byte].to_le_bytes();
            tables[behind][byte] = (tables[behind - 1][byte] >> 8) ^ tables[0][usize::from(low)];
        }
    }
    tables
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
