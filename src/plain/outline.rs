//! The paragraphs of the copy, in their order.

use super::kept::lines_with_lost_words;
use super::line::{Columns, without_bullet};
use super::used::{Used, shown};
use crate::reading::{Line, Reading};
use crate::resume::{self, Field, Resume, Section, SectionKind};
use crate::span::Span;
use std::collections::BTreeSet;

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
    fn text(&self) -> &str {
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

/// Puts a résumé in order: name and contact details, the sections as they follow each other, the rest.
pub(super) fn outline(resume: &Resume, reference: &Reading) -> Outline {
    let mut writer = Writer {
        resume,
        reference,
        columns: Columns::of(reference),
        hidden: hidden(resume),
        broken: broken(resume, &reference.text),
        running: resume::running_lines(reference),
        used: Used::new(reference),
        blocks: Vec::new(),
    };
    if let Some(name) = &resume.name {
        let name = writer.used.take_field(name, Span::whole(&reference.text));
        writer.blocks.push(Block::Name(name));
    }
    let is_contact = |section: &&Section| section.kind == SectionKind::Contact;
    // Details without a heading, then those under one.
    let (headed, bare): (Vec<&Section>, Vec<&Section>) =
        resume.sections.iter().filter(is_contact).partition(|section| section.heading.is_some());
    for section in bare.into_iter().chain(headed) {
        writer.heading(section);
        writer.contact(section);
    }
    writer.other_links();
    for section in resume.sections.iter().filter(|section| !is_contact(section)) {
        writer.heading(section);
        match section.kind {
            SectionKind::Work => writer.work(section),
            SectionKind::Education => writer.education(section),
            SectionKind::Skills => writer.skills(section.span),
            kind => writer.lines(section.span, Block::Text, kind == SectionKind::Summary),
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

    /// Contact details: each cell of a line is a paragraph, for a gap may be all that divides them.
    fn contact(&mut self, section: &Section) {
        for line in self.lines_in(section.span) {
            for cell in &line.cells {
                for piece in self.used.rest(*cell) {
                    let mut text = self.whole(piece);
                    let inside = |anchor: &Option<Span>| anchor.is_some_and(|anchor| piece.contains(anchor));
                    for (_, url) in self.hidden.extract_if(.., |(anchor, _)| inside(anchor)) {
                        text = format!("{text}: {url}");
                    }
                    self.push(Block::Text, text);
                }
            }
        }
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

    /// What is left of a span, a paragraph a piece.
    pub fn rest(&mut self, span: Span, block: fn(String) -> Block) {
        let mut above: Option<&Line> = None;
        for line in self.lines_in(span) {
            let continued =
                above.is_some_and(|above| self.columns.goes_on(above, line, false, self.reference));
            for piece in self.used.rest(common(line.span, span, &self.reference.text)) {
                let text = self.used.take(piece);
                self.add(block, text, continued);
                above = Some(line);
            }
        }
    }

    /// Adds a paragraph, or goes on with the last one.
    fn add(&mut self, block: fn(String) -> Block, text: String, continued: bool) {
        match self.blocks.last_mut() {
            Some(Block::Text(last) | Block::Bullet(last) | Block::Entry(last)) if continued => {
                last.push(' ');
                last.push_str(&text);
            }
            _ => self.push(block, text),
        }
    }

    /// The lines of a span as they are: lists, paragraphs, and lines in bold as first lines of entries.
    pub fn lines(&mut self, span: Span, block: fn(String) -> Block, prose: bool) {
        let mut above: Option<&Line> = None;
        let lines = self.lines_in(span);
        let all_bold = lines.iter().all(|line| line.bold);
        for line in lines {
            let unused = self.used.rest(common(line.span, span, &self.reference.text));
            let Some(unused) = unused.into_iter().reduce(Span::to) else { continue };
            let text = self.line_text(line, unused);
            let continued =
                above.is_some_and(|above| self.columns.goes_on(above, line, prose, self.reference));
            above = Some(line);
            let block = match line {
                Line { bullet: true, .. } => Block::Bullet,
                Line { bold: true, .. } if !all_bold => Block::Entry,
                _ => block,
            };
            self.add(block, text, continued);
        }
    }

    /// A line's words; cells are divided by what cannot be taken for a part of them.
    fn line_text(&mut self, line: &Line, unused: Span) -> String {
        let whole = if line.bullet { without_bullet(line, unused, &self.reference.text) } else { unused };
        let cells = line.cells.iter().map(|cell| common(*cell, whole, &self.reference.text));
        let cells: Vec<Span> = cells.filter(|cell| !cell.is_empty()).collect();
        let words: Vec<String> = cells.into_iter().map(|cell| self.used.take(cell)).collect();
        self.used.take(unused);
        match words.as_slice() {
            [label, rest @ ..] if label.ends_with(':') => {
                format!("{label} {}", rest.join(", ")).trim().to_owned()
            }
            _ => words.join(" | "),
        }
    }

    /// What is left at the end, each line once.
    fn other(&mut self) -> usize {
        let mut lines: Vec<String> = Vec::new();
        let mut known = BTreeSet::new();
        for line in &self.reference.lines {
            for piece in self.used.rest(line.span) {
                let text = self.used.take(piece);
                if known.insert(text.clone()) {
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
