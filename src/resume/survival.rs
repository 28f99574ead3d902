//! What becomes of each field of the résumé in each reader's text, by following its glyphs.

use super::{Date, Education, Field, Resume, Work};
use crate::fields::{EducationPart, EntryPath, FieldKind, FieldPath, ReaderId, Retention, WorkPart};
use crate::reading::{Reading, Trace, trace};
use crate::span::Span;
use crate::text::words::in_one_line;
use std::collections::BTreeMap;

/// A field, and what each reader gets of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Survival {
    /// Which.
    pub field: FieldPath,
    /// As parsed from the reference.
    pub value: String,
    /// As the page says it: dates are parsed into another form.
    pub shown: String,
    /// Bytes of the reference, if any text shows it.
    pub span: Option<Span>,
    /// By reader.
    pub readers: BTreeMap<ReaderId, Retention>,
}

/// Follows every field through every reading.
pub fn survive(resume: &Resume, reference: &Reading, readings: &[Reading]) -> Vec<Survival> {
    let anchors: Vec<Anchors> = readings
        .iter()
        .map(|reading| Anchors::new(resume, &reading.text, |span| kept(trace(reference, span, reading))))
        .collect();
    let home = Anchors::new(resume, &reference.text, Some);
    let small = reference.text.to_lowercase();
    fields(resume)
        .into_iter()
        .map(|(field, (value, span))| {
            let mentions = span.map_or(Vec::new(), |span| mentions(field, span, reference, &small));
            let traced = |span: Span, reading: &Reading| match trace(reference, span, reading) {
                Trace::Kept(found) if is_broken(&value, found.of(&reading.text)) => Trace::Changed(found),
                Trace::Kept(found) if field == FieldPath::Email => {
                    address_token(span, reference, found, reading).map_or(Trace::Kept(found), Trace::Changed)
                }
                other => other,
            };
            let repeated = |reading: &Reading| {
                let mut traces = mentions.iter().map(|span| traced(*span, reading));
                traces.any(|trace| matches!(trace, Trace::Kept(_)))
            };
            let verdict = |(reading, anchors): (&Reading, &Anchors)| {
                let verdict = span.map_or(Retention::Unknown, |span| match traced(span, reading) {
                    Trace::Kept(found) if is_misplaced(field, span, &home, found, anchors) => {
                        Retention::Misplaced(found)
                    }
                    Trace::Kept(_) => Retention::Kept,
                    Trace::Changed(_) | Trace::Lost(_) if repeated(reading) => Retention::Kept,
                    Trace::Changed(found) => Retention::Changed(found),
                    Trace::Lost(_) => Retention::Lost,
                    Trace::Untraceable => Retention::Unknown,
                });
                // No reader is said to lose what our own limit may have torn.
                let known = verdict == Retention::Kept || !reading.cut_short;
                Some((reading.reader?, if known { verdict } else { Retention::Unknown }))
            };
            let mut readers = agreed(readings.iter().zip(&anchors).filter_map(verdict).collect());
            if span.is_some_and(|span| is_uncertain(field, &value, span, reference)) {
                readers.values_mut().filter(|v| **v != Retention::Kept).for_each(|v| *v = Retention::Unknown);
            }
            let said = span.filter(|_| field.dated_entry().is_some()).map(|span| span.of(&reference.text));
            let shown = said.map_or_else(|| value.clone(), in_one_line);
            Survival { readers, field, value, shown, span }
        })
        .collect()
}

/// Letters and digits that a field's place may have besides its value: a label, a legal form.
const BESIDES: usize = 8;

/// Whether the place of a field in the reference may well be more than the field: it holds clearly more
/// than the value, as that of a name on two lines with other text beside them, or goes over a wide gap
/// within a line. Then nobody can be said to lose it.
fn is_uncertain(field: FieldPath, value: &str, span: Span, reference: &Reading) -> bool {
    let count = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).count();
    let is_date = field.dated_entry().is_some();
    let ends_within = |cell: &Span| span.start() < cell.end() && cell.end() < span.end();
    let over_gap = reference.line_at(span.start()).is_some_and(|(_, line)| {
        let (_, before_last) = line.cells.split_last().unwrap_or((&line.span, &[]));
        before_last.iter().any(ends_within)
    });
    over_gap || !is_date && count(span.of(&reference.text)) > count(value) + BESIDES
}

