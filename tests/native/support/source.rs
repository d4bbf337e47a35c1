//! The source files of the project, and what of them is code, comment or text.

use std::fs;
use std::path::{Path, PathBuf};

/// The folder of the project.
pub(crate) fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// A file, as `src/domain/entry.rs`, and what stands in it.
#[derive(Clone, Debug)]
pub(crate) struct File {
    pub(crate) path: String,
    pub(crate) text: String,
}

impl File {
    /// A made-up one, to show that a rule can fail.
    pub(crate) fn sample(path: &str, text: &str) -> Self {
        Self {
            path: path.to_owned(),
            text: text.to_owned(),
        }
    }

    /// `src/domain/entry.rs:12`, and what is wrong there.
    pub(crate) fn fault(&self, line: usize, what: impl std::fmt::Display) -> String {
        format!("{}:{line}: {what}", self.path)
    }
}

/// All files of these endings below a folder, sorted; build output and dependencies aside.
pub(crate) fn files(folder: &str, endings: &[&str]) -> Vec<File> {
    let mut found = Vec::new();
    collect(&root().join(folder), folder, endings, &mut found);
    found.sort_by(|a: &File, b: &File| a.path.cmp(&b.path));
    assert!(!found.is_empty(), "nothing below {folder}");
    found
}

fn collect(folder: &Path, name: &str, endings: &[&str], found: &mut Vec<File>) {
    for entry in fs::read_dir(folder).expect("the folder can be read") {
        let path = entry.expect("the folder can be read").path();
        let file = path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        let name = format!("{name}/{file}");
        if path.is_dir() {
            if !matches!(file.as_str(), "target" | "node_modules" | "artifacts") {
                collect(&path, &name, endings, found);
            }
        } else if endings.iter().any(|ending| file.ends_with(ending)) {
            let text = fs::read_to_string(&path).expect("the file can be read");
            found.push(File { path: name, text });
        }
    }
}

/// Rust without its comments and the insides of its strings, line for line; and those strings.
#[derive(Debug, Default)]
pub(crate) struct Scanned {
    /// The code; comments and what stands between quotes are blanks.
    pub(crate) code: String,
    /// Each string: its line, how many bytes of the code come before it, and its inside.
    pub(crate) strings: Vec<(usize, usize, String)>,
}

impl Scanned {
    /// The lines of code up to the tests at the end of the file, counted from 1.
    pub(crate) fn lines(&self) -> impl Iterator<Item = (usize, &str)> {
        (1..).zip(self.code[..self.tests()].lines())
    }

    /// The strings before the tests at the end of the file.
    pub(crate) fn texts(&self) -> impl Iterator<Item = &(usize, usize, String)> {
        let end = self.tests();
        self.strings.iter().filter(move |(_, at, _)| *at < end)
    }

    fn tests(&self) -> usize {
        self.code.find("#[cfg(test)]").unwrap_or(self.code.len())
    }
}

pub(crate) fn scan(text: &str) -> Scanned {
    let mut scanner = Scanner {
        rest: text,
        line: 1,
        out: Scanned::default(),
    };
    while let Some(first) = scanner.rest.chars().next() {
        let raw = raw_start(scanner.rest).filter(|_| !scanner.in_a_word());
        if scanner.rest.starts_with("//") {
            let end = scanner.rest.find('\n').unwrap_or(scanner.rest.len());
            scanner.blank(end);
        } else if scanner.rest.starts_with("/*") {
            let end = scanner
                .rest
                .find("*/")
                .map_or(scanner.rest.len(), |at| at + 2);
            scanner.blank(end);
        } else if let Some(hashes) = raw {
            let close = format!("\"{}", "#".repeat(hashes));
            let inside = hashes + 2;
            let end = scanner.rest[inside..]
                .find(&close)
                .map_or(scanner.rest.len(), |at| at + inside);
            scanner.string(inside, end, close.len());
        } else if first == '"' {
            let end = end_of_string(scanner.rest);
            scanner.string(1, end, 1);
        } else if first == '\'' && character_length(scanner.rest).is_some() {
            let length = character_length(scanner.rest).unwrap_or(1);
            scanner.blank(length);
        } else {
            scanner.keep(first.len_utf8());
        }
    }
    scanner.out
}

struct Scanner<'a> {
    rest: &'a str,
    line: usize,
    out: Scanned,
}

impl Scanner<'_> {
    fn keep(&mut self, length: usize) {
        let (kept, rest) = self.rest.split_at(length);
        self.out.code.push_str(kept);
        self.line += kept.matches('\n').count();
        self.rest = rest;
    }

    fn blank(&mut self, length: usize) {
        let (blanked, rest) = self.rest.split_at(length);
        let blanks = blanked.chars().map(|c| if c == '\n' { '\n' } else { ' ' });
        self.out.code.extend(blanks);
        self.line += blanked.matches('\n').count();
        self.rest = rest;
    }

    fn string(&mut self, inside: usize, end: usize, close: usize) {
        let text = self.rest[inside.min(end)..end].to_owned();
        self.out
            .strings
            .push((self.line, self.out.code.len(), text));
        self.keep(inside.min(end));
        self.blank(end - inside.min(end));
        self.keep(close.min(self.rest.len()));
    }

    /// Whether what comes is the end of a longer name, such as the `r` in `for`.
    fn in_a_word(&self) -> bool {
        self.out
            .code
            .ends_with(|c: char| c.is_alphanumeric() || c == '_')
    }
}

/// The number of hashes of the raw string that the text begins with.
fn raw_start(text: &str) -> Option<usize> {
    let rest = text.strip_prefix('r')?;
    let hashes = rest.len() - rest.trim_start_matches('#').len();
    rest[hashes..].starts_with('"').then_some(hashes)
}

/// Where the closing quote of the string stands that the text begins with.
fn end_of_string(text: &str) -> usize {
    let mut escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return at,
            _ => {}
        }
    }
    text.len()
}

/// Bytes of the character literal that the text begins with; none for a lifetime.
fn character_length(text: &str) -> Option<usize> {
    let inside = &text[1..];
    if inside.starts_with('\\') {
        return inside[2..].find('\'').map(|at| at + 4);
    }
    let character = inside.chars().next()?;
    let end = 1 + character.len_utf8();
    text[end..].starts_with('\'').then_some(end + 1)
}
