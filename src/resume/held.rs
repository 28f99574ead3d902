//! Sentences that say which post was held where: `Worked as a clerk in Loomis Ltd`, `Presently working with Loomis as
//! a clerk`.

use super::vocabulary::{Label, Vocabulary, count_cues, vocabulary};
use crate::lexicon::Words;
use crate::span::Span;
use crate::text::fold::fold;
use crate::text::words::words;

/// What such a sentence says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Held {
    /// The job title.
    pub title: Option<Span>,
    /// The employer, with what follows it.
    pub company: Option<Span>,
}

/// Words that may stand before the first of the two.
const LONGEST_OPENING: usize = 8;

/// Whether a text is such a sentence.
pub fn is_held(text: &str) -> bool {
    read(Span::whole(text), text).is_some()
}

/// Whether a text is such a sentence and names a title or an employer by its words.
pub fn names_post(text: &str) -> bool {
    let (is_title, is_employer) = told_by_words(text);
    read(Span::whole(text), text).is_some_and(|held| {
        held.title.as_ref().is_some_and(is_title) || held.company.as_ref().is_some_and(is_employer)
    })
}

/// Whether a span of a text is a title, and whether it is an employer, by its words.
fn told_by_words(text: &str) -> (impl Fn(&Span) -> bool + '_, impl Fn(&Span) -> bool + '_) {
    let vocabulary = vocabulary();
    let is_title = move |place: &Span| count_cues(&vocabulary.title, place.of(text)) > 0;
    let is_employer = move |place: &Span| {
        let name = place.of(text);
        let cues = [&vocabulary.company, &vocabulary.school];
        cues.into_iter().any(|cue| count_cues(cue, name) > 0) || vocabulary.has_legal_form(name)
    };
    (is_title, is_employer)
}

/// Reads a sentence about a post; none if it is no such sentence.
pub fn read(span: Span, text: &str) -> Option<Held> {
    sentence(span, false, text)
}

/// Reads the rest of such a sentence: `as a clerk in Loomis Ltd` behind its dates. What it names must show by its own
/// words that it is a title or an employer.
pub fn rest(span: Span, text: &str) -> Option<Held> {
    let (is_title, is_employer) = told_by_words(text);
    let held = sentence(span, true, text).filter(|_| span.of(text).starts_with(char::is_lowercase))?;
    let (title, company) = (held.title.filter(is_title), held.company.filter(is_employer));
    (title.is_some() || company.is_some()).then_some(Held { title, company })
}

fn sentence(span: Span, goes_on: bool, text: &str) -> Option<Held> {
    let vocabulary = vocabulary();
    let inner = span.of(text);
    let words = words(inner).map(|word| (word, bare(word.of(inner))));
    // `1. Presently working with Loomis`
    let is_sign = |word: &str| word.chars().all(|c| c.is_ascii_digit());
    let words: Vec<(Span, String)> = words.skip_while(|(_, word)| is_sign(word)).collect();
    let opening = Opening::of(&words, goes_on, vocabulary)?;
    let place = |from: usize, to: usize| {
        let (start, end) = (words.get(from)?.0.start(), words.get(to.checked_sub(1)?)?.0.end());
        let place = Span::within(text, span.start() + start, span.start() + end).trimmed(text);
        (!place.is_empty()).then_some(place)
    };
    let next = |set: fn(&Vocabulary) -> &Words| {
        let rest = words.iter().enumerate().skip(opening.length + 1);
        rest.filter(|(_, (_, word))| set(vocabulary).contains(word)).map(|(at, _)| at).next()
    };
    let is_article = |at: usize| {
        let word = words.get(at).filter(|(place, _)| place.of(inner).starts_with(char::is_lowercase));
        word.is_some_and(|(_, word)| vocabulary.held.contains(word))
    };
    let beyond = |at: usize| at + 1 + usize::from(is_article(at + 1));
    let held = if opening.title_follows {
        let divides = next(|vocabulary| &vocabulary.held_in);
        Held {
            title: place(opening.length, divides.unwrap_or(words.len())),
            company: divides
                .and_then(|at| place(beyond(at), end_of_name(&words, beyond(at), inner, vocabulary))),
        }
    } else {
        let divides = next(|vocabulary| &vocabulary.held_as);
        Held {
            title: divides.and_then(|at| place(beyond(at), end_of_title(&words, beyond(at), inner))),
            company: place(opening.length, divides.unwrap_or(words.len())),
        }
    };
    Some(held)
}

/// Where an employer's name ends that begins at `from`: before words in lower case that say where or how long.
fn end_of_name(words: &[(Span, String)], from: usize, inner: &str, vocabulary: &Vocabulary) -> usize {
    let ends = |at: &usize| {
        words.get(*at).is_some_and(|(place, word)| {
            place.of(inner).starts_with(char::is_lowercase) && vocabulary.held_in.contains(word)
        })
    };
    (from + 1..words.len()).find(ends).unwrap_or(words.len())
}

