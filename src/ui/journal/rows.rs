//! The rows of the list: months, days and entries.

use chrono::{Datelike, NaiveDate};
use leptos::prelude::*;

use super::entry_row::EntryRow;
use crate::domain::EntryId;
use crate::domain::search::Query;
use crate::platform::dates;

/// An entry that the list has found, and the day of it.
pub(super) type Found = (EntryId, NaiveDate);

/// One line of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Line {
    /// The first day of it.
    Month(NaiveDate),
    Day(NaiveDate),
    Entry(EntryId),
}

/// The entries in this range, with the headings that they need.
#[component]
pub(super) fn Rows(
    found: Memo<Vec<Found>>,
    #[prop(into)] from: Signal<usize>,
    #[prop(into)] to: Signal<usize>,
    query: Memo<Option<Query>>,
) -> impl IntoView {
    let lines = move || found.with(|found| lines(found, from.get(), to.get()));
    view! {
        <For each=lines key=|line| *line let:line>
            {match line {
                Line::Month(day) => {
                    view! { <h2 class="entry-list__month">{dates::month(day)}</h2> }.into_any()
                }
                Line::Day(day) => {
                    view! { <h3 class="entry-list__day">{dates::day(day)}</h3> }.into_any()
                }
                Line::Entry(id) => view! { <EntryRow id query /> }.into_any(),
            }}
        </For>
    }
}

fn lines(found: &[Found], from: usize, to: usize) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut last = from
        .checked_sub(1)
        .and_then(|before| found.get(before))
        .map(|(_, day)| *day);
    for (id, day) in found.iter().take(to).skip(from) {
        let month = |day: NaiveDate| (day.year(), day.month());
        if last.map(month) != Some(month(*day)) {
            lines.push(Line::Month(*day));
        }
        if last != Some(*day) {
            lines.push(Line::Day(*day));
        }
        lines.push(Line::Entry(*id));
        last = Some(*day);
    }
    lines
}
