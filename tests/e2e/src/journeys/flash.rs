//! Nothing flashes: a link that somebody received, and the way back after Leave quickly, show
//! what they are to show, or the skeleton, from the first frame on.
//!
//! Every engine tells, frame by frame, which parts of the page show. In Chromium the frames
//! themselves are looked at too: there each part has a colour of its own.

use super::steps::write_entry;
use crate::build::Build;
use crate::engine::Engine;
use crate::visit::Visit;

const PROBE: &str = include_str!("flash.js");
/// The colours are those of [`COLOURS`].
const PAINT: &str = ".door{background:#f0f!important}.chapters{background:#0ff!important}\
    .deck,.card{background:#0f0!important}.top-bar,.tab-bar{background:#f00!important}\
    .entry-row,.entry-row *{background:#00f!important}";
/// Which of these colours are in pictures; JPEG blurs them a little.
const COLOURS: &str = "const [pictures, done] = arguments; \
    const COLOURS = { door: [255, 0, 255], chapters: [0, 255, 255], deck: [0, 255, 0], \
      bars: [255, 0, 0], private: [0, 0, 255] }; \
    const near = (pixel, at, colour) => colour.every((part, i) => Math.abs(pixel[at + i] - part) < 50); \
    const look = async (picture) => { \
      const blob = await (await fetch('data:image/jpeg;base64,' + picture)).blob(); \
      const image = await createImageBitmap(blob); \
      const context = new OffscreenCanvas(image.width, image.height).getContext('2d'); \
      context.drawImage(image, 0, 0); \
      const { data } = context.getImageData(0, 0, image.width, image.height); \
      return Object.keys(COLOURS).filter((name) => { \
        let found = 0; \
        for (let at = 0; at < data.length; at += 4) found += near(data, at, COLOURS[name]); \
        return found > 20; \
      }); \
    }; \
    Promise.all(pictures.map(look)).then(done, (error) => done([[String(error)]]));";

const PRIVATE: &str = "Nobody should read this.";
const LINK: &str = "#s1.AAAA.broken";

/// What opening an address may show, and what it must come to show.
struct Case {
    fragment: &'static str,
    may: &'static [&'static str],
    must: &'static str,
}

const fn case(fragment: &'static str, may: &'static [&'static str], must: &'static str) -> Case {
    Case { fragment, may, must }
}

const SCREEN: &[&str] = &["bars", "screen"];
const DECK: &[&str] = &["bars", "deck"];

/// For somebody who was never here.
const COLD: [Case; 4] = [
    case("", &["bars", "door"], "door"),
    case("#/more/about", SCREEN, "screen"),
    case(LINK, SCREEN, "screen"),
    case("#/guide/admit/2", DECK, "deck"),
];
/// For somebody who has written, and whose device keeps the app.
const WARM: [Case; 6] = [
    case("#/journal", &["bars", "screen", "private"], "private"),
    case("#/more/about", SCREEN, "screen"),
    case("#/promises/new", SCREEN, "screen"),
    case(LINK, SCREEN, "screen"),
    case("#/guide", &["bars", "chapters"], "chapters"),
    case("#/guide/admit/2", DECK, "deck"),
];
/// After Leave quickly.
const LEFT: [Case; 2] = [case("#/journal", &["cover"], "cover"), case("", &["cover"], "cover")];

/// What showed in a frame: the parts of the page, and the text.
type Frame = (Vec<String>, String);

pub(super) fn journey(visit: &mut Visit<'_>) {
    let inside = [("script", PROBE), ("style", PAINT)];
    visit.is_built_as(&Build { inside: &inside, is_allowed: true });
    for case in &COLD {
        visit.starts_afresh();
        opens(visit, case);
    }
    visit.open("#/journal");
    write_entry(visit, PRIVATE);
    visit.is_mirrored().is_kept_for_offline();
    for case in &WARM {
        opens(visit, case);
    }
    visit.open("#/journal").stays_on_this_machine().press_at("#leave").is_gone();
    for case in &LEFT {
        opens(visit, case);
        visit.closes_browser();
        opens(visit, case);
    }
}

fn opens(visit: &mut Visit<'_>, case: &Case) {
    // What the page before still draws is none of this one's.
    visit.goes_away().watches_frames().load(case.fragment);
    if case.must == "cover" {
        visit.shows_view("cover");
    } else {
        visit.is_alive();
    }
    visit.holds(
        "a few frames more",
        "const now = self.framesCounted; \
        self.framesWanted ??= now + 5; return now > self.framesWanted;",
    );
    let frames = visit.ask("return framesSeen;");
    let frames: Vec<Frame> = serde_json::from_value(frames).unwrap_or_default();
    let what = format!("“{}”", case.fragment);
    let may_be_private = case.may.contains(&"private");
    for (parts, text) in &frames {
        let is_private = text.contains(PRIVATE) && !may_be_private;
        visit.expect(!is_private, format!("{what} shows what is private"));
        fits(visit, case, &format!("{what} in the page"), parts);
    }
    let came = frames.iter().any(|(parts, _)| parts.iter().any(|part| part == case.must));
    visit.expect(came, format!("{what} never shows the {}", case.must));
    if visit.engine() == Engine::Chromium {
        looks_at_frames(visit, case, &what);
    }
}

fn looks_at_frames(visit: &mut Visit<'_>, case: &Case, what: &str) {
    let pictures = visit.frames_drawn();
    visit.expect(!pictures.is_empty(), format!("{what} drew no frame"));
    visit.goes_away();
    let found = visit.ask_later_with(COLOURS, vec![pictures.into()]);
    let found: Vec<Vec<String>> = serde_json::from_value(found).unwrap_or_default();
    for parts in &found {
        fits(visit, case, &format!("{what} in a picture"), parts);
    }
    // A screen has no colour of its own, but the bars around it have; nor has the cover.
    let must = match case.must {
        "screen" => "bars",
        "cover" => return,
        part => part,
    };
    let came = found.iter().flatten().any(|part| part == must);
    visit.expect(came, format!("no picture of {what} shows the {must}"));
}

fn fits(visit: &mut Visit<'_>, case: &Case, what: &str, parts: &[String]) {
    let all_may = parts.iter().all(|part| case.may.contains(&part.as_str()));
    visit.expect(all_may, format!("{what} shows {parts:?}, not only {:?}", case.may));
}
