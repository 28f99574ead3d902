//! Wording that readers get with other boundaries than the page shows.

use super::ligatures::LIGATURES;
use super::words::{spaced_or, voting};
use crate::checks::Claims;
use crate::checks::{Outcome, Params};
use crate::document::Format;
use crate::fields::{ReaderId, ReaderSet, Retention};
use crate::finding::{Draft, Weight};
use crate::reading::{Boundaries, Reading};
use crate::resume::Survival;
use crate::span::Span;
use crate::subject::Subject;
use crate::text::words::without_space;
use crate::wording::Wording;
use std::collections::BTreeMap;

/// Words of the page and what a reader has in their place.
type Pairs<'a> = &'a [(Span, Span)];

/// The readings of readers that vote, each with the words of the page whose boundaries it gets wrong.
fn compared<'a>(subject: &'a Subject<'_>) -> impl Iterator<Item = (&'a Reading, &'a Boundaries)> {
    voting(subject).filter_map(|reading| Some((reading, subject.boundaries(reading.reader?)?)))
}

/// Many words whose boundaries a reader gets wrong.
pub(super) fn boundaries(subject: &Subject<'_>, params: &Params<'_>, claims: &mut Claims) -> Outcome {
    let (share, fewest) = (params.number("share"), params.number("min_words"));
    let mut outcome = Outcome::default();
    for glued in [true, false] {
        let mut hit: Vec<(&Reading, usize, Pairs<'_>)> = Vec::new();
        for (reading, found) in compared(subject) {
            let pairs = if glued { &found.glued } else { &found.split };
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
    for (reading, found) in compared(subject) {
        for &(word, read) in &found.split {
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
