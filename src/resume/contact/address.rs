//! Postal addresses and towns, part by part: what each part is, and which of them is the town.

use super::postal;
use crate::resume::dates::{Period, periods};
use crate::resume::piece::{bare, field, is_town, split_commas};
use crate::resume::vocabulary::{LONGEST_PLACE, Label, PlaceMark, count_cues, vocabulary};
use crate::resume::{Date, Field, Location};
use crate::span::Span;
use crate::text::fold::{fold, squeeze};
use crate::text::signs::{is_dash, is_separator};
use crate::text::words::words;

/// Whether an address goes on below a line of it: the line ends in a comma, or the one below begins with a sign or a mark,
/// or has a postal code or a region.
pub fn goes_on(line: &str, below: &str) -> bool {
    let first = || tokens(Span::whole(below), below).first().is_some_and(|(_, mark)| mark.is_some());
    !below.trim().is_empty()
        && (line.is_empty()
            || line.ends_with([',', '-'])
            || below.starts_with([',', '-'])
            || first()
            || ends(below))
}

/// Whether a line is the last of an address: it has a postal code or ends in a region.
pub fn ends(line: &str) -> bool {
    let whole = bare(Span::whole(line), line);
    is_short(line)
        && (postal::take_postal_code(whole, line).0.is_some() || cut_region(whole, false, line).1.is_some())
}

/// Bytes of the longest line of an address, gaps aside.
const LONGEST_LINE: usize = 80;

/// Whether a line is no longer than one of an address.
pub fn is_short(line: &str) -> bool {
    line.split_whitespace().map(|word| word.len() + 1).sum::<usize>() <= LONGEST_LINE
}

/// What a part of an address is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// A house, a street, a quarter.
    Street,
    /// A village or post office, by its mark.
    Village,
    /// A district, by its mark.
    District,
    /// A town that everybody knows.
    Known,
    /// A name of a place, which the parts around it tell.
    Name,
    Region,
    Country,
    Code,
}

#[derive(Debug, Clone, Copy)]
struct Part {
    span: Span,
    kind: Kind,
    /// Whether a postal code stands in the same part.
    coded: bool,
}

/// Words of the longest part of an address without a label, and of the longest name of a place.
const LONGEST_PART: usize = 8;
const LONGEST_NAME: usize = 4;

/// Points for what proves that a text is an address.
const FOR_CODE: u32 = 3;
const FOR_REGION: u32 = 3;
const FOR_TOWN: u32 = 2;
/// Two names that no list knows: a town and its region, if nothing better stands there.
const FOR_PAIR: u32 = 1;
const FOR_STREET: u32 = 1;
const FOR_NAME_BEHIND_STREET: u32 = 1;

/// The address that a text is, and how surely. Behind a label parts that tell nothing are left out; without one a single
/// part that cannot be of an address says that the text is none.
pub fn read(block: Span, labelled: bool, text: &str) -> Option<(u32, Location)> {
    let parts = parts(block, labelled, text)?;
    let city = city(&parts, labelled)?;
    let at = |kind: Kind| parts.iter().find(|part| part.kind == kind).map(|part| field(part.span, text));
    let has = |kind: Kind| parts.iter().any(|part| part.kind == kind);
    let alone = parts.len() == 1;
    let chosen = parts.get(city)?;
    let last_street = parts.iter().rposition(|part| part.kind == Kind::Street);
    let street = last_street.filter(|street| *street < city);
    let mut points = 0;
    points += if has(Kind::Code) { FOR_CODE } else { 0 };
    points += if has(Kind::Region) || has(Kind::Country) { FOR_REGION } else { 0 };
    points += if chosen.kind == Kind::Known { FOR_TOWN } else { 0 };
    points += if street.is_some() { FOR_STREET + FOR_NAME_BEHIND_STREET } else { 0 };
    points += if vocabulary().city_states.contains(&fold(chosen.span.of(text))) { FOR_REGION } else { 0 };
    // `Town, Region` with a region that no list knows.
    let unknown = parts.iter().filter(|part| part.kind == Kind::Name).count();
    let is_pair = parts.len() == 2 && unknown == 2 && !block.of(text).contains('(');
    points += if points == 0 && is_pair { FOR_PAIR } else { 0 };
    let region = at(Kind::Region).or_else(|| {
        let next =
            parts.get(city + 1).filter(|part| part.kind == Kind::Name || part.kind == Kind::District)?;
        Some(field(next.span, text))
    });
    let location = Location {
        city: Some(field(chosen.span, text)),
        region,
        postal_code: at(Kind::Code),
        country: at(Kind::Country),
        street: at(Kind::Street),
    };
    (!alone || points > 0 || labelled).then_some((points, location))
}

