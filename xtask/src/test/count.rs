//! How many tests a runner says it ran.

use std::iter::Sum;

/// The counts of one or more runs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Counts {
    pub(super) passed: u32,
    pub(super) failed: u32,
    pub(super) ignored: u32,
}

impl Counts {
    /// Adds up the closing lines of test runners: cargo's and wasm-bindgen's
    /// `test result: ok. 3 passed; 0 failed; 0 ignored; …`, and the journeys' `3 passed, 0 failed`.
    pub(super) fn in_output(output: &str) -> Self {
        output.lines().filter_map(closing_line).sum()
    }

    pub(super) const fn ran(self) -> u32 {
        self.passed + self.failed
    }
}

impl Sum for Counts {
    fn sum<I: Iterator<Item = Self>>(counts: I) -> Self {
        counts.fold(Self::default(), |sum, one| Self {
            passed: sum.passed + one.passed,
            failed: sum.failed + one.failed,
            ignored: sum.ignored + one.ignored,
        })
    }
}

fn closing_line(line: &str) -> Option<Counts> {
    let line = line.trim();
    let list = match line.strip_prefix("test result: ") {
        Some(rest) => rest.split_once(". ")?.1,
        None => line,
    };
    let mut counts = Counts::default();
    let mut named = 0;
    for part in list.split([';', ',']).map(str::trim) {
        let Some((number, name)) = part.split_once(' ') else {
            continue;
        };
        let target = match name {
            "passed" => &mut counts.passed,
            "failed" => &mut counts.failed,
            "ignored" => &mut counts.ignored,
            _ => continue,
        };
        *target = number.parse().ok()?;
        named += 1;
    }
    // A sentence that happens to hold "1 failed" is no closing line: it begins with the passed.
    let begins_well = list
        .split([';', ','])
        .next()
        .is_some_and(|part| part.ends_with(" passed"));
    (named >= 2 && begins_well).then_some(counts)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn closing_lines_are_read_and_nothing_else() {
        let counts = |passed, failed, ignored| {
            Some(Counts {
                passed,
                failed,
                ignored,
            })
        };
        for (line, expected) in [
            (
                "test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; \
                 finished in 0.02s",
                counts(12, 0, 1),
            ),
            (
                "test result: FAILED. 3 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out",
                counts(3, 2, 0),
            ),
            (
                "test result: ok. 7 passed; 0 failed; 0 ignored; 0 filtered out",
                counts(7, 0, 0),
            ),
            ("41 passed, 1 failed", counts(41, 1, 0)),
            ("  41 passed, 1 failed", counts(41, 1, 0)),
            ("running 3 tests", None),
            ("test a ... ok", None),
            ("he said 4 passed, 5 failed", None),
            ("4 passed", None),
            ("", None),
        ] {
            assert_eq!(closing_line(line), expected, "{line}");
        }
    }

    #[test]
    fn several_runners_are_added_up() {
        let output = "running\ntest result: ok. 2 passed; 0 failed; 0 ignored\nnoise\n\
                      test result: FAILED. 3 passed; 1 failed; 2 ignored\n";
        let expected = Counts {
            passed: 5,
            failed: 1,
            ignored: 2,
        };
        assert_eq!(Counts::in_output(output), expected);
        assert_eq!(expected.ran(), 6);
    }
}
