//! The measures of fonts: how far they reach above and below the line, how large a Type 3 font's em is.

use crate::ingest::pdf::colour::numbers;
use hayro_font::hayro_syntax::object::{Dict, Name};

/// Ascent and descent in em for fonts that name none, as most text fonts have.
const ASCENT: f32 = 0.75;
const DESCENT: f32 = -0.25;

/// Ascender and descender of the standard 14 fonts, which need no descriptor (their AFM files).
pub(super) fn standard_extent(name: &str) -> Option<(i32, i32)> {
    const EXTENTS: [(&str, (i32, i32)); 3] =
        [("Helvetica", (718, -207)), ("Times", (683, -217)), ("Courier", (629, -157))];
    EXTENTS.iter().find(|(family, _)| name.starts_with(family)).map(|(_, extent)| *extent)
}

/// Ascent and descent in em, those of most fonts where they are not plausible.
pub(super) fn extent(ascent: f32, descent: f32) -> (f32, f32) {
    // Some programs write a positive descent.
    let descent = -descent.abs();
    let plausible = |value: f32, low: f32, high: f32| value.is_finite() && (low..=high).contains(&value);
    (
        if plausible(ascent, 0.3, 1.3) { ascent } else { ASCENT },
        if plausible(descent, -0.6, -0.05) { descent } else { DESCENT },
    )
}

/// Mean advance of the glyphs of a text font, in em: small letters have .49 in Helvetica and .46 in Times (their AFM files).
const MEAN_ADVANCE: f32 = 0.5;

/// How tall a Type 3 font's em is per unit of size: its box; without one, what its advances tell.
pub(super) fn type3_em(dict: &Dict<'_>) -> Option<f32> {
    (dict.get::<Name<'_>>(b"Subtype")?.as_ref() == b"Type3").then_some(())?;
    let matrix = numbers(dict, b"FontMatrix");
    let scale = matrix.get(3).copied().unwrap_or(0.001).abs();
    let bbox = numbers(dict, b"FontBBox");
    let height = match bbox.as_slice() {
        [_, low, _, high] => (high - low).abs(),
        _ => 0.0,
    };
    let widths: Vec<f32> = numbers(dict, b"Widths").into_iter().filter(|width| *width > 0.0).collect();
    let advance = widths.iter().sum::<f32>() / widths.len().max(1) as f32;
    let em = match (height > 0.0, advance > 0.0) {
        (true, _) => height * scale,
        (false, true) => advance * scale / MEAN_ADVANCE,
        (false, false) => scale * 1000.0,
    };
    (em.is_finite() && em > 0.0).then(|| em.clamp(0.01, 100.0))
}

#[cfg(test)]
mod tests {
    use super::extent;

    #[test]
    fn implausible_extents_are_replaced() {
        assert_eq!(extent(0.0, 0.0), (0.75, -0.25));
        assert_eq!(extent(0.9, 0.2), (0.9, -0.2));
    }
}
