//! Installing the app, in the way that this browser has.

use leptos::prelude::*;

use crate::copy::{backup, install as copy};
use crate::platform::{environment, install as platform};
use crate::ui::el::{all, button, el, link, live, on_leave, p};
use crate::ui::parts::old::page;

/// The browser's own question, steps with pictures, or words.
#[must_use]
pub fn install() -> AnyView {
    let asked = RwSignal::new(false);
    let listeners = platform::on_change(move || asked.set(false));
    on_leave(Box::new(move || drop(listeners)));
    page(copy::TITLE, "#/more")
        .child(p("page__lead", copy::LEAD))
        .el(el("div")
            .class("install")
            .attr("role", "status")
            .child(live(move || way(asked))))
        .view()
}

/// `asked` is told anew whenever the browser says something.
fn way(asked: RwSignal<bool>) -> AnyView {
    if asked.get() {
        p("", copy::ASKED)
    } else if environment::is_installed() || platform::is_done() {
        p("", copy::DONE)
    } else if platform::is_offered() {
        button("primary", copy::ASK, move || {
            platform::ask();
            asked.set(true);
        })
        .view()
    } else if environment::is_ios_tab() {
        let step = |(picture, words)| el("li").attr("data-picture", picture).text(words).view();
        let steps = el("ol").class("install__steps");
        all(vec![steps.children(copy::IOS.map(step)).view(), apart()])
    } else if environment::is_mac_safari() {
        all(vec![p("", copy::DOCK), apart()])
    } else {
        p("", copy::MENU)
    }
}

fn apart() -> AnyView {
    let leads = link("", "#/more/backup/move", backup::MOVE);
    el("p").text(copy::APART).text(" ").el(leads).view()
}
