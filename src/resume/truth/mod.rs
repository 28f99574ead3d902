//! What a person says of the résumé, as a JSON Resume document (version 1.0.0): it stands in place of what was parsed,
//! so that no limit of the parser decides what is followed through the readings.
//!
//! A value is a field only where the page says it: it is looked for in the reference, and what stands nowhere there is
//! said. What the document leaves out stays as parsed; an empty text says that there is none.

mod search;

use super::{Date, Education, Field, Link, Resume, Skill, Work, comparable, network};
use crate::reading::Reading;
use crate::span::Span;
use crate::text::words::in_one_line;
use crate::wording::Wording;
use search::{Search, together};
use serde::{Deserialize, Deserializer};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// What a person says of the résumé. Keys that are not followed are read over.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
#[derive(borsh::BorshSerialize, borsh::BorshDeserialize)]
pub struct Truth {
    basics: Basics,
    work: Option<Vec<Job>>,
    education: Option<Vec<Study>>,
    skills: Option<Vec<Group>>,
}

#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
#[derive(borsh::BorshSerialize, borsh::BorshDeserialize)]
struct Basics {
    name: Option<String>,
    email: Option<String>,
    phone: Option<String>,
    url: Option<String>,
    location: Place,
    profiles: Option<Vec<Profile>>,
}

#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
#[derive(borsh::BorshSerialize, borsh::BorshDeserialize)]
struct Place {
    city: Option<String>,
}

#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
#[derive(borsh::BorshSerialize, borsh::BorshDeserialize)]
struct Profile {
    url: Option<String>,
}

#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default, rename_all = "camelCase")]
#[derive(borsh::BorshSerialize, borsh::BorshDeserialize)]
struct Job {
    name: Option<String>,
    position: Option<String>,
    #[serde(deserialize_with = "day")]
    start_date: Option<Date>,
    #[serde(deserialize_with = "day")]
    end_date: Option<Date>,
}

#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default, rename_all = "camelCase")]
#[derive(borsh::BorshSerialize, borsh::BorshDeserialize)]
struct Study {
    institution: Option<String>,
    study_type: Option<String>,
    area: Option<String>,
    #[serde(deserialize_with = "day")]
    start_date: Option<Date>,
    #[serde(deserialize_with = "day")]
    end_date: Option<Date>,
}

#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
#[derive(borsh::BorshSerialize, borsh::BorshDeserialize)]
struct Group {
    name: Option<String>,
    keywords: Vec<String>,
}

/// Why a document says nothing of a résumé.
#[derive(Debug, thiserror::Error)]
#[error("it is no JSON Resume document: {0}")]
pub struct TruthFault(#[from] serde_json::Error);

/// A value that the page does not say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unfound {
    /// Its key, as `work[0].name`.
    pub key: String,
    /// As the person gave it.
    pub value: String,
}

impl Unfound {
    /// What is to be said of it.
    pub fn in_words(&self) -> Wording {
        let key = Wording::ours(format!("{} ", self.key));
        key.then(&Wording::quotation(&self.value)).saying(" stands nowhere in the text and is not followed")
    }
}

/// `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, of which the day does not count; `present`; nothing.
fn day<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Date>, D::Error> {
    let Some(text) = Option::<String>::deserialize(deserializer)? else { return Ok(None) };
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let wrong = || serde::de::Error::custom(format!("{text:?} is no date: YYYY, YYYY-MM or YYYY-MM-DD"));
    date(text).map(Some).ok_or_else(wrong)
}

fn date(text: &str) -> Option<Date> {
    if text.eq_ignore_ascii_case(&Date::Present.to_string()) {
        return Some(Date::Present);
    }
    let mut parts = text.split('-');
    let year = parts.next().filter(|year| year.len() == 4)?.parse().ok()?;
    let month = parts.next().map(str::parse::<u8>).transpose().ok()?;
    let is_month = month.is_none_or(|month| (1..=12).contains(&month));
    let rest_is_day =
        parts.next().is_none_or(|day| day.parse::<u8>().is_ok_and(|day| (1..=31).contains(&day)));
    (is_month && rest_is_day && parts.next().is_none()).then_some(Date::On { year, month })
}

impl Truth {
    /// Reads a JSON Resume document.
    ///
    /// # Errors
    ///
    /// If it is no JSON, or a key that is followed holds something else than the schema says.
    pub fn read(text: &str) -> Result<Self, TruthFault> {
        Ok(serde_json::from_str(text)?)
    }

