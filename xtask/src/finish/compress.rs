//! The compressed copies next to the files, for hosts that serve them as they are.

use std::io::Write as _;
use std::path::Path;

use anyhow::Result;
use brotli::enc::BrotliEncoderParams;
use flate2::Compression;
use flate2::write::GzEncoder;
use fs_err as fs;
use walkdir::WalkDir;

/// The endings of files that shrink.
const SHRINKS: [&str; 7] = ["html", "js", "css", "wasm", "svg", "webmanifest", "json"];

/// Writes compressed copies beside the files of a folder.
///
/// # Errors
/// If the folder cannot be read, or a copy cannot be written.
pub fn compress_folder(folder: &Path) -> Result<()> {
    for entry in WalkDir::new(folder) {
        let path = entry?.into_path();
        let extension = path
            .extension()
            .and_then(|it| it.to_str())
            .unwrap_or_default();
        if SHRINKS.contains(&extension) {
            let bytes = fs::read(&path)?;
            fs::write(
                path.with_extension(format!("{extension}.br")),
                brotli(&bytes)?,
            )?;
            fs::write(
                path.with_extension(format!("{extension}.gz")),
                gzip(&bytes)?,
            )?;
        }
    }
    Ok(())
}

/// Brotli at its best, with the window that every browser takes.
fn brotli(bytes: &[u8]) -> Result<Vec<u8>> {
    let params = BrotliEncoderParams {
        quality: 11,
        lgwin: 22,
        ..BrotliEncoderParams::default()
    };
    let mut out = Vec::new();
    brotli::BrotliCompress(&mut &*bytes, &mut out, &params)?;
    Ok(out)
}

/// Gzip at its best, without a time, so that the same bytes stay the same.
fn gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut writer = GzEncoder::new(Vec::new(), Compression::best());
    writer.write_all(bytes)?;
    Ok(writer.finish()?)
}
