//! The spelling of the languages: for the words that the build script itself cuts, and as an expression.

use crate::language::Language;
use crate::orthography::Spelling;
use std::sync::OnceLock;

static SPELLING: OnceLock<Spelling> = OnceLock::new();

/// The spelling of all languages together, once [`learn`] has read it.
pub fn spelling() -> &'static Spelling {
    static NONE: Spelling = Spelling { elided: &[], elided_before: &[], possessives: &[], plurals: &[] };
    SPELLING.get().unwrap_or(&NONE)
}

/// Reads the spelling of the languages; the expression of it. A build script ends soon: what it keeps need not be freed.
pub fn learn(languages: &[Language]) -> String {
    let all = |list: fn(&Language) -> &Vec<String>| {
        let words = languages.iter().flat_map(list).map(|word| &*word.clone().leak());
        &*words.collect::<Vec<&'static str>>().leak()
    };
    let plurals = languages.iter().flat_map(|language| &language.spelling.plurals);
    let plurals =
        plurals.map(|(ending, instead, before)| (&*ending.clone().leak(), &*instead.clone().leak(), *before));
    let spelling = SPELLING.get_or_init(|| Spelling {
        elided: all(|language| &language.spelling.elided),
        elided_before: all(|language| &language.spelling.elided_before),
        possessives: all(|language| &language.spelling.possessives),
        plurals: plurals.collect::<Vec<_>>().leak(),
    });
    let Spelling { elided, elided_before, possessives, plurals } = spelling;
    format!(
        "Spelling {{ elided: &{elided:?}, elided_before: &{elided_before:?}, possessives: &{possessives:?}, \
         plurals: &{plurals:?} }}"
    )
}
