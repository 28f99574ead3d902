//! Words and terms: how texts are cut into words, which terms we know, their other names, their stems.
//! Both the posting and the résumé are read with it.

mod level;
mod load;
mod phrase;
mod spoken;
mod stem;
mod token;

pub use level::{DegreeLevel, degree_at, degree_level, fluency_rank};
pub use phrase::Phrases;
pub use spoken::language_name;
pub use stem::Stems;
pub use token::{Token, key, tokens};

use std::collections::HashMap;
use std::sync::OnceLock;

/// A term we know.
#[derive(Debug, Clone)]
pub struct Term {
    /// The name a recruiter would search for.
    pub name: String,
    /// What kind of thing it is.
    pub kind: TermKind,
    /// The field of work it is listed under (its file's name).
    pub field: &'static str,
    /// Its name and all other names.
    pub forms: Vec<Form>,
    /// Keys of what it is a kind of; terms that share one are neighbours.
    pub kind_of: Vec<String>,
}

/// One way to write a term.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Form {
    /// As written.
    pub text: String,
    /// Key of its words.
    pub key: String,
    /// Whether upper and lower case matter, because it is a common word too (`Go`, `R`, `Word`).
    pub cased: bool,
    /// The name to show for it, if it is not the term's: of a translation, or of another country's usage.
    pub shown: Option<String>,
    /// Whether it is an everyday word (`reliable`, `shipping`) that only stands for the term where
    /// it is an item of a list of its own.
    pub loose: bool,
}

/// Kinds of terms.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum TermKind {
    /// Know-how.
    Skill,
    /// A named product.
    Tool,
    /// Behaviour.
    Soft,
    /// Issued for an exam or course.
    Certification,
    /// A right to practise or drive.
    License,
    /// Right to work.
    Authorization,
    /// Shifts, on-call, travel.
    Schedule,
    /// Checks.
    Clearance,
}

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

/// Between two words these end a term: `SAP (EWM)` and `SAP, EWM` are two.
const PARTING: [char; 10] = [',', ';', ':', '(', ')', '!', '?', '|', '•', '\u{b7}'];

/// Whether one term cannot stand across these two neighbouring words.
pub fn parts(text: &str, before: &Token, after: &Token) -> bool {
    let capital = text.get(after.start..).is_some_and(|rest| rest.starts_with(char::is_uppercase));
    text.get(before.end..after.start)
        .is_some_and(|gap| gap.contains(PARTING) || (gap.contains(". ") && capital) || gap.contains("\n\n"))
}

/// All terms.
#[derive(Debug, Default)]
pub struct Lexicon {
    terms: Vec<Term>,
    /// Key of a form → terms and forms written so.
    by_key: HashMap<String, Vec<(usize, usize)>>,
    /// Words of the longest form.
    longest: usize,
}

impl Lexicon {
    /// The terms that come with the program, read on first use.
    pub fn builtin() -> &'static Self {
        static LEXICON: OnceLock<Lexicon> = OnceLock::new();
        LEXICON.get_or_init(load::builtin)
    }

    /// The term of an index.
    pub fn term(&self, index: usize) -> Option<&Term> {
        self.terms.get(index)
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
        let &(term, _) = self.by_key.get(&key(text))?.first()?;
        self.term(term)
    }

    /// The terms in a row of words of `text`, left to right, the longest at each place.
    pub fn find(&self, text: &str, words: &[Token]) -> Vec<Hit> {
        let mut hits = Vec::new();
        let mut at = 0;
        while at < words.len() {
            match self.at(text, words, at) {
                Some(hit) => {
                    at += hit.length;
                    hits.push(hit);
                }
                None => at += 1,
            }
        }
        hits
    }

    /// The longest term that starts at word `at`.
    fn at(&self, text: &str, words: &[Token], at: usize) -> Option<Hit> {
        let mut key = String::new();
        let mut crossed = false;
        let mut best = None;
        for (length, word) in (1..=self.longest).zip(words.get(at..)?) {
            if length > 1 {
                key.push(' ');
                crossed |= words.get(at + length - 2).is_some_and(|before| parts(text, before, word));
            }
            key.push_str(&word.key);
            let Some(forms) = self.by_key.get(&key) else {
                continue;
            };
            let written = words.get(at).and_then(|first| text.get(first.start..word.end)).unwrap_or_default();
            let found = forms.iter().find(|&&(term, form)| {
                self.terms.get(term).and_then(|term| term.forms.get(form)).is_some_and(|form| {
                    (!form.cased || form.text == written) && (!crossed || form.text.contains(PARTING))
                })
            });
            if let Some(&(term, form)) = found {
                best = Some(Hit { first: at, length, term, form });
            }
        }
        best
    }

    fn add(&mut self, term: Term) {
        let index = self.terms.len();
        for (at, form) in term.forms.iter().enumerate() {
            self.longest = self.longest.max(form.key.split(' ').count());
            self.by_key.entry(form.key.clone()).or_default().push((index, at));
            // `post-mortem` is also written `postmortem`.
            if form.text.contains('-') && form.key.contains(' ') && !form.cased {
                let joined = form.key.replace(' ', "");
                self.by_key.entry(joined).or_default().push((index, at));
            }
        }
        self.terms.push(term);
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
        assert!(Lexicon::builtin().len() >= 600, "{}", Lexicon::builtin().len());
    }
}
