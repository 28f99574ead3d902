//! Small raised text, such as the `th` of `17th`: it stands on the line of what it touches.

use super::atom::Atom;

/// Size of raised text against that of the text it is raised from, at most. Word and LibreOffice set .58 to .67.
const SMALLER: f32 = 0.8;
/// How far it is raised, in sizes of that text. Word and LibreOffice raise by .33 to .45.
const RAISED: std::ops::RangeInclusive<f32> = 0.1..=0.6;
/// How far it may stand from it, likewise.
const APART: std::ops::RangeInclusive<f32> = -0.2..=0.3;

/// Sets raised text, in the order that it was drawn in, on the baseline of the text before it.
pub(super) fn settle(atoms: &mut [Atom<'_>]) {
    let mut base: Option<(f32, f32)> = None;
    let mut end = f32::NEG_INFINITY;
    for atom in atoms.iter_mut().filter(|atom| atom.has_ink()) {
        let raised_from = base.filter(|(y, size)| {
            atom.size <= SMALLER * size
                && RAISED.contains(&((y - atom.y) / size))
                && APART.contains(&((atom.x0 - end) / size))
        });
        match raised_from {
            Some((y, _)) => atom.y = y,
            None => base = Some((atom.y, atom.size)),
        }
        end = atom.x1;
    }
}
