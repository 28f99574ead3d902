//! The annotated report for a person: what a machine gets, underlined where it is damaged.

use super::closing::closing;
use super::groups::groups;
use super::keywords::RequirementReport;
use super::snippet::{self, Snippet};
use super::survival::{clip, pad};
use super::{FileReport, KeywordReport, Report, Summary, names, opening, survival, without_typography};
use crate::finding::{Finding, Location, Severity, TextOf};
use crate::keywords::MatchVerdict;
use crate::posting::Necessity;
use crate::wording::Wording;
use crate::wording::visible;
use miette::{
    Diagnostic, GraphicalReportHandler, GraphicalTheme, LabeledSpan, SourceCode, ThemeCharacters, ThemeStyles,
};
use std::io::Write;

/// What the terminal can do.
#[derive(Debug, Clone, Copy)]
pub struct Look {
    /// Whether to use colour.
    pub colour: bool,
    /// Columns.
    pub width: usize,
    /// Whether to draw with more than ASCII signs.
    pub unicode: bool,
}

impl Look {
    /// A file, which is read later and elsewhere.
    pub fn of_a_file() -> Self {
        Self { colour: false, width: 100, unicode: true }
    }

    /// The signs and colours of drawings.
    pub fn theme(self) -> GraphicalTheme {
        let styles = if self.colour { ThemeStyles::ansi() } else { ThemeStyles::none() };
        let characters = if self.unicode { ThemeCharacters::unicode() } else { ThemeCharacters::ascii() };
        GraphicalTheme { characters, styles }
    }
}

/// Writes findings, the table of fields and readers, the keyword table and a closing line.
pub fn write(report: &Report, look: Look, out: &mut dyn Write) -> std::io::Result<()> {
    for (number, file) in report.files.iter().enumerate() {
        write_file(number, file, look, out)?;
    }
    write_sum(report.files.len(), &report.summary, look, out)
}

/// Writes what is said of a file, counted from 0.
pub(super) fn write_file(
    number: usize,
    file: &FileReport,
    look: Look,
    out: &mut dyn Write,
) -> std::io::Result<()> {
    let mut text = Vec::new();
    if number > 0 {
        writeln!(text)?;
    }
    write_typeset(file, look, &mut text)?;
    if look.unicode {
        return out.write_all(&text);
    }
    out.write_all(without_typography(&String::from_utf8_lossy(&text)).as_bytes())
}

/// Writes the closing line of several files.
pub(super) fn write_sum(
    files: usize,
    summary: &Summary,
    look: Look,
    out: &mut dyn Write,
) -> std::io::Result<()> {
    if files < 2 {
        return Ok(());
    }
    let sum = format!("\n{files} files: {}\n", summary.in_words());
    out.write_all(if look.unicode { sum } else { without_typography(&sum) }.as_bytes())
}

fn write_typeset(file: &FileReport, look: Look, out: &mut dyn Write) -> std::io::Result<()> {
    writeln!(out, "{}\n", headline(file))?;
    if let Some(fault) = &file.error {
        writeln!(out, "  could not be checked: {}\n", visible(&fault.message))?;
    }
    let mut details = Vec::new();
    for group in groups(file) {
        write_group(&group, file, look, &mut details)?;
    }
    let details = String::from_utf8_lossy(&details);
    opening::write(file, &details, look.width, out)?;
    out.write_all(details.as_bytes())?;
    if !file.survival.is_empty() {
        survival::write(file, look.width, out)?;
        writeln!(out)?;
    }
    if let Some(keywords) = &file.keywords {
        write_keywords(keywords, look, out)?;
        writeln!(out)?;
    }
    for skipped in &file.skipped {
        writeln!(out, "not decided: {} {}", skipped.rule, visible(&skipped.why))?;
    }
    writeln!(out, "{}", closing(file))
}

fn headline(file: &FileReport) -> String {
    let path = visible(&file.path);
    if file.kind == "unknown" && file.error.is_some() {
        return path;
    }
    format!("{path}: {}", facts(file))
}

/// What stands in the first line of every report on a file that was read.
const READ: &str = "kinds of program do (\u{201c}readers\u{201d})";

/// Whether a text is such a report.
pub fn is_report(text: &str) -> bool {
    text.lines().next().is_some_and(|line| line.ends_with(READ))
}

