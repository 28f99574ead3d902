//! Words that are written as one where a line break between them is lost: `horticultureDiploma`.

use super::shouted::shouted;
use crate::lexicon::{Lexicon, Token, tokens};
use crate::posting::vocabulary::{Vocabulary, Word};

/// Letters from which on a noun is no part of a product's name (`LinkedIn`, `GitHub`).
const NOUN: usize = 5;
/// Letters from which on a word of degree opens an item (`Good`).
const LEAD: usize = 4;
/// Bytes at the edge of a text in which a heading is looked for.
const HEADING: usize = 110;
/// Letters of a word before a number that is glued to it; names of products have fewer (`Log4j`).
const BEFORE_NUMBER: usize = 5;

/// A place where two words are written as one.
pub(super) struct Glue {
    pub(super) at: usize,
    /// A sentence ends before it: no name is written so.
    pub(super) sure: bool,
    /// A label in capitals begins, which no slip of the keyboard makes.
    pub(super) label: bool,
}

/// Where a sentence or an item begins without a space before it: `worldwide.We`, `horticultureDiploma`.
pub(super) fn glued(line: &str) -> Vec<Glue> {
    let mut found: Vec<Glue> = Vec::new();
    let mut before: [char; 2] = [' '; 2];
    let nouns = has_capitalised_nouns(&tokens(line));
    for (at, c) in line.char_indices() {
        let [older, last] = before;
        before = [last, c];
        // `We` and `Du` are words, too; a lone capital is none.
        let opens = |rest: &str| {
            let small = rest.chars().skip(1).take_while(|c| c.is_lowercase()).count();
            small > 1
                || small == 1 && opens_anew(rest)
                || rest.get(1..).is_some_and(|rest| rest.starts_with(' ')) && opens_an_item(rest)
        };
        if c.is_ascii_digit() && last.is_lowercase() && counts_years(line, at) {
            found.push(Glue { at, sure: true, label: false });
        }
        if !c.is_uppercase() {
            continue;
        }
        let grown = last.is_lowercase() || matches!(last, ')' | '%');
        // `EnvelopeDUTIES: …`
        if (grown && older.is_lowercase() || matches!(last, '.' | ';')) && shouted(line, at).is_some() {
            found.push(Glue { at, sure: true, label: true });
            continue;
        }
        if !line.get(at..).is_some_and(opens) {
            continue;
        }
        // `SQLExperience in …`
        let small = line.get(at + c.len_utf8()..).is_some_and(|rest| rest.starts_with(char::is_lowercase));
        if last.is_uppercase() && small && line.get(at..).is_some_and(opens_an_item) {
            found.push(Glue { at, sure: true, label: false });
            continue;
        }
        let ended = matches!(last, '.' | ';' | ':' | '!' | '?')
            && (older.is_lowercase() || matches!(older, ')' | '’'));
        let cut = found.last().map_or(0, |glue| glue.at);
        if ended && !is_name(line, at - 1, at, cut, nouns) {
            found.push(Glue { at, sure: last == '.', label: false });
        } else if grown && !is_name(line, at, at, cut, nouns) {
            found.push(Glue { at, sure: false, label: false });
        }
    }
    found
}

/// Whether the words before `end` and from `start` on are one name (`JavaScript`, `Node.Js`, `McKinsey`, `www.Oven.example`);
/// the line was last cut at `cut`. Where all `nouns` have capitals, two long ones are two, and no name.
fn is_name(line: &str, end: usize, start: usize, cut: usize, nouns: bool) -> bool {
    let (head, tail) =
        (line.get(cut.min(end)..end).unwrap_or_default(), line.get(start..).unwrap_or_default());
    let outside = |c: char| !(c.is_alphanumeric() || matches!(c, '’' | '\''));
    let left = head.rsplit(outside).next().unwrap_or_default();
    let right = tail.split(outside).next().unwrap_or_default();
    let chunk = head.rsplit(char::is_whitespace).next().unwrap_or_default();
    if left.chars().count() < 2 && end == start && !head.ends_with([')', '%'])
        || chunk.contains(['@', '_', '#'])
        || chunk.contains("://")
        || chunk.starts_with("www")
    {
        return true;
    }
    let name = line.get(end - left.len()..start + right.len()).unwrap_or_default();
    if Lexicon::builtin().named(name).is_some() {
        return true;
    }
    // What begins with a capital may be any name (`HandiLedger`), unless it is a heading, or what follows is a word that
    // opens a sentence or a heading.
    let are_nouns = nouns && [left, right].iter().all(|word| word.chars().count() >= NOUN);
    left.starts_with(char::is_uppercase)
        && end == start
        && !are_nouns
        && !is_heading(line.get(cut..end).unwrap_or_default())
        && !ends_in_heading(line.get(cut..end).unwrap_or_default())
        && !opens_anew(tail)
}

/// Whether the last words of a text are a heading of several words, after a sentence or an item: `… in time. Required Skills`.
fn ends_in_heading(text: &str) -> bool {
    /// Words of such a heading.
    const WORDS: usize = 4;
    let text = text.get(text.ceil_char_boundary(text.len().saturating_sub(HEADING))..).unwrap_or_default();
    let words = tokens(text);
    let headings = &Vocabulary::builtin().headings;
    (1..=WORDS.min(words.len())).any(|count| {
        let first = words.len() - count;
        let capital = words.get(first).and_then(|word| text.get(word.start..));
        let before = words.get(first).and_then(|word| text.get(..word.start)).map(str::trim_end);
        let apart = count > 1 || before.is_some_and(|before| before.ends_with(['#', '.', '!', '?']));
        apart
            && capital.is_some_and(|rest| rest.starts_with(char::is_uppercase))
            && headings.at(&words, first).is_some_and(|(length, _)| length == count)
    })
}

