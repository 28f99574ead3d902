//! The parsed fields in the JSON Resume schema (version 1.0.0), dates as `YYYY-MM` or `YYYY`.

use crate::resume::{Date, Education, Field, Item, Link, Resume, SectionKind, Work};
use serde_json::{Map, Value, json};

/// The résumé as a JSON Resume document; keys without a value are left out.
pub fn document(resume: &Resume) -> Value {
    let mut document = Map::new();
    document.insert("basics".to_owned(), basics(resume));
    document.insert("work".to_owned(), resume.work.iter().map(work).collect());
    document.insert("education".to_owned(), resume.education.iter().map(education).collect());
    document.insert("skills".to_owned(), skills(resume));
    let languages = resume.languages.iter().map(|language| {
        object([("language", text(Some(&language.name))), ("fluency", text(language.fluency.as_ref()))])
    });
    document.insert("languages".to_owned(), languages.collect());
    let certificates = resume.certificates.iter().map(|name| object([("name", text(Some(name)))]));
    document.insert("certificates".to_owned(), certificates.collect());
    document.insert("projects".to_owned(), resume.projects.iter().map(project).collect());
    document.insert("publications".to_owned(), resume.publications.iter().map(publication).collect());
    Value::Object(document)
}

fn basics(resume: &Resume) -> Value {
    let (main, profiles): (Vec<&Link>, Vec<&Link>) =
        resume.links.iter().partition(|link| link.network.is_none());
    // The schema has one `url`; further addresses without a known network are profiles too.
    let profile = |link: &&Link| {
        object([
            ("network", link.network.clone().map(Value::String)),
            ("url", Some(Value::String(link.url.value.clone()))),
        ])
    };
    let profiles: Vec<Value> = profiles.iter().chain(main.iter().skip(1)).map(profile).collect();
    let location = resume.location.as_ref().map(|location| {
        object([
            ("address", text(location.street.as_ref())),
            ("postalCode", text(location.postal_code.as_ref())),
            ("city", text(location.city.as_ref())),
            ("region", text(location.region.as_ref())),
            ("country", text(location.country.as_ref())),
            ("countryCode", resume.country.map(|code| Value::String(code.to_owned()))),
        ])
    });
    object([
        ("name", text(resume.name.as_ref())),
        ("label", text(resume.label.as_ref())),
        ("email", text(resume.emails.first())),
        ("phone", text(resume.phones.first())),
        ("url", main.first().map(|link| Value::String(link.url.value.clone()))),
        ("summary", text(resume.summary.as_ref())),
        ("location", location),
        ("profiles", Some(Value::Array(profiles))),
    ])
}

fn work(work: &Work) -> Value {
    let highlights = work.highlights.iter().map(|field| Value::String(field.value.clone()));
    object([
        ("name", text(work.company.as_ref())),
        ("position", text(work.title.as_ref())),
        ("location", text(work.location.as_ref())),
        ("startDate", date(work.start.as_ref())),
        ("endDate", date(work.end.as_ref())),
        ("highlights", Some(highlights.collect())),
    ])
}

fn education(education: &Education) -> Value {
    object([
        ("institution", text(education.school.as_ref())),
        ("studyType", text(education.degree.as_ref())),
        ("area", text(education.area.as_ref())),
        ("score", text(education.score.as_ref())),
        ("startDate", date(education.start.as_ref())),
        ("endDate", date(education.end.as_ref())),
    ])
}

fn project(item: &Item) -> Value {
    let highlights = item.highlights.iter().map(|field| Value::String(field.value.clone()));
    object([
        ("name", text(Some(&item.name))),
        ("description", text(item.detail.as_ref())),
        ("startDate", date(item.start.as_ref())),
        ("endDate", date(item.end.as_ref())),
        ("highlights", Some(highlights.collect())),
    ])
}

fn publication(item: &Item) -> Value {
    object([
        ("name", text(Some(&item.name))),
        ("publisher", text(item.detail.as_ref())),
        ("releaseDate", date(item.date())),
    ])
}

/// Skills under their groups, in the order of the groups' first skill.
fn skills(resume: &Resume) -> Value {
    let mut groups: Vec<(Option<&str>, Vec<Value>)> = Vec::new();
    for skill in &resume.skills {
        let keyword = Value::String(skill.name.value.clone());
        let group = skill.group.as_deref();
        match groups.iter_mut().find(|(name, _)| *name == group) {
            Some((_, keywords)) => keywords.push(keyword),
            None => groups.push((group, vec![keyword])),
        }
    }
    let default = SectionKind::Skills;
    groups
        .into_iter()
        .map(|(name, keywords)| {
            let name = name.map_or_else(|| super::names::section(default).to_owned(), str::to_owned);
            json!({"name": name, "keywords": keywords})
        })
        .collect()
}

fn text(field: Option<&Field>) -> Option<Value> {
    field.map(|field| Value::String(field.value.clone()))
}

/// A date of the schema; "present" is an end date left out.
fn date(field: Option<&Field<Date>>) -> Option<Value> {
    let date = field?.value;
    (date != Date::Present).then(|| Value::String(date.to_string()))
}

fn object<const N: usize>(entries: [(&str, Option<Value>); N]) -> Value {
    let entries = entries.into_iter().filter_map(|(key, value)| Some((key.to_owned(), value?)));
    Value::Object(entries.collect())
}
