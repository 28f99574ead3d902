//! Pages as pictures, and what they settle: whether text that the drawing state leaves in doubt can be
//! seen.
//!
//! A page is drawn only when ingest is in doubt about some of its text, and then the part around that
//! text: as it is, and without it. Text that changes nothing leaves no ink. What else is drawn in its
//! place then tells a trick from the honest cases: ink of an image or a path is what people read
//! there (a scan under recognised text, outlines over transparent text), other text is not.
//!
//! What cannot be drawn for sure stays in doubt, and rules report it as skipped.

mod append;
mod content;
mod file;
mod judge;
mod page;
mod print;
mod render;
#[cfg(test)]
mod tests;
mod weigh;

pub use print::{Print, prints};
pub use render::Picture;

use crate::document::{Document, Format, NoticeKind, Place, Run, Visibility};
use crate::guard::guarded;
use crate::limits::Limits;
use hayro::hayro_syntax::Pdf;
use judge::Sight;
use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

/// Settles what ingest left in doubt, as far as drawing the pages can.
///
/// Never panics: a fault of the renderer leaves the rest in doubt.
pub fn settle(bytes: &[u8], document: &mut Document, limits: &Limits) {
    let pages = doubtful_pages(document);
    if pages.is_empty() || !can_be_copied(document) {
        return;
    }
    let sights = Mutex::new(Vec::new());
    // What a panic said is of no use to anybody who reads a report about a résumé: the text stays in
    // doubt, and that is said.
    let _ = guarded(|| {
        let Ok(pdf) = Pdf::new(bytes.to_vec()) else { return };
        let mut budget = weigh::Budget::new(limits);
        for (number, indices) in pages.iter().take(limits.pictures) {
            let runs: Vec<&Run> = indices.iter().filter_map(|index| document.runs.get(*index)).collect();
            let page = document.pages().iter().find(|page| page.number == *number);
            let seen = page.and_then(|page| page::sights(&pdf, page, &runs, &document.fonts, &mut budget));
            let settled = indices.iter().copied().zip(seen.unwrap_or_default());
            sights.lock().unwrap_or_else(PoisonError::into_inner).extend(settled);
        }
    });
    apply(document, sights.into_inner().unwrap_or_else(PoisonError::into_inner));
}

/// Indices of the runs in doubt, by page. Text of annotations stays in doubt: it is not in the content
/// of the page, from which text is left out.
fn doubtful_pages(document: &Document) -> BTreeMap<u32, Vec<usize>> {
    let mut pages: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
    if document.format != Format::Pdf {
        return pages;
    }
    for (index, run) in document.runs.iter().enumerate() {
        if let (true, Place::Pdf { page, .. }) = (run.visibility.doubtful, &run.place)
            && document.annotation(run).is_none()
        {
            pages.entry(*page).or_default().push(index);
        }
    }
    pages
}

/// Whether show operators can be told by their numbers, and objects can be appended as they are.
fn can_be_copied(document: &Document) -> bool {
    let cut = document.notices.iter().any(|notice| notice.kind == NoticeKind::Truncated);
    !cut && document.meta.encryption.is_none()
}

/// Writes down what was seen, glyph by glyph.
fn apply(document: &mut Document, sights: Vec<(usize, Vec<Sight>)>) {
    if sights.is_empty() {
        return;
    }
    let mut sights: BTreeMap<usize, Vec<Sight>> = sights.into_iter().collect();
    let runs = std::mem::take(&mut document.runs);
    for (index, run) in runs.into_iter().enumerate() {
        match sights.remove(&index).filter(|sights| sights.len() == run.glyphs.len()) {
            None => document.runs.push(run),
            Some(sights) => document.runs.extend(run.cut(&sights).into_iter().map(settled)),
        }
    }
}

fn settled((sight, mut run): (Sight, Run)) -> Run {
    match sight {
        Sight::Unknown => {}
        Sight::Seen => run.visibility = Visibility::visible(),
        Sight::ReadInstead => {
            let proof = format!("{}; what is drawn in its place can be read", run.visibility.proof);
            run.visibility = Visibility { proof, ..Visibility::visible() };
        }
        Sight::Unseen(why) => {
            run.visibility.doubtful = false;
            run.visibility.proof = format!("{}; {why}", run.visibility.proof);
        }
    }
    run
}
