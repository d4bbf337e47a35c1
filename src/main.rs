//! Starts the app in the browser.

#[cfg(target_arch = "wasm32")]
mod start;

fn main() {
    #[cfg(target_arch = "wasm32")]
    start::start();
}
