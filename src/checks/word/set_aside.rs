//! Text in a construct that readers do not look into: every loss is explained by the policy of the
//! reader that has it, so a loss in another place, or for another reason, is not claimed.

use super::runs::{inked, programs, quoted};
use crate::checks::Claims;
use crate::checks::losses::locate_losses;
use crate::checks::{Outcome, Params};
use crate::document::{ContainerKind, Format, GlyphId, NoticeKind, Run, StoryKind};
use crate::fields::{ReaderId, ReaderSet, Retention};
use crate::finding::name_fields;
use crate::finding::{Draft, Location, Loss, Weight};
use crate::reading::{Cause, Construct};
use crate::resume::SectionKind;
use crate::span::Span;
use crate::subject::Subject;
use crate::wording::Wording;
use std::collections::{HashMap, HashSet};

/// Fields, or else words, that readers lose because of one construct.
pub fn set_aside(subject: &Subject<'_>, params: &Params<'_>, claims: &mut Claims) -> Outcome {
    let wanted = params.word("construct");
    let reasons = Reasons::new(subject, wanted);
    let skipped = unread(subject).filter(|_| wanted == OTHER);
    if reasons.runs.is_empty() {
        return Outcome { skipped, ..Outcome::default() };
    }
    let losses = claims.take(subject, |survival, reader, verdict| {
        matches!(verdict, Retention::Lost | Retention::Changed(_))
            && survival.span.is_some_and(|span| reasons.explain(subject, span, reader))
    });
    let draft =
        if losses.is_empty() { words(subject, params, &reasons) } else { Some(fields(subject, losses)) };
    let drafts = draft.into_iter().map(|draft| complete(draft, subject, &reasons)).collect();
    Outcome { drafts, skipped }
}

/// The groups of causes, as rules name them.
pub const GROUPS: &[&str] = &[
    "content-control",
    "field",
    "footer",
    "header",
    "insertion",
    "note",
    OTHER,
    "package",
    "special-character",
    "table",
    "text-box",
];

/// The group of what has none of its own.
const OTHER: &str = "other";

/// What of the document could not be read, in words.
fn unread(subject: &Subject<'_>) -> Option<Wording> {
    let notices = subject.document.notices.iter().filter(|notice| notice.kind == NoticeKind::Skipped);
    let details: Vec<&str> = notices.map(|notice| notice.detail.as_str()).collect();
    let docx = subject.document.format == Format::Docx && !details.is_empty();
    docx.then(|| Wording::from("not read: ").quoting(&details.join(", ")))
}

/// The group of a cause, as rules name it.
fn group(cause: Cause) -> &'static str {
    use Construct as C;
    match cause {
        Cause::Package(_) => "package",
        Cause::Special(_) => "special-character",
        Cause::Story(StoryKind::Header) => "header",
        Cause::Story(StoryKind::Footer) => "footer",
        Cause::Story(StoryKind::Footnote | StoryKind::Endnote | StoryKind::Comment) => "note",
        Cause::Story(StoryKind::Body) => OTHER,
        Cause::Construct(construct) => match construct {
            C::Table | C::NestedTable | C::FloatingTable => "table",
            C::TableInTextBox
            | C::TextBoxDrawing
            | C::TextBoxDrawingAlone
            | C::TextBoxVml
            | C::ChoiceTextBox
            | C::FallbackTextBox => "text-box",
            C::ContentControl
            | C::ContentControlRow
            | C::ContentControlInInsertion
            | C::HyperlinkInContentControl => "content-control",
            C::FieldSimple | C::FieldComputed => "field",
            C::Inserted
            | C::InsertedInHyperlink
            | C::InsertedBlock
            | C::HyperlinkInInsertion
            | C::MovedTo => "insertion",
            _ => OTHER,
        },
    }
}

