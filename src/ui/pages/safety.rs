//! "Hurt, or harm?" and its mirror. Answers live on this screen only: nothing is stored, and nothing remembers that they
//! were given.

use leptos::prelude::*;

use crate::copy::safety::{self as copy, Outcome};
use crate::ui::parts::PrivatePage;

const LINES: usize = copy::LINES.len();

#[component]
pub fn Safety() -> impl IntoView {
    view! {
        <PrivatePage title=copy::TITLE>
            <Questions
                intro=copy::INTRO
                lines=copy::LINES
                any_yes=&copy::ANY_YES
                all_no=&copy::ALL_NO
            />
            <details class="safety-check__mirror">
                <summary>{copy::TO_MIRROR}</summary>
                <h2>{copy::MIRROR_TITLE}</h2>
                <Questions
                    intro=copy::MIRROR_INTRO
                    lines=copy::MIRROR_LINES
                    any_yes=&copy::MIRROR_ANY_YES
                    all_no=&copy::MIRROR_ALL_NO
                />
            </details>
        </PrivatePage>
    }
}

/// Five questions to answer with yes or no, and what follows from one yes, or from none.
#[component]
fn Questions(
    intro: &'static str,
    lines: [&'static str; LINES],
    any_yes: &'static Outcome,
    all_no: &'static Outcome,
) -> impl IntoView {
    let answers = lines.map(|_| RwSignal::new(None::<bool>));
    let outcome = move || {
        if answers.iter().any(|answer| answer.get() == Some(true)) {
            Some(any_yes)
        } else if answers.iter().all(|answer| answer.get() == Some(false)) {
            Some(all_no)
        } else {
            None
        }
    };
    let questions = lines.into_iter().zip(answers);
    view! {
        <div class="safety-check">
            <p>{intro}</p>
            <ol class="safety-check__lines">
                {questions
                    .map(|(text, answer)| view! { <Question text answer /> })
                    .collect_view()}
            </ol>
            <div class="safety-check__result" role="status">
                {move || outcome().map(|outcome| view! { <Conclusion outcome /> })}
            </div>
        </div>
    }
}

#[component]
fn Question(text: &'static str, answer: RwSignal<Option<bool>>) -> impl IntoView {
    let choice = move |value: bool, word: &'static str| {
        view! {
            <button
                type="button"
                class="button safety-check__answer"
                data-kind="quiet"
                aria-pressed=move || (answer.get() == Some(value)).to_string()
                on:click=move |_| answer.set(Some(value))
            >
                {word}
            </button>
        }
    };
    let [yes, no] = copy::ANSWERS;
    view! {
        <li class="safety-check__line">
            <fieldset class="safety-check__question">
                <legend>{text}</legend>
                {choice(true, yes)}
                {choice(false, no)}
            </fieldset>
        </li>
    }
}

#[component]
fn Conclusion(outcome: &'static Outcome) -> impl IntoView {
    view! {
        <div>
            <h2>{outcome.title}</h2>
            {outcome.text.iter().map(|line| view! { <p>{*line}</p> }).collect_view()}
            <p>
                <a class="button" href="#/more" data-kind="primary" data-action="help">
                    {outcome.help}
                </a>
            </p>
        </div>
    }
}
