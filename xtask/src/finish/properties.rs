//! Short names for the custom properties of the styles.
//!
//! `--text-quiet` is a good name to read and a long one to send. Names that the inlined styles and
//! the others share must stay the same, so both are renamed together.

use std::collections::BTreeMap;

/// Renames the custom properties of all these styles, the most used ones to the shortest names.
pub(super) fn shorten<const N: usize>(styles: [String; N]) -> [String; N] {
    let mut uses: BTreeMap<&str, usize> = BTreeMap::new();
    for name in styles
        .iter()
        .flat_map(|text| names(text))
        .filter_map(|part| part.1)
    {
        *uses.entry(name).or_default() += 1;
    }
    let mut order: Vec<(&str, usize)> = uses.into_iter().collect();
    order.sort_by_key(|(name, uses)| (std::cmp::Reverse(*uses), *name));
    let short: BTreeMap<&str, String> = order
        .iter()
        .enumerate()
        .map(|(at, (name, _))| (*name, letters(at)))
        .collect();
    let rename = |text: &String| {
        let mut out = String::with_capacity(text.len());
        for (before, name) in names(text) {
            out.push_str(before);
            if let Some(name) = name {
                out.push_str("--");
                out.push_str(short.get(name).map_or(name, String::as_str));
            }
        }
        out
    };
    styles.each_ref().map(rename)
}

/// Cuts styles into what stands before a name, and the name without its `--`.
fn names(text: &str) -> impl Iterator<Item = (&str, Option<&str>)> {
    let mut rest = text;
    let mut done = false;
    std::iter::from_fn(move || {
        if done {
            return None;
        }
        let mut from = 0;
        while let Some(at) = rest[from..].find("--").map(|at| at + from) {
            let name = &rest[at + 2..];
            let length = name.bytes().take_while(|byte| is_of_name(*byte)).count();
            // Within a longer word, as in a class name, it names no property.
            let starts = at == 0 || !is_of_name(rest.as_bytes()[at - 1]);
            if starts && length > 0 {
                let before = &rest[..at];
                rest = &name[length..];
                return Some((before, Some(&name[..length])));
            }
            from = at + 2 + length;
        }
        done = true;
        Some((rest, None))
    })
}

const fn is_of_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_'
}

/// a … z, aa, ab …
fn letters(mut number: usize) -> String {
    let mut out = Vec::new();
    loop {
        out.insert(0, b'a' + u8::try_from(number % 26).unwrap_or(0));
        if number < 26 {
            return String::from_utf8(out).unwrap_or_default();
        }
        number = number / 26 - 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_shortened_together() {
        let shell = ":root{--text:#000;--text-quiet:#444}.a--b{color:var(--text)}".to_owned();
        let main = "b{color:var(--text);--_x:calc(1px - -1px);margin:var(--none,1px)}é".to_owned();
        assert_eq!(
            shorten([shell, main]),
            [
                ":root{--a:#000;--d:#444}.a--b{color:var(--a)}",
                "b{color:var(--a);--b:calc(1px - -1px);margin:var(--c,1px)}é",
            ]
        );
        assert_eq!(
            [0, 25, 26, 27, 52, 702].map(letters),
            ["a", "z", "aa", "ab", "ba", "aaa"]
        );
    }
}
