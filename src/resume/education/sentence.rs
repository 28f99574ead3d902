//! A study told in a sentence: `I have completed my B.Tech. at Loomis College in the year 2011`.

use crate::resume::degrees::{names_degree, names_school};
use crate::resume::vocabulary::vocabulary;
use crate::span::Span;
use crate::text::fold::fold;
use crate::text::words::words;

/// A piece without the words that open such a sentence, where what is left names a degree or a school.
pub fn without_opening(span: Span, text: &str) -> Span {
    let inner = span.of(text);
    let opens = |word: &Span| vocabulary().studied.contains(&fold(word.of(inner)));
    let Some(first) = words(inner).find(|word| !opens(word)) else { return span };
    let rest = Span::within(text, span.start() + first.start(), span.end());
    let is_told = names_degree(rest.of(text)) || names_school(rest.of(text));
    if is_told { rest } else { span }
}

/// A piece without what stands beside the year that was cut out behind or before it: `in the year`, `batch and have`.
pub fn without_year(span: Span, text: &str) -> Span {
    let inner = span.of(text);
    let words: Vec<Span> = words(inner).collect();
    let joined = |words: &[Span]| {
        let folded =
            words.iter().map(|word| fold(word.of(inner).trim_matches(|c: char| !c.is_alphanumeric())));
        folded.collect::<Vec<_>>().join(" ")
    };
    let is_year = |words: &[Span]| vocabulary().beside_year.contains(&joined(words));
    let joins = |word: &Span| vocabulary().is_function_word(&fold(word.of(inner)));
    let lengths = 1..=LONGEST.min(words.len());
    if lengths.clone().any(|length| words.get(..length).is_some_and(is_year)) {
        return Span::within(text, span.start(), span.start());
    }
    let tail = |length: usize| words.get(words.len() - length..);
    let Some(length) = lengths.rev().find(|length| tail(*length).is_some_and(is_year)) else { return span };
    let head = words.get(..words.len() - length).unwrap_or_default();
    let kept = head.iter().rposition(|word| !joins(word)).and_then(|last| head.get(last));
    Span::within(text, span.start(), span.start() + kept.map_or(0, |last| last.end()))
}

/// Words of the longest phrase beside a year: `year of passing`.
const LONGEST: usize = 3;
