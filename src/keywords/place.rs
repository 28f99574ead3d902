//! Where the person lives, against where the job is.

use super::ladder::Page;
use super::{Evidence, MatchVerdict};
use crate::lexicon::key;
use crate::posting::{Posting, Requirement};
use crate::resume::{Field, SectionKind, country_code};
use crate::wording::Wording;

pub(super) fn place(
    page: &Page,
    posting: &Posting,
    requirement: &Requirement,
) -> (MatchVerdict, Vec<Evidence>, Wording) {
    let resume = page.candidate.resume;
    let Some(home) = &resume.location else {
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
    // `DE` is Delaware or Germany, as the rest of the résumé has it.
    let abbreviated = |field: &Field| {
        let region = home.region.as_ref() == Some(field);
        region
            && country_code(&field.value)
                .is_some_and(|code| code == field.value && resume.country != Some(code))
    };
    let is = |field: &&Field, place: &str| {
        same_name(&field.value, place) || (same_country(&field.value, place) && !abbreviated(field))
    };
    let told = fields.iter().map(|field| field.value.as_str()).collect::<Vec<_>>().join(", ");
    let explanation = Wording::ours(&requirement.term).saying(" asked; the résumé gives ").quoting(&told);
    let evidence = |field: &Field| field.span.map(|span| page.evidence(span)).into_iter().collect::<Vec<_>>();
    if let Some(field) = fields.iter().find(|field| is(field, &requirement.term)) {
        return (MatchVerdict::Exact, evidence(field), explanation);
    }
    let found = in_contact(page, &requirement.term);
    if !found.is_empty() {
        return (MatchVerdict::Exact, found, explanation);
    }
    // Another town of the region or country that the posting names.
    let around = posting.location.as_deref().unwrap_or_default();
    let near = |field: &&&Field| around.split(',').any(|piece| is(field, piece.trim()));
    match fields.iter().find(near) {
        Some(field) => (MatchVerdict::Related, evidence(field), explanation),
        None => (MatchVerdict::Missing, Vec::new(), explanation),
    }
}

fn in_contact(page: &Page, place: &str) -> Vec<Evidence> {
    let found = page.words.find(place, false).into_iter().map(|found| page.evidence(found.span));
    found.filter(|evidence| evidence.section == SectionKind::Contact).collect()
}

fn same_name(a: &str, b: &str) -> bool {
    !a.is_empty() && key(a) == key(b)
}

/// Whether two names are of one country, in whatever languages.
fn same_country(a: &str, b: &str) -> bool {
    country(a).is_some_and(|country_of_a| country(b) == Some(country_of_a))
}

fn country(name: &str) -> Option<&'static str> {
    let name = name.trim();
    country_code(name.strip_prefix("the ").unwrap_or(name))
}

#[cfg(test)]
mod tests {
    use super::{same_country, same_name};

    #[test]
    fn a_country_has_one_name_in_each_language() {
        for (written, asked) in [
            ("Sverige", "Sweden"),
            ("Norge", "Norway"),
            ("Danmark", "Denmark"),
            ("Česko", "Czechia"),
            ("Éire", "Ireland"),
            ("Svizzera", "Switzerland"),
            ("España", "Espagne"),
        ] {
            assert!(same_country(written, asked), "{written}");
        }
    }

    #[test]
    fn codes_and_names_of_countries_meet() {
        assert!(same_country("US", "the United States"));
        assert!(same_name("Saint-Étienne", "saint étienne"));
        assert!(!same_country("Spain", "Portugal"));
        assert!(!same_name("", ""));
    }
}
