//! Segments: pieces of visual lines between wide gaps, the bricks of columns.

use super::atom::Atom;
use super::visual;

/// From which gap on, in em, a visual line is cut: wider than the word spaces of justified text,
/// narrower than the gutter of any column layout we have seen.
const SEGMENT_GAP: f32 = 0.9;
/// How far baselines of one visual line may differ, in em.
pub(super) const LINE_TOLERANCE: f32 = 0.3;

/// A piece of a visual line without a wide gap.
#[derive(Debug, Clone)]
pub(super) struct Segment<'d> {
    /// Its atoms, from left to right.
    pub atoms: Vec<Atom<'d>>,
    /// Left edge of its ink.
    pub x0: f32,
    /// Right edge of its ink.
    pub x1: f32,
    /// Baseline.
    pub y: f32,
    /// Size of its largest atom.
    pub size: f32,
    /// Characters of its text.
    pub characters: usize,
    /// Its atoms that are digits.
    pub digits: usize,
    /// Whether all of its ink is bold.
    pub bold: bool,
}

/// Cuts the atoms of a page into segments, from top to bottom and left to right.
pub(super) fn segments<'d>(atoms: Vec<Atom<'d>>) -> Vec<Segment<'d>> {
    let mut segments = Vec::new();
    for line in visual::lines(atoms, LINE_TOLERANCE) {
        let mut open = 0;
        let mut end = f32::NEG_INFINITY;
        for (at, atom) in line.iter().enumerate().filter(|(_, atom)| atom.has_ink()) {
            if at > open && atom.x0 - end > SEGMENT_GAP * atom.size {
                segments.extend(line.get(open..at).and_then(Segment::new));
                open = at;
                end = f32::NEG_INFINITY;
            }
            end = end.max(atom.x1);
        }
        segments.extend(line.get(open..).and_then(Segment::new));
    }
    segments
}

impl<'d> Segment<'d> {
    fn new(atoms: &[Atom<'d>]) -> Option<Self> {
        let ink = || atoms.iter().filter(|atom| atom.has_ink());
        let first = ink().next()?;
        let (mut x0, mut x1, mut size) = (first.x0, first.x1, first.size);
        let (mut digits, mut bold) = (0, true);
        for atom in ink() {
            x0 = x0.min(atom.x0);
            x1 = x1.max(atom.x1);
            size = size.max(atom.size);
            digits += usize::from(atom.text().bytes().all(|byte| byte.is_ascii_digit()));
            bold &= atom.run.bold;
        }
        let y = first.y;
        let characters = atoms.iter().map(|atom| atom.text().chars().count()).sum();
        Some(Self { x0, x1, y, size, characters, digits, bold, atoms: atoms.to_vec() })
    }

    /// Sets it on another line.
    pub(super) fn set_baseline(&mut self, y: f32) {
        self.y = y;
        self.atoms.iter_mut().for_each(|atom| atom.y = y);
    }
}
