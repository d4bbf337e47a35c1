//! How large everything is, and how large it may be.

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

/// How much of a budget is used, in bytes compressed with brotli.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Budget {
    /// What it is for.
    pub name: &'static str,
    /// What is used.
    pub used: usize,
    /// What may be used.
    pub most: usize,
}

/// A budget that is exceeded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Excess(pub Budget);

impl fmt::Display for Excess {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Budget { name, used, most } = self.0;
        write!(
            f,
            "{name}: {} compressed, {} more than the budget of {}.",
            kilobytes(used),
            kilobytes(used - most),
            kilobytes(most)
        )
    }
}

/// What was built.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// The version of the service worker; empty while developing.
    pub version: String,
    /// The files, in the order of their paths.
    pub sizes: Vec<Size>,
    /// Compressed, the styles inside the page.
    pub inlined_styles: usize,
}

impl Report {
    /// The budgets of the design.
    #[must_use]
    pub fn budgets(&self) -> [Budget; 5] {
        let sum = |fits: &dyn Fn(&Size) -> bool| {
            self.sizes
                .iter()
                .filter(|size| fits(size))
                .map(|size| size.brotli)
                .sum()
        };
        // What only an update or a failure needs does not stand in the way of the start.
        let app = |ending: &'static str| {
            sum(&|size: &Size| {
                size.path.starts_with("assets/troth-") && size.path.ends_with(ending)
            })
        };
        let budget = |name, used, most| Budget { name, used, most };
        [
            budget(
                "The shell",
                sum(&|size: &Size| size.path == "index.html"),
                14_000,
            ),
            budget("The styles inside the shell", self.inlined_styles, 5_000),
            budget("The wasm of the start", app(".wasm"), 137_000),
            budget("The script", app(".js"), 8_000),
            budget(
                "Everything kept for offline use",
                sum(&|size: &Size| size.kept),
                224_000,
            ),
        ]
    }

    /// The budgets that are exceeded.
    #[must_use]
    pub fn excesses(&self) -> Vec<Excess> {
        let over = |budget: &Budget| budget.used > budget.most;
        self.budgets()
            .into_iter()
            .filter(over)
            .map(Excess)
            .collect()
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.version.is_empty() {
            return f.write_str("Finished for development: nothing is compressed or kept.");
        }
        writeln!(f, "{:<44} {:>10} {:>10}", "file", "raw", "brotli")?;
        for Size {
            path, raw, brotli, ..
        } in &self.sizes
        {
            writeln!(
                f,
                "{path:<44} {:>10} {:>10}",
                kilobytes(*raw),
                kilobytes(*brotli)
            )?;
        }
        writeln!(f)?;
        writeln!(f, "{:<44} {:>10} {:>10}", "budget", "used", "most")?;
        for Budget { name, used, most } in self.budgets() {
            writeln!(
                f,
                "{name:<44} {:>10} {:>10}",
                kilobytes(used),
                kilobytes(most)
            )?;
        }
        write!(f, "\nversion {}", self.version)
    }
}

/// 12,345 bytes are 12.3 kB; what is over a budget is never rounded away.
fn kilobytes(bytes: usize) -> String {
    if bytes < 100 {
        format!("{bytes} B")
    } else {
        format!("{:.1} kB", bytes as f64 / 1000.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn size(path: &str, brotli: usize, kept: bool) -> Size {
        Size {
            path: path.to_owned(),
            raw: brotli * 3,
            brotli,
            kept,
        }
    }

    #[test]
    fn budgets_are_met_to_the_byte() {
        let report = |shell, wasm| Report {
            version: "1".to_owned(),
            sizes: vec![
                size("index.html", shell, true),
                size("assets/troth-1.wasm", wasm, true),
                size("service-worker.js", 9_000, false),
            ],
            inlined_styles: 5_000,
        };
        assert_eq!(report(14_000, 137_000).excesses(), []);
        let excesses = report(14_001, 210_000).excesses();
        let lines: Vec<String> = excesses.iter().map(Excess::to_string).collect();
        assert_eq!(
            lines,
            [
                "The shell: 14.0 kB compressed, 1 B more than the budget of 14.0 kB.",
                "The wasm of the start: 210.0 kB compressed, 73.0 kB more than the budget of 137.0 kB.",
                "Everything kept for offline use: 224.0 kB compressed, 1 B more than the budget of \
             224.0 kB.",
            ]
        );
    }
}
