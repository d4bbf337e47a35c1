//! `cargo xtask bench load`: the first visit, measured by Lighthouse beside the smallest app of the
//! same stack (the floor) and a plain page of the same words; and the later visits, without a network.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use super::script::Script;
use super::{ALIVE, share, starts, storage};
use crate::args::Args;
use crate::engine::Engine;
use crate::report;
use crate::site::Site;
use crate::visit::Visit;
use crate::world::World;

/// The pages, in the order of the columns.
const PAGES: [&str; 3] = ["Troth", "counter", "plain"];
/// How much slower the machine of a later visit is, and how often it is made.
const SLOWDOWN: f64 = 4.0;
const STARTS: usize = 9;

/// All that was measured of one page.
type Runs = Vec<Value>;

/// Measures, and prints the tables.
pub(super) fn bench(world: &World, args: &Args) -> Result<(), String> {
    let beside = args.beside.as_deref().ok_or("--beside is missing: the pages to compare with")?;
    let first = first_visits(world, beside, args.runs)?;
    let kept = kept(&world.dist)?;
    let mut visit = Visit::new(world, Engine::Chromium, "bench")?;
    visit.runs_early(ALIVE);
    let empty = later_visits(&mut visit, 0, 0)?;
    let ten = later_visits(&mut visit, 7, 3)?;
    visit.end().map_err(|failure| failure.what)?;
    for line in table(&first) {
        report::line(&line);
    }
    report::line("");
    #[allow(clippy::cast_precision_loss)]
    let kilobytes = kept as f64 / 1000.0;
    report::line(&row("kept offline, brotli, kB", &[format!("{kilobytes:.1}")], "220"));
    for (name, times) in [("an empty store", empty), ("10 records", ten)] {
        let cells = [format!("{:.0}", share(&times, 0.5))];
        report::line(&row(&format!("later visit, 4×, {name}, ms"), &cells, "300"));
    }
    Ok(())
}

/// Every page in its turn, so that what else this machine does falls on all of them.
fn first_visits(world: &World, beside: &Path, runs: u64) -> Result<[Runs; 3], String> {
    let sites = [
        Site::plain(world, &world.dist)?,
        Site::plain(world, &beside.join("counter"))?,
        Site::plain(world, &beside.join("plain"))?,
    ];
    let pages: Vec<Value> = PAGES
        .iter()
        .zip(&sites)
        .map(|(name, site)| json!({ "name": name, "url": site.url() }))
        .collect();
    let options = json!({ "runs": runs, "pages": pages, "early": ALIVE });
    let mut script = Script::start(world, "lighthouse.mjs", options)?;
    let mut measured = [Runs::new(), Runs::new(), Runs::new()];
    for number in 1..=runs {
        for runs in &mut measured {
            runs.push(script.line()?);
        }
        report::note(&format!("round {number} of {runs}: done"));
    }
    Ok(measured)
}

/// Starts without a network on a slow machine.
fn later_visits(
    visit: &mut Visit<'_>,
    entries: usize,
    promises: usize,
) -> Result<Vec<f64>, String> {
    visit.server_returns().starts_afresh().open("").is_kept_for_offline();
    if entries > 0 {
        storage::fill(visit, entries, promises)?;
    }
    visit.server_stops().slows_down(SLOWDOWN);
    Ok(starts(visit, "", STARTS))
}

/// The size of everything that the worker keeps, as it is sent.
fn kept(dist: &Path) -> Result<u64, String> {
    let worker = dist.join("service-worker.js");
    let worker = fs::read_to_string(&worker).map_err(|error| error.to_string())?;
    let urls = worker.split("url:\"./").skip(1).filter_map(|rest| rest.split('"').next());
    let sizes = urls.map(|url| {
        let page = if url.is_empty() || url.ends_with('/') { "index.html" } else { "" };
        let file = format!("{url}{page}");
        let small = fs::metadata(dist.join(format!("{file}.br")));
        let size = small.or_else(|_| fs::metadata(dist.join(&file)));
        size.map(|size| size.len()).map_err(|error| format!("{file}: {error}"))
    });
    sizes.sum()
}

fn median(runs: &[Value], what: &str) -> f64 {
    let values: Vec<f64> = runs.iter().filter_map(|run| run[what].as_f64()).collect();
    share(&values, 0.5)
}

