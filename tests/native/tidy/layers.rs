//! Who may use whom. The table is the one of ARCHITECTURE.md.
//!
//! Screens reach the page through `platform`, but never a store, and of `web_sys` they name only
//! the types of elements and events (docs/decisions/0029-state-in-small-structs.md).

use super::none;
use super::paths::paths;
use crate::support::source::{File, files, scan};

/// A layer, the own layers that it may name (or single things of them), and foreign crates.
struct Layer {
    name: &'static str,
    own: &'static [&'static str],
    crates: &'static [&'static str],
}

const LAYERS: [Layer; 9] = [
    Layer {
        name: "domain",
        own: &[],
        crates: &["chrono", "sha2", "ulid"],
    },
    Layer {
        name: "guide",
        own: &["domain"],
        crates: &[],
    },
    // An error is an enum of the layer that it arose in, and becomes a sentence here.
    Layer {
        name: "copy",
        own: &[
            "domain",
            "guide",
            "route::Tab",
            "route::Shelf",
            "storage::StorageError",
            "storage::Problem",
        ],
        crates: &["chrono"],
    },
    Layer {
        name: "route",
        own: &["domain", "guide"],
        crates: &[],
    },
    Layer {
        name: "storage",
        own: &["domain"],
        crates: &["serde", "sha2"],
    },
    Layer {
        name: "share",
        own: &["domain"],
        crates: &["serde", "postcard"],
    },
    Layer {
        name: "platform",
        own: PLATFORM,
        crates: &[
            "web_sys",
            "js_sys",
            "gloo_events",
            "gloo_storage",
            "gloo_timers",
            "wasm_bindgen",
            "wasm_bindgen_futures",
            "chrono",
        ],
    },
    Layer {
        name: "app",
        own: &[
            "domain", "guide", "copy", "route", "storage", "share", "platform",
        ],
        crates: &["leptos", "futures", "gloo_timers", "wasm_bindgen_futures"],
    },
    Layer {
        name: "ui",
        own: UI,
        crates: &["leptos", "chrono", "gloo_timers", "wasm_bindgen_futures"],
    },
];

const PLATFORM: &[&str] = &["storage", "share", "domain"];
const UI: &[&str] = &["app", "domain", "guide", "route", "copy", "platform"];

/// The stores themselves: screens ask the dispatcher for changes.
const STORES: [&str; 4] = [
    "platform::BrowserStore",
    "platform::local_store",
    "platform::BrowserMirror",
    "platform::durable_mirror",
];

/// What a single file may name beyond its layer.
const EXCEPTIONS: [(&str, &str); 2] = [
    // "Leave quickly" sets its mark before anything else can be asked.
    ("src/ui/leave.rs", "platform::local_store"),
    ("src/ui/leave.rs", "storage::key::LEFT"),
];

/// Crates that somebody could reach for.
const CRATES: [&str; 16] = [
    "chrono",
    "sha2",
    "ulid",
    "serde",
    "serde_json",
    "postcard",
    "web_sys",
    "js_sys",
    "futures",
    "gloo_events",
    "gloo_storage",
    "gloo_timers",
    "gloo_utils",
    "wasm_bindgen",
    "wasm_bindgen_futures",
    "leptos",
];

fn layer_of(path: &str) -> Option<&'static Layer> {
    let name = path.strip_prefix("src/")?.split(['/', '.']).next()?;
    LAYERS.iter().find(|layer| layer.name == name)
}

fn may(layer: &Layer, file: &str, path: &str) -> bool {
    let is = |allowed: &str| path == allowed || path.starts_with(&format!("{allowed}::"));
    let excepted = |(place, name): &(&str, &str)| file.starts_with(place) && is(name);
    if EXCEPTIONS.iter().any(excepted) {
        return true;
    }
    let store = layer.name == "ui" && STORES.iter().any(|store| is(store));
    !store && (is(layer.name) || layer.own.iter().any(|allowed| is(allowed)))
}

/// Whether the name is the type of an element or of an event.
fn is_element(name: &str) -> bool {
    name.ends_with("Event") || name.starts_with("Html") || matches!(name, "Element" | "Node")
}

