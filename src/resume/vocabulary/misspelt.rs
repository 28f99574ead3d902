//! Headings and labels with a letter wrong.

use super::Label;
use super::Vocabulary;
use super::heading::words_of_heading;
use crate::lexicon::Words;
use crate::resume::SectionKind;
use crate::text::fold::squeeze;
use strsim::damerau_levenshtein;

/// Letters from which on a heading may be misspelt, and of how many letters one may be wrong.
const MISSPELT_HEADING: usize = 9;
const WRONG_OF_HEADING: usize = 9;

impl Vocabulary {
    /// The section that a heading opens which is misspelt: `WORKING EXPERINCE`, `Computer Knowladge`. First letter and
    /// ending are right, so that `Experienced` is none.
    pub fn heading_misspelt(&self, text: &str) -> Option<SectionKind> {
        let core = squeeze(self.without_time(text));
        if core.len() < MISSPELT_HEADING || words_of_heading(text).is_none() {
            return None;
        }
        meant(&self.headings, &core)
    }

    /// The label that is misspelt in the same way: `ROLES AND RESPONSIBILTIES`.
    pub fn label_misspelt(&self, text: &str) -> Option<Label> {
        let core = squeeze(text);
        let may_be = (MISSPELT_HEADING..=LONGEST_MISSPELT).contains(&core.len());
        may_be.then(|| meant(&self.labels, &core)).flatten()
    }
}

/// Bytes of the longest text that is compared with every label.
const LONGEST_MISSPELT: usize = 40;

/// What the known word means that is right but for a letter in so many.
fn meant<V: Copy>(words: &Words<V>, core: &str) -> Option<V> {
    let end = |word: &str| word.get(word.len().saturating_sub(2)..).map(str::to_owned);
    let (first, last) = (core.chars().next(), end(core));
    let wrong = core.len() / WRONG_OF_HEADING;
    let near = |known: &&str| {
        known.len().abs_diff(core.len()) <= wrong
            && known.chars().next() == first
            && known.len() >= MISSPELT_HEADING
            && end(known) == last
            && damerau_levenshtein(known, core) <= wrong
    };
    let mut alike = words.beginning_with(core.bytes().next()?);
    alike.find(near).and_then(|known| words.get(known))
}
