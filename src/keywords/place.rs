//! Where the person lives, against where the job is.

use super::ladder::Page;
use super::{Evidence, MatchVerdict};
use crate::lexicon::key;
use crate::posting::{Posting, Requirement};
use crate::resume::{Field, SectionKind};
use crate::wording::Wording;

/// Names of countries beside their codes (ISO 3166-1 alpha-2), as postings and résumés mix them.
const COUNTRIES: &[(&str, &[&str])] = &[
    ("us", &["usa", "united states", "united states of america", "america"]),
    ("gb", &["uk", "united kingdom", "great britain", "england", "scotland", "wales"]),
    ("de", &["germany", "deutschland"]),
    ("fr", &["france"]),
    ("es", &["spain", "españa"]),
    ("pt", &["portugal"]),
    ("it", &["italy", "italia"]),
    ("ch", &["switzerland", "schweiz", "suisse"]),
    ("at", &["austria", "österreich"]),
    ("nl", &["netherlands", "nederland"]),
    ("be", &["belgium", "belgique", "belgië"]),
    ("ie", &["ireland"]),
    ("pl", &["poland", "polska"]),
    ("cz", &["czechia", "czech republic"]),
    ("se", &["sweden"]),
    ("no", &["norway"]),
    ("dk", &["denmark"]),
    ("fi", &["finland"]),
    ("ca", &["canada"]),
    ("au", &["australia"]),
    ("nz", &["new zealand"]),
    ("in", &["india"]),
    ("sg", &["singapore"]),
    ("jp", &["japan"]),
    ("cn", &["china"]),
    ("br", &["brazil", "brasil"]),
    ("mx", &["mexico", "méxico"]),
    ("ar", &["argentina"]),
    ("za", &["south africa"]),
    ("ae", &["united arab emirates", "uae"]),
];

pub(super) fn place(
    page: &Page,
    posting: &Posting,
    requirement: &Requirement,
) -> (MatchVerdict, Vec<Evidence>, Wording) {
    let Some(home) = &page.candidate.resume.location else {
        let found = in_contact(page, &requirement.term);
        return match found.is_empty() {
            true => (MatchVerdict::Missing, found, "no place of living was read".into()),
            false => (
                MatchVerdict::Exact,
                found,
                Wording::ours(&requirement.term).saying(" stands with the contact"),
            ),
        };
    };
    let fields: Vec<&Field> = [&home.city, &home.region, &home.country].into_iter().flatten().collect();
    let told = fields.iter().map(|field| field.value.as_str()).collect::<Vec<_>>().join(", ");
    let explanation = Wording::ours(&requirement.term).saying(" asked; the résumé gives ").quoting(&told);
    let evidence = |field: &Field| field.span.map(|span| page.evidence(span)).into_iter().collect::<Vec<_>>();
    if let Some(field) = fields.iter().find(|field| same_place(&field.value, &requirement.term)) {
        return (MatchVerdict::Exact, evidence(field), explanation);
    }
    let found = in_contact(page, &requirement.term);
    if !found.is_empty() {
        return (MatchVerdict::Exact, found, explanation);
    }
    // Another town of the region or country that the posting names.
    let around = posting.location.as_deref().unwrap_or_default();
    let near = |field: &&&Field| around.split(',').any(|piece| same_place(&field.value, piece.trim()));
    match fields.iter().find(near) {
        Some(field) => (MatchVerdict::Related, evidence(field), explanation),
        None => (MatchVerdict::Missing, Vec::new(), explanation),
    }
}

fn in_contact(page: &Page, place: &str) -> Vec<Evidence> {
    let found = page.words.find(place, false).into_iter().map(|found| page.evidence(found.span));
    found.filter(|evidence| evidence.section == SectionKind::Contact).collect()
}

fn same_place(a: &str, b: &str) -> bool {
    !a.is_empty() && (key(a) == key(b) || matches!((country(a), country(b)), (Some(a), Some(b)) if a == b))
}

fn country(name: &str) -> Option<&'static str> {
    let name = name.trim().trim_start_matches("the ").to_lowercase().replace('.', "");
    COUNTRIES
        .iter()
        .find(|(code, names)| *code == name || names.contains(&name.as_str()))
        .map(|(code, _)| *code)
}

#[cfg(test)]
mod tests {
    use super::same_place;

    #[test]
    fn codes_and_names_of_countries_meet() {
        assert!(same_place("US", "the United States"));
        assert!(same_place("Saint-Étienne", "saint étienne"));
        assert!(!same_place("Spain", "Portugal"));
        assert!(!same_place("", ""));
    }
}
