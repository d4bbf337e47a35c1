//! How large everything is.

use std::fmt;

/// The size of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Size {
    /// Its path in the folder.
    pub path: String,
    /// In bytes.
    pub raw: usize,
    /// In bytes, compressed with brotli; as it is, where it does not shrink.
    pub brotli: usize,
    /// Whether the service worker keeps it.
    pub kept: bool,
}

/// What was built.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// The version of the service worker; empty while developing.
    pub version: String,
    /// The files, in the order of their paths.
    pub sizes: Vec<Size>,
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.version.is_empty() {
            return f.write_str("Finished for development: nothing is compressed or kept.");
        }
        writeln!(f, "{:<44} {:>10} {:>10}", "file", "raw", "brotli")?;
        for size in &self.sizes {
            line(f, &size.path, size.raw, size.brotli)?;
        }
        let kept = || self.sizes.iter().filter(|size| size.kept);
        line(
            f,
            "kept for offline use",
            kept().map(|size| size.raw).sum(),
            kept().map(|size| size.brotli).sum(),
        )?;
        write!(f, "version {}", self.version)
    }
}

fn line(f: &mut fmt::Formatter<'_>, name: &str, raw: usize, brotli: usize) -> fmt::Result {
    writeln!(
        f,
        "{name:<44} {:>10} {:>10}",
        kilobytes(raw),
        kilobytes(brotli)
    )
}

/// 12,345 bytes are 12.3 kB.
fn kilobytes(bytes: usize) -> String {
    format!("{:.1} kB", bytes as f64 / 1000.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sum_is_of_what_is_kept() {
        let size = |path: &str, brotli, kept| Size {
            path: path.to_owned(),
            raw: brotli * 3,
            brotli,
            kept,
        };
        let report = Report {
            version: "1".to_owned(),
            sizes: vec![
                size("index.html", 14_000, true),
                size("assets/troth-1.wasm", 210_040, true),
                size("service-worker.js", 9_000, false),
            ],
        };
        let text = report.to_string();
        let sum = text.lines().rev().nth(1).unwrap_or_default();
        let words: Vec<&str> = sum.split_whitespace().collect();
        assert_eq!(words.join(" "), "kept for offline use 672.1 kB 224.0 kB");
    }
}
