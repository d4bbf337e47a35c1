//! What a folder answers to a request, without any network.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use super::fault::Fault;
use super::headers::Rules;
use super::{BROKEN_POLICY, Manner};

/// The folder, and the path under which it stands.
#[derive(Debug)]
pub(super) struct Site {
    root: PathBuf,
    base: String,
    rules: Rules,
    manner: Manner,
}

/// The parts of a request that matter.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Ask<'a> {
    pub(super) method: &'a str,
    pub(super) target: &'a str,
    pub(super) accept_encoding: &'a str,
    pub(super) if_none_match: &'a str,
}

/// An answer: status, headers, body.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Answer {
    pub(super) status: u16,
    pub(super) headers: Vec<(String, String)>,
    pub(super) body: Vec<u8>,
}

impl Answer {
    pub(super) const fn empty(status: u16) -> Self {
        Self {
            status,
            headers: Vec::new(),
            body: Vec::new(),
        }
    }

    fn plain(status: u16, text: &str) -> Self {
        let mut answer = Self::empty(status);
        answer.set("Content-Type", "text/plain; charset=utf-8");
        answer.set("Cache-Control", "no-cache");
        answer.body = format!("{text}\n").into_bytes();
        answer
    }

    /// Sets a header, in place of one of the same name.
    fn set(&mut self, name: &str, value: impl Into<String>) {
        self.headers
            .retain(|(known, _)| !known.eq_ignore_ascii_case(name));
        self.headers.push((name.to_owned(), value.into()));
    }
}

impl Site {
    pub(super) fn new(folder: &Path, base: &str, manner: Manner) -> io::Result<Self> {
        let root = folder.canonicalize()?;
        let rules = fs::read_to_string(root.join("_headers")).unwrap_or_default();
        Ok(Self {
            root,
            base: base.to_owned(),
            rules: Rules::parse(&rules),
            manner,
        })
    }

    /// The answer, or what becomes of it by a fault.
    pub(super) fn answer_with(&self, ask: &Ask<'_>, fault: Option<&Fault>) -> Answer {
        match fault {
            Some(Fault::Missing) => Self::missing(),
            Some(Fault::Shell) => self.answer(&Ask {
                target: &self.base,
                ..*ask
            }),
            Some(Fault::Other(bytes)) => {
                let mut answer = self.answer(&Ask {
                    accept_encoding: "",
                    if_none_match: "",
                    ..*ask
                });
                answer.set("ETag", "\"other\"");
                answer.body.clone_from(bytes);
                answer
            }
            Some(Fault::Slow(..)) | None => self.answer(ask),
        }
    }

    pub(super) fn answer(&self, ask: &Ask<'_>) -> Answer {
        if !matches!(ask.method, "GET" | "HEAD") {
            let mut answer = Answer::plain(405, "Only GET and HEAD are answered here.");
            answer.set("Allow", "GET, HEAD");
            return answer;
        }
        let path = ask.target.split(['?', '#']).next().unwrap_or_default();
        if format!("{path}/") == self.base {
            return redirect(&self.base);
        }
        self.found(path, ask).unwrap_or_else(Self::missing)
    }

    fn missing() -> Answer {
        Answer::plain(404, "There is no such file.")
    }

    fn found(&self, path: &str, ask: &Ask<'_>) -> Option<Answer> {
        let inner = path.strip_prefix(&self.base)?;
        let mut file = self.root.join(relative(inner)?);
        let wants_folder = inner.is_empty() || inner.ends_with('/');
        if file.is_dir() {
            file.push("index.html");
            if !wants_folder && file.is_file() {
                return Some(redirect(&format!("{path}/")));
            }
        } else if wants_folder {
            return None;
        }
        let file = file.canonicalize().ok()?;
        // A link may lead out of the folder; and the settings are for the host, not its visitors.
        if !file.starts_with(&self.root) || !file.is_file() || inner == "_headers" {
            return None;
        }
        let mut answer = Self::file_answer(&file, ask)?;
        if self.manner == Manner::Bare {
            answer.set("Cache-Control", "max-age=600");
            return Some(answer);
        }
        // Rules of a build for any path begin at the root; those of a build for one path there.
        for rules in [self.rules.of(&format!("/{inner}")), self.rules.of(path)] {
            for (name, value) in rules {
                answer.set(&name, self.watched(&name, value));
            }
        }
        answer.set("X-Content-Type-Options", "nosniff");
        Some(answer)
    }

