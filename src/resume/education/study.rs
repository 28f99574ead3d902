//! One study: the names in an entry, and which of them is its school, its degree and its field.

use super::at_school::split_school;
use super::result::{cut_bracketed_grade, grade, without_result, without_tail};
use super::roles::{self, Name, Roles};
use super::sentence::{without_opening, without_year};
use crate::resume::dates::periods;
use crate::resume::degrees::{is_whole_degree, names_degree, names_school, split_field};
use crate::resume::entry::Entry;
use crate::resume::labels::{self, Labelled};
use crate::resume::piece::{self, is_name, is_town, split_commas, split_ideographs, take_place};
use crate::resume::vocabulary::{Label, Vocabulary, count_cues, vocabulary};
use crate::resume::{Date, Education, Field, SectionKind};
use crate::span::Span;
use crate::text::fold::fold;

/// What labels say of a study.
#[derive(Default)]
struct Told {
    school: Option<Span>,
    board: Option<Span>,
    degree: Option<Span>,
    area: Option<Span>,
    grade: Option<Span>,
}

impl Told {
    /// Takes a labelled piece; hands back one that says nothing of itself.
    fn take(&mut self, piece: Labelled) -> Option<Span> {
        let slot = match piece.label {
            Some(Label::School) => &mut self.school,
            Some(Label::Board) => &mut self.board,
            Some(Label::Degree) => &mut self.degree,
            Some(Label::Area) => &mut self.area,
            Some(Label::Grade) => &mut self.grade,
            Some(Label::Aside) => return None,
            _ => return Some(piece.value).filter(|value| !value.is_empty()),
        };
        *slot = slot.or(Some(piece.value).filter(|value| !value.is_empty()));
        None
    }
}

/// An entry of a section of studies, with the names that stand in it.
pub(super) struct Draft {
    entry: Entry,
    names: Vec<Name>,
    told: Told,
    roles: Roles,
    score: Option<Field>,
}

/// An entry read as one study.
pub(super) struct Study {
    /// What it says.
    pub(super) education: Education,
    /// Whether its school stands on a line above its degree.
    pub(super) below_school: bool,
    /// Names of further degrees and schools in it.
    further: i32,
    /// Whether a part of a school stands in it: what it names is one.
    has_faculty: bool,
    /// Whether only the other entries of the section tell its school and degree.
    by_order: bool,
}

/// What a study is worth of which only the order of its names tells school and degree.
const BY_ORDER: i32 = 2;

impl Study {
    /// How well an entry is one study: a degree and a school that are told by their words, and a date; less for
    /// each further degree or school in it.
    pub(super) fn worth(&self) -> i32 {
        let told = |field: &Option<Field>, names: fn(&str) -> bool| {
            i32::from(field.as_ref().is_some_and(|field| names(&field.value)))
        };
        let degree = told(&self.education.degree, names_degree);
        let is_school = if self.has_faculty { |_: &str| true } else { names_school };
        let school = told(&self.education.school, is_school);
        let dated = i32::from(self.education.end.is_some());
        if self.by_order {
            return BY_ORDER + dated;
        }
        // A degree or a school alone may be told once more of the study above.
        let is_alone = degree + school == 1 && dated == 0;
        let told = match degree + school {
            0 => dated - 2,
            _ if is_alone => 1,
            _ => 2 * degree + 2 * school + dated,
        };
        told - self.further
    }
}

/// Where school and degree stand among the names of an entry: the line, and the place on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Order {
    school: (usize, usize),
    degree: (usize, usize),
}

impl Order {
    /// The order that most entries show in which words tell both.
    pub(super) fn of(drafts: &[Draft]) -> Option<Self> {
        let mut counts = std::collections::BTreeMap::new();
        for order in drafts.iter().filter_map(Draft::own_order) {
            *counts.entry(order).or_insert(0usize) += 1;
        }
        let all: usize = counts.values().sum();
        let (order, count) = counts.into_iter().max_by_key(|(_, count)| *count)?;
        (count * 2 > all).then_some(order)
    }
}

impl Draft {
    /// The names of an entry.
    pub(super) fn of(mut entry: Entry, reading: &str) -> Self {
        let lines = lines_of(&mut entry, reading);
        let text = &entry.words.text;
        let mut names = Names::default();
        for (line, spans) in lines.iter().enumerate() {
            names.read_line(line, spans, text);
        }
        let Names { names, told, grade } = names;
        let score = grade.or(told.grade).map(|grade| entry.words.field(grade, reading));
        let roles = roles::roles(&names, text);
        Self { entry, names, told, roles, score }
    }

    /// Where its words tell school and degree.
    fn own_order(&self) -> Option<Order> {
        let text = &self.entry.words.text;
        let school = self.roles.school.filter(|span| names_school(span.of(text)))?;
        let degree = self.roles.degree.filter(|span| names_degree(span.of(text)))?;
        let order = Order { school: self.place(school)?, degree: self.place(degree)? };
        (order.school != order.degree).then_some(order)
    }

