//! Elements of WordprocessingML outside properties.

use super::{OpenRun, Role, Story};
use crate::document::{ContainerId, ContainerKind, TextBoxKind};
use crate::ingest::Refusal;
use crate::ingest::docx::sections::Section;
use crate::ingest::docx::xml::{Ns, Tag, XmlReader};
use crate::ingest::docx::{fields, symbols};
use std::sync::Arc;

impl Story<'_> {
    pub(super) fn word(&mut self, tag: &Tag<'_>, reader: &XmlReader<'_>) -> Result<Role, Refusal> {
        let wrapper = |name| ContainerKind::Wrapper(name);
        let kind = match tag.local() {
            "p" => return self.paragraph(),
            "r" => {
                self.runs.push(OpenRun::default());
                if let Some(paragraph) = self.paragraphs.last_mut() {
                    paragraph.runs += 1;
                }
                return Ok(Role::Run);
            }
            "t" | "delText" => return Ok(Role::Text),
            "instrText" | "delInstrText" => return Ok(Role::Instruction),
            "pPr" if matches!(self.open.last(), Some(super::Open { role: Role::Paragraph, .. })) => {
                return Ok(Role::ParagraphProperties("pPr"));
            }
            "rPr" if matches!(self.open.last(), Some(super::Open { role: Role::Run, .. })) => {
                return Ok(Role::RunProperties);
            }
            "sectPr" => {
                self.section = Some(Section::default());
                return Ok(Role::Section);
            }
            "tab" => return self.character("\t", None),
            "ptab" => return self.character("\t", Some("ptab")),
            "br" if matches!(tag.attribute("type").as_deref(), Some("page" | "column")) => {
                return self.character("\n", Some("pageBreak"));
            }
            "br" | "cr" => return self.character("\n", None),
            "noBreakHyphen" => return self.character("\u{2011}", Some("noBreakHyphen")),
            "softHyphen" => return self.character("\u{ad}", Some("softHyphen")),
            "sym" => return self.symbol(tag),
            "fldChar" => {
                let kind = tag.attribute("fldCharType").unwrap_or_default();
                self.fields.mark(&kind, self.builder);
                return Ok(Role::Skip);
            }
            "tbl" => return self.table(),
            "tblPr" | "tblGrid" => return Ok(Role::TableProperties),
            "tr" => return self.row(),
            "trPr" => return Ok(Role::RowProperties),
            "tc" => return self.cell(),
            "tcPr" if matches!(self.open.last(), Some(super::Open { role: Role::Cell, .. })) => {
                return Ok(Role::CellProperties);
            }
            "txbxContent" => return self.text_box(),
            "hyperlink" => return self.hyperlink(tag, reader),
            "fldSimple" => return self.simple_field(tag),
            "footnote" | "endnote" if tag.attribute("type").is_some_and(|t| t != "normal") => {
                return Ok(Role::Skip);
            }
            "rPrChange" | "pPrChange" | "sectPrChange" | "tblPrChange" | "trPrChange" | "tcPrChange"
            | "tblGridChange" | "tblPrExChange" | "sdtEndPr" | "tcPr" | "pPr" | "rPr" | "rubyPr"
            | "background" => {
                return Ok(Role::Skip);
            }
            "altChunk" => {
                self.import(reader.relationship(tag, "id"), "imported file")?;
                return Ok(Role::Skip);
            }
            "subDoc" => ContainerKind::Drawing("subdocument"),
            "sdt" => ContainerKind::ContentControl { prompt: false },
            "sdtPr" => return Ok(Role::ControlProperties),
            "ins" => ContainerKind::Inserted,
            "del" => ContainerKind::Deleted,
            "moveFrom" => ContainerKind::MovedFrom,
            "moveTo" => ContainerKind::MovedTo,
            "smartTag" => wrapper("smartTag"),
            "customXml" => wrapper("customXml"),
            "bdo" => wrapper("bdo"),
            "dir" => wrapper("dir"),
            "rt" => ContainerKind::Ruby("rt"),
            "rubyBase" => ContainerKind::Ruby("rubyBase"),
            "object" => ContainerKind::Object,
            _ => return Ok(Role::Plain),
        };
        self.enter(kind)?;
        Ok(Role::Plain)
    }

    /// Takes in a child of `w:sdtPr`.
    pub(super) fn control_property(&mut self, tag: &Tag<'_>) -> Role {
        if tag.ns == Ns::W
            && tag.local() == "showingPlcHdr"
            && let Some(ContainerKind::ContentControl { prompt }) = self.kind_mut(self.container)
        {
            *prompt = tag.on();
        }
        Role::Skip
    }

    pub(super) fn character(&mut self, text: &str, special: Option<&'static str>) -> Result<Role, Refusal> {
        // `w:tab` is also the name of a tab stop, which stands in properties and never reaches here.
        self.put(text.to_owned(), special.map(ContainerKind::Special))?;
        Ok(Role::Skip)
    }

    pub(super) fn symbol(&mut self, tag: &Tag<'_>) -> Result<Role, Refusal> {
        let code = tag.attribute("char").and_then(|hex| u32::from_str_radix(&hex, 16).ok());
        if let Some(symbol) = code.and_then(char::from_u32) {
            let text = symbols::seen(&tag.attribute("font").unwrap_or_default(), symbol);
            self.put(text.to_string(), Some(ContainerKind::Symbol))?;
        }
        Ok(Role::Skip)
    }

    pub(super) fn text_box(&mut self) -> Result<Role, Refusal> {
        let kind = if self.shapes.is_vml() { TextBoxKind::Vml } else { TextBoxKind::Drawing };
        if let Some(fill) = self.shapes.fill(&self.shared.theme) {
            self.fills.push(fill);
        }
        self.enter(ContainerKind::TextBox(kind))?;
        Ok(Role::TextBox { floor: self.fields.enter() })
    }

    pub(super) fn hyperlink(&mut self, tag: &Tag<'_>, reader: &XmlReader<'_>) -> Result<Role, Refusal> {
        let related = reader.relationship(tag, "id").and_then(|id| self.outside.relationships.get(&id));
        let url = related.map_or("", |relationship| relationship.target.as_str());
        let target = fields::target(url, tag.attribute("anchor").as_deref()).map(Arc::from);
        self.enter(ContainerKind::Hyperlink { target: target.clone() })?;
        Ok(Role::Hyperlink { target, first: self.builder.next_glyph() })
    }

    pub(super) fn simple_field(&mut self, tag: &Tag<'_>) -> Result<Role, Refusal> {
        let instruction = tag.attribute("instr").unwrap_or_default();
        let target = fields::hyperlink(&instruction);
        let instruction = Arc::from(instruction.trim());
        self.enter(ContainerKind::Field { instruction, simple: true })?;
        Ok(Role::Hyperlink { target, first: self.builder.next_glyph() })
    }

    pub(super) fn kind_mut(&mut self, id: Option<ContainerId>) -> Option<&mut ContainerKind> {
        let container = self.builder.document.containers.get_mut(id?.index())?;
        Some(&mut container.kind)
    }
}
