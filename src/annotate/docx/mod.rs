//! Comments in a Word document.
//!
//! Bytes are spliced into the parts that comments need; all other parts are copied as they are
//! compressed. Comments stand at paragraphs of the main part, for Word knows none in page headers, and at
//! the outermost one where paragraphs lie in others (text boxes).

mod anchor;
mod comments;

use super::Fault;
use super::remark::Remark;
use crate::finding::Location;
use crate::ingest::docx::package::Package;
use crate::ingest::docx::parts::{self, Part};
use crate::limits::Limits;
use crate::text::words::excerpt;
use crate::wording::visible;
use anchor::{Anchors, Mark};
use comments::Comments;

/// Further texts of a finding that its comment names.
const OTHERS: usize = 5;

/// The file with remarks.
pub(super) fn annotate(bytes: &[u8], limits: &Limits, remarks: &[Remark<'_>]) -> Result<Vec<u8>, Fault> {
    let mut package = Package::open(bytes, limits)?;
    let main = package.main_part()?;
    let text = parts::text(&mut package, &main)?;
    let anchors = Anchors::read(&main, &text)?;
    let mut comments = Comments::open(&mut package, &main, &anchors)?;
    let mut marks = Vec::new();
    for remark in remarks {
        let places = remark.finding.locations.iter();
        let placed = places.filter(|location| location.part.as_deref() == Some(&main));
        let found =
            placed.filter_map(|location| Some((anchors.holding(location.paragraph?)?, location))).next();
        let (anchor, lines) = match found {
            Some((anchor, location)) => (anchor, lines(remark, Some(location))),
            None => (anchors.first()?, lines(remark, None)),
        };
        marks.push(Mark { anchor, id: comments.add(&lines) });
    }
    let mut changed = vec![Part { text: anchors.splice(&text, &marks), name: main.clone() }];
    changed.extend(comments.finish(&mut package)?);
    Ok(parts::replace(bytes, &changed, &[])?)
}

/// The paragraphs of a comment: its words, and the places of the finding other than the one where it
/// stands.
fn lines(remark: &Remark<'_>, stands: Option<&Location>) -> Vec<String> {
    let mut lines = remark.lines.clone();
    let locations = remark.finding.locations.iter();
    let mut others: Vec<String> = Vec::new();
    for location in locations.filter(|location| location.part.is_some()) {
        let text = visible(location.text.trim());
        if stands.is_some_and(|stands| std::ptr::eq(stands, location)) || text.is_empty() {
            continue;
        }
        let excerpt = excerpt(&text);
        let place = location.told().map(|place| format!(" ({place})")).unwrap_or_default();
        let other = format!("“{excerpt}”{place}");
        if !others.contains(&other) {
            others.push(other);
        }
    }
    if !others.is_empty() {
        let word = if stands.is_some() { "Also" } else { "Where" };
        let rest = others.len().saturating_sub(OTHERS);
        let more = if rest > 0 { format!(" and {rest} more") } else { String::new() };
        others.truncate(OTHERS);
        lines.push(format!("{word}: {}{more}", others.join(", ")));
    }
    lines
}
