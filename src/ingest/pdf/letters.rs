//! Whether a font's `ToUnicode` map names the letters that its glyphs show.
//!
//! Two witnesses stand against a map. The *names* of a font's glyphs, where most of them agree with
//! the map, prove its other entries wrong. And the *widths*: in every proportional typeface `i` and `l`
//! are narrow, `m` and `W` are wide, so the widths of what a map calls letters go with those of the same
//! letters elsewhere, unless the map calls them by other letters' names.

use std::collections::HashMap;
use unicode_normalization::UnicodeNormalization;

/// A glyph in use that the map calls a letter or digit.
#[derive(Debug, Clone)]
pub(super) struct Named {
    /// Character code in the font.
    pub code: u32,
    /// What the map says, folded to an ASCII letter or digit.
    pub mapped: char,
    /// The letter that the glyph's name or the font program says, with its marks.
    pub told: Option<String>,
    /// Advance in thousandths of an em.
    pub advance: f64,
}

impl Named {
    /// What is told, folded as the mapping is.
    fn told_letter(&self) -> Option<char> {
        plain_letter(self.told.as_deref()?)
    }
}

/// What is known of a font's map.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Verdict {
    /// Whether the widths prove that the map as a whole names other letters than are drawn.
    pub contradicted: bool,
    /// The letters that are drawn where the map names others, by code.
    pub drawn: HashMap<u32, String>,
}

/// The first and last advance of Helvetica's letters, in thousandths of an em (Adobe's published
/// metrics): `a` to `z`, then `A` to `Z`.
const SMALL: [f64; 26] = [
    556., 556., 500., 556., 556., 278., 556., 556., 222., 222., 500., 222., 833., 556., 556., 556., 556.,
    333., 500., 278., 556., 500., 722., 500., 500., 500.,
];
const CAPITAL: [f64; 26] = [
    667., 667., 722., 722., 667., 611., 778., 722., 278., 500., 667., 556., 833., 722., 778., 667., 778.,
    722., 667., 611., 722., 667., 944., 667., 667., 611.,
];
/// Letters of a font from which on their widths tell anything.
const FEWEST_LETTERS: usize = 16;
/// Spread of the widths (standard deviation by mean) below which a font counts as monospaced; text
/// fonts of the development corpus have .16 and more.
const MONOSPACED: f64 = 0.12;
/// Correlation with Helvetica's widths below which a map is doubted. 229 uses of text fonts in the
/// development corpus have .76 and more; the same fonts under a shifted alphabet mostly .1 to .6.
const DOUBTED: f64 = 0.65;
/// Correlation below which widths alone prove a map wrong; see [`DOUBTED`].
const DISPROVED: f64 = 0.5;
/// How much better the names must fit the widths than a doubted map does.
const BETTER: f64 = 0.15;
/// Names that agree with the map from which on the others are believed, and how many times more
/// they must be than those that disagree.
const AGREEING: usize = 10;
const TIMES_MORE: usize = 4;

/// The one ASCII letter or digit that a text stands for, marks and compatibility forms aside.
pub(super) fn plain_letter(text: &str) -> Option<char> {
    let mut chars = text.nfkd().filter(|c| !unicode_normalization::char::is_combining_mark(*c));
    let folded = chars.next().filter(char::is_ascii_alphanumeric)?;
    chars.next().is_none().then_some(folded)
}

/// Letters that one glyph of a text font may stand for together: those of the Latin ligatures in use.
const OF_LIGATURES: &str = "fijltbhkcsTQu";
/// Letters of a word from which on its width tells it from one glyph.
const FEWEST_OF_WORD: usize = 3;
/// Part of a word's usual width that the narrowest typefaces take.
const NARROWEST: f64 = 0.7;

/// Whether a glyph that is mapped to a word (`envelope`) is a picture: too narrow to show the letters,
/// and no ligature.
pub(super) fn is_icon(mapped: &str, advance: f64) -> bool {
    if mapped.len() < FEWEST_OF_WORD || mapped.chars().all(|c| OF_LIGATURES.contains(c)) {
        return false;
    }
    let letters = mapped.chars().filter(char::is_ascii_alphabetic);
    letters.clone().count() >= FEWEST_OF_WORD && advance < NARROWEST * letters.map(usual).sum::<f64>()
}

/// Whether widths leave a map in doubt, so that it is worth asking what the glyphs are called.
pub(super) fn is_doubted(glyphs: &[Named]) -> bool {
    fit(glyphs, |glyph| Some(glyph.mapped)).is_some_and(|fit| fit < DOUBTED)
}

/// Hears the witnesses.
pub(super) fn judge(glyphs: &[Named]) -> Verdict {
    let by_map = fit(glyphs, |glyph| Some(glyph.mapped));
    let by_name = fit(glyphs, Named::told_letter);
    let differs =
        |glyph: &&Named| glyph.told_letter().is_some_and(|told| !told.eq_ignore_ascii_case(&glyph.mapped));
    let shown = |glyph: &Named| Some((glyph.code, glyph.told.as_deref()?.nfkc().collect()));
    let other: HashMap<u32, String> = glyphs.iter().filter(differs).filter_map(shown).collect();
    let told = glyphs.iter().filter(|glyph| glyph.told.is_some()).count();
    let agreeing = told - other.len();
    match (by_map, by_name) {
        (Some(map), Some(name)) if map < DOUBTED && name >= DOUBTED && name >= map + BETTER => {
            Verdict { contradicted: true, drawn: other }
        }
        _ if agreeing >= AGREEING && agreeing >= TIMES_MORE * other.len() => {
            Verdict { contradicted: false, drawn: other }
        }
        (Some(map), _) if map < DISPROVED => Verdict { contradicted: true, drawn: HashMap::new() },
        _ => Verdict::default(),
    }
}

