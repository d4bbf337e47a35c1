//! The list of everything that the service worker keeps, and the worker itself.

use std::fmt::Write as _;

use super::output::{Output, sha256_base64, short_hash};

/// How the paths of files begin that are served but not kept: hosts ask for them, or the browser itself, for the
/// app is installed with a network. Not the icon for iPhones: Firefox asks for it on every page.
const NOT_KEPT: [&str; 5] = [
    "service-worker.js",
    "_headers",
    "assets/screenshot-",
    "assets/icon-512-",
    "assets/icon-maskable-",
];

/// One file of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Kept {
    /// Its path in the folder.
    pub(super) path: String,
    /// Its address, relative to the worker's scope.
    pub(super) url: String,
    sha256: String,
    size: usize,
    mime: &'static str,
}

/// The files to keep, sorted by address.
pub(super) fn list(output: &Output) -> Vec<Kept> {
    let kept = output.files().filter(|(path, _)| is_kept(path));
    let mut list: Vec<Kept> = kept
        .map(|(path, bytes)| Kept {
            path: path.to_owned(),
            url: url(path),
            sha256: sha256_base64(bytes),
            size: bytes.len(),
            mime: mime(path),
        })
        .collect();
    list.sort_by(|a, b| a.url.cmp(&b.url));
    list
}

pub(super) fn is_kept(path: &str) -> bool {
    !NOT_KEPT.iter().any(|begin| path.starts_with(begin))
}

/// Pages are asked for by their folder: hosts redirect `index.html`.
fn url(path: &str) -> String {
    let path = path.strip_suffix("index.html").unwrap_or(path);
    format!("./{path}")
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
pub(super) fn worker(list: &[Kept], script: &str) -> (String, String) {
    let mut files = String::from("[");
    for (at, file) in list.iter().enumerate() {
        let comma = if at == 0 { "" } else { "," };
        let Kept {
            url,
            sha256,
            size,
            mime,
            ..
        } = file;
        // Writing to a string cannot fail; the values hold nothing that needs escaping.
        let _ = write!(
            files,
            "{comma}{{url:{url:?},sha256:{sha256:?},size:{size},type:{mime:?}}}"
        );
    }
    files.push(']');
    let version = short_hash(format!("{files}{script}").as_bytes());
    let text = format!("const VERSION={version:?},FILES={files};\n{script}\n");
    (version, text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn output(shell: &str) -> Output {
        let mut output = Output::default();
        output.put("index.html", shell.as_bytes().to_vec()).unwrap();
        for path in [
            "clock/index.html",
            "assets/a-1.wasm",
            "manifest.webmanifest",
            "assets/screenshot-1.webp",
            "assets/icon-512-1.png",
            "assets/icon-maskable-512-1.png",
            "_headers",
        ] {
            output.put(path, b"x".to_vec()).unwrap();
        }
        output
    }

    #[test]
    fn the_list_names_pages_by_their_folder() {
        let list = list(&output("one"));
        let urls: Vec<(&str, &str)> = list.iter().map(|f| (f.url.as_str(), f.mime)).collect();
        assert_eq!(
            urls,
            [
                ("./", "text/html"),
                ("./assets/a-1.wasm", "application/wasm"),
                ("./clock/", "text/html"),
                ("./manifest.webmanifest", ""),
            ]
        );
        assert_eq!(list[0].size, 3);
    }

    #[test]
    fn the_version_is_the_hash_of_all_of_it() {
        let version = |shell, script| worker(&list(&output(shell)), script).0;
        assert_eq!(version("one", "go()"), version("one", "go()"));
        assert_ne!(version("one", "go()"), version("two", "go()"));
        assert_ne!(version("one", "go()"), version("one", "stay()"));
        let (version, text) = worker(&list(&output("one")), "go()");
        assert!(text.starts_with(&format!("const VERSION=\"{version}\",FILES=[{{url:\"./\",")));
    }
}
