//! The whole hook, over the project's own pages and a small build that stands in for trunk's.

use super::*;

/// Takes files as they are, styles as a line that names them; of what a script imports only the lines
/// are taken, if it is to be bundled.
struct Plain;

impl Plain {
    fn text(entry: &Path, bundle: bool) -> Result<String, FinishError> {
        let text = fs::read_to_string(entry).map_err(FinishError::file(entry))?;
        let lines = text.lines().filter(|line| !line.trim().starts_with("//"));
        let lines: Result<Vec<String>, _> = lines
            .map(|line| match Self::imported(entry, line) {
                Some(path) if bundle => Self::text(&path, bundle),
                _ => Ok(line.to_owned()),
            })
            .collect();
        Ok(lines?.join("\n"))
    }

    fn imported(entry: &Path, line: &str) -> Option<PathBuf> {
        let (_, address) = line.strip_prefix("import ")?.split_once(" from \"")?;
        Some(entry.parent()?.join(address.strip_suffix("\";")?))
    }
}

impl Bundler for Plain {
    fn bundle(&self, job: &Job) -> Result<String, FinishError> {
        if job
            .entry
            .extension()
            .is_some_and(|extension| extension == "css")
        {
            return Ok(format!("/*{}*/", job.entry.file_name().unwrap().display()));
        }
        let text = Self::text(&job.entry, job.bundle)?;
        Ok(job.define.iter().fold(text, |text, (name, value)| {
            text.replace(name, &format!("{value:?}"))
        }))
    }
}

/// What wasm-bindgen writes where a script stands beside an adapter.
const GLUE: &[u8] = b"import { beside } from \"./snippets/troth-1/src/platform/tabs.js\";\n\
    export default () => beside;\n";

/// A folder as trunk leaves it, removed when the test is over.
struct Staging(PathBuf);

impl Staging {
    fn new(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("troth-{name}-{}", std::process::id()));
        let beside = folder.join("snippets/troth-1/src/platform");
        fs::create_dir_all(&beside).unwrap();
        fs::write(beside.join("tabs.js"), "export const beside = 1;").unwrap();
        let staging = Self(folder);
        staging.write("troth.js", GLUE);
        staging.write("troth_bg.wasm", b"\0asm one");
        staging.write(
            "index.html",
            b"<script type=\"module\">import init</script>\
              <script>const at = '.well-known/trunk/ws'</script>",
        );
        staging
    }

    fn write(&self, name: &str, bytes: &[u8]) {
        fs::write(self.0.join(name), bytes).unwrap();
    }

    fn text(&self, name: &str) -> String {
        fs::read_to_string(self.0.join(name)).unwrap()
    }

    fn names(&self) -> Vec<String> {
        fn walk(folder: &Path, base: &Path, names: &mut Vec<String>) {
            for entry in fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    walk(&path, base, names);
                } else {
                    names.push(path.strip_prefix(base).unwrap().display().to_string());
                }
            }
        }
        let mut names = Vec::new();
        walk(&self.0, &self.0, &mut names);
        names.sort();
        names
    }

    fn finish(&self, profile: Profile) -> Result<Report, FinishError> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"))
            .parent()
            .unwrap()
            .to_owned();
        let options = Options {
            root,
            staging: self.0.clone(),
            before: self.0.join("before"),
            profile,
            public_url: "./".to_owned(),
        };
        finish(&options, &Plain)
    }
}

