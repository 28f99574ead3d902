//! The paragraphs of the copy, in their order.

use super::entries::Entries;
use super::hyphens::Hyphens;
use super::kept::lines_with_lost_words;
use super::line::{Columns, without_bullet};
use super::used::{Used, shown};
use crate::reading::{Line, Reading};
use crate::resume::{self, Field, Resume, Section, SectionKind};
use crate::span::Span;
use crate::text::signs::{is_dash, is_separator};
use std::collections::BTreeSet;

/// Words that may stand in one cell with what was told to be the name.
const BESIDE_NAME: usize = 3;
/// Letters and digits of a line of contact details that are no detail: `E-mail`, `Phone`.
const LABELS_OF_DETAILS: usize = 16;

/// What divides the cells of a line.
const CELLS: &str = " | ";

/// A paragraph and how it is set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Block {
    /// The person's name.
    Name(String),
    /// The heading of a section.
    Heading(String),
    /// The first line of a job, a study or the like.
    Entry(String),
    /// Anything else.
    Text(String),
    /// An item of a list.
    Bullet(String),
}

impl Block {
    /// Its words.
    pub(super) fn text(&self) -> &str {
        let (Self::Name(text)
        | Self::Heading(text)
        | Self::Entry(text)
        | Self::Text(text)
        | Self::Bullet(text)) = self;
        text
    }
}

/// The paragraphs of a copy.
#[derive(Debug)]
pub(super) struct Outline {
    /// In order.
    pub blocks: Vec<Block>,
    /// How many of them, at the end, belong to no section.
    pub other: usize,
}

/// Puts a résumé in order: name and contact details, then the sections as they follow each other with their lines as
/// they stand, then the rest.
pub(super) fn outline(resume: &Resume, reference: &Reading) -> Outline {
    let running = resume::running_lines(reference);
    let mut writer = Writer {
        resume,
        reference,
        columns: Columns::of(reference),
        entries: Entries::of(resume),
        hyphens: Hyphens::of(&reference.text),
        hidden: hidden(resume),
        broken: broken(resume, &reference.text),
        running,
        used: Used::new(reference),
        blocks: Vec::new(),
    };
    writer.name();
    let is_contact = |section: &&Section| section.kind == SectionKind::Contact;
    // Details without a heading, then those under one.
    let (headed, bare): (Vec<&Section>, Vec<&Section>) =
        resume.sections.iter().filter(is_contact).partition(|section| section.heading.is_some());
    for section in &bare {
        writer.contact(&writer.lines_in(section.span));
    }
    writer.contact(&writer.strays());
    writer.other_links();
    for section in headed {
        writer.heading(section);
        writer.contact(&writer.lines_in(section.span));
    }
    for section in resume.sections.iter().filter(|section| !is_contact(section)) {
        writer.heading(section);
        match section.kind {
            SectionKind::Skills => writer.skills(section.span),
            kind => writer.lines(section.span, kind == SectionKind::Summary),
        }
    }
    let other = writer.other();
    Outline { blocks: writer.blocks, other }
}

/// The copy while it grows.
pub(super) struct Writer<'a> {
    /// What is copied.
    pub resume: &'a Resume,
    /// Where it was read from.
    pub reference: &'a Reading,
    columns: Columns,
    entries: Entries,
    hyphens: Hyphens,
    /// Addresses that are behind text or icons, and the text, as long as they are not written.
    hidden: Vec<(Option<Span>, String)>,
    /// Addresses and numbers that go on in the next line.
    broken: Vec<(Span, &'a Field)>,
    /// Heads and feet of pages, by line.
    running: BTreeSet<usize>,
    /// What of the reference is copied.
    pub used: Used<'a>,
    /// The paragraphs so far.
    pub blocks: Vec<Block>,
}

