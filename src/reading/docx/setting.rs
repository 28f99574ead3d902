//! The stories of a document, and how its paragraphs set their lines.

use super::writer::Setting;
use crate::document::{Body, ContainerId, ContainerKind, Document, Paragraph, Story};

pub(super) fn stories(document: &Document) -> &[Story] {
    match &document.body {
        Body::Flow(stories) => stories,
        Body::Paged(_) | Body::Plain => &[],
    }
}

pub(super) fn paragraph(document: &Document, id: ContainerId) -> Option<&Paragraph> {
    match &document.containers.get(id.index())?.kind {
        ContainerKind::Paragraph(paragraph) => Some(paragraph),
        _ => None,
    }
}

/// The lines' setting that a paragraph gives.
pub(super) fn setting(document: &Document, id: Option<ContainerId>, block: u32, region: u32) -> Setting {
    let Some(paragraph) = id.and_then(|id| paragraph(document, id)) else {
        return Setting { block, region, ..Setting::default() };
    };
    Setting {
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
