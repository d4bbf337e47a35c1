//! Help: helplines, without a network too. Leaves no trace in the address.

use leptos::prelude::*;

use crate::copy::safety as copy;
use crate::guide::helplines::{Helpline, HelplineKind, Number, REGIONS, REVIEWED, Region};
use crate::platform::words;
use crate::ui::parts::Page;

/// Every region with its numbers.
#[component]
pub fn Help() -> impl IntoView {
    let (year, month, day) = REVIEWED;
    let reviewed = chrono::NaiveDate::from_ymd_opt(year, month, day).map(words::full_date);
    view! {
        <Page title=copy::HELP_TITLE private=true>
            <div class="helplines">
                {copy::HELP_INTRO.map(|line| view! { <p>{line}</p> }).collect_view()}
                {reviewed.map(|date| view! { <p>{copy::help_reviewed(&date)}</p> })}
                {REGIONS.iter().map(|region| view! { <RegionLines region /> }).collect_view()}
            </div>
        </Page>
    }
}

#[component]
fn RegionLines(region: &'static Region) -> impl IntoView {
    let kinds = [
        (HelplineKind::Abuse, copy::HELP_ABUSE),
        (HelplineKind::OwnBehaviour, copy::HELP_OWN_BEHAVIOUR),
        (HelplineKind::Crisis, copy::HELP_CRISIS),
    ];
    let of_kind = move |(kind, heading)| {
        let lines: Vec<_> = region
            .helplines
            .iter()
            .filter(|line| line.kind == kind)
            .collect();
        (!lines.is_empty()).then(|| {
            view! {
                <h3 class="helplines__kind">{heading}</h3>
                <ul class="helplines__list">
                    {lines.into_iter().map(|line| view! { <Line line /> }).collect_view()}
                </ul>
            }
        })
    };
    view! {
        <details class="helplines__region">
            <summary>{region.name}</summary>
            <p class="helpline">
                <span class="helpline__service">{copy::HELP_EMERGENCY}</span>
                <a class="helpline__number" href=format!("tel:{}", region.emergency)>
                    {region.emergency}
                </a>
            </p>
            {kinds.map(of_kind).collect_view()}
        </details>
    }
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