/// Which part is the town: the last that everybody knows; the name beside the postal code; the name before district,
/// region or country; the district; the name behind the street.
fn city(parts: &[Part], labelled: bool) -> Option<usize> {
    let is = |at: usize, kind: Kind| parts.get(at).is_some_and(|part| part.kind == kind);
    let all = || 0..parts.len();
    let named = |at: usize| is(at, Kind::Name) || is(at, Kind::District);
    let known = || all().rev().find(|at| is(*at, Kind::Known));
    let coded = || all().find(|at| parts.get(*at).is_some_and(|part| part.coded) && named(*at));
    // A code alone stands before its town, or behind it if nothing else follows.
    let beside_code = || {
        let code = all().rev().find(|at| is(*at, Kind::Code))?;
        let before = (0..code).rev().find(|at| named(*at) || is(*at, Kind::Street));
        Some(code + 1).filter(|at| named(*at)).or(before.filter(|at| named(*at)))
    };
    let is_large = |at: &usize| is(*at, Kind::District) || is(*at, Kind::Region) || is(*at, Kind::Country);
    let before_large = || {
        let large = all().find(is_large)?;
        (0..large).rev().find(|at| !is(*at, Kind::Code)).filter(|at| is(*at, Kind::Name))
    };
    let district = || all().find(|at| is(*at, Kind::District));
    // `Town, Region` behind a street, but `Quarter, Town` behind a label.
    let last = || {
        let street = all().rev().find(|at| is(*at, Kind::Street)).map_or(0, |street| street + 1);
        let names: Vec<usize> = (street..parts.len()).filter(|at| is(*at, Kind::Name)).collect();
        let region_follows = names.len() == 2 && !labelled;
        if region_follows { names.first().copied() } else { names.last().copied() }
    };
    let village = || all().rev().find(|at| is(*at, Kind::Name) || is(*at, Kind::Village));
    known()
        .or_else(coded)
        .or_else(beside_code)
        .or_else(before_large)
        .or_else(district)
        .or_else(last)
        .or_else(village)
}

/// The parts of a text, if it can be an address.
fn parts(block: Span, labelled: bool, text: &str) -> Option<Vec<Part>> {
    let mut parts = Vec::new();
    for comma in lines(block, text).into_iter().flat_map(|line| split_commas(line, text)) {
        for (segment, bracketed) in brackets(comma, text) {
            // What a bracket says that is no part of an address is a remark.
            let labelled = labelled || bracketed;
            // `Montréal (Québec)`: behind a town it is the region, though a town has that name, too.
            let behind_town = bracketed && parts.last().is_some_and(|part: &Part| part.kind != Kind::Street);
            if behind_town && vocabulary().states.contains(&fold(segment.of(text).trim())) {
                parts.push(Part { span: segment.trimmed(text), kind: Kind::Region, coded: false });
                continue;
            }
            for (span, mark) in marked(segment, text) {
                let (span, town) = behind_number(bare(span, text), text);
                classify(span, mark, labelled, text, &mut parts)?;
                if let Some(town) = town {
                    classify(town, None, labelled, text, &mut parts)?;
                }
            }
        }
    }
    // A number that is not the last is a house's, not a postal code.
    let last = parts.iter().rposition(|part: &Part| part.kind == Kind::Code);
    for (at, part) in parts.iter_mut().enumerate() {
        if part.kind == Kind::Code && Some(at) != last {
            part.kind = Kind::Street;
        }
    }
    Some(parts)
}

