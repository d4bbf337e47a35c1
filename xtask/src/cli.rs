//! The command line: what a person types, as a value.

use std::ffi::OsString;
use std::path::PathBuf;
use std::str::FromStr;

use lexopt::prelude::{Long, Short, Value};

use crate::error::Error;
use crate::test::Request;

/// What `cargo xtask` is asked to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    /// Print the help.
    Help,
    /// Build the release and serve it.
    Run {
        /// The port.
        port: u16,
        /// Whether to open a browser.
        open: bool,
    },
    /// Build and reload while one works.
    Dev {
        /// The port.
        port: u16,
        /// Whether to open a browser.
        open: bool,
    },
    /// Build the folder to put on a host.
    Dist {
        /// The path on the host, if it is to be fixed.
        public_url: Option<String>,
    },
    /// Test all, or a part.
    Test(Request),
    /// Measure what a person feels.
    Bench(Bench),
    /// Check licences, bans and sources of all crates.
    Deny,
    /// Draw the icons from the one SVG.
    Icons,
    /// Take the pictures of the README.
    Screenshots,
    /// Finish a build of trunk's; trunk calls it.
    Finish,
}

/// What is measured, and how.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bench {
    /// Which part of it.
    pub part: Figures,
    /// How often each page is loaded for the medians of the first visit.
    pub runs: u32,
    /// A build to measure in place of one of these sources.
    pub dist: Option<PathBuf>,
}

/// A part of the figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Figures {
    /// Everything.
    All,
    /// The first visit, beside other pages.
    Load,
    /// Later visits, and what growing costs.
    Storage,
    /// Turning cards with a finger.
    Swipe,
}

impl Figures {
    const ALL: [Self; 4] = [Self::All, Self::Load, Self::Storage, Self::Swipe];

    /// The name, as the program that measures has it, too.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Load => "load",
            Self::Storage => "storage",
            Self::Swipe => "swipe",
        }
    }
}

/// A part of the tests.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Everything.
    All,
    /// What runs without a browser.
    Native,
    /// Components and adapters in a browser.
    Browser,
    /// Journeys through the built app.
    EndToEnd,
}

/// A browser's engine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// Chromium.
    Chromium,
    /// Firefox.
    Firefox,
    /// WebKitGTK.
    Webkit,
}

impl Engine {
    /// Every engine, in the order in which they are tested.
    pub const ALL: [Self; 3] = [Self::Chromium, Self::Firefox, Self::Webkit];

    /// The name on the command line.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::Webkit => "webkit",
        }
    }
}

/// The help.
pub const HELP: &str = "\
Troth's developer commands

Usage: cargo xtask <command> [options]

  run                    build the release and serve it on http://127.0.0.1:8080/
      --port N             another port
      --open               open it in the browser
  dev                    build, serve and reload while you work
      --port N, --open     as above
  dist                   build the folder dist/, to put on any static host
      --public-url /x/     for a fixed path on the host; works under any path without
  test                   all checks and tests
  test native            only what needs no browser
  test browser           only components and adapters, in Chromium and Firefox
  test e2e               only the journeys through the built app, in three engines
      --engine X           only chromium, firefox or webkit; may be repeated
      --only NAME          only this journey (e2e); may be repeated
      --soak N             N rounds where a journey goes round, as `kill` does (e2e)
      --seed N             the same chance again as a run that printed this seed (e2e)
  bench                  measure what a person feels, as one table of figures and goals
  bench load             only the first visit: words, alive, Lighthouse, early taps
  bench storage          only later visits, saving and searching, with up to 3000 records
  bench swipe            only frames while cards are swiped
      --runs N             load each page N times for the medians, instead of 5 (bench, load)
      --dist FOLDER        measure the build in this folder, an older one say
  deny                   check licences, bans and sources of all crates
  icons                  draw the icons from the one SVG
  screenshots            take the pictures of the README and of the manifest
  help                   this text

What is missing (trunk, wasm-bindgen, browsers and so on) is installed on the way, with
a line that says so. Tools are kept in $TROTH_TOOLS, else ~/.cache/troth/tools.
";

const PORT: u16 = 8080;
/// How often a page is loaded for a median.
const RUNS: u32 = 5;

/// Understands a command line (without the program's name).
///
/// # Errors
/// If it is not one of the commands in [`HELP`].
pub fn parse<I>(arguments: I) -> Result<Command, Error>
where
    I: IntoIterator,
    I::Item: Into<OsString>,
{
    read(&mut lexopt::Parser::from_args(arguments)).map_err(|error| Error::Usage(sentence(&error)))
}

#[derive(Default)]
struct Options {
    port: Option<u16>,
    open: bool,
    public_url: Option<String>,
    engines: Vec<Engine>,
    only: Vec<String>,
    soak: Option<u32>,
    seed: Option<u64>,
    runs: Option<u32>,
    dist: Option<PathBuf>,
}

