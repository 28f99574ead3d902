//! Writes what postings are read with as tables.

use crate::language::{Language, Lists};
use crate::phrases::{self, norm};
use crate::tables;
use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fmt::Write as _;

/// A field of the vocabulary, the table of a language that it is out of, and what each list of it means.
type Field = (&'static str, &'static str, &'static [(&'static str, &'static str)]);

const SECTIONS: &[(&str, &str)] = &[
    ("company", "LineSection::Company"),
    ("duties", "LineSection::Duties"),
    ("must", "LineSection::Must"),
    ("preferred", "LineSection::Preferred"),
    ("benefits", "LineSection::Benefits"),
    ("location", "LineSection::Location"),
    ("legal", "LineSection::Legal"),
    // How to apply is no part of the advert's content either.
    ("apply", "LineSection::Legal"),
];

/// Phrases that carry a value.
const PHRASES: &[Field] = &[
    ("headings", "headings", SECTIONS),
    ("hints", "hints", SECTIONS),
    ("labels", "labels", SECTIONS),
    (
        "cues",
        "cues",
        &[
            ("must", "Cue::Around(Necessity::Must)"),
            ("preferred", "Cue::Around(Necessity::Preferred)"),
            ("forward", "Cue::After(Necessity::Preferred)"),
            ("negated", "Cue::Negated"),
        ],
    ),
    (
        "lines",
        "cues",
        &[
            ("duties", "LineCue::Duties"),
            ("location", "LineCue::Location"),
            ("legal", "LineCue::Legal"),
            ("benefits", "LineCue::Benefits"),
        ],
    ),
    ("triggers", "triggers", &[("noun", "Trigger::Noun"), ("verb", "Trigger::Verb")]),
    ("joins", "lists", &[("or", "Join::Or"), ("and", "Join::And"), ("one_of", "Join::OneOf")]),
    ("ends", "ends", &[("strong", "End::Strong"), ("weak", "End::Weak"), ("line", "End::Line")]),
    (
        "head",
        "head",
        &[
            ("company", "Head::Company"),
            ("place", "Head::Place"),
            ("title", "Head::Title"),
            ("noise", "Head::Noise"),
        ],
    ),
];

/// Lists of words, compared as they are written but for case.
const WORDS: &[(&str, &str, &str)] = &[
    ("titles", "head", "nouns"),
    ("stops", "phrases", "stops"),
    ("leads", "phrases", "leads"),
    ("tails", "phrases", "tails"),
    ("generic", "phrases", "generic"),
];

/// The expression of the whole `Vocabulary` of postings.
///
/// # Errors
///
/// A list whose name means nothing, or a phrase of one language that means two things.
pub fn expression(languages: &[Language]) -> Result<String, Box<dyn Error>> {
    every_list_means_something(languages)?;
    let mut out = String::from("Vocabulary {\n");
    for field in PHRASES {
        writeln!(out, "    {}: {},", field.0, phrases(languages, field)?)?;
    }
    for (field, table, list) in WORDS {
        let lists = languages.iter().filter_map(|language| language.posting.get(*table)?.get(*list));
        let words: BTreeSet<String> = lists.flatten().map(|word| word.to_lowercase()).collect();
        writeln!(out, "    {field}: {},", tables::set(&words))?;
    }
    out.push_str("}\n");
    Ok(out)
}

/// Where two languages have a phrase, the later one's meaning counts.
fn phrases(languages: &[Language], (_, table, lists): &Field) -> Result<String, Box<dyn Error>> {
    let mut all: BTreeMap<String, &str> = BTreeMap::new();
    for language in languages {
        let of_language = language.posting.get(*table);
        let mut own: BTreeMap<String, &str> = BTreeMap::new();
        for (list, value) in *lists {
            for phrase in of_language.and_then(|table: &Lists| table.get(*list)).into_iter().flatten() {
                let other = own.insert(norm(phrase), value);
                if other.is_some_and(|other| other != *value) {
                    let code = &language.code;
                    return Err(format!("{code}: [posting.{table}] has {phrase:?} in two lists").into());
                }
            }
        }
        all.append(&mut own);
    }
    Ok(phrases::table(all.into_iter().map(|(phrase, value)| (phrase, value.to_owned()))))
}

fn every_list_means_something(languages: &[Language]) -> Result<(), Box<dyn Error>> {
    let of_phrases =
        PHRASES.iter().flat_map(|(_, table, lists)| lists.iter().map(|(list, _)| (*table, *list)));
    let known: BTreeSet<(&str, &str)> =
        of_phrases.chain(WORDS.iter().map(|(_, table, list)| (*table, *list))).collect();
    for language in languages {
        for (table, lists) in &language.posting {
            if let Some(list) = lists.keys().find(|list| !known.contains(&(table.as_str(), list.as_str()))) {
                return Err(format!("{}: [posting.{table}] {list} means nothing", language.code).into());
            }
        }
    }
    Ok(())
}
