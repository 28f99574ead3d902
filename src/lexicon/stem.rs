//! Word stems, for telling `designed` and `design` as one.

use rust_stemmers::{Algorithm, Stemmer};
use std::collections::HashMap;
use std::sync::OnceLock;

/// Pairs of a word, or the end of one, and what it becomes.
type Pairs = &'static [(&'static str, &'static str)];

/// Words and ends of words that are brought to another form than the stemmer gives, from the languages' files.
struct Forms {
    exceptions: Pairs,
    endings: Pairs,
    spellings: Pairs,
}

static FORMS: Forms = include!(concat!(env!("OUT_DIR"), "/stems.rs"));

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
            exceptions: FORMS.exceptions.iter().copied().collect(),
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
        FORMS.spellings.iter().find(|(british, _)| word.strip_suffix('s').unwrap_or(word) == *british)
    {
        return (*american).to_owned();
    }
    for (british, american) in FORMS.endings {
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
