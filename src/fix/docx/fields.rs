//! Field codes: what they last came to stands as text in their place.

use super::edit::{Concern, Edit};
use super::tree::{Changes, Element, Tree};
use crate::fix::fault::Fault;
use crate::ingest::docx::package::Package;

/// Fields whose results are nothing by themselves (ECMA-376 part 1, 17.16.5): pages are counted anew, a link leads
/// somewhere.
const KEPT: [&str; 7] = ["PAGE", "NUMPAGES", "SECTIONPAGES", "HYPERLINK", "TOC", "PAGEREF", "SECTION"];

/// A field that has begun.
#[derive(Default)]
struct Open {
    /// What belongs to the code, by the places in the tree.
    code: Vec<usize>,
    instruction: String,
    has_result: bool,
    /// Whether a field lies in it.
    is_outer: bool,
}

/// Writes the results of fields as text.
pub(super) fn to_results(package: &mut Package<'_>, _: &Concern<'_>) -> Result<Option<Edit>, Fault> {
    let main = package.main_part()?;
    Edit::of_parts(package, [main], |tree, text, changes| {
        let mut open: Vec<Open> = Vec::new();
        for (at, element) in tree.0.iter().enumerate() {
            if element.is_word("fldSimple")
                && !is_kept(&element.attribute(text, "instr").unwrap_or_default())
                && element.has_text
            {
                changes.remove(element.open.clone());
                changes.remove(element.close.clone());
            } else if element.is_word("instrText") {
                if let Some(field) = open.last_mut().filter(|field| !field.has_result) {
                    field.instruction.push_str(text.get(element.inner()).unwrap_or_default());
                    field.code.push(at);
                }
            } else if element.is_word("fldChar") {
                mark(at, element, text, &mut open, tree, changes);
            }
        }
        Ok(())
    })
}

fn mark(at: usize, element: &Element, text: &str, open: &mut Vec<Open>, tree: &Tree, changes: &mut Changes) {
    let kind = element.attribute(text, "fldCharType").unwrap_or_default();
    if kind == "begin" {
        if let Some(outer) = open.last_mut() {
            outer.is_outer = true;
        }
        open.push(Open { code: vec![at], ..Open::default() });
    } else if let (true, Some(field)) = (kind == "separate", open.last_mut()) {
        field.code.push(at);
        field.has_result = true;
    } else if let Some(field) = open.pop()
        && field.has_result
        && !field.is_outer
        && open.is_empty()
        && !is_kept(&field.instruction)
    {
        let code = field.code.into_iter().chain([at]).filter_map(|at| tree.0.get(at));
        code.for_each(|element| changes.remove(element.whole()));
    }
}

fn is_kept(instruction: &str) -> bool {
    let name = instruction.split_whitespace().next().unwrap_or_default().to_uppercase();
    name.is_empty() || KEPT.contains(&name.as_str())
}
