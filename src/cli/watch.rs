//! `atslint check --watch`: for people who write a résumé and rebuild it.
//!
//! Files are looked at every so often, not subscribed to: what builds them deletes and writes them
//! anew, in several steps, and that is the same for every system and every program this way.

use super::args::Check;
use super::output::is_same_file;
use super::terminal::Terminal;
use super::{check, exit, found, inputs};
use miette::miette;
use std::collections::BTreeMap;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

/// How long a file has to stay as it is before it is checked: the time between two looks.
const PAUSE: Duration = Duration::from_millis(300);
/// Clears a terminal and goes to its first line.
const CLEAR: &[u8] = b"\x1b[2J\x1b[3J\x1b[H";

/// What tells that a file was written; nothing for one that is not there.
type Stamp = Option<(SystemTime, u64)>;
/// The files that are watched.
type Stamps = BTreeMap<PathBuf, Stamp>;

/// Checks again whenever a file has changed, until the program is ended or nobody reads any more.
pub fn run(args: &Check, terminal: &Terminal) -> miette::Result<u8> {
    let inputs = args.resumes.iter().chain(&args.posting);
    if inputs.into_iter().any(|path| path == Path::new("-")) {
        return Err(miette!(help = "name a file", "standard input cannot be watched"));
    }
    let mut watch = Watch::new(stamps(args));
    loop {
        let mut out = if terminal.interactive { CLEAR.to_vec() } else { Vec::new() };
        if let Err(report) = check::run(args, terminal, &mut out) {
            terminal.complain(&report);
        }
        let mut stdout = std::io::stdout().lock();
        if stdout.write_all(&out).and_then(|()| stdout.flush()).is_err() {
            return Ok(exit::CLEAN);
        }
        drop(stdout);
        terminal.say("watching; end with Ctrl-C");
        loop {
            std::thread::sleep(PAUSE);
            if watch.is_due(stamps(args)) {
                break;
            }
        }
    }
}

/// The files of a run as they are now: résumés, posting and configuration.
fn stamps(args: &Check) -> Stamps {
    // A folder that is gone for now comes back.
    let found = found::resumes(&args.resumes);
    let resumes = found.map(|inputs| inputs.into_iter().map(|input| input.path).collect());
    let resumes = resumes.unwrap_or_else(|_| args.resumes.clone());
    let config = inputs::config_file(&args.settings.choice);
    let files = resumes.into_iter().chain(args.posting.clone()).chain(config);
    let is_written = |path: &PathBuf| args.output.iter().any(|output| is_same_file(output, path));
    let others = files.filter(|path| !is_written(path));
    others.map(|path| (path.clone(), stamp(&path))).collect()
}

fn stamp(path: &Path) -> Stamp {
    let metadata = std::fs::metadata(path).ok()?;
    Some((metadata.modified().ok()?, metadata.len()))
}

/// Tells when files have changed and are whole again.
#[derive(Debug)]
struct Watch {
    checked: Stamps,
    last: Stamps,
}

impl Watch {
    /// Files as they are at the first check.
    fn new(now: Stamps) -> Self {
        Self { checked: now.clone(), last: now }
    }

    /// Whether the files are to be checked: they are other than at the last check, all there, and as at
    /// the last look.
    fn is_due(&mut self, now: Stamps) -> bool {
        let settled = now == self.last && now.values().all(Option::is_some);
        let due = settled && now != self.checked;
        if due {
            self.checked.clone_from(&now);
        }
        self.last = now;
        due
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(stamps: &[Option<u64>]) -> Stamps {
        let at = |seconds: u64| (SystemTime::UNIX_EPOCH + Duration::from_secs(seconds), 100);
        let named =
            |(index, stamp): (usize, &Option<u64>)| (PathBuf::from(format!("{index}.pdf")), stamp.map(at));
        stamps.iter().enumerate().map(named).collect()
    }

    /// After which looks a check is due.
    fn due(looks: &[&[Option<u64>]]) -> Vec<bool> {
        let mut watch = Watch::new(files(looks[0]));
        looks[1..].iter().map(|look| watch.is_due(files(look))).collect()
    }

    #[test]
    fn nothing_is_due_while_nothing_changes() {
        assert_eq!(due(&[&[Some(1)], &[Some(1)], &[Some(1)]]), [false, false]);
    }

    #[test]
    fn a_file_is_due_once_when_it_has_settled() {
        let looks: [&[_]; 6] = [&[Some(1)], &[Some(2)], &[Some(3)], &[Some(3)], &[Some(3)], &[Some(3)]];
        assert_eq!(due(&looks), [false, false, true, false, false]);
    }

    #[test]
    fn a_file_that_is_deleted_and_written_again_is_due_when_it_is_back() {
        let looks: [&[_]; 6] = [&[Some(1)], &[None], &[None], &[Some(2)], &[Some(2)], &[Some(2)]];
        assert_eq!(due(&looks), [false, false, false, true, false]);
        assert_eq!(due(&[&[Some(1)], &[None], &[Some(1)], &[Some(1)]]), [false, false, false]);
    }

    #[test]
    fn all_files_have_to_be_there() {
        let looks: [&[_]; 5] = [
            &[Some(1), Some(1)],
            &[Some(2), None],
            &[Some(2), None],
            &[Some(2), Some(1)],
            &[Some(2), Some(1)],
        ];
        assert_eq!(due(&looks), [false, false, false, true]);
    }
}
