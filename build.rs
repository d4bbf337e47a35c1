//! Turns the cards of `guide/en` into the static table of `src/guide/deck.rs`.
//!
//! Only names, titles and prompts go into the app; the texts are part of the static shell.

#![allow(
    dead_code,
    unreachable_pub,
    reason = "the included files serve the crate as well"
)]

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

#[path = "src/guide/block.rs"]
mod block;
#[path = "src/guide/fault.rs"]
mod fault;
#[path = "src/guide/parse.rs"]
mod parse;
#[path = "src/guide/vocabulary.rs"]
mod vocabulary;

const FOLDER: &str = "guide/en";

fn main() -> ExitCode {
    for path in [FOLDER, "build.rs", "src/guide"] {
        tell(&format!("cargo::rerun-if-changed={path}"));
    }
    match build() {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            tell(&format!("cargo::error={why}"));
            ExitCode::FAILURE
        }
    }
}

#[allow(
    clippy::print_stdout,
    reason = "this is how a build script speaks to cargo"
)]
fn tell(line: &str) {
    println!("{line}");
}

fn build() -> Result<(), String> {
    let guide = parse::read_guide(Path::new(FOLDER), FOLDER).map_err(|why| why.to_string())?;
    let out = std::env::var_os("OUT_DIR").ok_or("OUT_DIR is not set")?;
    let table = table(&guide).map_err(|why| why.to_string())?;
    std::fs::write(PathBuf::from(out).join("deck.rs"), table).map_err(|why| why.to_string())
}

fn table(guide: &[parse::ChapterText]) -> Result<String, std::fmt::Error> {
    let mut out = String::from("static DECK: &[Card] = &[\n");
    for chapter in guide {
        for (at, card) in chapter.cards.iter().enumerate() {
            writeln!(
                out,
                "Card {{ chapter: Chapter::{:?}, number: {}, slug: {:?}, kind: CardKind::{:?}, \
                 audience: Audience::{:?}, title: {:?}, write: {:?}, promise: {:?}, safety: {} }},",
                chapter.chapter,
                at + 1,
                card.slug,
                card.kind,
                card.audience,
                card.title,
                card.write,
                card.promise,
                card.safety,
            )?;
        }
    }
    out.push_str("];\nstatic CHAPTERS: [Part; 7] = [\n");
    let mut start = 0;
    for chapter in guide {
        let end = start + chapter.cards.len();
        writeln!(
            out,
            "Part {{ title: {:?}, summary: {:?}, start: {start}, end: {end} }},",
            chapter.title, chapter.summary,
        )?;
        start = end;
    }
    out.push_str("];\n");
    Ok(out)
}
