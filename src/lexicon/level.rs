//! Levels of degrees and of languages, so that what is shown can be held against what is asked.

use super::Phrases;
use super::token::{Token, tokens};
use std::sync::OnceLock;

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

/// Words of each level; those in capitals only in capitals, because they are other words too.
const DEGREES: &[(DegreeLevel, &[&str])] = &[
    (
        DegreeLevel::Doctor,
        &[
            "phd",
            "ph.d",
            "doctorate",
            "doctoral degree",
            "dphil",
            "pharmd",
            "juris doctor",
            "DVM",
            "DDS",
            "doctor of",
            "promotion zum",
            "doktorat",
            "doctorat",
            "doctorado",
            "promotie",
            "gepromoveerd",
            "doutorado",
            "MD",
            "DNP",
            "EdD",
            "ed.d",
            "pharm.d",
            "psy.d",
        ],
    ),
    (
        DegreeLevel::Master,
        &[
            "master",
            "masters",
            "msc",
            "MS",
            "MA",
            "MBA",
            "MEng",
            "MSN",
            "MPH",
            "LLM",
            "mphil",
            "m.sc",
            "m.eng",
            "m.ed",
            "m.phil",
            "m.tech",
            "ll.m",
            "mres",
            "diplom",
            "dipl",
            "magister",
            "maestría",
            "master universitario",
            "ingeniería superior",
            "bac+5",
            "wo",
            "wo-niveau",
            "wo-opleiding",
            "máster",
            "mestrado",
            "staatsexamen",
            "diplôme d'ingénieur",
            "magister inżynier",
            "laurea magistrale",
        ],
    ),
    (
        DegreeLevel::Postgraduate,
        &["postgraduate", "post-graduate", "pós-graduação", "posgrado", "PGCE", "PGDip"],
    ),
    (
        DegreeLevel::Bachelor,
        &[
            "bachelor",
            "bachelors",
            "bsc",
            "b.sc",
            "b.eng",
            "b.ed",
            "b.com",
            "b.tech",
            "ll.b",
            "LLB",
            "BEd",
            "BS",
            "BA",
            "BEng",
            "BSN",
            "BBA",
            "BCom",
            "btech",
            "undergraduate degree",
            "university degree",
            "college degree",
            "graduate degree",
            "degree",
            "third-level qualification",
            "studium",
            "hochschulabschluss",
            "hochschulstudium",
            "universitätsabschluss",
            "licence professionnelle",
            "bacharelado",
            "ensino superior",
            "graduação",
            "licenciatura",
            "título universitario",
            "grado en",
            "licenciado",
            "bac+3",
            "bac+4",
            "grado universitario",
            "titulación universitaria",
            "titulación superior",
            "formación universitaria",
            "estudios universitarios",
            "diplomatura",
            "licence en",
            "diplôme universitaire",
            "diplôme d'état",
            "hbo",
            "hbo-niveau",
            "hbo-opleiding",
            "hbo-v",
            "universitaire opleiding",
            "ensino superior completo",
            "superior completo",
            "inżynier",
            "licencjat",
            "laurea",
        ],
    ),
    (
        DegreeLevel::Associate,
        &[
            "associate degree",
            "associate's degree",
            "associates degree",
            "AAS",
            "ADN",
            "HND",
            "BTS",
            "DUT",
            "foundation degree",
            "tecnólogo",
            "bac+2",
            "ciclo formativo de grado superior",
            "técnico superior",
            "CFGS",
            "FP II",
            "BUT",
            "higher national diploma",
        ],
    ),
    (
        DegreeLevel::Vocational,
        &[
            "certificate iii",
            "cert iii",
            "certificate iv",
            "cert iv",
            "CAP",
            "BEP",
            "bac pro",
            "ausbildung",
            "berufsausbildung",
            "NVQ",
            "vocational training",
            "trade certificate",
            "formación profesional",
            "ciclo formativo de grado medio",
            "grado medio",
            "CFGM",
            "mbo",
            "mbo-niveau",
            "mbo-opleiding",
            "vakopleiding",
            "apprentissage",
            "ensino técnico",
            "curso técnico",
            "diploma of",
            "gesellenbrief",
            "trade school",
        ],
    ),
    (
        DegreeLevel::School,
        &[
            "high school",
            "high school degree",
            "GED",
            "secondary school",
            "abitur",
            "matura",
            "baccalauréat",
            "ensino médio",
            "bachillerato",
            "educación secundaria",
            "graduado escolar",
            "vwo",
            "havo",
            "vmbo",
            "secundário",
            "12º ano",
            "mittlere reife",
            "realschulabschluss",
            "hauptschulabschluss",
            "a-levels",
            "leaving certificate",
            "secondary education",
        ],
    ),
];

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
    static INDEX: OnceLock<Phrases<(DegreeLevel, Option<&'static str>)>> = OnceLock::new();
    let index = INDEX.get_or_init(|| {
        let cased = |form: &'static str| form.chars().any(char::is_uppercase).then_some(form);
        let forms = DEGREES.iter().flat_map(|(level, forms)| forms.iter().map(move |form| (*level, *form)));
        forms.map(|(level, form)| (form, (level, cased(form)))).collect()
    });
    let (length, (level, cased)) = index.at(words, at)?;
    let written = text.get(words.get(at)?.start..words.get(at + length - 1)?.end)?;
    // `B.S.` ends before its last dot.
    let same = cased.is_none_or(|form| written.replace('.', "") == form);
    same.then_some((length, level))
}

