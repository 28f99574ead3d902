//! Where the person lives: an address or a town in the contact lines, or behind a label anywhere.

use super::address;
use crate::reading::Line;
use crate::resume::Location;
use crate::resume::labels;
use crate::resume::piece::{bare, field, is_town, split_separators};
use crate::resume::vocabulary::{Label, vocabulary};
use crate::span::Span;
use crate::text::signs::is_dash;

/// Points from which on a text is an address, and from which on it is taken for one where there is nothing better.
const SURE: u32 = 2;
const DOUBTFUL: u32 = 1;
/// Points that a label before it gives.
const FOR_LABEL: u32 = 2;
/// Lines of contact details from the first in which an address may stand without a label. Without headings all of a
/// résumé is taken for them.
const CONTACT_LINES: usize = 16;
/// Lines of the longest address.
const LONGEST: usize = 6;

/// The address that the contact lines hold, or a label in all of them; what `taken` covers (name, e-mail, phone…) is left
/// out. Of equals, the first.
pub fn location(contact: &[Line], all: &[Line], text: &str, taken: &[Span]) -> Option<Location> {
    let contact = contact.get(..contact.len().min(CONTACT_LINES)).unwrap_or_default();
    let labelled = labelled(all, text, taken);
    let top = top(contact, text);
    let (near, far): (Vec<Span>, Vec<Span>) = labelled.into_iter().partition(|block| top.contains(*block));
    let with = |labelled: bool| move |block: Span| (block, labelled);
    let unlabelled = blocks(contact, text, taken);
    let at_top = unlabelled.iter().copied().filter(|block| top.contains(*block));
    let near = near.into_iter().map(with(true)).chain(at_top.map(with(false)));
    // What stands at the top goes before what the facts about the person say below.
    best(near, SURE, text)
        .or_else(|| best(far.into_iter().map(with(true)), SURE, text))
        .or_else(|| best(unlabelled.into_iter().map(with(false)), DOUBTFUL, text))
        .or_else(|| town_beside(contact, text, taken))
}

/// The contact lines that stand together at the top.
fn top(contact: &[Line], text: &str) -> Span {
    let follows = |pair: &[Line]| {
        let [above, below] = pair else { return false };
        text.get(above.span.end()..below.span.start()).is_some_and(|between| between.trim().is_empty())
    };
    let count = contact.windows(2).take_while(|pair| follows(pair)).count() + 1;
    contact.iter().take(count).map(|line| line.span).reduce(Span::to).unwrap_or_default()
}

/// The block that is an address most surely, from so many points on; of equals, the first.
fn best(blocks: impl Iterator<Item = (Span, bool)>, least: u32, text: &str) -> Option<Location> {
    let mut best: Option<(u32, Location)> = None;
    for (block, labelled) in blocks {
        let Some((points, location)) = address::read(block, labelled, text) else { continue };
        let points = points + if labelled { FOR_LABEL } else { 0 };
        if points >= least && best.as_ref().is_none_or(|(most, _)| points > *most) {
            best = Some((points, location));
        }
    }
    best.map(|(_, location)| location)
}

/// What may be an address among contact lines: each piece of a line, and pieces of lines below one another.
fn blocks(lines: &[Line], text: &str, taken: &[Span]) -> Vec<Span> {
    let pieces = |line: &Line| -> Vec<Span> {
        if announces(line.span.of(text)) {
            return Vec::new();
        }
        let cells = without_labelled(line.pieces(text), text);
        let cells = cells.into_iter().flat_map(|cell| split_separators(cell, text));
        let free = cells.flat_map(|piece| without(piece, taken, text));
        let free = free.map(|piece| without_label_behind(bare(piece, text), text));
        free.filter(|piece| !piece.is_empty() && !is_label(*piece, text)).collect()
    };
    let mut blocks: Vec<Span> = lines.iter().flat_map(pieces).collect();
    // A line that is one piece may go on below.
    let single = |line: &Line| {
        let pieces = pieces(line);
        let [piece] = pieces.as_slice() else { return None };
        let whole = piece.len() * 2 > line.span.len() && !taken.iter().any(|t| line.span.contains(*t));
        whole.then_some(*piece)
    };
    for (index, line) in lines.iter().enumerate() {
        let Some(first) = single(line) else { continue };
        let below = lines.iter().skip(index + 1).take(LONGEST - 1).map_while(single);
        let ends = |last: &Span| !text.get(last.end()..).is_some_and(|rest| rest.starts_with(','));
        blocks.extend(below.filter(ends).map(|last| first.to(last)));
    }
    blocks
}

