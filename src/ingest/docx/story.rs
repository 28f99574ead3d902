//! One pass over the XML of a story, with a stack of what is open; nothing recurses.

use super::builder::Builder;
use super::fields::{self, Fields};
use super::look::{self, Fill, Look};
use super::numbering::{Counters, Numbering};
use super::package::Relationships;
use super::properties::{ParagraphProperties, RunProperties};
use super::sections::Section;
use super::shapes::Shapes;
use super::styles::{Style, Styles};
use super::theme::{ColourSpec, Theme};
use super::xml::{Node, Ns, Tag, XmlReader};
use crate::document::{
    Colour, ContainerId, ContainerKind, GlyphId, Image, NoticeKind, Paragraph, Place, Rect, TextBoxKind,
};
use crate::ingest::Refusal;
use std::sync::Arc;

/// What the stories of a document share.
#[derive(Default)]
pub struct Shared {
    /// `styles.xml`.
    pub styles: Styles,
    /// `numbering.xml`.
    pub numbering: Numbering,
    /// `theme1.xml`.
    pub theme: Theme,
    /// Colour of the page.
    pub page: Option<Colour>,
}

/// What an open element is to us, and what is to be restored when it ends.
#[derive(Debug)]
enum Role {
    Plain,
    Skip,
    Paragraph,
    ParagraphProperties(&'static str),
    RunProperties,
    Run,
    Text,
    Instruction,
    Section,
    TextBox { floor: usize },
    Hyperlink { target: Option<Arc<str>>, first: GlyphId },
    Table,
    Cell,
    Alternate { taken: bool },
    Shape,
    Drawing,
}

struct Open {
    role: Role,
    /// The container around the element.
    around: Option<ContainerId>,
    /// Length of the fill stack before it; what tables, cells and text boxes add ends with them.
    fills: usize,
}

struct OpenParagraph {
    id: ContainerId,
    number: u32,
    runs: u32,
    properties: ParagraphProperties,
    styled: Option<Fill>,
}

#[derive(Default)]
struct OpenRun {
    properties: RunProperties,
    look: Option<Look>,
}

/// A story while it is read.
pub struct Story<'a> {
    shared: &'a Shared,
    relationships: &'a Relationships,
    part: Arc<str>,
    builder: &'a mut Builder,
    counters: &'a mut Counters,
    open: Vec<Open>,
    container: Option<ContainerId>,
    fills: Vec<Fill>,
    paragraphs: Vec<OpenParagraph>,
    runs: Vec<OpenRun>,
    fields: Fields,
    shapes: Shapes,
    tables: Vec<(u32, u32)>,
    numbered: u32,
    section: Option<Section>,
    sections: Vec<Section>,
    own_paragraphs: Vec<(ContainerId, u32)>,
    strict: bool,
}

impl<'a> Story<'a> {
    /// A story of `part`, to be read into `builder` below `container`.
    pub fn new(
        part: Arc<str>,
        container: ContainerId,
        shared: &'a Shared,
        relationships: &'a Relationships,
        builder: &'a mut Builder,
        counters: &'a mut Counters,
    ) -> Self {
        Self {
            shared,
            relationships,
            part,
            builder,
            counters,
            open: Vec::new(),
            container: Some(container),
            fills: vec![Fill::Known(shared.page.unwrap_or(Colour::WHITE))],
            paragraphs: Vec::new(),
            runs: Vec::new(),
            fields: Fields::default(),
            shapes: Shapes::default(),
            tables: Vec::new(),
            numbered: 0,
            section: None,
            sections: Vec::new(),
            own_paragraphs: Vec::new(),
            strict: false,
        }
    }

    /// Reads the whole part; gives its sections, and whether it is strict OOXML.
    pub fn read(mut self, text: &str) -> Result<(Vec<Section>, bool), Refusal> {
        let part = self.part.clone();
        let mut reader = XmlReader::new(&part, text);
        while let Some(node) = reader.next()? {
            match node {
                Node::Start(tag) => self.start(&tag, &reader)?,
                Node::End => self.end()?,
                Node::Text(text) => self.text(&text)?,
            }
        }
        self.strict = reader.is_strict();
        for (id, section) in std::mem::take(&mut self.own_paragraphs) {
            let columns = self.sections.get(section as usize - 1).map_or(1, |s| s.columns.max(1));
            if let Some(paragraph) = self.builder.paragraph_mut(id) {
                paragraph.columns = columns;
            }
        }
        Ok((self.sections, self.strict))
    }

