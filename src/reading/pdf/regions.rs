//! Columns and sidebars, found by the white gutters between them.
//!
//! A page is cut where a gutter has several lines on both sides that do not belong together line
//! by line. A rail of dates or labels beside one column also has a gutter, but each of its pieces
//! stands level with the line it belongs to: it is no column, and its rows are read across.

use super::segment::{LINE_TOLERANCE, Segment};

/// Lines that a column has at least, on each side of its gutter.
const MIN_LINES: usize = 3;
/// Least distance of a line's end from the gutter's right edge, in points. The gutter itself is at
/// least as wide as the gap between segments wherever both sides have text.
const MIN_GUTTER: f32 = 2.0;
/// From which distance of baselines on, in em, lines belong to different blocks.
const BLOCK_PITCH: f32 = 1.75;
/// Part of the blocks of the shorter side that must start level with a line of the other side for
/// it to be a rail.
const RAIL_LEVEL: f32 = 0.7;
/// Characters from which a line may be one of a paragraph; dates and places of a rail are shorter.
const PARAGRAPH_LINE: usize = 30;
/// Characters up to which a line is a year or a short label.
const SHORT_LINE: usize = 12;
/// Part of the lines that must be short and level for a side to be a rail whatever its blocks.
const RAIL_SHORT: f32 = 0.85;
/// Part of the lines of a rail that may stand beside the text without being level with a line.
const RAIL_BETWEEN: f32 = 0.15;
/// Height of a line's top above its baseline, in em: between the ascents of the usual text fonts (Times .69,
/// Helvetica .72, DejaVu .76) and those that browsers give a line (about .9).
const ASCENT: f32 = 0.8;
/// How far headings may stand from the edge of their column, in points.
const EDGE_TOLERANCE: f32 = 3.0;
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
            None => done.push(with_level_rails(region)),
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

