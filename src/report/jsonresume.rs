//! The parsed fields in the JSON Resume schema (version 1.0.0), dates as `YYYY-MM` or `YYYY`.

use crate::resume::{
    Date, Education, Field, Item, Link, Location, Resume, SectionKind, Skill, Work, is_of_person,
};
use serde_json::{Value, json};

/// The résumé as a JSON Resume document; keys without a value are left out.
pub fn document(resume: &Resume) -> Value {
    // One by one, so that no field is forgotten.
    let Resume {
        sections: _,
        name,
        label,
        emails,
        phones,
        location,
        country,
        links,
        summary,
        work,
        volunteer,
        education,
        skills,
        languages,
        certificates,
        projects,
        publications,
    } = resume;
    let (url, profiles) = addresses(links.iter().filter(|link| is_of_person(link, resume)));
    let basics = object([
        ("name", text(name.as_ref())),
        ("label", text(label.as_ref())),
        ("email", text(emails.first())),
        ("phone", text(phones.first())),
        ("url", url),
        ("summary", text(summary.as_ref())),
        ("location", location.as_ref().map(|location| place(location, *country))),
        ("profiles", Some(profiles)),
    ]);
    let languages = languages.iter().map(|language| {
        object([("language", text(Some(&language.name))), ("fluency", text(language.fluency.as_ref()))])
    });
    let certificates = certificates.iter().map(|name| object([("name", text(Some(name)))]));
    object([
        ("basics", Some(basics)),
        ("work", Some(work.iter().map(job).collect())),
        ("volunteer", Some(volunteer.iter().map(volunteering).collect())),
        ("education", Some(education.iter().map(study).collect())),
        ("skills", Some(grouped(skills))),
        ("languages", Some(languages.collect())),
        ("certificates", Some(certificates.collect())),
        ("projects", Some(projects.iter().map(project).collect())),
        ("publications", Some(publications.iter().map(publication).collect())),
    ])
}

/// The person's own address, and the others. The schema has one `url`; further addresses without a known network
/// are profiles too.
fn addresses<'a>(links: impl Iterator<Item = &'a Link>) -> (Option<Value>, Value) {
    let (main, profiles): (Vec<&Link>, Vec<&Link>) = links.partition(|link| link.network.is_none());
    let profile = |link: &&Link| {
        object([
            ("network", link.network.clone().map(Value::String)),
            ("url", Some(Value::String(link.url.value.clone()))),
        ])
    };
    let url = main.first().map(|link| Value::String(link.url.value.clone()));
    (url, profiles.iter().chain(main.iter().skip(1)).map(profile).collect())
}

fn place(location: &Location, country: Option<&str>) -> Value {
    object([
        ("address", text(location.street.as_ref())),
        ("postalCode", text(location.postal_code.as_ref())),
        ("city", text(location.city.as_ref())),
        ("region", text(location.region.as_ref())),
        ("country", text(location.country.as_ref())),
        ("countryCode", country.map(|code| Value::String(code.to_owned()))),
    ])
}

fn job(work: &Work) -> Value {
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

/// A job as the schema has volunteering: with an organisation, and without a place.
fn volunteering(work: &Work) -> Value {
    let mut volunteering = job(work);
    if let Some(fields) = volunteering.as_object_mut() {
        fields.remove("location");
        if let Some(name) = fields.remove("name") {
            fields.insert("organization".to_owned(), name);
        }
    }
    volunteering
}

fn study(education: &Education) -> Value {
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
fn grouped(skills: &[Skill]) -> Value {
    let mut groups: Vec<(Option<&str>, Vec<Value>)> = Vec::new();
    for skill in skills {
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
