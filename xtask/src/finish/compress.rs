//! The compressed copies next to the files, for hosts that serve them as they are.

use std::io::Write as _;

use brotli::enc::BrotliEncoderParams;
use flate2::Compression;
use flate2::write::GzEncoder;

use super::FinishError;

/// Whether a file shrinks when compressed.
pub(super) fn is_worth_it(path: &str) -> bool {
    let extension = path.rsplit('.').next().unwrap_or_default();
    ["html", "js", "css", "wasm", "svg", "webmanifest", "json"].contains(&extension)
}

/// Brotli at its best, with the window that every browser takes.
pub(super) fn brotli(path: &str, bytes: &[u8]) -> Result<Vec<u8>, FinishError> {
    let params = BrotliEncoderParams {
        quality: 11,
        lgwin: 22,
        ..BrotliEncoderParams::default()
    };
    let mut out = Vec::new();
    brotli::BrotliCompress(&mut &*bytes, &mut out, &params)
        .map_err(FinishError::file(path.as_ref()))?;
    Ok(out)
}

/// Gzip at its best, without a time, so that the same bytes stay the same.
pub(super) fn gzip(path: &str, bytes: &[u8]) -> Result<Vec<u8>, FinishError> {
    let mut writer = GzEncoder::new(Vec::new(), Compression::best());
    writer
        .write_all(bytes)
        .map_err(FinishError::file(path.as_ref()))?;
    writer.finish().map_err(FinishError::file(path.as_ref()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read as _;

    #[test]
    fn what_was_compressed_comes_back() {
        let bytes = b"troth ".repeat(500);
        let (mut small, mut back) = (brotli("a", &bytes).unwrap(), Vec::new());
        brotli::Decompressor::new(&small[..], 4096)
            .read_to_end(&mut back)
            .unwrap();
        assert!(back == bytes && small.len() < 60);
        small = gzip("a", &bytes).unwrap();
        back.clear();
        flate2::read::GzDecoder::new(&small[..])
            .read_to_end(&mut back)
            .unwrap();
        assert!(back == bytes && small.len() < 100);
        assert_eq!(gzip("a", &bytes).unwrap(), small);
    }
}
