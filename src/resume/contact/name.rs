//! The person's name: near the top, set large, like the e-mail address, and like a name.

use crate::reading::{Line, Reading};
use crate::resume::Field;
use crate::resume::look::Looks;
use crate::resume::piece::{bare, field, split_commas, split_separators, take_place};
use crate::resume::vocabulary::{Label, count_cues, vocabulary};
use crate::span::Span;
use crate::text::fold::{fold, squeeze};

/// Lines from the top that a name can stand on.
const TOP_LINES: usize = 40;

/// The name among the lines, best candidate first; `email` helps to tell it.
pub fn name(reading: &Reading, looks: &Looks<'_>, email: Option<&str>) -> Option<Field> {
    let text = &reading.text;
    let local = email.and_then(|email| email.split('@').next()).unwrap_or_default().to_lowercase();
    let top = || top_lines(reading);
    let largest = top().map(|line| line.size).fold(0.0, f32::max);
    let mut best: Option<(i32, Span)> = None;
    for (index, line) in top().enumerate() {
        for span in candidates(line, text, looks) {
            let Some(points) = points(span, index, line, largest, &local, reading, looks) else { continue };
            if best.is_none_or(|(most, _)| points > most) {
                best = Some((points, span));
            }
        }
    }
    let sure = best.is_some_and(|(points, _)| points >= SURE);
    if let Some(span) = labelled(reading).filter(|_| !sure) {
        return Some(field(span, text));
    }
    let (_, span) = best.filter(|(points, _)| *points >= MOST_DOUBTFUL)?;
    Some(field(without_kind(joined(span, reading, looks), text), text))
}

