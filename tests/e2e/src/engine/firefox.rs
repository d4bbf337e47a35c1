//! Firefox: headless, a small window.

use std::fs;
use std::process::Command;

use serde_json::{Value, json};

use super::{HEIGHT, NOWHERE_HOST, NOWHERE_PORT, Start, WIDTH};

/// Firefox' "reject everything" among its cookie behaviours; storage is refused with cookies.
const REJECT: u8 = 2;
/// Firefox' "use the proxy that is named here".
const MANUAL_PROXY: u8 = 1;
/// Firefox' "light" as the colour scheme of pages.
const LIGHT: u8 = 1;

pub(super) fn prepare(command: &mut Command, start: &Start<'_>) -> Result<(), String> {
    let profile = start.home.join("profile");
    fs::create_dir_all(profile).map_err(|error| error.to_string())?;
    // Two free ports more: the driver would otherwise use one fixed port for all.
    let marionette = crate::process::free_port().map_err(|error| error.to_string())?;
    let websocket = crate::process::free_port().map_err(|error| error.to_string())?;
    command
        .arg(format!("--marionette-port={marionette}"))
        .arg(format!("--websocket-port={websocket}"))
        .env("MOZ_HEADLESS_WIDTH", WIDTH.to_string())
        .env("MOZ_HEADLESS_HEIGHT", HEIGHT.to_string());
    Ok(())
}

pub(super) fn capabilities(start: &Start<'_>) -> Value {
    let mut prefs = json!({
        "network.proxy.type": MANUAL_PROXY,
        "network.proxy.http": NOWHERE_HOST,
        "network.proxy.http_port": NOWHERE_PORT,
        "network.proxy.ssl": NOWHERE_HOST,
        "network.proxy.ssl_port": NOWHERE_PORT,
        "network.proxy.no_proxies_on": "127.0.0.1, localhost",
        "layout.css.prefers-color-scheme.content-override": LIGHT,
    });
    if start.setup.storage_blocked {
        prefs["network.cookie.cookieBehavior"] = json!(REJECT);
    }
    if start.setup.locked_down {
        prefs["javascript.options.wasm"] = json!(false);
        prefs["dom.serviceWorkers.enabled"] = json!(false);
    }
    let mut options = json!({
        "args": ["-headless", "-profile", start.home.join("profile")],
        "prefs": prefs,
    });
    if let Some(binary) = &start.tools.firefox {
        options["binary"] = json!(binary);
    }
    json!({ "browserName": "firefox", "moz:firefoxOptions": options })
}
