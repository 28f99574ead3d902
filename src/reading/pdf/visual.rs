//! Visual lines: what stands on one height of the page, from left to right.

use super::atom::Atom;

/// Groups atoms by height: those whose baselines differ by at most `tolerance` em of the first of
/// the line, from top to bottom, each from left to right.
///
/// What moves is the pieces that were drawn without a break, never a single glyph, so letters of two
/// words that overlap are not mixed. Poppler does likewise: its words are made in drawing order, then
/// sorted (`TextPage::addChar`).
pub(super) fn lines<'d>(atoms: Vec<Atom<'d>>, tolerance: f32) -> Vec<Vec<Atom<'d>>> {
    let mut pieces = pieces(atoms);
    pieces.sort_by(|a, b| a.y().total_cmp(&b.y()).then(a.id().cmp(&b.id())));
    let mut lines: Vec<Vec<Piece<'d>>> = Vec::new();
    for piece in pieces {
        let fits = lines.last().and_then(|line| line.first()).is_some_and(|first| {
            let size = first.size().max(piece.size());
            piece.y() - first.y() <= tolerance * size
        });
        match lines.last_mut() {
            Some(line) if fits => line.push(piece),
            _ => lines.push(vec![piece]),
        }
    }
    let in_order = |mut line: Vec<Piece<'d>>| {
        line.sort_by(|a, b| a.x0().total_cmp(&b.x0()).then(a.id().cmp(&b.id())));
        line.into_iter().flat_map(Piece::into_atoms).collect()
    };
    lines.into_iter().map(in_order).collect()
}

/// From which gap on, in em, the pen has left a piece (poppler's `minWordBreakSpace`).
const AHEAD: f32 = 0.1;
/// From which overlap on, in em, the pen has left a piece (poppler's `minDupBreakOverlap`).
const BACK: f32 = 0.1;
/// By how many points baseline or size may change within a piece (poppler: 0.5 for both).
const CHANGE: f32 = 0.5;

/// Atoms that were drawn one after the other on one baseline, and the spaces after them.
struct Piece<'d> {
    first: Atom<'d>,
    rest: Vec<Atom<'d>>,
}

impl<'d> Piece<'d> {
    fn x0(&self) -> f32 {
        self.first.x0
    }

    fn y(&self) -> f32 {
        self.first.y
    }

    fn size(&self) -> f32 {
        self.first.size
    }

    fn id(&self) -> u32 {
        self.first.id
    }

    fn last(&self) -> &Atom<'d> {
        self.rest.last().unwrap_or(&self.first)
    }

    /// Whether the next atom in drawing order goes on with it.
    fn takes(&self, next: &Atom<'_>) -> bool {
        let last = self.last();
        let size = last.size.max(next.size);
        let gap = next.x0 - last.x1;
        (!last.is_space() || next.is_space())
            && (next.y - last.y).abs() <= CHANGE
            && (next.size - last.size).abs() <= CHANGE
            && (-BACK * size..=AHEAD * size).contains(&gap)
    }

    fn into_atoms(self) -> impl Iterator<Item = Atom<'d>> {
        std::iter::once(self.first).chain(self.rest)
    }
}

fn pieces(mut atoms: Vec<Atom<'_>>) -> Vec<Piece<'_>> {
    // Glyphs are numbered in drawing order.
    atoms.sort_by_key(|atom| atom.id);
    let mut pieces: Vec<Piece<'_>> = Vec::new();
    for atom in atoms {
        match pieces.last_mut() {
            Some(piece) if piece.takes(&atom) => piece.rest.push(atom),
            _ => pieces.push(Piece { first: atom, rest: Vec::new() }),
        }
    }
    pieces
}
