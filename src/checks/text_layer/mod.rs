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
    Check {
        name: "no-text-layer",
        params: &[],
        fills: &["cause"],
        on_refused: false,
        run: absent::no_text_layer,
    },
    Check {
        name: "page-without-text",
        params: &[],
        fills: &["cause", "page"],
        on_refused: false,
        run: absent::page_without_text,
    },
    Check {
        name: "damaged-glyphs",
        params: &[("mapping", Default::OneOf("", glyphs::MAPPINGS))],
        fills: &["font", "read", "what", "word", "words"],
        on_refused: false,
        run: glyphs::damaged_glyphs,
    },
    Check {
        name: "other-letters",
        params: &[("mapping", Default::OneOf("other-letter", glyphs::MAPPINGS))],
        fills: &["font", "read", "what", "word", "words"],
        on_refused: false,
        run: glyphs::other_letters,
    },
    Check {
        name: "icon-words",
        params: &[],
        fills: &["effect", "icons", "word"],
        on_refused: false,
        run: icons::icon_words,
    },
    Check {
        name: "icon-glyphs",
        params: &[],
        fills: &["code", "count", "icons"],
        on_refused: false,
        run: icons::icon_glyphs,
    },
    Check { name: "drawn-name", params: &[], fills: &["what"], on_refused: false, run: name::drawn_name },
    Check {
        name: "recognised-scan",
        params: &[],
        fills: &["pages"],
        on_refused: false,
        run: absent::recognised_scan,
    },
    Check {
        name: "replacement-text",
        params: &[],
        fills: &["read", "shown"],
        on_refused: false,
        run: actual::replacement_text,
    },
    Check {
        name: "drawn-twice",
        params: &[],
        fills: &["read", "word", "words"],
        on_refused: false,
        run: doubles::drawn_twice,
    },
    Check {
        name: "drawn-backwards",
        params: &[],
        fills: &["drawn", "shown", "words"],
        on_refused: false,
        run: backwards::drawn_backwards,
    },
    Check {
        name: "mistaken-encoding",
        params: &[],
        fills: &["meant", "word", "words"],
        on_refused: false,
        run: signs::mistaken_encoding,
    },
    Check {
        name: "replacement-characters",
        params: &[],
        fills: &["word", "words"],
        on_refused: false,
        run: words::replacements,
    },
    Check {
        name: "invisible-characters",
        params: &[],
        fills: &["characters", "word", "words"],
        on_refused: false,
        run: words::invisible,
    },
    Check {
        name: "letter-spaced",
        params: &[],
        fills: &["what"],
        on_refused: false,
        run: words::letter_spaced,
    },
    Check {
        name: "split-ligatures",
        params: &[],
        fills: &["read", "word", "words"],
        on_refused: false,
        run: boundaries::split_ligatures,
    },
    Check {
        name: "word-boundaries",
        params: &[("share", Default::Number(0.1)), ("min_words", Default::Number(15.0))],
        fills: &["count", "how", "read", "reader", "word", "words"],
        on_refused: false,
        run: boundaries::boundaries,
    },
    Check {
        name: "turned-text",
        params: &[],
        fills: &["count", "how", "text"],
        on_refused: false,
        run: turned::turned_text,
    },
    Check {
        name: "cut-keywords",
        params: &[],
        fills: &["pieces", "term"],
        on_refused: false,
        run: breaks::cut_keywords,
    },
    Check {
        name: "mixed-scripts",
        params: &[],
        fills: &["characters", "count", "word"],
        on_refused: false,
        run: words::mixed_scripts,
    },
];
