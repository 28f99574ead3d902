//! Words and terms: how texts are cut into words, which terms we know, their other names, their stems.
//! Both the posting and the résumé are read with it.

mod level;
mod load;
mod orthography;
mod phrase;
mod spelling;
mod spoken;
mod start;
mod stem;
mod table;
mod term;
mod token;

pub use level::{DegreeLevel, Fluency, degree_at, degree_level, fluency_at, framework_level, framework_rank};
pub use phrase::Phrases;
pub use spoken::{examined_language, language_name};
pub use stem::Stems;
pub use table::Words;
pub use term::{Form, Term, TermKind, parts};
pub use token::{Token, key, tokens};

use load::TABLES;
use start::hash;
use std::sync::OnceLock;

/// A term found in a row of words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hit {
    /// Index of the first word.
    pub first: usize,
    /// Number of words.
    pub length: usize,
    /// Index of the term.
    pub term: usize,
    /// Index of the form.
    pub form: usize,
}

/// All terms. Where they start is indexed when the program is built; a term is read when a text holds its first words,
/// because reading all of them takes longer than everything else that is done with a posting.
#[derive(Debug, Default)]
pub struct Lexicon {
    /// The terms read so far.
    terms: Vec<OnceLock<Option<Box<Term>>>>,
}

impl Lexicon {
    /// The terms that come with the program, read on first use.
    pub fn builtin() -> &'static Self {
        static LEXICON: OnceLock<Lexicon> = OnceLock::new();
        LEXICON.get_or_init(|| Self { terms: TABLES.entries.iter().map(|_| OnceLock::new()).collect() })
    }

    /// The term of an index.
    pub fn term(&self, index: usize) -> Option<&Term> {
        let (slot, entry) = (self.terms.get(index)?, TABLES.entries.get(index)?);
        slot.get_or_init(|| load::term(entry).map(Box::new)).as_deref()
    }

    /// How many terms there are.
    pub fn len(&self) -> usize {
        self.terms.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }

    /// The term that one of whose forms is exactly `text`, but for case and plural.
    pub fn named(&self, text: &str) -> Option<&Term> {
        let words = tokens(text);
        let hit = self.longest_at(text, &words, 0, false)?;
        (hit.length == words.len()).then(|| self.term(hit.term)).flatten()
    }

    /// The terms in a row of words of `text`, left to right, the longest at each place.
    pub fn find(&self, text: &str, words: &[Token]) -> Vec<Hit> {
        let mut hits = Vec::new();
        let mut at = 0;
        while at < words.len() {
            match self.longest_at(text, words, at, true) {
                Some(hit) => {
                    at += hit.length;
                    hits.push(hit);
                }
                None => at += 1,
            }
        }
        hits
    }

    /// The longest form that starts at word `at`; of equals, one in its own case before an everyday word.
    fn longest_at(&self, text: &str, words: &[Token], at: usize, cased: bool) -> Option<Hit> {
        let start = hash(&words.get(at)?.key);
        let next = words.get(at + 1).map_or(0, |word| hash(&word.key));
        let starts = TABLES.starts;
        let from = starts.partition_point(|&(hash, _, _)| hash < start);
        let mut read = None;
        let mut best: Option<(usize, bool, Hit)> = None;
        for &(_, second, index) in starts.get(from..)?.iter().take_while(|&&(hash, ..)| hash == start) {
            // A term with several forms of the same beginning is looked at once.
            if (second != 0 && second != next) || read.replace(index) == Some(index) {
                continue;
            }
            let term = index as usize;
            for (form_index, form) in
                self.term(term).into_iter().flat_map(|term| term.forms.iter().enumerate())
            {
                let Some(length) = form.length_at(text, words, at, cased) else {
                    continue;
                };
                if best.is_none_or(|(longest, firm, _)| (length, !form.loose) > (longest, firm)) {
                    best = Some((length, !form.loose, Hit { first: at, length, term, form: form_index }));
                }
            }
        }
        best.map(|(_, _, hit)| hit)
    }
}

#[cfg(test)]
mod tests {
    use super::{Hit, Lexicon, tokens};

    fn names(text: &str) -> Vec<String> {
        let lexicon = Lexicon::builtin();
        let hits = lexicon.find(text, &tokens(text));
        let firm = |hit: &&Hit| lexicon.term(hit.term).is_some_and(|term| !term.forms[hit.form].loose);
        hits.iter()
            .filter(firm)
            .filter_map(|hit| lexicon.term(hit.term))
            .map(|term| term.name.clone())
            .collect()
    }

    #[test]
    fn other_names_lead_to_the_term() {
        assert_eq!(names("k8s, postgres and GMAW"), ["Kubernetes", "PostgreSQL", "MIG welding"]);
    }

    #[test]
    fn the_longest_form_wins() {
        assert_eq!(names("SQL Server and SQL"), ["SQL Server", "SQL"]);
    }

    #[test]
    fn common_words_need_their_case() {
        assert_eq!(names("we go far and react to r"), Vec::<String>::new());
        assert_eq!(names("React, R"), ["React", "R"]);
    }

    #[test]
    fn there_are_terms_of_all_fields() {
        assert!(Lexicon::builtin().len() >= 2_500, "{}", Lexicon::builtin().len());
    }
}
