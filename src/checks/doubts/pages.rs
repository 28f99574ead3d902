//! Pages that show something, but hold no text.

use crate::document::{NoticeKind, Page, PaintKind};
use crate::subject::Subject;
use crate::wording::Wording;

/// Characters of ink below which a page holds no text: a page number and a name in a running head
/// stand on scanned pages too.
pub const FEWEST_OF_PAGE: usize = 40;
/// Part of the page that a picture covers at least to be the page's content; a photo covers less.
const PAGE_PICTURE: f32 = 0.4;
/// Filled shapes from which on a page without text is drawn in outlines: letters are one each, and
/// forty of them are no ornament.
const OUTLINES: usize = 40;

/// What a page without text shows instead.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shows {
    /// A picture over much of the page.
    Picture,
    /// Many filled shapes, as letters turned into outlines are.
    Outlines,
    /// Neither.
    Nothing,
}

/// What a page shows besides text.
pub fn shows(page: &Page) -> Shows {
    let area = page.crop_box.area().max(1.0);
    let pictures = page.paints.iter().filter(|paint| paint.kind == PaintKind::Image);
    // A scan may be cut into stripes.
    let covered: f32 = pictures
        .filter_map(|paint| paint.bbox.intersection(page.crop_box))
        .map(|part| part.area() / area)
        .sum();
    let fills = page.paints.iter().filter(|paint| paint.kind == PaintKind::Fill).count();
    match (covered >= PAGE_PICTURE, fills >= OUTLINES) {
        (true, _) => Shows::Picture,
        (false, true) => Shows::Outlines,
        (false, false) => Shows::Nothing,
    }
}

/// The pages that show something, but hold no text.
pub fn pages_without_text<'a>(subject: &'a Subject<'_>) -> Vec<(&'a Page, Shows)> {
    let counted = subject.document.pages().iter().zip(subject.inked());
    let bare = counted.filter(|(_, count)| **count < FEWEST_OF_PAGE).map(|(page, _)| (page, shows(page)));
    bare.filter(|(_, shows)| *shows != Shows::Nothing).collect()
}

/// Whether what seems to be missing may stand on a page that is a picture, or in a form whose content lies
/// beside the pages: then its absence from the text is a consequence.
pub fn has_pages_without_text(subject: &Subject<'_>) -> bool {
    subject.document.meta.xfa || !pages_without_text(subject).is_empty()
}

/// Why atslint stopped before the end of the document, where it did: what seems to be missing may stand in
/// what was not read.
pub fn cut_short(subject: &Subject<'_>) -> Option<Wording> {
    let notices = &subject.document.notices;
    let cut = notices.iter().find(|notice| notice.kind == NoticeKind::Truncated)?;
    Some(Wording::ours(format!("only the start of the file was read: {}", cut.detail)))
}
