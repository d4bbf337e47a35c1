use std::fs;
use std::io::{ErrorKind, Read as _, Write as _};
use std::net::TcpStream;
use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use super::{BROKEN_POLICY, Bound, Fault, Manner, Seen, ServeOptions, Server};

const WASM: &str = "assets/troth-0a1b.wasm";
const SHELL: &str = "<title>shell</title>";
const MISSING: &str = "There is no such file.\n";
const POLICY: &str = "content-security-policy: default-src 'self'";

struct Fixture(PathBuf);

impl Fixture {
    fn new() -> Self {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let number = NEXT.fetch_add(1, Ordering::SeqCst);
        let name = format!("xtask-serve-{}-{number}", std::process::id());
        let outer = std::env::temp_dir().join(name);
        let site = outer.join("dist");
        fs::create_dir_all(site.join("assets")).unwrap();
        fs::create_dir_all(site.join("clock")).unwrap();
        for (name, text) in [
            ("index.html", SHELL),
            ("service-worker.js", "// worker"),
            ("app.webmanifest", "{}"),
            (WASM, "plain wasm"),
            (&format!("{WASM}.br"), "brotli"),
            (&format!("{WASM}.gz"), "gzip"),
            ("clock/index.html", "a clock"),
            (
                "_headers",
                "/*\n  Content-Security-Policy: default-src 'self'\n\
                 /assets/*\n  Cache-Control: immutable\n/troth/clock/\n  X-Clock: yes\n",
            ),
            ("../secret", "secret"),
        ] {
            fs::write(site.join(name), text).unwrap();
        }
        Self(outer)
    }

    /// Serves the folder below `/troth/`.
    fn serve(&self, manner: Manner) -> Server {
        let base_path = "troth".to_owned();
        let options = ServeOptions {
            port: 0,
            base_path,
            manner,
        };
        Server::start(&self.0.join("dist"), &options).unwrap()
    }
}

