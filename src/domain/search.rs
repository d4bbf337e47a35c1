//! Finding words in the journal.

/// A piece of a text: matched, or not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece<'a> {
    /// The text of the piece.
    pub text: &'a str,
    /// Whether it is a match.
    pub matched: bool,
}

/// What was typed into the search box, ready to be looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Query(Vec<char>);

impl Query {
    /// Nothing if there is nothing to look for.
    #[must_use]
    pub fn new(typed: &str) -> Option<Self> {
        let wanted: Vec<char> = typed.trim().chars().map(fold).collect();
        (!wanted.is_empty()).then_some(Self(wanted))
    }

    /// Whether the text has a match.
    #[must_use]
    pub fn is_in(&self, text: &str) -> bool {
        self.first_in(text).is_some()
    }

    /// The text cut into matched and other pieces; together they are the text.
    #[must_use]
    pub fn pieces<'a>(&self, text: &'a str) -> Vec<Piece<'a>> {
        let mut pieces = Vec::new();
        let mut rest = text;
        while let Some((from, to)) = self.first_in(rest) {
            if from > 0 {
                pieces.push(Piece {
                    text: &rest[..from],
                    matched: false,
                });
            }
            pieces.push(Piece {
                text: &rest[from..to],
                matched: true,
            });
            rest = &rest[to..];
        }
        if !rest.is_empty() {
            pieces.push(Piece {
                text: rest,
                matched: false,
            });
        }
        pieces
    }

    /// Byte range of the first match.
    #[must_use]
    pub fn first_in(&self, text: &str) -> Option<(usize, usize)> {
        let first = *self.0.first()?;
        let starts_at = |from: usize| self.length_at(&text[from..]).map(|len| (from, from + len));
        if first.is_ascii_alphanumeric() {
            // No other character is folded to one of these: most of a text is passed by quickly.
            let first = first as u8;
            return text
                .bytes()
                .enumerate()
                .filter(|(_, byte)| byte.eq_ignore_ascii_case(&first))
                .find_map(|(from, _)| starts_at(from));
        }
        text.char_indices().find_map(|(from, _)| starts_at(from))
    }

    /// Bytes of the match that the text begins with.
    fn length_at(&self, text: &str) -> Option<usize> {
        let mut chars = text.char_indices();
        for wanted in &self.0 {
            if fold(chars.next()?.1) != *wanted {
                return None;
            }
        }
        Some(chars.next().map_or(text.len(), |(at, _)| at))
    }
}

/// Folds case character by character: `to_lowercase` for whole texts is too heavy a table for what
/// it adds, ASCII and the two-case scripts that a subtraction covers are what people search in.
fn fold(c: char) -> char {
    match c {
        'A'..='Z' => c.to_ascii_lowercase(),
        // Latin-1, Greek and Cyrillic capitals lie a fixed distance from their small letters.
        'À'..='Ö' | 'Ø'..='Þ' | 'Α'..='Ρ' | 'Σ'..='Ϋ' | 'А'..='Я' => shifted(c, 32),
        'Ѐ'..='Џ' => shifted(c, 80),
        'Ā'..='ķ' | 'Ŋ'..='ŷ' if (c as u32).is_multiple_of(2) => shifted(c, 1),
        'Ĺ'..='ň' | 'Ź'..='ž' if (c as u32) % 2 == 1 => shifted(c, 1),
        'ς' => 'σ',
        '’' | 'ʼ' => '\'',
        '\u{A0}' | '\n' | '\t' => ' ',
        _ => c,
    }
}

fn shifted(c: char, by: u32) -> char {
    char::from_u32(c as u32 + by).unwrap_or(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(typed: &str, text: &str, expected: &str) {
        let shown: String = Query::new(typed)
            .unwrap()
            .pieces(text)
            .iter()
            .map(|piece| {
                if piece.matched {
                    format!("[{}]", piece.text)
                } else {
                    piece.text.to_owned()
                }
            })
            .collect();
        assert_eq!(shown, expected);
    }

    #[test]
    fn matches_are_cut_out() {
        check("said", "I said what I SAID.", "I [said] what I [SAID].");
        check(" said ", "nothing", "nothing");
        check("aa", "aaa", "[aa]a");
        check("über", "Es ging ÜBER alles", "Es ging [ÜBER] alles");
        check("прости", "ПРОСТИ меня", "[ПРОСТИ] меня");
        check("ΛΌΓΟΣ".trim(), "λΌγος", "[λΌγος]");
        check("łódź", "ŁÓDŹ", "[ŁÓDŹ]");
        check("don't", "don’t", "[don’t]");
        check("🙂", "a🙂b", "a[🙂]b");
        check("one two", "one\ntwo", "[one\ntwo]");
        check("s", "ſßéS", "ſßé[S]");
        check("1st", "11st", "1[1st]");
    }

    #[test]
    fn nothing_to_look_for() {
        assert_eq!(Query::new("  "), None);
    }
}
