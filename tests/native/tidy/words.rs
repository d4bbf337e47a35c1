//! Sentences live in `src/copy`; marks of style live in CSS.

use super::none;
use crate::support::source::{File, Scanned, files, scan};

/// Attributes whose values are lists of words and no sentence.
const LISTS: [&str; 8] = [
    "class=",
    "viewBox=",
    "d=",
    "points=",
    "aria-labelledby=",
    "aria-describedby=",
    "rel=",
    "transform=",
];

/// Two words with a space between them.
fn is_sentence(text: &str) -> bool {
    let plain = without_holes(text);
    let words: Vec<&str> = plain.split(' ').filter(|word| !word.is_empty()).collect();
    words
        .windows(2)
        .any(|pair| pair.iter().all(|word| word.contains(char::is_alphabetic)))
}

/// The text without what `format!` fills in.
fn without_holes(text: &str) -> String {
    let (plain, hole) = text.split_once('{').unwrap_or((text, ""));
    match hole.split_once('}') {
        Some((_, rest)) => format!("{plain}{}", without_holes(rest)),
        None => plain.to_owned(),
    }
}

/// Whether the string is a list of classes or ids: the value of an attribute that takes one, or
/// nothing but names, of which one could not be a word.
fn is_list(scanned: &Scanned, at: usize, text: &str) -> bool {
    let before = scanned.code[..at].trim_end();
    let name = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || " -_".contains(c);
    let names = text.chars().all(name) && text.contains(['-', '_']);
    names || LISTS.iter().any(|attribute| before.ends_with(attribute))
}

/// Text that stands unquoted between two tags: the line, and the words.
fn bare(code: &str) -> Vec<(usize, String)> {
    let plain = |c: char| c.is_alphanumeric() || " ,.!?’'\n".contains(c);
    code.match_indices("</")
        .filter_map(|(end, _)| {
            let start = code[..end].rfind(|c: char| !plain(c))?;
            let text = code[start..end].strip_prefix('>')?.trim();
            let opened = code[..start].rfind('<').is_some();
            let found = opened && text.contains(char::is_alphabetic);
            found.then(|| (1 + code[..start].matches('\n').count(), text.to_owned()))
        })
        .collect()
}

fn sentences(file: &File) -> Vec<String> {
    let scanned = scan(&file.text);
    let quoted = scanned
        .texts()
        .filter(|(_, at, text)| is_sentence(text) && !is_list(&scanned, *at, text))
        .map(|(line, _, text)| file.fault(*line, format!("a sentence outside of copy: {text:?}")));
    let bare = bare(&scanned.code);
    let bare = bare
        .into_iter()
        .map(|(line, text)| file.fault(line, format!("text in the markup: {text:?}")));
    quoted.chain(bare).collect()
}

#[test]
fn no_sentence_stands_in_a_screen() {
    let screens = [files("src/ui", &[".rs"]), files("src/app", &[".rs"])];
    let faults: Vec<String> = screens.iter().flatten().flat_map(sentences).collect();
    none(&faults);
}

fn styles(file: &File) -> Vec<String> {
    let forbidden = ["style=", "style:", "set_css_text", "set_property("];
    let code = if file.path.ends_with(".rs") {
        scan(&file.text).code
    } else {
        file.text.clone()
    };
    (1..)
        .zip(code.lines())
        .flat_map(|(line, text)| {
            let found = forbidden.iter().filter(move |mark| {
                text.match_indices(**mark)
                    .any(|(at, _)| text[..at].ends_with([' ', '\t', '.']) || at == 0)
            });
            found.map(move |mark| file.fault(line, format!("{mark} styles belong in CSS")))
        })
        .collect()
}

#[test]
fn no_element_carries_its_own_style() {
    let mut all = files("src/ui", &[".rs"]);
    all.extend(files("src/app", &[".rs"]));
    all.extend(files("src/platform", &[".rs"]));
    all.extend(files("assets", &[".html", ".js"]));
    let index = std::fs::read_to_string(crate::support::source::root().join("index.html")).unwrap();
    all.push(File::sample("index.html", &index));
    let faults: Vec<String> = all.iter().flat_map(styles).collect();
    none(&faults);
}

#[track_caller]
fn check(text: &str, expected: &[&str]) {
    assert_eq!(sentences(&File::sample("src/ui/x.rs", text)), expected);
}

#[test]
fn the_rules_can_fail() {
    check(
        "\nlet a = \"Two words\";",
        &["src/ui/x.rs:2: a sentence outside of copy: \"Two words\""],
    );
    check(
        "view! { <p>\"Not saved yet.\"</p> }",
        &["src/ui/x.rs:1: a sentence outside of copy: \"Not saved yet.\""],
    );
    check(
        "view! { <p>Saved</p> }",
        &["src/ui/x.rs:1: text in the markup: \"Saved\""],
    );
    check(
        "<b>\n  Not kept\n</b>",
        &["src/ui/x.rs:1: text in the markup: \"Not kept\""],
    );
    check("<p class=\"page page__lead\">{copy::TITLE}</p>", &[]);
    check("<p aria-describedby=\"entry-prompt entry-status\">", &[]);
    check(
        "line(\"page__lead\", \"one small thing\")",
        &["src/ui/x.rs:1: a sentence outside of copy: \"one small thing\""],
    );
    check("<p>{move || a.get() > b}</p> // a comment here", &[]);
    check("let a = \"one\"; let b = format!(\"{a} {b}\");", &[]);
    check("#[cfg(test)]\nmod tests { \"two words\" }", &[]);
    let style = |path, text| styles(&File::sample(path, text));
    assert_eq!(style("index.html", "\n<p style=\"a\">").len(), 1);
    assert_eq!(style("src/ui/x.rs", "<p style:width=x>").len(), 1);
    assert_eq!(
        style("src/ui/x.rs", "// <p style=x>\n<p data-style=x>").len(),
        0
    );
}
