//! Repairs of Word documents: bytes of the parts concerned are cut and put elsewhere, all other parts are copied as they
//! are compressed.

mod boxes;
mod comments;
mod edit;
mod margins;
mod simple;
mod tree;

use super::fault::Fault;
use crate::finding::Finding;
use crate::ingest::docx::package::Package;
use crate::ingest::docx::parts;
use crate::limits::Limits;
use edit::Edit;
use std::collections::BTreeSet;

/// What is changed for the findings of a rule, by the parts that they name; none where nothing can be done.
type Change = fn(&mut Package<'_>, &BTreeSet<String>) -> Result<Option<Edit>, Fault>;

/// A way to repair the findings of a rule.
#[derive(Debug)]
pub(super) struct Repair {
    /// The rule.
    pub rule: &'static str,
    /// What was done then, in words.
    pub done: &'static str,
    change: Change,
}

/// All of them, in the order in which they are tried.
pub(super) const REPAIRS: &[Repair] = &[
    Repair { rule: "DOC011", done: "took out the comments", change: comments::remove },
    Repair {
        rule: "DOC012",
        done: "took out the text of page headers that no page shows",
        change: margins::empty,
    },
    Repair {
        rule: "DOC005",
        done: "took the fields of the template away and kept their text",
        change: simple::unwrap_controls,
    },
    Repair {
        rule: "DOC014",
        done: "wrote the special hyphens as ordinary ones",
        change: simple::plain_hyphens,
    },
    Repair {
        rule: "DOC003",
        done: "moved the text of text boxes into the page, behind the paragraph that each is fixed to",
        change: boxes::move_behind,
    },
    Repair {
        rule: "DOC003",
        done: "moved the text of text boxes into the page, before the paragraph that each is fixed to",
        change: boxes::move_before,
    },
    Repair {
        rule: "DOC001",
        done: "moved the page header to the first lines of the page",
        change: margins::to_top,
    },
    Repair {
        rule: "DOC002",
        done: "moved the page footer to the last lines of the document",
        change: margins::to_end,
    },
    // Contact details come too late at the end.
    Repair {
        rule: "DOC002",
        done: "moved the page footer to the first lines of the page",
        change: margins::to_top,
    },
];

impl Repair {
    /// The document with the findings repaired; none if nothing of them can be.
    pub fn apply<'f>(
        &self,
        bytes: &[u8],
        limits: &Limits,
        findings: impl Iterator<Item = &'f Finding>,
    ) -> Result<Option<Vec<u8>>, Fault> {
        let mut package = Package::open(bytes, limits)?;
        let locations = findings.flat_map(|finding| &finding.locations);
        let named: BTreeSet<String> = locations.filter_map(|location| location.part.clone()).collect();
        match (self.change)(&mut package, &named)? {
            Some(edit) => Ok(Some(parts::replace(bytes, &edit.changed, &edit.left_out)?)),
            None => Ok(None),
        }
    }
}
