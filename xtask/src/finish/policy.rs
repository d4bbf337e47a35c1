//! The content security policy: nothing may load or run but what the build made, and no text
//! becomes markup or code.

use std::collections::BTreeSet;

use super::output::sha256_base64;

/// What one page carries inside itself.
#[derive(Clone, Debug, Default)]
pub(super) struct Policy {
    scripts: BTreeSet<String>,
    styles: BTreeSet<String>,
}

impl Policy {
    /// Allows this script inside the page.
    pub(super) fn allow_script(&mut self, text: &str) {
        self.scripts.insert(hash_source(text));
    }

    /// Allows these styles inside the page.
    pub(super) fn allow_style(&mut self, text: &str) {
        self.styles.insert(hash_source(text));
    }

    /// Both pages together, for hosts that send the policy as a header.
    pub(super) fn and(mut self, other: &Self) -> Self {
        self.scripts.extend(other.scripts.iter().cloned());
        self.styles.extend(other.styles.iter().cloned());
        self
    }

    /// The value of the header or of the element.
    pub(super) fn value(&self) -> String {
        let list = |hashes: &BTreeSet<String>| -> String {
            hashes.iter().map(|hash| format!(" {hash}")).collect()
        };
        let scripts = list(&self.scripts);
        let styles = list(&self.styles);
        [
            "default-src 'none'",
            &format!("script-src 'self' 'wasm-unsafe-eval'{scripts}"),
            &format!("style-src 'self'{styles}"),
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

    /// The element for the head of a page. It stands before everything that it is about.
    pub(super) fn element(&self) -> String {
        format!(
            "<meta http-equiv=\"Content-Security-Policy\" content=\"{}\">",
            self.value()
        )
    }
}

fn hash_source(text: &str) -> String {
    format!("'sha256-{}'", sha256_base64(text.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inline_parts_are_allowed_by_hash_only() {
        let mut page = Policy::default();
        page.allow_script("alert('Hello, world.');");
        let value = page.value();
        // The example of the specification of this policy.
        assert!(
            value.contains("'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='"),
            "{value}"
        );
        assert!(!value.contains("unsafe-inline") && value.contains("style-src 'self';"));
        let mut other = Policy::default();
        other.allow_style("b{}");
        let both = page.and(&other).value();
        assert_eq!(both.matches("sha256-").count(), 2);
    }
}
