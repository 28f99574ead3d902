//! Files that are written.

use miette::{IntoDiagnostic, miette};
use std::io::Write;
use std::path::Path;

/// Writes a file whole or not at all: into a new file beside it, then renamed.
pub fn write_whole(path: &Path, bytes: &[u8]) -> miette::Result<()> {
    let name = path.file_name().ok_or_else(|| miette!("{} is not a file name", path.display()))?;
    let beside = path.with_file_name(format!(".{}.{}", name.to_string_lossy(), std::process::id()));
    let new = std::fs::OpenOptions::new().write(true).create_new(true).open(&beside);
    let written = new.and_then(|mut file| {
        let written = file.write_all(bytes).and_then(|()| file.sync_all());
        written.and_then(|()| std::fs::rename(&beside, path)).inspect_err(|_| {
            // Nothing of a failed write stays behind.
            let _ = std::fs::remove_file(&beside);
        })
    });
    written.map_err(|cause| miette!("cannot write {}: {cause}", path.display()))
}

/// Refuses to write a copy over the file that it is a copy of.
pub fn refuse_to_overwrite(input: &Path, output: &Path) -> miette::Result<()> {
    // An output that does not exist yet has no canonical path, and is not the input.
    let Ok(existing) = output.canonicalize() else { return Ok(()) };
    if input != Path::new("-") && input.canonicalize().into_diagnostic()? == existing {
        return Err(miette!(
            help = "name another file with -o",
            "{} is the résumé itself; it is never overwritten",
            output.display()
        ));
    }
    Ok(())
}
