//! Headings that are only set in bold get the style by which programs know a heading. The style itself shows nothing: it
//! rests on the one that they have, and their own formatting stays.

use super::edit::{Concern, Edit};
use super::tree::{Changes, Element, Tree};
use crate::document::Place;
use crate::fix::fault::Fault;
use crate::ingest::docx::package::{Package, part_of};
use crate::ingest::docx::parts::{self, Part};
use crate::subject::Subject;
use std::collections::BTreeSet;

/// Word's own name and id of the style (ECMA-376 part 1, 17.7.4.9).
const NAME: &str = "heading 1";
const ID: &str = "Heading1";

/// Gives the headings of the main part a heading style.
pub(super) fn style(package: &mut Package<'_>, concern: &Concern<'_>) -> Result<Option<Edit>, Fault> {
    let main = package.main_part()?;
    let related = part_of(&package.relationships(&main)?, "styles");
    let Some(styles) = related else { return Err(Fault::Cannot("the document has no styles")) };
    let (body, known) = (parts::text(package, &main)?, parts::text(package, &styles)?);
    let tree = Tree::read(&main, &body, package.limits())?;
    let headings = headings(&tree, concern.given.subject, &main);
    let based_on: BTreeSet<Option<String>> = headings.iter().map(|at| style_of(&tree, *at, &body)).collect();
    let mut based_on = based_on.into_iter();
    let (Some(base), None) = (based_on.next(), based_on.next()) else {
        return Err(Fault::Cannot("the headings have several styles"));
    };
    let (id, known) = with_style(&styles, &known, base.as_deref(), package)?;
    let mut changes = Changes::default();
    for at in headings {
        set_style(&tree, at, &id, &mut changes);
    }
    let text = changes.apply(&body).ok_or(Fault::Cannot("what is to be changed overlaps"))?;
    let changed = vec![Part { name: main, text }, Part { name: styles, text: known }];
    Ok(Some(Edit { changed, ..Edit::default() }))
}

/// The paragraphs of the recognised headings, outside tables: there the default style gives way to the table's.
fn headings(tree: &Tree, subject: &Subject<'_>, main: &str) -> Vec<usize> {
    let is_table = |at: usize| tree.0.get(at).is_some_and(|element| element.is_word("tbl"));
    recognised(tree, subject, main).filter(|at| !tree.around(*at).any(is_table)).collect()
}

/// The paragraphs of the main part that are headings for all that is known.
pub(super) fn recognised(tree: &Tree, subject: &Subject<'_>, main: &str) -> impl Iterator<Item = usize> {
    let spans = subject.resume.sections.iter().filter(|section| section.recognised);
    let origins =
        spans.filter_map(|section| section.heading).flat_map(|span| subject.reference.origins(span));
    let numbers: BTreeSet<u32> = origins
        .filter_map(|origin| match &subject.document.run_of(origin.glyph)?.0.place {
            Place::Docx { part, paragraph, .. } if **part == *main => Some(*paragraph),
            _ => None,
        })
        .collect();
    let paragraphs = tree.0.iter().enumerate().filter(|(_, element)| element.is_word("p"));
    paragraphs.zip(1..).filter(move |(_, number)| numbers.contains(number)).map(|((at, _), _)| at)
}

fn child<'t>(tree: &'t Tree, of: usize, name: &str) -> Option<(usize, &'t Element)> {
    tree.children(of).find(|(_, child)| child.is_word(name))
}

/// The id of a paragraph's style.
fn style_of(tree: &Tree, paragraph: usize, text: &str) -> Option<String> {
    let (properties, _) = child(tree, paragraph, "pPr")?;
    child(tree, properties, "pStyle")?.1.attribute(text, "val")
}

