//! A line of a section with what segmentation goes by.

use crate::reading::Line;
use crate::resume::look::Looks;
use crate::resume::sections::Part;
use crate::resume::{Date, Field};
use crate::span::Span;
use std::ops::Range;

/// A line with what segmentation goes by.
pub(super) struct Row<'a> {
    pub(super) line: &'a Line,
    /// The line's text without what stands in the rail.
    pub(super) spans: Vec<Span>,
    /// The whole line.
    pub(super) whole: Span,
    pub(super) body: bool,
    /// Whether it is a list item.
    pub(super) bullet: bool,
    pub(super) continues: bool,
    /// Whether it says itself what it tells: by a label, or as a sentence about a post.
    pub(super) told: bool,
    pub(super) periods: Vec<Dated>,
    /// Where a period that begins on the line above goes on.
    pub(super) rest_of_date: Option<Range<usize>>,
    /// A period at the right of a body line, which belongs to the header above.
    pub(super) aside: Option<Dated>,
}

impl Row<'_> {
    /// Where the main text of this row must end: before its date at the right, or at the edge of its
    /// column.
    pub(super) fn room(&self, edge: Edge, looks: &Looks<'_>) -> Option<f32> {
        let dates = self.spans.iter().skip(1).filter(|span| {
            self.periods
                .iter()
                .any(|period| span.start() <= period.range.start && period.range.end <= span.end())
        });
        let date = dates.filter_map(|span| looks.bbox(*span)).map(|bbox| bbox.x0).reduce(f32::min);
        date.or_else(|| edge.shown_to(self.line))
    }
}

/// How far to the right the two longest lines of a column reach, in points.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Edge {
    farthest: f32,
    second: f32,
}

impl Edge {
    pub(super) fn of(part: &Part<'_>) -> Self {
        let region = part.lines.first().map(|line| line.region);
        let lines = part.reading.lines.iter().filter(|line| Some(line.region) == region);
        lines.filter_map(|line| line.bbox).fold(Self::default(), |edge, bbox| Self {
            farthest: edge.farthest.max(bbox.x1),
            second: edge.second.max(bbox.x1.min(edge.farthest)),
        })
    }

    /// The edge that a line might have met. The longest line shows one only if another reaches about as
    /// far: two ems, since ragged lines end within a short word of it.
    pub(super) fn shown_to(self, line: &Line) -> Option<f32> {
        let end = line.bbox?.x1;
        (end < self.farthest || self.second > end - 2.0 * line.size).then_some(self.farthest)
    }
}

/// A period in a row, with its ends as fields of the reference.
#[derive(Debug, Clone)]
pub(super) struct Dated {
    pub(super) start: Option<Field<Date>>,
    pub(super) end: Option<Field<Date>>,
    /// Whether the page says that a lone date is an end.
    pub(super) until: bool,
    pub(super) range: Range<usize>,
}
