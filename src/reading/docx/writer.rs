//! Puts a reading together: text, origins and lines.

use crate::document::{Colour, Document, GlyphId, Run};
use crate::reading::cells::{cells, tabbed};
use crate::reading::{Line, Origin, Reading};
use crate::span::Span;
use crate::text::signs;
use std::collections::{BTreeMap, HashMap};

/// What the caller knows of the lines that follow.
#[derive(Debug, Clone, Default)]
pub struct Setting {
    /// Block number.
    pub block: u32,
    /// Region number.
    pub region: u32,
    /// Heading level.
    pub heading: Option<u8>,
    /// Whether the first line is a list item.
    pub bullet: bool,
    /// Whether they stand outside the main text.
    pub aside: bool,
    /// Left indent in points.
    pub indent: f32,
    /// Whether a border is drawn above or below.
    pub ruled: bool,
    /// Space above the first line in points.
    pub space_above: f32,
}

/// A reading in the making.
pub struct Writer<'a> {
    reading: Reading,
    twins: &'a HashMap<GlyphId, GlyphId>,
    usual: Option<[u32; 3]>,
    setting: Setting,
    line_start: usize,
    in_one_line: bool,
    /// Whether the line is a row of a table of facts.
    of_facts: bool,
    weights: Weights,
}

/// Characters of the current line by look.
#[derive(Debug, Default)]
struct Weights {
    all: usize,
    bold: usize,
    italic: usize,
    coloured: usize,
    sizes: BTreeMap<u32, usize>,
}

impl<'a> Writer<'a> {
    /// An empty reading. `twins` gives the glyphs that doubled text is known by.
    pub fn new(document: &Document, twins: &'a HashMap<GlyphId, GlyphId>) -> Self {
        Self {
            reading: Reading::default(),
            twins,
            usual: usual_colour(document),
            setting: Setting::default(),
            line_start: 0,
            in_one_line: false,
            of_facts: false,
            weights: Weights::default(),
        }
    }

    /// Ends the line, and sets what holds for the next lines.
    pub fn block(&mut self, setting: Setting) {
        self.end_line();
        self.setting = setting;
    }

    /// Adds a run as it stands.
    pub fn run(&mut self, run: &Run) {
        for (glyph, c) in (run.first_glyph..).zip(run.text.chars()) {
            self.character(run, glyph, c);
        }
    }

    /// Adds a run whose every character becomes `text`.
    pub fn run_as(&mut self, run: &Run, text: char) {
        for (glyph, _) in (run.first_glyph..).zip(run.text.chars()) {
            self.character(run, glyph, text);
        }
    }

    fn character(&mut self, run: &Run, glyph: GlyphId, c: char) {
        if c == '\n' {
            if self.in_one_line {
                self.space();
            } else {
                self.end_line();
            }
            return;
        }
        let start = self.reading.text.len();
        self.reading.text.push(c);
        let span = Span::within(&self.reading.text, start, start + c.len_utf8());
        let glyph = self.twins.get(&glyph).copied().unwrap_or(glyph);
        self.reading.origin.push(Origin { span, glyph });
        if !c.is_whitespace() {
            let coloured = run.colour.map(bits).is_some_and(|colour| Some(colour) != self.usual);
            self.weights.all += 1;
            self.weights.bold += usize::from(run.bold);
            self.weights.italic += usize::from(run.italic);
            self.weights.coloured += usize::from(coloured);
            *self.weights.sizes.entry((run.size * 100.0) as u32).or_default() += 1;
        }
    }

    /// Sets a cell of a row apart from the one before.
    pub fn cell(&mut self) {
        if self.reading.text.len() > self.line_start {
            self.reading.text.push('\t');
        }
    }

    /// Whether what follows is a cell of a table of facts: its breaks are spaces, and its gaps divide nothing.
    pub fn in_one_line(&mut self, in_one_line: bool) {
        self.in_one_line = in_one_line;
        self.of_facts |= in_one_line;
    }

    /// Adds a space that is not in the file.
    pub fn space(&mut self) {
        self.reading.text.push(' ');
    }

    /// Ends the line, if anything stands on it.
    pub fn end_line(&mut self) {
        let end = self.reading.text.len();
        if end == self.line_start {
            return;
        }
        let text = &self.reading.text;
        let span = Span::within(text, self.line_start, end).trimmed(text);
        self.reading.text.push('\n');
        self.line_start = self.reading.text.len();
        let weights = std::mem::take(&mut self.weights);
        if span.is_empty() {
            return;
        }
        let of_facts = std::mem::take(&mut self.of_facts);
        let cells = if of_facts { tabbed(&self.reading.text, span) } else { cells(&self.reading.text, span) };
        let most = |count: usize| count * 2 > weights.all;
        let size = weights.sizes.iter().max_by_key(|(_, count)| **count).map_or(0, |(size, _)| *size);
        let bulleted = signs::bullet(span.of(&self.reading.text)).is_some();
        self.reading.lines.push(Line {
            span,
            cells,
            block: self.setting.block,
            region: self.setting.region,
            page: None,
            bbox: None,
            size: size as f32 / 100.0,
            bold: most(weights.bold),
            italic: most(weights.italic),
            coloured: most(weights.coloured),
            heading: self.setting.heading,
            bullet: self.setting.bullet || bulleted,
            aside: self.setting.aside,
            indent: self.setting.indent,
            ruled: self.setting.ruled,
            space_above: self.setting.space_above,
        });
        // What is said of a paragraph's beginning holds for its first line.
        self.setting.bullet = false;
        self.setting.space_above = 0.0;
    }

    /// The finished reading.
    pub fn finish(mut self) -> Reading {
        self.end_line();
        self.reading
    }
}

fn bits(Colour(components): Colour) -> [u32; 3] {
    components.map(f32::to_bits)
}

/// The colour that most of the document's characters have.
fn usual_colour(document: &Document) -> Option<[u32; 3]> {
    let mut counts: BTreeMap<[u32; 3], usize> = BTreeMap::new();
    for run in &document.runs {
        if let Some(colour) = run.colour {
            *counts.entry(bits(colour)).or_default() += run.len();
        }
    }
    counts.into_iter().max_by_key(|(_, count)| *count).map(|(colour, _)| colour)
}
