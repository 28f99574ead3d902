//! Bullets at the beginning of lines.

use super::{Line, Reading};
use crate::document::{Body, Document, Paint, PaintKind, Rect};
use crate::span::Span;
use crate::text::signs::{bullet, letter_bullet};
use std::collections::BTreeMap;

impl Line {
    /// Its text without the bullet before it; `text` is the reading's.
    pub fn content(&self, text: &str) -> Span {
        self.without_bullet(self.span, text)
    }

    /// Its cells in order; the whole line, where it has none.
    pub fn parts(&self) -> &[Span] {
        if self.cells.is_empty() { std::slice::from_ref(&self.span) } else { &self.cells }
    }

    /// Its cells in order, without the bullet before the first; `text` is the reading's.
    pub fn pieces(&self, text: &str) -> Vec<Span> {
        let mut pieces: Vec<Span> =
            self.parts().iter().map(|cell| self.without_bullet(*cell, text)).collect();
        // A bullet far from its text is a cell of its own.
        if pieces.len() > 1 && pieces.first().is_some_and(|first| first.is_empty()) {
            pieces.remove(0);
        }
        pieces
    }

    /// A part of the line's text without the bullet, if that is its beginning.
    pub fn without_bullet(&self, part: Span, text: &str) -> Span {
        if !self.bullet || part.start() != self.span.start() {
            return part;
        }
        let line = self.span.of(text);
        let length = bullet(line).or_else(|| letter_bullet(line));
        let length = length.or_else(|| lone_sign(line).map(char::len_utf8)).unwrap_or_default();
        Span::within(text, (part.start() + length).min(part.end()), part.end()).trimmed(text)
    }
}

/// Marks lines that begin with a lone `o`, the bullet of Word's second level, as list items: two at
/// least, in a text that has no such word within its lines, as languages have whose word it is.
pub(super) fn mark_letters(reading: &mut Reading) {
    let text = &reading.text;
    let is_marked = |line: &Line| letter_bullet(line.span.of(text)).is_some();
    let count = reading.lines.iter().filter(|line| is_marked(line)).take(2).count();
    let is_word = |line: &Line| line.span.of(text).trim_start_matches('o').contains(" o ");
    if count < 2 || reading.lines.iter().any(is_word) {
        return;
    }
    for line in &mut reading.lines {
        line.bullet |= letter_bullet(line.span.of(text)).is_some();
    }
}

/// Lines that a sign must begin to be a bullet that the map of a symbol font gives as another sign.
const FEWEST_MAPPED: usize = 5;

/// Marks lines that begin with a sign which stands alone there, and nowhere else in the text.
pub(super) fn mark_signs(reading: &mut Reading) {
    let text = &reading.text;
    let mut begun: BTreeMap<char, usize> = BTreeMap::new();
    for line in &reading.lines {
        if let Some(sign) = lone_sign(line.span.of(text)) {
            *begun.entry(sign).or_default() += 1;
        }
    }
    begun.retain(|sign, lines| *lines >= FEWEST_MAPPED && text.matches(*sign).count() == *lines);
    if begun.is_empty() {
        return;
    }
    for line in &mut reading.lines {
        line.bullet |= lone_sign(line.span.of(text)).is_some_and(|sign| begun.contains_key(&sign));
    }
}

/// The sign before a space that a line begins with. What stands between two things may begin the second's line, and a
/// number sign begins a heading in Markdown.
fn lone_sign(line: &str) -> Option<char> {
    let mut signs = line.chars();
    let sign = signs.next().filter(|c| !c.is_alphanumeric() && !c.is_whitespace())?;
    let stands_alone = signs.next().is_some_and(char::is_whitespace) && !signs.as_str().trim().is_empty();
    (stands_alone && !":|=#&/,;.@+".contains(sign) && bullet(line).is_none()).then_some(sign)
}

// How a drawn bullet stands, in sizes of its line's text. Browsers draw discs of a third of the size, Canva of a quarter;
// dots of time lines and icons are larger, full stops smaller.
const DISC: std::ops::RangeInclusive<f32> = 0.12..=0.6;
/// How much longer than wide it may be.
const OBLONG: f32 = 1.5;
/// How far left of the text it ends.
const BEFORE_TEXT: std::ops::RangeInclusive<f32> = 0.1..=2.5;
/// Lines that have one at the same place, so that it is no ornament.
const FEWEST_DISCS: usize = 2;

/// Marks lines as list items that a small filled spot is drawn before, as browsers and Canva draw the discs of lists. Where
/// most of the lines so marked hold a year, the spots are those of a time line.
pub(super) fn mark_drawn(reading: &mut Reading, document: &Document) {
    let Body::Paged(pages) = &document.body else { return };
    for page in pages {
        let mut spots: Vec<Rect> =
            page.paints.iter().filter(|paint| is_spot(paint)).map(|paint| paint.bbox).collect();
        if spots.len() < FEWEST_DISCS {
            continue;
        }
        spots.sort_by(|a, b| a.y0.total_cmp(&b.y0));
        let of_page = |line: &Line| line.page == Some(page.number);
        let found: Vec<usize> = (0..reading.lines.len())
            .filter(|at| reading.lines.get(*at).is_some_and(|line| of_page(line) && has_spot(line, &spots)))
            .collect();
        let dated = found.iter().filter(|at| {
            let line = reading.lines.get(**at).map_or("", |line| line.span.of(&reading.text));
            line.split(|c: char| !c.is_ascii_digit()).any(|number| number.len() == 4)
        });
        if found.len() < FEWEST_DISCS || 2 * dated.count() > found.len() {
            continue;
        }
        for at in found {
            if let Some(line) = reading.lines.get_mut(at) {
                line.bullet = true;
            }
        }
    }
}

