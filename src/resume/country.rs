//! The country that a résumé is from, as far as place, phone and language tell.

use super::Resume;
use super::vocabulary::{fold, vocabulary};

/// The ISO 3166-1 code: by the country in the address, else by the phone's calling code, else by a
/// language that is mostly of one country.
pub fn country(resume: &Resume, text: &str) -> Option<&'static str> {
    let countries = vocabulary().country_facts;
    let written = resume.location.as_ref().and_then(|location| location.country.as_ref());
    let named = written.and_then(|written| {
        let name = fold(&written.value);
        countries
            .iter()
            .find(|(code, country)| country.names.contains(&name.as_str()) || written.value == *code)
    });
    let by_phone = || {
        let number = resume.phones.first()?.value.trim_start_matches('(').strip_prefix('+')?;
        let digits: String = number.chars().filter(char::is_ascii_digit).take(3).collect();
        let fits = |calling: &str| digits.starts_with(calling);
        let matching = countries.iter().filter(|(_, country)| country.calling.is_some_and(fits));
        matching.max_by_key(|(_, country)| country.calling.map(str::len))
    };
    let by_language = || {
        let language = vocabulary().language(text)?;
        countries.iter().find(|(_, country)| country.language == Some(language))
    };
    named.or_else(by_phone).or_else(by_language).map(|(code, _)| *code)
}
