use std::fs;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, Ordering};

use super::site::{Ask, Site};
use super::{Bound, Manner, ServeOptions, Server};

mod fault;
mod manner;

struct Fixture(PathBuf);

impl Fixture {
    fn new() -> Self {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let number = NEXT.fetch_add(1, Ordering::SeqCst);
        let outer =
            std::env::temp_dir().join(format!("xtask-serve-{}-{number}", std::process::id()));
        let site = outer.join("dist");
        fs::create_dir_all(site.join("icons")).unwrap();
        fs::create_dir_all(site.join("clock")).unwrap();
        for (name, text) in [
            ("index.html", "<title>shell</title>"),
            ("service-worker.js", "// worker"),
            ("manifest.webmanifest", "{}"),
            ("troth-0a1b2c3d4e5f.wasm", "plain wasm"),
            ("troth-0a1b2c3d4e5f.wasm.br", "brotli"),
            ("troth-0a1b2c3d4e5f.wasm.gz", "gzip"),
            ("icons/a b.png", "picture"),
            ("clock/index.html", "a clock"),
            (
                "_headers",
                "/*\n  Content-Security-Policy: default-src 'self'\n",
            ),
            (".hidden", "hidden"),
        ] {
            fs::write(site.join(name), text).unwrap();
        }
        fs::write(outer.join("secret"), "secret").unwrap();
        Self(outer)
    }

    fn dist(&self) -> PathBuf {
        self.0.join("dist")
    }
}

