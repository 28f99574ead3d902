//! `LAY`: where text stands on the page.

use super::contact::locate_losses;
use super::{Check, Default, Outcome, Params};
use crate::document::{Format, GlyphId};
use crate::reading::{Line, Reading};
use crate::resume::{SectionKind, Verdict};
use crate::rules::{Claims, Draft, Location, Loss, Weight};
use crate::span::Span;
use crate::subject::Subject;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// The checks of the family.
pub const CHECKS: &[Check] = &[
    Check {
        name: "interleaved-columns",
        params: &[("min_lines", Default::Number(3.0))],
        on_refused: false,
        run: interleaved_columns,
    },
    Check { name: "heading-after-body", params: &[], on_refused: false, run: heading_after_body },
    Check { name: "broken-address", params: &[], on_refused: false, run: broken_address },
    Check { name: "form-fields", params: &[], on_refused: false, run: form_fields },
];

/// Letters that a piece of a line needs to count as text of its region.
const FEWEST_LETTERS: usize = 3;

/// The region of the reference that each glyph stands in; only of pages, whose regions are columns.
fn regions(subject: &Subject<'_>) -> HashMap<GlyphId, u32> {
    let mut regions = HashMap::new();
    if subject.document.format != Format::Pdf {
        return regions;
    }
    for line in &subject.reference.lines {
        for origin in subject.reference.origins(line.span) {
            regions.insert(origin.glyph, line.region);
        }
    }
    regions
}

/// Lines of a reader that hold text of two columns of the page, one after the other.
fn interleaved_columns(subject: &Subject<'_>, params: &Params<'_>, claims: &mut Claims) -> Outcome {
    let regions = regions(subject);
    let mut drafts = Vec::new();
    for (reader, reading) in subject.readers.iter().zip(&subject.readings) {
        let mixed: Vec<(&Line, BTreeSet<u32>)> = reading
            .lines
            .iter()
            .map(|line| (line, regions_of(line.span, reading, &regions)))
            .filter(|(_, found)| found.len() > 1)
            .collect();
        // Bands one below the other may share a line by chance; columns share many, and the same two.
        let mut together: BTreeMap<&BTreeSet<u32>, Vec<&Line>> = BTreeMap::new();
        for (line, found) in &mixed {
            together.entry(found).or_default().push(line);
        }
        let most = together.values().max_by_key(|lines| lines.len());
        let Some(lines) = most.filter(|lines| lines.len() as f64 >= params.number("min_lines")) else {
            continue;
        };
        let losses = claims.take(subject, |survival, name, verdict| {
            let torn = matches!(verdict, Verdict::Lost | Verdict::Changed(_) | Verdict::Misplaced(_));
            name == reader.name
                && torn
                && survival.span.is_some_and(|span| stands_in_columns(span, subject, &mixed, reading))
        });
        drafts.push(mixed_draft(losses, lines, reading, subject));
    }
    drafts.into()
}

/// The regions with words of their own in a span of a reading.
fn regions_of(span: Span, reading: &Reading, regions: &HashMap<GlyphId, u32>) -> BTreeSet<u32> {
    let mut letters: BTreeMap<u32, usize> = BTreeMap::new();
    for origin in reading.origins(span) {
        if let Some(region) = regions.get(&origin.glyph) {
            let count = origin.span.of(&reading.text).chars().filter(|c| c.is_alphanumeric()).count();
            *letters.entry(*region).or_default() += count;
        }
    }
    letters.into_iter().filter(|(_, count)| *count >= FEWEST_LETTERS).map(|(region, _)| region).collect()
}

/// Whether any glyph of a field stands in a mixed line of the reader.
fn stands_in_columns(
    span: Span,
    subject: &Subject<'_>,
    mixed: &[(&Line, BTreeSet<u32>)],
    reading: &Reading,
) -> bool {
    let glyphs: BTreeSet<GlyphId> =
        subject.reference.origins(span).iter().map(|origin| origin.glyph).collect();
    mixed.iter().any(|(line, _)| reading.origins(line.span).iter().any(|o| glyphs.contains(&o.glyph)))
}

fn mixed_draft(losses: Vec<Loss>, lines: &[&Line], reading: &Reading, subject: &Subject<'_>) -> Draft {
    let example =
        lines.first().map(|line| subject.locate_in(reading, line.span).labelled("two columns in one line"));
    let weight =
        if losses.is_empty() { Weight::Readers { essential: false } } else { Weight::Losses(losses) };
    Draft { weight, locations: example.into_iter().collect(), ..Draft::default() }
        .hitting([reading.reader.clone()])
        .with("reader", &reading.reader)
        .with("lines", lines.len())
}

