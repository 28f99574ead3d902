//! What the head of an entry says: its names, its place, and what labels tell.

use crate::resume::entry::{Entry, is_duration, is_part_of_date};
use crate::resume::labels::{self, Labelled};
use crate::resume::piece::{
    bare, is_known_place, is_remote, is_town, split_commas, split_ideographs, take_place,
};
use crate::resume::roles;
use crate::resume::vocabulary::{Label, Vocabulary, count_cues, vocabulary};
use crate::resume::{employer, held};
use crate::span::Span;
use crate::text::fold::fold;
use crate::text::signs::is_dash;
use crate::text::words::{folded_words, words};

/// Names and places of a header.
pub struct Header {
    /// Names that are no places, in order.
    pub names: Vec<Span>,
    /// Where the job was.
    pub place: Option<Span>,
    /// What a label says is the title.
    pub title: Option<Span>,
    /// What a label says is the employer.
    pub company: Option<Span>,
    /// Whether a number stands before a name: `2. Loomis Ltd`.
    pub numbered: bool,
}

impl Header {
    /// What the header of an entry of `reading` says.
    pub fn of(entry: &Entry, reading: &str) -> Self {
        let (lines, text) = (&entry.header, entry.words.text.as_str());
        let vocabulary = vocabulary();
        let mut names: Vec<Span> = Vec::new();
        let mut place = None;
        let told = Told::of(lines, text);
        let rest = told.rest.iter().flat_map(|span| split_ideographs(*span, text));
        for span in rest.flat_map(|span| split_at(span, text)) {
            if is_beside_date(span, entry, reading) {
                place = place.or(Some(span));
                continue;
            }
            let mut parts = split_commas(span, text);
            let everywhere = parts.first().is_some_and(|first| is_remote(first.of(text), vocabulary));
            let taken =
                if everywhere { parts.drain(..).reduce(Span::to) } else { take_place(&mut parts, text) };
            place = place.or(taken);
            // `Stage, Loomis`: how a post was held is no name beside another.
            if parts.len() > 1 {
                parts.retain(|part| !vocabulary.engagements.contains(&fold(bare(*part, text).of(text))));
            }
            // A comma that is left divides title from employer only if nothing else does.
            if let Some(name) = parts.into_iter().reduce(Span::to) {
                names.push(name);
            }
        }
        // An `at` between two looks stands alone.
        names.retain(|name| {
            let name = name.of(text);
            name.chars().any(char::is_alphabetic)
                && !vocabulary.at.contains(&fold(name))
                && !vocabulary.opens_duties(&format!("{name}:"))
                && vocabulary.heading(name).is_none()
                && !is_part_of_date(name)
                && !is_duration(name)
                && !vocabulary.says_duration(name)
                && !vocabulary.is_modifier(name)
        });
        if names.len() > 2 {
            names.retain(|name| !vocabulary.engagements.contains(&fold(name.of(text))));
        }
        let numbered = names.iter().any(|name| without_number(*name, text) != *name);
        let mut names: Vec<Span> = names.into_iter().map(|name| without_number(name, text)).collect();
        names.retain(|name| !name.is_empty());
        let Told { title, mut company, .. } = told;
        let mut place = told.place.or(place);
        if let Some((name, town)) = company.and_then(|company| named_town(company, text, vocabulary)) {
            company = Some(name);
            place = place.or(Some(town));
        }
        let mut header = Self { names, place, title, company, numbered };
        if header.names.len() == 1 {
            header.split_only_name(text);
        }
        header.take_town_of_region(text, vocabulary);
        if header.place.is_none() {
            header.take_bare_town(entry, reading);
        }
        header.give_back_employer(text, vocabulary);
        header
    }