    /// The parsed résumé with what the person says of it in its place, and what of that the page does not say.
    pub fn applied(&self, parsed: Resume, reference: &Reading) -> (Resume, Vec<Unfound>) {
        let mut held = Held { search: Search::new(reference), unfound: Vec::new() };
        let mut resume = parsed;
        held.contact(&self.basics, &mut resume);
        if let Some(jobs) = &self.work {
            resume.work = held.jobs(jobs, &resume.work);
        }
        if let Some(studies) = &self.education {
            resume.education = held.studies(studies, &resume.education);
        }
        if let Some(groups) = &self.skills {
            resume.skills = held.skills(groups, &resume.skills);
        }
        (resume, held.unfound)
    }
}

/// The truth as it is held against the page.
struct Held<'a> {
    search: Search<'a>,
    unfound: Vec<Unfound>,
}

impl Held<'_> {
    fn miss(&mut self, key: impl Into<String>, value: &str) {
        self.unfound.push(Unfound { key: key.into(), value: value.to_owned() });
    }

    /// The field that a value is, at a place of the page: as the page has it, or whole where a line break tears it.
    fn field(&self, value: &str, span: Span) -> Field {
        let shown = span.of(self.search.text());
        let value = if shown.contains('\n') { value.trim().to_owned() } else { in_one_line(shown) };
        Field { value, span: Some(span) }
    }

    /// A value in place of a parsed one. Of its places, the one where the parser found it comes before the first.
    fn one(&mut self, key: &str, value: &Option<String>, parsed: Option<Field>) -> Option<Field> {
        let Some(value) = value else { return parsed };
        if value.trim().is_empty() {
            return None;
        }
        if parsed.as_ref().is_some_and(|field| field.value == *value) {
            return parsed;
        }
        let places = self.search.places(value);
        let own = parsed.as_ref().and_then(|field| field.span);
        match places.iter().find(|place| own.is_some_and(|own| own.contains(**place))).or(places.first()) {
            Some(place) => Some(self.field(value, *place)),
            None => {
                self.miss(key, value);
                parsed
            }
        }
    }

    fn contact(&mut self, basics: &Basics, resume: &mut Resume) {
        resume.name = self.one("basics.name", &basics.name, resume.name.take());
        if basics.email.is_some() {
            let parsed = resume.emails.first().cloned();
            resume.emails = self.one("basics.email", &basics.email, parsed).into_iter().collect();
        }
        if let Some(phone) = &basics.phone {
            let same = |field: &&Field| digits(&field.value) == digits(phone);
            let parsed = resume.phones.iter().find(same).cloned();
            resume.phones = match parsed.filter(|_| !phone.trim().is_empty()) {
                Some(parsed) => vec![parsed],
                None => self
                    .one("basics.phone", &basics.phone, resume.phones.first().cloned())
                    .into_iter()
                    .collect(),
            };
        }
        if basics.location.city.is_some() {
            let mut location = resume.location.take().unwrap_or_default();
            location.city = self.one("basics.location.city", &basics.location.city, location.city.take());
            resume.location = Some(location);
        }
        if basics.url.is_some() || basics.profiles.is_some() {
            resume.links = self.links(basics, &resume.links);
        }
    }

    fn links(&mut self, basics: &Basics, parsed: &[Link]) -> Vec<Link> {
        let url = basics.url.iter().map(|url| ("basics.url".to_owned(), url));
        let profiles = basics.profiles.iter().flatten().enumerate();
        let profiles = profiles
            .filter_map(|(at, profile)| Some((format!("basics.profiles[{at}].url"), profile.url.as_ref()?)));
        let mut known_links: BTreeMap<usize, Link> = BTreeMap::new();
        let mut links: Vec<Link> = Vec::new();
        for (key, url) in url.chain(profiles).filter(|(_, url)| !url.trim().is_empty()) {
            let target = comparable(url);
            let mut known = parsed.iter().enumerate();
            let known = known.find(|(_, link)| comparable(&link.url.value) == target);
            match (known, self.search.places(&target).first()) {
                (Some((at, link)), _) => {
                    known_links.insert(at, link.clone());
                }
                (None, Some(place)) => links.push(Link {
                    url: self.field(url, *place),
                    printed: true,
                    network: network(url),
                    anchor: None,
                }),
                (None, None) => self.miss(key, url),
            }
        }
        known_links.into_values().chain(links).collect()
    }

    fn jobs(&mut self, jobs: &[Job], parsed: &[Work]) -> Vec<Work> {
        let known: Vec<Entry> = parsed
            .iter()
            .map(|work| Entry {
                texts: vec![work.company.clone(), work.title.clone()],
                dates: [work.start.clone(), work.end.clone()],
            })
            .collect();
        let mut taken = Taken::default();
        let placed = jobs.iter().enumerate().filter_map(|(at, job)| {
            let said = Said {
                key: format!("work[{at}]"),
                texts: vec![("name", &job.name), ("position", &job.position)],
                dates: [("startDate", job.start_date), ("endDate", job.end_date)],
            };
            let (found, base) = self.entry(&said, &known, &mut taken);
            let within = |work: &&Work| found.spans().any(|span| work.span.contains(span));
            let base = base.and_then(|base| parsed.get(base)).or_else(|| parsed.iter().find(within));
            let span = found.spans().chain(base.map(|base| base.span)).reduce(Span::to)?;
            let base = base.cloned().unwrap_or_default();
            let ([company, title], [start, end]) = (found.texts.try_into().ok()?, found.dates);
            Some(Work { company, title, start, end, span, ..base })
        });
        placed.collect()
    }

    fn studies(&mut self, studies: &[Study], parsed: &[Education]) -> Vec<Education> {
        let known: Vec<Entry> = parsed
            .iter()
            .map(|study| Entry {
                texts: vec![study.school.clone(), study.degree.clone(), study.area.clone()],
                dates: [study.start.clone(), study.end.clone()],
            })
            .collect();
        let mut taken = Taken::default();
        let placed = studies.iter().enumerate().filter_map(|(at, study)| {
            let said = Said {
                key: format!("education[{at}]"),
                texts: vec![
                    ("institution", &study.institution),
                    ("studyType", &study.study_type),
                    ("area", &study.area),
                ],
                dates: [("startDate", study.start_date), ("endDate", study.end_date)],
            };
            let (found, base) = self.entry(&said, &known, &mut taken);
            let within = |study: &&Education| found.spans().any(|span| study.span.contains(span));
            let base = base.and_then(|base| parsed.get(base)).or_else(|| parsed.iter().find(within));
            let span = found.spans().chain(base.map(|base| base.span)).reduce(Span::to)?;
            let base = base.cloned().unwrap_or_default();
            let ([school, degree, area], [start, end]) = (found.texts.try_into().ok()?, found.dates);
            Some(Education { school, degree, area, start, end, span, ..base })
        });
        placed.collect()
    }

    /// An entry, and which of the parsed ones it is, if any. What is said as it was parsed stays where the parser has it,
    /// the rest is taken from where it stands nearest to that.
    fn entry(&mut self, said: &Said<'_>, known: &[Entry], taken: &mut Taken) -> (Entry, Option<usize>) {
        let free = known.iter().enumerate().filter(|(at, _)| !taken.entries.contains(at));
        let alike = free.map(|(at, entry)| (said.shared(entry), at)).filter(|(shared, _)| *shared > 0);
        let base = alike.max_by_key(|(shared, at)| (*shared, Reverse(*at))).map(|(_, at)| at);
        taken.entries.extend(base);
        let base_entry = base.and_then(|base| known.get(base)).cloned().unwrap_or_else(|| said.nothing());
        let mut candidates: Vec<Vec<Span>> = Vec::new();
        for ((key, value), parsed) in said.texts.iter().zip(&base_entry.texts) {
            candidates.push(match value.as_deref().map(str::trim).filter(|value| !value.is_empty()) {
                Some(value) if is_same(parsed, value) => {
                    parsed.iter().filter_map(|field| field.span).collect()
                }
                Some(value) => self.places(&format!("{}.{key}", said.key), value),
                None => Vec::new(),
            });
        }
        for ((key, date), parsed) in said.whole_dates().into_iter().zip(&base_entry.dates) {
            candidates.push(match (date, parsed) {
                (Some(date), parsed) if is_dated(parsed, date) => {
                    parsed.iter().filter_map(|date| date.span).collect()
                }
                (Some(date), _) => self.dates(&format!("{}.{key}", said.key), date),
                (None, _) => Vec::new(),
            });
        }
        let places = together(&candidates, &mut taken.places);
        let (of_texts, of_dates) = places.split_at(said.texts.len().min(places.len()));
        let texts =
            said.texts.iter().zip(&base_entry.texts).zip(of_texts).map(|(((_, value), parsed), place)| {
                let value = value.as_deref()?;
                if is_same(parsed, value) { parsed.clone() } else { Some(self.field(value, (*place)?)) }
            });
        let whole = said.whole_dates();
        let date = |at: usize| {
            let (parsed, (_, date)) = (base_entry.dates.get(at)?, whole.get(at)?);
            if date.is_some_and(|date| is_dated(parsed, date)) {
                return parsed.clone();
            }
            let span = of_dates.get(at).copied().flatten()?;
            Some(Field { value: self.search.date_at(span)?, span: Some(span) })
        };
        (Entry { texts: texts.collect(), dates: [date(0), date(1)] }, base)
    }

    fn places(&mut self, key: &str, value: &str) -> Vec<Span> {
        let places = self.search.places(value);
        if places.is_empty() {
            self.miss(key, value);
        }
        places
    }

    /// Where a date stands. That a job goes on need not be written.
    fn dates(&mut self, key: &str, date: Date) -> Vec<Span> {
        let places = self.search.dates(date);
        if places.is_empty() && date != Date::Present {
            self.miss(key, &date.to_string());
        }
        places
    }

    /// Skills where the parser has them, or at their first place.
    fn skills(&mut self, groups: &[Group], parsed: &[Skill]) -> Vec<Skill> {
        let mut skills = Vec::new();
        for (number, group) in groups.iter().enumerate() {
            for (at, keyword) in group.keywords.iter().enumerate() {
                let known = parsed.iter().find(|skill| skill.name.value == *keyword);
                let place = || self.search.places(keyword).first().copied();
                match known.map(|skill| skill.name.clone()).or_else(|| Some(self.field(keyword, place()?))) {
                    Some(name) => skills.push(Skill { name, group: group.name.clone() }),
                    None => self.miss(format!("skills[{number}].keywords[{at}]"), keyword),
                }
            }
        }
        skills
    }
}

