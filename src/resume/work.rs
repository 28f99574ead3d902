//! Entries of a work section become jobs: which piece is the title, which the employer, which the
//! place, by cues and by the order that the section's entries share.

use super::dates::periods;
use super::deeds::is_deed;
use super::entry::{Entry, entries, entries_at, is_duration, is_part_of_date};
use super::jobs::{self, Job};
use super::labels::{self, Labelled};
use super::look::Looks;
use super::piece::{
    bare, is_known_place, is_name, is_remote, is_town, split_commas, split_ideographs, take_place,
};
use super::roles::{self, Name, Order};
use super::sections::Part;
use super::vocabulary::{Label, Vocabulary, count_cues, vocabulary};
use super::{Field, Work, employer, held, piece};
use crate::span::Span;
use crate::text::fold::fold;
use crate::text::signs::is_dash;
use crate::text::words::folded_words;

/// The jobs of a section.
pub fn parse(part: &Part<'_>, looks: &Looks<'_>) -> Vec<Work> {
    let text = &part.reading.text;
    let mut headers: Vec<(Entry, Header)> = cut(part, looks)
        .into_iter()
        .map(|entry| {
            let header = Header::of(&entry.header, &entry.words.text);
            (entry, header)
        })
        .collect();
    take_place_names(&mut headers);
    take_towns_beside(&mut headers);
    take_towns(&mut headers);
    let order = order(&headers);
    let jobs = headers.into_iter().filter_map(|(entry, header)| work(entry, &header, order, text));
    jobs::together(jobs.collect())
}

/// The entries of a section: where no head holds a date but list items do, the items are the heads.
fn cut(part: &Part<'_>, looks: &Looks<'_>) -> Vec<Entry> {
    let text = &part.reading.text;
    let by_date = entries(part, looks);
    if by_date.iter().any(|entry| entry.start.is_some() || entry.end.is_some()) {
        return by_date;
    }
    let items: Vec<&str> =
        part.lines.iter().filter(|line| line.bullet).map(|line| line.span.of(text)).collect();
    let is_head = |line: &str| items.contains(&line) && is_dated_head(line);
    let by_item = entries_at(part, looks, is_head);
    if by_item.is_empty() { by_date } else { by_item }
}

/// Words of the longest list item that is the head of an entry.
const LONGEST_HEAD: usize = 20;

fn is_dated_head(item: &str) -> bool {
    !periods(item).is_empty() && item.split_whitespace().count() <= LONGEST_HEAD && !is_deed(item)
}

/// Names and places of a header.
struct Header {
    /// Names that are no places, in order.
    names: Vec<Span>,
    place: Option<Span>,
    /// What a label says is the title.
    title: Option<Span>,
    /// What a label says is the employer.
    company: Option<Span>,
}

