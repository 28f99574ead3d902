//! What codes of fonts show where their mapping says something else.

use super::drawn::{Code, Spot, drawn};
use super::glyphs::private_letters;
use super::icons::is_icon;
use crate::document::{Document, GlyphSet, Unicode};
use std::collections::BTreeMap;

/// In which way mappings are wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mismapped {
    /// Letters are mapped to what is no text, or to ligatures.
    To(Unicode),
    /// Letters are mapped to others.
    OtherLetters,
    /// Hyphens are mapped to soft ones.
    SoftHyphens,
    /// Pictures are mapped to private code points.
    Icons,
    /// Pictures are mapped to words.
    IconWords,
}

/// The text that codes show, as far as fonts prove it: nothing for a picture. That words would be English ones with a
/// ligature in the place of a letter is enough to ask, not to write. A code that does not show the same
/// wherever the pages use it is left out.
pub fn shown_by_codes(document: &Document, of: Mismapped) -> BTreeMap<Code, String> {
    let words = drawn(document);
    let letters = private_letters(&words);
    let mut told: BTreeMap<Code, Option<String>> = BTreeMap::new();
    for spot in words.iter().flat_map(|word| &word.0) {
        let Some(font) = spot.run.font else { continue };
        let shown = shown(spot, of, &letters);
        told.entry((font, spot.glyph.code))
            .and_modify(|known| {
                if *known != shown {
                    *known = None;
                }
            })
            .or_insert(shown);
    }
    told.into_iter().filter_map(|(code, text)| Some((code, text?))).collect()
}

fn shown(spot: &Spot<'_>, of: Mismapped, letters: &GlyphSet) -> Option<String> {
    let is_hit = match of {
        Mismapped::To(Unicode::Ligature) => spot.glyph.unicode == Unicode::Ligature,
        Mismapped::To(unicode) => {
            spot.glyph.unicode == unicode && spot.glyph.seen.as_deref().is_some_and(|seen| !seen.is_empty())
        }
        Mismapped::OtherLetters => spot.shows_other_letter(),
        Mismapped::SoftHyphens => spot.is_soft_hyphen(),
        Mismapped::Icons => is_icon(spot, letters),
        Mismapped::IconWords => spot.is_icon_word(),
    };
    match of {
        _ if !is_hit => None,
        Mismapped::Icons | Mismapped::IconWords => Some(String::new()),
        Mismapped::To(_) | Mismapped::OtherLetters | Mismapped::SoftHyphens => Some(spot.seen()),
    }
}
