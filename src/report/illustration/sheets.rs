//! Pages of a PDF, with the way of each reader over them.

use super::fate::{Fate, Fates};
use crate::document::{ContainerId, ContainerKind, Document, Frame, GlyphId, Page, Place, Rect, Run};
use crate::picture;
use crate::reading::{Line, Reading};
use crate::subject::Subject;
use std::collections::{HashMap, HashSet};

/// Boxes, lines and pieces of one file that are drawn; a résumé of three pages has some 2,000, and a
/// browser draws this many in a second.
pub(super) const MOST_MARKS: usize = 50_000;

/// How far below a line, in its heights, the next one of the same stretch may stand.
const NEXT_LINE: f32 = 4.0;
/// Part of the shorter of two lines that the other must stand above, for them to be one stretch.
const ABOVE: f32 = 0.2;

/// How far, in points, lines of one stretch may begin apart: an indent, or a heading set out.
const INDENT: f32 = 90.0;
/// How far, in points, the middles of centred lines may be apart.
const CENTRED: f32 = 12.0;

/// A page, with what readers make of it. Boxes are in points of the upright page, y downward.
#[derive(Debug, Clone)]
#[derive(borsh::BorshSerialize, borsh::BorshDeserialize)]
pub struct Sheet {
    /// 1-based.
    pub number: u32,
    /// What of it is shown.
    pub frame: Frame,
    /// A PNG file, if it could be drawn.
    pub png: Option<Vec<u8>>,
    /// By reader: the stretches of lines that it reads on this page.
    pub flows: Vec<Vec<Flow>>,
    /// By reader: what it changes or loses.
    pub damage: Vec<Vec<(Fate, Rect)>>,
}

/// Lines that a reader reads one below the other.
#[derive(Debug, Clone)]
#[derive(borsh::BorshSerialize, borsh::BorshDeserialize)]
pub struct Flow {
    /// Its number in the whole reading, from 1.
    pub number: u32,
    /// The boxes of its lines.
    pub lines: Vec<Rect>,
}

/// The pages, and by reader the stops of its text.
pub fn draw(
    subject: &Subject<'_>,
    fates: &[Fates<'_>],
    left_out: &mut Vec<String>,
) -> (Vec<Sheet>, Vec<Vec<(usize, u32)>>) {
    let (pages, limits) = (subject.document.pages(), subject.upload.limits);
    let drawn = pages.get(..limits.pictures).unwrap_or(pages);
    if drawn.len() < pages.len() {
        left_out.push(format!("only the first {} of {} pages are shown", drawn.len(), pages.len()));
    }
    let mut prints =
        picture::prints(&subject.upload.source.bytes, &subject.document, limits).into_iter().peekable();
    let mut sheets: Vec<Sheet> = drawn.iter().map(blank).collect();
    for sheet in &mut sheets {
        sheet.png = prints.next_if(|print| print.page == sheet.number).map(|print| print.png);
        if sheet.png.is_none() {
            left_out.push(format!("page {} could not be drawn", sheet.number));
        }
    }
    let at: HashMap<u32, usize> = sheets.iter().enumerate().map(|(at, sheet)| (sheet.number, at)).collect();
    let mut room = MOST_MARKS;
    let mut stops = Vec::new();
    for (reading, fates) in subject.readings.iter().zip(fates) {
        for sheet in &mut sheets {
            sheet.flows.push(Vec::new());
            sheet.damage.push(Vec::new());
        }
        stops.push(follow(reading, subject, &at, &mut sheets, &mut room));
        damage(subject, fates, &at, &mut sheets, &mut room);
    }
    if room == 0 {
        left_out.push("the pages hold more than is drawn over them".to_owned());
    }
    (sheets, stops)
}

fn blank(page: &Page) -> Sheet {
    let (number, frame) = (page.number, page.frame());
    Sheet { number, frame, png: None, flows: Vec::new(), damage: Vec::new() }
}

/// Writes the way of a reader over the pages; gives where in its text each stretch begins.
fn follow(
    reading: &Reading,
    subject: &Subject<'_>,
    at: &HashMap<u32, usize>,
    sheets: &mut [Sheet],
    room: &mut usize,
) -> Vec<(usize, u32)> {
    let mut stops: Vec<(usize, u32)> = Vec::new();
    let mut last: Option<(u32, Rect)> = None;
    let placed = |line| placed(line, reading, subject);
    for (line, page, bbox) in reading.lines.iter().filter_map(placed) {
        let Some(sheet) = at.get(&page).and_then(|at| sheets.get_mut(*at)) else { continue };
        let Some(left) = room.checked_sub(1) else { break };
        *room = left;
        let bbox = sheet.frame.upright(bbox);
        let Some(flows) = sheet.flows.last_mut() else { continue };
        let goes_on = last.is_some_and(|(before, above)| before == page && goes_on(above, bbox));
        last = Some((page, bbox));
        match flows.last_mut().filter(|_| goes_on) {
            Some(flow) => flow.lines.push(bbox),
            None => {
                let number = stops.len() as u32 + 1;
                stops.push((line.span.start(), number));
                flows.push(Flow { number, lines: vec![bbox] });
            }
        }
    }
    stops
}

/// A line with the page it begins on, and the box of its glyphs there.
fn placed<'l>(line: &'l Line, reading: &Reading, subject: &Subject<'_>) -> Option<(&'l Line, u32, Rect)> {
    let glyphs = reading.origins(line.span).iter().filter_map(|origin| {
        let (run, index) = subject.document.run_of(origin.glyph)?;
        let Place::Pdf { page, .. } = run.place else { return None };
        Some((page, run.glyphs.get(index)?.bbox))
    });
    let whole =
        glyphs.reduce(|(page, all), (next, bbox)| (page, if next == page { all.union(bbox) } else { all }));
    whole.map(|(page, bbox)| (line, page, bbox))
}

