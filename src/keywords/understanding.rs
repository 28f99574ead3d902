//! Whether a posting was understood well enough for anything to be said of how it is met.

use crate::lexicon::tokens;
use crate::posting::{self, LineSection, Necessity, Posting};
use crate::resume;
use crate::text::words::words;
use crate::wording::Wording;
use serde::Serialize;

/// Words from which on a posting with no more than [`FEW`] things asked was not understood: of 14 real postings that were
/// read, the one with the fewest asked 3 things in 90 words.
const LONG: usize = 150;
/// See [`LONG`].
const FEW: usize = 1;
/// Characters of a posting of one line that has lost its line breaks.
const ONE_LINE: usize = 400;

/// Whether what a posting asks was understood.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[derive(borsh::BorshSerialize, borsh::BorshDeserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "understanding"))]
pub struct Understanding {
    /// Whether it was; if not, nothing is counted as shown or missing.
    pub verdict: bool,
    /// Why not, in one sentence.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub why: Option<Wording>,
}

/// Whether what a posting asks was understood, and if not, why.
pub fn understanding(posting: &Posting) -> Understanding {
    let why = doubt(posting).map(Wording::ours);
    Understanding { verdict: why.is_none(), why }
}

fn doubt(posting: &Posting) -> Option<String> {
    let asked = posting.requirements.iter().filter(|found| found.necessity != Necessity::Context).count();
    if let Some((_, language)) =
        resume::language(&posting.text).filter(|(code, _)| !posting::is_read_in(code))
    {
        return Some(format!("what a posting in {language} asks is not read"));
    }
    let count = words(&posting.text).filter(|word| !tokens(word.of(&posting.text)).is_empty()).count();
    if asked > FEW || (asked > 0 && count < LONG) {
        return None;
    }
    let lines = posting.text.lines().filter(|line| !line.trim().is_empty()).count();
    let characters = posting.text.trim().chars().count();
    if lines == 1 && characters >= ONE_LINE {
        return Some(format!(
            "the posting is one line of {characters} characters, and what it asks was not found in it; copy it with its line breaks"
        ));
    }
    let asks =
        |line: &posting::PostingLine| matches!(line.section, LineSection::Must | LineSection::Preferred);
    if asked == 0 && !posting.lines.iter().any(asks) {
        return Some("no heading or sentence was found in the posting that says what is asked".to_owned());
    }
    let (things, words) = (Wording::count(asked, "thing", "things"), Wording::count(count, "word", "words"));
    Some(format!("of the {words} of the posting only {things} asked could be read"))
}

#[cfg(test)]
mod tests {
    use super::understanding;
    use crate::posting::read;

    fn why(text: &str) -> Option<String> {
        understanding(&read("job.txt", text)).why.map(|why| why.to_string())
    }

    #[test]
    fn a_posting_that_asks_is_understood() {
        assert_eq!(why("Baker\n\nRequirements\n- Python\n"), None);
    }

    #[test]
    fn why_nothing_was_understood() {
        assert!(why("Baker\n\nYou bake bread and are good company.\n").unwrap().contains("no heading"));
        let wall = "zither harp lute ".repeat(40);
        assert!(why(&wall).unwrap().contains("one line of 679 characters"));
        let long = format!("Baker\n\nRequirements\n- Python\n\nPerks\n{}", "zither harp lute,\n".repeat(60));
        assert!(why(&long).unwrap().contains("only 1 thing asked"), "{:?}", why(&long));
    }
}