fn table([troth, floor, plain]: &[Runs; 3]) -> Vec<String> {
    let heads = [PAGES[0], PAGES[1], PAGES[2], "to counter", "to plain"].map(str::to_owned);
    let mut lines = vec![String::new(), row("first visit, medians", &heads, "target")];
    let columns = |what: &str, digits: usize| {
        [troth, floor, plain].map(|runs| format!("{:.digits$}", median(runs, what))).to_vec()
    };
    for score in ["performance", "accessibility", "best practices"] {
        lines.push(row(score, &columns(score, 0), "100"));
    }
    for (what, target) in [("LCP", "0.60 to counter, 1.15 to plain"), ("TTI", "")] {
        let mut cells = columns(what, 0);
        cells.extend([floor, plain].map(|runs| ratio(median(troth, what), median(runs, what))));
        lines.push(row(&format!("{what}, ms"), &cells, target));
    }
    lines.push(row("TBT, ms", &columns("TBT", 0), ""));
    lines.push(row("CLS", &columns("CLS", 3), "0"));
    lines.push(row("bytes", &columns("bytes", 0), ""));
    let alive = median(troth, "alive");
    let against = ratio(alive, median(floor, "TTI"));
    let cells = [format!("{alive:.0}"), String::new(), String::new(), against];
    lines.push(row("alive, ms", &cells, "1.50 to counter's TTI"));
    let missed = troth.iter().filter_map(|run| run["missed"].as_array()).flatten();
    let mut missed: Vec<&str> = missed.filter_map(Value::as_str).collect();
    missed.sort_unstable();
    missed.dedup();
    if !missed.is_empty() {
        lines.push(format!("What Lighthouse misses in Troth: {}", missed.join(", ")));
    }
    lines
}

fn ratio(value: f64, to: f64) -> String {
    format!("{:.2}", value / to)
}

fn row(name: &str, cells: &[String], target: &str) -> String {
    let cells: String = cells.iter().map(|cell| format!("{cell:>11}")).collect();
    format!("{name:<36}{cells:<55}   {target}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn runs(lcp: [f64; 3], alive: Option<f64>) -> Runs {
        let run = |lcp| {
            json!({
                "performance": 100, "accessibility": 100, "best practices": 96, "LCP": lcp,
                "TTI": 1000.0, "TBT": 0, "CLS": 0, "bytes": 9000, "alive": alive,
                "missed": ["errors-in-console"],
            })
        };
        lcp.map(run).to_vec()
    }

    #[test]
    fn the_table_compares_medians() {
        let pages = [
            runs([700.0, 9000.0, 600.0], Some(1500.0)),
            runs([1400.0; 3], None),
            runs([650.0; 3], None),
        ];
        let lines = table(&pages);
        let line = |name: &str| {
            let found = lines.iter().find(|line| line.starts_with(name)).unwrap();
            found.split_whitespace().collect::<Vec<_>>().join(" ")
        };
        assert!(line("LCP").starts_with("LCP, ms 700 1400 650 0.50 1.08"), "{}", line("LCP"));
        assert!(line("alive").starts_with("alive, ms 1500 1.50"), "{}", line("alive"));
        assert!(line("CLS").starts_with("CLS 0.000 0.000 0.000 0"));
        assert!(line("What").ends_with("Troth: errors-in-console"));
    }

    #[test]
    fn what_is_kept_is_counted_as_it_is_sent() {
        let dist = std::env::temp_dir().join(format!("troth-kept-{}", std::process::id()));
        fs::create_dir_all(dist.join("clock")).unwrap();
        let list = "FILES=[{url:\"./\",size:1},{url:\"./clock/\"},{url:\"./icon.png\"}]";
        for (name, length) in [
            ("index.html", 100),
            ("index.html.br", 30),
            ("clock/index.html", 7),
            ("icon.png", 5),
            ("other.png", 1000),
        ] {
            fs::write(dist.join(name), vec![b' '; length]).unwrap();
        }
        fs::write(dist.join("service-worker.js"), list).unwrap();
        assert_eq!(kept(&dist), Ok(42));
        fs::remove_file(dist.join("icon.png")).unwrap();
        assert!(kept(&dist).is_err());
        fs::remove_dir_all(dist).unwrap();
    }
}
