//! The whole hook, over the project's own pages and a small build that stands in for trunk's.

use tempfile::TempDir;

use super::*;

/// Stands in for esbuild: takes scripts without comments and without what they would bundle, and
/// styles as a line that names them.
fn bundle(entry: &Path, options: &[String]) -> Result<String> {
    if entry.extension().is_some_and(|it| it == "css") {
        return Ok(format!("/*{}*/", entry.file_name().unwrap().display()));
    }
    let is_bundled = options.contains(&"--bundle".to_owned());
    let mut text = String::new();
    for line in fs::read_to_string(entry)?.lines() {
        let is_import = is_bundled && line.starts_with("import ");
        if !is_import && !line.trim().starts_with("//") {
            text += &format!("{line}\n");
        }
    }
    for option in options {
        if let Some((name, value)) = option.trim_start_matches("--define:").split_once("__=") {
            text = text.replace(&format!("{name}__"), value);
        }
    }
    Ok(text.trim_end().to_owned())
}

/// What wasm-bindgen writes where a script stands beside an adapter.
const BESIDE: &str = "snippets/troth-1/src/platform/tabs.js";
const SCRIPT: &str =
    "import { beside } from \"./snippets/troth-1/src/platform/tabs.js\";\nexport {};";
const PAGE: &str = "<script type=\"module\">import init</script>\
    <script>const at = '.well-known/trunk/ws'</script>";

/// A folder as trunk leaves it.
struct Staging(TempDir);