/// Verdicts, but that a field which every reader gives to another entry is known to nobody: then it is as
/// likely that we gave it to the wrong one.
fn agreed(mut readers: BTreeMap<ReaderId, Retention>) -> BTreeMap<ReaderId, Retention> {
    let alone = readers.len() > 1 && readers.values().all(|v| matches!(v, Retention::Misplaced(_)));
    if alone {
        readers.values_mut().for_each(|verdict| *verdict = Retention::Unknown);
    }
    readers
}

/// What a reader takes for an e-mail address where more than the address stands without a gap: signs
/// that addresses hold (RFC 5322, dot-atom, as far as it is in use) and that the page does not show there.
fn address_token(span: Span, reference: &Reading, found: Span, reading: &Reading) -> Option<Span> {
    let here = (signs_before(found, &reading.text), signs_after(found, &reading.text));
    let there = (signs_before(span, &reference.text), signs_after(span, &reference.text));
    let whole = Span::new(&reading.text, found.start() - here.0, found.end() + here.1)?;
    ((here.0 > 0 && there.0 == 0) || (here.1 > 0 && there.1 == 0)).then_some(whole)
}

/// Whether a reader has an address in pieces: the page breaks it over two lines, and the reader keeps the
/// break, perhaps with a hyphen that is no part of the address.
fn is_broken(value: &str, found: &str) -> bool {
    let joined = |text: &str| text.replace(|c: char| c.is_whitespace() || c == '-', "");
    let is_address = value.contains(['@', '/']) && !value.contains(char::is_whitespace);
    is_address && found.trim().contains(char::is_whitespace) && joined(value).ends_with(&joined(found))
}

fn signs_before(span: Span, text: &str) -> usize {
    let before = text.get(..span.start()).unwrap_or_default().chars().rev();
    before.take_while(|c| c.is_alphanumeric() || "._%+-".contains(*c)).map(char::len_utf8).sum()
}

/// A full stop after an address ends the sentence, unless a letter follows.
fn signs_after(span: Span, text: &str) -> usize {
    let after = text.get(span.end()..).unwrap_or_default();
    let token = after.find(|c: char| !(c.is_alphanumeric() || ".-".contains(c))).unwrap_or(after.len());
    after.get(..token).unwrap_or_default().trim_end_matches(['.', '-']).len()
}

/// Mentions that are looked at: a running head has one a page.
const MOST_MENTIONS: usize = 64;

/// The other places where the page says the same. Who one is and how to reach one may be said more
/// than once, as in a running head or below a declaration, in capitals or not: one whole mention is enough. A job's title or date is not: the
/// same words elsewhere belong to something else. `small` is the reference in small letters.
fn mentions(field: FieldPath, span: Span, reference: &Reading, small: &str) -> Vec<Span> {
    let anywhere = match field.kind() {
        FieldKind::Name | FieldKind::Email | FieldKind::Phone | FieldKind::Link => true,
        FieldKind::Location | FieldKind::Work | FieldKind::Education | FieldKind::Skill => false,
    };
    let wanted = span.of(&reference.text).to_lowercase();
    if !anywhere || wanted.is_empty() {
        return Vec::new();
    }
    // Few letters change their length in small letters: then only the same letters are found.
    let text = if small.len() == reference.text.len() { small } else { &reference.text };
    let found = text.match_indices(&wanted).filter(|(start, _)| *start != span.start());
    found
        .take(MOST_MENTIONS)
        .filter_map(|(start, said)| Span::new(&reference.text, start, start + said.len()))
        .collect()
}

fn kept(trace: Trace) -> Option<Span> {
    match trace {
        Trace::Kept(span) | Trace::Changed(span) => Some(span),
        Trace::Lost(_) | Trace::Untraceable => None,
    }
}

/// The names that entries are known by in one reading: titles, employers and schools, in the order of their
/// places, each with its entry.
#[derive(Debug, Default)]
struct Anchors {
    all: Vec<(Span, EntryPath)>,
    own: BTreeMap<EntryPath, Vec<Span>>,
    /// Where white space stands.
    blanks: Vec<usize>,
}

