//! Columns that a reader reads across.

use crate::checks::Claims;
use crate::checks::{Outcome, Params};
use crate::document::{ByGlyph, Format, GlyphId};
use crate::fields::Retention;
use crate::finding::{Draft, Loss, Weight};
use crate::reading::{Line, Reading};
use crate::resume::dates::periods;
use crate::span::Span;
use crate::subject::Subject;
use crate::wording::Wording;
use std::collections::{BTreeMap, BTreeSet};

/// Letters and digits that a piece of text needs to count.
pub(super) const FEWEST_LETTERS: usize = 3;

/// The region of the reference that each glyph stands in; only of pages, whose regions are columns.
fn regions(subject: &Subject<'_>) -> ByGlyph<u32> {
    let mut regions = ByGlyph::default();
    if subject.document.format != Format::Pdf {
        return regions;
    }
    for line in &subject.reference.lines {
        for origin in subject.reference.origins(line.span) {
            regions.insert(origin.glyph, line.region);
        }
    }
    regions
}

/// Lines of a reader that hold text of two columns of the page, one after the other.
pub fn interleaved_columns(subject: &Subject<'_>, params: &Params<'_>, claims: &mut Claims) -> Outcome {
    let regions = regions(subject);
    let mut drafts = Vec::new();
    for (reader, reading) in subject.readers.iter().zip(&subject.readings).filter(|(_, r)| !r.cut_short) {
        let mixed: Vec<(&Line, BTreeSet<u32>)> = reading
            .lines
            .iter()
            .map(|line| (line, regions_of(line.span, reading, &regions)))
            .filter(|(_, found)| found.len() > 1)
            .collect();
        // Bands one below the other may share a line by chance; columns share many, and the same two.
        let mut together: BTreeMap<&BTreeSet<u32>, Vec<&Line>> = BTreeMap::new();
        for (line, found) in &mixed {
            together.entry(found).or_default().push(line);
        }
        let most = together.values().max_by_key(|lines| lines.len());
        let Some(lines) = most.filter(|lines| lines.len() as f64 >= params.number("min_lines")) else {
            continue;
        };
        let losses = claims.take(subject, |survival, hit, verdict| {
            let torn = matches!(verdict, Retention::Lost | Retention::Changed(_) | Retention::Misplaced(_));
            hit == reader.id
                && torn
                && survival.span.is_some_and(|span| stands_in_columns(span, subject, &mixed, reading))
        });
        drafts.push(mixed_draft(losses, lines, reading, subject));
    }
    Outcome { drafts, skipped: cut_short(subject) }
}

/// Which readers' order is not known, because laying the pages out took too much work.
fn cut_short(subject: &Subject<'_>) -> Option<Wording> {
    let cut = subject.readings.iter().filter(|reading| reading.cut_short);
    let names: Vec<&str> = cut.map(|reading| reading.name.as_str()).collect();
    (!names.is_empty()).then(|| {
        Wording::ours(format!(
            "the pages hold more pieces of text than are laid out, so the order of {} is not judged",
            names.join(", ")
        ))
    })
}

/// The regions with words of their own in a span of a reading. Dates are none: a rail of dates belongs to
/// the entries beside it, even where it was taken for a column.
fn regions_of(span: Span, reading: &Reading, regions: &ByGlyph<u32>) -> BTreeSet<u32> {
    let origins = reading.origins(span);
    let mut own = origins.iter().filter_map(|origin| regions.get(origin.glyph));
    if own.next().is_none_or(|first| own.all(|other| other == first)) {
        return BTreeSet::new();
    }
    let mut pieces: BTreeMap<u32, String> = BTreeMap::new();
    let mut end = span.start();
    for origin in origins {
        if let Some(region) = regions.get(origin.glyph) {
            let piece = pieces.entry(*region).or_default();
            if origin.span.start() > end {
                piece.push(' ');
            }
            piece.push_str(origin.span.of(&reading.text));
        }
        end = origin.span.end();
    }
    pieces.into_iter().filter(|(_, piece)| has_words(piece)).map(|(region, _)| region).collect()
}

/// Whether a text has letters and digits besides dates.
fn has_words(piece: &str) -> bool {
    let count = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).count();
    let all = count(piece);
    let dates =
        || periods(piece).iter().filter_map(|period| piece.get(period.range.clone())).map(count).sum();
    all >= FEWEST_LETTERS && all.saturating_sub(dates()) >= FEWEST_LETTERS
}

/// Whether any glyph of a field stands in a mixed line of the reader.
fn stands_in_columns(
    span: Span,
    subject: &Subject<'_>,
    mixed: &[(&Line, BTreeSet<u32>)],
    reading: &Reading,
) -> bool {
    let glyphs: BTreeSet<GlyphId> =
        subject.reference.origins(span).iter().map(|origin| origin.glyph).collect();
    mixed.iter().any(|(line, _)| reading.origins(line.span).iter().any(|o| glyphs.contains(&o.glyph)))
}

fn mixed_draft(losses: Vec<Loss>, lines: &[&Line], reading: &Reading, subject: &Subject<'_>) -> Draft {
    let example =
        lines.first().map(|line| subject.locate_in(reading, line.span).labelled("two columns in one line"));
    let weight =
        if losses.is_empty() { Weight::Readers { essential: false } } else { Weight::Losses(losses) };
    Draft { weight, locations: example.into_iter().collect(), ..Draft::default() }
        .hitting(reading.reader.into_iter().collect())
        .with("reader", Wording::ours(&reading.name))
        .with("lines", lines.len())
}

#[cfg(test)]
mod tests {
    use super::has_words;

    #[test]
    fn dates_are_no_words_of_a_column() {
        assert!(has_words("Leeds, United Kingdom") && has_words("Mar 2020 Leeds"));
        assert!(!has_words("Mar 2020 - Present") && !has_words("2018") && !has_words("•"));
    }
}
