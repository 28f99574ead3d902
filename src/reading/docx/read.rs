//! A DOCX as a policy says.

use super::outline::{self, Outline};
use super::policy::{CellBreak, Construct, DocxPolicy, SpecialText, TablePlace, TextBoxPlace};
use super::writer::Writer;
use super::{setting, stories};
use crate::document::{ContainerId, ContainerKind, Document, Run, Story, StoryKind};
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
    if document.meta.package.iter().any(|name| policy.fails_on.contains(name)) {
        return writer.finish();
    }
    let seen = Seen::new(document, policy);
    let mut number = 0;
    for kind in &policy.stories {
        for story in stories(document).iter().filter(|story| is_read(story, *kind, policy)) {
            let mut blocks = seen.blocks(document, story, policy);
            if policy.tables == TablePlace::AfterParagraphs {
                blocks.sort_by_key(|block| seen.in_table(block));
            }
            seen.write(document, policy, &blocks, &mut writer, &mut number);
        }
    }
    writer.finish()
}

fn is_read(story: &Story, kind: StoryKind, policy: &DocxPolicy) -> bool {
    let named = || {
        let name = story.part.rsplit('/').next().unwrap_or_default();
        name.starts_with("header") || name.starts_with("footer")
    };
    let by_name = policy.by_part_name && matches!(kind, StoryKind::Header | StoryKind::Footer);
    story.kind == kind && (!by_name || named())
}

/// What a policy makes of each container.
struct Seen {
    outline: Outline,
    lost: Vec<bool>,
    doubled: Vec<bool>,
}

impl Seen {
    fn new(document: &Document, policy: &DocxPolicy) -> Self {
        let (mut inherited, mut lost, mut doubled) = (Vec::new(), Vec::new(), Vec::new());
        let outline = Outline::new(document, |visited| {
            let above =
                |marks: &[bool]| visited.parent.and_then(|parent| marks.get(parent)).is_some_and(|m| *m);
            let hit = |list: &[Construct]| visited.made.iter().any(|construct| list.contains(construct));
            let in_all = above(&inherited) || hit(&policy.lost);
            lost.push(in_all || visited.here.is_some_and(|construct| policy.lost.contains(&construct)));
            inherited.push(in_all);
            doubled.push(above(&doubled) || hit(&policy.doubled));
        });
        Self { outline, lost, doubled }
    }

    fn is(marks: &[bool], run: &Run) -> bool {
        run.container.and_then(|id| marks.get(id.index())).is_some_and(|mark| *mark)
    }

    fn blocks(&self, document: &Document, story: &Story, policy: &DocxPolicy) -> Vec<Block> {
        let runs = story
            .runs
            .clone()
            .filter(|&index| document.runs.get(index).is_some_and(|run| !Self::is(&self.lost, run)));
        let paragraph = |index: usize| {
            let context = document.runs.get(index).and_then(|run| self.outline.of(run));
            context.and_then(|context| context.paragraph)
        };
        match policy.text_boxes {
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
            next = next.and_then(|id| self.outline.at(id)).and_then(|context| context.anchor);
        }
    }

    fn in_table(&self, block: &Block) -> bool {
        self.context(block).is_some_and(|context| context.table.is_some())
    }

    fn context(&self, block: &Block) -> Option<&outline::Context> {
        self.outline.at(block.paragraph?)
    }

    fn write(
        &self,
        document: &Document,
        policy: &DocxPolicy,
        blocks: &[Block],
        writer: &mut Writer<'_>,
        number: &mut u32,
    ) {
        let mut last: Option<(Option<ContainerId>, Option<ContainerId>)> = None;
        for block in blocks {
            let place = self.context(block).map_or((None, None), |c| (c.row, c.cell));
            let beside = policy.cells == CellBreak::Tab
                && place.0.is_some()
                && last.is_some_and(|(row, cell)| row == place.0 && cell != place.1);
            if beside {
                writer.cell();
            } else if !block.joined {
                *number += 1;
                writer.block(setting(document, block.paragraph, *number, 0));
            }
            last = Some(place);
            let runs = || block.runs.iter().filter_map(|&index| document.runs.get(index));
            for run in runs() {
                put(document, policy, run, writer);
            }
            if runs().any(|run| Self::is(&self.doubled, run)) {
                writer.end_line();
                for run in runs().filter(|run| Self::is(&self.doubled, run)) {
                    put(document, policy, run, writer);
                }
            }
        }
    }
}

/// Writes a run; characters written as elements become what the policy says.
fn put(document: &Document, policy: &DocxPolicy, run: &Run, writer: &mut Writer<'_>) {
    let kind = run.container.and_then(|id| document.containers.get(id.index())).map(|c| &c.kind);
    let special = match kind {
        Some(ContainerKind::Special("noBreakHyphen")) => policy.no_break_hyphen,
        Some(ContainerKind::Special("softHyphen")) => policy.soft_hyphen,
        Some(ContainerKind::Special("ptab")) => policy.absolute_tab,
        _ if run.text == "\n" => policy.line_break,
        Some(ContainerKind::ListLabel { .. }) => {
            writer.run(run);
            return writer.space();
        }
        _ => SpecialText::Kept,
    };
    match special {
        SpecialText::Kept => writer.run(run),
        SpecialText::Hyphen => writer.run_as(run, '-'),
        SpecialText::Lost => {}
    }
}
