//! Chromium: a phone by emulation, with touch.

use serde_json::{Value, json};

use super::{HEIGHT, NOWHERE_HOST, NOWHERE_PORT, Start, WIDTH};

/// Quiet, hermetic, and able to run as root in a container (the pages are our own).
pub(crate) const FLAGS: [&str; 10] = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--force-color-profile=srgb",
];

/// The value that means "block" among Chromium's content settings.
const BLOCK: u8 = 2;

pub(super) fn capabilities(start: &Start<'_>) -> Value {
    let mut args: Vec<String> = FLAGS.into_iter().map(str::to_owned).collect();
    args.push(format!("--user-data-dir={}", start.home.join("profile").display()));
    args.push(format!("--window-size={WIDTH},{HEIGHT}"));
    args.push(format!("--proxy-server=http://{NOWHERE_HOST}:{NOWHERE_PORT}"));
    let mut options = json!({
        "args": args,
        "mobileEmulation": {
            "deviceMetrics": {
                "width": WIDTH, "height": HEIGHT, "pixelRatio": 2, "touch": true, "mobile": true,
            },
        },
    });
    if let Some(binary) = &start.tools.chromium {
        options["binary"] = json!(binary);
    }
    if start.setup.storage_blocked {
        // Cookies and every other kind of site data are one setting in Chromium.
        options["prefs"] = json!({ "profile.default_content_setting_values.cookies": BLOCK });
    }
    json!({
        "browserName": "chrome",
        "goog:loggingPrefs": { "browser": "ALL" },
        "goog:chromeOptions": options,
    })
}
