//! The two parts of the app, as small as they can be made.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::FinishError;
use crate::split::{self, Parts};

/// Where the second part begins: everything that only these functions need is in it. None of them
/// may be called before that part is there.
const SECOND: [&str; 7] = [
    "troth::ui::second::screen",
    "troth::ui::second::piece",
    "troth::app::upkeep::forget",
    "troth::app::upkeep::note_first",
    "troth::app::upkeep::read_on",
    "troth::app::upkeep::tidy",
    "troth::domain::upkeep::decide",
];

/// How wasm-opt makes a part small; the detour over flat code finds what it overlooks otherwise.
/// Nothing lies in the first kilobyte of the memory, which is the far end of the stack; `split`
/// checks that. Of the features nobody is told once it is done.
const SHRINK: [&str; 8] = [
    "-Oz",
    "--flatten",
    "--rereloop",
    "-Oz",
    "-Oz",
    "--low-memory-unused",
    "--strip-producers",
    "--strip-target-features",
];

/// Takes the app apart. Tests use one that needs no app.
pub trait Divider {
    /// Gives both parts: `linked` is what rustc made, `bound` what wasm-bindgen made of it.
    ///
    /// # Errors
    /// If it cannot be taken apart.
    fn divide(&self, linked: &Path, bound: &Path) -> Result<Parts, FinishError>;
}

/// The real one.
#[derive(Clone, Debug)]
pub struct WasmOpt {
    /// The program.
    pub program: PathBuf,
}

impl Divider for WasmOpt {
    fn divide(&self, linked: &Path, bound: &Path) -> Result<Parts, FinishError> {
        let read = |path: &Path| fs::read(path).map_err(FinishError::file(path));
        let parts = split::split(&read(linked)?, &read(bound)?, &SECOND);
        let parts = parts.map_err(FinishError::Split)?;
        let mut parts = Parts {
            first: self.shrink("first", bound, &parts.first)?,
            second: self.shrink("second", bound, &parts.second)?,
            ..parts
        };
        parts.drop_idle().map_err(FinishError::Split)?;
        Ok(parts)
    }
}

impl WasmOpt {
    /// Makes a module small. It is worked on beside `bound`, in a folder that is emptied later.
    fn shrink(
        &self,
        part: &'static str,
        bound: &Path,
        wasm: &[u8],
    ) -> Result<Vec<u8>, FinishError> {
        let (large, small) = ["large", "small"]
            .map(|name| bound.with_file_name(format!("{part}-{name}.wasm")))
            .into();
        fs::write(&large, wasm).map_err(FinishError::file(&large))?;
        let mut command = Command::new(&self.program);
        command.args(SHRINK).arg(&large).arg("-o").arg(&small);
        let wrong = |why: String| FinishError::WasmOpt { part, why };
        let output = command.output().map_err(|why| wrong(why.to_string()))?;
        if !output.status.success() {
            return Err(wrong(
                String::from_utf8_lossy(&output.stderr).trim().to_owned(),
            ));
        }
        fs::read(&small).map_err(FinishError::file(&small))
    }
}
