//! The blocks of a document without pages: stories, tables, text boxes and paragraphs of a DOCX, lines of
//! a plain text.

use super::fate::{Fate, Fates};
use super::sheets::MOST_MARKS;
use crate::document::{Body, ContainerId, ContainerKind, GlyphId, Place, Run, StoryKind};
use crate::finding::{Finding, TextOf};
use crate::subject::Subject;
use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

/// Blocks in one another that are drawn; deeper ones are drawn as if they lay in the last of these.
const DEPTH: usize = 12;

/// A block.
#[derive(Debug, Clone, Default)]
#[derive(borsh::BorshSerialize, borsh::BorshDeserialize)]
pub struct Block {
    /// What Word calls it; empty for a paragraph.
    pub label: Cow<'static, str>,
    /// Set for a paragraph or a line.
    pub paragraph: Option<Paragraph>,
    /// What is in it, in order.
    pub items: Vec<Item>,
}

/// Something in a block.
#[derive(Debug, Clone)]
#[derive(borsh::BorshSerialize, borsh::BorshDeserialize)]
pub enum Item {
    /// Text.
    Piece(Piece),
    /// Another block.
    Block(Block),
}

/// What a paragraph is.
#[derive(Debug, Clone, Default)]
#[derive(borsh::BorshSerialize, borsh::BorshDeserialize)]
pub struct Paragraph {
    /// As `word/document.xml`; empty for plain text.
    pub part: String,
    /// 1-based number in the part, or of the line.
    pub number: u32,
    /// Heading level; 0 is a title.
    pub heading: Option<u8>,
    /// By reader: the number of the stretch of its text that begins here.
    pub stops: Vec<Option<u32>>,
}

/// Text of one look.
#[derive(Debug, Clone)]
#[derive(borsh::BorshSerialize, borsh::BorshDeserialize)]
pub struct Piece {
    /// As the document has it.
    pub text: String,
    /// By reader.
    pub fates: Vec<Fate>,
    /// Whether a person sees it.
    pub seen: bool,
    /// The finding that points to it, and which of its places this is: indices into the file's findings
    /// and the finding's locations.
    pub place: Option<(usize, usize)>,
    first_glyph: GlyphId,
}

/// The glyphs that a person sees.
fn shown_glyphs(subject: &Subject<'_>) -> HashSet<GlyphId> {
    subject.reference.origin.iter().map(|origin| origin.glyph).collect()
}

/// The blocks, and by reader the stops of its text.
pub fn draw(
    subject: &Subject<'_>,
    fates: &[Fates<'_>],
    findings: &[Finding],
    left_out: &mut Vec<String>,
) -> (Vec<Block>, Vec<Vec<(usize, u32)>>) {
    let mut tree = Tree { open: Vec::new(), done: Vec::new() };
    let look = Look { fates, shown: shown_glyphs(subject), found: found(subject, findings) };
    let mut room = MOST_MARKS;
    for run in runs(subject) {
        let pieces = match is_label(run, subject) {
            Some(bullet) => vec![label(run, bullet)],
            None => look.pieces(run),
        };
        let Some(left) = room.checked_sub(pieces.len()) else {
            left_out.push("the document holds more than is drawn".to_owned());
            break;
        };
        room = left;
        tree.enter(&blocks_around(run, subject));
        tree.add(pieces);
    }
    let mut blocks = tree.finish();
    let stops = fates.iter().map(|fates| number_stops(fates, &mut blocks)).collect();
    (blocks, stops)
}

/// The runs in the order of the document as a person goes through it: headers first, notes last.
fn runs<'a>(subject: &'a Subject<'_>) -> Vec<&'a Run> {
    let all = &subject.document.runs;
    let Body::Flow(stories) = &subject.document.body else { return all.iter().collect() };
    let mut stories: Vec<_> = stories.iter().collect();
    stories.sort_by_key(|story| match story.kind {
        StoryKind::Header => 0,
        StoryKind::Body => 1,
        StoryKind::Footer => 2,
        StoryKind::Footnote | StoryKind::Endnote => 3,
        StoryKind::Comment => 4,
    });
    let runs = stories.into_iter().flat_map(|story| all.get(story.runs.clone()).unwrap_or_default());
    let is_text = |run: &&Run| {
        !subject.document.path(run).any(|(_, container)| {
            use ContainerKind::{AltText, ChoiceIgnored, Fallback, FieldInstruction};
            matches!(container.kind, AltText | ChoiceIgnored | Fallback | FieldInstruction)
        })
    };
    runs.filter(is_text).collect()
}

/// The glyphs that findings point to, each with the first place that does.
fn found(subject: &Subject<'_>, findings: &[Finding]) -> HashMap<GlyphId, (usize, usize)> {
    let mut found = HashMap::new();
    for (index, finding) in findings.iter().enumerate() {
        for (number, location) in finding.locations.iter().enumerate() {
            let Some(TextOf::Reading(name)) = &location.text_of else { continue };
            let (Some(reading), Some(span)) = (subject.reading_named(name), location.span) else { continue };
            for origin in reading.origins(span) {
                found.entry(origin.glyph).or_insert((index, number));
            }
        }
    }
    found
}

struct Look<'a> {
    fates: &'a [Fates<'a>],
    shown: HashSet<GlyphId>,
    found: HashMap<GlyphId, (usize, usize)>,
}

