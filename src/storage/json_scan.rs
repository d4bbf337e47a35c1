//! What a text holds, if it is JSON: the place of every value, found in one pass.

use std::ops::Range;

/// Where a value stands in its text.
pub(super) struct Node {
    /// Its first byte, and the one behind its last.
    pub(super) range: Range<usize>,
    /// How many nodes there are up to the end of it: where the next one beside it is.
    pub(super) next: usize,
    /// Whether it is a string with escapes.
    pub(super) has_escapes: bool,
}

/// Every value of the text, each before what is in it; the name of a field before its value. None if the text
/// is not one value of JSON with nothing but white space around it.
pub(super) fn scan(text: &str) -> Option<Vec<Node>> {
    Scanner {
        bytes: text.as_bytes(),
        at: 0,
        // As many as most records have: growing step by step takes longer.
        nodes: Vec::with_capacity(64),
    }
    .document()
}

struct Scanner<'a> {
    bytes: &'a [u8],
    /// What is still to be read begins here.
    at: usize,
    nodes: Vec<Node>,
}

impl Scanner<'_> {
    fn document(mut self) -> Option<Vec<Node>> {
        // The nodes that are open, and what closes each.
        let mut open: Vec<(usize, u8)> = Vec::new();
        loop {
            let first = self.token()?;
            let node = self.push();
            match first {
                b'[' if !self.is_next(b']') => {
                    open.push((node, b']'));
                    continue;
                }
                b'{' if !self.is_next(b'}') => {
                    open.push((node, b'}'));
                    self.name()?;
                    continue;
                }
                // Closed at once.
                b'[' | b'{' => {}
                b'"' => self.string(node)?,
                b't' => self.word(b"rue")?,
                b'f' => self.word(b"alse")?,
                b'n' => self.word(b"ull")?,
                b'-' => {
                    let first = self.byte()?;
                    self.number(first)?;
                }
                first => self.number(first)?,
            }
            self.nodes[node].range.end = self.at;
            // Behind a value: another one, or the end of what it is in.
            loop {
                let Some((node, close)) = open.last().copied() else {
                    self.skip_space();
                    return (self.at == self.bytes.len()).then_some(self.nodes);
                };
                match self.token()? {
                    b',' if close == b'}' => {
                        self.name()?;
                        break;
                    }
                    b',' => break,
                    end if end == close => {
                        open.pop();
                        self.nodes[node].range.end = self.at;
                        self.nodes[node].next = self.nodes.len();
                    }
                    _ => return None,
                }
            }
        }
    }

    /// The name of a field, and its colon.
    fn name(&mut self) -> Option<()> {
        (self.token()? == b'"').then_some(())?;
        let node = self.push();
        self.string(node)?;
        self.nodes[node].range.end = self.at;
        (self.token()? == b':').then_some(())
    }

    /// Begins a node with the byte that was just read.
    fn push(&mut self) -> usize {
        let node = self.nodes.len();
        self.nodes.push(Node {
            range: self.at - 1..self.at,
            next: node + 1,
            has_escapes: false,
        });
        node
    }

    /// The rest of a string behind its first quotation mark.
    fn string(&mut self, node: usize) -> Option<()> {
        loop {
            let is_special = |byte: &u8| matches!(byte, b'"' | b'\\' | 0..0x20);
            self.at += self.bytes[self.at..].iter().position(is_special)?;
            self.nodes[node].has_escapes |= self.bytes[self.at] == b'\\';
            match self.byte()? {
                b'"' => return Some(()),
                b'\\' => match self.byte()? {
                    b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't' => {}
                    b'u' => {
                        for _ in 0..4 {
                            self.byte()?.is_ascii_hexdigit().then_some(())?;
                        }
                    }
                    _ => return None,
                },
                _ => return None,
            }
        }
    }

    /// The rest of a number behind its first digit.
    fn number(&mut self, first: u8) -> Option<()> {
        match first {
            b'0' => {}
            b'1'..=b'9' => self.skip_digits(),
            _ => return None,
        }
        if self.peek() == Some(b'.') {
            self.at += 1;
            self.digits()?;
        }
        if let Some(b'e' | b'E') = self.peek() {
            self.at += 1;
            if let Some(b'+' | b'-') = self.peek() {
                self.at += 1;
            }
            self.digits()?;
        }
        Some(())
    }

    /// At least one digit.
    fn digits(&mut self) -> Option<()> {
        self.byte()?.is_ascii_digit().then_some(())?;
        self.skip_digits();
        Some(())
    }

    fn skip_digits(&mut self) {
        while let Some(b'0'..=b'9') = self.peek() {
            self.at += 1;
        }
    }

    fn word(&mut self, rest: &[u8]) -> Option<()> {
        self.bytes[self.at..].starts_with(rest).then_some(())?;
        self.at += rest.len();
        Some(())
    }

    /// Whether this comes next behind white space; it is read then.
    fn is_next(&mut self, byte: u8) -> bool {
        self.skip_space();
        let is_next = self.peek() == Some(byte);
        self.at += usize::from(is_next);
        is_next
    }

    /// The next byte behind white space.
    fn token(&mut self) -> Option<u8> {
        self.skip_space();
        self.byte()
    }

    fn byte(&mut self) -> Option<u8> {
        let byte = self.peek()?;
        self.at += 1;
        Some(byte)
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn skip_space(&mut self) {
        while let Some(b' ' | b'\n' | b'\r' | b'\t') = self.peek() {
            self.at += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use serde::de::IgnoredAny;

    use super::*;

    #[track_caller]
    fn check(text: &str) {
        let expected = serde_json::from_str::<IgnoredAny>(text).is_ok();
        assert_eq!(scan(text).is_some(), expected, "{text:?}");
    }

    const SAMPLE: &str = " {\"a\\u00fC\\n\": [1, -0.5e+7, {}, [ ]],\n\"é🙂\": {\"t\":true,\"f\":false},\
                          \"n\" :null, \"e\":10E2 } ";

    #[test]
    fn json_is_what_serde_json_takes_for_it() {
        for text in [
            "",
            " ",
            "null",
            "nul",
            "truefalse",
            "true false",
            "01",
            "-",
            "-01",
            "-0",
            "1.",
            ".5",
            "1.e1",
            "1e",
            "1e+",
            "1E-05",
            "+1",
            "\"",
            "\"\\\"",
            "\"\\x\"",
            "\"\\u12g4\"",
            "\"\\ud800\"",
            "\"\u{1f}\"",
            "\"\u{7f}\"",
            "[",
            "]",
            "[]]",
            "[,]",
            "[1,]",
            "[1 2]",
            "{}",
            "{,}",
            "{\"a\"}",
            "{\"a\":}",
            "{\"a\":1,}",
            "{\"a\":1]",
            "[1}",
            "{1:2}",
            "{\"a\" 1}",
            "\u{feff}1",
            "\u{a0}1",
            "1\u{b}",
            "NaN",
            "[[[[[[[[]]]]]]]]",
            "/**/1",
        ] {
            check(text);
        }
        let deep = "[".repeat(5000);
        check(&deep);
        check(&[deep, "]".repeat(5000)].concat());
    }

    #[test]
    fn whatever_is_changed_is_judged_as_serde_json_does() {
        check(SAMPLE);
        let places: Vec<usize> = SAMPLE.char_indices().map(|(at, _)| at).collect();
        for at in &places {
            check(&SAMPLE[..*at]);
            check(&SAMPLE[*at..]);
            for byte in "\"\\{}[],:0 19-+.eEtfnu/\u{1}x\n".chars() {
                let (before, after) = SAMPLE.split_at(*at);
                check(&[before, &byte.to_string(), after].concat());
                let mut rest = after.chars();
                rest.next();
                check(&[before, &byte.to_string(), rest.as_str()].concat());
                check(&[before, rest.as_str()].concat());
            }
        }
    }
}
