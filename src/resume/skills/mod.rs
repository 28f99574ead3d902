//! Skills with their groups: lists of all kinds, and what running text announces.

mod claim;
mod ending;
mod group;
mod item;
mod prose;

pub use item::items;

use super::look::Looks;
use super::piece::{bare, field};
use super::sections::Part;
use super::vocabulary::vocabulary;
use super::{SectionKind, Skill};
use crate::reading::Line;
use crate::span::Span;
use group::List;
use item::ends_in_bracket;
use std::ops::Range;

/// The skills of a section.
///
/// `Group: a, b, c`, a group's name in its own cell, look or line, and plain lists are all read; of running text only
/// what it announces as a list.
pub fn skills(part: &Part<'_>, heading: Option<Span>, looks: &Looks<'_>) -> Vec<Skill> {
    let lines = ending::own_lines(part, heading, looks);
    let text = &part.reading.text;
    let list = List::new(lines, text, looks);
    let mut found = Found { list: &list, skills: Vec::new(), group: None, columns: Vec::new(), open: false };
    for paragraph in prose::paragraphs(lines, text) {
        if !found.read_prose(paragraph.clone()) {
            let first = paragraph.start;
            paragraph.for_each(|index| found.read_line(index, index > first));
        }
    }
    found.skills.into_iter().filter_map(|skill| item::kept(skill, text)).collect()
}

/// The content of a line that begins with a heading of a kind and a colon, as one of body text may: `Computer skills: a,
/// b` among other facts.
pub fn one_line<'a>(part: &Part<'a>, line: &Line, kind: SectionKind) -> Option<Part<'a>> {
    let text = &part.reading.text;
    let inner = line.span.of(text);
    let (label, rest) = inner.split_once(':')?;
    if rest.trim().is_empty() || vocabulary().heading(label) != Some(kind) {
        return None;
    }
    let span = Span::within(text, line.span.end() - rest.len(), line.span.end()).trimmed(text);
    let line = Line { span, cells: vec![span], bullet: false, ..line.clone() };
    Some(Part { kind, lines: vec![line], reading: part.reading })
}

/// What is read of a section, line by line.
struct Found<'a> {
    list: &'a List<'a>,
    skills: Vec<Skill>,
    /// The group that is open.
    group: Option<Group>,
    /// The names of columns of groups side by side.
    columns: Vec<String>,
    /// Whether the line above breaks off in a list.
    open: bool,
}

/// A group's name, where it stands, and whether anything of it was read.
struct Group {
    name: String,
    span: Span,
    is_empty: bool,
    /// Whether its items are no skills: spoken languages, interests.
    is_foreign: bool,
    /// The indent of a list item that it is, with items of its own below it.
    nested: Option<f32>,
}

