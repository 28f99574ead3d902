//! Processes of our own that look at files, so that no file costs another: what takes all memory, loops without
//! end or overflows a stack ends its process and nothing else.
//!
//! A worker is this program with the hidden subcommand `worker`. It reads frames from its standard input, first
//! what holds for all files, then files; and writes a frame for each to its standard output. It opens no file but
//! folders of rules.

mod frames;
mod messages;
mod process;
mod serve;

pub use serve::serve;

use crate::Options;
use crate::ingest::Refusal;
use crate::report::FileReport;
use crate::source::Source;
use messages::{Order, Task};
use process::{Death, Process};
use std::ffi::OsString;
use std::path::PathBuf;
use std::process::Command;
use std::time::Duration;

/// What a worker may take for one file.
#[derive(Debug, Clone, Copy)]
pub struct Allowance {
    /// Of the clock.
    pub time: Duration,
    /// In MiB.
    pub memory: u64,
}

/// How workers are made.
#[derive(Debug)]
pub struct Workers {
    program: PathBuf,
    arguments: Vec<OsString>,
    order: Vec<u8>,
    allowance: Allowance,
}

impl Workers {
    /// Workers that apply these options, with rules of the user's folders.
    pub fn new(rules: &[PathBuf], options: &Options, allowance: Allowance) -> std::io::Result<Self> {
        let folders = rules.iter().flat_map(|folder| ["--rules".into(), folder.clone().into_os_string()]);
        let memory = ["worker".into(), "--memory".into(), allowance.memory.to_string().into()];
        Ok(Self {
            program: std::env::current_exe()?,
            arguments: memory.into_iter().chain(folders).collect(),
            order: borsh::to_vec(&Order::of(options))?,
            allowance,
        })
    }

    fn start(&self) -> std::io::Result<Process> {
        let mut command = Command::new(&self.program);
        command.args(&self.arguments);
        Process::start(command, &self.order)
    }
}

/// A place where one file after the other is looked at, by one worker as long as it lives.
#[derive(Debug)]
pub struct Seat<'w> {
    workers: &'w Workers,
    process: Option<Process>,
}

impl<'w> Seat<'w> {
    /// A place without a worker yet.
    pub fn new(workers: &'w Workers) -> Self {
        Self { workers, process: None }
    }

    /// Checks a file as [`crate::check`] does; the end of the worker becomes the file's error.
    pub fn check(&mut self, source: &Source, illustrate: bool) -> FileReport {
        let task = Task { name: source.name.clone(), bytes: source.bytes.to_vec(), illustrate };
        let report = borsh::to_vec(&task).map_err(Death::Fault).and_then(|task| self.ask(&task));
        report.unwrap_or_else(|death| FileReport::failed(source, &self.refusal(death)))
    }

    fn ask(&mut self, task: &[u8]) -> Result<FileReport, Death> {
        // One that has ended since its last file has not ended on this one.
        let living = self.process.take().and_then(Process::if_alive);
        let mut process = living.map_or_else(|| self.workers.start(), Ok).map_err(Death::Fault)?;
        let reply = process.ask(task, self.workers.allowance.time)?;
        let report = borsh::from_slice(&reply).map_err(Death::Fault)?;
        self.process = Some(process);
        Ok(report)
    }

    fn refusal(&self, death: Death) -> Refusal {
        let Allowance { time, memory } = self.workers.allowance;
        match death {
            Death::OutOfTime => {
                Refusal::limit("--timeout", format_args!("more than {} s of time", time.as_secs_f64()))
            }
            Death::OutOfMemory => {
                Refusal::limit("--memory", format_args!("more than {memory} MiB of memory"))
            }
            Death::Ended(how) => Refusal::Internal(format!("its process ended ({how})")),
            Death::Fault(cause) => Refusal::Internal(cause.to_string()),
        }
    }
}
