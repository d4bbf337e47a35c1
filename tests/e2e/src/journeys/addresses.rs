//! Fragments that lead nowhere: Today with a notice, never a blank page.

use crate::visit::Visit;

const HOSTILE: &[&str] = &[
    "#/nowhere",
    "#/guide/admit/99",
    "#/guide/admit/0",
    "#/guide/admit/-1",
    "#/guide/nobody/1",
    "#/guide/let-go/1",
    "#/guide/<script>alert(1)</script>/1",
    "#/journal/../../promises",
    "#/more/everything",
    "#%E0%A4%A",
    "#/guide/admit/%00",
    "#javascript:alert(1)",
    "#s1.AAAA.broken",
];

pub(super) fn journey(visit: &mut Visit<'_>) {
    for fragment in HOSTILE {
        leads_to_today(visit, fragment);
    }
    leads_to_today(visit, &format!("#/{}", "a".repeat(10_000)));
    while_the_app_runs(visit);
}

fn leads_to_today(visit: &mut Visit<'_>, fragment: &str) {
    visit.open(fragment).shows_view("screen").finds("heading", "Today");
    visit.holds(
        "a notice that the address leads nowhere",
        "return /address|link/i.test(document.getElementById('notices').textContent);",
    );
}

/// A person edits the address of the page that is open.
fn while_the_app_runs(visit: &mut Visit<'_>) {
    visit.open("#/journal").finds("heading", "Journal");
    visit.ask("location.hash = '#/nowhere/at/all';");
    visit.finds("heading", "Today");
    visit.ask("location.hash = '#/promises';");
    visit.finds("heading", "Promises");
}
