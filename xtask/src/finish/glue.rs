//! The script that wasm-bindgen makes, with short names for what the app imports from it.

use std::collections::BTreeSet;

use super::FinishError;
use crate::split::GLUE;

/// The name under which the script gives the app what it imports.
const MODULE: &str = "\"./troth_bg.js\":";
/// Classes for streams, which Leptos brings for talking to a server. Nobody uses them.
const UNUSED: &str = "IntoUnderlying";

/// Gives the functions that the app imports other names, and leaves out those that it does not, and
/// classes without a use.
pub(super) fn shorten(
    script: &str,
    names: &[(String, String)],
    idle: &[String],
) -> Result<String, FinishError> {
    if names.is_empty() {
        return Ok(script.to_owned());
    }
    let mut out = without_functions(&without_classes(script), idle);
    out = replace_once(&out, MODULE, &format!("{GLUE:?}:"))?;
    for (old, new) in names {
        out = replace_once(
            &out,
            &format!("\n        {old}: "),
            &format!("\n        {new}: "),
        )?;
    }
    Ok(out)
}

fn replace_once(text: &str, old: &str, new: &str) -> Result<String, FinishError> {
    match text.matches(old).count() {
        1 => Ok(text.replacen(old, new, 1)),
        count => Err(FinishError::Glue(format!(
            "“{}” stands in it {count} times instead of once",
            old.trim()
        ))),
    }
}

/// Each function ends at the line that has its closing brace and a comma, or is one line.
fn without_functions(script: &str, idle: &[String]) -> String {
    let idle: BTreeSet<&str> = idle.iter().map(String::as_str).collect();
    let mut out = String::new();
    let mut within = false;
    for line in script.lines() {
        let member = line.strip_prefix("        ").unwrap_or_default();
        let name = member.split_once(": ").map(|(name, _)| name);
        let begins = name.is_some_and(|name| idle.contains(name));
        within |= begins;
        if !within {
            out.push_str(line);
            out.push('\n');
        }
        let ends = if begins {
            !line.ends_with('{')
        } else {
            member.starts_with('}') && line.ends_with("},")
        };
        within &= !ends;
    }
    out
}

/// Each class ends at the line that has its closing brace alone.
fn without_classes(script: &str) -> String {
    let mut out = String::new();
    let mut within = false;
    for line in script.lines() {
        let is_of_class = line.starts_with(&format!("export class {UNUSED}"));
        within |= is_of_class;
        if !within && !line.starts_with(&format!("if (Symbol.dispose) {UNUSED}")) {
            out.push_str(line);
            out.push('\n');
        }
        within &= line != "}";
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    const SCRIPT: &str = "export class IntoUnderlyingSource {\n    free() {}\n}\n\
        if (Symbol.dispose) IntoUnderlyingSource.prototype;\n\
        function imports() {\n    const import0 = {\n        __wbg_a_1: function() {\n        \
        __wbg_ab_2: function() {\n    };\n    return { \"./troth_bg.js\": import0 };\n}\n";

    #[test]
    fn each_name_is_replaced_where_it_is_given() {
        let names = |list: &[(&str, &str)]| -> Vec<(String, String)> {
            let pairs = list.iter();
            pairs
                .map(|(a, b)| ((*a).to_owned(), (*b).to_owned()))
                .collect()
        };
        let both = names(&[("__wbg_a_1", "a"), ("__wbg_ab_2", "b")]);
        let made = shorten(SCRIPT, &both, &[]).unwrap();
        assert_eq!(
            made,
            "function imports() {\n    const import0 = {\n        a: function() {\n        \
             b: function() {\n    };\n    return { \"0\": import0 };\n}\n"
        );
        assert_eq!(shorten(SCRIPT, &[], &[]).unwrap(), SCRIPT);
        let error = shorten(SCRIPT, &names(&[("__wbg_c_3", "a")]), &[]).unwrap_err();
        assert!(matches!(error, FinishError::Glue(_)), "{error}");
    }

    #[test]
    fn what_is_not_imported_is_left_out() {
        let script = "        a: function() {\n            if (b) {\n            } else {\n            }\n        },\n        \
                      b: () => 1,\n        \
                      c: function() { return handleError(function() {\n            return {};\n        }, arguments); },\n        \
                      d: function() {\n            c: 1;\n        },\n    };\n";
        let idle = |names: &[&str]| -> Vec<String> {
            names.iter().map(|name| (*name).to_owned()).collect()
        };
        let without = |names: &[&str]| without_functions(script, &idle(names));
        assert_eq!(without(&[]), script);
        assert_eq!(without(&["a", "b", "c", "d"]), "    };\n");
        let kept = without(&["a", "c"]);
        assert!(
            kept.starts_with("        b: () => 1,\n        d: function() {\n"),
            "{kept}"
        );
    }
}
