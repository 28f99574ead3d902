//! Words by which what is asked is found in a résumé; what each list is for stands in `rules/languages/en.toml`.

use crate::lexicon::Words;

/// The lists of all languages together.
#[derive(Debug)]
pub(super) struct Vocabulary {
    pub(super) empty: Words,
    pub(super) passed: Words,
    pub(super) before_field: Words,
    pub(super) any_field: Words,
    pub(super) no_field: Words,
    pub(super) joined: Words,
    pub(super) denied: Words,
    pub(super) pending: Words,
    pub(super) but: Words,
    pub(super) vocational: Words,
    pub(super) stem: Words,
    pub(super) sciences: Words,
    pub(super) doing: Words,
    pub(super) doers: Words,
    pub(super) of_traits: Words,
    pub(super) of_fields: Words,
}

/// Written by the build script.
pub(super) static VOCABULARY: Vocabulary = include!(concat!(env!("OUT_DIR"), "/keywords.rs"));
