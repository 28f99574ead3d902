//! A DOCX as a policy says.

use super::outline;
use super::policy::{CellBreak, DocxPolicy, SpecialText, TablePlace, TextBoxPlace};
use super::seen::Seen;
use super::setting::{setting, stories};
use super::writer::Writer;
use crate::document::{ContainerId, ContainerKind, Document, Run, Story};
use crate::reading::Reading;
use std::collections::{BTreeMap, BTreeSet};

/// Runs of one paragraph that a reader gives in one piece.
struct Block {
    paragraph: Option<ContainerId>,
    /// Indices into the document's runs.
    runs: Vec<usize>,
    /// Whether it goes on in the line before (the rest of a paragraph after its text box).
    joined: bool,
}

/// Reads as a policy says.
pub fn read(document: &Document, policy: &DocxPolicy) -> Reading {
    let twins = outline::twins(document);
    let mut writer = Writer::new(document, &twins);
    let seen = Seen::new(document, policy);
    if seen.fails_on().is_some() {
        return writer.finish();
    }
    let reader = Reader { document, policy, seen };
    let mut number = 0;
    for &kind in &policy.stories {
        let read = |story: &&Story| story.kind == kind && reader.seen.reads(kind, &story.part);
        for story in stories(document).iter().filter(read) {
            let mut blocks = reader.blocks(story);
            if policy.tables == TablePlace::AfterParagraphs {
                blocks.sort_by_key(|block| reader.in_table(block));
            }
            reader.write(&blocks, &mut writer, &mut number);
        }
    }
    writer.finish()
}

/// A document as a policy sees it.
struct Reader<'a> {
    document: &'a Document,
    policy: &'a DocxPolicy,
    seen: Seen<'a>,
}

impl Reader<'_> {
    fn run(&self, index: usize) -> Option<&Run> {
        self.document.runs.get(index)
    }

    fn blocks(&self, story: &Story) -> Vec<Block> {
        let given = |index: &usize| self.run(*index).is_some_and(|run| self.seen.lost_in(run).is_none());
        let runs = story.runs.clone().filter(given);
        let paragraph = |index: usize| {
            let context = self.run(index).and_then(|run| self.seen.outline.of(run));
            context.and_then(|context| context.paragraph)
        };
        match self.policy.text_boxes {
            TextBoxPlace::AfterParagraph => {
                // Containers are numbered as they begin, so a text box comes after its paragraph.
                let mut by_paragraph: BTreeMap<Option<ContainerId>, Vec<usize>> = BTreeMap::new();
                for index in runs {
                    by_paragraph.entry(paragraph(index)).or_default().push(index);
                }
                let blocks = by_paragraph.into_iter();
                blocks.map(|(paragraph, runs)| Block { paragraph, runs, joined: false }).collect()
            }
            TextBoxPlace::Inline => {
                let mut blocks: Vec<Block> = Vec::new();
                let mut begun = BTreeSet::new();
                for index in runs {
                    let paragraph = paragraph(index);
                    match blocks.last_mut() {
                        Some(block) if block.paragraph == paragraph => block.runs.push(index),
                        _ => {
                            let joined = begun.contains(&paragraph);
                            self.begin(paragraph, &mut begun);
                            blocks.push(Block { paragraph, runs: vec![index], joined });
                        }
                    }
                }
                blocks
            }
        }
    }

    /// Marks a paragraph as begun, and those whose text boxes it stands in: they began before it.
    fn begin(&self, paragraph: Option<ContainerId>, begun: &mut BTreeSet<Option<ContainerId>>) {
        let mut next = paragraph;
        while begun.insert(next) {
            next = next.and_then(|id| self.seen.outline.at(id)).and_then(|context| context.anchor);
        }
    }

    fn in_table(&self, block: &Block) -> bool {
        self.context(block).is_some_and(|context| context.table.is_some())
    }

    fn context(&self, block: &Block) -> Option<&outline::Context> {
        self.seen.outline.at(block.paragraph?)
    }

    fn write(&self, blocks: &[Block], writer: &mut Writer<'_>, number: &mut u32) {
        let mut last: Option<(Option<ContainerId>, Option<ContainerId>)> = None;
        for block in blocks {
            let place = self.context(block).map_or((None, None), |c| (c.row, c.cell));
            let beside = self.policy.cells == CellBreak::Tab
                && place.0.is_some()
                && last.is_some_and(|(row, cell)| row == place.0 && cell != place.1);
            if beside {
                writer.cell();
            } else if !block.joined {
                *number += 1;
                writer.block(setting(self.document, block.paragraph, *number, 0));
            }
            last = Some(place);
            let runs = || block.runs.iter().filter_map(|&index| self.run(index));
            for run in runs() {
                self.put(run, writer);
            }
            if runs().any(|run| self.seen.is_doubled(run)) {
                writer.end_line();
                for run in runs().filter(|run| self.seen.is_doubled(run)) {
                    self.put(run, writer);
                }
            }
        }
    }

    /// Writes a run; characters written as elements become what the policy says.
    fn put(&self, run: &Run, writer: &mut Writer<'_>) {
        match self.seen.special(run) {
            SpecialText::Kept => writer.run(run),
            SpecialText::Hyphen => writer.run_as(run, '-'),
            SpecialText::Lost => {}
        }
        let kind = run.container.and_then(|id| self.document.containers.get(id.index())).map(|c| &c.kind);
        if matches!(kind, Some(ContainerKind::ListLabel { .. })) {
            writer.space();
        }
    }
}
