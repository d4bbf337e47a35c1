//! Slots: comments like `<!-- slot:door -->`, which are replaced by what belongs there.

use std::collections::BTreeMap;

use anyhow::{Context as _, Result, bail};
use maud::Markup;

/// What belongs into the slots of a page.
pub(crate) type Slots = BTreeMap<&'static str, Markup>;

/// Fills the slots of a page. Other comments, and the link that only trunk reads, are left out.
pub(crate) fn fill(page: &str, mut slots: Slots) -> Result<String> {
    let (start, rest) = page.split_once("<!--").unwrap_or((page, "-->"));
    let mut out = String::with_capacity(page.len() * 2);
    squeeze(start, &mut out);
    for part in rest.split("<!--") {
        let (comment, text) = part.split_once("-->").context("a comment has no end")?;
        if let Some(name) = comment.trim().strip_prefix("slot:") {
            let content = slots.remove(name);
            out += &content
                .with_context(|| format!("the slot “{name}” is unknown"))?
                .0;
        }
        squeeze(text, &mut out);
    }
    match slots.into_keys().next() {
        Some(name) => bail!("the slot “{name}” is missing"),
        None => Ok(out),
    }
}

/// The page has no text of its own that white space could matter to, so lines are joined; a
/// single space separates attributes.
fn squeeze(text: &str, out: &mut String) {
    let lines = text.lines().map(str::trim);
    let lines = lines.filter(|line| !line.is_empty() && !line.contains("data-trunk"));
    for (at, line) in lines.enumerate() {
        if at > 0 && !out.ends_with('>') {
            out.push(' ');
        }
        out.push_str(line);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filled(page: &str) -> Result<String, String> {
        let slots = Slots::from([("a", maud::PreEscaped("  <p>\n  A\n".to_owned()))]);
        fill(page, slots).map_err(|why| why.to_string())
    }

    #[test]
    fn a_page_and_its_slots_must_fit() {
        let page = "<html>\n  <!-- why -->\n  <b\n    id=\"x\"\n  >\n  <!-- slot:a --></b>\n";
        assert_eq!(filled(page).unwrap(), "<html><b id=\"x\" >  <p>\n  A\n</b>");
        for (page, why) in [
            ("", "the slot “a” is missing"),
            ("<!-- slot:a --><!-- slot:b -->", "the slot “b” is unknown"),
            ("<!-- slot:a --><!-- slot:a -->", "the slot “a” is unknown"),
            ("<!-- slot:a --><!-- ", "a comment has no end"),
        ] {
            assert_eq!(filled(page).unwrap_err(), why, "{page}");
        }
    }
}
