//! The files of a run: one in this process, several in processes of their own.

use super::args::{Check, Format};
use super::baseline::Accepted;
use super::found::Input;
use super::in_order::in_order;
use super::progress::Progress;
use super::setup::Setup;
use super::workers::{Allowance, Seat, Workers};
use crate::Options;
use crate::report::{FileReport, Report};
use crate::rules::RuleSet;
use crate::source::{Source, shown_name};
use crate::wording::Wording;
use miette::{IntoDiagnostic, miette};
use std::ops::ControlFlow;
use std::time::Duration;

/// Files of an HTML report whose pages are drawn: more than that is not looked at in one sitting, and would
/// make a page that browsers are slow with.
const MOST_ILLUSTRATED: usize = 50;
/// What a file may take where there are several. Of 3,577 odd files of public corpora none took longer than 3.4 s,
/// or more than 241 MB.
const ALLOWANCE: Allowance = Allowance { time: Duration::from_secs(10), memory: 1_024 };

/// Files that are checked alike.
pub struct Batch<'a> {
    setup: &'a Setup,
    inputs: &'a [Input],
    /// Where they are checked; in this process if not set.
    workers: Option<Workers>,
    jobs: usize,
    accepted: Option<Accepted>,
    illustrated: usize,
    redacts: bool,
    shows_progress: bool,
}

impl<'a> Batch<'a> {
    /// These files, checked as the command line says.
    pub fn new(args: &Check, setup: &'a Setup, inputs: &'a [Input], redacts: bool) -> miette::Result<Self> {
        let isolates = inputs.len() > 1 || args.timeout.is_some() || args.memory.is_some();
        let allowance = Allowance {
            time: args.timeout.unwrap_or(ALLOWANCE.time),
            memory: args.memory.unwrap_or(ALLOWANCE.memory),
        };
        let workers = isolates.then(|| Workers::new(&setup.rules, &setup.options, allowance));
        let processors = || std::thread::available_parallelism().map_or(1, usize::from);
        let baseline = args.baseline.as_ref().filter(|_| !args.write_baseline);
        let illustrates = args.format == Format::Html && !redacts;
        Ok(Self {
            setup,
            inputs,
            workers: workers.transpose().into_diagnostic()?,
            jobs: args.jobs.map_or_else(processors, usize::from).min(inputs.len()),
            accepted: baseline.map(|path| Accepted::read(path)).transpose()?,
            illustrated: if illustrates { MOST_ILLUSTRATED } else { 0 },
            redacts,
            shows_progress: true,
        })
    }

    /// Without a line on how far it is: the report itself shows that.
    pub fn without_progress(self) -> Self {
        Self { shows_progress: false, ..self }
    }

    /// The rules that are applied.
    pub fn rules(&self) -> &RuleSet {
        &self.setup.toolbox.rules
    }

    /// Whether what the files say is left out.
    pub fn redacts(&self) -> bool {
        self.redacts
    }

    /// How many files there are.
    pub fn len(&self) -> usize {
        self.inputs.len()
    }

    /// A report over some of them.
    pub fn report(&self, files: Vec<FileReport>) -> Report {
        let report = Report::new(files, self.setup.today);
        if self.redacts { report.redacted() } else { report }
    }

    /// Checks the files, as many at once as asked for, makes something of what is said of each, and takes that in the
    /// order of the files.
    pub fn each<T: Send>(
        &self,
        make: impl Fn(usize, FileReport) -> T + Sync,
        mut take: impl FnMut(T) -> ControlFlow<()>,
    ) -> miette::Result<()> {
        let progress = Progress::over(if self.shows_progress { self.len() } else { 0 });
        let made = |seat: Option<&mut Seat<'_>>, number, input: &Input| {
            let made = make(number, self.check(seat, number, input));
            progress.step();
            made
        };
        let Some(workers) = &self.workers else {
            for (number, input) in self.inputs.iter().enumerate() {
                if take(made(None, number, input)).is_break() {
                    break;
                }
            }
            return Ok(());
        };
        let seats = (0..self.jobs).map(|_| Seat::new(workers)).collect();
        in_order(self.inputs, seats, |seat, number, input| made(Some(seat), number, input), take)
            .map_err(|cause| miette!("cannot work on several files at once: {cause}"))
    }

    fn check(&self, seat: Option<&mut Seat<'_>>, number: usize, input: &Input) -> FileReport {
        let illustrate = number < self.illustrated;
        let Setup { toolbox, options, .. } = self.setup;
        let mut file = match (self.open(input), seat) {
            (Err(report), _) => return *report,
            (Ok(source), None) => crate::check(&source, toolbox, &Options { illustrate, ..options.clone() }),
            (Ok(source), Some(seat)) => {
                let file = seat.check(&source, illustrate);
                FileReport { posting: file.keywords.as_ref().and(options.posting.clone()), ..file }
            }
        };
        self.setup.suppress(&mut file.findings);
        self.accepted.iter().for_each(|accepted| accepted.accept(&mut file));
        file
    }

    fn open(&self, input: &Input) -> Result<Source, Box<FileReport>> {
        let source = match &input.refused {
            Some(why) => Err(why.clone()),
            None => Source::read(&input.path, &self.setup.toolbox.limits).map_err(|error| error.to_string()),
        };
        source.map_err(|why| {
            let name = shown_name(&input.path);
            let message = Wording::holding(&why, &name);
            Box::new(FileReport::unopened(name, message))
        })
    }
}