/// The fields of a job or study.
#[derive(Debug, Clone)]
struct Entry {
    texts: Vec<Option<Field>>,
    /// First and last.
    dates: [Option<Field<Date>>; 2],
}

impl Entry {
    fn spans(&self) -> impl Iterator<Item = Span> {
        let texts = self.texts.iter().flatten().filter_map(|field| field.span);
        texts.chain(self.dates.iter().flatten().filter_map(|date| date.span))
    }
}

/// What a person says of a job or study, with the keys that it says it under.
struct Said<'a> {
    key: String,
    texts: Vec<(&'static str, &'a Option<String>)>,
    dates: [(&'static str, Option<Date>); 2],
}

impl Said<'_> {
    /// How many of its values an entry has as they are.
    fn shared(&self, entry: &Entry) -> usize {
        let texts = self.texts.iter().zip(&entry.texts);
        let texts =
            texts.filter(|((_, value), field)| value.as_deref().is_some_and(|value| is_same(field, value)));
        let dates = self.dates.iter().zip(&entry.dates);
        let dates = dates.filter(|((_, date), field)| date.is_some_and(|date| is_dated(field, date)));
        texts.count() + dates.count()
    }

    /// Its dates; an end that is not given is the present where there is a start.
    fn whole_dates(&self) -> [(&'static str, Option<Date>); 2] {
        let [start, (key, end)] = self.dates;
        [start, (key, end.or(start.1.map(|_| Date::Present)))]
    }

    /// An entry without any of its fields.
    fn nothing(&self) -> Entry {
        Entry { texts: vec![None; self.texts.len()], dates: [None, None] }
    }
}

/// What earlier entries have taken.
#[derive(Debug, Default)]
struct Taken {
    entries: BTreeSet<usize>,
    places: BTreeSet<Span>,
}

fn is_same(field: &Option<Field>, value: &str) -> bool {
    field.as_ref().is_some_and(|field| field.value == value)
}

fn is_dated(field: &Option<Field<Date>>, date: Date) -> bool {
    field.as_ref().is_some_and(|field| field.value == date)
}

fn digits(phone: &str) -> String {
    phone.chars().filter(char::is_ascii_digit).collect()
}