/// Format, pages, and how many readers.
pub(super) fn facts(file: &FileReport) -> String {
    let pages =
        file.pages.map_or(String::new(), |pages| format!(", {}", Wording::count(pages, "page", "pages")));
    let readers = match file.voters.len() {
        0 | 1 => String::new(),
        several => format!(", read the way {several} {READ}"),
    };
    format!("{}{pages}{readers}", names::title(&file.kind))
}

fn write_group(
    group: &[&Finding],
    file: &FileReport,
    look: Look,
    out: &mut dyn Write,
) -> std::io::Result<()> {
    let Some(first) = group.first() else { return Ok(()) };
    let snippet = snippet(group, file, look.width);
    let drawn = Drawn {
        severity: first.severity,
        code: format!("{} {}", first.rule, first.name),
        message: message(group, snippet.is_some()),
        help: help(group),
        snippet,
    };
    let handler = GraphicalReportHandler::new_themed(look.theme())
        .with_width(look.width)
        .with_context_lines(1)
        .with_links(false);
    let mut text = String::new();
    if handler.render_report(&mut text, &drawn).is_err() {
        // Rendering into a string cannot fail; should it all the same, the message is what counts.
        text = format!("{}: {}\n", drawn.code, drawn.message);
    }
    // The empty lines that keep line numbers right are no context worth showing.
    for line in text.lines().filter(|line| !is_blank_source_line(line)) {
        writeln!(out, "{}", line.trim_end())?;
    }
    writeln!(out)
}

/// A numbered source line without text, as ` 12 │`.
fn is_blank_source_line(line: &str) -> bool {
    let bare = strip_styles(line);
    let mut parts = bare.trim().splitn(2, ['│', '|']);
    let number = parts.next().unwrap_or_default().trim();
    let rest = parts.next();
    !number.is_empty()
        && number.chars().all(|c| c.is_ascii_digit())
        && rest.is_some_and(|r| r.trim().is_empty())
}

fn strip_styles(line: &str) -> String {
    let mut bare = String::with_capacity(line.len());
    let mut chars = line.chars();
    while let Some(c) = chars.next() {
        if c == '\u{1b}' {
            chars.by_ref().find(|c| c.is_ascii_alphabetic());
        } else {
            bare.push(c);
        }
    }
    bare
}

/// What to do, and whether `atslint fix` may do it.
fn help(group: &[&Finding]) -> String {
    let help = group.first().map(|finding| visible(&finding.help)).unwrap_or_default();
    match group.iter().any(|finding| finding.fixable) {
        true => format!("{help}; fixable with `atslint fix`"),
        false => help,
    }
}

/// One message for a group: the first's own, with how many more there are like it.
fn message(group: &[&Finding], underlined: bool) -> String {
    let first = group.first().map(|finding| visible(&finding.message)).unwrap_or_default();
    match (group.len() - 1, underlined) {
        (0, _) => first,
        (more, true) => format!("{first} (and {more} more, underlined below)"),
        (more, false) => format!("{first} (and {more} more like it)"),
    }
}

/// Places of one finding that are drawn; the rest is in the JSON.
const MOST_PLACES: usize = 6;

/// The text that a group points into, with its places underlined.
fn snippet(group: &[&Finding], file: &FileReport, width: usize) -> Option<Snippet> {
    let places: Vec<&Location> =
        group.iter().flat_map(|finding| finding.locations.iter().take(MOST_PLACES)).collect();
    let text_of = places.iter().find_map(|place| place.text_of.as_ref().filter(|_| place.span.is_some()))?;
    let (name, text) = match text_of {
        TextOf::Posting => {
            let posting = file.posting.as_ref()?;
            (posting.name.clone(), posting.text.as_str())
        }
        TextOf::Reading(reader) => {
            let text = file.texts.get(reader)?;
            // The path stands above the findings.
            let name = file.path.rsplit(['/', '\\']).next().unwrap_or_default();
            let name = match reader.as_str() {
                crate::reading::REFERENCE => name.to_owned(),
                reader => format!("{name} as \u{201c}{reader}\u{201d} reads it"),
            };
            (name, text.as_str())
        }
    };
    let mut said: Option<&str> = None;
    let marks: Vec<_> = places
        .iter()
        .filter(|place| place.text_of.as_ref() == Some(text_of))
        .filter_map(|place| {
            let new = place.told().filter(|place| said.replace(place) != Some(place));
            Some((place.span?, label(&place.label, new)))
        })
        .collect();
    let marks: Vec<_> = marks.iter().map(|(span, label)| (*span, label.as_str())).collect();
    Some(snippet::cut(&name, text, &marks, width))
}