impl Anchors {
    /// Where `place` finds them in a text.
    fn new(resume: &Resume, text: &str, place: impl Fn(Span) -> Option<Span>) -> Self {
        let bytes = text.bytes().enumerate();
        let blanks = bytes.filter(|(_, byte)| byte.is_ascii_whitespace()).map(|(at, _)| at).collect();
        let mut anchors = Self { blanks, ..Self::default() };
        let mut add = |entry: EntryPath, names: [&Option<Field>; 2]| {
            let places = names.into_iter().flatten().filter_map(|field| field.span).filter_map(&place);
            for span in places {
                anchors.all.push((span, entry));
                anchors.own.entry(entry).or_default().push(span);
            }
        };
        for (i, work) in resume.work.iter().enumerate() {
            add(EntryPath::Work(i), [&work.title, &work.company]);
        }
        for (i, study) in resume.education.iter().enumerate() {
            add(EntryPath::Education(i), [&study.school, &study.degree]);
        }
        anchors.all.sort_by_key(|(span, _)| *span);
        anchors
    }

    /// Bytes with ink between a place and the nearest name of an entry.
    fn own(&self, entry: EntryPath, at: Span) -> Option<usize> {
        self.own.get(&entry)?.iter().map(|span| self.distance(at, *span)).min()
    }

    /// Bytes with ink between a place and the nearest name of any other entry.
    fn others(&self, entry: EntryPath, at: Span) -> Option<usize> {
        self.beside(at, move |other| other != entry).map(|(span, _)| self.distance(at, *span)).min()
    }

    /// Blanks that keep a column in its place set nothing apart: a reader that gives the page line by line pads its lines
    /// with them.
    fn distance(&self, at: Span, span: Span) -> usize {
        let ink = |byte: usize| byte - self.blanks.partition_point(|blank| *blank < byte);
        let before = ink(at.start()).saturating_sub(ink(span.end()));
        before.max(ink(span.start()).saturating_sub(ink(at.end())))
    }

    /// The first name before a place and the first after it, of the entries that are wanted.
    fn beside<'a>(
        &'a self,
        at: Span,
        wanted: impl Fn(EntryPath) -> bool + Copy + 'a,
    ) -> impl Iterator<Item = &'a (Span, EntryPath)> {
        let (before, after) = self.all.split_at(self.all.partition_point(|(span, _)| *span < at));
        let is_wanted = move |(_, entry): &&(Span, EntryPath)| wanted(*entry);
        before.iter().rev().find(is_wanted).into_iter().chain(after.iter().find(is_wanted))
    }
}

/// Whether a date that stands nearest to its own entry's name on the page is nearer to another's in
/// the reader's text.
fn is_misplaced(field: FieldPath, home: Span, at_home: &Anchors, found: Span, anchors: &Anchors) -> bool {
    let Some(entry) = field.dated_entry() else { return false };
    let (own_home, other_home) = (at_home.own(entry, home), at_home.others(entry, home));
    match (own_home, anchors.own(entry, found), anchors.others(entry, found)) {
        (Some(own_home), Some(own), Some(other)) => {
            other < own && other_home.is_none_or(|other_home| own_home <= other_home)
        }
        _ => false,
    }
}

/// The entry whose name stands nearest to a place of a reading.
pub fn nearest_entry(resume: &Resume, reference: &Reading, reading: &Reading, at: Span) -> Option<EntryPath> {
    let anchors = Anchors::new(resume, &reading.text, |span| kept(trace(reference, span, reading)));
    let nearest = anchors.beside(at, |_| true).min_by_key(|(span, _)| anchors.distance(at, *span));
    nearest.map(|(_, entry)| *entry)
}

/// A field's value and where the reference has it.
type Valued = (String, Option<Span>);

/// The fields that are followed, in the order of the JSON contract.
fn fields(resume: &Resume) -> Vec<(FieldPath, Valued)> {
    FieldKind::ALL.iter().flat_map(|kind| of_kind(*kind, resume)).collect()
}

