//! The hash by which words and features are found: FNV-1a, folded to 32 bits.

const BASIS: u64 = 0xcbf2_9ce4_8422_2325;
const PRIME: u64 = 0x0100_0000_01b3;

/// The hash that a word's classes are found by.
pub(super) fn hash_of(word: &str) -> u32 {
    folded(BASIS, &[word.as_bytes()])
}

/// The state of a hash once it has taken in the name of a feature and a mark of its end.
pub(super) const fn named(name: &str) -> u64 {
    let name = name.as_bytes();
    let (mut hash, mut at) = (BASIS, 0);
    while at < name.len() {
        hash = (hash ^ name[at] as u64).wrapping_mul(PRIME);
        at += 1;
    }
    hash.wrapping_mul(PRIME)
}

/// The hash that is in some state once it has taken in all parts.
pub(super) fn folded(state: u64, parts: &[&[u8]]) -> u32 {
    let mut hash = state;
    for part in parts {
        for byte in *part {
            hash = (hash ^ u64::from(*byte)).wrapping_mul(PRIME);
        }
    }
    ((hash >> 32) ^ (hash & 0xffff_ffff)) as u32
}

/// How often a place is corrected by what is found there: each time leaves about the root of what it was off.
const CORRECTIONS: usize = 4;

/// The place of a hash in a row of `count` that ascends. Hashes lie evenly, so that the search starts where one should
/// be, corrects that by what it finds there, and goes the last steps one by one.
pub(super) fn place_of(hash: u32, count: usize, hash_at: impl Fn(usize) -> Option<u32>) -> Option<usize> {
    let last = count.checked_sub(1)?;
    let share = |of: u32| usize::try_from((u64::from(of) * count as u64) >> 32).unwrap_or(last).min(last);
    let mut at = share(hash);
    for _ in 0..CORRECTIONS {
        let found = hash_at(at)?;
        let off = share(found.abs_diff(hash));
        if off == 0 {
            break;
        }
        at = if found < hash { (at + off).min(last) } else { at.saturating_sub(off) };
    }
    while at < last && hash_at(at)? < hash {
        at += 1;
    }
    while at > 0 && hash_at(at)? > hash {
        at -= 1;
    }
    (hash_at(at)? == hash).then_some(at)
}

#[cfg(test)]
mod tests {
    use super::{folded, hash_of, named, place_of};

    #[test]
    fn every_hash_is_found_wherever_it_lies() {
        let even: Vec<u32> = (0..1000).map(|at| at * 4_294_967).collect();
        let heaped: Vec<u32> = (0..1000).chain([u32::MAX]).collect();
        for row in [even, heaped, vec![7], Vec::new()] {
            let place = |hash| place_of(hash, row.len(), |at| row.get(at).copied());
            assert!(row.iter().enumerate().all(|(at, hash)| place(*hash) == Some(at)));
            assert_eq!(place(5_000), None);
        }
    }

    #[test]
    fn a_name_is_taken_in_like_other_bytes() {
        assert_eq!(folded(named("word"), &[b"ab", b"c"]), hash_of("word\0abc"));
    }
}