/// What stands below an underlined place: its label, and the place as Word shows it unless that was
/// said of the one before.
fn label(label: &str, place: Option<&str>) -> String {
    match (label, place) {
        ("", Some(place)) => place.to_owned(),
        (label, Some(place)) => format!("{label} ({place})"),
        (label, None) => label.to_owned(),
    }
}

/// A group of findings as the renderer takes it.
#[derive(Debug, thiserror::Error)]
#[error("{message}")]
struct Drawn {
    severity: Severity,
    code: String,
    message: String,
    help: String,
    snippet: Option<Snippet>,
}

impl Diagnostic for Drawn {
    fn code<'a>(&'a self) -> Option<Box<dyn std::fmt::Display + 'a>> {
        Some(Box::new(format!("{}[{}]", self.severity.name(), self.code)))
    }

    fn severity(&self) -> Option<miette::Severity> {
        Some(match self.severity {
            Severity::Error => miette::Severity::Error,
            Severity::Warning => miette::Severity::Warning,
            Severity::Note => miette::Severity::Advice,
        })
    }

    fn help<'a>(&'a self) -> Option<Box<dyn std::fmt::Display + 'a>> {
        (!self.help.is_empty()).then(|| Box::new(&self.help) as Box<dyn std::fmt::Display>)
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        self.snippet.as_ref().map(|snippet| &snippet.source as &dyn SourceCode)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        self.snippet.as_ref().map(|snippet| Box::new(snippet.labels.iter().cloned()) as Box<_>)
    }
}

/// Writes what is asked and whether it is shown; must-haves first, missing before shown.
pub fn write_keywords(keywords: &KeywordReport, look: Look, out: &mut dyn Write) -> std::io::Result<()> {
    let title = keywords.posting.title.as_deref().unwrap_or("the posting");
    if let Some(told) = keywords.told() {
        writeln!(out, "Keywords of \u{201c}{}\u{201d}: {}", visible(title), visible(&told))?;
    }
    let rows = asked(keywords);
    let width = rows.iter().map(|row| row.term.chars().count()).max().unwrap_or(0).min(40);
    for row in rows {
        let necessity = if row.necessity == Necessity::Must { "must" } else { "nice" };
        let verdict = row.verdict.map_or("", name);
        let proof = match row.explanation.as_deref().filter(|explanation| !explanation.is_empty()) {
            Some(explanation) => visible(explanation),
            None => format!("line {} of the posting", row.line),
        };
        let left = format!(
            "  {necessity}  {}  {}  ",
            pad(&clip(&visible(&row.term), width), width),
            pad(verdict, 9)
        );
        let room = look.width.saturating_sub(left.chars().count()).max(12);
        writeln!(out, "{left}{}", clip(&proof, room))?;
    }
    Ok(())
}

/// What is asked: must-haves first, missing before shown.
pub(super) fn asked(keywords: &KeywordReport) -> Vec<&RequirementReport> {
    let mut rows: Vec<_> =
        keywords.requirements.iter().filter(|r| r.necessity != Necessity::Context).collect();
    rows.sort_by_key(|r| (r.necessity, !r.verdict.is_some_and(is_gap), r.line));
    rows
}

fn is_gap(verdict: MatchVerdict) -> bool {
    !verdict.is_shown()
}

/// The word for a verdict.
pub(super) fn name(verdict: MatchVerdict) -> &'static str {
    match verdict {
        MatchVerdict::Exact => "exact",
        MatchVerdict::Alias => "alias",
        MatchVerdict::Inflected => "inflected",
        MatchVerdict::Narrower => "narrower",
        MatchVerdict::Related => "related",
        MatchVerdict::Weak => "weak",
        MatchVerdict::Damaged => "DAMAGED",
        MatchVerdict::Missing => "MISSING",
    }
}