impl Drop for Staging {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

#[test]
fn a_release_is_whole() {
    let staging = Staging::new("release");
    let report = staging.finish(Profile::Release).unwrap();
    let names = staging.names();
    let page = staging.text("index.html");
    assert!(page.starts_with("<!DOCTYPE html><html lang=\"en\"><head>"));
    assert!(page.contains("<title>Troth</title>"));
    assert!(
        page.contains("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'")
    );
    assert!(
        !page.contains("data-trunk") && !page.contains("<!--") && !page.contains("import init")
    );
    assert!(!page.contains("style=\"") && !page.contains(".well-known"));
    assert!(
        names
            .iter()
            .all(|name| !name.contains("troth_bg") && name != "troth.js")
    );
    // Every address that the page and the manifest name is there, and in the worker's list.
    let worker = staging.text("service-worker.js");
    let manifest = staging.text("manifest.webmanifest");
    let named: Vec<&str> = names.iter().map(String::as_str).collect();
    for name in named.iter().filter(|name| name.starts_with("assets/")) {
        let (plain, ending) = name.rsplit_once('.').unwrap();
        if ["br", "gz"].contains(&ending) {
            continue;
        }
        assert_eq!(plain.rsplit_once('-').unwrap().1.len(), 16, "{name}");
        assert!(
            page.contains(name) || manifest.contains(name),
            "nobody asks for {name}"
        );
        assert_eq!(
            worker.contains(&format!("url:\"./{name}\"")),
            precache::is_kept(name),
            "{name} is kept, or is not"
        );
    }
    for name in [
        "index.html.br",
        "index.html.gz",
        "service-worker.js.br",
        "_headers",
    ] {
        assert!(named.contains(&name), "{name} is missing");
    }
    assert!(worker.contains("url:\"./\"") && worker.contains("url:\"./clock/\""));
    assert!(worker.starts_with(&format!("const VERSION=\"{}\"", report.version)));
}

#[test]
fn the_policy_allows_every_script_of_a_page() {
    let staging = Staging::new("policy");
    staging.finish(Profile::Release).unwrap();
    let headers = staging.text("_headers");
    for (page, count) in [("index.html", 4), ("clock/index.html", 1)] {
        let text = staging.text(page);
        let scripts: Vec<&str> = text
            .split("<script")
            .skip(1)
            .map(|rest| rest.split_once("</script>").unwrap().0)
            .map(|script| script.split_once('>').unwrap().1)
            .collect();
        assert_eq!(scripts.len(), count, "{page}");
        for script in scripts {
            let hash = sha256_base64(script.as_bytes());
            assert!(
                text.contains(&hash) && headers.contains(&hash),
                "{page}: {script}"
            );
        }
    }
    // What Leptos makes of texts is looked at from the start.
    let page = staging.text("index.html");
    let at = |what: &str| page.find(what).unwrap();
    assert!(at("createPolicy(\"default\"") < at("<script type=\"module\">"));
    assert!(page.contains("trusted-types troth default troth-parser"));
}

#[test]
fn scripts_beside_the_adapters_are_in_the_one_script() {
    let staging = Staging::new("beside");
    staging.finish(Profile::Release).unwrap();
    let names = staging.names();
    let scripts: Vec<&String> = names.iter().filter(|name| name.ends_with(".js")).collect();
    let [_, app, worker] = scripts[..] else {
        panic!("the keeper, one script and the worker: {scripts:?}");
    };
    let text = staging.text(app);
    assert!(
        text.contains("const beside = 1") && !text.contains("import "),
        "{text}"
    );
    assert_eq!(worker, "service-worker.js");
    assert!(!names.iter().any(|name| name.contains("snippets")));
    assert!(!staging.text(worker).contains("snippets"));
    assert!(!staging.text("index.html").contains("snippets"));
}

#[test]
fn other_bytes_have_another_name_and_version() {
    let build = |name: &str, wasm: &[u8]| {
        let staging = Staging::new(name);
        staging.write("troth_bg.wasm", wasm);
        let version = staging.finish(Profile::Release).unwrap().version;
        (
            version,
            staging
                .names()
                .into_iter()
                .find(|name| name.ends_with(".wasm") && name.contains("troth-")),
        )
    };
    let (one, again, two) = (build("one", b"1"), build("again", b"1"), build("two", b"2"));
    assert_eq!(one, again);
    assert!(one.0 != two.0 && one.1 != two.1);
}

#[test]
fn a_build_for_development_reloads_and_keeps_nothing() {
    let staging = Staging::new("debug");
    let report = staging.finish(Profile::Debug).unwrap();
    assert_eq!(report, Report::default());
    let page = staging.text("index.html");
    assert!(page.contains("<script>const at = '.well-known/trunk/ws'</script>"));
    assert!(!page.contains("Content-Security-Policy"));
    assert!(page.contains("\"./troth_bg.wasm\"") && page.contains("import(\"./troth.js\")"));
    assert!(staging.text("service-worker.js").contains("unregister"));
    assert!(
        staging
            .text("troth.js")
            .contains("./snippets/troth-1/src/platform/tabs.js")
    );
    let beside = "snippets/troth-1/src/platform/tabs.js";
    assert!(
        staging.names().iter().any(|name| name == beside),
        "it stays where it is asked for"
    );
    assert!(
        staging
            .names()
            .iter()
            .all(|name| !name.ends_with(".br") && name != "_headers")
    );
}

#[test]
fn a_name_of_the_build_before_is_not_used_for_other_bytes() {
    let build = |before: Option<&[u8]>| {
        let staging = Staging::new("before");
        if let Some(bytes) = before {
            let folder = staging.0.join("before/assets");
            fs::create_dir_all(&folder).unwrap();
            let names = build_names();
            let wasm = names
                .iter()
                .find(|name| name.contains("troth-") && name.ends_with(".wasm"));
            fs::write(staging.0.join("before").join(wasm.unwrap()), bytes).unwrap();
        }
        staging.finish(Profile::Release).map(drop)
    };
    assert!(build(None).is_ok() && build(Some(b"\0asm one")).is_ok());
    let refused = build(Some(b"\0asm two"));
    assert!(
        matches!(&refused, Err(FinishError::NameReused(name)) if name.ends_with(".wasm")),
        "{refused:?}"
    );
}

fn build_names() -> Vec<String> {
    let staging = Staging::new("names");
    staging.finish(Profile::Release).unwrap();
    staging.names()
}

#[test]
fn the_same_build_can_be_finished_again_as_another_version() {
    let staging = Staging::new("restamp");
    let first = staging.finish(Profile::Release).unwrap().version;
    let again = Staging(staging.0.with_extension("again"));
    let version = restamp(&staging.0, &again.0, "one before").unwrap();
    assert_ne!(first, version);
    let (page, worker) = (again.text("index.html"), again.text("service-worker.js"));
    assert!(
        worker.starts_with(&format!("const VERSION=\"{version}\"")),
        "{worker}"
    );
    // The worker itself is the same.
    let script = |worker: &str| worker.split_once('\n').unwrap().1.to_owned();
    assert_eq!(script(&worker), script(&staging.text("service-worker.js")));
    let names = again.names();
    for name in names.iter().filter(|name| name.starts_with("assets/")) {
        let is_new = !staging.0.join(name).is_file();
        let is_picture = [".png", ".svg", ".webp"]
            .iter()
            .any(|end| name.ends_with(end));
        assert_eq!(is_new, !is_picture, "{name}");
        let manifest = again.text("manifest.webmanifest");
        assert!(
            page.contains(name) || manifest.contains(name),
            "nobody asks for {name}"
        );
        assert_eq!(worker.contains(name), precache::is_kept(name), "{name}");
    }
    // By a script: Chromium finds no compiled code for what a link asked for.
    assert!(page.contains("fetch(\"./assets/troth-") && !page.contains("rel=\"preload\""));
    // Each part inside a page is allowed by the policy of the page and of the headers.
    let script = page.rsplit_once("<script type=\"module\">").unwrap().1;
    let hash = output::sha256_base64(script.split_once("</script>").unwrap().0.as_bytes());
    assert!(page.contains(&hash) && again.text("_headers").contains(&hash));
    assert!(!staging.text("index.html").contains(&hash));
    let wasm = names
        .iter()
        .find(|name| name.contains("troth-") && name.ends_with(".wasm"));
    let wasm = fs::read(again.0.join(wasm.unwrap())).unwrap();
    assert_eq!(wasm, b"\0asm one\0\x0b\x0aone before");
}
