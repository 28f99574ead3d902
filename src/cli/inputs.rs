//! Files from the command line: résumés, folders of them, postings; and the settings of a run.

use super::args::Settings;
use crate::config::Config;
use crate::guard::guarded;
use crate::ingest::Refusal;
use crate::limits::Limits;
use crate::posting::{self, Posting};
use crate::rules::Selection;
use crate::source::Source;
use crate::{Options, Toolbox};
use miette::{IntoDiagnostic, miette};
use std::path::{Path, PathBuf};

/// Extensions that a folder is searched for.
const RESUMES: [&str; 3] = ["pdf", "docx", "txt"];
/// The same for postings.
const POSTINGS: [&str; 9] = ["txt", "md", "markdown", "html", "htm", "eml", "pdf", "docx", "text"];
/// Files that one folder may hold; beyond that something else than résumés was meant.
const MOST_FILES: usize = 100_000;

/// Files as given; a folder stands for the résumés below it, sorted.
pub fn expand(paths: &[PathBuf]) -> miette::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for path in paths {
        if path.is_dir() {
            let found = resumes_below(path)?;
            if found.is_empty() {
                return Err(miette!(
                    help = "résumés are looked for by their extension: .pdf, .docx, .txt",
                    "no résumé in the folder {}",
                    path.display()
                ));
            }
            files.extend(found);
        } else {
            files.push(path.clone());
        }
    }
    Ok(files)
}

/// Postings as given; a folder stands for the files below it that postings are saved as, sorted.
pub fn postings(paths: &[PathBuf]) -> miette::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for path in paths {
        match path.is_dir() {
            true => files.extend(files_below(path, is_posting)?),
            false => files.push(path.clone()),
        }
    }
    match files.is_empty() {
        true => Err(miette!(
            help = "postings are looked for by their extension: .txt, .md, .html, .eml, .pdf, .docx",
            "no posting in the folder"
        )),
        false => Ok(files),
    }
}

fn resumes_below(folder: &Path) -> miette::Result<Vec<PathBuf>> {
    files_below(folder, is_resume)
}

fn files_below(folder: &Path, is_one: fn(&Path) -> bool) -> miette::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        let entries = std::fs::read_dir(&folder)
            .map_err(|cause| miette!("cannot read {}: {cause}", folder.display()))?;
        for entry in entries {
            let entry = entry.into_diagnostic()?;
            let path = entry.path();
            // A link could lead in a circle; only real folders are entered.
            if entry.file_type().into_diagnostic()?.is_dir() {
                folders.push(path);
            } else if is_one(&path) {
                found.push(path);
            }
            if found.len() + folders.len() > MOST_FILES {
                return Err(miette!("more than {MOST_FILES} files below {}", folder.display()));
            }
        }
    }
    found.sort();
    Ok(found)
}

/// Whether a file of a folder is taken for a résumé: by its extension, but not what programs keep beside
/// documents, Word's lock files (`~$…`) and hidden files.
fn is_resume(path: &Path) -> bool {
    has_extension(path, &RESUMES)
}

/// Whether a file of a folder is taken for a posting, likewise.
fn is_posting(path: &Path) -> bool {
    has_extension(path, &POSTINGS)
}

fn has_extension(path: &Path, known: &[&str]) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    if name.starts_with("~$") || name.starts_with('.') {
        return false;
    }
    let extension = path.extension().map(|e| e.to_string_lossy().to_lowercase()).unwrap_or_default();
    known.contains(&extension.as_str())
}

/// A résumé.
pub fn resume(path: &Path) -> miette::Result<Source> {
    Source::read(path, &Limits::default()).map_err(|error| miette!("{error}"))
}

/// A posting, as people save it: text, Markdown, HTML, PDF or DOCX.
pub fn posting(path: &Path) -> miette::Result<Posting> {
    let mut source = resume(path)?;
    let unreadable = |why: String| {
        miette!(
            help = "save the posting as a web page, PDF, DOCX or text",
            "cannot read {} as a job posting: {why}",
            path.display()
        )
    };
    if path == Path::new("-") {
        source.name = "posting".to_owned();
    }
    match guarded(|| posting::open(&source, &Limits::default())) {
        Ok(Ok(posting)) => Ok(posting),
        Ok(Err(Refusal::Unsupported)) => {
            Err(unreadable("it is not a web page, PDF, DOCX or text".to_owned()))
        }
        Ok(Err(refusal)) => Err(unreadable(refusal.to_string())),
        Err(said) => Err(unreadable(format!("atslint failed on it: {said}"))),
    }
}

/// The file of the configuration that holds for a run, if there is one.
pub fn config_file(settings: &Settings) -> Option<PathBuf> {
    let discovered = || Config::discover(&std::env::current_dir().ok()?);
    let file = || settings.config.clone().or_else(discovered);
    if settings.isolated { None } else { file() }
}

/// The configuration that holds for a run.
pub fn config(settings: &Settings) -> miette::Result<Config> {
    match config_file(settings) {
        Some(path) => Ok(Config::load(&path)?),
        None => Ok(Config::default()),
    }
}

/// Rules and readers, with those of the user's folders.
pub fn toolbox(folders: &[PathBuf]) -> miette::Result<Toolbox> {
    let mut toolbox = Toolbox::builtin()?;
    for folder in folders {
        toolbox.rules.extend_from(folder)?;
    }
    Ok(toolbox)
}

/// The options of a run: the command line wins over the configuration.
pub fn options(settings: &Settings, config: &Config, toolbox: &Toolbox) -> miette::Result<Options> {
    let selection = Selection {
        select: if settings.select.is_empty() { config.select.clone() } else { settings.select.clone() },
        extend_select: [config.extend_select.clone(), settings.extend_select.clone()].concat(),
        ignore: [config.ignore.clone(), settings.ignore.clone()].concat(),
        severity: config.severity.clone(),
    };
    let selected = selection.resolve(&toolbox.rules).map_err(|error| miette!("{error}"))?;
    let profile = match settings.profile.as_ref().or(config.profile.as_ref()) {
        None => None,
        Some(name) => {
            let known = || toolbox.profiles.iter().map(|p| p.name.as_str()).collect::<Vec<_>>().join(", ");
            let found = toolbox.profiles.iter().find(|profile| profile.name == *name);
            Some(found.ok_or_else(|| miette!(help = known(), "no profile is called {name:?}"))?.clone())
        }
    };
    Ok(Options {
        posting: None,
        selected: Some(selected),
        profile,
        today: Some(settings.today.unwrap_or_else(today)),
        illustrate: false,
    })
}

/// The day it is, in UTC.
pub fn today() -> jiff::civil::Date {
    jiff::tz::Offset::UTC.to_datetime(jiff::Timestamp::now()).date()
}
