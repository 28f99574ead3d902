//! Tables of words that are part of the program.

/// Words, each with a value, in the order of their bytes.
#[derive(Debug)]
pub struct Words<V: 'static = ()>(pub(super) &'static [(&'static str, V)]);

impl<V: Copy> Words<V> {
    /// The value of a word.
    pub fn get(&self, word: &str) -> Option<V> {
        let at = self.0.binary_search_by(|(known, _)| (*known).cmp(word)).ok()?;
        self.0.get(at).map(|(_, value)| *value)
    }

    /// Whether a word is there.
    pub fn contains(&self, word: &str) -> bool {
        self.get(word).is_some()
    }

    /// Every word.
    pub fn words(&self) -> impl Iterator<Item = &'static str> {
        self.0.iter().map(|(word, _)| *word)
    }
}