/// The lines of a text, cut at bars, dots, tabs and wide gaps; a dash stands before a postal code.
fn lines(block: Span, text: &str) -> Vec<Span> {
    let inner = block.of(text);
    let mut start = block.start();
    let mut lines = Vec::new();
    let divides = |c: char| matches!(c, '\n' | '\t') || (is_separator(c) && !is_dash(c));
    let pieces = inner.split_inclusive(divides).flat_map(|line| line.split_inclusive(WIDE_GAP));
    for line in pieces {
        let end = start + line.len();
        let content = line.trim_end_matches(|c: char| c.is_whitespace() || is_separator(c));
        lines.push(Span::within(text, start, start + content.len()));
        start = end;
    }
    lines.retain(|line| !line.is_empty());
    lines
}

/// Spaces that someone typed to set parts of an address apart.
const WIDE_GAP: &str = "   ";

/// `Hill Landing Apt. 193 Baton Rouge`: what stands behind the last number, with no mark of a street, is a town.
fn behind_number(piece: Span, text: &str) -> (Span, Option<Span>) {
    let inner = piece.of(text);
    let numbered = |word: &Span| word.of(inner).contains(|c: char| c.is_ascii_digit());
    let Some(number) = words(inner).rfind(numbered).filter(|number| number.start() > 0) else {
        return (piece, None);
    };
    let head = Span::within(text, piece.start(), piece.start() + number.end());
    let tail = Span::within(text, piece.start() + number.end(), piece.end()).trimmed(text);
    let is_town =
        is_town(tail.of(text), vocabulary()) && tokens(tail, text).iter().all(|(_, mark)| mark.is_none());
    if is_town { (head, Some(tail)) } else { (piece, None) }
}

/// What stands before, in and behind the brackets of a part, and whether it stands in one.
fn brackets(part: Span, text: &str) -> Vec<(Span, bool)> {
    let inner = part.of(text);
    let cuts = inner.match_indices(['(', ')']).map(|(at, _)| at);
    let mut segments = Vec::new();
    let mut start = 0;
    for at in cuts.chain([inner.len()]) {
        let segment = Span::within(text, part.start() + start, part.start() + at);
        segments.push((segment, inner.get(..start).is_some_and(|before| before.ends_with('('))));
        start = at + 1;
    }
    segments.retain(|(segment, _)| !segment.of(text).trim().is_empty());
    segments
}

/// A part cut at the marks in it, each piece with its mark: `Post X Dist-Y`, `X District`, `X P.O Y`.
fn marked(part: Span, text: &str) -> Vec<(Span, Option<PlaceMark>)> {
    let mut pieces: Vec<(Span, Option<PlaceMark>)> = Vec::new();
    let mut open: Option<Span> = None;
    let mut mark: Option<PlaceMark> = None;
    let tokens = tokens(part, text);
    for (index, (span, own)) in tokens.iter().enumerate() {
        match own {
            // A street's mark stands in its name.
            Some(PlaceMark::Street) => {
                open = Some(open.map_or(*span, |open| open.to(*span)));
                mark = mark.or(Some(PlaceMark::Street));
            }
            Some(own) => {
                let leads = tokens.get(index + 1).is_some_and(|(next, _)| next.start() <= span.end() + 1);
                match open.take() {
                    Some(name) if leads || mark.is_some() => {
                        pieces.push((name, mark));
                        mark = Some(*own);
                    }
                    Some(name) => pieces.push((name, Some(*own))),
                    None if index + 1 == tokens.len() => {
                        // `Tirvale (Dist)`: the mark alone says what the piece before is.
                        pieces.push((*span, Some(*own)));
                    }
                    None => mark = Some(*own),
                }
            }
            None if span.of(text).chars().any(char::is_alphanumeric) => {
                open = Some(open.map_or(*span, |open| open.to(*span)));
            }
            None => {}
        }
    }
    pieces.extend(open.map(|name| (name, mark)));
    pieces
}