/// `startup2 - 5 years`, `subject1 to 2 years`: whether an item about years begins with the number at a byte.
fn counts_years(line: &str, at: usize) -> bool {
    /// Words from the number to the unit: `3 to 5 full years`.
    const FAR: usize = 5;
    let letters =
        line.get(..at).map_or(0, |head| head.chars().rev().take_while(|c| c.is_lowercase()).count());
    let rest = line.get(at..line.len().min(line.floor_char_boundary(at + HEADING))).unwrap_or_default();
    let units = &Vocabulary::builtin().years.units;
    letters >= BEFORE_NUMBER
        && tokens(rest).iter().take(FAR).any(|word| units.contains(&word.key) || units.contains(&word.norm))
}

/// Where items begin that are glued to those before them without a capital: behind a comma, a semicolon or a full stop
/// (`two years,good German`), or as a word that begins items (`Linuxznajomość`).
pub(super) fn small(line: &str) -> Vec<usize> {
    /// Signs before letters from which on they are glue; addresses and numbers have one or two.
    const SIGNS: usize = 3;
    let letters = |text: &str| text.chars().take_while(|c| c.is_alphabetic()).count();
    let is_glue = |(at, _): &(usize, &str)| {
        let (head, tail) = (line.get(..*at).unwrap_or_default(), line.get(at + 1..).unwrap_or_default());
        let chunk = head.rsplit(char::is_whitespace).next().unwrap_or_default();
        let address = chunk.contains(['@', '.']) || chunk.contains("://") || chunk.starts_with("www");
        head.ends_with(|c: char| c.is_alphabetic() || c == ')') && letters(tail) > 2 && !address
    };
    let behind: Vec<usize> =
        line.match_indices([',', ';', '.']).filter(is_glue).map(|(at, _)| at + 1).collect();
    let openers = &Vocabulary::builtin().things.openers;
    let opens = |at: &usize| {
        let word: String =
            line.get(*at..).unwrap_or_default().chars().take_while(|c| c.is_alphabetic()).collect();
        openers.contains(&word)
    };
    let sure = behind.iter().any(opens);
    let mut found = if behind.len() >= SIGNS || sure { behind } else { Vec::new() };
    for word in tokens(line) {
        let written = line.get(word.start..word.end).unwrap_or_default();
        let inner = written.char_indices().map(|(at, _)| at).filter(|&at| at >= BEFORE_NUMBER);
        let opener = |&at: &usize| written.get(at..).is_some_and(|rest| openers.contains(rest));
        found.extend({ inner }.find(opener).map(|at| word.start + at));
    }
    found
}

/// Whether words show a language in which all nouns have capitals.
pub(super) fn has_capitalised_nouns(words: &[Token]) -> bool {
    words.iter().any(|word| Vocabulary::builtin().capitalised_nouns.contains(&word.norm))
}

/// Whether a text is a heading, and nothing else.
pub(super) fn is_heading(text: &str) -> bool {
    let words = tokens(text.get(text.len().saturating_sub(HEADING)..).unwrap_or_default());
    !words.is_empty()
        && Vocabulary::builtin().headings.at(&words, 0).is_some_and(|(length, _)| length == words.len())
}

/// Whether a text begins with words that announce what is asked, or with a heading of several words.
fn opens_an_item(text: &str) -> bool {
    let vocabulary = Vocabulary::builtin();
    let words = tokens(text.get(..text.floor_char_boundary(HEADING)).unwrap_or_default());
    let several = |found: Option<usize>| found.is_some_and(|length| length > 1);
    let reader = |word: &Token| word.norm.len() > 1 && vocabulary.sections.reader.contains(&word.norm);
    words.len() > 1 && words.first().is_some_and(reader)
        || several(vocabulary.triggers.at(&words, 0).map(|(length, _)| length))
        || several(vocabulary.headings.at(&words, 0).map(|(length, _)| length))
}

/// Whether a text begins with a heading, or with a word that no name ends in.
fn opens_anew(text: &str) -> bool {
    let vocabulary = Vocabulary::builtin();
    let letters = |(at, c): (usize, char)| !c.is_alphabetic() || at > 0 && c.is_uppercase();
    let end = text.char_indices().find(|&found| letters(found)).map_or(text.len(), |(at, _)| at);
    let first = text.get(..end).unwrap_or_default();
    let norm = first.to_lowercase();
    let words = tokens(text.get(..text.floor_char_boundary(HEADING)).unwrap_or_default());
    let asks = || {
        vocabulary.triggers.at(&words, 0).is_some() || first.len() >= LEAD && vocabulary.is(Word::Lead, &norm)
    };
    vocabulary.headings.at(&words, 0).is_some()
        || asks()
        || is_heading(first)
        || vocabulary.sections.reader.contains(&norm)
        || vocabulary.sections.employer.contains(&norm)
        || vocabulary.is(Word::Stop, &norm)
}