/// What a person calls the construct behind a cause.
fn name(cause: Cause) -> &'static str {
    match cause {
        Cause::Package(_) => "the package",
        Cause::Special("noBreakHyphen") => "a non-breaking hyphen",
        Cause::Special("softHyphen") => "an optional hyphen",
        Cause::Special("pageBreak") => "a page break",
        Cause::Special(_) => "an alignment tab",
        Cause::Story(StoryKind::Footnote) => "a footnote",
        Cause::Story(StoryKind::Endnote) => "an endnote",
        Cause::Story(StoryKind::Comment) => "a comment",
        Cause::Story(_) => "a part of its own",
        Cause::Construct(construct) => match construct {
            Construct::Frame => "a frame",
            Construct::Math => "an equation",
            Construct::Object => "an embedded object",
            Construct::Drawing => "a drawing",
            Construct::RubyText | Construct::RubyBase => "a phonetic guide",
            Construct::SmartTag => "a smart tag",
            Construct::CustomXml => "custom XML markup",
            Construct::Bidirectional => "text with a forced direction",
            Construct::Hyperlink => "a hyperlink",
            Construct::Symbol => "a symbol",
            _ => "content that depends on the version of Word",
        },
    }
}

/// What a run is drawn in, if it is no ordinary text.
fn drawn(subject: &Subject<'_>, run: &Run) -> Option<&'static str> {
    let (_, container) =
        subject.document.path(run).find(|(_, c)| matches!(c.kind, ContainerKind::Drawing(_)))?;
    Some(match container.kind {
        ContainerKind::Drawing("chart") => "a chart",
        ContainerKind::Drawing("SmartArt") => "a SmartArt graphic",
        ContainerKind::Drawing("WordArt") => "WordArt",
        ContainerKind::Drawing("imported file") => "a file that the document imports when it is opened",
        _ => return None,
    })
}

/// The visible runs that some reader does not give because of the wanted construct.
struct Reasons {
    /// By reader and first glyph of the run.
    runs: HashSet<(ReaderId, GlyphId)>,
    /// The glyphs with ink of all of these runs.
    glyphs: HashSet<GlyphId>,
    /// What a person calls the first construct that is met.
    name: Option<&'static str>,
}

impl Reasons {
    fn new(subject: &Subject<'_>, wanted: &str) -> Self {
        let mut reasons = Self { runs: HashSet::new(), glyphs: HashSet::new(), name: None };
        if subject.document.format != Format::Docx {
            return reasons;
        }
        for (index, reader) in subject.readers.iter().enumerate() {
            for run in subject.shown() {
                let cause = subject.cause(index, run);
                if let Some(cause) = cause.filter(|cause| group(*cause) == wanted) {
                    reasons.name.get_or_insert_with(|| drawn(subject, run).unwrap_or_else(|| name(cause)));
                    reasons.runs.insert((reader.id, run.first_glyph));
                    reasons.glyphs.extend(inked(run));
                }
            }
        }
        reasons
    }

    fn hits(&self, reader: ReaderId, run: &Run) -> bool {
        self.runs.contains(&(reader, run.first_glyph))
    }

    /// Whether the wanted construct is why a reader does not give some glyph of a span.
    fn explain(&self, subject: &Subject<'_>, span: Span, reader: ReaderId) -> bool {
        let mut origins = subject.reference.origins(span).iter();
        origins.any(|origin| {
            let run = subject.document.run_of(origin.glyph).map(|(run, _)| run);
            let ink = !origin.span.of(&subject.reference.text).trim().is_empty();
            ink && run.is_some_and(|run| self.hits(reader, run))
        })
    }
}

fn fields(subject: &Subject<'_>, losses: Vec<Loss>) -> Draft {
    let lost: Vec<_> = losses.iter().filter_map(|loss| subject.survival.get(loss.field)).collect();
    let (are, it) = if lost.len() == 1 { ("is", "it") } else { ("are", "them") };
    Draft { locations: locate_losses(&losses, subject), weight: Weight::Losses(losses), ..Draft::default() }
        .with("what", Wording::from("your ").then(&name_fields(&lost)).saying(" ").saying(are))
        .with("it", it)
}

/// Wording, without a field among them, that readers have nowhere else.
fn words(subject: &Subject<'_>, params: &Params<'_>, reasons: &Reasons) -> Option<Draft> {
    let fewest = params.number("fewest_words").max(1.0) as usize;
    let mut hit = ReaderSet::default();
    let mut most = 0;
    for (reader, reading) in programs(subject) {
        let has: HashSet<&str> = split(&reading.text).collect();
        let pieces = pieces(subject, |run| reasons.hits(reader.id, run));
        let missing = pieces.iter().flat_map(|piece| split(piece.of(&subject.reference.text)));
        let missing = missing.filter(|word| !has.contains(word)).count();
        if missing >= fewest {
            hit.insert(reader.id);
            most = most.max(missing);
        }
    }
    if hit.is_empty() {
        return None;
    }
    let pieces = pieces(subject, |run| hit.iter().any(|reader| reasons.hits(reader, run)));
    let votes = !hit.and(subject.voters).is_empty();
    let weight = match params.word("text") {
        _ if holds_heading(subject, &pieces) => Weight::Readers { essential: true },
        "warning" if votes => Weight::Readers { essential: false },
        _ => Weight::Note,
    };
    let first = pieces.first().map_or("", |piece| piece.of(&subject.reference.text));
    let locations: Vec<Location> = pieces.iter().take(5).map(|piece| subject.locate(*piece)).collect();
    let draft = Draft { weight, locations, ..Draft::default() }.hitting(hit);
    let (words, are, it) = if most == 1 { ("word", "is", "it") } else { ("words", "are", "them") };
    let what = Wording::ours(format!("{most} {words} (")).quoting(&quoted(first)).saying(") ").saying(are);
    Some(draft.with("what", what).with("it", it))
}

/// Wording of at least three letters: shorter ones occur everywhere.
fn split(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| word.chars().filter(|c| c.is_alphabetic()).count() >= 3)
}

