//! The reference reading of a DOCX: all that a person sees, in the order in which it is seen.

use super::outline::{self, Outline};
use super::policy::Construct;
use super::setting::{setting, stories};
use super::writer::{Setting, Writer};
use crate::document::{ContainerId, ContainerKind, Document, Run, StoryKind};
use crate::reading::Reading;
use std::collections::BTreeMap;

/// Headers stand on top of the page and footers at its foot; notes stand above the footers.
const ORDER: [StoryKind; 5] =
    [StoryKind::Header, StoryKind::Body, StoryKind::Footnote, StoryKind::Endnote, StoryKind::Footer];

/// What Word does not show in print, or shows a second time.
const UNSEEN: &[Construct] = &[
    Construct::Deleted,
    Construct::MovedFrom,
    Construct::ChoiceIgnored,
    Construct::FallbackText,
    Construct::FallbackTextBox,
    Construct::FieldInstruction,
    Construct::AltText,
    // A list item says so in its line.
    Construct::ListNumber,
    Construct::ListBullet,
];

/// The longest piece, in characters, that still looks like one cell of a row grid rather than like
/// running text: about the width of a page in ten-point type.
const SHORT: usize = 90;

/// Columns of a table of facts and its rows of as many columns, head included, from which on it is one; lines that its
/// cells have on average at most, and characters of the longest. Lists of skills side by side have more lines and fewer
/// rows.
const FACTS: usize = 3;
const ROWS_OF_FACTS: usize = 3;
const LINES_A_FACT: usize = 2;
const LONGEST_FACT: usize = 160;

/// The reference reading, from all visible evidence.
pub fn reference(document: &Document) -> Reading {
    let twins = outline::twins(document);
    let page = Page::new(document);
    let mut writer = Writer::new(document, &twins);
    let mut walk = Walk {
        page: &page,
        document,
        block: 0,
        regions: 0,
        aside: false,
        stack: Vec::new(),
        tables_of_facts: BTreeMap::new(),
    };
    for kind in ORDER {
        for story in stories(document).iter().filter(|story| story.kind == kind && story.shown) {
            walk.aside = kind != StoryKind::Body;
            walk.story(story.container, &mut writer);
        }
    }
    writer.finish()
}

/// The visible runs of each paragraph, and how containers lie in each other.
struct Page {
    /// By paragraph: indices into the document's runs.
    runs: BTreeMap<ContainerId, Vec<usize>>,
    /// By container index: what lies in it, in file order.
    children: Vec<Vec<ContainerId>>,
}

impl Page {
    fn new(document: &Document) -> Self {
        let mut unseen: Vec<bool> = Vec::with_capacity(document.containers.len());
        let outline = Outline::new(document, |visited| {
            let above = visited.parent.and_then(|parent| unseen.get(parent)).is_some_and(|unseen| *unseen);
            let made = visited.made.iter().chain(&visited.here);
            unseen.push(above || made.into_iter().any(|construct| UNSEEN.contains(construct)));
        });
        let mut runs: BTreeMap<ContainerId, Vec<usize>> = BTreeMap::new();
        for (index, run) in document.runs.iter().enumerate() {
            let hidden = run.container.and_then(|id| unseen.get(id.index())).is_some_and(|hidden| *hidden);
            if hidden || !run.visibility.is_visible() {
                continue;
            }
            if let Some(paragraph) = outline.of(run).and_then(|context| context.paragraph) {
                runs.entry(paragraph).or_default().push(index);
            }
        }
        let mut children = vec![Vec::new(); document.containers.len()];
        for (index, container) in document.containers.iter().enumerate() {
            let parent = container.parent.and_then(|parent| children.get_mut(parent.index()));
            if let (Some(siblings), Some(id)) = (parent, ContainerId::from_index(index)) {
                siblings.push(id);
            }
        }
        Self { runs, children }
    }

    fn children(&self, id: ContainerId) -> &[ContainerId] {
        self.children.get(id.index()).map_or(&[], Vec::as_slice)
    }

    fn runs<'a>(&'a self, document: &'a Document, paragraph: ContainerId) -> impl Iterator<Item = &'a Run> {
        let indices = self.runs.get(&paragraph).map_or(&[][..], Vec::as_slice);
        indices.iter().filter_map(|&index| document.runs.get(index))
    }
}

/// What is still to be read, innermost last.
enum Step {
    Container(ContainerId, u32),
    /// The cells of a row, its region, and whether its table is one of facts.
    Row(Vec<ContainerId>, u32, bool),
}