fn of_kind(kind: FieldKind, resume: &Resume) -> Vec<(FieldPath, Valued)> {
    let one = |path, field: Option<&Field>| field.map(|field| (path, text(field))).into_iter().collect();
    match kind {
        FieldKind::Name => one(FieldPath::Name, resume.name.as_ref()),
        FieldKind::Email => one(FieldPath::Email, resume.emails.first()),
        FieldKind::Phone => one(FieldPath::Phone, resume.phones.first()),
        FieldKind::Location => {
            one(FieldPath::Location, resume.location.as_ref().and_then(|place| place.city.as_ref()))
        }
        FieldKind::Link => {
            let links = resume.links.iter().enumerate();
            links.map(|(index, link)| (FieldPath::Link(index), text(&link.url))).collect()
        }
        FieldKind::Work => {
            let parts = |(index, work)| {
                let part =
                    move |part: &WorkPart| Some((FieldPath::Work(index, *part), of_work(work, *part)?));
                WorkPart::ALL.iter().filter_map(part)
            };
            resume.work.iter().enumerate().flat_map(parts).collect()
        }
        FieldKind::Education => {
            let parts = |(index, study)| {
                let part = move |part: &EducationPart| {
                    Some((FieldPath::Education(index, *part), of_study(study, *part)?))
                };
                EducationPart::ALL.iter().filter_map(part)
            };
            resume.education.iter().enumerate().flat_map(parts).collect()
        }
        FieldKind::Skill => {
            let skills = resume.skills.iter().enumerate();
            skills.map(|(index, skill)| (FieldPath::Skill(index), text(&skill.name))).collect()
        }
    }
}

fn of_work(work: &Work, part: WorkPart) -> Option<Valued> {
    match part {
        WorkPart::Company => work.company.as_ref().map(text),
        WorkPart::Title => work.title.as_ref().map(text),
        WorkPart::Start => work.start.as_ref().map(date),
        WorkPart::End => work.end.as_ref().map(date),
    }
}

fn of_study(study: &Education, part: EducationPart) -> Option<Valued> {
    match part {
        EducationPart::School => study.school.as_ref().map(text),
        EducationPart::Degree => study.degree.as_ref().map(text),
        EducationPart::Start => study.start.as_ref().map(date),
        EducationPart::End => study.end.as_ref().map(date),
    }
}

fn text(field: &Field) -> Valued {
    (field.value.clone(), field.span)
}

fn date(date: &Field<Date>) -> Valued {
    (date.value.to_string(), date.span)
}

#[cfg(test)]
mod tests {
    use super::{is_broken, is_uncertain};
    use crate::fields::{FieldPath, WorkPart};
    use crate::reading::{Line, Reading};
    use crate::span::Span;

    #[test]
    fn an_address_in_pieces_is_broken() {
        assert!(is_broken("ilse@mail.example.org", "il-\nse@mail.example.org"));
        assert!(is_broken("https://example.org/ilse-b", "example.org/\nilse-b"));
        assert!(!is_broken("ilse@mail.example.org", "ilse@mail.example.org"));
        assert!(!is_broken("https://example.org/ilse-b", "my page"));
        assert!(!is_broken("Built bridges and/or roads", "Built bridges\nand/or roads"));
    }

    #[test]
    fn a_field_over_a_wide_gap_or_with_other_text_in_it_is_uncertain() {
        let text = "Ilse Brandvold      LinkedIn";
        let span = |from: usize, to: usize| Span::new(text, from, to).unwrap();
        let line = Line { span: span(0, 28), cells: vec![span(0, 14), span(20, 28)], ..Line::default() };
        let reading = Reading { text: text.to_owned(), lines: vec![line], ..Reading::default() };
        assert!(!is_uncertain(FieldPath::Name, "Ilse Brandvold", span(0, 14), &reading));
        assert!(is_uncertain(FieldPath::Name, "Brandvold LinkedIn", span(5, 28), &reading));
        assert!(is_uncertain(FieldPath::Name, "Ilse", span(0, 14), &reading));
        assert!(!is_uncertain(FieldPath::Work(0, WorkPart::Start), "2020", span(0, 14), &reading));
    }
}
