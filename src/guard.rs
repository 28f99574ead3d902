//! Work on a stranger's file runs on a thread of its own: with a large stack, because parsers of ours
//! and others recurse on nesting, and so that a panic costs only that file.

use crate::limits;

/// The name of these threads; a program's panic hook may keep quiet about them, for what a panic said
/// is returned.
pub const THREAD: &str = "atslint-file";

/// Runs `work` on a guarded thread; a panic becomes what it said.
pub fn guarded<T: Send>(work: impl FnOnce() -> T + Send) -> Result<T, String> {
    std::thread::scope(|scope| {
        let named = std::thread::Builder::new().name(THREAD.to_owned());
        let work = || {
            make_room();
            work()
        };
        match named.stack_size(limits::STACK_BYTES).spawn_scoped(scope, work) {
            Ok(thread) => thread.join().map_err(|panic| {
                let said = panic.downcast_ref::<&str>().map(|said| (*said).to_owned());
                let said = said.or_else(|| panic.downcast_ref::<String>().cloned());
                said.unwrap_or_else(|| "a panic without words".to_owned())
            }),
            Err(error) => Err(error.to_string()),
        }
    })
}

/// Memory that a résumé takes, in bytes: one of a page takes 1.2 MB, of five pages 3.
const ROOM: usize = 4 << 20;

/// Takes memory and gives it back, once to be asked for at a time: the allocator of glibc lets the heap of any thread
/// but the first grow page by page, with a call of the system for each, unless it grew before. It gives what is large
/// back to the system at first, and keeps it from the second time on.
fn make_room() {
    for _ in 0..2 {
        drop(std::hint::black_box(Vec::<u8>::with_capacity(ROOM)));
    }
}

#[cfg(test)]
mod tests {
    use super::guarded;

    #[test]
    fn a_panic_becomes_what_it_said() {
        let said = guarded(|| -> u8 { panic!("glyph {} is missing", 7) });
        assert_eq!(said, Err("glyph 7 is missing".to_owned()));
        assert_eq!(guarded(|| 3), Ok(3));
    }
}
