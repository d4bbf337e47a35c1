//! What is said when the app is not there: help for someone afraid, and why nothing started.

use troth::copy::shell as words;
use troth::guide::helplines::{Helpline, HelplineKind, REGIONS, Reach, Region};

use super::html::{element, escape, text};

/// The static help: the emergency number and one line to call, by region.
pub(super) fn help() -> String {
    let title = text("h1", &[("id", "help-title")], words::help_title());
    let lines: String = words::help_lines()
        .into_iter()
        .map(|line| text("p", &[], line))
        .collect();
    let regions: String = REGIONS.iter().map(region).collect();
    let list = element("ul", &[("class", "help-now__regions")], &regions);
    let after = text("p", &[], words::help_after());
    let attributes = [
        ("id", "help-now"),
        ("class", "help-now"),
        ("aria-labelledby", "help-title"),
    ];
    element(
        "section",
        &attributes,
        &format!("{title}{lines}{list}{after}"),
    )
}

fn region(region: &Region) -> String {
    let number = |shown: &str, dial: &str| text("a", &[("href", &format!("tel:{dial}"))], shown);
    let abuse = region
        .helplines
        .iter()
        .filter(|line| line.kind == HelplineKind::Abuse);
    let calls = |line: &Helpline| line.numbers.iter().find(|number| number.by == Reach::Call);
    let line = abuse.filter_map(calls).next();
    let line =
        line.map(|found| words::between_numbers().to_owned() + &number(found.shown, found.dial));
    let emergency = number(region.emergency, region.emergency);
    let name = escape(region.name);
    element(
        "li",
        &[],
        &format!("{name} {emergency}{}", line.unwrap_or_default()),
    )
}

/// Hidden, until the start of the app has failed. `assets/rescue.js` puts other words into its
/// lines, and adds to it.
pub(super) fn stopped() -> String {
    let button = [
        ("id", "again"),
        ("class", "button"),
        ("data-kind", "primary"),
        ("type", "button"),
    ];
    let content = [
        text("h1", &[], words::stopped_title()),
        text("p", &[], words::stopped_failed()),
        text("p", &[], words::stopped_safe()),
        text("button", &button, words::try_again()),
    ];
    let attributes = [
        ("id", "stopped"),
        ("class", "stopped"),
        ("role", "alert"),
        ("hidden", ""),
    ];
    element("section", &attributes, &content.concat())
}

pub(super) fn no_scripts() -> String {
    element(
        "noscript",
        &[],
        &text("p", &[("class", "no-scripts")], words::no_scripts()),
    )
}
