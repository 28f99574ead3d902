//! atslint reads a résumé as applicant tracking systems read it, and reports what is lost on the way.
//!
//! # The way of the data
//!
//! ```text
//! bytes ─ source ─▶ Source ─ ingest ─▶ Document ─ reading ─▶ reference + one Reading a reader
//!                                                                 │
//!                              posting ─▶ Posting ─ keywords ─▶   ├─ resume ─▶ Resume, Survival
//!                                                                 ▼
//!                                      Subject ─ checks + rules ─▶ Findings ─ report ─▶ text, JSON, HTML
//! ```
//!
//! Data flows one way; no stage knows a later one. [`check`] is the whole pipeline: read it first.
//!
//! 1. [`source`]: bytes, and what they are by their first bytes.
//! 2. [`ingest`]: bytes become a [`document::Document`]: every glyph as drawn, with where it stands
//!    and whether a person sees it.
//!    Where that is in doubt, [`picture`] draws the page to settle it.
//! 3. [`reading`]: the document's text as each reader orders and keeps it, and a *reference* from all
//!    evidence; every piece of text knows its glyph.
//! 4. [`resume`]: name, contact, jobs, education and skills out of the reference; then each field is
//!    followed, glyph by glyph, into every reading: its [`resume::Survival`].
//! 5. [`posting`] (with [`lexicon`] and [`detector`]) and [`keywords`]: what a posting asks, and where the résumé shows it.
//! 6. [`subject`]: all of this in one place, for [`checks`] to look at: tests hand over what they proved, in the
//!    words of [`finding`].
//! 7. [`rules`]: a rule is a TOML file that names a test; the engine says how grave it is.
//! 8. [`form`], where it is asked for: the form of an application as each reader's text fills it.
//! 9. [`report`]: findings in one of the output formats; [`annotate`]: findings as remarks in a copy of the file;
//!    [`plain`]: a copy of the résumé that is easy to read for programs.
//!
//! Each room knows only of those before it, and no two files know each other; a test holds that:
//!
//! ```text
//! span, embedded, limits → fields, guard, text, vendor → wording → document → source → ingest → picture → reading
//!   → lexicon → detector → resume, posting → keywords → finding → subject → checks, form → rules
//!   → report, annotate, plain → schema → this file → fix → config → cli
//! ```
//!
//! # As a library
//!
//! [`check`] takes bytes and gives a report. It reads and writes no file, asks for no network, time or
//! environment, and keeps nothing between calls: the same input gives the same report, on any number of
//! threads. What does read files says so: [`source::Source::read`], [`config::Config::load`],
//! [`rules::RuleSet::extend_from`].
//!
//! ```
//! use atslint::report::{Report, json};
//! use atslint::source::Source;
//! use atslint::{Options, Toolbox, check, posting};
//!
//! // Rules and readers: once, for any number of files and threads.
//! let toolbox = Toolbox::builtin()?;
//! let posting = posting::read("job.txt", "Requirements\nPython\nTerraform\n");
//! let today = jiff::civil::date(2026, 1, 15);
//! let options = Options { posting: Some(posting), today: Some(today), ..Options::default() };
//!
//! // From an upload, say; what it is, is told by its first bytes.
//! let bytes = "Ada Example\nada@example.org\n\nSkills\nPython\n".as_bytes();
//! let file = check(&Source::new("cv.txt", bytes), &toolbox, &options);
//!
//! let missing = file.counted().find(|finding| finding.name == "required-keyword-missing");
//! assert!(missing.is_some_and(|finding| finding.message.contains("Terraform")));
//!
//! let mut out = Vec::new();
//! json::write(&Report::new(vec![file], today), &mut out)?;
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! Less than a report: [`examine`] gives the document, its readings and the résumé in it.
//!
//! ```
//! use atslint::guard::guarded;
//! use atslint::source::Source;
//! use atslint::{Options, Toolbox, examine};
//!
//! let (toolbox, options) = (Toolbox::builtin()?, Options::default());
//! let cv = Source::new("cv.txt", "Ada Example\nada@example.org\n".as_bytes());
//! let name = guarded(|| {
//!     let examined = examine(&cv, &toolbox, &options);
//!     examined.read().ok().and_then(|subject| subject.resume.name.clone())
//! })?;
//! assert_eq!(name.map(|name| name.value).as_deref(), Some("Ada Example"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

