//! "Hurt, or harm?" and its mirror. Answers live on this screen only: nothing is stored, and
//! nothing remembers that they were given.

use leptos::prelude::*;

use crate::app::AppState;
use crate::copy::safety::{self as copy, Outcome};
use crate::ui::el::{button, el, link, live, none, p};
use crate::ui::parts::old::private_page;

/// The five answers as bits: the lines answered with yes, and above them those answered with no.
#[derive(Clone, Copy)]
struct Answers(RwSignal<usize>);

impl Answers {
    const LINES: usize = copy::LINES.len();
    const ALL: usize = (1 << Self::LINES) - 1;

    fn has(self, index: usize, yes: bool) -> bool {
        self.0.get() & Self::bit(index, yes) != 0
    }

    fn give(self, index: usize, yes: bool) {
        self.0
            .update(|bits| *bits = *bits & !Self::bit(index, !yes) | Self::bit(index, yes));
    }

    fn any_yes(self) -> bool {
        self.0.get() & Self::ALL != 0
    }

    fn all_no(self) -> bool {
        self.0.get() >> Self::LINES == Self::ALL
    }

    const fn bit(index: usize, yes: bool) -> usize {
        1 << if yes { index } else { index + Self::LINES }
    }
}

/// The five lines, and the other side's.
pub fn safety(app: AppState) -> AnyView {
    let mirror = el("details")
        .class("safety-check__mirror")
        .el(el("summary").text(copy::TO_MIRROR))
        .el(el("h2").text(copy::MIRROR_TITLE))
        .child(questions(
            copy::MIRROR_INTRO,
            copy::MIRROR_LINES,
            &copy::MIRROR_ANY_YES,
            &copy::MIRROR_ALL_NO,
        ));
    private_page(app, copy::TITLE)
        .child(questions(
            copy::INTRO,
            copy::LINES,
            &copy::ANY_YES,
            &copy::ALL_NO,
        ))
        .el(mirror)
        .view()
}

fn questions(
    intro: &'static str,
    lines: [&'static str; 5],
    any_yes: &'static Outcome,
    all_no: &'static Outcome,
) -> AnyView {
    let answers = Answers(RwSignal::new(0));
    let lines = lines
        .into_iter()
        .enumerate()
        .map(|(index, text)| question(answers, index, text));
    let outcome = live(move || {
        if answers.any_yes() {
            result(any_yes)
        } else if answers.all_no() {
            result(all_no)
        } else {
            none()
        }
    });
    el("div")
        .class("safety-check")
        .child(p("", intro))
        .el(el("ol").class("safety-check__lines").children(lines))
        .el(el("div")
            .class("safety-check__result")
            .attr("role", "status")
            .child(outcome))
        .view()
}

fn question(answers: Answers, index: usize, text: &'static str) -> AnyView {
    let answer = |yes: bool, word: &'static str| {
        button("quiet", word, move || answers.give(index, yes))
            .class("button safety-check__answer")
            .pressed(move || answers.has(index, yes))
    };
    let fieldset = el("fieldset")
        .class("safety-check__question")
        .el(el("legend").text(text))
        .el(answer(true, copy::ANSWERS[0]))
        .el(answer(false, copy::ANSWERS[1]));
    el("li").class("safety-check__line").el(fieldset).view()
}

fn result(outcome: &'static Outcome) -> AnyView {
    let help = link("button", "#/more", outcome.help)
        .attr("data-kind", "primary")
        .attr("data-action", "help");
    el("div")
        .el(el("h2").text(outcome.title))
        .children(outcome.text.iter().map(|line| p("", *line)))
        .el(el("p").el(help))
        .view()
}
