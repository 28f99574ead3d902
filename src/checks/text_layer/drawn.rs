//! The words of a page as they are drawn, glyph by glyph.

use crate::document::{Document, Glyph, GlyphId, Place, Run, Unicode, fold_ligature};
use unicode_normalization::UnicodeNormalization;

/// How far, in em, the next glyph may start from where the last one ends within a word.
const TOUCHING: f32 = 0.12;

/// A character code: its font, as an index into [`Document::fonts`], and the code in it.
pub type Code = (u32, u32);

/// Glyphs drawn one after the other without a gap.
#[derive(Debug, Default)]
pub(super) struct Drawn<'a>(pub Vec<Spot<'a>>);

/// The first letter of a text without its accents.
fn base(text: &str) -> char {
    match text.nfd().next() {
        Some('\u{131}') => 'i',
        Some('\u{237}') => 'j',
        Some(c) => c,
        None => ' ',
    }
}

/// A glyph and where it is held.
#[derive(Debug, Clone, Copy)]
pub(super) struct Spot<'a> {
    /// Its number.
    pub id: GlyphId,
    /// The run it belongs to.
    pub run: &'a Run,
    index: usize,
    /// The glyph.
    pub glyph: &'a Glyph,
}

impl<'a> Drawn<'a> {
    /// Takes the marks off its end that stand over the first letter of the next word.
    fn accents_over(&mut self, letter: &Spot<'a>) -> Vec<Spot<'a>> {
        let over = |mark: &Spot<'a>| {
            let middle = (mark.glyph.bbox.x0 + mark.glyph.bbox.x1) / 2.0;
            mark.shows_nothing() && (letter.glyph.bbox.x0..=letter.glyph.bbox.x1).contains(&middle)
        };
        let own = self.0.iter().rposition(|spot| !over(spot)).map_or(0, |last| last + 1);
        self.0.split_off(own)
    }

    /// What a person sees.
    pub(super) fn seen(&self) -> String {
        self.0.iter().map(Spot::seen).collect()
    }
}

impl<'a> Spot<'a> {
    /// What it is mapped to.
    pub(super) fn text(&self) -> &'a str {
        self.run.glyph_text(self.index)
    }

    /// What a person sees, as far as is known.
    pub(super) fn seen(&self) -> String {
        match self.glyph.seen.as_deref() {
            Some(seen) => seen.to_owned(),
            None if self.glyph.unicode == Unicode::Ligature => {
                self.text().chars().map(|c| fold_ligature(c).map_or(c.to_string(), str::to_owned)).collect()
            }
            None if self.glyph.unicode == Unicode::Mapped => self.text().to_owned(),
            None => "□".to_owned(),
        }
    }

    /// Whether it is known what it shows.
    pub(super) fn is_told(&self) -> bool {
        self.glyph.unicode == Unicode::Ligature
            || self.glyph.seen.as_deref().is_some_and(|seen| !seen.is_empty())
    }

    /// Whether it is mapped to letters or digits.
    pub(super) fn is_letter(&self) -> bool {
        self.glyph.unicode == Unicode::Mapped && self.text().chars().all(char::is_alphanumeric)
    }

    /// Whether it shows another letter or digit than it is mapped to.
    pub(super) fn shows_other_letter(&self) -> bool {
        self.shown_letter().is_some_and(|shown| shown != base(self.text()))
    }

    /// Whether it shows the letter that it is mapped to, with an accent that is another glyph.
    pub(super) fn shows_accent(&self) -> bool {
        self.shown_letter().is_some_and(|shown| shown == base(self.text()))
    }

    /// The letter or digit that a glyph shows, accents aside, where the mapping is another.
    fn shown_letter(&self) -> Option<char> {
        let letter = |text: &str| base(text).is_alphanumeric();
        let seen = self.glyph.seen.as_deref().filter(|seen| letter(seen) && letter(self.text()))?;
        (self.glyph.unicode == Unicode::Mapped && seen != self.text()).then(|| base(seen))
    }

    /// Whether it is a mark over a letter that shows it, or a picture.
    fn shows_nothing(&self) -> bool {
        self.glyph.shows_nothing()
    }

    /// Whether it is an icon that is mapped to a word.
    pub(super) fn is_icon_word(&self) -> bool {
        self.glyph.unicode == Unicode::Mapped
            && self.glyph.shows_nothing()
            && self.text().chars().any(char::is_alphabetic)
    }

    /// Whether it is a hyphen that is mapped to a soft one.
    pub(super) fn is_soft_hyphen(&self) -> bool {
        self.text() == "\u{ad}" && self.glyph.seen.as_deref() == Some("-")
    }

    /// Whether the next glyph goes on where this one ends.
    fn touches(&self, next: &Self) -> bool {
        let (Place::Pdf { page: a, .. }, Place::Pdf { page: b, .. }) = (&self.run.place, &next.run.place)
        else {
            return false;
        };
        let (from, to) = (self.glyph.end, next.glyph.origin);
        let size = self.run.size.max(next.run.size).max(0.1);
        a == b && (to.x - from.x).hypot(to.y - from.y) <= TOUCHING * size
    }
}

/// The visible text of a PDF, cut at spaces and gaps, in drawing order.
pub(super) fn drawn(document: &Document) -> Vec<Drawn<'_>> {
    let mut words: Vec<Drawn<'_>> = vec![Drawn::default()];
    for run in document.runs.iter().filter(|run| run.visibility.is_visible()) {
        for ((id, glyph), index) in (run.first_glyph..).zip(&run.glyphs).zip(0..) {
            let spot = Spot { id, run, index, glyph };
            let blank = glyph.unicode != Unicode::Blank
                && !spot.text().is_empty()
                && spot.text().chars().all(char::is_whitespace);
            // An accent stands over the letter before or after it.
            let last = words.last().and_then(|word| word.0.iter().rfind(|last| !last.shows_nothing()));
            let goes_on = spot.shows_nothing() || last.is_none_or(|last| last.touches(&spot));
            if blank || !goes_on {
                let accents = words.last_mut().map(|word| word.accents_over(&spot)).unwrap_or_default();
                words.push(Drawn(accents));
            }
            if let Some(word) = words.last_mut().filter(|_| !blank) {
                word.0.push(spot);
            }
        }
    }
    words.retain(|word| !word.0.is_empty());
    words
}

#[cfg(test)]
mod tests {
    use super::drawn;
    use crate::ingest::pdf::{ingest, sample};
    use crate::limits::Limits;

    #[test]
    fn an_accent_before_a_letter_begins_its_word() {
        let content = r"BT /F1 12 Tf 72 700 Td (by,) Tj 30 2 Td (\302) Tj -2 -2 Td (Elie) Tj ET";
        let document = ingest(&sample::page(content, "", &[]), &Limits::default()).unwrap();
        let words = drawn(&document);
        let seen: Vec<String> = words.iter().map(|word| word.seen()).collect();
        assert_eq!(seen, ["by,", "Élie"]);
        assert_eq!(words.last().map(|word| word.0.len()), Some(5));
    }
}
