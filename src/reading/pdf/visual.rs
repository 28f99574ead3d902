//! Visual lines: what stands on one height of the page, from left to right.

use super::atom::Atom;

/// Groups atoms by height: those whose baselines differ by at most `tolerance` em of the first of
/// the line, from top to bottom, each from left to right.
///
/// What moves is the pieces that were drawn without a break, never a single glyph, so letters of two
/// words that overlap are not mixed. Poppler does likewise: its words are made in drawing order, then
/// sorted (`TextPage::addChar`).
pub(super) fn lines<'d>(mut atoms: Vec<Atom<'d>>, tolerance: f32) -> Vec<Vec<Atom<'d>>> {
    // Glyphs are numbered in drawing order.
    atoms.sort_by_key(|atom| atom.id);
    let mut pieces: Vec<Piece<'_, 'd>> = atoms.chunk_by(goes_on).filter_map(Piece::of).collect();
    pieces.sort_by(|a, b| a.first.y.total_cmp(&b.first.y).then(a.first.id.cmp(&b.first.id)));
    let mut lines: Vec<Vec<Piece<'_, 'd>>> = Vec::new();
    for piece in pieces {
        let fits = lines.last().and_then(|line| line.first()).is_some_and(|line| {
            let size = line.first.size.max(piece.first.size);
            piece.first.y - line.first.y <= tolerance * size
        });
        match lines.last_mut() {
            Some(line) if fits => line.push(piece),
            _ => lines.push(vec![piece]),
        }
    }
    let in_order = |mut line: Vec<Piece<'_, 'd>>| {
        line.sort_by(|a, b| a.first.x0.total_cmp(&b.first.x0).then(a.first.id.cmp(&b.first.id)));
        let mut atoms = Vec::with_capacity(line.iter().map(|piece| piece.atoms.len()).sum());
        line.iter().for_each(|piece| atoms.extend_from_slice(piece.atoms));
        atoms
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
struct Piece<'a, 'd> {
    first: Atom<'d>,
    atoms: &'a [Atom<'d>],
}

impl<'a, 'd> Piece<'a, 'd> {
    fn of(atoms: &'a [Atom<'d>]) -> Option<Self> {
        Some(Self { first: *atoms.first()?, atoms })
    }
}

/// Whether an atom goes on with the piece of the one drawn before it.
fn goes_on(last: &Atom<'_>, next: &Atom<'_>) -> bool {
    let size = last.size.max(next.size);
    let gap = next.x0 - last.x1;
    (!last.is_space() || next.is_space())
        && (next.y - last.y).abs() <= CHANGE
        && (next.size - last.size).abs() <= CHANGE
        && (-BACK * size..=AHEAD * size).contains(&gap)
}
