//! Comments: the marks in the text, and the parts that hold them.

use super::edit::{Concern, Edit};
use super::tree::{Changes, Tree};
use crate::fix::fault::Fault;
use crate::ingest::docx::package::{Package, relationships_part};
use crate::ingest::docx::parts::{self, Part};

/// Elements that mark what is commented on.
const MARKS: [&str; 4] = ["commentRangeStart", "commentRangeEnd", "commentReference", "annotationRef"];

/// Relationships to parts of comments, in lower case.
const KINDS: [&str; 4] = ["comments", "commentsextended", "commentsids", "commentsextensible"];

/// Takes all comments out.
pub(super) fn remove(package: &mut Package<'_>, _: &Concern<'_>) -> Result<Option<Edit>, Fault> {
    let main = package.main_part()?;
    let related = package.relationships(&main)?;
    let of_comments = related.values().filter(|to| KINDS.contains(&to.kind.to_lowercase().as_str()));
    let left_out: Vec<String> = of_comments.map(|to| to.target.clone()).collect();
    if left_out.is_empty() {
        return Ok(None);
    }
    let is_gone = |target: &str| {
        let target = target.trim_start_matches('/').to_lowercase();
        left_out.iter().any(|part| {
            let part = part.to_lowercase();
            part == target || part.ends_with(&format!("/{target}"))
        })
    };
    let mut changed = Vec::new();
    for name in [main.clone(), relationships_part(&main), "[Content_Types].xml".to_owned()] {
        let text = parts::text(package, &name)?;
        let mut changes = Changes::default();
        for element in Tree::read(&name, &text, package.limits())?.0 {
            let is_mark = MARKS.iter().any(|mark| element.is_word(mark));
            if is_mark || element.target.as_deref().is_some_and(is_gone) {
                changes.remove(element.whole());
            }
        }
        let Some(text) = changes.apply(&text) else {
            return Err(Fault::Cannot("marks of comments stand in one another"));
        };
        changed.push(Part { name, text });
    }
    Ok(Some(Edit { changed, left_out }))
}
