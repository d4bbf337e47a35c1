//! Texts as codes.

use troth::platform::codec::{self, CodeFault};
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
async fn a_text_comes_back_from_its_code() {
    let long: String = (0..60_000_u32)
        .map(|at| format!("{:x} ", at * at))
        .collect();
    for text in ["", "one", "\u{FEFF}\0 שלום 👩‍👩‍👧\r\n", &long] {
        let code = codec::pack(text).await.unwrap();
        assert!(code.starts_with("troth1."));
        let plain = |c: char| c.is_ascii_alphanumeric() || "._-".contains(c);
        assert!(code.chars().all(plain));
        assert!(code.len() < text.len() + 100);
        assert_eq!(codec::unpack(&code).await.as_deref(), Ok(text));
        let lines: Vec<&str> = code
            .as_bytes()
            .chunks(76)
            .map(|line| std::str::from_utf8(line).unwrap())
            .collect();
        let pasted = format!("\n {}\r\n", lines.join("\r\n"));
        assert_eq!(codec::unpack(&pasted).await.as_deref(), Ok(text));
    }
}

#[wasm_bindgen_test]
async fn a_code_by_another_hand_is_read() {
    // `printf troth | gzip -9n | basenc --base64url`, with its padding.
    let code = "troth1.H4sIAAAAAAACAyspyi_JAACAAPdABQAAAA==";
    assert_eq!(codec::unpack(code).await.as_deref(), Ok("troth"));
}

#[wasm_bindgen_test]
async fn what_is_no_code_is_told() {
    let code = codec::pack("a text of some length, and more")
        .await
        .unwrap();
    let changed = code.replacen("H4sI", "H4sJ", 1);
    let not_utf8 = "troth1.H4sIAAAAAAACA_v_HwAAAP__AgAAAA";
    for (code, fault) in [
        ("", CodeFault::NotACode),
        ("words", CodeFault::NotACode),
        ("troth2.H4sI", CodeFault::NotACode),
        ("troth1.", CodeFault::Damaged),
        ("troth1.words!", CodeFault::Damaged),
        (&code[..code.len() - 6], CodeFault::Damaged),
        (&changed, CodeFault::Damaged),
        (not_utf8, CodeFault::Damaged),
    ] {
        assert_eq!(codec::unpack(code).await, Err(fault), "{code}");
    }
}

#[wasm_bindgen_test]
async fn a_code_cannot_fill_the_memory() {
    let code = codec::pack(&" ".repeat((64 << 20) + 1)).await.unwrap();
    assert!(code.len() < 100_000);
    assert_eq!(codec::unpack(&code).await, Err(CodeFault::TooLarge));
}
