//! Sections that list things: skills with their groups, languages with levels, certificates.

use super::dates::periods;
use super::look::{Look, Looks};
use super::piece::{bare, field, split_commas, split_separators, whole_words};
use super::sections::Part;
use super::vocabulary::vocabulary;
use super::{Field, Language, Skill};
use crate::reading::Line;
use crate::span::Span;
use crate::text::fold::fold;
use crate::text::signs::is_separator;
use crate::text::words::folded_words;

/// A longer item is a sentence, not a skill.
const LONGEST_ITEM: usize = 60;

/// The skills of a section.
///
/// `Group: a, b, c`, a group's name in its own cell, look or line, and plain lists are all read.
pub fn skills(part: &Part<'_>, looks: &Looks<'_>) -> Vec<Skill> {
    let text = &part.reading.text;
    let list_look = list_look(part, looks);
    let mut skills: Vec<Skill> = Vec::new();
    let mut group: Option<String> = None;
    let mut columns: Vec<String> = Vec::new();
    let mut open = false;
    for (index, line) in part.lines.iter().enumerate() {
        if is_running_text(line.span.of(text)) {
            open = false;
            continue;
        }
        let cells = line.pieces(text);
        if let Some(labels) = labels_of_columns(&cells, part.lines.get(index + 1), looks, text) {
            columns = labels;
            continue;
        }
        if columns.len() == cells.len() && !columns.is_empty() {
            for (cell, name) in cells.iter().zip(&columns) {
                let name = Some(name.clone());
                skills.extend(items(*cell, looks, text).map(|item| skill(item, &name, text)));
            }
            continue;
        }
        let mut rest = cells.as_slice();
        if open && continues_item(line, &part.lines, index, text) {
            if let (Some(last), Some(first)) = (skills.last_mut(), rest.first()) {
                join(last, *first, looks, text, &mut rest);
            }
        } else if let Some((name, span)) = label_of_line(line, &cells, part, index, looks, list_look.as_ref())
        {
            group = Some(name);
            rest = rest.get(1..).unwrap_or_default();
            skills.extend(items(span, looks, text).map(|item| skill(item, &group, text)));
        }
        for cell in rest {
            skills.extend(items(*cell, looks, text).map(|item| skill(item, &group, text)));
        }
        open = line.span.of(text).trim_end().ends_with([',', '-', '&', '/']);
    }
    skills.into_iter().filter_map(|skill| without_joints(skill, text)).collect()
}

/// Words of the shortest line that may be running text, and the share of them that only join others from which on
/// it is.
const RUNNING_WORDS: usize = 7;
const RUNNING_SHARE: f64 = 0.25;

/// Whether a line is a sentence about skills rather than a list of them.
fn is_running_text(line: &str) -> bool {
    let words = folded_words(line);
    let joins = words.iter().filter(|word| vocabulary().is_function_word(word)).count();
    words.len() >= RUNNING_WORDS && joins as f64 >= RUNNING_SHARE * words.len() as f64
}

/// Words of the longest skill that holds words which only join others.
const LONGEST_WITH_JOINTS: usize = 6;

/// A skill without `and` before it; none where the words are no name of one: a level, a bare word of a sentence, the
/// piece of one.
fn without_joints(skill: Skill, text: &str) -> Option<Skill> {
    let span = skill.name.span.map(|span| whole_words(span, text));
    let name = span.map_or(skill.name, |span| field(span, text));
    let folded = folded_words(&name.value);
    let joins = folded.iter().filter(|word| vocabulary().is_function_word(word)).count();
    let is_piece = joins == folded.len() || (joins > 0 && folded.len() > LONGEST_WITH_JOINTS);
    let is_name = name.value.chars().any(char::is_alphanumeric)
        && name.value.chars().count() <= LONGEST_ITEM
        && !is_piece
        && !is_level(&name.value);
    is_name.then_some(Skill { name, ..skill })
}

/// The names of groups that stand side by side above their lists: single words or phrases, set unlike
/// the line below.
fn labels_of_columns(
    cells: &[Span],
    next: Option<&Line>,
    looks: &Looks<'_>,
    text: &str,
) -> Option<Vec<String>> {
    let next = next?;
    let first = cells.first().filter(|_| cells.len() > 1)?;
    let single = cells.iter().all(|cell| items(*cell, looks, text).count() == 1);
    let below = next.cells.first().copied().unwrap_or(next.span);
    let apart = !looks.of(below).is_like(&looks.of(*first));
    let fits = single && apart && next.cells.len() == cells.len();
    fits.then(|| cells.iter().map(|cell| field(bare(*cell, text), text).value).collect())
}

/// What follows a label in the same cell.
fn label_of_line(
    line: &Line,
    cells: &[Span],
    part: &Part<'_>,
    index: usize,
    looks: &Looks<'_>,
    list_look: Option<&Look>,
) -> Option<(String, Span)> {
    let text = &part.reading.text;
    let first = *cells.first()?;
    let inner = first.of(text);
    if let Some(at) = inner.find(':') {
        let label = bare(Span::within(text, first.start(), first.start() + at), text);
        let rest = Span::within(text, first.start() + at + 1, first.end());
        return Some((field(label, text).value, rest));
    }
    if !line.bullet
        && let [label, rest @ ..] = looks.segments(first).as_slice()
        && let Some(rest) = rest.iter().copied().reduce(Span::to)
        && items(*label, looks, text).count() == 1
        && items(rest, looks, text).count() > 1
        && !Span::within(text, label.end(), rest.end())
            .of(text)
            .trim_start()
            .starts_with(|c| matches!(c, ',' | ';') || is_separator(c))
    {
        return Some((field(bare(*label, text), text).value, rest));
    }
    let empty = Span::within(text, first.end(), first.end());
    let name = || field(bare(first, text), text).value;
    if line.bullet || items(first, looks, text).count() > 1 {
        return None;
    }
    let look = looks.of(first);
    if let Some(second) = cells.get(1) {
        let several = items(*second, looks, text).count() > 1;
        let apart = !looks.of(*second).is_like(&look);
        return (several || apart).then(|| (name(), empty));
    }
    let next = part.lines.get(index + 1)?;
    let next_look = looks.of(next.cells.first().copied().unwrap_or(next.span));
    let leads = next.bullet || !next_look.is_like(&look) || next_look.caps != look.caps;
    let is_item = list_look.is_some_and(|list| list.is_like(&look) && list.caps == look.caps);
    (leads && !is_item).then(|| (name(), empty))
}

