//! "Hurt, or harm?" and its mirror. Answers live on this screen only: nothing is stored, and
//! nothing remembers that they were given.

use leptos::prelude::*;

use crate::copy::safety::{self as copy, Outcome};
use crate::ui::parts::Page;

/// The five lines, and the other side's.
#[component]
pub fn Safety() -> impl IntoView {
    view! {
        <Page title=copy::TITLE private=true>
            <Questions intro=copy::INTRO lines=copy::LINES any_yes=copy::ANY_YES all_no=copy::ALL_NO />
            <details class="safety-check__mirror">
                <summary>{copy::TO_MIRROR}</summary>
                <h2>{copy::MIRROR_TITLE}</h2>
                <Questions
                    intro=copy::MIRROR_INTRO
                    lines=copy::MIRROR_LINES
                    any_yes=copy::MIRROR_ANY_YES
                    all_no=copy::MIRROR_ALL_NO
                />
            </details>
        </Page>
    }
}

#[component]
fn Questions(
    intro: &'static str,
    lines: [&'static str; 5],
    any_yes: Outcome,
    all_no: Outcome,
) -> impl IntoView {
    let answers = RwSignal::new([None::<bool>; 5]);
    let outcome = Memo::new(move |_| {
        let answers = answers.get();
        if answers.contains(&Some(true)) {
            Some(any_yes)
        } else {
            answers.iter().all(Option::is_some).then_some(all_no)
        }
    });
    let line = move |(index, text): (usize, &'static str)| {
        let answer = move |yes: bool, word: &'static str| {
            view! {
                <button
                    type="button"
                    class="button safety-check__answer"
                    data-kind="quiet"
                    aria-pressed=move || (answers.get()[index] == Some(yes)).to_string()
                    on:click=move |_| answers.update(|answers| answers[index] = Some(yes))
                >
                    {word}
                </button>
            }
        };
        view! {
            <li class="safety-check__line">
                <fieldset class="safety-check__question">
                    <legend>{text}</legend>
                    {answer(true, copy::ANSWERS[0])}
                    {answer(false, copy::ANSWERS[1])}
                </fieldset>
            </li>
        }
    };
    view! {
        <div class="safety-check">
            <p>{intro}</p>
            <ol class="safety-check__lines">{lines.into_iter().enumerate().map(line).collect_view()}</ol>
            <div class="safety-check__result" role="status">
                {move || outcome.get().map(|outcome| view! { <Result outcome /> })}
            </div>
        </div>
    }
}

#[component]
fn Result(outcome: Outcome) -> impl IntoView {
    view! {
        <h2>{outcome.title}</h2>
        {outcome.text.iter().map(|line| view! { <p>{*line}</p> }).collect_view()}
        <p>
            <a class="button" data-kind="primary" href="#/more" data-action="help">
                {outcome.help}
            </a>
        </p>
    }
}
