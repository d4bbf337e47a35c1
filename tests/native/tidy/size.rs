//! A file has one subject.

use super::none;
use crate::support::source::{File, files};

const MOST_LINES: usize = 400;

fn too_long(file: &File) -> Vec<String> {
    let lines = file.text.lines().count();
    if lines <= MOST_LINES {
        return Vec::new();
    }
    vec![file.fault(
        MOST_LINES + 1,
        format!("{lines} lines; {MOST_LINES} at most"),
    )]
}

#[test]
fn no_file_is_too_long() {
    let all = [
        files("src", &[".rs", ".js"]),
        files("xtask", &[".rs"]),
        files("tests", &[".rs", ".js"]),
        files("style", &[".css"]),
        files("assets", &[".js", ".css", ".html"]),
    ];
    let faults: Vec<String> = all.iter().flatten().flat_map(too_long).collect();
    none(&faults);
}

/// Each script beside the adapters is a request of its own in the browser tests, whose server can
/// stop answering for ever when a page asks for more than four things at once.
#[test]
fn few_scripts_stand_beside_the_adapters() {
    let scripts: Vec<String> = files("src", &[".js"])
        .into_iter()
        .map(|file| file.path)
        .collect();
    assert!(scripts.len() <= 2, "put them together: {scripts:?}");
}

#[test]
fn the_rules_can_fail() {
    let long = File::sample("src/x.rs", &"a\n".repeat(401));
    assert_eq!(too_long(&long), ["src/x.rs:401: 401 lines; 400 at most"]);
    assert_eq!(
        too_long(&File::sample("src/x.rs", &"a\n".repeat(400))),
        [""; 0]
    );
}