fn faults(file: &File) -> Vec<String> {
    let Some(layer) = layer_of(&file.path) else {
        return Vec::new();
    };
    let code: String = scan(&file.text)
        .lines()
        .flat_map(|(_, line)| [line, "\n"])
        .collect();
    let mut faults = Vec::new();
    let mut fault = |line: usize, name: &str| {
        faults.push(file.fault(line, format!("{} must not use {name}", layer.name)));
    };
    for (line, path) in paths(&code, "crate::") {
        if !may(layer, &file.path, &path) {
            fault(line, &path);
        }
    }
    for (line, text) in (1..).zip(code.lines()) {
        for name in CRATES {
            let aside = layer.crates.contains(&name) || (layer.name, name) == ("ui", "web_sys");
            if !aside && names_crate(text, name) {
                fault(line, name);
            }
        }
    }
    if layer.name == "ui" {
        for (line, path) in paths(&code, "web_sys::") {
            if !is_element(&path) {
                fault(line, &format!("web_sys::{path}"));
            }
        }
    }
    faults
}

/// Whether the line names something of the crate, as `chrono::…` or `use chrono;`.
fn names_crate(line: &str, name: &str) -> bool {
    line.match_indices(name).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        let after = &line[at + name.len()..];
        let whole = !before.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == ':');
        whole && (after.starts_with("::") || line.trim() == format!("use {name};"))
    })
}

#[test]
fn each_layer_uses_only_what_the_table_allows() {
    let faults: Vec<String> = files("src", &[".rs"]).iter().flat_map(faults).collect();
    none(&faults);
}

#[test]
fn every_module_is_a_layer() {
    let known = |file: &&File| {
        layer_of(&file.path).is_some()
            || matches!(
                file.path.as_str(),
                "src/lib.rs" | "src/main.rs" | "src/start.rs"
            )
    };
    let sources = files("src", &[".rs"]);
    let strays: Vec<String> = sources
        .iter()
        .filter(|file| !known(file))
        .map(|file| file.fault(1, "belongs to no layer"))
        .collect();
    none(&strays);
}

#[track_caller]
fn check(path: &str, text: &str, expected: &[usize]) {
    let found = faults(&File::sample(path, text));
    let lines: Vec<String> = expected
        .iter()
        .map(|line| format!("{path}:{line}: "))
        .collect();
    assert_eq!(found.len(), lines.len(), "{found:?}");
    for (fault, line) in found.iter().zip(&lines) {
        assert!(fault.starts_with(line), "{fault}");
    }
}

#[test]
fn the_rule_can_fail() {
    check("src/domain/x.rs", "use crate::storage::Key;\n", &[1]);
    check("src/domain/x.rs", "\nuse serde::Serialize;\n", &[2]);
    check(
        "src/domain/x.rs",
        "use crate::domain::Book; use chrono::NaiveDate;\n",
        &[],
    );
    check(
        "src/domain/x.rs",
        "// use crate::storage::Key;\nlet x = \"crate::ui\";\n",
        &[],
    );
    check("src/guide/x.rs", "fn f() { crate::copy::UNDO; }\n", &[1]);
    check(
        "src/copy/x.rs",
        "use crate::storage::{Problem, StorageError};\n",
        &[],
    );
    check(
        "src/copy/x.rs",
        "use crate::storage::{Problem, Key};\n",
        &[1],
    );
    check(
        "src/copy/x.rs",
        "use crate::{storage::{Key, Problem}, ui, guide};\n",
        &[1, 1],
    );
    check(
        "src/ui/a/x.rs",
        "use crate::app::App;\nuse web_sys::window;\n",
        &[2],
    );
    check(
        "src/ui/a/x.rs",
        "use crate::storage::{\n    Key, Problem,\n};\n",
        &[1, 1],
    );
    check("src/ui/a/x.rs", "use web_sys::{Event, HtmlElement};\n", &[]);
    check("src/ui/a/x.rs", "use web_sys::{Event, Window};\n", &[1]);
    check(
        "src/ui/a/x.rs",
        "use crate::platform::{page, local_store};\n",
        &[1],
    );
    check(
        "src/ui/leave.rs",
        "use crate::platform::{page, local_store};\n",
        &[],
    );
    check(
        "src/ui/leave.rs",
        "use crate::storage::key::{LEFT, PREFIX};\n",
        &[1],
    );
    check(
        "src/ui/a/x.rs",
        "use leptos::html::Textarea;\nleptos::web_sys::x();\n",
        &[],
    );
    check("src/platform/x.rs", "use leptos::prelude::*;\n", &[1]);
    check(
        "src/route.rs",
        "use crate::app::state as s;\n#[cfg(test)]\nuse crate::ui;\n",
        &[1],
    );
}