    /// The line of a name, and its place among the names of that line.
    fn place(&self, span: Span) -> Option<(usize, usize)> {
        let name = self.names.iter().find(|name| name.span.contains(span))?;
        let before = self.names.iter().take_while(|other| other.span != name.span);
        Some((name.line, before.filter(|other| other.line == name.line).count()))
    }

    fn at(&self, (line, place): (usize, usize)) -> Option<Span> {
        self.names.iter().filter(|name| name.line == line).nth(place).map(|name| name.span)
    }

    /// School and degree where the others of the section have theirs, for an entry whose words tell neither.
    fn in_order(&self, order: Order) -> Option<(Span, Span)> {
        let text = &self.entry.words.text;
        let is_free = |span: &Span| is_name(span.of(text)) && !roles::is_no_name(span.of(text));
        let school = self.at(order.school).filter(is_free)?;
        let degree = self.at(order.degree).filter(is_free)?;
        self.entry.end.is_some().then_some((school, degree))
    }

    /// The study; `order` is what the section's entries share.
    pub(super) fn study(self, order: Option<Order>, reading: &str) -> Option<Study> {
        let text = &self.entry.words.text;
        let Told { school, board, degree, area, .. } = self.told;
        let school = school.or(board.filter(|_| self.roles.school.is_none()));
        let mut names = Parts {
            school: school.or(self.roles.school),
            degree: degree.or(self.roles.degree),
            area: area.or(self.roles.area),
        };
        // Of two names neither of which says by its words or its label what it is, nobody knows which is which, or
        // whether they are any of it, unless the other entries show it.
        let has_faculty = self.names.iter().any(|name| vocabulary().names_faculty(name.span.of(text)));
        let is_told = has_faculty
            || names.school.is_some_and(|span| names_school(span.of(text)))
            || names.degree.is_some_and(|span| names_degree(span.of(text)))
            || school.is_some()
            || degree.is_some();
        let mut by_order = false;
        if !is_told {
            let shared = order.and_then(|order| self.in_order(order));
            by_order = shared.is_some();
            names = shared.map_or(Parts::default(), |(school, degree)| Parts {
                school: Some(school),
                degree: Some(degree),
                area: area.or_else(|| self.behind(degree)),
            });
        }
        let below_school = self.is_below(names.school, names.degree);
        let named = |span: Option<Span>| span.and_then(|span| self.field(span, reading));
        let (school, degree, area) = (named(names.school), named(names.degree), named(names.area));
        if school.is_none() && degree.is_none() && self.entry.end.is_none() {
            return None;
        }
        let Entry { start, end, span, .. } = self.entry;
        let education = Education { school, degree, area, start, end, score: self.score, span };
        Some(Study { education, further: self.roles.further, below_school, has_faculty, by_order })
    }

    /// The name right behind another on its line.
    fn behind(&self, degree: Span) -> Option<Span> {
        let (line, place) = self.place(degree)?;
        self.at((line, place + 1))
    }

    fn is_below(&self, school: Option<Span>, degree: Option<Span>) -> bool {
        let line = |span: Option<Span>| span.and_then(|span| self.place(span)).map(|(line, _)| line);
        line(school).zip(line(degree)).is_some_and(|(school, degree)| school < degree)
    }

    /// The value of a name, if it can be one.
    fn field(&self, span: Span, reading: &str) -> Option<Field> {
        let text = &self.entry.words.text;
        let name = without_from(piece::whole_words(piece::bare(span, text), text), text);
        let inner = name.of(text);
        let kind = vocabulary().heading(inner).filter(|kind| *kind != SectionKind::Skills);
        // `Certificate` heads a section in another language.
        let is_heading = kind.is_some() && !is_whole_degree(inner) || is_head_of_columns(inner);
        let fits = (is_name(inner) || names_degree(inner)) && !is_heading;
        fits.then(|| self.entry.words.field(name, reading))
    }
}

/// The names of a study that were chosen.
#[derive(Default)]
struct Parts {
    school: Option<Span>,
    degree: Option<Span>,
    area: Option<Span>,
}

/// The lines of an entry that may hold names: its head, and short ones below.
fn lines_of(entry: &mut Entry, reading: &str) -> Vec<Vec<Span>> {
    let mut lines = entry.header.clone();
    let body = entry.body.iter().filter(|field| field.value.split_whitespace().count() <= LONGEST_FACT);
    for span in body.filter_map(|field| field.span) {
        lines.push(vec![entry.words.push(span, reading)]);
    }
    if entry.end.is_none() {
        (entry.start, entry.end) = date_below(&entry.body, reading);
    }
    lines
}

