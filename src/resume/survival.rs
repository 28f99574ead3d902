//! What becomes of each field of the résumé in each reader's text, by following its glyphs.

use super::{Resume, Work};
use crate::reading::{GlyphIndex, Reading, Trace, trace};
use crate::span::Span;
use std::collections::BTreeMap;

/// A field, and what each reader gets of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Survival {
    /// As `email` or `work[0].company`.
    pub field: String,
    /// As parsed from the reference.
    pub value: String,
    /// Bytes of the reference, if any text shows it.
    pub span: Option<Span>,
    /// By reader.
    pub readers: BTreeMap<String, Verdict>,
}

/// What a reader gets of a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// Whole and equal.
    Kept,
    /// In one piece, with this text instead.
    Changed(Span),
    /// Absent, or torn apart.
    Lost,
    /// Whole, but nearer to another entry.
    Misplaced(Span),
    /// We cannot tell.
    Unknown,
}

impl Verdict {
    /// The word of the JSON contract.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Kept => "kept",
            Self::Changed(_) => "changed",
            Self::Lost => "lost",
            Self::Misplaced(_) => "misplaced",
            Self::Unknown => "unknown",
        }
    }

    /// Where the reader has the field, if it is not whole but there.
    pub fn span(&self) -> Option<Span> {
        match self {
            Self::Changed(span) | Self::Misplaced(span) => Some(*span),
            Self::Kept | Self::Lost | Self::Unknown => None,
        }
    }
}

/// Follows every field through every reading.
pub fn survive(resume: &Resume, reference: &Reading, readings: &[Reading]) -> Vec<Survival> {
    let indices: Vec<GlyphIndex> = readings.iter().map(GlyphIndex::new).collect();
    fields(resume)
        .into_iter()
        .map(|(field, value, span)| {
            let verdict = |(reading, index): (&Reading, &GlyphIndex)| {
                let verdict =
                    span.map_or(Verdict::Unknown, |span| verdict(trace(reference, span, reading, index)));
                (reading.reader.clone(), verdict)
            };
            Survival { readers: readings.iter().zip(&indices).map(verdict).collect(), field, value, span }
        })
        .collect()
}

fn verdict(trace: Trace) -> Verdict {
    match trace {
        Trace::Kept(_) => Verdict::Kept,
        Trace::Changed(span) => Verdict::Changed(span),
        Trace::Lost(_) => Verdict::Lost,
        Trace::Untraceable => Verdict::Unknown,
    }
}

type Named = (String, String, Option<Span>);

/// The fields of the JSON contract, in its order.
fn fields(resume: &Resume) -> Vec<Named> {
    let mut fields: Vec<Named> = Vec::new();
    let mut push = |name: String, value: String, span| fields.push((name, value, span));
    let single = [
        ("name", resume.name.as_ref()),
        ("email", resume.emails.first()),
        ("phone", resume.phones.first()),
        ("location", resume.location.as_ref().and_then(|l| l.city.as_ref())),
    ];
    for (name, field) in single {
        if let Some(field) = field {
            push(name.to_owned(), field.value.clone(), field.span);
        }
    }
    for (i, link) in resume.links.iter().enumerate() {
        push(format!("links[{i}]"), link.url.value.clone(), link.url.span);
    }
    for (i, Work { company, title, start, end, .. }) in resume.work.iter().enumerate() {
        for (name, field) in [("company", company), ("title", title)] {
            if let Some(field) = field {
                push(format!("work[{i}].{name}"), field.value.clone(), field.span);
            }
        }
        for (name, date) in [("start", start), ("end", end)] {
            if let Some(date) = date {
                push(format!("work[{i}].{name}"), date.value.to_string(), date.span);
            }
        }
    }
    for (i, entry) in resume.education.iter().enumerate() {
        for (name, field) in [("school", &entry.school), ("degree", &entry.degree)] {
            if let Some(field) = field {
                push(format!("education[{i}].{name}"), field.value.clone(), field.span);
            }
        }
        for (name, date) in [("start", &entry.start), ("end", &entry.end)] {
            if let Some(date) = date {
                push(format!("education[{i}].{name}"), date.value.to_string(), date.span);
            }
        }
    }
    for (i, skill) in resume.skills.iter().enumerate() {
        push(format!("skills[{i}]"), skill.name.value.clone(), skill.name.span);
    }
    fields
}
