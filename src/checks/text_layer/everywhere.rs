//! Words whose boundaries are wrong in the text itself, so that no reader can get them right.

use super::words::spaced_or;
use crate::checks::Claims;
use crate::checks::{Outcome, Params};
use crate::detector::is_english_word;
use crate::finding::{Draft, Weight};
use crate::reading::Reading;
use crate::span::Span;
use crate::subject::Subject;
use crate::text::fold::fold;
use crate::text::words::words;
use crate::wording::Wording;

/// Letters of a line from which on it has several words in every language with spaces. German's longest words in
/// use have fewer than 40; one line proves nothing, see [`GLUED_LINES`].
const LONG_LINE: usize = 25;

/// Letters for each space from which on words are run together; prose of the thirteen languages has four to eight.
const LETTERS_A_SPACE: usize = 20;

/// Letters of the pieces between the marks of a line, on average, from which on it is no list without spaces
/// (`Python,SQL,Docker`); pieces in half of which a word begins are none either (`WarehouseManager,May2018`).
const LONG_PIECES: usize = 12;

/// Lines that are run together from which on it is no accident, and their share of the long lines.
const GLUED_LINES: usize = 3;
/// See [`GLUED_LINES`].
const GLUED_SHARE: f32 = 0.3;

/// Pairs of fragments from which on words fall apart, and their share of all words.
const TORN_PAIRS: usize = 3;
/// See [`TORN_PAIRS`].
const TORN_SHARE: f32 = 0.02;

/// Places at which the boundaries are wrong, out of how many.
struct Wrong {
    places: Vec<Span>,
    all: usize,
}

/// Words that run together, or fall apart, for every reader alike.
pub(super) fn everywhere(subject: &Subject<'_>, _: &Params<'_>, _: &mut Claims) -> Outcome {
    let reference = &subject.reference;
    let drafts = [(glued_lines(reference), "run together"), (torn_words(&reference.text), "fall apart")];
    let draft = |(wrong, how): (Wrong, &'static str)| {
        let (first, rest) = wrong.places.split_first()?;
        let shown = spaced_or(first.of(&reference.text), "nothing");
        let readers = subject.readers_where(|reading| reading.text.contains(first.of(&reference.text)));
        let draft = Draft::at(Weight::Readers { essential: true }, subject.locate(*first)).hitting(readers);
        let draft = draft.and_all(rest.iter().map(|span| subject.locate(*span)));
        let what = if how == "fall apart" { "words" } else { "lines" };
        let count =
            Wording::from(wrong.places.len()).saying(" of ").then(&Wording::count(wrong.all, what, what));
        Some(draft.with("what", count.saying(" ").saying(how)).quoting("read", &shown))
    };
    drafts.into_iter().filter_map(draft).collect::<Vec<_>>().into()
}

/// Whether the boundaries of words are wrong in a text itself, so that little in it can be told.
pub fn has_wrong_boundaries(reference: &Reading) -> bool {
    !glued_lines(reference).places.is_empty() || !torn_words(&reference.text).places.is_empty()
}

/// Letters of scripts that put spaces between words.
fn is_spaced_letter(c: char) -> bool {
    c.is_alphabetic() && c < '\u{e00}'
}

/// Lines whose words run together, if they are many.
fn glued_lines(reference: &Reading) -> Wrong {
    let text = &reference.text;
    let long = reference.lines.iter().map(|line| line.span).filter(|span| {
        let line = span.of(text);
        let letters = line.chars().filter(|c| is_spaced_letter(*c)).take(LONG_LINE).count();
        letters == LONG_LINE && !line.contains('@') && !line.contains("://") && !line.contains("www.")
    });
    let (glued, apart): (Vec<Span>, Vec<Span>) = long.partition(|span| is_glued(span.of(text)));
    let all = glued.len() + apart.len();
    let many = glued.len() >= GLUED_LINES && glued.len() as f32 >= GLUED_SHARE * all as f32;
    Wrong { places: if many { glued } else { Vec::new() }, all }
}

