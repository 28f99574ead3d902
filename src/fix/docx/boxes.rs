//! Text boxes: their paragraphs go behind or before the paragraph that the box is fixed to.

use super::edit::{Concern, Edit};
use super::tree::{Changes, Element, Tree};
use crate::fix::fault::Fault;
use crate::ingest::docx::package::Package;
use crate::ingest::docx::parts::{self, Part};
use crate::ingest::docx::xml::Ns;
use crate::limits::Limits;
use std::collections::BTreeMap;

/// The least of red, green and blue from which on letters are light.
const LIGHT: u8 = 0xb0;
/// Boxes in boxes that are taken apart.
const DEPTH: usize = 4;

/// Where the text of a box goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    /// Behind what it is fixed to, unless it stands above that on the page.
    AsShown,
    /// Before what it is fixed to.
    Before,
}

/// Moves the text of boxes in the main part behind what they are fixed to, for most hang on a heading or on the name;
/// before it if they stand above it.
pub(super) fn move_as_shown(package: &mut Package<'_>, _: &Concern<'_>) -> Result<Option<Edit>, Fault> {
    move_out(package, Place::AsShown)
}

/// Moves it before what they are fixed to.
pub(super) fn move_before(package: &mut Package<'_>, _: &Concern<'_>) -> Result<Option<Edit>, Fault> {
    move_out(package, Place::Before)
}

fn move_out(package: &mut Package<'_>, place: Place) -> Result<Option<Edit>, Fault> {
    let name = package.main_part()?;
    let text = parts::text(package, &name)?;
    let moved = without_boxes(&name, &text, package.limits(), place)?;
    Ok(moved.map(|text| Edit { changed: vec![Part { name, text }], ..Edit::default() }))
}

/// A part with the text of its boxes behind what they are fixed to; none if it has none.
pub(super) fn taken_apart(part: &str, text: &str, limits: &Limits) -> Result<Option<String>, Fault> {
    without_boxes(part, text, limits, Place::AsShown)
}

fn without_boxes(part: &str, text: &str, limits: &Limits, place: Place) -> Result<Option<String>, Fault> {
    let mut moved: Option<String> = None;
    for _ in 0..DEPTH {
        match outermost(part, moved.as_deref().unwrap_or(text), limits, place)? {
            Some(text) => moved = Some(text),
            None => break,
        }
    }
    Ok(moved)
}

/// The part without its outermost boxes.
fn outermost(part: &str, text: &str, limits: &Limits, place: Place) -> Result<Option<String>, Fault> {
    let tree = Tree::read(part, text, limits)?;
    let is_box = |element: &Element| element.is_word("txbxContent") && element.has_text;
    let mut drawings: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (at, _) in tree.0.iter().enumerate().filter(|(_, element)| is_box(element)) {
        let is_inner = tree.around(at).filter_map(|at| tree.0.get(at)).any(is_box);
        if let (false, Some(drawing)) = (is_inner, drawing_around(&tree, at)) {
            drawings.entry(drawing).or_default().push(at);
        }
    }
    let mut changes = Changes::default();
    for (drawing, boxes) in drawings {
        let is_paragraph = |at: &usize| tree.0.get(*at).is_some_and(|element| element.is_word("p"));
        let anchor = tree.around(drawing).find(is_paragraph).and_then(|at| tree.0.get(at));
        let (Some(anchor), Some(element)) = (anchor, tree.0.get(drawing)) else { continue };
        let to = match place == Place::Before || stands_above(&tree, drawing, text) {
            true => anchor.open.start,
            false => anchor.close.end,
        };
        for at in new_copies(&tree, &boxes) {
            changes.replace(to..to, out_of_box(&tree, at, text));
        }
        if tree.within(drawing).any(shows_more) {
            // A picture beside the text would go with the box.
            for emptied in boxes.iter().filter_map(|at| tree.0.get(*at)) {
                changes.replace(emptied.inner(), format!("<{}p/>", emptied.prefix()));
            }
        } else {
            changes.remove(element.whole());
        }
    }
    Ok(if changes.is_empty() { None } else { changes.apply(text) })
}

