//! Names of groups of skills: before a colon, in a look, a cell or a line of their own.

use super::item::{ends_in_bracket, is_level, is_term, items};
use super::prose;
use crate::lexicon::language_name;
use crate::reading::Line;
use crate::resume::SectionKind;
use crate::resume::look::{Look, Looks};
use crate::resume::piece::{bare, field};
use crate::resume::vocabulary::vocabulary;
use crate::span::Span;
use crate::text::signs::{is_dash, is_separator};
use crate::text::words::folded_words;

/// The lines of a section of skills.
#[derive(Clone, Copy)]
pub struct List<'a> {
    pub lines: &'a [Line],
    pub text: &'a str,
    pub looks: &'a Looks<'a>,
    /// The look of items: that of the last line that is a bullet or holds several.
    look: Option<Look>,
}

/// A group's name at the start of a line, and what follows it in its cell.
pub struct Named {
    pub name: Span,
    pub rest: Span,
}

/// Whether what a label heads are no skills: spoken languages, interests, anything of another section.
pub fn is_foreign(label: &str, items: &str) -> bool {
    match vocabulary().heading(label) {
        // `Languages: C, Python`
        Some(SectionKind::Languages) => folded_words(items).iter().any(|word| language_name(word).is_some()),
        Some(kind) => matches!(
            kind,
            SectionKind::Interests | SectionKind::References | SectionKind::Contact | SectionKind::Awards
        ),
        None => false,
    }
}

/// Words of the longest name of a group inside a line.
const LONGEST_SUBGROUP: usize = 4;

/// A text cut before the names of groups in it that a dash announces: ` - Front-end: `.
pub fn subgroups(span: Span, text: &str) -> Vec<Span> {
    let inner = span.of(text);
    let names_group = |behind: &str| {
        let name =
            behind.split_once(':').map(|(name, _)| name).filter(|name| !name.contains([',', ';', '(']));
        name.is_some_and(|name| {
            let words = name.split_whitespace().count();
            (1..=LONGEST_SUBGROUP).contains(&words) && !name.contains(" - ") && !name.contains(" – ")
        })
    };
    let cuts = inner.char_indices().filter(|(at, c)| {
        let before = inner.get(..*at).is_some_and(|head| head.ends_with(' '));
        let behind = inner.get(at + c.len_utf8()..).unwrap_or_default();
        is_dash(*c) && before && behind.starts_with(' ') && names_group(behind)
    });
    let mut parts = Vec::new();
    let mut start = 0;
    for (at, c) in cuts {
        parts.push(Span::within(text, span.start() + start, span.start() + at).trimmed(text));
        start = at + c.len_utf8();
    }
    parts.push(Span::within(text, span.start() + start, span.end()).trimmed(text));
    parts.retain(|part| !part.is_empty());
    parts
}

/// Words of the longest name that a line explains: `Planning and organizing – …`.
const LONGEST_EXPLAINED: usize = 5;

impl<'a> List<'a> {
    pub fn new(lines: &'a [Line], text: &'a str, looks: &'a Looks<'a>) -> Self {
        let listed = lines.iter().filter(|line| {
            line.bullet || line.cells.last().is_some_and(|cell| items(*cell, looks, text).count() > 1)
        });
        let last = listed.map(|line| line.cells.last().copied().unwrap_or(line.span)).next_back();
        Self { lines, text, looks, look: last.map(|span| looks.of(span)) }
    }

    /// The names of groups that stand side by side above their lists: single words or phrases, set unlike
    /// the line below.
    pub fn labels_of_columns(&self, index: usize, cells: &[Span]) -> Option<Vec<String>> {
        let Self { text, looks, .. } = *self;
        let next = self.lines.get(index + 1)?;
        let first = cells.first().filter(|_| cells.len() > 1)?;
        let single = cells.iter().all(|cell| items(*cell, looks, text).count() == 1);
        let below = next.cells.first().copied().unwrap_or(next.span);
        let apart = !looks.of(below).is_like(&looks.of(*first));
        let fits = single && apart && next.cells.len() == cells.len();
        fits.then(|| cells.iter().map(|cell| field(bare(*cell, text), text).value).collect())
    }