/// Points of the largest and smallest spots that are looked at, whatever the size of the text.
const SPOT: std::ops::RangeInclusive<f32> = 0.8..=10.0;

fn is_spot(paint: &Paint) -> bool {
    let (width, height) = (paint.bbox.width(), paint.bbox.height());
    paint.kind == PaintKind::Fill
        && SPOT.contains(&width)
        && SPOT.contains(&height)
        && width.max(height) <= OBLONG * width.min(height)
}

/// Whether one of the spots, lowest first, stands before a line's text and within its height.
fn has_spot(line: &Line, spots: &[Rect]) -> bool {
    let Some(bbox) = line.bbox.filter(|_| line.size > 0.0) else { return false };
    let from = spots.partition_point(|spot| spot.y0 < bbox.y0 - line.size);
    let level = spots.get(from..).unwrap_or_default().iter().take_while(|spot| spot.y0 <= bbox.y1);
    let fits = |spot: &&Rect| {
        let middle = (spot.y0 + spot.y1) / 2.0;
        (bbox.y0..=bbox.y1).contains(&middle)
            && DISC.contains(&(spot.height() / line.size))
            && BEFORE_TEXT.contains(&((bbox.x0 - spot.x1) / line.size))
    };
    level.into_iter().any(|spot| fits(&spot))
}

#[cfg(test)]
mod tests {
    use super::{Body, Document, Paint, PaintKind, Rect};
    use crate::ingest::text::ingest;
    use crate::limits::Limits;
    use crate::reading::reference;

    fn bullets(text: &str) -> Vec<String> {
        let document: Document = ingest(text.as_bytes(), &Limits::default()).unwrap();
        let reading = reference(&document);
        let items = reading.lines.iter().filter(|line| line.bullet);
        items.map(|line| line.content(&reading.text).of(&reading.text).to_owned()).collect()
    }

    #[test]
    fn a_letter_is_a_bullet_where_it_is_no_word() {
        assert_eq!(bullets("Fitter\no Repaired looms\no trained two"), ["Repaired looms", "trained two"]);
        assert_eq!(bullets("Dirigiu o\no projeto e\no Brasil o viu"), [] as [&str; 0]);
        assert_eq!(bullets("o Repaired looms"), [] as [&str; 0]);
    }

    #[test]
    fn a_sign_that_only_begins_lines_is_a_bullet() {
        let lines = ["Looms", "Reeds", "Warps", "Wefts", "Sails"].map(|line| format!("! {line}")).join("\n");
        assert_eq!(bullets(&lines), ["Looms", "Reeds", "Warps", "Wefts", "Sails"]);
        assert_eq!(bullets(&format!("{lines}\nHello!")), [] as [&str; 0]);
        assert_eq!(bullets("! Looms\n! Reeds"), [] as [&str; 0]);
        assert_eq!(bullets(&lines.replace('!', "#")), [] as [&str; 0]);
    }

    #[test]
    fn spots_drawn_before_lines_are_bullets_but_for_those_of_a_time_line() {
        let marked = |texts: [&str; 3]| {
            let lines: Vec<(f32, f32, &str)> =
                (0u8..).zip(texts).map(|(at, text)| (60.0, 100.0 + 20.0 * f32::from(at), text)).collect();
            let mut document = crate::reading::pdf::tests::document(&lines);
            let Body::Paged(pages) = &mut document.body else { unreachable!() };
            for down in [100.0, 120.0] {
                let bbox = Rect::new(50.0, 801.0 - down, 53.0, 804.0 - down);
                let paint = Paint {
                    kind: PaintKind::Fill,
                    bbox,
                    colour: None,
                    opacity: 1.0,
                    rectangle: false,
                    line: 0.0,
                    op: 0,
                };
                pages[0].paints.push(paint);
            }
            let reading = reference(&document);
            reading.lines.iter().map(|line| line.bullet).collect::<Vec<_>>()
        };
        assert_eq!(marked(["Wove sails", "Kept looms", "Weaver"]), [true, true, false]);
        assert_eq!(marked(["Weaver 2019", "Clerk 2016", "Loomis"]), [false; 3]);
    }

    #[test]
    fn pieces_are_without_the_bullet() {
        let document = ingest("■\tPython\tRust\n–  2019".as_bytes(), &Limits::default()).unwrap();
        let reading = reference(&document);
        let pieces = |at: usize| {
            let pieces = reading.lines[at].pieces(&reading.text);
            pieces.into_iter().map(|piece| piece.of(&reading.text)).collect::<Vec<_>>()
        };
        assert_eq!(pieces(0), ["Python", "Rust"]);
        assert_eq!(pieces(1), ["–  2019"]);
    }
}
