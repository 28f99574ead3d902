//! The ladder on hand-built résumés.

use super::*;
use crate::document::GlyphId;
use crate::fields::ReaderId;
use crate::posting;
use crate::reading::{Origin, Policy, Reader, Reading};
use crate::resume::{Date, Education, Field, Language, Location, Resume, Section, SectionKind, Work};
use crate::span::Span;

const TODAY: jiff::civil::Date = jiff::civil::date(2026, 11, 1);

/// The reader of a name of one letter; none of the reference.
fn id(name: &str) -> Option<ReaderId> {
    let letter = name.bytes().next().filter(|_| name.len() == 1)?;
    ReaderId::numbered(letter - b'a')
}

/// A reading whose every letter is a glyph, numbered by its byte in the reference; spaces have none.
fn reading(name: &str, text: &str, reference: &str) -> Reading {
    let mut glyphs = reference.char_indices().filter(|(_, c)| !c.is_whitespace());
    let letters = text.char_indices().filter(|(_, c)| !c.is_whitespace());
    let origin = letters.map_while(|(at, c)| {
        let (glyph, _) = glyphs.find(|&(_, other)| other == c)?;
        Some(Origin { span: Span::new(text, at, at + c.len_utf8())?, glyph: GlyphId::try_from(glyph).ok()? })
    });
    let (name, text) = (name.to_owned(), text.to_owned());
    Reading { reader: id(&name), name, text, origin: origin.collect(), ..Reading::default() }
}

fn reader(name: &str, votes: bool) -> Reader {
    Reader {
        id: id(name).unwrap(),
        name: name.to_owned(),
        format: crate::document::Format::Text,
        rank: 0,
        votes,
        modelled_on: Vec::new(),
        measured: String::new(),
        policy: Policy::Plain {},
    }
}

struct Case {
    resume: Resume,
    text: String,
    /// Name, text and vote of each reader.
    readers: Vec<(&'static str, String, bool)>,
}

impl Case {
    fn new(text: &str) -> Self {
        let section =
            Section { kind: SectionKind::Work, heading: None, recognised: true, span: Span::whole(text) };
        let resume = Resume { sections: vec![section], ..Resume::default() };
        Self { resume, text: text.to_owned(), readers: Vec::new() }
    }

    fn field(&self, text: &str) -> Option<Field> {
        let start = self.text.find(text).unwrap();
        Some(Field { value: text.to_owned(), span: Span::new(&self.text, start, start + text.len()) })
    }

    fn against(&self, line: &str) -> Vec<(String, Match)> {
        let posting = posting::read("p", &format!("Baker\nRequirements\n- {line}\n"));
        let reference = reading(crate::reading::REFERENCE, &self.text, &self.text);
        let readings: Vec<Reading> =
            self.readers.iter().map(|(name, text, _)| reading(name, text, &self.text)).collect();
        let readers: Vec<Reader> = self.readers.iter().map(|(name, _, votes)| reader(name, *votes)).collect();
        let candidate = Candidate {
            resume: &self.resume,
            reference: &reference,
            readings: &readings,
            readers: &readers,
            today: TODAY,
        };
        let matches = match_posting(&posting, candidate);
        posting.requirements.iter().map(|r| r.term.clone()).zip(matches).collect()
    }

