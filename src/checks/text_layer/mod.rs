//! `TXT`: what glyphs map to.

mod absent;
mod actual;
mod backwards;
mod boundaries;
mod breaks;
mod doubles;
mod drawn;
mod glyphs;
mod icons;
mod name;
mod signs;
mod turned;
mod words;

use super::{Check, Default};

/// The checks of the family; those about glyphs come before those about words, which are their
/// consequences.
pub const CHECKS: &[Check] = &[
    Check { name: "no-text-layer", params: &[], on_refused: false, run: absent::no_text_layer },
    Check { name: "page-without-text", params: &[], on_refused: false, run: absent::page_without_text },
    Check {
        name: "damaged-glyphs",
        params: &[("mapping", Default::Word(""))],
        on_refused: false,
        run: glyphs::damaged_glyphs,
    },
    Check {
        name: "other-letters",
        params: &[("mapping", Default::Word("other-letter"))],
        on_refused: false,
        run: glyphs::other_letters,
    },
    Check { name: "icon-words", params: &[], on_refused: false, run: icons::icon_words },
    Check { name: "icon-glyphs", params: &[], on_refused: false, run: icons::icon_glyphs },
    Check { name: "drawn-name", params: &[], on_refused: false, run: name::drawn_name },
    Check { name: "recognised-scan", params: &[], on_refused: false, run: absent::recognised_scan },
    Check { name: "replacement-text", params: &[], on_refused: false, run: actual::replacement_text },
    Check { name: "drawn-twice", params: &[], on_refused: false, run: doubles::drawn_twice },
    Check { name: "drawn-backwards", params: &[], on_refused: false, run: backwards::drawn_backwards },
    Check { name: "mistaken-encoding", params: &[], on_refused: false, run: signs::mistaken_encoding },
    Check { name: "replacement-characters", params: &[], on_refused: false, run: words::replacements },
    Check { name: "invisible-characters", params: &[], on_refused: false, run: words::invisible },
    Check { name: "letter-spaced", params: &[], on_refused: false, run: words::letter_spaced },
    Check { name: "split-ligatures", params: &[], on_refused: false, run: boundaries::split_ligatures },
    Check {
        name: "word-boundaries",
        params: &[("share", Default::Number(0.1)), ("min_words", Default::Number(15.0))],
        on_refused: false,
        run: boundaries::boundaries,
    },
    Check { name: "turned-text", params: &[], on_refused: false, run: turned::turned_text },
    Check { name: "cut-keywords", params: &[], on_refused: false, run: breaks::cut_keywords },
    Check { name: "mixed-scripts", params: &[], on_refused: false, run: words::mixed_scripts },
];
