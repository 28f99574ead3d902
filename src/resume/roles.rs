//! Which piece of a job's head is its title and which its employer: of all ways to read the head, the one for which
//! most speaks.

use super::deeds::is_deed;
use super::piece::{is_known_place, split_commas};
use super::vocabulary::{Vocabulary, count_cues, vocabulary};
use crate::span::Span;
use crate::text::fold::fold;
use crate::text::signs::is_dash;

/// One way to read a head.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Roles {
    /// The job title.
    pub title: Option<Span>,
    /// The employer, perhaps with its place behind it.
    pub company: Option<Span>,
    /// What speaks for it.
    points: f32,
}

/// A name of a head.
#[derive(Debug, Clone, Copy)]
pub struct Name {
    /// Where it stands.
    pub span: Span,
    /// Which of the head's lines it stands on.
    pub line: usize,
    /// Whether only a dash stands between it and the name before it.
    pub dashed: bool,
    /// Whether only a slash does.
    pub slashed: bool,
    /// Whether it stands on a line below that of the date.
    pub below: bool,
}

// What one piece of evidence counts. The order of weight is what matters: a legal form is surer than a word of a trade
// (`Power Welding Ltd`), a word of a trade surer than one of a firm (`Plant Manager`), any of them surer than the order
// that the section's entries share, and that surer than which name comes first.
const FORM: f32 = 4.0;
const TITLE: f32 = 3.0;
const FIRM: f32 = 2.0;
/// A firm's word in a title (`Media and Support Assistant`) is no surprise.
const FIRM_IN_TITLE: f32 = -1.0;
const NOT_A_NAME: f32 = -4.0;
/// For the order that is usual, and at most for the one that the section's entries share.
const IN_ORDER: f32 = 1.0;
const IN_SHARED_ORDER: f32 = 3.5;
const SKIPPED: f32 = -0.7;
const BELOW_DATE: f32 = -0.8;
/// Below the date where what stands above is a title and an employer already.
const BELOW_WHOLE: f32 = -3.0;
/// For cutting one name into two at a comma or dash where nothing else does, and for each further comma in a title.
const CUT: f32 = -0.5;
const COMMA: f32 = -0.4;
/// For a name that separators cut, whole again.
const JOINED: f32 = 0.6;
/// Difference of points from which on an entry shows its order by its own words.
const OWN_ORDER: f32 = 3.0;

/// The order of title and employer that a section's entries share.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Order {
    title_first: bool,
    weight: f32,
}

impl Order {
    /// By the first two names of each entry.
    pub fn of<'a>(firsts: impl Iterator<Item = (&'a str, &'a str)>) -> Self {
        let own = |(first, second): (&str, &str)| {
            // Two titles say nothing of where the employer stands.
            if is_titled(first) && is_titled(second) {
                return 0.0;
            }
            title_points(first) + company_points(second) - title_points(second) - company_points(first)
        };
        let votes: Vec<bool> =
            firsts.map(own).filter(|own| own.abs() >= OWN_ORDER).map(|own| own > 0.0).collect();
        let title_first = votes.iter().filter(|first| **first).count();
        let majority = (2 * title_first).abs_diff(votes.len()) as f32 / votes.len().max(1) as f32;
        Self {
            title_first: 2 * title_first >= votes.len(),
            weight: IN_ORDER + majority * (IN_SHARED_ORDER - IN_ORDER),
        }
    }

    fn points(self, title_first: bool) -> f32 {
        if self.title_first == title_first { self.weight } else { 0.0 }
    }
}

/// Whether a text is a title by its words, a firm's word among them or not.
fn is_titled(text: &str) -> bool {
    title_points(text) >= TITLE + FIRM_IN_TITLE
}

/// How much a text looks like a title.
pub fn title_points(text: &str) -> f32 {
    let vocabulary = vocabulary();
    let mut points = 0.0;
    if count_cues(&vocabulary.title, text) > 0 {
        points += TITLE;
    }
    if vocabulary.has_legal_form(text) {
        points -= FORM;
    }
    if count_cues(&vocabulary.company, text) > 0 || count_cues(&vocabulary.school, text) > 0 {
        points += FIRM_IN_TITLE;
    }
    if names_place(text, vocabulary) && points <= 0.0 {
        points += NOT_A_NAME / 2.0;
    }
    points + no_name(text, vocabulary)
}

/// Words of the longest title that stands behind a label of duties.
const LONGEST_TITLE: usize = 6;

