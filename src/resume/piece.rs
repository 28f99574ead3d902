//! Lines cut into the pieces that headers of entries are made of.

use super::Field;
use super::look::Looks;
use super::vocabulary::{Vocabulary, count_cues, vocabulary};
use crate::lexicon::Words;
use crate::span::Span;
use crate::text::fold::fold;
use crate::text::signs::{is_arrow, is_bullet, is_dash, is_ideograph, is_separator};
use crate::text::words::{folded_words, in_one_line};
use std::ops::Range;

/// A field of a span, white space folded.
pub fn field(span: Span, text: &str) -> Field {
    let value = in_one_line(span.of(text));
    Field { value, span: Some(span) }
}

/// Punctuation that stays behind when dates and separators are cut out. What may belong to a word there
/// (`C++`, a closing quotation mark) is none.
fn is_edge(c: char) -> bool {
    match c {
        ',' | ';' | ':' | '/' | '~' => true,
        '+' | '>' | '»' | '›' => false,
        _ => c.is_whitespace() || is_separator(c) || is_bullet(c),
    }
}

/// A span without white space, separators and unpaired brackets at its edges.
pub fn bare(span: Span, text: &str) -> Span {
    let inner = span.of(text);
    let trimmed = inner.trim_start_matches(|c: char| is_edge(c) || c == ')');
    // `# Ada`: a heading in Markdown.
    let trimmed = trimmed
        .trim_start_matches('#')
        .strip_prefix(' ')
        .filter(|_| trimmed.starts_with('#'))
        .unwrap_or(trimmed);
    let start = span.start() + (inner.len() - trimmed.len());
    let mut end = without_leader(trimmed).trim_end_matches(|c: char| is_edge(c) || c == '(');
    if end.ends_with(')') && !end.contains('(') {
        end = end.trim_end_matches(')').trim_end();
    }
    let mut start = start;
    if end.starts_with('(') && !end.contains(')') {
        start += 1;
        end = end.get(1..).unwrap_or_default();
    } else if end.starts_with('(') && end.ends_with(')') && end.matches('(').count() == 1 {
        start += 1;
        end = end.get(1..end.len() - 1).unwrap_or_default();
    }
    // A full stop ends a sentence, not an abbreviation, after a long word.
    let last_word = end.rsplit(|c: char| c.is_whitespace() || c == ',').next().unwrap_or_default();
    if last_word.len() > 6 && last_word.matches('.').count() == 1 {
        end = end.trim_end_matches('.');
    }
    Span::within(text, start, start + end.len())
}

/// Dots of the shortest leader.
const LEADER: usize = 4;

/// `Loomis Co. . . . .` without the dots that lead to the margin; one that touches a word stays with it.
fn without_leader(text: &str) -> &str {
    let is_dot = |c: char| matches!(c, '.' | '…' | '·') || c.is_whitespace();
    let bare = text.trim_end_matches(is_dot);
    let tail = text.get(bare.len()..).unwrap_or_default();
    if tail.chars().filter(|c| !c.is_whitespace()).count() < LEADER {
        return text;
    }
    let dot = usize::from(tail.starts_with('.') && tail.get(1..).is_some_and(|rest| rest.starts_with(' ')));
    text.get(..bare.len() + dot).unwrap_or(bare)
}

/// A span without the words at its ends that join it to what was cut off: `Aran School in the`.
pub fn whole_words(span: Span, text: &str) -> Span {
    let joins = |word: &str| vocabulary().is_function_word(&fold(word));
    let mut inner = span.of(text);
    while let Some((head, word)) = inner.trim_end().rsplit_once(char::is_whitespace)
        && word.chars().next().is_some_and(char::is_lowercase)
        && joins(word)
    {
        inner = head.trim_end();
    }
    let mut start = span.start();
    while let Some((word, rest)) = inner.split_once(char::is_whitespace)
        && word.chars().next().is_some_and(char::is_lowercase)
        && joins(word)
    {
        start += inner.len() - rest.trim_start().len();
        inner = rest.trim_start();
    }
    Span::within(text, start, start + inner.len())
}

/// Words of the longest name of a title, an employer, a school.
const LONGEST_NAME: usize = 14;

/// Whether a text can be the name of something: not a bare label, the rest of a sentence, or a sign. What cannot
/// is withheld: a wrong name is worse than none.
pub fn is_name(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let first = text.chars().find(|c| c.is_alphanumeric());
    // `iLab`, `eBay`
    let brand = words.first().is_some_and(|word| word.chars().skip(1).any(char::is_uppercase));
    let begins = first.is_some_and(|c| !c.is_lowercase()) || brand;
    let joins = |word: &&&str| vocabulary().is_function_word(&fold(word));
    letters >= 2
        && begins
        && words.len() <= LONGEST_NAME
        && !(words.len() > 1
            && words.last().filter(joins).is_some_and(|word| word.starts_with(char::is_lowercase)))
        && vocabulary().label(text).is_none()
        && !vocabulary().opens_duties(text)
}

