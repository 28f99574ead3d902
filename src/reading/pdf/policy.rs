//! How a reader of PDFs is described, and what it makes of one glyph.

use crate::document::{Font, Glyph, MappedBy, Run, Unicode, fold_ligature};
use serde::Deserialize;
use std::borrow::Cow;

/// How a reader reads a PDF.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct PdfPolicy {
    /// In which order it takes text.
    pub order: Order,
    /// Whether `ActualText` stands for the glyphs it marks.
    pub actual_text: bool,
    /// What becomes of ligature code points.
    pub ligatures: Ligatures,
    /// What becomes of glyphs mapped to U+0000.
    pub null: Damaged,
    /// What becomes of glyphs mapped to private-use code points.
    pub private: Damaged,
    /// What becomes of glyphs that are mapped to nothing.
    pub missing: Damaged,
    /// Whether text of optional-content groups that are off is read. Text that is hidden by its
    /// colour, size or render mode, or painted over, is read by every program we know of.
    pub hidden_layers: bool,
    /// Whether what viewers draw for annotations and form fields is read.
    pub annotations: bool,
    /// Whether text outside the media box is read.
    pub off_page: bool,
}

/// In which order text is taken. What a layout goes by is fixed where it is modelled.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
#[serde(rename_all = "kebab-case", rename_all_fields = "kebab-case", deny_unknown_fields)]
pub enum Order {
    /// As the show operators come.
    Stream {
        /// From which gap on a space stands between words, in em.
        word_gap: f32,
        /// How far baselines of one line may differ, in em.
        line_tolerance: f32,
    },
    /// Visual lines across the page, from top to bottom.
    Lines,
    /// Blocks of text, column by column.
    Columns,
    /// Boxes of lines, the nearest together.
    Boxes,
}

/// What becomes of ligature code points.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Ligatures {
    /// They stay as they are.
    Keep,
    /// They become letters.
    Fold,
    /// They become letters where the glyph's name tells them, and stay where a `ToUnicode` map says so.
    FoldNamed,
}

/// What becomes of a glyph whose mapping is no text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Damaged {
    /// The mapping is taken as it is.
    Keep,
    /// The glyph gives nothing.
    Drop,
    /// U+FFFD stands for it.
    Replace,
    /// What the glyph's name or the font program tells, if anything; else as it is.
    Repair,
    /// As `repair`, but where nothing tells, the character whose code point is the glyph's code.
    Code,
    /// `(cid:7)`, seven being the glyph's code; but in a simple font with an `Encoding` what that code
    /// has in the standard encoding, if anything.
    Cid,
}

impl PdfPolicy {
    /// Whether another policy takes the same glyphs for the same text, in whatever order.
    pub(super) fn sees_like(&self, other: &Self) -> bool {
        *self == Self { order: self.order, ..other.clone() }
    }

    /// The text that the glyph at `index` of a run becomes.
    pub(super) fn glyph_text<'d>(
        &self,
        run: &'d Run,
        font: Option<&Font>,
        index: usize,
        glyph: &'d Glyph,
    ) -> Cow<'d, str> {
        let mapped = run.glyph_text(index);
        match glyph.unicode {
            Unicode::Mapped | Unicode::Blank | Unicode::Replacement => Cow::Borrowed(mapped),
            Unicode::Ligature => match self.ligatures {
                Ligatures::Keep => Cow::Borrowed(mapped),
                Ligatures::FoldNamed if glyph.mapped_by == MappedBy::ToUnicode => Cow::Borrowed(mapped),
                Ligatures::Fold | Ligatures::FoldNamed => Cow::Owned(spell_ligatures(mapped)),
            },
            Unicode::Null => damaged(self.null, mapped, glyph, font),
            Unicode::Private => damaged(self.private, mapped, glyph, font),
            Unicode::Missing => damaged(self.missing, mapped, glyph, font),
        }
    }
}

fn damaged<'d>(treatment: Damaged, mapped: &'d str, glyph: &'d Glyph, font: Option<&Font>) -> Cow<'d, str> {
    match treatment {
        Damaged::Keep => Cow::Borrowed(mapped),
        Damaged::Drop => Cow::Borrowed(""),
        Damaged::Replace => Cow::Borrowed("\u{fffd}"),
        Damaged::Repair => Cow::Borrowed(glyph.seen.as_deref().unwrap_or(mapped)),
        Damaged::Code => match (glyph.seen.as_deref(), char::from_u32(glyph.code)) {
            (Some(seen), _) => Cow::Borrowed(seen),
            (None, Some(c)) => Cow::Owned(c.to_string()),
            (None, None) => Cow::Borrowed(mapped),
        },
        Damaged::Cid => {
            let standard = font.filter(|font| font.encoded).and_then(|_| standard_character(glyph.code));
            Cow::Owned(standard.map_or_else(|| format!("(cid:{})", glyph.code), String::from))
        }
    }
}

/// What a code has in `StandardEncoding` (ISO 32000-2, D.2).
fn standard_character(code: u32) -> Option<char> {
    const UPPER: [(u32, &str); 11] = [
        (161, "¡¢£⁄¥ƒ§¤'“«‹›ﬁﬂ"),
        (177, "–†‡·"),
        (182, "¶•‚„”»…‰"),
        (191, "¿"),
        (193, "`´ˆ˜¯˘˙¨"),
        (202, "˚¸"),
        (205, "˝˛ˇ—"),
        (225, "Æ"),
        (227, "ª"),
        (232, "ŁØŒº"),
        (248, "łøœß"),
    ];
    match code {
        39 => Some('’'),
        96 => Some('‘'),
        32..=126 => char::from_u32(code),
        241 => Some('æ'),
        245 => Some('ı'),
        _ => UPPER
            .iter()
            .find_map(|(first, characters)| characters.chars().nth(code.checked_sub(*first)? as usize)),
    }
}

/// Ligature code points as letters.
pub(super) fn spell_ligatures(text: &str) -> String {
    let mut folded = String::with_capacity(text.len() + 2);
    for c in text.chars() {
        match fold_ligature(c) {
            Some(letters) => folded.push_str(letters),
            None => folded.push(c),
        }
    }
    folded
}

#[cfg(test)]
mod tests {
    use super::{spell_ligatures, standard_character};

    #[test]
    fn codes_of_the_standard_encoding() {
        let text: String =
            [65, 39, 161, 175, 189, 208, 251].into_iter().filter_map(standard_character).collect();
        assert_eq!(text, "A’¡ﬂ‰—ß");
        assert!(
            [31, 127, 176, 181, 204, 240, 252].into_iter().all(|code| standard_character(code).is_none())
        );
    }

    #[test]
    fn ligatures_become_letters() {
        assert_eq!(spell_ligatures("eﬃcient ﬂow"), "efficient flow");
    }
}
