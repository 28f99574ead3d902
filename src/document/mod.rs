//! What a résumé file holds, as drawn: runs of text with where they come from, what they look like
//! and whether a person can see them; and the images, links and form fields around them.
//!
//! Nothing here knows how any reader orders text. Every character a file holds, shown or hidden, is in
//! [`Document::runs`] in the order of the file (PDF: drawing order; DOCX: order of the XML, story by
//! story), and each has a [`GlyphId`] that readings refer to.

mod by_glyph;
mod container;
mod geometry;
mod glyph;
mod meta;
mod program;
mod twice;
mod visibility;
mod whereabouts;

pub use by_glyph::{ByGlyph, GlyphSet};
pub use container::{Container, ContainerId, ContainerKind, Paragraph, StoryKind, TextBoxKind};
pub use geometry::{Colour, Frame, Point, Rect};
pub use glyph::{Glyph, GlyphId, MappedBy, Unicode, fold_ligature};
pub use meta::{Encryption, FormField, Image, Link, Meta, Notice, NoticeKind, PackageTrait};
pub use program::program_names;
pub use twice::{APART, MOST_APART, Sign, may_hold_doubles};
pub use visibility::{HiddenBy, NO_INK, SAME_COLOUR, TINY, Visibility, without_slack};

use std::sync::Arc;

/// Which of the formats that résumés are read from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "format"))]
pub enum Format {
    /// Portable Document Format.
    Pdf,
    /// Office Open XML word processing.
    Docx,
    /// Plain text.
    Text,
}

impl Format {
    /// The lower-case name used in every output.
    pub fn name(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Docx => "docx",
            Self::Text => "text",
        }
    }
}

/// A résumé file as drawn.
#[derive(Debug, Clone)]
pub struct Document {
    /// The format it was read from.
    pub format: Format,
    /// Facts about the whole file.
    pub meta: Meta,
    /// Pages, stories or nothing more than text.
    pub body: Body,
    /// Every run of text, in file order.
    pub runs: Vec<Run>,
    /// The containers that runs lie in; a run names the innermost.
    pub containers: Vec<Container>,
    /// Fonts that PDF runs refer to.
    pub fonts: Vec<Font>,
    /// Pictures.
    pub images: Vec<Image>,
    /// Link targets.
    pub links: Vec<Link>,
    /// Form fields.
    pub form_fields: Vec<FormField>,
    /// What ingest noticed and rules may want to say.
    pub notices: Vec<Notice>,
}

impl Document {
    /// An empty document of a format.
    pub fn new(format: Format) -> Self {
        let body = match format {
            Format::Pdf => Body::Paged(Vec::new()),
            Format::Docx => Body::Flow(Vec::new()),
            Format::Text => Body::Plain,
        };
        Self {
            format,
            meta: Meta::default(),
            body,
            runs: Vec::new(),
            containers: Vec::new(),
            fonts: Vec::new(),
            images: Vec::new(),
            links: Vec::new(),
            form_fields: Vec::new(),
            notices: Vec::new(),
        }
    }

    /// The pages of a PDF; empty for other formats.
    pub fn pages(&self) -> &[Page] {
        match &self.body {
            Body::Paged(pages) => pages,
            Body::Flow(_) | Body::Plain => &[],
        }
    }

    /// The containers of the stories that are in the file, but on no page.
    pub fn unshown(&self) -> impl Iterator<Item = ContainerId> + '_ {
        let stories = match &self.body {
            Body::Flow(stories) => stories.as_slice(),
            Body::Paged(_) | Body::Plain => &[],
        };
        stories.iter().filter(|story| !story.shown).map(|story| story.container)
    }

    /// The glyphs of a PDF, in drawing order.
    pub fn glyphs(&self) -> impl Iterator<Item = &Glyph> {
        self.runs.iter().flat_map(|run| &run.glyphs)
    }

    /// The run that holds a glyph, and the glyph's index in it.
    pub fn run_of(&self, glyph: GlyphId) -> Option<(&Run, usize)> {
        let at = self.runs.partition_point(|run| run.first_glyph <= glyph);
        let run = self.runs.get(at.checked_sub(1)?)?;
        let index = (glyph - run.first_glyph) as usize;
        // Where glyphs are characters, bytes bound them: to count the characters of a long run for each of
        // its glyphs would take the square of its length.
        let bound = if run.glyphs.is_empty() { run.text.len() } else { run.glyphs.len() };
        (index < bound).then_some((run, index))
    }

    /// Whether a run lies in the appearance of an annotation, and then, whether in that of a form's field.
    pub fn annotation(&self, run: &Run) -> Option<bool> {
        self.path(run).find_map(|(_, container)| match container.kind {
            ContainerKind::Annotation { widget } => Some(widget),
            _ => None,
        })
    }

    /// The content control whose prompt a run is part of.
    pub fn prompt_of(&self, run: &Run) -> Option<ContainerId> {
        let prompts = |(_, container): &(ContainerId, &Container)| {
            matches!(container.kind, ContainerKind::ContentControl { prompt: true })
        };
        self.path(run).find(prompts).map(|(id, _)| id)
    }

    /// The containers of a run, innermost first.
    pub fn path(&self, run: &Run) -> impl Iterator<Item = (ContainerId, &Container)> {
        let mut next = run.container;
        std::iter::from_fn(move || {
            let id = next?;
            let container = self.containers.get(id.index())?;
            next = container.parent;
            Some((id, container))
        })
    }
}

