//! `atslint plain`

use super::args::Plain;
use super::output::{self, Reads};
use super::{exit, inputs};
use crate::guard::guarded;
use crate::plain::plain;
use crate::wording::visible;
use crate::{Options, examine};
use miette::{IntoDiagnostic, miette};
use std::io::Write;
use std::path::Path;

/// Writes a plain copy of a résumé.
pub fn run(args: &Plain, out: &mut Vec<u8>) -> miette::Result<u8> {
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
                plain(&subject.resume, &subject.reference).map_err(|fault| miette!("{shown}: {fault}"))
            }
        }
    });
    let copy = copy.map_err(|said| miette!("{shown}: atslint failed on this file: {said}"))??;
    output::write(&args.output, &copy.docx, &Reads::of([&args.resume]), out)?;
    if args.output == Path::new("-") {
        return Ok(exit::CLEAN);
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
    Ok(exit::CLEAN)
}
