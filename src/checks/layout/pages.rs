//! Pages as such: how large they are, what repeats on them.

use crate::checks::Claims;
use crate::checks::{Outcome, Params};
use crate::document::Page;
use crate::finding::{Draft, Location, Weight};
use crate::reading::Line;
use crate::subject::Subject;
use crate::text::words::in_one_line;
use crate::wording::Wording;
use std::collections::BTreeMap;

/// Part of a page's height in which a running head or foot stands: a margin of an inch and its line
/// on A4 and Letter.
const MARGIN: f32 = 0.12;
/// How far, in points, a running head may stand higher or lower than on the other page.
const SAME_HEIGHT: f32 = 6.0;
/// Letters of a running head that is more than a page number.
const FEWEST_LETTERS: usize = 4;

/// A line at the edge of a page, as it is compared with other pages.
#[derive(Debug, Clone, Copy)]
struct Edge<'a> {
    line: &'a Line,
    page: u32,
    height: f32,
}

/// Lines that stand at the same edge of several pages.
pub fn running_heads(subject: &Subject<'_>, _: &Params<'_>, _: &mut Claims) -> Outcome {
    let text = &subject.reference.text;
    let mut repeated: BTreeMap<String, Vec<Edge<'_>>> = BTreeMap::new();
    for page in subject.document.pages() {
        for edge in edges(page, subject) {
            let key = without_digits(edge.line.span.of(text));
            let same = repeated.entry(key).or_default();
            if same.first().is_none_or(|first| (first.height - edge.height).abs() <= SAME_HEIGHT) {
                same.push(edge);
            }
        }
    }
    // In the middle of the text stands what is neither above the first page nor below the last.
    let pages = subject.document.pages().len() as u32;
    let drafts = repeated.into_values().filter_map(|mut edges| {
        edges.dedup_by_key(|edge| edge.page);
        let top = edges.first().is_some_and(|edge| edge.height < 0.0);
        let inside: Vec<Edge<'_>> =
            edges.iter().filter(|e| if top { e.page > 1 } else { e.page < pages }).copied().collect();
        let first = *inside.first()?;
        (edges.len() > 1).then(|| {
            let draft = Draft::at(Weight::Note, subject.locate(first.line.span))
                .hitting(subject.voters)
                .quoting("text", &in_one_line(first.line.span.of(text)))
                .with("edge", if top { "top" } else { "bottom" })
                .with("pages", edges.len());
            inside.iter().skip(1).fold(draft, |draft, edge| draft.and(subject.locate(edge.line.span)))
        })
    });
    drafts.collect::<Vec<_>>().into()
}

/// The lines in the margins of a page, with their height from the nearer edge: negative from the top,
/// positive from the bottom.
fn edges<'a>(page: &'a Page, subject: &'a Subject<'_>) -> impl Iterator<Item = Edge<'a>> {
    let crop = page.crop_box;
    let margin = MARGIN * crop.height();
    let text = &subject.reference.text;
    let of_page = subject.reference.lines.iter().filter(move |line| line.page == Some(page.number));
    of_page.filter_map(move |line| {
        let bbox = line.bbox.filter(|_| page.rotate == 0)?;
        let letters = line.span.of(text).chars().filter(|c| c.is_alphabetic()).count();
        let height = match (crop.y1 - bbox.y1 < margin, bbox.y0 - crop.y0 < margin) {
            (true, _) => bbox.y1 - crop.y1,
            (_, true) => bbox.y0 - crop.y0,
            _ => return None,
        };
        (letters >= FEWEST_LETTERS).then_some(Edge { line, page: page.number, height })
    })
}

/// A text in which any number is the same, as page numbers differ.
fn without_digits(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars().filter(|c| !c.is_whitespace()) {
        if !c.is_ascii_digit() {
            out.push(c);
        } else if !out.ends_with('#') {
            out.push('#');
        }
    }
    out
}

/// The long side of A3 in points (ISO 216); no résumé is printed larger.
const LONGEST_SIDE: f32 = 1190.6;
/// Pages longer than any sheet, as design programs and browsers export them.
pub fn endless_pages(subject: &Subject<'_>, _: &Params<'_>, _: &mut Claims) -> Outcome {
    let size = |page: &Page| (page.crop_box.width(), page.crop_box.height());
    let is_long = |page: &&Page| size(page).0.max(size(page).1) > LONGEST_SIDE + 1.0;
    let mut long = subject.document.pages().iter().filter(is_long);
    let at =
        |page: &Page| Location { page: Some(page.number), bbox: Some(page.crop_box), ..Location::file() };
    let first = long.next().map(|page| {
        let (width, height) = size(page);
        Draft::at(Weight::Note, at(page))
            .with("page", page.number)
            .with("size", Wording::ours(format!("{:.0} × {:.0} mm", in_mm(width), in_mm(height))))
    });
    first.map(|draft| long.fold(draft, |draft, page| draft.and(at(page)))).into()
}

fn in_mm(points: f32) -> f32 {
    points / 72.0 * 25.4
}

#[cfg(test)]
mod tests {
    use super::without_digits;

    #[test]
    fn page_numbers_do_not_make_running_heads_differ() {
        assert_eq!(without_digits("Ada Lark, page 2 of 12"), without_digits("Ada Lark, page 11 of 12"));
        assert_ne!(without_digits("Ada Lark"), without_digits("Ada Larch"));
    }
}
