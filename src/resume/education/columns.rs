//! Studies in a table whose first row says what stands in each column: `Degree | Institute | Year | Percentage`.

use crate::reading::Line;
use crate::resume::dates::periods;
use crate::resume::degrees::names_school;
use crate::resume::piece::{bare, field, is_name, split_commas};
use crate::resume::sections::Part;
use crate::resume::vocabulary::{Label, count_cues, vocabulary};
use crate::resume::{Date, Education, Field};
use crate::span::Span;

/// Columns from which on a row of labels is the head of a table.
const FEWEST_COLUMNS: usize = 3;

/// The studies of a section's tables, and the lines that are in none.
pub fn studies(part: &Part<'_>) -> (Vec<Education>, Vec<Line>) {
    let text = &part.reading.text;
    let mut head: Vec<Label> = Vec::new();
    let (mut studies, mut others) = (Vec::new(), Vec::new());
    for line in &part.lines {
        let cells = line.pieces(text);
        if let Some(labels) = labels(&cells, text) {
            head = labels;
        } else if let Some(study) = row(&cells, &head, text) {
            studies.push(Education { span: line.span, ..study });
        } else {
            others.push(line.clone());
        }
    }
    (studies, others)
}

/// What the cells of a row say of their columns, if all are labels and one is of a school or a degree.
fn labels(cells: &[Span], text: &str) -> Option<Vec<Label>> {
    if cells.len() < FEWEST_COLUMNS {
        return None;
    }
    let known: Vec<Option<Label>> = cells.iter().map(|cell| label(cell.of(text))).collect();
    // One column may be headed by words that nobody knows.
    let unknown = known.iter().filter(|label| label.is_none()).count();
    let told = cells.len() - unknown >= FEWEST_COLUMNS
        && !cells.iter().any(|cell| cell.of(text).contains(|c: char| c.is_ascii_digit()));
    let labels = (unknown == 0 || unknown == 1 && told)
        .then(|| known.into_iter().map(|label| label.unwrap_or(Label::Aside)).collect::<Vec<_>>());
    labels.filter(|labels| {
        labels.iter().any(|label| matches!(label, Label::School | Label::Board | Label::Degree))
    })
}

/// The label that a cell is, or the first of several with strokes between them: `College/Institutes`. What may be a board
/// is no school: `University/Board`.
fn label(cell: &str) -> Option<Label> {
    let single = |part: &str| {
        let part = part.trim();
        vocabulary().label(part).or_else(|| vocabulary().label(part.strip_suffix(['s', 'S'])?))
    };
    let parts: Option<Vec<Label>> = cell.split('/').map(single).collect();
    let parts = parts.unwrap_or_default();
    let board = parts.iter().find(|part| **part == Label::Board);
    vocabulary().label(cell).or_else(|| board.or(parts.first()).copied())
}

/// A row read by the columns of its head; a number of its own may stand before it.
fn row(cells: &[Span], head: &[Label], text: &str) -> Option<Education> {
    let is_number = |cell: &Span| cell.of(text).chars().all(|c| c.is_ascii_digit() || c == '.');
    let cells = match cells {
        [number, rest @ ..] if rest.len() == head.len() && is_number(number) => rest,
        cells => cells,
    };
    if head.is_empty() || cells.len() != head.len() {
        return None;
    }
    let named = |label: Label| {
        let own = head.iter().zip(cells).filter(move |(of, _)| **of == label);
        own.map(|(_, cell)| bare(*cell, text))
            .filter(|cell| is_told(cell.of(text)))
            .map(|cell| field(cell, text))
    };
    // Of several, the school by its words; the board that examines there only where nothing else is told.
    let is_school = |field: &Field| count_cues(&vocabulary().school, &field.value) > 0;
    let school = named(Label::School).find(is_school).or_else(|| named(Label::School).next());
    let school = school.or_else(|| named(Label::Board).next());
    let school = school.map(|school| without_place(school, text));
    let dates: Vec<Span> =
        head.iter().zip(cells).filter(|(of, _)| **of == Label::Date).map(|(_, cell)| *cell).collect();
    let (start, end) = period(&dates, text);
    let grade = head.iter().zip(cells).find(|(of, _)| **of == Label::Grade);
    let study = Education {
        school,
        degree: named(Label::Degree).next(),
        area: named(Label::Area).next(),
        start,
        end,
        score: grade.map(|(_, cell)| field(*cell, text)),
        span: Span::default(),
    };
    (study.school.is_some() || study.degree.is_some()).then_some(study)
}

/// `Loomis College, Vestvik` without what stands behind a name that says itself that it is a school's.
fn without_place(school: Field, text: &str) -> Field {
    let parts = school.span.map(|span| split_commas(span, text)).unwrap_or_default();
    match parts.as_slice() {
        [first, _, ..] if names_school(first.of(text)) => field(*first, text),
        _ => school,
    }
}

/// Degrees of a table may be written small: `b.sc`.
fn is_told(text: &str) -> bool {
    is_name(text) || count_cues(&vocabulary().degree, text) > 0
}

type Dated = Option<Field<Date>>;

/// One period in one column, or its two ends in two.
fn period(cells: &[Span], text: &str) -> (Dated, Dated) {
    let mut ends = cells.iter().flat_map(|cell| {
        let at = cell.start();
        periods(cell.of(text)).into_iter().flat_map(|period| [period.start, period.end]).flatten().map(
            move |(date, range)| Field {
                value: date,
                span: Span::new(text, at + range.start, at + range.end),
            },
        )
    });
    match (ends.next(), ends.next()) {
        (Some(start), Some(end)) => (Some(start), Some(end)),
        (only, _) => (None, only),
    }
}
