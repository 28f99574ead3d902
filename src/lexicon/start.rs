//! How names of terms are looked up. Compiled into the build script, too, which writes the index.

use super::token;

/// FNV-1a, folded: good enough for some ten thousand words, because what is found by it is compared, and the same on every
/// machine.
pub(super) fn hash(word: &str) -> u32 {
    let hash = word
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    ((hash >> 32) ^ (hash & 0xffff_ffff)) as u32
}

/// `post-mortem` is also written `postmortem`.
pub(super) fn joined(text: &str) -> Option<String> {
    let letters = text.chars().all(|c| c.is_alphabetic() || c == '-');
    (text.contains('-') && letters).then(|| token::key(text).replace(' ', ""))
}

/// A name without the mark of the language that it is in (`de:`, ISO 639-1), and whether it has one.
pub(super) fn without_language(piece: &str) -> (&str, bool) {
    match piece.split_once(':') {
        Some((code, rest)) if code.len() == 2 && code.bytes().all(|b| b.is_ascii_lowercase()) => (rest, true),
        _ => (piece, false),
    }
}