    /// `Orlan, England, United Kingdom`: what begins the line of a region and its country is a town, where others are left
    /// for title and employer.
    fn take_town_of_region(&mut self, text: &str, vocabulary: &Vocabulary) {
        let Some(place) = self.place.filter(|place| place.of(text).contains(',') && self.names.len() > 2)
        else {
            return;
        };
        let begins = |at: usize| text.get(..at).is_none_or(|head| head.is_empty() || head.ends_with('\n'));
        let touches = |name: &Span| text.get(name.end()..place.start()).is_some_and(|gap| gap.trim() == ",");
        let is_town =
            |name: &Span| touches(name) && begins(name.start()) && is_town(name.of(text), vocabulary);
        if let Some(at) = self.names.iter().position(is_town) {
            self.place = Some(self.names.remove(at).to(place));
        }
    }

    /// `Welder, Gulfline Mechanical`: the one name is two.
    fn split_only_name(&mut self, text: &str) {
        let Some(name) = self.names.pop() else { return };
        let parts = split_commas(name, text);
        match parts.as_slice() {
            // `Loomis Mills Ltd, Tangvik`
            [first, second] if self.place.is_none() && is_firm_in_town(*first, *second, text) => {
                self.names.push(*first);
                self.place = Some(*second);
            }
            [first, second, rest @ ..] => {
                self.names.push(*first);
                self.names.push(rest.iter().copied().fold(*second, Span::to));
                if rest.len() == 1
                    && self.place.is_none()
                    && is_town(rest.first().map_or("", |town| town.of(text)), vocabulary())
                {
                    self.names.pop();
                    self.names.push(*second);
                    self.place = rest.first().copied();
                }
            }
            _ => self.names.push(name),
        }
    }

    /// `Developer` beside `IT Corner, India`: what was taken for the town before a country is the employer where no other
    /// name is left and nobody knows such a town.
    fn give_back_employer(&mut self, text: &str, vocabulary: &Vocabulary) {
        let parts = self.place.map(|place| split_commas(place, text)).unwrap_or_default();
        let ([only], [name, rest @ ..]) = (self.names.as_slice(), parts.as_slice()) else { return };
        let titled = roles::title_points(only.of(text)) > 0.0 && !only.of(text).contains(',');
        let lacks = self.company.is_none() && self.title.is_none() && titled;
        if lacks && !rest.is_empty() && !is_known_place(name.of(text), vocabulary) {
            self.names.push(*name);
            self.place = rest.iter().copied().reduce(Span::to);
        }
    }

    /// A third name that could be a town, and the place has none yet.
    fn take_bare_town(&mut self, entry: &Entry, reading: &str) {
        if self.names.len() < 3 {
            return;
        }
        let (text, vocabulary) = (entry.words.text.as_str(), vocabulary());
        // What may be a town may be an employer as well, unless another name is one by its words.
        let told = self.names.iter().any(|name| roles::company_points(name.of(text)) > 0.0);
        let is_place = |(at, name): (usize, &Span)| {
            let inner = name.of(text);
            let above = at.checked_sub(1).and_then(|above| self.names.get(above));
            let of_title = || above.is_some_and(|above| is_dashed_title(*above, *name, entry, reading));
            is_town(inner, vocabulary) && (is_known_place(inner, vocabulary) || told && !of_title())
        };
        let at = self.names.iter().enumerate().rev().find(|name| is_place(*name)).map(|(at, _)| at);
        if let Some(at) = at.filter(|at| *at > 0) {
            self.place = Some(self.names.remove(at));
        }
    }
}

/// Words of the longest place beside a date.
const LONGEST_PLACE: usize = 5;

/// Whether a piece stands at the right where the other line of the head has its date, and no word tells it to be a title
/// or a firm: what stands there is the place, whether anybody knows it or not.
fn is_beside_date(piece: Span, entry: &Entry, reading: &str) -> bool {
    let text = entry.words.text.as_str();
    let own = entry.beside.and_then(|cell| Some((cell, entry.words.field(piece, reading).span?)));
    if !own.is_some_and(|(cell, own)| cell.contains(own)) {
        return false;
    }
    let inner = piece.of(text);
    let parts = split_commas(piece, text);
    let others =
        entry.header.iter().flatten().filter(|name| !name.contains(piece) && !piece.contains(**name));
    let titled = others.clone().any(|name| roles::title_points(name.of(text)) > 0.0);
    let may_be =
        |part: &Span| is_town(part.of(text), vocabulary()) || is_known_place(part.of(text), vocabulary());
    titled
        && others.count() > 1
        && inner.split_whitespace().count() <= LONGEST_PLACE
        && parts.iter().all(may_be)
        && !vocabulary().has_legal_form(inner)
}

