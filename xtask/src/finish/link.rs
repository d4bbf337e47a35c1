//! Short names between the wasm and its script.
//!
//! wasm-bindgen ends the name of each function that the wasm asks the script for with sixteen
//! digits of a hash. Nothing compresses those, and they stand in both files.

use std::collections::BTreeMap;

/// The module that the wasm takes the script for.
const SCRIPT: &str = "./troth_bg.js";
/// The section of a wasm file that lists what it asks for, and the kind of a function there.
const IMPORTS: u8 = 2;
const FUNCTION: u8 = 0;
/// What a wasm file begins with: its mark and the version of the format.
const HEAD: usize = 8;

/// The script and the wasm with short names; both as they are if they are not what wasm-bindgen
/// writes.
pub(super) fn shorten(script: String, wasm: Vec<u8>) -> (String, Vec<u8>) {
    both(&script, &wasm).unwrap_or((script, wasm))
}

fn both(script: &str, wasm: &[u8]) -> Option<(String, Vec<u8>)> {
    let mut rest = wasm.get(HEAD..)?;
    let mut short = wasm.get(..HEAD)?.to_vec();
    let mut names = Names::default();
    while let Some((&section, after)) = rest.split_first() {
        let (body, after) = sized(after)?;
        short.push(section);
        if section == IMPORTS {
            put_sized(&mut short, &imports(body, &mut names)?);
        } else {
            put_sized(&mut short, body);
        }
        rest = after;
    }
    Some((renamed(script, &names.0)?, short))
}

/// Names as they were, and their short forms.
#[derive(Default)]
struct Names(BTreeMap<String, String>);

impl Names {
    /// `aa`, `ba`, and so on; the same for the same name.
    fn short(&mut self, name: &str) -> &str {
        let number = self.0.len();
        let letter = |at: usize| char::from(b'a'.wrapping_add((at % 26) as u8));
        let letters = [number, number / 26, number / 676].map(letter);
        let length = if number < 676 { 2 } else { 3 };
        let new = || letters[..length].iter().collect();
        self.0.entry(name.to_owned()).or_insert_with(new)
    }
}

/// The section of what is asked for, with short names.
fn imports(body: &[u8], names: &mut Names) -> Option<Vec<u8>> {
    let (count, mut rest) = number(body)?;
    let mut short = Vec::new();
    put_number(&mut short, count);
    for _ in 0..count {
        let (module, after) = sized(rest)?;
        let (name, after) = sized(after)?;
        let (&FUNCTION, after) = after.split_first()? else {
            return None;
        };
        let (kind, after) = number(after)?;
        put_sized(&mut short, module);
        if module == SCRIPT.as_bytes() {
            let name = std::str::from_utf8(name).ok()?;
            put_sized(&mut short, names.short(name).as_bytes());
        } else {
            put_sized(&mut short, name);
        }
        short.push(FUNCTION);
        put_number(&mut short, kind);
        rest = after;
    }
    Some(short)
}

/// The script with these keys renamed; none unless each is there once, at the start of a line.
fn renamed(script: &str, names: &BTreeMap<String, String>) -> Option<String> {
    let mut found = 0;
    let mut text = String::with_capacity(script.len());
    for line in script.lines() {
        let key = line.trim_start().split_once(": ");
        if let Some((short, value)) = key.and_then(|(key, value)| Some((names.get(key)?, value))) {
            found += 1;
            text.extend([short, ": ", value, "\n"]);
        } else {
            text.extend([line, "\n"]);
        }
    }
    (found == names.len()).then_some(text)
}

/// A number of the format, seven bits a byte, and what stands behind it.
fn number(bytes: &[u8]) -> Option<(usize, &[u8])> {
    let mut value = 0;
    for (at, byte) in bytes.iter().enumerate().take(5) {
        value |= usize::from(byte & 0x7f) << (7 * at);
        if byte & 0x80 == 0 {
            return Some((value, bytes.get(at + 1..)?));
        }
    }
    None
}

/// Bytes behind their own length, and what stands behind them.
fn sized(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let (length, bytes) = number(bytes)?;
    bytes.split_at_checked(length)
}

fn put_number(to: &mut Vec<u8>, mut value: usize) {
    while value >= 0x80 {
        to.push((value & 0x7f) as u8 | 0x80);
        value >>= 7;
    }
    to.push(value as u8);
}

fn put_sized(to: &mut Vec<u8>, bytes: &[u8]) {
    put_number(to, bytes.len());
    to.extend_from_slice(bytes);
}

#[cfg(test)]
mod tests {
    use super::*;

    const GLUE: &str = "    const import0 = {\n        __wbg_get_0123456789abcdef: function(a) {\n  \
                        return a;\n        },\n        __wbg_set_0123456789abcdef: () => 1,\n    };\n";

    /// A file that asks for these, with a section before and one behind.
    fn wasm(asks: &[(&str, &str)]) -> Vec<u8> {
        let mut section = Vec::new();
        put_number(&mut section, asks.len());
        for (module, name) in asks {
            put_sized(&mut section, module.as_bytes());
            put_sized(&mut section, name.as_bytes());
            section.push(FUNCTION);
            put_number(&mut section, 300);
        }
        let mut file = b"\0asm\x01\0\0\0".to_vec();
        for (number, body) in [(1, &[7; 200][..]), (IMPORTS, &section), (10, &[9; 3])] {
            file.push(number);
            put_sized(&mut file, body);
        }
        file
    }

    #[test]
    fn names_are_short_on_both_sides() {
        let get = (SCRIPT, "__wbg_get_0123456789abcdef");
        let set = (SCRIPT, "__wbg_set_0123456789abcdef");
        let beside = ("./snippets/troth-1/a.js", "get");
        let (script, file) = shorten(GLUE.to_owned(), wasm(&[get, beside, set, get]));
        let expected = [(SCRIPT, "aa"), beside, (SCRIPT, "ba"), (SCRIPT, "aa")];
        assert_eq!(file, wasm(&expected));
        assert!(
            script.contains("\naa: function(a) {\n  return a;\n"),
            "{script}"
        );
        assert!(script.contains("\nba: () => 1,\n") && !script.contains("__wbg"));
    }

    #[test]
    fn many_names_differ() {
        let mut names = Names::default();
        let mut short: Vec<String> = (0..3000)
            .map(|number| names.short(&number.to_string()).to_owned())
            .collect();
        short.sort();
        short.dedup();
        assert_eq!(short.len(), 3000);
    }

    #[test]
    fn what_is_not_understood_stays() {
        let unknown = wasm(&[(SCRIPT, "__wbg_other_0123456789abcdef")]);
        let cut = wasm(&[(SCRIPT, "__wbg_get_0123456789abcdef")]);
        let twice = format!("{GLUE}{GLUE}");
        for (script, file) in [
            (GLUE, &unknown[..]),
            (GLUE, &cut[..cut.len() - 1]),
            (GLUE, b"\0asm one"),
            (GLUE, b""),
            (&twice, &cut),
        ] {
            let same = (script.to_owned(), file.to_vec());
            assert_eq!(shorten(script.to_owned(), file.to_vec()), same);
        }
    }
}
