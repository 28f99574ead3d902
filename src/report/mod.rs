//! What is said of each file, and one file a format to say it in.

mod as_done;
mod ascii;
mod closing;
mod comparisons;
pub mod concise;
mod forms;
pub mod full;
pub mod github;
pub mod gitlab;
mod groups;
pub mod html;
pub mod illustration;
pub mod json;
pub mod jsonresume;
pub mod junit;
mod keywords;
mod lists;
pub mod markdown;
mod names;
mod opening;
mod place;
mod redact;
pub mod sarif;
mod snippet;
pub mod statistics;
mod survival;

pub use as_done::AsDone;
pub use ascii::without_typography;
pub use comparisons::{Comparison, write_comparisons};
pub use forms::{BoxReport, FormReport, FormsReport, write as write_forms};
pub use illustration::Illustration;
pub use keywords::{KeywordContract, KeywordReport};
pub use lists::{ReaderList, ReadingList, RuleList};

use crate::fields::{FieldPath, Retention};
use crate::finding::{Finding, Severity};
use crate::ingest::Refusal;
use crate::posting::Posting;
use crate::reading::Reading;
use crate::resume::{Resume, SectionKind, Survival};
use crate::rules::{Skipped, Verdicts};
use crate::source::Source;
use crate::subject::{Examined, Subject, Upload};
use crate::wording::{Wording, visible};
use serde::Serialize;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// Everything that a run has to say.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "report"))]
pub struct Report {
    /// Of the contract: keys may be added under it, none is renamed or removed.
    #[cfg_attr(test, schemars(extend("const" = 1)))]
    pub schema_version: u32,
    /// Who says it.
    pub tool: Tool,
    /// In the order given.
    pub files: Vec<FileReport>,
    /// Over all files.
    pub summary: Summary,
    /// The day that "present" means, as YYYY-MM-DD.
    #[cfg_attr(test, schemars(extend("format" = "date")))]
    pub as_of: String,
    /// Whether what the files say is left out.
    pub redacted: bool,
}

/// Name and version.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "tool"))]
pub struct Tool {
    /// `atslint`.
    #[cfg_attr(test, schemars(extend("const" = "atslint")))]
    pub name: &'static str,
    /// As in `Cargo.toml`.
    pub version: &'static str,
}

impl Default for Tool {
    fn default() -> Self {
        Self { name: env!("CARGO_PKG_NAME"), version: env!("CARGO_PKG_VERSION") }
    }
}

/// Counts of findings that are not suppressed, and of files that could not be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "summary"))]
pub struct Summary {
    /// Errors.
    pub error: usize,
    /// Warnings.
    pub warning: usize,
    /// Notes.
    pub note: usize,
    /// Those of them for which `atslint fix` knows a repair.
    pub fixable: usize,
    /// Files that we gave up on.
    pub unreadable: usize,
}

impl Summary {
    /// What was found in some files.
    pub fn of(files: &[FileReport]) -> Self {
        let mut summary = Self::default();
        for file in files {
            summary.count(file);
        }
        summary
    }

    /// Counts one more file.
    pub fn count(&mut self, file: &FileReport) {
        self.unreadable += usize::from(file.error.is_some());
        for finding in file.counted() {
            self.fixable += usize::from(finding.fixable);
            match finding.severity {
                Severity::Error => self.error += 1,
                Severity::Warning => self.warning += 1,
                Severity::Note => self.note += 1,
            }
        }
    }

    /// Counts what was counted elsewhere.
    pub fn add(&mut self, more: &Self) {
        self.error += more.error;
        self.warning += more.warning;
        self.note += more.note;
        self.fixable += more.fixable;
        self.unreadable += more.unreadable;
    }

    /// The gravest finding that was counted.
    pub fn gravest(&self) -> Option<Severity> {
        let counts =
            [(self.error, Severity::Error), (self.warning, Severity::Warning), (self.note, Severity::Note)];
        counts.into_iter().find(|(count, _)| *count > 0).map(|(_, severity)| severity)
    }

    /// `2 fixable with `atslint fix``, if anything is.
    pub(crate) fn fixable_in_words(&self) -> Option<String> {
        (self.fixable > 0).then(|| format!("{} fixable with `atslint fix`", self.fixable))
    }

