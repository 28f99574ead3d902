//! What lines look like: size, weight, colour, bullets, rules, space around them.

use super::atom::{Atom, upright_box};
use super::row::Row;
use crate::document::{Colour, Document, Page, PaintKind, Rect, Unicode};
use crate::reading::Line;
use crate::text::signs;
use std::collections::HashMap;

/// Bullets are narrow, in em; icons are about one em wide.
const BULLET_WIDTH: f32 = 0.65;
/// Rules are thin, in points.
const RULE_HEIGHT: f32 = 3.0;
/// Rules are long, in points; shorter ones are dashes and parts of icons.
const RULE_WIDTH: f32 = 24.0;
/// From this difference on a colour is another one.
const OTHER_COLOUR: f32 = 0.12;
/// Space above, in em, from which a new block begins: more than the leading of wide-set text.
pub(super) const BLOCK_SPACE: f32 = 0.75;

/// The looks of a reading's rows.
pub(super) struct Looks<'r, 'd> {
    rows: Vec<Set<'r, 'd>>,
    rules: HashMap<u32, Vec<Rule>>,
    usual_colour: Option<Colour>,
    edges: HashMap<u32, f32>,
    marks: HashMap<(Option<u32>, u32), u32>,
}

/// A row and its measures.
#[derive(Clone, Copy)]
struct Set<'r, 'd> {
    row: &'r Row<'d>,
    x0: f32,
    x1: f32,
    /// Lowest baseline.
    base: f32,
    /// The size of most of its text.
    size: f32,
}

impl<'r, 'd> Set<'r, 'd> {
    fn new(row: &'r Row<'d>) -> Self {
        let base = row.atoms().map(|atom| atom.y).fold(f32::NEG_INFINITY, f32::max);
        Self { row, x0: row.x0(), x1: row.x1(), base, size: usual_size(row) }
    }

    /// The room between this line and one below it. A quarter of the em hangs below the baseline, three quarters
    /// stand above it.
    fn room_above(&self, below: &Self) -> f32 {
        let (bottom, top) = (self.base + self.size * 0.25, below.base - below.size * 0.75);
        top - bottom
    }
}

/// A thin horizontal line on the upright page.
struct Rule {
    x0: f32,
    x1: f32,
    y: f32,
}

impl<'r, 'd> Looks<'r, 'd> {
    pub(super) fn new(document: &'d Document, rows: &'r [Row<'d>]) -> Self {
        let usual_colour = usual_colour(rows);
        let rows: Vec<Set<'r, 'd>> = rows.iter().map(Set::new).collect();
        let mut edges: HashMap<u32, f32> = HashMap::new();
        for set in &rows {
            let edge = edges.entry(set.row.region).or_insert(f32::INFINITY);
            *edge = edge.min(set.x0);
        }
        let rules = document.pages().iter().map(|page| (page.number, rules(page))).collect();
        Self { rows, rules, usual_colour, edges, marks: HashMap::new() }
    }

    /// The lines of the rows, without spans.
    pub(super) fn lines(mut self) -> Vec<Line> {
        for Set { row, .. } in &self.rows {
            if let Some(atom) = row.lead.as_ref().or_else(|| row.atoms().next()) {
                *self.marks.entry(mark(atom)).or_default() += 1;
            }
        }
        let mut lines: Vec<Line> = Vec::with_capacity(self.rows.len());
        let mut before: Option<&Set<'_, '_>> = None;
        let mut block = 0;
        for set in &self.rows {
            let mut line = self.line(set);
            let place = |set: &Set<'_, '_>| (set.row.region, set.row.page);
            let same = before.filter(|last| place(last) == place(set));
            // A rule between two lines belongs to the upper one.
            let under_rule = same.is_some_and(|last| self.rule(last, Side::Below));
            line.ruled = self.rule(set, Side::Below)
                || self.rule(set, Side::Beside)
                || (!under_rule && self.rule(set, Side::Above));
            line.space_above = same.map_or(0.0, |last| last.room_above(set));
            let breaks = line.space_above > BLOCK_SPACE * line.size || line.space_above < -line.size;
            if before.is_some() && (same.is_none() || breaks) {
                block += 1;
            }
            line.block = block;
            lines.push(line);
            before = Some(set);
        }
        lines
    }

    fn line(&self, set: &Set<'_, '_>) -> Line {
        let row = set.row;
        let weight = |atom: &Atom<'_>| atom.text().chars().filter(|c| !c.is_whitespace()).count();
        let weights: Vec<usize> = row.atoms().map(weight).collect();
        let total: usize = weights.iter().sum();
        let most = |is: &dyn Fn(&Atom<'_>) -> bool| {
            let own = row.atoms().zip(&weights).filter(|(atom, _)| is(atom));
            own.map(|(_, weight)| weight).sum::<usize>() * 2 > total
        };
        let edge = self.edges.get(&row.region).copied().unwrap_or_default();
        Line {
            region: row.region,
            page: Some(row.page),
            bbox: row.atoms().map(|atom| atom.glyph.bbox).reduce(Rect::union),
            size: set.size,
            bold: most(&|atom| atom.run.bold),
            italic: most(&|atom| atom.run.italic),
            coloured: most(&|atom| self.is_coloured(atom)),
            bullet: self.is_bullet(row),
            indent: set.x0 - edge,
            ..Line::default()
        }
    }

    fn is_coloured(&self, atom: &Atom<'_>) -> bool {
        match (self.usual_colour, atom.run.colour) {
            (Some(usual), Some(own)) => usual.distance(own) > OTHER_COLOUR,
            (None, Some(_)) | (Some(_), None) => true,
            (None, None) => false,
        }
    }

    /// A bullet is a known sign, or a glyph without meaning that starts several lines.
    fn is_bullet(&self, row: &Row<'_>) -> bool {
        let repeated = |atom: &Atom<'_>| self.marks.get(&mark(atom)).is_some_and(|count| *count > 1);
        let unnamed = |atom: &Atom<'_>| {
            is_meaningless(atom) && repeated(atom) && atom.x1 - atom.x0 <= BULLET_WIDTH * atom.size
        };
        if let Some(lead) = &row.lead {
            return unnamed(lead);
        }
        let Some(first) = row.words.first() else {
            return false;
        };
        let Some(atom) = first.atoms.first() else {
            return false;
        };
        unnamed(atom) || (atom.text().starts_with(signs::is_bullet) && signs::bullet(&row.text()).is_some())
    }

