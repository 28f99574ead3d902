//! What looks like a place.

use super::super::vocabulary::Vocabulary;
use crate::text::fold::fold;
use crate::text::signs::is_dash;

/// A place has at most this many words with its region and country.
const WORDS: usize = 8;
/// A town whose name no list has, with what stands beside it, at most this many.
const UNKNOWN: usize = 4;
/// A town that no list has, before its region; names of employers before a country have more words.
const TOWN: usize = 2;

/// Without marks at its edges.
pub(super) fn trimmed(text: &str) -> &str {
    text.trim().trim_matches(|c: char| c == ',' || c == '.' || c.is_whitespace() || is_dash(c) || c == '*')
}

/// Without what stands in brackets behind it (`Paris (3 days at home)`).
pub(super) fn bare(text: &str) -> &str {
    trimmed(text.split(['(', ';']).next().unwrap_or_default())
}

/// Whether a text names a place: it begins with a town, region or country that a list has, alone or before others, or
/// with a short name before a region or country, or the code of one.
pub(super) fn is_place(text: &str) -> bool {
    let gazetteer = &Vocabulary::builtin().gazetteer;
    let listing = text.contains(',');
    let text = bare(text);
    let pieces: Vec<&str> = text
        .split([',', '/', '|', '·'])
        .flat_map(|piece| piece.split(" - "))
        .map(str::trim)
        .filter(|piece| !piece.is_empty())
        .collect();
    let listed = |piece: &str| {
        let folded = fold(without_number(piece));
        gazetteer.towns.contains(&folded) || gazetteer.wider.contains(&folded) || alternatives(&folded)
    };
    let coded = |piece: &str| gazetteer.codes.contains(without_number(piece));
    let wider = |piece: &str| gazetteer.wider.contains(&fold(without_number(piece))) || coded(piece);
    let capitalised =
        pieces.iter().all(|piece| piece.starts_with(|c: char| c.is_uppercase() || c.is_numeric()));
    let short = words(text) <= WORDS && pieces.iter().all(|piece| words(piece) <= UNKNOWN);
    let [first, rest @ ..] = pieces.as_slice() else { return false };
    let plain = !text.contains(['|', '·', '&', '/']) && !text.contains(" - ") && words(first) <= TOWN;
    let beside = rest.first().is_some_and(|second| wider(second)) && plain;
    capitalised && short && (listed(first) || beside || coded(first) && (!rest.is_empty() || listing))
}

/// `Rome or Milan`
fn alternatives(folded: &str) -> bool {
    let towns = &Vocabulary::builtin().gazetteer.towns;
    let pieces: Vec<&str> = folded.split(' ').collect();
    pieces.len() == 3
        && pieces.first().is_some_and(|town| towns.contains(town))
        && pieces.last().is_some_and(|town| towns.contains(town))
}

/// Without a postal code before or after the name.
fn without_number(piece: &str) -> &str {
    piece.trim_matches(|c: char| c.is_ascii_digit() || c.is_whitespace() || c == '*')
}

fn words(text: &str) -> usize {
    text.split_whitespace().count()
}

/// Whether a text may be the name of a place that no list has.
pub(super) fn could_be_place(text: &str) -> bool {
    let text = bare(text);
    let vocabulary = Vocabulary::builtin();
    let lower = text.to_lowercase();
    let small = text.split_whitespace().filter(|word| word.starts_with(char::is_lowercase)).count();
    let spoken =
        lower.split(|c: char| !c.is_alphanumeric()).any(|word| vocabulary.sections.reader.contains(word));
    is_place(text)
        || (1..=WORDS).contains(&words(text))
            && small * 2 <= words(text)
            && text.starts_with(char::is_uppercase)
            && !text.contains(['$', '€', '£', '%', ':', '?', '!'])
            && !spoken
            && !lower.split_whitespace().next().is_some_and(|first| vocabulary.places.terms.contains(first))
}
