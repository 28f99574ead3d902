//! Results of studies, which are no part of their names: grades, classes, percentages.

use crate::resume::piece;
use crate::resume::vocabulary::{Label, Vocabulary, vocabulary};
use crate::span::Span;
use crate::text::fold::fold;
use crate::text::signs::is_dash;
use crate::text::words::{folded_words, words};

/// A name without the sign before it and without the result behind it: `@ Aran School`, `1. B.Tech.`, `Aran School with
/// first division`, `Aran University GPA 3.8`, `10th passed`.
pub(super) fn without_tail(span: Span, text: &str) -> Span {
    let inner = span.of(text);
    let words: Vec<Span> = words(inner).collect();
    let is_sign = |word: &Span| {
        let word = word.of(inner);
        let number =
            word.strip_suffix(['.', ')']).is_some_and(|number| number.chars().all(|c| c.is_ascii_digit()));
        word == "@" || (number && words.len() > 1)
    };
    let from = words.iter().take_while(|word| is_sign(word)).count();
    let is_result = |at: usize| words.get(at..).is_some_and(|rest| begins_with_result(rest, inner));
    if is_result(from) {
        return span;
    }
    let cuts = |at: usize| {
        let word = words.get(at).map_or("", |word| word.of(inner));
        let next = words.get(at + 1).map_or("", |next| next.of(inner));
        let joins = vocabulary().is_function_word(&fold(word)) && is_result(at + 1);
        let is_figure =
            word.starts_with(|c: char| c.is_ascii_digit()) && vocabulary().label(next) == Some(Label::Grade);
        let last = at + 1 == words.len() && vocabulary().results.contains(&fold(word));
        let graded =
            vocabulary().label(word) == Some(Label::Grade) && next.contains(|c: char| c.is_ascii_digit());
        joins || last || graded || is_figure
    };
    let to = (from + 1..words.len()).find(|at| cuts(*at)).unwrap_or(words.len());
    match (words.get(from), words.get(to.max(1) - 1)) {
        (Some(first), Some(last)) if last.end() > first.start() => {
            Span::within(text, span.start() + first.start(), span.start() + last.end())
        }
        _ => span,
    }
}

fn begins_with_result(words: &[Span], text: &str) -> bool {
    let Some(first) = words.first() else { return false };
    let word = first.of(text);
    let head = |count: usize| {
        let words = words.get(..count)?;
        Some(folded_words(words.first()?.to(*words.last()?).of(text)).join(" "))
    };
    let number = word.starts_with(|c: char| c.is_ascii_digit()) && word.ends_with('%');
    number
        || vocabulary().label(word) == Some(Label::Grade)
        || (1..=2).any(|count| head(count).is_some_and(|head| vocabulary().results.contains(&head)))
}

/// `HSC, Aran School with 71.8 %` without the result.
pub(super) fn without_result(span: Span, text: &str) -> Span {
    let inner = span.of(text);
    let Some(percent) = inner.find('%') else { return span };
    let number = |c: char| c.is_ascii_digit() || is_dash(c) || matches!(c, '.' | ',' | ' ' | ':' | '=');
    let mut head = inner.get(..percent).unwrap_or_default().trim_end_matches(number);
    while let Some(word) = head.split_whitespace().next_back()
        && (vocabulary().is_function_word(&fold(word)) || vocabulary().label(word) == Some(Label::Grade))
    {
        head = head.trim_end().strip_suffix(word).unwrap_or_default();
    }
    Span::within(text, span.start(), span.start() + head.len()).trimmed(text)
}

/// A grade: a label with a number, or a bare number with a decimal mark.
pub(super) fn grade(span: Span, text: &str, vocabulary: &Vocabulary) -> Option<Span> {
    let inner = span.of(text).trim();
    let first = folded_words(inner).into_iter().next().unwrap_or_default();
    let labelled = vocabulary.label(&first) == Some(Label::Grade);
    let number = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | '/' | ' ');
    let numeric = inner.chars().all(number) && inner.chars().any(|c| c.is_ascii_digit());
    // `9.52 CGPA`
    let behind = inner.rsplit_once(' ').is_some_and(|(value, label)| {
        value.chars().all(number) && vocabulary.label(label) == Some(Label::Grade)
    });
    if behind {
        let end = inner.rfind(' ').unwrap_or(inner.len());
        let start = span.of(text).find(inner)?;
        return Some(Span::within(text, span.start() + start, span.start() + start + end).trimmed(text));
    }
    if !labelled && !numeric {
        return None;
    }
    let at = inner.find(|c: char| c.is_ascii_digit())?;
    let offset = span.of(text).find(inner)? + at;
    Some(Span::within(text, span.start() + offset, span.end()).trimmed(text))
}

/// `University of Aran (Grade: 1,9)` without its bracket.
pub(super) fn cut_bracketed_grade(span: Span, text: &str) -> Option<Span> {
    let inner = span.of(text);
    let cut = match inner.rfind('(') {
        Some(at) if at > 0 && inner.ends_with(')') && inner[at..].contains(|c: char| c.is_ascii_digit()) => {
            Span::within(text, span.start(), span.start() + at)
        }
        _ => span,
    };
    let cut = piece::bare(cut, text);
    cut.of(text).chars().any(char::is_alphabetic).then_some(cut)
}