    /// Whether a rule stands on a side of a line.
    fn rule(&self, set: &Set<'_, '_>, side: Side) -> bool {
        let Some(atom) = set.row.atoms().next().filter(|atom| atom.turn == 0) else {
            return false;
        };
        let (Set { x0, x1, size, .. }, y) = (*set, atom.y);
        let rules = self.rules.get(&set.row.page).map(Vec::as_slice).unwrap_or_default();
        rules.iter().any(|rule| {
            let over = rule.x0 <= x0 + size * 0.5 && rule.x1 >= x1 - size * 0.5;
            let next_to =
                (0.0..=size * 2.0).contains(&(rule.x0 - x1)) || (0.0..=size * 2.0).contains(&(x0 - rule.x1));
            let depth = (rule.y - y) / size;
            match side {
                Side::Below => over && (0.02..=1.1).contains(&depth),
                Side::Above => over && (-1.6..=-0.75).contains(&depth),
                Side::Beside => next_to && (-1.0..=0.3).contains(&depth) && rule.x1 - rule.x0 > 4.0 * size,
            }
        })
    }
}

/// Where a rule stands.
#[derive(Debug, Clone, Copy)]
enum Side {
    Below,
    Above,
    Beside,
}

fn mark(atom: &Atom<'_>) -> (Option<u32>, u32) {
    (atom.run.font, atom.glyph.code)
}

fn is_meaningless(atom: &Atom<'_>) -> bool {
    matches!(atom.glyph.unicode, Unicode::Private | Unicode::Missing)
}

/// The size of most of a row's text.
fn usual_size(row: &Row<'_>) -> f32 {
    let mut sizes: Vec<(f32, usize)> = Vec::new();
    for atom in row.atoms() {
        let size = (atom.size * 10.0).round() / 10.0;
        match sizes.iter_mut().find(|(known, _)| *known == size) {
            Some((_, count)) => *count += 1,
            None => sizes.push((size, 1)),
        }
    }
    sizes.iter().max_by(|a, b| a.1.cmp(&b.1).then(a.0.total_cmp(&b.0))).map_or(0.0, |(size, _)| *size)
}

fn usual_colour(rows: &[Row<'_>]) -> Option<Colour> {
    let colours = rows.iter().flat_map(Row::atoms).filter_map(|atom| atom.run.colour);
    let mut colours: Vec<[u8; 3]> = colours.map(|colour| colour.0.map(|v| (v * 255.0) as u8)).collect();
    colours.sort_unstable();
    let most = colours.chunk_by(|a, b| a == b).max_by_key(|own| (own.len(), own.first()))?;
    Some(Colour(most.first()?.map(|v| f32::from(v) / 255.0)))
}

fn rules(page: &Page) -> Vec<Rule> {
    let thin = |bbox: Rect| {
        let (x0, top, x1, bottom) = upright_box(bbox, page);
        (bottom - top <= RULE_HEIGHT && x1 - x0 >= RULE_WIDTH).then_some(Rule {
            x0,
            x1,
            y: (top + bottom) / 2.0,
        })
    };
    let drawn = page.paints.iter().filter(|paint| paint.rectangle && paint.kind != PaintKind::Image);
    drawn.filter_map(|paint| thin(paint.bbox)).collect()
}
