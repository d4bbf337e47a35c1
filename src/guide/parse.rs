//! Reads the cards of `guide/en/*.md` and checks their rules.
//!
//! Uses nothing but `std`, because `build.rs` includes this file as well. The format:
//!
//! ```text
//! ---
//! chapter: admit
//! title: Admit
//! summary: Own what happened, out loud.
//! ---
//!
//! ---
//! card: own-it
//! kind: title
//! for: broke
//! write: What happened?
//! promise:
//! safety: yes
//! ---
//! # Own it
//!
//! At most 70 words.
//! ```

use std::path::Path;

use super::block::{Block, Lines};
use super::fault::{Fault, GuideError, Wrong};
use super::vocabulary::{Audience, CardKind, Chapter};

/// A chapter as it stands in its file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChapterText {
    /// Which chapter.
    pub chapter: Chapter,
    /// Its title.
    pub title: String,
    /// One sentence about it.
    pub summary: String,
    /// Its cards, in order.
    pub cards: Vec<CardText>,
}

/// A card as it stands in its file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CardText {
    /// Its name within the chapter.
    pub slug: String,
    /// What it is for.
    pub kind: CardKind,
    /// Whom it addresses.
    pub audience: Audience,
    /// Its title.
    pub title: String,
    /// The prompt behind "Write about it".
    pub write: Option<String>,
    /// The suggestion behind "Make a promise"; empty for none.
    pub promise: Option<String>,
    /// Whether it shows the way to "Hurt, or harm?".
    pub safety: bool,
    /// Its text, as Markdown.
    pub body: String,
    /// The line on which its block starts.
    pub line: usize,
}

/// The most words of a card.
pub const MOST_WORDS: usize = 70;
/// How far away something to do may be, in cards.
const REACH: usize = 2;

/// The name of a chapter's file: `1-admit.md`.
#[must_use]
pub fn file_name(chapter: Chapter) -> String {
    format!("{}-{}.md", chapter.index(), chapter.slug())
}

/// Reads all chapters of `folder`; errors name its files as `shown_as/1-admit.md`.
///
/// # Errors
/// The first fault, with file and line.
pub fn read_guide(folder: &Path, shown_as: &str) -> Result<Vec<ChapterText>, GuideError> {
    let wrong = |file: &str, fault: Fault| GuideError {
        file: if file.is_empty() {
            shown_as.to_owned()
        } else {
            format!("{shown_as}/{file}")
        },
        line: 0,
        fault,
    };
    let entries =
        std::fs::read_dir(folder).map_err(|why| wrong("", Fault::Unreadable(why.to_string())))?;
    for entry in entries {
        let entry = entry.map_err(|why| wrong("", Fault::Unreadable(why.to_string())))?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let known = Chapter::ALL
            .into_iter()
            .any(|chapter| file_name(chapter) == name);
        if name.ends_with(".md") && !known {
            return Err(wrong(&name, Fault::StrayFile));
        }
    }
    let read = |chapter| {
        let name = file_name(chapter);
        let text = std::fs::read_to_string(folder.join(&name))
            .map_err(|why| wrong(&name, Fault::Unreadable(why.to_string())))?;
        parse_chapter(chapter, &format!("{shown_as}/{name}"), &text)
    };
    Chapter::ALL.into_iter().map(read).collect()
}

/// Reads the text of one chapter's file; `file` is its name in errors.
///
/// # Errors
/// The first fault, with file and line.
pub fn parse_chapter(chapter: Chapter, file: &str, text: &str) -> Result<ChapterText, GuideError> {
    parse(chapter, text).map_err(|(line, fault)| GuideError {
        file: file.to_owned(),
        line,
        fault,
    })
}

fn parse(chapter: Chapter, text: &str) -> Result<ChapterText, Wrong> {
    let mut lines = Lines::new(text);
    let head = Block::read(&mut lines, &["chapter", "title", "summary"])?;
    let found = head.text("chapter")?;
    if found != chapter.slug() {
        let found = found.to_owned();
        let fault = Fault::WrongChapter {
            expected: chapter.slug(),
            found,
        };
        return Err((head.line_of("chapter"), fault));
    }
    let title = head.text("title")?.to_owned();
    let summary = head.text("summary")?.to_owned();
    if let Some((line, _)) = lines
        .until_block()
        .iter()
        .find(|(_, text)| !text.trim().is_empty())
    {
        return Err((*line, Fault::TextBeforeCards));
    }
    let mut cards: Vec<CardText> = Vec::new();
    while !lines.at_end() {
        let card = parse_card(&mut lines)?;
        if cards.iter().any(|other| other.slug == card.slug) {
            return Err((card.line, Fault::RepeatedSlug(card.slug)));
        }
        cards.push(card);
    }
    check_chapter(chapter, &cards)?;
    Ok(ChapterText {
        chapter,
        title,
        summary,
        cards,
    })
}