impl Look<'_> {
    /// A run, cut wherever its look changes.
    fn pieces(&self, run: &Run) -> Vec<Piece> {
        let mut pieces: Vec<Piece> = Vec::new();
        for (glyph, c) in (run.first_glyph..).zip(run.text.chars()) {
            let seen = self.shown.contains(&glyph);
            let place = self.found.get(&glyph).copied();
            let fates: Vec<Fate> = match c.is_whitespace() {
                // White space goes with the word before it.
                true => pieces.last().map(|piece| piece.fates.clone()),
                false => None,
            }
            .unwrap_or_else(|| self.fates.iter().map(|fates| fates.of(glyph)).collect());
            let same =
                |piece: &&mut Piece| piece.fates == fates && piece.seen == seen && piece.place == place;
            match pieces.last_mut().filter(same) {
                Some(piece) => piece.text.push(c),
                None => pieces.push(Piece { text: c.to_string(), fates, seen, place, first_glyph: glyph }),
            }
        }
        pieces
    }
}

/// A number or bullet that Word computes: people see it, and it is no text that could be lost.
fn label(run: &Run, bullet: bool) -> Piece {
    let text = if bullet { "\u{2022} ".to_owned() } else { format!("{} ", run.text.trim()) };
    Piece { text, fates: Vec::new(), seen: true, place: None, first_glyph: run.first_glyph }
}

/// Whether a run is such a label, and whether a bullet.
fn is_label(run: &Run, subject: &Subject<'_>) -> Option<bool> {
    subject.document.path(run).find_map(|(_, container)| match container.kind {
        ContainerKind::ListLabel { bullet } => Some(bullet),
        _ => None,
    })
}

/// What a block is known by.
type Key = (Option<ContainerId>, u32);

/// The blocks around a run, outermost first, each with what is drawn for it.
fn blocks_around(run: &Run, subject: &Subject<'_>) -> Vec<(Key, Block)> {
    let path: Vec<_> = subject.document.path(run).collect();
    let mut blocks: Vec<(Key, Block)> = path
        .iter()
        .rev()
        .filter_map(|(id, container)| Some(((Some(*id), 0), block(&container.kind, run)?)))
        .collect();
    if let Place::Text { line, .. } = run.place {
        let paragraph = Paragraph { number: line, ..Paragraph::default() };
        blocks.push(((None, line), Block { paragraph: Some(paragraph), ..Block::default() }));
    }
    blocks.truncate(DEPTH);
    blocks
}

