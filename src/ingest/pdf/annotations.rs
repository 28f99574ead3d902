//! Annotations of a page: links, and text that viewers show over the page.

use super::colour::{numbers, text};
use crate::document::{FormField, GlyphId, Link, Place, Rect, Run};
use hayro_font::hayro_syntax::object::{Array, Dict, Name};
use std::ops::Range;

/// Annotations of a page that are looked at.
const ANNOTATIONS: usize = 10_000;

/// The annotations of a page.
#[derive(Debug, Default)]
pub(super) struct Annotations {
    /// Targets and boxes of links.
    pub links: Vec<(String, Rect)>,
    /// Text of `FreeText` annotations.
    pub texts: Vec<FormField>,
    /// Boxes in which viewers draw something over the page.
    pub appearances: Vec<Rect>,
}

/// Reads the annotations of a page.
pub(super) fn read(page: &Dict<'_>, number: u32) -> Annotations {
    let mut found = Annotations::default();
    let annotations = page.get::<Array<'_>>(b"Annots");
    for annotation in annotations.iter().flat_map(|array| array.iter::<Dict<'_>>()).take(ANNOTATIONS) {
        found.appearances.extend(appearance(&annotation));
        match annotation.get::<Name<'_>>(b"Subtype").as_ref().map(AsRef::as_ref) {
            Some(b"Link") => found.links.extend(link(&annotation)),
            Some(b"FreeText") => found.texts.extend(free_text(&annotation, number)),
            _ => {}
        }
    }
    found
}

/// The box of an annotation that has an appearance and is not hidden (ISO 32000-2, table 167).
fn appearance(annotation: &Dict<'_>) -> Option<Rect> {
    const HIDDEN: u32 = 1 << 1;
    const NO_VIEW: u32 = 1 << 5;
    let flags = annotation.get::<u32>(b"F").unwrap_or(0);
    let drawn = annotation.get::<Dict<'_>>(b"AP").is_some_and(|states| states.contains_key(b"N"));
    match *numbers(annotation, b"Rect") {
        [x0, y0, x1, y1] if drawn && flags & (HIDDEN | NO_VIEW) == 0 => Some(Rect::new(x0, y0, x1, y1)),
        _ => None,
    }
}

/// A link's target; `#` for one that leads to a place in the file (ISO 32000-1, 12.5.6.5).
fn link(annotation: &Dict<'_>) -> Option<(String, Rect)> {
    let action = annotation.get::<Dict<'_>>(b"A");
    let leads_inside = |action: &Dict<'_>| {
        action.get::<Name<'_>>(b"S").is_some_and(|kind| AsRef::<[u8]>::as_ref(&kind) == b"GoTo")
    };
    let inside = annotation.contains_key(b"Dest") || action.as_ref().is_some_and(leads_inside);
    let target = action.and_then(|action| text(&action, b"URI")).or(inside.then(|| "#".to_owned()))?;
    match *numbers(annotation, b"Rect") {
        [x0, y0, x1, y1] => Some((target, Rect::new(x0, y0, x1, y1))),
        _ => None,
    }
}

fn free_text(annotation: &Dict<'_>, number: u32) -> Option<FormField> {
    let value = text(annotation, b"Contents").filter(|text| !text.trim().is_empty())?;
    let name = text(annotation, b"T").unwrap_or_default();
    Some(FormField { name, value, page: Some(number) })
}

/// Gives each link the glyphs whose centre lies in its box.
pub(super) fn attach(links: Vec<(String, Rect)>, number: u32, runs: &[Run]) -> Vec<Link> {
    let glyphs_in = |bbox: Rect| {
        let mut ranges: Vec<Range<GlyphId>> = Vec::new();
        for run in runs {
            let Place::Pdf { bbox: around, .. } = run.place else {
                continue;
            };
            if around.intersection(bbox).is_none() {
                continue;
            }
            for (id, glyph) in (run.first_glyph..).zip(&run.glyphs) {
                if !holds_centre(bbox, glyph.bbox) {
                    continue;
                }
                match ranges.last_mut() {
                    Some(last) if last.end == id => last.end += 1,
                    _ => ranges.push(id..id + 1),
                }
            }
        }
        ranges
    };
    let link = |(target, bbox): (String, Rect)| Link {
        target: target.into(),
        page: Some(number),
        bbox: Some(bbox),
        glyphs: glyphs_in(bbox),
    };
    links.into_iter().map(link).collect()
}

fn holds_centre(link: Rect, glyph: Rect) -> bool {
    let (x, y) = ((glyph.x0 + glyph.x1) / 2.0, (glyph.y0 + glyph.y1) / 2.0);
    (link.x0..=link.x1).contains(&x) && (link.y0..=link.y1).contains(&y)
}
