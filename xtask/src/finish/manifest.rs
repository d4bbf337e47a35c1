//! The web app manifest, with the real names of its pictures.

use serde_json::Value;

use super::FinishError;

/// Replaces the names of icons and screenshots in the manifest by what `address` says.
pub(super) fn manifest(
    text: &str,
    mut address: impl FnMut(&str) -> Result<String, FinishError>,
) -> Result<String, FinishError> {
    let mut manifest: Value =
        serde_json::from_str(text).map_err(|why| FinishError::Manifest(why.to_string()))?;
    for kind in ["icons", "screenshots"] {
        let pictures = manifest.get_mut(kind).and_then(Value::as_array_mut);
        for picture in pictures.into_iter().flatten() {
            let source = picture
                .get_mut("src")
                .ok_or_else(|| FinishError::Manifest(format!("one of the {kind} has no “src”")))?;
            *source = Value::from(address(source.as_str().unwrap_or_default())?);
        }
    }
    Ok(manifest.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pictures_get_their_real_names() {
        let text = r#"{ "id": "troth", "icons": [ { "src": "icon.png" } ],
            "screenshots": [ { "src": "narrow.webp" } ] }"#;
        let made = manifest(text, |name| Ok(format!("./assets/{name}-1"))).unwrap();
        assert!(
            made.contains(r#""src":"./assets/icon.png-1""#) && made.contains(r#""id":"troth""#)
        );
        assert!(made.contains(r#""src":"./assets/narrow.webp-1""#));
        for wrong in ["{", r#"{"icons":[{}]}"#] {
            let error = manifest(wrong, |name| Ok(name.to_owned())).unwrap_err();
            assert!(matches!(error, FinishError::Manifest(_)), "{wrong}");
        }
    }

    /// Browsers leave out a screenshot whose size is not what the manifest says, or whose longer side
    /// is more than 2.3 times the shorter one.
    #[test]
    fn screenshots_have_the_size_that_is_said() {
        let assets = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../assets");
        let text = std::fs::read_to_string(assets.join("manifest.webmanifest")).unwrap();
        let manifest: Value = serde_json::from_str(&text).unwrap();
        let mut forms = Vec::new();
        for screenshot in manifest["screenshots"].as_array().unwrap() {
            let name = screenshot["src"].as_str().unwrap();
            let bytes = std::fs::read(assets.join(name)).unwrap();
            assert!(bytes.len() < 60_000, "{name}: {} bytes", bytes.len());
            // WebP as Chromium writes it: one lossy picture, its size behind its first mark.
            let mark = [0x9d, 0x01, 0x2a];
            let at = bytes.windows(3).position(|part| part == mark).unwrap() + 3;
            let side = |at: usize| u16::from_le_bytes([bytes[at], bytes[at + 1]]) & 0x3fff;
            let (wide, high) = (side(at), side(at + 2));
            assert_eq!(screenshot["sizes"], format!("{wide}x{high}"), "{name}");
            assert!(f32::from(wide.max(high)) <= 2.3 * f32::from(wide.min(high)));
            let form = screenshot["form_factor"].as_str().unwrap();
            assert_eq!(form == "wide", wide > high, "{name}");
            forms.push(form);
        }
        assert!(forms.contains(&"narrow") && forms.contains(&"wide"));
    }
}
