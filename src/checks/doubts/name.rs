//! A name that is drawn, and so stands in no text.

use super::pages::{FEWEST_OF_PAGE, has_pages_without_text};
use crate::document::{PaintKind, Place, Rect, Run};
use crate::subject::Subject;

/// Part of the page's height, from the top, where a name stands.
const TOP: f32 = 0.3;
/// How many times wider than high a line of text is at least: four letters.
const LINE_SHAPE: f32 = 2.0;
/// Heights, in points, that a name is drawn with.
const NAME_HEIGHT: std::ops::RangeInclusive<f32> = 8.0..=100.0;
/// Filled shapes from which on a row of them may be a word.
const LETTERS_OF_NAME: usize = 4;

/// Shapes that are looked at: a name has some thirty, and each is compared with each.
const MOST_SHAPES: usize = 1_000;

/// What stands at the top of the first page where a name would be, drawn: a picture in the shape of a
/// line of text, or a row of letter-sized shapes.
fn name_as_drawing(subject: &Subject<'_>) -> Option<(Rect, &'static str)> {
    let page = subject.document.pages().first()?;
    let top = page.crop_box.y1 - TOP * (page.crop_box.y1 - page.crop_box.y0);
    let inked = |run: &&Run| (0..run.len()).any(|index| run.is_inked(index));
    let texts: Vec<Rect> = subject
        .document
        .runs
        .iter()
        .filter(|run| run.visibility.is_visible())
        .filter(inked)
        .filter_map(|run| match run.place {
            Place::Pdf { page: 1, bbox, .. } => Some(bbox),
            _ => None,
        })
        .collect();
    let is_free = |bbox: Rect| texts.iter().all(|text| text.intersection(bbox).is_none());
    let upper = |bbox: &Rect| bbox.y0 >= top && NAME_HEIGHT.contains(&(bbox.y1 - bbox.y0));
    let is_line = |bbox: &Rect| upper(bbox) && bbox.x1 - bbox.x0 >= LINE_SHAPE * (bbox.y1 - bbox.y0);
    let boxes =
        |kind: PaintKind| page.paints.iter().filter(move |paint| paint.kind == kind).map(|paint| paint.bbox);
    if let Some(picture) = boxes(PaintKind::Image).find(|bbox| is_line(bbox) && is_free(*bbox)) {
        return Some((picture, "a picture"));
    }
    let letters: Vec<Rect> = boxes(PaintKind::Fill)
        .filter(|bbox| upper(bbox) && bbox.x1 - bbox.x0 <= 2.0 * (bbox.y1 - bbox.y0))
        .take(MOST_SHAPES)
        .collect();
    let row = letters.iter().map(|first| {
        let beside = |bbox: &&Rect| bbox.y0 < first.y1 && bbox.y1 > first.y0;
        letters.iter().filter(beside).copied().collect::<Vec<Rect>>()
    });
    let row = row.max_by_key(Vec::len).filter(|row| row.len() >= LETTERS_OF_NAME)?;
    let whole = row.into_iter().reduce(Rect::union).filter(|bbox| is_line(bbox) && is_free(*bbox))?;
    Some((whole, "drawn shapes"))
}

/// Where the name is drawn, if there is none in the text.
pub fn missing_name(subject: &Subject<'_>) -> Option<(Rect, &'static str)> {
    let known = subject.resume.name.is_some() || has_pages_without_text(subject);
    let has_text = subject.inked().first().is_some_and(|count| *count >= FEWEST_OF_PAGE);
    (!known && has_text).then(|| name_as_drawing(subject)).flatten()
}