/// The look of items: that of most lines that are bullets or hold several items.
fn list_look(part: &Part<'_>, looks: &Looks<'_>) -> Option<Look> {
    let text = &part.reading.text;
    let listed = part.lines.iter().filter(|line| {
        line.bullet || line.cells.last().is_some_and(|cell| items(*cell, looks, text).count() > 1)
    });
    listed.map(|line| looks.of(line.cells.last().copied().unwrap_or(line.span))).next_back()
}

/// A line that goes on with the item above: the line above ended in the middle of a list.
fn continues_item(line: &Line, lines: &[Line], index: usize, text: &str) -> bool {
    let above = index.checked_sub(1).and_then(|at| lines.get(at));
    above.is_some_and(|above| {
        let end = above.span.of(text).trim_end();
        end.ends_with(['-', '&', '/']) && !line.bullet
    })
}

fn join(last: &mut Skill, first: Span, looks: &Looks<'_>, text: &str, rest: &mut &[Span]) {
    let mut parts = items(first, looks, text);
    if let (Some(begin), Some(next)) = (last.name.span, parts.next()) {
        last.name = field(begin.to(next), text);
        *rest = rest.get(1..).unwrap_or_default();
    }
}

fn skill(span: Span, group: &Option<String>, text: &str) -> Skill {
    Skill { name: field(span, text), group: group.clone() }
}

/// White space between chips, in em: a chip's own edges and the space between two are together wider than
/// any space between words; justified lines stay below half an em.
const CHIP_GAP: f32 = 0.6;

/// The items that a text lists: cut at commas, semicolons, bars, dots and wide gaps.
fn items(span: Span, looks: &Looks<'_>, text: &str) -> impl Iterator<Item = Span> {
    let parts = split_separators(span, text).into_iter();
    let parts = parts.flat_map(|part| looks.apart(part, CHIP_GAP));
    let parts = parts.flat_map(move |part| split_wide_gaps(part, text));
    let items: Vec<Span> = parts
        .flat_map(|part| split_commas(part, text))
        .map(|part| bare(part, text))
        .filter(|part| !part.is_empty())
        .collect();
    items.into_iter()
}

fn split_wide_gaps(span: Span, text: &str) -> Vec<Span> {
    let inner = span.of(text);
    let mut parts = Vec::new();
    let mut start = 0;
    while let Some(at) = inner.get(start..).and_then(|rest| rest.find("  ")) {
        parts.push(Span::within(text, span.start() + start, span.start() + start + at));
        start += at + 2;
    }
    parts.push(Span::within(text, span.start() + start, span.end()));
    parts
}

/// The languages of a section: `German (Native)`, `English: C1`, or a level on the next line.
pub fn languages(part: &Part<'_>, looks: &Looks<'_>) -> Vec<Language> {
    let text = &part.reading.text;
    let mut languages: Vec<Language> = Vec::new();
    for line in &part.lines {
        let cells = line.pieces(text);
        for item in cells.into_iter().flat_map(|cell| items(cell, looks, text)) {
            let inner = item.of(text);
            let level = |name: usize, level: usize| {
                let name = bare(Span::within(text, item.start(), item.start() + name), text);
                let level = bare(Span::within(text, item.start() + level, item.end()), text);
                Language { name: field(name, text), fluency: Some(field(level, text)) }
            };
            match (inner.find(['(', ':']), languages.last_mut()) {
                (Some(at), _) => languages.push(level(at, at + 1)),
                (None, Some(last)) if last.fluency.is_none() && is_level(inner) => {
                    last.fluency = Some(field(item, text));
                }
                _ => languages.push(Language { name: field(item, text), fluency: None }),
            }
        }
    }
    languages
}

/// A level of the Common European Framework, or a text that begins with one of the words for levels.
fn is_level(text: &str) -> bool {
    let folded = fold(text.trim());
    let framework = matches!(folded.get(..2), Some("a1" | "a2" | "b1" | "b2" | "c1" | "c2"));
    let words = folded_words(&folded);
    let begins =
        |count: usize| words.get(..count).is_some_and(|head| vocabulary().levels.contains(&head.join(" ")));
    framework || (1..=3).any(begins)
}

/// The certificates of a section: the first name of each line that is no date alone.
pub fn certificates(part: &Part<'_>) -> Vec<Field> {
    let text = &part.reading.text;
    let mut certificates = Vec::new();
    for line in &part.lines {
        let content = line.content(text);
        let found = periods(content.of(text));
        let dated = found.first().map(|period| {
            let (start, end) = (period.range.start, period.range.end);
            if start < 4 {
                Span::within(text, content.start() + end, content.end())
            } else {
                Span::within(text, content.start(), content.start() + start)
            }
        });
        let span = bare(dated.unwrap_or(content), text);
        if span.of(text).chars().any(char::is_alphabetic) {
            certificates.push(field(span, text));
        }
    }
    certificates
}