/// Whether a text is short and a title by its words, as behind `Job Description:`.
pub fn is_short_title(text: &str) -> bool {
    title_points(text) > 0.0 && text.split_whitespace().count() <= LONGEST_TITLE
}

/// How much a text looks like an employer.
pub fn company_points(text: &str) -> f32 {
    let vocabulary = vocabulary();
    let mut points = 0.0;
    if vocabulary.has_legal_form(text) {
        points += FORM;
    }
    if count_cues(&vocabulary.company, text) > 0 || count_cues(&vocabulary.school, text) > 0 {
        points += FIRM;
    }
    if count_cues(&vocabulary.title, text) > 0 {
        points -= TITLE;
    }
    if text.contains('&') {
        points += 0.5;
    }
    points + no_name(text, vocabulary)
}

/// Letters of the codes of countries and regions, which are other words as well: `IT`, `HR`.
const LONGEST_CODE: usize = 2;

/// What speaks against a text as a name of either.
fn no_name(text: &str, vocabulary: &Vocabulary) -> f32 {
    // `22 engineers` is small, too.
    let small = text.chars().find(|c| !c.is_ascii_digit() && *c != ' ').is_some_and(char::is_lowercase)
        && !text.split_whitespace().next().is_some_and(|word| word.chars().any(char::is_uppercase));
    let engagement =
        vocabulary.engagements.contains(&fold(text.trim_matches(|c: char| !c.is_alphanumeric())));
    let address = text.contains("://") || text.contains("www.");
    let place =
        text.chars().count() > LONGEST_CODE && text.split('/').all(|part| is_known_place(part, vocabulary));
    if place || is_deed(text) || engagement || address || text.starts_with('&') {
        NOT_A_NAME
    } else if small {
        NOT_A_NAME / 2.0
    } else {
        0.0
    }
}

/// Names that are looked at: more are no head.
const MOST_NAMES: usize = 6;

/// The best way to read the names of a head.
pub fn of(names: &[Name], order: Order, text: &str) -> Option<Roles> {
    let names = names.get(..MOST_NAMES).unwrap_or(names);
    let cuts: Vec<Roles> =
        names.iter().enumerate().flat_map(|(at, name)| cuts(at, *name, names, order, text)).collect();
    let is_whole = cuts
        .iter()
        .any(|cut| !names.iter().any(|name| name.below && cut.title.is_some_and(|t| name.span.contains(t))));
    let below = Below { above: names.iter().filter(|name| !name.below).count(), is_whole };
    let pairs = pairs(names, &below, order, text);
    let joined = joined(names, &below, order, text);
    // The first of equals: names come in the order of the page.
    let best =
        pairs.into_iter().chain(cuts).chain(joined).fold(None, |best: Option<Roles>, roles| match best {
            Some(best) if best.points >= roles.points => Some(best),
            _ => Some(roles),
        });
    best.or_else(|| names.first().and_then(|only| alone(only.span, text)))
}

/// What speaks against names below the date.
struct Below {
    /// Names above it.
    above: usize,
    /// Whether one of them is a title and an employer.
    is_whole: bool,
}

impl Below {
    fn points(&self, name: Name) -> f32 {
        match self.above {
            _ if !name.below => 0.0,
            0 => 0.0,
            _ if self.is_whole => BELOW_WHOLE,
            1 => BELOW_DATE / 2.0,
            _ => BELOW_DATE * 2.0,
        }
    }

    /// Of two names; that none of what stands above the date is one of them is a surprise.
    fn both(&self, first: Name, second: Name) -> f32 {
        let neither = self.above > 0 && first.below && second.below;
        self.points(first) + self.points(second) + if neither { BELOW_WHOLE } else { 0.0 }
    }
}

fn both(title: Span, company: Span, title_first: bool, order: Order, text: &str) -> Roles {
    let points = title_points(title.of(text)) + company_points(company.of(text)) + order.points(title_first);
    Roles { title: Some(title), company: Some(company), points }
}

/// Each two names of a head, one the title and one the employer.
fn pairs(names: &[Name], below: &Below, order: Order, text: &str) -> Vec<Roles> {
    let mut pairs = Vec::new();
    for (first_at, first) in names.iter().enumerate() {
        for (second_at, second) in names.iter().enumerate().skip(first_at + 1) {
            let place = SKIPPED * (second_at - 1) as f32 + below.both(*first, *second);
            for roles in [
                both(first.span, second.span, true, order, text),
                both(second.span, first.span, false, order, text),
            ] {
                pairs.push(Roles { points: roles.points + place, ..roles });
            }
        }
    }
    pairs
}

