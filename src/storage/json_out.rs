//! Writing JSON: as much of serde's data model as the stored shapes have.
//!
//! `serde_json` writes the same bytes; the tests compare. It would weigh as much as two screens,
//! on every first visit.

use std::fmt;

use serde::Serialize;
use serde::ser::{self, Impossible, SerializeSeq, SerializeStruct, SerializeTuple, Serializer};

/// The value as JSON. Nothing if its shape is none of those that are stored.
pub(super) fn to_json(value: &impl Serialize) -> Option<String> {
    let mut out = String::new();
    value.serialize(Out(&mut out)).ok()?;
    Some(out)
}

/// Not a shape that is stored.
#[derive(Debug)]
pub(super) struct Unknown;

impl fmt::Display for Unknown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("unknown shape")
    }
}

impl std::error::Error for Unknown {}

impl ser::Error for Unknown {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self
    }
}

/// Where the next value goes.
struct Out<'a>(&'a mut String);

/// A list or an object that is not closed yet.
struct Open<'a> {
    out: &'a mut String,
    close: char,
}

impl<'a> Out<'a> {
    fn open(self, bracket: char, close: char) -> Open<'a> {
        self.0.push(bracket);
        Open { out: self.0, close }
    }
}

impl Open<'_> {
    fn separate(&mut self) {
        if !self.out.ends_with(['[', '{']) {
            self.out.push(',');
        }
    }

    fn item<T: ?Sized + Serialize>(&mut self, value: &T) -> Result<(), Unknown> {
        self.separate();
        value.serialize(Out(self.out))
    }

    fn close(self) -> Result<(), Unknown> {
        self.out.push(self.close);
        Ok(())
    }
}

#[inline(never)]
fn push_text(out: &mut String, text: &str) {
    out.push('"');
    for c in text.chars() {
        let short = match c {
            '"' | '\\' => c,
            '\u{8}' => 'b',
            '\t' => 't',
            '\n' => 'n',
            '\u{C}' => 'f',
            '\r' => 'r',
            '\0'..'\u{20}' => {
                let digit = |value| char::from_digit(value, 16).unwrap_or_default();
                out.push_str("\\u00");
                out.push(digit(c as u32 >> 4));
                out.push(digit(c as u32 & 15));
                continue;
            }
            _ => {
                out.push(c);
                continue;
            }
        };
        out.push('\\');
        out.push(short);
    }
    out.push('"');
}

type No = Impossible<(), Unknown>;

impl<'a> Serializer for Out<'a> {
    type Ok = ();
    type Error = Unknown;
    type SerializeSeq = Open<'a>;
    type SerializeTuple = Open<'a>;
    type SerializeTupleStruct = No;
    type SerializeTupleVariant = No;
    type SerializeMap = No;
    type SerializeStruct = Open<'a>;
    type SerializeStructVariant = No;

    fn serialize_bool(self, value: bool) -> Result<(), Unknown> {
        self.0.push_str(if value { "true" } else { "false" });
        Ok(())
    }

    fn serialize_i64(self, value: i64) -> Result<(), Unknown> {
        self.0.push_str(&value.to_string());
        Ok(())
    }

    fn serialize_u64(self, value: u64) -> Result<(), Unknown> {
        self.0.push_str(&value.to_string());
        Ok(())
    }

    fn serialize_u32(self, value: u32) -> Result<(), Unknown> {
        self.serialize_u64(value.into())
    }

    fn serialize_str(self, value: &str) -> Result<(), Unknown> {
        push_text(self.0, value);
        Ok(())
    }

    fn serialize_none(self) -> Result<(), Unknown> {
        self.0.push_str("null");
        Ok(())
    }

    fn serialize_some<T: ?Sized + Serialize>(self, value: &T) -> Result<(), Unknown> {
        value.serialize(self)
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Open<'a>, Unknown> {
        Ok(self.open('[', ']'))
    }

