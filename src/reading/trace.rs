//! Follows a piece of the reference reading into another reading, glyph by glyph.

use super::model::{GlyphIndex, Origin, Reading};
use crate::document::GlyphId;
use crate::span::Span;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// What became of a piece of the reference in another reading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Trace {
    /// There, contiguous and equal.
    Kept(Span),
    /// There in one piece, but with other text.
    Changed(Span),
    /// Absent (no span), or torn apart (the span of its first piece).
    Lost(Option<Span>),
    /// It has no glyphs to follow (a link target, say).
    Untraceable,
}

/// Follows the glyphs of `span` of `reference` into `reading`.
///
/// White space does not count: only glyphs with ink are followed, and the text between the first and
/// the last of them is compared without white space at its edges and with runs of it folded to one
/// space. A change of word boundaries (`SoftwareEngineer`, `Snow fl ake`) is a change, also where the
/// piece is glued to its neighbour: a search for the word does not find it.
pub fn trace(reference: &Reading, span: Span, reading: &Reading) -> Trace {
    let index = reading.index();
    let joined = joined_breaks(reference, span, index);
    let glyphs: Vec<GlyphId> = reference
        .origins(span)
        .iter()
        .filter(|origin| !origin.span.of(&reference.text).trim().is_empty())
        .map(|origin| origin.glyph)
        .filter(|glyph| !joined.iter().any(|(hyphen, _)| hyphen == glyph))
        .collect();
    let wanted = Wanted { span, text: without(span, &joined, &reference.text) };
    let Some((&first, rest)) = glyphs.split_first() else {
        return Trace::Untraceable;
    };
    let mut starts = index.places(first).peekable();
    let Some(&first_start) = starts.peek() else {
        let before = before(first, index).and_then(|at| replaced(span.of(&reference.text), at, reading));
        return before
            .map_or_else(|| lost(rest, index, reading), |found| judge(reference, &wanted, found, reading));
    };
    let then = reference.text.get(span.end()..).unwrap_or_default();
    let mut best = None;
    for start in starts {
        let followed = follow(&glyphs, start, reading)
            .map(|end| over_accent(end, then, reading))
            .map(|end| cut_to(between(reading, start, end), reference, span, reading))
            .or_else(|| replaced(span.of(&reference.text), start, reading));
        let Some(found) = followed else { continue };
        let trace = judge(reference, &wanted, found, reading);
        if matches!(trace, Trace::Kept(_)) {
            return trace;
        }
        best.get_or_insert(trace);
    }
    best.unwrap_or_else(|| Trace::Lost(reading.origin.get(first_start).map(|origin| origin.span)))
}

/// Glyphs before a missing one that are looked at for a text that replaces it: an icon and a space.
const REACH: u32 = 8;

/// The place of the nearest glyph before one that the reading does not have.
fn before(glyph: GlyphId, index: &GlyphIndex) -> Option<usize> {
    let earlier = (1..=REACH).filter_map(|back| glyph.checked_sub(back));
    earlier.filter_map(|glyph| index.places(glyph).next()).next()
}

/// Where the first glyph stands for a text that holds all that is wanted (`ActualText`, which replaces
/// the glyphs after it).
fn replaced(wanted: &str, start: usize, reading: &Reading) -> Option<Span> {
    let origin = reading.origin.get(start)?;
    let at = origin.span.of(&reading.text).find(wanted)?;
    let start = origin.span.start() + at;
    Span::new(&reading.text, start, start + wanted.len())
}

/// The index of the last origin if `glyphs` stand one after the other from `start` on, with nothing
/// but white space of the file between them, and accents that are glyphs of their own.
fn follow(glyphs: &[GlyphId], start: usize, reading: &Reading) -> Option<usize> {
    let mut at = start;
    let mut last = start;
    for &glyph in glyphs {
        loop {
            let origin = reading.origin.get(at)?;
            at += 1;
            if origin.glyph == glyph {
                last = at - 1;
                break;
            }
            if !is_blank(origin, reading) && !is_accent(origin, reading) {
                return None;
            }
        }
    }
    Some(last)
}

