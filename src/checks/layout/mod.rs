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
        fills: &["lines", "reader"],
        on_refused: false,
        run: columns::interleaved_columns,
    },
    Check {
        name: "columns-of-tabs",
        params: &[("fewest", Default::Number(2.0))],
        fills: &["lines"],
        on_refused: false,
        run: tabs::columns_of_tabs,
    },
    Check {
        name: "heading-after-body",
        params: &[],
        fills: &["headings", "reader"],
        on_refused: false,
        run: order::heading_after_body,
    },
    Check {
        name: "torn-rows",
        params: &[("min_rows", Default::Number(3.0))],
        fills: &["first", "rows"],
        on_refused: false,
        run: rows::torn_rows,
    },
    Check {
        name: "broken-address",
        params: &[],
        fills: &["pieces"],
        on_refused: false,
        run: addresses::broken_address,
    },
    Check {
        name: "annotation-text",
        params: &[("of", Default::OneOf("fields", &["fields", "notes"]))],
        fills: &["count", "first"],
        on_refused: false,
        run: forms::annotation_text,
    },
    Check { name: "xfa-form", params: &[], fills: &["shown"], on_refused: false, run: forms::xfa_form },
    Check {
        name: "running-heads",
        params: &[],
        fills: &["edge", "pages", "text"],
        on_refused: false,
        run: pages::running_heads,
    },
    Check {
        name: "endless-pages",
        params: &[],
        fills: &["page", "size"],
        on_refused: false,
        run: pages::endless_pages,
    },
    Check {
        name: "drawn-levels",
        params: &[],
        fills: &["count", "first"],
        on_refused: false,
        run: drawn::drawn_levels,
    },
];
