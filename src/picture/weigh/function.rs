//! Functions: calculators are run for every pixel of what they colour.

use crate::ingest::pdf::content;
use hayro::hayro_syntax::object::{Array, Dict, Object};

/// Functions in one another.
const DEPTH: u8 = 4;

/// Bytes of the calculators (type 4) in a function or an array of functions, each up to `cap`.
pub(super) fn calculator_bytes(function: &Object<'_>, depth: u8, cap: usize) -> u64 {
    if depth > DEPTH {
        return u64::MAX;
    }
    let all = |array: &Array<'_>| {
        let parts = array.iter::<Object<'_>>().map(|part| calculator_bytes(&part, depth + 1, cap));
        parts.fold(0, u64::saturating_add)
    };
    match function {
        Object::Array(functions) => all(functions),
        Object::Dict(dict) => dict.get::<Array<'_>>(b"Functions").map_or(0, |functions| all(&functions)),
        Object::Stream(stream) if stream.dict().get::<i32>(b"FunctionType") == Some(4) => {
            content::decoded(stream, cap).map_or(u64::MAX, |data| data.len() as u64)
        }
        _ => 0,
    }
}

/// Bytes of the calculators that a colour space mixes its inks with.
pub(super) fn of_space(dict: &Dict<'_>, keys: &[&[u8]], cap: usize) -> u64 {
    let space = keys.iter().find_map(|key| dict.get::<Array<'_>>(key));
    let tints = space.iter().flat_map(|space| space.iter::<Object<'_>>());
    let bytes = tints.map(|part| match &part {
        Object::Array(base) => {
            base.iter::<Object<'_>>().map(|part| calculator_bytes(&part, 1, cap)).fold(0, u64::saturating_add)
        }
        part => calculator_bytes(part, 1, cap),
    });
    bytes.fold(0, u64::saturating_add)
}
