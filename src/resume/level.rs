//! How high a degree is, and how well a language is spoken, by the words that fields are read with.

use super::vocabulary::vocabulary;
use crate::lexicon::{self, DegreeLevel, framework_rank};
use crate::text::words::folded_words;

/// Words in the longest name of a level: `bachelor of science in nursing`.
const LONGEST: usize = 6;

/// The highest level that a degree names, as studies name it: here `ba` is a degree and not a word. None if nothing
/// tells its level.
pub fn degree_level(degree: &str) -> Option<DegreeLevel> {
    let degrees = &vocabulary().degree_levels;
    let named = longest(&folded_words(degree), |phrase| degrees.get(phrase));
    named.into_iter().flatten().max().or_else(|| lexicon::degree_level(degree))
}

/// The rank of how well a language is spoken ([`lexicon::Fluency::rank`]): by a level of the Common European Framework, else
/// by the best of the words usual in its place. None if we understand neither.
pub fn fluency_rank(fluency: &str) -> Option<u8> {
    let levels = &vocabulary().levels;
    let by_word = || longest(&folded_words(fluency), |phrase| levels.get(phrase)).into_iter().flatten().max();
    framework_rank(fluency).or_else(|| by_word().map(|level| level.rank()))
}

/// The values of the phrases in a row of words, left to right, the longest at each place.
fn longest<V>(words: &[String], value: impl Fn(&str) -> Option<V>) -> Vec<V> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(rest) = words.get(at..).filter(|rest| !rest.is_empty()) {
        let phrase = |length: usize| Some((length, value(&rest.get(..length)?.join(" "))?));
        let known = (1..=LONGEST.min(rest.len())).rev().find_map(phrase);
        at += known.as_ref().map_or(1, |(length, _)| *length);
        found.extend(known.map(|(_, value)| value));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::DegreeLevel::{Associate, Bachelor, Doctor, Master, School};

    /// Degrees whose name tells no level, though it is read: added here only after a look.
    const UNRANKED: &[&str] = &[
        "attestation",
        "attestato",
        "certificaat",
        "certificat",
        "certificate",
        "cum laude",
        "diploma",
        "diplome",
        "dyplom",
        "examen",
        "formacao",
        "formation",
        "grunnfag",
        "mellomfag",
        "mezun",
        "oklevel",
        "minor",
        "propedeuse",
        "studia",
        "swiadectwo",
        "teknologie",
        "titulo",
        "vitnemal",
        "weiterbildung zum",
        "weiterbildung zur",
        "yrkesexamen",
        "arsstudium",
    ];

    #[test]
    fn every_degree_that_is_read_has_a_level_or_is_marked_to_have_none() {
        let degrees = &vocabulary().degree_levels;
        let level = |degree: &&str| degrees.get(degree).flatten();
        let unranked: Vec<&str> = degrees.words().filter(|degree| level(degree).is_none()).collect();
        let mut known = UNRANKED.to_vec();
        known.sort_unstable();
        assert_eq!(unranked, known);
        for degree in degrees.words() {
            assert!(level(&degree).is_none() || degree_level(degree) == level(&degree), "{degree}");
        }
    }

    #[test]
    fn degrees_of_all_languages_have_their_level() {
        for (degree, level) in [
            ("Associate of Science", Associate),
            ("Associate degree in Mechatronics", Associate),
            ("BA (Hons)", Bachelor),
            ("bachelor of science in nursing", Bachelor),
            ("Civilingenjör", Master),
            ("Kandidatexamen", Bachelor),
            ("Magisterexamen i fysik", Master),
            ("Lisans", Bachelor),
            ("Yüksek Lisans", Master),
            ("Bakalar", Bachelor),
            ("High School Diploma", School),
            ("Ph.D.", Doctor),
            ("Hochschulabschluss", Bachelor),
        ] {
            assert_eq!(degree_level(degree), Some(level), "{degree}");
        }
        assert_eq!(degree_level("Diploma"), None);
    }

    #[test]
    fn each_language_has_words_for_the_basics_and_for_the_mother_tongue() {
        for (basic, native) in [
            ("základní", "rodilý mluvčí"),
            ("grundlæggende", "modersmål"),
            ("Grundkenntnisse", "Muttersprache"),
            ("basic", "Native or bilingual proficiency"),
            ("básico", "lengua materna"),
            ("notions", "langue maternelle"),
            ("base", "madrelingua"),
            ("grunnleggende", "morsmål"),
            ("basiskennis", "moedertaal"),
            ("podstawowy", "język ojczysty"),
            ("basico", "língua materna"),
            ("grundläggande", "modersmål"),
            ("temel", "ana dil"),
        ] {
            assert_eq!((fluency_rank(basic), fluency_rank(native)), (Some(2), Some(7)), "{basic}, {native}");
        }
    }

    #[test]
    fn a_framework_level_beats_a_word_and_a_longer_name_a_shorter_one() {
        assert_eq!(fluency_rank("fluent (min. B2)"), Some(4));
        assert_eq!(fluency_rank("C1+"), Some(5));
        assert_eq!(fluency_rank("středně pokročilý"), Some(3));
        assert_eq!(fluency_rank("limited working proficiency"), Some(3));
        assert_eq!(fluency_rank("twangling"), None);
    }
}
