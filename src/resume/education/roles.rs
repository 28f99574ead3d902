//! Which name of a study is its school, which its degree and which its field, by what speaks for each.

use crate::resume::deeds::is_deed;
use crate::resume::degrees::{
    is_whole_degree, leading_degree, named_field, names_degree, names_school, split_behind, split_field,
    split_within,
};
use crate::resume::piece::is_known_place;
use crate::resume::vocabulary::{Label, count_cues, vocabulary};
use crate::span::Span;
use crate::text::signs::is_ideograph;
use crate::text::words::folded_words;

/// A name of a study.
#[derive(Debug, Clone, Copy)]
pub struct Name {
    /// Where it stands.
    pub span: Span,
    /// Which of the study's lines it stands on.
    pub line: usize,
    /// Whether `at` or `from` stands before it.
    pub from: bool,
}

/// What the names of a study are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Roles {
    /// School or university.
    pub school: Option<Span>,
    /// Degree.
    pub degree: Option<Span>,
    /// Field of study.
    pub area: Option<Span>,
    /// Names of further degrees and schools.
    pub further: i32,
}

// What one piece of evidence counts. A word of a school or degree is worth most of all that a name itself shows; where it
// stands decides what words leave open.
const CUE: i32 = 6;
const BEHIND_FROM: i32 = 8;
const WHOLE_DEGREE: i32 = 10;
const BEGINS_WITH_DEGREE: i32 = 2;
const INITIALS: i32 = 3;
const OTHER_CUE: i32 = -3;
const NO_NAME: i32 = -20;
const BESIDE_DEGREE: i32 = 4;

/// Letters of the codes of countries and regions.
const LONGEST_CODE: usize = 2;

/// Whether a text is a place, a result or a sentence, and so no name of anything studied.
pub(super) fn is_no_name(text: &str) -> bool {
    let vocabulary = vocabulary();
    let words = folded_words(text);
    let head =
        |count: usize| words.get(..count).is_some_and(|head| vocabulary.results.contains(&head.join(" ")));
    // `IT` and `HR` are countries as well.
    let is_place = text.chars().count() > LONGEST_CODE && is_known_place(text, vocabulary);
    is_place || head(1) || head(2) || is_deed(text)
}

/// Letters from which on a row of initials is an institution's and no degree's: `G.T.U`.
const INITIALS_OF_SCHOOL: usize = 3;

/// Whether a word of a text is a row of initials with stops that is no degree.
fn holds_initials(text: &str) -> bool {
    let is_row = |word: &str| {
        let letters: Vec<&str> = word.trim_end_matches('.').split('.').collect();
        let is_initial = |part: &&str| part.chars().count() == 1 && part.chars().all(char::is_uppercase);
        letters.len() >= INITIALS_OF_SCHOOL && letters.iter().all(is_initial)
    };
    !names_degree(text) && text.split_whitespace().any(is_row)
}

/// Whether a text is one word of capitals, as many as a school's initials have at least.
fn is_in_capitals(text: &str) -> bool {
    text.chars().all(char::is_uppercase) && text.chars().count() >= INITIALS_OF_SCHOOL
}

fn school_points(name: &Name, text: &str) -> i32 {
    let inner = name.span.of(text);
    let mut points = if is_no_name(inner) { NO_NAME } else { 0 };
    points += if names_school(inner) { CUE } else { 0 };
    points += if name.from { BEHIND_FROM } else { 0 };
    points += if holds_initials(inner) { INITIALS } else { 0 };
    points += if names_degree(inner) { OTHER_CUE } else { 0 };
    points - if is_whole_degree(inner) { WHOLE_DEGREE } else { 0 }
}

/// `CGPA of B.E.` is a grade.
fn begins_with_grade(text: &str) -> bool {
    let first = text.split_whitespace().next().unwrap_or_default();
    vocabulary().label(first) == Some(Label::Grade)
}