/// `Weaver, Loomis Mills`, `WEAVER- LOOMIS MILLS`: one name that is two, where the words of one of them say so.
fn cuts(at: usize, name: Name, names: &[Name], order: Order, text: &str) -> Vec<Roles> {
    let above = names.iter().filter(|name| !name.below).count();
    let place = SKIPPED * at as f32 + CUT + if name.below && above > 0 { BELOW_DATE } else { 0.0 };
    let halves = comma_halves(name.span, text).into_iter().chain(dash_halves(name.span, text));
    let ways = halves.flat_map(|(first, second)| [(first, second, true), (second, first, false)]);
    let told = ways.filter_map(|(title, company, title_first)| {
        let is_told = title_points(title.of(text)) >= TITLE && company_points(company.of(text)) >= 0.0;
        let roles = both(title, company, title_first, order, text);
        let commas = COMMA * title.of(text).matches(',').count() as f32;
        is_told.then_some(Roles { points: roles.points + place + commas, ..roles })
    });
    told.collect()
}

/// `Northern / Vale` above `Weaver`, `Apprentice - Weaver` beside `Loomis Mills`: names of one line that separators cut,
/// whole again, where the other of title and employer stands elsewhere.
fn joined(names: &[Name], below: &Below, order: Order, text: &str) -> Vec<Roles> {
    let mut ways = Vec::new();
    for (at, pair) in names.windows(2).enumerate() {
        let [first, second] = pair else { continue };
        if first.line != second.line {
            continue;
        }
        let whole = first.span.to(second.span);
        let titled = |name: &Name| is_titled(name.span.of(text));
        let is_word = |name: &Name| !name.span.of(text).contains(char::is_whitespace);
        let employs = |name: &Name| company_points(name.span.of(text));
        let is_open = |name: &Name, least: f32| {
            title_points(name.span.of(text)) > NOT_A_NAME / 2.0 && !titled(name) && employs(name) <= least
        };
        let (titles, others) = (titled(first) && titled(second), !titled(first) && !titled(second));
        for (other_at, other) in
            names.iter().enumerate().filter(|(other, _)| *other != at && *other != at + 1)
        {
            let place = JOINED + below.both(*first, *other);
            let apart = other.line != first.line;
            let roles = match () {
                () if titles => both(whole, other.span, at < other_at, order, text),
                // `Executive – Operations and Maintenance` above an employer, or beside one with its legal form.
                () if second.dashed
                    && titled(first)
                    && employs(other) > 0.0
                    && (apart || employs(other) >= FORM)
                    && is_open(second, employs(other).max(0.5)) =>
                {
                    both(whole, other.span, at < other_at, order, text)
                }
                // `Developer / Application Care` above what can only be the employer.
                () if second.slashed && titled(first) && apart && is_open(second, 0.5) && !titled(other) => {
                    both(whole, other.span, at < other_at, order, text)
                }
                () if others && titled(other) && apart => both(other.span, whole, other_at < at, order, text),
                // `Mont - Royal Paper Ltd`
                () if others
                    && titled(other)
                    && second.dashed
                    && employs(second) >= FORM
                    && is_word(first) =>
                {
                    both(other.span, whole, other_at < at, order, text)
                }
                () => continue,
            };
            ways.push(Roles { points: roles.points + place, ..roles });
        }
    }
    ways
}

fn comma_halves(name: Span, text: &str) -> Vec<(Span, Span)> {
    let parts = split_commas(name, text);
    (1..parts.len())
        .filter_map(|at| {
            let (head, tail) = parts.split_at_checked(at)?;
            Some((head.iter().copied().reduce(Span::to)?, tail.iter().copied().reduce(Span::to)?))
        })
        .collect()
}

/// Cut at a dash with a space at one side of it.
fn dash_halves(name: Span, text: &str) -> Option<(Span, Span)> {
    let inner = name.of(text);
    let spaced = |at: usize, dash: char| {
        let before = inner.get(..at).is_some_and(|head| head.ends_with(char::is_whitespace));
        let after =
            inner.get(at + dash.len_utf8()..).is_some_and(|tail| tail.starts_with(char::is_whitespace));
        before || after
    };
    let (at, dash) = inner.char_indices().find(|(at, c)| is_dash(*c) && spaced(*at, *c))?;
    let first = Span::within(text, name.start(), name.start() + at).trimmed(text);
    let second = Span::within(text, name.start() + at + dash.len_utf8(), name.end()).trimmed(text);
    (!first.is_empty() && !second.is_empty()).then_some((first, second))
}

