//! What a term is.

use super::token::Token;
use crate::text::signs::is_separator;

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
    /// Key of its words written as one (`postmortem` for `post-mortem`).
    pub joined: Option<String>,
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

impl Form {
    /// The number of words from `at` on that are this form.
    pub(super) fn length_at(&self, text: &str, words: &[Token], at: usize, cased: bool) -> Option<usize> {
        let mut rest = self.key.as_str();
        let mut length = 0;
        let joined =
            self.joined.as_ref().is_some_and(|joined| words.get(at).is_some_and(|word| word.key == *joined));
        if joined {
            length = 1;
        } else {
            while !rest.is_empty() {
                let word = words.get(at + length)?;
                rest = rest.strip_prefix(word.key.as_str())?;
                rest = if rest.is_empty() { rest } else { rest.strip_prefix(' ')? };
                length += 1;
            }
        }
        let row = words.get(at..at + length)?;
        let written = text.get(row.first()?.start..row.last()?.end)?;
        // A translation in the plural is another word than a neighbour language's singular (`plannings`, `planning`).
        let plural = |text: &str| text.ends_with(['s', 'S']);
        let foreign = self.shown.is_some() && length == 1 && plural(&self.text) && !plural(written);
        let fits = (!cased || !self.cased || written == self.text) && !foreign;
        let whole = self.text.contains(is_parting)
            || !row.windows(2).any(|pair| matches!(pair, [before, after] if parts(text, before, after)));
        (fits && whole).then_some(length)
    }
}

/// Between two words these end a term: `SAP (EWM)` and `SAP, EWM` are two.
fn is_parting(c: char) -> bool {
    matches!(c, ',' | ';' | ':' | '(' | ')' | '!' | '?') || is_separator(c)
}

/// Whether one term cannot stand across these two neighbouring words.
pub fn parts(text: &str, before: &Token, after: &Token) -> bool {
    let capital = text.get(after.start..).is_some_and(|rest| rest.starts_with(char::is_uppercase));
    // The last dot of `U.S.` ends no sentence.
    let abbreviated = text.get(before.start..before.end).is_some_and(|written| written.contains('.'));
    text.get(before.end..after.start).is_some_and(|gap| {
        gap.contains(is_parting) || (gap.contains(". ") && capital && !abbreviated) || gap.contains("\n\n")
    })
}