impl<'a> Writer<'a> {
    /// The lines within a span that are no heads or feet of pages.
    pub fn lines_in(&self, span: Span) -> Vec<&'a Line> {
        let lines = &self.reference.lines;
        let first = lines.partition_point(|line| line.span.end() <= span.start());
        let from = lines.iter().enumerate().skip(first);
        let inside = from.take_while(|(_, line)| line.span.start() < span.end());
        inside.filter(|(index, _)| !self.running.contains(index)).map(|(_, line)| line).collect()
    }

    pub fn push(&mut self, block: fn(String) -> Block, text: String) {
        if text.chars().any(char::is_alphanumeric) {
            self.blocks.push(block(text));
        }
    }

    pub fn heading(&mut self, section: &Section) {
        if let Some(heading) = section.heading {
            let text = self.used.take(heading);
            self.push(Block::Heading, text);
        }
    }

    /// The person's name: with what stands beside it, so that no piece of it is left behind.
    fn name(&mut self) {
        let Some(name) = &self.resume.name else { return };
        let line = name.span.and_then(|span| Some((span, self.reference.line_at(span.start())?.1)));
        let beside = line.and_then(|(span, line)| line.cells.iter().find(|cell| cell.contains(span)));
        let is_name = |cell: &&Span| {
            let text = cell.of(&self.reference.text);
            let words = |text: &str| text.split_whitespace().count();
            let is_of_details = |c: char| c.is_ascii_digit() || "@,;:/".contains(c) || is_separator(c);
            words(text).saturating_sub(words(&name.value)) <= BESIDE_NAME && !text.contains(is_of_details)
        };
        let text = match beside.filter(is_name) {
            Some(cell) => self.used.take(*cell),
            None => self.used.take_field(name, Span::whole(&self.reference.text)),
        };
        self.push(Block::Name, text);
    }

    /// Contact details: each cell of a line is a paragraph, for a gap may be all that divides them.
    fn contact(&mut self, lines: &[&Line]) {
        for cell in lines.iter().flat_map(|line| &line.cells) {
            for piece in self.used.rest(*cell) {
                let text = self.whole(piece);
                let text = self.with_targets(text, piece);
                self.push(Block::Text, text);
            }
        }
    }

    /// Text with the addresses behind it.
    pub fn with_targets(&mut self, mut text: String, piece: Span) -> String {
        let ends_inside = |anchor: &Option<Span>| {
            anchor.is_some_and(|anchor| anchor.end() > piece.start() && anchor.end() <= piece.end())
        };
        for (_, url) in self.hidden.extract_if(.., |(anchor, _)| ends_inside(anchor)) {
            text = format!("{text} ({url})").trim_start().to_owned();
        }
        text
    }

    /// Lines outside the contact details with the first e-mail address or phone number and little else: the foot of a
    /// page, a column beside the text.
    fn strays(&self) -> Vec<&'a Line> {
        let firsts = self.resume.emails.first().into_iter().chain(self.resume.phones.first());
        let spans: Vec<Span> = firsts.filter_map(|field| field.span).collect();
        let details = self.resume.emails.iter().chain(&self.resume.phones);
        let details = details.chain(self.resume.links.iter().map(|link| &link.url));
        let details: Vec<Span> = details.filter_map(|field| field.span).collect();
        let letters =
            |span: Span| span.of(&self.reference.text).chars().filter(|c| c.is_alphanumeric()).count();
        let is_stray = |line: &&Line| {
            let own = details.iter().filter(|span| line.span.contains(**span)).map(|span| letters(*span));
            spans.iter().any(|span| line.span.contains(*span))
                && letters(line.span).saturating_sub(own.sum()) <= LABELS_OF_DETAILS
        };
        self.reference.lines.iter().filter(is_stray).collect()
    }

    /// The words of a piece, with the whole of an address or number that goes on in the next line.
    fn whole(&mut self, piece: Span) -> String {
        let first = self.broken.partition_point(|(span, _)| span.start() < piece.start());
        let next = self.broken.get(first).copied();
        match next.filter(|(span, _)| span.start() < piece.end() && span.end() > piece.end()) {
            Some((span, field)) => {
                let before = self.used.take(Span::within(&self.reference.text, piece.start(), span.start()));
                let value = self.used.take_field(field, span);
                format!("{before} {value}").trim().to_owned()
            }
            None => self.used.take(piece),
        }
    }

    /// Addresses behind icons, or behind text outside the contact details.
    fn other_links(&mut self) {
        for (_, url) in std::mem::take(&mut self.hidden) {
            self.push(Block::Text, url);
        }
    }

    /// Adds a paragraph, or goes on with the last one.
    fn add(&mut self, block: fn(String) -> Block, text: &str, continued: bool) {
        match self.blocks.last_mut() {
            Some(Block::Text(last) | Block::Bullet(last) | Block::Entry(last)) if continued => {
                self.hyphens.join(last, text);
            }
            _ => self.push(block, text.to_owned()),
        }
    }

    /// The lines of a span as they are: lists, paragraphs, and the first lines of entries.
    pub fn lines(&mut self, span: Span, prose: bool) {
        let mut above: Option<&Line> = None;
        let mut listed = false;
        let lines = self.lines_in(span);
        let all_bold = lines.iter().all(|line| line.bold);
        for (at, line) in lines.iter().enumerate() {
            let rail = self.rail(line);
            let Some(unused) = self.unused(line, span) else { continue };
            let begins = self.entries.begins(line);
            let torn = lines.get(at + 1).filter(|below| begins && self.is_torn(line, below));
            let text = match torn.and_then(|below| Some((below, self.unused(below, span)?))) {
                Some((below, rest)) => self.mended(line, unused, below, rest),
                None => self.line_text(line, unused),
            };
            let continued = above.is_some_and(|above| {
                (listed && !text.contains(CELLS) && self.entries.goes_on(above, line))
                    || (!begins && self.columns.goes_on(above, line, prose, self.reference))
            });
            above = Some(line);
            listed = (line.bullet || (listed && continued)) && !text.contains(CELLS);
            let block = match line {
                Line { bullet: true, .. } => Block::Bullet,
                line if self.entries.is_deed(line) => Block::Bullet,
                _ if begins => Block::Entry,
                Line { bold: true, .. } if !all_bold => Block::Entry,
                _ => Block::Text,
            };
            self.add(block, &text, continued);
            if let Some(rail) = rail {
                self.push(Block::Text, rail);
            }
        }
    }

    /// The dates of an entry that begins in a line, where they run down beside other lines of it: they are taken out of
    /// those, for there they would stand in the midst of what was done.
    fn rail(&mut self, line: &Line) -> Option<String> {
        let (entry, dates) = self.entries.dates_of(line)?;
        let lines = self.lines_in(entry);
        let cell = |date: &Span| {
            lines
                .iter()
                .find_map(|line| Some((*line, line.cells.iter().position(|cell| cell.contains(*date))?)))
        };
        let places: Vec<(&Line, usize)> = dates.iter().filter_map(cell).collect();
        let is_rail = places.iter().any(|(of, _)| of.span != line.span && of.cells.len() > 1);
        let (_, column) = places.first().filter(|_| is_rail)?;
        let from_left = *column == 0;
        let mut parts: Vec<String> = Vec::new();
        for line in &lines {
            let at = if from_left { line.cells.first() } else { line.cells.last() };
            let Some(cell) = at.filter(|_| line.cells.len() > 1) else { continue };
            let text = cell.of(&self.reference.text);
            let is_date = dates.iter().any(|date| cell.contains(*date));
            let goes_on = !parts.is_empty() && !text.contains(char::is_alphabetic);
            if (is_date || goes_on) && self.used.rest(*cell).len() == 1 {
                parts.push(self.used.take(*cell));
            }
        }
        let dashed = |text: &String| text.ends_with(is_dash) || text.starts_with(is_dash);
        let text = match parts.as_slice() {
            [first, second] if dates.len() == 2 && !dashed(first) && !dashed(second) => {
                format!("{first} – {second}")
            }
            parts => parts.join(" "),
        };
        (!text.is_empty()).then_some(text)
    }

    /// What of a line, within a span, is not written yet.
    fn unused(&self, line: &Line, span: Span) -> Option<Span> {
        let unused = self.used.rest(common(line.span, span, &self.reference.text));
        unused.into_iter().reduce(Span::to)
    }

    /// Whether a name goes on from the first cell of a line in the line below.
    fn is_torn(&self, line: &Line, below: &Line) -> bool {
        let [first, _, ..] = line.cells.as_slice() else { return false };
        let [second] = below.cells.as_slice() else { return false };
        let text = &self.reference.text;
        self.entries.is_torn(&shown(first.of(text)), &shown(second.of(text)))
    }

    /// A line whose first cell goes on below, with the rest of that cell in its place.
    fn mended(&mut self, line: &Line, unused: Span, below: &Line, rest: Span) -> String {
        let text = &self.reference.text;
        let first = line.cells.first().map_or(unused, |cell| common(*cell, unused, text));
        let others = Span::within(text, first.end().max(unused.start()), unused.end());
        let (mut whole, goes_on) = (self.line_text(line, first), self.line_text(below, rest));
        if !whole.ends_with(|c| c == '/' || is_dash(c)) {
            whole.push(' ');
        }
        let others = self.line_text(line, others);
        format!("{whole}{goes_on}{CELLS}{others}")
    }

    /// A line's words; cells are divided by what cannot be taken for a part of them.
    fn line_text(&mut self, line: &Line, unused: Span) -> String {
        let whole = if line.bullet { without_bullet(line, unused, &self.reference.text) } else { unused };
        let cells = line.cells.iter().map(|cell| common(*cell, whole, &self.reference.text));
        let cells: Vec<Span> = cells.filter(|cell| !cell.is_empty()).collect();
        let mut words: Vec<String> = Vec::new();
        for cell in cells {
            let text = self.used.take(cell);
            let text = text.trim_start_matches(|c| words.is_empty() && (c == ' ' || is_separator(c)));
            words.push(self.with_targets(text.to_owned(), cell));
        }
        self.used.take(unused);
        match words.as_slice() {
            [label, rest @ ..] if label.ends_with(':') => {
                format!("{label} {}", rest.join(", ")).trim().to_owned()
            }
            _ => words.join(CELLS),
        }
    }

    /// What is left at the end, each line once.
    fn other(&mut self) -> usize {
        let mut lines: Vec<String> = Vec::new();
        // The foot of each page is there once, also where it is a contact detail.
        let contact = self.blocks.iter().take_while(|block| !matches!(block, Block::Heading(_)));
        let mut known: BTreeSet<String> = contact.map(|block| block.text().to_owned()).collect();
        for (index, line) in self.reference.lines.iter().enumerate() {
            for piece in self.used.rest(line.span) {
                let text = self.used.take(piece);
                if known.insert(text.clone()) || !self.running.contains(&index) {
                    lines.push(text);
                }
            }
        }
        let copied: Vec<&str> =
            self.blocks.iter().map(Block::text).chain(lines.iter().map(String::as_str)).collect();
        let is_content = |index: usize| !self.running.contains(&index);
        let lost = lines_with_lost_words(self.reference, is_content, &copied);
        lines.extend(lost.into_iter().map(|line| shown(line.span.of(&self.reference.text))));
        if lines.is_empty() {
            return 0;
        }
        let heading = resume::other_heading(&self.reference.text);
        self.blocks.push(Block::Heading(heading.to_owned()));
        let count = lines.len();
        self.blocks.extend(lines.into_iter().map(Block::Text));
        count
    }
}

/// What two spans have in common; empty if nothing.
fn common(a: Span, b: Span, text: &str) -> Span {
    Span::within(text, a.start().max(b.start()), a.end().min(b.end()).max(a.start().max(b.start())))
}

/// Links that cannot be read on the page.
fn hidden(resume: &Resume) -> Vec<(Option<Span>, String)> {
    let links = resume.links.iter().filter(|link| !link.printed);
    links.map(|link| (link.anchor, shown(&link.url.value))).collect()
}

/// Contact details whose text is broken over lines, by where they begin.
fn broken<'a>(resume: &'a Resume, text: &str) -> Vec<(Span, &'a Field)> {
    let links = resume.links.iter().map(|link| &link.url);
    let fields = resume.emails.iter().chain(links).chain(&resume.phones);
    let spans = fields.filter_map(|field| Some((field.span?, field)));
    let mut broken: Vec<(Span, &Field)> = spans.filter(|(span, _)| span.of(text).contains('\n')).collect();
    broken.sort_by_key(|(span, _)| *span);
    broken
}
