//! The files of `rules/`, embedded at build time.

use miette::{Diagnostic, NamedSource, SourceSpan};
use serde::de::DeserializeOwned;

include!(concat!(env!("OUT_DIR"), "/embedded.rs"));

/// Path (relative to `rules/`) and text of every embedded file whose path starts with `prefix`,
/// sorted by path.
pub fn under(prefix: &str) -> impl Iterator<Item = (&'static str, &'static str)> {
    let prefix = prefix.to_owned();
    FILES.iter().map(|(path, text, _)| (*path, *text)).filter(move |(path, _)| path.starts_with(&prefix))
}

/// The text of one embedded file.
pub fn file(path: &str) -> Option<&'static str> {
    find(path).map(|(text, _)| text)
}

/// Text and JSON of one embedded file.
fn find(path: &str) -> Option<(&'static str, &'static str)> {
    let at = FILES.binary_search_by(|(name, ..)| (*name).cmp(path)).ok()?;
    FILES.get(at).map(|(_, text, json)| (*text, *json))
}

/// A fault in a file under `rules/` or in a folder given with `--rules`.
#[derive(Debug, thiserror::Error, Diagnostic)]
#[error("{message}")]
pub struct FileError {
    message: String,
    #[source_code]
    source_code: NamedSource<String>,
    #[label("here")]
    at: Option<SourceSpan>,
    #[help]
    help: Option<String>,
}

impl FileError {
    /// A fault of a whole file.
    pub fn new(file: &str, text: &str, message: impl Into<String>) -> Self {
        Self {
            message: message.into(),
            source_code: NamedSource::new(file, text.to_owned()),
            at: None,
            help: None,
        }
    }

    /// Points at the first occurrence of `needle` in the file.
    pub fn pointing_at(mut self, text: &str, needle: &str) -> Self {
        self.at = text.find(needle).map(|start| (start, needle.len()).into());
        self
    }

    /// With what to do.
    pub fn with_help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Where in the file, in bytes.
    pub fn at(&self) -> Option<SourceSpan> {
        self.at
    }
}

/// Reads a TOML file; an error points into it. One of the embedded files is read in its faster form.
pub fn parse<T: DeserializeOwned>(file: &str, text: &str) -> Result<T, FileError> {
    let embedded = find(file).filter(|(own, _)| std::ptr::eq(*own, text));
    if let Some(content) = embedded.and_then(|(_, json)| serde_json::from_str(json).ok()) {
        return Ok(content);
    }
    toml::from_str(text).map_err(|error| {
        let at = error.span().map(|span| {
            // A label at the very end of the text would not be drawn.
            let start = span.start.min(text.len().saturating_sub(1));
            SourceSpan::from((start, span.end.saturating_sub(start).max(1).min(text.len() - start)))
        });
        FileError { at, ..FileError::new(file, text, error.message().to_owned()) }
    })
}
