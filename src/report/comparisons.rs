//! One résumé against several postings: a line for each.

use super::json;
use super::keywords::{KeywordContract, KeywordReport, RequirementReport};
use super::survival::{clip, pad};
use crate::posting::Necessity;
use crate::wording::visible;
use serde::Serialize;
use std::collections::BTreeSet;
use std::io::Write;

/// A posting of several, and how the résumé meets it.
#[derive(Debug)]
pub struct Comparison {
    /// As given.
    pub file: String,
    /// What is asked and shown, or why the posting was not read.
    pub keywords: Result<KeywordReport, String>,
}

/// A line of `keywords --format jsonl`.
#[derive(Serialize)]
struct Line<'a> {
    file: &'a str,
    #[serde(flatten)]
    keywords: Option<KeywordContract<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<&'a str>,
}

impl Comparison {
    /// One line of JSON.
    pub fn write_line(&self, out: &mut dyn Write) -> std::io::Result<()> {
        let line = Line {
            file: &self.file,
            keywords: self.keywords.as_ref().ok().map(KeywordContract::new),
            error: self.keywords.as_ref().err().map(String::as_str),
        };
        json::write_line(&line, out)
    }

    /// Share of the must-haves, and the first of those that are not shown.
    fn cells(&self) -> [String; 2] {
        let keywords = match &self.keywords {
            Ok(keywords) => keywords,
            Err(why) => return ["-".to_owned(), visible(why)],
        };
        match keywords.coverage.flatten() {
            Some(coverage) => {
                [format!("{} of {}", coverage.must.shown, coverage.must.total), visible(&missing(keywords))]
            }
            None => ["-".to_owned(), visible(&keywords.told().unwrap_or_default())],
        }
    }
}

/// The must-haves that are not shown, an alternative of them neither.
fn missing(keywords: &KeywordReport) -> String {
    let shown = |asked: &&RequirementReport| asked.verdict.is_some_and(|verdict| verdict.is_shown());
    let met: BTreeSet<u32> =
        keywords.requirements.iter().filter(shown).filter_map(|asked| asked.group).collect();
    let must = keywords.requirements.iter().filter(|asked| asked.necessity == Necessity::Must);
    let gaps = must.filter(|asked| !shown(asked) && asked.group.is_none_or(|group| !met.contains(&group)));
    gaps.map(|asked| asked.term.as_str()).collect::<Vec<_>>().join(", ")
}

/// The table of several postings, in the order in which they were given.
pub fn write_comparisons(compared: &[Comparison], width: usize, out: &mut dyn Write) -> std::io::Result<()> {
    /// Columns of the share.
    const SHARE: usize = 11;
    let files: Vec<String> = compared.iter().map(|comparison| visible(&comparison.file)).collect();
    let longest =
        files.iter().map(|file| file.chars().count()).max().unwrap_or_default().min(width / 2).max(4);
    let rest = width.saturating_sub(longest + SHARE + 4).max(12);
    writeln!(out, "{}  {}  Missing", pad("Posting", longest), pad("Must-haves", SHARE))?;
    for (comparison, file) in compared.iter().zip(&files) {
        let [share, missing] = comparison.cells();
        let line = format!(
            "{}  {}  {}",
            pad(&clip(file, longest), longest),
            pad(&share, SHARE),
            clip(&missing, rest)
        );
        writeln!(out, "{}", line.trim_end())?;
    }
    Ok(())
}