/// Whether a long line has hardly a space, and is no list.
fn is_glued(line: &str) -> bool {
    let letters = line.chars().filter(|c| is_spaced_letter(*c)).count();
    let spaces = line.split_whitespace().count().saturating_sub(1);
    let pieces = line.split(|c: char| !c.is_alphanumeric()).filter(|piece| !piece.is_empty()).count();
    letters >= LETTERS_A_SPACE * spaces.max(1)
        && (letters >= LONG_PIECES * pieces || 2 * seams(line) >= pieces)
}

/// Places inside words at which another word or a number begins.
fn seams(line: &str) -> usize {
    let begins = |a: char, b: char| a.is_lowercase() && (b.is_uppercase() || b.is_ascii_digit());
    line.chars().zip(line.chars().skip(1)).filter(|(a, b)| begins(*a, *b)).count()
}

/// Pairs of fragments that are a word together and were none apart, if they are many.
fn torn_words(text: &str) -> Wrong {
    let all: Vec<Span> = words(text).collect();
    let folded: Vec<String> = all.iter().map(|span| fold(letters_of(span.of(text)))).collect();
    let known: Vec<bool> = folded.iter().map(|word| is_english_word(word)).collect();
    let pairs = all.windows(2).zip(folded.windows(2)).zip(known.windows(2));
    let torn = pairs.filter_map(|((spans, pair), known)| match (spans, pair) {
        ([left, right], [head, tail]) => {
            // `for a` are two words, though `a` alone is in no list of words.
            let is_whole = |known: &bool, word: &String| *known || word.chars().count() == 1;
            let apart = known.iter().any(|known| *known)
                && known.iter().zip(pair).all(|(known, word)| is_whole(known, word));
            let fits =
                !apart && goes_on(left.of(text), right.of(text)) && is_english_word(&format!("{head}{tail}"));
            fits.then(|| left.to(*right))
        }
        _ => None,
    });
    let places: Vec<Span> = torn.collect();
    let many = places.len() >= TORN_PAIRS && places.len() as f32 >= TORN_SHARE * all.len() as f32;
    Wrong { places: if many { places } else { Vec::new() }, all: all.len() }
}

/// A word without the marks around it.
fn letters_of(word: &str) -> &str {
    word.trim_matches(|c: char| !c.is_alphanumeric())
}

/// Whether a word may go on in the next: both are letters, with no mark between them and no capital in the second.
fn goes_on(left: &str, right: &str) -> bool {
    let is_word = |word: &str| !word.is_empty() && word.chars().all(char::is_alphabetic);
    let tail = right.trim_end_matches(|c: char| !c.is_alphanumeric());
    is_word(left.trim_start_matches(|c: char| !c.is_alphanumeric()))
        && is_word(tail)
        && tail.chars().all(char::is_lowercase)
}

#[cfg(test)]
mod tests {
    use super::{is_glued, torn_words};

    #[test]
    fn lists_and_long_words_are_not_run_together() {
        assert!(is_glued("WarehouseManager,OakfieldFoods,May2018–April2021"));
        assert!(is_glued("•Reducedthewaitingtimesinthewardbyathird"));
        assert!(!is_glued("Python,PostgreSQL,Docker,JavaScript,Kubernetes"));
        assert!(!is_glued("Warehouse manager at Oakfield Foods"));
    }

    #[test]
    fn fragments_prove_that_words_fall_apart() {
        let pairs = |text: &str| torn_words(text).places.len();
        // "man" and "aged" are words apart, too.
        assert_eq!(pairs("Man aged the hos pital war ehouse and its budg et"), 3);
        assert_eq!(pairs("Managed the hospital warehouse, its web site and data base"), 0);
        assert_eq!(pairs("Looked for a way, for a while, for a week, for a month"), 0);
        assert_eq!(pairs("Leitete das Lager und die Ausbildung der neuen Kräfte"), 0);
    }
}
