//! Texts cut into words.

use super::fold::fold;
use super::signs::is_separator;
use crate::span::Span;

/// What stands between white space, with its place.
pub fn words(text: &str) -> impl DoubleEndedIterator<Item = Span> + '_ {
    text.split_whitespace().map(move |word| place(word, text))
}

/// Runs of letters and digits, with their places.
pub fn runs(text: &str) -> impl DoubleEndedIterator<Item = Span> + '_ {
    let runs = text.split(|c: char| !c.is_alphanumeric()).filter(|run| !run.is_empty());
    runs.map(move |run| place(run, text))
}

/// Words in the form in which they are compared: folded, without the marks at their edges and the English
/// genitive. Full stops inside and after an abbreviation stay, as it is another word without them (`b.sc.`).
pub fn folded_words(text: &str) -> Vec<String> {
    text.split(|c: char| {
        c.is_whitespace() || matches!(c, ',' | '/' | '(' | ')' | ';' | ':') || is_separator(c)
    })
    .map(|word| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric() && c != '.');
        let word = word.trim_start_matches('.');
        let inner_stop = word.trim_end_matches('.').contains('.');
        let word = if inner_stop { word } else { word.trim_end_matches('.') };
        fold(without_ending(without_ending(word, "'s"), "’s"))
    })
    .filter(|word| !word.is_empty())
    .collect()
}

/// A word without an ending, however often it has it.
fn without_ending<'a>(mut word: &'a str, ending: &str) -> &'a str {
    while let Some(rest) = word.strip_suffix(ending) {
        word = rest;
    }
    word
}

/// A text in one line: each stretch of white space is one space, and none stands at the edges.
pub fn in_one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    line
}

/// Characters of a text that reports quote; a line of a terminal holds as many.
const QUOTED: usize = 80;

/// The beginning of a text in one line, as reports quote it; a text that is cut ends with "…".
pub fn excerpt(text: &str) -> String {
    let line = in_one_line(text);
    match line.char_indices().nth(QUOTED) {
        Some((at, _)) => format!("{}…", line.get(..at).unwrap_or_default()),
        None => line,
    }
}

/// Single letters that a word falls into at least; initials are two or three.
const SPACED_LETTERS: usize = 4;

/// The letters of a text that is single letters with spaces between them, all joined.
pub fn joined_letters(text: &str) -> Option<String> {
    let tokens: Vec<&str> = text.split_whitespace().collect();
    let single =
        tokens.iter().filter(|token| token.chars().count() == 1 && token.chars().all(char::is_alphabetic));
    let single = single.count();
    (single >= SPACED_LETTERS && single * 10 >= tokens.len() * 8).then(|| tokens.concat())
}

/// A text without its white space.
pub fn without_space(text: &str) -> String {
    text.split_whitespace().collect()
}

/// A text in lower case, in which every character stands at the byte at which it stood; the few
/// capitals whose small letter has another length stay.
pub fn without_capitals(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let small = |c: char| {
        let mut lower = c.to_lowercase();
        match (lower.next(), lower.next()) {
            (Some(one), None) if one.len_utf8() == c.len_utf8() => one,
            _ => c,
        }
    };
    text.chars().map(small).collect()
}

/// Where a part of a text stands that was cut out of it.
pub fn place(part: &str, text: &str) -> Span {
    let start = (part.as_ptr() as usize).saturating_sub(text.as_ptr() as usize);
    Span::within(text, start, start + part.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_have_their_places() {
        let text = "  Räder, 40\u{a0}mm ";
        let of = |spans: Vec<Span>| spans.into_iter().map(|span| span.of(text)).collect::<Vec<_>>();
        assert_eq!(of(words(text).collect()), ["Räder,", "40", "mm"]);
        assert_eq!(of(runs(text).collect()), ["Räder", "40", "mm"]);
    }

    #[test]
    fn folded_words_are_without_marks() {
        assert_eq!(
            folded_words("(B.Sc.) Müller's, Inc.|Øst·Vest"),
            ["b.sc.", "muller", "inc", "ost", "vest"]
        );
    }

    #[test]
    fn white_space_is_folded() {
        assert_eq!(in_one_line(" a\n\u{a0}b\tc "), "a b c");
        assert_eq!(excerpt("a\n b"), "a b");
        assert_eq!(excerpt(&"é".repeat(81)), format!("{}…", "é".repeat(80)));
        assert_eq!(without_space(" a\n b"), "ab");
    }

    #[test]
    fn initials_are_not_letter_spaced() {
        assert_eq!(joined_letters("E X P E R I E N C E").as_deref(), Some("EXPERIENCE"));
        assert_eq!(joined_letters("J. R. R. Tolkien"), None);
        assert_eq!(joined_letters("C D E"), None);
    }

    #[test]
    fn places_stay() {
        for text in ["İstanbul ÇELİK", "ẞ Ⱥ ÉCOLE", "plain"] {
            let small = without_capitals(text);
            assert_eq!(small.len(), text.len());
            assert!(text.char_indices().all(|(at, _)| small.is_char_boundary(at)));
        }
    }
}
