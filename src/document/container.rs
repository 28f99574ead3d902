//! The containers that text lies in: stories, tables, text boxes, content controls, marked content.

use std::sync::Arc;

/// Index of a [`Container`] in [`super::Document::containers`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ContainerId(u32);

impl ContainerId {
    /// The id of the container at `index`; `None` beyond four billion.
    pub fn from_index(index: usize) -> Option<Self> {
        u32::try_from(index).ok().map(Self)
    }

    /// Index into [`super::Document::containers`].
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// Something that holds runs or other containers.
#[derive(Debug, Clone, PartialEq)]
pub struct Container {
    /// What it is.
    pub kind: ContainerKind,
    /// What it lies in.
    pub parent: Option<ContainerId>,
}

/// The kinds of containers. DOCX constructs are named after what Word calls them.
#[derive(Debug, Clone, PartialEq)]
pub enum ContainerKind {
    /// A DOCX story.
    Story(StoryKind),
    /// `w:p`.
    Paragraph(Paragraph),
    /// `w:tbl`; `floating` when it has `w:tblpPr`.
    Table {
        /// Whether text flows around it.
        floating: bool,
        /// 1-based among the tables of its story that lie in no other, or in the cell that it lies in.
        number: u32,
    },
    /// `w:tr`, 1-based in its table.
    Row(u32),
    /// `w:tc`, 1-based in its row.
    Cell(u32),
    /// A text box of any make.
    TextBox(TextBoxKind),
    /// A frame (`w:framePr`).
    Frame,
    /// `w:sdt`: block, row, cell or run level, as its parent tells.
    ContentControl {
        /// Whether it shows its prompt (`w:showingPlcHdr`): what is to be typed there still is not.
        prompt: bool,
    },
    /// `w:hyperlink`, with its resolved target if it has one.
    Hyperlink {
        /// URL or `#anchor`.
        target: Option<Arc<str>>,
    },
    /// `w:fldSimple` or the result of a complex field, with its instruction.
    Field {
        /// As `HYPERLINK "https://…"`.
        instruction: Arc<str>,
        /// Whether it is `w:fldSimple`.
        simple: bool,
    },
    /// The text of a field instruction itself.
    FieldInstruction,
    /// `w:ins`.
    Inserted,
    /// `w:del`.
    Deleted,
    /// `w:moveFrom`.
    MovedFrom,
    /// `w:moveTo`.
    MovedTo,
    /// `mc:AlternateContent`'s `mc:Choice` that a current Word takes.
    Choice,
    /// `mc:Fallback` beside a choice that is taken.
    Fallback,
    /// An `mc:Choice` that is not taken: what it requires is not understood, or an earlier one was.
    ChoiceIgnored,
    /// `mc:Fallback` that a current Word takes, because it understands no choice.
    FallbackTaken,
    /// `w:smartTag`, `w:customXml`, `w:bdo`, `w:dir` and the like: transparent wrappers, by element name.
    Wrapper(&'static str),
    /// `m:oMath`.
    Math,
    /// Ruby text, by element: `rt` or `rubyBase`.
    Ruby(&'static str),
    /// An embedded object.
    Object,
    /// Alternative text of a picture or shape.
    AltText,
    /// The text of a symbol (`w:sym`) in a symbol font.
    Symbol,
    /// A character written as an element, by element name: `noBreakHyphen`, `softHyphen`, `ptab`, and
    /// `pageBreak` for a `w:br` to the next page or column.
    Special(&'static str),
    /// A list number or bullet that Word computes; not in the XML as text.
    ListLabel {
        /// Whether it is a bullet, not a number.
        bullet: bool,
    },
    /// A chart, SmartArt, WordArt or imported chunk, by name.
    Drawing(&'static str),
    /// PDF marked content.
    MarkedContent {
        /// The tag, as `Span` or `Artifact`.
        tag: Arc<str>,
        /// Marked-content identifier.
        mcid: Option<i32>,
        /// Decoded `ActualText`.
        actual_text: Option<Arc<str>>,
    },
    /// A PDF form XObject.
    Form,
    /// What viewers draw for a PDF annotation over the page, outside the page's content.
    Annotation {
        /// Whether it shows a field of a form.
        widget: bool,
    },
}

/// What a DOCX paragraph is set like.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Paragraph {
    /// 1-based number in its part.
    pub number: u32,
    /// Style name as shown in Word, as `heading 1`.
    pub style: Option<Arc<str>>,
    /// Outline level, 1 to 9, from a heading style or `w:outlineLvl`; the title style is 0.
    pub heading: Option<u8>,
    /// Whether it is a list item.
    pub list: bool,
    /// Left indent in points.
    pub indent: f32,
    /// Columns of the section it stands in.
    pub columns: u8,
    /// 1-based number of its section.
    pub section: u32,
    /// Whether a page break stands before it.
    pub page_break_before: bool,
    /// Whether a border is drawn below or above it.
    pub ruled: bool,
    /// Space before it in points.
    pub space_before: f32,
    /// Space after it in points.
    pub space_after: f32,
}

/// The stories of a DOCX.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum StoryKind {
    /// The main text.
    Body,
    /// A header.
    Header,
    /// A footer.
    Footer,
    /// A footnote.
    Footnote,
    /// An endnote.
    Endnote,
    /// A comment.
    Comment,
}

/// How a text box is made; extractors treat each differently.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TextBoxKind {
    /// DrawingML shape (`wps:txbx`).
    Drawing,
    /// VML shape (`v:textbox`).
    Vml,
}
