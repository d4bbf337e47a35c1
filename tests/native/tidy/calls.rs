//! Calls that must not stand in the product.

use super::none;
use crate::support::source::{File, files, scan};

/// What must not be called, where it may be after all, and why not.
struct Rule {
    call: &'static str,
    but_in: &'static [&'static str],
    why: &'static str,
}

const RULES: [Rule; 25] = [
    rule(".unwrap()", &[], "a panic; handle it"),
    rule(".expect(", &[], "a panic; handle it"),
    rule(".unwrap_unchecked(", &[], "unsafe; handle it"),
    rule("expect_throw(", &[], "a panic; handle it"),
    rule("unwrap_throw(", &[], "a panic; handle it"),
    rule("panic!", &[], "a panic; handle it"),
    rule("unreachable!", &[], "a panic; make it impossible"),
    rule("todo!", &[], "unfinished"),
    rule("unimplemented!", &[], "unfinished"),
    rule("dbg!", &[], "left over"),
    rule("println!", &[], "nobody reads it"),
    rule("eprintln!", &[], "nobody reads it"),
    rule("print!", &[], "nobody reads it"),
    rule(
        "console::",
        &[],
        "nobody reads it, and it may hold words of the person",
    ),
    rule("unsafe", &[], "no unsafe code"),
    rule(
        ".forget()",
        &["src/ui/mod.rs"],
        "leaks; a StoredValue ends with its component",
    ),
    rule(
        "Closure::forget",
        &[],
        "leaks; a StoredValue ends with its component",
    ),
    rule("inner_html", &[], "text stays text"),
    rule("outer_html", &[], "text stays text"),
    rule("insert_adjacent_html", &[], "text stays text"),
    rule(
        "web_sys::window",
        &["src/platform/"],
        "the browser is behind platform",
    ),
    rule(
        "window()",
        &["src/platform/"],
        "the browser is behind platform",
    ),
    rule(
        "Effect::new",
        &["src/ui/"],
        "no effect stores anything; derive it",
    ),
    rule("SystemTime", &[], "time is an argument"),
    rule("Instant::now", &[], "time is an argument"),
];

/// Of the clock and of chance, which the pure core takes as arguments.
const PURE: [&str; 7] = [
    "Utc::now",
    "Local::now",
    "Date::now",
    "js_date",
    "getrandom",
    "Math::random",
    "thread_rng",
];

const fn rule(call: &'static str, but_in: &'static [&'static str], why: &'static str) -> Rule {
    Rule { call, but_in, why }
}

fn is_test(path: &str) -> bool {
    path.ends_with("_tests.rs") || path.ends_with("/tests.rs")
}

/// Whether the call stands in the line by itself, and not as the end of a longer name.
fn calls(line: &str, call: &str) -> bool {
    line.match_indices(call).any(|(at, _)| {
        let longer = |c: char| c.is_alphanumeric() || c == '_';
        let begins = call.starts_with('.') || !line[..at].ends_with(longer);
        begins && !(call.ends_with(longer) && line[at + call.len()..].starts_with(longer))
    })
}

fn faults(file: &File) -> Vec<String> {
    let mut faults = Vec::new();
    if is_test(&file.path) {
        return faults;
    }
    for (line, code) in scan(&file.text).lines() {
        for Rule { call, but_in, why } in &RULES {
            if calls(code, call) && !but_in.iter().any(|place| file.path.starts_with(place)) {
                faults.push(file.fault(line, format!("{call}: {why}")));
            }
        }
        if !file.path.starts_with("src/platform/") {
            for call in PURE.iter().filter(|call| calls(code, call)) {
                faults
                    .push(file.fault(line, format!("{call}: the clock and chance are arguments")));
            }
        }
    }
    faults
}

#[test]
fn no_forbidden_call() {
    let faults: Vec<String> = files("src", &[".rs"]).iter().flat_map(faults).collect();
    none(&faults);
}

#[test]
fn no_markup_is_made_from_text_in_scripts() {
    let scripts = [files("assets", &[".js"]), files("src", &[".js"])];
    let faults: Vec<String> = scripts.iter().flatten().flat_map(script_faults).collect();
    none(&faults);
}

/// It looks at texts before Leptos may make markup of them, and for that it has to parse them.
const LOOKS_AT_MARKUP: &str = "assets/trusted-types.js";

fn script_faults(file: &File) -> Vec<String> {
    if file.path == LOOKS_AT_MARKUP {
        return Vec::new();
    }
    let forbidden = [
        "innerHTML",
        "outerHTML",
        "insertAdjacentHTML",
        "document.write",
        "eval(",
        "new Function",
    ];
    let lines = (1..).zip(file.text.lines());
    lines
        .flat_map(|(line, text)| {
            let found = forbidden.iter().filter(move |call| text.contains(**call));
            found.map(move |call| file.fault(line, format!("{call}: text stays text")))
        })
        .collect()
}

#[track_caller]
fn check(path: &str, text: &str, expected: usize) {
    let found = faults(&File::sample(path, text));
    assert_eq!(found.len(), expected, "{text}: {found:?}");
    assert!(
        found
            .iter()
            .all(|fault| fault.starts_with(&format!("{path}:2: "))),
        "{found:?}"
    );
}

#[test]
fn the_rule_can_fail() {
    let pure = "src/domain/x.rs";
    for Rule { call, .. } in &RULES {
        check(
            pure,
            &format!(
                "\nlet a = b{}{call}\n",
                if call.starts_with('.') { "" } else { " " }
            ),
            1,
        );
        check(pure, &format!("\n// {call}\n"), 0);
        check(pure, &format!("\nlet a = \"{call}\";\n"), 0);
        check(
            pure,
            &format!("\n#[cfg(test)]\nmod tests {{ {call} }}\n"),
            0,
        );
        check("src/domain/x_tests.rs", &format!("\n{call}\n"), 0);
    }
    for call in PURE {
        check(pure, &format!("\nlet a = {call}();\n"), 1);
        check("src/platform/x.rs", &format!("\nlet a = {call}();\n"), 0);
    }
    check(pure, "\nlet a = b.unwrap_or_default();\n", 0);
    check(pure, "\nlet a = my_panic!();\n", 0);
    check("src/ui/mod.rs", "\nhandle.forget();\n", 0);
    check("src/ui/x.rs", "\nhandle.forget();\n", 1);
    check("src/platform/x.rs", "\nweb_sys::window()\n", 0);
    let script = File::sample("assets/x.js", "a\nb.innerHTML = c\n");
    assert_eq!(
        script_faults(&script),
        ["assets/x.js:2: innerHTML: text stays text"]
    );
}
