//! Lines of the reference put together to the paragraphs they were broken from.

use crate::reading::{Line, Reading};
use crate::span::Span;
use std::collections::BTreeMap;

/// Part of its column that a line fills which was broken, not ended, where the next begins in lower case.
const FULL: f32 = 0.6;

/// How far the lines of each column reach, in points, by region and page.
#[derive(Debug)]
pub(super) struct Columns(BTreeMap<(u32, Option<u32>), f32>);

impl Columns {
    /// The columns of a reading.
    pub fn of(reference: &Reading) -> Self {
        let mut edges = BTreeMap::new();
        for line in &reference.lines {
            if let Some(bbox) = line.bbox {
                let edge = edges.entry((line.region, line.page)).or_insert(bbox.x1);
                *edge = bbox.x1.max(*edge);
            }
        }
        Self(edges)
    }

    /// Whether a line goes on with the paragraph that the line above belongs to: it begins in lower case
    /// below a line that is long, or, in prose, its first word had no room above. Word documents have
    /// whole paragraphs, and no boxes.
    pub fn goes_on(&self, above: &Line, line: &Line, prose: bool, reference: &Reading) -> bool {
        let apart = line.bullet || above.cells.len() > 1 || line.cells.len() > 1;
        if apart || above.region != line.region || above.page != line.page || above.bold != line.bold {
            return false;
        }
        let (Some(upper), Some(lower)) = (above.bbox, line.bbox) else { return false };
        let Some(edge) = self.0.get(&(line.region, line.page)) else { return false };
        let text = line.span.of(&reference.text);
        if text.starts_with(char::is_lowercase) {
            return upper.x1 - lower.x0 >= FULL * (edge - lower.x0);
        }
        let first = text.split_whitespace().next().unwrap_or_default().chars().count() as f32;
        let letters = text.chars().count().max(1) as f32;
        // A space before the word.
        let needed = lower.width() / letters * (first + 1.0);
        prose && upper.x1 + needed > *edge
    }
}

/// What is left of a list item's line, without the bullet: also one that is no known sign.
pub(super) fn without_bullet(line: &Line, rest: Span, text: &str) -> Span {
    let rest = line.without_bullet(rest, text);
    let inner = rest.of(text);
    let bullet = |c: char| !c.is_alphanumeric() && !"([\"'“‘„«+#@$€£~".contains(c);
    let begins = inner.trim_start_matches(bullet);
    Span::within(text, rest.start() + (inner.len() - begins.len()), rest.end())
}
