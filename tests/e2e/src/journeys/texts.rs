//! Text of any script, and text that means harm: shown as text, or refused with the reason.

use super::steps::{begin_entry, lists};
use crate::visit::{Visit, containing};

/// The longest entry, in characters.
const LONGEST: usize = 20_000;

const TEXTS: &[&str] = &[
    "אמרתי את האמת, ואז שתקתי.",
    "قلت الحقيقة ثم سكتّ.",
    "Я сказал правду.",
    "本当のことを言った。",
    "A family 👩‍👩‍👧‍👦, a flag 🇮🇪, a heart ❤️‍🩹.",
    "<img src=x onerror=window.harmed=1><b>bold</b> &amp; <script>window.harmed=1</script>",
    "{{ constructor }} ${window.harmed=1} %s %n \\u0041",
];

pub(super) fn journey(visit: &mut Visit<'_>) {
    visit.open("#/journal");
    for text in TEXTS {
        begin_entry(visit);
        visit.paste("Entry", text).reads("Entry", text).sees("Saved").press("Done");
        lists(visit, text);
    }
    visit.reload();
    for text in TEXTS {
        lists(visit, text);
    }
    visit.holds(
        "pasted HTML to stay text",
        "return !window.harmed && !document.querySelector('#screen img, #screen b, #screen script');",
    );
    visit.holds(
        "each entry to run in its own direction",
        "return document.querySelectorAll('#screen [dir=auto]').length > 0;",
    );
    holds_what_no_key_types(visit);
    refuses_what_is_too_long(visit);
}

/// NUL and lone surrogates come with damaged clipboards; the app must live on.
fn holds_what_no_key_types(visit: &mut Visit<'_>) {
    begin_entry(visit);
    let script = "e2e.paste(e2e.find(['textbox'], { how: 'is', text: 'Entry' }), \
                  'before\\u0000between\\ud800after');";
    visit.ask(script);
    visit.sees("Saved").press("Done");
    visit.reload().offers(containing("before"));
}

fn refuses_what_is_too_long(visit: &mut Visit<'_>) {
    let whole = "a".repeat(LONGEST);
    let too_long = format!("{whole}b");
    begin_entry(visit);
    visit.paste("Entry", &too_long).sees("20,000").reads("Entry", &too_long);
    let claims = visit.shows("Saved");
    visit.expect(!claims, "“Saved” stands beside a text that is too long");
    visit.paste("Entry", &whole).sees("Saved").press("Done");
    visit.reload().press(containing("aaaaaaaa")).reads("Entry", &whole);
}
