//! The country that a résumé is from, as far as place, phone and language tell.

use super::Resume;
use super::vocabulary::vocabulary;

/// The ISO 3166-1 code: by the country in the address, else by its region, else by the form of its postal code, else by the
/// phone's calling code, else by a language that is mostly of one country.
pub fn country(resume: &Resume, text: &str) -> Option<&'static str> {
    let countries = vocabulary().country_facts;
    let written = resume.location.as_ref().and_then(|location| location.country.as_ref());
    // `IL` behind a town is Illinois and no country.
    let region = resume.location.as_ref().and_then(|location| location.region.as_ref());
    let by_region = || vocabulary().regions.get(&region?.value);
    let by_phone = || {
        let number = resume.phones.first()?.value.trim_start_matches('(').strip_prefix('+')?;
        let digits: String = number.chars().filter(char::is_ascii_digit).take(3).collect();
        let fits = |calling: &str| digits.starts_with(calling);
        let matching = countries.iter().filter(|country| country.calling.is_some_and(fits));
        matching.max_by_key(|country| country.calling.map(str::len)).map(|country| country.code)
    };
    let by_language = || {
        let language = vocabulary().language(text)?;
        countries.iter().find(|country| country.language == Some(language.code)).map(|country| country.code)
    };
    let by_code = || {
        let code = resume.location.as_ref()?.postal_code.as_ref()?;
        is_canadian(&code.value).then_some("CA")
    };
    written
        .and_then(|written| country_code(&written.value))
        .or_else(by_region)
        .or_else(by_code)
        .or_else(by_phone)
        .or_else(by_language)
}

/// `H2X 1Y4`: no other country has this form.
fn is_canadian(code: &str) -> bool {
    let signs: Vec<char> = code.chars().filter(|c| !c.is_whitespace()).collect();
    let is_pair = |pair: &[char]| matches!(pair, ['A'..='Z', '0'..='9']);
    signs.len() == 6 && signs.chunks(2).all(is_pair)
}

/// The ISO 3166-1 code of a country by its name in any language that we know, or by that code in capitals.
pub fn country_code(name: &str) -> Option<&'static str> {
    let vocabulary = vocabulary();
    vocabulary.country(name).or_else(|| vocabulary.country_coded(name)).map(|country| country.code)
}