/// Digits of the largest number before a name.
const LONGEST_NUMBER: usize = 2;

/// `2. Loomis Ltd`, `3) Loomis Ltd` without its number.
fn without_number(name: Span, text: &str) -> Span {
    let inner = name.of(text);
    let digits = inner.bytes().take_while(u8::is_ascii_digit).count();
    let rest = inner.get(digits..).unwrap_or_default();
    let behind = rest.trim_start_matches(['.', ')']);
    let is_number = (1..=LONGEST_NUMBER).contains(&digits)
        && behind.len() < rest.len()
        && behind.trim_start().starts_with(char::is_alphabetic)
        && (behind.starts_with(char::is_whitespace) || rest.starts_with(')'));
    if is_number { Span::within(text, name.end() - behind.len(), name.end()).trimmed(text) } else { name }
}

/// Whether a legal form tells the first of two names, and the second may be a town.
fn is_firm_in_town(first: Span, second: Span, text: &str) -> bool {
    let is_title = |name: Span| roles::title_points(name.of(text)) > 0.0;
    // `Loomis L.L.C. Tangvik, Norway` has its town before the comma.
    let (_, behind) = employer::named(first, text);
    vocabulary().has_legal_form(first.of(text))
        && behind.is_none()
        && is_town(second.of(text), vocabulary())
        && !is_title(first)
        && !is_title(second)
}

/// `Manager - Purchase`: what a dash divides from a title goes on with it.
fn is_dashed_title(above: Span, name: Span, entry: &Entry, reading: &str) -> bool {
    let text = entry.words.text.as_str();
    let end = entry.words.field(above, reading).span.map(|span| span.end());
    let start = entry.words.field(name, reading).span.map(|span| span.start());
    let between = end.zip(start).and_then(|(end, start)| reading.get(end..start)).unwrap_or_default();
    roles::title_points(above.of(text)) > 0.0
        && between.trim().chars().all(is_dash)
        && !between.trim().is_empty()
}

/// The facts of a header that are written as `Position: …`, `Company: …`, and the pieces that are not.
#[derive(Default)]
struct Told {
    title: Option<Span>,
    company: Option<Span>,
    place: Option<Span>,
    rest: Vec<Span>,
}

impl Told {
    fn of(lines: &[Vec<Span>], text: &str) -> Self {
        let mut told = Self::default();
        let mut announced = None;
        let mut described = None;
        let spans = lines.iter().flatten().map(|span| without_duration(*span, text));
        for piece in spans.flat_map(|span| labelled(span, text)) {
            let label = piece.label.or(announced.take());
            let value = piece.value;
            match label {
                Some(_) if value.is_empty() => announced = label,
                Some(Label::Title) => told.title = told.title.or(Some(without_duties(value, text))),
                Some(Label::Company | Label::Name) => {
                    // Its date was taken out between: `Loomis Mills Duration: 2004 to 2007`.
                    let (company, title) = held::title_behind(labels::without_last(value, text), text);
                    told.company = told.company.or(Some(company));
                    told.title = told.title.or(title);
                }
                Some(Label::Address) => told.place = told.place.or(Some(value)),
                Some(Label::Duties) => {
                    described =
                        described.or(Some(value).filter(|value| roles::is_short_title(value.of(text))))
                }
                Some(Label::Aside) => {}
                _ if value.is_empty() || vocabulary().opens_duties(value.of(text)) => {}
                _ => match held::read(value, text).or_else(|| held::rest(value, text)) {
                    Some(held) => {
                        told.title = told.title.or(held.title);
                        // `Worked as a rigger in Qatar`
                        let is_place = |name: &Span| is_known_place(name.of(text), vocabulary());
                        told.place = told.place.or(held.company.filter(is_place));
                        told.company = told.company.or(held.company.filter(|name| !is_place(name)));
                    }
                    None => told.rest.push(value),
                },
            }
        }
        told.title = told.title.or(described);
        told.split_title(text);
        told
    }

