//! What goes wrong on purpose.

use std::time::Duration;

use super::{Fixture, exchange, options};
use crate::serve::{Fault, Server};

#[test]
fn what_goes_wrong_does_so_on_purpose() {
    let fixture = Fixture::new();
    let server = Server::start(&fixture.dist(), &options("troth")).unwrap();
    let get = |path: &str| {
        let request = format!(
            "GET /troth/{path} HTTP/1.1\r\nAccept-Encoding: br\r\nConnection: close\r\n\r\n"
        );
        exchange(&server, &request)
    };
    let wasm = "troth-0a1b2c3d4e5f.wasm";
    let pause = Duration::from_millis(1);
    for (fault, status, kind, body) in [
        (Fault::Missing, "404", "text/plain", "no such file.\n"),
        (
            Fault::Other(b"other".to_vec()),
            "200",
            "application/wasm",
            "\r\n\r\nother",
        ),
        (Fault::Shell, "200", "text/html", "<title>shell</title>"),
        (
            Fault::Slow(7, pause),
            "200",
            "application/wasm",
            "\r\n\r\nbrotli",
        ),
    ] {
        server.disturb(".wasm", fault.clone());
        let answer = get(wasm);
        assert!(
            answer.starts_with(&format!("HTTP/1.1 {status}")),
            "{fault:?}: {answer}"
        );
        assert!(
            answer.contains(&format!("Content-Type: {kind}")),
            "{fault:?}: {answer}"
        );
        assert!(answer.ends_with(body), "{fault:?}: {answer}");
        assert!(
            get("").ends_with("<title>shell</title>"),
            "the others are as ever"
        );
    }
    server.recover();
    assert!(get(wasm).ends_with("brotli"));
    server.disturb("/troth/", Fault::Missing);
    assert!(get("").starts_with("HTTP/1.1 404") && get(wasm).ends_with("brotli"));
}