fn degree_points(name: &Name, text: &str) -> i32 {
    let inner = name.span.of(text);
    let is_none = is_no_name(inner) && !names_degree(inner) || begins_with_grade(inner);
    let mut points = if is_none { NO_NAME } else { 0 };
    points += if names_degree(inner) { CUE } else { 0 };
    points += if leading_degree(name.span, text).is_some() { BEGINS_WITH_DEGREE } else { 0 };
    points += if names_school(inner) && !is_whole_degree(inner) { OTHER_CUE } else { 0 };
    points - if name.from { BEHIND_FROM } else { 0 }
}

fn area_points(name: &Name, degree: Option<(usize, &Name)>, at: usize, text: &str) -> i32 {
    let inner = name.span.of(text);
    let mut points = if is_no_name(inner) || name.from { NO_NAME } else { 0 };
    points += if names_school(inner) || names_degree(inner) { NO_NAME } else { 0 };
    points += if inner.chars().any(|c| c.is_ascii_digit()) { OTHER_CUE } else { 0 };
    points += if holds_initials(inner) { NO_NAME } else { 0 };
    let beside = degree.is_some_and(|(degree_at, degree)| at == degree_at + 1 && degree.line == name.line);
    points + if beside { BESIDE_DEGREE } else { 0 }
}

/// The index of the name with most points, if that is at least `least`; of equals the first.
fn best(points: impl Iterator<Item = (usize, i32)>, least: i32) -> Option<usize> {
    let best = points.max_by_key(|(at, points)| (*points, std::cmp::Reverse(*at)))?;
    (best.1 >= least).then_some(best.0)
}