/// Where a title ends that begins at `from`: before words in lower case that only announce a date, `during the period`.
fn end_of_title(words: &[(Span, String)], from: usize, inner: &str) -> usize {
    let announces = |(_, word): &(Span, String)| vocabulary().label(word) == Some(Label::Date);
    if !words.last().is_some_and(announces) {
        return words.len();
    }
    let lower =
        |at: &usize| words.get(*at).is_some_and(|(place, _)| place.of(inner).starts_with(char::is_lowercase));
    (from + 1..words.len() - 1).rev().take_while(lower).last().unwrap_or(words.len())
}

/// `Loomis Mills. As a Weaver`: an employer, and the title that a sentence behind it says.
pub fn title_behind(span: Span, text: &str) -> (Span, Option<Span>) {
    let vocabulary = vocabulary();
    let inner = span.of(text);
    let words: Vec<Span> = words(inner).collect();
    let folded: Vec<String> = words.iter().map(|word| bare(word.of(inner))).collect();
    let is = |at: usize, set: &Words| folded.get(at).is_some_and(|word| set.contains(word));
    let phrase = |at: usize| phrase_before(&folded, at);
    let behind =
        (1..words.len()).rev().find_map(|at| Some((at, phrase(at)?)).filter(|(_, first)| *first > 0));
    let title = behind.and_then(|(at, _)| words.get(at + 1 + usize::from(is(at + 1, &vocabulary.held))));
    let divided = behind.and_then(|(_, first)| words.get(first - 1)).zip(title);
    match divided {
        Some((last, first))
            if count_cues(&vocabulary.title, inner.get(first.start()..).unwrap_or_default()) > 0 =>
        {
            let company = Span::within(text, span.start(), span.start() + last.end());
            (company, Some(Span::within(text, span.start() + first.start(), span.end())))
        }
        _ => (span, None),
    }
}

/// Where the longest phrase begins that stands before a title (`for the post of`) and ends with the word `at`.
fn phrase_before(words: &[String], at: usize) -> Option<usize> {
    let first = |phrase: &str| {
        let parts = phrase.split(' ').rev();
        let before = words.get(..=at)?.iter().rev();
        let count = parts.clone().count();
        (before.zip(parts).filter(|(word, part)| word == part).count() == count).then(|| at + 1 - count)
    };
    vocabulary().held_as.words().filter_map(first).min()
}

/// Words of a phrase before a title, and one more.
const BEHIND_PHRASE: usize = 5;

/// `for the post of Weaver` and nothing else: the title.
pub fn title_alone(span: Span, text: &str) -> Option<Span> {
    let inner = span.of(text);
    let words: Vec<Span> = words(inner).take(BEHIND_PHRASE).collect();
    let folded: Vec<String> = words.iter().map(|word| bare(word.of(inner))).collect();
    let end = (0..words.len()).rev().find(|at| phrase_before(&folded, *at) == Some(0))?;
    let title = Span::within(text, span.start() + words.get(end)?.end(), span.end()).trimmed(text);
    (count_cues(&vocabulary().title, title.of(text)) > 0).then_some(title)
}

/// The words before the first of title and employer.
struct Opening {
    length: usize,
    title_follows: bool,
}

impl Opening {
    /// `Presently working as a`; it begins with a word of holding a post and ends before what is named.
    fn of(words: &[(Span, String)], goes_on: bool, vocabulary: &Vocabulary) -> Option<Self> {
        // Behind a date, a sentence may begin with `as` or `with`.
        let begins = |word: &str| {
            vocabulary.held.contains(word)
                || goes_on && (vocabulary.held_as.contains(word) || vocabulary.held_in.contains(word))
        };
        words.first().filter(|(_, word)| begins(word))?;
        let mut title_follows = None;
        let mut length = 0;
        for (_, word) in words.iter().take(LONGEST_OPENING) {
            if vocabulary.held_as.contains(word) {
                title_follows = Some(true);
            } else if vocabulary.held_in.contains(word) {
                title_follows = Some(false);
            } else if !vocabulary.held.contains(word) {
                break;
            }
            length += 1;
        }
        let title_follows = title_follows.filter(|_| length < words.len())?;
        Some(Self { length, title_follows })
    }
}

fn bare(word: &str) -> String {
    fold(word.trim_matches(|c: char| !c.is_alphanumeric()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Option<(Option<&str>, Option<&str>)> {
        let held = read(Span::whole(text), text)?;
        Some((held.title.map(|span| span.of(text)), held.company.map(|span| span.of(text))))
    }

    #[test]
    fn title_and_employer_stand_in_either_order() {
        for (text, title, company) in [
            ("Worked as a Weaver in Loomis Ltd", Some("Weaver"), Some("Loomis Ltd")),
            ("Presently working with Loomis Pvt. Ltd. as Weaver", Some("Weaver"), Some("Loomis Pvt. Ltd.")),
            ("Working as Weaver", Some("Weaver"), None),
            ("Worked as a Weaver in Loomis in Tangvik for a period", Some("Weaver"), Some("Loomis")),
            ("Worked for the Loomis Mills", None, Some("Loomis Mills")),
        ] {
            assert_eq!(shown(text), Some((title, company)), "{text}");
        }
        for text in ["Weaver in Loomis Ltd", "Worked hard", "Worked as", "Working Capital Manager"] {
            assert_eq!(shown(text), None, "{text}");
        }
    }
}
