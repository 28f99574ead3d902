//! Columns and sidebars, found by the white gutters between them.
//!
//! A page is cut where a gutter has several lines on both sides that do not belong together line
//! by line. A rail of dates or labels beside one column also has a gutter, but each of its pieces
//! stands level with the line it belongs to: it is no column, and its rows are read across.

use super::segment::{LINE_TOLERANCE, Segment};

/// Lines that a column has at least, on each side of its gutter.
const MIN_LINES: usize = 3;
/// Least width of a gutter, in points.
const MIN_GUTTER: f32 = 6.0;
/// From which distance of baselines on, in em, lines belong to different blocks.
const BLOCK_PITCH: f32 = 1.75;
/// Part of the blocks of the shorter side that must start level with a line of the other side for
/// it to be a rail.
const RAIL_LEVEL: f32 = 0.7;
/// Cuts of one page; a page has few columns.
const CUTS: usize = 64;

/// Groups the segments of a page into regions, in reading order.
pub(super) fn regions<'d>(segments: Vec<Segment<'d>>) -> Vec<Vec<Segment<'d>>> {
    let mut done = Vec::new();
    let mut open = vec![segments];
    let mut cuts = 0;
    while let Some(region) = open.pop() {
        let cut = if cuts < CUTS { best_cut(&region) } else { None };
        match cut {
            Some(cut) => {
                cuts += 1;
                let parts = cut.apply(region);
                open.extend(parts.into_iter().rev().filter(|part| !part.is_empty()));
            }
            None if region.is_empty() => {}
            None => done.push(region),
        }
    }
    done
}

/// A gutter and the band of lines that it runs through.
#[derive(Debug, Clone, Copy)]
struct Cut {
    /// Where the right side starts.
    x: f32,
    /// First baseline of the band.
    top: f32,
    /// Last baseline of the band.
    bottom: f32,
    /// Lines on both sides.
    lines: usize,
}

impl Cut {
    /// Above, left, right, below.
    fn apply<'d>(self, region: Vec<Segment<'d>>) -> [Vec<Segment<'d>>; 4] {
        let mut parts = [const { Vec::new() }; 4];
        let [above, left, right, below] = &mut parts;
        for segment in region {
            if segment.y < self.top {
                above.push(segment);
            } else if segment.y > self.bottom {
                below.push(segment);
            } else if segment.x0 < self.x - 1.0 {
                left.push(segment);
            } else {
                right.push(segment);
            }
        }
        parts
    }
}

/// A visual line of a region: baselines, and the segments on it.
struct Level<'s, 'd> {
    y: f32,
    segments: Vec<&'s Segment<'d>>,
}

fn levels<'s, 'd>(region: &'s [Segment<'d>]) -> Vec<Level<'s, 'd>> {
    let mut sorted: Vec<&Segment<'_>> = region.iter().collect();
    sorted.sort_by(|a, b| a.y.total_cmp(&b.y).then(a.x0.total_cmp(&b.x0)));
    let mut levels: Vec<Level<'_, '_>> = Vec::new();
    for segment in sorted {
        match levels.last_mut() {
            Some(level) if segment.y - level.y <= LINE_TOLERANCE * segment.size => {
                level.segments.push(segment)
            }
            _ => levels.push(Level { y: segment.y, segments: vec![segment] }),
        }
    }
    levels
}