/// The lines that a name can stand on: without those that only say what the document is.
fn top_lines(reading: &Reading) -> impl Iterator<Item = &Line> {
    let says_kind = |line: &&Line| vocabulary().names_document(line.span.of(&reading.text));
    let lines = reading.lines.iter().filter(|line| !line.span.of(&reading.text).trim().is_empty());
    lines.take(TOP_LINES).filter(move |line| !says_kind(line))
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

/// What `Name: …` says it is, if it can be a name.
fn labelled(reading: &Reading) -> Option<Span> {
    let text = &reading.text;
    reading.lines.iter().take(TOP_LINES).find_map(|line| {
        let inner = line.span.of(text);
        let (label, rest) = inner.split_once([':', '\t'])?;
        if vocabulary().label(label) != Some(Label::Name) {
            return None;
        }
        let rest = rest.trim_start_matches(|c: char| !c.is_alphanumeric());
        let value = rest.split(['\t', '|', '\n']).next().unwrap_or_default().trim_end();
        let start = line.span.end() - rest.len();
        let span = bare(Span::within(text, start, start + value.len()), text);
        shape(span.of(text)).is_some().then_some(span)
    })
}

/// `Jan Ebbing Resume` without the word for what the document is.
fn without_kind(span: Span, text: &str) -> Span {
    let inner = span.of(text);
    match inner.rsplit_once(char::is_whitespace) {
        Some((name, last)) if vocabulary().label(last) == Some(Label::Document) => {
            bare(Span::within(text, span.start(), span.start() + name.len()), text)
        }
        _ => span,
    }
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
    let shape = shape(text)?;
    let mut points = shape;
    let look = looks.of(span);
    let size = look.size;
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
    let matched = text.split_whitespace().filter(|word| matches_address(word, local)).count();
    points += 3 * i32::try_from(matched.min(2)).unwrap_or(0);
    Some(points)
}

/// Whether a word of three letters or more stands in the local part of the e-mail address.
fn matches_address(word: &str, local: &str) -> bool {
    word.split(['-', '\u{2011}', '’', '\''])
        .map(squeeze)
        .any(|part| part.chars().count() >= 3 && local.contains(&part))
}

/// Points for the shape of a name; `None` if it cannot be one.
///
/// Titles before it and letters after it belong to the name as written, and are not judged.
fn shape(text: &str) -> Option<i32> {
    let vocabulary = vocabulary();
    let text = without_titles(text);
    let words: Vec<&str> = text.split_whitespace().collect();
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let is_plain = text
        .chars()
        .all(|c| c.is_alphabetic() || c.is_whitespace() || "-\u{2011}.'’‘`´,()\u{301}".contains(c));
    if !(1..=6).contains(&words.len()) || letters < 3 || !is_plain || text.chars().count() > 50 {
        return None;
    }
    let is_link = |word: &&str| vocabulary.label(word) == Some(Label::Link);
    let known_otherwise = words.iter().any(is_link)
        || vocabulary.heading(text).is_some()
        || vocabulary.label(text).is_some()
        || vocabulary.names_document(text)
        || count_cues(&vocabulary.title, text) > 0
        || count_cues(&vocabulary.degree, text) > 0
        || squeeze(text).len() < 3;
    if known_otherwise {
        return None;
    }
    // Particles (`von der`, `de`, `binte`, `e`) are short, in lower case, and neither first nor last.
    let is_lower = |word: &&str| {
        word.chars().find(|c| c.is_alphabetic()).is_some_and(char::is_lowercase)
            && !word.contains(['\'', '’'])
    };
    let inner = words.get(1..words.len() - 1).unwrap_or_default();
    let particles = inner.iter().filter(|word| is_lower(word) && word.chars().count() <= 5).count();
    if words.iter().filter(|word| is_lower(word)).count() > particles || particles > 2 {
        return None;
    }
    // `Vellan.K` is two words without a space.
    let parts = text.split(|c: char| c.is_whitespace() || c == '.').filter(|part| !part.is_empty());
    Some(if parts.count() >= 2 { 2 } else { 0 })
}

/// The name without degrees at either end: `Ing. Vojtěch Říha, Ph.D.`, `Tamika Oyelaran RN, BSN`. Behind a
/// name, any word of two capitals or more that is no name by its length stands for a qualification.
fn without_titles(text: &str) -> &str {
    let is_degree = |word: &str| {
        let bare = word.trim_matches(',');
        vocabulary().degree.contains(&fold(bare.trim_end_matches('.')))
            || vocabulary().degree.contains(&bare.to_lowercase())
    };
    let all_caps = !text.chars().any(char::is_lowercase);
    let is_kind = |word: &str| vocabulary().label(word) == Some(Label::Document);
    let is_letters = |word: &str| {
        let letters = word.chars().filter(|c| c.is_alphabetic());
        let lower = letters.clone().filter(|c| c.is_lowercase()).count();
        !all_caps && (2..=5).contains(&letters.count()) && lower == 0 && !word.ends_with('.')
    };
    let mut name = text.trim();
    while let Some((first, rest)) = name.split_once(' ')
        && is_degree(first)
    {
        name = rest.trim_start();
    }
    while let Some((rest, last)) = name.rsplit_once([' ', ','])
        && (is_degree(last) || is_kind(last) || (is_letters(last) && rest.contains(' ')) || last.is_empty())
    {
        name = rest.trim_end_matches([' ', ',']);
    }
    name
}

/// A name in two pieces of one size, one below or beside the other, is one name.
fn joined(span: Span, reading: &Reading, looks: &Looks<'_>) -> Span {
    let text = &reading.text;
    let Some((index, line)) = reading.line_at(span.start()) else { return span };
    let size = looks.of(span).size;
    if span.of(text).split_whitespace().count() > 1 {
        let rest = text.get(span.end()..line.span.end()).unwrap_or_default();
        let next = reading.lines.get(index + 1).map(|next| bare(next.span, text));
        // `Odalys Fairweather,` over `PMP`.
        let letters = |next: &Span| {
            without_titles(span.to(*next).of(text)).len() <= span.len()
                && (looks.of(*next).size - size).abs() <= 0.05 * size.max(1.0)
        };
        return match next.filter(|next| rest.trim() == "," && letters(next)) {
            Some(next) => span.to(next),
            None => span,
        };
    }
    let fits = |line: &&Line| {
        let other = bare(line.span, text);
        other.of(text).split_whitespace().count() <= 2
            && shape(other.of(text)).is_some()
            && (looks.of(other).size - size).abs() <= 0.05 * size.max(1.0)
    };
    // A line that ends in a particle goes on: `Maria de Sá e / Castro`.
    let breaks_off = |line: &&Line| {
        let other = bare(line.span, text);
        let last = other.of(text).split_whitespace().next_back();
        last.is_some_and(|word| word.chars().all(char::is_lowercase) && word.chars().count() <= 5)
            && shape(other.to(span).of(text)).is_some()
            && (looks.of(other).size - size).abs() <= 0.05 * size.max(1.0)
    };
    let next = reading.lines.get(index + 1).filter(fits);
    let above = index.checked_sub(1).and_then(|at| reading.lines.get(at));
    let above = above.filter(|line| fits(line) || breaks_off(line));
    match (next, above) {
        (_, Some(line)) if breaks_off(&line) => bare(line.span, text).to(span),
        (Some(line), _) => span.to(bare(line.span, text)),
        (None, Some(line)) => bare(line.span, text).to(span),
        (None, None) => span,
    }
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
