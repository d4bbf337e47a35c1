//! Copies of a build, to serve something else than all of it.

use std::path::Path;
use std::{fs, io};

/// Copies a folder, without the files whose names are left out.
pub(crate) fn copy(from: &Path, to: &Path, is_left_out: &dyn Fn(&str) -> bool) -> io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let (path, name) = (entry.path(), entry.file_name());
        if path.is_dir() {
            copy(&path, &to.join(name), is_left_out)?;
        } else if !is_left_out(&name.to_string_lossy()) {
            fs::copy(path, to.join(name))?;
        }
    }
    Ok(())
}
