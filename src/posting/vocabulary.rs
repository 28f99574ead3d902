//! `rules/vocabulary/posting/*.toml`: the words by which headings, cues and ends of postings are known.

use super::{LineSection, Necessity};
use crate::lexicon::Phrases;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::OnceLock;

type Lists = BTreeMap<String, Vec<String>>;

/// One language's file.
#[derive(Debug, Default, serde::Deserialize)]
#[serde(default, deny_unknown_fields)]
struct File {
    headings: Lists,
    labels: Lists,
    cues: Lists,
    triggers: Lists,
    lists: Lists,
    ends: Lists,
    head: Lists,
    phrases: Lists,
}

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
    pub(super) labels: Phrases<LineSection>,
    pub(super) cues: Phrases<Cue>,
    pub(super) lines: Phrases<LineCue>,
    pub(super) triggers: Phrases<Trigger>,
    pub(super) joins: Phrases<Join>,
    pub(super) ends: Phrases<End>,
    pub(super) head: Phrases<Head>,
    /// Last words of job titles.
    pub(super) titles: HashSet<String>,
    /// Words that bound noun phrases.
    words: HashMap<String, Vec<Word>>,
}

impl Vocabulary {
    /// The words that come with the program, read on first use.
    pub(super) fn builtin() -> &'static Self {
        static VOCABULARY: OnceLock<Vocabulary> = OnceLock::new();
        VOCABULARY.get_or_init(|| {
            let mut vocabulary = Self::default();
            for (_, text) in crate::rules::embedded::under("vocabulary/posting/") {
                // A test reads every file; a faulty one cannot be shipped.
                if let Ok(file) = toml::from_str::<File>(text) {
                    vocabulary.add(&file);
                }
            }
            vocabulary
        })
    }

    /// Whether a word, in lower case, is of a kind.
    pub(super) fn is(&self, kind: Word, word: &str) -> bool {
        self.words.get(word).is_some_and(|kinds| kinds.contains(&kind))
    }

    fn add(&mut self, file: &File) {
        each(&file.headings, section, &mut self.headings);
        each(&file.labels, section, &mut self.labels);
        each(&file.cues, cue, &mut self.cues);
        each(&file.cues, line_cue, &mut self.lines);
        each(&file.triggers, trigger, &mut self.triggers);
        each(&file.lists, join, &mut self.joins);
        each(&file.ends, end, &mut self.ends);
        each(&file.head, head, &mut self.head);
        let kinds =
            [("stops", Word::Stop), ("leads", Word::Lead), ("tails", Word::Tail), ("generic", Word::Generic)];
        for (name, kind) in kinds {
            for word in file.phrases.get(name).into_iter().flatten() {
                self.words.entry(word.clone()).or_default().push(kind);
            }
        }
        self.titles.extend(file.head.get("nouns").into_iter().flatten().cloned());
    }
}

fn each<T: Copy>(lists: &Lists, value: fn(&str) -> Option<T>, phrases: &mut Phrases<T>) {
    for (name, list) in lists {
        if let Some(value) = value(name) {
            for phrase in list {
                phrases.add(phrase, value);
            }
        }
    }
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
    use super::File;

    #[test]
    fn every_file_can_be_read() {
        for (path, text) in crate::rules::embedded::under("vocabulary/posting/") {
            if let Err(error) = toml::from_str::<File>(text) {
                panic!("{path}: {error}");
            }
        }
    }
}