/// How the text of a document is held together.
#[derive(Debug, Clone)]
pub enum Body {
    /// PDF: pages.
    Paged(Vec<Page>),
    /// DOCX: stories (body, headers, footers, notes, comments), each a part or a piece of one.
    Flow(Vec<Story>),
    /// Plain text.
    Plain,
}

/// One PDF page. All geometry is in points of unrotated PDF user space, lower-left origin.
#[derive(Debug, Clone)]
pub struct Page {
    /// 1-based.
    pub number: u32,
    /// The page's media box.
    pub media_box: Rect,
    /// What of it is shown (crop box cut to the media box).
    pub crop_box: Rect,
    /// Clockwise turn in degrees: 0, 90, 180 or 270.
    pub rotate: u16,
    /// What is painted besides text, in drawing order.
    pub paints: Vec<Paint>,
    /// Operators run on the page, forms included.
    pub operators: u64,
}

impl Page {
    /// What of it is shown, and how it is turned.
    pub fn frame(&self) -> Frame {
        Frame { shown: self.crop_box, turn: self.rotate }
    }
}

/// Something painted on a page that is not text.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Paint {
    /// What it is.
    pub kind: PaintKind,
    /// Box in page space, cut to the clip.
    pub bbox: Rect,
    /// Fill colour; `None` when it is not one plain colour (image, pattern, shading).
    pub colour: Option<Colour>,
    /// 0 transparent to 1 opaque.
    pub opacity: f32,
    /// Whether it is an axis-parallel rectangle that hides or tints what is under it by its opacity
    /// alone, so that the box is the shape.
    pub rectangle: bool,
    /// Line width of a stroke in points; 0 for others.
    pub line: f32,
    /// Place in drawing order; comparable with [`Place::Pdf`]'s `op`.
    pub op: u32,
}

/// The kinds of [`Paint`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PaintKind {
    /// A filled path.
    Fill,
    /// A stroked path.
    Stroke,
    /// An image.
    Image,
    /// A shading.
    Shading,
    /// What a viewer draws for an annotation, over the page.
    Annotation,
}

/// A story of a DOCX: the body, a header, a note.
#[derive(Debug, Clone)]
pub struct Story {
    /// Which.
    pub kind: StoryKind,
    /// The part it stands in, as `word/header1.xml`.
    pub part: Arc<str>,
    /// Its container.
    pub container: ContainerId,
    /// Its runs, as a range of [`Document::runs`].
    pub runs: std::ops::Range<usize>,
    /// 1-based section that first shows it (headers and footers); 1 for others.
    pub section: u32,
    /// The pages of the section that it is for.
    pub pages: StoryPages,
    /// Whether Word shows it: a first-page header of a section without one is in the file only.
    pub shown: bool,
}

/// Pages of a section that a header or footer is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum StoryPages {
    /// All that have none of their own.
    #[default]
    All,
    /// The first page.
    First,
    /// Even pages.
    Even,
}

/// A piece of text of one look and one origin: one string of a PDF show operator, the text of one
/// `w:t` (or tab, break, symbol) of a DOCX, a line of plain text.
#[derive(Debug, Clone)]
pub struct Run {
    /// What naive extraction gets: the glyphs' mapped Unicode, one after the other.
    pub text: String,
    /// PDF glyphs; empty for DOCX and plain text, whose glyphs are the characters of `text`.
    pub glyphs: Vec<Glyph>,
    /// Number of the first glyph.
    pub first_glyph: GlyphId,
    /// Index into [`Document::fonts`] (PDF).
    pub font: Option<u32>,
    /// Font family as named (DOCX), if known.
    pub family: Option<Arc<str>>,
    /// Size in points as seen: matrices applied.
    pub size: f32,
    /// Bold by name, flag or property.
    pub bold: bool,
    /// Italic by name, flag or property.
    pub italic: bool,
    /// Fill colour; `None` when it is no plain colour.
    pub colour: Option<Colour>,
    /// 0 transparent to 1 opaque.
    pub opacity: f32,
    /// Whether a person can see it.
    pub visibility: Visibility,
    /// The innermost container.
    pub container: Option<ContainerId>,
    /// Where it stands in the file.
    pub place: Place,
    /// Direction of writing in degrees, counter-clockwise, 0 for left to right (PDF).
    pub angle: f32,
}

