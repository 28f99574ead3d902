//! Lines put together again, with the hyphens at their ends.

use crate::text::fold::fold;
use std::collections::BTreeSet;

/// The words that a text has whole, by which a broken one is told.
#[derive(Debug)]
pub(super) struct Hyphens(BTreeSet<String>);

impl Hyphens {
    /// The words of a text.
    pub fn of(text: &str) -> Self {
        Self(text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(fold).collect())
    }

    /// Goes on with a paragraph. A hyphen that only the end of the line put there is dropped where the document has
    /// the word whole elsewhere; else it stays, without a gap behind it.
    pub fn join(&self, paragraph: &mut String, next: &str) {
        let hyphen = paragraph.chars().next_back().filter(|c| matches!(c, '-' | '\u{2010}'));
        let before = hyphen.and_then(|c| paragraph.strip_suffix(c)).unwrap_or_default();
        let touches = before.ends_with(char::is_alphanumeric) && next.starts_with(char::is_lowercase);
        if !touches {
            paragraph.push(' ');
            paragraph.push_str(next);
            return;
        }
        let first = before.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
        let second = next.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
        if self.0.contains(&fold(&format!("{first}{second}"))) {
            paragraph.truncate(before.len());
        }
        paragraph.push_str(next);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hyphen_goes_where_the_word_stands_whole() {
        let joined = |text: &str, first: &str, second: &str| {
            let mut paragraph = first.to_owned();
            Hyphens::of(text).join(&mut paragraph, second);
            paragraph
        };
        assert_eq!(joined("a loom is woven", "It was wo-", "ven here"), "It was woven here");
        assert_eq!(joined("", "self-", "made looms"), "self-made looms");
        assert_eq!(joined("", "from 2019 -", "today"), "from 2019 - today");
        assert_eq!(joined("", "Looms", "and yarn"), "Looms and yarn");
    }
}
