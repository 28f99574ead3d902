//! Names of know-how in running text: a linear-chain conditional random field (Lafferty et al., 2001) over words, their
//! classes and shapes, and the lexicon, for things that no list knows.
//!
//! Its model is trained by `cargo run --example train`; what it was trained on and how well it does stands in
//! `tests/extended/detector/README.md`. Nothing of it is read before [`Model::builtin`] is asked.

mod clusters;
mod features;
mod hash;
mod model;
mod sequence;

pub use clusters::{Clusters, SIZES};
pub use features::{Word, features, words_and_signs};
pub use model::Model;
pub use sequence::{LABELS, Label, Marginals, Scores, Transitions, backward, forward, log_sum, marginals};

/// A word belongs to a name from this probability on. On four folds of the training part strict F1 is the same to a
/// hundredth from .25 to .50; precision grows with it.
pub const THRESHOLD: f32 = 0.40;

/// Whether a word in lower case is one of the 50,000 English ones whose classes are known.
pub fn is_english_word(word: &str) -> bool {
    Clusters::builtin().of(word).is_some()
}

/// First and last word of each name among `words`.
pub fn names(model: &Model, words: &[Word]) -> Vec<(usize, usize)> {
    let scores: Vec<Scores> = (0..words.len()).map(|at| model.scores(&features(words, at))).collect();
    spans(&marginals(&scores, model.transitions()), THRESHOLD)
}

/// The names that marginal probabilities show.
pub fn spans(marginals: &[Marginals], threshold: f32) -> Vec<(usize, usize)> {
    let mut spans: Vec<(usize, usize)> = Vec::new();
    for (at, of) in marginals.iter().enumerate() {
        let [_, first, inside, last, lone] = *of;
        if first + inside + last + lone < threshold {
            continue;
        }
        match spans.last_mut() {
            Some((_, end)) if *end + 1 == at && first + lone < inside + last => *end = at,
            _ => spans.push((at, at)),
        }
    }
    spans
}
