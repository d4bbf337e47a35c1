//! What can go wrong between a host and a browser, done on purpose: for tests.

use std::io::{self, Write};
use std::net::TcpStream;
use std::sync::Mutex;
use std::thread;
use std::time::Duration;

use super::lock;

/// What goes wrong with a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It is not there.
    Missing,
    /// It has other bytes, as in a copy of a build that was half done.
    Other(Vec<u8>),
    /// The shell is answered in its place, as by hosts that are set up wrongly.
    Shell,
    /// It comes in pieces of so many bytes, each after a pause.
    Slow(usize, Duration),
}

/// The faults, each of the paths that have this text in them, or at their end if it ends in `/`: then
/// it is a page. The last one that fits counts.
#[derive(Debug, Default)]
pub(super) struct Faults(Mutex<Vec<(String, Fault)>>);

impl Faults {
    pub(super) fn add(&self, part: &str, fault: Fault) {
        lock(&self.0).push((part.to_owned(), fault));
    }

    pub(super) fn clear(&self) {
        lock(&self.0).clear();
    }

    pub(super) fn of(&self, target: &str) -> Option<Fault> {
        let faults = lock(&self.0);
        let fits = |part: &str| match part.ends_with('/') {
            true => target.ends_with(part),
            false => target.contains(part),
        };
        let found = faults.iter().rfind(|(part, _)| fits(part));
        found.map(|(_, fault)| fault.clone())
    }
}

/// Writes in pieces.
pub(super) fn write_slowly(
    stream: &mut TcpStream,
    bytes: &[u8],
    piece: usize,
    pause: Duration,
) -> io::Result<()> {
    for piece in bytes.chunks(piece.max(1)) {
        thread::sleep(pause);
        stream.write_all(piece)?;
    }
    Ok(())
}
