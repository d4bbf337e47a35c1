//! Help: helplines, without a network too. Leaves no trace in the address.

use leptos::prelude::*;

use crate::copy::safety as copy;
use crate::guide::helplines::{COMPILED, Helpline, HelplineKind, Number, REGIONS, Region};
use crate::platform::dates;
use crate::ui::parts::PrivatePage;

/// The kinds of helplines in the order they are shown, with their headings.
const KINDS: [(HelplineKind, &str); 3] = [
    (HelplineKind::Abuse, copy::HELP_ABUSE),
    (HelplineKind::OwnBehaviour, copy::HELP_OWN_BEHAVIOUR),
    (HelplineKind::Crisis, copy::HELP_CRISIS),
];

#[component]
pub fn Help() -> impl IntoView {
    let (year, month, day) = COMPILED;
    let compiled = chrono::NaiveDate::from_ymd_opt(year, month, day).map(dates::full_date);
    view! {
        <PrivatePage title=copy::HELP_TITLE>
            <div class="helplines">
                {copy::HELP_INTRO.map(|line| view! { <p>{line}</p> }).collect_view()}
                {compiled.map(|date| view! { <p>{copy::help_compiled(&date)}</p> })}
                {REGIONS.iter().map(|region| view! { <RegionLines region /> }).collect_view()}
            </div>
        </PrivatePage>
    }
}

#[component]
fn RegionLines(region: &'static Region) -> impl IntoView {
    view! {
        <details class="helplines__region">
            <summary>{region.name}</summary>
            <p class="helpline">
                <span class="helpline__service">{copy::HELP_EMERGENCY}</span>
                <a class="helpline__number" href=format!("tel:{}", region.emergency)>
                    {region.emergency}
                </a>
            </p>
            {KINDS.map(|(kind, heading)| of_kind(region, kind, heading)).collect_view()}
        </details>
    }
}

fn of_kind(region: &'static Region, kind: HelplineKind, heading: &'static str) -> impl IntoView {
    let lines: Vec<_> = region
        .helplines
        .iter()
        .filter(|line| line.kind == kind)
        .collect();
    (!lines.is_empty()).then(|| {
        view! {
            <h2 class="helplines__kind">{heading}</h2>
            <ul class="helplines__list">
                {lines.into_iter().map(|line| view! { <Line line /> }).collect_view()}
            </ul>
        }
    })
}

#[component]
fn Line(line: &'static Helpline) -> impl IntoView {
    let number = |number: &'static Number| match number.href() {
        Some(href) => view! {
            <a class="helpline__number" href=href>
                {number.shown}
            </a>
        }
        .into_any(),
        None => view! { <span class="helpline__number">{number.shown}</span> }.into_any(),
    };
    view! {
        <li class="helpline">
            <span class="helpline__service">{line.service}</span>
            {line.numbers.iter().map(number).collect_view()}
            {line.note.map(|note| view! { <span class="helpline__note">{note}</span> })}
        </li>
    }
}
