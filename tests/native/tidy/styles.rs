//! Each component file of the style has its component, and is imported once.

use super::none;
use crate::support::source::{File, files, root, scan};

const FOLDER: &str = "style/components/";

/// The name of the component of a file: `style/components/card.css` is `card`.
fn name(file: &File) -> &str {
    file.path
        .trim_start_matches(FOLDER)
        .trim_end_matches(".css")
}

/// How often a name stands in a text as a whole word of a class list or selector.
fn count(text: &str, name: &str) -> usize {
    let part = |c: char| c.is_alphanumeric() || c == '-' || c == '_';
    text.match_indices(name)
        .filter(|(at, _)| {
            !text[..*at].ends_with(part) && !text[at + name.len()..].starts_with(part)
        })
        .count()
}

fn import_faults(component: &File, contents: &[File]) -> Vec<String> {
    let wanted = format!("@import \"components/{}.css\"", name(component));
    let found: usize = contents
        .iter()
        .map(|file| file.text.matches(&wanted).count())
        .sum();
    if found == 1 {
        return Vec::new();
    }
    vec![component.fault(
        1,
        format!("imported {found} times by shell.css and main.css, not once"),
    )]
}

fn root_faults(component: &File) -> Vec<String> {
    let class = format!(".{}", name(component));
    let found = component.text.match_indices(&class).any(|(at, _)| {
        let after = component.text[at + class.len()..].chars().next();
        !after.is_some_and(|c| c.is_alphanumeric() || c == '-' || c == '_')
    });
    if found {
        Vec::new()
    } else {
        vec![component.fault(1, format!("has no rule for {class}"))]
    }
}

fn use_faults(component: &File, markup: &[String]) -> Vec<String> {
    let name = name(component);
    if markup.iter().any(|text| count(text, name) > 0) {
        return Vec::new();
    }
    vec![component.fault(1, format!("no markup has the class {name}"))]
}

/// A stylesheet imports nothing that is not there.
fn stray_imports(contents: &File, known: &dyn Fn(&str) -> bool) -> Vec<String> {
    (1..)
        .zip(contents.text.lines())
        .filter_map(|(line, text)| {
            let path = text
                .trim_start()
                .strip_prefix("@import \"")?
                .split('"')
                .next()?;
            (!known(path)).then(|| contents.fault(line, format!("{path} is not there")))
        })
        .collect()
}

fn contents() -> Vec<File> {
    let all = files("style", &["shell.css", "main.css"]);
    assert_eq!(all.len(), 2);
    all
}

/// Everything that may put a class on an element: strings of Rust, pages and scripts.
fn markup() -> Vec<String> {
    let sources = [
        files("src/ui", &[".rs"]),
        files("src/platform", &[".rs"]),
        files("xtask/src", &[".rs"]),
    ];
    let strings = sources.iter().flatten().flat_map(|file| {
        let scanned = scan(&file.text);
        scanned
            .texts()
            .map(|(_, _, text)| text.clone())
            .collect::<Vec<_>>()
    });
    let pages = files("assets", &[".html", ".js"])
        .into_iter()
        .map(|file| file.text);
    let index = std::fs::read_to_string(root().join("index.html")).expect("index.html");
    strings.chain(pages).chain([index]).collect()
}

#[test]
fn each_component_is_imported_once() {
    let contents = contents();
    let components = files("style/components", &[".css"]);
    let mut faults: Vec<String> = components
        .iter()
        .flat_map(|file| import_faults(file, &contents))
        .collect();
    let there = |path: &str| root().join("style").join(path).is_file();
    faults.extend(contents.iter().flat_map(|file| stray_imports(file, &there)));
    none(&faults);
}

#[test]
fn each_component_styles_the_class_of_its_name() {
    let components = files("style/components", &[".css"]);
    let faults: Vec<String> = components.iter().flat_map(root_faults).collect();
    none(&faults);
}

#[test]
fn each_component_is_used_by_some_markup() {
    let markup = markup();
    let components = files("style/components", &[".css"]);
    let faults: Vec<String> = components
        .iter()
        .flat_map(|file| use_faults(file, &markup))
        .collect();
    none(&faults);
}

#[test]
fn the_rules_can_fail() {
    let component = File::sample("style/components/card.css", ".cards {}\n.card__title {}");
    let once = File::sample(
        "style/main.css",
        "@import \"components/card.css\" layer(components);",
    );
    let not = File::sample("style/shell.css", "@import \"components/cards.css\";");
    assert_eq!(
        import_faults(&component, &[once.clone(), not.clone()]),
        [""; 0]
    );
    assert_eq!(
        import_faults(&component, std::slice::from_ref(&not)).len(),
        1
    );
    assert_eq!(import_faults(&component, &[once.clone(), once]).len(), 1);
    assert_eq!(root_faults(&component).len(), 1);
    let good = File::sample("style/components/card.css", ".card > p {}");
    assert_eq!(root_faults(&good), [""; 0]);
    assert_eq!(
        use_faults(&component, &["card__title card-x".to_owned()]).len(),
        1
    );
    assert_eq!(
        use_faults(&component, &["<p class=\"page card\">".to_owned()]),
        [""; 0]
    );
    let stray = stray_imports(&not, &|_| false);
    assert_eq!(
        stray,
        ["style/shell.css:1: components/cards.css is not there"]
    );
}
