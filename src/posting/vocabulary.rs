//! The words of `rules/languages/` by which headings, cues and ends of postings are known.

use super::words::{Credentials, Degrees, Groups, Here, Places, Sections, Sentences, Spoken, Things, Years};
use super::{LineSection, Necessity};
use crate::lexicon::{Phrases, Token, Words};

/// What a cue says about the words around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Cue {
    /// The words before it, or after it if it comes first.
    Around(Necessity),
    /// The words after it.
    After(Necessity),
    /// Nothing is asked.
    Negated,
    /// It is not asked, or merely welcome if the sentence says so.
    Optional,
    /// What follows is not asked, if a cue behind it says that it is needed.
    Without,
}

/// What a line is about, whatever section it stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum LineCue {
    /// What the person must be or have, said to or of them.
    Asks,
    /// A step of the application, if a number follows.
    Step,
    /// What the reader is to send.
    Sends,
    Duties,
    Location,
    Legal,
    Benefits,
}

/// What follows a trigger.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Trigger {
    /// Things that a person has to do with (`experience with …`).
    Held,
    /// Things (`use of …`).
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
    /// Before the title, or between it and the employer.
    Hiring,
}

/// Words beside the employer's name in a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Hint {
    /// Before it: `at`, `chez`.
    Before,
    /// Before it, if it has several words: `the`.
    Article,
    /// After it, and after no other name: `is hiring`.
    Hires,
    /// After it, and after other names: `is a`, `offers`.
    Is,
}

/// Names of places.
#[derive(Debug)]
pub(super) struct Gazetteer {
    /// Folded.
    pub(super) towns: Words,
    /// Regions and countries, folded.
    pub(super) wider: Words,
    /// Of regions and countries.
    pub(super) codes: Words,
}

/// How things are joined.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Join {
    Or,
    And,
    OneOf,
    /// What follows are some of a kind.
    Examples,
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
#[derive(Debug)]
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
    titles: Words,
    stops: Words,
    leads: Words,
    tails: Words,
    generic: Words,
    /// Words of a language whose nouns all have capitals.
    pub(super) capitalised_nouns: Words,
    /// What titles write for the sexes.
    pub(super) sexes: Words,
    /// Phrases before a place where one must be.
    pub(super) residence: Phrases<()>,
    /// Phrases before the place where the employer is.
    pub(super) seats: Phrases<()>,
    pub(super) employers: Phrases<Hint>,
    /// Words of job titles in all languages that résumés are read in.
    pub(super) posts: Words,
    pub(super) gazetteer: Gazetteer,
    pub(super) sections: Sections,
    pub(super) sentences: Sentences,
    pub(super) groups: Groups,
    pub(super) things: Things,
    pub(super) years: Years,
    pub(super) degrees: Degrees,
    pub(super) credentials: Credentials,
    pub(super) places: Places,
    pub(super) spoken: Spoken,
    pub(super) here: &'static [Here],
    /// Numbers in words.
    pub(super) numbers: Words<u32>,
    /// Codes of the languages whose headings are known.
    pub(super) languages: &'static [&'static str],
    /// Legal forms of companies.
    pub(super) legal_forms: Words,
}

/// Written by the build script.
static VOCABULARY: Vocabulary = include!(concat!(env!("OUT_DIR"), "/posting_vocabulary.rs"));

impl Vocabulary {
    /// The words that come with the program.
    pub(super) fn builtin() -> &'static Self {
        &VOCABULARY
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
        match kind {
            Word::Stop => self.stops.contains(word),
            Word::Lead => self.leads.contains(word),
            Word::Tail => self.tails.contains(word),
            Word::Generic => self.generic.contains(word),
        }
    }
}
