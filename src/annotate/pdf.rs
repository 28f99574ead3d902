//! Highlights with notes in a PDF.

use super::Fault;
use super::remark::{AUTHOR, Remark};
use crate::document::{Page, Rect};
use crate::finding::Severity;
use crate::ingest::pdf::update::Update;
use crate::limits::Limits;
use lopdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary, text_string};
use std::collections::BTreeMap;

/// Width of the line around a highlight, in points.
const FRAME: f32 = 0.5;
/// How much of the page shows through a highlight is left to the blend mode; this is its strength.
const OPACITY: f32 = 0.45;
/// Points that the area of a highlight reaches beyond the box of its text.
const MARGIN: f32 = 1.0;
/// Side of the icon of a note, and its distance from the corner of the page, in points.
const ICON: f32 = 20.0;
/// Size of the window of a note, in points.
const WINDOW: (f32, f32) = (220.0, 110.0);
/// `Print` of an annotation's flags (ISO 32000-2, table 167).
const PRINTED: i64 = 4;

/// The file with remarks; `pages` are those of the same bytes. The copy that is given holds to
/// `reads_alike`.
pub(super) fn annotate(
    bytes: &[u8],
    limits: &Limits,
    pages: &[Page],
    remarks: &[Remark<'_>],
    reads_alike: impl Fn(&[u8]) -> bool,
) -> Result<Vec<u8>, Fault> {
    let file = Update::open(bytes, limits)?;
    let document = file.document();
    if document.is_encrypted() {
        return Err(Fault::Encryption);
    }
    let ids: Vec<ObjectId> = document.page_iter().take(pages.len()).collect();
    if ids.len() < pages.len() {
        return Err(Fault::Pages);
    }
    let sheets: Vec<(ObjectId, &Page)> = ids.into_iter().zip(pages).collect();
    let lists = lists(document, &sheets, remarks)?;
    if let Some(copy) = file.appended(|update| add(update, lists.clone()))?
        && reads_alike(&copy)
    {
        return Ok(copy);
    }
    let copy = file.rewritten(|document| add(document, lists))?;
    reads_alike(&copy).then_some(copy).ok_or(Fault::Changed)
}

/// What is added to a page, by the page's object.
type Lists<'r> = BTreeMap<ObjectId, (Dictionary, Vec<Drawn<'r>>)>;

/// A remark on one page.
#[derive(Debug, Clone)]
struct Drawn<'r> {
    remarks: Vec<&'r Remark<'r>>,
    /// What it points to; empty for what has no place.
    boxes: Vec<Rect>,
    page: &'r Page,
}

fn lists<'r>(
    document: &Document,
    sheets: &[(ObjectId, &'r Page)],
    remarks: &'r [Remark<'r>],
) -> Result<Lists<'r>, Fault> {
    let mut drawn: BTreeMap<usize, Vec<Drawn<'r>>> = BTreeMap::new();
    let mut placeless = Vec::new();
    for remark in remarks {
        let mut boxes: BTreeMap<usize, Vec<Rect>> = BTreeMap::new();
        for location in &remark.finding.locations {
            let (Some(number), Some(bbox)) = (location.page, location.bbox) else { continue };
            let Some(index) = (number as usize).checked_sub(1) else { continue };
            // What lies outside the visible page cannot be pointed to on it.
            let shown = sheets.get(index).and_then(|(_, page)| bbox.intersection(page.crop_box));
            if let Some(shown) = shown {
                boxes.entry(index).or_default().push(shown);
            }
        }
        if boxes.is_empty() {
            placeless.push(remark);
        }
        for (index, boxes) in boxes {
            let Some(&(_, page)) = sheets.get(index) else { continue };
            drawn.entry(index).or_default().push(Drawn { remarks: vec![remark], boxes, page });
        }
    }
    if let (false, Some(&(_, page))) = (placeless.is_empty(), sheets.first()) {
        drawn.entry(0).or_default().push(Drawn { remarks: placeless, boxes: Vec::new(), page });
    }
    let mut lists = Lists::new();
    for (index, drawn) in drawn {
        let Some(&(id, _)) = sheets.get(index) else { continue };
        lists.insert(id, (own_list(document, id)?, drawn));
    }
    Ok(lists)
}

/// A page whose list of annotations is its own: two pages may share one.
fn own_list(document: &Document, id: ObjectId) -> Result<Dictionary, Fault> {
    let mut page = document.get_dictionary(id)?.clone();
    let known = page.get_deref(b"Annots", document).and_then(Object::as_array).cloned().unwrap_or_default();
    page.set("Annots", known);
    Ok(page)
}

/// Puts annotations and the pages that list them into a document.
fn add(document: &mut Document, lists: Lists<'_>) -> lopdf::Result<()> {
    for (id, (mut page, drawn)) in lists {
        let mut added = Vec::new();
        for drawn in &drawn {
            let annotation = document.try_new_object_id()?;
            let window = document.try_add_object(window(annotation, drawn.page))?;
            let appearance = document.try_add_object(appearance(drawn))?;
            let mut dictionary = describe(drawn);
            dictionary.set("P", id);
            dictionary.set("Popup", window);
            dictionary.set("AP", dictionary! { "N" => appearance });
            document.set_object(annotation, dictionary);
            added.extend([Object::from(annotation), Object::from(window)]);
        }
        if let Ok(list) = page.get_mut(b"Annots").and_then(Object::as_array_mut) {
            list.extend(added);
        }
        document.set_object(id, page);
    }
    Ok(())
}

