//! One pass over the XML of a story, with a stack of what is open; nothing recurses.

mod drawings;
mod elements;
mod open_table;
mod paragraphs;
mod tables;

use super::builder::Builder;
use super::fields::Fields;
use super::imports::Imports;
use super::look::{self, Fill, Look};
use super::numbering::{Counters, Numbering};
use super::package::Relationships;
use super::properties::{ParagraphProperties, RunProperties};
use super::sections::Section;
use super::shapes::Shapes;
use super::styles::{Style, Styles};
use super::theme::Theme;
use super::xml::{Node, Ns, Tag, XmlReader};
use crate::document::{Colour, ContainerId, ContainerKind, GlyphId, Paragraph, Place};
use crate::ingest::Refusal;
use open_table::OpenTable;
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

/// What a story refers to outside its part.
#[derive(Clone, Copy)]
pub struct Outside<'a> {
    /// By id.
    pub relationships: &'a Relationships,
    /// What parts show in it.
    pub imports: &'a Imports,
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
    TableProperties,
    RowProperties,
    Cell,
    CellProperties,
    ControlProperties,
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
    outside: Outside<'a>,
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
    tables: Vec<OpenTable<'a>>,
    /// Tables so far that lie in no other.
    outer_tables: u32,
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
        outside: Outside<'a>,
        builder: &'a mut Builder,
        counters: &'a mut Counters,
    ) -> Self {
        Self {
            shared,
            outside,
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
            outer_tables: 0,
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
            Some(Role::TableProperties) => self.table_property(tag),
            Some(Role::RowProperties) => self.row_property(tag),
            Some(Role::CellProperties) => self.cell_property(tag),
            Some(Role::ControlProperties) => self.control_property(tag),
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

    /// Adds what another part shows at this place, each line a paragraph.
    fn import(&mut self, id: Option<String>, kind: &'static str) -> Result<(), Refusal> {
        self.enter(ContainerKind::Drawing(kind))?;
        let Some(import) = id.and_then(|id| self.outside.imports.get(&id)) else { return Ok(()) };
        let look = self.look();
        for (number, line) in (1..).zip(import.lines.iter()) {
            let section = self.section_number();
            let paragraph = Paragraph { number, section, columns: 1, ..Paragraph::default() };
            let id = self.builder.container(ContainerKind::Paragraph(paragraph), self.container)?;
            self.own_paragraphs.push((id, section));
            let place = Place::Docx { part: import.part.clone(), paragraph: number, run: 1 };
            self.builder.run(line.clone(), &look, Some(id), place)?;
        }
        Ok(())
    }

    /// 1-based number of the section that is being read.
    fn section_number(&self) -> u32 {
        u32::try_from(self.sections.len()).unwrap_or(u32::MAX).saturating_add(1)
    }

    fn look(&mut self) -> Look {
        if let Some(look) = self.runs.last().and_then(|run| run.look.as_ref()) {
            return look.clone();
        }
        let style = self.paragraph_style();
        let direct = self.runs.last().map(|run| run.properties.clone()).unwrap_or_default();
        let properties = look::effective(&self.shared.styles, self.table_run(), style, &direct);
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
}
