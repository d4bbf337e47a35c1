//! Over a small program, linked as the app is.

use std::process::Command;

use super::*;

/// The first part begins with `start`, the second with `troth::second::screen`. Both have words
/// of their own, both reach functions of their own by their addresses, and share `both`.
const PROGRAM: &str = r#"
    #![no_std]
    #[panic_handler]
    fn panic(_: &core::panic::PanicInfo<'_>) -> ! { loop {} }
    type Act = fn(&[u8], usize) -> u8;
    #[inline(never)]
    fn both(words: &[u8], at: usize) -> u8 { words[at % words.len()] }
    static FIRST: [Act; 2] = [both, |words, at| both(words, at + 1)];
    #[unsafe(no_mangle)]
    pub extern "C" fn start(at: usize) -> u8 {
        let words = FIRST[at & 1](b"words of the first", at);
        words + if at > 7 { second::screen(at) } else { 0 }
    }
    mod second {
        static SECOND: [super::Act; 2] = [super::both, |words, at| super::both(words, at + 2)];
        #[inline(never)]
        pub fn screen(at: usize) -> u8 { SECOND[at & 1](b"words of the second", at) }
    }
"#;

/// The program as rustc links it.
fn linked(name: &str, flags: &[&str]) -> Vec<u8> {
    let folder = std::env::temp_dir().join(format!("troth-split-{name}-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let (source, out) = (folder.join("troth.rs"), folder.join("troth.wasm"));
    std::fs::write(&source, PROGRAM).unwrap();
    let mut rustc = Command::new("rustc");
    rustc.arg(&source).arg("-o").arg(&out).args(flags);
    rustc.args([
        "--edition=2024",
        "--crate-type=cdylib",
        "--target=wasm32-unknown-unknown",
    ]);
    rustc.args(["-Copt-level=z", "-Cpanic=abort", "-Ccodegen-units=1"]);
    assert!(rustc.status().unwrap().success());
    let wasm = std::fs::read(out).unwrap();
    std::fs::remove_dir_all(folder).unwrap();
    wasm
}

const RELOCATIONS: &str = "-Clink-arg=--emit-relocs";

const ENTRIES: [&str; 1] = ["troth::second::screen"];

#[test]
fn each_part_has_its_own_words_and_functions() {
    let wasm = linked("own", &[RELOCATIONS]);
    let Parts { first, second, .. } = split(&wasm, &wasm, &ENTRIES).unwrap();
    let has = |part: &[u8], words: &str| part.windows(words.len()).any(|at| at == words.as_bytes());
    assert!(has(&first, "words of the first") && !has(&first, "words of the second"));
    assert!(has(&second, "words of the second") && !has(&second, "words of the first"));
    let (first, second) = [&first, &second]
        .map(|part| module::Module::read(part).unwrap())
        .into();
    // The entry, and the closure that only it uses.
    assert_eq!(second.bodies.len(), 2);
    // Each slot is filled by exactly one of the two.
    assert!(
        first
            .slots
            .keys()
            .all(|slot| !second.slots.contains_key(slot))
    );
    let all = first.slots.len() + second.slots.len();
    assert_eq!(all as u64 + 1, first.tables[0].initial);
    assert_eq!(first.tables[0].initial, second.tables[0].initial);
    assert!(first.exports.iter().any(|export| export.name == "start"));
}

#[test]
fn what_is_not_understood_ends_the_build() {
    let plain = linked("plain", &[]);
    assert_eq!(split(&plain, &plain, &ENTRIES), Err(SplitError::Unlinked));
    let wasm = linked("wrong", &[RELOCATIONS]);
    let gone = ["troth::second::screen", "troth::second::gone"];
    let error = SplitError::NoEntry(gone[1].to_owned());
    assert_eq!(split(&wasm, &wasm, &gone), Err(error));
    // Bytes that are not what the linker says.
    let place = wasm
        .windows(18)
        .position(|at| at == b"words of the first")
        .unwrap();
    let mut other = wasm.clone();
    other[place] = b'W';
    assert!(matches!(
        split(&wasm, &other, &ENTRIES),
        Err(SplitError::Unknown(_))
    ));
}

#[test]
fn names_that_nothing_asks_for_are_told() {
    let wasm = linked("idle", &[RELOCATIONS]);
    let mut parts = split(&wasm, &wasm, &ENTRIES).unwrap();
    parts.names = vec![("__wbg_old_1".to_owned(), "a".to_owned())];
    parts.drop_idle().unwrap();
    assert_eq!(
        (parts.names, parts.idle),
        (vec![], vec!["__wbg_old_1".to_owned()])
    );
}

#[test]
fn names_of_both_kinds_are_known() {
    let path = "troth::ui::second::screen";
    assert!(is_named(
        "_ZN5troth2ui6second6screen17hc235b805fc99af40E",
        path
    ));
    assert!(is_named("_RNvNtNtCs1234_5troth2ui6second6screen", path));
    for other in [
        "_ZN5troth2ui6second6screen28_$u7b$$u7b$closure$u7d$$u7d$17hc235b805fc99af40E",
        "_ZN5troth2ui6second7screens17hc235b805fc99af40E",
        "_RNCNvNtNtCs1234_5troth2ui6second6screen0B7_",
        "screen",
    ] {
        assert!(!is_named(other, path), "{other}");
    }
}
