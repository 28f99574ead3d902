//! Readers by number.

/// A reader, by its number among all that there are; numbers go by name.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ReaderId(u8);

impl ReaderId {
    /// How many readers there may be.
    pub const MOST: u8 = 64;

    /// The reader of a number below [`ReaderId::MOST`].
    pub fn numbered(number: u8) -> Option<Self> {
        (number < Self::MOST).then_some(Self(number))
    }

    fn bit(self) -> u64 {
        1 << self.0
    }
}

/// Some readers, in the order of their names.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[derive(borsh::BorshSerialize, borsh::BorshDeserialize)]
pub struct ReaderSet(u64);

impl ReaderSet {
    /// Adds a reader.
    pub fn insert(&mut self, reader: ReaderId) {
        self.0 |= reader.bit();
    }

    /// Whether a reader is in it.
    pub fn contains(self, reader: ReaderId) -> bool {
        self.0 & reader.bit() != 0
    }

    /// Whether no reader is in it.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// How many readers are in it.
    pub fn len(self) -> usize {
        self.0.count_ones() as usize
    }

    /// The readers of both.
    pub fn and(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// The readers of either.
    pub fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// The readers.
    pub fn iter(self) -> impl Iterator<Item = ReaderId> {
        (0..ReaderId::MOST).map(ReaderId).filter(move |reader| self.contains(*reader))
    }
}

impl FromIterator<ReaderId> for ReaderSet {
    fn from_iter<I: IntoIterator<Item = ReaderId>>(readers: I) -> Self {
        readers.into_iter().fold(Self::default(), |mut all, reader| {
            all.insert(reader);
            all
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{ReaderId, ReaderSet};

    #[test]
    fn a_set_holds_each_reader_once_in_order() {
        let [first, second, last] = [0, 7, 63].map(|number| ReaderId::numbered(number).unwrap());
        let set: ReaderSet = [last, first, last].into_iter().collect();
        assert_eq!((set.len(), set.contains(second)), (2, false));
        assert_eq!(set.iter().collect::<Vec<_>>(), [first, last]);
        let other: ReaderSet = [second, last].into_iter().collect();
        assert_eq!((set.and(other).len(), set.or(other).len()), (1, 3));
        assert!(ReaderSet::default().is_empty() && ReaderId::numbered(64).is_none());
    }
}
