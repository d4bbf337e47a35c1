//! What is said beside the files.

use super::{Ask, Fixture, exchange, options};
use crate::serve::site::Site;
use crate::serve::{BROKEN_POLICY, Manner, ServeOptions, Server};

#[test]
fn what_breaks_the_policy_is_reported_here() {
    let fixture = Fixture::new();
    let watched = ServeOptions {
        manner: Manner::Watched,
        ..options("troth")
    };
    let server = Server::start(&fixture.dist(), &watched).unwrap();
    let answer = exchange(
        &server,
        "GET /troth/ HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
    );
    let policy = "Content-Security-Policy: default-src 'self'; report-uri /troth/policy-was-broken";
    assert!(answer.contains(policy), "{answer}");
    let path = format!("/troth/{BROKEN_POLICY}");
    let long = "x".repeat(9000);
    let report = |body: &str, connection: &str| {
        let length = body.len();
        format!(
            "POST {path} HTTP/1.1\r\nConnection: {connection}\r\nContent-Length: {length}\r\n\r\n{body}"
        )
    };
    let answer = exchange(
        &server,
        &(report("one", "keep-alive") + &report(&long, "close")),
    );
    assert_eq!(answer.matches("HTTP/1.1 405").count(), 2, "{answer}");
    let seen = server.requests();
    let bodies: Vec<&str> = seen.iter().map(|seen| seen.body.as_str()).collect();
    assert_eq!(bodies, ["", "one", &long]);
}

#[test]
fn a_bare_host_says_nothing_of_the_build() {
    let fixture = Fixture::new();
    let site = Site::new(&fixture.dist(), "/", Manner::Bare).unwrap();
    for target in ["/", "/service-worker.js", "/troth-0a1b2c3d4e5f.wasm"] {
        let answer = site.answer(&Ask {
            method: "GET",
            target,
            ..Ask::default()
        });
        let names: Vec<&str> = answer.headers.iter().map(|(name, _)| &name[..]).collect();
        assert_eq!(
            names,
            ["Content-Type", "Vary", "ETag", "Cache-Control"],
            "{target}"
        );
        assert_eq!(answer.headers[3].1, "max-age=600");
    }
}