/// What a word says of the name beside it; `CO` in capitals is Colorado, `Co.` a county.
fn place_mark(word: &str) -> Option<PlaceMark> {
    vocabulary().place_marks.get(&squeeze(word)).filter(|_| !vocabulary().regions.contains(word))
}

/// The words of a part, with the mark that each is. A mark may be glued to its name: `Distt-Dunvale`.
fn tokens(part: Span, text: &str) -> Vec<(Span, Option<PlaceMark>)> {
    let mark = place_mark;
    let inner = part.of(text);
    let mut tokens = Vec::new();
    for word in words(inner) {
        let mut start = word.start();
        let mut rest = word.of(inner);
        while let Some(at) = rest
            .find(['-', '–', '+', ':', '.'])
            .filter(|at| mark(rest.get(..*at).unwrap_or_default()).is_some())
        {
            let end = rest
                .get(at..)
                .and_then(|tail| tail.find(|c: char| c.is_alphanumeric()))
                .map_or(rest.len(), |next| at + next);
            let span = Span::within(text, part.start() + start, part.start() + start + at);
            tokens.push((span, mark(span.of(text))));
            start += end;
            rest = rest.get(end..).unwrap_or_default();
        }
        let span = Span::within(text, part.start() + start, part.start() + start + rest.len());
        if !rest.is_empty() {
            tokens.push((span, mark(rest)));
        }
    }
    tokens
}

/// Adds a piece as the parts that it is. None if it can be no part of an address and no label says that it is.
fn classify(
    piece: Span,
    mark: Option<PlaceMark>,
    labelled: bool,
    text: &str,
    parts: &mut Vec<Part>,
) -> Option<()> {
    let inner = piece.of(text);
    // An e-mail address may stand between others' parts.
    if inner.is_empty() || inner.contains('@') {
        return Some(());
    }
    if place_mark(inner).is_some() {
        if let (Some(last), Some(PlaceMark::District)) = (parts.last_mut(), mark)
            && last.kind == Kind::Name
        {
            last.kind = Kind::District;
        }
        return Some(());
    }
    let (piece, country) = postal::cut_country_code(piece, text);
    let (code, rest) = postal::take_postal_code(piece, text);
    let begins = |span: Option<Span>| span.is_some_and(|span| span.start() == piece.start());
    let dates = code.as_ref().is_some_and(|code| is_year(&code.value) && !begins(code.span));
    if !labelled && (dates || has_month(inner)) {
        return None;
    }
    let mut add = |span: Option<Span>, kind: Kind, coded: bool| {
        parts.extend(span.map(|span| Part { span, kind, coded }));
    };
    let rest = rest.map(|rest| bare(rest, text)).filter(|rest| !rest.is_empty());
    let coded = code.is_some();
    if let Some(rest) = rest {
        let (head, region) = cut_region(rest, coded, text);
        if let Some(head) = head {
            let kind = kind_of(head, mark, text);
            let kind = kind.or(labelled.then_some(Kind::Street))?;
            add(Some(head), kind, coded);
        }
        add(region.map(|(span, _)| span), region.map_or(Kind::Region, |(_, kind)| kind), coded);
    }
    add(code.and_then(|code| code.span), Kind::Code, true);
    add(country.and_then(|country: Field| country.span), Kind::Country, false);
    Some(())
}

/// `Class of 2014`: behind other words a year is no postal code, unless a label says that it is an address.
fn is_year(code: &str) -> bool {
    code.len() == 4 && (code.starts_with("19") || code.starts_with("20"))
}

/// Whether a date stands in a text.
fn has_month(text: &str) -> bool {
    let dated =
        |period: Period| [period.start, period.end].into_iter().flatten().any(|(date, _)| has_name(date));
    periods(text).into_iter().any(dated)
}

fn has_name(date: Date) -> bool {
    !matches!(date, Date::On { month: None, .. })
}

