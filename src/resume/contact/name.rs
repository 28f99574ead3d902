//! The person's name: near the top, set large, like the e-mail address, and like a name.

use super::halves::{in_two_places, joined, other_half};
use super::shape::{
    TOP_LINES, is_without_spaces, named, shape, top_lines, without_alias, without_kind, without_titles,
};
use crate::reading::{Line, Reading};
use crate::resume::look::Looks;
use crate::resume::piece::{bare, field, split_commas, split_separators, take_place};
use crate::resume::vocabulary::{Label, count_cues, vocabulary};
use crate::resume::{Field, SectionKind};
use crate::span::Span;
use crate::text::fold::{fold, squeeze};
use crate::text::signs::is_dash;
use crate::text::words::{joined_letters, without_space};

/// The name among the lines, best candidate first; `email` helps to tell it.
pub fn name(reading: &Reading, looks: &Looks<'_>, email: Option<&str>) -> Option<Field> {
    let text = &reading.text;
    let local = email.and_then(|email| email.split('@').next()).unwrap_or_default().to_lowercase();
    let top = || top_lines(reading);
    let largest = top().map(|line| line.size).fold(0.0, f32::max);
    let mut best: Option<(i32, Span)> = None;
    let mut below_heading = false;
    let is_titled = opens_with_kind(reading);
    for (index, line) in top().enumerate() {
        below_heading |= heads_history(line.span.of(text));
        for span in candidates(line, text, looks) {
            let Some(points) = points(span, index, line, largest, &local, reading, looks) else { continue };
            let points = points - if below_heading { BELOW_HEADING } else { 0 };
            let points = points + i32::from(is_titled && index == 0);
            if best.is_none_or(|(most, _)| points > most) {
                best = Some((points, span));
            }
        }
    }
    let sure = best.is_some_and(|(points, _)| points >= SURE);
    if let Some(name) = labelled(reading).filter(|_| !sure) {
        return Some(name);
    }
    match best.filter(|(points, _)| *points >= MOST_DOUBTFUL) {
        Some((_, span)) => Some(match other_half(span, reading, looks) {
            Some(other) => in_two_places(span, other, text, looks),
            None => named(plain(joined(span, reading, looks), text), text),
        }),
        None => spaced(reading).or_else(|| signed(reading, &local)),
    }
}

/// Lines from the end on which a declaration is signed.
const LAST_LINES: usize = 8;

/// The name below a declaration at the end, which the e-mail address bears out: `Place: Leeds   Ada Kern`.
fn signed(reading: &Reading, local: &str) -> Option<Field> {
    let text = &reading.text;
    let lines = reading.lines.iter().rev().filter(|line| !line.span.of(text).trim().is_empty());
    let pieces = lines.take(LAST_LINES).flat_map(|line| line.pieces(text)).flat_map(|piece| {
        let inner = piece.of(text);
        // Behind a row of dots or a wide gap stands something else.
        let behind = inner.rfind(['…', '\t']).or_else(|| inner.rfind("..")).or_else(|| inner.rfind("  "));
        let start = behind.map_or(0, |at| {
            let rest = inner.get(at..).unwrap_or_default();
            at + rest.find(char::is_alphabetic).unwrap_or(rest.len())
        });
        [bare(piece, text), bare(Span::within(text, piece.start() + start, piece.end()), text)]
    });
    let is_name = |span: &Span| {
        let words = span.of(text).split_whitespace();
        shape(span.of(text)).is_some_and(|points| points > 0)
            && words.into_iter().any(|word| matches_address(word, local))
    };
    pieces.into_iter().find(is_name).map(|span| named(plain(span, text), text))
}

/// A name typed letter by letter, of which wider gaps tell the words: `A D A  K E R N`.
fn spaced(reading: &Reading) -> Option<Field> {
    let text = &reading.text;
    top_lines(reading).take(LIKELY_LINES).map(|line| bare(line.span, text)).find_map(|span| {
        joined_letters(span.of(text))?;
        let words = span.of(text).split("  ").filter(|word| !word.trim().is_empty());
        let value = words.map(without_space).collect::<Vec<_>>().join(" ");
        let points = shape(&value).unwrap_or_default();
        (points > 0).then_some(Field { value, span: Some(span) })
    })
}

