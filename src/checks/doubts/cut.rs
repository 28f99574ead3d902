//! Terms that a hyphen at the end of a line cuts in two.

use crate::lexicon::Lexicon;
use crate::reading::{Line, Reading};
use crate::span::Span;
use crate::subject::Subject;
use std::collections::BTreeSet;

/// A keyword in two pieces on two lines.
pub struct Cut {
    /// Both pieces, in the reference.
    pub span: Span,
    /// The word without the hyphen.
    pub joined: String,
}

/// Signs that end a line within a word.
const HYPHENS: [char; 3] = ['-', '\u{2010}', '\u{ad}'];

/// Words cut by a hyphen at a line's end that are terms once joined, and are none with the hyphen.
pub fn cuts(reference: &Reading) -> Vec<Cut> {
    let pairs = reference.lines.windows(2).filter_map(|pair| match pair {
        [above, below] if above.region == below.region && above.page == below.page => {
            cut(above, below, &reference.text)
        }
        _ => None,
    });
    // Where no line ends in a hyphen, or in no word of a term, the lexicon is not loaded.
    let is_term = |text: &str| Lexicon::builtin().named(text).is_some();
    pairs
        .filter(|cut| is_term(&cut.joined))
        .filter(|cut| {
            let hyphenated: String = cut.span.of(&reference.text).split_whitespace().collect();
            !is_term(&hyphenated)
        })
        .collect()
}

fn cut(above: &Line, below: &Line, text: &str) -> Option<Cut> {
    let first = above.span.of(text).split_whitespace().next_back()?;
    let head = first.strip_suffix(HYPHENS).filter(|head| head.ends_with(char::is_alphabetic))?;
    let rest = below.span.of(text).split_whitespace().next()?;
    let tail = rest.trim_end_matches(|c: char| !c.is_alphanumeric());
    let lower = tail.chars().next().is_some_and(char::is_lowercase);
    let head = head.trim_start_matches(|c: char| !c.is_alphanumeric());
    let start = above.span.start() + above.span.of(text).rfind(first)?;
    let end = below.span.start() + below.span.of(text).find(tail)? + tail.len();
    let span = Span::new(text, start, end)?;
    (lower && !head.is_empty()).then(|| Cut { span, joined: format!("{head}{tail}") })
}

/// The terms, in lower case, that are on the page, but cut by a hyphen at a line's end.
pub fn cut_terms(subject: &Subject<'_>) -> BTreeSet<String> {
    cuts(&subject.reference).iter().map(|cut| cut.joined.to_lowercase()).collect()
}
