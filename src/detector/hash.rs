//! The hash by which words and features are found.

/// The hash that a word's classes are found by.
pub(super) fn hash_of(word: &str) -> u32 {
    folded(word.bytes())
}

/// FNV-1a, folded to 32 bits.
pub(super) fn folded(bytes: impl Iterator<Item = u8>) -> u32 {
    let hash = bytes
        .fold(0xcbf2_9ce4_8422_2325u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    ((hash >> 32) ^ (hash & 0xffff_ffff)) as u32
}