/// Points that a name below the heading of jobs or studies lacks, unless it stands in another column.
const BELOW_HEADING: i32 = 2;

fn heads_history(line: &str) -> bool {
    matches!(
        vocabulary().heading(line),
        Some(SectionKind::Work | SectionKind::Education | SectionKind::Summary)
    )
}

/// Whether the first line only says what the document is: whose it is stands below.
fn opens_with_kind(reading: &Reading) -> bool {
    let mut lines = reading.lines.iter().map(|line| line.span.of(&reading.text).trim());
    lines.find(|line| !line.is_empty()).is_some_and(|line| vocabulary().names_document(line))
}

/// Lines from the top on which what has the shape of a name may be one, though nothing else says so.
const LIKELY_LINES: usize = 4;

/// What may be the name, where none was told: two words in the shape of a name on one of the first lines. That there is
/// none is then not said.
pub fn possible_name(reading: &Reading) -> Option<Span> {
    let text = &reading.text;
    let is_place = |span: &Span| take_place(&mut split_commas(*span, text), text).is_some();
    let lines = top_lines(reading).take(LIKELY_LINES).map(|line| bare(line.span, text));
    lines.filter(|span| !is_place(span)).find(|span| shape(span.of(text)).is_some_and(|points| points > 0))
}

/// What `Name: …` says it is, if it can be a name; `First name: …` and `Last name: …` below one another are one.
fn labelled(reading: &Reading) -> Option<Field> {
    let text = &reading.text;
    let value = |line: &Line| {
        let inner = line.span.of(text);
        let (label, rest) = inner.split_once(|c: char| matches!(c, ':' | '：' | '\t') || is_dash(c))?;
        if vocabulary().label(label) != Some(Label::Name) {
            return None;
        }
        let rest = rest.trim_start_matches(|c: char| !c.is_alphanumeric());
        let value = rest.split(['\t', '|', '\n']).next().unwrap_or_default().trim_end();
        // `姓名：李双江 性别：男`: in a script without spaces the name ends at the first.
        let value = if is_without_spaces(value) { first_without_spaces(value) } else { value };
        let start = line.span.end() - rest.len();
        let span = bare(Span::within(text, start, start + value.len()), text);
        shape(span.of(text)).is_some().then_some(span)
    };
    let mut lines = reading.lines.iter().take(TOP_LINES);
    let first = named(plain(lines.find_map(value)?, text), text);
    let is_part = |name: &str| !is_without_spaces(name) && !name.contains(char::is_whitespace);
    let second = lines.next().filter(|_| is_part(&first.value)).and_then(value);
    match second.filter(|second| is_part(second.of(text))) {
        Some(second) => Some(Field {
            value: format!("{} {}", first.value, second.of(text)),
            span: first.span.map(|span| span.to(second)),
        }),
        None => Some(first),
    }
}

/// Characters of a surname or a given name in such a script.
const SHORT_NAME: usize = 3;

/// A name in a script without spaces: up to the first, or `佐倉 怜` with one between surname and given name.
fn first_without_spaces(value: &str) -> &str {
    let is_part = |part: &str| part.chars().count() <= SHORT_NAME && part.chars().all(char::is_alphabetic);
    let mut parts = value.split(char::is_whitespace);
    let first = parts.next().unwrap_or_default();
    match (parts.next(), parts.next()) {
        (Some(second), None) if is_part(first) && is_part(second) && is_without_spaces(second) => value,
        _ => first,
    }
}

/// A name without what stands around it: the word for what the document is, forms of address, degrees and letters,
/// pronouns in brackets, the job title behind a comma.
fn plain(span: Span, text: &str) -> Span {
    let inner = span.of(text);
    let name = without_titles(without_alias(without_kind(inner)));
    let start = inner.find(name).unwrap_or_default();
    bare(Span::within(text, span.start() + start, span.start() + start + name.len()), text)
}

/// A name with so many points needs no label: large, at the top, and in the e-mail address.
const SURE: i32 = 8;

/// A name needs as many points as a well-formed name in a large size near the top has.
const MOST_DOUBTFUL: i32 = 5;

