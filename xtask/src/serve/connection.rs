//! One connection: reads requests with `httparse`, writes answers.

use std::io::{self, Read, Write};
use std::net::TcpStream;
use std::sync::atomic::Ordering;
use std::time::Duration;

use super::site::{Answer, Ask};
use super::{Seen, Shared, lock};

/// A request with its body.
const LONGEST: usize = 32 * 1024;
const MOST_HEADERS: usize = 100;
const PATIENCE: Duration = Duration::from_secs(60);

struct Request {
    method: String,
    target: String,
    accept_encoding: String,
    if_none_match: String,
    body: String,
    keep_alive: bool,
}

enum Read1 {
    Request(Request),
    Malformed,
    Closed,
}

pub(super) fn answer_all(mut stream: TcpStream, shared: &Shared) -> io::Result<()> {
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.set_nodelay(true)?;
    let mut buffer = Vec::new();
    loop {
        let (answer, request) = match read_request(&mut stream, &mut buffer)? {
            Read1::Closed => return Ok(()),
            Read1::Malformed => (Answer::empty(400), None),
            Read1::Request(request) => {
                let ask = Ask {
                    method: &request.method,
                    target: &request.target,
                    accept_encoding: &request.accept_encoding,
                    if_none_match: &request.if_none_match,
                };
                let answer = shared.site.answer(&ask);
                shared.hold.wait(&request.target);
                (answer, Some(request))
            }
        };
        // Between the request and the answer the server may have been stopped: then it is gone.
        if shared.stopping.load(Ordering::SeqCst) {
            return Ok(());
        }
        let keep_alive = request.as_ref().is_some_and(|request| request.keep_alive);
        let head_only = request
            .as_ref()
            .is_some_and(|request| request.method == "HEAD");
        if let Some(request) = request {
            let seen = Seen {
                method: request.method,
                path: request.target,
                status: answer.status,
                body: request.body,
            };
            lock(&shared.seen).push(seen);
        }
        write_answer(&mut stream, &answer, keep_alive, head_only)?;
        if !keep_alive {
            return Ok(());
        }
    }
}

fn read_request(stream: &mut TcpStream, buffer: &mut Vec<u8>) -> io::Result<Read1> {
    loop {
        if !buffer.is_empty() {
            let mut headers = [httparse::EMPTY_HEADER; MOST_HEADERS];
            let mut parsed = httparse::Request::new(&mut headers);
            match parsed.parse(buffer) {
                Ok(httparse::Status::Complete(head)) => {
                    let Some((mut request, body)) = request_of(&parsed) else {
                        return Ok(Read1::Malformed);
                    };
                    if let Some(body) = buffer.get(head..head.saturating_add(body)) {
                        request.body = String::from_utf8_lossy(body).into_owned();
                        let end = head + body.len();
                        buffer.drain(..end);
                        return Ok(Read1::Request(request));
                    }
                }
                Ok(httparse::Status::Partial) => {}
                Err(_) => return Ok(Read1::Malformed),
            }
            if buffer.len() >= LONGEST {
                return Ok(Read1::Malformed);
            }
        }
        let mut bytes = [0; 4096];
        let read = stream.read(&mut bytes)?;
        if read == 0 {
            return Ok(Read1::Closed);
        }
        buffer.extend_from_slice(&bytes[..read]);
    }
}

/// The request, and how long its body is.
fn request_of(parsed: &httparse::Request<'_, '_>) -> Option<(Request, usize)> {
    let header = |name: &str| {
        parsed
            .headers
            .iter()
            .find(|header| header.name.eq_ignore_ascii_case(name))
            .map(|header| String::from_utf8_lossy(header.value).into_owned())
    };
    let connection = header("connection")
        .unwrap_or_default()
        .to_ascii_lowercase();
    let length = header("content-length").map_or(Ok(0), |length| length.trim().parse());
    // A body in pieces is never read, so what follows it could not be told from it.
    let in_pieces = header("transfer-encoding").is_some();
    let request = Request {
        method: parsed.method?.to_owned(),
        target: parsed.path?.to_owned(),
        accept_encoding: header("accept-encoding").unwrap_or_default(),
        if_none_match: header("if-none-match").unwrap_or_default(),
        body: String::new(),
        keep_alive: parsed.version? == 1 && !connection.contains("close") && !in_pieces,
    };
    Some((request, length.ok()?))
}

fn write_answer(
    stream: &mut TcpStream,
    answer: &Answer,
    keep_alive: bool,
    head_only: bool,
) -> io::Result<()> {
    let mut head = format!("HTTP/1.1 {} {}\r\n", answer.status, reason(answer.status));
    for (name, value) in &answer.headers {
        head.push_str(&format!("{name}: {value}\r\n"));
    }
    if answer.status != 304 {
        head.push_str(&format!("Content-Length: {}\r\n", answer.body.len()));
    }
    let connection = if keep_alive { "keep-alive" } else { "close" };
    head.push_str(&format!("Connection: {connection}\r\n\r\n"));
    let mut bytes = head.into_bytes();
    if !head_only {
        bytes.extend_from_slice(&answer.body);
    }
    stream.write_all(&bytes)?;
    stream.flush()
}

const fn reason(status: u16) -> &'static str {
    match status {
        200 => "OK",
        301 => "Moved Permanently",
        304 => "Not Modified",
        400 => "Bad Request",
        404 => "Not Found",
        405 => "Method Not Allowed",
        _ => "Error",
    }
}