/// What a piece without code and region is.
fn kind_of(piece: Span, mark: Option<PlaceMark>, text: &str) -> Option<Kind> {
    let vocabulary = vocabulary();
    let inner = piece.of(text);
    let count = inner.split_whitespace().count();
    let folded = fold(inner);
    if vocabulary.towns.contains(&folded) || vocabulary.city_states.contains(&folded) {
        return Some(Kind::Known);
    }
    let has_digit = inner.chars().any(|c| c.is_ascii_digit());
    let by_mark = match mark {
        Some(PlaceMark::District) => Some(Kind::District),
        Some(PlaceMark::Village) => Some(Kind::Village),
        Some(PlaceMark::Region) => Some(Kind::Region),
        Some(PlaceMark::Street) => Some(Kind::Street),
        Some(PlaceMark::Code) | None => None,
    };
    let is_name = count <= LONGEST_NAME && is_place_name(inner);
    match by_mark {
        Some(kind) if kind == Kind::Street || is_name => Some(kind),
        _ if is_name && vocabulary.heading(inner).is_none() => Some(Kind::Name),
        _ if has_digit && count <= LONGEST_PART && is_plain(inner) => Some(Kind::Street),
        _ => None,
    }
}

/// Whether a text can be the name of a place: no label, no degree, nothing before a colon.
fn is_place_name(text: &str) -> bool {
    let vocabulary = vocabulary();
    let first = text.split_whitespace().next().unwrap_or_default();
    is_town(text, vocabulary)
        && !text.contains(':')
        && vocabulary.label(text).is_none()
        && vocabulary.label(first).is_none()
        && !begins_with_fact(text)
        && count_cues(&vocabulary.degree, text) == 0
}

/// `Place of issue Airedale`: a label of several words about the person, and its value without a colon.
fn begins_with_fact(text: &str) -> bool {
    let ends = text.match_indices(char::is_whitespace).map(|(at, _)| at).skip(1);
    let heads = ends.filter_map(|at| text.get(..at));
    heads.into_iter().any(|head| vocabulary().label(head) == Some(Label::Person))
}

/// Whether nothing in a text tells that it is something else than a part of a street.
fn is_plain(text: &str) -> bool {
    let vocabulary = vocabulary();
    let cues = [&vocabulary.title, &vocabulary.degree];
    let lasts =
        |word: &str| vocabulary.durations.contains(&fold(word.trim_matches(|c: char| !c.is_alphanumeric())));
    cues.iter().all(|cue| count_cues(cue, text) == 0)
        && !text.contains(['@', '%', ':'])
        && !text.split_whitespace().any(lasts)
        && periods(text).is_empty()
}

/// `Orlvala Haryana`, `Baton Rouge LA`: what is before a region or country at the end. In a line in capitals the code of a
/// region is one only before a postal code: `TELL ABOUT ME`.
fn cut_region(piece: Span, has_code: bool, text: &str) -> (Option<Span>, Option<(Span, Kind)>) {
    let vocabulary = vocabulary();
    let inner = piece.of(text);
    let kind_of = |name: &str| {
        let name = name.trim_end_matches('.');
        let region = vocabulary.regions.contains(name) || vocabulary.states.contains(&fold(name));
        let country = || vocabulary.country_coded(name).is_some() || vocabulary.country(name).is_some();
        if region { Some(Kind::Region) } else { country().then_some(Kind::Country) }
    };
    let is_known = vocabulary.towns.contains(&fold(inner)) || vocabulary.city_states.contains(&fold(inner));
    if is_known {
        return (Some(piece), None);
    }
    let mut starts: Vec<usize> = words(inner).rev().take(LONGEST_PLACE).map(|word| word.start()).collect();
    starts.reverse();
    // The longest name at the end goes first.
    for start in starts {
        let tail = Span::within(text, piece.start() + start, piece.end());
        let coded = start > 0 && tail.len() <= 3;
        // A word of two letters behind a name is a region only as a code of one.
        let is_code =
            || vocabulary.regions.contains(tail.of(text)) && (has_code || inner.contains(char::is_lowercase));
        let fits = !coded || is_code();
        if let Some(kind) = kind_of(tail.of(text)).filter(|_| fits) {
            let head = bare(Span::within(text, piece.start(), piece.start() + start), text);
            return ((!head.is_empty()).then_some(head), Some((tail, kind)));
        }
    }
    (Some(piece), None)
}
