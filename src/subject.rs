//! Everything that checks look at: the file, its readings, the résumé in it, and the posting; of a file that was
//! refused, the file alone.

use crate::document::{Document, GlyphId, GlyphSet, Place, Rect, Run};
use crate::fields::{ReaderId, ReaderSet};
use crate::finding::{Location, Role, TextOf};
use crate::ingest::Refusal;
use crate::keywords::{Candidate, Match};
use crate::limits::Limits;
use crate::posting::Posting;
use crate::reading::{self, Boundaries, Cause, Policy, Reader, Reading};
use crate::resume::{self, Resume, Survival, Unfound};
use crate::source::Source;
use crate::span::Span;
use crate::text::words::without_capitals;
use crate::vendor::Profile;
use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::OnceLock;

/// A file as it is sent: whether it could be read or not, this is known of it.
#[derive(Debug, Clone, Copy)]
pub struct Upload<'a> {
    /// Its bytes and name.
    pub source: &'a Source,
    /// The vendor whose limits are asked for.
    pub profile: Option<&'a Profile>,
    /// All vendors whose limits are known.
    pub profiles: &'a [Profile],
    /// The most that is read and worked for it.
    pub limits: &'a Limits,
}

impl Upload<'_> {
    /// How many of the vendors that list formats take this kind of file, and how many list any. The vendor
    /// that is asked for stands alone.
    pub fn vendors(&self) -> (usize, usize) {
        let own = self.source.kind.extensions().first();
        let takes = |profile: &&&Profile| {
            own.is_some_and(|own| profile.extensions.iter().any(|listed| listed == own))
        };
        let asked = self.profile.map_or(self.profiles, std::slice::from_ref);
        let listing: Vec<&Profile> = asked.iter().filter(|profile| !profile.extensions.is_empty()).collect();
        (listing.iter().filter(takes).count(), listing.len())
    }

    /// Whether the file is of a kind that at least half of the vendors take, but that atslint does not read:
    /// then nothing can be said of it, and nothing is wrong with it.
    pub fn is_only_unread(&self, refusal: &Refusal) -> bool {
        let (taking, listing) = self.vendors();
        *refusal == Refusal::Unsupported && taking > 0 && 2 * taking >= listing
    }
}

/// What came of a file.
#[derive(Debug)]
pub enum Examined<'a> {
    /// It gave no document.
    Refused(Upload<'a>, Refusal),
    /// It was read.
    Read(Box<Subject<'a>>),
}

impl<'a> Examined<'a> {
    /// What was read, or why nothing was.
    pub fn read(&self) -> Result<&Subject<'a>, &Refusal> {
        match self {
            Self::Refused(_, refusal) => Err(refusal),
            Self::Read(subject) => Ok(subject),
        }
    }
}

/// Everything that was read of a file.
#[derive(Debug)]
pub struct Subject<'a> {
    /// The file.
    pub upload: Upload<'a>,
    /// The file as drawn.
    pub document: Document,
    /// The best reading.
    pub reference: Reading,
    /// The readers of the file's format.
    pub readers: Vec<Reader>,
    /// Those of them that vote.
    pub voters: ReaderSet,
    /// What each of them gets, in the same order.
    pub readings: Vec<Reading>,
    /// The résumé in the reference.
    pub resume: Resume,
    /// What a person says of it and the page does not.
    pub unfound: Vec<Unfound>,
    /// Its fields in each reading.
    pub survival: Vec<Survival>,
    /// The target posting.
    pub posting: Option<&'a Posting>,
    /// The résumé against the posting.
    pub matches: Vec<Match>,
    /// What "present" means.
    pub today: jiff::civil::Date,
    /// What is worked out when a check first asks.
    pub(crate) on_demand: OnDemand,
}

/// What only some checks need, each worked out once.
#[derive(Debug, Default)]
pub(crate) struct OnDemand {
    /// Whether the reference is in a language with vocabulary.
    known_language: OnceLock<bool>,
    /// By reader: why it does not give some runs.
    causes: OnceLock<Vec<HashMap<GlyphId, Cause>>>,
    /// Indices of the runs that the reference shows.
    shown: OnceLock<Vec<usize>>,
    /// The reference's text without capitals.
    small: OnceLock<String>,
    /// By page: characters of ink.
    inked: OnceLock<Vec<usize>>,
    /// By reader: the words of the page whose boundaries it gets wrong.
    boundaries: OnceLock<Vec<OnceLock<Boundaries>>>,
}

