//! The command line: one file a subcommand. Nothing else of the crate prints or exits.

mod annotate;
mod args;
mod baseline;
mod batch;
mod check;
mod difference;
mod exit;
mod explain;
mod extract;
mod fields;
mod fix;
mod found;
mod in_order;
mod inputs;
mod keywords;
mod list;
mod output;
mod plain;
mod progress;
mod setup;
mod terminal;
mod trial;
mod watch;
mod workers;

use args::{Cli, Command};
use clap::CommandFactory;
use miette::IntoDiagnostic;
use std::ffi::OsString;
use std::io::Write;
use std::process::ExitCode;

/// Runs the command line and says how to exit.
pub fn run(args: impl IntoIterator<Item = OsString>) -> ExitCode {
    quiet_parsers();
    let cli = match Cli::parse_from_args(args) {
        Ok(cli) => cli,
        Err(error) => {
            // Help and version go to standard output and are no error.
            let code = if error.use_stderr() { exit::FAULT } else { exit::CLEAN };
            return if error.print().is_ok() { ExitCode::from(code) } else { ExitCode::from(exit::FAULT) };
        }
    };
    let terminal = terminal::Terminal::new(cli.color);
    let mut out = Vec::new();
    let result = match cli.command {
        Command::Check(args) if args.watch => watch::run(&args, &terminal),
        // It writes as files are done.
        Command::Check(args) => check::run(&args, &terminal, &mut std::io::stdout()),
        Command::Extract(args) => extract::run(&args, &mut out),
        Command::Fields(args) => fields::run(&args, &terminal, &mut out),
        Command::Keywords(args) => keywords::run(&args, &terminal, &mut out),
        Command::Posting(args) => keywords::posting(&args, &mut out),
        Command::Annotate(args) => annotate::run(&args, &mut out),
        Command::Plain(args) => plain::run(&args, &terminal, &mut out),
        Command::Fix(args) => fix::run(&args, &mut out),
        Command::Explain(args) => explain::run(&args, &mut out),
        Command::Rules(args) => match &args.test {
            Some(folder) => trial::run(folder, &mut out),
            None => list::rules(&args, &mut out),
        },
        Command::Readers(args) => list::readers(&args, &mut out),
        Command::Init => init(&mut out),
        Command::Completions(args) => completions(&args, &mut out),
        Command::Schema(args) => schema(&args, &mut out),
        Command::Man => man(&mut out),
        Command::Worker(args) => workers::serve(&args),
    };
    let written = write_out(&out);
    let code = match result {
        Ok(code) => code,
        Err(report) => {
            terminal.complain(&report);
            exit::FAULT
        }
    };
    ExitCode::from(if written { code } else { exit::FAULT })
}

/// Panics of guarded threads are caught and reported as the file's error: the usual hook, which would
/// print them as well, is left to all other threads.
fn quiet_parsers() {
    let usual = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |info| {
        if std::thread::current().name() != Some(crate::guard::THREAD) {
            usual(info);
        }
    }));
}

/// Whether standard output took everything; a closed pipe is the reader's choice and no fault.
fn write_out(bytes: &[u8]) -> bool {
    let mut out = std::io::stdout().lock();
    match out.write_all(bytes).and_then(|()| out.flush()) {
        Ok(()) => true,
        Err(error) => error.kind() == std::io::ErrorKind::BrokenPipe,
    }
}

fn completions(args: &args::Completions, out: &mut Vec<u8>) -> miette::Result<u8> {
    clap_complete::generate(args.shell, &mut Cli::command(), env!("CARGO_PKG_NAME"), out);
    Ok(exit::CLEAN)
}

fn schema(args: &args::Schema, out: &mut Vec<u8>) -> miette::Result<u8> {
    crate::report::json::write(&crate::schema::schema(args.kind)?, out).into_diagnostic()?;
    Ok(exit::CLEAN)
}

fn man(out: &mut Vec<u8>) -> miette::Result<u8> {
    clap_mangen::Man::new(Cli::command()).render(out).into_diagnostic()?;
    Ok(exit::CLEAN)
}

fn init(out: &mut Vec<u8>) -> miette::Result<u8> {
    use crate::config::{FILE_NAME, TEMPLATE};
    output::create(std::path::Path::new(FILE_NAME), TEMPLATE.as_bytes())?;
    out.extend_from_slice(format!("wrote {FILE_NAME}\n").as_bytes());
    Ok(exit::CLEAN)
}