/// `Strengths include:` tells of what stands below it, and is no line of an address.
fn announces(line: &str) -> bool {
    line.trim_end().ends_with([':', '：'])
}

/// The cells of a line without those that a colon parts: `Faith    : Quaker` tells something else, whatever the label.
fn without_labelled(cells: Vec<Span>, text: &str) -> Vec<Span> {
    let has_colon =
        |cell: Option<&Span>| cell.is_some_and(|cell| cell.of(text).trim_start().starts_with([':', '：']));
    let ends_in_colon = |cell: &Span| announces(cell.of(text));
    let parts = |at: usize| {
        let above = at.checked_sub(1).and_then(|above| cells.get(above));
        has_colon(cells.get(at)) || has_colon(cells.get(at + 1)) || above.is_some_and(ends_in_colon)
    };
    cells.iter().enumerate().filter(|(at, _)| !parts(*at)).map(|(_, cell)| *cell).collect()
}

/// `Leeds, UK Phone:` before a number that was taken out.
fn without_label_behind(piece: Span, text: &str) -> Span {
    let inner = piece.of(text);
    match inner.rsplit_once(char::is_whitespace) {
        Some((head, last)) if vocabulary().label(last).is_some_and(is_of_contact) => {
            bare(Span::within(text, piece.start(), piece.start() + head.len()), text)
        }
        _ => piece,
    }
}

fn is_of_contact(label: Label) -> bool {
    matches!(label, Label::Phone | Label::Email | Label::Link)
}

fn is_label(piece: Span, text: &str) -> bool {
    vocabulary().label(piece.of(text)).is_some()
}

/// What stands behind labels of addresses, with the lines on which it goes on.
fn labelled(lines: &[Line], text: &str, taken: &[Span]) -> Vec<Span> {
    let mut blocks = Vec::new();
    for (index, line) in lines.iter().enumerate() {
        let Some(value) = labels::address(line, text) else { continue };
        let has_contact = |line: &Line| taken.iter().any(|t| line.span.contains(*t));
        let goes_on = |line: &&Line| {
            !line.bullet
                && !has_contact(line)
                && !labels::begins_with_one(line.span.of(text))
                && vocabulary().heading(line.span.of(text)).is_none()
        };
        let end = taken.iter().filter(|t| value.contains(**t)).map(|t| t.start()).min();
        let first = Span::within(text, value.start(), end.unwrap_or(value.end()));
        let below = lines.iter().skip(index + 1).take(LONGEST - 1).take_while(goes_on);
        let open = end.is_none();
        let whole = below.filter(|_| open).fold(first, |block, line| block.to(line.span));
        blocks.push(first_sentence(whole, text));
    }
    blocks
}

/// An address up to the line that has its postal code or is finished: what follows below is something else.
fn first_sentence(block: Span, text: &str) -> Span {
    let lines = block.of(text).split_inclusive('\n').scan(block.start(), |at, line| {
        *at += line.len();
        Some((line.trim(), *at))
    });
    let lines = lines.enumerate().filter(|(index, (line, _))| *index == 0 || !line.is_empty());
    let lines: Vec<(&str, usize)> = lines.map(|(_, line)| line).collect();
    let goes_on =
        |pair: &&[(&str, usize)]| matches!(pair, [(line, _), (below, _)] if address::goes_on(line, below));
    let mut last = lines.windows(2).take_while(goes_on).count();
    // Below a label of its own the lines up to the one that ends an address are one: house, village, `Town, Region`.
    if lines.first().is_some_and(|(line, _)| line.is_empty()) {
        let ends = |(line, _): &(&str, usize)| address::ends(line);
        let is_short = |(line, _): &&(&str, usize)| address::is_short(line);
        let short = lines.iter().take_while(is_short).count();
        last = last.max(lines.get(..short).and_then(|lines| lines.iter().rposition(ends)).unwrap_or(0));
    }
    let upto = |last: usize| {
        let end = lines.get(last).map_or(block.end(), |(_, at)| *at);
        Span::within(text, block.start(), end).trimmed(text)
    };
    // A street or a box alone is no address: the town stands below.
    let has_town = address::read(upto(last), true, text).is_some();
    upto(if has_town { last } else { last + 1 })
}

