//! Readings of a PDF.

mod atom;
mod blocks;
mod boxes;
mod looks;
mod policy;
mod raised;
mod reference;
mod regions;
mod row;
mod segment;
mod stops;
mod stream;
#[cfg(test)]
pub(super) mod tests;
mod typeset;
mod visual;
mod words;
mod work;
mod write;

pub use policy::{Damaged, Ligatures, Order, PdfPolicy};
pub(super) use typeset::lines as typeset;

use super::Reading;
use crate::document::{Document, Font, Page};
use crate::limits::Limits;
use atom::Atom;
use blocks::TextPage;
use row::Row;
use work::Work;
use write::Gaps;

/// The reference reading, from all visible evidence.
pub fn reference(document: &Document) -> Reading {
    reference::read(document)
}

/// Reads as each of some policies says. Those side by side that see the same glyphs share the work.
pub fn read(document: &Document, policies: &[&PdfPolicy], limits: &Limits) -> Vec<Reading> {
    policies.chunk_by(|a, b| a.sees_like(b)).flat_map(|alike| read_alike(document, alike, limits)).collect()
}

/// What one policy makes of the pages so far.
struct Draft<'d> {
    policy: &'d PdfPolicy,
    rows: Vec<Row<'d>>,
    region: u32,
    work: Work,
}

fn read_alike(document: &Document, policies: &[&PdfPolicy], limits: &Limits) -> Vec<Reading> {
    let Some(eye) = policies.first().copied() else { return Vec::new() };
    let texts = atom::texts(document, eye);
    let draft = |policy| Draft { policy, rows: Vec::new(), region: 0, work: Work::of(limits.layout_steps) };
    let mut drafts: Vec<Draft<'_>> = policies.iter().copied().map(draft).collect();
    for (page, atoms) in atom::pages(document, eye, &texts) {
        let mut laid_out = LaidOut::default();
        for draft in &mut drafts {
            draft.page(document, page, &atoms, &mut laid_out);
        }
    }
    drafts.into_iter().map(Draft::finish).collect()
}

impl<'d> Draft<'d> {
    fn page(
        &mut self,
        document: &'d Document,
        page: &'d Page,
        atoms: &[Atom<'d>],
        laid_out: &mut LaidOut<'d>,
    ) {
        let (region, work) = (&mut self.region, &mut self.work);
        let mut rows = match self.policy.order {
            Order::Stream { word_gap, line_tolerance } => stream::rows(page, atoms, word_gap, line_tolerance),
            Order::Lines => blocks::rows_across(page, laid_out.text_page(page, atoms, &document.fonts, work)),
            Order::Boxes => boxes::rows(document, page, atoms, region, work),
            Order::Columns => {
                let text = laid_out.text_page(page, atoms, &document.fonts, work);
                blocks::rows(page, text, region, work)
            }
        };
        self.rows.append(&mut rows);
    }

    fn finish(self) -> Reading {
        let gaps = if self.policy.order == Order::Lines { Gaps::Wide } else { Gaps::Single };
        let reading = write::write(&self.rows, write::plain_lines(&self.rows), gaps);
        Reading { cut_short: self.work.is_spent(), ..reading }
    }
}

/// A page in blocks, and what it cost, for the second who asks for it.
#[derive(Default)]
struct LaidOut<'d>(Option<(TextPage<'d>, u64)>);

impl<'d> LaidOut<'d> {
    fn text_page(
        &mut self,
        page: &Page,
        atoms: &[Atom<'d>],
        fonts: &[Font],
        work: &mut Work,
    ) -> TextPage<'d> {
        // Where the work would be used up on the way, the page comes out otherwise.
        if let Some((text, _)) = self.0.take_if(|(_, cost)| work.takes(*cost)) {
            return text;
        }
        let before = work.left();
        let text = TextPage::new(page, atoms.to_vec(), fonts, work);
        if !work.is_spent() {
            self.0 = Some((text.clone(), before - work.left()));
        }
        text
    }
}
