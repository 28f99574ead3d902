//! What a line near the title may be.

use super::super::LineSection;
use super::super::page::Page;
use super::super::section::heading;
use super::super::vocabulary::{LineCue, Vocabulary};
use crate::text::signs::is_separator;

/// Whether a line may be a name: short, capitalised, no sentence, no heading, nothing said to the reader.
pub(super) fn is_name(page: &Page, at: usize) -> bool {
    /// Small words in names (`Bank of the North`); prose has more.
    const SMALL: usize = 3;
    let vocabulary = Vocabulary::builtin();
    let Some(line) = page.lines.get(at) else { return false };
    let text = page.line(at);
    let words = text.split_whitespace().count();
    // `Oven S.L.` ends with a dot and is no sentence.
    let formed = has_legal_form(text);
    let sentence = text.ends_with('.') && words > 5 && !formed || text.ends_with([':', '!', '?']);
    let small = text.split_whitespace().filter(|word| word.starts_with(char::is_lowercase)).count();
    let spoken = line.words.iter().any(|word| vocabulary.sections.reader.contains(&word.norm));
    let known = heading(page, at, vocabulary).is_some_and(|section| section != LineSection::Other);
    (1..=12).contains(&words)
        && !sentence
        && small <= SMALL
        && (formed || text.starts_with(|c: char| c.is_uppercase() || c.is_numeric()))
        && !(spoken && words > 2)
        && !known
        && !is_address(text)
        && !are_terms(page, at)
}

/// Web and mail addresses, which name nobody.
pub(super) fn is_address(text: &str) -> bool {
    text.contains("://") || text.contains('@') || text.to_lowercase().starts_with("www.")
}

/// `Full-time`, `$60,000 a year`, `Posted 3 days ago`: what is no name and no place.
pub(super) fn are_terms(page: &Page, at: usize) -> bool {
    let vocabulary = Vocabulary::builtin();
    let text = page.line(at);
    let first = page.lines.get(at).and_then(|line| line.words.first());
    let opens = first.is_some_and(|word| vocabulary.places.terms.contains(&word.norm));
    let money = text.contains(['$', '€', '£', '%']) && text.contains(|c: char| c.is_ascii_digit());
    // A place may stand before them: `Leeds | £30k`.
    let alone = !text.contains(is_separator) && !text.contains(" - ") && !text.contains(" – ");
    (opens || money) && alone
        || is_address(text)
        || page.lines.get(at).is_some_and(|line| line.words.is_empty())
}

pub(super) fn first_piece(line: &str) -> &str {
    line.split(is_separator).next().unwrap_or_default().trim()
}

/// Whether a line says what the person must be: no name, whatever it looks like.
pub(super) fn asks(page: &Page, at: usize) -> bool {
    let cue = page.lines.get(at).and_then(|line| Vocabulary::builtin().lines.at(&line.words, 0));
    matches!(cue, Some((_, LineCue::Asks)))
}

pub(super) fn starts_with_legal_form(tail: &str) -> bool {
    let first = tail.split_whitespace().next().unwrap_or_default().to_lowercase();
    let forms = &Vocabulary::builtin().legal_forms;
    forms.contains(&first) || forms.contains(first.trim_end_matches('.'))
}

/// `Oven GmbH`, `Piec Sp. z o.o.`
pub(super) fn has_legal_form(name: &str) -> bool {
    /// Words of the longest form (`Sp. z o.o.`).
    const FORM: usize = 3;
    let words: Vec<&str> = name.split_whitespace().collect();
    let forms = &Vocabulary::builtin().legal_forms;
    words.last().is_some_and(|last| starts_with_legal_form(last))
        || (2..=FORM.min(words.len().saturating_sub(1)))
            .filter_map(|count| words.get(words.len() - count..))
            .any(|form| forms.contains(&form.join(" ").to_lowercase()))
}
