//! The files that a run is over: as named, or found in folders.

use crate::source::shown_name;
use miette::miette;
use std::collections::HashSet;
use std::fs::DirEntry;
use std::path::{Path, PathBuf};

/// Extensions that a folder is searched for.
const RESUMES: [&str; 3] = ["pdf", "docx", "txt"];
/// The same for postings.
const POSTINGS: [&str; 9] = ["txt", "md", "markdown", "html", "htm", "eml", "pdf", "docx", "text"];
/// Files that one folder may hold; beyond that something else than résumés was meant.
const MOST_FILES: usize = 100_000;

/// Something that a run reports on.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Input {
    /// As named, or below a folder as named.
    pub path: PathBuf,
    /// Why nothing is read of it, where a look at its folder tells.
    pub refused: Option<String>,
}

impl Input {
    fn file(path: PathBuf) -> Self {
        Self { path, refused: None }
    }

    fn refused(path: PathBuf, why: &dyn std::fmt::Display) -> Self {
        let refused = Some(format!("cannot read {}: {why}", shown_name(&path)));
        Self { path, refused }
    }
}

/// Résumés as named, each once by whatever names; a folder stands for the résumés below it, sorted.
pub fn resumes(paths: &[PathBuf]) -> miette::Result<Vec<Input>> {
    let mut inputs = Vec::new();
    for path in paths {
        let found = named(path, &RESUMES)?;
        if found.is_empty() {
            return Err(miette!(
                help = "résumés are looked for by their extension: .pdf, .docx, .txt",
                "no résumé in the folder {}",
                path.display()
            ));
        }
        inputs.extend(found);
    }
    Ok(each_once(inputs))
}

/// Postings as named; a folder stands for the files below it that postings are saved as, sorted.
pub fn postings(paths: &[PathBuf]) -> miette::Result<Vec<Input>> {
    let found: miette::Result<Vec<_>> = paths.iter().map(|path| named(path, &POSTINGS)).collect();
    let found = found?.concat();
    if found.is_empty() {
        return Err(miette!(
            help = "postings are looked for by their extension: .txt, .md, .html, .eml, .pdf, .docx",
            "no posting in the folder"
        ));
    }
    Ok(found)
}

fn named(path: &Path, extensions: &[&str]) -> miette::Result<Vec<Input>> {
    if path.is_dir() { below(path, extensions) } else { Ok(vec![Input::file(path.to_owned())]) }
}

fn each_once(mut inputs: Vec<Input>) -> Vec<Input> {
    let mut seen = HashSet::new();
    let file = |input: &Input| match input.refused {
        // Where it leads does not matter.
        Some(_) => None,
        None => input.path.canonicalize().ok(),
    };
    inputs.retain(|input| seen.insert(file(input).unwrap_or_else(|| input.path.clone())));
    inputs
}

/// The files of a folder that go by one of these extensions. What cannot be looked into is one of them, so that
/// nothing is passed over in silence.
fn below(top: &Path, extensions: &[&str]) -> miette::Result<Vec<Input>> {
    let mut found = Vec::new();
    let mut folders = vec![top.to_owned()];
    while let Some(folder) = folders.pop() {
        let entries = match std::fs::read_dir(&folder) {
            Ok(entries) => entries,
            Err(cause) => {
                found.push(Input::refused(folder, &cause));
                continue;
            }
        };
        for entry in entries {
            match entry.and_then(|entry| Ok((entry.file_type()?, entry))) {
                Ok((kind, entry)) if kind.is_dir() => folders.push(entry.path()),
                Ok((kind, entry)) if has_extension(&entry.path(), extensions) => {
                    found.extend(if kind.is_symlink() {
                        linked(&entry, top)
                    } else {
                        Some(Input::file(entry.path()))
                    });
                }
                Ok(_) => {}
                Err(cause) => found.push(Input::refused(folder.clone(), &cause)),
            }
            if found.len() + folders.len() > MOST_FILES {
                return Err(miette!("more than {MOST_FILES} files below {}", top.display()));
            }
        }
    }
    found.sort();
    Ok(found)
}

/// What a link in a folder leads to, if it is a file. Folders are entered by their own names alone, for a link
/// could lead in a circle; and what lies outside was not handed over by whoever made the folder.
fn linked(entry: &DirEntry, top: &Path) -> Option<Input> {
    let path = entry.path();
    match (path.canonicalize(), top.canonicalize()) {
        (Ok(target), _) if target.is_dir() => None,
        (Ok(target), Ok(top)) if target.starts_with(&top) => Some(Input::file(path)),
        (Ok(_), Ok(_)) => Some(Input::refused(path, &"it is a link that leads out of the folder")),
        (Err(cause), _) | (_, Err(cause)) => Some(Input::refused(path, &cause)),
    }
}

/// Whether a file of a folder goes by one of these extensions and is not what programs keep beside documents:
/// Word's lock files (`~$…`) and hidden files.
fn has_extension(path: &Path, known: &[&str]) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    if name.starts_with("~$") || name.starts_with('.') {
        return false;
    }
    let extension = path.extension().map(|e| e.to_string_lossy().to_lowercase()).unwrap_or_default();
    known.contains(&extension.as_str())
}
