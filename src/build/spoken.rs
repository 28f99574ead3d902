//! Names of languages.

use crate::language::Language;
use crate::phrases;
use crate::tables;
use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;

/// The expression of all names: the English ones, and where each name in any language leads.
///
/// # Errors
///
/// A name of two languages.
pub fn expression(languages: &[Language]) -> Result<String, Box<dyn Error>> {
    let english: BTreeSet<&String> =
        languages.iter().flat_map(|language| language.languages.keys()).collect();
    let english: Vec<&String> = english.into_iter().collect();
    let mut names: BTreeMap<String, String> = BTreeMap::new();
    for language in languages {
        for (name, others) in &language.languages {
            let at = english.iter().position(|known| *known == name).unwrap_or_default().to_string();
            for word in others.iter().chain([name]) {
                let known = names.insert(word.to_lowercase(), at.clone());
                if known.is_some_and(|known| known != at) {
                    return Err(format!("{}: {word:?} names two languages", language.code).into());
                }
            }
        }
    }
    let exams = languages.iter().flat_map(|language| &language.exams);
    let exams: BTreeMap<String, String> = exams
        .flat_map(|(name, exams)| {
            let at = english.iter().position(|known| *known == name).unwrap_or_default().to_string();
            exams.iter().map(move |exam| (phrases::norm(exam), at.clone()))
        })
        .collect();
    let (names, exams) = (tables::table(&names), tables::table(&exams));
    Ok(format!("Spoken {{ english: &{english:?}, names: {names}, exams: {exams} }}"))
}
