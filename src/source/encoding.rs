//! Text in 16-bit units.

use encoding_rs::{Encoding, UTF_16BE, UTF_16LE};

/// How much of a text is looked at to find UTF-16 without a byte order mark.
const SAMPLE: usize = 1_024;

/// UTF-16, and whether a byte order mark says so; without one, by the zeros that Latin text has in
/// every other byte.
pub fn utf16(bytes: &[u8]) -> Option<(&'static Encoding, bool)> {
    match bytes {
        [0xff, 0xfe, ..] => return Some((UTF_16LE, true)),
        [0xfe, 0xff, ..] => return Some((UTF_16BE, true)),
        _ => {}
    }
    let sample = bytes.get(..SAMPLE).unwrap_or(bytes);
    if bytes.len() < 4 || bytes.len() % 2 == 1 {
        return None;
    }
    let zeros = |odd: usize| sample.iter().skip(odd).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    let half = sample.len() / 2;
    match (even * 10 > half * 7, odd * 10 > half * 7) {
        (false, true) if even == 0 => Some((UTF_16LE, false)),
        (true, false) if odd == 0 => Some((UTF_16BE, false)),
        _ => None,
    }
}