/// A section whose heading a reader gets after the section's own text.
fn heading_after_body(subject: &Subject<'_>, _: &Params<'_>, claims: &mut Claims) -> Outcome {
    if subject.document.format != Format::Pdf {
        return Outcome::default();
    }
    let mut drafts = Vec::new();
    for reading in &subject.readings {
        let place: HashMap<GlyphId, usize> =
            reading.origin.iter().rev().map(|origin| (origin.glyph, origin.span.start())).collect();
        let first =
            |span: Span| subject.reference.origins(span).iter().find_map(|o| place.get(&o.glyph)).copied();
        let sections = subject.resume.sections.iter().filter_map(|section| {
            let heading = section.heading?;
            let next = subject.reference.lines.iter().find(|line| line.span.start() >= heading.end())?;
            (section.recognised && section.span.contains(next.span)).then_some((section, heading, next.span))
        });
        let late: Vec<_> = sections
            .filter(
                |(_, heading, body)| matches!((first(*heading), first(*body)), (Some(h), Some(b)) if h > b),
            )
            .collect();
        // One heading may be drawn last by chance of a template's order; a history without its heading counts.
        let history = |kind| matches!(kind, SectionKind::Work | SectionKind::Education);
        if !late.iter().any(|(section, ..)| history(section.kind)) && late.len() < 2 {
            continue;
        }
        let losses = claims.take(subject, |_, name, verdict| {
            name == reading.reader && matches!(verdict, Verdict::Misplaced(_))
        });
        let headings: Vec<&str> = late.iter().map(|(_, h, _)| h.of(&subject.reference.text).trim()).collect();
        let mut locations: Vec<Location> = late
            .iter()
            .map(|(_, heading, _)| subject.locate(*heading).labelled("read after its section"))
            .collect();
        locations.extend(locate_losses(&losses, subject).into_iter().map(Location::related));
        drafts.push(
            Draft { weight: Weight::Readers { essential: true }, locations, ..Draft::default() }
                .hitting([reading.reader.clone()])
                .with("reader", &reading.reader)
                .with("headings", headings.join(", ")),
        );
    }
    drafts.into()
}

/// An e-mail or web address that goes on in the next line.
fn broken_address(subject: &Subject<'_>, _: &Params<'_>, _: &mut Claims) -> Outcome {
    let text = &subject.reference.text;
    let resume = &subject.resume;
    let emails = resume.emails.iter();
    let links = resume.links.iter().filter(|link| link.printed).map(|link| &link.url);
    let mut drafts = Vec::new();
    for field in emails.chain(links) {
        let Some(span) = field.span else { continue };
        let Some((index, line)) = subject.reference.line_at(span.start()) else { continue };
        let same_column = |other: &&Line| other.region == line.region && other.page == line.page;
        let above = index.checked_sub(1).and_then(|at| subject.reference.lines.get(at)).filter(same_column);
        let below = subject.reference.lines.get(index + 1).filter(same_column);
        // Most that is broken is joined where addresses are parsed.
        let joined = span.of(text).contains('\n').then_some(span);
        let broken = joined
            .or_else(|| {
                above
                    .filter(|above| {
                        line.span.start() == span.start() && ends_in_half_a_word(above.span.of(text))
                    })
                    .map(|above| last_word(above.span, text).to(span))
            })
            .or_else(|| {
                let goes_on = ends_open(text.get(..line.span.end()), span, text);
                below.filter(|_| goes_on).map(|below| span.to(first_word(below.span, text)))
            });
        if let Some(whole) = broken {
            let pieces: Vec<&str> = whole.of(text).split_whitespace().collect();
            let draft = Draft::at(Weight::Warning, subject.locate(whole));
            drafts.push(draft.with("pieces", pieces.join(" / ")));
        }
    }
    drafts.into()
}

/// A line that ends in a hyphen right after a letter, with nothing before the word's start but a
/// bullet or an icon: half of an address, not of a sentence.
fn ends_in_half_a_word(line: &str) -> bool {
    let mut words = line.split_whitespace().rev();
    let last = words.next().unwrap_or_default();
    let alone = words.all(|word| word.chars().count() <= 1);
    alone && last.ends_with('-') && last.chars().rev().nth(1).is_some_and(char::is_alphanumeric)
}

/// Whether an address stands at the end of its line and ends in a character that asks for more.
fn ends_open(line: Option<&str>, span: Span, text: &str) -> bool {
    let rest = line.and_then(|line| line.get(span.end()..)).unwrap_or_default();
    let address = span.of(text);
    (rest.trim() == "-" || rest.trim() == "/" || (rest.trim().is_empty() && address.ends_with(['-', '/'])))
        && address.contains('/')
        && text.get(span.end()..).is_some_and(|after| {
            let next = after.trim_start_matches(['-', '/']).trim_start();
            let word = next.split_whitespace().next().unwrap_or_default();
            word.chars().next().is_some_and(|c| c.is_lowercase() || c.is_ascii_digit())
        })
}

fn last_word(span: Span, text: &str) -> Span {
    let line = span.of(text).trim_end();
    let start = line.rfind(char::is_whitespace).map_or(0, |at| at + 1);
    Span::within(text, span.start() + start, span.start() + line.len())
}

fn first_word(span: Span, text: &str) -> Span {
    let length = span.of(text).find(char::is_whitespace).unwrap_or(span.len());
    Span::within(text, span.start(), span.start() + length)
}

/// Values of form fields, which are no text of the page.
fn form_fields(subject: &Subject<'_>, _: &Params<'_>, _: &mut Claims) -> Outcome {
    let missing: Vec<&str> = subject
        .document
        .form_fields
        .iter()
        .map(|field| field.value.trim())
        .filter(|value| value.chars().filter(|c| c.is_alphabetic()).count() >= FEWEST_LETTERS)
        .filter(|value| !subject.reference.text.contains(value))
        .collect();
    let Some(first) = missing.first() else { return Outcome::default() };
    let draft = Draft::at(Weight::Warning, Location { text: (*first).to_owned(), ..Location::file() });
    Some(draft.with("count", missing.len()).with("first", first)).into()
}
