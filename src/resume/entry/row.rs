//! The lines of a section, with body text told from headers and the periods found.

use super::broken::{give_asides, join_broken_dates, join_months_below, join_stacked_dates, set_aside};
use super::dated::{dated, is_duration, is_whole_date};
use super::hang::{Above, Hang, begins_lower};
use super::model::{Dated, Edge, Row};
use super::rail::{Rail, Railed, rail_periods};
use crate::reading::Line;
use crate::resume::dates::{Period, periods};
use crate::resume::deeds::is_deed;
use crate::resume::look::{Look, Looks};
use crate::resume::piece::is_known_place;
use crate::resume::roles::{company_points, is_short_title, title_points};
use crate::resume::sections::Part;
use crate::resume::vocabulary::{Label, count_cues, vocabulary};
use crate::resume::{held, labels};
use crate::span::Span;
use crate::text::fold::fold;
use crate::text::signs::{self, is_dash};

/// The part's lines with body text told from headers, and dates found, also in a rail.
pub(super) fn rows<'p>(part: &'p Part<'_>, edge: Edge, looks: &Looks<'_>) -> Vec<Row<'p>> {
    let text = &part.reading.text;
    let rail = Rail::of(part, looks);
    let mut rows: Vec<Row<'_>> = Vec::new();
    let mut rail_text: Vec<Railed> = Vec::new();
    let mut previous: Option<Above<'_>> = None;
    let mut hang: Option<Hang> = None;
    let mut fact = false;
    for (index, line) in part.lines.iter().enumerate() {
        let (railed, mut spans): (Vec<Span>, Vec<Span>) =
            line.parts().iter().partition(|cell| rail.is_some_and(|rail| rail.holds(**cell, looks)));
        rail_text.extend(railed.iter().map(|cell| Railed {
            line: index,
            cell: *cell,
            alone: spans.is_empty(),
        }));
        let item = take_bullet(line, &mut spans, text);
        let main = spans.iter().copied().reduce(Span::to).unwrap_or(line.span);
        let look = looks.of(main);
        let value = dated_value(spans.iter().copied().reduce(Span::to).unwrap_or(line.span), text);
        if let Some(value) = value {
            spans = vec![value];
        }
        let is_dated = !spans.is_empty() && !is_signed(&part.lines, index, text);
        let found = if is_dated { dated(line.span, &spans, text) } else { Vec::new() };
        fact =
            value.is_some() || announces_fact(line, main, text, fact) || tells_post(line, main, text, &found);
        let continues = item.is_none()
            && !fact
            && found.is_empty()
            && rows.last().is_some_and(|row| row.body && !ends_list(row, text))
            && !begins_title(main, rows.last(), text)
            && previous.is_some_and(|above| {
                let room = || edge.shown_to(above.line);
                continues(line, main, &look, &above, text, looks)
                    && hang.is_none_or(|hang| hang.takes(line, main, &above, room, text, looks))
            });
        let duties = || {
            let main = main.of(text);
            vocabulary().opens_duties(main)
                || labels::leading(main) == Some(Label::Duties)
                || lists_things(main)
        };
        let deed = || {
            let only_told = || found.iter().all(|period| period.start.is_none() && !period.until);
            let long = || main.of(text).split_whitespace().count() >= SENTENCE_WORDS;
            (found.is_empty() || only_told() && long()) && is_deed(main.of(text))
        };
        // What a fact of less weight goes on with is no name.
        let goes_on_aside = || {
            let above = rows.last().filter(|row| row.told).map(|row| row.whole.of(text));
            let is_aside = above.and_then(labels::leading) == Some(Label::Aside);
            is_aside && item.is_none() && found.is_empty() && begins_lower(main, text)
        };
        let goes_on_aside = goes_on_aside();
        let goes_on_listing = || rows.last().is_some_and(|above| above.body) && lists_items(main.of(text));
        let counts_on =
            || rows.last().is_some_and(|above| above.body && goes_on_counting(above.whole, main, text));
        // How long it was is said above the roles at one employer.
        let lasts =
            item.is_none() && (is_duration(main.of(text)) || vocabulary().says_duration(main.of(text)));
        let body = !fact
            && !lasts
            && (goes_on_aside
                || item.is_some()
                || continues
                || (found.is_empty()
                    && (counts_on() || goes_on_listing() || announces_list(main.of(text), rows.last())))
                || duties()
                || is_prose(&spans, text, &found)
                || deed());
        if !continues {
            hang = item.and_then(|item| Hang::of(line, item, main, looks));
        }
        let (spans, aside) = if body { set_aside(line.span, spans, text) } else { (spans, None) };
        let periods = if body { Vec::new() } else { found };
        if !(spans.is_empty() && railed.is_empty()) {
            previous = Some(Above { line, main, look });
        }
        rows.push(Row {
            line,
            spans,
            whole: line.span,
            body,
            bullet: item.is_some(),
            continues,
            told: fact,
            periods,
            rest_of_date: None,
            aside,
        });
    }
    name_told(&mut rows, text);
    join_told(&mut rows, text);
    join_months_below(&mut rows, text);
    join_stacked_dates(&mut rows, text, looks);
    join_broken_dates(&mut rows, text);
    give_asides(&mut rows);
    for (index, period) in rail_periods(&rail_text, text) {
        if let Some(row) = rows.get_mut(index) {
            row.body = false;
            row.periods.insert(0, period);
        }
    }
    rows
}

