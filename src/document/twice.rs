//! Whether anything on a page may be drawn again on itself: most pages have nothing of the kind, and need not be
//! searched for it.

/// A sign on a page.
#[derive(Debug, Clone, Copy)]
pub struct Sign {
    /// Its first character.
    pub first: char,
    /// Where it stands.
    pub x: f32,
    /// See `x`.
    pub y: f32,
    /// Its size.
    pub size: f32,
}

/// How far apart two drawings of a sign are at most, in em; poppler's `dupMaxPriDelta` is the same.
pub const APART: f32 = 0.1;
/// How far apart they are at most, in points, however large the sign: [`APART`] of a headline.
pub const MOST_APART: f32 = 4.0;

/// Signs near one that it is compared with; readable text has a few.
const MOST_NEAR: usize = 64;

/// Columns and rows of cells: a page of 4,000,000 points.
const CELLS: u64 = 1 << 21;

/// Whether two equal signs of a page may stand as near to each other as [`APART`] and [`MOST_APART`] allow. `true` says
/// nothing; what is too crowded to be told is `true`, too.
pub fn may_hold_doubles(signs: &[Sign]) -> bool {
    let mut cells: Vec<(u64, &Sign)> = signs.iter().map(|sign| (cell(sign), sign)).collect();
    cells.sort_unstable_by_key(|(cell, _)| *cell);
    let mut next_row = 0;
    for (at, (cell, sign)) in cells.iter().enumerate() {
        let below = cell + CELLS - 1..=cell + CELLS + 1;
        next_row += cells.iter().skip(next_row).take_while(|(other, _)| other < below.start()).count();
        let beside = cells.iter().skip(at + 1).take_while(|(other, _)| *other <= cell + 1);
        let under = cells.iter().skip(next_row).take_while(|(other, _)| other <= below.end());
        for (seen, (_, other)) in beside.chain(under).enumerate() {
            if seen == MOST_NEAR || are_near(sign, other) {
                return true;
            }
        }
    }
    false
}

/// The cell of a sign. Those of one character follow one another row by row, so that near ones are found beside it
/// and a row further on.
fn cell(sign: &Sign) -> u64 {
    let of = |at: f32| {
        ((at / MOST_APART).floor() as i64).saturating_add(CELLS as i64 / 2).clamp(1, CELLS as i64 - 2)
    };
    (u64::from(sign.first) * CELLS + of(sign.y) as u64) * CELLS + of(sign.x) as u64
}

fn are_near(a: &Sign, b: &Sign) -> bool {
    let close = APART * a.size.max(b.size);
    (a.x - b.x).abs() <= close && (a.y - b.y).abs() <= close
}

#[cfg(test)]
mod tests {
    use super::{Sign, may_hold_doubles};

    fn text(at: &[(f32, f32)]) -> Vec<Sign> {
        at.iter().map(|&(x, y)| Sign { first: 'o', x, y, size: 10.0 }).collect()
    }

    #[test]
    fn letters_side_by_side_are_no_doubles() {
        assert!(!may_hold_doubles(&text(&[(72.0, 700.0), (77.5, 700.0), (72.0, 688.0)])));
        let mut other = text(&[(72.0, 700.0), (72.0, 700.0)]);
        other[1].first = 'O';
        assert!(!may_hold_doubles(&other));
    }

    #[test]
    fn a_double_is_found_over_the_edges_of_cells() {
        for (dx, dy) in [(0.0, 0.0), (0.9, 0.9), (-0.9, 0.9), (0.9, -0.9), (-0.9, -0.9)] {
            for x in [-4.0, 0.0, 3.9, 4.0, 1e9] {
                assert!(
                    may_hold_doubles(&text(&[(x, 8.0), (200.0, 8.0), (x + dx, 8.0 + dy)])),
                    "{x} {dx} {dy}"
                );
            }
        }
    }

    #[test]
    fn a_heap_of_signs_is_not_compared_in_full() {
        let heap: Vec<Sign> = (0..200u8)
            .map(|step| Sign { first: 'o', x: f32::from(step) / 100.0, y: 0.0, size: 0.01 })
            .collect();
        assert!(may_hold_doubles(&heap));
    }
}
