//! Annotations of a page: links, and text that viewers show over the page.

use super::colour::{numbers, text};
use super::geometry::{matrix, transformed};
use crate::document::{FormField, GlyphId, Link, Place, Rect, Run};
use hayro_font::hayro_syntax::object::{Array, Dict, Name, Object, Stream};
use hayro_font::kurbo::Affine;
use std::ops::Range;

/// Annotations of a page that are looked at.
const ANNOTATIONS: usize = 10_000;

/// The annotations of a page.
#[derive(Debug, Default)]
pub(super) struct Annotations<'a> {
    /// Targets and boxes of links.
    pub links: Vec<(String, Rect)>,
    /// Text of `FreeText` annotations that have no appearance.
    pub texts: Vec<FormField>,
    /// What viewers draw over the page.
    pub appearances: Vec<Appearance<'a>>,
}

/// What a viewer draws for an annotation.
#[derive(Debug)]
pub(super) struct Appearance<'a> {
    /// Where.
    pub bbox: Rect,
    /// The form that is drawn there, if it is one.
    pub form: Option<Stream<'a>>,
    /// Whether it shows a field of a form.
    pub widget: bool,
}

/// Reads the annotations of a page.
pub(super) fn read<'a>(page: &Dict<'a>, number: u32) -> Annotations<'a> {
    let mut found = Annotations::default();
    let annotations = page.get::<Array<'a>>(b"Annots");
    for annotation in annotations.iter().flat_map(|array| array.iter::<Dict<'a>>()).take(ANNOTATIONS) {
        let drawn = appearance(&annotation);
        let is_drawn = drawn.is_some();
        found.appearances.extend(drawn);
        match annotation.get::<Name<'_>>(b"Subtype").as_ref().map(AsRef::as_ref) {
            Some(b"Link") => found.links.extend(link(&annotation)),
            Some(b"FreeText") if !is_drawn => found.texts.extend(free_text(&annotation, number)),
            _ => {}
        }
    }
    found
}

/// The appearance of an annotation that is not hidden (ISO 32000-2, tables 166 and 167).
fn appearance<'a>(annotation: &Dict<'a>) -> Option<Appearance<'a>> {
    const HIDDEN: u32 = 1 << 1;
    const NO_VIEW: u32 = 1 << 5;
    if annotation.get::<u32>(b"F").unwrap_or(0) & (HIDDEN | NO_VIEW) != 0 {
        return None;
    }
    let [x0, y0, x1, y1] = *numbers(annotation, b"Rect") else { return None };
    let form = match annotation.get::<Dict<'a>>(b"AP")?.get::<Object<'a>>(b"N")? {
        Object::Stream(form) => Some(form),
        // One form for each state of a check box.
        Object::Dict(states) => {
            annotation.get::<Name<'a>>(b"AS").and_then(|state| states.get::<Stream<'a>>(state.as_ref()))
        }
        _ => None,
    };
    let widget = annotation.get::<Name<'a>>(b"Subtype").is_some_and(|kind| kind.as_ref() == b"Widget");
    Some(Appearance { bbox: Rect::new(x0, y0, x1, y1), form, widget })
}

/// What takes a form's box, turned by its own matrix, onto the box of its annotation (ISO 32000-2,
/// 12.5.5, algorithm "appearance streams").
pub(super) fn placement(form: &Dict<'_>, onto: Rect) -> Option<Affine> {
    let [x0, y0, x1, y1] = *numbers(form, b"BBox") else { return None };
    let own = match *numbers(form, b"Matrix") {
        [a, b, c, d, e, f] => matrix(&[a, b, c, d, e, f]),
        _ => Affine::IDENTITY,
    };
    let from = transformed(own, x0.into(), y0.into(), x1.into(), y1.into());
    if from.area() <= 0.0 {
        return None;
    }
    let scale = (f64::from(onto.width() / from.width()), f64::from(onto.height() / from.height()));
    let moved = Affine::translate((-f64::from(from.x0), -f64::from(from.y0)));
    let placed = Affine::translate((f64::from(onto.x0), f64::from(onto.y0)));
    Some(placed * Affine::scale_non_uniform(scale.0, scale.1) * moved)
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