/// `Basins duly finished:` above a list; a name with a colon behind it is mostly in capitals, and none stands
/// right below a date.
fn announces_list(text: &str, above: Option<&Row<'_>>) -> bool {
    let words: Vec<&str> =
        text.trim_end_matches(|c: char| is_dash(c) || c.is_whitespace()).split_whitespace().collect();
    let lower =
        |word: &&&str| word.starts_with(char::is_lowercase) && !vocabulary().is_function_word(&fold(word));
    words.last().is_some_and(|last| last.ends_with(':'))
        && (words.iter().filter(lower).count() > 0
            || (words.len() > 1 && above.is_some_and(|row| !row.periods.is_empty())))
        && title_points(text) <= 0.0
        && company_points(text) <= 0.0
}

/// `2. Reports` below `1. Studies`: one list of what was done.
fn goes_on_counting(above: Span, main: Span, text: &str) -> bool {
    let number = |span: Span| {
        let (digits, rest) = span.of(text).split_once(['.', ')'])?;
        let number: u32 = digits.trim().parse().ok()?;
        rest.starts_with(char::is_whitespace).then_some(number)
    };
    number(above).zip(number(main)).is_some_and(|(above, own)| above.checked_add(1) == Some(own))
}

/// Whether a line begins with a sign that divides a date in words from one on the line above: `– present`.
fn divides_date(line: &Line, text: &str) -> bool {
    line.span.of(text).starts_with(signs::divides) && is_whole_date(line.content(text).of(text))
}

/// Takes the bullet off a row's text, if it is a list item; the first of its pieces with the bullet. Beside
/// a rail, the bullet is not what the line begins with.
fn take_bullet(line: &Line, spans: &mut Vec<Span>, text: &str) -> Option<Span> {
    let item = spans.first().copied().unwrap_or(line.span);
    let rest = if line.bullet && item.start() == line.span.start() {
        (!divides_date(line, text)).then(|| line.without_bullet(item, text))?
    } else {
        let length = signs::bullet(item.of(text))?;
        Span::within(text, item.start() + length, item.end()).trimmed(text)
    };
    match spans.as_mut_slice() {
        // A bullet far from its text is a piece of its own.
        [_, _, ..] if rest.is_empty() => drop(spans.remove(0)),
        [first, ..] => *first = rest,
        [] => {}
    }
    Some(item)
}

