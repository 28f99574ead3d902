//! An employer's name without what stands around it: the place behind it, the sign of a firm before it.

use super::piece::{bare, is_known_place, is_town, split_commas};
use super::vocabulary::{Vocabulary, count_cues, vocabulary};
use crate::span::Span;
use crate::text::fold::fold;
use crate::text::signs::is_dash;
use crate::text::words::words;

/// Cuts an employer's name out of a piece; what is cut off behind it may be its place.
pub fn named(piece: Span, text: &str) -> (Span, Option<Span>) {
    let vocabulary = vocabulary();
    let piece = without_quotes(piece, text);
    let parts = split_commas(piece, text);
    let (name, place) = match parts.as_slice() {
        [name, place @ ..] if is_place(*name, place, text, vocabulary) => {
            (*name, place.iter().copied().reduce(Span::to))
        }
        _ => (piece, None),
    };
    let (name, town) = cut_behind_form(name, text, vocabulary);
    let (name, beside) = cut_dashed_place(name, text);
    let (name, behind) = cut_known_place(name, text, vocabulary);
    let (name, bracketed) = cut_bracketed_place(name, text, vocabulary);
    let place = [bracketed, behind, town, beside, place].into_iter().flatten().reduce(Span::to);
    (bare(without_quotes(without_firm(name, text), text), text), place)
}

/// `“Loomis Mills”`
fn without_quotes(span: Span, text: &str) -> Span {
    let is_quote = |c: char| matches!(c, '“' | '”' | '"' | '„' | '«' | '»') || c.is_whitespace();
    let inner = span.of(text);
    let end = inner.trim_end_matches(is_quote).len();
    let start = inner.len() - inner.trim_start_matches(is_quote).len();
    Span::within(text, span.start() + start, span.start() + end.max(start))
}

/// Whether the parts behind a name are its place: none is a name itself and one is known to be a place, or the name is a
/// firm's by its words. Behind a legal form no name goes on.
fn is_place(name: Span, behind: &[Span], text: &str, vocabulary: &Vocabulary) -> bool {
    let known = |part: &Span| ends_in_place(without_code(part.of(text)), vocabulary);
    let cues = [&vocabulary.title, &vocabulary.company, &vocabulary.school];
    let may_be = |part: &Span| {
        let part = part.of(text);
        !part.contains('&') && cues.into_iter().all(|cue| count_cues(cue, part) == 0)
    };
    let is_firm = || count_cues(&vocabulary.company, name.of(text)) > 0;
    let all_may_be = || behind.iter().all(|part| known(part) || may_be(part));
    !behind.is_empty()
        && (ends_in_form(name.of(text), vocabulary)
            || all_may_be() && (behind.iter().any(known) || is_firm()))
}

/// Words of the longest place that is looked for at the end of a name.
const LONGEST_PLACE: usize = 3;

/// Whether the last words of a text are a place that is known: `Kingdom of Saudi Arabia (KSA)`.
fn ends_in_place(text: &str, vocabulary: &Vocabulary) -> bool {
    let text = text.rsplit_once('(').filter(|_| text.ends_with(')')).map_or(text, |(head, _)| head).trim();
    let words: Vec<&str> = text.split_whitespace().collect();
    let tail = |length: usize| words.get(words.len() - length..).map(|tail| tail.join(" "));
    (1..=LONGEST_PLACE.min(words.len()))
        .any(|length| tail(length).is_some_and(|tail| is_known_place(&tail, vocabulary)))
}

/// `Loomis (Camp Tangvik, Afghanistan)`
fn cut_bracketed_place(name: Span, text: &str, vocabulary: &Vocabulary) -> (Span, Option<Span>) {
    let inner = name.of(text);
    let Some(at) = inner.rfind(" (").filter(|_| inner.ends_with(')')) else { return (name, None) };
    let place = Span::within(text, name.start() + at + 2, name.end() - 1);
    if place.of(text).contains(',') && ends_in_place(place.of(text), vocabulary) {
        (Span::within(text, name.start(), name.start() + at).trimmed(text), Some(place))
    } else {
        (name, None)
    }
}

/// Whether a text is two places that are known: `KSA Saudi Arabia`.
fn are_places(text: &str, vocabulary: &Vocabulary) -> bool {
    text.match_indices(' ').any(|(at, _)| {
        let (first, second) = text.split_at(at);
        is_known_place(first, vocabulary) && is_known_place(second.trim(), vocabulary)
    })
}

/// `Loomis Contracting Company KSA Saudi Arabia`: what is known to be a place behind a word of a firm.
fn cut_known_place(name: Span, text: &str, vocabulary: &Vocabulary) -> (Span, Option<Span>) {
    let inner = name.of(text);
    let words: Vec<Span> = words(inner).collect();
    let ends_name = |word: &str| vocabulary.is_legal_form(word) || word.ends_with(')');
    let ends_firm = |word: &str| ends_name(word) || count_cues(&vocabulary.company, word) > 0;
    let cut = |at: usize| {
        let (last, first) = words.get(at - 1).zip(words.get(at))?;
        let place = inner.get(first.start()..)?;
        // A country alone is part of many a name: `Loomis Mills India`.
        let sure = ends_name(last.of(inner)) && is_known_place(place, vocabulary);
        let twice = are_places(place, vocabulary) && ends_firm(last.of(inner));
        (sure || twice).then_some((last.end(), first.start()))
    };
    let from = words.len().saturating_sub(LONGEST_PLACE).max(1);
    match (from..words.len()).find_map(cut) {
        Some((end, start)) => (
            Span::within(text, name.start(), name.start() + end),
            Some(Span::within(text, name.start() + start, name.end())),
        ),
        None => (name, None),
    }
}

