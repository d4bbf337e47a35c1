//! Reading JSON strictly: every field is asked for by name, and none may be left over.
//!
//! Derived `Deserialize` over `serde_json` would do that too, and weigh thirty kilobytes more on
//! every first visit; the tests compare.

use std::str::{Chars, FromStr};

use super::json_check::is_json;

/// One value: its exact text, which is known to be JSON, without white space around it.
#[derive(Clone, Copy)]
pub(super) struct Json<'a>(&'a str);

/// The fields of an object that nobody has asked for yet.
pub(super) struct Fields<'a>(Vec<(String, Json<'a>)>);

impl<'a> Json<'a> {
    /// None if the text is not JSON.
    pub(super) fn parse(text: &'a str) -> Option<Self> {
        is_json(text).then(|| Self(text.trim_ascii()))
    }

    /// A text that is JSON as far as is known: a checksum says that it is what was written. Of any
    /// other text something is read, or nothing.
    pub(super) fn unchecked(text: &'a str) -> Self {
        Self(text.trim_ascii())
    }

    pub(super) const fn as_str(self) -> &'a str {
        self.0
    }

    pub(super) fn text(self) -> Option<String> {
        let mut rest = self.inside('"', '"')?;
        let mut text = String::with_capacity(rest.len());
        while let Some(at) = rest.find('\\') {
            text.push_str(&rest[..at]);
            let mut escape = rest[at + 1..].chars();
            text.push(unescaped(&mut escape)?);
            rest = escape.as_str();
        }
        text.push_str(rest);
        Some(text)
    }

    /// A whole number that is written as one.
    pub(super) fn number<N: FromStr>(self) -> Option<N> {
        self.0.parse().ok()
    }

    pub(super) fn boolean(self) -> Option<bool> {
        self.0.parse().ok()
    }

    pub(super) fn list(self) -> Option<Vec<Self>> {
        let parts = parts(self.inside('[', ']')?);
        Some(parts.into_iter().map(Self).collect())
    }

    pub(super) fn fields(self) -> Option<Fields<'a>> {
        let mut fields = Vec::new();
        let parts = parts(self.inside('{', '}')?);
        for pair in parts.chunks_exact(2) {
            fields.push((Self(pair[0]).text()?, Self(pair[1])));
        }
        Some(Fields(fields))
    }

    fn inside(self, open: char, close: char) -> Option<&'a str> {
        self.0.strip_prefix(open)?.strip_suffix(close)
    }
}

impl<'a> Fields<'a> {
    /// The field, which must be there.
    pub(super) fn take(&mut self, name: &str) -> Option<Json<'a>> {
        let at = self.0.iter().position(|(known, _)| known == name)?;
        Some(self.0.swap_remove(at).1)
    }

    /// The field, which may be missing or `null`. Outer `None`: it is there, but makes no sense.
    #[allow(clippy::option_option)]
    pub(super) fn optional<T>(
        &mut self,
        name: &str,
        read: impl FnOnce(Json<'a>) -> Option<T>,
    ) -> Option<Option<T>> {
        match self.take(name) {
            None | Some(Json("null")) => Some(None),
            Some(json) => read(json).map(Some),
        }
    }

    pub(super) fn text(&mut self, name: &str) -> Option<String> {
        self.take(name)?.text()
    }

    pub(super) fn number<N: FromStr>(&mut self, name: &str) -> Option<N> {
        self.take(name)?.number()
    }

    /// Nothing, if a field is left over: an unknown one, or the second of a name.
    pub(super) fn end(self) -> Option<()> {
        self.0.is_empty().then_some(())
    }
}

/// Cuts what is inside brackets at its own commas and colons, not at those of what it contains.
fn parts(inside: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let (mut start, mut depth) = (0, 0_usize);
    let (mut quoted, mut escaped) = (false, false);
    for (at, byte) in inside.bytes().enumerate() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            b'"' => quoted = !quoted,
            _ if quoted => {}
            b'[' | b'{' => depth += 1,
            b']' | b'}' => depth = depth.saturating_sub(1),
            b',' | b':' if depth == 0 => {
                parts.push(inside[start..at].trim_ascii());
                start = at + 1;
            }
            _ => {}
        }
    }
    let last = inside[start..].trim_ascii();
    if !last.is_empty() {
        parts.push(last);
    }
    parts
}