/// `Date: 17/05/2015` above or below `Place: Tangvik`: the day on which the résumé was signed.
fn is_signed(lines: &[Line], index: usize, text: &str) -> bool {
    let line = |at: usize| lines.get(at).map_or("", |line| line.span.of(text));
    let own = line(index);
    let is_day = || own.split(|c: char| !c.is_ascii_digit()).filter(|digits| !digits.is_empty()).count() == 3;
    let beside = [index.checked_sub(1), Some(index + 1)].into_iter().flatten();
    labels::leading(own) == Some(Label::Date)
        && is_day()
        && beside.into_iter().any(|at| labels::is_fact_of_person(line(at)))
}

/// Whether a line says itself that it is a fact of an entry's head, whatever sign stands before it; facts of less
/// weight do only where the line `above` is one.
fn announces_fact(line: &Line, main: Span, text: &str, above: bool) -> bool {
    match labels::leading(main.of(text)) {
        Some(Label::Title | Label::Company | Label::Name | Label::Date) => true,
        Some(Label::Aside | Label::Address) => !line.bullet || above,
        // `Job Description: Senior Weaver`
        Some(Label::Duties) => {
            let value = main.of(text).split_once(':').map(|(_, value)| value);
            value.is_some_and(|value| is_short_title(value.trim_matches(|c: char| !c.is_alphanumeric())))
        }
        _ => false,
    }
}

/// Whether a line is a sentence that says which post was held: with its dates, or where no list item stands.
fn tells_post(line: &Line, main: Span, text: &str, periods: &[Dated]) -> bool {
    (!line.bullet || !periods.is_empty()) && held::is_held(main.of(text))
}

/// `software developer` behind a sentence that has ended.
fn begins_title(main: Span, above: Option<&Row<'_>>, text: &str) -> bool {
    let ended = above.is_some_and(|row| row.whole.of(text).trim_end().ends_with('.'));
    let inner = main.of(text);
    ended && is_short_title(inner) && !inner.ends_with(['.', ',', ';'])
}

/// Words before the colon of a list, and of each of its items, at most.
const LIST_LABEL_WORDS: usize = 3;
const LIST_ITEM_WORDS: usize = 3;

/// Whether a row is a whole list of what was used: what stands below is something else.
fn ends_list(row: &Row<'_>, text: &str) -> bool {
    let inner = row.whole.of(text);
    lists_things(inner) && !inner.trim_end().ends_with(',')
}

/// `Front-end: React, Vue`: a list of what was used, and no name of anything. `Loomis Ltd: weaver, Vestvik` is none.
fn lists_things(text: &str) -> bool {
    let Some((label, items)) = text.split_once(": ") else { return false };
    let count = |text: &str| text.split_whitespace().count();
    let vocabulary = vocabulary();
    let names = |text: &str| {
        let cues = [&vocabulary.title, &vocabulary.company, &vocabulary.school, &vocabulary.degree];
        cues.into_iter().any(|cue| count_cues(cue, text) > 0) || vocabulary.has_legal_form(text)
    };
    let is_item = |item: &str| {
        (1..=LIST_ITEM_WORDS).contains(&count(item))
            && !is_known_place(item, vocabulary)
            && !item.contains(|c: char| c.is_ascii_digit())
    };
    items.contains(',')
        && (1..=LIST_LABEL_WORDS).contains(&count(label))
        && labels::leading(text).is_none()
        && !names(text)
        && items.split(',').all(|item| is_item(item.trim()))
}

/// Items from which on a line below what was done is a list of what was used.
const FEWEST_ITEMS: usize = 3;