fn parse_card(lines: &mut Lines<'_>) -> Result<CardText, Wrong> {
    let block = Block::read(
        lines,
        &["card", "kind", "for", "write", "promise", "safety"],
    )?;
    let slug = block.text("card")?;
    if !is_slug(slug) {
        return Err((block.line_of("card"), Fault::BadSlug(slug.to_owned())));
    }
    let kind = block.choice(
        "kind",
        CardKind::from_slug,
        "title, idea, why, how, watch-out or hurt",
    )?;
    let audience = block.choice("for", Audience::from_slug, "broke, hurt or both")?;
    let write = block
        .has("write")
        .then(|| block.text("write"))
        .transpose()?;
    let safety = match block.get("safety") {
        None => false,
        Some(_) => block.choice("safety", yes_or_no, "yes or no")?,
    };
    let (title, body) = parse_body(&lines.until_block(), block.end)?;
    Ok(CardText {
        slug: slug.to_owned(),
        kind,
        audience,
        title,
        write: write.map(str::to_owned),
        promise: block.get("promise").map(str::to_owned),
        safety,
        body,
        line: block.start,
    })
}

/// The title and the text below a card's block, whose last line is `end`.
fn parse_body(lines: &[(usize, &str)], end: usize) -> Result<(String, String), Wrong> {
    let first = lines.iter().position(|(_, text)| !text.trim().is_empty());
    let Some(first) = first else {
        return Err((end, Fault::MissingTitle));
    };
    let (title_line, title) = lines[first];
    let title = match title.strip_prefix("# ").map(str::trim) {
        Some(title) if !title.is_empty() => title,
        _ => return Err((title_line, Fault::MissingTitle)),
    };
    let body = &lines[first + 1..];
    for (line, text) in body {
        check_line(text).map_err(|fault| (*line, fault))?;
    }
    let words = body.iter().map(|(_, text)| words(text)).sum();
    if words > MOST_WORDS {
        return Err((title_line, Fault::TooManyWords(words)));
    }
    if words == 0 {
        return Err((title_line, Fault::EmptyBody));
    }
    let body: Vec<&str> = body.iter().map(|(_, text)| text.trim_end()).collect();
    Ok((
        title.to_owned(),
        body.join("\n").trim_matches('\n').to_owned(),
    ))
}

/// Paragraphs, emphasis, strong and lists may stand in a card; nothing else.
fn check_line(text: &str) -> Result<(), Fault> {
    let start = text.trim_start();
    let html = |at: usize| {
        let next = text[at + 1..].chars().next();
        next.is_some_and(|next| next.is_ascii_alphabetic() || matches!(next, '/' | '!' | '?'))
    };
    let all = |mark| !start.is_empty() && start.chars().all(|c| c == mark || c.is_whitespace());
    let forbidden = [
        (text.match_indices('<').any(|(at, _)| html(at)), "HTML"),
        (text.contains(['[', ']']) || text.contains("://"), "links"),
        (start.starts_with('#') || all('='), "headings"),
        (
            text.contains('`') || text.starts_with("    ") || text.contains('\t'),
            "code",
        ),
        (start.starts_with('>'), "quotations"),
        (all('*') || all('_') || all('-'), "rules"),
    ];
    match forbidden.into_iter().find(|(found, _)| *found) {
        Some((_, what)) => Err(Fault::Forbidden(what)),
        None => Ok(()),
    }
}

fn check_chapter(chapter: Chapter, cards: &[CardText]) -> Result<(), Wrong> {
    let (least, most) = if chapter == Chapter::Tonight {
        (3, 9)
    } else {
        (4, 9)
    };
    let found = cards.len();
    if !(least..=most).contains(&found) {
        let line = cards.last().map_or(1, |card| card.line);
        return Err((line, Fault::CardCount { found, least, most }));
    }
    if let Some(first) = cards.first() {
        if first.kind != CardKind::Title {
            return Err((first.line, Fault::FirstNotTitle));
        }
        if !first.safety {
            return Err((first.line, Fault::FirstWithoutSafety));
        }
    }
    for (at, card) in cards.iter().enumerate() {
        let near = &cards[at.saturating_sub(REACH)..=(at + REACH).min(found - 1)];
        if !near
            .iter()
            .any(|card| card.write.is_some() || card.promise.is_some())
        {
            return Err((card.line, Fault::NothingToDo(card.slug.clone())));
        }
    }
    Ok(())
}

/// Words of a line; marks of lists are none.
fn words(text: &str) -> usize {
    let mut parts: Vec<&str> = text.split_whitespace().collect();
    let numbered = parts.first().and_then(|part| part.strip_suffix(['.', ')']));
    if numbered.is_some_and(|n| !n.is_empty() && n.bytes().all(|byte| byte.is_ascii_digit())) {
        parts.remove(0);
    }
    parts
        .iter()
        .filter(|part| part.chars().any(char::is_alphanumeric))
        .count()
}

fn is_slug(text: &str) -> bool {
    (1..=64).contains(&text.len())
        && text
            .bytes()
            .all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-'))
}

fn yes_or_no(text: &str) -> Option<bool> {
    match text {
        "yes" => Some(true),
        "no" => Some(false),
        _ => None,
    }
}

#[cfg(test)]
#[path = "parse_tests.rs"]
mod tests;
