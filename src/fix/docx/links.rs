//! Links that lead to another address than the one printed.

use super::edit::{Concern, Edit};
use crate::checks::astray;
use crate::fix::fault::Fault;
use crate::ingest::docx::package::{Package, relationships_part};
use quick_xml::escape::escape;

/// Leads the links of the main part to what is printed.
pub(super) fn lead(package: &mut Package<'_>, concern: &Concern<'_>) -> Result<Option<Edit>, Fault> {
    let astray: Vec<_> = astray(concern.given.subject).collect();
    let main = package.main_part()?;
    Edit::of_parts(package, [relationships_part(&main)], |tree, text, changes| {
        for element in &tree.0 {
            let led = |target: &String| astray.iter().find(|astray| astray.link.trim() == target.trim());
            let (Some(astray), Some(written)) =
                (element.target.as_ref().and_then(led), element.attribute(text, "Target"))
            else {
                continue;
            };
            let new = escape(astray.printed_target()).into_owned();
            let tag = text.get(element.open.clone()).unwrap_or_default();
            changes.replace(element.open.clone(), tag.replace(&written, &new));
        }
        Ok(())
    })
}
