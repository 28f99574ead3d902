//! Whole pages as picture files, to be looked at beside a report.

use super::render::Picture;
use super::weigh;
use crate::document::{Document, Format, Page};
use crate::guard::guarded;
use crate::limits::Limits;
use hayro::RenderCache;
use hayro::hayro_syntax::Pdf;
use std::sync::{Mutex, PoisonError};

/// Pixels a point: 150 to an inch, at which small print can be read on a screen.
const SCALE: f64 = 150.0 / 72.0;
/// Part of the most pixels that is aimed at, because boxes grow to whole pixels.
const ROOM: f64 = 0.95;

/// A page as a picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Print {
    /// 1-based.
    pub page: u32,
    /// A PNG file.
    pub png: Vec<u8>,
}

/// The first pages of a PDF, as far as they can be drawn within the limits. Pages that cannot are left
/// out.
///
/// Never panics: a fault of the renderer leaves out what is not drawn yet.
pub fn prints(bytes: &[u8], document: &Document, limits: &Limits) -> Vec<Print> {
    if document.format != Format::Pdf {
        return Vec::new();
    }
    let done = Mutex::new(Vec::new());
    // What a panic said is of no use to anybody who reads a report about a résumé.
    let _ = guarded(|| {
        let Ok(pdf) = Pdf::new(bytes.to_vec()) else { return };
        let mut budget = weigh::Budget::new(limits);
        for sheet in document.pages().iter().take(limits.pictures) {
            if let Some(png) = print(&pdf, sheet, &mut budget) {
                done.lock().unwrap_or_else(PoisonError::into_inner).push(Print { page: sheet.number, png });
            }
        }
    });
    done.into_inner().unwrap_or_else(PoisonError::into_inner)
}

fn print(pdf: &Pdf, sheet: &Page, budget: &mut weigh::Budget<'_>) -> Option<Vec<u8>> {
    let page = pdf.pages().get((sheet.number as usize).checked_sub(1)?)?;
    weigh::load(page, sheet, budget).filter(|load| budget.takes(*load))?;
    let most = (ROOM * budget.limits.picture_pixels / f64::from(sheet.crop_box.area().max(1.0))).sqrt();
    Picture::draw(page, sheet.crop_box, SCALE.min(most), budget.limits.picture_pixels, &RenderCache::new())?
        .to_png()
}