    /// `Post: Clerk, Loomis Ltd`: the employer behind a title that alone is labelled.
    fn split_title(&mut self, text: &str) {
        let engagements = &vocabulary().engagements;
        // `(limited term contract)` beside the date.
        let is_engagement = |span: &Span| {
            let inner = bare(*span, text).of(text);
            inner.starts_with(char::is_lowercase)
                && folded_words(inner).iter().any(|word| engagements.contains(word))
        };
        let is_alone = self.company.is_none() && self.rest.iter().all(is_engagement);
        let Some(title) = self.title.filter(|_| is_alone) else {
            return;
        };
        let mut parts = split_commas(title, text);
        let place = take_place(&mut parts, text);
        let [first, rest @ ..] = parts.as_slice() else { return };
        let is_employer = |part: &&Span| vocabulary().has_legal_form(part.of(text));
        if let Some(company) = rest.iter().rfind(is_employer).or(rest.last()) {
            self.title = Some(*first);
            self.company = Some(*company);
            self.place = self.place.or(place);
        }
    }
}

/// `Loomis Mills (3 Months)` without how long it was.
fn without_duration(span: Span, text: &str) -> Span {
    let inner = span.of(text);
    match inner.rfind('(').filter(|at| *at > 0 && inner.ends_with([')', '.'])) {
        Some(at) if is_duration(inner.get(at..).unwrap_or_default()) => {
            Span::within(text, span.start(), span.start() + at).trimmed(text)
        }
        _ => span,
    }
}

/// Words of the longest label of duties: `roles and responsibilities`.
const LONGEST_DUTIES: usize = 4;

/// `Web Developer Job Summary` without the label of what follows below.
fn without_duties(span: Span, text: &str) -> Span {
    let inner = span.of(text);
    let ends = inner.rmatch_indices(' ').map(|(at, _)| at).take(LONGEST_DUTIES);
    let begins = |at: &usize| inner.get(*at..).is_some_and(|tail| vocabulary().opens_duties(tail));
    let end = ends.filter(begins).last().unwrap_or(inner.len());
    Span::within(text, span.start(), span.start() + end).trimmed(text)
}

/// The labelled pieces of a span; a label in a look of its own stands alone and without a colon.
fn labelled(span: Span, text: &str) -> Vec<Labelled> {
    let alone = vocabulary().label(span.of(text));
    match alone.filter(|label| matches!(label, Label::Title | Label::Company | Label::Date)) {
        Some(label) => {
            vec![Labelled { label: Some(label), value: Span::within(text, span.end(), span.end()) }]
        }
        None => labels::pieces(span, text, labels::is_of_job),
    }
}

/// An employer's name and the town behind its last comma.
pub fn named_town(name: Span, text: &str, vocabulary: &Vocabulary) -> Option<(Span, Span)> {
    let parts = split_commas(name, text);
    let [first, middle @ .., town] = parts.as_slice() else { return None };
    let rest = middle.iter().copied().fold(*first, Span::to);
    let is_title = count_cues(&vocabulary.title, rest.of(text)) > 0;
    (!is_title && is_town(town.of(text), vocabulary)).then_some((rest, *town))
}

/// `Engineer at Tidewater` is two names.
fn split_at(span: Span, text: &str) -> Vec<Span> {
    let inner = span.of(text);
    if tells_time(inner) {
        return names_of_time(span, text);
    }
    if let Some(title) = held::title_alone(span, text) {
        return vec![title];
    }
    if let Some((first, rest)) = inner.split_once(' ')
        && vocabulary().at.contains(&fold(first))
    {
        return vec![Span::within(text, span.end() - rest.len(), span.end())];
    }
    for word in vocabulary().at.words() {
        for needle in [format!(" {word} "), format!(" @{word} ")] {
            if vocabulary().opening_at.contains(word) {
                continue;
            }
            if let Some(at) = inner.find(&needle) {
                let title = Span::within(text, span.start(), span.start() + at).trimmed(text);
                let company = Span::within(text, span.start() + at + needle.len(), span.end()).trimmed(text);
                let is_name = !company.of(text).starts_with(char::is_lowercase);
                if is_name && count_cues(&vocabulary().title, title.of(text)) > 0 {
                    return vec![title, company];
                }
            }
        }
    }
    employer_behind(span, text).or_else(|| title_behind(span, text)).unwrap_or_else(|| vec![span])
}

