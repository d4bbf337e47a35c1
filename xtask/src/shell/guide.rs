//! The guide: the list of chapters, and the deck with its texts.

use pulldown_cmark::{Event, Parser};
use troth::copy::shell as copy;
use troth::guide::Chapter;
use troth::guide::parse::{CardText, ChapterText};

use super::html::{element, text};

/// The list of chapters.
pub(super) fn chapters(chapters: &[ChapterText]) -> String {
    let items: String = chapters.iter().map(chapter_item).collect();
    let title = text("h1", &[("id", "chapters-title")], copy::chapters_title());
    let list = element("ol", &[], &items);
    let list = element("nav", &[("aria-label", copy::chapters_navigation())], &list);
    let extra = element("div", &[("id", "chapters-extra")], "");
    let attributes = [
        ("id", "chapters"),
        ("class", "chapters"),
        ("aria-labelledby", "chapters-title"),
    ];
    element("section", &attributes, &format!("{title}{list}{extra}"))
}

fn chapter_item(text_of: &ChapterText) -> String {
    let slug = text_of.chapter.slug();
    let words = [
        text("span", &[("class", "chapters__title")], &text_of.title),
        text("span", &[("class", "chapters__summary")], &text_of.summary),
        text(
            "span",
            &[("class", "chapters__count")],
            &copy::card_count(text_of.cards.len()),
        ),
    ];
    // The address of a chapter that leaves no trace stays that of the guide.
    let link = if text_of.chapter.leaves_trace() {
        element(
            "a",
            &[("href", &card_link(text_of.chapter, 1))],
            &words.join(" "),
        )
    } else {
        element(
            "a",
            &[("href", "#/guide"), ("data-private", slug)],
            &words.join(" "),
        )
    };
    element(
        "li",
        &[("class", "chapters__item"), ("data-chapter", slug)],
        &link,
    )
}

/// Every chapter as a track of cards.
pub(super) fn deck(chapters: &[ChapterText]) -> String {
    let tracks: String = chapters.iter().map(track).collect();
    let controls = element(
        "div",
        &[("id", "deck-controls"), ("class", "deck__controls")],
        "",
    );
    let attributes = [
        ("id", "cards"),
        ("class", "deck"),
        ("role", "region"),
        ("aria-label", copy::cards_region()),
    ];
    element("section", &attributes, &format!("{tracks}{controls}"))
}

fn track(chapter: &ChapterText) -> String {
    let cards = chapter.cards.iter().enumerate();
    let cards: String = cards
        .map(|(at, card)| card_item(chapter.chapter, at + 1, card))
        .collect();
    let title = text("h1", &[("class", "deck__title")], &chapter.title);
    let attributes = [
        ("class", "deck__track"),
        ("tabindex", "0"),
        ("aria-label", chapter.title.as_str()),
    ];
    let track = element("ol", &attributes, &cards);
    let attributes = [
        ("class", "deck__chapter"),
        ("data-chapter", chapter.chapter.slug()),
    ];
    element("div", &attributes, &format!("{title}{track}"))
}

fn card_item(chapter: Chapter, number: usize, card: &CardText) -> String {
    let content = [
        text(
            "p",
            &[("class", "card__for")],
            copy::addressed_to(card.audience),
        ),
        text("h2", &[("class", "card__title")], &card.title),
        element("div", &[("class", "card__text")], &markdown(&card.body)),
        actions(card),
    ];
    let id = card_link(chapter, number).split_off(1);
    let name = format!("{}/{}", chapter.slug(), card.slug);
    let mut attributes = vec![("class", "card")];
    if chapter.leaves_trace() {
        attributes.push(("id", &id));
    }
    attributes.extend([
        ("data-card", name.as_str()),
        ("data-kind", card.kind.slug()),
        ("data-audience", card.audience.slug()),
    ]);
    element("li", &attributes, &content.concat())
}

fn actions(card: &CardText) -> String {
    let action = |name: &str, href: &str, words: &str| {
        text(
            "a",
            &[
                ("class", "card__action"),
                ("data-action", name),
                ("href", href),
            ],
            words,
        )
    };
    let mut links = Vec::new();
    if card.write.is_some() {
        links.push(action("write", "#/journal/entry", copy::write_about_it()));
    }
    if card.promise.is_some() {
        links.push(action("promise", "#/promises/new", copy::make_a_promise()));
    }
    if card.safety {
        let attributes = [
            ("class", "card__safety"),
            ("data-action", "safety"),
            ("href", "#help-now"),
        ];
        links.push(text("a", &attributes, copy::hurt_or_harm()));
    }
    if links.is_empty() {
        return String::new();
    }
    element("p", &[("class", "card__actions")], &links.join(" "))
}

/// `#/guide/admit/2`; without its first sign it is the id of the card's element.
fn card_link(chapter: Chapter, number: usize) -> String {
    format!("#/guide/{}/{number}", chapter.slug())
}

/// The card's text. The reader of the cards lets no HTML through; here it would stay text.
fn markdown(body: &str) -> String {
    let as_text = |event| match event {
        Event::Html(raw) | Event::InlineHtml(raw) => Event::Text(raw),
        other => other,
    };
    let mut out = String::new();
    pulldown_cmark::html::push_html(&mut out, Parser::new(body).map(as_text));
    out.replace(">\n<", "><").trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use troth::guide::{Audience, CardKind};

    fn chapter(chapter: Chapter) -> ChapterText {
        let card = CardText {
            slug: "own-it".to_owned(),
            kind: CardKind::Title,
            audience: Audience::Broke,
            title: "Own <it>".to_owned(),
            write: Some("What?".to_owned()),
            promise: None,
            safety: true,
            body: "One *two*.\n\n- three & four".to_owned(),
            line: 7,
        };
        let (title, summary) = ("Admit".to_owned(), "Out loud.".to_owned());
        ChapterText {
            chapter,
            title,
            summary,
            cards: vec![card],
        }
    }

    #[test]
    fn a_card_is_what_the_app_attaches_to() {
        let html = deck(&[chapter(Chapter::Admit)]);
        for part in [
            "<div class=\"deck__chapter\" data-chapter=\"admit\">",
            "<ol class=\"deck__track\" tabindex=\"0\" aria-label=\"Admit\">",
            "<li class=\"card\" id=\"/guide/admit/1\" data-card=\"admit/own-it\" \
             data-kind=\"title\" data-audience=\"broke\">",
            "<h2 class=\"card__title\">Own &lt;it&gt;</h2>",
            "<p>One <em>two</em>.</p><ul><li>three &amp; four</li></ul>",
            "data-action=\"write\" href=\"#/journal/entry\">",
            "data-action=\"safety\" href=\"#help-now\">",
        ] {
            assert!(html.contains(part), "{part}\n{html}");
        }
        assert!(!html.contains("data-action=\"promise\""));
    }

    #[test]
    fn letting_go_never_stands_in_an_address() {
        let chapters_of = [chapter(Chapter::LetGo)];
        let html = chapters(&chapters_of) + &deck(&chapters_of);
        assert!(!html.contains("/guide/let-go"), "{html}");
        assert!(html.contains("<a href=\"#/guide\" data-private=\"let-go\">"));
        assert!(chapters(&[chapter(Chapter::Admit)]).contains("<a href=\"#/guide/admit/1\">"));
    }

    #[test]
    fn html_in_a_card_stays_text() {
        assert_eq!(markdown("a <b>c</b>"), "<p>a &lt;b&gt;c&lt;/b&gt;</p>");
    }
}