    /// `1 error, 0 warnings, 2 notes`.
    pub fn in_words(&self) -> String {
        let mut text = format!(
            "{}, {}, {}",
            Wording::count(self.error, "error", "errors"),
            Wording::count(self.warning, "warning", "warnings"),
            Wording::count(self.note, "note", "notes")
        );
        if let Some(fixable) = self.fixable_in_words() {
            text.push_str(&format!(" ({fixable})"));
        }
        if self.unreadable > 0 {
            text.push_str(&format!(", {} could not be checked", self.unreadable));
        }
        text
    }
}

impl Report {
    /// A report over files.
    pub fn new(files: Vec<FileReport>, today: jiff::civil::Date) -> Self {
        let summary = Summary::of(&files);
        let (schema_version, tool, as_of) = (1, Tool::default(), today.to_string());
        Self { schema_version, tool, files, summary, as_of, redacted: false }
    }
}

/// What is said of one file.
#[derive(Debug, Clone, Serialize)]
#[derive(borsh::BorshSerialize, borsh::BorshDeserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "file"))]
pub struct FileReport {
    /// As given.
    pub path: String,
    /// `pdf`, `docx`, `text`; what it is instead if it could not be read.
    pub kind: String,
    /// Pages of a PDF.
    pub pages: Option<usize>,
    /// Names of the readers of its format.
    pub readers: Vec<String>,
    /// What each reader gets of each field.
    pub survival: Vec<FieldReport>,
    /// Gravest first.
    pub findings: Vec<Finding>,
    /// Rules that could not come to a verdict.
    pub skipped: Vec<Skipped>,
    /// Why we gave up on the file, if we did.
    pub error: Option<FileFault>,
    /// The résumé against the posting.
    pub keywords: Option<KeywordReport>,
    /// Rules that were not asked for.
    #[serde(skip)]
    pub left_out: usize,
    /// What a résumé has and was not found or not understood, in words.
    #[serde(skip)]
    pub missing: Vec<Cow<'static, str>>,
    /// Those of them that vote.
    #[serde(skip)]
    pub voters: Vec<String>,
    /// The texts that locations count in, by reader.
    #[serde(skip)]
    pub texts: BTreeMap<String, String>,
    /// The posting; the report of a worker comes without it, for it is the same for all files.
    #[serde(skip)]
    #[borsh(skip)]
    pub posting: Option<Posting>,
    /// What the file looks like, if that was asked for.
    #[serde(skip)]
    pub illustration: Option<Illustration>,
}

/// A field, and what each reader gets.
#[derive(Debug, Clone, Serialize)]
#[derive(borsh::BorshSerialize, borsh::BorshDeserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "field"))]
pub struct FieldReport {
    /// As `email`.
    #[cfg_attr(test, schemars(with = "String"))]
    pub field: FieldPath,
    /// As parsed.
    pub value: String,
    /// By reader: `kept`, `changed`, `lost`, `misplaced`, `unknown`.
    #[cfg_attr(test, schemars(with = "BTreeMap<String, String>"))]
    pub readers: BTreeMap<String, Retention>,
    /// What readers that change it get instead.
    pub changed_to: BTreeMap<String, String>,
}

/// Why we gave up on a file.
#[derive(Debug, Clone, Serialize)]
#[derive(borsh::BorshSerialize, borsh::BorshDeserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "fault"))]
pub struct FileFault {
    /// A stable word.
    pub code: Cow<'static, str>,
    /// In words.
    pub message: Wording,
}

impl FileReport {
    /// A file that could not even be opened.
    pub fn unopened(path: String, message: Wording) -> Self {
        Self { error: Some(FileFault { code: "io".into(), message }), ..Self::empty(path, "unknown") }
    }

    /// A file on which we failed.
    pub fn failed(source: &Source, refusal: &Refusal) -> Self {
        let fault = FileFault { code: refusal.code().into(), message: refusal.words() };
        Self { error: Some(fault), ..Self::bare(source) }
    }

    /// A file of a kind that is sent, but that we do not read.
    fn unread(upload: &Upload<'_>) -> Self {
        let kind = upload.source.kind.described();
        let taken = match (upload.profile, upload.vendors()) {
            (Some(profile), _) => format!("{} takes it", profile.vendor),
            (None, (taking, listing)) => {
                format!("{taking} of the {listing} vendors whose lists of formats we know take it")
            }
        };
        let message = format!("atslint does not read {kind}; {taken}");
        let fault = FileFault { code: Refusal::Unsupported.code().into(), message: Wording::ours(message) };
        Self { error: Some(fault), ..Self::bare(upload.source) }
    }

    /// A file of which nothing is known yet.
    fn bare(source: &Source) -> Self {
        Self::empty(source.name.clone(), names::kind(source.kind))
    }

