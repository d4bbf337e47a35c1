//! The table of `cargo xtask bench`: what was measured, beside what, and what is hoped for.

/// What is hoped for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Goal {
    AtMost(f64),
    AtLeast(f64),
}

/// What a value is: how it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    /// How many times the reference.
    Times,
    /// Milliseconds.
    Milliseconds,
    /// In a hundred.
    Percent,
    /// A number of things, or of points.
    Count,
}

/// A row of the table.
#[derive(Clone, Debug)]
pub(super) struct Figure {
    pub(super) name: &'static str,
    pub(super) measured: String,
    /// What it is compared with; empty if with nothing.
    pub(super) reference: String,
    /// No number if it could not be measured.
    pub(super) value: f64,
    pub(super) unit: Unit,
    pub(super) goal: Goal,
}

impl Figure {
    /// Milliseconds, of which there should be no more than so many.
    pub(super) fn time(name: &'static str, value: f64, most: f64) -> Self {
        Self {
            name,
            measured: Unit::Milliseconds.write(value),
            reference: String::new(),
            value,
            unit: Unit::Milliseconds,
            goal: Goal::AtMost(most),
        }
    }

    /// Milliseconds beside those of a reference: not more than so many times as long.
    pub(super) fn times(
        name: &'static str,
        value: f64,
        (reference, of_reference): (&str, f64),
        most: f64,
    ) -> Self {
        Self {
            reference: format!("{reference} {}", Unit::Milliseconds.write(of_reference)),
            value: value / of_reference,
            unit: Unit::Times,
            ..Self::time(name, value, most)
        }
    }

    /// Things, of which there should be no fewer than so many.
    pub(super) fn count(name: &'static str, value: f64, least: f64) -> Self {
        Self {
            measured: Unit::Count.write(value),
            unit: Unit::Count,
            goal: Goal::AtLeast(least),
            ..Self::time(name, value, least)
        }
    }

    /// Whether there is a number at all.
    pub(super) const fn is_measured(&self) -> bool {
        self.value.is_finite()
    }

    /// Goes by what is written, so that the table does not contradict itself.
    fn verdict(&self) -> &'static str {
        let value = self.unit.round(self.value);
        match self.goal {
            _ if !self.is_measured() => "not measured",
            Goal::AtMost(most) if value > most => "over",
            Goal::AtLeast(least) if value < least => "under",
            _ => "ok",
        }
    }
}

impl Unit {
    const fn digits(self) -> usize {
        match self {
            Self::Times => 2,
            Self::Percent => 1,
            Self::Milliseconds | Self::Count => 0,
        }
    }

    fn round(self, value: f64) -> f64 {
        let scale = [1.0, 10.0, 100.0][self.digits()];
        (value * scale).round() / scale
    }

    fn write(self, value: f64) -> String {
        if !value.is_finite() {
            return "–".to_owned();
        }
        let name = match self {
            Self::Milliseconds => " ms",
            Self::Percent => " %",
            Self::Times | Self::Count => "",
        };
        format!("{:.*}{name}", self.digits(), self.round(value))
    }
}

/// The figures as lines.
pub(super) fn table(figures: &[Figure]) -> Vec<String> {
    let row = |[name, measured, reference, value, goal, verdict]: [&str; 6]| {
        let line = format!("{name:<46}{measured:<26}{reference:<20}{value:>8}  {goal:<9}{verdict}");
        line.trim_end().to_owned()
    };
    let head = row(["figure", "measured", "reference", "value", "goal", ""]);
    let rows = figures.iter().map(|figure| {
        let value = figure.unit.write(figure.value);
        let goal = match figure.goal {
            Goal::AtMost(most) => format!("≤ {most}"),
            Goal::AtLeast(least) => format!("≥ {least}"),
        };
        let Figure { name, measured, reference, .. } = figure;
        row([name, measured, reference, &value, &goal, figure.verdict()])
    });
    std::iter::once(head).chain(rows).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(figure: Figure, wanted: &str) {
        let lines = table(&[figure]);
        let words: Vec<&str> = lines[1].split_whitespace().collect();
        assert_eq!(words.join(" "), wanted);
    }

    #[test]
    fn a_row_says_what_was_measured_and_whether_it_will_do() {
        let words = |value| Figure::times("words", value, ("plain", 800.0), 1.15);
        check(words(911.0), "words 911 ms plain 800 ms 1.14 ≤ 1.15 ok");
        check(words(950.0), "words 950 ms plain 800 ms 1.19 ≤ 1.15 over");
        check(Figure::time("save", 50.2, 50.0), "save 50 ms 50 ms ≤ 50 ok");
        check(Figure::count("accessibility", 96.0, 100.0), "accessibility 96 96 ≥ 100 under");
        let frames = Figure {
            measured: "391 of 400".to_owned(),
            unit: Unit::Percent,
            ..Figure::count("frames", 97.75, 95.0)
        };
        check(frames, "frames 391 of 400 97.8 % ≥ 95 ok");
    }

    #[test]
    fn what_was_not_measured_is_neither() {
        let figure = Figure::time("save", f64::NAN, 50.0);
        assert!(!figure.is_measured());
        check(figure, "save – – ≤ 50 not measured");
    }
}
