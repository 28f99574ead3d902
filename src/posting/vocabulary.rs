//! `rules/vocabulary/posting/*.toml`: the words by which headings, cues and ends of postings are known.

use super::{LineSection, Necessity};
use crate::lexicon::{Phrases, Token};
use std::collections::{HashMap, HashSet};
use std::sync::OnceLock;

const FOLDER: &str = "vocabulary/posting/";

/// What a cue says about the words around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Cue {
    /// The words before it, or after it if it comes first.
    Around(Necessity),
    /// The words after it.
    After(Necessity),
    /// Nothing is asked.
    Negated,
}

/// What a line is about, whatever section it stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum LineCue {
    Duties,
    Location,
    Legal,
    Benefits,
}

/// What follows a trigger.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Trigger {
    /// Things (`experience with …`).
    Noun,
    /// Doings (`ability to …`).
    Verb,
}

/// Marks of the end of an advert.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum End {
    /// Never inside an advert.
    Strong,
    /// A button, which also stands above adverts.
    Weak,
    /// Page furniture: this line only.
    Line,
}

/// Words around the title.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Head {
    Company,
    Place,
    Title,
    Noise,
}

/// How things are joined.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Join {
    Or,
    And,
    OneOf,
}

/// What a word is to a noun phrase.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Word {
    /// It ends the phrase before it.
    Stop,
    /// Dropped from its front.
    Lead,
    /// Dropped from its end.
    Tail,
    /// Says nothing alone.
    Generic,
}

/// The words of all languages together: a posting's language is not guessed, because adverts mix them.
#[derive(Debug, Default)]
pub(super) struct Vocabulary {
    pub(super) headings: Phrases<LineSection>,
    /// Words that show what a heading in other words is about.
    pub(super) hints: Phrases<LineSection>,
    pub(super) labels: Phrases<LineSection>,
    pub(super) cues: Phrases<Cue>,
    pub(super) lines: Phrases<LineCue>,
    pub(super) triggers: Phrases<Trigger>,
    pub(super) joins: Phrases<Join>,
    pub(super) ends: Phrases<End>,
    pub(super) head: Phrases<Head>,
    /// Last words of job titles.
    titles: HashSet<&'static str>,
    /// Words that bound noun phrases.
    words: HashMap<&'static str, Vec<Word>>,
}

impl Vocabulary {
    /// The words that come with the program, read on first use.
    pub(super) fn builtin() -> &'static Self {
        static VOCABULARY: OnceLock<Vocabulary> = OnceLock::new();
        VOCABULARY.get_or_init(|| Self::new(&entries()))
    }

    fn new(entries: &[Entry]) -> Self {
        let mut words: HashMap<&'static str, Vec<Word>> = HashMap::new();
        for (name, text) in phrases_of(entries, "phrases") {
            if let Some(word) = word(name) {
                words.entry(text).or_default().push(word);
            }
        }
        let titles = phrases_of(entries, "head").filter(|(name, _)| *name == "nouns").map(|(_, text)| text);
        Self {
            headings: valued(entries, "headings", section),
            hints: valued(entries, "hints", section),
            labels: valued(entries, "labels", section),
            cues: valued(entries, "cues", cue),
            lines: valued(entries, "cues", line_cue),
            triggers: valued(entries, "triggers", trigger),
            joins: valued(entries, "lists", join),
            ends: valued(entries, "ends", end),
            head: valued(entries, "head", head),
            titles: titles.collect(),
            words,
        }
    }

    /// Whether a word names a kind of post, alone or as the last part of a compound (`Vrachtwagenchauffeur`).
    pub(super) fn names_post(&self, word: &Token) -> bool {
        /// Shorter last parts (`arzt`, `host`) also end other words.
        const LETTERS: usize = 5;
        let known = |text: &str| self.titles.contains(text);
        let norm = word.norm.as_str();
        known(norm)
            || known(&word.key)
            || norm
                .char_indices()
                .skip(LETTERS - 1)
                .filter_map(|(at, _)| norm.get(at..))
                .any(|tail| tail.chars().count() >= LETTERS && known(tail))
    }

    /// Whether a word, in lower case, is of a kind.
    pub(super) fn is(&self, kind: Word, word: &str) -> bool {
        self.words.get(word).is_some_and(|kinds| kinds.contains(&kind))
    }
}

