//! Tables of words that are part of the program.

/// Words, each with a value, in the order of their bytes. They stand in one text: a pointer for each would have to
/// be set at every start of the program.
#[derive(Debug)]
pub struct Words<V: 'static = ()> {
    /// The words, one after the other.
    text: &'static str,
    /// Where each word ends, in bytes, and its value.
    ends: &'static [(u32, V)],
}

impl<V: Copy> Words<V> {
    /// A table as the build script writes it.
    pub const fn new(text: &'static str, ends: &'static [(u32, V)]) -> Self {
        Self { text, ends }
    }

    /// The value of a word.
    pub fn get(&self, word: &str) -> Option<V> {
        let (mut low, mut high) = (0, self.ends.len());
        while low < high {
            let middle = low + (high - low) / 2;
            match self.word(middle).cmp(word) {
                std::cmp::Ordering::Less => low = middle + 1,
                std::cmp::Ordering::Greater => high = middle,
                std::cmp::Ordering::Equal => return self.ends.get(middle).map(|(_, value)| *value),
            }
        }
        None
    }

    /// Whether a word is there.
    pub fn contains(&self, word: &str) -> bool {
        self.get(word).is_some()
    }

    /// Every word.
    pub fn words(&self) -> impl Iterator<Item = &'static str> {
        (0..self.ends.len()).map(|index| self.word(index))
    }

    fn word(&self, index: usize) -> &'static str {
        let end = |index: usize| self.ends.get(index).map_or(0, |(end, _)| *end as usize);
        let start = index.checked_sub(1).map_or(0, end);
        self.text.get(start..end(index)).unwrap_or_default()
    }
}
