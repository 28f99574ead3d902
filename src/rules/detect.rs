//! The detectors that need no Rust of their own: patterns, absent sections, metrics.

use super::model::{AbsentSection, Metric, MetricName, Pattern};
use crate::finding::{Draft, Location, Weight};
use crate::resume::{Resume, Section, SectionKind, is_named, prompts};
use crate::span::Span;
use crate::subject::Subject;
use std::collections::BTreeMap;

/// The placeholders that a pattern fills.
pub const PATTERN_FILLS: &[&str] = &["count", "found"];
/// The placeholders that a metric fills.
pub const METRIC_FILLS: &[&str] = &["bound", "value"];

/// Every place where one of the expressions matches the reference.
pub fn pattern(pattern: &Pattern, subject: &Subject<'_>) -> Vec<Draft> {
    let text = &subject.reference.text;
    let is_from = |countries: &[String]| {
        subject.resume.country.is_some_and(|country| countries.iter().any(|code| code == country))
    };
    if is_from(&pattern.usual_in) {
        return Vec::new();
    }
    let grave = pattern.unwanted_in.is_empty() || is_from(&pattern.unwanted_in);
    let small = subject.small();
    let marked = if pattern.prompts { prompts(&subject.document, &subject.reference) } else { Vec::new() };
    let mut spans: Vec<Span> = Vec::new();
    let may_match =
        pattern.only_with.is_empty() || pattern.only_with.iter().any(|word| small.contains(word.as_str()));
    for regex in pattern.any.iter().filter(|_| may_match).filter_map(|expression| expression.regex().ok()) {
        for found in regex.captures_iter(small) {
            let Some(at) = found.name("at").or_else(|| found.get(0)) else { continue };
            if let Some(span) = Span::new(text, at.start(), at.end())
                && !span.is_empty()
                && (pattern.sections.is_empty()
                    || pattern.sections.contains(&section_of(span, &subject.resume)))
            {
                spans.push(span);
            }
        }
    }
    spans.retain(|span| !marked.iter().any(|prompt| prompt.contains(*span)));
    spans.sort();
    spans.dedup();
    if spans.len() + marked.len() < pattern.at_least {
        return Vec::new();
    }
    // The same words in several places are one finding.
    let mut places: BTreeMap<String, Vec<Span>> = BTreeMap::new();
    for span in &spans {
        places.entry(span.of(text).to_lowercase()).or_default().push(*span);
    }
    let draft = |spans: &Vec<Span>| {
        let (first, rest) = spans.split_first()?;
        let weight = if grave { Weight::Fatal } else { Weight::Note };
        let draft = Draft::at(weight, subject.locate(*first))
            .quoting("found", first.of(text))
            .with("count", spans.len());
        Some(draft.and_all(rest.iter().map(|span| subject.locate(*span))))
    };
    // Prompts are many, and one template's.
    places.values().chain([&marked]).filter_map(draft).collect()
}

/// The kind of the section that holds a span; what stands before the first is contact.
pub fn section_of(span: Span, resume: &Resume) -> SectionKind {
    let section = resume.sections.iter().find(|section| section.span.contains(span));
    section.map_or(SectionKind::Contact, |section| section.kind)
}

/// One draft if none of the sections is there.
pub fn absent_section(absent: &AbsentSection, subject: &Subject<'_>) -> Vec<Draft> {
    let resume = &subject.resume;
    let headed = |kind: &SectionKind| {
        resume.sections.iter().any(|section| section.kind == *kind && section.heading.is_some())
    };
    let entries = |kind: &SectionKind| match kind {
        SectionKind::Work => !resume.work.is_empty(),
        SectionKind::Education => !resume.education.is_empty(),
        SectionKind::Skills => !resume.skills.is_empty(),
        _ => false,
    };
    // Where no heading is known at all, one that is missing is a consequence; in a language without
    // vocabulary nothing can be missed.
    let known = |section: &Section| section.heading.is_some() && section.recognised;
    if !resume.sections.iter().any(known) || !subject.knows_language() {
        return Vec::new();
    }
    // A heading that we did not tell from what follows on its line is our limit, not a gap.
    let begun = |kind: &SectionKind| is_named(&subject.reference, *kind);
    let there = |kind: &SectionKind| headed(kind) || begun(kind) || (absent.entries_count && entries(kind));
    if absent.sections.iter().any(there) {
        return Vec::new();
    }
    vec![Draft::at(Weight::Fatal, Location::file())]
}

/// One draft if a figure is beyond its bound.
pub fn metric(metric: &Metric, subject: &Subject<'_>) -> Vec<Draft> {
    let text = &subject.reference.text;
    let pages = subject.document.pages();
    let value = match metric.metric {
        MetricName::Pages if pages.is_empty() => return Vec::new(),
        MetricName::Pages => pages.len() as f64,
        MetricName::Characters => text.chars().filter(|c| !c.is_whitespace()).count() as f64,
        MetricName::Words => text.split_whitespace().count() as f64,
        MetricName::PaintsPerPage => {
            pages.iter().map(|page| page.paints.len()).max().unwrap_or_default() as f64
        }
    };
    let beyond = metric.above.filter(|bound| value > *bound);
    let short = metric.below.filter(|bound| value < *bound);
    let draft = |bound| Draft::at(Weight::Fatal, Location::file()).with("value", value).with("bound", bound);
    beyond.or(short).map(draft).into_iter().collect()
}
