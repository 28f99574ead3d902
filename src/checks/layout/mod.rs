//! `LAY`: where text stands on the page.

mod addresses;
mod columns;
mod drawn;
mod forms;
mod order;
mod pages;
mod rows;
mod tabs;

use super::{Check, Default};

/// The checks of the family.
pub const CHECKS: &[Check] = &[
    Check {
        name: "interleaved-columns",
        params: &[("min_lines", Default::Number(3.0))],
        on_refused: false,
        run: columns::interleaved_columns,
    },
    Check {
        name: "columns-of-tabs",
        params: &[("fewest", Default::Number(2.0))],
        on_refused: false,
        run: tabs::columns_of_tabs,
    },
    Check { name: "heading-after-body", params: &[], on_refused: false, run: order::heading_after_body },
    Check {
        name: "torn-rows",
        params: &[("min_rows", Default::Number(3.0))],
        on_refused: false,
        run: rows::torn_rows,
    },
    Check { name: "broken-address", params: &[], on_refused: false, run: addresses::broken_address },
    Check {
        name: "annotation-text",
        params: &[("of", Default::Word("fields"))],
        on_refused: false,
        run: forms::annotation_text,
    },
    Check { name: "xfa-form", params: &[], on_refused: false, run: forms::xfa_form },
    Check { name: "running-heads", params: &[], on_refused: false, run: pages::running_heads },
    Check { name: "endless-pages", params: &[], on_refused: false, run: pages::endless_pages },
    Check { name: "drawn-levels", params: &[], on_refused: false, run: drawn::drawn_levels },
];

/// Letters and digits that a piece of text needs to count.
const FEWEST_LETTERS: usize = 3;
