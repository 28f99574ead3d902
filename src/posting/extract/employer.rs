//! Who hires: whose name and town say nothing of what is asked.

use super::sentence::Sentence;
use crate::lexicon::tokens;

/// Who hires, as far as the head of the posting says.
#[derive(Debug, Default)]
pub(in crate::posting) struct Employer<'a> {
    /// The words of its name and of its place, in lower case.
    names: [Vec<String>; 2],
    /// The place of work.
    pub(super) home: Option<&'a str>,
}

impl<'a> Employer<'a> {
    pub(in crate::posting) fn new(name: Option<&str>, home: Option<&'a str>) -> Self {
        let words =
            |text: Option<&str>| tokens(text.unwrap_or_default()).into_iter().map(|word| word.norm).collect();
        Self { names: [words(name), words(home)], home }
    }

    /// Words that are the employer's name or the town's, which ask nothing (`Haskell & Sons`, `Curitiba, PR`). Names
    /// of one word may be anything else, too.
    pub(super) fn named(&self, sentence: &Sentence) -> Vec<usize> {
        let long = self.names.iter().filter(|name| name.len() > 1);
        let mut named = Vec::new();
        for name in long {
            let rows = sentence.words.windows(name.len()).enumerate();
            let same = rows.filter(|(_, row)| row.iter().map(|word| &word.norm).eq(name));
            named.extend(same.flat_map(|(at, row)| at..at + row.len()));
        }
        named
    }
}