pub mod annotate;
pub mod checks;
#[doc(hidden)]
pub mod cli;
pub mod config;
pub mod detector;
pub mod document;
pub mod embedded;
pub mod fields;
pub mod finding;
pub mod fix;
pub mod form;
pub mod guard;
pub mod ingest;
pub mod keywords;
pub mod lexicon;
pub mod limits;
pub mod picture;
pub mod plain;
pub mod posting;
pub mod reading;
pub mod report;
pub mod resume;
pub mod rules;
pub mod schema;
pub mod source;
pub mod span;
pub mod subject;
pub mod text;
pub mod trial;
pub mod vendor;
pub mod wording;

use embedded::FileError;
use ingest::Refusal;
use keywords::Candidate;
use limits::Limits;
use posting::Posting;
use reading::{Reader, Readers};
pub use report::FileReport;
use resume::Truth;
use rules::{RuleSet, Selected};
use source::Source;
use subject::{Examined, OnDemand, Subject, Upload};
use vendor::Profile;

/// What a run needs besides files: rules, readers and profiles.
#[derive(Debug, Clone)]
pub struct Toolbox {
    /// The rules there are.
    pub rules: RuleSet,
    /// The readers there are.
    pub readers: Readers,
    /// The vendor profiles there are.
    pub profiles: Vec<Profile>,
    /// The most that is read and worked for one file.
    pub limits: Limits,
}

impl Toolbox {
    /// What comes with atslint.
    pub fn builtin() -> Result<Self, FileError> {
        Ok(Self {
            rules: RuleSet::builtin()?,
            readers: Readers::builtin()?,
            profiles: vendor::builtin()?,
            limits: Limits::default(),
        })
    }
}

/// What to check against.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// The target posting.
    pub posting: Option<Posting>,
    /// What a person says of the résumé, in place of what is parsed.
    pub truth: Option<Truth>,
    /// The rules that run; all of them if not given.
    pub selected: Option<Selected>,
    /// The vendor whose limits count.
    pub profile: Option<Profile>,
    /// What "present" means; the first of January 2026 if not given, so that a run without it is
    /// the same on every day.
    pub today: Option<jiff::civil::Date>,
    /// Whether the report shows what the file looks like ([`report::Illustration`]): pages are drawn
    /// for it.
    pub illustrate: bool,
}

/// Checks one résumé: the whole pipeline.
///
/// Never panics on input: a fault of a parser becomes the file's `error`.
pub fn check(source: &Source, toolbox: &Toolbox, options: &Options) -> FileReport {
    let report = guard::guarded(|| {
        let examined = examine(source, toolbox, options);
        let everything = Selected::all(&toolbox.rules);
        let selected = options.selected.as_ref().unwrap_or(&everything);
        let verdicts = rules::engine::run(&toolbox.rules, selected, &examined);
        let mut file = report::file(&examined, verdicts);
        file.left_out = toolbox.rules.iter().filter(|rule| !selected.has(&rule.id)).count();
        if let (true, Ok(subject)) = (options.illustrate, examined.read()) {
            file.illustration = Some(report::illustration::illustrate(subject, &file.findings));
        }
        file
    });
    report.unwrap_or_else(|said| FileReport::failed(source, &Refusal::Internal(said)))
}

/// Everything that rules look at, without the rules.
///
/// Runs on the caller's stack and may panic on a fault of ours; [`guard::guarded`] takes care of both.
pub fn examine<'a>(source: &'a Source, toolbox: &'a Toolbox, options: &'a Options) -> Examined<'a> {
    let limits = &toolbox.limits;
    let upload = Upload { source, profile: options.profile.as_ref(), profiles: &toolbox.profiles, limits };
    let mut document = match ingest::ingest(source, limits) {
        Ok(document) => document,
        Err(refusal) => return Examined::Refused(upload, refusal),
    };
    picture::settle(&source.bytes, &mut document, limits);
    let readers: Vec<Reader> = toolbox.readers.of(document.format).cloned().collect();
    let voters = reading::voters(&readers);
    let reference = reading::reference(&document);
    let readings = reading::read(&document, &readers, limits);
    let parsed = resume::parse(&document, &reference, limits);
    let (resume, unfound) = match &options.truth {
        None => (parsed, Vec::new()),
        Some(truth) => truth.applied(parsed, &reference),
    };
    let survival = resume::survive(&resume, &reference, &readings);
    let posting = options.posting.as_ref();
    let today = options.today.unwrap_or(jiff::civil::Date::constant(2026, 1, 1));
    let candidate =
        Candidate { resume: &resume, reference: &reference, readings: &readings, readers: &readers, today };
    let matches = posting.map(|posting| keywords::match_posting(posting, candidate)).unwrap_or_default();
    Examined::Read(Box::new(Subject {
        upload,
        document,
        reference,
        readers,
        voters,
        readings,
        resume,
        unfound,
        survival,
        posting,
        matches,
        today,
        on_demand: OnDemand::default(),
    }))
}
