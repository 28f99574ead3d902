//! `DOC`: constructs of Word whose text readers lose, or give although it is no text of the résumé.

mod breaks;
mod headings;
mod left_in;
mod outside;
mod package;
mod pictures;
mod runs;
mod set_aside;

use super::{Check, Default, Test};

/// The checks of the family.
pub const CHECKS: &[Check] = &[
    Check { name: "unread-package", params: &[], fills: &["how"], test: Test::Read(package::unread_package) },
    Check {
        name: "set-aside",
        params: &[
            ("construct", Default::OneOf("", set_aside::GROUPS)),
            ("text", Default::OneOf("warning", &["note", "warning"])),
            ("fewest_words", Default::Number(5.0)),
        ],
        fills: &["also", "construct", "it", "what"],
        test: Test::Read(set_aside::set_aside),
    },
    Check { name: "dropped-breaks", params: &[], fills: &[], test: Test::Read(breaks::dropped_breaks) },
    Check {
        name: "left-in",
        params: &[("what", Default::OneOf("", &["comment", "deleted", "unshown-header"]))],
        fills: &["given", "text"],
        test: Test::Read(left_in::left_in),
    },
    Check {
        name: "outside-content",
        params: &[],
        fills: &["what"],
        test: Test::Read(outside::outside_content),
    },
    Check { name: "protection", params: &[], fills: &["allowed"], test: Test::Read(outside::protection) },
    Check {
        name: "unstyled-headings",
        params: &[("fewest", Default::Number(3.0))],
        fills: &["headings"],
        test: Test::Read(headings::unstyled_headings),
    },
    Check {
        name: "text-in-pictures",
        params: &[("most_words", Default::Number(25.0))],
        fills: &["pictures", "words"],
        test: Test::Read(pictures::text_in_pictures),
    },
];