    fn start(&mut self, tag: &Tag<'_>, reader: &XmlReader<'_>) -> Result<(), Refusal> {
        let before = (self.container, self.fills.len());
        let role = match self.open.last().map(|open| &open.role) {
            Some(Role::Skip) => Role::Skip,
            Some(Role::ParagraphProperties(parent)) => self.paragraph_property(tag, parent),
            Some(Role::RunProperties) => {
                if let Some(run) = self.runs.last_mut() {
                    run.properties.set(tag);
                }
                Role::Skip
            }
            Some(Role::Section) => {
                if let Some(section) = &mut self.section {
                    section.set(tag, reader);
                }
                Role::Skip
            }
            _ => match tag.ns {
                Ns::W => self.word(tag, reader)?,
                Ns::Mc => self.compatibility(tag, reader)?,
                _ => self.graphics(tag, reader)?,
            },
        };
        self.open.push(Open { role, around: before.0, fills: before.1 });
        Ok(())
    }

    fn end(&mut self) -> Result<(), Refusal> {
        let Some(open) = self.open.pop() else { return Ok(()) };
        match open.role {
            Role::Paragraph => {
                self.paragraphs.pop();
            }
            Role::ParagraphProperties("pPr") => self.apply_paragraph()?,
            Role::Run => {
                self.runs.pop();
            }
            Role::TextBox { floor } => self.fields.leave(floor),
            Role::Hyperlink { target: Some(ref target), first } => self.builder.link(target, first),
            Role::Table => {
                self.tables.pop();
            }
            Role::Section => {
                if let Some(section) = self.section.take() {
                    self.sections.push(section);
                }
            }
            Role::Shape => self.shapes.leave_shape(),
            Role::Drawing => self.shapes.leave_drawing(),
            _ => {}
        }
        if matches!(open.role, Role::Table | Role::Cell | Role::TextBox { .. }) {
            self.fills.truncate(open.fills);
        }
        // A frame, which `w:pPr` opens, goes on to the end of the paragraph.
        if !matches!(open.role, Role::ParagraphProperties("pPr")) {
            self.container = open.around;
        }
        Ok(())
    }

    fn text(&mut self, text: &str) -> Result<(), Refusal> {
        match self.open.last().map(|open| &open.role) {
            // A line feed inside `w:t` is shown as a space.
            Some(Role::Text) => self.put(text.replace(['\n', '\r'], " "), None),
            Some(Role::Instruction) => {
                self.fields.instruct(text);
                self.put(text.to_owned(), None)
            }
            _ => Ok(()),
        }
    }

    /// Opens a container around what follows in the current element.
    fn enter(&mut self, kind: ContainerKind) -> Result<(), Refusal> {
        self.container = Some(self.builder.container(kind, self.container)?);
        Ok(())
    }

    /// Adds text at this place, in a container of its own if a kind is given.
    fn put(&mut self, text: String, kind: Option<ContainerKind>) -> Result<(), Refusal> {
        if text.is_empty() {
            return Ok(());
        }
        let mut container = self.fields.container(self.container, self.builder)?;
        if let Some(kind) = kind {
            container = Some(self.builder.container(kind, container)?);
        }
        let look = self.look();
        let (paragraph, run) = self.paragraphs.last().map_or((0, 0), |p| (p.number, p.runs));
        let place = Place::Docx { part: self.part.clone(), paragraph, run };
        self.builder.run(text, &look, container, place)
    }

    fn look(&mut self) -> Look {
        if let Some(look) = self.runs.last().and_then(|run| run.look.as_ref()) {
            return look.clone();
        }
        let style = self.paragraph_style();
        let direct = self.runs.last().map(|run| run.properties.clone()).unwrap_or_default();
        let properties = look::effective(&self.shared.styles, style, &direct);
        let behind = self.behind();
        let look = look::look(&properties, &self.shared.theme, behind);
        if let Some(run) = self.runs.last_mut() {
            run.look = Some(look.clone());
        }
        look
    }

