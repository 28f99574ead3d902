//! What stands on one height across all blocks, as `pdftotext -layout` prints it.

use super::area::Area;
use super::block::SAME_LINE;
use super::line::Line;
use super::text_page::TextPage;
use crate::document::Page;
use crate::reading::pdf::row::Row;

/// A line of a block, where it stands on the page.
struct Fragment<'d> {
    line: Line<'d>,
    area: Area,
    base: f32,
    size: f32,
}

/// The rows of a page.
pub(in crate::reading::pdf) fn rows<'d>(page: &Page, text: TextPage<'d>) -> Vec<Row<'d>> {
    let mut fragments = fragments(text, page);
    fragments.sort_by(|a, b| a.area.top.total_cmp(&b.area.top).then(a.area.x0.total_cmp(&b.area.x0)));
    let mut rows: Vec<Row<'d>> = Vec::new();
    for level in levels(fragments) {
        let mut end = f32::INFINITY;
        let mut base = 0.0;
        for fragment in in_order(level) {
            let goes_on =
                fragment.area.x0 >= end && (fragment.base - base).abs() <= SAME_LINE * fragment.size;
            let gap = (fragment.area.x0 - end) / fragment.size;
            (end, base) = (fragment.area.x1, fragment.base);
            let mut words = fragment.line.into_words();
            match rows.last_mut() {
                Some(row) if goes_on => {
                    if let Some(first) = words.first_mut() {
                        first.before.gap = gap;
                    }
                    row.words.append(&mut words);
                }
                _ => rows.push(Row { words, lead: None, region: page.number, page: page.number }),
            }
        }
    }
    rows
}

/// The lines of all blocks. Text that is turned against the page's is laid out within its block's box,
/// line under line.
fn fragments<'d>(text: TextPage<'d>, page: &Page) -> Vec<Fragment<'d>> {
    let areas = text.areas(page);
    let mut fragments = Vec::new();
    for (block, area) in text.blocks.into_iter().zip(areas) {
        let turned = block.turn != text.turn;
        let height = (block.area.bottom - block.area.top).max(0.1);
        let scale = (area.bottom - area.top) / height;
        for line in block.lines {
            let down = |y: f32| area.top + (y - block.area.top) * scale;
            let (own, base) = if turned {
                let (top, bottom) = (down(line.area.top), down(line.area.bottom));
                (Area { top, bottom, ..area }, down(line.base))
            } else {
                (line.area, line.base)
            };
            fragments.push(Fragment { area: own, base, size: line.size(), line });
        }
    }
    fragments
}

/// Fragments whose baselines lie near that of the first.
fn levels(fragments: Vec<Fragment<'_>>) -> Vec<Vec<Fragment<'_>>> {
    let mut levels: Vec<Vec<Fragment<'_>>> = Vec::new();
    for fragment in fragments {
        let fits = levels
            .last()
            .and_then(|level| level.first())
            .is_some_and(|first| (fragment.base - first.base).abs() < SAME_LINE * first.size);
        match levels.last_mut() {
            Some(level) if fits => level.push(fragment),
            _ => levels.push(vec![fragment]),
        }
    }
    levels
}

/// From left to right, but those that share a part of the width from top to bottom. Both together are
/// no order that a sort could rely on, so each goes in front of the first that it precedes.
fn in_order(level: Vec<Fragment<'_>>) -> Vec<Fragment<'_>> {
    let precedes = |a: &Area, b: &Area| {
        if a.x0 < b.x1 && b.x0 < a.x1 { a.top < b.top } else { a.x0 < b.x0 }
    };
    let mut order: Vec<Fragment<'_>> = Vec::with_capacity(level.len());
    for fragment in level {
        let behind = order.iter().rev().take_while(|other| precedes(&fragment.area, &other.area)).count();
        order.insert(order.len() - behind, fragment);
    }
    order
}