    fn empty(path: String, kind: &str) -> Self {
        Self {
            path,
            kind: kind.to_owned(),
            pages: None,
            readers: Vec::new(),
            survival: Vec::new(),
            findings: Vec::new(),
            skipped: Vec::new(),
            error: None,
            keywords: None,
            left_out: 0,
            missing: Vec::new(),
            voters: Vec::new(),
            texts: BTreeMap::new(),
            posting: None,
            illustration: None,
        }
    }

    /// Findings that are not suppressed.
    pub fn counted(&self) -> impl Iterator<Item = &Finding> {
        self.findings.iter().filter(|finding| finding.suppressed.is_none())
    }
}

/// A message with what to do on a line of its own, which a rule need not say.
fn with_help(message: impl std::fmt::Display, label: &str, finding: &Finding) -> String {
    match visible(&finding.help) {
        help if help.is_empty() => message.to_string(),
        help => format!("{message}\n{label}: {help}"),
    }
}

/// The report on one file.
pub fn file(examined: &Examined<'_>, verdicts: Verdicts) -> FileReport {
    let file = match examined {
        Examined::Refused(upload, refusal) if refusal.is_ours() => FileReport::failed(upload.source, refusal),
        Examined::Refused(upload, refusal) if upload.is_only_unread(refusal) => FileReport::unread(upload),
        Examined::Refused(upload, _) => FileReport::bare(upload.source),
        Examined::Read(subject) => read(subject),
    };
    let skipped = unfound(examined).chain(verdicts.skipped).collect();
    FileReport { findings: verdicts.findings, skipped, ..file }
}

/// What stands in place of a rule where what a person says of the résumé is not followed.
const TRUTH: &str = "truth";

fn unfound<'a>(examined: &'a Examined<'_>) -> impl Iterator<Item = Skipped> + 'a {
    let unfound = examined.read().into_iter().flat_map(|subject| &subject.unfound);
    unfound.map(|unfound| Skipped { rule: TRUTH.to_owned(), why: unfound.in_words() })
}

fn read(subject: &Subject<'_>) -> FileReport {
    let pages = subject.document.pages().len();
    let texts = std::iter::once(&subject.reference)
        .chain(&subject.readings)
        .map(|reading| (reading.name.clone(), reading.text.clone()))
        .collect();
    FileReport {
        pages: (pages > 0).then_some(pages),
        readers: subject.readers.iter().map(|reader| reader.name.clone()).collect(),
        survival: subject.survival.iter().map(|survival| field(survival, subject)).collect(),
        keywords: subject.posting.map(|posting| KeywordReport::new(posting, Some(&subject.matches))),
        missing: missing(&subject.resume),
        voters: subject.readers.iter().filter(|r| r.votes).map(|r| r.name.clone()).collect(),
        texts,
        posting: subject.posting.cloned(),
        ..FileReport::bare(subject.upload.source)
    }
}

/// What is not known of a person, although every résumé tells it, or a heading announces it.
fn missing(resume: &Resume) -> Vec<Cow<'static, str>> {
    let announced = |kind| resume.sections.iter().any(|section| section.kind == kind);
    let (no_work, no_study) = (resume.work.is_empty(), resume.education.is_empty());
    let known = [
        ("a name", resume.name.is_none()),
        ("an e-mail address or phone number", resume.emails.is_empty() && resume.phones.is_empty()),
        ("a job", no_work && (announced(SectionKind::Work) || no_study)),
        ("a study", no_study && (announced(SectionKind::Education) || no_work)),
        ("a skill", resume.skills.is_empty() && announced(SectionKind::Skills)),
    ];
    known.into_iter().filter(|(_, is_missing)| *is_missing).map(|(what, _)| what.into()).collect()
}

fn field(survival: &Survival, subject: &Subject<'_>) -> FieldReport {
    let got = |reading: &Reading| Some((reading.name.clone(), *survival.readers.get(&reading.reader?)?));
    let changed = |reading: &Reading| match survival.readers.get(&reading.reader?)? {
        Retention::Changed(span) => Some((reading.name.clone(), span.of(&reading.text).to_owned())),
        Retention::Kept | Retention::Lost | Retention::Misplaced(_) | Retention::Unknown => None,
    };
    FieldReport {
        field: survival.field,
        value: survival.value.clone(),
        readers: subject.readings.iter().filter_map(got).collect(),
        changed_to: subject.readings.iter().filter_map(changed).collect(),
    }
}
