//! The spelling of the languages, as [`super::token`] needs it.

use super::orthography::Spelling;

/// Written by the build script.
static SPELLING: Spelling = include!(concat!(env!("OUT_DIR"), "/spelling.rs"));

/// The spelling of all languages together.
pub(super) fn spelling() -> &'static Spelling {
    &SPELLING
}