/// Rank of a level of a language from 1 (A1) to 7 (mother tongue), from a level of the Common European
/// Framework or the words usual in its place.
pub fn fluency_rank(text: &str) -> Option<u8> {
    const WORDS: &[(&str, u8)] = &[
        ("native", 7),
        ("mother", 7),
        ("muttersprache", 7),
        ("muttersprachlich", 7),
        ("maternelle", 7),
        ("nativo", 7),
        ("materna", 7),
        ("bilingual", 7),
        ("bilingue", 7),
        ("bilingüe", 7),
        ("fluent", 5),
        ("fluency", 5),
        ("fließend", 5),
        ("verhandlungssicher", 5),
        ("courant", 5),
        ("fluido", 5),
        ("fluente", 5),
        ("proficient", 5),
        ("excellent", 5),
        ("full", 5),
        ("advanced", 5),
        ("avanzado", 5),
        ("avançado", 5),
        ("avancé", 5),
        ("business", 5),
        ("professional", 5),
        ("sehr", 5),
        ("gut", 4),
        ("gute", 4),
        ("good", 4),
        ("upper", 4),
        ("intermediate", 3),
        ("intermedio", 3),
        ("intermediário", 3),
        ("intermédiaire", 3),
        ("conversational", 3),
        ("limited", 3),
        ("working", 3),
        ("basic", 2),
        ("basics", 2),
        ("grundkenntnisse", 2),
        ("notions", 2),
        ("básico", 2),
        ("vloeiend", 5),
        ("vloeiende", 5),
        ("uitstekend", 5),
        ("uitstekende", 5),
        ("moedertaal", 7),
        ("goed", 4),
        ("goede", 4),
        ("basiskennis", 2),
        ("bom", 4),
        ("bueno", 4),
        ("alto", 5),
        ("bon", 4),
        ("gutes", 4),
        ("natif", 7),
        ("nativa", 7),
        ("courante", 5),
        ("opérationnel", 4),
        ("elementary", 1),
        ("beginner", 1),
    ];
    const CEFR: &[(&str, u8)] = &[("c2", 6), ("c1", 5), ("b2", 4), ("b1", 3), ("a2", 2), ("a1", 1)];
    let words = tokens(text);
    let rank = |table: &[(&str, u8)]| {
        words
            .iter()
            .filter_map(|word| {
                table.iter().find(|(name, _)| *name == word.norm.trim_end_matches('+')).map(|(_, rank)| *rank)
            })
            .max()
    };
    rank(CEFR).or_else(|| rank(WORDS))
}

#[cfg(test)]
mod tests {
    use super::{DegreeLevel, degree_level, fluency_rank};

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
    fn a_framework_level_beats_a_word() {
        assert_eq!(fluency_rank("fluent (min. B2)"), Some(4));
        assert_eq!(fluency_rank("Native"), Some(7));
        assert_eq!(fluency_rank("French"), None);
    }
}
