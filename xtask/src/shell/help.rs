//! What is said when the app is not there: help for someone afraid, and why nothing started.

use maud::{Markup, html};
use troth::copy::shell as copy;
use troth::guide::helplines::{Helpline, HelplineKind, REGIONS, Reach, Region};

/// The static help: the emergency number and one line to call, by region.
pub(super) fn help() -> Markup {
    html! {
        section id="help-now" class="help-now" aria-labelledby="help-title" {
            h1 id="help-title" { (copy::help_title()) }
            @for line in copy::help_lines() {
                p { (line) }
            }
            ul class="help-now__regions" {
                @for region in REGIONS {
                    li { (numbers(region)) }
                }
            }
            p { (copy::help_after()) }
        }
    }
}

fn numbers(region: &Region) -> Markup {
    let by_call = |line: &Helpline| line.numbers.iter().find(|number| number.by == Reach::Call);
    let lines = region.helplines.iter();
    let abuse = lines
        .filter(|line| line.kind == HelplineKind::Abuse)
        .find_map(by_call);
    html! {
        (region.name) " "
        a href={ "tel:" (region.emergency) } { (region.emergency) }
        @if let Some(number) = abuse {
            (copy::between_numbers())
            a href={ "tel:" (number.dial) } { (number.shown) }
        }
    }
}

/// Hidden, until the start of the app has failed. `assets/rescue.js` puts other words into its
/// lines, and adds to it.
pub(super) fn stopped() -> Markup {
    html! {
        section id="stopped" class="stopped" role="alert" hidden {
            h1 { (copy::stopped_title()) }
            p { (copy::stopped_failed()) }
            p { (copy::stopped_safe()) }
            button id="again" class="button" data-kind="primary" type="button" {
                (copy::try_again())
            }
        }
    }
}

pub(super) fn no_scripts() -> Markup {
    html! { noscript { p class="no-scripts" { (copy::no_scripts()) } } }
}