impl Header {
    fn of(lines: &[Vec<Span>], text: &str) -> Self {
        let vocabulary = vocabulary();
        let mut names: Vec<Span> = Vec::new();
        let mut place = None;
        let told = Told::of(lines, text);
        let rest = told.rest.iter().flat_map(|span| split_ideographs(*span, text));
        for span in rest.flat_map(|span| split_at(span, text)) {
            let mut parts = split_commas(span, text);
            let everywhere = parts.first().is_some_and(|first| is_remote(first.of(text), vocabulary));
            let taken =
                if everywhere { parts.drain(..).reduce(Span::to) } else { take_place(&mut parts, text) };
            place = place.or(taken);
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
        });
        let Told { title, mut company, .. } = told;
        let mut place = told.place.or(place);
        if let Some((name, town)) = company.and_then(|company| named_town(company, text, vocabulary)) {
            company = Some(name);
            place = place.or(Some(town));
        }
        let mut header = Self { names, place, title, company };
        if header.names.len() == 1 {
            header.split_only_name(text);
        }
        header.take_town_of_region(text, vocabulary);
        if header.place.is_none() {
            header.take_bare_town(text, vocabulary);
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
    fn take_bare_town(&mut self, text: &str, vocabulary: &Vocabulary) {
        if self.names.len() < 3 {
            return;
        }
        // What may be a town may be an employer as well, unless another name is one by its words.
        let told = self.names.iter().any(|name| roles::company_points(name.of(text)) > 0.0);
        let is_place = |name: &Span| {
            let name = name.of(text);
            is_town(name, vocabulary) && (told || is_known_place(name, vocabulary))
        };
        let at = self.names.iter().rposition(is_place);
        if let Some(at) = at.filter(|at| *at > 0) {
            self.place = Some(self.names.remove(at));
        }
    }
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
        for piece in lines.iter().flatten().flat_map(|span| labelled(*span, text)) {
            let label = piece.label.or(announced.take());
            let value = piece.value;
            match label {
                Some(_) if value.is_empty() => announced = label,
                Some(Label::Title) => told.title = told.title.or(Some(without_duties(value, text))),
                Some(Label::Company | Label::Name) => {
                    let (company, title) = held::title_behind(value, text);
                    told.company = told.company.or(Some(company));
                    told.title = told.title.or(title);
                }
                Some(Label::Address) => told.place = told.place.or(Some(value)),
                Some(Label::Aside | Label::Duties) => {}
                _ if value.is_empty() || vocabulary().opens_duties(value.of(text)) => {}
                _ => match held::read(value, text).or_else(|| held::rest(value, text)) {
                    Some(held) => {
                        told.title = told.title.or(held.title);
                        told.company = told.company.or(held.company);
                    }
                    None => told.rest.push(value),
                },
            }
        }
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

/// Takes the place that stands as a name of its own where the section's headers are written so: at one position
/// all names could be towns, and one of them is known.
fn take_place_names(headers: &mut [(Entry, Header)]) {
    let vocabulary = vocabulary();
    for position in 0..3 {
        let at = |(entry, header): &(Entry, Header)| {
            let name =
                *header.names.get(position).filter(|_| header.names.len() >= 3 && header.place.is_none())?;
            Some(name.of(&entry.words.text).to_owned())
        };
        let names: Vec<String> = headers.iter().filter_map(at).collect();
        let known = names.iter().any(|name| vocabulary.towns.contains(&fold(name)));
        if known && names.len() * 2 > headers.len() && names.iter().all(|name| is_town(name, vocabulary)) {
            for (_, header) in headers.iter_mut().filter(|(_, header)| header.names.len() >= 3) {
                header.place = Some(header.names.remove(position));
            }
        }
    }
}

/// Takes the town off `Tidewater Commerce, Portland` where the section's names are written so: what stands
/// behind the last comma could be a town in at least half of the entries, or is known to be one.
fn take_towns(headers: &mut [(Entry, Header)]) {
    let vocabulary = vocabulary();
    for position in 0..2 {
        let cuts: Vec<Option<(Span, Span)>> = headers
            .iter()
            .map(|(entry, header)| town_behind(header, position, &entry.words.text, vocabulary))
            .collect();
        let named = headers.iter().filter(|(_, header)| header.names.len() > position).count();
        let shared = cuts.iter().flatten().count() >= 2.max(named.div_ceil(2));
        for ((entry, header), cut) in headers.iter_mut().zip(cuts) {
            let text = &entry.words.text;
            let known = |town: &Span| vocabulary.towns.contains(&fold(town.of(text)));
            if let Some((name, town)) = cut.filter(|(_, town)| shared || known(town))
                && let Some(slot) = header.names.get_mut(position)
            {
                *slot = name;
                header.place = Some(town);
            }
        }
    }
}

/// Takes the town of `Clerk, Tidewater Commerce` with `Portland` beside it, where half of the section's
/// entries are surely written so and one of the towns is known.
fn take_towns_beside(headers: &mut [(Entry, Header)]) {
    let vocabulary = vocabulary();
    let titled = |span: Span, text: &str| count_cues(&vocabulary.title, span.of(text)) > 0;
    let found: Vec<Option<(Span, Span, Span)>> = headers.iter().map(|(e, h)| pair_and_town(e, h)).collect();
    let (mut known, mut sure) = (false, 0);
    for ((entry, _), (first, company, town)) in
        headers.iter().zip(&found).filter_map(|(h, f)| Some((h, (*f)?)))
    {
        let text = &entry.words.text;
        known |= vocabulary.towns.contains(&fold(town.of(text)));
        sure += usize::from(titled(first, text) != titled(company, text));
    }
    if !known || sure * 2 < headers.len() {
        return;
    }
    for ((_, header), found) in headers.iter_mut().zip(found) {
        if let Some((first, company, town)) = found {
            header.names = vec![first, company];
            header.place = Some(town);
        }
    }
}

/// Two names with a comma between them, and what may be a town beside them.
fn pair_and_town(entry: &Entry, header: &Header) -> Option<(Span, Span, Span)> {
    let text = &entry.words.text;
    let [names, town] = header.names.as_slice() else { return None };
    let parts = split_commas(*names, text);
    let [first, rest @ ..] = parts.as_slice() else { return None };
    let company = rest.iter().copied().reduce(Span::to)?;
    let fits = header.place.is_none() && header.title.is_none() && is_town(town.of(text), vocabulary());
    fits.then_some((*first, company, *town))
}

/// An employer's name and what may be its town: of a header with two names and no place yet, a name
/// that is no job title and ends in a comma and a short proper name.
fn town_behind(
    header: &Header,
    position: usize,
    text: &str,
    vocabulary: &Vocabulary,
) -> Option<(Span, Span)> {
    let name = *header.names.get(position).filter(|_| header.names.len() >= 2 && header.place.is_none())?;
    named_town(name, text, vocabulary)
}

/// An employer's name and the town behind its last comma.
fn named_town(name: Span, text: &str, vocabulary: &Vocabulary) -> Option<(Span, Span)> {
    let parts = split_commas(name, text);
    let [first, middle @ .., town] = parts.as_slice() else { return None };
    let rest = middle.iter().copied().fold(*first, Span::to);
    let is_title = count_cues(&vocabulary.title, rest.of(text)) > 0;
    (!is_title && is_town(town.of(text), vocabulary)).then_some((rest, *town))
}

/// `Engineer at Tidewater` is two names.
fn split_at(span: Span, text: &str) -> Vec<Span> {
    let inner = span.of(text);
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
    vec![span]
}

/// The order of title and employer that the section's entries share.
fn order(headers: &[(Entry, Header)]) -> Order {
    let firsts = headers.iter().filter_map(|(entry, header)| {
        let text = &entry.words.text;
        let parts = match header.names.as_slice() {
            [only] => split_commas(*only, text),
            names => names.to_vec(),
        };
        let [first, second, ..] = parts.as_slice() else { return None };
        Some((first.of(text), second.of(text)))
    });
    Order::of(firsts)
}

fn work(entry: Entry, header: &Header, order: Order, reading: &str) -> Option<Job> {
    let text = &entry.words.text;
    let mut names: Vec<Name> = header.names.iter().map(|span| name_in(&entry, *span)).collect();
    mark_dashed(&mut names, &entry, reading);
    let (title, company) = if header.title.is_some() || header.company.is_some() {
        untold(header, text)
    } else {
        roles::of(&names, order, text).map_or((None, None), |roles| (roles.title, roles.company))
    };
    let (company, behind) = match company.map(|company| employer::named(company, text)) {
        Some((company, behind)) => (Some(without_quarter(company, header.place, text)), behind),
        None => (None, None),
    };
    let line_of = |span: Option<Span>| span.and_then(|span| line_of(&entry, span));
    let (of_company, of_title) = (line_of(company), line_of(title));
    let below_employer = of_company.zip(of_title).is_some_and(|(company, title)| company < title);
    let is_role = header.names.len() == 1 && header.company.is_none();
    if title.is_none() && company.is_none() && entry.start.is_none() {
        return None;
    }
    let named = |span: Option<Span>| {
        let name = span.map(|span| piece::whole_words(piece::bare(span, text), text));
        name.filter(|name| is_name(name.of(text))).map(|name| entry.words.field(name, reading))
    };
    let title = title.map(|title| without_engagement(title, text));
    let (title, company, location) = (named(title), named(company), named(header.place.or(behind)));
    if title.is_none() && company.is_none() && entry.start.is_none() && entry.end.is_none() {
        return None;
    }
    let work = Work {
        title,
        company,
        location,
        start: entry.start.or_else(|| if entry.until { None } else { lone_start(&entry.end) }),
        end: entry.end,
        highlights: entry.body,
        span: entry.span,
    };
    Some(Job { work, below_employer, is_role })
}

/// `Librarian (part time)` without how the post was held.
fn without_engagement(title: Span, text: &str) -> Span {
    let inner = title.of(text);
    let Some(at) = inner.rfind(" (").filter(|_| inner.ends_with(')')) else { return title };
    let words = folded_words(inner.get(at..).unwrap_or_default());
    let held = |count: usize| {
        words.get(..count).is_some_and(|head| vocabulary().engagements.contains(&head.join(" ")))
    };
    if held(1) || held(2) { Span::within(text, title.start(), title.start() + at) } else { title }
}

/// Title and employer of a head that says one of them itself: the other is the name that most looks like it.
fn untold(header: &Header, text: &str) -> (Option<Span>, Option<Span>) {
    let best = |points: fn(&str) -> f32, but: Option<Span>| {
        let others = || header.names.iter().copied().filter(|name| Some(*name) != but);
        let with = |least: f32| others().find(|name| points(name.of(text)) >= least);
        with(f32::EPSILON).or_else(|| with(0.0))
    };
    let title = header.title.or_else(|| best(roles::title_points, header.company));
    (title, header.company.or_else(|| best(roles::company_points, title)))
}

/// `Loomis Mills, Orlan Park` before `New Delhi`: a quarter before the place that is known to be one.
fn without_quarter(company: Span, place: Option<Span>, text: &str) -> Span {
    let parts = split_commas(company, text);
    let follows = |place: Span| {
        let between = text.get(company.end()..place.start());
        between.is_some_and(|between| between.chars().all(|c| c == ',' || c == ' '))
    };
    match parts.as_slice() {
        [first, .., quarter] if place.is_some_and(follows) && is_town(quarter.of(text), vocabulary()) => {
            *first
        }
        _ => company,
    }
}

fn line_of(entry: &Entry, span: Span) -> Option<usize> {
    entry.header.iter().position(|line| line.iter().any(|piece| piece.contains(span)))
}

/// A name of a head, and whether it stands below the date's line.
fn name_in(entry: &Entry, span: Span) -> Name {
    let line = line_of(entry, span).unwrap_or_default();
    let below = entry.lines_to_date.is_some_and(|to_date| line >= to_date);
    Name { span, line, dashed: false, below }
}

/// Tells which names only a dash divides from the one before.
fn mark_dashed(names: &mut [Name], entry: &Entry, reading: &str) {
    let mut end = None;
    for name in names {
        let place = entry.words.field(name.span, reading).span;
        let between = end.zip(place).and_then(|(end, place): (usize, Span)| reading.get(end..place.start()));
        name.dashed = between.is_some_and(|between| {
            between.contains(is_dash) && between.chars().all(|c| c == ' ' || is_dash(c))
        });
        end = place.map(|place| place.end());
    }
}

/// A job with one date only began and ended then, as far as the page says.
fn lone_start(end: &Option<Field<super::Date>>) -> Option<Field<super::Date>> {
    end.clone()
}