impl Drawn<'_> {
    fn severity(&self) -> Severity {
        self.remarks.iter().map(|remark| remark.finding.severity).max().unwrap_or(Severity::Note)
    }

    /// Red, amber or blue.
    fn colour(&self) -> [f32; 3] {
        match self.severity() {
            Severity::Error => [1.0, 0.35, 0.3],
            Severity::Warning => [1.0, 0.8, 0.2],
            Severity::Note => [0.45, 0.7, 1.0],
        }
    }

    /// The boxes with their margins; the icon's for what has no place.
    fn areas(&self) -> Vec<Rect> {
        if self.boxes.is_empty() {
            return vec![icon(self.page)];
        }
        let wider = |b: &Rect| Rect::new(b.x0 - MARGIN, b.y0 - MARGIN, b.x1 + MARGIN, b.y1 + MARGIN);
        self.boxes.iter().map(wider).collect()
    }

    fn around(&self) -> Rect {
        self.areas().into_iter().reduce(Rect::union).unwrap_or_default()
    }
}

/// An annotation without what it refers to.
fn describe(drawn: &Drawn<'_>) -> Dictionary {
    let text: Vec<String> = drawn.remarks.iter().map(|remark| remark.lines.join("\n")).collect();
    let subject: Vec<&str> = drawn.remarks.iter().map(|remark| remark.finding.rule.as_str()).collect();
    let mut dictionary = dictionary! {
        "Type" => "Annot",
        "Rect" => numbers(&corners(drawn.around())),
        "C" => numbers(&drawn.colour()),
        "F" => PRINTED,
        "T" => text_string(AUTHOR),
        "Subj" => text_string(&subject.join(", ")),
        "Contents" => text_string(&text.join("\n\n")),
    };
    if drawn.boxes.is_empty() {
        dictionary.set("Subtype", "Text");
        dictionary.set("Name", "Note");
    } else {
        dictionary.set("Subtype", "Highlight");
        // Upper left, upper right, lower left, lower right: the order that viewers expect, not the one
        // of the standard.
        let quads = drawn.areas().into_iter().flat_map(|b| [b.x0, b.y1, b.x1, b.y1, b.x0, b.y0, b.x1, b.y0]);
        dictionary.set("QuadPoints", numbers(&quads.collect::<Vec<f32>>()));
    }
    dictionary
}

/// What viewers draw: the same everywhere, whatever they would make of a highlight themselves.
fn appearance(drawn: &Drawn<'_>) -> Stream {
    let [red, green, blue] = drawn.colour();
    let rectangles = drawn.areas().into_iter();
    let rectangles: String = rectangles
        .map(|area| format!("{} {} {} {} re ", area.x0, area.y0, area.width(), area.height()))
        .collect();
    // The frame shows on dark panels, which swallow what is multiplied with them.
    let mut content = format!("q /G gs {red} {green} {blue} rg {rectangles}f Q ");
    let state = if drawn.boxes.is_empty() {
        content.push_str(&lines(icon(drawn.page)));
        dictionary! {}
    } else {
        content.push_str(&format!("{red} {green} {blue} RG {FRAME} w {rectangles}S"));
        dictionary! { "BM" => "Multiply", "ca" => OPACITY }
    };
    let form = dictionary! {
        "Type" => "XObject",
        "Subtype" => "Form",
        "BBox" => numbers(&corners(drawn.around())),
        "Resources" => dictionary! { "ExtGState" => dictionary! { "G" => state } },
    };
    Stream::new(form, content.into_bytes())
}

/// The icon of a note: a frame and three lines of writing, drawn without letters.
fn lines(icon: Rect) -> String {
    let mut content = format!("0 G 0.8 w {} {} {} {} re S ", icon.x0, icon.y0, icon.width(), icon.height());
    for part in [0.25, 0.5, 0.75] {
        let y = icon.y0 + icon.height() * part;
        content.push_str(&format!("{} {y} m {} {y} l S ", icon.x0 + 4.0, icon.x1 - 4.0));
    }
    content
}

/// The window that shows a note when it is opened, beside the page as a person sees it.
fn window(of: ObjectId, page: &Page) -> Dictionary {
    let shown = page.crop_box;
    let corner = Rect::new(shown.x1, shown.y1 - WINDOW.1, shown.x1 + WINDOW.0, shown.y1);
    dictionary! {
        "Type" => "Annot",
        "Subtype" => "Popup",
        "Rect" => numbers(&corners(corner)),
        "Parent" => of,
        "Open" => false,
    }
}

/// The upper right corner of a page as a person sees it, turned.
fn icon(page: &Page) -> Rect {
    let shown = page.crop_box;
    let (left, right) = (shown.x0 + ICON / 2.0, shown.x1 - ICON * 1.5);
    let (bottom, top) = (shown.y0 + ICON / 2.0, shown.y1 - ICON * 1.5);
    let (x, y) = match page.rotate {
        90 => (left, top),
        180 => (left, bottom),
        270 => (right, bottom),
        _ => (right, top),
    };
    Rect::new(x, y, x + ICON, y + ICON)
}

fn corners(bbox: Rect) -> [f32; 4] {
    [bbox.x0, bbox.y0, bbox.x1, bbox.y1]
}

fn numbers(values: &[f32]) -> Object {
    Object::Array(values.iter().map(|&value| Object::Real(value)).collect())
}
