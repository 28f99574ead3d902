//! Columns made of tabs or spaces: lines in which two texts stand side by side.

use crate::checks::Claims;
use crate::checks::{Outcome, Params};
use crate::document::Format;
use crate::finding::{Draft, Location, Weight};
use crate::reading::Line;
use crate::subject::Subject;

/// Lines whose two halves each go on in the next line: sentences that every reader tears. A date or a
/// place at the right of an entry is whole, so it never goes on.
pub fn columns_of_tabs(subject: &Subject<'_>, params: &Params<'_>, _: &mut Claims) -> Outcome {
    if subject.document.format == Format::Pdf {
        return Outcome::default();
    }
    let text = &subject.reference.text;
    let mut torn: Vec<&Line> = Vec::new();
    for pair in subject.reference.lines.windows(2) {
        let [above, below] = pair else { continue };
        if above.region == below.region && (0..2).any(|column| goes_on(text, above, below, column)) {
            torn.push(above);
        }
    }
    if (torn.len() as f64) < params.number("fewest").max(1.0) {
        return Outcome::default();
    }
    let readers = subject.every_reader();
    let locations: Vec<Location> = torn.iter().take(5).map(|line| subject.locate(line.span)).collect();
    let draft = Draft { weight: Weight::Readers { essential: false }, locations, ..Draft::default() };
    Some(draft.hitting(readers).with("lines", torn.len())).into()
}

/// Whether what stands in a column goes on in the next line, although the other column's text comes
/// between in the file.
fn goes_on(text: &str, above: &Line, below: &Line, column: usize) -> bool {
    let ([_, _], [_, _]) = (above.cells.as_slice(), below.cells.as_slice()) else { return false };
    let (Some(first), Some(next)) = (above.cells.get(column), below.cells.get(column)) else { return false };
    let (first, next) = (first.of(text), next.of(text));
    let is_open =
        first.ends_with(|c: char| c.is_alphabetic() || c == ',') && first.split_whitespace().count() >= 2;
    // A word in small letters that is no list item begins nothing.
    is_open && next.starts_with(|c: char| c.is_lowercase()) && next.split_whitespace().count() >= 2
}
