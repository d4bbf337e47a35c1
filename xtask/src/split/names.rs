//! Short names.

/// a … z, A … Z, aa …
pub(super) fn short(mut number: usize) -> String {
    const LETTERS: &[u8; 52] = b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    let mut name = String::new();
    loop {
        name.push(char::from(LETTERS[number % 52]));
        if number < 52 {
            return name;
        }
        number = number / 52 - 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_number_has_a_name_of_its_own() {
        assert_eq!(
            [0, 25, 26, 51, 52, 53].map(short),
            ["a", "z", "A", "Z", "aa", "ba"]
        );
        let all: std::collections::BTreeSet<String> = (0..60_000).map(short).collect();
        assert_eq!(all.len(), 60_000);
    }
}