/// The last origin of a piece, over an accent after it that the text after the piece on the page (`then`)
/// does not begin with: it stands over the piece's last letter.
fn over_accent(last: usize, then: &str, reading: &Reading) -> usize {
    let end = reading.origin.get(last).map_or(0, |origin| origin.span.end());
    let touches = |origin: &&Origin| origin.span.start() == end && is_accent(origin, reading);
    let next = reading.origin.get(last + 1).filter(touches);
    last + next.filter(|origin| !then.starts_with(origin.span.of(&reading.text))).map_or(0, |_| 1)
}

/// Whether all that a glyph became is an accent over a letter that another glyph shows.
fn is_accent(origin: &Origin, reading: &Reading) -> bool {
    let mut text = origin.span.of(&reading.text).chars().peekable();
    text.peek().is_some() && text.all(|c| is_combining_mark(c) || SPACING_ACCENTS.contains(c))
}

/// Accents that stand beside their letter where a reader does not compose the two.
const SPACING_ACCENTS: &str = "`\u{b4}^\u{2c6}~\u{2dc}\u{af}\u{2d8}\u{2d9}\u{a8}\u{2da}\u{2dd}\u{2c7}\u{b8}";

fn is_blank(origin: &Origin, reading: &Reading) -> bool {
    origin.span.of(&reading.text).trim().is_empty()
}

fn between(reading: &Reading, first: usize, last: usize) -> Span {
    match (reading.origin.get(first), reading.origin.get(last)) {
        (Some(first), Some(last)) => first.span.to(last.span),
        _ => Span::default(),
    }
}

/// The found span without what its first and last origins hold beyond the wanted span: one glyph may
/// stand for several characters (`ActualText`), of which only some are wanted.
fn cut_to(found: Span, reference: &Reading, wanted: Span, reading: &Reading) -> Span {
    let origins = reference.origins(wanted);
    let (Some(first), Some(last)) = (origins.first(), origins.last()) else { return found };
    let surplus_before = wanted.start().saturating_sub(first.span.start());
    let surplus_after = last.span.end().saturating_sub(wanted.end());
    let same = |surplus: Span, at: Option<&str>| Some(surplus.of(&reference.text)) == at;
    let before = Span::within(&reference.text, first.span.start(), first.span.start() + surplus_before);
    let after = Span::within(&reference.text, wanted.end(), wanted.end() + surplus_after);
    let text = found.of(&reading.text);
    let start = if same(before, text.get(..surplus_before)) { surplus_before } else { 0 };
    let kept = text.len().saturating_sub(surplus_after);
    let end = if same(after, text.get(kept..)) { kept } else { text.len() };
    Span::within(&reading.text, found.start() + start, found.start() + end.max(start))
}

/// A piece of the reference, and its text as a reading may have it.
struct Wanted {
    span: Span,
    text: String,
}

/// The hyphens at line ends within a span that the reading does not have, with their bytes and those
/// of the break: a reader that puts broken words together drops them.
fn joined_breaks(reference: &Reading, span: Span, index: &GlyphIndex) -> Vec<(GlyphId, Span)> {
    let text = &reference.text;
    let breaks = reference.origins(span).iter().filter(|origin| {
        origin.span.of(text) == "-"
            && text.get(origin.span.end()..).is_some_and(|rest| rest.starts_with('\n'))
            && origin.span.end() < span.end()
            && index.places(origin.glyph).next().is_none()
    });
    breaks
        .map(|origin| (origin.glyph, Span::within(text, origin.span.start(), origin.span.end() + 1)))
        .collect()
}

fn without(span: Span, breaks: &[(GlyphId, Span)], text: &str) -> String {
    let mut kept = String::with_capacity(span.of(text).len());
    let mut from = span.start();
    for (_, gap) in breaks {
        kept.push_str(text.get(from..gap.start()).unwrap_or_default());
        from = gap.end();
    }
    kept.push_str(text.get(from..span.end()).unwrap_or_default());
    kept
}

fn judge(reference: &Reading, wanted: &Wanted, found: Span, reading: &Reading) -> Trace {
    let whole = glued(found, &reading.text);
    // Small capitals are mapped to capitals by some fonts; no search minds the case.
    let fold =
        |text: &str| text.split_whitespace().map(|word| plain(word).to_lowercase()).collect::<Vec<_>>();
    let same = fold(&wanted.text) == fold(found.of(&reading.text));
    if same && (whole == found || glued(wanted.span, &reference.text) != wanted.span) {
        Trace::Kept(found)
    } else {
        Trace::Changed(whole)
    }
}

