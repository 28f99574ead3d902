//! Degrees and languages, by level.

use super::ladder::Page;
use super::vocabulary::VOCABULARY;
use super::{Evidence, MatchVerdict};
use crate::lexicon::{self, DegreeLevel, Stems, examined_language, language_name, tokens};
use crate::posting::{Posting, Requirement};
use crate::resume::{Education, SectionKind, degree_level, fluency_rank};
use crate::span::Span;
use crate::wording::Wording;
use std::cmp::Reverse;

/// Bytes after the name of a degree in which its fields stand: a dozen of them.
const FIELDS: usize = 300;

type Verdict = (MatchVerdict, Vec<Evidence>, Wording);

/// A degree of at least the level asked, in a field that is named beside it.
pub(super) fn degree(page: &Page, posting: &Posting, requirement: &Requirement) -> Verdict {
    let asked = lexicon::degree_level(&requirement.term);
    let line = posting
        .lines
        .iter()
        .find(|line| line.span.contains(requirement.span))
        .map_or(requirement.span, |line| line.span);
    let start = requirement.span.start();
    let fields = Span::within(&posting.text, start, line.end().min(start + FIELDS)).of(&posting.text);
    let mut best: Option<Study> = None;
    for entry in &page.candidate.resume.education {
        let Some(study) = study(page, entry, asked, fields) else {
            continue;
        };
        // Of studies that meet it equally, the highest is told.
        let beats =
            |known: &Study| (study.verdict, Reverse(study.level)) < (known.verdict, Reverse(known.level));
        if best.as_ref().is_none_or(beats) {
            best = Some(study);
        }
    }
    let wanted = asked.map_or("some degree", DegreeLevel::name);
    let Some(Study { entry, level, verdict }) = best else {
        return (MatchVerdict::Missing, Vec::new(), "no degree was read".into());
    };
    let named = entry.degree.as_ref();
    let evidence = page.evidence(named.and_then(|field| field.span).unwrap_or(entry.span));
    let Some(level) = level else {
        let told = Wording::quote(named.map_or(evidence.text.trim(), |field| field.value.as_str()));
        let explanation = told.saying(" is given; level not understood; ").saying(wanted).saying(" asked");
        return (verdict, vec![evidence], explanation);
    };
    let elsewhere = verdict == MatchVerdict::Related && asked.is_none_or(|asked| level >= asked);
    let field = if elsewhere { ", perhaps in another field" } else { "" };
    let evidence = if verdict == MatchVerdict::Missing { Vec::new() } else { vec![evidence] };
    let explanation = format!("the highest fitting degree is {}; {wanted} asked{field}", level.name());
    (verdict, evidence, Wording::ours(explanation))
}

/// A study, held against what is asked.
struct Study<'a> {
    entry: &'a Education,
    /// None if the degree is of no level that we know.
    level: Option<DegreeLevel>,
    verdict: MatchVerdict,
}

/// How a study meets what is asked; nothing for one without a degree.
fn study<'a>(
    page: &Page,
    entry: &'a Education,
    asked: Option<DegreeLevel>,
    fields: &str,
) -> Option<Study<'a>> {
    let named = entry.degree.as_ref().map(|field| field.value.as_str());
    let written = entry.span.of(&page.candidate.reference.text);
    let level = named.and_then(degree_level).or_else(|| degree_level(written));
    let level = level.or_else(|| trained(page, entry).then_some(DegreeLevel::Vocational));
    let verdict = match (level, asked) {
        (None, _) => named.map(|_| MatchVerdict::Weak)?,
        // What a school gives is no lower kind of a university's degree.
        (Some(level), Some(asked)) if asked.is_tertiary() && !level.is_tertiary() => MatchVerdict::Missing,
        (Some(level), Some(asked)) if level < asked => MatchVerdict::Related,
        _ if !in_field(page, entry, fields) => MatchVerdict::Related,
        // A course that is asked by its field alone.
        (Some(_), None) if !shares_field(page, entry, fields) => MatchVerdict::Related,
        _ => MatchVerdict::Exact,
    };
    Some(Study { entry, level, verdict })
}

/// Whether a study is a vocational training, by its words or its section's (`Elektroniker (IHK)` under `Ausbildung`).
fn trained(page: &Page, entry: &Education) -> bool {
    let text = &page.candidate.reference.text;
    let told = |text: &str| tokens(text).iter().any(|word| VOCABULARY.vocational.contains(&word.norm));
    let holding = page.candidate.resume.sections.iter().filter(|section| section.span.contains(entry.span));
    let headings = holding.filter_map(|section| section.heading);
    told(entry.span.of(text)) || headings.into_iter().any(|heading| told(heading.of(text)))
}