/// Whether a part of a text between commas is known to be a place.
fn names_place(text: &str, vocabulary: &Vocabulary) -> bool {
    text.split(',').any(|part| is_known_place(part, vocabulary))
}

/// One name alone is a title if its words say so, or words in lower case and no others; else an employer.
fn alone(only: Span, text: &str) -> Option<Roles> {
    let inner = only.of(text);
    let (title, company) = (title_points(inner), company_points(inner));
    let roles = |title, company, points| Some(Roles { title, company, points });
    let lower = || inner.split_whitespace().skip(1).any(|word| word.starts_with(char::is_lowercase));
    match () {
        () if title.max(company) <= NOT_A_NAME => None,
        () if title > company || (title == company && lower()) => roles(Some(only), None, title),
        () => roles(None, Some(only), company),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TITLE_FIRST: Order = Order { title_first: true, weight: IN_ORDER };

    /// `title | company` of the lines of a head, each with its names between bars; `>` marks a line below the date's.
    fn read(lines: &str, order: Order) -> String {
        let mut names = Vec::new();
        let mut at = 0;
        for (line, whole) in lines.split_inclusive('\n').enumerate() {
            for name in whole.trim_end().trim_start_matches('>').split('|') {
                let start = at + whole.find(name).unwrap();
                let sign = name.len() - name.trim_start_matches(['–', '/']).len();
                let span = Span::new(lines, start + sign, start + name.len()).unwrap().trimmed(lines);
                names.push(Name {
                    span,
                    line,
                    dashed: name.starts_with('–'),
                    slashed: name.starts_with('/'),
                    below: whole.starts_with('>'),
                });
            }
            at += whole.len();
        }
        let roles = of(&names, order, lines).unwrap();
        let shown = |span: Option<Span>| span.map_or("-".into(), |span| span.of(lines).replace('|', "/"));
        format!("{} + {}", shown(roles.title), shown(roles.company))
    }

    #[test]
    fn words_tell_title_and_employer_wherever_they_stand() {
        for (lines, wanted) in [
            ("Weaving Manager, Loomis Mills", "Weaving Manager + Loomis Mills"),
            ("Loomis Mills, Weaving Manager", "Weaving Manager + Loomis Mills"),
            ("WEAVING MANAGER- LOOMIS", "WEAVING MANAGER + LOOMIS"),
            ("WEAVING MANAGER- LOOMIS\n>Plant for Cotton Systems", "WEAVING MANAGER + LOOMIS"),
            ("Loomis Inc.|Cotton Services|Weaving Engineer", "Weaving Engineer + Loomis Inc."),
            ("Weaving Manager\n>Loomis", "Weaving Manager + Loomis"),
            ("NORTHERN|VALE\n>Weaving Engineer", "Weaving Engineer + NORTHERN/VALE"),
            ("Apprentice|Loom Specialist|Loomis", "Apprentice/Loom Specialist + Loomis"),
            ("Executive|–Weaving\nLoomis Ltd", "Executive/–Weaving + Loomis Ltd"),
            ("Executive|Weaving\nLoomis Ltd", "Executive + Loomis Ltd"),
            ("Loomis", "- + Loomis"),
            ("Weaving Engineer", "Weaving Engineer + -"),
        ] {
            assert_eq!(read(lines, TITLE_FIRST), wanted, "{lines}");
        }
    }

    #[test]
    fn the_order_that_entries_share_decides_what_their_words_do_not() {
        let order = |first, second| Order::of([(first, second); 3].into_iter());
        let (title_first, company_first) =
            (order("Weaving Engineer", "Loomis Ltd"), order("Loomis Ltd", "Weaving Engineer"));
        assert_eq!(read("Reed and Heddle\nTangvik", title_first), "Reed and Heddle + Tangvik");
        assert_eq!(read("Reed and Heddle\nTangvik", company_first), "Tangvik + Reed and Heddle");
        assert_eq!(read("Media and Support\nTangvik", title_first), "Media and Support + Tangvik");
        assert_eq!(read("Loomis Ltd\nWeaving Engineer", title_first), "Weaving Engineer + Loomis Ltd");
    }
}
