//! Signs between the two dates of a job or a study that the file does not name, so that readers get two dates and no
//! period.

use super::words::spaced_or;
use crate::checks::Claims;
use crate::checks::{Outcome, Params};
use crate::document::{GlyphId, Unicode};
use crate::finding::{Draft, Weight};
use crate::reading::Reading;
use crate::resume::{Date, Field};
use crate::span::Span;
use crate::subject::Subject;
use crate::text::signs::joins_dates;
use crate::text::words::in_one_line;

/// Periods whose dates a sign without a meaning divides on the page.
pub(super) fn lost_dashes(subject: &Subject<'_>, _: &Params<'_>, _: &mut Claims) -> Outcome {
    let work = subject.resume.work.iter().map(|work| (&work.start, &work.end));
    let studies = subject.resume.education.iter().map(|study| (&study.start, &study.end));
    let periods = work.chain(studies).filter_map(|(start, end)| Some((place(start)?, place(end)?)));
    let mut lost: Vec<(Span, Span)> = periods.filter(|(start, end)| is_lost(*start, *end, subject)).collect();
    lost.sort();
    lost.dedup();
    let Some(((start, end), rest)) = lost.split_first() else { return Outcome::default() };
    let text = &subject.reference.text;
    let got = |reading: &Reading| without_dash(&reading.text, start.of(text), end.of(text));
    let Some(read) =
        subject.readings.iter().find_map(|reading| subject.votes(reading.reader?).then(|| got(reading))?)
    else {
        return Outcome::default();
    };
    let draft = Draft::at(Weight::Readers { essential: true }, subject.locate(start.to(*end)))
        .hitting(subject.readers_where(|reading| got(reading).is_some()));
    let draft = draft.and_all(rest.iter().map(|(start, end)| subject.locate(start.to(*end))));
    Some(draft.quoting("read", &spaced_or(&read, "nothing"))).into()
}

/// Bytes between two dates of a period in which a reader may give something instead of the dash: `(cid:38)`.
const LONGEST_INSTEAD: usize = 16;

/// What a reader gets of two dates beside one another, if no dash stands between them; characters that nobody sees are
/// blanks.
fn without_dash(text: &str, start: &str, end: &str) -> Option<String> {
    let found = text.match_indices(start).find_map(|(at, _)| {
        let behind = text.get(at + start.len()..)?;
        let gap = behind
            .get(..behind.find(end)?)
            .filter(|gap| gap.len() <= LONGEST_INSTEAD && !gap.contains('\n'))?;
        Some((gap, text.get(at..at + start.len() + gap.len() + end.len())?))
    });
    let (gap, whole) = found?;
    let shown: String = whole.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    (!gap.contains(joins_dates)).then(|| in_one_line(&shown))
}

fn place(date: &Option<Field<Date>>) -> Option<Span> {
    date.as_ref()?.span
}

/// Whether only blanks stand between two dates in the text, and a glyph without a meaning on the page.
fn is_lost(start: Span, end: Span, subject: &Subject<'_>) -> bool {
    let reference = &subject.reference;
    let between = reference.text.get(start.end()..end.start());
    let is_blank = |text: &str| text.chars().all(|c| (c.is_control() || c.is_whitespace()) && c != '\n');
    if !between.is_some_and(is_blank) {
        return false;
    }
    let last = |span: Span| reference.origins(span).last().map(|origin| origin.glyph);
    let first = |span: Span| reference.origins(span).first().map(|origin| origin.glyph);
    let Some((from, to)) = last(start).zip(first(end)) else { return false };
    (from + 1..to).take(MOST_BETWEEN).any(|id| is_unnamed(id, subject))
}

/// Glyphs between two dates that are looked at: a dash and the blanks around it, drawn one after the other.
const MOST_BETWEEN: usize = 8;

fn is_unnamed(id: GlyphId, subject: &Subject<'_>) -> bool {
    let glyph = subject.document.run_of(id).and_then(|(run, index)| run.glyphs.get(index));
    glyph.is_some_and(|glyph| {
        matches!(glyph.unicode, Unicode::Missing | Unicode::Null) && glyph.seen.is_none()
    })
}
