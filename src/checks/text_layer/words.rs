//! Wording that readers get with other boundaries or other characters than the page shows.

use crate::checks::Claims;
use crate::checks::{Outcome, Params};
use crate::fields::{ReaderId, Retention};
use crate::finding::{Draft, Weight};
use crate::reading::{Reading, Trace, trace};
use crate::resume::{Survival, opening};
use crate::span::Span;
use crate::subject::Subject;
use crate::text::signs::is_invisible;
use crate::text::words::{in_one_line, joined_letters, words};
use crate::wording::Wording;
use std::collections::{BTreeMap, BTreeSet};

/// A text with its white space folded, or a word for none.
pub(super) fn spaced_or(text: &str, none: &str) -> String {
    let folded = in_one_line(text);
    if folded.is_empty() { none.to_owned() } else { folded }
}

/// The readings of readers that vote; all, where none does.
pub(super) fn voting<'a>(subject: &'a Subject<'_>) -> impl Iterator<Item = &'a Reading> {
    let nobody = subject.voters() == 0;
    let votes = |reading: &Reading| reading.reader.is_some_and(|reader| subject.votes(reader));
    subject.readings.iter().filter(move |reading| nobody || votes(reading))
}

/// The readings of readers that vote, and their words that a test picks. It must pick a whole text that holds such a
/// word, too.
fn hits<'a>(subject: &'a Subject<'_>, is_hit: impl Fn(&str) -> bool) -> Vec<(&'a Reading, Vec<Span>)> {
    let own = |reading: &'a Reading| {
        let spans: Vec<Span> = words(&reading.text).filter(|span| is_hit(span.of(&reading.text))).collect();
        (!spans.is_empty()).then_some((reading, spans))
    };
    voting(subject).filter(|reading| is_hit(&reading.text)).filter_map(own).collect()
}

/// A draft about words of readings: the first reading's words are shown, each once, and the fields
/// whose changed text is hit too are claimed.
fn draft_of(
    hits: &[(&Reading, Vec<Span>)],
    is_hit: impl Fn(&str) -> bool,
    subject: &Subject<'_>,
    claims: &mut Claims,
) -> Option<Draft> {
    let (reading, spans) = hits.first()?;
    let changed = |survival: &Survival, reader: ReaderId, verdict: Retention| {
        let read = verdict
            .span()
            .map_or("", |span| subject.reading(reader).map_or("", |reading| span.of(&reading.text)));
        matches!(verdict, Retention::Changed(_)) && is_hit(read) && survival.span.is_some()
    };
    let losses = claims.take(subject, changed);
    let weight =
        if losses.is_empty() { Weight::Readers { essential: false } } else { Weight::Losses(losses) };
    let mut distinct: BTreeMap<&str, Span> = BTreeMap::new();
    for span in spans {
        distinct.entry(span.of(&reading.text)).or_insert(*span);
    }
    let count = distinct.len();
    let mut places: Vec<Span> = distinct.into_values().collect();
    places.sort();
    let (first, rest) = places.split_first()?;
    let draft = Draft::at(weight, subject.locate_in(reading, *first))
        .hitting(hits.iter().filter_map(|(reading, _)| reading.reader).collect())
        .quoting("word", first.of(&reading.text))
        .with("words", Wording::count(count, "word", "words"));
    Some(draft.and_all(rest.iter().map(|span| subject.locate_in(reading, *span))))
}

/// U+FFFD, which stands for what a program could not decode.
pub fn replacements(subject: &Subject<'_>, _: &Params<'_>, claims: &mut Claims) -> Outcome {
    let is_hit = |word: &str| word.contains(char::REPLACEMENT_CHARACTER);
    draft_of(&hits(subject, is_hit), is_hit, subject, claims).into()
}

/// Latin, Greek and Cyrillic, whose words need no joiners and no marks of direction.
fn is_simple_letter(c: char) -> bool {
    c.is_alphanumeric() && c < '\u{590}'
}

/// Whether an invisible character stands between two letters.
fn has_invisible(text: &str) -> bool {
    let mut before: Option<char> = None;
    let mut between = false;
    for c in text.chars() {
        if is_invisible(c) {
            between = true;
            continue;
        }
        if between && is_simple_letter(c) && before.is_some_and(is_simple_letter) {
            return true;
        }
        before = Some(c);
        between = false;
    }
    false
}

