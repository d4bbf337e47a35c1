//! WebKitGTK: its test browser on an unseen screen.

use std::process::Command;

use serde_json::{Value, json};

use super::{HEIGHT, NOWHERE_HOST, NOWHERE_PORT, Start, WIDTH};
use crate::tools::required;

pub(super) fn prepare(command: &mut Command, start: &Start<'_>) -> Result<(), String> {
    let display = start.display.ok_or("there is no screen to draw into")?;
    command.env("DISPLAY", display).env("GDK_BACKEND", "x11").env("NO_AT_BRIDGE", "1");
    for (variable, folder) in
        [("XDG_DATA_HOME", "data"), ("XDG_CACHE_HOME", "cache"), ("XDG_CONFIG_HOME", "config")]
    {
        command.env(variable, start.home.join(folder));
    }
    if start.setup.locked_down {
        command.env("JSC_useWasm", "0");
    }
    Ok(())
}

pub(super) fn capabilities(start: &Start<'_>) -> Result<Value, String> {
    let binary = required(start.tools.mini_browser.as_deref(), "MiniBrowser", "MINIBROWSER")?;
    let mut args = vec![
        "--automation".to_owned(),
        format!("--geometry={WIDTH}x{HEIGHT}"),
        format!("--proxy=http://{NOWHERE_HOST}:{NOWHERE_PORT}"),
        "--ignore-host=127.0.0.1".to_owned(),
    ];
    if start.setup.storage_blocked {
        args.push("--enable-html5-local-storage=false".to_owned());
    }
    Ok(json!({ "webkitgtk:browserOptions": { "binary": binary, "args": args } }))
}
