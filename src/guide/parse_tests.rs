//! One line a rule: an edit of a good chapter, and the fault with its line.

use super::*;

const FILE: &str = "guide/en/1-admit.md";

/// A chapter of four cards; the first block starts on line 1, the first card on line 7.
const GOOD: &str = "---
chapter: admit
title: Admit
summary: Own what happened, out loud.
---

---
card: own-it
kind: title
for: both
safety: yes
---
# Own it

One *two* **three**.

- four
- five

---
card: second
kind: why
for: hurt
---
# Second: why

Text 2 < 3 and me & you.

---
card: third
kind: how
for: broke
write: What did you do: all of it?
promise:
---
# Third

Text.

---
card: fourth
kind: watch-out
for: both
---
# Fourth

Text.
";

fn fault(text: &str) -> Option<(usize, Fault)> {
    parse_chapter(Chapter::Admit, FILE, text).err().map(|why| {
        assert_eq!(why.file, FILE);
        (why.line, why.fault)
    })
}

#[track_caller]
fn check(from: &str, to: &str, line: usize, expected: &Fault) {
    assert!(GOOD.contains(from), "the good chapter has no “{from}”");
    let text = GOOD.replacen(from, to, 1);
    assert_eq!(
        fault(&text),
        Some((line, expected.clone())),
        "“{from}” → “{to}”"
    );
}

#[test]
fn a_good_chapter_is_read() {
    let chapter = parse_chapter(Chapter::Admit, FILE, GOOD).unwrap();
    assert_eq!((chapter.title.as_str(), chapter.cards.len()), ("Admit", 4));
    let [own, second, third, _] = &chapter.cards[..] else {
        panic!("four cards")
    };
    assert_eq!(own.body, "One *two* **three**.\n\n- four\n- five");
    assert_eq!((own.safety, own.line), (true, 7));
    assert_eq!(
        (second.title.as_str(), second.audience),
        ("Second: why", Audience::Hurt)
    );
    assert_eq!(third.write.as_deref(), Some("What did you do: all of it?"));
    assert_eq!(
        (third.promise.as_deref(), own.promise.as_deref()),
        (Some(""), None)
    );
    let windows = format!("\u{feff}{}", GOOD.replace('\n', "\r\n"));
    assert_eq!(parse_chapter(Chapter::Admit, FILE, &windows), Ok(chapter));
}

