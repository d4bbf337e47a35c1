//! The web app manifest, with the icons' real names.

use serde_json::Value;

use super::FinishError;

/// Replaces the names of icons in the manifest by what `address` says.
pub(super) fn manifest(
    text: &str,
    mut address: impl FnMut(&str) -> Result<String, FinishError>,
) -> Result<String, FinishError> {
    let mut manifest: Value =
        serde_json::from_str(text).map_err(|why| FinishError::Manifest(why.to_string()))?;
    let icons = manifest.get_mut("icons").and_then(Value::as_array_mut);
    for icon in icons.into_iter().flatten() {
        let Some(source) = icon.get("src").and_then(Value::as_str) else {
            return Err(FinishError::Manifest("an icon has no “src”".to_owned()));
        };
        let address = address(source)?;
        if let Some(icon) = icon.as_object_mut() {
            icon.insert("src".to_owned(), Value::from(address));
        }
    }
    Ok(manifest.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn icons_get_their_real_names() {
        let text = r#"{ "id": "troth", "icons": [ { "src": "icon.png" } ] }"#;
        let made = manifest(text, |name| Ok(format!("./assets/{name}-1"))).unwrap();
        assert!(
            made.contains(r#""src":"./assets/icon.png-1""#) && made.contains(r#""id":"troth""#)
        );
        for wrong in ["{", r#"{"icons":[{}]}"#] {
            let error = manifest(wrong, |name| Ok(name.to_owned())).unwrap_err();
            assert!(matches!(error, FinishError::Manifest(_)), "{wrong}");
        }
    }
}
