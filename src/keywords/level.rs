//! Degrees and languages, by level.

use super::ladder::Page;
use super::{Evidence, MatchVerdict};
use crate::lexicon::{DegreeLevel, Stems, degree_level, fluency_rank, language_name, tokens};
use crate::posting::{Posting, Requirement};
use crate::resume::{Education, SectionKind};
use crate::span::Span;
use crate::wording::Wording;

/// Bytes after the name of a degree in which its fields stand: a dozen of them.
const FIELDS: usize = 300;

type Verdict = (MatchVerdict, Vec<Evidence>, Wording);

/// A degree of at least the level asked, in a field that is named beside it.
pub(super) fn degree(page: &Page, posting: &Posting, requirement: &Requirement) -> Verdict {
    let asked = degree_level(&requirement.term);
    let resume = page.candidate.resume;
    let line = posting
        .lines
        .iter()
        .find(|line| line.number == requirement.line)
        .map_or(requirement.span, |line| line.span);
    let start = requirement.span.start();
    let fields = Span::within(&posting.text, start, line.end().min(start + FIELDS)).of(&posting.text);
    let shown = |entry: &Education| {
        let degree = entry.degree.as_ref().map_or("", |field| field.value.as_str());
        degree_level(degree).or_else(|| degree_level(entry.span.of(&page.candidate.reference.text)))
    };
    let mut best: Option<(MatchVerdict, &Education, Option<DegreeLevel>)> = None;
    for entry in &resume.education {
        let level = shown(entry);
        let verdict = match level {
            None => continue,
            Some(level) if asked.is_some_and(|asked| level < asked) => MatchVerdict::Related,
            Some(_) if !in_field(page, entry, fields) => MatchVerdict::Related,
            Some(_) => MatchVerdict::Exact,
        };
        if best.is_none_or(|(known, ..)| verdict < known) {
            best = Some((verdict, entry, level));
        }
    }
    match best {
        Some((verdict, entry, level)) => {
            let span = entry.degree.as_ref().and_then(|field| field.span).unwrap_or(entry.span);
            let shown = level.map_or("unknown", DegreeLevel::name);
            let asked = asked.map_or("some degree", DegreeLevel::name);
            let field = if verdict == MatchVerdict::Related && level.map(DegreeLevel::name) >= Some(asked) {
                ", perhaps in another field"
            } else {
                ""
            };
            (
                verdict,
                vec![page.evidence(span)],
                Wording::ours(format!("the highest fitting degree is {shown}; {asked} asked{field}")),
            )
        }
        None => (MatchVerdict::Missing, Vec::new(), "no degree was read".into()),
    }
}

/// Whether a line that names fields names this one, or leaves it open.
fn in_field(page: &Page, entry: &Education, line: &str) -> bool {
    const OPEN: &[&str] = &[
        "related",
        "similar",
        "equivalent",
        "any",
        "comparable",
        "relevant",
        "vergleichbar",
        "vergleichbares",
        "équivalent",
        "afins",
        "afines",
        "similaire",
    ];
    const EMPTY: &[&str] = &[
        "in",
        "of",
        "or",
        "and",
        "a",
        "an",
        "the",
        "degree",
        "bachelor",
        "master",
        "science",
        "arts",
        "required",
        "preferred",
        "university",
        "field",
        "with",
        "phd",
        "bs",
        "ms",
        "ba",
        "experience",
        "years",
        "diploma",
    ];
    let words = tokens(line);
    let named = words.iter().any(|word| matches!(word.norm.as_str(), "in" | "en" | "em" | "im"));
    if !named || words.iter().any(|word| OPEN.contains(&word.norm.as_str())) {
        return true;
    }
    let stems = Stems::english();
    let of = |text: &str| -> Vec<String> {
        tokens(text)
            .iter()
            .filter(|word| !EMPTY.contains(&word.norm.as_str()))
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
        let below = matches!((asked, shown), (Some(asked), Some(shown)) if shown < asked);
        let verdict = if below { MatchVerdict::Related } else { MatchVerdict::Exact };
        return (verdict, evidence, told.saying(" is given; ").saying(wanted).saying(" asked"));
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
        true => (MatchVerdict::Missing, evidence, "the language is not listed".into()),
        false => (MatchVerdict::Exact, evidence, "named, without a level of its own".into()),
    }
}