    fn serialize_tuple(self, _: usize) -> Result<Open<'a>, Unknown> {
        Ok(self.open('[', ']'))
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Open<'a>, Unknown> {
        Ok(self.open('{', '}'))
    }

    fn serialize_i8(self, _: i8) -> Result<(), Unknown> {
        Err(Unknown)
    }

    fn serialize_i16(self, _: i16) -> Result<(), Unknown> {
        Err(Unknown)
    }

    fn serialize_i32(self, _: i32) -> Result<(), Unknown> {
        Err(Unknown)
    }

    fn serialize_u8(self, _: u8) -> Result<(), Unknown> {
        Err(Unknown)
    }

    fn serialize_u16(self, _: u16) -> Result<(), Unknown> {
        Err(Unknown)
    }

    fn serialize_f32(self, _: f32) -> Result<(), Unknown> {
        Err(Unknown)
    }

    fn serialize_f64(self, _: f64) -> Result<(), Unknown> {
        Err(Unknown)
    }

    fn serialize_char(self, _: char) -> Result<(), Unknown> {
        Err(Unknown)
    }

    fn serialize_bytes(self, _: &[u8]) -> Result<(), Unknown> {
        Err(Unknown)
    }

    fn serialize_unit(self) -> Result<(), Unknown> {
        Err(Unknown)
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<(), Unknown> {
        Err(Unknown)
    }

    fn serialize_unit_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
    ) -> Result<(), Unknown> {
        Err(Unknown)
    }

    fn serialize_newtype_struct<T: ?Sized + Serialize>(
        self,
        _: &'static str,
        _: &T,
    ) -> Result<(), Unknown> {
        Err(Unknown)
    }

    fn serialize_newtype_variant<T: ?Sized + Serialize>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> Result<(), Unknown> {
        Err(Unknown)
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<No, Unknown> {
        Err(Unknown)
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<No, Unknown> {
        Err(Unknown)
    }

    fn serialize_map(self, _: Option<usize>) -> Result<No, Unknown> {
        Err(Unknown)
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<No, Unknown> {
        Err(Unknown)
    }
}

impl SerializeSeq for Open<'_> {
    type Ok = ();
    type Error = Unknown;

    fn serialize_element<T: ?Sized + Serialize>(&mut self, value: &T) -> Result<(), Unknown> {
        self.item(value)
    }

    fn end(self) -> Result<(), Unknown> {
        self.close()
    }
}

impl SerializeTuple for Open<'_> {
    type Ok = ();
    type Error = Unknown;

    fn serialize_element<T: ?Sized + Serialize>(&mut self, value: &T) -> Result<(), Unknown> {
        self.item(value)
    }

    fn end(self) -> Result<(), Unknown> {
        self.close()
    }
}

impl SerializeStruct for Open<'_> {
    type Ok = ();
    type Error = Unknown;

    fn serialize_field<T: ?Sized + Serialize>(
        &mut self,
        name: &'static str,
        value: &T,
    ) -> Result<(), Unknown> {
        self.separate();
        push_text(self.out, name);
        self.out.push(':');
        value.serialize(Out(self.out))
    }

    fn end(self) -> Result<(), Unknown> {
        self.close()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(value: &impl Serialize) {
        assert_eq!(to_json(value), serde_json::to_string(value).ok());
    }

    #[test]
    fn values_are_written_as_serde_json_writes_them() {
        #[derive(Serialize)]
        struct Shape<'a> {
            number: i64,
            #[serde(skip_serializing_if = "Option::is_none")]
            absent: Option<&'a str>,
            text: Option<&'a str>,
            inner: Option<Box<Self>>,
            pairs: &'a [(String, String)],
            is: bool,
        }
        let pairs = [
            ("[".to_owned(), "{".to_owned()),
            (String::new(), ",".to_owned()),
        ];
        let shape = |pairs, inner| Shape {
            number: i64::MIN,
            absent: None,
            text: Some("\"}"),
            inner,
            pairs,
            is: false,
        };
        check(&shape(&pairs, Some(Box::new(shape(&[], None)))));
        check(&[u64::MAX, 0]);
        check(&(true, "a", 7_u32));
        for c in ('\0'..='\u{300}').chain(['\u{2028}', '\u{FFFD}', '🙂', '\u{10FFFF}']) {
            check(&["x", &c.to_string(), "y"].concat());
        }
        assert_eq!(to_json(&1.5), None);
    }
}