/// Cuts a span at separators and changes of look, leaving out some ranges (dates).
pub fn cut(span: Span, without: &[Range<usize>], text: &str, looks: &Looks<'_>) -> Vec<Span> {
    let mut pieces = Vec::new();
    for segment in looks.segments(span) {
        for part in leave_out(segment, without, text) {
            for part in split_separators(part, text) {
                let part = bare(part, text);
                if part.of(text).chars().any(char::is_alphanumeric) {
                    pieces.push(part);
                }
            }
        }
    }
    pieces
}

/// The parts of a span without some ranges (dates), whole but for that.
pub fn cut_out(span: Span, without: &[Range<usize>], text: &str) -> Vec<Span> {
    let parts = leave_out(span, without, text).into_iter().map(|part| bare(part, text));
    parts.filter(|part| part.of(text).chars().any(char::is_alphanumeric)).collect()
}

fn leave_out(span: Span, without: &[Range<usize>], text: &str) -> Vec<Span> {
    let mut parts = Vec::new();
    let mut at = span.start();
    for range in without {
        if range.end <= at || range.start >= span.end() {
            continue;
        }
        parts.push(Span::within(text, at, range.start.max(at)));
        at = range.end.min(span.end());
    }
    parts.push(Span::within(text, at, span.end()));
    parts.retain(|part| !part.is_empty());
    parts
}

/// Cuts at `|`, `·`, `•`, tabs, ` – `, ` - ` and line ends, and at signs of lists between spaces; a dash
/// without space around it joins.
pub fn split_separators(span: Span, text: &str) -> Vec<Span> {
    let inner = span.of(text);
    let mut parts = Vec::new();
    let mut start = 0;
    let mut cut_at = |from: usize, to: usize, start: &mut usize| {
        parts.push(Span::within(text, span.start() + *start, span.start() + from));
        *start = to;
    };
    for (at, c) in inner.char_indices() {
        let end = at + c.len_utf8();
        let apart = || {
            let before = inner.get(..at).unwrap_or_default().chars().next_back();
            let after = inner.get(end..).unwrap_or_default().chars().next();
            before.is_none_or(char::is_whitespace) && after.is_none_or(char::is_whitespace)
        };
        let cuts = match c {
            // `Institute\t: Torsk College` is a label and its value.
            '\t' => !is_behind_label(inner, at),
            '\n' => true,
            '~' | '/' => apart(),
            '*' | '+' | '>' | '»' | '›' => false,
            _ => is_separator(c) || (is_bullet(c) && !is_arrow(c) && apart()),
        };
        if cuts && at >= start {
            cut_at(at, end, &mut start);
        }
    }
    parts.push(Span::within(text, span.start() + start, span.end()));
    parts.retain(|part| !part.is_empty());
    parts
}

/// Whether a label stands before a tab, and a colon right before or behind it.
fn is_behind_label(text: &str, at: usize) -> bool {
    let is_colon = |c: char| matches!(c, ':' | '：');
    let before = text.get(..at).unwrap_or_default().trim_end();
    let after = text.get(at..).unwrap_or_default().trim_start();
    (before.ends_with(is_colon) || after.starts_with(is_colon))
        && vocabulary().label(before.trim_end_matches(is_colon).trim_end()).is_some()
}

/// Names in a script without spaces, where a space or a dash divides them.
pub fn split_ideographs(span: Span, text: &str) -> Vec<Span> {
    let inner = span.of(text);
    let divides = |(at, c): &(usize, char)| {
        let before = inner.get(..*at).unwrap_or_default().trim_end().ends_with(is_ideograph);
        let after = inner.get(at + c.len_utf8()..).unwrap_or_default().trim_start().starts_with(is_ideograph);
        (c.is_whitespace() || is_dash(*c)) && before && after
    };
    let mut parts = Vec::new();
    let mut start = 0;
    for (at, c) in inner.char_indices().filter(divides) {
        parts.push(Span::within(text, span.start() + start, span.start() + at));
        start = at + c.len_utf8();
    }
    parts.push(Span::within(text, span.start() + start, span.end()));
    parts.retain(|part| !part.of(text).trim().is_empty());
    parts
}

/// Digits on both sides of a comma from which on it divides, and is no decimal mark: `12,5`.
const FIGURES: usize = 3;

/// Whether a comma is the decimal mark of a grade: `7,2`.
fn is_decimal(text: &str, comma: usize) -> bool {
    let run = |digits: &mut dyn Iterator<Item = char>| digits.take_while(char::is_ascii_digit).count();
    let before = run(&mut text.get(..comma).unwrap_or_default().chars().rev());
    let after = run(&mut text.get(comma + 1..).unwrap_or_default().chars());
    (1..FIGURES).contains(&before) && (1..FIGURES).contains(&after)
}