fn block(kind: &ContainerKind, run: &Run) -> Option<Block> {
    let label = match kind {
        ContainerKind::Story(StoryKind::Body) => "main text",
        ContainerKind::Story(StoryKind::Header) => "page header",
        ContainerKind::Story(StoryKind::Footer) => "page footer",
        ContainerKind::Story(StoryKind::Footnote) => "footnotes",
        ContainerKind::Story(StoryKind::Endnote) => "endnotes",
        ContainerKind::Story(StoryKind::Comment) => "comments",
        ContainerKind::Table { floating: true, .. } => "floating table",
        ContainerKind::Table { .. } => "table",
        ContainerKind::Row(_) => "row",
        ContainerKind::Cell(_) => "cell",
        ContainerKind::TextBox(_) => "text box",
        ContainerKind::Frame => "frame",
        ContainerKind::Object => "embedded object",
        ContainerKind::Drawing(name) => name,
        ContainerKind::Paragraph(look) => {
            let part = match &run.place {
                Place::Docx { part, .. } => part.to_string(),
                _ => String::new(),
            };
            let (number, heading) = (look.number, look.heading);
            let paragraph = Paragraph { part, number, heading, stops: Vec::new() };
            return Some(Block { paragraph: Some(paragraph), ..Block::default() });
        }
        _ => return None,
    };
    Some(Block { label: label.into(), ..Block::default() })
}

/// Blocks in the making: those that are open, the innermost last, and those that are whole.
struct Tree {
    open: Vec<(Key, Block)>,
    done: Vec<Block>,
}

impl Tree {
    /// Closes and opens blocks until those around the next text are open.
    fn enter(&mut self, around: &[(Key, Block)]) {
        let common = self.open.iter().zip(around).take_while(|((a, _), (b, _))| a == b).count();
        while self.open.len() > common {
            self.close();
        }
        self.open.extend(around.iter().skip(common).cloned());
    }

    fn close(&mut self) {
        let Some((_, block)) = self.open.pop() else { return };
        match self.open.last_mut() {
            Some((_, outer)) => outer.items.push(Item::Block(block)),
            None => self.done.push(block),
        }
    }

    fn add(&mut self, pieces: Vec<Piece>) {
        if let Some((_, block)) = self.open.last_mut() {
            block.items.extend(pieces.into_iter().map(Item::Piece));
        }
    }

    fn finish(mut self) -> Vec<Block> {
        while !self.open.is_empty() {
            self.close();
        }
        self.done
    }
}

/// Numbers the stretches of a reading in the paragraphs where they begin: a stretch ends where the
/// reader goes on with another paragraph than the next one that it reads. Gives where in the reader's
/// text each begins.
fn number_stops(fates: &Fates<'_>, blocks: &mut [Block]) -> Vec<(usize, u32)> {
    let mut paragraphs: Vec<(&mut Paragraph, Option<usize>)> = Vec::new();
    for block in blocks {
        collect(block, fates, &mut paragraphs);
    }
    let mut order: Vec<(usize, usize)> = Vec::new();
    for (_, place) in &paragraphs {
        order.extend(place.map(|place| (place, order.len())));
    }
    order.sort_unstable();
    let mut starts: HashMap<usize, u32> = HashMap::new();
    let mut stops = Vec::new();
    let mut last: Option<usize> = None;
    for (place, rank) in order {
        if last.is_none_or(|last| last + 1 != rank) {
            stops.push((place, stops.len() as u32 + 1));
            starts.insert(rank, stops.len() as u32);
        }
        last = Some(rank);
    }
    let mut rank = 0;
    for (paragraph, place) in &mut paragraphs {
        let start = place.and_then(|_| starts.get(&rank).copied());
        rank += usize::from(place.is_some());
        paragraph.stops.push(start);
    }
    stops
}

/// The paragraphs in a block in order, each with the first place of its own text in a reading.
fn collect<'b>(block: &'b mut Block, fates: &Fates<'_>, into: &mut Vec<(&'b mut Paragraph, Option<usize>)>) {
    let own = block.items.iter().filter_map(|item| match item {
        // A label is in no text.
        Item::Piece(piece) if piece.fates.is_empty() => None,
        Item::Piece(piece) => {
            let glyphs = (piece.first_glyph..).zip(piece.text.chars()).filter(|(_, c)| !c.is_whitespace());
            glyphs.filter_map(|(glyph, _)| fates.place(glyph)).min()
        }
        Item::Block(_) => None,
    });
    let place = own.min();
    into.extend(block.paragraph.as_mut().map(|paragraph| (paragraph, place)));
    for item in &mut block.items {
        if let Item::Block(inner) = item {
            collect(inner, fates, into);
        }
    }
}