/// Characters that nobody sees, between the letters of words.
pub fn invisible(subject: &Subject<'_>, _: &Params<'_>, claims: &mut Claims) -> Outcome {
    let hits = hits(subject, has_invisible);
    let codes: BTreeSet<char> = hits
        .iter()
        .flat_map(|(reading, spans)| spans.iter().flat_map(|span| span.of(&reading.text).chars()))
        .filter(|c| is_invisible(*c))
        .collect();
    let named: Vec<String> = codes.into_iter().map(name_invisible).collect();
    let draft = draft_of(&hits, has_invisible, subject, claims);
    draft.map(|draft| draft.quoting("characters", &named.join(", "))).into()
}

fn name_invisible(c: char) -> String {
    let name = match c {
        '\u{ad}' => "soft hyphen",
        '\u{200b}' => "zero-width space",
        '\u{200c}' | '\u{200d}' => "joiner",
        '\u{2060}' | '\u{feff}' => "zero-width no-break space",
        _ => "mark of direction",
    };
    format!("{name} U+{:04X}", u32::from(c))
}

/// Headings and fields that readers get as single letters.
pub fn letter_spaced(subject: &Subject<'_>, _: &Params<'_>, claims: &mut Claims) -> Outcome {
    let mut drafts: Vec<Draft> = Vec::new();
    let mut headings: BTreeMap<Span, BTreeMap<ReaderId, String>> = BTreeMap::new();
    let known = subject.resume.sections.iter().filter(|section| section.recognised);
    for heading in known.filter_map(|section| section.heading).chain(typed_headings(subject)) {
        for reading in voting(subject) {
            let (Trace::Changed(found) | Trace::Kept(found)) = trace(&subject.reference, heading, reading)
            else {
                continue;
            };
            if joined_letters(found.of(&reading.text)).is_some() {
                let read = spaced_or(found.of(&reading.text), "nothing");
                headings.entry(heading).or_default().extend(reading.reader.map(|reader| (reader, read)));
            }
        }
    }
    let spaced = |survival: &Survival, reader: ReaderId, verdict: Retention| {
        let Retention::Changed(found) = verdict else { return false };
        let read = subject.reading(reader).map_or("", |reading| found.of(&reading.text));
        survival.span.is_some() && joined_letters(read).is_some()
    };
    let losses = claims.take(subject, spaced);
    if !losses.is_empty() {
        let fields: Vec<&Survival> = losses.iter().filter_map(|l| subject.survival.get(l.field)).collect();
        let named = crate::finding::name_fields(&fields);
        let locations = crate::checks::losses::locate_losses(&losses, subject);
        let draft = Draft { weight: Weight::Losses(losses), locations, ..Draft::default() };
        drafts.push(draft.with("what", Wording::from("your ").then(&named)));
    }
    drafts.extend(typed_name(subject));
    if let Some((heading, readers)) = headings.first_key_value() {
        let read = readers.values().next().cloned().unwrap_or_default();
        let name = joined_or(heading.of(&subject.reference.text));
        let count = headings.len() - 1;
        let others = match count {
            0 => String::new(),
            1 => " and another heading".to_owned(),
            more => format!(" and {more} other headings"),
        };
        let draft = Draft::at(
            Weight::Readers { essential: true },
            subject.locate(*heading).labelled(Wording::from("read as ").then(&Wording::quotation(&read))),
        )
        .hitting(headings.values().flat_map(BTreeMap::keys).copied().collect())
        .with("what", Wording::from("the heading ").then(&Wording::quotation(&name)).saying(&others));
        let rest = headings.keys().skip(1);
        drafts.push(draft.and_all(rest.map(|heading| subject.locate(*heading))));
    }
    drafts.into()
}

/// The name, where it is typed as single letters, so that no reader can join them.
fn typed_name(subject: &Subject<'_>) -> Option<Draft> {
    let span = subject.resume.name.as_ref()?.span?;
    let typed = span.of(&subject.reference.text);
    joined_letters(typed)?;
    let readers = subject.readers_where(|reading| reading.text.contains(typed));
    let place = subject.locate(span).labelled(Wording::from("read as ").then(&Wording::quotation(typed)));
    let draft = Draft::at(Weight::Readers { essential: true }, place).hitting(readers);
    Some(draft.with("what", "your name"))
}

