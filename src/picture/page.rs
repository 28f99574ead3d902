//! One page: its copies without the text in doubt, and their pictures.

use super::append::Appendix;
use super::content::{Rewriter, Variant};
use super::judge::{self, Pictures, Sight};
use super::render::Picture;
use super::weigh;
use crate::document::{Font, Page, PaintKind, Place, Rect, Run};
use crate::ingest::pdf::content::of_page;
use crate::limits::Limits;
use hayro::RenderCache;
use hayro::hayro_syntax::{Pdf, page};
use std::collections::BTreeSet;

/// Pixels that the smallest text in doubt gets from line to line: at 20, strokes of text set regular
/// are some two pixels wide, so that one of them at least is inked fully.
const LINE_PIXELS: f64 = 20.0;
/// Pixels a point, at least and at most.
const SCALES: (f64, f64) = (1.5, 4.0);
/// Part of the visible page from which an image counts as the scan of the page.
const SCAN: f32 = 0.5;

/// Which copy of a page is which, in the order of the copied file.
const AS_IS: usize = 0;
const WITHOUT: usize = 1;
const TEXTLESS: usize = 2;
const ONLY: usize = 3;

/// What of some runs of a page can be seen: for each run, a word about every glyph. `None` when the
/// page cannot be drawn, or not within the limits.
pub(super) fn sights(
    pdf: &Pdf,
    sheet: &Page,
    runs: &[&Run],
    fonts: &[Font],
    budget: &mut weigh::Budget,
) -> Option<Vec<Vec<Sight>>> {
    let page = pdf.pages().get((sheet.number as usize).checked_sub(1)?)?;
    let part = runs.iter().filter_map(|run| place(run)).reduce(Rect::union)?.intersection(sheet.crop_box)?;
    let load = weigh::load(page, sheet, budget).filter(|load| budget.takes(*load))?;
    let copy = copies(pdf, page, runs, budget.limits)?;
    let cache = RenderCache::new();
    let limits = budget.limits;
    let scale = scale(part, runs, limits.picture_pixels)?;
    // Only text with ink of its own has to be compared; that is often less of the page.
    let inked = runs.iter().filter(|run| !judge::leaves_no_ink(run)).filter_map(|run| place(run));
    let inked = inked.reduce(Rect::union).and_then(|part| part.intersection(sheet.crop_box));
    let draw = |which: usize| {
        let part = if which == TEXTLESS { part } else { inked? };
        Picture::draw(copy.pages().get(which)?, part, scale, limits.picture_pixels, &cache)
    };
    let pictures = Pictures {
        as_is: &|| draw(AS_IS),
        without: &|| draw(WITHOUT),
        textless: &|| draw(TEXTLESS),
        only: &|| draw(ONLY),
        scanned: is_scan(sheet),
        faithful: load.is_faithful,
    };
    Some(judge::judge(runs, fonts, &pictures))
}

fn place(run: &Run) -> Option<Rect> {
    match run.place {
        Place::Pdf { bbox, .. } => Some(bbox),
        _ => None,
    }
}

fn scale(part: Rect, runs: &[&Run], pixels: f64) -> Option<f64> {
    let smallest = runs.iter().map(|run| run.size).fold(f32::INFINITY, f32::min).max(0.1);
    let wanted = (LINE_PIXELS / f64::from(smallest)).clamp(SCALES.0, SCALES.1);
    // Half, because boxes grow to whole pixels.
    let most = (pixels / 2.0 / f64::from(part.area().max(1.0))).sqrt();
    (most >= 1.0).then_some(wanted.min(most))
}

fn is_scan(sheet: &Page) -> bool {
    let images = sheet.paints.iter().filter(|paint| paint.kind == PaintKind::Image);
    let shown = images.filter_map(|paint| paint.bbox.intersection(sheet.crop_box)).map(Rect::area);
    shown.fold(0.0, f32::max) >= SCAN * sheet.crop_box.area()
}

/// The file with the copies of one page for its pages.
fn copies(pdf: &Pdf, page: &page::Page<'_>, runs: &[&Run], limits: &Limits) -> Option<Pdf> {
    let shows: BTreeSet<u32> = runs
        .iter()
        .filter_map(|run| match run.place {
            Place::Pdf { show, .. } => Some(show),
            _ => None,
        })
        .collect();
    let data = of_page(page, limits.part_bytes).ok()?;
    let mut appendix = Appendix::new(pdf)?;
    let mut contents = vec![data.clone()];
    appendix.page(page, &[], &[]);
    for variant in [Variant::Without(&shows), Variant::Textless, Variant::Only(&shows)] {
        let rewritten = Rewriter::new(variant, limits, &mut appendix).rewrite(&data, page.resources(), 0);
        // Nothing but text cannot always be had (inline images have no end of their own); without
        // that copy less is settled.
        let rewritten = match variant {
            Variant::Only(_) => rewritten.unwrap_or_default(),
            _ => rewritten?,
        };
        let content = appendix.stream(None, &[], &rewritten.data);
        contents.push(rewritten.data);
        let mut entries = vec![("Contents", format!("{content} 0 R").into_bytes())];
        if matches!(variant, Variant::Only(_)) {
            entries.push(("Annots", b"[]".to_vec()));
        }
        appendix.page(page, &rewritten.forms, &entries);
    }
    let copy = Pdf::new(appendix.finish(pdf)?).ok()?;
    // A copy that is read otherwise than it was written would prove nothing.
    let same = |(page, data): (&page::Page<'_>, &Vec<u8>)| {
        of_page(page, limits.part_bytes).is_ok_and(|read| read == *data)
    };
    let whole = copy.pages().len() == contents.len() && copy.pages().iter().zip(&contents).all(same);
    whole.then_some(copy)
}
