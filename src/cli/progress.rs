//! How far a run over many files is, on standard error, for whoever waits at a terminal.

use std::io::{IsTerminal, Write};
use std::sync::atomic::{AtomicUsize, Ordering};

/// From how many files on it is shown: fewer are checked before anybody wonders.
const MANY: usize = 20;

/// A line that counts files, and goes away at the end.
pub struct Progress {
    files: usize,
    done: AtomicUsize,
    shown: bool,
}

impl Progress {
    /// Over some files; shown on a terminal only.
    pub fn over(files: usize) -> Self {
        let shown = files >= MANY && std::io::stderr().is_terminal();
        Self { files, done: AtomicUsize::new(0), shown }
    }

    /// Counts a file that is done.
    pub fn step(&self) {
        let done = self.done.fetch_add(1, Ordering::Relaxed) + 1;
        // As often as the percentage changes.
        if self.shown && done * 100 / self.files != (done - 1) * 100 / self.files {
            self.write(&format!("\r{done} of {} files checked", self.files));
        }
    }

    fn write(&self, text: &str) {
        // Nobody is told of progress on a broken standard error.
        let _ = std::io::stderr().lock().write_all(text.as_bytes());
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if self.shown {
            let blank = " ".repeat(format!("{0} of {0} files checked", self.files).len());
            self.write(&format!("\r{blank}\r"));
        }
    }
}
