//! The process of a worker, as its parent sees it.

use super::frames;
use std::io::Read;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::Duration;

/// How long a worker may take to get ready: it reads rules, and no stranger's file.
const START: Duration = Duration::from_secs(60);
/// Bytes that are read of what a worker said before it ended.
const LAST_WORDS: u64 = 4_096;
/// What Rust's runtime says when memory is refused.
const OUT_OF_MEMORY: &str = "memory allocation of";

/// Why a worker gave no reply.
#[derive(Debug)]
pub enum Death {
    /// It was ended because it took too long.
    OutOfTime,
    /// It was refused memory.
    OutOfMemory,
    /// It ended by itself or was ended from outside; as the system calls it.
    Ended(String),
    /// It could not be started or understood.
    Fault(std::io::Error),
}

/// A running worker; it ends with this value.
#[derive(Debug)]
pub struct Process {
    child: Child,
    input: ChildStdin,
    /// Replies, read by a thread of their own because a pipe cannot be read for a time only.
    replies: Receiver<Vec<u8>>,
}

impl Process {
    /// Starts a worker and waits until it is ready.
    pub fn start(mut command: Command, order: &[u8]) -> std::io::Result<Self> {
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        // Ctrl-C at a terminal is for the parent; no worker is to end of it and be told as a file's fault.
        #[cfg(unix)]
        std::os::unix::process::CommandExt::process_group(&mut command, 0);
        let mut child = command.spawn()?;
        let (Some(input), Some(mut output)) = (child.stdin.take(), child.stdout.take()) else {
            return Err(std::io::ErrorKind::BrokenPipe.into());
        };
        let (sender, replies) = channel();
        std::thread::Builder::new().spawn(move || {
            while let Ok(Some(frame)) = frames::read(&mut output) {
                if sender.send(frame).is_err() {
                    break;
                }
            }
        })?;
        let mut process = Self { child, input, replies };
        match process.ask(order, START) {
            Ok(_) => Ok(process),
            Err(death) => Err(std::io::Error::other(format!("no worker can be started: {death:?}"))),
        }
    }

    /// The process, if it still waits for a file.
    pub fn if_alive(mut self) -> Option<Self> {
        matches!(self.child.try_wait(), Ok(None)).then_some(self)
    }

    /// Hands over a frame and waits for the reply. After an error there is no further use of the process.
    pub fn ask(&mut self, frame: &[u8], time: Duration) -> Result<Vec<u8>, Death> {
        if frames::write(frame, &mut self.input).is_err() {
            return Err(self.death());
        }
        match self.replies.recv_timeout(time) {
            Ok(reply) => Ok(reply),
            Err(RecvTimeoutError::Timeout) => Err(Death::OutOfTime),
            Err(RecvTimeoutError::Disconnected) => Err(self.death()),
        }
    }

    /// How it ended.
    fn death(&mut self) -> Death {
        let mut said = Vec::new();
        if let Some(stderr) = self.child.stderr.take() {
            // Without last words the exit status has to do.
            let _ = stderr.take(LAST_WORDS).read_to_end(&mut said);
        }
        if String::from_utf8_lossy(&said).contains(OUT_OF_MEMORY) {
            return Death::OutOfMemory;
        }
        match self.child.wait() {
            Ok(status) => Death::Ended(status.to_string()),
            Err(cause) => Death::Fault(cause),
        }
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // It may have ended already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use super::{Death, Process};
    use std::process::Command;
    use std::time::{Duration, Instant};

    /// A worker that is ready at once and then does this.
    fn shell(script: &str) -> Process {
        let mut command = Command::new("sh");
        // A frame of no bytes says that it is ready.
        command.args(["-c", &format!("printf '\\0\\0\\0\\0'; {script}")]);
        Process::start(command, b"").unwrap()
    }

    #[test]
    fn a_reply_comes_back() {
        let mut process = shell("printf '\\2\\0\\0\\0ok'; sleep 60");
        assert_eq!(process.ask(b"file", Duration::from_secs(60)).unwrap(), b"ok");
        assert!(process.if_alive().is_some());
    }

    #[test]
    fn what_takes_too_long_is_ended() {
        let began = Instant::now();
        let mut process = shell("exec sleep 60");
        assert!(matches!(process.ask(b"file", Duration::from_millis(50)), Err(Death::OutOfTime)));
        drop(process);
        assert!(began.elapsed() < Duration::from_secs(50));
    }

    #[test]
    fn how_it_ended_is_told() {
        let mut process = shell("read -r file; kill -9 $$");
        let told = process.ask(b"file\n", Duration::from_secs(60));
        assert!(matches!(&told, Err(Death::Ended(how)) if how.contains('9')), "{told:?}");
        let mut process = shell("read -r file; echo memory allocation of 7 bytes failed >&2; kill -6 $$");
        assert!(matches!(process.ask(b"file\n", Duration::from_secs(60)), Err(Death::OutOfMemory)));
        // A part of a reply is none.
        let mut process = shell("read -r file; printf '\\7\\0\\0\\0ok'; exit 3");
        let told = process.ask(b"file\n", Duration::from_secs(60));
        assert!(matches!(&told, Err(Death::Ended(how)) if how.contains('3')), "{told:?}");
    }

    #[test]
    fn a_program_that_is_no_worker_is_an_error() {
        assert!(Process::start(Command::new("true"), b"").is_err());
    }
}
