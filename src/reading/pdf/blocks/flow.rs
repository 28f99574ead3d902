//! Flows: blocks that go on one below the other. A word that is broken at the end of a line is put
//! together within a flow only.

use super::area::Area;

/// The largest distance of blocks of one flow, in em (`maxBlockSpacing`).
const BLOCK_GAP: f32 = 2.5;

/// For each block, in reading order, whether it goes on with the one before.
pub(super) fn continuations(order: &[usize], areas: &[Area], sizes: &[f32]) -> Vec<bool> {
    let block = |index: &usize| Some((*areas.get(*index)?, sizes.get(*index).copied()?));
    let mut first: Option<Free> = None;
    let mut before: Option<(Area, f32, Free)> = None;
    let mut goes_on = Vec::with_capacity(order.len());
    for (area, size) in order.iter().filter_map(block) {
        let free = Free::beside(&area, areas);
        let fits = before.is_some_and(|(last, last_size, last_free)| {
            area.top - last.bottom <= BLOCK_GAP * last_size
                && area.top > last.top
                && size <= last_size
                && last_free.holds(&area)
                && first.is_some_and(|first| first.holds(&area))
        });
        if !fits {
            first = Some(free);
        }
        before = Some((area, size, free));
        goes_on.push(fits);
    }
    goes_on
}

/// The width that a block could take without running into those beside it.
#[derive(Debug, Clone, Copy)]
struct Free {
    from: f32,
    to: f32,
}

impl Free {
    fn beside(area: &Area, areas: &[Area]) -> Self {
        let beside = || areas.iter().filter(|other| other.top < area.bottom && other.bottom > area.top);
        let left = beside().filter(|other| other.x0 < area.x0).map(|other| other.x1.min(area.x0));
        let right = beside().filter(|other| other.x1 > area.x1).map(|other| other.x0.max(area.x1));
        Self { from: left.fold(f32::NEG_INFINITY, f32::max), to: right.fold(f32::INFINITY, f32::min) }
    }

    fn holds(&self, area: &Area) -> bool {
        area.x0 >= self.from && area.x1 <= self.to
    }
}
