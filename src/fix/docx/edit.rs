//! What a repair changes of a package.

use super::tree::{Changes, Tree};
use crate::fix::fault::Fault;
use crate::fix::repair::Given;
use crate::ingest::docx::package::Package;
use crate::ingest::docx::parts::{self, Part};
use std::collections::BTreeSet;

/// What a repair is about.
pub(super) struct Concern<'g> {
    /// The parts that the findings name.
    pub parts: BTreeSet<String>,
    /// The whole file.
    pub given: &'g Given<'g>,
}

/// Parts that are written anew, and parts that go.
#[derive(Debug, Default)]
pub(super) struct Edit {
    /// Parts with other text, or new ones.
    pub changed: Vec<Part>,
    /// Names of parts that the copy does not have.
    pub left_out: Vec<String>,
}

impl Edit {
    /// Changes of one part each; none if nothing is changed.
    pub fn of_parts(
        package: &mut Package<'_>,
        names: impl IntoIterator<Item = String>,
        change: impl Fn(&Tree, &str, &mut Changes) -> Result<(), Fault>,
    ) -> Result<Option<Self>, Fault> {
        let mut edit = Self::default();
        for name in names {
            let text = parts::text(package, &name)?;
            let mut changes = Changes::default();
            change(&Tree::read(&name, &text, package.limits())?, &text, &mut changes)?;
            if changes.is_empty() {
                continue;
            }
            let text = changes.apply(&text).ok_or(Fault::Cannot("what is to be changed overlaps"))?;
            edit.changed.push(Part { name, text });
        }
        Ok((!edit.changed.is_empty()).then_some(edit))
    }
}
