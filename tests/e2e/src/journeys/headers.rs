//! What hosts say about each file is what docs/deploy.md promises. No browser takes part.

use std::fs;
use std::path::Path;

use xtask::serve::Manner;

use crate::hosts::Software;
use crate::plain::Answer;
use crate::site::Host;
use crate::visit::Visit;

const PROMISES: &str = include_str!("../../../../docs/deploy.md");
/// What the table there begins with.
const TABLE: &str = "| file | `Content-Type` |";
/// What no host may answer with in place of a file.
const SHELL: &str = "<title>Troth";
const MISSING: [&str; 4] =
    ["nowhere", "clock/none.html", "assets/troth-0000000000000000.js", "assets/none/"];

/// A row of the table.
struct Promise {
    file: &'static str,
    kind: &'static str,
    cached: &'static str,
    policy: &'static str,
}

pub(super) fn journey(visit: &mut Visit<'_>) {
    let real = Software::ALL.map(Host::Real);
    for host in [Host::Own(Manner::Told)].into_iter().chain(real) {
        visit.is_served_by(host);
        let files = files(&visit.dist(), "");
        visit.expect(files.len() > 8, format!("only {files:?} are there"));
        for file in files {
            let promise = promises().find(|promise| promise.is_of(&file));
            match promise {
                Some(promise) => check(visit, host, &file, &promise),
                None => drop(visit.expect(false, format!("{TABLE} knows no {file}"))),
            }
        }
        for path in MISSING {
            let answer = visit.is_answered(path, &[]);
            let text = String::from_utf8_lossy(&answer.body);
            let is_refused = answer.status == 404 || (answer.status == 403 && path.ends_with('/'));
            let fine = is_refused && !text.contains(SHELL);
            let kept = answer.header("Cache-Control").contains("immutable");
            visit.expect(fine && !kept, format!("{host:?} {path}: {answer:?}"));
        }
        let folder = visit.is_answered("clock", &[]);
        let leads = folder.header("Location").ends_with("/troth/clock/");
        visit.expect(folder.status / 100 == 3 && leads, format!("{host:?} clock: {folder:?}"));
    }
}

fn check(visit: &mut Visit<'_>, host: Host, file: &str, promise: &Promise) {
    let path = file.strip_suffix("index.html").unwrap_or(file);
    let folder = visit.dist();
    let mut compare = |coding: &str, ending: &str| {
        let answer = visit.is_answered(path, &[("Accept-Encoding", coding)]);
        let sent = fs::read(folder.join(format!("{file}{ending}"))).unwrap_or_default();
        let faults = faults(&answer, promise, coding, &sent);
        visit.expect(faults.is_empty(), format!("{host:?} {file} {coding}: {faults:?}"));
        answer
    };
    let plain = compare("", "");
    if folder.join(format!("{file}.br")).is_file() {
        compare("gzip", ".gz");
        if host != Host::Real(Software::Nginx) {
            compare("br", ".br");
        }
    }
    let again = visit.is_answered(path, &[("If-None-Match", plain.header("ETag"))]);
    let known = !plain.header("ETag").is_empty() && again.status == 304 && again.body.is_empty();
    visit.expect(known, format!("{host:?} {file} is sent again"));
}

fn faults(answer: &Answer, promise: &Promise, coding: &str, sent: &[u8]) -> Vec<String> {
    let mut faults = Vec::new();
    let mut expect = |holds: bool, what: &str| {
        if !holds {
            faults.push(format!("{what}: {}", answer.header(what)));
        }
    };
    let policy = answer.header("Content-Security-Policy");
    let forbids = |part: &str| policy.split("; ").any(|directive| directive == part);
    expect(answer.status == 200, "status");
    expect(answer.body == sent, "body");
    expect(answer.header("Content-Type").starts_with(promise.kind), "Content-Type");
    expect(answer.header("Cache-Control") == promise.cached, "Cache-Control");
    expect(promise.policy.split("; ").all(forbids), "Content-Security-Policy");
    expect(answer.header("Content-Encoding") == coding, "Content-Encoding");
    expect(answer.header("Referrer-Policy") == "no-referrer", "Referrer-Policy");
    expect(answer.header("X-Content-Type-Options") == "nosniff", "X-Content-Type-Options");
    expect(
        coding.is_empty() || answer.header("Vary").eq_ignore_ascii_case("Accept-Encoding"),
        "Vary",
    );
    faults
}

impl Promise {
    /// `./` is the page of the folder, `assets/*.js` a script in there.
    fn is_of(&self, file: &str) -> bool {
        match self.file.split_once('*') {
            Some((begin, end)) => file.starts_with(begin) && file.ends_with(end),
            None => {
                file == self.file
                    || file == format!("{}index.html", self.file.trim_start_matches("./"))
            }
        }
    }
}

/// The rows of the table.
fn promises() -> impl Iterator<Item = Promise> {
    let table = PROMISES.split_once(TABLE).map_or("", |(_, rest)| rest);
    table.lines().skip(2).map_while(|line| {
        let mut cells = line.split('`').skip(1).step_by(2);
        Some(Promise {
            file: cells.next()?,
            kind: cells.next()?,
            cached: cells.next()?,
            policy: cells.next()?,
        })
    })
}

/// Every file that is for visitors, compressed copies aside.
fn files(folder: &Path, below: &str) -> Vec<String> {
    let entries = fs::read_dir(folder.join(below)).into_iter().flatten().flatten();
    entries
        .flat_map(|entry| {
            let name = format!("{below}{}", entry.file_name().to_string_lossy());
            if entry.path().is_dir() { files(folder, &format!("{name}/")) } else { vec![name] }
        })
        .filter(|name| name != "_headers" && !name.ends_with(".br") && !name.ends_with(".gz"))
        .collect()
}
