//! Entries of a work section become jobs: which piece is the title, which the employer, which the
//! place, by cues and by the order that the section's entries share.

mod head;
mod towns;

use super::dates::periods;
use super::deeds::is_deed;
use super::degrees::leading_degree;
use super::entry::{Entry, entries, entries_at};
use super::jobs::{self, Job};
use super::look::Looks;
use super::piece::{is_name, is_town, split_commas};
use super::roles::{self, Name, Order};
use super::sections::Part;
use super::vocabulary::{count_cues, vocabulary};
use super::{Field, Work, employer, held, labels, piece};
use crate::span::Span;
use crate::text::fold::fold;
use crate::text::signs::is_dash;
use crate::text::words::folded_words;
use head::Header;

/// The jobs of a section.
pub fn parse(part: &Part<'_>, looks: &Looks<'_>) -> Vec<Work> {
    let text = &part.reading.text;
    let mut headers: Vec<(Entry, Header)> = cut(part, looks)
        .into_iter()
        .map(|entry| {
            let header = Header::of(&entry, text);
            (entry, header)
        })
        .collect();
    towns::take(&mut headers);
    drop_numbered_aside(&mut headers);
    drop_studies(&mut headers);
    let order = order(&headers);
    let jobs = headers.into_iter().filter_map(|(entry, header)| work(entry, &header, order, text));
    jobs::together(jobs.collect())
}

/// Drops the studies of a section that is headed as jobs are: where half of its entries surely are some, what no word
/// tells to be a job is one, too.
fn drop_studies(headers: &mut Vec<(Entry, Header)>) {
    let is_sure = |(entry, header): &(Entry, Header)| {
        header.names.first().is_some_and(|name| is_study(*name, &entry.words.text))
    };
    let is_job = |(entry, header): &(Entry, Header)| {
        let titled = |name: &Span| roles::title_points(name.of(&entry.words.text)) > 0.0;
        header.title.is_some() || header.company.is_some() || header.names.iter().any(titled)
    };
    let sure = headers.iter().filter(|entry| is_sure(entry)).count();
    let most = sure * 2 >= headers.len();
    headers.retain(|entry| !is_sure(entry) && (!most || sure == 0 || is_job(entry)));
}

/// Drops what is numbered among jobs that are not, and names neither a job nor a firm: projects, as they are listed below
/// the last job.
fn drop_numbered_aside(headers: &mut Vec<(Entry, Header)>) {
    if headers.iter().all(|(_, header)| !header.numbered) {
        return;
    }
    let names = |(entry, header): &(Entry, Header)| {
        let told = header.title.is_some() || header.company.is_some();
        let is_told = |name: &Span| {
            let name = name.of(&entry.words.text);
            roles::title_points(name) > 0.0 || roles::company_points(name) > 0.0
        };
        told || header.names.iter().any(is_told)
    };
    if headers.iter().any(|entry| names(entry) && !entry.1.numbered) {
        headers.retain(|entry| names(entry) || !entry.1.numbered);
    }
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
    // `Worked as a Weaver in Loomis Mills`, and no date anywhere.
    let by_sentence = || entries_at(part, looks, |line| held::names_post(line) || head::tells_post(line));
    [by_item, by_date, by_sentence()].into_iter().find(|entries| !entries.is_empty()).unwrap_or_default()
}

/// Words of the longest list item that is the head of an entry.
const LONGEST_HEAD: usize = 20;

fn is_dated_head(item: &str) -> bool {
    !periods(item).is_empty() && item.split_whitespace().count() <= LONGEST_HEAD && !is_deed(item)
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
    mark_divided(&mut names, &entry, reading);
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
    // `Underwent a training in accounts` is what was done, and no title.
    let is_told = |title: &Span| Some(*title) == header.title || !is_deed(title.of(text));
    let title = title.filter(is_told).map(|title| without_engagement(title, text));
    // `software developer/consultant`: a title that its words tell may be written small.
    let small = title.filter(|title| roles::is_short_title(title.of(text)));
    let small = small.map(|title| entry.words.field(piece::bare(title, text), reading));
    let (title, company, location) = (named(title).or(small), named(company), named(header.place.or(behind)));
    let mut highlights = entry.body;
    let title = title.or_else(|| company.as_ref().and_then(|_| take_title(&mut highlights)));
    if title.is_none() && company.is_none() && entry.start.is_none() && entry.end.is_none() {
        return None;
    }
    let work = Work {
        title,
        company,
        location,
        start: entry.start.or_else(|| if entry.until { None } else { lone_start(&entry.end) }),
        end: entry.end,
        highlights,
        span: entry.span,
    };
    Some(Job { work, below_employer, is_role })
}

/// `B.Sc. from Torsk University` among the jobs.
fn is_study(name: Span, text: &str) -> bool {
    let rest = leading_degree(name, text).and_then(|degree| text.get(degree.end()..name.end()));
    let mut words = rest.unwrap_or_default().split_whitespace();
    words.any(|word| vocabulary().studied_from.contains(&fold(word)))
        && count_cues(&vocabulary().title, name.of(text)) == 0
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
        // Beside facts with labels, `Process- Early Catch` is one more whose label nobody knows.
        with(f32::EPSILON).or_else(|| with(0.0).filter(|name| labels::unknown(name.of(text)).is_none()))
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
    Name { span, line, dashed: false, slashed: false, below }
}

/// Tells which names only a dash or a slash divides from the one before.
fn mark_divided(names: &mut [Name], entry: &Entry, reading: &str) {
    let mut end = None;
    for name in names {
        let place = entry.words.field(name.span, reading).span;
        let between = end.zip(place).and_then(|(end, place): (usize, Span)| reading.get(end..place.start()));
        name.dashed = between.is_some_and(|between| is_divider(between, is_dash));
        name.slashed = between.is_some_and(|between| is_divider(between, |c| c == '/'));
        end = place.map(|place| place.end());
    }
}

/// Words of the longest title that stands among the list items below an employer.
const LONGEST_TITLE: usize = 10;

/// Takes the first item below an employer, where that is a title by its first words and no sentence.
fn take_title(highlights: &mut Vec<Field>) -> Option<Field> {
    let is_title = |item: &Field| {
        let words: Vec<&str> = item.value.split_whitespace().collect();
        let opening = words.get(..words.len().min(TITLE_WORDS)).unwrap_or_default().join(" ");
        let lower = words.iter().filter(|word| word.starts_with(char::is_lowercase)).count();
        roles::title_points(&opening) > 0.0
            && words.len() <= LONGEST_TITLE
            && lower * 3 <= words.len()
            && is_name(&item.value)
            && !is_deed(&item.value)
            && !item.value.ends_with(['.', ':'])
            && periods(&item.value).is_empty()
    };
    highlights.first().is_some_and(is_title).then(|| highlights.remove(0))
}

/// Words among which a title says that it is one.
const TITLE_WORDS: usize = 3;

/// Whether a text is one sign between spaces.
fn is_divider(between: &str, is_sign: fn(char) -> bool) -> bool {
    between.contains(is_sign) && between.chars().all(|c| c == ' ' || is_sign(c))
}

/// A job with one date only began and ended then, as far as the page says.
fn lone_start(end: &Option<Field<super::Date>>) -> Option<Field<super::Date>> {
    end.clone()
}