/// `Linux, Ansible, Docker, Python`: short items, and no name of anything among them.
fn lists_items(text: &str) -> bool {
    let vocabulary = vocabulary();
    let is_item = |item: &str| {
        let cues = [&vocabulary.title, &vocabulary.company, &vocabulary.school, &vocabulary.degree];
        (1..=LIST_ITEM_WORDS).contains(&item.split_whitespace().count())
            && cues.into_iter().all(|cue| count_cues(cue, item) == 0)
            && !vocabulary.has_legal_form(item)
            && !is_known_place(item, vocabulary)
    };
    text.split(',').count() >= FEWEST_ITEMS && text.split(',').all(|item| is_item(item.trim()))
}

/// The date behind a label that nobody knows: `Job Time Frame : April 2013 to July 2015`.
fn dated_value(main: Span, text: &str) -> Option<Span> {
    let inner = main.of(text);
    let (label, value) = inner.split_once(':')?;
    labels::unknown(inner).filter(|_| vocabulary().label(label).is_none() && periods(label).is_empty())?;
    let value = Span::within(text, main.end() - value.len(), main.end()).trimmed(text);
    let whole = |found: &Period| found.range == (0..value.len()) && found.start.is_some();
    periods(value.of(text)).iter().any(whole).then_some(value)
}

/// Lines over which a sentence about a post goes on to its dates.
const SENTENCE_LINES: usize = 3;

/// Makes a head of a list item that says which post was held, where its dates stand on the lines below that go on with it.
fn join_told(rows: &mut [Row<'_>], text: &str) {
    for index in 0..rows.len() {
        let Some((first, below)) = rows.get_mut(index..).and_then(<[Row<'_>]>::split_first_mut) else {
            continue;
        };
        let is_open = first.bullet && first.body && first.aside.is_none();
        if !is_open || !held::is_held(first.line.content(text).of(text)) {
            continue;
        }
        let goes_on = |row: &&Row<'_>| {
            let opens = row.whole.of(text).trim_start().chars().next();
            !row.bullet && opens.is_some_and(|c| c.is_lowercase() || c.is_ascii_digit() || c == '(')
        };
        let ended = |row: &Row<'_>| row.whole.of(text).trim_end().ends_with('.');
        let lines = below.iter().take(SENTENCE_LINES).take_while(goes_on);
        let last = lines.clone().position(|row| !row.periods.is_empty());
        let Some(last) = last.filter(|last| !ended(first) && !lines.take(*last).any(ended)) else { continue };
        let Some(rest) = below.get_mut(..=last) else { continue };
        (first.body, first.told) = (false, true);
        for row in rest {
            (row.body, row.continues, row.told) = (false, true, true);
        }
    }
}

/// Words of the longest name that stands above the facts of an entry.
const LONGEST_NAME: usize = 10;

/// Makes a head of the line above a labelled fact, where it is the entry's name: `Loomis Ltd, Tangvik` as an item
/// above `Designation: Weaver`.
fn name_told(rows: &mut [Row<'_>], text: &str) {
    for index in 1..rows.len() {
        let Some([above, below]) = rows.get_mut(index - 1..=index) else { continue };
        let name = above.spans.iter().copied().reduce(Span::to).map_or("", |span| span.of(text));
        let fits = below.told
            && above.body
            && !above.continues
            && above.aside.is_none()
            && name.split_whitespace().count() <= LONGEST_NAME
            && name.starts_with(char::is_uppercase)
            && !is_deed(name)
            && !vocabulary().opens_duties(name)
            && labels::leading(below.whole.of(text)).is_some();
        if fits {
            above.body = false;
        }
    }
}

/// Running text: a sentence's length without a date in it, or with one in its middle. What stands in brackets does not
/// lengthen a name.
///
/// A place in a cell of its own at the right is no part of a sentence.
fn is_prose(spans: &[Span], text: &str, periods: &[Dated]) -> bool {
    let words = spans.iter().map(|span| words_outside_brackets(span.of(text))).max().unwrap_or(0);
    let ended = |span: &Span| span.of(text).trim_end().ends_with('.') && !span.of(text).ends_with(" .");
    // The words of a name mostly begin with capitals.
    let lower = |span: &Span| {
        span.of(text).split_whitespace().skip(1).filter(|word| word.starts_with(char::is_lowercase)).count()
    };
    let sentence = spans
        .last()
        .is_some_and(|span| ended(span) && lower(span) >= LOWER_WORDS && !is_list_of_names(*span, text));
    if periods.is_empty() {
        return words >= PROSE_WORDS || (sentence && words >= SENTENCE_WORDS);
    }
    let dates: usize = periods
        .iter()
        .filter_map(|period| text.get(period.range.clone()))
        .map(|date| date.split_whitespace().count())
        .sum();
    // `Loomis Mills Ltd 2009 – 2010 for the post of …`
    let is_named = spans.iter().any(|span| {
        let date = periods.iter().map(|period| period.range.start).find(|start| *start > span.start());
        date.and_then(|date| text.get(span.start()..date))
            .is_some_and(|name| vocabulary().has_legal_form(name))
    });
    words.saturating_sub(dates) >= PROSE_WORDS
        && !is_named
        && periods.iter().all(|period| stands_within(period, spans, text))
}

/// Words from which on a line is running text; from which on if it ends in a full stop, and how many of them are then in
/// lower case.
const PROSE_WORDS: usize = 12;
const SENTENCE_WORDS: usize = 8;
const LOWER_WORDS: usize = 2;

fn words_outside_brackets(text: &str) -> usize {
    let mut depth = 0usize;
    let mut outside = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ if depth == 0 => outside.push(c),
            _ => {}
        }
    }
    // An open bracket that is never closed sets nothing apart.
    let counted = if depth == 0 { outside.as_str() } else { text };
    // The dots of a leader are none.
    let is_dots = |word: &&str| word.chars().all(|c| matches!(c, '.' | '…' | '·'));
    counted.split_whitespace().filter(|word| !is_dots(word)).count()
}

