//! Word stems, for telling `designed` and `design` as one.

use rust_stemmers::{Algorithm, Stemmer};
use std::collections::HashMap;
use std::sync::OnceLock;

/// Words that Snowball's English stemmer joins though they differ, or parts though they belong
/// together. Measured on the development postings and on lists of trades: it maps `accounting`,
/// `accountant` and `accounts` to one stem, and `analysis` and `analyses` to two.
const EXCEPTIONS: &[(&str, &str)] = &[
    ("analyses", "analysi"),
    ("analyse", "analyz"),
    ("analysed", "analyz"),
    ("analysing", "analyz"),
    ("accountant", "accountant"),
    ("accountants", "accountant"),
    ("account", "account-noun"),
    ("accounts", "account-noun"),
    ("accountable", "accountable"),
    ("universal", "universal"),
    ("university", "university"),
    ("universities", "university"),
    ("organ", "organ"),
    ("news", "news"),
    ("general", "general"),
    ("generic", "generic"),
    ("operative", "operative"),
    ("operatives", "operative"),
    ("welder", "weld"),
    ("welders", "weld"),
    ("negotiator", "negoti"),
    ("mentorship", "mentor"),
    ("researcher", "research"),
    ("researchers", "research"),
    ("manager", "manag"),
    ("managers", "manag"),
    ("management", "manag"),
    ("programmer", "program"),
    ("programmers", "program"),
    ("programme", "program"),
    ("programmes", "program"),
    ("policy", "policy"),
    ("policies", "policy"),
    ("police", "police"),
    ("marketing", "marketing"),
    ("market", "market"),
    ("engineering", "engineering"),
    ("engineer", "engineer"),
    ("engineers", "engineer"),
    ("relation", "relation"),
    ("relations", "relation"),
    ("relative", "relative"),
    ("international", "international"),
    ("internal", "internal"),
    ("intern", "intern"),
    ("interns", "intern"),
    ("internship", "intern"),
    ("customs", "customs"),
    ("custom", "custom"),
    ("customer", "customer"),
    ("customers", "customer"),
    ("stock", "stock"),
    ("physics", "physics"),
    ("physical", "physical"),
];

/// British spellings that end otherwise in American: both become the American one.
const SPELLINGS: &[(&str, &str)] = &[
    ("isation", "ization"),
    ("isations", "ization"),
    ("ising", "izing"),
    ("ised", "ized"),
    ("iser", "izer"),
    ("ise", "ize"),
];

/// Whole words of the two spellings.
const WORDS: &[(&str, &str)] = &[
    ("colour", "color"),
    ("behaviour", "behavior"),
    ("labour", "labor"),
    ("centre", "center"),
    ("licence", "license"),
    ("catalogue", "catalog"),
    ("judgement", "judgment"),
    ("aluminium", "aluminum"),
    ("defence", "defense"),
    ("practise", "practice"),
];

/// Stems English words; others come out unchanged or nearly so.
pub struct Stems {
    stemmer: Stemmer,
    exceptions: HashMap<&'static str, &'static str>,
}

impl Stems {
    /// The one table of the program.
    pub fn english() -> &'static Self {
        static STEMS: OnceLock<Stems> = OnceLock::new();
        STEMS.get_or_init(|| Self {
            stemmer: Stemmer::create(Algorithm::English),
            exceptions: EXCEPTIONS.iter().copied().collect(),
        })
    }

    /// The stem of a lower-case word.
    pub fn stem(&self, word: &str) -> String {
        // Acronyms and names with signs have no endings.
        if word.chars().count() <= 3 || !word.chars().all(char::is_alphabetic) {
            return word.to_owned();
        }
        let word = american(word);
        match self.exceptions.get(word.as_str()) {
            Some(&stem) => stem.to_owned(),
            None => self.stemmer.stem(&word).into_owned(),
        }
    }
}

fn american(word: &str) -> String {
    if let Some((_, american)) =
        WORDS.iter().find(|(british, _)| word.strip_suffix('s').unwrap_or(word) == *british)
    {
        return (*american).to_owned();
    }
    for (british, american) in SPELLINGS {
        // `rise`, `wise`, `raised`: too short to be a verb in -ise.
        if let Some(head) = word.strip_suffix(british).filter(|head| head.len() >= 4) {
            return format!("{head}{american}");
        }
    }
    word.to_owned()
}

#[cfg(test)]
mod tests {
    use super::Stems;

    fn same(a: &str, b: &str) -> bool {
        Stems::english().stem(a) == Stems::english().stem(b)
    }

    #[test]
    fn forms_of_one_word_meet() {
        for (a, b) in [
            ("designed", "design"),
            ("automation", "automate"),
            ("mentoring", "mentored"),
            ("modelling", "modeling"),
            ("visualisation", "visualization"),
            ("analyses", "analysi"),
            ("welder", "welding"),
            ("licences", "license"),
        ] {
            assert!(same(a, b), "{a} {b}");
        }
    }

    #[test]
    fn different_words_do_not() {
        for (a, b) in [
            ("accounting", "accountant"),
            ("accounts", "accounting"),
            ("university", "universal"),
            ("marketing", "market"),
            ("policy", "police"),
        ] {
            assert!(!same(a, b), "{a} {b}");
        }
    }
}
