//! Where the lines of a list item stand, and which of the lines below may go on with it.

use crate::reading::Line;
use crate::resume::header::had_no_room;
use crate::resume::look::{Look, Looks};
use crate::span::Span;

/// The row above.
#[derive(Clone, Copy)]
pub(super) struct Above<'p> {
    pub(super) line: &'p Line,
    pub(super) main: Span,
    pub(super) look: Look,
}

/// Where the sign and the text of a list item begin, in points, and on which page and in which column.
#[derive(Debug, Clone, Copy)]
pub(super) struct Hang {
    sign: f32,
    text: f32,
    place: (Option<u32>, u32),
}

impl Hang {
    /// Of a line whose sign begins `sign` and whose text begins `text`.
    pub(super) fn of(line: &Line, sign: Span, text: Span, looks: &Looks<'_>) -> Option<Self> {
        let (sign, text) = (looks.bbox(sign)?.x0, looks.bbox(text)?.x0);
        Some(Self { sign, text, place: (line.page, line.region) })
    }

    /// Whether a line that is set like the item's may be one of its. Left of the item's text it begins
    /// in lower case, or right below the sign with a word that had no room on the line above: lines of
    /// one leading are no proof, since all of a page may have it.
    pub(super) fn takes(
        self,
        line: &Line,
        main: Span,
        above: &Above<'_>,
        room: impl Fn() -> Option<f32>,
        text: &str,
        looks: &Looks<'_>,
    ) -> bool {
        let Some(bbox) = looks.bbox(main).filter(|_| self.place == (line.page, line.region)) else {
            return true;
        };
        let crowded = || room().is_some_and(|edge| had_no_room(above.main, main, edge, text, looks));
        bbox.x0 >= self.text - 2.0
            || begins_lower(main, text)
            || ((bbox.x0 - self.sign).abs() <= 2.0 && crowded())
    }
}

/// Whether a text begins as no sentence and no name does.
pub(super) fn begins_lower(main: Span, text: &str) -> bool {
    let first = main.of(text).trim_start().chars().next();
    first.is_some_and(|c| c.is_lowercase() || matches!(c, '(' | '&'))
}
