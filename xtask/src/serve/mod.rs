//! A small static server for a built app, as a plain host would serve it.
//!
//! It listens on 127.0.0.1 only, answers GET and HEAD, applies the build's `_headers`, says 404
//! where there is no file (never the shell), and can be stopped so that not even an open connection
//! is answered any more.

mod fault;
mod headers;
mod site;

use std::io;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};

use axum::middleware;
use axum::serve::ListenerExt as _;
use tokio::runtime;
use tokio::sync::oneshot;

pub use fault::Fault;

use fault::Control;

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
    control: Arc<Control>,
    /// The server runs as long as this is there.
    running: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
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
    /// If the folder or its `_headers` cannot be read.
    pub fn serve(self, folder: &Path) -> io::Result<Server> {
        let control = Arc::new(Control {
            shell: self.base_path.parse().map_err(io::Error::other)?,
            ..Control::default()
        });
        let layer = middleware::from_fn_with_state(Arc::clone(&control), fault::disturbed);
        let routes = site::routes(folder, &self.base_path, self.manner)?.layer(layer);

        let runtime = runtime::Builder::new_current_thread()
            .enable_all()
            .build()?;
        self.listener.set_nonblocking(true)?;
        let listener = {
            let _inside = runtime.enter();
            tokio::net::TcpListener::from_std(self.listener)?
        };
        let listener = listener.tap_io(|stream| {
            // Otherwise the end of an answer may wait for the browser to acknowledge its start.
            let _ = stream.set_nodelay(true);
        });
        let (running, stopped) = oneshot::channel();
        let thread = thread::spawn(move || {
            runtime.spawn(axum::serve(listener, routes).into_future());
            let _ = runtime.block_on(stopped);
            // The end of the runtime ends all its tasks, and so closes the open connections.
            drop(runtime);
        });
        Ok(Server {
            address: self.address,
            base_path: self.base_path,
            control,
            running: Some(running),
            thread: Some(thread),
        })
    }
}

impl Server {
    /// Takes the port and serves the folder.
    ///
    /// # Errors
    /// If the port cannot be taken, or the folder or its `_headers` cannot be read.
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
        lock(&self.control.seen).clone()
    }

    /// Lets every request wait whose path contains this, as on a very slow network; `None` answers
    /// those that wait, and all that come.
    pub fn hold(&self, part: Option<&str>) {
        self.control.held.send_replace(part.map(str::to_owned));
    }

    /// From now on something goes wrong with each file whose path has `part` in it; with the page
    /// whose path ends so, if `part` ends in `/`.
    pub fn disturb(&self, part: &str, fault: Fault) {
        lock(&self.control.faults).push((part.to_owned(), fault));
    }

    /// From now on nothing goes wrong any more.
    pub fn recover(&self) {
        lock(&self.control.faults).clear();
    }

    /// Stops: the port is free afterwards, and open connections are closed.
    pub fn stop(mut self) {
        self.end();
    }

    /// Serves until the program is ended from outside.
    pub fn wait(mut self) {
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }

    fn end(&mut self) {
        drop(self.running.take());
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.end();
    }
}

/// The value behind a lock; what a panicking thread left is still a whole value here.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests;
