//! The `_headers` of a build, applied as the hosts that know such a file do.

/// Which headers stand on which paths.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Rules(Vec<Rule>);

#[derive(Debug, PartialEq, Eq)]
struct Rule {
    path: String,
    headers: Vec<(String, String)>,
}

impl Rules {
    /// Reads the file: a path on a line of its own, below it indented headers.
    pub(super) fn parse(text: &str) -> Self {
        let mut rules: Vec<Rule> = Vec::new();
        for line in text
            .lines()
            .filter(|line| !line.trim_start().starts_with('#'))
        {
            if line.trim().is_empty() {
                continue;
            }
            if !line.starts_with([' ', '\t']) {
                rules.push(Rule {
                    path: line.trim().to_owned(),
                    headers: Vec::new(),
                });
            } else if let (Some(rule), Some((name, value))) =
                (rules.last_mut(), line.trim().split_once(':'))
            {
                rule.headers
                    .push((name.trim().to_owned(), value.trim().to_owned()));
            }
        }
        Self(rules)
    }

    /// The headers of a path; a later rule outdoes an earlier one.
    pub(super) fn of(&self, path: &str) -> Vec<(String, String)> {
        let mut found: Vec<(String, String)> = Vec::new();
        for rule in self.0.iter().filter(|rule| rule.fits(path)) {
            for (name, value) in &rule.headers {
                found.retain(|(known, _)| !known.eq_ignore_ascii_case(name));
                found.push((name.clone(), value.clone()));
            }
        }
        found
    }
}

impl Rule {
    fn fits(&self, path: &str) -> bool {
        match self.path.strip_suffix('*') {
            Some(begin) => path.starts_with(begin),
            None => path == self.path,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn later_rules_outdo_earlier_ones() {
        let rules = Rules::parse(
            "# a comment\n/*\n  Content-Security-Policy: default-src 'none'; img-src https://a\n\
             \x20 Cache-Control: no-cache\n\n/assets/*\n  cache-control: immutable\n/\n  X: y\n",
        );
        let value = |path: &str, name: &str| {
            let headers = rules.of(path);
            let found = headers
                .into_iter()
                .find(|(known, _)| known.eq_ignore_ascii_case(name));
            found.map(|(_, value)| value)
        };
        let policy = "default-src 'none'; img-src https://a";
        assert_eq!(
            value("/assets/a.js", "content-security-policy").as_deref(),
            Some(policy)
        );
        assert_eq!(
            value("/assets/a.js", "Cache-Control").as_deref(),
            Some("immutable")
        );
        assert_eq!(
            value("/index.html", "Cache-Control").as_deref(),
            Some("no-cache")
        );
        assert_eq!(value("/index.html", "X"), None);
        assert_eq!(value("/", "X").as_deref(), Some("y"));
        assert_eq!(Rules::parse("  lost: header\n").of("/"), []);
    }
}
