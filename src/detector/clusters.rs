//! Classes of words that are used alike, so that a word nobody marked is known by its kin.
//!
//! Written by `cargo run --example cluster` from word vectors; `tests/extended/detector/README.md` says from which.

use super::hash::{hash_of, place_of};
use std::sync::OnceLock;

/// How many classes there are, coarse and fine.
pub const SIZES: [usize; 2] = [64, 256];

/// Bytes of a word: its hash, then a class of each size.
const ROW: usize = 4 + SIZES.len();

/// The classes of words, by hash, ascending.
#[derive(Debug)]
pub struct Clusters {
    bytes: &'static [u8],
}

impl Clusters {
    /// The classes that come with the program.
    pub fn builtin() -> &'static Self {
        static CLUSTERS: OnceLock<Clusters> = OnceLock::new();
        CLUSTERS.get_or_init(|| Self::read(include_bytes!("clusters.bin")))
    }

    /// Classes from their bytes.
    pub fn read(bytes: &'static [u8]) -> Self {
        Self { bytes }
    }

    /// The bytes of words in lower case with their classes; of words with one hash the first counts.
    pub fn write<'a>(words: impl IntoIterator<Item = (&'a str, [u8; SIZES.len()])>) -> Vec<u8> {
        let mut rows: Vec<(u32, [u8; SIZES.len()])> =
            words.into_iter().map(|(word, classes)| (hash_of(word), classes)).collect();
        rows.sort_by_key(|&(hash, _)| hash);
        rows.dedup_by_key(|&mut (hash, _)| hash);
        rows.into_iter().flat_map(|(hash, classes)| hash.to_le_bytes().into_iter().chain(classes)).collect()
    }

    /// The classes of a word in lower case, coarse first.
    pub fn of(&self, word: &str) -> Option<[u8; SIZES.len()]> {
        let row = |index: usize| self.bytes.get(index * ROW..(index + 1) * ROW)?.split_at_checked(4);
        let hash_at = |index: usize| Some(u32::from_le_bytes(row(index)?.0.try_into().ok()?));
        let at = place_of(hash_of(word), self.bytes.len() / ROW, hash_at)?;
        row(at)?.1.try_into().ok()
    }
}

#[cfg(test)]
mod tests {
    use super::Clusters;

    #[test]
    fn what_is_written_is_found() {
        let bytes = Clusters::write([("bread", [3, 7]), ("cake", [3, 9])]);
        let clusters = Clusters::read(bytes.leak());
        assert_eq!(clusters.of("cake"), Some([3, 9]));
        assert_eq!(clusters.of("stone"), None);
    }

    #[test]
    fn trades_are_kin() {
        let of = |word| Clusters::builtin().of(word).unwrap();
        assert_eq!(of("nurse")[1], of("therapist")[1]);
        assert_ne!(of("nurse")[1], of("python")[1]);
    }
}