/// What the lines of an entry say.
#[derive(Default)]
struct Names {
    names: Vec<Name>,
    told: Told,
    grade: Option<Span>,
}

impl Names {
    fn read_line(&mut self, line: usize, spans: &[Span], text: &str) {
        let labelled = spans.iter().flat_map(|span| labels::pieces(*span, text, labels::is_of_study));
        let unlabelled: Vec<Span> = labelled.filter_map(|piece| self.told.take(piece)).collect();
        let mut open = false;
        let sentences = unlabelled.into_iter().map(|span| without_opening(without_result(span, text), text));
        let named = sentences.map(|span| without_year(span, text)).filter(|span| !span.is_empty());
        let parts =
            named.flat_map(|span| split_ideographs(span, text)).flat_map(|span| split_school(span, text));
        for (span, from) in parts {
            // The word before a school may stand in another look than the school.
            let (span, opens) = without_last_from(span, text);
            let from = from || std::mem::replace(&mut open, opens);
            self.read_piece(line, span, from, text);
        }
    }

    fn read_piece(&mut self, line: usize, span: Span, from: bool, text: &str) {
        let vocabulary = vocabulary();
        let mut parts = split_commas(span, text);
        if take_place(&mut parts, text).is_none() {
            drop_town_of_school(&mut parts, text, vocabulary);
        }
        for (at, part) in parts.into_iter().enumerate() {
            if let Some(grade) = grade(part, text, vocabulary) {
                self.grade = self.grade.or(Some(grade));
                continue;
            }
            let name = without_tail(part, text);
            let is_school = names_school(name.of(text));
            let spans = if is_school { split_named(name, text) } else { split_field(name, text) };
            let spans = spans.into_iter().filter_map(|span| cut_bracketed_grade(span, text));
            self.names.extend(spans.map(|span| Name { span, line, from: from && at == 0 }));
        }
    }
}

type Dated = Option<Field<Date>>;

/// The date on a short line below a study's head: `Expected graduation: June 2025`.
fn date_below(body: &[Field], reading: &str) -> (Dated, Dated) {
    let short = body.iter().filter(|field| field.value.split_whitespace().count() <= LONGEST_FACT);
    let found = short.filter_map(|field| field.span).find_map(|span| {
        let period = periods(span.of(reading)).into_iter().next()?;
        let end = |end: Option<(Date, std::ops::Range<usize>)>| {
            end.map(|(value, range)| {
                let at = |byte: usize| span.start() + byte;
                Field { value, span: Span::new(reading, at(range.start), at(range.end)) }
            })
        };
        Some((end(period.start), end(period.end)))
    });
    found.unwrap_or_default()
}

/// Words of the longest line below a study's head that is looked at for names.
const LONGEST_FACT: usize = 8;

/// `Hogeschool Artefact, Gent`: the town behind a school is no field of study.
fn drop_town_of_school(parts: &mut Vec<Span>, text: &str, vocabulary: &Vocabulary) {
    let [.., school, town] = parts.as_slice() else { return };
    let is_school = count_cues(&vocabulary.school, school.of(text)) > 0;
    let named = |span: &Span| count_cues(&vocabulary.degree, span.of(text)) > 0;
    if is_school && !named(school) && !named(town) && is_town(town.of(text), vocabulary) {
        parts.pop();
    }
}

/// `From Aran University` on a line of its own.
fn without_from(span: Span, text: &str) -> Span {
    match span.of(text).split_once(' ') {
        Some((first, rest)) if vocabulary().since.contains(&fold(first)) => {
            Span::within(text, span.end() - rest.len(), span.end()).trimmed(text)
        }
        _ => span,
    }
}

/// `College/School University/Board`: labels and nothing else.
fn is_head_of_columns(text: &str) -> bool {
    text.split([' ', '/']).filter(|word| !word.is_empty()).all(|word| vocabulary().label(word).is_some())
}

/// `Aran University: Weaving` is two names, if only one of them is a school's.
fn split_named(name: Span, text: &str) -> Vec<Span> {
    let Some(at) = name.of(text).find(": ") else { return vec![name] };
    let first = Span::within(text, name.start(), name.start() + at).trimmed(text);
    let second = Span::within(text, name.start() + at + 2, name.end()).trimmed(text);
    let is_one = names_school(first.of(text)) != names_school(second.of(text));
    if is_one { vec![first, second] } else { vec![name] }
}

/// `Intermediate from` without its last word, and whether there was one.
fn without_last_from(span: Span, text: &str) -> (Span, bool) {
    let is_from = |word: &str| vocabulary().since.contains(&fold(word));
    match span.of(text).rsplit_once(' ') {
        Some((head, last)) if is_from(last) => {
            (Span::within(text, span.start(), span.start() + head.len()).trimmed(text), true)
        }
        _ => (span, is_from(span.of(text))),
    }
}
