//! The guide: the list of chapters, and the deck with its texts.

use maud::{Markup, PreEscaped, html};
use pulldown_cmark::{Event, Parser};
use troth::copy::shell as copy;
use troth::guide::Chapter;
use troth::guide::parse::{CardText, ChapterText};

/// The list of chapters.
pub(super) fn chapters(chapters: &[ChapterText]) -> Markup {
    html! {
        section id="chapters" class="chapters" aria-labelledby="chapters-title" {
            h1 id="chapters-title" { (copy::chapters_title()) }
            nav aria-label=(copy::chapters_navigation()) {
                ol {
                    @for text in chapters {
                        li class="chapters__item" data-chapter=(text.chapter.slug()) {
                            (chapter_link(text))
                        }
                    }
                }
            }
            div id="chapters-extra" {}
        }
    }
}

fn chapter_link(text: &ChapterText) -> Markup {
    // The address of a chapter that leaves no trace stays that of the guide.
    let (href, private) = if text.chapter.leaves_trace() {
        (format!("#{}", card_path(text.chapter, 1)), None)
    } else {
        ("#/guide".to_owned(), Some(text.chapter.slug()))
    };
    html! {
        a href=(href) data-private=[private] {
            span class="chapters__title" { (text.title) } " "
            span class="chapters__summary" { (text.summary) } " "
            span class="chapters__count" { (copy::card_count(text.cards.len())) }
        }
    }
}

/// Every chapter as a track of cards.
pub(super) fn deck(chapters: &[ChapterText]) -> Markup {
    html! {
        section id="cards" class="deck" role="region" aria-label=(copy::cards_region()) {
            @for text in chapters {
                div class="deck__chapter" data-chapter=(text.chapter.slug()) {
                    h1 class="deck__title" { (text.title) }
                    ol class="deck__track" tabindex="0" aria-label=(text.title) {
                        @for (card, number) in text.cards.iter().zip(1..) {
                            (card_item(text.chapter, number, card))
                        }
                    }
                }
            }
            div id="deck-controls" class="deck__controls" {}
        }
    }
}

fn card_item(chapter: Chapter, number: usize, card: &CardText) -> Markup {
    let id = chapter.leaves_trace().then(|| card_path(chapter, number));
    html! {
        li class="card" id=[id] data-card={ (chapter.slug()) "/" (card.slug) }
            data-kind=(card.kind.slug()) data-audience=(card.audience.slug()) {
            p class="card__for" { (copy::addressed_to(card.audience)) }
            h2 class="card__title" { (card.title) }
            div class="card__text" { (markdown(&card.body)) }
            (actions(card))
        }
    }
}

fn actions(card: &CardText) -> Markup {
    let links = html! {
        @if card.write.is_some() {
            a class="card__action" data-action="write" href="#/journal/entry" {
                (copy::write_about_it())
            } " "
        }
        @if card.promise.is_some() {
            a class="card__action" data-action="promise" href="#/promises/new" {
                (copy::make_a_promise())
            } " "
        }
        @if card.safety {
            a class="card__safety" data-action="safety" href="#help-now" { (copy::hurt_or_harm()) }
        }
    };
    let links = PreEscaped(links.0.trim_end());
    html! { @if !links.0.is_empty() { p class="card__actions" { (links) } } }
}

/// `/guide/admit/2`: the id of the card's element, and the fragment that shows it.
fn card_path(chapter: Chapter, number: usize) -> String {
    format!("/guide/{}/{number}", chapter.slug())
}

/// The card's text. The reader of the cards refuses HTML; here it would stay text.
fn markdown(body: &str) -> Markup {
    let as_text = |event| match event {
        Event::Html(raw) | Event::InlineHtml(raw) => Event::Text(raw),
        other => other,
    };
    let mut out = String::new();
    pulldown_cmark::html::push_html(&mut out, Parser::new(body).map(as_text));
    PreEscaped(out.replace(">\n<", "><").trim_end().to_owned())
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    #[test]
    fn letting_go_never_stands_in_an_address() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../guide/en");
        let guide = troth::guide::parse::read_guide(&folder, "guide/en").unwrap();
        let html = chapters(&guide).into_string() + &deck(&guide).into_string();
        assert!(html.contains("data-card=\"let-go/") && !html.contains("/guide/let-go"));
        assert!(html.contains("<a href=\"#/guide\" data-private=\"let-go\">"));
        assert!(html.contains("<a href=\"#/guide/admit/1\">"));
        assert!(html.contains("<li class=\"card\" id=\"/guide/admit/1\" data-card=\"admit/"));
    }

    #[test]
    fn html_in_a_card_stays_text() {
        assert_eq!(markdown("a <b>c</b>").0, "<p>a &lt;b&gt;c&lt;/b&gt;</p>");
    }
}