/// A non-breaking hyphen that became an ordinary one is no damage: it is what a search looks for. Nor is
/// a letter with a combining accent instead of the accented letter: Unicode holds the two for the same.
fn plain(word: &str) -> String {
    if word.is_ascii() {
        return word.to_owned();
    }
    word.nfc().map(|c| if c == '\u{2011}' { '-' } else { c }).collect()
}

/// The span with the letters and digits that touch it on either side.
fn glued(span: Span, text: &str) -> Span {
    let inner = span.of(text);
    let touching = |c: &char| c.is_alphanumeric();
    let before = text.get(..span.start()).unwrap_or_default().chars().rev();
    let after = text.get(span.end()..).unwrap_or_default().chars();
    let open = inner.chars().next().is_some_and(char::is_alphanumeric);
    let close = inner.chars().next_back().is_some_and(char::is_alphanumeric);
    let left: usize = before.take_while(touching).filter(|_| open).map(char::len_utf8).sum();
    let right: usize = after.take_while(touching).filter(|_| close).map(char::len_utf8).sum();
    Span::within(text, span.start() - left, span.end() + right)
}

fn lost(rest: &[GlyphId], index: &GlyphIndex, reading: &Reading) -> Trace {
    let piece =
        rest.iter().filter_map(|glyph| index.places(*glyph).next()).find_map(|at| reading.origin.get(at));
    Trace::Lost(piece.map(|origin| origin.span))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A reading of pieces, each with the glyph it came from; a piece without glyph was made up.
    fn reading(pieces: &[(&str, Option<GlyphId>)]) -> Reading {
        let mut reading = Reading::default();
        for (text, glyph) in pieces {
            let start = reading.text.len();
            reading.text.push_str(text);
            if let Some(glyph) = *glyph {
                let span = Span::within(&reading.text, start, reading.text.len());
                reading.origin.push(Origin { span, glyph });
            }
        }
        reading
    }

    /// One glyph a character, blanks made up, numbered from 0.
    fn plain_reading(text: &str) -> Reading {
        let pieces: Vec<String> = text.chars().map(String::from).collect();
        let numbered: Vec<(&str, Option<GlyphId>)> = (0u32..)
            .zip(&pieces)
            .map(|(glyph, piece)| (piece.as_str(), (piece != " ").then_some(glyph)))
            .collect();
        reading(&numbered)
    }

    fn fate(other: &Reading) -> Trace {
        let reference = plain_reading("by Ada Lark");
        let wanted = Span::within(&reference.text, 3, 11);
        trace(&reference, wanted, other)
    }

    #[test]
    fn whole_is_kept_wherever_it_stands_and_whatever_the_case() {
        assert!(matches!(fate(&plain_reading("by Ada Lark")), Trace::Kept(_)));
        let moved = reading(&[
            ("A", Some(3)),
            ("D", Some(4)),
            ("A", Some(5)),
            ("\n", None),
            ("L", Some(7)),
            ("A", Some(8)),
            ("R", Some(9)),
            ("K", Some(10)),
            (" by", None),
        ]);
        assert!(matches!(fate(&moved), Trace::Kept(_)));
    }

    #[test]
    fn glued_shattered_and_changed_are_told() {
        let glued = reading(&[
            ("b", Some(0)),
            ("y", Some(1)),
            ("A", Some(3)),
            ("d", Some(4)),
            ("a", Some(5)),
            (" ", None),
            ("L", Some(7)),
            ("a", Some(8)),
            ("r", Some(9)),
            ("k", Some(10)),
        ]);
        let Trace::Changed(span) = fate(&glued) else { panic!("not changed") };
        assert_eq!(span.of(&glued.text), "byAda Lark");
        let shattered = reading(&[
            ("A", Some(3)),
            (" ", None),
            ("d", Some(4)),
            ("a", Some(5)),
            (" ", None),
            ("L", Some(7)),
            ("a", Some(8)),
            ("r", Some(9)),
            ("k", Some(10)),
        ]);
        assert!(matches!(fate(&shattered), Trace::Changed(_)));
    }

    #[test]
    fn absent_and_torn_are_lost() {
        assert_eq!(fate(&reading(&[("by", Some(0))])), Trace::Lost(None));
        let torn = reading(&[
            ("A", Some(3)),
            ("d", Some(4)),
            ("a", Some(5)),
            ("x", Some(99)),
            ("L", Some(7)),
            ("a", Some(8)),
            ("r", Some(9)),
            ("k", Some(10)),
        ]);
        assert!(matches!(fate(&torn), Trace::Lost(Some(_))));
    }

    #[test]
    fn a_text_that_replaces_its_glyphs_counts() {
        let replaced = reading(&[("name:Ada Lark", Some(3))]);
        let Trace::Kept(span) = fate(&replaced) else { panic!("not kept") };
        assert_eq!(span.of(&replaced.text), "Ada Lark");
        let with_icon = reading(&[("name:Ada Lark", Some(1))]);
        assert!(matches!(fate(&with_icon), Trace::Kept(_)));
    }

    #[test]
    fn a_word_put_together_over_a_line_end_is_kept() {
        let broken = [("ab", 0), ("-", 1), ("cd", 2)];
        let reference = reading(&[("ab", Some(0)), ("-", Some(1)), ("\n", None), ("cd", Some(2))]);
        let wanted = Span::within(&reference.text, 0, 6);
        let follow = |other: &Reading| trace(&reference, wanted, other);
        let joined = reading(&[("ab", Some(0)), ("cd", Some(2))]);
        assert!(matches!(follow(&joined), Trace::Kept(_)));
        let glued = reading(&[("x", None), ("ab", Some(0)), ("cd", Some(2))]);
        assert!(matches!(follow(&glued), Trace::Changed(_)));
        let whole = reading(&broken.map(|(text, glyph)| (text, Some(glyph))));
        assert!(matches!(follow(&whole), Trace::Changed(_)));
    }

    #[test]
    fn what_has_no_glyphs_cannot_be_followed() {
        let reference = plain_reading("  ");
        let other = plain_reading("x");
        let nothing = Span::within(&reference.text, 0, 1);
        assert_eq!(trace(&reference, nothing, &other), Trace::Untraceable);
    }

    #[test]
    fn an_accent_apart_is_a_change_and_a_combining_one_none() {
        let reference = reading(&[("Zo", Some(0)), ("é", Some(2)), (" ", None), ("D", Some(5))]);
        let fate = |pieces: &[(&str, Option<GlyphId>)]| {
            let other = reading(pieces);
            let trace = trace(&reference, Span::within(&reference.text, 0, 4), &other);
            (trace, other)
        };
        let (apart, other) =
            fate(&[("Zo", Some(0)), ("e", Some(2)), ("\u{b4}", Some(3)), (" ", None), ("D", Some(5))]);
        let Trace::Changed(read) = apart else { panic!("{apart:?}") };
        assert_eq!(read.of(&other.text), "Zoe\u{b4}");
        let (before, _) =
            fate(&[("Zo", Some(0)), ("\u{b4}", Some(3)), ("e", Some(2)), (" ", None), ("D", Some(5))]);
        assert!(matches!(before, Trace::Changed(_)), "{before:?}");
        let (joined, _) = fate(&[("Zo", Some(0)), ("e\u{301}", Some(2)), (" ", None), ("D", Some(5))]);
        assert!(matches!(joined, Trace::Kept(_)), "{joined:?}");
        let (tilde, _) =
            fate(&[("Zo", Some(0)), ("é", Some(2)), (" ", None), ("~", Some(4)), ("D", Some(5))]);
        assert!(matches!(tilde, Trace::Kept(_)), "{tilde:?}");
    }

    #[test]
    fn a_tilde_between_dates_belongs_to_neither() {
        let both = reading(&[("2019", Some(0)), ("~", Some(1)), ("2021", Some(2))]);
        let span = Span::within(&both.text, 0, 4);
        assert!(matches!(trace(&both, span, &both), Trace::Kept(found) if found == span));
    }
}
