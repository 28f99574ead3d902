//! The document while it grows: containers, runs, links, and the caps on them.

use super::look::Look;
use crate::document::{
    Container, ContainerId, ContainerKind, Document, GlyphId, Link, Notice, NoticeKind, Paragraph, Place, Run,
};
use crate::ingest::Refusal;
use crate::limits::Limits;
use std::sync::Arc;

/// Adds to a document in file order.
pub struct Builder {
    /// What has been read so far.
    pub document: Document,
    /// Whether a picture or a filled shape is drawn where it may lie behind text.
    pub backdrop: bool,
    limits: Limits,
    next_glyph: GlyphId,
    /// How many containers each container lies in, itself among them.
    depths: Vec<u64>,
    /// Containers around all runs so far, counted for each run.
    nesting: u64,
}

impl Builder {
    /// Starts from an empty document.
    pub fn new(document: Document, limits: &Limits) -> Self {
        Self {
            document,
            backdrop: false,
            limits: limits.clone(),
            next_glyph: 0,
            depths: Vec::new(),
            nesting: 0,
        }
    }

    /// Adds a container.
    pub fn container(
        &mut self,
        kind: ContainerKind,
        parent: Option<ContainerId>,
    ) -> Result<ContainerId, Refusal> {
        let index = self.document.containers.len();
        match ContainerId::from_index(index) {
            Some(id) if index < self.limits.containers => {
                self.depths.push(1 + self.depth(parent));
                self.document.containers.push(Container { kind, parent });
                Ok(id)
            }
            _ => {
                let most = self.limits.containers;
                Err(Refusal::limit("containers", format!("more than {most} paragraphs, cells and the like")))
            }
        }
    }

    fn depth(&self, container: Option<ContainerId>) -> u64 {
        container.and_then(|id| self.depths.get(id.index())).copied().unwrap_or(0)
    }

    /// The paragraph of a container that is one.
    pub fn paragraph_mut(&mut self, id: ContainerId) -> Option<&mut Paragraph> {
        match &mut self.document.containers.get_mut(id.index())?.kind {
            ContainerKind::Paragraph(paragraph) => Some(paragraph),
            _ => None,
        }
    }

    /// The number that the next glyph will have.
    pub fn next_glyph(&self) -> GlyphId {
        self.next_glyph
    }

    /// Adds a run of text.
    pub fn run(
        &mut self,
        text: String,
        look: &Look,
        container: Option<ContainerId>,
        place: Place,
    ) -> Result<(), Refusal> {
        let glyphs = u32::try_from(text.chars().count()).unwrap_or(u32::MAX);
        if glyphs == 0 {
            return Ok(());
        }
        let Limits { characters, runs, nesting, .. } = self.limits;
        if glyphs > characters - self.next_glyph || self.document.runs.len() >= runs {
            let detail = format!("more than {characters} characters or {runs} runs");
            return Err(Refusal::limit("characters, runs", detail));
        }
        self.nesting += self.depth(container);
        if self.nesting > nesting {
            return Err(Refusal::limit("nesting", "too much text in containers that lie one in the other"));
        }
        self.document.runs.push(Run {
            text,
            glyphs: Vec::new(),
            first_glyph: self.next_glyph,
            font: None,
            family: look.family.clone(),
            size: look.size,
            bold: look.bold,
            italic: look.italic,
            colour: look.colour,
            opacity: 1.0,
            visibility: look.visibility.clone(),
            container,
            place,
            angle: 0.0,
        });
        self.next_glyph += glyphs;
        Ok(())
    }

    /// Adds a link over the glyphs from `first` to the last one so far.
    pub fn link(&mut self, target: &Arc<str>, first: GlyphId) {
        let range = first..self.next_glyph;
        let glyphs = if range.is_empty() { Vec::new() } else { vec![range] };
        self.document.links.push(Link { target: target.clone(), page: None, bbox: None, glyphs });
    }

    /// Notes something for rules to say.
    pub fn notice(&mut self, kind: NoticeKind, detail: String) {
        let notice = Notice { kind, detail, page: None };
        if !self.document.notices.contains(&notice) {
            self.document.notices.push(notice);
        }
    }
}
