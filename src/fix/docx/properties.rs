//! What a document says about itself, and the template that it was made from.

use super::edit::{Concern, Edit};
use super::tree::Tree;
use crate::fix::fault::Fault;
use crate::ingest::docx::package::{Package, part_of, relationships_part};
use quick_xml::escape::escape;

/// Writes the person's name for the title.
pub(super) fn title(package: &mut Package<'_>, concern: &Concern<'_>) -> Result<Option<Edit>, Fault> {
    rename(package, "title", concern.given.name()?)
}

/// Writes the person's name for the author.
pub(super) fn author(package: &mut Package<'_>, concern: &Concern<'_>) -> Result<Option<Edit>, Fault> {
    rename(package, "creator", concern.given.name()?)
}

fn rename(package: &mut Package<'_>, property: &str, name: &str) -> Result<Option<Edit>, Fault> {
    let Some(part) = part_of(&package.relationships("")?, "core-properties") else { return Ok(None) };
    Edit::of_parts(package, [part], |tree, _, changes| {
        for element in
            tree.0.iter().filter(|element| element.local == property && !element.inner().is_empty())
        {
            changes.replace(element.inner(), escape(name).into_owned());
        }
        Ok(())
    })
}

/// Takes the reference to a template outside the file away.
pub(super) fn let_go_of_template(package: &mut Package<'_>, _: &Concern<'_>) -> Result<Option<Edit>, Fault> {
    let main = package.main_part()?;
    let Some(settings) = part_of(&package.relationships(&main)?, "settings") else { return Ok(None) };
    let related = package.relationships(&settings)?;
    let templates: Vec<String> = related
        .values()
        .filter(|to| to.external && to.kind == "attachedTemplate")
        .map(|to| to.target.clone())
        .collect();
    if templates.is_empty() {
        return Ok(None);
    }
    let relationships = relationships_part(&settings);
    Edit::of_parts(package, [settings, relationships], |tree: &Tree, _, changes| {
        for element in &tree.0 {
            let leads_out = element.target.as_ref().is_some_and(|target| templates.contains(target));
            if element.is_word("attachedTemplate") || leads_out {
                changes.remove(element.whole());
            }
        }
        Ok(())
    })
}