/// `Welder for Loomis Pvt Ltd`: words that a title may hold as well (`Manager for Sales`) divide it from an employer that
/// its legal form tells.
fn employer_behind(span: Span, text: &str) -> Option<Vec<Span>> {
    let inner = span.of(text);
    if !vocabulary().has_legal_form(inner) {
        return None;
    }
    let divides = |word: &Span| vocabulary().held_in.contains(&fold(word.of(inner)));
    words(inner).skip(1).filter(divides).find_map(|word| {
        let title = Span::within(text, span.start(), span.start() + word.start()).trimmed(text);
        let company = Span::within(text, span.start() + word.end(), span.end()).trimmed(text);
        let is_employer = company.of(text).starts_with(char::is_uppercase)
            && split_commas(company, text)
                .first()
                .is_some_and(|name| vocabulary().has_legal_form(name.of(text)))
            && !vocabulary().has_legal_form(title.of(text));
        (is_employer && roles::title_points(title.of(text)) > 0.0).then(|| vec![title, company])
    })
}

/// Words from the first on among which `Three years’ experience` says how long a post was held.
const TIME_WORDS: usize = 4;

/// Whether a text says how long which post was held.
pub fn tells_post(text: &str) -> bool {
    tells_time(text) && !names_of_time(Span::whole(text), text).is_empty()
}

fn tells_time(text: &str) -> bool {
    let is_time = |word: &Span| {
        let word = word.of(text).trim_matches(|c: char| !c.is_alphanumeric());
        vocabulary().durations.contains(&fold(word))
    };
    words(text).take(TIME_WORDS).filter(is_time).count() > 1
}

/// The names of `Ten years experience as weaver in Loomis Mills`: what stands behind its last preposition, if it is an
/// employer by its words, and what stands before that from the first on, if it is a title.
fn names_of_time(span: Span, text: &str) -> Vec<Span> {
    let inner = span.of(text);
    let joins = |word: &Span| vocabulary().is_function_word(&fold(word.of(inner)));
    let joints: Vec<Span> = words(inner).filter(joins).collect();
    let (Some(first), Some(last)) = (joints.first(), joints.last()) else { return Vec::new() };
    let tail = Span::within(text, span.start() + first.end(), span.end()).trimmed(text);
    if let Some(names) = title_behind(tail, text) {
        return names;
    }
    let part = |from: usize, to: usize| {
        bare(Span::within(text, span.start() + from, span.start() + to).trimmed(text), text)
    };
    let company = part(last.end(), inner.len());
    let title = part(first.end(), last.start().max(first.end()));
    let is_title = roles::is_short_title(title.of(text));
    let is_company = roles::company_points(company.of(text)) > 0.0;
    [title].into_iter().filter(|_| is_title).chain([company].into_iter().filter(|_| is_company)).collect()
}

/// `Loomis Mills as a Weaver`
fn title_behind(span: Span, text: &str) -> Option<Vec<Span>> {
    let (company, title) = held::title_behind(span, text);
    let title = title?;
    let company = bare(without_verb(company, text), text);
    let first = company.of(text).split_whitespace().next().map(fold).unwrap_or_default();
    let is_name = !company.is_empty() && !vocabulary().is_function_word(&first);
    let is_titled = roles::title_points(company.of(text)) > 0.0;
    (is_name && !is_titled).then(|| vec![company, title])
}

/// `Loomis Mills worked` before `as a Weaver`
fn without_verb(company: Span, text: &str) -> Span {
    match company.of(text).rsplit_once(' ') {
        Some((head, last)) if vocabulary().held.contains(&fold(last)) => {
            Span::within(text, company.start(), company.start() + head.len()).trimmed(text)
        }
        _ => company,
    }
}
