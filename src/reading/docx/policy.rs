//! What a reader of DOCX sees, as data.

use crate::document::{PackageTrait, StoryKind};
use serde::Deserialize;

/// How a reader reads a DOCX.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct DocxPolicy {
    /// The stories it reads, in its order.
    pub stories: Vec<StoryKind>,
    /// Constructs whose text it never sees.
    #[serde(default)]
    pub lost: Vec<Construct>,
    /// Constructs whose text it gives twice.
    #[serde(default)]
    pub doubled: Vec<Construct>,
    /// Packages it cannot read at all.
    #[serde(default)]
    pub fails_on: Vec<PackageTrait>,
    /// Where the text of a text box goes that is anchored in a paragraph.
    pub text_boxes: TextBoxPlace,
    /// Where tables go.
    #[serde(default)]
    pub tables: TablePlace,
    /// What separates the cells of a row.
    #[serde(default)]
    pub cells: CellBreak,
    /// What becomes of `w:noBreakHyphen`.
    #[serde(default)]
    pub no_break_hyphen: SpecialText,
    /// What becomes of `w:softHyphen`.
    #[serde(default)]
    pub soft_hyphen: SpecialText,
    /// What becomes of `w:ptab`, a tab to a place on the page.
    #[serde(default)]
    pub absolute_tab: SpecialText,
    /// What becomes of a `w:br` to the next page or column.
    #[serde(default)]
    pub page_break: SpecialText,
    /// What becomes of other `w:br`, and of `w:cr`.
    #[serde(default)]
    pub line_break: SpecialText,
    /// Whether headers and footers are found by part name (`word/header1.xml`) alone.
    #[serde(default)]
    pub by_part_name: bool,
}

/// Where the text of a text box goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TextBoxPlace {
    /// Where the XML has it: in the middle of the paragraph, whose rest follows without a break.
    Inline,
    /// After the paragraph it is anchored in.
    AfterParagraph,
}

/// Where tables go.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TablePlace {
    /// Where they stand.
    #[default]
    InPlace,
    /// After all paragraphs of the story.
    AfterParagraphs,
}

/// What separates the cells of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CellBreak {
    /// Each cell is on lines of its own.
    #[default]
    Line,
    /// A tab, and the cells of a row are on one line.
    Tab,
}

/// What becomes of a character written as an element.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SpecialText {
    /// What it stands for.
    #[default]
    Kept,
    /// An ordinary hyphen.
    Hyphen,
    /// Nothing.
    Lost,
}

/// A construct of Word that extractors treat in their own ways. The names are those of the measured
/// fixtures, one a behaviour that any of the modelled programs has on its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Construct {
    /// A table.
    Table,
    /// A table in a table.
    NestedTable,
    /// A table that text flows around.
    FloatingTable,
    /// A table in a text box.
    TableInTextBox,
    /// A DrawingML text box.
    TextBoxDrawing,
    /// A DrawingML text box without `mc:AlternateContent` around it.
    TextBoxDrawingAlone,
    /// A VML text box.
    TextBoxVml,
    /// A frame.
    Frame,
    /// A content control of any level.
    ContentControl,
    /// A content control around table rows.
    ContentControlRow,
    /// A content control in a paragraph, inside an insertion.
    ContentControlInInsertion,
    /// A hyperlink.
    Hyperlink,
    /// A hyperlink inside a content control.
    HyperlinkInContentControl,
    /// A hyperlink inside an insertion.
    HyperlinkInInsertion,
    /// `w:fldSimple`.
    FieldSimple,
    /// The result of a complex field that gives a date, page number or the like, which some programs
    /// compute anew.
    FieldComputed,
    /// The text of an instruction.
    FieldInstruction,
    /// Tracked insertion in a paragraph.
    Inserted,
    /// Tracked insertion inside a hyperlink.
    InsertedInHyperlink,
    /// Tracked insertion around paragraphs.
    InsertedBlock,
    /// Tracked deletion.
    Deleted,
    /// Where moved text was.
    MovedFrom,
    /// Where moved text is.
    MovedTo,
    /// A choice that is taken, outside text boxes.
    ChoiceText,
    /// A choice that is taken, in its text boxes.
    ChoiceTextBox,
    /// A choice that is not taken.
    ChoiceIgnored,
    /// A fallback beside a choice that is taken, outside text boxes.
    FallbackText,
    /// A fallback beside a choice that is taken, in its text boxes.
    FallbackTextBox,
    /// A fallback that is taken.
    FallbackTaken,
    /// `w:smartTag`.
    SmartTag,
    /// `w:customXml`.
    CustomXml,
    /// `w:bdo` and `w:dir`.
    Bidirectional,
    /// Mathematics.
    Math,
    /// The annotation over ruby text.
    RubyText,
    /// The ruby base text.
    RubyBase,
    /// An embedded object.
    Object,
    /// Alternative text.
    AltText,
    /// A symbol.
    Symbol,
    /// A computed list number.
    ListNumber,
    /// A computed bullet.
    ListBullet,
    /// WordArt, SmartArt, a chart.
    Drawing,
}