fn joined_or(text: &str) -> String {
    joined_letters(text).unwrap_or_else(|| spaced_or(text, ""))
}

/// Lines that are typed as single letters and name a section once these are joined.
fn typed_headings<'a>(subject: &'a Subject<'_>) -> impl Iterator<Item = Span> + 'a {
    let text = &subject.reference.text;
    let named = |line: &str| {
        // The vocabulary knows headings with something after them.
        joined_letters(line).is_some_and(|joined| opening(&format!("{joined} x")).is_some())
    };
    subject.reference.lines.iter().map(|line| line.span).filter(move |span| named(span.of(text)))
}

/// Letters of other scripts that look like a Latin letter in every common typeface (the confusables of
/// Unicode Technical Standard 39, single letters of Cyrillic and Greek).
const LOOK_ALIKES: &str = "\u{430}\u{435}\u{43e}\u{440}\u{441}\u{443}\u{445}\u{456}\u{458}\u{455}\u{4bb}\u{501}\u{51b}\u{51d}\
     \u{410}\u{412}\u{415}\u{41a}\u{41c}\u{41d}\u{41e}\u{420}\u{421}\u{422}\u{423}\u{425}\u{406}\u{408}\u{405}\
     \u{3bf}\u{3bd}\u{391}\u{392}\u{395}\u{396}\u{397}\u{399}\u{39a}\u{39c}\u{39d}\u{39f}\u{3a1}\u{3a4}\u{3a5}\u{3a7}";

/// Letters of a word from which on a letter of another script in it is no symbol.
const WORD_LETTERS: usize = 4;

/// Whether a Latin word holds look-alikes of another script and nothing else of it.
fn is_mixed(word: &str) -> bool {
    let letters: Vec<char> = word.chars().filter(|c| c.is_alphabetic()).collect();
    let foreign: Vec<&char> = letters.iter().filter(|c| ('\u{370}'..='\u{52f}').contains(*c)).collect();
    let latin = letters.iter().filter(|c| **c < '\u{250}').count();
    letters.len() >= WORD_LETTERS
        && !foreign.is_empty()
        && latin > foreign.len()
        && foreign.iter().all(|c| LOOK_ALIKES.contains(**c))
}

/// Wording of letters of two scripts that look alike.
pub fn mixed_scripts(subject: &Subject<'_>, _: &Params<'_>, _: &mut Claims) -> Outcome {
    let text = &subject.reference.text;
    let spans: Vec<Span> = words(text).filter(|span| is_mixed(span.of(text))).collect();
    let Some((first, rest)) = spans.split_first() else { return Outcome::default() };
    let odd: BTreeSet<char> = first.of(text).chars().filter(|c| LOOK_ALIKES.contains(*c)).collect();
    let odd: Vec<String> = odd.into_iter().map(|c| format!("U+{:04X}", u32::from(c))).collect();
    let draft = Draft::at(Weight::Warning, subject.locate(*first))
        .hitting(voting(subject).filter_map(|reading| reading.reader).collect())
        .quoting("word", first.of(text))
        .with("count", spans.len())
        .quoting("characters", &odd.join(", "));
    Some(draft.and_all(rest.iter().map(|span| subject.locate(*span)))).into()
}

#[cfg(test)]
mod tests {
    use super::{has_invisible, is_mixed};

    #[test]
    fn invisible_characters_count_between_letters_only() {
        assert!(has_invisible("Ku\u{200b}bernetes"));
        assert!(has_invisible("Co\u{ad}founder"));
        assert!(!has_invisible("\u{feff}Name"));
        assert!(!has_invisible("end\u{ad}"));
        assert!(!has_invisible("می\u{200c}خواهم"));
    }

    #[test]
    fn units_and_greek_letters_are_not_look_alikes() {
        assert!(is_mixed("Pyth\u{43e}n"));
        assert!(!is_mixed("α-synuclein"));
        assert!(!is_mixed("Москва"));
        assert!(!is_mixed("µm"));
    }
}
