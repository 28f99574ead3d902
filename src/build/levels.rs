//! Levels of degrees and of languages: which word is of which, where two languages differ the lower one.

use crate::language::{Language, Lists};
use crate::phrases::{self, norm};
use std::collections::BTreeMap;
use std::error::Error;

/// Keys of the degrees' lists, lowest first, with the variant of each. A word without a level is beaten by any.
const DEGREES: [(&str, Option<&str>); 8] = [
    ("school", Some("School")),
    ("vocational", Some("Vocational")),
    ("associate", Some("Associate")),
    ("bachelor", Some("Bachelor")),
    ("postgraduate", Some("Postgraduate")),
    ("master", Some("Master")),
    ("doctor", Some("Doctor")),
    ("unranked", None),
];

/// Keys of the lists of fluency, lowest first, with the variant of each.
const FLUENCY: [(&str, &str); 12] = [
    ("beginner", "Beginner"),
    ("basic", "Basic"),
    ("limited", "Limited"),
    ("conversational", "Conversational"),
    ("intermediate", "Intermediate"),
    ("good", "Good"),
    ("business", "Business"),
    ("advanced", "Advanced"),
    ("fluent", "Fluent"),
    ("excellent", "Excellent"),
    ("bilingual", "Bilingual"),
    ("native", "Native"),
];

/// Words by the place of their list among the levels.
type Ranked = BTreeMap<String, (usize, String)>;

/// Degrees as studies name them, in a form that `fold` gives, each with its level as an expression.
///
/// # Errors
///
/// A list of no known level.
pub fn studied(
    languages: &[Language],
    fold: fn(&str) -> String,
) -> Result<BTreeMap<String, String>, Box<dyn Error>> {
    let mut ranked = Ranked::new();
    for language in languages {
        for lists in [&language.degrees.both, &language.degrees.studied] {
            rank(&mut ranked, lists, &DEGREES.map(|(key, _)| key), fold)?;
        }
    }
    let mut degrees: BTreeMap<String, String> = BTreeMap::new();
    for (word, (at, _)) in &ranked {
        degrees.extend(spellings(word).map(|spelling| (spelling, level(*at))));
    }
    degrees.extend(ranked.into_iter().map(|(word, (at, _))| (word, level(at))));
    Ok(degrees)
}

/// Other ways to write an abbreviation with stops: `b.tech.` with its last stop or without, `b. tech`.
fn spellings(word: &str) -> impl Iterator<Item = String> {
    let bare = word.trim_end_matches('.');
    let parts: Vec<&str> = bare.split('.').collect();
    let is_abbreviation = parts.len() > 1 && !bare.contains([' ', '-']);
    // Single letters apart are initials.
    let apart = (parts.len() == 2 && parts.iter().any(|part| part.len() > 1)).then(|| parts.join(" "));
    let stopped = [bare.to_owned(), format!("{bare}.")];
    stopped.into_iter().chain(apart).filter(move |_| is_abbreviation)
}

/// Degrees as postings and running text name them: a table of phrases.
///
/// # Errors
///
/// A list of no known level.
pub fn asked(languages: &[Language]) -> Result<String, Box<dyn Error>> {
    let mut ranked = Ranked::new();
    for language in languages {
        for lists in [&language.degrees.both, &language.degrees.asked] {
            rank(&mut ranked, lists, &DEGREES.map(|(key, _)| key), norm)?;
        }
    }
    let entry = |(phrase, (at, written)): (String, (usize, String))| {
        let (_, level) = DEGREES.get(at)?;
        let cased = written.chars().any(char::is_uppercase).then(|| written.replace('.', ""));
        Some((phrase, format!("(DegreeLevel::{}, {cased:?})", (*level)?)))
    };
    Ok(phrases::table(ranked.into_iter().filter_map(entry)))
}

/// Words of fluency as postings have them: a table of phrases.
///
/// # Errors
///
/// A list of no known level.
pub fn fluency_phrases(languages: &[Language]) -> Result<String, Box<dyn Error>> {
    Ok(phrases::table(fluency(languages, norm)?))
}

/// Words of fluency in a form that `fold` gives, each with its level as an expression.
///
/// # Errors
///
/// A list of no known level.
pub fn fluency(
    languages: &[Language],
    fold: fn(&str) -> String,
) -> Result<BTreeMap<String, String>, Box<dyn Error>> {
    let mut ranked = Ranked::new();
    for language in languages {
        rank(&mut ranked, &language.fluency, &FLUENCY.map(|(key, _)| key), fold)?;
    }
    let name = |at: usize| FLUENCY.get(at).map_or("", |(_, name)| name);
    Ok(ranked.into_iter().map(|(word, (at, _))| (word, format!("Fluency::{}", name(at)))).collect())
}

fn rank(
    ranked: &mut Ranked,
    lists: &Lists,
    keys: &[&str],
    fold: fn(&str) -> String,
) -> Result<(), Box<dyn Error>> {
    for (key, words) in lists.iter().filter(|(key, _)| *key != "endings") {
        let at = keys.iter().position(|known| known == key).ok_or_else(|| format!("no level: {key}"))?;
        for word in words {
            let known = ranked.entry(fold(word)).or_insert_with(|| (at, word.clone()));
            if at < known.0 {
                *known = (at, word.clone());
            }
        }
    }
    Ok(())
}

fn level(at: usize) -> String {
    match DEGREES.get(at) {
        Some((_, Some(name))) => format!("Some(DegreeLevel::{name})"),
        _ => "None".to_owned(),
    }
}