/// Goes through a story without recursion.
struct Walk<'a> {
    page: &'a Page,
    document: &'a Document,
    block: u32,
    regions: u32,
    /// Whether the story is not the main text.
    aside: bool,
    stack: Vec<Step>,
    /// Which tables that were looked at are tables of facts.
    tables_of_facts: BTreeMap<ContainerId, bool>,
}

impl Walk<'_> {
    fn story(&mut self, container: ContainerId, writer: &mut Writer<'_>) {
        let region = self.region();
        self.stack.push(Step::Container(container, region));
        while let Some(step) = self.stack.pop() {
            match step {
                Step::Container(id, region) => self.container(id, region, writer),
                Step::Row(cells, region, false) => self.row(&cells, region, writer),
                Step::Row(cells, region, true) => self.row_of_facts(&cells, region, writer),
            }
        }
    }

    fn region(&mut self) -> u32 {
        self.regions += 1;
        self.regions - 1
    }

    fn container(&mut self, id: ContainerId, region: u32, writer: &mut Writer<'_>) {
        let region = match self.document.containers.get(id.index()).map(|container| &container.kind) {
            Some(ContainerKind::Paragraph(_)) => {
                self.paragraph(id, region, writer);
                region
            }
            Some(ContainerKind::TextBox(_)) => self.region(),
            Some(ContainerKind::Row(_)) => {
                let cells = self.cells(id);
                let of_facts = self.is_in_table_of_facts(id);
                self.stack.push(Step::Row(cells, region, of_facts));
                return;
            }
            _ => region,
        };
        let inside = self.page.children(id).iter().rev();
        self.stack.extend(inside.map(|&child| Step::Container(child, region)));
    }

    fn paragraph(&mut self, id: ContainerId, region: u32, writer: &mut Writer<'_>) {
        if self.page.runs.contains_key(&id) {
            let setting = self.setting(id, region);
            writer.block(setting);
            for run in self.page.runs(self.document, id) {
                put(self.document, run, writer);
            }
        }
    }

    fn setting(&mut self, id: ContainerId, region: u32) -> Setting {
        self.block += 1;
        Setting { aside: self.aside, ..setting(self.document, Some(id), self.block, region) }
    }

    /// The cells of a row, through content controls and the like.
    fn cells(&self, row: ContainerId) -> Vec<ContainerId> {
        let mut cells = Vec::new();
        let mut stack: Vec<ContainerId> = self.page.children(row).to_vec();
        while let Some(id) = stack.pop() {
            match self.document.containers.get(id.index()).map(|container| &container.kind) {
                Some(ContainerKind::Cell(_)) => cells.push(id),
                _ => stack.extend(self.page.children(id)),
            }
        }
        cells.sort();
        cells
    }

    /// A row: on one line if its cells belong together, as a date and a job; else cell by cell, each
    /// a region of its own, as a sidebar and a main column.
    fn row(&mut self, cells: &[ContainerId], region: u32, writer: &mut Writer<'_>) {
        let contents: Vec<Content> = cells.iter().map(|&cell| self.content(cell)).collect();
        let filled: Vec<&Content> = contents.iter().filter(|content| content.lines > 0).collect();
        let Some((last, before)) = filled.split_last() else { return };
        let grid = !before.is_empty()
            && before.iter().all(|content| content.lines == 1 && content.simple)
            && filled.iter().all(|content| content.first_length <= SHORT)
            && last.simple;
        if !grid {
            let apart = filled.len() > 1;
            let mut steps = Vec::new();
            for &cell in cells {
                let region = if apart { self.region() } else { region };
                let inside = self.page.children(cell).iter();
                steps.extend(inside.map(|&child| Step::Container(child, region)));
            }
            self.stack.extend(steps.into_iter().rev());
            return;
        }
        let mut first = true;
        for content in &filled {
            for &paragraph in &content.paragraphs {
                if first || content.paragraphs.first() != Some(&paragraph) {
                    let setting = self.setting(paragraph, region);
                    writer.block(setting);
                } else {
                    writer.cell();
                }
                first = false;
                for run in self.page.runs(self.document, paragraph) {
                    put(self.document, run, writer);
                }
            }
        }
    }

    /// A row of a table of facts: each cell is one piece of the line, however many paragraphs it has.
    fn row_of_facts(&mut self, cells: &[ContainerId], region: u32, writer: &mut Writer<'_>) {
        let contents: Vec<Content> = cells.iter().map(|&cell| self.content(cell)).collect();
        let filled = contents.iter().filter_map(|content| content.paragraphs.split_first());
        for (at, (first, rest)) in filled.enumerate() {
            match at {
                0 => {
                    let setting = self.setting(*first, region);
                    writer.block(setting);
                }
                _ => writer.cell(),
            }
            writer.in_one_line(true);
            for (at, paragraph) in std::iter::once(first).chain(rest).enumerate() {
                if at > 0 {
                    writer.space();
                }
                for run in self.page.runs(self.document, *paragraph) {
                    put(self.document, run, writer);
                }
            }
            writer.in_one_line(false);
        }
    }

    /// Whether the table of a row is one of facts, as studies in columns are, and no layout.
    fn is_in_table_of_facts(&mut self, row: ContainerId) -> bool {
        let parent = |id: ContainerId| self.document.containers.get(id.index()).and_then(|c| c.parent);
        let is_table = |id: &ContainerId| {
            let kind = self.document.containers.get(id.index()).map(|container| &container.kind);
            matches!(kind, Some(ContainerKind::Table { .. }))
        };
        let Some(table) = std::iter::successors(parent(row), |id| parent(*id)).find(is_table) else {
            return false;
        };
        if let Some(known) = self.tables_of_facts.get(&table) {
            return *known;
        }
        let found = self.is_of_facts(table);
        self.tables_of_facts.insert(table, found);
        found
    }

    fn is_of_facts(&self, table: ContainerId) -> bool {
        let mut columns: BTreeMap<usize, usize> = BTreeMap::new();
        let (mut cells, mut lines) = (0, 0);
        for &row in self.page.children(table) {
            let contents: Vec<Content> = self.cells(row).into_iter().map(|cell| self.content(cell)).collect();
            let filled: Vec<&Content> = contents.iter().filter(|content| content.lines > 0).collect();
            if filled.iter().any(|content| !content.simple || content.length > LONGEST_FACT) {
                return false;
            }
            *columns.entry(filled.len()).or_default() += 1;
            cells += filled.len();
            lines += filled.iter().map(|content| content.lines).sum::<usize>();
        }
        let alike = columns.iter().filter(|(columns, _)| **columns >= FACTS).map(|(_, rows)| *rows).max();
        alike.is_some_and(|rows| rows >= ROWS_OF_FACTS) && lines <= LINES_A_FACT * cells
    }

    fn content(&self, cell: ContainerId) -> Content {
        let mut content =
            Content { lines: 0, first_length: 0, length: 0, simple: true, paragraphs: Vec::new() };
        let mut stack: Vec<ContainerId> = self.page.children(cell).to_vec();
        let mut found = Vec::new();
        while let Some(id) = stack.pop() {
            match self.document.containers.get(id.index()).map(|container| &container.kind) {
                Some(ContainerKind::Paragraph(_)) => found.push(id),
                // Not looked into, so that nesting costs no more than its size.
                Some(ContainerKind::Table { .. } | ContainerKind::TextBox(_)) => {
                    content.simple = false;
                    content.lines += 1;
                    continue;
                }
                _ => {}
            }
            stack.extend(self.page.children(id));
        }
        found.sort();
        for id in found {
            let text: String = self.page.runs(self.document, id).map(|run| run.text.as_str()).collect();
            content.length += text.trim().chars().count();
            let inked: Vec<&str> = text.split('\n').filter(|line| !line.trim().is_empty()).collect();
            if let Some(first) = inked.first() {
                if content.paragraphs.is_empty() {
                    content.first_length = first.trim().chars().count();
                }
                content.lines += inked.len();
                content.paragraphs.push(id);
            }
        }
        content
    }
}

/// What a table cell holds.
struct Content {
    /// Lines with ink.
    lines: usize,
    /// Characters of the first line.
    first_length: usize,
    /// Characters of all lines.
    length: usize,
    /// Whether no table or text box lies in it.
    simple: bool,
    /// Its paragraphs with ink.
    paragraphs: Vec<ContainerId>,
}

/// Writes a run. Symbols of symbol fonts are pictures to a person: only those with a code point of
/// their own are text.
fn put(document: &Document, run: &Run, writer: &mut Writer<'_>) {
    let kind = run.container.and_then(|id| document.containers.get(id.index())).map(|c| &c.kind);
    let private = |c: char| ('\u{e000}'..='\u{f8ff}').contains(&c);
    match kind {
        Some(ContainerKind::Symbol) if run.text.chars().all(private) => {}
        Some(ContainerKind::Special("softHyphen")) => {}
        _ => writer.run(run),
    }
}
