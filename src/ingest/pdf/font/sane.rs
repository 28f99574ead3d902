//! Fonts that may be handed to the font library, by whoever does so: the loader of text and the renderer
//! of pages are two doors to the same one.

use super::super::content::streams_fit;
use hayro_font::hayro_syntax::object::{Array, Dict, Object};

/// The largest character code or CID.
const MAX_CODE: i64 = 65_535;

/// Whether loading a font stays within bounds. The loader expands ranges of widths as they are
/// written and decodes streams whole (each up to `cap` bytes), so a few hostile bytes could cost gigabytes.
pub(crate) fn is_sane(dict: &Dict<'_>, cap: usize) -> bool {
    let descendant = dict.get::<Array<'_>>(b"DescendantFonts").and_then(|a| a.iter::<Dict<'_>>().next());
    let parts = [Some(dict), descendant.as_ref()];
    parts.into_iter().flatten().all(|part| {
        let first = part.get::<i64>(b"FirstChar").unwrap_or(0);
        let descriptor = part.get::<Dict<'_>>(b"FontDescriptor");
        (0..=MAX_CODE).contains(&first)
            && widths_are_sane(part, b"W", 1)
            && widths_are_sane(part, b"W2", 3)
            && streams_fit(part, cap)
            && descriptor.is_none_or(|descriptor| streams_fit(&descriptor, cap))
    })
}

/// Whether the ranges of a width array (`first last` and then `values` numbers, or `first` and an array;
/// ISO 32000-2, 9.7.4.3) name no more codes than a font can have.
fn widths_are_sane(dict: &Dict<'_>, key: &[u8], values: usize) -> bool {
    let Some(array) = dict.get::<Array<'_>>(key) else {
        return true;
    };
    let mut pending: Vec<f64> = Vec::new();
    let mut named = 0.0;
    for item in array.iter::<Object<'_>>() {
        match item {
            Object::Number(number) => pending.push(number.as_f64()),
            _ => pending.clear(),
        }
        if let ([first, last, ..], true) = (pending.as_slice(), pending.len() == 2 + values) {
            named += (last - first).max(0.0);
            pending.clear();
        }
    }
    named <= MAX_CODE as f64 * 4.0
}
