//! Writes what postings are read with as tables.

use crate::fold::fold;
use crate::language::{Language, Lists};
use crate::phrases::{self, norm};
use crate::resume_vocabulary::{Countries, Places};
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
            ("optional", "Cue::Optional"),
            ("without", "Cue::Without"),
        ],
    ),
    (
        "lines",
        "cues",
        &[
            ("asks", "LineCue::Asks"),
            ("steps", "LineCue::Step"),
            ("sends", "LineCue::Sends"),
            ("duties", "LineCue::Duties"),
            ("location", "LineCue::Location"),
            ("legal", "LineCue::Legal"),
            ("benefits", "LineCue::Benefits"),
        ],
    ),
    (
        "triggers",
        "triggers",
        &[("held", "Trigger::Held"), ("noun", "Trigger::Noun"), ("verb", "Trigger::Verb")],
    ),
    (
        "joins",
        "lists",
        &[
            ("or", "Join::Or"),
            ("and", "Join::And"),
            ("one_of", "Join::OneOf"),
            ("examples", "Join::Examples"),
        ],
    ),
    ("ends", "ends", &[("strong", "End::Strong"), ("weak", "End::Weak"), ("line", "End::Line")]),
    (
        "head",
        "head",
        &[
            ("company", "Head::Company"),
            ("place", "Head::Place"),
            ("title", "Head::Title"),
            ("noise", "Head::Noise"),
            ("hiring", "Head::Hiring"),
        ],
    ),
    ("residence", "places", &[("asks", "()")]),
    ("seats", "places", &[("seats", "()")]),
    (
        "employers",
        "employers",
        &[
            ("before", "Hint::Before"),
            ("articles", "Hint::Article"),
            ("hires", "Hint::Hires"),
            ("is", "Hint::Is"),
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
    ("capitalised_nouns", "nouns", "capitalised"),
    ("sexes", "head", "sexes"),
];

/// Tables of lists of words, the type that holds them, and the lists.
const LISTS: &[(&str, &str, &[&str])] = &[
    ("sections", "Sections", &["fillers", "reader", "addressed", "employer", "at", "about"]),
    (
        "sentences",
        "Sentences",
        &["abbreviations", "pronouns", "goes_on", "prose", "verbs", "empty", "nothing", "idle", "novices"],
    ),
    ("groups", "Groups", &["between", "alike", "open"]),
    (
        "things",
        "Things",
        &[
            "resumes",
            "joins",
            "goes_on",
            "rules",
            "joints",
            "compounds",
            "linked",
            "introduce",
            "inner",
            "never",
            "openers",
            "doings",
        ],
    ),
    (
        "years",
        "Years",
        &[
            "units",
            "at_least",
            "more",
            "between",
            "period",
            "ages",
            "experience",
            "of_these",
            "parts",
            "months",
            "decades",
            "most",
            "said",
            "short",
        ],
    ),
    (
        "degrees",
        "Degrees",
        &[
            "joints",
            "otherwise",
            "ends",
            "ranges",
            "bare",
            "plain",
            "any_field",
            "measures",
            "beyond",
            "graduates",
            "recognised",
            "courses",
            "measured",
            "posts",
            "before_posts",
        ],
    ),
    (
        "credentials",
        "Credentials",
        &[
            "certificates",
            "licences",
            "enrolled",
            "by",
            "inside",
            "class",
            "classes",
            "plain",
            "before_names",
            "of_names",
            "of_holders",
        ],
    ),
    (
        "places",
        "Places",
        &[
            "skip",
            "held_as",
            "held",
            "articles",
            "terms",
            "remote",
            "offices",
            "before_offices",
            "attends",
            "before_posts",
            "after_posts",
        ],
    ),
    ("spoken", "Spoken", &["spoken", "followers", "enough", "compounds", "adjectives", "tells_of"]),
];

/// The table of words that count only in a posting of their language, and its lists.
const HERE: (&str, &[&str]) = ("here", &["common", "or", "and"]);

/// The expression of the whole `Vocabulary` of postings; legal forms of companies cross languages.
///
/// # Errors
///
/// A list whose name means nothing, or a phrase of one language that means two things.
pub fn expression(
    languages: &[Language],
    legal_forms: &[String],
    places: &Places,
    countries: &Countries,
) -> Result<String, Box<dyn Error>> {
    every_list_means_something(languages)?;
    let mut out = String::from("Vocabulary {\n");
    for field in PHRASES {
        writeln!(out, "    {}: {},", field.0, phrases(languages, field)?)?;
    }
    for (field, table, list) in WORDS {
        writeln!(out, "    {field}: {},", words(languages, table, list))?;
    }
    for (table, name, lists) in LISTS {
        writeln!(out, "    {table}: {},", record(name, lists, |list| words(languages, table, list)))?;
    }
    let (table, lists) = HERE;
    out.push_str("    here: &[");
    for language in languages.iter().filter(|language| language.posting.contains_key(table)) {
        let of_language = |list: &str| words(std::slice::from_ref(language), table, list);
        write!(out, "{}, ", record("Here", lists, of_language))?;
    }
    out.push_str("],\n");
    writeln!(out, "    numbers: {},", numbers(languages))?;
    writeln!(out, "    legal_forms: {},", tables::set(&legal_forms.iter().cloned().collect()))?;
    writeln!(out, "    posts: {},", posts(languages))?;
    writeln!(out, "    gazetteer: {},", gazetteer(places, countries))?;
    let read: Vec<&str> = languages
        .iter()
        .filter(|language| language.posting.contains_key("headings"))
        .map(|language| language.code.as_str())
        .collect();
    writeln!(out, "    languages: &{read:?},")?;
    out.push_str("}\n");
    Ok(out)
}

/// The words of a list in all languages.
fn words(languages: &[Language], table: &str, list: &str) -> String {
    let lists = languages.iter().filter_map(|language| language.posting.get(table)?.get(list));
    tables::set(&lists.flatten().map(|word| word.to_lowercase()).collect())
}

/// An expression of a type whose fields are lists.
fn record(name: &str, lists: &[&str], words: impl Fn(&str) -> String) -> String {
    let fields: Vec<String> = lists.iter().map(|list| format!("{list}: {}", words(list))).collect();
    format!("{name} {{ {} }}", fields.join(", "))
}

/// Words of job titles, as postings and as résumés write them.
fn posts(languages: &[Language]) -> String {
    let of_postings = languages.iter().filter_map(|language| language.posting.get("head")?.get("nouns"));
    let of_resumes = languages.iter().filter_map(|language| Some(&language.resume.as_ref()?.cues.title));
    let words = of_postings.chain(of_resumes).flatten();
    tables::set(&words.map(|word| word.to_lowercase()).collect())
}

/// Names of places, folded, and codes, as they are written.
fn gazetteer(places: &Places, countries: &Countries) -> String {
    let folded = |names: &[String]| names.iter().map(|name| fold(name)).collect::<BTreeSet<String>>();
    let names = countries.countries.values().flat_map(|country| &country.names).map(|name| fold(name));
    let codes = countries
        .countries
        .keys()
        .cloned()
        .chain(places.regions.iter().flat_map(|regions| regions.codes.iter().cloned()));
    format!(
        "Gazetteer {{ towns: {}, wider: {}, codes: {} }}",
        tables::set(&folded(&places.towns)),
        tables::set(&folded(&places.states).into_iter().chain(names).collect()),
        tables::set(&codes.collect())
    )
}

/// Numbers in words; the first language to claim a word keeps it.
fn numbers(languages: &[Language]) -> String {
    let mut all: BTreeMap<String, String> = BTreeMap::new();
    for language in languages {
        for (number, words) in (1..).zip(&language.numbers.cardinals) {
            for word in words.split_whitespace() {
                all.entry(word.to_lowercase()).or_insert_with(|| number.to_string());
            }
        }
    }
    tables::table(&all)
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
    let of_words = WORDS.iter().map(|(_, table, list)| (*table, *list));
    let of_lists = LISTS.iter().flat_map(|(table, _, lists)| lists.iter().map(|list| (*table, *list)));
    let of_here = HERE.1.iter().map(|list| (HERE.0, *list));
    let known: BTreeSet<(&str, &str)> = of_phrases.chain(of_words).chain(of_lists).chain(of_here).collect();
    for language in languages {
        for (table, lists) in &language.posting {
            if let Some(list) = lists.keys().find(|list| !known.contains(&(table.as_str(), list.as_str()))) {
                return Err(format!("{}: [posting.{table}] {list} means nothing", language.code).into());
            }
        }
    }
    Ok(())
}