/// Sets what stands in a rail on the baseline of the line whose top it shares: a heading in larger type
/// beside its text reaches lower than the text's first line, and belongs before it.
fn with_level_rails(mut region: Vec<Segment<'_>>) -> Vec<Segment<'_>> {
    for cut in cuts(&region) {
        let (left, right) = sides(&region, &cut);
        if !is_rail(&left, &right) {
            continue;
        }
        for segment in &mut region {
            let (y, size) = (segment.y, segment.size);
            let in_rail = y >= cut.top && y <= cut.bottom && segment.x0 < cut.x - 1.0;
            if !in_rail || right.iter().any(|row| same_baseline(y, size, row)) {
                continue;
            }
            if let Some(row) = right.iter().find(|row| row.size < size && same_top(y, size, row)) {
                segment.set_baseline(row.y);
            }
        }
    }
    region
}

fn same_baseline(y: f32, size: f32, row: &Side) -> bool {
    (row.y - y).abs() <= LINE_TOLERANCE * size.max(row.size)
}

fn same_top(y: f32, size: f32, row: &Side) -> bool {
    let top = |y: f32, size: f32| y - ASCENT * size;
    (top(row.y, row.size) - top(y, size)).abs() <= LINE_TOLERANCE * row.size
}

fn best_cut(region: &[Segment<'_>]) -> Option<Cut> {
    let cuts = cuts(region);
    // A column that its headings prove comes before what may be the edge of a rail beside it.
    let headed = cuts.iter().find(|cut| is_headed_column(region, cut)).copied();
    headed.or_else(|| cuts.into_iter().find(|cut| is_column(region, cut)))
}

/// The gutters of a region that have lines on both sides, those with most lines first.
fn cuts(region: &[Segment<'_>]) -> Vec<Cut> {
    if region.len() < 2 * MIN_LINES {
        return Vec::new();
    }
    let levels = levels(region);
    let mut cuts: Vec<Cut> = edges(region).into_iter().flat_map(|x| bands(&levels, x)).collect();
    cuts.sort_by(|a, b| b.lines.cmp(&a.lines).then(a.x.total_cmp(&b.x)));
    cuts.truncate(CUTS);
    cuts
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

/// A visual line of one side of a cut.
#[derive(Debug, Clone, Copy)]
struct Side {
    x0: f32,
    y: f32,
    size: f32,
    characters: usize,
    /// Digits among the characters.
    digits: usize,
    bold: bool,
}

/// The rows of both sides of a cut.
fn sides(region: &[Segment<'_>], cut: &Cut) -> (Vec<Side>, Vec<Side>) {
    let rows = |left: bool| -> Vec<Side> {
        let within = region.iter().filter(|s| s.y >= cut.top && s.y <= cut.bottom);
        let own = within.filter(|s| (s.x0 < cut.x - 1.0) == left);
        let mut rows: Vec<Side> = own.map(Side::of).collect();
        rows.sort_by(|a, b| a.y.total_cmp(&b.y));
        rows.dedup_by(|b, a| {
            let level = b.y - a.y <= LINE_TOLERANCE * a.size;
            a.characters += if level { b.characters } else { 0 };
            a.digits += if level { b.digits } else { 0 };
            a.x0 = if level { a.x0.min(b.x0) } else { a.x0 };
            level
        });
        rows
    };
    (rows(true), rows(false))
}

/// Whether both sides have headings of their own, those at the right where the right side begins.
fn is_headed_column(region: &[Segment<'_>], cut: &Cut) -> bool {
    let (left, right) = sides(region, cut);
    let at_edge = |row: &Side| (row.x0 - cut.x).abs() <= EDGE_TOLERANCE;
    let Some(body) = body_size(&left, &right) else { return false };
    let heads: Vec<&Side> = right.iter().filter(|row| row.is_heading(body)).collect();
    let aligned = heads.iter().filter(|row| at_edge(row)).count();
    aligned * 3 >= heads.len() * 2 && (is_headed(&left, &right) || is_headed(&right, &left))
}

/// Whether the two sides of a cut are texts of their own.
fn is_column(region: &[Segment<'_>], cut: &Cut) -> bool {
    let (left, right) = sides(region, cut);
    !is_rail(&left, &right) && !is_rail(&right, &left)
}

/// The rows of a side that stand no higher than the first and no lower than the last row of the other.
fn beside<'r>(rows: &'r [Side], other: &[Side]) -> &'r [Side] {
    let (Some(first), Some(last)) = (other.first(), other.last()) else { return rows };
    let from = rows.partition_point(|row| row.y < first.y - LINE_TOLERANCE * row.size);
    let to = rows.partition_point(|row| row.y <= last.y + LINE_TOLERANCE * row.size);
    rows.get(from..to).unwrap_or_default()
}

/// Whether both sides have headings over text of their own: lines set alike, unlike the text, on either
/// side, and not only level with each other. Labels and dates of a rail stand level with what they label.
fn is_headed(side: &[Side], other: &[Side]) -> bool {
    let Some(body) = body_size(side, other) else { return false };
    let heads = |row: &&Side| row.is_heading(body);
    let alike = |a: &Side, b: &Side| a.bold == b.bold && (a.size - b.size).abs() <= 0.05 * a.size;
    let level = |a: &Side, b: &Side| (a.y - b.y).abs() <= LINE_TOLERANCE * a.size.max(b.size);
    let headings: Vec<&Side> =
        side.iter().filter(heads).filter(|row| other.iter().filter(heads).any(|o| alike(row, o))).collect();
    let free = headings.iter().any(|row| !other.iter().any(|o| level(row, o) && alike(row, o)));
    let text: Vec<&Side> = side.iter().filter(|row| !row.stands_out(body)).collect();
    let follows = |row: &&&Side| text.iter().any(|t| t.y > row.y && !apart_by_two(row, t));
    let own_text = headings.iter().filter(follows).count() * 3 >= headings.len() * 2;
    let dated = text.iter().filter(|row| row.digits * 3 >= row.characters).count();
    free && headings.len() >= 2 && own_text && text.len() >= headings.len() && dated * 3 <= text.len()
}

/// The size of most lines of both sides.
fn body_size(side: &[Side], other: &[Side]) -> Option<f32> {
    let mut sizes: Vec<f32> = side.iter().chain(other).map(|row| row.size).collect();
    sizes.sort_by(f32::total_cmp);
    sizes.get(sizes.len() / 2).copied()
}

/// Whether there is more room between two lines than a heading leaves above its text.
fn apart_by_two(above: &Side, below: &Side) -> bool {
    below.y - above.y > 2.0 * BLOCK_PITCH * above.size.max(below.size)
}

impl Side {
    fn of(segment: &Segment<'_>) -> Self {
        let Segment { x0, y, size, characters, digits, bold, .. } = *segment;
        Self { x0, y, size, characters, digits, bold }
    }

    /// Whether the line can be a heading: larger than the text, short, without numbers.
    fn is_heading(&self, body: f32) -> bool {
        self.stands_out(body) && self.characters <= PARAGRAPH_LINE && self.digits == 0
    }

    /// Whether the line is set larger than the text; bold alone also marks titles of entries.
    fn stands_out(&self, body: f32) -> bool {
        self.size > 1.1 * body
    }
}

/// Whether `rail` only labels the lines of `text`: its lines stand level with lines of the text or
/// in its gaps, none of its blocks runs on past a break, and it has no paragraphs of its own.
fn is_rail(rail: &[Side], text: &[Side]) -> bool {
    let within =
        |row: &Side, ems: f32| text.iter().any(|t| (t.y - row.y).abs() <= ems * row.size.max(t.size));
    let body = body_size(text, &[]).unwrap_or_default();
    let own = beside(rail, text);
    let heads = own.iter().filter(|row| row.is_heading(body)).count();
    // A rail of headings stands level by the tops of its lines: larger type reaches lower. What stands
    // above it is the person's.
    let by_top = heads > 0 && heads * 3 >= own.len() * 2;
    let rail = if by_top { own } else { rail };
    let level = |row: &&Side| {
        let (y, size) = (row.y, row.size);
        text.iter().any(|t| same_baseline(y, size, t) || (by_top && same_top(y, size, t)))
    };
    let count = |is: &dyn Fn(&&Side) -> bool| rail.iter().filter(|row| is(row)).count() as f32;
    let lines = rail.len() as f32;
    if count(&|row| row.characters <= SHORT_LINE && level(row)) >= RAIL_SHORT * lines {
        return true;
    }
    let blocks = blocks(rail);
    let starts = blocks.iter().filter_map(|block| block.first()).filter(level).count() as f32;
    let between = count(&|row| !level(row) && within(row, 1.0));
    let keeps_step = between <= RAIL_BETWEEN * lines && count(&level) * 3.0 >= lines;
    (starts >= RAIL_LEVEL * blocks.len() as f32 || keeps_step)
        && torn_blocks(&blocks, text) * 4 < blocks.len().max(4)
        && !has_paragraphs(beside(rail, text))
}

/// Whether a good part of a side is running text: blocks of several long lines. What stands above or
/// below the other side says nothing of how the two go together.
fn has_paragraphs(rail: &[Side]) -> bool {
    let long = |block: &&&[Side]| {
        let long = block.iter().filter(|row| row.characters >= PARAGRAPH_LINE).count();
        block.len() >= MIN_LINES && long * 2 > block.len()
    };
    let lines: usize = blocks(rail).iter().filter(long).map(|block| block.len()).sum();
    lines * 5 >= rail.len() * 2
}

/// Blocks that run on where the text breaks: the sides do not keep step.
fn torn_blocks(blocks: &[&[Side]], text: &[Side]) -> usize {
    let breaks: Vec<(&Side, &Side)> = text
        .windows(2)
        .filter_map(|pair| match pair {
            [a, b] if apart(a, b) => Some((a, b)),
            _ => None,
        })
        .collect();
    let torn = |block: &&&[Side]| match (block.first(), block.last()) {
        (Some(first), Some(last)) => breaks.iter().any(|(above, below)| {
            let slack = LINE_TOLERANCE * first.size;
            first.y <= above.y + slack && last.y >= below.y - slack
        }),
        _ => false,
    };
    blocks.iter().filter(torn).count()
}

fn apart(above: &Side, below: &Side) -> bool {
    below.y - above.y > BLOCK_PITCH * above.size.max(below.size)
}

/// Cuts rows into blocks of lines that follow closely.
fn blocks(rows: &[Side]) -> Vec<&[Side]> {
    rows.chunk_by(|a, b| !apart(a, b)).collect()
}
