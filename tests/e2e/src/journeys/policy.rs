//! The page's policy: what breaks it is refused, and no journey passes in which something does.

use crate::build::Build;
use crate::visit::Visit;

/// What breaks a directive while the app runs.
const BREAKS: &[(&str, &str)] = &[
    ("style-src", "document.body.setAttribute('style', 'color: red');"),
    ("connect-src", "fetch('https://elsewhere.example/').catch(() => {});"),
    ("img-src", "new Image().src = 'https://elsewhere.example/a.png';"),
    ("require-trusted-types-for", "try { document.body.innerHTML = ''; } catch {}"),
];

pub(super) fn journey(visit: &mut Visit<'_>) {
    visit.open("#/today");
    for (directive, script) in BREAKS {
        visit.ask(script);
        visit.notices(directive);
    }

    // Before anybody can listen: a script inside the page that the policy does not know.
    let strange = Build { inside: &[("script", "window.ran = true")], is_allowed: false };
    visit.is_built_as(&strange).open("").notices("script-src");
    let ran = visit.ask("return window.ran === true;");
    visit.expect(ran == false, "a script ran that the policy does not know");
    // The same script is no trouble where the policy knows it.
    let known = Build { is_allowed: true, ..strange };
    visit.is_built_as(&known).open("").has_no_troubles();
    visit.holds("the script to have run", "return window.ran === true;");
}