    fn verdict(&self, line: &str) -> MatchVerdict {
        let found = self.against(line);
        assert_eq!(found.len(), 1, "{found:?}");
        found[0].1.verdict
    }
}

#[test]
fn the_rungs_of_the_ladder() {
    let case = Case::new("Ran Kubernetes with zither tunings. Mentored juniors. Prometheus; Go");
    assert_eq!(case.verdict("Kubernetes"), MatchVerdict::Exact);
    assert_eq!(Case::new("Ran k8s").verdict("Kubernetes"), MatchVerdict::Alias);
    assert_eq!(case.verdict("Experience with zither tuning"), MatchVerdict::Inflected);
    assert_eq!(case.verdict("Observability"), MatchVerdict::Narrower);
    assert_eq!(case.verdict("Grafana"), MatchVerdict::Related);
    assert_eq!(case.verdict("Terraform"), MatchVerdict::Missing);
    assert_eq!(case.verdict("Golang"), MatchVerdict::Alias, "the term is the posting's own word");
}

#[test]
fn common_words_are_no_tools() {
    assert_eq!(Case::new("I go far").verdict("Go"), MatchVerdict::Missing);
    assert_eq!(Case::new("C and C#").verdict("C++"), MatchVerdict::Missing);
}

#[test]
fn acronyms_are_learnt_from_either_text() {
    let case = Case::new("Led zither tuning and repair (ZTR) for years");
    assert_eq!(case.verdict("Experience with ZTR"), MatchVerdict::Exact);
    let case = Case::new("Ten years of ZTR");
    assert_eq!(case.against("Experience with zither tuning repair (ZTR)")[0].1.verdict, MatchVerdict::Alias);
}

#[test]
fn a_name_or_heading_is_weak() {
    let mut case = Case::new("Kafka Coffee House\nWaiter");
    let company = case.field("Kafka Coffee House");
    case.resume.work.push(Work { company, span: Span::whole(&case.text), ..Work::default() });
    assert_eq!(case.verdict("Kafka"), MatchVerdict::Weak);
}

#[test]
fn damaged_only_if_half_of_the_voters_lose_it_everywhere() {
    let page = "Terraform daily";
    let broken = "Terra form daily".to_owned();
    let mut case = Case::new(page);
    case.readers =
        vec![("a", broken.clone(), true), ("b", page.to_owned(), true), ("c", broken.clone(), false)];
    let found = &case.against("Terraform")[0].1;
    assert_eq!((found.verdict, found.lost_by), (MatchVerdict::Damaged, id("a").into_iter().collect()));
    case.readers.push(("d", page.to_owned(), true));
    let found = &case.against("Terraform")[0].1;
    assert_eq!((found.verdict, found.lost_by), (MatchVerdict::Exact, id("a").into_iter().collect()));
    // The word is elsewhere in the reader's text.
    case.readers = vec![("a", "Terra form daily, Terraform".to_owned(), true)];
    assert!(case.against("Terraform")[0].1.lost_by.is_empty());
}

#[test]
fn years_are_computed() {
    let mut case = Case::new("2020 - 2023");
    let on = |year, month| Some(Field { value: Date::On { year, month }, span: None });
    case.resume.work = vec![Work {
        start: on(2018, Some(1)),
        end: on(2023, Some(12)),
        span: Span::whole(&case.text),
        ..Work::default()
    }];
    let found = &case.against("5+ years of baking experience")[0].1;
    assert_eq!(found.verdict, MatchVerdict::Exact);
    assert_eq!(&*found.explanation, "6 years of work are dated; 5 asked");
    assert_eq!(case.against("8+ years of baking experience")[0].1.verdict, MatchVerdict::Related);
}

#[test]
fn degrees_and_languages_by_level() {
    let mut case = Case::new("Bachelor of Science, Chemistry\nGerman B1");
    let (degree, area) = (case.field("Bachelor of Science"), case.field("Chemistry"));
    let span = area.as_ref().unwrap().span.unwrap().to(degree.as_ref().unwrap().span.unwrap());
    case.resume.education = vec![Education { degree, area, span, ..Education::default() }];
    let (name, fluency) = (case.field("German").unwrap(), case.field("B1"));
    case.resume.languages = vec![Language { name, fluency }];
    assert_eq!(case.verdict("Bachelor's degree in chemistry"), MatchVerdict::Exact);
    assert_eq!(case.verdict("Bachelor's degree in law"), MatchVerdict::Related);
    assert_eq!(case.verdict("PhD in chemistry"), MatchVerdict::Related);
    assert_eq!(case.verdict("German A2"), MatchVerdict::Exact);
    assert_eq!(case.verdict("Fluent German"), MatchVerdict::Related);
    assert_eq!(case.verdict("Fluent Polish"), MatchVerdict::Missing);
}

/// The verdict and its reason on one degree against one line of a posting.
fn degree(degree: &str, line: &str) -> (MatchVerdict, String) {
    let mut case = Case::new(degree);
    let span = Span::whole(&case.text);
    case.resume.education = vec![Education { degree: case.field(degree), span, ..Education::default() }];
    let found = &case.against(line)[0].1;
    (found.verdict, found.explanation.to_string())
}

#[test]
fn levels_are_compared_as_levels() {
    let school = "the highest fitting degree is school; bachelor asked";
    assert_eq!(
        degree("High School Diploma", "Bachelor's degree"),
        (MatchVerdict::Missing, school.to_owned()),
        "no lower kind of a university's degree"
    );
    assert_eq!(degree("Associate degree", "Bachelor's degree").0, MatchVerdict::Related);
    assert_eq!(degree("Master of Science", "Bachelor's degree").0, MatchVerdict::Exact);
    let course = "Graduate of an accredited nursing program";
    assert_eq!(degree("BSc in Nursing", course).0, MatchVerdict::Exact);
    assert_eq!(degree("BA in History", course).0, MatchVerdict::Related);
}

#[test]
fn a_level_that_is_not_understood_is_weak() {
    assert_eq!(
        degree("Zither Papers", "Bachelor's degree"),
        (MatchVerdict::Weak, "Zither Papers is given; level not understood; bachelor asked".to_owned())
    );
    let mut case = Case::new("German: twangling");
    let name = case.field("German").unwrap();
    case.resume.languages = vec![Language { name, fluency: case.field("twangling") }];
    let found = &case.against("German C1")[0].1;
    let told = "twangling is given; level not understood; C1 asked";
    assert_eq!((found.verdict, &*found.explanation), (MatchVerdict::Weak, told));
}

#[test]
fn places_by_town_and_country() {
    let mut case = Case::new("Cork, Ireland");
    case.resume.location =
        Some(Location { city: case.field("Cork"), country: case.field("Ireland"), ..Location::default() });
    assert_eq!(case.verdict("Must be based in Ireland"), MatchVerdict::Exact);
    assert_eq!(case.verdict("Must be based in Norway"), MatchVerdict::Missing);
    let mut case = Case::new("Wilmington, DE");
    case.resume.location =
        Some(Location { city: case.field("Wilmington"), region: case.field("DE"), ..Location::default() });
    assert_eq!(case.verdict("Must be based in Germany"), MatchVerdict::Missing, "Delaware");
    case.resume.country = Some("DE");
    assert_eq!(case.verdict("Must be based in Germany"), MatchVerdict::Exact);
}