impl Subject<'_> {
    /// The résumé, as it is held against a posting.
    pub fn candidate(&self) -> Candidate<'_> {
        Candidate {
            resume: &self.resume,
            reference: &self.reference,
            readings: &self.readings,
            readers: &self.readers,
            today: self.today,
        }
    }

    /// Whether the résumé is in a language whose headings are known.
    pub fn knows_language(&self) -> bool {
        // Two headings that are known prove more than the words of a short text.
        let known = || {
            let sections = self.resume.sections.iter();
            let headings = sections.filter(|section| section.recognised && section.heading.is_some());
            headings.take(2).count() == 2 || crate::resume::knows_language(&self.reference.text)
        };
        *self.on_demand.known_language.get_or_init(known)
    }

    /// How many readers of this format vote.
    pub fn voters(&self) -> usize {
        self.voters.len()
    }

    /// Whether a reader votes.
    pub fn votes(&self, reader: ReaderId) -> bool {
        self.voters.contains(reader)
    }

    /// All readers of this format.
    pub fn every_reader(&self) -> ReaderSet {
        self.readers.iter().map(|reader| reader.id).collect()
    }

    /// The readers whose readings are as wanted.
    pub fn readers_where(&self, wanted: impl Fn(&Reading) -> bool) -> ReaderSet {
        self.readings.iter().filter(|reading| wanted(reading)).filter_map(|reading| reading.reader).collect()
    }

    /// Why the reader at `index` does not give a run of a DOCX; `None` if it gives it.
    pub fn cause(&self, index: usize, run: &Run) -> Option<Cause> {
        let of = |reader: &Reader| match &reader.policy {
            Policy::Docx(policy) => reading::causes(&self.document, policy),
            Policy::Pdf(_) | Policy::Plain {} => HashMap::new(),
        };
        let causes = self.on_demand.causes.get_or_init(|| self.readers.iter().map(of).collect());
        causes.get(index)?.get(&run.first_glyph).copied()
    }

    /// The runs that the reference shows, in file order.
    pub fn shown(&self) -> impl Iterator<Item = &Run> {
        let runs = &self.document.runs;
        let first_glyphs = || {
            let glyphs: GlyphSet = self.reference.origin.iter().map(|origin| origin.glyph).collect();
            let is_shown = |run: &Run| (run.first_glyph..).take(run.len()).any(|glyph| glyphs.has(glyph));
            (0..runs.len()).filter(|&index| runs.get(index).is_some_and(is_shown)).collect()
        };
        self.on_demand.shown.get_or_init(first_glyphs).iter().filter_map(|&index| runs.get(index))
    }

    /// The reference's text without capitals, byte for byte in the same place.
    pub fn small(&self) -> &str {
        self.on_demand.small.get_or_init(|| without_capitals(&self.reference.text))
    }

    /// Characters of ink in each page's text layer, seen or not: the layer over a scan is text.
    pub fn inked(&self) -> &[usize] {
        let count = || {
            let mut counts = vec![0; self.document.pages().len()];
            for run in &self.document.runs {
                let Place::Pdf { page, .. } = run.place else { continue };
                if let Some(count) = (page as usize).checked_sub(1).and_then(|index| counts.get_mut(index)) {
                    *count += (0..run.len()).filter(|&index| run.is_inked(index)).count();
                }
            }
            counts
        };
        self.on_demand.inked.get_or_init(count)
    }

    /// The words of the page whose boundaries a reader gets wrong.
    pub fn boundaries(&self, reader: ReaderId) -> Option<&Boundaries> {
        let none_yet = || self.readings.iter().map(|_| OnceLock::new()).collect();
        let known = self.on_demand.boundaries.get_or_init(none_yet).iter();
        let mut both = self.readings.iter().zip(known);
        let (reading, known) = both.find(|(reading, _)| reading.reader == Some(reader))?;
        Some(known.get_or_init(|| Boundaries::of(reading, &self.reference)))
    }

    /// The reading of a reader.
    pub fn reading(&self, reader: ReaderId) -> Option<&Reading> {
        self.readings.iter().find(|reading| reading.reader == Some(reader))
    }

    /// The reading of a name, the reference included.
    pub fn reading_named(&self, name: &str) -> Option<&Reading> {
        std::iter::once(&self.reference).chain(&self.readings).find(|reading| reading.name == name)
    }

    /// The résumé in a reading: in a reader's, what its text alone gives. May take as long as that of the reference.
    pub fn resume_of(&self, reading: &Reading) -> Cow<'_, Resume> {
        if reading.reader.is_none() {
            return Cow::Borrowed(&self.resume);
        }
        let typeset = reading::typeset(&self.document, reading);
        Cow::Owned(resume::parse(&self.document, &typeset, self.upload.limits))
    }

    /// A place in the reference.
    pub fn locate(&self, span: Span) -> Location {
        self.locate_in(&self.reference, span)
    }

    /// A place in a reading, with page and box, or part and paragraph, of its text.
    pub fn locate_in(&self, reading: &Reading, span: Span) -> Location {
        let glyphs = reading.origins(span).iter().map(|origin| origin.glyph);
        Location {
            text_of: Some(TextOf::Reading(reading.name.clone())),
            span: Some(span),
            text: span.of(&reading.text).to_owned(),
            ..self.locate_glyphs(glyphs)
        }
    }

    /// The place of a run that may be in no reading, in the file.
    pub fn locate_run(&self, run: &Run) -> Location {
        self.locate_runs(&[run])
    }

    /// The place of runs that follow one another, all on the page or paragraph of the first.
    pub fn locate_runs(&self, runs: &[&Run]) -> Location {
        let glyphs = runs.iter().flat_map(|run| (run.first_glyph..).take(run.len()));
        let mut text = String::new();
        let mut last: Option<&Run> = None;
        for run in runs {
            if last.is_some_and(|last| is_apart(last, run)) {
                text.push(' ');
            }
            text.push_str(&run.text);
            last = Some(run);
        }
        Location { text, ..self.locate_glyphs(glyphs) }
    }

    /// A place in the posting.
    pub fn locate_posting(&self, span: Span) -> Location {
        let text = self.posting.map_or("", |posting| span.of(&posting.text));
        Location {
            text_of: Some(TextOf::Posting),
            span: Some(span),
            text: text.to_owned(),
            ..Location::file()
        }
    }

    /// The file's place of some glyphs; all on the page or paragraph of the first.
    fn locate_glyphs(&self, glyphs: impl Iterator<Item = GlyphId>) -> Location {
        let mut location = Location { role: Role::Primary, ..Location::file() };
        for (run, index) in glyphs.filter_map(|glyph| self.document.run_of(glyph)) {
            match &run.place {
                Place::Pdf { page, bbox, .. } => {
                    if location.page.is_some_and(|first| first != *page) {
                        break;
                    }
                    location.page = Some(*page);
                    let bbox = run.glyphs.get(index).map_or(*bbox, |glyph| glyph.bbox);
                    location.bbox = Some(location.bbox.map_or(bbox, |sum: Rect| sum.union(bbox)));
                }
                Place::Docx { part, paragraph, .. } => {
                    location.part = Some(part.to_string());
                    location.paragraph = Some(*paragraph);
                    location.place = self.document.whereabouts(run);
                    break;
                }
                Place::Text { .. } => break,
            }
        }
        location
    }
}

/// Whether white space stands between two runs that follow one another as a person sees it: another
/// paragraph, another line, or a gap wider than a quarter of the size, which is about a space.
fn is_apart(last: &Run, next: &Run) -> bool {
    match (&last.place, &next.place) {
        (Place::Pdf { page: a, bbox: left, .. }, Place::Pdf { page: b, bbox: right, .. }) => {
            a != b || right.y0 > left.y1 || right.y1 < left.y0 || right.x0 - left.x1 > next.size / 4.0
        }
        (Place::Docx { part: a, paragraph: first, .. }, Place::Docx { part: b, paragraph: second, .. }) => {
            a != b || first != second
        }
        _ => false,
    }
}
