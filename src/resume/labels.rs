//! Facts of an entry that say what they are: `Designation: Site Engineer`, several on a line or one below the
//! other.

use super::vocabulary::{Label, vocabulary};
use crate::reading::Line;
use crate::span::Span;
use crate::text::signs::{is_dash, is_separator};

/// Words of the longest label that is looked for: `occupation or position held`.
const LONGEST_LABEL: usize = 4;
/// Bytes before a colon that are searched for one, so that a line of many colons takes no longer than another.
const LONGEST_LABEL_BYTES: usize = 64;

/// A piece of an entry, and what its label says it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Labelled {
    /// The label, if one stands before the piece.
    pub label: Option<Label>,
    /// What stands behind the label; empty if it stands alone.
    pub value: Span,
}

/// Whether a label is one of facts of a job.
pub fn is_of_job(label: Label) -> bool {
    matches!(
        label,
        Label::Title
            | Label::Company
            | Label::Name
            | Label::Date
            | Label::Duties
            | Label::Aside
            | Label::Address
    )
}

/// Whether a label is one of facts of a study.
pub fn is_of_study(label: Label) -> bool {
    matches!(
        label,
        Label::School
            | Label::Board
            | Label::Degree
            | Label::Area
            | Label::Date
            | Label::Grade
            | Label::Aside
    )
}

/// Whether a line begins with the label of a fact that a study has beside its degree and school: `Minor: Weaving`.
pub fn is_fact_of_study(line: &str) -> bool {
    let is_fact = |label: Label| matches!(label, Label::Area | Label::Grade | Label::Board | Label::Aside);
    begins_with(line, is_fact)
}

/// Whether a line begins with the label of a school.
pub fn names_school(line: &str) -> bool {
    begins_with(line, |label| label == Label::School)
}

fn begins_with(line: &str, wanted: fn(Label) -> bool) -> bool {
    let line = line.trim_start_matches(|c: char| !c.is_alphanumeric());
    line.find(':').is_some_and(|colon| label_before(line, colon, wanted).is_some_and(|(at, _)| at == 0))
}

/// Cuts a text at the labels in it that are `wanted`: what stands before the first is a piece without one.
pub fn pieces(span: Span, text: &str, wanted: fn(Label) -> bool) -> Vec<Labelled> {
    let inner = span.of(text);
    let mut pieces: Vec<Labelled> = Vec::new();
    let mut open = Labelled { label: None, value: span };
    for (colon, label_end) in inner.char_indices().filter(|(_, c)| *c == ':' || is_dash(*c)) {
        let Some((start, label)) = label_before(inner, colon, wanted) else { continue };
        if is_in_bracket(inner, start) || (label == Label::School && is_of_name(inner, start)) {
            continue;
        }
        let head = inner.get(..colon).unwrap_or_default();
        let is_divided = || head.trim_end().ends_with(':') || start > 0 || !divides(inner, colon, label);
        if label_end != ':' && is_divided() {
            continue;
        }
        // `Structural Consultant: …` is one label.
        let start =
            if is_aside(label) && begins_label(head.get(..start).unwrap_or_default()) { 0 } else { start };
        open.value = Span::within(text, open.value.start(), span.start() + start).trimmed(text);
        if open.label.is_some() || !open.value.is_empty() {
            pieces.push(open);
        }
        let value = Span::within(text, span.start() + colon + label_end.len_utf8(), span.end());
        open = Labelled { label: Some(label), value };
    }
    pieces.push(open);
    for piece in &mut pieces {
        piece.value = without_dash(piece.value, text);
    }
    pieces
}

/// Whether a bracket is open before a label: `Economics (focus: trade)` is one name.
fn is_in_bracket(inner: &str, start: usize) -> bool {
    inner.get(..start).is_some_and(|head| head.matches('(').count() > head.matches(')').count())
}

/// Whether a label goes on with a name before it: `Loomis University: Weaving`.
fn is_of_name(inner: &str, start: usize) -> bool {
    inner.get(..start).is_some_and(|head| head.trim_end().ends_with(char::is_alphabetic))
}

fn is_aside(label: Label) -> bool {
    matches!(label, Label::Aside | Label::Duties)
}

/// Whether what stands before a label of less weight is the beginning of it: one word in capitals, and nothing else.
fn begins_label(before: &str) -> bool {
    let mut words = before.split_whitespace();
    let word = words.next().filter(|_| words.next().is_none());
    word.is_some_and(|word| word.starts_with(char::is_uppercase) && word.chars().all(char::is_alphabetic))
}

/// `:- value`
fn without_dash(span: Span, text: &str) -> Span {
    let inner = span.of(text);
    let value = inner.trim_start_matches(|c: char| c.is_whitespace() || is_dash(c));
    Span::within(text, span.end() - value.len(), span.end()).trimmed(text)
}

/// The wanted label that ends at a colon, and where it begins: the longest that is known.
fn label_before(inner: &str, colon: usize, wanted: fn(Label) -> bool) -> Option<(usize, Label)> {
    let from = colon.saturating_sub(LONGEST_LABEL_BYTES);
    let before = inner.get(..colon)?;
    let starts = before.char_indices().rev().take_while(|(at, _)| *at >= from).filter(|(at, c)| {
        let above = before.get(..*at).and_then(|head| head.chars().next_back());
        !c.is_whitespace()
            && above.is_none_or(|c| c.is_whitespace() || is_separator(c) || matches!(c, '(' | ','))
    });
    let labels = starts.take(LONGEST_LABEL).filter_map(|(at, _)| {
        let label = vocabulary().label(before.get(at..)?)?;
        wanted(label).then_some((at, label))
    });
    labels.last()
}

