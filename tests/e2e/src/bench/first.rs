//! The first visit, measured by Lighthouse: beside the smallest app of the same stack, and beside a plain page of the
//! same words.

use serde_json::{Value, json};

use super::figure::Figure;
use super::script::Script;
use super::{ALIVE, median};
use crate::args::Args;
use crate::report;
use crate::site::Site;
use crate::world::World;

/// The pages to compare with, by the names of their folders.
const COUNTER: &str = "counter";
const PLAIN: &str = "plain";

/// All that was measured of one page.
type Runs = Vec<Value>;

/// Measures every page in its turn, so that what else this machine does falls on all of them.
pub(super) fn figures(world: &World, args: &Args) -> Result<Vec<Figure>, String> {
    let beside = args.beside.as_deref().ok_or("--beside is missing: the pages to compare with")?;
    let sites = [
        Site::plain(world, &world.dist)?,
        Site::plain(world, &beside.join(COUNTER))?,
        Site::plain(world, &beside.join(PLAIN))?,
    ];
    let urls: Vec<String> = sites.iter().map(Site::url).collect();
    let options = json!({ "runs": args.runs, "urls": urls, "early": ALIVE });
    let mut script = Script::start(world, "lighthouse.mjs", options)?;
    let mut measured = [Runs::new(), Runs::new(), Runs::new()];
    for number in 1..=args.runs {
        for runs in &mut measured {
            runs.push(script.line()?);
        }
        report::note(&format!("first visits, round {number} of {}: done", args.runs));
    }
    let [troth, ..] = &measured;
    let missed = missed(troth);
    if !missed.is_empty() {
        report::note(&format!("What Lighthouse misses in Troth: {}", missed.join(", ")));
    }
    Ok(rows(&measured))
}

fn rows([troth, counter, plain]: &[Runs; 3]) -> Vec<Figure> {
    let of = |runs: &Runs, what: &str| median(&all(runs, what));
    let alive = of(troth, "alive");
    // Of each visit: the medians of both may be those of two visits.
    let later: Vec<f64> =
        all(troth, "TTI").iter().zip(all(troth, "alive")).map(|(tti, alive)| tti - alive).collect();
    let score = |name, category| Figure::count(name, of(troth, category), 100.0);
    vec![
        Figure::times(
            "words on screen, first visit (LCP)",
            of(troth, "LCP"),
            (PLAIN, of(plain, "LCP")),
            1.15,
        ),
        Figure::times(
            "alive, first visit (TTI)",
            of(troth, "TTI"),
            (COUNTER, of(counter, "TTI")),
            1.5,
        ),
        Figure {
            measured: format!("alive after {alive:.0} ms"),
            ..Figure::time("TTI after it is alive", median(&later), 50.0)
        },
        score("Lighthouse: performance", "performance"),
        score("Lighthouse: accessibility", "accessibility"),
        score("Lighthouse: best practices", "best-practices"),
    ]
}

fn all(runs: &Runs, what: &str) -> Vec<f64> {
    // What is missing once is missing: no median may hide it.
    runs.iter().map(|run| run[what].as_f64().unwrap_or(f64::NAN)).collect()
}

fn missed(runs: &Runs) -> Vec<&str> {
    let all = runs.iter().filter_map(|run| run["missed"].as_array()).flatten();
    let mut all: Vec<&str> = all.filter_map(Value::as_str).collect();
    all.sort_unstable();
    all.dedup();
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    fn runs(lcp: [f64; 3], tti: f64) -> Runs {
        let run = |lcp: f64| {
            json!({
                "performance": 100, "accessibility": 100, "best-practices": 96, "LCP": lcp,
                "TTI": tti + lcp, "alive": tti + lcp - 20.0, "missed": ["errors-in-console"],
            })
        };
        lcp.map(run).to_vec()
    }

    #[test]
    fn the_rows_compare_medians() {
        let troth = runs([700.0, 9000.0, 600.0], 1500.0);
        let rows = rows(&[troth.clone(), runs([1400.0; 3], 100.0), runs([650.0; 3], 0.0)]);
        let values: Vec<String> = rows.iter().map(|row| format!("{:.2}", row.value)).collect();
        assert_eq!(values, ["1.08", "1.47", "20.00", "100.00", "100.00", "96.00"]);
        assert_eq!(rows[2].measured, "alive after 2180 ms");
        assert_eq!(missed(&troth), ["errors-in-console"]);
    }

    #[test]
    fn what_a_page_does_not_tell_is_not_measured() {
        let rows = rows(&[vec![json!({ "LCP": 1 })], runs([2.0; 3], 1.0), runs([2.0; 3], 1.0)]);
        let measured: Vec<bool> = rows.iter().map(Figure::is_measured).collect();
        assert_eq!(measured, [true, false, false, false, false, false]);
    }
}