/// `Chennai – 600001` without the number.
fn without_code(text: &str) -> &str {
    text.trim_end_matches(|c: char| c.is_ascii_digit() || c.is_whitespace() || is_dash(c))
}

fn ends_in_form(text: &str, vocabulary: &Vocabulary) -> bool {
    text.split_whitespace()
        .rfind(|word| !word.starts_with('('))
        .is_some_and(|last| vocabulary.is_legal_form(last))
}

/// `Loomis Ltd. Tangvik`, `Loomis Ltd projects in Tangvik`: a name ends with its legal form where a place or a
/// sentence follows.
fn cut_behind_form(name: Span, text: &str, vocabulary: &Vocabulary) -> (Span, Option<Span>) {
    let inner = name.of(text);
    let words: Vec<Span> = words(inner).collect();
    let is_form = |word: &Span| vocabulary.is_legal_form(word.of(inner));
    let Some(last) = words.iter().rposition(is_form).filter(|at| *at > 0 && at + 1 < words.len()) else {
        return (name, None);
    };
    let Some((end, next)) = words.get(last).zip(words.get(last + 1)) else { return (name, None) };
    let rest = bare(Span::within(text, name.start() + next.start(), name.end()), text);
    let lower = next.of(inner).starts_with(char::is_lowercase);
    let place = is_known_place(rest.of(text), vocabulary);
    let ends_name =
        end.of(inner).ends_with('.') && is_town(rest.of(text), vocabulary) && words.len() - last <= 3;
    let bracket = next.of(inner).starts_with('(');
    if bracket || !(lower || place || ends_name) {
        return (name, None);
    }
    let head = Span::within(text, name.start(), name.start() + end.end());
    (head, Some(rest).filter(|_| !lower))
}

/// `LOOMIS MILLS - Tangvik`
fn cut_dashed_place(name: Span, text: &str) -> (Span, Option<Span>) {
    let inner = name.of(text);
    let Some((at, dash)) = inner.char_indices().rfind(|(_, c)| is_dash(*c)) else { return (name, None) };
    let behind = Span::within(text, name.start() + at + dash.len_utf8(), name.end()).trimmed(text);
    let apart = inner.get(..at).is_some_and(|head| head.ends_with(char::is_whitespace));
    if !apart || !is_known_place(behind.of(text), vocabulary()) {
        return (name, None);
    }
    (Span::within(text, name.start(), name.start() + at).trimmed(text), Some(behind))
}

/// `M/s. Loomis Mills`: the sign of a firm before its name, as South Asia writes it.
fn without_firm(name: Span, text: &str) -> Span {
    let Some((first, rest)) = name.of(text).split_once(' ') else { return name };
    if vocabulary().firm_signs.contains(fold(first).trim_end_matches('.')) {
        Span::within(text, name.end() - rest.len(), name.end()).trimmed(text)
    } else {
        name
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_cut_from_its_place() {
        for (piece, name, place) in [
            ("Loomis Mills Ltd, Tangvik", "Loomis Mills Ltd", Some("Tangvik")),
            ("Loomis, Chennai – 600001, India", "Loomis", Some("Chennai – 600001, India")),
            ("Loomis, Hobbs & Reed", "Loomis, Hobbs & Reed", None),
            ("Loomis, Tangvik", "Loomis, Tangvik", None),
            ("Loomis Engineering L.L.C. Amman", "Loomis Engineering L.L.C.", Some("Amman")),
            ("Loomis Pvt. Ltd. projects in weaving", "Loomis Pvt. Ltd.", None),
            ("LOOMIS (P) LTD - PONDICHERRY", "LOOMIS (P) LTD", Some("PONDICHERRY")),
            ("“Loomis Mills”", "Loomis Mills", None),
            (
                "Loomis Co. (LMC), Tangvik, Kingdom Of Saudi Arabia (KSA)",
                "Loomis Co. (LMC)",
                Some("Tangvik, Kingdom Of Saudi Arabia (KSA)"),
            ),
            (
                "Loomis Contracting Company KSA Saudi Arabia",
                "Loomis Contracting Company",
                Some("KSA Saudi Arabia"),
            ),
            ("Loomis Mills India", "Loomis Mills India", None),
            ("Loomis (Camp Tangvik, Afghanistan)", "Loomis", Some("Camp Tangvik, Afghanistan")),
            ("Bank of India", "Bank of India", None),
            ("Loomis Spa resort", "Loomis Spa resort", None),
            ("Loomis Ltd, Hotel Tangvik", "Loomis Ltd", Some("Hotel Tangvik")),
            ("M/s. Loomis Mills", "Loomis Mills", None),
            ("Loomis Co. (LMC)", "Loomis Co. (LMC)", None),
        ] {
            let (found, behind) = named(Span::whole(piece), piece);
            assert_eq!((found.of(piece), behind.map(|place| place.of(piece))), (name, place), "{piece}");
        }
    }
}
