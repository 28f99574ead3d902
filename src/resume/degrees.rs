//! Degrees and their fields inside one text: `Bachelor of Science in Physics`.

use super::vocabulary::{count_cues, vocabulary};
use crate::span::Span;
use crate::text::fold::fold;
use crate::text::words::folded_words;

/// Whether a text names a degree. `MS Office` is none.
pub fn names_degree(text: &str) -> bool {
    let vocabulary = vocabulary();
    let known = count_cues(&vocabulary.degree, text);
    known > count_cues(&vocabulary.no_degree, text) || (known == 0 && vocabulary.degree.is_misspelt_in(text))
}

/// Whether a text names a school.
pub fn names_school(text: &str) -> bool {
    let school = &vocabulary().school;
    count_cues(school, text) > 0 || school.is_misspelt_in(text)
}

/// Whether a text is a degree and nothing else, but for brackets: `High School (10th Grade)`.
pub fn is_whole_degree(text: &str) -> bool {
    let outside = text.split('(').next().unwrap_or_default();
    vocabulary().degree.contains(&folded_words(outside).join(" "))
}

/// `Bachelor of Science: Computer Science`, `in Certificate`
pub fn split_field(span: Span, text: &str) -> Vec<Span> {
    let vocabulary = vocabulary();
    let inner = span.of(text);
    let mut start = span.start();
    if let Some((first, rest)) = inner.split_once(' ')
        && vocabulary.within.contains(&fold(first))
    {
        start = span.end() - rest.len();
    }
    // `Ph.D. in` with its field in another look.
    let end = match span.of(text).rsplit_once(' ') {
        Some((_, last)) if vocabulary.within.contains(&fold(last)) => span.end() - last.len(),
        _ => span.end(),
    };
    let span = Span::within(text, start, end).trimmed(text);
    let inner = span.of(text);
    let is_open = |at: &usize| {
        inner.get(..*at).is_some_and(|head| head.matches('(').count() > head.matches(')').count())
    };
    match inner.find(": ").filter(|at| !is_open(at)) {
        Some(at) => vec![
            Span::within(text, span.start(), span.start() + at),
            Span::within(text, span.start() + at + 2, span.end()),
        ],
        None => vec![span],
    }
}

/// Degree and field around the first `in` that is no part of the degree's own name: `Bachelor of Science`
/// is one degree, `Bachelor of Science in Physics` two things.
pub fn split_within(span: Span, text: &str) -> Option<(Span, Span)> {
    let vocabulary = vocabulary();
    let degree_end = leading_degree(span, text).map(|degree| degree.end());
    let inner = span.of(text);
    let lower = inner.to_lowercase();
    // Lower case may be longer or shorter; then the words are looked for as they are written.
    let lower = if lower.len() == inner.len() { lower.as_str() } else { inner };
    let mut places: Vec<(usize, usize)> = Vec::new();
    for word in vocabulary.within.words() {
        let needle = format!(" {word} ");
        places.extend(lower.match_indices(&needle).map(|(at, _)| (at, needle.len())));
    }
    places.sort_unstable();
    places.into_iter().find_map(|(at, length)| {
        let before = Span::within(text, span.start(), span.start() + at);
        let after = Span::within(text, span.start() + at + length, span.end());
        // A word of one letter is another language's `and`: it divides only right behind the degree.
        let ambiguous = length <= 3 && degree_end != Some(before.end());
        let inside = degree_end.is_some_and(|end| end > before.end());
        let divides = !inside && !ambiguous && count_cues(&vocabulary.degree, before.of(text)) > 0;
        (divides && !after.is_empty()).then_some((before, after))
    })
}

/// Degree and field one behind the other: `Bachelor of Science Statistics`, `Licencjat Ekonomia`. A
/// degree of one word is cut off only from another name in capitals.
pub fn split_behind(span: Span, text: &str) -> Option<(Span, Span)> {
    let degree = leading_degree(span, text)?;
    let rest = Span::within(text, degree.end(), span.end()).trimmed(text);
    let phrase = degree.of(text);
    let long = phrase.contains(' ') || phrase.contains('.');
    let begins = rest.of(text).chars().next()?;
    let is_name = begins.is_uppercase() && count_cues(&vocabulary().degree, rest.of(text)) == 0;
    if begins == '(' || names_school(rest.of(text)) {
        return None;
    }
    let area = split_field(rest, text).last().copied().filter(|rest| !rest.is_empty())?;
    (long || is_name).then_some((degree, area))
}

/// What a degree itself says of its field: `B.E. (Mechanical)` is parted, `Master of Weaving` stays whole.
pub fn named_field(span: Span, text: &str) -> Option<(Span, Span)> {
    let degree = leading_degree(span, text)?;
    let rest = Span::within(text, degree.end(), span.end()).trimmed(text);
    let inner = rest.of(text);
    let part =
        |from: usize, to: usize| Span::within(text, rest.start() + from, rest.start() + to).trimmed(text);
    if let Some(bracketed) = inner.strip_prefix('(').and_then(|inner| inner.strip_suffix(')')) {
        let is_field = bracketed.starts_with(char::is_uppercase)
            && !bracketed.contains(|c: char| c.is_ascii_digit() || c == '(')
            && count_cues(&vocabulary().degree, bracketed) == 0;
        return is_field.then(|| (degree, part(1, inner.len() - 1)));
    }
    let (of, field) = inner.split_once(' ')?;
    let is_named = field.starts_with(char::is_uppercase) && count_cues(&vocabulary().degree, field) == 0;
    let is_of = vocabulary().of_field.contains(&fold(of)) && is_named;
    is_of.then(|| (span, part(of.len(), inner.len())))
}

/// The longest degree that a text begins with, without the `in` that some are listed with.
pub fn leading_degree(span: Span, text: &str) -> Option<Span> {
    const LONGEST: usize = 6;
    let ends = span.of(text).match_indices(' ').map(|(at, _)| at).chain([span.len()]).take(LONGEST);
    let heads = ends.map(|end| Span::within(text, span.start(), span.start() + end));
    let known = |head: &Span| {
        let words = folded_words(head.of(text));
        let ends_in = words.last().is_some_and(|word| vocabulary().within.contains(word));
        !ends_in && vocabulary().degree.contains(&words.join(" "))
    };
    heads.filter(known).last()
}
