//! What can go wrong between a host and a browser, done on purpose: for tests.

use std::convert::Infallible;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{Request, State};
use axum::http::Uri;
use axum::http::header::{
    ACCEPT_ENCODING, CONTENT_LENGTH, ETAG, IF_MODIFIED_SINCE, IF_NONE_MATCH, LAST_MODIFIED, RANGE,
};
use axum::middleware::Next;
use axum::response::Response;
use futures_util::stream::{self, StreamExt as _};
use tokio::sync::watch;

use super::site::missing;
use super::{Seen, lock};

/// The longest body of a request that is logged.
const LONGEST: usize = 1024 * 1024;

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

/// What a test changes and reads while the server runs.
#[derive(Debug, Default)]
pub(super) struct Control {
    /// The page that [`Fault::Shell`] answers with.
    pub(super) shell: Uri,
    /// Each fault with a part of the paths that it affects. The last one that matches counts.
    pub(super) faults: Mutex<Vec<(String, Fault)>>,
    /// A part of the paths whose answers wait.
    pub(super) held: watch::Sender<Option<String>>,
    /// The requests that were answered.
    pub(super) seen: Mutex<Vec<Seen>>,
}

impl Control {
    /// A part that ends in `/` means a page, so the path has to end so.
    fn fault(&self, target: &str) -> Option<Fault> {
        let faults = lock(&self.faults);
        let matches = |part: &str| match part.ends_with('/') {
            true => target.ends_with(part),
            false => target.contains(part),
        };
        let found = faults.iter().rfind(|(part, _)| matches(part));
        found.map(|(_, fault)| fault.clone())
    }

    /// Returns when requests of this path may be answered.
    async fn released(&self, target: &str) {
        let is_free = |held: &Option<String>| {
            held.as_ref()
                .is_none_or(|part| !target.contains(part.as_str()))
        };
        // It fails only if the sender is gone, which is in `self`.
        let _ = self.held.subscribe().wait_for(is_free).await;
    }
}

/// Answers with the fault of the path, if there is one, when the path is not held back; and logs.
pub(super) async fn disturbed(
    State(control): State<Arc<Control>>,
    request: Request,
    next: Next,
) -> Response {
    let (parts, body) = request.into_parts();
    let (method, target) = (parts.method.to_string(), parts.uri.to_string());
    let body = to_bytes(body, LONGEST).await.unwrap_or_default();
    let mut request = Request::from_parts(parts, Body::empty());
    let fault = control.fault(&target);
    let response = match &fault {
        Some(Fault::Missing) => missing(),
        Some(Fault::Other(bytes)) => replaced(request, next, bytes).await,
        Some(Fault::Shell) => {
            request.uri_mut().clone_from(&control.shell);
            next.run(request).await
        }
        Some(Fault::Slow(..)) | None => next.run(request).await,
    };
    control.released(&target).await;
    lock(&control.seen).push(Seen {
        method,
        path: target,
        status: response.status().as_u16(),
        body: String::from_utf8_lossy(&body).into_owned(),
    });
    match fault {
        Some(Fault::Slow(piece, pause)) => slowed(response, piece, pause).await,
        _ => response,
    }
}

/// The answer with other bytes, and without anything by which a browser could take them for the file.
async fn replaced(mut request: Request, next: Next, bytes: &[u8]) -> Response {
    for name in [ACCEPT_ENCODING, IF_NONE_MATCH, IF_MODIFIED_SINCE, RANGE] {
        request.headers_mut().remove(name);
    }
    let mut response = next.run(request).await;
    for name in [CONTENT_LENGTH, ETAG, LAST_MODIFIED] {
        response.headers_mut().remove(name);
    }
    *response.body_mut() = Body::from(bytes.to_owned());
    response
}

/// The answer in pieces. Its head keeps the length, so that an answer that is cut off is known as such.
async fn slowed(response: Response, piece: usize, pause: Duration) -> Response {
    let (parts, body) = response.into_parts();
    let bytes = to_bytes(body, usize::MAX).await.unwrap_or_default();
    let pieces: Vec<Bytes> = bytes
        .chunks(piece.max(1))
        .map(Bytes::copy_from_slice)
        .collect();
    let body = stream::iter(pieces).then(move |piece| async move {
        tokio::time::sleep(pause).await;
        Ok::<_, Infallible>(piece)
    });
    Response::from_parts(parts, Body::from_stream(body))
}