/// Table, name and phrases, divided by semicolons.
type Entry = (&'static str, &'static str, &'static str);

/// The entries of all embedded files. They are cut by hand, because arrays of 2,000 strings take a TOML parser
/// 1 ms; a test holds this against one.
fn entries() -> Vec<Entry> {
    let mut entries = Vec::new();
    for (_, text) in crate::embedded::under(FOLDER) {
        let mut table = "";
        for line in text.lines() {
            if let Some(name) = line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
                table = name;
            } else if let Some((name, value)) = line.split_once(" = \"")
                && let Some(value) = value.strip_suffix('"')
            {
                entries.push((table, name, value));
            }
        }
    }
    entries
}

/// Name and phrase of all entries of a table.
fn phrases_of(entries: &[Entry], table: &str) -> impl Iterator<Item = (&'static str, &'static str)> {
    let of_table = entries.iter().filter(move |(found, _, _)| *found == table);
    of_table.flat_map(|&(_, name, phrases)| phrases.split("; ").map(move |phrase| (name, phrase)))
}

fn valued<T: Copy>(entries: &[Entry], table: &str, value: fn(&str) -> Option<T>) -> Phrases<T> {
    phrases_of(entries, table).filter_map(|(name, phrase)| Some((phrase, value(name)?))).collect()
}

fn word(name: &str) -> Option<Word> {
    Some(match name {
        "stops" => Word::Stop,
        "leads" => Word::Lead,
        "tails" => Word::Tail,
        "generic" => Word::Generic,
        _ => return None,
    })
}

fn section(name: &str) -> Option<LineSection> {
    Some(match name {
        "company" => LineSection::Company,
        "duties" => LineSection::Duties,
        "must" => LineSection::Must,
        "preferred" => LineSection::Preferred,
        "benefits" => LineSection::Benefits,
        "location" => LineSection::Location,
        // How to apply is no part of the advert's content either.
        "legal" | "apply" => LineSection::Legal,
        _ => return None,
    })
}

fn cue(name: &str) -> Option<Cue> {
    Some(match name {
        "must" => Cue::Around(Necessity::Must),
        "preferred" => Cue::Around(Necessity::Preferred),
        "forward" => Cue::After(Necessity::Preferred),
        "negated" => Cue::Negated,
        _ => return None,
    })
}

fn line_cue(name: &str) -> Option<LineCue> {
    Some(match name {
        "duties" => LineCue::Duties,
        "location" => LineCue::Location,
        "legal" => LineCue::Legal,
        "benefits" => LineCue::Benefits,
        _ => return None,
    })
}

fn trigger(name: &str) -> Option<Trigger> {
    Some(match name {
        "noun" => Trigger::Noun,
        "verb" => Trigger::Verb,
        _ => return None,
    })
}

fn join(name: &str) -> Option<Join> {
    Some(match name {
        "or" => Join::Or,
        "and" => Join::And,
        "one_of" => Join::OneOf,
        _ => return None,
    })
}

fn end(name: &str) -> Option<End> {
    Some(match name {
        "strong" => End::Strong,
        "weak" => End::Weak,
        "line" => End::Line,
        _ => return None,
    })
}

fn head(name: &str) -> Option<Head> {
    Some(match name {
        "company" => Head::Company,
        "place" => Head::Place,
        "title" => Head::Title,
        "noise" => Head::Noise,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    #[test]
    fn entries_are_cut_as_a_toml_parser_does() {
        let mut cut: Vec<(String, String, String)> =
            entries().into_iter().map(|(a, b, c)| (a.to_owned(), b.to_owned(), c.to_owned())).collect();
        let mut parsed = Vec::new();
        for (path, text) in crate::embedded::under(FOLDER) {
            let file: BTreeMap<String, BTreeMap<String, String>> =
                toml::from_str(text).unwrap_or_else(|error| panic!("{path}: {error}"));
            for (table, lists) in file {
                parsed.extend(lists.into_iter().map(|(name, phrases)| (table.clone(), name, phrases)));
            }
        }
        cut.sort();
        parsed.sort();
        assert_eq!(cut, parsed);
    }

    #[test]
    fn every_name_means_something() {
        for (table, name, _) in entries() {
            let known = match table {
                "headings" | "hints" | "labels" => section(name).is_some(),
                "cues" => cue(name).is_some() || line_cue(name).is_some(),
                "triggers" => trigger(name).is_some(),
                "lists" => join(name).is_some(),
                "ends" => end(name).is_some(),
                "head" => head(name).is_some() || name == "nouns",
                "phrases" => word(name).is_some(),
                _ => false,
            };
            assert!(known, "[{table}] {name}");
        }
    }
}