/// A lone name on one line with an address or a number: among contact details that is a town.
fn town_beside(lines: &[Line], text: &str, taken: &[Span]) -> Option<Location> {
    let vocabulary = vocabulary();
    let beside = |line: &&Line| taken.iter().any(|t| line.span.contains(*t) && has_contact(*t, text));
    let pieces = lines.iter().filter(beside).flat_map(|line| split_separators(line.span, text));
    let pieces = pieces.flat_map(|piece| without(piece, taken, text)).map(|piece| bare(piece, text));
    let mut towns = pieces.filter(|piece| {
        let inner = piece.of(text);
        // `Phone No-(Mobile)`, `Passport No :`
        let head = inner.split(|c: char| matches!(c, '(' | ':') || is_dash(c)).next().unwrap_or_default();
        let is_label = inner.contains(':') || vocabulary.label(head).is_some();
        let known = is_label || vocabulary.label(inner).is_some() || vocabulary.heading(inner).is_some();
        !known && is_town(inner, vocabulary) && inner.chars().filter(|c| c.is_alphabetic()).count() >= 3
    });
    let town = towns.next()?;
    Some(Location { city: Some(field(town, text)), ..Location::default() })
}

/// Whether a text is an e-mail address or a phone number: nothing else here has an at sign or so many digits.
fn has_contact(span: Span, text: &str) -> bool {
    let inner = span.of(text);
    inner.contains('@') || inner.chars().filter(char::is_ascii_digit).count() >= 7
}

