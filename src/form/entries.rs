//! Which entry of a reader's text is which of the page: that which is made of the same glyphs.

use crate::document::GlyphId;
use crate::reading::Reading;
use crate::span::Span;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// The places of an entry's fields in its reading.
type Places = Vec<Option<Span>>;

/// For each entry of the page, in the reference, the one of a reader that shares most glyphs with it; each is taken once.
pub fn paired(page: (&Reading, &[Places]), own: (&Reading, &[Places])) -> Vec<Option<usize>> {
    let mut home: HashMap<GlyphId, usize> = HashMap::new();
    for (index, places) in page.1.iter().enumerate() {
        for glyph in glyphs(page.0, places) {
            home.entry(glyph).or_insert(index);
        }
    }
    let mut shared: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    for (index, places) in own.1.iter().enumerate() {
        for at in glyphs(own.0, places).filter_map(|glyph| home.get(&glyph)) {
            *shared.entry((*at, index)).or_default() += 1;
        }
    }
    let mut candidates: Vec<((usize, usize), usize)> = shared.into_iter().collect();
    candidates.sort_by_key(|(pair, count)| (Reverse(*count), *pair));
    let mut paired = vec![None; page.1.len()];
    let mut taken = BTreeSet::new();
    for ((at, index), _) in candidates {
        if let Some(free @ None) = paired.get_mut(at)
            && taken.insert(index)
        {
            *free = Some(index);
        }
    }
    paired
}

/// Pairs of entries of the page and the reader's, then the reader's entries that are in no pair, of `count`.
pub fn with_surplus(paired: &[Option<usize>], count: usize) -> Vec<(Option<usize>, Option<usize>)> {
    let surplus = (0..count).filter(|index| !paired.contains(&Some(*index)));
    let of_page = paired.iter().enumerate().map(|(at, own)| (Some(at), *own));
    of_page.chain(surplus.map(|index| (None, Some(index)))).collect()
}

fn glyphs<'a>(reading: &'a Reading, places: &'a Places) -> impl Iterator<Item = GlyphId> + 'a {
    let inked = |place: Span| !place.of(&reading.text).trim().is_empty();
    let origins = places.iter().flatten().flat_map(|place| reading.origins(*place));
    origins.filter(move |origin| inked(origin.span)).map(|origin| origin.glyph)
}

#[cfg(test)]
mod tests {
    use super::{paired, with_surplus};
    use crate::reading::{Origin, Reading};
    use crate::span::Span;

    /// A reading of letters, each the glyph of its place in the alphabet.
    fn reading(text: &str) -> Reading {
        let origin = |(at, letter): (usize, char)| Origin {
            span: Span::within(text, at, at + 1),
            glyph: u32::from(letter) - u32::from('a'),
        };
        let origin = text.char_indices().map(origin).collect();
        Reading { text: text.to_owned(), origin, ..Reading::default() }
    }

    fn places(text: &str, fields: &[&str]) -> Vec<Option<Span>> {
        let place = |field: &&str| text.find(field).map(|at| Span::within(text, at, at + field.len()));
        fields.iter().map(place).collect()
    }

    #[test]
    fn entries_are_paired_by_their_glyphs_whatever_their_order() {
        let (page, own) = ("abcdefgh", "ghefxabcd");
        let of_page = [places(page, &["abc"]), places(page, &["de"]), places(page, &["gh"])];
        // The second entry is torn: most of what is read with it belongs to the first.
        let of_own = [places(own, &["gh"]), places(own, &["abcd"]), places(own, &["x"])];
        let paired = paired((&reading(page), &of_page), (&reading(own), &of_own));
        assert_eq!(paired, [Some(1), None, Some(0)]);
        let all = with_surplus(&paired, 3);
        assert_eq!(all, [(Some(0), Some(1)), (Some(1), None), (Some(2), Some(0)), (None, Some(2))]);
    }
}
