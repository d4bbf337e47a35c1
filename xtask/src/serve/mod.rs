//! A small static server for a built app, as a plain host would serve it.
//!
//! It listens on 127.0.0.1 only, answers GET and HEAD, applies the build's `_headers`, says 404
//! where there is no file (never the shell), and can be stopped so that not even an open connection
//! is answered any more.

mod connection;
mod headers;
mod hold;
mod site;

use std::collections::HashMap;
use std::io;
use std::net::{Ipv4Addr, Shutdown, SocketAddr, TcpListener, TcpStream};
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};

use hold::Hold;
use site::Site;

/// How to serve.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServeOptions {
    /// The port; 0 takes any that is free.
    pub port: u16,
    /// The path under which the folder stands, as in `/troth/`.
    pub base_path: String,
    /// What is said beside the files.
    pub manner: Manner,
}

/// What a host says beside the files.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Manner {
    /// The headers of the build.
    #[default]
    Told,
    /// The same, and browsers are asked to report here ([`BROKEN_POLICY`]) what breaks the policy.
    Watched,
    /// Nothing of the build's: whatever it is may be kept for ten minutes, as on GitHub Pages.
    Bare,
}

/// The name, beside the shell, that reports of a broken policy go to. The answer is 405, and the
/// report is among the requests.
pub const BROKEN_POLICY: &str = "policy-was-broken";

impl Default for ServeOptions {
    fn default() -> Self {
        Self {
            port: 0,
            base_path: "/".to_owned(),
            manner: Manner::default(),
        }
    }
}

/// A request that was answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seen {
    /// The method, as it came.
    pub method: String,
    /// The path with the query, as it came.
    pub path: String,
    /// The status of the answer.
    pub status: u16,
    /// What was sent with it; empty as a rule.
    pub body: String,
}

/// A port that is taken but does not answer yet.
#[derive(Debug)]
pub struct Bound {
    listener: TcpListener,
    address: SocketAddr,
    base_path: String,
    manner: Manner,
}

/// A running server. Dropping it stops it.
#[derive(Debug)]
pub struct Server {
    address: SocketAddr,
    base_path: String,
    shared: Arc<Shared>,
    accepting: Option<JoinHandle<()>>,
}

#[derive(Debug)]
struct Shared {
    site: Site,
    stopping: AtomicBool,
    seen: Mutex<Vec<Seen>>,
    hold: Hold,
    open: Mutex<HashMap<u64, TcpStream>>,
}

impl Bound {
    /// Takes the port, so that nobody else gets it while the app is still being built.
    ///
    /// # Errors
    /// If the port is in use ([`io::ErrorKind::AddrInUse`]) or may not be used.
    pub fn new(options: &ServeOptions) -> io::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, options.port))?;
        let address = listener.local_addr()?;
        let inner = options.base_path.trim_matches('/');
        let base_path = if inner.is_empty() {
            "/".to_owned()
        } else {
            format!("/{inner}/")
        };
        Ok(Self {
            listener,
            address,
            base_path,
            manner: options.manner,
        })
    }

    /// Begins to answer with the files of a folder.
    ///
    /// # Errors
    /// If the folder cannot be read.
    pub fn serve(self, folder: &Path) -> io::Result<Server> {
        let shared = Arc::new(Shared {
            site: Site::new(folder, &self.base_path, self.manner)?,
            stopping: AtomicBool::new(false),
            seen: Mutex::default(),
            hold: Hold::default(),
            open: Mutex::default(),
        });
        let accepting = thread::spawn({
            let shared = Arc::clone(&shared);
            move || accept(&self.listener, &shared)
        });
        Ok(Server {
            address: self.address,
            base_path: self.base_path,
            shared,
            accepting: Some(accepting),
        })
    }
}

impl Server {
    /// Takes the port and serves the folder.
    ///
    /// # Errors
    /// If the port cannot be taken or the folder cannot be read.
    pub fn start(folder: &Path, options: &ServeOptions) -> io::Result<Self> {
        Bound::new(options)?.serve(folder)
    }

    /// The address of the app, with a slash at the end.
    #[must_use]
    pub fn url(&self) -> String {
        format!("http://{}{}", self.address, self.base_path)
    }

    /// The port, also where any was asked for.
    #[must_use]
    pub const fn port(&self) -> u16 {
        self.address.port()
    }

    /// What was asked for so far, in the order of the answers.
    #[must_use]
    pub fn requests(&self) -> Vec<Seen> {
        lock(&self.shared.seen).clone()
    }

    /// Forgets what was asked for so far.
    pub fn forget_requests(&self) {
        lock(&self.shared.seen).clear();
    }

    /// Lets every request wait whose path contains this, as on a very slow network; `None` answers
    /// those that wait, and all that come.
    pub fn hold(&self, part: Option<&str>) {
        self.shared.hold.set(part);
    }

    /// Stops: the port is free afterwards, and open connections are cut.
    pub fn stop(mut self) {
        self.end();
    }

    /// Serves until the program is ended from outside.
    pub fn wait(mut self) {
        if let Some(accepting) = self.accepting.take() {
            let _ = accepting.join();
        }
    }

    fn end(&mut self) {
        let Some(accepting) = self.accepting.take() else {
            return;
        };
        self.shared.stopping.store(true, Ordering::SeqCst);
        self.hold(None);
        // The thread waits for a connection: give it one.
        let _ = TcpStream::connect(self.address);
        let _ = accepting.join();
        for (_, stream) in lock(&self.shared.open).drain() {
            let _ = stream.shutdown(Shutdown::Both);
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.end();
    }
}

fn accept(listener: &TcpListener, shared: &Arc<Shared>) {
    for (number, stream) in (0..).zip(listener.incoming()) {
        if shared.stopping.load(Ordering::SeqCst) {
            return;
        }
        let Ok(stream) = stream else { continue };
        let Ok(handle) = stream.try_clone() else {
            continue;
        };
        lock(&shared.open).insert(number, handle);
        let shared = Arc::clone(shared);
        thread::spawn(move || {
            // A connection that breaks is the other side's business.
            let _ = connection::answer_all(stream, &shared);
            lock(&shared.open).remove(&number);
        });
    }
}

/// The value behind a lock; what a panicking thread left is still a whole value here.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests;