impl Drop for Fixture {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn options(base_path: &str) -> ServeOptions {
    ServeOptions {
        base_path: base_path.to_owned(),
        ..ServeOptions::default()
    }
}

/// Sends bytes and reads until the other side closes.
fn exchange(server: &Server, request: &str) -> String {
    let mut stream = TcpStream::connect(("127.0.0.1", server.port())).unwrap();
    stream.write_all(request.as_bytes()).unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer
}

#[test]
fn every_path_has_its_answer() {
    let fixture = Fixture::new();
    let site = Site::new(&fixture.dist(), "/troth/", Manner::Told).unwrap();
    let wasm = "/troth/troth-0a1b2c3d4e5f.wasm";
    // method, target, accepted codings, then: status, a header that must be there, the body
    for (method, target, codings, status, header, body) in [
        (
            "GET",
            "/troth/",
            "",
            200,
            "Content-Type: text/html; charset=utf-8",
            "<title>shell</title>",
        ),
        (
            "GET",
            "/troth/?a=b#c",
            "",
            200,
            "Cache-Control: no-cache",
            "<title>shell</title>",
        ),
        (
            "GET",
            "/troth/service-worker.js",
            "",
            200,
            "Cache-Control: no-cache",
            "// worker",
        ),
        (
            "GET",
            "/troth/manifest.webmanifest",
            "",
            200,
            "Content-Type: application/manifest+json",
            "{}",
        ),
        (
            "GET",
            wasm,
            "",
            200,
            "Content-Type: application/wasm",
            "plain wasm",
        ),
        (
            "GET",
            wasm,
            "",
            200,
            "Cache-Control: public, max-age=31536000, immutable",
            "plain wasm",
        ),
        (
            "GET",
            wasm,
            "gzip, deflate, br",
            200,
            "Content-Encoding: br",
            "brotli",
        ),
        ("GET", wasm, "gzip", 200, "Content-Encoding: gzip", "gzip"),
        (
            "GET",
            wasm,
            "br;q=0, gzip;q=0.5",
            200,
            "Content-Encoding: gzip",
            "gzip",
        ),
        (
            "GET",
            wasm,
            "brr",
            200,
            "Vary: Accept-Encoding",
            "plain wasm",
        ),
        (
            "GET",
            "/troth/icons/a%20b.png",
            "",
            200,
            "Content-Type: image/png",
            "picture",
        ),
        (
            "HEAD",
            "/troth/",
            "",
            200,
            "X-Content-Type-Options: nosniff",
            "<title>shell</title>",
        ),
        (
            "GET",
            "/troth/",
            "",
            200,
            "Content-Security-Policy: default-src 'self'",
            "<title>shell</title>",
        ),
        (
            "GET",
            "/troth/clock/",
            "",
            200,
            "Content-Type: text/html; charset=utf-8",
            "a clock",
        ),
        (
            "GET",
            "/troth/clock?a",
            "",
            301,
            "Location: /troth/clock/",
            "",
        ),
        ("GET", "/troth", "", 301, "Location: /troth/", ""),
        (
            "POST",
            "/troth/",
            "",
            405,
            "Allow: GET, HEAD",
            "Only GET and HEAD are answered here.\n",
        ),
    ] {
        let ask = Ask {
            method,
            target,
            accept_encoding: codings,
            ..Ask::default()
        };
        let answer = site.answer(&ask);
        assert_eq!(answer.status, status, "{target}");
        let headers: Vec<_> = answer
            .headers
            .iter()
            .map(|(n, v)| format!("{n}: {v}"))
            .collect();
        assert!(
            headers.contains(&header.to_owned()),
            "{target}: {headers:?}"
        );
        assert_eq!(String::from_utf8(answer.body).unwrap(), body, "{target}");
    }
}

#[test]
fn nothing_else_is_served() {
    let fixture = Fixture::new();
    #[cfg(unix)]
    std::os::unix::fs::symlink(fixture.0.join("secret"), fixture.dist().join("link")).unwrap();
    let site = Site::new(&fixture.dist(), "/troth/", Manner::Told).unwrap();
    for target in [
        "/",
        "/index.html",
        "/trothx/",
        "/troth/none",
        "/troth/icons/",
        "/troth/icons",
        "/troth/../secret",
        "/troth/%2e%2e/secret",
        "/troth/..%2fsecret",
        "/troth/..%5csecret",
        "/troth//etc/passwd",
        "/troth/%2fetc/passwd",
        "/troth/index.html%00",
        "/troth/index.html/",
        "/troth/%zz",
        "/troth/%",
        "/troth/%ff",
        "/troth/.hidden",
        "/troth/_headers",
        "/troth/link",
        "/troth/C:/x",
        "*",
        "",
    ] {
        let answer = site.answer(&Ask {
            method: "GET",
            target,
            ..Ask::default()
        });
        assert_eq!(answer.status, 404, "{target}");
        assert!(
            !answer
                .body
                .windows(6)
                .any(|part| part == b"secret" || part == b"<title")
        );
    }
}

#[test]
fn a_known_file_is_not_sent_again() {
    let fixture = Fixture::new();
    let site = Site::new(&fixture.dist(), "/", Manner::Told).unwrap();
    let ask = Ask {
        method: "GET",
        target: "/",
        ..Ask::default()
    };
    let tag = |answer: &super::site::Answer| {
        answer
            .headers
            .iter()
            .find(|(name, _)| *name == "ETag")
            .unwrap()
            .1
            .clone()
    };
    let first = site.answer(&ask);
    let again = site.answer(&Ask {
        if_none_match: &tag(&first),
        ..ask
    });
    assert_eq!((again.status, again.body.len()), (304, 0));
    fs::write(fixture.dist().join("index.html"), "new").unwrap();
    let changed = site.answer(&Ask {
        if_none_match: &tag(&first),
        ..ask
    });
    assert_eq!(
        (changed.status, changed.body.as_slice()),
        (200, b"new".as_slice())
    );
}

#[test]
fn one_connection_carries_several_requests() {
    let fixture = Fixture::new();
    let server = Server::start(&fixture.dist(), &options("troth")).unwrap();
    assert_eq!(
        server.url(),
        format!("http://127.0.0.1:{}/troth/", server.port())
    );
    let answer = exchange(
        &server,
        "HEAD /troth/ HTTP/1.1\r\nHost: a\r\n\r\nGET /troth/service-worker.js HTTP/1.1\r\n\
         Host: a\r\nConnection: close\r\n\r\n",
    );
    assert_eq!(answer.matches("HTTP/1.1 200 OK").count(), 2, "{answer}");
    assert!(
        !answer.contains("<title>") && answer.ends_with("// worker"),
        "{answer}"
    );
    let seen: Vec<_> = server
        .requests()
        .into_iter()
        .map(|seen| (seen.method, seen.path, seen.status))
        .collect();
    let expected = [
        ("HEAD".to_owned(), "/troth/".to_owned(), 200),
        ("GET".to_owned(), "/troth/service-worker.js".to_owned(), 200),
    ];
    assert_eq!(seen, expected);
    server.forget_requests();
    assert!(server.requests().is_empty());
}

#[test]
fn nonsense_is_refused() {
    let fixture = Fixture::new();
    let server = Server::start(&fixture.dist(), &options("/")).unwrap();
    let long = format!("GET / HTTP/1.1\r\nX: {}", "a".repeat(40_000));
    for request in [
        "nonsense\r\n\r\n",
        "GET /\u{1} HTTP/1.1\r\n\r\n",
        long.as_str(),
    ] {
        let mut stream = TcpStream::connect(("127.0.0.1", server.port())).unwrap();
        let _ = stream.write_all(request.as_bytes());
        let mut answer = Vec::new();
        // What was not read any more may break the connection after the answer.
        let _ = stream.read_to_end(&mut answer);
        let answer = String::from_utf8_lossy(&answer).into_owned();
        assert!(
            answer.is_empty() || answer.starts_with("HTTP/1.1 400"),
            "{answer}"
        );
    }
    assert!(exchange(&server, "GET / HTTP/1.0\r\n\r\n").starts_with("HTTP/1.1 200"));
}

#[test]
fn a_stopped_server_answers_nobody_and_frees_its_port() {
    let fixture = Fixture::new();
    let server = Server::start(&fixture.dist(), &options("/")).unwrap();
    let port = server.port();
    let mut open = TcpStream::connect(("127.0.0.1", port)).unwrap();
    open.write_all(b"GET / HTTP/1.1\r\nHost: a\r\n\r\n")
        .unwrap();
    let mut bytes = [0; 4096];
    assert!(open.read(&mut bytes).unwrap() > 0);

    server.stop();
    let _ = open.write_all(b"GET / HTTP/1.1\r\nHost: a\r\n\r\n");
    assert!(!matches!(open.read(&mut bytes), Ok(read) if read > 0));
    assert!(TcpStream::connect(("127.0.0.1", port)).is_err());

    let same = ServeOptions {
        port,
        ..ServeOptions::default()
    };
    let again = Server::start(&fixture.dist(), &same).unwrap();
    assert_eq!(again.port(), port);
}

#[test]
fn a_port_in_use_is_refused() {
    let first = Bound::new(&ServeOptions::default()).unwrap();
    let same = ServeOptions {
        port: first.address.port(),
        ..ServeOptions::default()
    };
    let refused = Bound::new(&same).unwrap_err();
    assert_eq!(refused.kind(), std::io::ErrorKind::AddrInUse);
}
