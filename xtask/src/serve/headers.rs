//! The `_headers` of a build, applied as the hosts that read such a file do.

use std::io;

use axum::http::header::{CONTENT_SECURITY_POLICY, HeaderMap, HeaderName, HeaderValue};

/// Which headers are sent with which paths.
#[derive(Debug, Default)]
pub(super) struct Rules(Vec<Rule>);

#[derive(Debug)]
struct Rule {
    path: String,
    name: HeaderName,
    value: HeaderValue,
}

impl Rules {
    /// Reads the text of the file: a path on a line of its own, its headers indented below. If there is
    /// a `report_uri`, browsers are asked to report there what breaks the policy.
    pub(super) fn parse(text: &str, report_uri: Option<&str>) -> io::Result<Self> {
        let mut rules = Vec::new();
        let mut path = "";
        for line in text.lines() {
            let content = line.trim();
            if content.is_empty() || content.starts_with('#') {
                continue;
            }
            if !line.starts_with([' ', '\t']) {
                path = content;
                continue;
            }
            let rule = Rule::parse(path, content, report_uri).ok_or_else(|| {
                let message = format!("_headers: this line is not a header: {content}");
                io::Error::new(io::ErrorKind::InvalidData, message)
            })?;
            rules.push(rule);
        }
        Ok(Self(rules))
    }

    /// Sets the headers of a path. A later rule replaces what an earlier one sets.
    pub(super) fn apply(&self, path: &str, headers: &mut HeaderMap) {
        for rule in self.0.iter().filter(|rule| rule.matches(path)) {
            headers.insert(rule.name.clone(), rule.value.clone());
        }
    }
}

impl Rule {
    fn parse(path: &str, line: &str, report_uri: Option<&str>) -> Option<Self> {
        let (name, value) = line.split_once(':')?;
        let name: HeaderName = name.trim().parse().ok()?;
        let value = match report_uri {
            Some(uri) if name == CONTENT_SECURITY_POLICY => format!("{value}; report-uri {uri}"),
            _ => value.to_owned(),
        };
        let value = value.trim().parse().ok()?;
        Some(Self {
            path: path.to_owned(),
            name,
            value,
        })
    }

    fn matches(&self, path: &str) -> bool {
        match self.path.strip_suffix('*') {
            Some(start) => path.starts_with(start),
            None => path == self.path,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "# a comment\n/*\n  Content-Security-Policy: img-src https://a\n  \
        Cache-Control: no-cache\n\n/assets/*\n  cache-control: immutable\n/\n  X: y\n";

    #[test]
    fn a_later_rule_replaces_an_earlier_one() {
        let rules = Rules::parse(TEXT, Some("/report")).unwrap();
        for (path, name, expected) in [
            (
                "/assets/a.js",
                "content-security-policy",
                "img-src https://a; report-uri /report",
            ),
            ("/assets/a.js", "cache-control", "immutable"),
            ("/index.html", "cache-control", "no-cache"),
            ("/index.html", "x", ""),
            ("/", "x", "y"),
        ] {
            let mut headers = HeaderMap::new();
            rules.apply(path, &mut headers);
            let value = headers
                .get(name)
                .map_or("", |value| value.to_str().unwrap());
            assert_eq!(value, expected, "{path} {name}");
        }
    }

    #[test]
    fn a_line_that_is_no_header_is_an_error() {
        for text in ["/*\n  Cache-Control\n", "/*\n  Cache Control: no-cache\n"] {
            assert!(Rules::parse(text, None).is_err(), "{text}");
        }
    }
}
