//! Work on many things at once, whose results come in the order of the things.

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::channel;
use std::sync::{Condvar, Mutex, PoisonError};

/// How far work may run ahead of the first result that is not there yet: so much is kept while one thing takes long.
const AHEAD: usize = 256;
/// Stack of the threads that work, in bytes: results may be nested deep.
const STACK_BYTES: usize = crate::limits::STACK_BYTES;

/// Works on things, given with their numbers, on as many threads as there are `seats`, and takes what comes out in the
/// order of the things, as soon as it is there, until told to stop.
pub fn in_order<I: Sync, S: Send, T: Send>(
    things: &[I],
    seats: Vec<S>,
    work: impl Fn(&mut S, usize, &I) -> T + Sync,
    mut take: impl FnMut(T) -> ControlFlow<()>,
) -> std::io::Result<()> {
    let queue = Queue { next: AtomicUsize::new(0), bound: Mutex::new(AHEAD), moved: Condvar::new() };
    std::thread::scope(|scope| {
        let (sender, results) = channel();
        for mut seat in seats {
            let (queue, work, sender) = (&queue, &work, sender.clone());
            let thread = std::thread::Builder::new().stack_size(STACK_BYTES);
            let started = thread.spawn_scoped(scope, move || {
                while let Some((number, thing)) = queue.next(things) {
                    if sender.send((number, work(&mut seat, number, thing))).is_err() {
                        break;
                    }
                }
            });
            // Others may have started and wait.
            started.inspect_err(|_| queue.close())?;
        }
        drop(sender);
        let mut early = BTreeMap::new();
        let mut taken = 0;
        for (number, result) in results {
            early.insert(number, result);
            while let Some(result) = early.remove(&taken) {
                if take(result).is_break() {
                    queue.close();
                    return Ok(());
                }
                taken += 1;
                queue.advance(taken);
            }
        }
        Ok(())
    })
}

/// What is still to be worked on.
struct Queue {
    /// The number of the next thing.
    next: AtomicUsize,
    /// Things of lower numbers may be worked on.
    bound: Mutex<usize>,
    moved: Condvar,
}

/// The bound of a queue that is closed.
const CLOSED: usize = usize::MAX;

impl Queue {
    /// The next thing, as soon as it is not too far ahead; nothing at the end.
    fn next<'t, I>(&self, things: &'t [I]) -> Option<(usize, &'t I)> {
        let number = self.next.fetch_add(1, Ordering::Relaxed);
        let thing = things.get(number)?;
        let bound = self.bound.lock().unwrap_or_else(PoisonError::into_inner);
        let bound = self.moved.wait_while(bound, |bound| number >= *bound);
        (*bound.unwrap_or_else(PoisonError::into_inner) != CLOSED).then_some((number, thing))
    }

    /// So many are taken.
    fn advance(&self, taken: usize) {
        self.set(taken + AHEAD);
    }

    /// Nothing more is worked on.
    fn close(&self) {
        self.set(CLOSED);
    }

    fn set(&self, bound: usize) {
        *self.bound.lock().unwrap_or_else(PoisonError::into_inner) = bound;
        self.moved.notify_all();
    }
}

#[cfg(test)]
mod tests {
    use super::{AHEAD, in_order};
    use std::ops::ControlFlow;
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::time::Duration;

    #[test]
    fn results_come_in_order_whatever_is_done_first() {
        let things: Vec<usize> = (0..500).collect();
        let slow = |_: &mut (), number: usize, thing: &usize| {
            if number.is_multiple_of(50) {
                std::thread::sleep(Duration::from_millis(20));
            }
            *thing
        };
        let mut got = Vec::new();
        let take = |thing| {
            got.push(thing);
            ControlFlow::Continue(())
        };
        in_order(&things, vec![(); 4], slow, take).unwrap();
        assert_eq!(got, things);
    }

    #[test]
    fn work_does_not_run_far_ahead() {
        let begun = AtomicUsize::new(0);
        let furthest = |_: &mut (), number: usize, (): &()| {
            begun.fetch_max(number, Ordering::SeqCst);
            if number == 0 {
                std::thread::sleep(Duration::from_millis(100));
            }
            begun.load(Ordering::SeqCst)
        };
        let mut first = None;
        let take = |reached| {
            first.get_or_insert(reached);
            ControlFlow::Continue(())
        };
        in_order(&[(); 10 * AHEAD], vec![(); 2], furthest, take).unwrap();
        assert!(first.unwrap() < AHEAD, "{first:?}");
        assert_eq!(begun.into_inner(), 10 * AHEAD - 1);
    }

    #[test]
    fn whoever_takes_can_stop() {
        let mut taken = 0;
        let take = |_| {
            taken += 1;
            if taken == 10 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        };
        in_order(&[(); 1_000_000], vec![(); 3], |(), number, ()| number, take).unwrap();
        assert_eq!(taken, 10);
    }
}
