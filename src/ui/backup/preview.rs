//! What a backup would change, and which of it to restore.

use leptos::prelude::*;

use super::sheet::Another;
use crate::app::{BackupContents, GROUPS, Restoration};
use crate::copy::restore as copy;
use crate::platform::page;
use crate::ui::parts::FieldError;

/// Damaged lines that are shown by number; the others are counted.
const NAMED: usize = 20;
/// Which boxes are ticked at first: new, and brought back.
const TICKED: usize = 0b011;

#[component]
pub(super) fn Preview(restoration: Restoration, another: &'static str) -> impl IntoView {
    Effect::new(|_| page::focus_by_id("restore-inside"));
    restoration.contents(|contents| {
        let groups = contents.amounts.iter().take(GROUPS.len());
        let is_restorable = groups.flatten().any(|amount| *amount > 0);
        let choice = if is_restorable {
            view! { <Groups restoration amounts=contents.amounts another /> }.into_any()
        } else {
            view! {
                <p>{copy::ALL_HERE}</p>
                <div class="backup-sheet__actions">
                    <Another restoration another />
                </div>
            }
            .into_any()
        };
        view! {
            <section class="backup-sheet" aria-labelledby="restore-inside">
                <h2 class="backup-sheet__title" id="restore-inside" tabindex="-1">
                    {copy::INSIDE}
                </h2>
                {contents
                    .made
                    .as_ref()
                    .map(|made| view! { <p class="backup-sheet__hint">{copy::made(made)}</p> })}
                {(!contents.is_complete)
                    .then(|| {
                        view! {
                            <p class="banner" data-kind="warn">
                                {copy::INCOMPLETE}
                            </p>
                        }
                    })}
                {choice}
            </section>
            {not_restored(contents)}
        }
    })
}

/// The boxes, and the button.
#[component]
fn Groups(
    restoration: Restoration,
    amounts: [[usize; 3]; 4],
    another: &'static str,
) -> impl IntoView {
    let ticked = RwSignal::new(TICKED);
    let problem = RwSignal::new(String::new());
    let names = [
        (copy::NEW, ""),
        (copy::BROUGHT_BACK, copy::BROUGHT_BACK_HINT),
        (copy::REPLACED, copy::REPLACED_HINT),
    ];
    let groups: Vec<_> = (0..)
        .zip(names)
        .zip(amounts)
        .filter(|(_, amounts)| *amounts != [0; 3])
        .collect();
    let offered = groups
        .iter()
        .fold(0, |bits, ((group, _), _)| bits | 1 << group);
    let restore = move |_| {
        let chosen = ticked.get_untracked() & offered;
        if chosen == 0 {
            problem.set(copy::NOTHING_CHOSEN.to_owned());
        } else {
            restoration.restore(chosen);
        }
    };
    let group_box = move |((group, (name, hint)), amounts): ((usize, (_, _)), [usize; 3])| {
        view! { <GroupBox group name hint amounts ticked /> }
    };
    view! {
        <fieldset class="restore-groups">
            <legend class="choices__legend">{copy::CHOOSE}</legend>
            {groups.into_iter().map(group_box).collect_view()}
        </fieldset>
        <FieldError id="restore-problem" problem />
        <p class="backup-sheet__hint">{copy::SNAPSHOT_FIRST}</p>
        <div class="backup-sheet__actions">
            <button type="button" class="button" data-kind="primary" on:click=restore>
                {copy::RESTORE}
            </button>
            <Another restoration another />
        </div>
    }
}

#[component]
fn GroupBox(
    group: usize,
    name: &'static str,
    hint: &'static str,
    amounts: [usize; 3],
    ticked: RwSignal<usize>,
) -> impl IntoView {
    let bit = 1 << group;
    let hint_id = format!("restore-group-{group}");
    view! {
        <div class="restore-groups__group">
            <label class="restore-groups__label">
                <input
                    class="restore-groups__box"
                    type="checkbox"
                    aria-describedby=hint_id.clone()
                    checked=TICKED & bit != 0
                    on:change=move |_| ticked.update(|ticked| *ticked ^= bit)
                />
                <span>{name}</span>
            </label>
            <span class="restore-groups__about" id=hint_id>
                <span>{copy::amounts(amounts)}</span>
                <span>{hint}</span>
            </span>
        </div>
    }
}

fn not_restored(contents: &BackupContents) -> impl IntoView + use<> {
    let newer = match contents.newer {
        0 => String::new(),
        count => count.to_string(),
    };
    let [.., same] = contents.amounts;
    let lines = [
        (copy::DAMAGED, damaged(contents), copy::DAMAGED_HINT),
        (copy::NEWER, newer, copy::NEWER_HINT),
        (copy::SAME, copy::amounts(same), copy::SAME_HINT),
    ];
    let lines: Vec<_> = lines
        .into_iter()
        .filter(|(_, amount, _)| !amount.is_empty())
        .collect();
    let line = |(name, amount, hint)| {
        view! {
            <dt>{name}</dt>
            <dd>
                <p>{amount}</p>
                <p class="restore-rest__hint">{hint}</p>
            </dd>
        }
    };
    (!lines.is_empty()).then(|| {
        view! { <dl class="restore-rest">{lines.into_iter().map(line).collect_view()}</dl> }
    })
}

/// The damaged lines, each with what stands there.
fn damaged(contents: &BackupContents) -> String {
    let named = contents.damaged.iter().take(NAMED);
    let mut named: Vec<String> = named
        .map(|(line, what)| copy::damaged(*line, what))
        .collect();
    if contents.damaged.len() > NAMED {
        named.push(copy::and_more(contents.damaged.len() - NAMED));
    }
    named.join("; ")
}
