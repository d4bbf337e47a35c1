//! Files of `app` and `ui` do not need each other in circles: of two that do, one holds two subjects.

use std::collections::{BTreeMap, BTreeSet};

use super::none;
use super::paths::paths;
use crate::support::source::{File, files, scan};

/// Which modules each module names.
type Graph = BTreeMap<String, BTreeSet<String>>;

/// `src/ui/parts/page.rs` is the module `ui::parts::page`.
fn module(path: &str) -> String {
    let path = path.trim_start_matches("src/").trim_end_matches(".rs");
    path.trim_end_matches("/mod").replace('/', "::")
}

fn graph(files: &[File]) -> Graph {
    let known: BTreeSet<String> = files.iter().map(|file| module(&file.path)).collect();
    // The longest module in a path; what is behind it is an item.
    let find = |path: &str| {
        let mut path = path;
        loop {
            if known.contains(path) {
                return Some(path.to_owned());
            }
            path = path.rsplit_once("::")?.0;
        }
    };
    let edges = |file: &File| {
        let from = module(&file.path);
        let code: String = scan(&file.text)
            .lines()
            .flat_map(|(_, line)| [line, "\n"])
            .collect();
        let above = from.rsplit_once("::").map_or("", |(above, _)| above);
        let inside = paths(&code, "super::").into_iter();
        let inside = inside.map(|(_, path)| format!("{above}::{path}"));
        let whole = paths(&code, "crate::").into_iter().map(|(_, path)| path);
        let named = inside.chain(whole).filter_map(|path| find(&path));
        // A module may name what is above it: there the whole is put together.
        let named = named.filter(|to| *to != from && !from.starts_with(&format!("{to}::")));
        (from.clone(), named.collect())
    };
    files.iter().map(edges).collect()
}

/// A way from the module back to itself.
fn circle(graph: &Graph, start: &str) -> Option<Vec<String>> {
    let mut ways = vec![vec![start.to_owned()]];
    let mut seen = BTreeSet::new();
    while let Some(way) = ways.pop() {
        for to in way
            .last()
            .and_then(|last| graph.get(last))
            .into_iter()
            .flatten()
        {
            let mut longer = way.clone();
            longer.push(to.clone());
            if to == start {
                return Some(longer);
            }
            if seen.insert(to.clone()) {
                ways.push(longer);
            }
        }
    }
    None
}

fn faults(files: &[File]) -> Vec<String> {
    let graph = graph(files);
    let circles = graph.keys().filter_map(|start| circle(&graph, start));
    circles.map(|way| way.join(" → ")).collect()
}

#[test]
fn no_files_need_each_other() {
    let mut all = files("src/app", &[".rs"]);
    all.extend(files("src/ui", &[".rs"]));
    none(&faults(&all));
}

#[test]
fn the_rule_can_fail() {
    let sample = |a: &str, b: &str| {
        faults(&[
            File::sample("src/app/mod.rs", "mod a;\nmod b;\npub use a::A;\n"),
            File::sample("src/app/a.rs", a),
            File::sample("src/app/b.rs", b),
        ])
    };
    assert_eq!(sample("use super::b::B;", "struct B;"), [""; 0]);
    let both = sample("use super::b::B;", "fn f() { crate::app::a::g(); }");
    assert_eq!(
        both,
        ["app::a → app::b → app::a", "app::b → app::a → app::b"]
    );
}
