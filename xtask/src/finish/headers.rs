//! `_headers`, as several static hosts read it.

use super::output::HASHED;

/// The file. `base` is the path that the app is served under, ending with `/`.
pub(super) fn headers(base: &str, policy: &str) -> String {
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
        out.push_str(&format!("{base}{path}\n  Cache-Control: no-cache\n"));
    }
    let forever = "  Cache-Control: public, max-age=31536000, immutable\n";
    out.push_str(&format!("{base}{HASHED}/*\n{forever}"));
    out
}

/// The path of a public URL; of a relative one nothing is known, so the root is meant.
pub(super) fn base(public_url: &str) -> String {
    let path = match public_url.split_once("://") {
        Some((_, rest)) => rest.find('/').map_or("/", |at| &rest[at..]),
        None => public_url,
    };
    let path = path.trim_matches('/');
    if path.is_empty() || path.starts_with('.') {
        "/".to_owned()
    } else {
        format!("/{path}/")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_base_is_a_path() {
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
        let text = headers("/x/", "default-src 'none'");
        assert!(text.contains("/x/assets/*\n  Cache-Control: public, max-age=31536000"));
        assert!(text.contains("/x/service-worker.js\n  Cache-Control: no-cache"));
    }
}
