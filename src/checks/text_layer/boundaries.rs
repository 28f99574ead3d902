//! Wording that readers get with other boundaries than the page shows.

use super::words::{spaced_or, voting};
use crate::checks::Claims;
use crate::checks::{Outcome, Params};
use crate::document::Format;
use crate::fields::{ReaderId, ReaderSet, Retention};
use crate::finding::{Draft, Weight};
use crate::reading::{Reading, Trace, trace};
use crate::resume::Survival;
use crate::span::Span;
use crate::subject::Subject;
use crate::text::words::{joined_letters, without_space, words};
use crate::wording::Wording;
use std::collections::{BTreeMap, HashSet};

/// Wording of the reference and what a reader has in their place.
type Pairs = Vec<(Span, Span)>;

/// Wording of the page whose boundaries a reader gets wrong.
#[derive(Debug, Default)]
struct Boundaries {
    words: usize,
    glued: Pairs,
    split: Pairs,
}

/// Compares where words end in a reader's text with where they end on the page. Wording that fall into
/// single letters are another rule's.
fn compare(reference: &Reading, reading: &Reading) -> Boundaries {
    let mut found = Boundaries::default();
    // What stands somewhere as a word of its own need not be followed glyph by glyph.
    let whole: HashSet<&str> = reading.text.split_whitespace().collect();
    for word in words(&reference.text) {
        let shown = word.of(&reference.text);
        if shown.chars().filter(|c| c.is_alphanumeric()).count() < 2 {
            continue;
        }
        found.words += 1;
        if whole.contains(shown) {
            continue;
        }
        let Trace::Changed(read) = trace(reference, word, reading) else { continue };
        let text = read.of(&reading.text);
        if text.contains(char::is_whitespace) {
            if without_space(text) == shown && joined_letters(text).is_none() {
                found.split.push((word, read));
            }
        } else if text.len() > shown.len() && text.contains(shown) {
            found.glued.push((word, read));
        }
    }
    found
}

/// Many words whose boundaries a reader gets wrong.
pub(super) fn boundaries(subject: &Subject<'_>, params: &Params<'_>, claims: &mut Claims) -> Outcome {
    let (share, fewest) = (params.number("share"), params.number("min_words"));
    let mut compared: Vec<(&Reading, Boundaries)> =
        voting(subject).map(|reading| (reading, compare(&subject.reference, reading))).collect();
    let mut outcome = Outcome::default();
    for glued in [true, false] {
        let mut hit: Vec<(&Reading, usize, Pairs)> = Vec::new();
        for (reading, found) in &mut compared {
            let pairs = std::mem::take(if glued { &mut found.glued } else { &mut found.split });
            if pairs.len() as f64 >= fewest.max(share * found.words as f64) {
                hit.push((reading, found.words, pairs));
            }
        }
        let Some((reading, all, pairs)) = hit.first() else { continue };
        let Some((shown, read)) = pairs.first() else { continue };
        let readers: ReaderSet = hit.iter().filter_map(|(reading, ..)| reading.reader).collect();
        let same_letters = |survival: &Survival, reader: ReaderId, verdict: Retention| {
            let (Retention::Changed(found), Some(span)) = (verdict, survival.span) else { return false };
            let read = subject.reading(reader).map_or("", |reading| found.of(&reading.text));
            readers.contains(reader)
                && without_space(read).contains(&without_space(span.of(&subject.reference.text)))
        };
        let losses = claims.take(subject, same_letters);
        let weight =
            if losses.is_empty() { Weight::Readers { essential: false } } else { Weight::Losses(losses) };
        let draft = Draft { weight, ..Draft::default() };
        let draft = draft.and_all(pairs.iter().map(|(shown, _)| subject.locate(*shown)));
        outcome.drafts.push(
            draft
                .hitting(readers)
                .with("how", if glued { "run together" } else { "fall apart" })
                .with("count", pairs.len())
                .with("words", *all)
                .quoting("word", shown.of(&subject.reference.text))
                .quoting("read", &spaced_or(read.of(&reading.text), "nothing"))
                .with("reader", Wording::ours(&reading.name)),
        );
    }
    outcome
}

/// The letters that ligatures stand for.
const LIGATURES: [&str; 5] = ["ffi", "ffl", "ff", "fi", "fl"];

/// Whether a text falls into pieces beside a ligature: one piece is a ligature, or ends or begins with
/// one, and the joined pieces are the word.
fn is_split_at_ligature(read: &str, shown: &str) -> bool {
    let pieces: Vec<&str> = read.split_whitespace().collect();
    let at_ligature = |pair: &[&str]| match pair {
        [left, right] => {
            let within = left.ends_with(char::is_alphabetic) && right.starts_with(char::is_alphabetic);
            within && LIGATURES.iter().any(|l| left.ends_with(l) || right.starts_with(l))
        }
        _ => false,
    };
    (2..=3).contains(&pieces.len()) && pieces.concat() == shown && pieces.windows(2).all(at_ligature)
}

/// Wording that readers get in pieces, cut at their ligatures.
pub(super) fn split_ligatures(subject: &Subject<'_>, _: &Params<'_>, claims: &mut Claims) -> Outcome {
    // Only fonts of a PDF draw letters as one glyph.
    if subject.document.format != Format::Pdf {
        return Outcome::default();
    }
    let text = &subject.reference.text;
    let mut split: BTreeMap<Span, String> = BTreeMap::new();
    let mut readers = ReaderSet::default();
    for reading in voting(subject) {
        for (word, read) in compare(&subject.reference, reading).split {
            let read = read.of(&reading.text);
            if is_split_at_ligature(read, word.of(text)) {
                split.entry(word).or_insert_with(|| spaced_or(read, ""));
                reading.reader.into_iter().for_each(|reader| readers.insert(reader));
            }
        }
    }
    // What the posting asks for is the rule's about damaged keywords.
    let damaged = subject.matches.iter().filter(|found| !found.lost_by.is_empty());
    let asked: Vec<Span> = damaged.flat_map(|found| &found.evidence).map(|evidence| evidence.span).collect();
    split.retain(|word, _| !asked.iter().any(|span| span.contains(*word) || word.contains(*span)));
    let Some((first, read)) = split.first_key_value() else { return Outcome::default() };
    let losses = claims.take(subject, |survival, reader, verdict| {
        readers.contains(reader)
            && matches!(verdict, Retention::Changed(_))
            && survival
                .span
                .is_some_and(|field| split.keys().any(|word| field.contains(*word) || word.contains(field)))
    });
    let weight =
        if losses.is_empty() { Weight::Readers { essential: false } } else { Weight::Losses(losses) };
    let count = split.len();
    let draft = Draft::at(weight, subject.locate(*first))
        .hitting(readers)
        .quoting("word", first.of(text))
        .quoting("read", read)
        .with("words", Wording::count(count, "word", "words"));
    let rest = split.keys().skip(1);
    Some(draft.and_all(rest.map(|word| subject.locate(*word)))).into()
}

#[cfg(test)]
mod tests {
    use super::is_split_at_ligature;

    #[test]
    fn pieces_beside_ligatures() {
        assert!(is_split_at_ligature("Snow fl ake", "Snowflake"));
        assert!(is_split_at_ligature("Pro file", "Profile"));
        assert!(is_split_at_ligature("off ice", "office"));
        assert!(!is_split_at_ligature("* fischer", "*fischer"));
        assert!(!is_split_at_ligature("Kuber netes", "Kubernetes"));
        assert!(!is_split_at_ligature("Snow fl akes", "Snowflake"));
    }
}