/// Whether a line stands below another one as the next of a column does.
fn goes_on(above: Rect, next: Rect) -> bool {
    let shorter = above.width().min(next.width());
    let common = above.x1.min(next.x1) - above.x0.max(next.x0);
    let aligned = (above.x0 - next.x0).abs() <= INDENT
        || (above.x0 + above.x1 - next.x0 - next.x1).abs() <= 2.0 * CENTRED;
    let below = next.y0 > above.y0 && next.y0 - above.y1 <= NEXT_LINE * above.height();
    aligned && below && common >= ABOVE * shorter
}

/// Writes what a reader changes or loses of the text that a person sees.
fn damage(
    subject: &Subject<'_>,
    fates: &Fates<'_>,
    at: &HashMap<u32, usize>,
    sheets: &mut [Sheet],
    room: &mut usize,
) {
    let read_otherwise = replaced(subject, fates);
    for run in subject.shown() {
        let Place::Pdf { page, .. } = run.place else { continue };
        let Some(sheet) = at.get(&page).and_then(|at| sheets.get_mut(*at)) else { continue };
        let otherwise = replacement(run, subject).is_some_and(|id| read_otherwise.contains(&id));
        for (fate, bbox) in pieces(run, fates, subject) {
            let fate = if otherwise { Fate::Changed } else { fate };
            let Some(left) = room.checked_sub(1) else { return };
            *room = left;
            let bbox = sheet.frame.upright(bbox);
            if let Some(damage) = sheet.damage.last_mut() {
                damage.push((fate, bbox));
            }
        }
    }
}

/// The pieces of content whose replacement text a reader gives: it stands at one of their glyphs, and the
/// others are not lost.
fn replaced(subject: &Subject<'_>, fates: &Fates<'_>) -> HashSet<ContainerId> {
    let given = |run: &&Run| (run.first_glyph..).take(run.len()).any(|glyph| fates.place(glyph).is_some());
    subject.shown().filter(given).filter_map(|run| replacement(run, subject)).collect()
}

/// The marked content with a replacement text that a run lies in.
fn replacement(run: &Run, subject: &Subject<'_>) -> Option<ContainerId> {
    let mut path = subject.document.path(run);
    path.find_map(|(id, container)| match container.kind {
        ContainerKind::MarkedContent { actual_text: Some(_), .. } => Some(id),
        _ => None,
    })
}

/// The pieces of a run with one fate each, kept ones left out.
fn pieces(run: &Run, fates: &Fates<'_>, subject: &Subject<'_>) -> Vec<(Fate, Rect)> {
    let mut pieces: Vec<(Fate, Rect)> = Vec::new();
    let mut open = false;
    for (id, glyph) in (run.first_glyph..).zip(&run.glyphs) {
        let fate = if is_blank(&subject.document, id) { Fate::Kept } else { fates.of(id) };
        match pieces.last_mut().filter(|(last, _)| open && *last == fate) {
            Some((_, bbox)) => *bbox = bbox.union(glyph.bbox),
            None if fate == Fate::Kept => {}
            None => pieces.push((fate, glyph.bbox)),
        }
        open = fate != Fate::Kept;
    }
    pieces
}

/// Whether a glyph is white space, or maps to nothing.
fn is_blank(document: &Document, glyph: GlyphId) -> bool {
    document.run_of(glyph).is_none_or(|(run, index)| run.glyph_text(index).trim().is_empty())
}

#[cfg(test)]
mod tests {
    use super::goes_on;
    use crate::document::Rect;

    #[test]
    fn a_stretch_goes_down_and_ends_at_another_column() {
        let line = Rect::new(50.0, 100.0, 250.0, 110.0);
        assert!(goes_on(line, Rect::new(50.0, 114.0, 200.0, 124.0)));
        assert!(goes_on(line, Rect::new(70.0, 140.0, 90.0, 150.0)));
        assert!(!goes_on(line, Rect::new(300.0, 114.0, 400.0, 124.0)), "the other column");
        assert!(
            !goes_on(Rect::new(50.0, 100.0, 500.0, 110.0), Rect::new(300.0, 114.0, 500.0, 124.0)),
            "a part of it"
        );
        assert!(!goes_on(line, Rect::new(50.0, 60.0, 200.0, 70.0)), "back up");
        assert!(!goes_on(line, Rect::new(50.0, 400.0, 200.0, 410.0)), "far down");
    }
}