#[test]
fn every_rule_names_its_line() {
    let long = "word ".repeat(71);
    let bad = |key, value: &str, allowed| Fault::BadValue {
        key,
        value: value.into(),
        allowed,
    };
    let cases = [
        ("---\nchapter", "chapter", 1, Fault::ExpectedBlock),
        (
            "chapter: admit",
            "chapter: tonight",
            2,
            Fault::WrongChapter {
                expected: "admit",
                found: "tonight".into(),
            },
        ),
        ("title: Admit\n", "", 1, Fault::MissingKey("title")),
        ("title: Admit", "title:", 3, Fault::EmptyValue("title")),
        (
            "loud.\n---\n",
            "loud.\n---\nHello\n",
            6,
            Fault::TextBeforeCards,
        ),
        (
            "loud.\n---\n\n---\n",
            "loud.\n---\n\n",
            7,
            Fault::TextBeforeCards,
        ),
        ("card: own-it\n", "", 7, Fault::MissingKey("card")),
        ("kind: title\n", "", 7, Fault::MissingKey("kind")),
        ("for: both\n", "", 7, Fault::MissingKey("for")),
        (
            "card: own-it",
            "card: Own it",
            8,
            Fault::BadSlug("Own it".into()),
        ),
        (
            "card: second",
            "card: own-it",
            20,
            Fault::RepeatedSlug("own-it".into()),
        ),
        (
            "safety: yes",
            "saftey: yes",
            11,
            Fault::UnknownKey("saftey".into()),
        ),
        (
            "safety: yes",
            "safety yes",
            11,
            Fault::NotAKey("safety yes".into()),
        ),
        (
            "for: both",
            "for: both\nfor: hurt",
            11,
            Fault::RepeatedKey("for".into()),
        ),
        (
            "safety: yes",
            "safety: maybe",
            11,
            bad("safety", "maybe", "yes or no"),
        ),
        (
            "for: hurt",
            "for: me",
            23,
            bad("for", "me", "broke, hurt or both"),
        ),
        (
            "kind: how",
            "kind: what",
            31,
            bad("kind", "what", "title, idea, why, how, watch-out or hurt"),
        ),
        (
            "write: What did you do: all of it?",
            "write:",
            33,
            Fault::EmptyValue("write"),
        ),
        ("# Own it\n", "", 14, Fault::MissingTitle),
        ("# Own it", "#", 13, Fault::MissingTitle),
        ("# Fourth\n\nText.\n", "", 44, Fault::MissingTitle),
        ("# Fourth\n\nText.\n", "# Fourth\n", 45, Fault::EmptyBody),
        (
            "for: both\n---\n# Fourth",
            "for: both\n# Fourth",
            44,
            Fault::NotAKey("# Fourth".into()),
        ),
        (
            "for: both\n---\n# Fourth\n\nText.",
            "for: both",
            40,
            Fault::OpenBlock,
        ),
        ("One *two* **three**.", &long, 13, Fault::TooManyWords(73)),
        ("One *two*", "One <b>two</b>", 15, Fault::Forbidden("HTML")),
        ("One *two*", "One <!-- two", 15, Fault::Forbidden("HTML")),
        ("One *two*", "[One](#two)", 15, Fault::Forbidden("links")),
        (
            "One *two*",
            "https://example.org",
            15,
            Fault::Forbidden("links"),
        ),
        ("One *two*", "## Two", 15, Fault::Forbidden("headings")),
        (
            "**three**.\n",
            "**three**.\n===",
            16,
            Fault::Forbidden("headings"),
        ),
        ("One *two*", "One `two`", 15, Fault::Forbidden("code")),
        ("One *two*", "    One two", 15, Fault::Forbidden("code")),
        ("One *two*", "> One two", 15, Fault::Forbidden("quotations")),
        (
            "One *two* **three**.",
            "* * *",
            15,
            Fault::Forbidden("rules"),
        ),
        ("kind: title", "kind: idea", 7, Fault::FirstNotTitle),
        ("safety: yes", "safety: no", 7, Fault::FirstWithoutSafety),
        (
            "write: What did you do: all of it?\npromise:\n",
            "",
            7,
            Fault::NothingToDo("own-it".into()),
        ),
    ];
    for (from, to, line, expected) in cases {
        check(from, to, line, &expected);
    }
}

#[test]
fn a_chapter_has_four_to_nine_cards() {
    let card = |n: usize| {
        format!(
            "---\ncard: more-{n}\nkind: idea\nfor: both\npromise: I call.\n---\n# More\n\nText.\n"
        )
    };
    let with = |more: usize| (0..more).fold(GOOD.to_owned(), |text, n| text + &card(n));
    assert_eq!(fault(&with(5)), None);
    let fourth = GOOD.find("---\ncard: fourth").unwrap();
    for (text, found) in [(with(6), 10), (GOOD[..fourth].to_owned(), 3)] {
        let Some((_, fault)) = fault(&text) else {
            panic!("{found} cards pass")
        };
        assert_eq!(
            fault,
            Fault::CardCount {
                found,
                least: 4,
                most: 9
            }
        );
    }
    let tonight = GOOD[..fourth].replacen("chapter: admit", "chapter: tonight", 1);
    assert!(parse_chapter(Chapter::Tonight, FILE, &tonight).is_ok());
}

#[test]
fn an_error_reads_as_file_line_and_what() {
    let why = parse_chapter(
        Chapter::Admit,
        FILE,
        &GOOD.replacen("safety: yes", "x: y", 1),
    );
    let why = why.map(|_| ()).map_err(|why| why.to_string());
    assert_eq!(
        why,
        Err(format!("{FILE}:11: the key “x” is not known here"))
    );
}

#[test]
fn a_folder_must_hold_the_seven_files_and_no_other() {
    let folder = std::env::temp_dir().join(format!("troth-guide-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let error = || read_guide(&folder, "guide").map(|_| ()).unwrap_err();
    assert_eq!(
        (error().file.as_str(), error().line),
        ("guide/0-tonight.md", 0)
    );
    for chapter in Chapter::ALL {
        let text = GOOD.replacen("chapter: admit", &format!("chapter: {}", chapter.slug()), 1);
        std::fs::write(folder.join(file_name(chapter)), text).unwrap();
    }
    assert_eq!(read_guide(&folder, "guide").map(|guide| guide.len()), Ok(7));
    std::fs::write(folder.join("7-more.md"), "").unwrap();
    assert_eq!(
        (error().file.as_str(), error().fault),
        ("guide/7-more.md", Fault::StrayFile)
    );
    std::fs::remove_dir_all(&folder).unwrap();
}
