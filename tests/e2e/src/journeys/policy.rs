//! The page's policy: what breaks it is refused, and no journey passes in which something does.

use serde_json::{Value, json};

use crate::build::Build;
use crate::visit::Visit;

/// What breaks a directive while the app runs.
const BREAKS: &[(&str, &str)] = &[
    ("style-src", "document.body.setAttribute('style', 'color: red');"),
    ("connect-src", "fetch('https://elsewhere.example/').catch(() => {});"),
    ("img-src", "new Image().src = 'https://elsewhere.example/a.png';"),
    (
        "require-trusted-types-for",
        "try { document.body.innerHTML = '<img src=x onerror=ran=true>'; } catch {}",
    ),
];

/// Texts such as Leptos makes of static markup.
const INERT: &[&str] = &[
    "",
    "Words & more",
    "<p class=\"a\" title=\"Note: 1 // 2\" data-once=\"x\">One<br>two <b>three</b><!></p>",
    "<a href=\"#/guide/admit/1\">A card</a><a href=\"./clock/\">A page</a>",
    "<button type=\"button\" disabled><img src=\"assets/icon.svg\" alt=\"\"></button>",
    "<svg viewBox=\"0 0 24 24\"><title>A</title><path d=\"M0 0h24\"/><use href=\"#a\"/></svg>",
    "<circle cx=\"1\" r=\"1\"></circle>",
];

/// Texts that would run, load, send or style something; the last one only in one of the places that
/// Leptos fills.
const ACTIVE: &[&str] = &[
    "<script>f()</script>",
    "<style>p { color: red }</style>",
    "<p><img src=x onerror=f()></p>",
    "<svg onload=f()></svg>",
    "<p style=\"color: red\"></p>",
    "<a href=\"javascript:f()\">A</a>",
    "<a href=\" java\nscript:f()\">A</a>",
    "<a href=\"https://elsewhere.example/\">A</a>",
    "<a href=\"//elsewhere.example/\">A</a>",
    "<a href=\"\\\\elsewhere.example/\">A</a>",
    "<img srcset=\"a 1x, https://elsewhere.example/b 2x\">",
    "<button formaction=\"javascript:f()\">A</button>",
    "<form action=\"a\"><button>A</button></form>",
    "<iframe srcdoc=\"A\"></iframe>",
    "<object data=\"a\"></object>",
    "<embed src=\"a\">",
    "<link rel=\"stylesheet\" href=\"a\">",
    "<meta http-equiv=\"refresh\" content=\"0\">",
    "<base href=\"a/\">",
    "<svg><a xlink:href=\"javascript:f()\">A</a></svg>",
    "<svg><a><animate attributeName=\"href\" values=\"javascript:f()\"/>A</a></svg>",
    "<template><img src=x onerror=f()></template>",
    "<noscript><p title=\"</noscript><img src=x onerror=f()>\"></p></noscript>",
    "<textarea><img src=x onerror=f()></textarea>",
];

/// Which of these texts the default policy lets through for a sink.
const LETS_THROUGH: &str = "const [texts, sink] = arguments; \
    const made = (text) => trustedTypes.defaultPolicy.createHTML(text, 'TrustedHTML', sink); \
    return texts.filter((text) => text && String(made(text)) === text);";

pub(super) fn journey(visit: &mut Visit<'_>) {
    visit.open("#/today");
    for (directive, script) in BREAKS {
        visit.ask(script);
        visit.notices(directive);
    }
    becomes_markup_if_inert(visit);

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

/// Of what Leptos makes of texts everything works, and nothing else gets through.
fn becomes_markup_if_inert(visit: &mut Visit<'_>) {
    let made = visit.ask_with(
        "const template = document.createElement('template'); \
         const group = document.createElementNS('http://www.w3.org/2000/svg', 'g'); \
         return arguments[0].filter((text) => { \
           try { template.innerHTML = text; group.innerHTML = text; } catch { return true; } \
         });",
        vec![json!(INERT)],
    );
    visit.expect(made == json!([]), format!("inert, and refused: {made}"));
    let mut lets_through = |texts: &[&str], sink: &str| -> Value {
        visit.ask_with(LETS_THROUGH, vec![json!(texts), json!(sink)])
    };
    let active = lets_through(ACTIVE, "Element innerHTML");
    let written = lets_through(INERT, "Document write");
    visit.expect(active == json!([]), format!("not inert, and let through: {active}"));
    visit.expect(written == json!([]), format!("let through for document.write: {written}"));
}