    /// A header of the build; the policy with the address for reports, where they are wanted.
    fn watched(&self, name: &str, value: String) -> String {
        if self.manner == Manner::Watched && name.eq_ignore_ascii_case("Content-Security-Policy") {
            return format!("{value}; report-uri {}{BROKEN_POLICY}", self.base);
        }
        value
    }

    fn file_answer(file: &Path, ask: &Ask<'_>) -> Option<Answer> {
        let name = file.file_name()?.to_str()?;
        let mut answer = Answer::empty(200);
        answer.set("Content-Type", content_type(name));
        answer.set("Cache-Control", cache_control(name));
        answer.set("Vary", "Accept-Encoding");
        let packed = [("br", "br"), ("gzip", "gz")]
            .into_iter()
            .find_map(|(coding, extension)| {
                let path = accepts(ask.accept_encoding, coding)
                    .then(|| file.with_file_name(format!("{name}.{extension}")))?;
                Some((coding, fs::read(path).ok()?))
            });
        answer.body = match packed {
            Some((coding, body)) => {
                answer.set("Content-Encoding", coding);
                body
            }
            None => fs::read(file).ok()?,
        };
        let tag = format!("\"{}\"", hex(&Sha256::digest(&answer.body)[..10]));
        if ask
            .if_none_match
            .split(',')
            .any(|known| known.trim().trim_start_matches("W/") == tag)
        {
            answer.status = 304;
            answer.body.clear();
        }
        answer.set("ETag", tag);
        Some(answer)
    }
}

fn redirect(to: &str) -> Answer {
    let mut answer = Answer::empty(301);
    answer.set("Location", to);
    answer
}

/// The path inside the folder; nothing where a segment is not a plain name.
fn relative(path: &str) -> Option<PathBuf> {
    let path = percent_decode(path)?;
    let trimmed = path.strip_suffix('/').unwrap_or(&path);
    if trimmed.is_empty() {
        return (path.is_empty()).then(PathBuf::new);
    }
    trimmed
        .split('/')
        .map(|segment| {
            let plain = !segment.is_empty()
                && !segment.starts_with('.')
                && !segment.contains(['\\', '\0', ':']);
            plain.then_some(segment)
        })
        .collect()
}

fn percent_decode(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        rest = if *first == b'%' {
            let digits = std::str::from_utf8(after.get(..2)?).ok()?;
            if !digits.bytes().all(|digit| digit.is_ascii_hexdigit()) {
                return None;
            }
            bytes.push(u8::from_str_radix(digits, 16).ok()?);
            &after[2..]
        } else {
            bytes.push(*first);
            after
        };
    }
    String::from_utf8(bytes).ok()
}

fn accepts(header: &str, coding: &str) -> bool {
    header.split(',').any(|offer| {
        let (name, weight) = offer.split_once(';').unwrap_or((offer, ""));
        let weight = weight.trim().strip_prefix("q=").unwrap_or("1").trim();
        name.trim().eq_ignore_ascii_case(coding) && weight.parse::<f32>().is_ok_and(|q| q > 0.0)
    })
}

fn content_type(name: &str) -> &'static str {
    match name.rsplit_once('.').map(|(_, extension)| extension) {
        Some("html") => "text/html; charset=utf-8",
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("webmanifest") => "application/manifest+json",
        Some("json" | "map") => "application/json",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("jpg" | "jpeg") => "image/jpeg",
        Some("webp") => "image/webp",
        Some("ico") => "image/x-icon",
        Some("woff2") => "font/woff2",
        Some("txt") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

/// A file whose name holds its hash never changes; every other is asked for again.
fn cache_control(name: &str) -> &'static str {
    if has_hash(name) {
        "public, max-age=31536000, immutable"
    } else {
        "no-cache"
    }
}

/// Whether a part of the name, as in `troth-0123456789abcdef.wasm`, is a hash: at least eight
/// hexadecimal digits, of which one is a decimal digit (so that no word is taken for one).
fn has_hash(name: &str) -> bool {
    name.split(['-', '.', '_']).any(|part| {
        part.len() >= 8
            && part
                .bytes()
                .all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
            && part.bytes().any(|byte| byte.is_ascii_digit())
    })
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
