//! A table by the numbers of glyphs.

use super::glyph::GlyphId;

/// A value for some glyphs. Their numbers run from 0 on without a gap, so the place in a row stands for a hash.
#[derive(Debug, Clone)]
pub struct ByGlyph<T>(Vec<Option<T>>);

/// Some glyphs.
pub type GlyphSet = ByGlyph<()>;

impl<T> Default for ByGlyph<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> ByGlyph<T> {
    /// The value of a glyph.
    pub fn get(&self, glyph: GlyphId) -> Option<&T> {
        self.0.get(glyph as usize)?.as_ref()
    }

    /// Whether a glyph has a value.
    pub fn has(&self, glyph: GlyphId) -> bool {
        self.get(glyph).is_some()
    }

    /// Gives a glyph a value, and the one that it had.
    pub fn insert(&mut self, glyph: GlyphId, value: T) -> Option<T> {
        self.slot(glyph).replace(value)
    }

    /// Gives a glyph a value if it has none.
    pub fn insert_first(&mut self, glyph: GlyphId, value: T) {
        self.slot(glyph).get_or_insert(value);
    }

    fn slot(&mut self, glyph: GlyphId) -> &mut Option<T> {
        let at = glyph as usize;
        if at >= self.0.len() {
            self.0.resize_with(at + 1, || None);
        }
        &mut self.0[at]
    }
}

impl<T> FromIterator<(GlyphId, T)> for ByGlyph<T> {
    /// The last value of a glyph counts.
    fn from_iter<I: IntoIterator<Item = (GlyphId, T)>>(pairs: I) -> Self {
        let mut table = Self::default();
        for (glyph, value) in pairs {
            table.insert(glyph, value);
        }
        table
    }
}

impl FromIterator<GlyphId> for GlyphSet {
    fn from_iter<I: IntoIterator<Item = GlyphId>>(glyphs: I) -> Self {
        glyphs.into_iter().map(|glyph| (glyph, ())).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::{ByGlyph, GlyphSet};

    #[test]
    fn values_are_found_by_number() {
        let mut table: ByGlyph<char> = [(3, 'a'), (1, 'b'), (3, 'c')].into_iter().collect();
        assert_eq!(
            (table.get(3), table.get(1), table.get(0), table.get(9)),
            (Some(&'c'), Some(&'b'), None, None)
        );
        table.insert_first(1, 'd');
        table.insert_first(7, 'e');
        assert_eq!((table.get(1), table.get(7)), (Some(&'b'), Some(&'e')));
        assert_eq!((table.insert(7, 'f'), table.insert(8, 'g')), (Some('e'), None));
    }

    #[test]
    fn a_set_has_what_was_put_in() {
        let set: GlyphSet = [2, 5].into_iter().collect();
        assert!(set.has(5) && !set.has(4) && !set.has(100));
    }
}
