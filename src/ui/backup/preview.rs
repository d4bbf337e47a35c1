//! From reading a backup to the summary: what it would change, and how far it is.

use leptos::prelude::*;

use super::sheet::{actions, progress, sheet};
use crate::app::restore::{BackupContents, GROUPS, Restoration, Stage};
use crate::copy::{CANCEL, restore as copy};
use crate::platform::page as static_page;
use crate::ui::el::{El, all, button, el, link, live, live_text, none, p, watch};
use crate::ui::parts::old::field_error;

/// Damaged lines that are shown by number; the others are counted.
const NAMED: usize = 20;
/// What the boxes are ticked to begin with: new, and brought back.
const TICKED: usize = 0b011;

/// What the present stage shows; nothing while a backup is being chosen.
pub(super) fn stages(restoration: Restoration, another: &'static str) -> AnyView {
    match restoration.stage.get() {
        Stage::Choose => none(),
        Stage::Reading => under_way(restoration, copy::READING, reading),
        Stage::Preview => untrack(|| preview(restoration, another)),
        Stage::Restoring => under_way(restoration, copy::RESTORING, restored),
        Stage::NoSnapshot => no_snapshot(restoration),
        Stage::Done => over(restoration, another),
    }
}

fn reading((done, _): (usize, usize)) -> String {
    copy::reading(done)
}

fn restored((done, of): (usize, usize)) -> String {
    copy::restored_of(done, of)
}

/// A bar, the same in words, and a way to stop.
fn under_way(
    restoration: Restoration,
    label: &'static str,
    in_words: fn((usize, usize)) -> String,
) -> AnyView {
    watch(|| static_page::focus_by_id("restore-stop"));
    let how_far = restoration.progress;
    let is_restoring = label == copy::RESTORING;
    let stop = button("", copy::STOP, move || {
        if is_restoring {
            restoration.stop();
        } else {
            restoration.restart();
        }
    });
    let status = el("p")
        .attr("role", "status")
        .child(live_text(move || in_words(how_far.get())));
    let mut part = sheet("restore-progress", label)
        .child(live(move || {
            let (done, of) = how_far.get();
            progress(label, done, of)
        }))
        .el(status);
    if is_restoring {
        part = part.child(p("backup-sheet__hint", copy::MAY_LEAVE));
    }
    part.el(actions().el(stop.attr("id", "restore-stop")))
        .view()
}

fn preview(restoration: Restoration, another: &'static str) -> AnyView {
    watch(|| static_page::focus_by_id("restore-inside"));
    let anew = button("quiet", another, move || restoration.restart());
    restoration.contents(|inside| {
        let mut part = el("section")
            .class("backup-sheet")
            .attr("aria-labelledby", "restore-inside")
            .el(result("restore-inside").text(copy::INSIDE));
        if let Some(made) = &inside.made {
            part = part.child(p("backup-sheet__hint", copy::made(made)));
        }
        if !inside.is_complete {
            part = part.el(el("p")
                .class("banner")
                .attr("data-kind", "warn")
                .text(copy::INCOMPLETE));
        }
        let restorable = inside.amounts[..GROUPS.len()]
            .iter()
            .flatten()
            .sum::<usize>();
        let part = if restorable > 0 {
            part.child(choice(restoration, inside, anew))
        } else {
            part.child(p("", copy::ALL_HERE)).el(actions().el(anew))
        };
        all(vec![part.view(), rest(inside)])
    })
}

/// A heading that gets the focus when it comes.
fn result(id: &'static str) -> El {
    el("h2")
        .class("backup-sheet__title")
        .attr("id", id)
        .attr("tabindex", "-1")
}

