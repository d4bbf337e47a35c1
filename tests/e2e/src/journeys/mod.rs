//! What is tested. One file per subject; each journey is a list of steps that reads aloud.

mod addresses;
mod axe;
mod bare;
mod bin;
mod blocked;
mod door;
mod early;
pub(crate) mod early_taps;
mod erase;
mod first;
mod flash;
mod full;
mod guide;
mod headers;
mod hosts;
mod install;
mod journal;
mod keyboard;
mod kill;
mod leave;
mod midway;
mod mirror;
mod newer;
mod offline;
mod pictures;
mod policy;
mod promises;
mod requests;
mod rescue;
mod restore;
mod share;
mod steps;
mod tabs;
mod taps;
mod texts;
mod today;
mod traces;
mod updates;

use crate::visit::Visit;

pub(crate) use pictures::pictures;

/// A journey through the app.
pub(crate) struct Journey {
    /// Its name on the command line and in the report.
    pub(crate) name: &'static str,
    /// The steps.
    pub(crate) run: fn(&mut Visit<'_>),
}

/// All journeys, in the order in which a person would meet what they are about.
pub(crate) const ALL: &[Journey] = &[
    Journey { name: "door", run: door::journey },
    Journey { name: "early", run: early::journey },
    Journey { name: "no-scripts", run: bare::no_scripts },
    Journey { name: "lockdown", run: bare::locked_down },
    Journey { name: "taps", run: taps::journey },
    Journey { name: "guide", run: guide::journey },
    Journey { name: "journal", run: journal::journey },
    Journey { name: "texts", run: texts::journey },
    Journey { name: "promises", run: promises::journey },
    Journey { name: "refusals", run: promises::refusals },
    Journey { name: "today", run: today::journey },
    Journey { name: "first", run: first::journey },
    Journey { name: "share", run: share::journey },
    Journey { name: "install", run: install::journey },
    Journey { name: "leave", run: leave::journey },
    Journey { name: "flash", run: flash::journey },
    Journey { name: "traces", run: traces::journey },
    Journey { name: "addresses", run: addresses::journey },
    Journey { name: "blocked", run: blocked::journey },
    Journey { name: "keyboard", run: keyboard::journey },
    Journey { name: "offline", run: offline::journey },
    Journey { name: "updates", run: updates::journey },
    Journey { name: "half-updates", run: updates::half },
    Journey { name: "rescue", run: rescue::journey },
    Journey { name: "panic", run: rescue::panic },
    Journey { name: "mirror", run: mirror::journey },
    Journey { name: "midway", run: midway::journey },
    Journey { name: "tabs", run: tabs::journey },
    Journey { name: "bin", run: bin::journey },
    Journey { name: "full", run: full::journey },
    Journey { name: "newer", run: newer::journey },
    Journey { name: "erase", run: erase::journey },
    Journey { name: "restore", run: restore::journey },
    Journey { name: "damaged", run: restore::damaged },
    Journey { name: "kill", run: kill::journey },
    Journey { name: "requests", run: requests::journey },
    Journey { name: "policy", run: policy::journey },
    Journey { name: "headers", run: headers::journey },
    Journey { name: "nginx", run: hosts::nginx },
    Journey { name: "caddy", run: hosts::caddy },
    Journey { name: "no-headers", run: hosts::no_headers },
    Journey { name: "axe", run: axe::journey },
];