/// The best way to read the names of a study.
pub fn roles(names: &[Name], text: &str) -> Roles {
    let numbered = || names.iter().enumerate();
    let degree_at = best(numbered().map(|(at, name)| (at, degree_points(name, text))), CUE - 1);
    let others = || numbered().filter(|(at, _)| Some(*at) != degree_at);
    let is_faculty = |name: &Name| vocabulary().names_faculty(name.span.of(text));
    let has_faculty = names.iter().any(is_faculty);
    let school = |(at, name): (usize, &Name)| {
        let points = school_points(name, text);
        // The first name above a faculty is its school's, whatever its words.
        let heads = has_faculty && at == 0 && points == 0 && !is_faculty(name);
        (at, points + if is_faculty(name) { OTHER_CUE } else { 0 } + if heads { CUE - 1 } else { 0 })
    };
    let school_at = best(others().map(school), 1);
    // What stands behind a school on its line is where it is, unless the degree stands right before it.
    let is_behind_school = |at: usize, name: &Name| {
        let school = school_at.and_then(|school| Some((school, names.get(school)?)));
        school.is_some_and(|(school_at, school)| school.line == name.line && at > school_at)
            && degree_at.is_none_or(|degree_at| degree_at + 1 != at)
            // In Chinese the field stands between school and degree, and the place nowhere.
            && !name.span.of(text).starts_with(is_ideograph)
            && !names_degree(name.span.of(text))
    };
    let rest: Vec<(usize, &Name)> =
        others().filter(|(at, name)| Some(*at) != school_at && !is_behind_school(*at, name)).collect();
    let of_degree = degree_at.and_then(|at| Some((at, names.get(at)?)));
    let within = of_degree.and_then(|(_, name)| split_within(name.span, text));
    let areas = rest.iter().map(|(at, name)| (*at, area_points(name, of_degree, *at, text)));
    let mut area_at = best(areas, 0).filter(|_| within.is_none());
    let mut school_at = school_at;
    // A name on another line than the degree's is a school sooner than a field, where no word tells a school.
    if let (None, Some((_, degree))) = (school_at, of_degree) {
        let unclear = |name: &Name| school_points(name, text) == 0 && !names_degree(name.span.of(text));
        let has_area = within.is_some() || rest.len() == 1;
        // `BSc Physics — KLR`: initials beside a degree that has its field.
        let has_field = within.is_some() || named_field(degree.span, text).is_some();
        let is_initials = |name: &Name| has_field && is_in_capitals(name.span.of(text));
        let is_school = |(at, name): &&(usize, &Name)| {
            let apart = name.line != degree.line && (has_area || Some(*at) != area_at);
            unclear(name) && (apart || is_initials(name))
        };
        school_at = rest.iter().find(is_school).map(|(at, _)| *at);
        area_at = area_at.filter(|at| Some(*at) != school_at);
    }
    let behind = || of_degree.and_then(|(_, name)| split_behind(name.span, text));
    let named = || of_degree.and_then(|(_, name)| named_field(name.span, text));
    let split = within.or_else(|| if area_at.is_none() { named().or_else(behind) } else { None });
    let (degree, inner_area) = match split {
        Some((degree, area)) => (Some(degree), Some(area)),
        None => (of_degree.map(|(_, name)| name.span), None),
    };
    let span_of = |at: Option<usize>| at.and_then(|at| names.get(at)).map(|name| name.span);
    let field_of = |span: Span| split_field(span, text).last().copied();
    let further =
        rest.iter().filter(|(_, name)| names_degree(name.span.of(text)) || names_school(name.span.of(text)));
    let further = i32::try_from(further.count()).unwrap_or(i32::MAX);
    match degree {
        Some(degree) => Roles {
            school: span_of(school_at),
            degree: Some(degree),
            area: inner_area.or_else(|| span_of(area_at)).and_then(field_of),
            further,
        },
        // No word tells a degree: beside a school, the first of the others may be one that names nothing else.
        None => {
            let may_be = |name: &Name| {
                let (inner, vocabulary) = (name.span.of(text), vocabulary());
                let cues = [&vocabulary.title, &vocabulary.company];
                !is_no_name(inner)
                    && !name.from
                    && !is_faculty(name)
                    && cues.into_iter().all(|cue| count_cues(cue, inner) == 0)
            };
            let mut untold = rest.iter().filter(|(_, name)| may_be(name)).map(|(_, name)| name.span);
            Roles { school: span_of(school_at), degree: untold.next(), area: untold.next(), further }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `school | degree | field` of the lines of a study, each with its names between bars; `<` marks one behind `from`.
    fn read(lines: &str) -> String {
        let mut names = Vec::new();
        let mut at = 0;
        for (line, whole) in lines.split_inclusive('\n').enumerate() {
            for name in whole.trim_end().split('|') {
                let from = name.starts_with('<');
                let name = name.trim_start_matches('<');
                let start = at + whole.find(name).unwrap();
                names.push(Name { span: Span::new(lines, start, start + name.len()).unwrap(), line, from });
            }
            at += whole.len();
        }
        let shown = |span: Option<Span>| span.map_or("-", |span| span.of(lines)).to_owned();
        let roles = roles(&names, lines);
        format!("{} | {} | {}", shown(roles.school), shown(roles.degree), shown(roles.area))
    }

    #[test]
    fn words_and_places_tell_school_degree_and_field() {
        for (lines, wanted) in [
            ("Aran University|B.Tech.|Weaving", "Aran University | B.Tech. | Weaving"),
            ("B.Tech. in Weaving|<Aran", "Aran | B.Tech. | Weaving"),
            ("10th|<ICSE|Passed", "ICSE | 10th | -"),
            ("BSc in Weaving|KLR", "KLR | BSc | Weaving"),
            ("Intermediate|<Aran House|Uttar Pradesh", "Aran House | Intermediate | -"),
            (
                "High School (10th Grade)\nAran Higher Secondary School",
                "Aran Higher Secondary School | High School (10th Grade) | -",
            ),
            ("ARN\nB.Tech. in Weaving", "ARN | B.Tech. | Weaving"),
            ("B.Tech.|Weaving", "- | B.Tech. | Weaving"),
            ("B.Tech.\nFirst class with Distinction\nAran Collage", "Aran Collage | B.Tech. | -"),
            ("12th|<ISC|Tangvik", "ISC | 12th | -"),
            ("Weaving Assistant|Aran College", "Aran College | - | -"),
            ("Aran College|Vestvik", "Aran College | - | -"),
            ("Aran College|B.Tech.|Weaving", "Aran College | B.Tech. | Weaving"),
            ("Health Sciences|Aran College", "Aran College | Health Sciences | -"),
        ] {
            assert_eq!(read(lines), wanted, "{lines}");
        }
    }
}
