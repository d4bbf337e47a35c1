//! Writing HTML: everything that is text is escaped.

use std::fmt::Write as _;

/// Text, safe between tags and in a quoted attribute.
pub(crate) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            _ => out.push(letter),
        }
    }
    out
}

/// An element: its name, its attributes, and its content, which is HTML already.
pub(crate) fn element(name: &str, attributes: &[(&str, &str)], content: &str) -> String {
    let mut out = format!("<{name}");
    for (key, value) in attributes {
        // Writing to a string cannot fail.
        let _ = if value.is_empty() {
            write!(out, " {key}")
        } else {
            write!(out, " {key}=\"{}\"", escape(value))
        };
    }
    let _ = write!(out, ">{content}</{name}>");
    out
}

/// An element with nothing but text in it.
pub(crate) fn text(name: &str, attributes: &[(&str, &str)], content: &str) -> String {
    element(name, attributes, &escape(content))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_and_attributes_are_escaped() {
        assert_eq!(
            text(
                "p",
                &[("title", "\"><script>"), ("hidden", "")],
                "<b>'&'</b>"
            ),
            "<p title=\"&quot;&gt;&lt;script&gt;\" hidden>&lt;b&gt;&#39;&amp;&#39;&lt;/b&gt;</p>"
        );
    }
}