fn candidates(line: &Line, text: &str, looks: &Looks<'_>) -> Vec<Span> {
    let cells = line.pieces(text);
    let whole: Vec<Span> = cells.iter().flat_map(|cell| split_separators(*cell, text)).collect();
    let mut spans: Vec<Span> = whole.iter().map(|span| bare(*span, text)).collect();
    spans.extend(cells.iter().flat_map(|cell| looks.segments(*cell)).map(|span| bare(span, text)));
    // First name and surname often differ in weight or colour.
    spans.push(bare(line.span, text));
    // `Jasper - Emil Varnholt`: a given name alone before a dash is the name's first part.
    if spans.first().is_some_and(|first| !first.of(text).contains(' ')) {
        spans.rotate_right(1);
    }
    let before_comma = |span: &Span| {
        let (head, rest) = span.of(text).split_once(',')?;
        let told = count_cues(&vocabulary().title, rest) + count_cues(&vocabulary().degree, rest) > 0;
        told.then(|| bare(Span::within(text, span.start(), span.start() + head.len()), text))
    };
    let names: Vec<Span> = spans.iter().filter_map(before_comma).collect();
    spans.extend(names);
    spans.retain(|span| !span.is_empty());
    spans.dedup();
    spans
}

fn points(
    span: Span,
    index: usize,
    line: &Line,
    largest: f32,
    local: &str,
    reading: &Reading,
    looks: &Looks<'_>,
) -> Option<i32> {
    let text = span.of(&reading.text);
    let look = looks.of(span);
    let size = look.size;
    let matched = text.split_whitespace().filter(|word| matches_address(word, local)).count();
    // Designers write names small; some styles show them in capitals.
    let is_set_out = index == 0 && (size >= 0.95 * largest || look.bold || matched > 0);
    let unusual = || in_small_letters(text).or_else(|| with_trade(text)).filter(|_| is_set_out);
    let mut points = shape(text).or_else(unusual)?;
    points += if size > 0.0 && size >= 0.95 * largest { 3 } else { 0 };
    points += i32::from(look.bold || look.caps);
    points += match index {
        // Without sizes, as in plain text, being first is all there is to go by.
        0 if largest <= 0.0 => 4,
        0 => 2,
        1..=3 => 1,
        _ => 0,
    };
    points += i32::from(line.heading.is_some_and(|level| level <= 1)) * 2;
    points += 3 * i32::try_from(matched.min(2)).unwrap_or(0);
    Some(points)
}

/// Points for a name in small letters throughout: two or three words, none of which joins others.
fn in_small_letters(text: &str) -> Option<i32> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let small = |word: &&str| word.chars().all(|c| c.is_lowercase() || matches!(c, '-' | '\'' | '’'));
    let joins = |word: &&str| vocabulary().is_function_word(&fold(word));
    if !(2..=3).contains(&words.len()) || !words.iter().all(small) || words.iter().any(joins) {
        return None;
    }
    let capitals: Vec<String> = words.iter().map(|word| capitalised(word)).collect();
    shape(&capitals.join(" "))
}

/// Points for a name whose last word is a trade and a surname: `Hannah Baker`.
fn with_trade(text: &str) -> Option<i32> {
    let (given, surname) = text.rsplit_once(' ')?;
    let is_name = vocabulary().trades_as_names.contains(&fold(surname));
    shape(given).filter(|_| is_name).map(|_| 2)
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}

/// Whether a word of three letters or more stands in the local part of the e-mail address.
fn matches_address(word: &str, local: &str) -> bool {
    word.split(['-', '\u{2011}', '’', '\''])
        .map(squeeze)
        .any(|part| part.chars().count() >= 3 && local.contains(&part))
}

/// The job title or motto under the name.
pub fn label(reading: &Reading, name: &Field) -> Option<Field> {
    let text = &reading.text;
    let (index, line) = reading.line_at(name.span?.start())?;
    let beside = line.cells.iter().find(|cell| !cell.contains(name.span.unwrap_or_default())).copied();
    let below = reading.lines.get(index + 1).map(|line| line.span);
    let is_title = |span: &Span| {
        let inner = span.of(text);
        count_cues(&vocabulary().title, inner) > 0
            && inner.split_whitespace().count() <= 10
            && !inner.contains('@')
            && !inner.trim_end().ends_with('.')
    };
    beside.into_iter().chain(below).find(is_title).map(|span| field(bare(span, text), text))
}
