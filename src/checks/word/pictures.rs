//! Documents whose text is in pictures.

use crate::checks::Claims;
use crate::checks::{Outcome, Params};
use crate::document::{Format, Rect};
use crate::finding::{Draft, Location, Weight};
use crate::subject::Subject;

/// Part of an A4 page that pictures must cover to hold a page of text.
const PAGE_SHARE: f32 = 0.25;
/// A4 in square points (ISO 216: 210 mm by 297 mm).
const PAGE: f32 = 595.0 * 842.0;

/// Hardly a word of text, and pictures over a good part of a page.
pub fn text_in_pictures(subject: &Subject<'_>, params: &Params<'_>, _: &mut Claims) -> Outcome {
    let document = &subject.document;
    let words = subject.reference.text.split_whitespace().count();
    let area: f32 = document.images.iter().filter_map(|image| image.bbox).map(Rect::area).sum();
    let pictured = document.format == Format::Docx && area >= PAGE_SHARE * PAGE;
    if !pictured || words as f64 >= params.number("most_words") {
        return Outcome::default();
    }
    let draft = Draft::at(Weight::Fatal, Location::file());
    Some(draft.with("words", words).with("pictures", document.images.len())).into()
}
