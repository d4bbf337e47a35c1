//! The list of everything that the service worker caches, and the worker itself.

use super::files::{Files, sha256_base64, short_hash};

/// How the paths of files begin that are served but not cached: hosts ask for them, or the browser
/// itself, for the app is installed with a network. Not the icon for iPhones: Firefox asks for it
/// on every page.
const NOT_CACHED: [&str; 5] = [
    "service-worker.js",
    "_headers",
    "assets/screenshot-",
    "assets/icon-512-",
    "assets/icon-maskable-",
];

pub(super) fn is_cached(path: &str) -> bool {
    !NOT_CACHED.iter().any(|start| path.starts_with(start))
}

/// A part of the content type that the file must be served with. Hosts disagree about the
/// manifest's, and no browser insists on it.
fn mime(path: &str) -> &'static str {
    match path.rsplit('.').next() {
        Some("html") => "text/html",
        Some("js") => "javascript",
        Some("css") => "text/css",
        Some("wasm") => "application/wasm",
        Some("png") => "image/png",
        Some("svg") => "image/svg",
        _ => "",
    }
}

/// The version of a build, and the text of its worker. `script` is the worker without its list.
pub(super) fn worker(files: &Files, script: &str) -> (String, String) {
    let mut list: Vec<String> = Vec::new();
    for (path, bytes) in files.iter().filter(|(path, _)| is_cached(path)) {
        // Pages are asked for by their folder: hosts redirect `index.html`.
        let url = format!("./{}", path.strip_suffix("index.html").unwrap_or(path));
        let (hash, size, mime) = (sha256_base64(bytes), bytes.len(), mime(path));
        // The values have nothing that needs escaping.
        list.push(format!(
            "{{url:{url:?},sha256:{hash:?},size:{size},type:{mime:?}}}"
        ));
    }
    list.sort();
    let list = format!("[{}]", list.join(","));
    let version = short_hash(format!("{list}{script}").as_bytes());
    let text = format!("const VERSION={version:?},FILES={list};\n{script}\n");
    (version, text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_is_the_hash_of_all_of_it() {
        let version = |page: &str, script| {
            let files = Files::from([("index.html".to_owned(), page.into())]);
            worker(&files, script).0
        };
        assert_eq!(version("one", "go()"), version("one", "go()"));
        assert_ne!(version("one", "go()"), version("two", "go()"));
        assert_ne!(version("one", "go()"), version("one", "stay()"));
    }
}
