//! Chance, from the browser's secure source.

/// 128 random bits.
pub fn bits() -> u128 {
    let mut bytes = [0_u8; 16];
    let filled = web_sys::window()
        .and_then(|window| window.crypto().ok())
        .and_then(|crypto| crypto.get_random_values_with_u8_array(&mut bytes).ok());
    if filled.is_none() {
        // Identifiers need to differ, not to be secret: this is enough where crypto is absent.
        for byte in &mut bytes {
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
            let drawn = (js_sys::Math::random() * 256.0) as u8;
            *byte = drawn;
        }
    }
    u128::from_be_bytes(bytes)
}
