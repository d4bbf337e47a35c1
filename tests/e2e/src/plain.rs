//! A request without a browser, to see what a host really says.

use std::io::{Read, Write};
use std::net::{Ipv4Addr, TcpStream};
use std::time::Duration;

/// How long an answer may take.
const PATIENCE: Duration = Duration::from_secs(10);

/// An answer of a host.
#[derive(Debug, Default)]
pub(crate) struct Answer {
    /// The status; 0 if nothing was asked.
    pub(crate) status: u16,
    /// What was sent.
    pub(crate) body: Vec<u8>,
    headers: Vec<(String, String)>,
}

impl Answer {
    /// A header; empty if it is not there.
    pub(crate) fn header(&self, name: &str) -> &str {
        let found = self.headers.iter().find(|(known, _)| known.eq_ignore_ascii_case(name));
        found.map_or("", |(_, value)| value)
    }

    fn read(bytes: &[u8]) -> Option<Self> {
        let end = bytes.windows(4).position(|part| part == b"\r\n\r\n")?;
        let head = std::str::from_utf8(bytes.get(..end)?).ok()?;
        let (first, rest) = head.split_once("\r\n")?;
        let headers = rest.lines().filter_map(|line| line.split_once(": "));
        let mut answer = Self {
            status: first.split(' ').nth(1)?.parse().ok()?,
            body: bytes.get(end + 4..)?.to_vec(),
            headers: headers.map(|(name, value)| (name.to_owned(), value.to_owned())).collect(),
        };
        if answer.header("Transfer-Encoding") == "chunked" {
            answer.body = joined(&answer.body)?;
        }
        Some(answer)
    }
}

/// A body that came in pieces, each behind its length.
fn joined(mut pieces: &[u8]) -> Option<Vec<u8>> {
    let mut body = Vec::new();
    loop {
        let end = pieces.windows(2).position(|part| part == b"\r\n")?;
        let (length, rest) = pieces.split_at_checked(end)?;
        let length = usize::from_str_radix(std::str::from_utf8(length).ok()?, 16).ok()?;
        if length == 0 {
            return Some(body);
        }
        body.extend_from_slice(rest.get(2..length + 2)?);
        pieces = rest.get(length + 4..)?;
    }
}

/// Asks this machine for a path, with these headers.
pub(crate) fn get(port: u16, path: &str, headers: &[(&str, &str)]) -> Result<Answer, String> {
    let headers: String =
        headers.iter().map(|(name, value)| format!("{name}: {value}\r\n")).collect();
    let request = format!(
        "GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n{headers}\r\n"
    );
    let bytes = exchange(port, &request).map_err(|error| format!("{path}: {error}"))?;
    Answer::read(&bytes).ok_or_else(|| format!("{path}: no answer that can be read"))
}

fn exchange(port: u16, request: &str) -> std::io::Result<Vec<u8>> {
    let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port))?;
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.write_all(request.as_bytes())?;
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes)?;
    Ok(bytes)
}
