//! Texts by their keys.

/// Texts in the order of their keys, each key once.
#[derive(Clone, Debug, Default)]
pub(super) struct Texts(Vec<(String, String)>);

impl Texts {
    pub(super) fn iter(&self) -> std::slice::Iter<'_, (String, String)> {
        self.0.iter()
    }

    pub(super) const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn get(&self, key: &str) -> Option<&String> {
        Some(&self.0[self.place_of(key).ok()?].1)
    }

    pub(super) fn insert(&mut self, key: String, text: String) {
        match self.place_of(&key) {
            Ok(at) => self.0[at].1 = text,
            Err(at) => self.0.insert(at, (key, text)),
        }
    }

    pub(super) fn remove(&mut self, key: &str) {
        if let Ok(at) = self.place_of(key) {
            self.0.remove(at);
        }
    }

    /// Takes the key away if it has this text.
    pub(super) fn remove_if(&mut self, key: &str, text: Option<&String>) {
        if text.is_some() && self.get(key) == text {
            self.remove(key);
        }
    }

    /// Puts the text under the key, or takes the key away.
    pub(super) fn set(&mut self, key: String, text: Option<String>) {
        match text {
            Some(text) => self.insert(key, text),
            None => self.remove(&key),
        }
    }

    fn place_of(&self, key: &str) -> Result<usize, usize> {
        self.0
            .binary_search_by(|(known, _)| known.as_str().cmp(key))
    }
}