/// Words on each side of a date that is told by the way in a sentence.
const WORDS_AROUND: usize = 3;

fn stands_within(period: &Dated, spans: &[Span], text: &str) -> bool {
    let words = |from: usize, to: usize| text.get(from..to).map_or(0, |part| part.split_whitespace().count());
    let holds = |span: &&Span| span.start() <= period.range.start && period.range.end <= span.end();
    spans.iter().find(holds).is_some_and(|span| {
        words(span.start(), period.range.start) >= WORDS_AROUND
            && words(period.range.end, span.end()) >= WORDS_AROUND
    })
}

/// `Major in Optics, University of Aran, Galway, Ireland.`: short parts that all begin with a capital.
fn is_list_of_names(span: Span, text: &str) -> bool {
    let parts: Vec<&str> = span.of(text).split(", ").collect();
    let is_name = |part: &&str| {
        part.split_whitespace().count() <= 5
            && part.trim_start().chars().next().is_some_and(char::is_uppercase)
    };
    parts.len() >= 3 && parts.iter().all(is_name)
}

/// Whether a line goes on with the body text above it: set like it, and hanging below its text. What
/// begins in lower case need only be set like its end.
fn continues(line: &Line, main: Span, look: &Look, above: &Above<'_>, text: &str, looks: &Looks<'_>) -> bool {
    let lower = begins_lower(main, text);
    if line.bbox.is_none() {
        return lower;
    }
    let upper = above.line;
    let hanging =
        line.indent > upper.indent + 2.0 || (!upper.bullet && (line.indent - upper.indent).abs() <= 2.0);
    let ends_alike = || looks.segments(above.main).last().is_some_and(|end| look.is_like(&looks.of(*end)));
    let alike = look.is_like(&above.look) || (lower && ends_alike());
    // A line in capitals below others is no more of their text.
    let risen = look.caps && !above.look.caps && main.of(text).split_whitespace().count() > 1;
    alike && (lower || (!risen && (hanging || line.block == upper.block)))
}
