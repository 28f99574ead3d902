//! The containers of a document as a reader meets them: for each, what it stands in and which
//! constructs that makes. Computed in one pass: a parent always comes before its children.

use super::policy::Construct;
use crate::document::{ContainerId, ContainerKind, Document, GlyphId, Run, StoryKind, TextBoxKind};
use std::collections::HashMap;

/// What is known of a place inside a container.
#[derive(Debug, Clone, Default)]
pub struct Context {
    /// The story around it.
    pub story: Option<StoryKind>,
    /// The paragraph around it.
    pub paragraph: Option<ContainerId>,
    /// The innermost table cell around it.
    pub cell: Option<ContainerId>,
    /// The row of that cell.
    pub row: Option<ContainerId>,
    /// The outermost table around it.
    pub table: Option<ContainerId>,
    /// The innermost text box around it.
    pub text_box: Option<ContainerId>,
    /// The paragraph that text box is anchored in.
    pub anchor: Option<ContainerId>,
    /// The innermost alternate content around it, and whether no text box lies between.
    alternate: Option<(Alternate, bool)>,
    in_insertion: bool,
    in_hyperlink: bool,
    in_control: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Alternate {
    Choice,
    Fallback,
}

/// For each container, its context and whether a policy leaves it out.
#[derive(Debug)]
pub struct Outline {
    /// By container index.
    pub contexts: Vec<Context>,
}

impl Outline {
    /// Works out the contexts, calling `visit` for each container in order.
    pub fn new(document: &Document, mut visit: impl FnMut(Visited<'_>)) -> Self {
        let mut contexts: Vec<Context> = Vec::with_capacity(document.containers.len());
        let mut made = Vec::new();
        for (index, container) in document.containers.iter().enumerate() {
            let parent = container.parent.map(ContainerId::index).filter(|&parent| parent < index);
            let around = parent.and_then(|parent| contexts.get(parent)).cloned().unwrap_or_default();
            let id = ContainerId::from_index(index);
            made.clear();
            let inside = enter(&container.kind, id, &around, &mut made);
            visit(Visited { parent, made: &made, here: inside.text_of_alternate() });
            contexts.push(inside);
        }
        Self { contexts }
    }

    /// The context of a run.
    pub fn of(&self, run: &Run) -> Option<&Context> {
        self.contexts.get(run.container?.index())
    }

    /// The context of a container.
    pub fn at(&self, id: ContainerId) -> Option<&Context> {
        self.contexts.get(id.index())
    }
}

/// A container, as [`Outline::new`] comes by.
pub struct Visited<'a> {
    /// Index of the container around it.
    pub parent: Option<usize>,
    /// Constructs it makes, which hold for all that is in it.
    pub made: &'a [Construct],
    /// A construct that holds for its own text, but not for text boxes in it.
    pub here: Option<Construct>,
}

impl Context {
    fn text_of_alternate(&self) -> Option<Construct> {
        match self.alternate? {
            (Alternate::Choice, true) => Some(Construct::ChoiceText),
            (Alternate::Fallback, true) => Some(Construct::FallbackText),
            (_, false) => None,
        }
    }
}

/// The context inside a container, and the constructs it makes where it stands.
fn enter(
    kind: &ContainerKind,
    id: Option<ContainerId>,
    around: &Context,
    made: &mut Vec<Construct>,
) -> Context {
    let mut inside = around.clone();
    match kind {
        ContainerKind::Story(kind) => inside.story = Some(*kind),
        ContainerKind::Paragraph(_) => inside.paragraph = id,
        ContainerKind::Table { floating, .. } => {
            made.push(if around.cell.is_some() { Construct::NestedTable } else { Construct::Table });
            if *floating {
                made.push(Construct::FloatingTable);
            }
            if around.text_box.is_some() {
                made.push(Construct::TableInTextBox);
            }
            inside.table = around.table.or(id);
        }
        ContainerKind::Row(_) => inside.row = id,
        ContainerKind::Cell(_) => inside.cell = id,
        ContainerKind::TextBox(kind) => {
            match (kind, around.alternate) {
                (TextBoxKind::Vml, _) => made.push(Construct::TextBoxVml),
                (TextBoxKind::Drawing, Some(_)) => made.push(Construct::TextBoxDrawing),
                (TextBoxKind::Drawing, None) => {
                    made.extend([Construct::TextBoxDrawing, Construct::TextBoxDrawingAlone]);
                }
            }
            if let Some((alternate, true)) = around.alternate {
                made.push(match alternate {
                    Alternate::Choice => Construct::ChoiceTextBox,
                    Alternate::Fallback => Construct::FallbackTextBox,
                });
            }
            inside = Context {
                story: around.story,
                text_box: id,
                anchor: around.paragraph,
                table: around.table,
                alternate: around.alternate.map(|(alternate, _)| (alternate, false)),
                ..Context::default()
            };
        }
        ContainerKind::Choice => inside.alternate = Some((Alternate::Choice, true)),
        ContainerKind::Fallback => inside.alternate = Some((Alternate::Fallback, true)),
        ContainerKind::ContentControl { .. } => {
            made.push(Construct::ContentControl);
            if around.table.is_some() && around.row.is_none() {
                made.push(Construct::ContentControlRow);
            }
            if around.in_insertion {
                made.push(Construct::ContentControlInInsertion);
            }
            inside.in_control = around.paragraph.is_some();
        }
        ContainerKind::Hyperlink { .. } => {
            made.push(Construct::Hyperlink);
            if around.in_control {
                made.push(Construct::HyperlinkInContentControl);
            }
            if around.in_insertion {
                made.push(Construct::HyperlinkInInsertion);
            }
            inside.in_hyperlink = true;
        }
        ContainerKind::Inserted => {
            made.push(match around.paragraph {
                Some(_) => Construct::Inserted,
                None => Construct::InsertedBlock,
            });
            if around.in_hyperlink {
                made.push(Construct::InsertedInHyperlink);
            }
            inside.in_insertion = around.paragraph.is_some();
        }
        other => made.extend(simple(other)),
    }
    inside
}

/// Constructs that do not depend on what is around them.
fn simple(kind: &ContainerKind) -> Option<Construct> {
    Some(match kind {
        ContainerKind::Frame => Construct::Frame,
        ContainerKind::Field { simple: true, .. } => Construct::FieldSimple,
        ContainerKind::Field { instruction, simple: false } if is_computed(instruction) => {
            Construct::FieldComputed
        }
        ContainerKind::FieldInstruction => Construct::FieldInstruction,
        ContainerKind::Deleted => Construct::Deleted,
        ContainerKind::MovedFrom => Construct::MovedFrom,
        ContainerKind::MovedTo => Construct::MovedTo,
        ContainerKind::ChoiceIgnored => Construct::ChoiceIgnored,
        ContainerKind::FallbackTaken => Construct::FallbackTaken,
        ContainerKind::Wrapper("smartTag") => Construct::SmartTag,
        ContainerKind::Wrapper("customXml") => Construct::CustomXml,
        ContainerKind::Wrapper(_) => Construct::Bidirectional,
        ContainerKind::Math => Construct::Math,
        ContainerKind::Ruby("rt") => Construct::RubyText,
        ContainerKind::Ruby(_) => Construct::RubyBase,
        ContainerKind::Object => Construct::Object,
        ContainerKind::AltText => Construct::AltText,
        ContainerKind::Symbol => Construct::Symbol,
        ContainerKind::ListLabel { bullet: true } => Construct::ListBullet,
        ContainerKind::ListLabel { bullet: false } => Construct::ListNumber,
        ContainerKind::Drawing(_) => Construct::Drawing,
        _ => return None,
    })
}

/// Fields whose result follows from the day, the file or the page.
fn is_computed(instruction: &str) -> bool {
    let name = instruction.split_whitespace().next().unwrap_or_default();
    matches!(
        name,
        "DATE" | "TIME" | "PAGE" | "NUMPAGES" | "FILENAME" | "CREATEDATE" | "SAVEDATE" | "PRINTDATE"
    )
}

/// Text that a file holds twice, as choice and as fallback: glyphs of the second by glyphs of the
/// first, so that a reader of either is known to have the text.
pub fn twins(document: &Document) -> HashMap<GlyphId, GlyphId> {
    let mut twins = HashMap::new();
    let mut waiting: Option<Copy> = None;
    for copy in copies(document) {
        match (&waiting, copy.fallback) {
            (Some(choice), true) if choice.text == copy.text => {
                twins.extend(copy.glyphs.iter().copied().zip(choice.glyphs.iter().copied()));
                waiting = None;
            }
            (_, true) => waiting = None,
            (_, false) => waiting = Some(copy),
        }
    }
    twins
}

/// The characters with ink of one choice or fallback.
struct Copy {
    fallback: bool,
    around: ContainerId,
    text: Vec<char>,
    glyphs: Vec<GlyphId>,
}

/// The outermost choices and fallbacks that hold text, in file order.
fn copies(document: &Document) -> Vec<Copy> {
    let mut outermost: Vec<Option<ContainerId>> = Vec::with_capacity(document.containers.len());
    let mut second: Vec<bool> = Vec::with_capacity(document.containers.len());
    for (index, container) in document.containers.iter().enumerate() {
        let parent = container.parent.map(ContainerId::index);
        let above = parent.and_then(|parent| outermost.get(parent).copied().flatten());
        let is_copy = matches!(container.kind, ContainerKind::Choice | ContainerKind::Fallback);
        // A fallback inside the copy repeats it once more; alternative text is no text of it.
        let aside =
            above.is_some() && matches!(container.kind, ContainerKind::Fallback | ContainerKind::AltText);
        second.push(aside || parent.and_then(|parent| second.get(parent)).is_some_and(|second| *second));
        outermost.push(above.or(ContainerId::from_index(index).filter(|_| is_copy)));
    }
    let mut copies: Vec<Copy> = Vec::new();
    for run in &document.runs {
        let Some(index) = run.container.map(ContainerId::index) else { continue };
        let Some(around) = outermost.get(index).copied().flatten() else { continue };
        if second.get(index).is_some_and(|second| *second) {
            continue;
        }
        if copies.last().is_none_or(|copy| copy.around != around) {
            let kind = document.containers.get(around.index()).map(|container| &container.kind);
            let fallback = matches!(kind, Some(ContainerKind::Fallback));
            copies.push(Copy { fallback, around, text: Vec::new(), glyphs: Vec::new() });
        }
        let Some(copy) = copies.last_mut() else { continue };
        for (glyph, c) in (run.first_glyph..).zip(run.text.chars()).filter(|(_, c)| !c.is_whitespace()) {
            copy.text.push(c);
            copy.glyphs.push(glyph);
        }
    }
    copies
}
