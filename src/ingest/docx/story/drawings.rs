//! Alternate content, drawings, mathematics: what is not WordprocessingML.

use super::{OpenRun, Role, Story};
use crate::document::{ContainerKind, Image, Rect};
use crate::ingest::Refusal;
use crate::ingest::docx::xml::{Ns, Tag, XmlReader};
use std::sync::Arc;

impl Story<'_> {
    pub(super) fn compatibility(&mut self, tag: &Tag<'_>, reader: &XmlReader<'_>) -> Result<Role, Refusal> {
        let understood = match tag.local() {
            "AlternateContent" => return Ok(Role::Alternate { taken: false }),
            "Choice" => reader.understands(&tag.attribute("Requires").unwrap_or_default()),
            "Fallback" => true,
            _ => return Ok(Role::Plain),
        };
        let take = match self.open.last_mut().map(|open| &mut open.role) {
            Some(Role::Alternate { taken }) => understood && !std::mem::replace(taken, understood || *taken),
            _ => understood,
        };
        self.enter(match (tag.local(), take) {
            ("Choice", true) => ContainerKind::Choice,
            ("Choice", false) => ContainerKind::ChoiceIgnored,
            (_, true) => ContainerKind::FallbackTaken,
            (_, false) => ContainerKind::Fallback,
        })?;
        Ok(Role::Plain)
    }

    pub(super) fn graphics(&mut self, tag: &Tag<'_>, reader: &XmlReader<'_>) -> Result<Role, Refusal> {
        match (tag.ns, tag.local()) {
            (Ns::M, "oMath" | "oMathPara") => self.enter(ContainerKind::Math)?,
            (Ns::M, "r") => {
                self.runs.push(OpenRun::default());
                return Ok(Role::Run);
            }
            (Ns::M, "t") => return Ok(Role::Text),
            (Ns::C, "chart") => self.import(reader.relationship(tag, "id"), "chart")?,
            (Ns::Dgm, "relIds") => self.import(reader.relationship(tag, "dm"), "SmartArt")?,
            (Ns::V, "textpath") => {
                let text = tag.attribute("string").unwrap_or_default();
                self.put(text, Some(ContainerKind::Drawing("WordArt")))?;
            }
            (Ns::A, "hlinkClick") => {
                let related =
                    reader.relationship(tag, "id").and_then(|id| self.outside.relationships.get(&id));
                if let Some(related) = related.filter(|related| related.external) {
                    self.builder.link(&Arc::from(related.target.as_str()), self.builder.next_glyph());
                }
            }
            (Ns::Pic, "pic") | (Ns::V, "imagedata") => self.picture(),
            _ => {}
        }
        let entered = self.shapes.start(tag);
        self.builder.backdrop |= self.shapes.is_backdrop();
        if entered.drawing {
            return Ok(Role::Drawing);
        }
        if let Some(alt) = entered.alt {
            self.put(alt, Some(ContainerKind::AltText))?;
        }
        Ok(if entered.shape { Role::Shape } else { Role::Plain })
    }

    pub(super) fn picture(&mut self) {
        let size = self.shapes.extent();
        self.builder.document.images.push(Image {
            page: None,
            bbox: size.map(|(width, height)| Rect::new(0.0, 0.0, width, height)),
            alt: self.shapes.alt(),
            container: self.container,
        });
    }
}
