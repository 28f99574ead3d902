//! Lines that say what was done, and so are no part of an entry's head.

use super::dates::periods;
use super::held;
use super::vocabulary::{Vocabulary, count_cues, vocabulary};
use crate::text::fold::fold;
use crate::text::words::folded_words;

/// Words from which on a text in lower case reads as a sentence, and the share of its words that are then in lower
/// case. Measured on 61 real résumés: heads of entries that name no job, firm, school or degree stay below both.
const SENTENCE_WORDS: usize = 5;
const LOWER_SHARE: f32 = 0.6;
/// Share from which on a longer text that ends in a full stop is a sentence, whatever it names.
const WHOLE_SHARE: f32 = 0.75;
/// Words from which on a text that ends in a full stop reads as a sentence, if half of them are in lower case.
const STOPPED_WORDS: usize = 4;

/// Whether a text reads as a line about what was done: it begins with a verb, is a sentence, or counts something.
pub fn is_deed(text: &str) -> bool {
    let vocabulary = vocabulary();
    let text = text.trim_start_matches(|c: char| !c.is_alphanumeric());
    let words: Vec<&str> = text.split_whitespace().collect();
    if words.len() < 2 || held::is_held(text) {
        return false;
    }
    begins_with_deed(&words, vocabulary)
        || is_sentence(text, &words, vocabulary)
        || counts(text, &words, vocabulary)
}

fn is_lower(word: &str) -> bool {
    word.chars().find(|c| c.is_alphanumeric()).is_some_and(|c| c.is_lowercase() || c.is_ascii_digit())
}

/// `Ran the office`, `Greeted guests`; but `Certified nurse`.
fn begins_with_deed(words: &[&str], vocabulary: &Vocabulary) -> bool {
    let [first, second, ..] = words else { return false };
    let begins =
        |count: usize| words.get(..count).is_some_and(|head| is_deed_word(&head.join(" "), vocabulary));
    let is_title = count_cues(&vocabulary.title, second) > 0 && words.len() < SENTENCE_WORDS;
    is_lower(second) && !is_title && !first.ends_with([',', ':']) && (begins(1) || begins(2))
}

fn is_deed_word(phrase: &str, vocabulary: &Vocabulary) -> bool {
    count_cues(&vocabulary.deeds, phrase) > 0
        && folded_words(phrase).first().is_some_and(|first| {
            count_cues(&vocabulary.deeds, first) > 0 || vocabulary.deeds.contains(&fold(phrase))
        })
}

/// Mostly in lower case, joined by words that only join, and no name of a job, a firm, a school or a degree in its
/// first half.
fn is_sentence(text: &str, words: &[&str], vocabulary: &Vocabulary) -> bool {
    let lower = words.iter().skip(1).filter(|word| is_lower(word)).count();
    let share = lower as f32 / (words.len() - 1) as f32;
    let half = words.get(..words.len().div_ceil(2)).unwrap_or_default().join(" ");
    let joins = folded_words(text).iter().filter(|word| vocabulary.is_function_word(word)).count();
    let long = words.len() >= SENTENCE_WORDS && share >= LOWER_SHARE && joins > 0;
    let stopped = words.len() >= STOPPED_WORDS && share >= 0.5 && text.trim_end().ends_with('.');
    let whole = words.len() > SENTENCE_WORDS && share >= WHOLE_SHARE && text.trim_end().ends_with('.');
    whole || (long || stopped) && !names_something(&half, vocabulary)
}

/// Whether a text holds a word of a job title, an employer, a school or a degree.
fn names_something(text: &str, vocabulary: &Vocabulary) -> bool {
    let cues = [&vocabulary.title, &vocabulary.company, &vocabulary.school, &vocabulary.degree];
    cues.into_iter().any(|cue| count_cues(cue, text) > 0) || vocabulary.has_legal_form(text)
}

/// `Team of 8, budget £2m`, `Scope: 3 direct reports`: a number that is no date, beside words in lower case or a sign of
/// money.
fn counts(text: &str, words: &[&str], vocabulary: &Vocabulary) -> bool {
    let is_number = |word: &str| {
        let digits = word.trim_matches(|c: char| !c.is_alphanumeric());
        !digits.is_empty() && digits.chars().all(|c| c.is_ascii_digit())
    };
    let money = text.contains(['$', '€', '£', '₹', '%']) && text.contains(|c: char| c.is_ascii_digit());
    let number = words.iter().skip(1).any(|word| is_number(word));
    let lower = words.iter().any(|word| word.starts_with(char::is_lowercase));
    let labelled = words.first().is_some_and(|first| first.ends_with(':'));
    let opens = words.first().is_some_and(|first| is_number(first)) && lower;
    let counted = money || (number && (lower || labelled));
    (opens || (counted && !names_something(text, vocabulary))) && periods(text).is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_about_what_was_done_begins_with_a_verb_or_reads_as_a_sentence() {
        for text in [
            "Ran the office of forty people",
            "Greeted guests",
            "Designed pages for clients with a site manager",
            "Preparing the weekly progress reports",
            "Responsible for the northern yard",
            "Team of 8, budget £2m",
            "Scope: 3 direct reports, EMEA",
            "22 engineers",
            "Looms, shuttles and all that they need.",
        ] {
            assert!(is_deed(text), "{text}");
        }
    }

    #[test]
    fn names_are_no_deeds() {
        for text in [
            "Brisling Software Inc.",
            "Certified nurse",
            "Engineering Manager",
            "United Looms of Tangvik",
            "Analista de sistemas en la oficina central",
            "Bachelor of science in marine physics",
            "Managing Director",
            "3M",
            "Worked as a clerk in Loomis Ltd",
            "House of the Three Herrings",
            "Controlador de Acesso - Loomis",
        ] {
            assert!(!is_deed(text), "{text}");
        }
    }
}
