//! Levels of degrees and of languages, so that what is shown can be held against what is asked.

use super::Phrases;
use super::token::{Token, tokens};

/// Levels of education, lowest first. Vocational training and short tertiary awards share rungs as in
/// the International Standard Classification of Education (ISCED 2011, levels 3 to 8).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DegreeLevel {
    /// Leaving certificate of a secondary school.
    School,
    /// Vocational training, apprenticeship.
    Vocational,
    /// Associate, BTS, HND and the like.
    Associate,
    /// Bachelor; also "a degree" without more.
    Bachelor,
    /// A course after a first degree, without being a master.
    Postgraduate,
    /// Master, diploma of a university.
    Master,
    /// Doctorate.
    Doctor,
}

impl DegreeLevel {
    /// The word used in output.
    pub fn name(self) -> &'static str {
        match self {
            Self::School => "school",
            Self::Vocational => "vocational",
            Self::Associate => "associate",
            Self::Bachelor => "bachelor",
            Self::Postgraduate => "postgraduate",
            Self::Master => "master",
            Self::Doctor => "phd",
        }
    }

    /// Whether it is an award of tertiary education (ISCED level 5 and above).
    pub fn is_tertiary(self) -> bool {
        self >= Self::Associate
    }
}

/// Degrees as postings and running text name them; those that are other words too with the capitals that tell them.
static DEGREES: Phrases<(DegreeLevel, Option<&str>)> = include!(concat!(env!("OUT_DIR"), "/degrees.rs"));

/// The highest level that a text names. The words of one degree name no other: the `degree` of `associate degree` is
/// no Bachelor.
pub fn degree_level(text: &str) -> Option<DegreeLevel> {
    let words = tokens(text);
    let mut highest = None;
    let mut at = 0;
    while at < words.len() {
        let found = degree_at(text, &words, at);
        highest = highest.max(found.map(|(_, level)| level));
        at += found.map_or(1, |(length, _)| length);
    }
    highest
}

/// The degree named at word `at` of `text`: its number of words and its level.
pub fn degree_at(text: &str, words: &[Token], at: usize) -> Option<(usize, DegreeLevel)> {
    let (length, (level, cased)) = DEGREES.at(words, at)?;
    let written = text.get(words.get(at)?.start..words.get(at + length - 1)?.end)?;
    // `B.S.` ends before its last dot.
    let same = cased.is_none_or(|form| written.replace('.', "") == form);
    same.then_some((length, level))
}

/// Words of how well a language is spoken, lowest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fluency {
    /// A1.
    Beginner,
    /// A2.
    Basic,
    /// B1, for work.
    Limited,
    /// B1, in talk.
    Conversational,
    /// B1.
    Intermediate,
    /// B2.
    Good,
    /// C1, for work.
    Business,
    /// C1.
    Advanced,
    /// C1, in talk.
    Fluent,
    /// C1, in praise.
    Excellent,
    /// One of two mother tongues.
    Bilingual,
    /// Mother tongue.
    Native,
}

/// Words of how well a language is spoken.
static FLUENCY: Phrases<Fluency> = include!(concat!(env!("OUT_DIR"), "/fluency.rs"));

/// How well a language is spoken, named at word `at`: its number of words and the level.
pub fn fluency_at(words: &[Token], at: usize) -> Option<(usize, Fluency)> {
    FLUENCY.at(words, at)
}

impl Fluency {
    /// The English word for it where it is asked; none for words of praise, which ask for no level (`good English`).
    pub fn asked(self) -> Option<&'static str> {
        Some(match self {
            Self::Beginner | Self::Basic => "basic",
            Self::Conversational => "conversational",
            Self::Intermediate => "intermediate",
            Self::Business => "business",
            Self::Advanced => "advanced",
            Self::Fluent => "fluent",
            Self::Native => "native",
            Self::Limited | Self::Good | Self::Excellent | Self::Bilingual => return None,
        })
    }

    /// From 1 (A1) over 6 (C2) to 7 (mother tongue), by the levels of the Common European Framework.
    pub fn rank(self) -> u8 {
        match self {
            Self::Beginner => 1,
            Self::Basic => 2,
            Self::Limited | Self::Conversational | Self::Intermediate => 3,
            Self::Good => 4,
            Self::Business | Self::Advanced | Self::Fluent | Self::Excellent => 5,
            Self::Bilingual | Self::Native => 7,
        }
    }
}

/// The levels of the Common European Framework of Reference for Languages, lowest first.
const FRAMEWORK: [&str; 6] = ["a1", "a2", "b1", "b2", "c1", "c2"];

/// The rank ([`Fluency::rank`]) of a level of the Common European Framework; `word` is folded, a plus sign may follow.
pub fn framework_level(word: &str) -> Option<u8> {
    let place = FRAMEWORK.iter().position(|level| *level == word.trim_end_matches('+'))?;
    u8::try_from(place + 1).ok()
}

/// Rank ([`Fluency::rank`]) of the best level of the Common European Framework that a text names.
pub fn framework_rank(text: &str) -> Option<u8> {
    tokens(text).iter().filter_map(|word: &Token| framework_level(&word.norm)).max()
}

#[cfg(test)]
mod tests {
    use super::{DegreeLevel, degree_level, framework_rank};

    #[test]
    fn the_highest_degree_counts() {
        assert_eq!(degree_level("Bachelor of Science"), Some(DegreeLevel::Bachelor));
        assert_eq!(degree_level("B.S."), Some(DegreeLevel::Bachelor));
        assert_eq!(degree_level("MS in Physics (BS honours)"), Some(DegreeLevel::Master));
        assert_eq!(degree_level("Diplom-Betriebswirt (FH)"), Some(DegreeLevel::Master));
        assert_eq!(degree_level("a cap on ms"), None);
    }

    #[test]
    fn the_words_of_one_degree_name_no_other() {
        for text in ["Associate degree", "Associate's degree in Nursing", "Foundation degree"] {
            assert_eq!(degree_level(text), Some(DegreeLevel::Associate), "{text}");
        }
        assert_eq!(degree_level("High school degree"), Some(DegreeLevel::School));
        assert_eq!(degree_level("Associate degree, then a Master's degree"), Some(DegreeLevel::Master));
    }

    #[test]
    fn levels_of_the_framework_rank_in_order() {
        assert_eq!(framework_rank("fluent (min. B2)"), Some(4));
        assert_eq!(framework_rank("B2/C1+"), Some(5));
        assert_eq!(framework_rank("fluent"), None);
    }
}
