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
}

/// Cuts the atoms of a page into segments, from top to bottom and left to right.
pub(super) fn segments<'d>(atoms: Vec<Atom<'d>>) -> Vec<Segment<'d>> {
    let mut segments = Vec::new();
    for line in visual::lines(atoms, LINE_TOLERANCE) {
        let mut open: Vec<Atom<'d>> = Vec::new();
        let mut end = f32::NEG_INFINITY;
        for atom in line {
            if atom.has_ink() {
                if !open.is_empty() && atom.x0 - end > SEGMENT_GAP * atom.size {
                    segments.extend(Segment::new(std::mem::take(&mut open)));
                    end = f32::NEG_INFINITY;
                }
                end = end.max(atom.x1);
            }
            open.push(atom);
        }
        segments.extend(Segment::new(open));
    }
    segments
}

impl<'d> Segment<'d> {
    fn new(atoms: Vec<Atom<'d>>) -> Option<Self> {
        let ink = || atoms.iter().filter(|atom| atom.has_ink());
        let first = ink().next()?;
        let (mut x0, mut x1, mut size) = (first.x0, first.x1, first.size);
        for atom in ink() {
            x0 = x0.min(atom.x0);
            x1 = x1.max(atom.x1);
            size = size.max(atom.size);
        }
        let y = first.y;
        Some(Self { atoms, x0, x1, y, size })
    }

    /// Sets it on another line.
    pub(super) fn set_baseline(&mut self, y: f32) {
        self.y = y;
        self.atoms.iter_mut().for_each(|atom| atom.y = y);
    }

    /// Characters of its text.
    pub(super) fn characters(&self) -> usize {
        self.atoms.iter().map(|atom| atom.text.chars().count()).sum()
    }
}
