//! PDF bytes become a [`Document`].
//!
//! The content streams are run by an interpreter of our own over hayro's operators and fonts; the
//! facts that hayro does not tell (encryption, repairs) come from lopdf, whose failure costs only them.

mod accents;
mod actions;
mod annotations;
mod canvas;
mod collection;
mod colour;
pub(crate) mod content;
mod damage;
mod facts;
pub(crate) mod font;
mod geometry;
mod interpreter;
mod letters;
mod marks;
mod paint;
mod path;
mod rescue;
#[cfg(test)]
pub(crate) mod sample;
mod sheet;
mod state;
mod strings;
#[cfg(test)]
mod tests;
mod text;
pub(crate) mod update;
mod verdict;
mod visibility;
mod xmp;

use super::Refusal;
use crate::document::{Body, Document, Format, Notice, NoticeKind, Page, Rect};
use crate::limits::Limits;
use content::Fault;
use font::Fonts;
use geometry::narrow;
use hayro_font::hayro_syntax::content::UntypedIter;
use hayro_font::hayro_syntax::page::Rotation;
use hayro_font::hayro_syntax::{DecryptionError, LoadPdfError, Pdf, page};
use interpreter::{Interpreter, length_cost};
use marks::Layers;
use sheet::{Budget, Sheet};
use state::State;
use std::collections::BTreeMap;

/// Reads a PDF.
pub fn ingest(bytes: &[u8], limits: &Limits) -> Result<Document, Refusal> {
    let pdf = Pdf::new(bytes.to_vec()).map_err(refusal)?;
    if pdf.pages().is_empty() {
        return Err(Refusal::Damaged("it has no readable page".to_owned()));
    }
    let mut document = Document::new(Format::Pdf);
    document.meta = facts::meta(&pdf, bytes, limits, &mut document.notices);
    document.form_fields = facts::form_fields(&pdf, limits);
    let mut reader =
        Reader { limits, fonts: Fonts::new(limits), layers: Layers::read(&pdf), budget: Budget::new(limits) };
    let mut pages = Vec::new();
    for (number, page) in (1u32..).zip(pdf.pages().iter()) {
        if pages.len() >= limits.pages {
            document.notices.push(truncated(
                &format!("only the first {} pages are read (cap: pages)", limits.pages),
                number,
            ));
            break;
        }
        pages.push(reader.page(page, number, &mut document));
        if reader.budget.spent {
            document
                .notices
                .push(truncated("too many operators or glyphs (caps: operators, glyphs)", number));
            break;
        }
    }
    document.body = Body::Paged(pages);
    let verdicts = reader.fonts.verdicts();
    document.fonts = reader.fonts.table;
    mend(&mut document, &verdicts);
    accents::compose(&mut document.runs);
    Ok(document)
}

/// Notes what glyphs show whose font's map names other letters.
fn mend(document: &mut Document, verdicts: &BTreeMap<u32, letters::Verdict>) {
    for (index, verdict) in verdicts {
        if let Some(font) = document.fonts.get_mut(*index as usize) {
            font.contradicted = verdict.contradicted;
        }
    }
    for run in &mut document.runs {
        let Some(verdict) = run.font.and_then(|font| verdicts.get(&font)) else { continue };
        for glyph in &mut run.glyphs {
            if let Some(letter) = verdict.drawn.get(&glyph.code) {
                glyph.seen = Some(letter.as_str().into());
            }
        }
    }
}

fn refusal(error: LoadPdfError) -> Refusal {
    match error {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) => Refusal::NeedsPassword,
        LoadPdfError::Decryption(error) => {
            Refusal::Damaged(format!("its encryption cannot be read ({error:?})"))
        }
        LoadPdfError::Invalid => Refusal::Damaged("no PDF structure can be found".to_owned()),
    }
}

/// What is shared by the pages of a document.
struct Reader<'a> {
    limits: &'a Limits,
    fonts: Fonts<'a>,
    layers: Layers,
    budget: Budget,
}

impl<'a> Reader<'a> {
    fn page(&mut self, page: &page::Page<'a>, number: u32, document: &mut Document) -> Page {
        let mut sheet = Sheet { number, ..Sheet::default() };
        let data = content::of_page(page, self.limits.part_bytes).unwrap_or_else(|fault| match fault {
            Fault::TooLarge => {
                sheet.truncated = Some("the content of the page is too large (cap: part_bytes)");
                content::start_of_page(page, self.limits.part_bytes)
            }
            Fault::Undecodable => {
                sheet.unread_streams += 1;
                Vec::new()
            }
        });
        self.budget.operator(length_cost(&data));
        let before = self.budget.operators_used();
        let mut interpreter = Interpreter::new(
            self.limits,
            &mut self.fonts,
            &self.layers,
            &mut document.containers,
            &mut self.budget,
            &mut sheet,
        );
        interpreter.run(UntypedIter::new(&data), page.resources(), State::new());
        let annotations = annotations::read(page.raw(), number);
        for appearance in &annotations.appearances {
            interpreter.annotation(appearance, page.resources());
        }
        let crop_box = crop_box(page);
        let first = document.runs.len();
        document.runs.extend(visibility::judge(&mut sheet, crop_box, self.limits));
        self.number_glyphs(document, first);
        let runs = document.runs.get(first..).unwrap_or_default();
        let links = annotations::attach(annotations.links, number, runs);
        document.links.extend(links);
        document.form_fields.extend(annotations.texts);
        document.images.append(&mut sheet.images);
        note(&sheet, document);
        Page {
            number,
            media_box: rect(page.media_box()),
            crop_box,
            rotate: match page.rotation() {
                Rotation::None => 0,
                Rotation::Horizontal => 90,
                Rotation::Flipped => 180,
                Rotation::FlippedHorizontal => 270,
            },
            paints: sheet.paints,
            operators: self.budget.operators_used() - before,
        }
    }

    fn number_glyphs(&self, document: &mut Document, first: usize) {
        let before = first.checked_sub(1).and_then(|last| document.runs.get(last));
        let mut next = before.map_or(0, |run| run.first_glyph + run.glyphs.len() as u32);
        for run in document.runs.iter_mut().skip(first) {
            run.first_glyph = next;
            next += run.glyphs.len() as u32;
        }
    }
}

fn crop_box(page: &page::Page<'_>) -> Rect {
    let crop = rect(page.intersected_crop_box());
    if crop.area() > 0.0 { crop } else { rect(page::A4) }
}

fn rect(bbox: hayro_font::hayro_syntax::object::Rect) -> Rect {
    narrow(hayro_font::kurbo::Rect::new(bbox.x0, bbox.y0, bbox.x1, bbox.y1))
}

fn note(sheet: &Sheet, document: &mut Document) {
    let page = Some(sheet.number);
    let mut skipped = |count: u32, what: &str| {
        if count > 0 {
            let detail = format!("{count} {what}");
            document.notices.push(Notice { kind: NoticeKind::Skipped, detail, page });
        }
    };
    skipped(sheet.unread_fonts, "uses of fonts that cannot be read");
    skipped(sheet.unread_streams, "content streams that cannot be decoded");
    if let Some(why) = sheet.truncated {
        document.notices.push(truncated(why, sheet.number));
    }
}

fn truncated(why: &str, page: u32) -> Notice {
    Notice { kind: NoticeKind::Truncated, detail: why.to_owned(), page: Some(page) }
}