/// Whether a line that names fields names this one, or leaves it open.
fn in_field(page: &Page, entry: &Education, line: &str) -> bool {
    let words = tokens(line);
    let named = words.iter().any(|word| VOCABULARY.before_field.contains(&word.norm));
    if !named || words.iter().any(|word| VOCABULARY.any_field.contains(&word.norm)) {
        return true;
    }
    if words.iter().any(|word| VOCABULARY.stem.contains(&word.norm)) {
        let studied = tokens(entry.span.of(&page.candidate.reference.text));
        return studied.iter().any(|word| VOCABULARY.sciences.contains(&word.norm));
    }
    shares_field(page, entry, line)
}

/// Whether a study has a word in common with a line, but for words that name no field.
fn shares_field(page: &Page, entry: &Education, line: &str) -> bool {
    let stems = Stems::english();
    let of = |text: &str| -> Vec<String> {
        tokens(text)
            .iter()
            .filter(|word| !VOCABULARY.no_field.contains(&word.norm))
            .map(|word| stems.stem(&word.norm))
            .collect()
    };
    let studied = of(entry.span.of(&page.candidate.reference.text));
    let asked = of(line);
    studied.is_empty() || studied.iter().any(|stem| asked.contains(stem))
}

/// A language of at least the level asked.
pub(super) fn language(page: &Page, requirement: &Requirement) -> Verdict {
    let asked = requirement.value.as_deref().and_then(fluency_rank);
    let resume = page.candidate.resume;
    let named = |text: &str| language_name(&text.to_lowercase()) == Some(requirement.term.as_str());
    for language in &resume.languages {
        let name = &language.name;
        let same = named(&name.value) || tokens(&name.value).iter().any(|word| named(&word.norm));
        if !same {
            continue;
        }
        let evidence: Vec<Evidence> = name.span.map(|span| page.evidence(span)).into_iter().collect();
        let fluency = language.fluency.as_ref().map(|field| field.value.as_str());
        let shown = fluency.and_then(fluency_rank);
        let told = fluency.map_or("no level".into(), Wording::quote);
        let wanted = requirement.value.as_deref().unwrap_or("no level");
        let told = told.saying(" is given; ");
        let (verdict, told) = match (asked, shown) {
            (Some(_), None) if fluency.is_some() => {
                (MatchVerdict::Weak, told.saying("level not understood; "))
            }
            (Some(asked), Some(shown)) if shown < asked => (MatchVerdict::Related, told),
            _ => (MatchVerdict::Exact, told),
        };
        return (verdict, evidence, told.saying(wanted).saying(" asked"));
    }
    // Named outside a list of languages: among the skills or in the summary, but not as a subject taught.
    let spoken = |section| {
        matches!(
            section,
            SectionKind::Skills | SectionKind::Summary | SectionKind::Languages | SectionKind::Contact
        )
    };
    let found = page.words.tokens().iter().filter(|word| named(&word.norm));
    let spans = found.filter_map(|word| Span::new(&page.candidate.reference.text, word.start, word.end));
    let evidence: Vec<Evidence> =
        spans.map(|span| page.evidence(span)).filter(|evidence| spoken(evidence.section)).take(1).collect();
    match evidence.is_empty() {
        true => unlisted(page, requirement),
        false => (MatchVerdict::Exact, evidence, "named, without a level of its own".into()),
    }
}

/// A language that is named nowhere: an exam shows it; that the résumé is written in it is a sign of it.
fn unlisted(page: &Page, requirement: &Requirement) -> Verdict {
    /// Words of an exam's name.
    const EXAM: usize = 3;
    let text = &page.candidate.reference.text;
    let words = page.words.tokens();
    let exam = (0..words.len()).flat_map(|at| (1..=EXAM).map(move |length| (at, length))).find_map(
        |(at, length)| {
            let row = words.get(at..at + length)?;
            let name = row.iter().map(|word| word.norm.as_str()).collect::<Vec<_>>().join(" ");
            (examined_language(&name)? == requirement.term)
                .then(|| Span::new(text, row.first()?.start, row.last()?.end))?
        },
    );
    if let Some(span) = exam {
        let evidence = page.evidence(span);
        let told = Wording::from("shown by an exam: ").quoting(&evidence.text);
        return (MatchVerdict::Exact, vec![evidence], told);
    }
    if crate::resume::language(text).is_some_and(|(_, name)| name == requirement.term) {
        return (MatchVerdict::Weak, Vec::new(), "the résumé is written in it, but does not list it".into());
    }
    (MatchVerdict::Missing, Vec::new(), "the language is not listed".into())
}