/// Whether the middle of a drawing stands above the paragraph that it is fixed to. Where one is placed on the page and
/// not beside the paragraph, that is not known.
fn stands_above(tree: &Tree, drawing: usize, text: &str) -> bool {
    let mut inside = tree.places_within(drawing).filter_map(|at| Some((at, tree.0.get(at)?)));
    let placed =
        inside.find(|(_, element)| element.local == "anchor" || element.attribute(text, "style").is_some());
    let Some((at, placed)) = placed else { return false };
    if let Some(style) = placed.attribute(text, "style") {
        // VML.
        let value =
            |name: &str| style.split(';').find_map(|rule| rule.trim().strip_prefix(name)?.strip_prefix(':'));
        let points = |name: &str| value(name)?.strip_suffix("pt")?.parse::<f64>().ok();
        let is_beside =
            matches!(value("mso-position-vertical-relative"), None | Some("text" | "paragraph" | "line"));
        return is_beside
            && value("position") == Some("absolute")
            && points("margin-top")
                .is_some_and(|top| top + points("height").unwrap_or_default() / 2.0 < 0.0);
    }
    let child = |of: usize, name: &str| tree.children(of).find(|(_, child)| child.local == name);
    let Some((vertical, position)) = child(at, "positionV") else { return false };
    let is_beside = matches!(position.attribute(text, "relativeFrom").as_deref(), Some("paragraph" | "line"));
    let offset = child(vertical, "posOffset")
        .and_then(|(_, offset)| text.get(offset.inner())?.trim().parse::<f64>().ok());
    let height =
        child(at, "extent").and_then(|(_, extent)| extent.attribute(text, "cy")?.parse::<f64>().ok());
    is_beside && offset.is_some_and(|top| top + height.unwrap_or_default() / 2.0 < 0.0)
}

/// The content of a box as it can be read on the page: light letters stood on a dark ground.
fn out_of_box(tree: &Tree, at: usize, text: &str) -> String {
    let Some(content) = tree.0.get(at).map(Element::inner) else { return String::new() };
    let mut changes = Changes::default();
    for colour in tree.within(at).filter(|element| element.is_word("color") && is_light(element, text)) {
        let whole = colour.whole();
        changes.remove(whole.start - content.start..whole.end - content.start);
    }
    let inner = text.get(content).unwrap_or_default();
    changes.apply(inner).unwrap_or_else(|| inner.to_owned())
}

/// Whether the colour of letters is one that white paper hardly shows.
fn is_light(colour: &Element, text: &str) -> bool {
    let value = colour.attribute(text, "val");
    let number = value.and_then(|hex| u32::from_str_radix(&hex, 16).ok());
    number.is_some_and(|rgb| rgb.to_be_bytes().iter().skip(1).all(|part| *part >= LIGHT))
}

/// The outermost element that draws a box, below the run it stands in.
fn drawing_around(tree: &Tree, at: usize) -> Option<usize> {
    let is_of_text =
        |at: &usize| tree.0.get(*at).is_some_and(|element| element.is_word("r") || element.is_word("p"));
    let draws = |at: &usize| {
        tree.0.get(*at).is_some_and(|element| {
            element.is_word("drawing")
                || element.is_word("pict")
                || (element.ns == Ns::Mc && element.local == "AlternateContent")
        })
    };
    tree.around(at).take_while(|at| !is_of_text(at)).filter(draws).last()
}

/// Of a text that is written for new and for old programs, the new copy.
fn new_copies(tree: &Tree, boxes: &[usize]) -> Vec<usize> {
    let is_old = |at: &usize| {
        let mut around = tree.around(*at).filter_map(|at| tree.0.get(at));
        around.any(|element| element.ns == Ns::Mc && element.local == "Fallback")
    };
    let new: Vec<usize> = boxes.iter().copied().filter(|at| !is_old(at)).collect();
    if new.is_empty() { boxes.to_vec() } else { new }
}

fn shows_more(element: &Element) -> bool {
    matches!(
        (element.ns, element.local.as_str()),
        (Ns::Pic, "pic") | (Ns::V, "imagedata") | (Ns::A, "blip") | (Ns::C | Ns::Dgm, _)
    )
}
