//! Repairs of Word documents: bytes of the parts concerned are cut and put elsewhere, all other parts are copied as they
//! are compressed.

mod boxes;
mod comments;
mod edit;
mod fields;
mod headings;
mod hidden;
mod links;
mod margins;
mod properties;
mod simple;
mod table_look;
mod tables;
mod tracked;
mod tree;
mod unshown;

use super::fault::Fault;
use super::repair::{self, Given};
use super::wishes::Wish;
use crate::document::GlyphSet;
use crate::ingest::docx::package::Package;
use crate::ingest::docx::parts;
use edit::{Concern, Edit};
use std::collections::BTreeSet;
use unshown::Unshown;

/// What is changed for the findings of a rule; none where nothing can be done.
type Change = fn(&mut Package<'_>, &Concern<'_>) -> Result<Option<Edit>, Fault>;

/// A way to repair the findings of a rule.
#[derive(Debug)]
struct Repair {
    rule: &'static str,
    done: &'static str,
    wish: Option<Wish>,
    change: Change,
    sheds: Unshown,
}

/// All of them, in the order in which they are tried.
const REPAIRS: &[Repair] = &[
    Repair {
        wish: Some(Wish::RejectChanges),
        sheds: unshown::changed,
        ..of("DOC009", "rejected the tracked changes", tracked::reject)
    },
    Repair {
        wish: Some(Wish::AcceptChanges),
        sheds: unshown::changed,
        ..of("DOC009", "accepted the tracked changes", tracked::accept)
    },
    Repair {
        wish: Some(Wish::RejectChanges),
        sheds: unshown::changed,
        ..of("DOC010", "rejected the tracked changes", tracked::reject)
    },
    Repair {
        wish: Some(Wish::AcceptChanges),
        sheds: unshown::changed,
        ..of("DOC010", "accepted the tracked changes", tracked::accept)
    },
    Repair {
        wish: Some(Wish::RemoveHidden),
        sheds: unshown::hidden,
        ..of("HID004", "removed the hidden text", hidden::remove)
    },
    Repair { sheds: unshown::comments, ..of("DOC011", "took out the comments", comments::remove) },
    Repair {
        sheds: unshown::headers,
        ..of("DOC012", "took out the text of page headers that no page shows", margins::empty)
    },
    of("DOC005", "took the fields of the template away and kept their text", simple::unwrap_controls),
    of(
        "DOC005",
        "took the fields of the template away, kept their text, and wrote the rows of tables as lines with tabs",
        simple::unwrap_controls_in_lines,
    ),
    Repair {
        sheds: unshown::instructions,
        ..of("DOC008", "wrote the results of field codes as text", fields::to_results)
    },
    Repair {
        sheds: unshown::soft_hyphens,
        ..of("DOC014", "wrote the special hyphens as ordinary ones", simple::plain_hyphens)
    },
    of("DOC016", "put a space before each line break inside a paragraph", simple::space_breaks),
    Repair {
        sheds: unshown::alternative_text,
        ..of(
            "DOC003",
            "moved the text of text boxes into the page, beside the paragraph that each is fixed to",
            boxes::move_as_shown,
        )
    },
    Repair {
        sheds: unshown::alternative_text,
        ..of(
            "DOC003",
            "moved the text of text boxes into the page, before the paragraph that each is fixed to",
            boxes::move_before,
        )
    },
    of("DOC001", "moved the page header to the first lines of the page", margins::to_top),
    Repair {
        sheds: unshown::alternative_text,
        ..of(
            "DOC001",
            "moved the page header with the text of its boxes to the first lines of the page",
            margins::to_top_without_boxes,
        )
    },
    Repair {
        sheds: unshown::alternative_text,
        ..of(
            "DOC001",
            "moved the page header to the first lines of the page, and wrote the rows of tables as lines with tabs",
            margins::to_top_in_lines,
        )
    },
    of("DOC002", "moved the page footer to the last lines of the document", margins::to_end),
    Repair {
        sheds: unshown::alternative_text,
        ..of(
            "DOC002",
            "moved the page footer with the text of its boxes to the last lines of the document",
            margins::to_end_without_boxes,
        )
    },
    // Contact details come too late at the end.
    of("DOC002", "moved the page footer to the first lines of the page", margins::to_top),
    of("DOC004", "wrote the rows of tables as lines with tabs", tables::to_lines),
    of("DOC019", "gave the headings the style of headings, and left their look", headings::style),
    of("CON004", "printed the addresses of links behind their words", links::print),
    of("CON012", "led links to the addresses that are printed", links::lead),
    of("DOC017", "let go of the template outside the file", properties::let_go_of_template),
    of("FIL017", "wrote your name for the file's title", properties::title),
    of("FIL018", "wrote your name for the file's author", properties::author),
];

const fn of(rule: &'static str, done: &'static str, change: Change) -> Repair {
    Repair { rule, done, wish: None, change, sheds: unshown::nothing }
}

/// All repairs of Word documents.
pub(super) fn repairs() -> impl Iterator<Item = &'static dyn repair::Repair> {
    REPAIRS.iter().map(|repair| repair as &dyn repair::Repair)
}

impl repair::Repair for Repair {
    fn rule(&self) -> &'static str {
        self.rule
    }

    fn done(&self) -> &'static str {
        self.done
    }

    fn wish(&self) -> Option<Wish> {
        self.wish
    }

    fn takes(&self, given: &Given<'_>) -> BTreeSet<String> {
        if self.wish == Some(Wish::RejectChanges) {
            tracked::inserted(&given.subject.document)
        } else {
            BTreeSet::new()
        }
    }

    fn sheds(&self, given: &Given<'_>) -> GlyphSet {
        (self.sheds)(&given.subject.document)
    }

    fn copies(&self, given: &Given<'_>) -> Result<Vec<Vec<u8>>, Fault> {
        let mut package = Package::open(given.bytes, given.subject.upload.limits)?;
        let locations = given.findings(self.rule).flat_map(|finding| &finding.locations);
        let named: BTreeSet<String> = locations.filter_map(|location| location.part.clone()).collect();
        match (self.change)(&mut package, &Concern { parts: named, given })? {
            Some(edit) => Ok(vec![parts::replace(given.bytes, &edit.changed, &edit.left_out)?]),
            None => Ok(Vec::new()),
        }
    }
}