/// How well widths go with Helvetica's if glyphs show the letters that `letter` says: a correlation,
/// −1 to 1; `None` where widths tell nothing. A font of small capitals is as good as a plain one.
fn fit(glyphs: &[Named], letter: impl Fn(&Named) -> Option<char>) -> Option<f64> {
    let mut widths: Vec<(char, f64)> =
        glyphs.iter().filter_map(|glyph| Some((letter(glyph)?, glyph.advance))).collect();
    widths.retain(|(letter, _)| letter.is_ascii_alphabetic());
    widths.sort_by(|a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)));
    widths.dedup_by_key(|(letter, _)| *letter);
    if widths.len() < FEWEST_LETTERS {
        return None;
    }
    let plain: Vec<(f64, f64)> = widths.iter().map(|(c, width)| (usual(*c), *width)).collect();
    let capitals: Vec<(f64, f64)> =
        widths.iter().map(|(c, width)| (usual(c.to_ascii_uppercase()), *width)).collect();
    Some(correlation(&plain)?.max(correlation(&capitals)?))
}

fn usual(letter: char) -> f64 {
    let (table, first) = if letter.is_ascii_lowercase() { (&SMALL, 'a') } else { (&CAPITAL, 'A') };
    let index = u32::from(letter).saturating_sub(u32::from(first)) as usize;
    table.get(index).copied().unwrap_or(500.0)
}

fn correlation(pairs: &[(f64, f64)]) -> Option<f64> {
    let count = pairs.len() as f64;
    let mean = |of: fn(&(f64, f64)) -> f64| pairs.iter().map(of).sum::<f64>() / count;
    let (x, y) = (mean(|pair| pair.0), mean(|pair| pair.1));
    let sum = |of: &dyn Fn(f64, f64) -> f64| pairs.iter().map(|(a, b)| of(a - x, b - y)).sum::<f64>();
    let (xx, yy, xy) = (sum(&|a, _| a * a), sum(&|_, b| b * b), sum(&|a, b| a * b));
    let spread = (yy / count).sqrt() / y.abs().max(1.0);
    (spread >= MONOSPACED && xx > 0.0).then(|| xy / (xx * yy).sqrt())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Glyphs of Times, whose widths are another typeface's (Adobe's published metrics), under a map.
    fn times(map: impl Fn(char) -> char, told: impl Fn(char) -> Option<char>) -> Vec<Named> {
        let told = |letter| told(letter).map(String::from);
        let widths = [
            444, 500, 444, 500, 444, 333, 500, 500, 278, 278, 500, 278, 778, 500, 500, 500, 500, 333, 389,
            278, 500, 500, 722, 500, 500, 444,
        ];
        let named = |(letter, width): (char, i32)| Named {
            code: u32::from(letter),
            mapped: map(letter),
            told: told(letter),
            advance: f64::from(width),
        };
        ('a'..='z').zip(widths).map(named).collect()
    }

    fn shifted(letter: char) -> char {
        char::from(b'a' + (letter as u8 - b'a' + 3) % 26)
    }

    #[test]
    fn a_true_map_is_believed() {
        assert_eq!(judge(&times(|c| c, |_| None)), Verdict::default());
        assert_eq!(judge(&times(|c| c, Some)), Verdict::default());
    }

    #[test]
    fn names_without_meaning_do_not_count_against_a_true_map() {
        let verdict = judge(&times(|c| c, |c| Some(shifted(c))));
        assert_eq!(verdict, Verdict::default());
    }

    #[test]
    fn a_shifted_map_is_disproved_by_widths() {
        let verdict = judge(&times(shifted, |_| None));
        assert!(verdict.contradicted && verdict.drawn.is_empty());
        let verdict = judge(&times(shifted, Some));
        assert!(verdict.contradicted);
        assert_eq!(verdict.drawn.get(&u32::from('k')), Some(&"k".to_owned()));
    }

    #[test]
    fn one_wrong_entry_is_told_by_the_names() {
        let verdict = judge(&times(|c| if c == 'r' { 'q' } else { c }, Some));
        assert_eq!(
            verdict,
            Verdict { contradicted: false, drawn: HashMap::from([(u32::from('r'), "r".to_owned())]) }
        );
    }

    #[test]
    fn a_letter_keeps_its_accent() {
        let verdict =
            judge(&times(|c| if c == 'e' { 'q' } else { c }, |c| Some(if c == 'e' { 'é' } else { c })));
        assert_eq!(verdict.drawn, HashMap::from([(u32::from('e'), "é".to_owned())]));
    }

    #[test]
    fn a_word_on_one_narrow_glyph_is_an_icon() {
        assert!(is_icon("mail", 1000.0) && is_icon("HOUSE-CHIMNEY", 1125.0) && is_icon("map", 1000.0));
        assert!(!is_icon("ffi", 700.0) && !is_icon("m\u{b2}", 900.0) && !is_icon("\t\r \u{a0}", 250.0));
        assert!(!is_icon("www", 2100.0));
    }

    #[test]
    fn marks_and_compatibility_forms_are_no_difference() {
        assert_eq!(plain_letter("é"), Some('e'));
        assert_eq!(plain_letter("𝐀"), Some('A'));
        assert_eq!(plain_letter("ﬁ"), None);
        assert_eq!(plain_letter("α"), None);
    }
}
