//! Reading JSON strictly: every field is asked for by name, and none may be left over.
//!
//! Derived `Deserialize` over `serde_json` would do that too, and weigh thirty kilobytes more on
//! every first visit; the tests compare.

use std::str::{Chars, FromStr};

use super::json_scan::{Node, scan};

/// A text that is JSON.
pub(super) struct Document<'a> {
    text: &'a str,
    nodes: Vec<Node>,
}

/// One value of a document.
#[derive(Clone, Copy)]
pub(super) struct Json<'a> {
    document: &'a Document<'a>,
    node: usize,
}

/// The fields of an object that nobody has asked for yet.
pub(super) struct Fields<'a> {
    document: &'a Document<'a>,
    /// The nodes of their names, last first: they are asked for in the order in which they stand.
    names: Vec<usize>,
}

impl<'a> Document<'a> {
    /// None if the text is not JSON.
    pub(super) fn parse(text: &'a str) -> Option<Self> {
        let nodes = scan(text)?;
        Some(Self { text, nodes })
    }

    /// The whole value.
    pub(super) const fn root(&'a self) -> Json<'a> {
        Json {
            document: self,
            node: 0,
        }
    }
}

impl<'a> Json<'a> {
    /// Its exact text, without white space around it.
    pub(super) fn as_str(self) -> &'a str {
        let range = self.node().range.clone();
        self.document.text.get(range).unwrap_or_default()
    }

    pub(super) fn text(self) -> Option<String> {
        let mut rest = self.quoted()?;
        let mut text = String::with_capacity(rest.len());
        while self.node().has_escapes
            && let Some(at) = rest.find('\\')
        {
            text.push_str(&rest[..at]);
            let mut escape = rest[at + 1..].chars();
            text.push(unescaped(&mut escape)?);
            rest = escape.as_str();
        }
        text.push_str(rest);
        Some(text)
    }

    fn is(self, text: &str) -> bool {
        if self.node().has_escapes {
            self.text().as_deref() == Some(text)
        } else {
            self.quoted() == Some(text)
        }
    }

    /// A whole number that is written as one.
    pub(super) fn number<N: FromStr>(self) -> Option<N> {
        self.as_str().parse().ok()
    }

    pub(super) fn boolean(self) -> Option<bool> {
        self.as_str().parse().ok()
    }

    pub(super) fn list(self) -> Option<Vec<Self>> {
        let nodes = self.inside(b'[', 0)?;
        let values = nodes.into_iter().map(|node| Self { node, ..self });
        Some(values.collect())
    }

    pub(super) fn fields(self) -> Option<Fields<'a>> {
        let mut names = self.inside(b'{', 1)?;
        names.reverse();
        Some(Fields {
            document: self.document,
            names,
        })
    }

    /// The nodes in it, if it opens with this bracket: each with so many others before the next.
    fn inside(self, open: u8, beside: usize) -> Option<Vec<usize>> {
        self.begins(open)?;
        let nodes = &self.document.nodes;
        let mut inside = Vec::with_capacity(16);
        let mut node = self.node + 1;
        while node < self.node().next {
            inside.push(node);
            node = nodes[node + beside].next;
        }
        Some(inside)
    }

    /// What stands between its quotation marks.
    fn quoted(self) -> Option<&'a str> {
        self.begins(b'"')?;
        let range = &self.node().range;
        self.document.text.get(range.start + 1..range.end - 1)
    }

    fn begins(self, byte: u8) -> Option<()> {
        let first = self.document.text.as_bytes()[self.node().range.start];
        (first == byte).then_some(())
    }

    fn node(self) -> &'a Node {
        &self.document.nodes[self.node]
    }
}

impl<'a> Fields<'a> {
    /// The field, which must be there.
    pub(super) fn take(&mut self, name: &str) -> Option<Json<'a>> {
        let document = self.document;
        let is_it = |node: &usize| {
            Json {
                document,
                node: *node,
            }
            .is(name)
        };
        let at = self.names.iter().rposition(is_it)?;
        let node = self.names.remove(at) + 1;
        Some(Json { document, node })
    }

    /// The field, which may be missing or `null`. Outer `None`: it is there, but makes no sense.
    #[allow(clippy::option_option)]
    pub(super) fn optional<T>(
        &mut self,
        name: &str,
        read: impl FnOnce(Json<'a>) -> Option<T>,
    ) -> Option<Option<T>> {
        match self.take(name) {
            Some(json) if json.as_str() != "null" => read(json).map(Some),
            _ => Some(None),
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
        self.names.is_empty().then_some(())
    }
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

    fn json(text: &str) -> Document<'_> {
        Document::parse(text).unwrap()
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
            assert_eq!(json(text).root().text(), expected, "{text}");
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
            assert_eq!(json(text).root().number::<i64>(), expected, "{text}");
            let expected = serde_json::from_str::<u64>(text).ok();
            assert_eq!(json(text).root().number::<u64>(), expected, "{text}");
            let expected = serde_json::from_str::<bool>(text).ok();
            assert_eq!(json(text).root().boolean(), expected, "{text}");
        }
    }

    #[test]
    fn lists_are_cut_at_their_own_commas() {
        let texts = |text| {
            let document = json(text);
            let list = document.root().list()?;
            let texts = list.into_iter().map(|json| json.as_str().to_owned());
            Some(texts.collect::<Vec<_>>().join(" | "))
        };
        assert_eq!(texts("[ ]").as_deref(), Some(""));
        assert_eq!(texts("{}"), None);
        assert_eq!(
            texts("[1 ,[2,3], {\"a\":4,\"b\":[5]} ,\"],\\\",[\" ]").as_deref(),
            Some("1 | [2,3] | {\"a\":4,\"b\":[5]} | \"],\\\",[\"")
        );
    }

    #[test]
    fn names_with_escapes_are_names_as_others_are() {
        for text in ["{\"a\":1,\"\\u0061\":2}", "{\"\\u0061\":1,\"a\":2}"] {
            let document = json(text);
            let mut fields = document.root().fields().unwrap();
            assert!(fields.take("a").is_some());
            assert_eq!(fields.end(), None, "{text}");
        }
        let document = json("{\"\\ud800\":1,\"a\":{\"b\":[ ],\"c\":[[],{}]}}");
        let mut fields = document.root().fields().unwrap();
        let mut inner = fields.take("a").and_then(Json::fields).unwrap();
        assert_eq!(inner.take("c").map(Json::as_str), Some("[[],{}]"));
        assert_eq!(
            inner.take("b").and_then(Json::list).map(|list| list.len()),
            Some(0)
        );
        assert_eq!((inner.end(), fields.end()), (Some(()), None));
    }

    #[test]
    fn no_field_may_be_left_over() {
        let document = json("{ \"\\u0061\" : {\"x\":1} , \"n\":null }");
        let mut fields = document.root().fields().unwrap();
        assert!(fields.take("b").is_none());
        assert_eq!(fields.take("a").map(Json::as_str), Some("{\"x\":1}"));
        assert_eq!(fields.optional("n", Json::boolean), Some(None));
        assert_eq!(fields.optional("n", Json::boolean), Some(None));
        assert_eq!(fields.end(), Some(()));
        for (text, expected) in [
            ("{\"a\":true}", Some(())),
            ("{\"a\":true,\"b\":1}", None),
            ("{\"a\":true,\"a\":true}", None),
        ] {
            let document = json(text);
            let mut fields = document.root().fields().unwrap();
            assert_eq!(fields.take("a").and_then(Json::boolean), Some(true));
            assert_eq!(fields.end(), expected, "{text}");
        }
        assert!(json("[]").root().fields().is_none());
    }
}