/// The pieces of the reference's lines whose runs are wanted.
fn pieces(subject: &Subject<'_>, wanted: impl Fn(&Run) -> bool) -> Vec<Span> {
    let mut pieces: Vec<Span> = Vec::new();
    let mut known: HashMap<GlyphId, bool> = HashMap::new();
    for line in &subject.reference.lines {
        let mut piece: Option<Span> = None;
        for origin in subject.reference.origins(line.span) {
            let Some((run, _)) = subject.document.run_of(origin.glyph) else { continue };
            if *known.entry(run.first_glyph).or_insert_with(|| wanted(run)) {
                piece = Some(piece.map_or(origin.span, |piece| piece.to(origin.span)));
            } else {
                pieces.extend(piece.take());
            }
        }
        pieces.extend(piece);
    }
    pieces.retain(|piece| !piece.of(&subject.reference.text).trim().is_empty());
    pieces
}

/// Whether a whole section is among the pieces: then its heading is.
fn holds_heading(subject: &Subject<'_>, pieces: &[Span]) -> bool {
    let sections = subject.resume.sections.iter();
    let named = sections.filter(|section| {
        section.recognised && !matches!(section.kind, SectionKind::Other | SectionKind::Contact)
    });
    named.filter_map(|section| section.heading).any(|heading| pieces.iter().any(|p| p.contains(heading)))
}

/// Adds what is true of the construct whatever is lost: its name, and who gives its text twice.
fn complete(draft: Draft, subject: &Subject<'_>, reasons: &Reasons) -> Draft {
    let mut twice: Vec<&str> = Vec::new();
    for (reader, reading) in programs(subject) {
        let mut met: HashSet<GlyphId> = HashSet::new();
        let again = |origin: &&crate::reading::Origin| {
            reasons.glyphs.contains(&origin.glyph) && !met.insert(origin.glyph)
        };
        if reading.origin.iter().filter(again).count() >= reasons.glyphs.len().div_ceil(2) {
            twice.push(&reader.name);
        }
    }
    let also = match twice.as_slice() {
        [] => String::new(),
        [one] => format!("; {one} gives the text twice"),
        several => format!("; {} give the text twice", several.join(" and ")),
    };
    draft.with("also", Wording::ours(also)).with("construct", reasons.name.unwrap_or_default())
}
