//! `LAY`: where text stands on the page.

mod addresses;
mod columns;
mod drawn;
mod forms;
mod order;
mod pages;
mod rows;
mod tabs;

use super::{Check, Default, Test};

/// The checks of the family.
pub const CHECKS: &[Check] = &[
    Check {
        name: "interleaved-columns",
        params: &[("min_lines", Default::Number(3.0))],
        fills: &["lines", "reader"],
        test: Test::Read(columns::interleaved_columns),
    },
    Check {
        name: "columns-of-tabs",
        params: &[("fewest", Default::Number(2.0))],
        fills: &["lines"],
        test: Test::Read(tabs::columns_of_tabs),
    },
    Check {
        name: "heading-after-body",
        params: &[],
        fills: &["headings", "reader"],
        test: Test::Read(order::heading_after_body),
    },
    Check {
        name: "torn-rows",
        params: &[("min_rows", Default::Number(3.0))],
        fills: &["first", "rows"],
        test: Test::Read(rows::torn_rows),
    },
    Check {
        name: "broken-address",
        params: &[],
        fills: &["pieces"],
        test: Test::Read(addresses::broken_address),
    },
    Check {
        name: "annotation-text",
        params: &[("of", Default::OneOf("fields", &["fields", "notes"]))],
        fills: &["count", "first"],
        test: Test::Read(forms::annotation_text),
    },
    Check { name: "xfa-form", params: &[], fills: &["shown"], test: Test::Read(forms::xfa_form) },
    Check {
        name: "running-heads",
        params: &[],
        fills: &["edge", "pages", "text"],
        test: Test::Read(pages::running_heads),
    },
    Check {
        name: "endless-pages",
        params: &[],
        fills: &["page", "size"],
        test: Test::Read(pages::endless_pages),
    },
    Check {
        name: "drawn-levels",
        params: &[],
        fills: &["count", "first"],
        test: Test::Read(drawn::drawn_levels),
    },
];