impl Drop for Fixture {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn connect(server: &Server) -> TcpStream {
    let stream = TcpStream::connect(("127.0.0.1", server.port())).unwrap();
    stream
        .set_read_timeout(Some(Duration::from_secs(20)))
        .unwrap();
    stream
}

/// Sends a request whose answer ends the connection; `more` are headers.
fn ask(server: &Server, method: &str, path: &str, more: &str, body: &str) -> String {
    let mut stream = connect(server);
    let length = body.len();
    let head = format!("{method} {path} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n{more}");
    write!(stream, "{head}Content-Length: {length}\r\n\r\n{body}").unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer
}

fn get(server: &Server, path: &str, more: &str) -> String {
    ask(server, "GET", path, more, "")
}

/// Whether the answer has this status, begins a line with this header, and ends in this body.
#[track_caller]
fn assert_answer(answer: &str, status: u16, header: &str, body: &str) {
    let is_so = answer.starts_with(&format!("HTTP/1.1 {status} "))
        && answer.contains(&format!("\r\n{header}"))
        && answer.ends_with(body);
    assert!(is_so, "not {status}, {header}, {body}: {answer}");
}

#[test]
fn a_build_is_served_below_its_path_with_its_headers() {
    let fixture = Fixture::new();
    let server = fixture.serve(Manner::Told);
    let url = format!("http://127.0.0.1:{}/troth/", server.port());
    assert_eq!(server.url(), url);
    for (path, header) in [
        ("", "content-type: text/html"),
        ("?a=b", POLICY),
        ("service-worker.js", "content-type: text/javascript"),
        ("service-worker.js", "cache-control: no-cache"),
        ("app.webmanifest", "content-type: application/manifest+json"),
        (WASM, "content-type: application/wasm"),
        (WASM, "cache-control: immutable"),
        ("clock/", "x-clock: yes"),
    ] {
        let answer = get(&server, &format!("/troth/{path}"), "");
        assert_answer(&answer, 200, header, "");
    }
    for (from, to) in [("/troth", "/troth/"), ("/troth/clock", "/troth/clock/")] {
        let location = format!("location: {to}\r\n");
        assert_answer(&get(&server, from, ""), 307, &location, "");
    }
    for (codings, header, body) in [
        ("gzip", "vary: accept-encoding", "gzip"),
        ("gzip, deflate, br", "content-encoding: br", "brotli"),
        ("", "content-length: 10", "plain wasm"),
    ] {
        let more = format!("Accept-Encoding: {codings}\r\n");
        let answer = get(&server, &format!("/troth/{WASM}"), &more);
        assert_answer(&answer, 200, header, body);
    }
}

#[test]
fn nothing_else_is_served() {
    let fixture = Fixture::new();
    let server = fixture.serve(Manner::Told);
    for path in [
        "/",
        "/trothx/",
        "/troth/none",
        "/troth/assets/",
        "/troth/../secret",
        "/troth/%2e%2e/secret",
        "/troth/index.html/",
    ] {
        let answer = get(&server, path, "");
        assert_answer(&answer, 404, "cache-control: no-cache", MISSING);
    }
}

#[test]
fn a_known_file_is_not_sent_again() {
    let fixture = Fixture::new();
    let server = fixture.serve(Manner::Told);
    let first = get(&server, "/troth/", "");
    let value = |name: &str| {
        let line = first.lines().find_map(|line| line.strip_prefix(name));
        line.unwrap().to_owned()
    };
    // As browsers do, which send both.
    let known = format!(
        "If-None-Match: {}\r\nIf-Modified-Since: {}\r\n",
        value("etag: "),
        value("last-modified: ")
    );
    assert_answer(&get(&server, "/troth/", &known), 304, POLICY, "\r\n\r\n");
    // Another version of the same length. File systems count time in steps of some milliseconds.
    thread::sleep(Duration::from_millis(20));
    let next = SHELL.to_uppercase();
    fs::write(fixture.0.join("dist/index.html"), &next).unwrap();
    assert_answer(&get(&server, "/troth/", &known), 200, POLICY, &next);
}

#[test]
fn what_breaks_the_policy_is_reported_here() {
    let fixture = Fixture::new();
    let server = fixture.serve(Manner::Watched);
    let path = format!("/troth/{BROKEN_POLICY}");
    let policy = format!("{POLICY}; report-uri {path}\r\n");
    assert_answer(&get(&server, "/troth/?a", ""), 200, &policy, SHELL);
    let long = "x".repeat(9000);
    let answer = ask(&server, "POST", &path, "", &long);
    assert_answer(&answer, 405, "allow: GET,HEAD", "");
    let seen = |method: &str, path: &str, status, body: &str| Seen {
        method: method.to_owned(),
        path: path.to_owned(),
        status,
        body: body.to_owned(),
    };
    let expected = [
        seen("GET", "/troth/?a", 200, ""),
        seen("POST", &path, 405, &long),
    ];
    assert_eq!(server.requests(), expected);
}

#[test]
fn a_bare_host_says_nothing_of_the_build() {
    let fixture = Fixture::new();
    let server = fixture.serve(Manner::Bare);
    let answer = get(&server, "/troth/", "");
    assert_answer(&answer, 200, "cache-control: max-age=600\r\n", SHELL);
    assert!(!answer.contains("content-security-policy"), "{answer}");
}

#[test]
fn what_goes_wrong_does_so_on_purpose() {
    let fixture = Fixture::new();
    let server = fixture.serve(Manner::Told);
    let wasm = |more: &str| get(&server, &format!("/troth/{WASM}"), more);
    let br = "Accept-Encoding: br\r\n";
    let pause = Duration::from_millis(10);
    let since = Instant::now();
    for (fault, status, header, body) in [
        (Fault::Missing, 404, "cache-control: no-cache", MISSING),
        (Fault::Shell, 200, "content-type: text/html", SHELL),
        (Fault::Slow(2, pause), 200, "content-length: 6", "brotli"),
    ] {
        server.disturb(".wasm", fault);
        assert_answer(&wasm(br), status, header, body);
        assert_answer(&get(&server, "/troth/", ""), 200, "", SHELL);
    }
    assert!(since.elapsed() >= 3 * pause, "it was not slow");
    server.recover();
    assert_answer(&wasm(br), 200, "content-encoding: br", "brotli");
    server.disturb("/troth/", Fault::Missing);
    assert_answer(&get(&server, "/troth/", ""), 404, "", MISSING);
    assert_answer(&wasm(br), 200, "", "brotli");
}

/// A browser that has the file is not told that it still has it, nor may it take the other bytes for it.
#[test]
fn other_bytes_are_not_taken_for_the_file() {
    let fixture = Fixture::new();
    let server = fixture.serve(Manner::Told);
    let known = "If-None-Match: *\r\nIf-Modified-Since: Fri, 01 Jan 2100 00:00:00 GMT\r\n";
    assert_answer(&get(&server, "/troth/", known), 304, "", "");
    server.disturb("/troth/", Fault::Other(b"other".to_vec()));
    let answer = get(&server, "/troth/", known);
    assert_answer(&answer, 200, "content-length: 5", "\r\n\r\nother");
    let is_known = answer.contains("etag") || answer.contains("last-modified");
    assert!(!is_known, "{answer}");
}

#[test]
fn what_is_held_back_is_answered_when_it_is_released() {
    let fixture = Fixture::new();
    let server = fixture.serve(Manner::Told);
    server.hold(Some(".wasm"));
    thread::scope(|scope| {
        let held = scope.spawn(|| get(&server, &format!("/troth/{WASM}"), ""));
        assert_answer(&get(&server, "/troth/", ""), 200, "", SHELL);
        thread::sleep(Duration::from_millis(50));
        assert!(!held.is_finished() && server.requests().len() == 1);
        server.hold(None);
        assert_answer(&held.join().unwrap(), 200, "", "plain wasm");
    });
    assert_eq!(server.requests().len(), 2);
}

#[test]
fn a_stopped_server_answers_nobody_and_frees_its_port() {
    let fixture = Fixture::new();
    let server = fixture.serve(Manner::Told);
    server.hold(Some("service-worker"));
    server.disturb(".wasm", Fault::Slow(1, Duration::from_secs(600)));
    let open = |path: &str| {
        let mut stream = connect(&server);
        write!(stream, "GET /troth/{path} HTTP/1.1\r\nHost: a\r\n\r\n").unwrap();
        stream
    };
    let mut bytes = [0; 4096];
    // One was answered and is idle, one is within its answer, one waits for it.
    let mut streams = [open(""), open(WASM), open("service-worker.js")];
    let mut answer = String::new();
    while !answer.ends_with(SHELL) {
        let read = streams[0].read(&mut bytes).unwrap();
        assert!(read > 0, "{answer}");
        answer.push_str(std::str::from_utf8(&bytes[..read]).unwrap());
    }
    assert!(streams[1].read(&mut bytes).unwrap() > 0);
    let (port, since) = (server.port(), Instant::now());
    server.stop();
    for stream in &mut streams {
        let _ = stream.write_all(b"GET /troth/ HTTP/1.1\r\nHost: a\r\n\r\n");
        match stream.read(&mut bytes) {
            Ok(read) => assert_eq!(read, 0),
            Err(error) => assert_eq!(error.kind(), ErrorKind::ConnectionReset),
        }
    }
    assert!(since.elapsed() < Duration::from_secs(10));
    assert!(TcpStream::connect(("127.0.0.1", port)).is_err());

    let same = ServeOptions {
        port,
        ..ServeOptions::default()
    };
    let again = Server::start(&fixture.0.join("dist"), &same).unwrap();
    assert_eq!(again.port(), port);
    assert_answer(&get(&again, "/", ""), 200, POLICY, SHELL);
}

#[test]
fn a_port_in_use_and_a_folder_that_is_not_there_are_refused() {
    let first = Bound::new(&ServeOptions::default()).unwrap();
    let same = ServeOptions {
        port: first.address.port(),
        ..ServeOptions::default()
    };
    let refused = Bound::new(&same).unwrap_err();
    assert_eq!(refused.kind(), ErrorKind::AddrInUse);
    let refused = first.serve("/nowhere/at/all".as_ref()).unwrap_err();
    assert_eq!(refused.kind(), ErrorKind::NotFound);
}