impl Found<'_> {
    /// Reads a paragraph if it is running text: the lists it announces; else the name it explains is the skill.
    fn read_prose(&mut self, paragraph: Range<usize>) -> bool {
        let List { lines, text, .. } = *self.list;
        let Some(own) = lines.get(paragraph.clone()) else { return false };
        let Some(whole) = own.iter().map(|line| line.content(text)).reduce(Span::to) else { return false };
        if !prose::is_running_text(whole.of(text)) {
            return false;
        }
        self.open = false;
        let label = self.list.explained(paragraph.start, whole);
        let rest = label.map_or(whole, |label| Span::within(text, label.end(), whole.end()));
        let names = prose::announced(rest, text);
        match label {
            _ if !names.is_empty() => {
                names.into_iter().for_each(|name| self.skills.push(skill(name, None, text)))
            }
            Some(label) => self.skills.push(skill(label, None, text)),
            None => self.explain_group(),
        }
        true
    }

    /// A line of its own over running text that explains it is a skill, not a group of some.
    fn explain_group(&mut self) {
        if let Some(group) = self.group.take_if(|group| group.is_empty && !group.is_foreign) {
            self.skills.push(skill(group.span, None, self.list.text));
        }
    }

    /// Reads a line; `goes_on` tells whether the one above had no room for more.
    fn read_line(&mut self, index: usize, goes_on: bool) {
        let List { lines, text, looks, .. } = *self.list;
        let Some(line) = lines.get(index) else { return };
        self.group.take_if(|group| group.nested.is_some_and(|indent| line.indent <= indent));
        let cells = line.pieces(text);
        if let Some(labels) = self.list.labels_of_columns(index, &cells) {
            self.columns = labels;
            return;
        }
        if self.columns.len() == cells.len() && !self.columns.is_empty() {
            for (cell, name) in cells.iter().zip(&self.columns) {
                self.skills.extend(items(*cell, looks, text).map(|item| skill(item, Some(name), text)));
            }
            return;
        }
        let mut rest = cells.as_slice();
        let is_cut = || goes_on && self.list.is_cut_above(index) && self.list.label(index, &cells).is_none();
        if self.open && self.list.continues_item(index) || self.list.is_bracket_behind(index) || is_cut() {
            if let (Some(last), Some(first)) = (self.skills.last_mut(), rest.first())
                && let Some(left) = join(last, *first, looks, text)
            {
                rest = rest.get(1..).unwrap_or_default();
                self.read_items(left);
            }
        } else if let Some(label) = self.list.label(index, &cells) {
            rest = rest.get(1..).unwrap_or_default();
            // A dash before the colon parts the name of all groups from that of the first.
            match cells.first().filter(|first| group::subgroups(**first, text).len() > 1) {
                Some(first) => self.read_cell(*first, index),
                None => {
                    self.open_group(label.name, index);
                    self.read_items(label.rest);
                }
            }
        }
        for cell in rest {
            self.read_cell(*cell, index);
        }
        self.open = breaks_off(line.span.of(text));
    }

    /// A cell, group by group: `Languages - Commercial: C#, Java - Other: Scala`.
    fn read_cell(&mut self, cell: Span, index: usize) {
        let text = self.list.text;
        let parts = group::subgroups(cell, text);
        if parts.len() < 2 {
            self.read_items(cell);
            return;
        }
        for part in parts {
            match part.of(text).find(':') {
                Some(at) => {
                    let name = Span::within(text, part.start(), part.start() + at);
                    self.open_group(bare(name, text), index);
                    self.read_items(bare(Span::within(text, name.end() + 1, part.end()), text));
                }
                // What heads them all.
                None if !part.of(text).contains(',') => {}
                None => self.read_items(part),
            }
        }
    }

    fn open_group(&mut self, name: Span, index: usize) {
        let text = self.list.text;
        let value = field(name, text).value;
        // What is listed begins behind the name or on the line below it.
        let mut lines = [index, index + 1].into_iter().filter_map(|at| self.list.lines.get(at));
        let end = lines.next_back().map_or(name.end(), |line| line.span.end());
        let behind = Span::within(text, name.end(), end).of(text);
        // What a colon announces as certificates is read as such.
        let are_certificates = behind.trim_start().starts_with(':')
            && vocabulary().heading(&value) == Some(SectionKind::Certificates);
        let is_foreign = are_certificates || group::is_foreign(&value, behind);
        let nested =
            self.list.heads_nested(index).then(|| self.list.lines.get(index).map_or(0.0, |line| line.indent));
        self.group = Some(Group { name: value, span: name, is_empty: true, is_foreign, nested });
    }

    fn read_items(&mut self, cell: Span) {
        let List { text, looks, .. } = *self.list;
        let foreign = self.group.as_ref().is_some_and(|group| group.is_foreign);
        let before = self.skills.len();
        if !foreign && prose::announces(cell, text) {
            self.skills.extend(prose::announced(cell, text).into_iter().map(|name| skill(name, None, text)));
        } else if !foreign {
            let name = self.group.as_ref().map(|group| &group.name);
            self.skills.extend(items(cell, looks, text).map(|item| skill(item, name, text)));
        }
        if let Some(group) = &mut self.group {
            group.is_empty &= self.skills.len() == before;
        }
    }
}

/// Whether a line ends inside a list or a bracket.
fn breaks_off(line: &str) -> bool {
    let end = line.trim_end();
    end.ends_with([',', '-', '&', '/']) || ends_in_bracket(end)
}

/// Gives the skill that breaks off its rest, and says what is left of the cell that it stands in.
fn join(last: &mut Skill, first: Span, looks: &Looks<'_>, text: &str) -> Option<Span> {
    let begin = last.name.span?;
    let next = items(first, looks, text).next()?;
    // A cut inside a bracket is none.
    let is_bracket = ends_in_bracket(begin.of(text)) || first.of(text).starts_with('(');
    let closes = first.of(text).find(')').filter(|_| is_bracket);
    let end = closes.map_or(next.end(), |at| next.end().max(first.start() + at + 1));
    last.name = field(begin.to(Span::within(text, next.start(), end)), text);
    let left = Span::within(text, end, first.end());
    Some(bare(left, text))
}

fn skill(span: Span, group: Option<&String>, text: &str) -> Skill {
    Skill { name: field(span, text), group: group.cloned() }
}
