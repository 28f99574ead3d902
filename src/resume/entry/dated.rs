//! Periods in a line, and texts that are nothing but a part of one.

use super::model::Dated;
use crate::resume::dates::{Period, periods};
use crate::resume::labels::pieces;
use crate::resume::vocabulary::{Label, vocabulary};
use crate::resume::{Date, Field};
use crate::span::Span;
use crate::text::fold::fold;
use crate::text::signs::{is_dash, joins_dates};
use crate::text::words::folded_words;
use std::ops::Range;

pub(super) fn dated(line: Span, spans: &[Span], text: &str) -> Vec<Dated> {
    let whole = spans.iter().copied().reduce(Span::to).unwrap_or(line);
    let offset = whole.start();
    let absolute = |range: &Range<usize>| (range.start + offset)..(range.end + offset);
    let end = |end: &Option<(Date, Range<usize>)>| {
        end.as_ref().map(|(date, range)| {
            let range = absolute(range);
            Field { value: *date, span: Span::new(text, range.start, range.end) }
        })
    };
    // `Date of issue: 29/06/2018` is a date of the passport; `Place: Bergen, Duration: 2018` has another label before it.
    let is_person = |label: Label| label == Label::Person;
    let facts: Vec<Span> = pieces(line, text, is_person)
        .into_iter()
        .filter(|piece| piece.label.is_some())
        .map(|piece| piece.value)
        .collect();
    let of_person = |period: &&Period| {
        let range = absolute(&period.range);
        facts.iter().any(|fact| text.get(fact.start()..range.start).is_some_and(|gap| !gap.contains(':')))
    };
    periods(whole.of(text))
        .iter()
        .filter(|period| !of_person(period))
        .map(|period: &Period| Dated {
            until: period.until,
            start: end(&period.start),
            end: end(&period.end),
            range: absolute(&period.range),
        })
        .collect()
}

/// Whether every word of a text belongs to a date: months, numbers, "present", words of ranges.
pub fn is_part_of_date(text: &str) -> bool {
    let vocabulary = vocabulary();
    let words = folded_words(text);
    let known = |word: &String| {
        word.trim_start_matches('q').chars().all(|c| c == '.' || c.is_ascii_digit() || joins_dates(c))
            || vocabulary.months.contains(word)
            || vocabulary.seasons.contains(word)
            || vocabulary.range.contains(word)
            || vocabulary.since.contains(word)
            || vocabulary.inner.contains(word)
            || vocabulary.opens.contains(word)
            || vocabulary.until.contains(word)
            || vocabulary.vague.contains(word)
            || vocabulary.year_marks.contains(word)
            || vocabulary.present_words.contains(word)
    };
    let dashed = |word: &String| word.split(is_dash).all(|part| known(&part.to_owned()));
    !words.is_empty() && words.iter().all(|word| known(word) || dashed(word))
}

/// `2 years 5 months`: numbers and units of time alone.
pub fn is_duration(text: &str) -> bool {
    let words = folded_words(text);
    let is_number = |word: &String| word.chars().all(|c| c.is_ascii_digit());
    words.iter().any(is_number)
        && words.iter().all(|word| is_number(word) || vocabulary().durations.contains(word))
}

/// Whether a text is a date and nothing else, in digits or as a phrase for "still going on".
pub(super) fn is_whole_date(text: &str) -> bool {
    let told = text.contains(|c: char| c.is_ascii_digit()) || vocabulary().present.contains(&fold(text));
    told && is_part_of_date(text)
}
