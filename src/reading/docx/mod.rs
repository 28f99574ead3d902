//! Readings of a DOCX.

mod outline;
mod policy;
mod read;
mod reference;
mod seen;
#[cfg(test)]
mod tests;
mod writer;

pub use policy::{CellBreak, Construct, DocxPolicy, SpecialText, TablePlace, TextBoxPlace};
pub use read::read;
pub use reference::reference;
pub use seen::{Cause, causes};

use crate::document::{Body, ContainerId, ContainerKind, Document, Paragraph, Story};

fn stories(document: &Document) -> &[Story] {
    match &document.body {
        Body::Flow(stories) => stories,
        Body::Paged(_) | Body::Plain => &[],
    }
}

fn paragraph(document: &Document, id: ContainerId) -> Option<&Paragraph> {
    match &document.containers.get(id.index())?.kind {
        ContainerKind::Paragraph(paragraph) => Some(paragraph),
        _ => None,
    }
}

/// The lines' setting that a paragraph gives.
fn setting(document: &Document, id: Option<ContainerId>, block: u32, region: u32) -> writer::Setting {
    let Some(paragraph) = id.and_then(|id| paragraph(document, id)) else {
        return writer::Setting { block, region, ..writer::Setting::default() };
    };
    writer::Setting {
        block,
        region,
        heading: paragraph.heading,
        bullet: paragraph.list && paragraph.heading.is_none(),
        aside: false,
        indent: paragraph.indent,
        ruled: paragraph.ruled,
        space_above: paragraph.space_before,
    }
}
