//! Paragraphs and what their properties add up to.

use super::{OpenParagraph, Role, Story};
use crate::document::{ContainerKind, Paragraph};
use crate::ingest::Refusal;
use crate::ingest::docx::look;
use crate::ingest::docx::properties::ParagraphProperties;
use crate::ingest::docx::sections::Section;
use crate::ingest::docx::styles::Style;
use crate::ingest::docx::xml::Tag;

impl Story<'_> {
    pub(super) fn paragraph(&mut self) -> Result<Role, Refusal> {
        self.numbered += 1;
        let section = self.section_number();
        let mut paragraph = Paragraph { number: self.numbered, section, columns: 1, ..Paragraph::default() };
        describe(&mut paragraph, self.shared.styles.paragraph(None), &ParagraphProperties::default());
        let id = self.builder.container(ContainerKind::Paragraph(paragraph), self.container)?;
        self.container = Some(id);
        self.own_paragraphs.push((id, section));
        self.paragraphs.push(OpenParagraph {
            id,
            number: self.numbered,
            runs: 0,
            properties: ParagraphProperties::default(),
            styled: None,
        });
        Ok(Role::Paragraph)
    }

    pub(super) fn paragraph_property(&mut self, tag: &Tag<'_>, parent: &'static str) -> Role {
        let Some(paragraph) = self.paragraphs.last_mut() else { return Role::Skip };
        paragraph.properties.set(tag, parent);
        match tag.local() {
            "numPr" => Role::ParagraphProperties("numPr"),
            "pBdr" => Role::ParagraphProperties("pBdr"),
            "sectPr" => {
                self.section = Some(Section::default());
                Role::Section
            }
            _ => Role::Skip,
        }
    }

    /// At the end of `w:pPr`: lays direct formatting over the style, and writes the list label.
    pub(super) fn apply_paragraph(&mut self) -> Result<(), Refusal> {
        let style = self.paragraph_style();
        let Some(paragraph) = self.paragraphs.last_mut() else { return Ok(()) };
        let defaults = &self.shared.styles.paragraph;
        let styled = style.map_or(defaults.clone(), |style| defaults.overlaid(&style.paragraph));
        let mut all = styled.overlaid(&paragraph.properties);
        let level = all.level.unwrap_or(0);
        let list = all.list.filter(|&list| list != 0);
        // Indents of a list level stand between the style and direct formatting.
        let indent = list.and_then(|list| self.shared.numbering.indent(list, level));
        all.indent = paragraph.properties.indent.or(indent).or(all.indent);
        paragraph.styled = all.fill.as_ref().and_then(|spec| look::fill(spec, &self.shared.theme));
        let (id, frame) = (paragraph.id, all.frame);
        if let Some(described) = self.builder.paragraph_mut(id) {
            describe(described, style, &all);
        }
        if frame {
            self.enter(ContainerKind::Frame)?;
        }
        let label = list.and_then(|list| self.shared.numbering.label(list, level, self.counters));
        match label {
            Some((label, bullet)) => self.put(label, Some(ContainerKind::ListLabel { bullet })),
            None => Ok(()),
        }
    }
}

/// Writes what readings need to know of a paragraph.
fn describe(paragraph: &mut Paragraph, style: Option<&Style>, all: &ParagraphProperties) {
    paragraph.style = style.and_then(|style| style.name.clone());
    paragraph.heading = match all.outline {
        Some(level) if level <= 9 => style.and_then(|style| style.heading).or(Some(level)),
        Some(_) => None,
        None => style.and_then(|style| style.heading),
    };
    paragraph.list = all.list.is_some_and(|list| list != 0);
    paragraph.indent = all.indent.unwrap_or(0.0);
    paragraph.page_break_before = all.page_break_before == Some(true);
    paragraph.ruled = all.ruled == Some(true);
    paragraph.space_before = all.space_before.unwrap_or(0.0);
    paragraph.space_after = all.space_after.unwrap_or(0.0);
}
