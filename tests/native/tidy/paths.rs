//! What a text of Rust names: the paths behind a prefix, use trees taken apart.

/// The paths behind every `crate::` of a text: `use crate::{a, b::{c, d}}` gives `a`, `b::c`, `b::d`.
pub(super) fn paths(code: &str, prefix: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    for (at, _) in code.match_indices(prefix) {
        let before = code[..at].chars().next_back();
        if before.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == ':') {
            continue;
        }
        let line = 1 + code[..at].matches('\n').count();
        let mut rest = &code[at + prefix.len()..];
        let mut tree = Vec::new();
        branch(&mut rest, "", &mut tree);
        found.extend(tree.into_iter().map(|path| (line, path)));
    }
    found
}

/// One branch of a use tree; `rest` moves behind it.
fn branch(rest: &mut &str, above: &str, found: &mut Vec<String>) {
    *rest = rest.trim_start();
    if let Some(inside) = rest.strip_prefix('{') {
        *rest = inside;
        loop {
            branch(rest, above, found);
            *rest = rest.trim_start();
            match rest.strip_prefix(',') {
                Some(more) if !more.trim_start().starts_with('}') => *rest = more,
                Some(more) => *rest = more.trim_start(),
                None => break,
            }
            if rest.starts_with('}') {
                break;
            }
        }
        *rest = rest.strip_prefix('}').unwrap_or(rest);
        return;
    }
    let end = rest.find(|c: char| !c.is_alphanumeric() && c != '_' && c != '*');
    let (name, behind) = rest.split_at(end.unwrap_or(rest.len()));
    let path = if above.is_empty() {
        name.to_owned()
    } else {
        format!("{above}::{name}")
    };
    *rest = behind;
    if let Some(below) = behind
        .strip_prefix("::")
        .filter(|below| !below.starts_with('<'))
    {
        *rest = below;
        branch(rest, &path, found);
        return;
    }
    if let Some(alias) = behind.strip_prefix(" as ") {
        let end = alias.find([',', ';', '}']).unwrap_or(alias.len());
        *rest = &alias[end..];
    }
    found.push(path.trim_end_matches("::self").to_owned());
}

#[test]
fn use_trees_are_taken_apart() {
    let found = |code| {
        let paths = paths(code, "crate::").into_iter();
        paths
            .map(|(line, path)| format!("{line} {path}"))
            .collect::<Vec<_>>()
    };
    assert_eq!(found("use crate::a;"), ["1 a"]);
    assert_eq!(
        found("\nuse crate::a::{self, b as c, d::e};"),
        ["2 a", "2 a::b", "2 a::d::e"]
    );
    assert_eq!(found("crate::a::f(); crate::b::<u8>()"), ["1 a::f", "1 b"]);
    assert_eq!(
        found("use crate::{a::{b, c,}, d,};"),
        ["1 a::b", "1 a::c", "1 d"]
    );
    assert_eq!(found("mycrate::a; other::crate::b"), [""; 0]);
}
