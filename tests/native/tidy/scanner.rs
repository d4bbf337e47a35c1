//! The rules stand on this: what is code and what is not.

use crate::support::source::scan;

#[track_caller]
fn check(text: &str, code: &str, strings: &[&str]) {
    let scanned = scan(text);
    assert_eq!(scanned.code, code);
    let found: Vec<&str> = scanned
        .strings
        .iter()
        .map(|(_, _, text)| text.as_str())
        .collect();
    assert_eq!(found, strings);
}

#[test]
fn comments_and_strings_are_told_from_code() {
    check("a // b\nc", "a     \nc", &[]);
    check("a /* b\n */ c", "a     \n    c", &[]);
    check("f(\"x y\")", "f(\"   \")", &["x y"]);
    check("f(\"a\\\"b\", 'c')", "f(\"    \",    )", &["a\\\"b"]);
    check("r#\"a \"b\"\"#;", "r#\"     \"#;", &["a \"b\""]);
    check("fn f<'a>(x: &'a str)", "fn f<'a>(x: &'a str)", &[]);
    check("'\"' \"a\"", "    \" \"", &["a"]);
    check("'\\'' '\\u{2028}' x", "                x", &[]);
    check("\"// no comment\"", "\"             \"", &["// no comment"]);
}

#[test]
fn tests_at_the_end_are_left_out_and_lines_are_right() {
    let scanned = scan("one\n\"two\n2\"\n\"three\"\n#[cfg(test)]\nmod tests { \"four\" }\n");
    let lines: Vec<usize> = scanned.texts().map(|(line, _, _)| *line).collect();
    assert_eq!(lines, [2, 4]);
    assert_eq!(scanned.lines().count(), 4);
}