    /// The name of a group that a line begins with.
    pub fn label(&self, index: usize, cells: &[Span]) -> Option<Named> {
        let first = *cells.first()?;
        self.before_colon(index, first)
            .or_else(|| self.before_cell_with_colon(cells))
            .or_else(|| self.in_its_look(index, first))
            .or_else(|| self.on_its_own(index, cells))
    }

    fn before_colon(&self, index: usize, first: Span) -> Option<Named> {
        let at = first.of(self.text).find(':')?;
        let name = bare(Span::within(self.text, first.start(), first.start() + at), self.text);
        let rest = Span::within(self.text, first.start() + at + 1, first.end());
        // `HTML:` over `CSS:`, each beside a drawn bar, and `HTML: good` are skills.
        let is_item = rest.of(self.text).trim().is_empty()
            && self.lines.get(index).is_some_and(|l| l.cells.len() < 2)
            && self.is_among_bare_labels(index);
        let is_rated = !rest.of(self.text).trim().is_empty() && is_level(rest.of(self.text));
        let empty = Span::within(self.text, first.end(), first.end());
        if is_item || is_rated {
            return None;
        }
        Some(Named { name, rest: if rest.is_empty() { empty } else { rest } })
    }

    /// `Systems        : Windows, Linux`: the colon stands with the list, where all colons stand below one another.
    fn before_cell_with_colon(&self, cells: &[Span]) -> Option<Named> {
        let [first, second, ..] = cells else { return None };
        let rest = second.of(self.text).trim_start().strip_prefix([':', '：'])?;
        let is_named =
            items(*first, self.looks, self.text).count() == 1 && !rest.is_empty() && !is_level(rest);
        let rest = Span::within(self.text, first.end(), first.end());
        is_named.then(|| Named { name: bare(*first, self.text), rest })
    }

    /// Whether the line above or below is nothing but a word before a colon, too.
    fn is_among_bare_labels(&self, index: usize) -> bool {
        let is_bare = |line: &Line| line.span.of(self.text).trim_end().ends_with(':');
        let around = [index.checked_sub(1), Some(index + 1)];
        around.into_iter().flatten().filter_map(|at| self.lines.get(at)).any(is_bare)
    }

    fn in_its_look(&self, index: usize, first: Span) -> Option<Named> {
        let Self { text, looks, .. } = *self;
        let segments = looks.segments(first);
        let [name, rest @ ..] = segments.as_slice() else { return None };
        let rest = rest.iter().copied().reduce(Span::to)?;
        let between = Span::within(text, name.end(), rest.end()).of(text);
        let is_list = between.trim_start().starts_with(|c| matches!(c, ',' | ';' | '(') || is_separator(c));
        let fits = !self.lines.get(index)?.bullet
            && items(*name, looks, text).count() == 1
            && items(rest, looks, text).count() > 1
            && !is_list;
        fits.then(|| Named { name: bare(*name, text), rest })
    }

    fn on_its_own(&self, index: usize, cells: &[Span]) -> Option<Named> {
        let Self { text, looks, .. } = *self;
        let line = self.lines.get(index)?;
        let first = *cells.first()?;
        if line.bullet && !self.heads_nested(index) || items(first, looks, text).count() > 1 {
            return None;
        }
        let named = || Named { name: bare(first, text), rest: Span::within(text, first.end(), first.end()) };
        let look = looks.of(first);
        if let Some(second) = cells.get(1) {
            let several = items(*second, looks, text).count() > 1;
            let apart = !looks.of(*second).is_like(&look);
            return ((several || apart) && !is_level(second.of(text))).then(named);
        }
        if line.bullet {
            return Some(named());
        }
        let next = self.lines.get(index + 1)?;
        let below = looks.of(next.cells.first().copied().unwrap_or(next.span));
        // Of a name that is only in capitals nothing tells that it is not one more item: `PHP` over `Looms`.
        let is_abbreviation = || {
            items(next.content(text), looks, text).count() < 2
                && (is_term(first.of(text)) || is_short(first.of(text)))
        };
        let leads = next.bullet || is_set_over(&look, &below) && !(look.is_like(&below) && is_abbreviation());
        let is_item = self.look.is_some_and(|list| list.is_like(&look) && list.caps == look.caps);
        (leads && !is_item).then(named)
    }