/// The label of a job that a line begins with.
pub fn leading(line: &str) -> Option<Label> {
    let line = line.trim_start_matches(|c: char| !c.is_alphanumeric());
    let (end, sign) = line.char_indices().find(|(_, c)| *c == ':' || is_dash(*c))?;
    let (_, label) = label_before(line, end, is_of_job).filter(|(at, _)| *at == 0)?;
    (sign == ':' || divides(line, end, label)).then_some(label)
}

/// Whether a dash may stand for the colon behind a label: one of less weight wants a space beside it.
fn divides(text: &str, dash: usize, label: Label) -> bool {
    let is_apart = || {
        let behind = text.get(dash..).unwrap_or_default().trim_start_matches(is_dash);
        text.get(..dash).is_some_and(|head| head.ends_with(char::is_whitespace))
            || behind.starts_with(char::is_whitespace)
    };
    is_fact(label) || (label == Label::Aside && is_apart())
}

/// A value without the label of a date behind it, whose own value was taken out.
pub fn without_last(value: Span, text: &str) -> Span {
    let inner = value.of(text).trim_end_matches(|c: char| c == ':' || c.is_whitespace() || is_dash(c));
    let ends = inner.rmatch_indices(char::is_whitespace).map(|(at, _)| at).take(LONGEST_LABEL);
    let is_date =
        |at: &usize| inner.get(*at..).is_some_and(|label| vocabulary().label(label) == Some(Label::Date));
    match ends.filter(is_date).last() {
        Some(at) => Span::within(text, value.start(), value.start() + at).trimmed(text),
        None => value,
    }
}

/// Words of the longest label that nobody needs to know.
const UNKNOWN_WORDS: usize = 3;

/// What stands on a line before a colon or a dash with something behind it, as a label does, whether it is known or not.
pub fn unknown(line: &str) -> Option<&str> {
    let (label, value) = line.split_once(|c: char| c == ':' || is_dash(c))?;
    let is_label = (1..=UNKNOWN_WORDS).contains(&label.split_whitespace().count());
    (is_label && value.contains(char::is_alphanumeric)).then_some(label)
}

/// Labels that a dash may stand behind: `Designation - Weaver`.
fn is_fact(label: Label) -> bool {
    matches!(label, Label::Title | Label::Company | Label::Date)
}

/// What stands behind the label of an address on a line; empty if the address begins below.
pub fn address(line: &Line, text: &str) -> Option<Span> {
    let inner = line.span.of(text);
    let is_address = |label: Label| label == Label::Address;
    let behind = |at: usize| without_dash(Span::within(text, line.span.start() + at, line.span.end()), text);
    let mut colons = inner.match_indices(':').map(|(at, _)| at);
    if let Some(colon) = colons.find(|colon| label_before(inner, *colon, is_address).is_some()) {
        return Some(behind(colon + 1));
    }
    // `City-Airedale`, `Address – 12 Loom Lane`
    let (end, sign) = inner.char_indices().find(|(_, c)| *c == '\t' || is_dash(*c))?;
    let label = vocabulary().label(inner.get(..end)?).filter(|label| is_address(*label))?;
    is_address(label).then(|| behind(end + sign.len_utf8()))
}

/// Whether a line begins with any label before a colon, a tab or the dash of a fact.
pub fn begins_with_one(line: &str) -> bool {
    let end = line.find([':', '\t']).filter(|end| *end <= LONGEST_LABEL_BYTES);
    end.and_then(|end| line.get(..end)).is_some_and(|label| vocabulary().label(label).is_some())
        || leading(line).is_some()
}

/// Whether a line begins with a label whose colon stands behind a tab: `Institute\t: Torsk College`.
pub fn stands_apart(line: &str) -> bool {
    let Some((label, value)) = line.split_once('\t') else { return false };
    label.len() <= LONGEST_LABEL_BYTES
        && value.trim_start().starts_with([':', '：'])
        && vocabulary().label(label).is_some()
}

/// Whether a line begins with a label of a fact about the person.
pub fn of_person(line: &str) -> bool {
    person(line).is_some()
}

/// The same of a fact that is no way to reach them: `Nationality : Norwegian`.
pub fn is_fact_of_person(line: &str) -> bool {
    person(line) == Some(Label::Person)
}

fn person(line: &str) -> Option<Label> {
    let line = line.trim_start_matches(|c: char| !c.is_alphanumeric());
    let end = line.find([':', '\t', '=']).or_else(|| {
        line.char_indices()
            .find(|(at, c)| is_dash(*c) && line.get(..*at).is_some_and(|h| h.ends_with(' ')))
            .map(|(at, _)| at)
    });
    let label = end.and_then(|end| line.get(..end)).filter(|label| label.len() <= LONGEST_LABEL_BYTES);
    label.and_then(|label| vocabulary().label(label)).filter(|label| label.is_of_person())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<(Option<Label>, &str)> {
        let cut = pieces(Span::whole(text), text, is_of_job);
        cut.into_iter().map(|piece| (piece.label, piece.value.of(text))).collect()
    }

    #[test]
    fn a_line_is_cut_at_each_label_of_a_job() {
        assert_eq!(cut("Loomis Ltd: weavers"), [(None, "Loomis Ltd: weavers")]);
        assert_eq!(cut("Position:- Clerk"), [(Some(Label::Title), "Clerk")]);
        assert_eq!(
            cut("Period: 2016 to 2018 Position: Clerk"),
            [(Some(Label::Date), "2016 to 2018"), (Some(Label::Title), "Clerk")]
        );
        assert_eq!(cut("Loomis Ltd Position: Clerk"), [(None, "Loomis Ltd"), (Some(Label::Title), "Clerk")]);
        assert_eq!(leading("• Employer : Loomis"), Some(Label::Company));
        assert_eq!(leading("Worked for Employer: Loomis"), None);
    }
}
