//! The rules of the source code. Each names what breaks it by file and line, and each is shown to
//! be able to fail.

mod calls;
mod circles;
mod layers;
mod paths;
mod scanner;
mod size;
mod styles;
mod words;

/// No fault, or all of them.
#[track_caller]
fn none(faults: &[String]) {
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}