/// Cuts at commas outside brackets; a legal form stays with its company.
pub fn split_commas(span: Span, text: &str) -> Vec<Span> {
    let inner = span.of(text);
    let mut parts: Vec<Span> = Vec::new();
    let mut depth = 0u32;
    let mut start = 0;
    let mut ends: Vec<(usize, usize)> = Vec::new();
    for (at, c) in inner.char_indices() {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            ',' if is_decimal(inner, at) => {}
            ',' | ';' if depth == 0 => ends.push((at, at + 1)),
            _ => {}
        }
    }
    ends.push((inner.len(), inner.len()));
    for (end, next) in ends {
        let part = Span::within(text, span.start() + start, span.start() + end).trimmed(text);
        start = next;
        // `Loomis, Ltd. (LML)`
        let head = part.of(text).split_once(" (").map_or(part.of(text), |(head, _)| head);
        let is_legal_form = vocabulary().is_form_apart(head);
        match parts.last_mut() {
            Some(last) if is_legal_form => *last = last.to(part),
            _ if part.is_empty() => {}
            _ => parts.push(part),
        }
    }
    parts
}

/// Takes a place (`Town, Region`, `Town, Country`, `Remote`) off the end of comma-separated parts.
pub fn take_place(parts: &mut Vec<Span>, text: &str) -> Option<Span> {
    let vocabulary = vocabulary();
    let last = *parts.last()?;
    if is_remote(last.of(text), vocabulary) {
        parts.pop();
        return Some(last);
    }
    if !is_region(last.of(text), vocabulary) {
        return None;
    }
    parts.pop();
    let may_be = |town: &Span| is_town(town.of(text), vocabulary) || is_whole_name(town.of(text), vocabulary);
    let Some(town) = parts.pop_if(|town| may_be(town)) else { return Some(last) };
    let place = town.to(last);
    // `Leeds, England, United Kingdom`
    let is_within = vocabulary.country(last.of(text)).is_some() && is_in(&vocabulary.states, town, text);
    let town = parts.pop_if(|town| is_within && is_in(&vocabulary.towns, *town, text));
    Some(town.map_or(place, |town| town.to(place)))
}

/// `Burbank` before its region: one word, which only ends as firms do.
fn is_whole_name(text: &str, vocabulary: &Vocabulary) -> bool {
    let folded = fold(text);
    let cues = [&vocabulary.title, &vocabulary.company, &vocabulary.school];
    text.starts_with(char::is_uppercase)
        && text.chars().all(char::is_alphabetic)
        && !vocabulary.legal_forms.contains(&folded)
        && cues.into_iter().all(|cue| !cue.contains(&folded))
}

fn is_in(places: &Words, name: Span, text: &str) -> bool {
    places.contains(&fold(name.of(text)))
}

/// Whether a text names a country, or is the abbreviation of one or of a region.
pub fn is_region(text: &str, vocabulary: &Vocabulary) -> bool {
    let text = text.trim().trim_matches(|c| c == '(' || c == ')').trim_end_matches('.');
    vocabulary.regions.contains(text)
        || vocabulary.country_coded(text).is_some()
        || vocabulary.country(text).is_some()
}

/// Whether a text is known to be a place: a town, a region, a country, or several of them with commas between.
pub fn is_known_place(text: &str, vocabulary: &Vocabulary) -> bool {
    let mut parts =
        text.split(',').map(|part| part.trim().trim_end_matches('.')).filter(|part| !part.is_empty());
    let known = |part: &str| {
        let folded = fold(part.trim_matches(|c: char| !c.is_alphanumeric()));
        vocabulary.towns.contains(&folded)
            || vocabulary.states.contains(&folded)
            || is_region(part, vocabulary)
    };
    parts.next().is_some_and(known) && parts.all(known)
}

/// Whether a text says that work has no one place.
pub fn is_remote(text: &str, vocabulary: &Vocabulary) -> bool {
    let text = fold(text.trim());
    vocabulary.remote.contains(text.trim_matches(|c: char| !c.is_alphanumeric() && c != '-'))
}

/// Whether a text can be the name of a town: short, no digits, no word of a job, school or company.
pub fn is_town(text: &str, vocabulary: &Vocabulary) -> bool {
    let count = text.split_whitespace().count();
    (1..=4).contains(&count)
        && text.chars().next().is_some_and(char::is_uppercase)
        && !text.chars().any(|c| c.is_ascii_digit() || matches!(c, '&' | '@' | '/'))
        && count_cues(&vocabulary.title, text) == 0
        && count_cues(&vocabulary.company, text) == 0
        && count_cues(&vocabulary.school, text) == 0
        && !folded_words(text).last().is_some_and(|word| vocabulary.legal_forms.contains(word))
}