fn set_style(tree: &Tree, at: usize, id: &str, changes: &mut Changes) {
    let Some(paragraph) = tree.0.get(at) else { return };
    let prefix = paragraph.prefix();
    let style = format!("<{prefix}pStyle {prefix}val=\"{id}\"/>");
    match child(tree, at, "pPr") {
        None => {
            let start = paragraph.open.end;
            changes.replace(start..start, format!("<{prefix}pPr>{style}</{prefix}pPr>"));
        }
        Some((_, properties)) if properties.close.is_empty() => {
            changes.replace(properties.whole(), format!("<{prefix}pPr>{style}</{prefix}pPr>"));
        }
        Some((properties_at, properties)) => match child(tree, properties_at, "pStyle") {
            Some((_, old)) => changes.replace(old.whole(), style),
            // It stands before all other properties.
            None => changes.replace(properties.open.end..properties.open.end, style),
        },
    }
}

/// The styles with the heading style among them, and its id.
fn with_style(
    part: &str,
    text: &str,
    base: Option<&str>,
    package: &Package<'_>,
) -> Result<(String, String), Fault> {
    let tree = Tree::read(part, text, package.limits())?;
    let value =
        |of: usize, name: &str| child(&tree, of, name).and_then(|(_, found)| found.attribute(text, "val"));
    let styles: Vec<(usize, &Element)> =
        tree.0.iter().enumerate().filter(|(_, element)| element.is_word("style")).collect();
    let id_of = |(_, style): &(usize, &Element)| style.attribute(text, "styleId");
    let is_paragraph_default = |(_, style): &&(usize, &Element)| {
        let is_default = matches!(style.attribute(text, "default").as_deref(), Some("1" | "true" | "on"));
        is_default && style.attribute(text, "type").as_deref() == Some("paragraph")
    };
    let base = base.map(str::to_owned).or_else(|| styles.iter().find(is_paragraph_default).and_then(id_of));
    let base_style = styles.iter().find(|style| id_of(style) == base);
    // Space between paragraphs of one style is left out then, and the heading would be of another.
    if base_style.is_some_and(|(at, _)| tree.within(*at).any(|element| element.is_word("contextualSpacing")))
    {
        return Err(Fault::Cannot("a style of its own would change the space around a heading"));
    }
    let old =
        styles.iter().find(|(at, _)| value(*at, "name").is_some_and(|name| name.eq_ignore_ascii_case(NAME)));
    let id = old.and_then(id_of).unwrap_or_else(|| ID.to_owned());
    let is_base = styles.iter().any(|(at, _)| value(*at, "basedOn").is_some_and(|based| based == id));
    let is_taken = old.is_none() && styles.iter().any(|style| id_of(style).as_deref() == Some(ID));
    if is_base || is_taken || base.as_deref() == Some(&id) {
        return Err(Fault::Cannot("other styles rest on the heading style of the document"));
    }
    let root = tree.0.first().ok_or(Fault::Cannot("the document has no styles"))?;
    let link = old.and_then(|(at, _)| child(&tree, *at, "link")).and_then(|(_, link)| text.get(link.whole()));
    let new = heading_style(root.prefix(), &id, base.as_deref(), link.unwrap_or_default());
    let mut changes = Changes::default();
    match old {
        Some((_, old)) => changes.replace(old.whole(), new),
        None => changes.replace(root.close.start..root.close.start, new),
    }
    let text = changes.apply(text).ok_or(Fault::Cannot("what is to be changed overlaps"))?;
    Ok((id, text))
}

fn heading_style(prefix: &str, id: &str, base: Option<&str>, link: &str) -> String {
    let based =
        |name: &str| base.map(|id| format!("<{prefix}{name} {prefix}val=\"{id}\"/>")).unwrap_or_default();
    format!(
        "<{prefix}style {prefix}type=\"paragraph\" {prefix}styleId=\"{id}\"><{prefix}name {prefix}val=\"{NAME}\"/>\
         {}{}{link}<{prefix}qFormat/><{prefix}pPr><{prefix}outlineLvl {prefix}val=\"0\"/></{prefix}pPr></{prefix}style>",
        based("basedOn"),
        based("next"),
    )
}