    /// Whether a list item has items of its own below it: they begin further right by half the size of the text at least.
    pub fn heads_nested(&self, index: usize) -> bool {
        let pair = self.lines.get(index).zip(self.lines.get(index + 1));
        pair.is_some_and(|(line, next)| {
            let size = if line.size > 0.0 { line.size } else { 1.0 };
            line.bullet && next.bullet && line.region == next.region && next.indent > line.indent + size / 2.0
        })
    }

    /// The name that a paragraph explains: before a colon or a dash, in a look of its own.
    pub fn explained(&self, index: usize, whole: Span) -> Option<Span> {
        let Self { text, looks, .. } = *self;
        let inner = whole.of(text);
        let dash = inner.char_indices().find(|(at, c)| {
            is_dash(*c) && inner.get(..*at).is_some_and(|head| head.ends_with(char::is_whitespace))
        });
        let sign = inner.find(':').or(dash.map(|(at, _)| at));
        let first = self.lines.get(index)?;
        let styled = || {
            let segments = looks.segments(first.content(text));
            segments.first().filter(|_| segments.len() > 1).copied()
        };
        let name = sign.map(|at| Span::within(text, whole.start(), whole.start() + at)).or_else(styled)?;
        let name = bare(name, text);
        let words = name.of(text).split_whitespace().count();
        let fits = (1..=LONGEST_EXPLAINED).contains(&words)
            && name.of(text).starts_with(|c: char| !c.is_lowercase())
            && !prose::is_running_text(name.of(text));
        fits.then_some(name)
    }

    /// Whether the line above ends inside an item of a list with commas: `…, Loom` over `Master, Weaving`.
    pub fn is_cut_above(&self, index: usize) -> bool {
        let above = index.checked_sub(1).and_then(|at| self.lines.get(at));
        above.zip(self.lines.get(index)).is_some_and(|(above, line)| {
            let (end, begin) = (above.span.of(self.text).trim_end(), line.span.of(self.text));
            let is_list = |text: &str| text.contains(", ");
            is_list(end) && is_list(begin) && !end.ends_with([',', ';', '.', ':']) && !line.bullet
        })
    }

    /// `Loom control` over `(CNC)`: a bracket alone belongs to what stands above.
    pub fn is_bracket_behind(&self, index: usize) -> bool {
        let line = self.lines.get(index).filter(|line| index > 0 && !line.bullet);
        line.is_some_and(|line| {
            let inner = line.span.of(self.text).trim();
            inner.starts_with('(') && inner.find(')') == Some(inner.len() - 1)
        })
    }

    /// A line that goes on with the item above: the line above ended in the middle of it.
    pub fn continues_item(&self, index: usize) -> bool {
        let above = index.checked_sub(1).and_then(|at| self.lines.get(at));
        above.zip(self.lines.get(index)).is_some_and(|(above, line)| {
            let end = above.span.of(self.text).trim_end();
            (end.ends_with(['-', '&', '/']) || ends_in_bracket(end)) && !line.bullet
        })
    }
}

/// Letters and digits of the longest word that is taken for an abbreviation on its length alone.
const ABBREVIATION: usize = 4;

fn is_short(name: &str) -> bool {
    name.split_whitespace().all(|word| word.chars().count() <= ABBREVIATION)
}

/// Whether a look is that of a title over text in the other one: larger, bold, italic, in capitals or another colour.
fn is_set_over(look: &Look, below: &Look) -> bool {
    let weaker = (below.bold && !look.bold) || look.size < 0.95 * below.size || (below.caps && !look.caps);
    (!look.is_like(below) || look.caps != below.caps) && !weaker
}
