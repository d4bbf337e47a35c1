//! The common CRC-32 (that of zip and PNG), half a byte at a time.
//!
//! A table for whole bytes would be a kilobyte of every first visit; this one is 64 bytes.

const TABLE: [u32; 16] = table();

/// A checksum that grows.
pub(super) struct Crc32(u32);

impl Crc32 {
    pub(super) const fn new() -> Self {
        Self(u32::MAX)
    }

    #[inline(never)]
    pub(super) fn update(&mut self, bytes: &[u8]) {
        let mut state = self.0;
        for byte in bytes {
            state ^= u32::from(*byte);
            state = (state >> 4) ^ TABLE[(state & 15) as usize];
            state = (state >> 4) ^ TABLE[(state & 15) as usize];
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

const fn table() -> [u32; 16] {
    let mut table = [0; 16];
    let mut at = 0;
    while at < 16 {
        let mut state = at as u32;
        let mut bit = 0;
        while bit < 4 {
            state = (state >> 1) ^ (0xEDB8_8320 * (state & 1));
            bit += 1;
        }
        table[at] = state;
        at += 1;
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
    }
}