fn read(parser: &mut lexopt::Parser) -> Result<Command, lexopt::Error> {
    let mut words = Vec::new();
    let mut options = Options::default();
    while let Some(argument) = parser.next()? {
        match argument {
            Short('h') | Long("help") => return Ok(Command::Help),
            Value(word) => words.push(word.to_string_lossy().into_owned()),
            Long("port") => options.port = Some(port(&text(parser)?)?),
            Long("open") => options.open = true,
            Long("public-url") => options.public_url = Some(public_url(&text(parser)?)?),
            Long("engine") => options.engines.push(engine(&text(parser)?)?),
            Long("only") => options.only.push(text(parser)?),
            Long("soak") => options.soak = Some(number(&text(parser)?, 1)?),
            Long("seed") => options.seed = Some(number(&text(parser)?, 0)?),
            Long("runs") => options.runs = Some(number(&text(parser)?, 1)?),
            Long("dist") => options.dist = Some(PathBuf::from(parser.value()?)),
            other => return Err(other.unexpected()),
        }
    }
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    command(&words, options)
}

fn command(words: &[&str], mut options: Options) -> Result<Command, lexopt::Error> {
    let command = match words {
        [] | ["help"] => return Ok(Command::Help),
        ["run"] => Command::Run {
            port: options.port.take().unwrap_or(PORT),
            open: take(&mut options.open),
        },
        ["dev"] => Command::Dev {
            port: options.port.take().unwrap_or(PORT),
            open: take(&mut options.open),
        },
        ["dist"] => Command::Dist {
            public_url: options.public_url.take(),
        },
        ["test", part @ ..] => Command::Test(test(part, &mut options)?),
        ["bench", part @ ..] => Command::Bench(bench(part, &mut options)?),
        ["deny"] => Command::Deny,
        ["icons"] => Command::Icons,
        ["screenshots"] => Command::Screenshots,
        ["finish"] => Command::Finish,
        [word, ..] => return Err(format!("There is no command “{word}”.").into()),
    };
    let left = [
        ("--port", options.port.is_some()),
        ("--open", options.open),
        ("--public-url", options.public_url.is_some()),
        ("--engine", !options.engines.is_empty()),
        ("--only", !options.only.is_empty()),
        ("--soak", options.soak.is_some()),
        ("--seed", options.seed.is_some()),
        ("--runs", options.runs.is_some()),
        ("--dist", options.dist.is_some()),
    ];
    match left.iter().find(|(_, given)| *given) {
        Some((name, _)) => Err(format!("`{}` does not take {name}.", words.join(" ")).into()),
        None => Ok(command),
    }
}

/// A part takes only the options that mean something to it: what is left is refused.
fn test(part: &[&str], options: &mut Options) -> Result<Request, lexopt::Error> {
    let part = match part {
        [] => Part::All,
        ["native"] => Part::Native,
        ["browser"] => Part::Browser,
        ["e2e"] => Part::EndToEnd,
        _ => return Err("After `test` comes native, browser, e2e or nothing.".into()),
    };
    let mut request = Request::of(part);
    if part != Part::Native {
        request.engines = take(&mut options.engines);
    }
    if part == Part::EndToEnd {
        request.only = take(&mut options.only);
        request.soak = options.soak.take();
        request.seed = options.seed.take();
    }
    Ok(request)
}

fn bench(part: &[&str], options: &mut Options) -> Result<Bench, lexopt::Error> {
    let part = match part {
        [] => Some(Figures::All),
        [name] => Figures::ALL.into_iter().find(|part| part.name() == *name),
        _ => None,
    };
    let part = part.ok_or("After `bench` comes load, storage, swipe or nothing.")?;
    let has_runs = matches!(part, Figures::All | Figures::Load);
    let runs = has_runs.then(|| options.runs.take()).flatten();
    Ok(Bench {
        part,
        runs: runs.unwrap_or(RUNS),
        dist: options.dist.take(),
    })
}

fn take<T: Default>(value: &mut T) -> T {
    std::mem::take(value)
}

fn text(parser: &mut lexopt::Parser) -> Result<String, lexopt::Error> {
    parser
        .value()?
        .into_string()
        .map_err(lexopt::Error::NonUnicodeValue)
}

fn number<T: FromStr + PartialOrd + From<u8>>(text: &str, least: u8) -> Result<T, lexopt::Error> {
    let number = text.parse().ok();
    number
        .filter(|number| *number >= T::from(least))
        .ok_or_else(|| format!("“{text}” is not a number from {least} up.").into())
}

fn port(text: &str) -> Result<u16, lexopt::Error> {
    match text.parse() {
        Ok(port) if port > 0 => Ok(port),
        _ => Err(format!("“{text}” is not a port: it must be from 1 to 65535.").into()),
    }
}

fn public_url(text: &str) -> Result<String, lexopt::Error> {
    let plain =
        !text.contains(|c: char| c.is_whitespace() || matches!(c, '"' | '<' | '>' | '?' | '#'));
    if !plain || !(text.starts_with('/') || text == "./") {
        return Err(format!("“{text}” is not a path on a host, as in /troth/.").into());
    }
    Ok(if text.ends_with('/') {
        text.to_owned()
    } else {
        format!("{text}/")
    })
}

fn engine(text: &str) -> Result<Engine, lexopt::Error> {
    Engine::ALL
        .into_iter()
        .find(|engine| engine.name() == text)
        .ok_or_else(|| format!("“{text}” is not an engine: chromium, firefox or webkit.").into())
}

/// lexopt's own messages do not end as sentences do.
fn sentence(error: &lexopt::Error) -> String {
    let text = error.to_string();
    let mut letters = text.chars();
    let first = letters
        .next()
        .map(|letter| letter.to_uppercase().to_string())
        .unwrap_or_default();
    let end = if text.ends_with('.') { "" } else { "." };
    format!("{first}{}{end}", letters.as_str())
}

#[cfg(test)]
mod tests;
