//! Tables of words that are part of the program.

use super::start::hash;
use std::ops::Range;

/// Words, each with a value, in the order of their bytes. They stand in one text: a pointer for each would have to
/// be set at every start of the program.
#[derive(Debug)]
pub struct Words<V: 'static = ()> {
    /// The words, one after the other.
    text: &'static str,
    /// Where each word ends, in bytes, and its value.
    ends: &'static [(u32, V)],
    /// The numbers of words from 1 on, by the last bits of their hashes or next to there; 0 where none is. As many as
    /// a power of two, and more than words.
    slots: &'static [u32],
}

impl<V: Copy> Words<V> {
    /// A table as the build script writes it.
    pub const fn new(text: &'static str, ends: &'static [(u32, V)], slots: &'static [u32]) -> Self {
        Self { text, ends, slots }
    }

    /// The value of a word.
    pub fn get(&self, word: &str) -> Option<V> {
        let mask = self.slots.len().checked_sub(1)?;
        let mut slot = hash(word) as usize & mask;
        loop {
            let index = (*self.slots.get(slot)? as usize).checked_sub(1)?;
            if self.bytes(index) == word.as_bytes() {
                return self.ends.get(index).map(|(_, value)| *value);
            }
            slot = (slot + 1) & mask;
        }
    }

    /// Whether a word is there.
    pub fn contains(&self, word: &str) -> bool {
        self.get(word).is_some()
    }

    /// Every word.
    pub fn words(&self) -> impl Iterator<Item = &'static str> {
        (0..self.ends.len()).map(|index| self.text.get(self.place(index)).unwrap_or_default())
    }

    /// The words that begin with a byte, in order.
    pub fn beginning_with(&self, first: u8) -> impl Iterator<Item = &'static str> {
        let (mut low, mut high) = (0, self.ends.len());
        while low < high {
            let middle = low.midpoint(high);
            if self.bytes(middle).first() < Some(&first) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        let own = (low..self.ends.len()).take_while(move |at| self.bytes(*at).first() == Some(&first));
        own.map(|index| self.text.get(self.place(index)).unwrap_or_default())
    }

    fn bytes(&self, index: usize) -> &'static [u8] {
        self.text.as_bytes().get(self.place(index)).unwrap_or_default()
    }

    fn place(&self, index: usize) -> Range<usize> {
        let end = |index: usize| self.ends.get(index).map_or(0, |(end, _)| *end as usize);
        index.checked_sub(1).map_or(0, end)..end(index)
    }
}