/// What of a span is not taken.
fn without(span: Span, taken: &[Span], text: &str) -> Vec<Span> {
    let mut parts = Vec::new();
    let mut at = span.start();
    let mut inside: Vec<&Span> =
        taken.iter().filter(|t| t.start() < span.end() && t.end() > span.start()).collect();
    inside.sort();
    for hole in inside {
        parts.push(Span::within(text, at, hole.start().max(at)));
        at = hole.end().max(at);
    }
    parts.push(Span::within(text, at, span.end().max(at)));
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str) -> Vec<Line> {
        let mut at = 0;
        let line = |line: &str| {
            let span = Span::within(text, at, at + line.len());
            at += line.len() + 1;
            Line { span, cells: vec![span], ..Line::default() }
        };
        text.split('\n').map(line).collect()
    }

    /// The town of contact lines.
    fn city(text: &str) -> Option<String> {
        location(&lines(text), &lines(text), text, &[])?.city.map(|city| city.value)
    }

    #[test]
    fn towns_of_addresses() {
        for (text, wanted) in [
            ("Portland, OR", "Portland"),
            ("90108 Raymond Mountain, 97205 Portland, OR", "Portland"),
            ("48143, Münster, Nordrhein-Westfalen, DE", "Münster"),
            ("21665 Mary Turnpike Suite 682, B3H 1W5, Halifax, NS (CA)", "Halifax"),
            ("Address: Galway, Co. Galway", "Galway"),
            ("Halifax, NS B3H 1W5 CA", "Halifax"),
            ("2771 Hill Landing Apt. 193 Baton Rouge, LA 70806 US", "Baton Rouge"),
            ("H91 E2K3 Galway", "Galway"),
            ("Saint-Étienne, France", "Saint-Étienne"),
            ("80-298 Gdańsk", "Gdańsk"),
            ("New delhi-110099", "New delhi"),
            ("St. Paul, MN (Willing to relocate globally)", "St. Paul"),
            ("Barrio San Quarrow, Avda. Olmo Velda, Puerto del Norte", "Puerto del Norte"),
            ("H.NO. 12,\nPATTI ORLAN,\nGALI NO.3\nDUNVALE.", "DUNVALE"),
            ("C/Olmos de Quarrow 7\nVelda de la Frontera", "Velda de la Frontera"),
            ("9 rue Velda, Quarvo (Québec) H2X 1Y4", "Quarvo"),
            ("QUARVO TX 70806", "QUARVO"),
            ("Orlan Manzil ,XYRA-12 Dunvallam P.O Dunvapuram\nPin-600123, Kerala, India", "Dunvapuram"),
        ] {
            assert_eq!(city(text).as_deref(), Some(wanted), "{text}");
        }
    }

    /// The town of an address behind a label, which goes on below.
    fn labelled_city(text: &[&str]) -> Option<String> {
        let text = text.join("\n");
        location(&[], &lines(&text), &text, &[])?.city.map(|city| city.value)
    }

    #[test]
    fn addresses_behind_labels_go_on_below() {
        for (lines, wanted) in [
            (
                &[
                    "Permanent Address : H No- 7, Dunmere Colony,",
                    "Tirvale (Dist)- 600456.",
                    "Tamil Nadu, India.",
                ] as &[_],
                "Tirvale",
            ),
            (
                &["Address: - H.No. 12, VPO- Quarrowi", "Orlvala Haryana -100234", "Passport Details:"],
                "Orlvala",
            ),
            (
                &["Address\t:\tAt-Orlun", "Po-Landva", "Via-Quarvol Road Dist-Dunkvanal State-Odisha"],
                "Dunkvanal",
            ),
            (
                &[
                    "Address for communication:",
                    "QZ-7, Phase-3, Dunmere Nagar, Orlanvale,",
                    "New Delhi- 110099.",
                ],
                "New Delhi",
            ),
            (&["Adresse: 12 Orlanier, 75 000,", "Montvelda", "Calendly"], "Montvelda"),
            (&["Present Add: Orlan city, Dunvas,  Dist.-Quarvar,( Raj)"], "Dunvas"),
            (
                &["Permanent Address\t4/12, Northvik, Dunyvari (post), Dunyvari District,PIN-600702"],
                "Dunyvari",
            ),
            (
                &[
                    "Address : ORLVAPUR,QUARVAPALLY, DUNDVAN",
                    "P.O. & DIST. – DUNDVAN.",
                    "PIN – 700999 , WEST BENGAL,.INDIA",
                ],
                "DUNDVAN",
            ),
            (
                &[
                    "Address:",
                    "Orlan Nivas",
                    "Quarvi",
                    "Dunpula P O            Velthala       Kerala, India",
                    "India",
                ],
                "Velthala",
            ),
            (&["Address : Po Box 718-40309", "Dunvas", "Looms"], "Dunvas"),
            (&["Место жительства: г. Дунвас, ул. Орланская д.1 кв.2"], "Дунвас"),
            (&["City-Dunvas", "State – Madhya Pradesh"], "Dunvas"),
            (&["Residential address: N0.7 orlvi colony", "-,quarvakkam ,Chennai-600 001."], "Chennai"),
        ] {
            assert_eq!(labelled_city(lines).as_deref(), Some(wanted), "{lines:?}");
        }
        assert_eq!(labelled_city(&["Location Preference: Dubai, India"]), None);
    }

    #[test]
    fn job_titles_are_no_towns() {
        assert_eq!(city("Registered Nurse, BSN, CCRN"), None);
        assert_eq!(city("Senior Software Engineer"), None);
        assert_eq!(city("Languages: C, Python"), None);
        assert_eq!(city("BCA, First class -May 2010"), None);
        assert_eq!(city("TELL ABOUT ME"), None);
        assert_eq!(city("Уход за станками (Среднее образование)"), None);
        assert_eq!(city("Place of issue DUNVAS"), None);
        assert_eq!(city("Glad to make things for\nWelders.\nStrong Sides:\n- Looms"), None);
        assert_eq!(city("Over 5 years of experience, Python"), None);
    }
}