    fn paragraph_style(&self) -> Option<&'a Style> {
        let id = self.paragraphs.last().and_then(|p| p.properties.style.as_deref());
        self.shared.styles.paragraph(id)
    }

    /// What lies behind a run that has no fill of its own.
    fn behind(&self) -> Fill {
        let paragraph = self.paragraphs.last().and_then(|paragraph| paragraph.styled);
        let page = Fill::Known(Colour::WHITE);
        paragraph.or_else(|| self.fills.last().copied()).unwrap_or(page)
    }

    fn word(&mut self, tag: &Tag<'_>, reader: &XmlReader<'_>) -> Result<Role, Refusal> {
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
            "pPr" if matches!(self.open.last(), Some(Open { role: Role::Paragraph, .. })) => {
                return Ok(Role::ParagraphProperties("pPr"));
            }
            "rPr" if matches!(self.open.last(), Some(Open { role: Role::Run, .. })) => {
                return Ok(Role::RunProperties);
            }
            "sectPr" => {
                self.section = Some(Section::default());
                return Ok(Role::Section);
            }
            "tab" | "ptab" => return self.character("\t", None),
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
            "tblPr" => return Ok(Role::Plain),
            "tblStyle" => return Ok(self.table_style(tag)),
            "tblpPr" => {
                if let Some(ContainerKind::Table { floating }) = self.kind_mut(self.container) {
                    *floating = true;
                }
                return Ok(Role::Skip);
            }
            "tr" => {
                let row = self.tables.last_mut().map_or(1, |(row, cell)| {
                    *cell = 0;
                    *row += 1;
                    *row
                });
                self.enter(ContainerKind::Row(row))?;
                return Ok(Role::Plain);
            }
            "tc" => {
                let cell = self.tables.last_mut().map_or(1, |(_, cell)| {
                    *cell += 1;
                    *cell
                });
                self.enter(ContainerKind::Cell(cell))?;
                return Ok(Role::Cell);
            }
            "tcPr" => return Ok(Role::Plain),
            "shd" if self.in_cell_properties() => {
                let filled = look::fill(&ColourSpec::of_fill(tag), &self.shared.theme);
                let page = self.fills.first().copied().unwrap_or(Fill::Unknown);
                self.fills.push(filled.unwrap_or(page));
                return Ok(Role::Skip);
            }
            "txbxContent" => return self.text_box(),
            "hyperlink" => return self.hyperlink(tag, reader),
            "fldSimple" => return self.simple_field(tag),
            "footnote" | "endnote" if tag.attribute("type").is_some_and(|t| t != "normal") => {
                return Ok(Role::Skip);
            }
            "rPrChange" | "pPrChange" | "sectPrChange" | "tblPrChange" | "trPrChange" | "tcPrChange"
            | "tblGridChange" | "tblPrExChange" | "sdtPr" | "sdtEndPr" | "trPr" | "tblGrid" | "pPr"
            | "rPr" | "rubyPr" | "background" => {
                return Ok(Role::Skip);
            }
            "altChunk" => {
                self.builder.notice(NoticeKind::Skipped, "an imported chunk (w:altChunk)".to_owned());
                ContainerKind::Drawing("imported chunk")
            }
            "subDoc" => {
                self.builder.notice(NoticeKind::External, "a subdocument (w:subDoc)".to_owned());
                ContainerKind::Drawing("subdocument")
            }
            "sdt" => ContainerKind::ContentControl,
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

    fn paragraph(&mut self) -> Result<Role, Refusal> {
        self.numbered += 1;
        let section = u32::try_from(self.sections.len()).unwrap_or(u32::MAX).saturating_add(1);
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

    fn paragraph_property(&mut self, tag: &Tag<'_>, parent: &'static str) -> Role {
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
    fn apply_paragraph(&mut self) -> Result<(), Refusal> {
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
            Some(label) => self.put(label, Some(ContainerKind::ListLabel)),
            None => Ok(()),
        }
    }

    fn character(&mut self, text: &str, special: Option<&'static str>) -> Result<Role, Refusal> {
        // `w:tab` is also the name of a tab stop, which stands in properties and never reaches here.
        self.put(text.to_owned(), special.map(ContainerKind::Special))?;
        Ok(Role::Skip)
    }

    fn symbol(&mut self, tag: &Tag<'_>) -> Result<Role, Refusal> {
        let code = tag.attribute("char").and_then(|hex| u32::from_str_radix(&hex, 16).ok());
        if let Some(symbol) = code.and_then(char::from_u32) {
            let text = super::symbols::seen(&tag.attribute("font").unwrap_or_default(), symbol);
            self.put(text.to_string(), Some(ContainerKind::Symbol))?;
        }
        Ok(Role::Skip)
    }

    fn table(&mut self) -> Result<Role, Refusal> {
        self.tables.push((0, 0));
        self.enter(ContainerKind::Table { floating: false })?;
        Ok(Role::Table)
    }

    fn table_style(&mut self, tag: &Tag<'_>) -> Role {
        let style = tag.val().and_then(|id| self.shared.styles.get(&id));
        if style.is_some_and(|style| style.fills) {
            // Which cells the style fills depends on conditions that are not worked out.
            self.fills.push(Fill::Unknown);
        }
        Role::Skip
    }

    fn in_cell_properties(&self) -> bool {
        let mut roles = self.open.iter().rev().map(|open| &open.role);
        matches!((roles.next(), roles.next()), (Some(Role::Plain), Some(Role::Cell)))
    }

    fn text_box(&mut self) -> Result<Role, Refusal> {
        let kind = if self.shapes.is_vml() { TextBoxKind::Vml } else { TextBoxKind::Drawing };
        if let Some(fill) = self.shapes.fill(&self.shared.theme) {
            self.fills.push(fill);
        }
        self.enter(ContainerKind::TextBox(kind))?;
        Ok(Role::TextBox { floor: self.fields.enter() })
    }

    fn hyperlink(&mut self, tag: &Tag<'_>, reader: &XmlReader<'_>) -> Result<Role, Refusal> {
        let related = reader.relationship(tag, "id").and_then(|id| self.relationships.get(&id));
        let url = related.map_or("", |relationship| relationship.target.as_str());
        let target = fields::target(url, tag.attribute("anchor").as_deref()).map(Arc::from);
        self.enter(ContainerKind::Hyperlink { target: target.clone() })?;
        Ok(Role::Hyperlink { target, first: self.builder.next_glyph() })
    }

    fn simple_field(&mut self, tag: &Tag<'_>) -> Result<Role, Refusal> {
        let instruction = tag.attribute("instr").unwrap_or_default();
        let target = fields::hyperlink(&instruction);
        let instruction = Arc::from(instruction.trim());
        self.enter(ContainerKind::Field { instruction, simple: true })?;
        Ok(Role::Hyperlink { target, first: self.builder.next_glyph() })
    }

    fn compatibility(&mut self, tag: &Tag<'_>, reader: &XmlReader<'_>) -> Result<Role, Refusal> {
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

    fn graphics(&mut self, tag: &Tag<'_>, reader: &XmlReader<'_>) -> Result<Role, Refusal> {
        match (tag.ns, tag.local()) {
            (Ns::M, "oMath" | "oMathPara") => self.enter(ContainerKind::Math)?,
            (Ns::M, "r") => {
                self.runs.push(OpenRun::default());
                return Ok(Role::Run);
            }
            (Ns::M, "t") => return Ok(Role::Text),
            (Ns::C, "chart") => self.enter(ContainerKind::Drawing("chart"))?,
            (Ns::Dgm, "relIds") => self.enter(ContainerKind::Drawing("SmartArt"))?,
            (Ns::V, "textpath") => {
                let text = tag.attribute("string").unwrap_or_default();
                self.put(text, Some(ContainerKind::Drawing("WordArt")))?;
            }
            (Ns::A, "hlinkClick") => {
                let related = reader.relationship(tag, "id").and_then(|id| self.relationships.get(&id));
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

    fn picture(&mut self) {
        let size = self.shapes.extent();
        self.builder.document.images.push(Image {
            page: None,
            bbox: size.map(|(width, height)| Rect::new(0.0, 0.0, width, height)),
            alt: self.shapes.alt(),
            container: self.container,
        });
    }

    fn kind_mut(&mut self, id: Option<ContainerId>) -> Option<&mut ContainerKind> {
        let container = self.builder.document.containers.get_mut(id?.index())?;
        Some(&mut container.kind)
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
