//! The files of a folder below a base path, with the headers of the build.

use std::io;
use std::path::Path;
use std::sync::Arc;

use axum::Router;
use axum::extract::{Request, State};
use axum::http::header::{CACHE_CONTROL, HeaderValue};
use axum::http::{StatusCode, Uri};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse as _, Redirect, Response};
use tower_http::services::ServeDir;

use super::headers::Rules;
use super::{BROKEN_POLICY, Manner};

/// What is sent beside the files.
#[derive(Debug)]
struct Site {
    base: String,
    /// Of each file for which the rules say nothing else.
    cache_control: HeaderValue,
    rules: Rules,
}

/// The routes of a folder. `base` starts and ends with `/`.
pub(super) fn routes(folder: &Path, base: &str, manner: Manner) -> io::Result<Router> {
    let report_uri = (manner == Manner::Watched).then(|| format!("{base}{BROKEN_POLICY}"));
    let (cache_control, rules) = match manner {
        Manner::Bare => ("max-age=600", Rules::default()),
        Manner::Told | Manner::Watched => ("no-cache", read_rules(folder, report_uri.as_deref())?),
    };
    let site = Site {
        base: base.to_owned(),
        cache_control: HeaderValue::from_static(cache_control),
        rules,
    };
    let files = ServeDir::new(folder)
        .precompressed_br()
        .precompressed_gzip()
        .redirect_path_prefix(base.trim_end_matches('/'));
    Ok(Router::new()
        .fallback_service(files)
        .layer(middleware::from_fn_with_state(Arc::new(site), below_base)))
}

/// A folder without `_headers` has no rules; one that is not there is an error.
fn read_rules(folder: &Path, report_uri: Option<&str>) -> io::Result<Rules> {
    let file = folder.canonicalize()?.join("_headers");
    match std::fs::read_to_string(file) {
        Ok(text) => Rules::parse(&text, report_uri),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Rules::default()),
        Err(error) => Err(error),
    }
}

/// Removes the base path from the request, and adds the headers to the file that is found.
async fn below_base(State(site): State<Arc<Site>>, mut request: Request, next: Next) -> Response {
    let path = request.uri().path().to_owned();
    if format!("{path}/") == site.base {
        return Redirect::temporary(&site.base).into_response();
    }
    let Some(inner) = path.strip_prefix(&site.base).map(|rest| format!("/{rest}")) else {
        return missing();
    };
    let Ok(uri) = inner.parse::<Uri>() else {
        return missing();
    };
    *request.uri_mut() = uri;
    let mut response = next.run(request).await;
    match response.status() {
        StatusCode::NOT_FOUND => missing(),
        StatusCode::OK | StatusCode::NOT_MODIFIED => {
            let headers = response.headers_mut();
            headers.insert(CACHE_CONTROL, site.cache_control.clone());
            // A build for any path has rules that begin at the root, one for a certain path at that path.
            site.rules.apply(&inner, headers);
            site.rules.apply(&path, headers);
            response
        }
        _ => response,
    }
}

/// The answer where there is no file: never the shell.
pub(super) fn missing() -> Response {
    let headers = [(CACHE_CONTROL, "no-cache")];
    (StatusCode::NOT_FOUND, headers, "There is no such file.\n").into_response()
}
