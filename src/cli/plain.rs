//! `atslint plain`

use super::args::Plain;
use super::output::{self, Reads};
use super::terminal::Terminal;
use super::{exit, inputs};
use crate::guard::guarded;
use crate::plain::{Plain as Copy, doubts, plain};
use crate::resume::Resume;
use crate::source::Source;
use crate::wording::{Wording, visible};
use crate::{Options, Toolbox, examine};
use miette::{IntoDiagnostic, miette};
use std::io::Write;
use std::path::Path;

/// Writes a plain copy of a résumé.
pub fn run(args: &Plain, terminal: &Terminal, out: &mut Vec<u8>) -> miette::Result<u8> {
    output::refuse_other_format(&args.output, &["docx"])?;
    let toolbox = inputs::toolbox(&[])?;
    let source = inputs::resume(&args.resume)?;
    let shown = args.resume.display();
    let options = Options::default();
    let copy = guarded(|| {
        let examined = examine(&source, &toolbox, &options);
        match examined.read() {
            Err(refusal) => Err(miette!("{shown}: {refusal}")),
            Ok(subject) if subject.reference.lines.is_empty() => Err(miette!(
                help = "export the résumé from the program that made it, or run OCR over the scan",
                "{shown}: no text is in the file, so there is nothing to copy"
            )),
            Ok(subject) => {
                let copy = plain(&subject.resume, &subject.reference);
                let copy = copy.map_err(|fault| miette!("{shown}: {fault}"))?;
                let doubts = read_again(&copy, &subject.resume, &toolbox)?;
                Ok((copy, doubts))
            }
        }
    });
    let (copy, doubts) = copy.map_err(|said| miette!("{shown}: atslint failed on this file: {said}"))??;
    output::write(&args.output, &copy.docx, &Reads::of([&args.resume]), out)?;
    terminal.warn(doubts.iter().map(|doubt| format!("not sure: {doubt}")));
    let code = if args.strict && !doubts.is_empty() { exit::FINDINGS } else { exit::CLEAN };
    if args.output == Path::new("-") {
        return Ok(code);
    }
    writeln!(out, "wrote {}", visible(&args.output.to_string_lossy())).into_diagnostic()?;
    if copy.other > 0 {
        let lines = if copy.other == 1 {
            "1 line belongs".to_owned()
        } else {
            format!("{} lines belong", copy.other)
        };
        writeln!(out, "{lines} to no section; look under the last heading").into_diagnostic()?;
    }
    writeln!(out, "read it through before you send it").into_diagnostic()?;
    Ok(code)
}

/// Reads the copy as the résumé was read, and says what is not the same.
fn read_again(copy: &Copy, resume: &Resume, toolbox: &Toolbox) -> miette::Result<Vec<Wording>> {
    let source = Source::new("copy.docx", copy.docx.as_slice());
    let options = Options::default();
    let examined = examine(&source, toolbox, &options);
    let read = examined.read().map_err(|refusal| miette!("the copy cannot be read again: {refusal}"))?;
    Ok(doubts(resume, &read.resume, &read.reference))
}
