//! What is said when the app is not there: help for someone afraid, and why nothing started.

use troth::copy::shell as copy;
use troth::guide::helplines::{HelplineKind, REGIONS, Reach, Region};

use super::html::{element, escape, text};

/// The static help: the emergency number and one line to call, by region.
pub(super) fn help() -> String {
    let title = text("h1", &[("id", "help-title")], copy::help_title());
    let lines: String = copy::help_lines()
        .into_iter()
        .map(|line| text("p", &[], line))
        .collect();
    let regions: String = REGIONS.iter().map(region).collect();
    let list = element("ul", &[("class", "help-now__regions")], &regions);
    let after = text("p", &[], copy::help_after());
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
    let line = region
        .helplines
        .iter()
        .filter(|line| line.kind == HelplineKind::Abuse)
        .find_map(|line| Some((line, line.numbers.iter().find(|n| n.by == Reach::Call)?)));
    let line = line.map_or_else(String::new, |(line, found)| {
        format!(
            " · {} {}",
            escape(line.service),
            number(found.shown, found.dial)
        )
    });
    let emergency = number(region.emergency, region.emergency);
    element(
        "li",
        &[],
        &format!("{} {emergency}{line}", escape(region.name)),
    )
}

/// Hidden, until the start of the app has failed.
pub(super) fn stopped() -> String {
    let reason =
        |name: &str, words: &str| text("p", &[("data-reason", name), ("hidden", "")], words);
    let button = [
        ("class", "button"),
        ("data-kind", "primary"),
        ("type", "button"),
    ];
    let content = [
        text("h1", &[], copy::stopped_title()),
        reason("failed", copy::stopped_failed()),
        reason("absent", copy::stopped_absent()),
        text("p", &[], copy::stopped_safe()),
        text("button", &button, copy::try_again()),
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
        &text("p", &[("class", "no-scripts")], copy::no_scripts()),
    )
}
