//! Claims before a skill: `proficient in`, `good knowledge of`.

use crate::resume::vocabulary::vocabulary;

/// Words before the preposition of a claim: `well versed in`, `good knowledge and experience of`.
const LONGEST_CLAIM: usize = 6;

/// The word behind a claim that stands at `at`, as `proficient in`: words of knowledge, then a preposition.
pub fn behind_claim(folded: &[String], at: usize) -> Option<usize> {
    let vocabulary = vocabulary();
    let head = folded.get(at..)?;
    let is_preposition = |word: &&String| vocabulary.within.contains(word) || vocabulary.at.contains(word);
    let preposition = head.iter().take(LONGEST_CLAIM).rposition(|word| is_preposition(&word))?;
    let claims = head.get(..preposition)?.iter().any(|word| vocabulary.claims.contains(word));
    claims.then_some(at + preposition + 1)
}
