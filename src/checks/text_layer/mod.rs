//! `TXT`: what glyphs map to.

mod absent;
mod actual;
mod backwards;
mod boundaries;
mod breaks;
mod codes;
mod dashes;
mod doubles;
mod drawn;
mod everywhere;
mod glyphs;
mod icons;
mod ligatures;
mod name;
mod signs;
mod turned;
mod words;

pub use codes::{Mismapped, shown_by_codes};
pub use drawn::Code;
pub use everywhere::has_wrong_boundaries;
pub use turned::has_turned_text;

use super::{Check, Default, Test};

/// The checks of the family; those about glyphs come before those about words, which are their
/// consequences.
pub const CHECKS: &[Check] = &[
    Check {
        name: "no-text-layer",
        params: &[],
        fills: &["advice", "cause"],
        test: Test::Read(absent::no_text_layer),
    },
    Check {
        name: "page-without-text",
        params: &[],
        fills: &["cause", "page"],
        test: Test::Read(absent::page_without_text),
    },
    Check {
        name: "damaged-glyphs",
        params: &[("mapping", Default::OneOf("", glyphs::MAPPINGS))],
        fills: &["font", "read", "what", "word", "words"],
        test: Test::Read(glyphs::damaged_glyphs),
    },
    Check {
        name: "other-letters",
        params: &[("mapping", Default::OneOf("other-letter", glyphs::MAPPINGS))],
        fills: &["font", "read", "what", "word", "words"],
        test: Test::Read(glyphs::other_letters),
    },
    Check {
        name: "icon-words",
        params: &[],
        fills: &["effect", "icons", "word"],
        test: Test::Read(icons::icon_words),
    },
    Check {
        name: "icon-glyphs",
        params: &[],
        fills: &["code", "count", "icons"],
        test: Test::Read(icons::icon_glyphs),
    },
    Check { name: "drawn-name", params: &[], fills: &["what"], test: Test::Read(name::drawn_name) },
    Check {
        name: "recognised-scan",
        params: &[],
        fills: &["pages"],
        test: Test::Read(absent::recognised_scan),
    },
    Check {
        name: "replacement-text",
        params: &[],
        fills: &["read", "shown"],
        test: Test::Read(actual::replacement_text),
    },
    Check {
        name: "drawn-twice",
        params: &[],
        fills: &["read", "word", "words"],
        test: Test::Read(doubles::drawn_twice),
    },
    Check {
        name: "drawn-backwards",
        params: &[],
        fills: &["drawn", "shown", "words"],
        test: Test::Read(backwards::drawn_backwards),
    },
    Check {
        name: "mistaken-encoding",
        params: &[],
        fills: &["meant", "word", "words"],
        test: Test::Read(signs::mistaken_encoding),
    },
    Check {
        name: "replacement-characters",
        params: &[],
        fills: &["word", "words"],
        test: Test::Read(words::replacements),
    },
    Check {
        name: "invisible-characters",
        params: &[],
        fills: &["characters", "word", "words"],
        test: Test::Read(words::invisible),
    },
    Check { name: "letter-spaced", params: &[], fills: &["what"], test: Test::Read(words::letter_spaced) },
    Check {
        name: "split-ligatures",
        params: &[],
        fills: &["read", "word", "words"],
        test: Test::Read(boundaries::split_ligatures),
    },
    Check {
        name: "word-boundaries",
        params: &[("share", Default::Number(0.1)), ("min_words", Default::Number(15.0))],
        fills: &["count", "how", "read", "reader", "word", "words"],
        test: Test::Read(boundaries::boundaries),
    },
    Check {
        name: "boundaries-everywhere",
        params: &[],
        fills: &["read", "what"],
        test: Test::Read(everywhere::everywhere),
    },
    Check { name: "lost-dashes", params: &[], fills: &["read"], test: Test::Read(dashes::lost_dashes) },
    Check {
        name: "turned-text",
        params: &[],
        fills: &["count", "how", "text"],
        test: Test::Read(turned::turned_text),
    },
    Check {
        name: "cut-keywords",
        params: &[],
        fills: &["pieces", "term"],
        test: Test::Read(breaks::cut_keywords),
    },
    Check {
        name: "mixed-scripts",
        params: &[],
        fills: &["characters", "count", "word"],
        test: Test::Read(words::mixed_scripts),
    },
];
