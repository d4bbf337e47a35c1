//! Whether a text is JSON.

/// Whether the text is one value of JSON with nothing but white space around it.
pub(super) fn is_json(text: &str) -> bool {
    Scanner(text.as_bytes()).document().is_some()
}

/// What is still to be read.
struct Scanner<'a>(&'a [u8]);

impl Scanner<'_> {
    fn document(mut self) -> Option<()> {
        // The brackets that close what is open.
        let mut open = Vec::new();
        loop {
            match self.token()? {
                b'[' if !self.is_next(b']') => {
                    open.push(b']');
                    continue;
                }
                b'{' if !self.is_next(b'}') => {
                    open.push(b'}');
                    self.name()?;
                    continue;
                }
                // Closed at once.
                b'[' | b'{' => {}
                b'"' => self.string()?,
                b't' => self.word(b"rue")?,
                b'f' => self.word(b"alse")?,
                b'n' => self.word(b"ull")?,
                b'-' => {
                    let first = self.byte()?;
                    self.number(first)?;
                }
                first => self.number(first)?,
            }
            // Behind a value: another one, or the end of what it is in.
            loop {
                let Some(close) = open.last().copied() else {
                    self.skip_space();
                    return self.0.is_empty().then_some(());
                };
                match self.token()? {
                    b',' if close == b'}' => {
                        self.name()?;
                        break;
                    }
                    b',' => break,
                    end if end == close => drop(open.pop()),
                    _ => return None,
                }
            }
        }
    }

    /// The name of a field, and its colon.
    fn name(&mut self) -> Option<()> {
        (self.token()? == b'"').then_some(())?;
        self.string()?;
        (self.token()? == b':').then_some(())
    }

    /// The rest of a string behind its first quotation mark.
    fn string(&mut self) -> Option<()> {
        loop {
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
                0..0x20 => return None,
                _ => {}
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
        if self.0.first() == Some(&b'.') {
            self.byte()?;
            self.digits()?;
        }
        if let Some(b'e' | b'E') = self.0.first() {
            self.byte()?;
            if let Some(b'+' | b'-') = self.0.first() {
                self.byte()?;
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
        while let [b'0'..=b'9', rest @ ..] = self.0 {
            self.0 = rest;
        }
    }

    fn word(&mut self, rest: &[u8]) -> Option<()> {
        self.0 = self.0.strip_prefix(rest)?;
        Some(())
    }

    /// Whether this comes next behind white space; it is read then.
    fn is_next(&mut self, byte: u8) -> bool {
        self.skip_space();
        let is_next = self.0.first() == Some(&byte);
        if is_next {
            self.0 = &self.0[1..];
        }
        is_next
    }

    /// The next byte behind white space.
    fn token(&mut self) -> Option<u8> {
        self.skip_space();
        self.byte()
    }

    fn byte(&mut self) -> Option<u8> {
        let (first, rest) = self.0.split_first()?;
        self.0 = rest;
        Some(*first)
    }

    fn skip_space(&mut self) {
        while let [b' ' | b'\n' | b'\r' | b'\t', rest @ ..] = self.0 {
            self.0 = rest;
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
        assert_eq!(is_json(text), expected, "{text:?}");
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
