//! What a name looks like.

use crate::reading::{Line, Reading};
use crate::resume::Field;
use crate::resume::piece::field;
use crate::resume::vocabulary::{Label, count_cues, vocabulary};
use crate::span::Span;
use crate::text::fold::{fold, squeeze};
use crate::text::signs::{is_dash, is_invisible};
use crate::text::words::words;

/// Lines from the top that a name can stand on.
pub(super) const TOP_LINES: usize = 40;

/// The lines that a name can stand on: without those that only say what the document is.
pub(super) fn top_lines(reading: &Reading) -> impl Iterator<Item = &Line> {
    let says_kind = |line: &&Line| vocabulary().names_document(line.span.of(&reading.text));
    let lines = reading.lines.iter().filter(|line| !line.span.of(&reading.text).trim().is_empty());
    lines.take(TOP_LINES).filter(move |line| !says_kind(line))
}

/// Whether a text begins in a script whose names are written without spaces: Chinese characters, kana, Hangul.
pub(super) fn is_without_spaces(text: &str) -> bool {
    text.starts_with(
        |c: char| matches!(c, '\u{3040}'..='\u{30ff}' | '\u{4e00}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}'),
    )
}

/// A field of a name, without signs that nobody sees.
pub(super) fn named(span: Span, text: &str) -> Field {
    let Field { value, span } = field(span, text);
    let value: String = value.chars().filter(|c| !is_invisible(*c)).collect();
    Field { value, span }
}

/// `Jan Ebbing Resume`, `Curriculum Vitae of Jan Ebbing` without the words for what the document is.
pub(super) fn without_kind(text: &str) -> &str {
    let is_kind = |words: &str| vocabulary().label(words) == Some(Label::Document);
    let is_year = |word: &str| word.len() == 4 && word.chars().all(|c| c.is_ascii_digit());
    let mut name = text;
    while let Some((head, last)) = name.rsplit_once(char::is_whitespace)
        && (is_kind(last) || is_year(last))
    {
        name = head.trim_end();
    }
    let mut ends = name.match_indices(char::is_whitespace).map(|(at, _)| at);
    let kind = ends.rfind(|at| name.get(..*at).is_some_and(is_kind));
    let Some(rest) = kind.and_then(|at| name.get(at..)) else { return name };
    let rest = rest.trim_start_matches(|c: char| !c.is_alphanumeric());
    match rest.split_once(' ') {
        Some((word, behind)) if vocabulary().is_function_word(&fold(word)) => behind,
        _ => rest,
    }
}

/// `Odalys Vance @ Brandt`, `Odalys Vance alias Brandt`: the first of two names.
pub(super) fn without_alias(text: &str) -> &str {
    let is_alias =
        |word: &str| word == "@" || vocabulary().aliases.contains(&fold(word.trim_end_matches('.')));
    let mut words = words(text).skip(1);
    let alias = words.find(|word| is_alias(word.of(text))).filter(|_| words.next().is_some());
    alias.and_then(|alias| text.get(..alias.start())).map_or(text, str::trim_end)
}

/// Signs that stand in names: of initials, of nicknames, between the parts of a surname.
const SIGNS_IN_NAMES: &str = "-–\u{2011}.'’‘`´,()\u{301}\"“”";

/// Particles of the longest row of them: `de la Cruz y Ortega`.
const MOST_PARTICLES: usize = 4;

/// Points for the shape of a name; `None` if it cannot be one.
///
/// Titles before it and letters after it belong to the name as written, and are not judged.
pub(super) fn shape(text: &str) -> Option<i32> {
    let vocabulary = vocabulary();
    let text = without_titles(without_alias(without_kind(text)));
    let words: Vec<&str> = text.split_whitespace().collect();
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let least = if is_without_spaces(text) { 2 } else { 3 };
    let is_plain = text
        .chars()
        .all(|c| c.is_alphabetic() || c.is_whitespace() || is_invisible(c) || SIGNS_IN_NAMES.contains(c));
    if !(1..=8).contains(&words.len()) || letters < least || !is_plain || text.chars().count() > 50 {
        return None;
    }
    let is_link = |word: &&str| vocabulary.label(word) == Some(Label::Link);
    let is_labelled =
        || text.split_once(is_dash).is_some_and(|(head, _)| vocabulary.label(head) == Some(Label::Name));
    let known_otherwise = words.iter().any(is_link)
        || is_labelled()
        || vocabulary.heading(text).is_some()
        || vocabulary.label(text).is_some()
        || vocabulary.names_document(text)
        || count_cues(&vocabulary.title, text) > 0
        || (words.len() > 1 && count_cues(&vocabulary.school, text) > 0)
        || count_cues(&vocabulary.degree, without_given(text)) > 0
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
    if words.iter().filter(|word| is_lower(word)).count() > particles || particles > MOST_PARTICLES {
        return None;
    }
    // `Vellan.K` is two words without a space.
    let parts = text.split(|c: char| c.is_whitespace() || c == '.').filter(|part| !part.is_empty());
    Some(if parts.count() >= 2 { 2 } else { 0 })
}

/// A name without `Md` before it, which is a given name there (Mohammed) and a degree behind it.
fn without_given(text: &str) -> &str {
    match text.split_once([' ', '.']) {
        Some((first, rest)) if squeeze(first) == "md" && !rest.is_empty() => rest,
        _ => text,
    }
}

/// The name without forms of address and degrees at either end: `Ing. Vojtěch Říha, Ph.D.`, `Tamika Oyelaran RN, BSN`,
/// `Ilse Brandvold (she/her)`. Behind a name, any word of two capitals or more that is no name by its length stands for a
/// qualification.
pub(super) fn without_titles(text: &str) -> &str {
    let is_degree = |word: &str| {
        let bare = word.trim_matches(|c| matches!(c, ',' | '(' | ')'));
        vocabulary().degree.contains(&fold(bare.trim_end_matches('.')))
            || vocabulary().degree.contains(&bare.to_lowercase())
    };
    let all_caps = !text.chars().any(char::is_lowercase);
    let is_letters = |word: &str| {
        let letters = word.chars().filter(|c| c.is_alphabetic());
        let lower = letters.clone().filter(|c| c.is_lowercase()).count();
        !all_caps && (2..=5).contains(&letters.count()) && lower == 0 && !word.ends_with('.')
    };
    // `M.S.` behind a comma.
    let is_dotted = |word: &str, rest: &str| {
        rest.ends_with([' ', ',']) && rest.trim_end().ends_with(',') && word.matches('.').count() > 1
    };
    let is_address = |word: &str| vocabulary().honorifics.contains(&fold(word.trim_end_matches('.')));
    let mut name = text.trim();
    while let Some((first, rest)) = name.split_once(' ')
        && (is_address(first) || (is_degree(first) && without_given(name) == name))
    {
        name = rest.trim_start();
    }
    // Pronouns and the like in brackets.
    if let Some((head, last)) = name.rsplit_once(" (")
        && last.ends_with(')')
        && (last.contains('/') || is_degree(last) || head.rsplit(' ').next().is_some_and(is_degree))
    {
        name = head.trim_end();
    }
    while let Some(at) = name.rfind([' ', ','])
        && let Some((rest, last)) = name.split_at_checked(at + 1)
        && (last.is_empty()
            || is_degree(last)
            || is_dotted(last, rest)
            || (is_letters(last) && rest.trim_end().contains(' ')))
    {
        name = rest.trim_end_matches([' ', ',']);
    }
    name
}
