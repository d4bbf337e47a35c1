//! Help: helplines, without a network too. Leaves no trace in the address.

use leptos::prelude::*;

use crate::app::AppState;
use crate::copy::safety as copy;
use crate::guide::helplines::{COMPILED, Helpline, HelplineKind, Number, REGIONS, Region};
use crate::platform::dates;
use crate::ui::el::{all, el, link, p};
use crate::ui::parts::old::private_page;

/// The kinds of helplines in the order they are shown, with their headings.
const KINDS: [(HelplineKind, &str); 3] = [
    (HelplineKind::Abuse, copy::HELP_ABUSE),
    (HelplineKind::OwnBehaviour, copy::HELP_OWN_BEHAVIOUR),
    (HelplineKind::Crisis, copy::HELP_CRISIS),
];

/// Every region with its numbers.
pub fn help(app: AppState) -> AnyView {
    let (year, month, day) = COMPILED;
    let compiled = chrono::NaiveDate::from_ymd_opt(year, month, day).map(dates::full_date);
    let lines = el("div")
        .class("helplines")
        .children(copy::HELP_INTRO.map(|line| p("", line)))
        .children(compiled.map(|date| p("", copy::help_compiled(&date))))
        .children(REGIONS.iter().map(region));
    private_page(app, copy::HELP_TITLE).el(lines).view()
}

fn region(region: &'static Region) -> AnyView {
    let emergency = link(
        "helpline__number",
        format!("tel:{}", region.emergency),
        region.emergency,
    );
    el("details")
        .class("helplines__region")
        .el(el("summary").text(region.name))
        .el(el("p")
            .class("helpline")
            .el(el("span")
                .class("helpline__service")
                .text(copy::HELP_EMERGENCY))
            .el(emergency))
        .children(KINDS.map(|(kind, heading)| of_kind(region, kind, heading)))
        .view()
}

fn of_kind(region: &'static Region, kind: HelplineKind, heading: &'static str) -> AnyView {
    let lines: Vec<_> = region
        .helplines
        .iter()
        .filter(|line| line.kind == kind)
        .map(line)
        .collect();
    if lines.is_empty() {
        return all(lines);
    }
    let heading = el("h2").class("helplines__kind").text(heading).view();
    all(vec![
        heading,
        el("ul").class("helplines__list").children(lines).view(),
    ])
}

fn line(line: &'static Helpline) -> AnyView {
    let number = |number: &'static Number| match number.href() {
        Some(href) => link("helpline__number", href, number.shown).view(),
        None => el("span")
            .class("helpline__number")
            .text(number.shown)
            .view(),
    };
    el("li")
        .class("helpline")
        .el(el("span").class("helpline__service").text(line.service))
        .children(line.numbers.iter().map(number))
        .children(
            line.note
                .map(|note| el("span").class("helpline__note").text(note).view()),
        )
        .view()
}