/// The boxes, and the button.
fn choice(restoration: Restoration, inside: &BackupContents, anew: El) -> AnyView {
    let ticked = RwSignal::new(TICKED);
    let problem = RwSignal::new(String::new());
    let names = [
        (copy::NEW, ""),
        (copy::BROUGHT_BACK, copy::BROUGHT_BACK_HINT),
        (copy::REPLACED, copy::REPLACED_HINT),
    ];
    let mut boxes = el("fieldset")
        .class("restore-groups")
        .el(el("legend").class("choices__legend").text(copy::CHOOSE));
    let mut offered = 0;
    for (group, (name, hint)) in names.into_iter().enumerate() {
        let amounts = inside.amounts[group];
        if amounts == [0; 3] {
            continue;
        }
        offered |= 1 << group;
        boxes = boxes.el(group_box(group, name, hint, amounts, ticked));
    }
    let restore = button("primary", copy::RESTORE, move || {
        let chosen = ticked.get_untracked() & offered;
        if chosen == 0 {
            problem.set(copy::NOTHING_CHOSEN.to_owned());
        } else {
            restoration.restore(chosen);
        }
    });
    all(vec![
        boxes.view(),
        field_error("restore-problem", problem),
        p("backup-sheet__hint", copy::SNAPSHOT_FIRST),
        actions().el(restore).el(anew).view(),
    ])
}

fn group_box(
    group: usize,
    name: &'static str,
    hint: &'static str,
    amounts: [usize; 3],
    ticked: RwSignal<usize>,
) -> El {
    let bit = 1 << group;
    let hint_id = format!("restore-group-{group}");
    let input = el("input")
        .class("restore-groups__box")
        .attr("type", "checkbox")
        .attr("aria-describedby", hint_id.clone())
        .maybe("checked", (TICKED & bit != 0).then_some(""))
        .on("change", move |_| ticked.update(|ticked| *ticked ^= bit));
    let about = el("span")
        .class("restore-groups__about")
        .attr("id", hint_id)
        .el(el("span").text(copy::amounts(amounts)))
        .el(el("span").text(hint));
    el("div")
        .class("restore-groups__group")
        .el(el("label")
            .class("restore-groups__label")
            .el(input)
            .el(el("span").text(name)))
        .el(about)
}

/// What is not restored.
fn rest(inside: &BackupContents) -> AnyView {
    let same = copy::amounts(inside.amounts[GROUPS.len()]);
    let newer = match inside.newer {
        0 => String::new(),
        count => count.to_string(),
    };
    let mut list = el("dl").class("restore-rest");
    let mut is_empty = true;
    for (name, amount, hint) in [
        (copy::DAMAGED, damaged(inside), copy::DAMAGED_HINT),
        (copy::NEWER, newer, copy::NEWER_HINT),
        (copy::SAME, same, copy::SAME_HINT),
    ] {
        if !amount.is_empty() {
            is_empty = false;
            let about = el("dd").el(el("p").text(amount));
            list = list
                .el(el("dt").text(name))
                .el(about.child(p("restore-rest__hint", hint)));
        }
    }
    if is_empty { none() } else { list.view() }
}

/// The damaged lines, each with what stands there.
fn damaged(inside: &BackupContents) -> String {
    let named = inside.damaged.iter().take(NAMED);
    let mut named: Vec<String> = named
        .map(|(line, what)| copy::damaged(*line, what))
        .collect();
    if inside.damaged.len() > NAMED {
        named.push(copy::and_more(inside.damaged.len() - NAMED));
    }
    named.join("; ")
}

fn no_snapshot(restoration: Restoration) -> AnyView {
    watch(|| static_page::focus_by_id("restore-no-snapshot"));
    let go_on = button("", copy::WITHOUT_SNAPSHOT, move || {
        restoration.restore_without_snapshot()
    });
    let cancel = button("quiet", CANCEL, move || restoration.restart());
    el("section")
        .class("backup-sheet")
        .el(result("restore-no-snapshot").text(copy::NO_SNAPSHOT_TITLE))
        .child(p("", copy::NO_SNAPSHOT))
        .el(actions().el(go_on).el(cancel))
        .view()
}

fn over(restoration: Restoration, another: &'static str) -> AnyView {
    watch(|| static_page::focus_by_id("restore-over"));
    let said = restoration.status.get_untracked();
    let anew = button("quiet", another, move || restoration.restart());
    el("section")
        .class("backup-sheet")
        .el(result("restore-over").text(copy::OVER))
        .el(el("p").attr("role", "status").text(said))
        .el(actions()
            .el(link("button", "#/journal", copy::TO_JOURNAL).attr("data-kind", "primary"))
            .el(anew))
        .view()
}
