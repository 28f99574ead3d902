//! How the lines of a reading are set on the page. No reader asks for it; a parser that is to tell a title from the
//! text under it does.

use super::looks::BLOCK_SPACE;
use crate::document::{Document, Rect, Run};
use crate::reading::{Line, Reading};
use crate::span::Span;
use crate::text::signs;
use std::collections::{BTreeMap, HashMap};

/// The lines of a reading with size, weight, bullet, box, indent and block, as their glyphs tell.
pub fn lines(document: &Document, reading: &Reading) -> Vec<Line> {
    let lines: Vec<Line> = reading.lines.iter().map(|line| set(line, document, reading)).collect();
    let edges = edges(&lines);
    let mut block = 0;
    let above = std::iter::once(None).chain(lines.iter().map(Some));
    let placed = lines.iter().zip(above).map(|(line, above)| {
        let above = above.filter(|above| (above.region, above.page) == (line.region, line.page));
        let boxes = above.and_then(|above| above.bbox).zip(line.bbox);
        let space_above = boxes.map_or(0.0, |(above, own)| above.y0 - own.y1);
        let breaks = space_above > BLOCK_SPACE * line.size || space_above < -line.size;
        block += u32::from(above.is_none() || breaks);
        let indent = line.bbox.zip(edges.get(&line.region)).map_or(0.0, |(bbox, edge)| bbox.x0 - edge);
        Line { space_above, block, indent, ..line.clone() }
    });
    placed.collect()
}

/// A line as its glyphs with ink set it.
fn set(line: &Line, document: &Document, reading: &Reading) -> Line {
    let inked = |place: Span| !place.of(&reading.text).trim().is_empty();
    let origins = reading.origins(line.span).iter().filter(|origin| inked(origin.span));
    let glyphs: Vec<(&Run, usize)> = origins.filter_map(|origin| document.run_of(origin.glyph)).collect();
    let most = |is: fn(&Run) -> bool| 2 * glyphs.iter().filter(|(run, _)| is(run)).count() > glyphs.len();
    let boxes = glyphs.iter().filter_map(|(run, index)| Some(run.glyphs.get(*index)?.bbox));
    Line {
        bbox: boxes.reduce(Rect::union),
        size: usual_size(&glyphs),
        bold: most(|run| run.bold),
        italic: most(|run| run.italic),
        bullet: signs::bullet(line.span.of(&reading.text)).is_some(),
        ..line.clone()
    }
}

/// The size of most glyphs, in points; the larger of two that are as frequent.
fn usual_size(glyphs: &[(&Run, usize)]) -> f32 {
    // In tenths, as sizes differ by rounding.
    let mut counts: BTreeMap<u32, usize> = BTreeMap::new();
    for (run, _) in glyphs {
        *counts.entry((run.size * 10.0).round() as u32).or_default() += 1;
    }
    counts.into_iter().max_by_key(|(_, count)| *count).map_or(0.0, |(size, _)| size as f32 / 10.0)
}

/// The left edge of each region.
fn edges(lines: &[Line]) -> HashMap<u32, f32> {
    let mut edges: HashMap<u32, f32> = HashMap::new();
    for (region, bbox) in lines.iter().filter_map(|line| Some((line.region, line.bbox?))) {
        let edge = edges.entry(region).or_insert(bbox.x0);
        *edge = edge.min(bbox.x0);
    }
    edges
}