/// The character that an escape stands for, read from after its `\`.
fn unescaped(escape: &mut Chars<'_>) -> Option<char> {
    let letter = escape.next()?;
    Some(match letter {
        'b' => '\u{8}',
        'f' => '\u{C}',
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        'u' => {
            let first = code_unit(escape)?;
            if (0xD800..=0xDBFF).contains(&first) {
                let both = [first, next_code_unit(escape)?];
                char::decode_utf16(both).next()?.ok()?
            } else {
                char::from_u32(first.into())?
            }
        }
        _ => letter,
    })
}

fn next_code_unit(escape: &mut Chars<'_>) -> Option<u16> {
    let is_one = escape.next()? == '\\' && escape.next()? == 'u';
    is_one.then(|| code_unit(escape)).flatten()
}

fn code_unit(digits: &mut Chars<'_>) -> Option<u16> {
    let mut unit = 0;
    for _ in 0..4 {
        unit = unit << 4 | digits.next()?.to_digit(16)?;
    }
    u16::try_from(unit).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn json(text: &str) -> Json<'_> {
        Json::parse(text).unwrap()
    }

    #[test]
    fn texts_are_read_as_serde_json_reads_them() {
        for text in [
            r#""""#,
            r#""plain, with: [all] {sorts} and ü 🙂""#,
            r#""\"\\\/\b\f\n\r\t\u0000\u001f\u00fC\ud83d\ude42 \\u0041""#,
            r#""\ud83d""#,
            r#""\ud83d\u0041""#,
            r#""\ude42""#,
            r#""\ud83dx""#,
            "7",
            "null",
            "[\"a\"]",
        ] {
            let expected = serde_json::from_str::<String>(text).ok();
            assert_eq!(json(text).text(), expected, "{text}");
        }
    }

    #[test]
    fn numbers_are_read_as_serde_json_reads_them() {
        for text in [
            "0",
            "-1",
            "9223372036854775807",
            "-9223372036854775808",
            "9223372036854775808",
            "18446744073709551615",
            "18446744073709551616",
            "1.0",
            "1e3",
            "\"1\"",
            "true",
            "null",
        ] {
            let expected = serde_json::from_str::<i64>(text).ok();
            assert_eq!(json(text).number::<i64>(), expected, "{text}");
            let expected = serde_json::from_str::<u64>(text).ok();
            assert_eq!(json(text).number::<u64>(), expected, "{text}");
            let expected = serde_json::from_str::<bool>(text).ok();
            assert_eq!(json(text).boolean(), expected, "{text}");
        }
    }

    #[test]
    fn lists_are_cut_at_their_own_commas() {
        let texts = |text| {
            let list = json(text).list()?;
            Some(list.into_iter().map(|json| json.0).collect::<Vec<_>>())
        };
        assert_eq!(texts("[ ]"), Some(vec![]));
        assert_eq!(texts("{}"), None);
        assert_eq!(
            texts("[1 ,[2,3], {\"a\":4,\"b\":[5]} ,\"],\\\",[\" ]"),
            Some(vec!["1", "[2,3]", "{\"a\":4,\"b\":[5]}", "\"],\\\",[\""])
        );
    }

    #[test]
    fn what_is_no_json_is_read_without_harm() {
        for text in [
            "",
            "{",
            "}",
            "]}",
            "{]}",
            "{\"a\"}",
            "{\"a\":\"\\",
            "{\"\\u12\":1}",
            "{\"é\\\":1}",
        ] {
            let json = Json::unchecked(text);
            let fields = json.fields();
            assert!(fields.is_none_or(|mut fields| fields.text("b").is_none()));
            let _ = (json.list(), json.text());
        }
    }

    #[test]
    fn no_field_may_be_left_over() {
        let mut fields = json("{ \"\\u0061\" : {\"x\":1} , \"n\":null }")
            .fields()
            .unwrap();
        assert!(fields.take("b").is_none());
        assert_eq!(fields.take("a").map(|json| json.0), Some("{\"x\":1}"));
        assert_eq!(fields.optional("n", Json::boolean), Some(None));
        assert_eq!(fields.optional("n", Json::boolean), Some(None));
        assert_eq!(fields.end(), Some(()));
        for (text, expected) in [
            ("{\"a\":true}", Some(())),
            ("{\"a\":true,\"b\":1}", None),
            ("{\"a\":true,\"a\":true}", None),
        ] {
            let mut fields = json(text).fields().unwrap();
            assert_eq!(fields.take("a").and_then(Json::boolean), Some(true));
            assert_eq!(fields.end(), expected, "{text}");
        }
        assert!(json("[]").fields().is_none());
    }
}
