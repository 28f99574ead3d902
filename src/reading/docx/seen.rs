//! What a policy makes of each run of a document, and why.

use super::outline::Outline;
use super::policy::{Construct, DocxPolicy, SpecialText};
use crate::document::{ContainerKind, Document, GlyphId, PackageTrait, Place, Run, StoryKind};
use std::collections::HashMap;

/// Why a reader does not give a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cause {
    /// It cannot read a package that is made this way.
    Package(PackageTrait),
    /// It does not read this story.
    Story(StoryKind),
    /// It does not see text in this construct, the outermost of those it does not see.
    Construct(Construct),
    /// It drops this character written as an element.
    Special(&'static str),
}

/// Why a policy does not give runs, by their first glyphs; runs that it gives are left out.
pub fn causes(document: &Document, policy: &DocxPolicy) -> HashMap<GlyphId, Cause> {
    let seen = Seen::new(document, policy);
    document.runs.iter().filter_map(|run| Some((run.first_glyph, seen.cause(run)?))).collect()
}

/// What a policy makes of a document's runs.
pub struct Seen<'a> {
    document: &'a Document,
    policy: &'a DocxPolicy,
    pub(super) outline: Outline,
    /// By container: the outermost construct whose text the policy loses.
    lost: Vec<Option<Construct>>,
    /// By container: whether its text comes twice.
    doubled: Vec<bool>,
}

impl<'a> Seen<'a> {
    /// Works it out for every container.
    pub fn new(document: &'a Document, policy: &'a DocxPolicy) -> Self {
        let mut inherited: Vec<Option<Construct>> = Vec::new();
        let mut lost = Vec::new();
        let mut doubled: Vec<bool> = Vec::new();
        let outline = Outline::new(document, |visited| {
            let first = |list: &[Construct]| visited.made.iter().copied().find(|made| list.contains(made));
            let above = visited.parent.and_then(|parent| inherited.get(parent).copied().flatten());
            let all = above.or_else(|| first(&policy.lost));
            lost.push(all.or_else(|| visited.here.filter(|here| policy.lost.contains(here))));
            inherited.push(all);
            let twice = visited.parent.and_then(|parent| doubled.get(parent)).is_some_and(|twice| *twice);
            doubled.push(twice || first(&policy.doubled).is_some());
        });
        Self { document, policy, outline, lost, doubled }
    }

    /// The construct for which the policy loses a run of a story that it reads.
    pub(super) fn lost_in(&self, run: &Run) -> Option<Construct> {
        self.lost.get(run.container?.index()).copied().flatten()
    }

    /// Whether the policy gives a run twice.
    pub(super) fn is_doubled(&self, run: &Run) -> bool {
        run.container.and_then(|id| self.doubled.get(id.index())).is_some_and(|twice| *twice)
    }

    /// Whether the policy reads a story of a kind in a part.
    pub(super) fn reads(&self, kind: StoryKind, part: &str) -> bool {
        let named = || {
            let name = part.rsplit('/').next().unwrap_or_default();
            name.starts_with("header") || name.starts_with("footer")
        };
        let by_name = self.policy.by_part_name && matches!(kind, StoryKind::Header | StoryKind::Footer);
        self.policy.stories.contains(&kind) && (!by_name || named())
    }

    /// What becomes of a character written as an element; `Kept` for other runs.
    pub(super) fn special(&self, run: &Run) -> SpecialText {
        match self.kind(run) {
            Some(ContainerKind::Special("noBreakHyphen")) => self.policy.no_break_hyphen,
            Some(ContainerKind::Special("softHyphen")) => self.policy.soft_hyphen,
            Some(ContainerKind::Special("ptab")) => self.policy.absolute_tab,
            Some(ContainerKind::Special("pageBreak")) => self.policy.page_break,
            _ if run.text == "\n" => self.policy.line_break,
            _ => SpecialText::Kept,
        }
    }

    fn kind(&self, run: &Run) -> Option<&'a ContainerKind> {
        self.document.containers.get(run.container?.index()).map(|container| &container.kind)
    }

    /// The way in which the package is made that keeps the policy from reading it.
    pub(super) fn fails_on(&self) -> Option<PackageTrait> {
        let mut found = self.document.meta.package.iter();
        found.find(|name| self.policy.fails_on.contains(name)).copied()
    }

    /// Why the policy does not give a run; `None` if it gives it.
    fn cause(&self, run: &Run) -> Option<Cause> {
        if let Some(name) = self.fails_on() {
            return Some(Cause::Package(name));
        }
        let story = self.outline.of(run).and_then(|context| context.story);
        if let (Some(kind), Place::Docx { part, .. }) = (story, &run.place)
            && !self.reads(kind, part)
        {
            return Some(Cause::Story(kind));
        }
        if let Some(construct) = self.lost_in(run) {
            return Some(Cause::Construct(construct));
        }
        match (self.special(run), self.kind(run)) {
            (SpecialText::Lost, Some(ContainerKind::Special(name))) => Some(Cause::Special(name)),
            _ => None,
        }
    }
}