impl Run {
    /// How many glyphs it has.
    pub fn len(&self) -> usize {
        if self.glyphs.is_empty() { self.text.chars().count() } else { self.glyphs.len() }
    }

    /// Whether it has no glyphs.
    pub fn is_empty(&self) -> bool {
        self.glyphs.is_empty() && self.text.is_empty()
    }

    /// Cuts the run wherever the keys of its glyphs change; each piece with its key. There is one key a
    /// glyph (PDF runs only).
    pub fn cut<K: PartialEq + Copy>(mut self, keys: &[K]) -> Vec<(K, Self)> {
        let Some(first) = keys.first().copied() else {
            return Vec::new();
        };
        if keys.iter().all(|key| *key == first) {
            return vec![(first, self)];
        }
        let glyphs = std::mem::take(&mut self.glyphs);
        let text = std::mem::take(&mut self.text);
        let mut pieces: Vec<(K, Self)> = Vec::new();
        for ((mut glyph, key), number) in glyphs.into_iter().zip(keys).zip(self.first_glyph..) {
            if pieces.last().is_none_or(|(last, _)| last != key) {
                pieces.push((*key, Self { first_glyph: number, ..self.clone() }));
            }
            if let Some((_, piece)) = pieces.last_mut() {
                let start = piece.text.len();
                piece.text.push_str(text.get(glyph.text.clone()).unwrap_or_default());
                glyph.text = start..piece.text.len();
                piece.glyphs.push(glyph);
            }
        }
        for (_, piece) in &mut pieces {
            if let (Place::Pdf { bbox, .. }, Some(around)) =
                (&mut piece.place, piece.glyphs.iter().map(|glyph| glyph.bbox).reduce(Rect::union))
            {
                *bbox = around;
            }
        }
        pieces
    }

    /// Whether the glyph at `index` leaves ink: one without mapping is a letter all the same.
    pub fn is_inked(&self, index: usize) -> bool {
        let text = self.glyph_text(index);
        text.is_empty() || !text.chars().all(char::is_whitespace)
    }

    /// The mapped text of the glyph at `index`; empty if it maps to nothing.
    pub fn glyph_text(&self, index: usize) -> &str {
        match self.glyphs.get(index) {
            Some(glyph) => self.text.get(glyph.text.clone()).unwrap_or_default(),
            None => self
                .text
                .char_indices()
                .nth(index)
                .and_then(|(at, c)| self.text.get(at..at + c.len_utf8()))
                .unwrap_or_default(),
        }
    }
}

/// A font of a PDF.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Font {
    /// `BaseFont` without subset tag; empty if unnamed.
    pub name: String,
    /// `Type1`, `TrueType`, `Type0`, `Type3`…
    pub subtype: String,
    /// Whether it has a `ToUnicode` map.
    pub to_unicode: bool,
    /// Whether the widths of its glyphs prove that this map names other letters than are drawn.
    pub contradicted: bool,
    /// Whether the font program is in the file.
    pub embedded: bool,
    /// Whether it is a simple font with an `Encoding` of its own.
    pub encoded: bool,
    /// Number and generation of its object, or of the one that it is written in.
    pub object: Option<(u32, u16)>,
    /// How far it reaches above the baseline as its descriptor says, in thousandths of an em.
    pub ascent: Option<i32>,
    /// How far below the baseline, as its descriptor says; negative in most files.
    pub descent: Option<i32>,
}

/// Where a run stands in its file.
#[derive(Debug, Clone, PartialEq)]
pub enum Place {
    /// PDF: page (1-based), box in points, numbers of the operator in drawing order.
    Pdf {
        /// 1-based page.
        page: u32,
        /// Box in points.
        bbox: Rect,
        /// Number among everything drawn on the page.
        op: u32,
        /// 1-based number among the operators that show text on the page, forms included.
        show: u32,
    },
    /// DOCX: part, paragraph and run (1-based, counted in the part).
    Docx {
        /// As `word/document.xml`.
        part: Arc<str>,
        /// 1-based.
        paragraph: u32,
        /// 1-based within the paragraph.
        run: u32,
    },
    /// Plain text: line and column (1-based, in characters).
    Text {
        /// 1-based line.
        line: u32,
        /// 1-based column.
        column: u32,
    },
}
