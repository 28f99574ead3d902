//! Files that are written: whole or not at all, and never over a file that the run reads.

use miette::{IntoDiagnostic, miette};
use std::fs::{File, Metadata, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};

/// What a run reads: résumés, postings, configuration, baseline, folders of rules.
#[derive(Debug, Default)]
pub struct Reads(Vec<PathBuf>);

impl Reads {
    /// What is named by these paths; standard input is no file.
    pub fn of<'a>(paths: impl IntoIterator<Item = &'a PathBuf>) -> Self {
        let named = paths.into_iter().filter(|path| path.as_path() != Path::new("-"));
        Self(named.cloned().collect())
    }

    /// Refuses an output that is one of them, by whatever name, or lies in a folder that is.
    pub fn refuse(&self, output: &Path) -> miette::Result<()> {
        // An output that does not exist yet is none of them.
        let Ok(place) = output.canonicalize() else { return Ok(()) };
        let is_read = |input: &&PathBuf| {
            is_same_file(input, output)
                || input.canonicalize().is_ok_and(|input| input.is_dir() && place.starts_with(input))
        };
        match self.0.iter().find(is_read) {
            None => Ok(()),
            Some(_) => Err(miette!(
                help = "name another file",
                "{} is read in this run; it is never overwritten",
                output.display()
            )),
        }
    }
}

/// Whether two names stand for one file: links and hard links are followed.
pub fn is_same_file(one: &Path, other: &Path) -> bool {
    let paths = one.canonicalize().ok().zip(other.canonicalize().ok());
    paths.is_some_and(|(one, other)| one == other) || is_same_inode(one, other)
}

#[cfg(unix)]
fn is_same_inode(one: &Path, other: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let inode = |path: &Path| path.metadata().ok().map(|metadata| (metadata.dev(), metadata.ino()));
    inode(one).is_some_and(|one| inode(other) == Some(one))
}

#[cfg(not(unix))]
fn is_same_inode(_: &Path, _: &Path) -> bool {
    false
}

/// Extensions of what is written or read, by which a slip is told: a report is not called `cv.docx`.
const KNOWN: [&str; 14] = [
    "pdf", "docx", "doc", "odt", "rtf", "html", "htm", "json", "sarif", "xml", "md", "markdown", "toml",
    "txt",
];

/// Refuses a name that belongs to another format than the one that is written; the first of `own` is named.
pub fn refuse_other_format(output: &Path, own: &[&str]) -> miette::Result<()> {
    let extension = output.extension().map(|extension| extension.to_string_lossy().to_lowercase());
    let Some(extension) = extension else { return Ok(()) };
    if own.contains(&extension.as_str()) || !KNOWN.contains(&extension.as_str()) {
        return Ok(());
    }
    Err(miette!(
        help = format!("name it .{}", own.first().copied().unwrap_or("txt")),
        "{} is the name of another format than what is written",
        output.display()
    ))
}

/// Writes a file: whole or not at all, into a new file beside it that is then renamed and keeps the mode of
/// the old one. A link is followed; into a device or pipe is written directly; `-` is standard output.
pub fn write(path: &Path, bytes: &[u8], reads: &Reads, out: &mut dyn Write) -> miette::Result<()> {
    if path == Path::new("-") {
        return out.write_all(bytes).into_diagnostic();
    }
    reads.refuse(path)?;
    let target = path.canonicalize().unwrap_or_else(|_| path.to_owned());
    let old = target.metadata().ok();
    let written = match &old {
        Some(old) if !old.is_file() && !old.is_dir() => {
            OpenOptions::new().write(true).open(&target).and_then(|mut device| device.write_all(bytes))
        }
        _ => replace(&target, bytes, old.as_ref()),
    };
    written.map_err(|cause| miette!("cannot write {}: {cause}", path.display()))
}

fn replace(path: &Path, bytes: &[u8], old: Option<&Metadata>) -> std::io::Result<()> {
    let name = path.file_name().ok_or(std::io::ErrorKind::InvalidFilename)?;
    let beside = path.with_file_name(format!(".{}.{}", name.to_string_lossy(), std::process::id()));
    let mut file = OpenOptions::new().write(true).create_new(true).open(&beside)?;
    let written = fill(&mut file, bytes, old).and_then(|()| std::fs::rename(&beside, path));
    written.inspect_err(|_| {
        // Nothing of a failed write stays behind.
        let _ = std::fs::remove_file(&beside);
    })
}

fn fill(file: &mut File, bytes: &[u8], old: Option<&Metadata>) -> std::io::Result<()> {
    if let Some(old) = old {
        file.set_permissions(old.permissions())?;
    }
    file.write_all(bytes)?;
    file.sync_all()
}

/// Makes a new file; nothing of it is left where that fails.
pub fn create(path: &Path, bytes: &[u8]) -> miette::Result<()> {
    let failed = |cause| miette!("cannot write {}: {cause}", path.display());
    let mut file = OpenOptions::new().write(true).create_new(true).open(path).map_err(failed)?;
    file.write_all(bytes).and_then(|()| file.sync_all()).map_err(|cause| {
        // An empty file would count as what it is named for.
        let _ = std::fs::remove_file(path);
        failed(cause)
    })
}
