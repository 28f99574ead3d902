//! A worker, as it sees itself.

use super::frames;
use super::messages::{Order, Task};
use crate::Options;
use crate::cli::{args, exit, inputs};
use crate::guard::guarded;
use crate::source::Source;
use miette::{IntoDiagnostic, miette};
use std::io::{Read, Write};

/// Answers until its parent ends.
pub fn serve(args: &args::Worker) -> miette::Result<u8> {
    confine(args.memory).into_diagnostic()?;
    // Reports may be nested as deep as their files.
    let served = guarded(|| {
        let (mut input, mut output) = (std::io::stdin().lock(), std::io::stdout().lock());
        answer(args, &mut input, &mut output)
    });
    served.map_err(|said| miette!("{said}"))??;
    Ok(exit::CLEAN)
}

fn answer(args: &args::Worker, input: &mut impl Read, output: &mut impl Write) -> miette::Result<()> {
    let toolbox = inputs::toolbox(&args.rules)?;
    let Some(order) = frames::read(input).into_diagnostic()? else { return Ok(()) };
    let order: Order = borsh::from_slice(&order).into_diagnostic()?;
    let mut options = order.options(&toolbox);
    frames::write(&[], output).into_diagnostic()?;
    while let Some(task) = frames::read(input).into_diagnostic()? {
        let Task { name, bytes, illustrate } = borsh::from_slice(&task).into_diagnostic()?;
        options = Options { illustrate, ..options };
        let report = crate::check(&Source::new(name, bytes), &toolbox, &options);
        frames::write(&borsh::to_vec(&report).into_diagnostic()?, output).into_diagnostic()?;
    }
    Ok(())
}

/// Takes no more memory than this, in MiB, and does not outlive its parent.
///
/// What is limited is writable memory, not address space: libraries reserve much of that and use little. The
/// stacks of two threads, of which next to nothing is used, come on top.
#[cfg(target_os = "linux")]
fn confine(memory: u64) -> std::io::Result<()> {
    use rustix::process::{Resource, Rlimit, Signal, set_parent_process_death_signal, setrlimit};
    set_parent_process_death_signal(Some(Signal::KILL))?;
    let stacks = 2 * crate::limits::STACK_BYTES as u64;
    let most = Some(memory.saturating_mul(1 << 20).saturating_add(stacks));
    Ok(setrlimit(Resource::Data, Rlimit { current: most, maximum: most })?)
}

/// Elsewhere the system holds no process to its memory, and a worker ends when its input does.
#[cfg(not(target_os = "linux"))]
fn confine(_: u64) -> std::io::Result<()> {
    Ok(())
}