fn best_cut(region: &[Segment<'_>]) -> Option<Cut> {
    if region.len() < 2 * MIN_LINES {
        return None;
    }
    let levels = levels(region);
    let mut cuts: Vec<Cut> = edges(region).into_iter().flat_map(|x| bands(&levels, x)).collect();
    cuts.sort_by(|a, b| b.lines.cmp(&a.lines).then(a.x.total_cmp(&b.x)));
    cuts.truncate(CUTS);
    cuts.into_iter().find(|cut| is_column(region, cut))
}

/// Left edges shared by several segments: where a column may start.
fn edges(region: &[Segment<'_>]) -> Vec<f32> {
    let mut starts: Vec<f32> = region.iter().map(|segment| segment.x0).collect();
    starts.sort_by(f32::total_cmp);
    let mut edges: Vec<(f32, usize)> = Vec::new();
    for x in starts {
        match edges.last_mut() {
            Some((edge, count)) if x - *edge < 2.0 => *count += 1,
            _ => edges.push((x, 1)),
        }
    }
    let shared = edges.iter().skip(1).filter(|(_, count)| *count >= MIN_LINES);
    shared.map(|(edge, _)| *edge).take(256).collect()
}

/// The bands of lines that a gutter left of `x` runs through.
fn bands(levels: &[Level<'_, '_>], x: f32) -> Vec<Cut> {
    let mut found = Vec::new();
    let mut band: Vec<(f32, bool, bool)> = Vec::new();
    for level in levels {
        let crossed = level.segments.iter().any(|s| s.x0 < x - 1.0 && s.x1 > x - MIN_GUTTER);
        if crossed {
            found.extend(band_cut(&band, x));
            band.clear();
            continue;
        }
        let left = level.segments.iter().any(|s| s.x0 < x - 1.0);
        let right = level.segments.iter().any(|s| s.x0 >= x - 1.0);
        band.push((level.y, left, right));
    }
    found.extend(band_cut(&band, x));
    found
}

fn band_cut(band: &[(f32, bool, bool)], x: f32) -> Option<Cut> {
    let extent = |is: &dyn Fn(&(f32, bool, bool)) -> bool| {
        let mut rows = band.iter().filter(|row| is(row)).map(|row| row.0);
        let first = rows.next()?;
        Some((first, rows.last().unwrap_or(first)))
    };
    let (left_top, left_bottom) = extent(&|row| row.1)?;
    let (right_top, right_bottom) = extent(&|row| row.2)?;
    let (top, bottom) = (left_top.max(right_top), left_bottom.min(right_bottom));
    let shared = |is: &dyn Fn(&(f32, bool, bool)) -> bool| {
        band.iter().filter(|row| is(row) && row.0 >= top - 0.1 && row.0 <= bottom + 0.1).count()
    };
    let (left, right) = (shared(&|row| row.1), shared(&|row| row.2));
    if left < MIN_LINES || right < MIN_LINES {
        return None;
    }
    let first = band.first()?.0;
    let last = band.last()?.0;
    Some(Cut { x, top: first, bottom: last, lines: left.min(right) })
}

/// Whether the two sides of a cut are texts of their own.
fn is_column(region: &[Segment<'_>], cut: &Cut) -> bool {
    let within: Vec<&Segment<'_>> = region.iter().filter(|s| s.y >= cut.top && s.y <= cut.bottom).collect();
    let side = |left: bool| -> Vec<(f32, f32)> {
        let mut rows: Vec<(f32, f32)> =
            within.iter().filter(|s| (s.x0 < cut.x - 1.0) == left).map(|s| (s.y, s.size)).collect();
        rows.sort_by(|a, b| a.0.total_cmp(&b.0));
        rows.dedup_by(|b, a| b.0 - a.0 <= LINE_TOLERANCE * a.1);
        rows
    };
    let (left, right) = (side(true), side(false));
    let (few, many) = if left.len() <= right.len() { (&left, &right) } else { (&right, &left) };
    let level =
        |y: f32, size: f32| many.iter().any(|row| (row.0 - y).abs() <= LINE_TOLERANCE * size.max(row.1));
    let blocks = blocks(few);
    let starts = blocks.iter().filter_map(|block| block.first());
    let level_starts = starts.filter(|row| level(row.0, row.1)).count();
    if (level_starts as f32) < RAIL_LEVEL * blocks.len() as f32 {
        return true;
    }
    torn_blocks(&blocks, many) * 4 >= blocks.len().max(4)
}

/// Blocks in which the other side starts a new block: they do not keep step.
fn torn_blocks(blocks: &[&[(f32, f32)]], many: &[(f32, f32)]) -> usize {
    let breaks: Vec<f32> = many
        .windows(2)
        .filter_map(|pair| match pair {
            [a, b] if apart(a, b) => Some((a.0 + b.0) / 2.0),
            _ => None,
        })
        .collect();
    let torn = |block: &&&[(f32, f32)]| match (block.first(), block.last()) {
        (Some(first), Some(last)) => breaks.iter().any(|y| *y > first.0 && *y < last.0),
        _ => false,
    };
    blocks.iter().filter(torn).count()
}

fn apart(above: &(f32, f32), below: &(f32, f32)) -> bool {
    below.0 - above.0 > BLOCK_PITCH * above.1.max(below.1)
}

/// Cuts rows into blocks of lines that follow closely.
fn blocks(rows: &[(f32, f32)]) -> Vec<&[(f32, f32)]> {
    rows.chunk_by(|a, b| !apart(a, b)).collect()
}
