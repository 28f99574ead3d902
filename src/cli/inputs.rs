//! What files say and what is set: a résumé, a posting, configuration, rules, the options of a run.

use super::args::{ConfigChoice, Settings};
use crate::config::Config;
use crate::guard::guarded;
use crate::ingest::Refusal;
use crate::limits::Limits;
use crate::posting::{self, OwnTerms, Posting};
use crate::resume::Truth;
use crate::rules::Selection;
use crate::source::Source;
use crate::{Options, Toolbox};
use miette::miette;
use std::path::{Path, PathBuf};

/// A résumé.
pub fn resume(path: &Path) -> miette::Result<Source> {
    Source::read(path, &Limits::default()).map_err(|error| miette!("{error}"))
}

/// A posting, as people save it: text, Markdown, HTML, PDF or DOCX.
pub fn posting(path: &Path, terms: &OwnTerms) -> miette::Result<Posting> {
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
        Ok(Ok(mut posting)) => {
            terms.apply(&mut posting);
            Ok(posting)
        }
        Ok(Err(Refusal::Unsupported)) => {
            Err(unreadable("it is not a web page, PDF, DOCX or text".to_owned()))
        }
        Ok(Err(refusal)) => Err(unreadable(refusal.to_string())),
        Err(said) => Err(unreadable(format!("atslint failed on it: {said}"))),
    }
}

/// What a person says of the résumé.
pub fn truth(path: &Path) -> miette::Result<Truth> {
    let source = resume(path)?;
    let wrong = |why: String| {
        miette!(
            help = "`atslint fields RESUME --write truth.json` writes what was understood; correct that",
            "cannot take {} for what is true of the résumé: {why}",
            path.display()
        )
    };
    let text = std::str::from_utf8(&source.bytes).map_err(|fault| wrong(fault.to_string()))?;
    Truth::read(text).map_err(|fault| wrong(fault.to_string()))
}

/// The file of the configuration that holds for a run, if there is one.
pub fn config_file(choice: &ConfigChoice) -> Option<PathBuf> {
    let discovered = || Config::discover(&std::env::current_dir().ok()?);
    let file = || choice.config.clone().or_else(discovered);
    if choice.isolated { None } else { file() }
}

/// What the configuration says of the terms of postings.
pub fn own_terms(choice: &ConfigChoice) -> miette::Result<OwnTerms> {
    Ok(config(choice)?.keywords)
}

/// The configuration that holds for a run.
pub fn config(choice: &ConfigChoice) -> miette::Result<Config> {
    match config_file(choice) {
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
        truth: None,
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