impl Staging {
    fn new(wasm: &[u8]) -> Self {
        let staging = Self(TempDir::new().unwrap());
        staging.write(BESIDE, b"export const beside = 1;");
        staging.write("troth.js", SCRIPT.as_bytes());
        staging.write("troth_bg.wasm", wasm);
        staging.write("index.html", PAGE.as_bytes());
        staging
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn write(&self, name: &str, bytes: &[u8]) {
        fs::create_dir_all(self.path(name).parent().unwrap()).unwrap();
        fs::write(self.path(name), bytes).unwrap();
    }

    fn text(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap()
    }

    /// Without those of compressed copies.
    fn names(&self) -> Vec<String> {
        let files = restamp::read(self.0.path()).unwrap();
        files.into_keys().collect()
    }

    fn wasm(&self) -> String {
        let is_wasm = |name: &String| name.ends_with(".wasm");
        self.names().into_iter().find(is_wasm).unwrap()
    }

    fn finish(&self, is_release: bool) -> Result<String> {
        let options = Options {
            root: Path::new(env!("CARGO_MANIFEST_DIR")).join(".."),
            staging: self.path(""),
            before: self.path("before"),
            is_release,
            public_url: "./".to_owned(),
        };
        finish(&options, &bundle)
    }
}

fn release() -> Staging {
    let staging = Staging::new(b"\0asm one");
    staging.finish(true).unwrap();
    staging
}

/// Every address that the page and the manifest name is there, and in the worker's list.
fn every_file_is_asked_for_and_cached(staging: &Staging) {
    let asking = staging.text("index.html") + &staging.text("manifest.webmanifest");
    let worker = staging.text("service-worker.js");
    let names = staging.names().into_iter();
    for name in names.filter(|name| name.starts_with("assets/")) {
        let (stem, _) = name.rsplit_once('.').unwrap();
        assert_eq!(stem.rsplit_once('-').unwrap().1.len(), 16, "{name}");
        assert!(asking.contains(&name), "nobody asks for {name}");
        let is_listed = worker.contains(&format!("url:\"./{name}\""));
        assert_eq!(is_listed, precache::is_cached(&name), "{name}");
    }
    assert!(worker.contains("url:\"./\"") && worker.contains("url:\"./clock/\""));
}

#[test]
fn a_release_is_whole() {
    let staging = Staging::new(b"\0asm one");
    let report = staging.finish(true).unwrap();
    let page = staging.text("index.html");
    assert!(page.starts_with("<!DOCTYPE html><html lang=\"en\"><head>"));
    assert!(page.contains("<title>Troth</title>"));
    for part in [
        "data-trunk",
        "<!--",
        "import init",
        "style=\"",
        ".well-known",
    ] {
        assert!(!page.contains(part), "{part}");
    }
    every_file_is_asked_for_and_cached(&staging);
    for name in ["index.html.br", "index.html.gz", "clock/index.html.br"] {
        assert!(staging.path(name).is_file(), "{name} is missing");
    }
    let worker = staging.text("service-worker.js");
    let (_, version) = report.rsplit_once("version ").unwrap();
    assert!(worker.starts_with(&format!("const VERSION=\"{version}\"")));
    // Nothing of trunk's is left, and scripts beside the adapters are in the one script.
    for name in staging.names() {
        let is_hashed = name.starts_with("assets/");
        let is_script = name.starts_with("assets/troth-") && name.ends_with(".js");
        assert!(is_hashed || !name.contains("troth") && !name.contains("snippets"));
        assert!(!is_script || !staging.text(&name).contains("import "));
    }
}

#[test]
fn the_policy_allows_every_script_of_a_page() {
    let staging = release();
    let headers = staging.text("_headers");
    for (page, count) in [("index.html", 4), ("clock/index.html", 1)] {
        let text = staging.text(page);
        let elements = text.split("<script").skip(1);
        let scripts = elements.map(|it| it.split_once("</script>").unwrap().0);
        let mut hashes = Vec::new();
        for (_, script) in scripts.map(|it| it.split_once('>').unwrap()) {
            hashes.push(sha256_base64(script.as_bytes()));
        }
        assert_eq!(hashes.len(), count, "{page}");
        let is_allowed = |hash: &String| text.contains(hash) && headers.contains(hash);
        assert!(hashes.iter().all(is_allowed), "{page}: {hashes:?}");
        // Before everything that it is about.
        let at = |part: &str| text.find(part).unwrap();
        let policy = "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; ";
        assert!(at(policy) < at("<style") && at(policy) < at("<script"));
        assert!(!text.contains("unsafe-inline"));
    }
    // What Leptos makes of texts is looked at from the start.
    let page = staging.text("index.html");
    let at = |what: &str| page.find(what).unwrap();
    assert!(at("createPolicy(\"default\"") < at("<script type=\"module\">"));
    assert!(page.contains("trusted-types troth default troth-parser"));
}

#[test]
fn what_would_end_its_element_is_refused() {
    let refused = policy::Policy::default().script("'</script>'");
    assert!(refused.unwrap_err().to_string().contains("closing tag"));
}

#[test]
fn other_bytes_have_another_name_and_version() {
    let build = |wasm: &[u8]| {
        let staging = Staging::new(wasm);
        let report = staging.finish(true).unwrap();
        let (_, version) = report.rsplit_once("version ").unwrap();
        (staging.wasm(), version.to_owned())
    };
    let (one, again, two) = (build(b"1"), build(b"1"), build(b"2"));
    assert_eq!(one, again);
    assert!(one.0 != two.0 && one.1 != two.1);
}

#[test]
fn a_build_for_development_reloads_and_caches_nothing() {
    let staging = Staging::new(b"\0asm one");
    staging.finish(false).unwrap();
    let page = staging.text("index.html");
    assert!(page.contains("<script>const at = '.well-known/trunk/ws'</script>"));
    assert!(!page.contains("Content-Security-Policy") && !page.contains("import init"));
    assert!(page.contains("\"./troth_bg.wasm\"") && page.contains("import(\"./troth.js\")"));
    assert!(staging.text("service-worker.js").contains("unregister"));
    // What the script imports stays where it is.
    assert!(staging.text("troth.js") == SCRIPT && staging.path(BESIDE).is_file());
    assert!(!staging.path("_headers").exists() && !staging.path("index.html.br").exists());
}

#[test]
fn a_name_of_the_build_before_is_not_used_for_other_bytes() {
    let name = release().wasm();
    let build = |before: &[u8]| {
        let staging = Staging::new(b"\0asm one");
        staging.write(&format!("before/{name}"), before);
        staging.finish(true)
    };
    assert!(build(b"\0asm one").is_ok());
    let refused = build(b"\0asm two").unwrap_err().to_string();
    assert!(refused.starts_with(&name), "{refused}");
}

#[test]
fn the_same_build_can_be_finished_again_as_another_version() {
    let (staging, again) = (release(), Staging(TempDir::new().unwrap()));
    let version = restamp(&staging.path(""), &again.path(""), "one before").unwrap();
    let (page, worker) = (again.text("index.html"), again.text("service-worker.js"));
    let old_worker = staging.text("service-worker.js");
    assert!(worker.starts_with(&format!("const VERSION=\"{version}\"")));
    assert!(!old_worker.contains(&version));
    // The worker itself is the same.
    assert!(old_worker.ends_with(worker.split_once('\n').unwrap().1));
    every_file_is_asked_for_and_cached(&again);
    for name in again.names() {
        let is_old = staging.path(&name).is_file();
        let has_stamp = [".js", ".css", ".wasm"].iter().any(|it| name.ends_with(it));
        let is_fixed = !name.starts_with("assets/");
        assert_eq!(is_old, is_fixed || !has_stamp, "{name}");
    }
    // By a script: Chromium finds no compiled code for what a link asked for.
    assert!(page.contains("fetch(\"./assets/troth-") && !page.contains("rel=\"preload\""));
    // Each part inside a page is allowed by the policy of the page and of the headers.
    let script = page.rsplit_once("<script type=\"module\">").unwrap().1;
    let hash = sha256_base64(script.split_once("</script>").unwrap().0.as_bytes());
    assert!(page.contains(&hash) && again.text("_headers").contains(&hash));
    assert!(!staging.text("index.html").contains(&hash));
    let wasm = fs::read(again.path(&again.wasm())).unwrap();
    assert_eq!(wasm, b"\0asm one\0\x0b\x0aone before");
}

/// Browsers leave out a screenshot whose size is not what the manifest says, or whose longer side
/// is more than 2.3 times the shorter one.
#[test]
fn screenshots_have_the_size_that_is_said() {
    let assets = Path::new(env!("CARGO_MANIFEST_DIR")).join("../assets");
    let text = fs::read_to_string(assets.join("manifest.webmanifest")).unwrap();
    let manifest: serde_json::Value = serde_json::from_str(&text).unwrap();
    let mut forms = Vec::new();
    for screenshot in manifest["screenshots"].as_array().unwrap() {
        let path = assets.join(screenshot["src"].as_str().unwrap());
        let bytes = fs::read(path).unwrap();
        assert!(bytes.len() < 60_000, "{screenshot}");
        let size = imagesize::blob_size(&bytes).unwrap();
        let (wide, high) = (size.width, size.height);
        assert_eq!(screenshot["sizes"], format!("{wide}x{high}"));
        assert!(10 * wide.max(high) <= 23 * wide.min(high));
        let form = screenshot["form_factor"].as_str().unwrap();
        assert_eq!(form == "wide", wide > high);
        forms.push(form);
    }
    assert!(forms.contains(&"narrow") && forms.contains(&"wide"));
}
