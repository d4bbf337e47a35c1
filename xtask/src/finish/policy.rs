//! The content security policy: nothing may load or run but what the build made, and no text
//! becomes markup or code. And `_headers`, which says it to several static hosts.

use std::collections::BTreeSet;

use anyhow::{Result, ensure};
use maud::{Markup, PreEscaped, html};

use super::files::{HASHED, sha256_base64};

/// What pages have inside themselves: the hashes of scripts and styles.
#[derive(Clone, Debug, Default)]
pub(super) struct Policy {
    scripts: BTreeSet<String>,
    styles: BTreeSet<String>,
}

impl Policy {
    /// Puts a script inside the page: its element.
    pub(super) fn script(&mut self, text: &str) -> Result<Markup> {
        self.scripts.insert(hash(text)?);
        Ok(html! { script { (PreEscaped(text)) } })
    }

    /// Puts a module inside the page: its element.
    pub(super) fn module(&mut self, text: &str) -> Result<Markup> {
        self.scripts.insert(hash(text)?);
        Ok(html! { script type="module" { (PreEscaped(text)) } })
    }

    /// Puts styles inside the page: their element.
    pub(super) fn style(&mut self, text: &str) -> Result<Markup> {
        self.styles.insert(hash(text)?);
        Ok(html! { style { (PreEscaped(text)) } })
    }

    /// Both pages together, for hosts that send the policy as a header.
    pub(super) fn and(mut self, other: Self) -> Self {
        self.scripts.extend(other.scripts);
        self.styles.extend(other.styles);
        self
    }

    /// The value of the header or of the element.
    fn value(&self) -> String {
        let list = |hashes: &BTreeSet<String>| -> String {
            hashes
                .iter()
                .map(|hash| format!(" 'sha256-{hash}'"))
                .collect()
        };
        [
            "default-src 'none'",
            &format!(
                "script-src 'self' 'wasm-unsafe-eval'{}",
                list(&self.scripts)
            ),
            &format!("style-src 'self'{}", list(&self.styles)),
            "img-src 'self' data: blob:",
            "connect-src 'self'",
            "manifest-src 'self'",
            "worker-src 'self'",
            "base-uri 'none'",
            "form-action 'none'",
            "require-trusted-types-for 'script'",
            // That of `update.js`, which registers the worker, and the two of `trusted-types.js`.
            "trusted-types troth default troth-parser",
        ]
        .join("; ")
    }

    /// The element for the head of a page. It comes before everything that it is about.
    pub(super) fn element(&self) -> Markup {
        html! { meta http-equiv="Content-Security-Policy" content=(self.value()); }
    }
}

fn hash(text: &str) -> Result<String> {
    let is_safe = !text.contains("</") && !text.contains("<!--");
    let start: String = text.chars().take(60).collect();
    ensure!(
        is_safe,
        "what begins with “{start}” has a closing tag; it is inlined"
    );
    Ok(sha256_base64(text.as_bytes()))
}

/// The file `_headers` of an app that is served under this address.
pub(super) fn headers(public_url: &str, policy: &Policy) -> String {
    let base = base(public_url);
    let policy = policy.value();
    let mut out = format!(
        "{base}*\n  Content-Security-Policy: {policy}; frame-ancestors 'none'\n  \
         Referrer-Policy: no-referrer\n  X-Content-Type-Options: nosniff\n"
    );
    for path in [
        "",
        "index.html",
        "clock/",
        "service-worker.js",
        "manifest.webmanifest",
    ] {
        out += &format!("{base}{path}\n  Cache-Control: no-cache\n");
    }
    out + &format!("{base}{HASHED}*\n  Cache-Control: public, max-age=31536000, immutable\n")
}

/// The path of a public URL; of a relative one nothing is known, so the root is meant.
fn base(public_url: &str) -> String {
    let path = match public_url.split_once("://") {
        Some((_, rest)) => rest.split_once('/').unwrap_or_default().1,
        None => public_url,
    };
    match path.trim_matches('/') {
        path if path.is_empty() || path.starts_with('.') => "/".to_owned(),
        path => format!("/{path}/"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_are_for_the_path_of_the_address() {
        for (url, expected) in [
            ("./", "/"),
            ("/", "/"),
            ("", "/"),
            ("/x/", "/x/"),
            ("/x/y", "/x/y/"),
            ("https://a.example/x/", "/x/"),
            ("https://a.example", "/"),
        ] {
            assert_eq!(base(url), expected, "{url}");
        }
        let text = headers("/x/", &Policy::default());
        assert!(text.starts_with("/x/*\n  Content-Security-Policy: default-src 'none'; "));
        assert!(text.contains("/x/assets/*\n  Cache-Control: public, max-age=31536000"));
        assert!(text.contains("/x/service-worker.js\n  Cache-Control: no-cache"));
    }
}
