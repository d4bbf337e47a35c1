//! The smallest app of the same stack: a number, and a button that adds to it.

#[cfg(target_arch = "wasm32")]
fn main() {
    use leptos::prelude::*;

    leptos::mount::mount_to_body(|| {
        let (count, set_count) = signal(0);
        view! {
            <main>
                <h1>"Counter"</h1>
                <button on:click=move |_| set_count.update(|count| *count += 1)>
                    "Count: "
                    {count}
                </button>
            </main>
        }
    });
}

/// It runs in a browser only.
#[cfg(not(target_arch = "wasm32"))]
const fn main() {}
