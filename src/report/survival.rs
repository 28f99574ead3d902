//! The table of fields and readers.

use super::{FieldReport, FileReport};
use crate::fields::{FieldKind, FieldPath, Retention, WorkPart};
use crate::span::Span;
use crate::wording::visible;
use std::collections::BTreeSet;
use std::io::Write;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Columns of the value in the table, at least and at most.
const VALUE_WIDTH: (usize, usize) = (10, 34);
/// Fields of one kind with the same verdicts beyond this are one row.
const ALIKE: usize = 3;

/// A row: a field, its value, and one word a reader.
#[derive(Debug, PartialEq)]
pub(super) struct Row {
    pub field: String,
    pub value: String,
    pub verdicts: Vec<String>,
}

/// Writes the table, of the readers that vote, in a width of columns; and what its words mean.
pub fn write(file: &FileReport, width: usize, out: &mut dyn Write) -> std::io::Result<()> {
    let rows = rows(file);
    if rows.is_empty() || file.voters.is_empty() {
        return Ok(());
    }
    let field_width = rows.iter().map(|row| row.field.width()).max().unwrap_or(0);
    let column = |reader: &str| reader.width().max(7);
    let readers: usize = file.voters.iter().map(|reader| column(reader) + 2).sum();
    // Where there is no room for values, the fields' names have to do.
    let value_width = width.saturating_sub(field_width + readers + 4).min(VALUE_WIDTH.1);
    let value_width = if value_width < VALUE_WIDTH.0 { 0 } else { value_width };
    writeln!(out, "What each reader gets")?;
    let mut write_line = |field: &str, value: &str, cells: &[String]| {
        let cells = file.voters.iter().zip(cells).map(|(reader, cell)| pad(cell, column(reader)));
        let cells = cells.collect::<Vec<_>>().join("  ");
        let value = if value_width > 0 { pad(value, value_width) + "  " } else { String::new() };
        let line = format!("  {}  {value}{cells}", pad(field, field_width));
        writeln!(out, "{}", line.trim_end())
    };
    write_line("", "", &file.voters)?;
    for row in &rows {
        write_line(&row.field, &clip(&visible(&row.value), value_width), &row.verdicts)?;
    }
    let legend = match legend(&rows) {
        none if none.is_empty() => none,
        words => {
            format!("{words} The columns are ways in which programs read a file: see `atslint readers`.")
        }
    };
    let lines = textwrap::wrap(&legend, width.saturating_sub(2));
    lines.iter().filter(|line| !line.is_empty()).try_for_each(|line| writeln!(out, "  {line}"))
}

/// What the words of the table mean, as far as they occur.
pub(super) fn legend(rows: &[Row]) -> String {
    let said: BTreeSet<&str> = rows.iter().flat_map(|row| &row.verdicts).map(String::as_str).collect();
    let nowhere = Span::default();
    let all =
        [Retention::Lost, Retention::Changed(nowhere), Retention::Misplaced(nowhere), Retention::Unknown];
    let known = all.into_iter().filter(|retention| said.contains(word(*retention)));
    let known: Vec<String> =
        known.map(|retention| format!("{}: {}", word(retention), meaning(retention))).collect();
    if known.is_empty() { String::new() } else { format!("{}.", known.join("; ")) }
}

/// The word of the table.
fn word(retention: Retention) -> &'static str {
    match retention {
        Retention::Kept => "ok",
        Retention::Lost => "LOST",
        Retention::Changed(_) => "changed",
        Retention::Misplaced(_) => "moved",
        Retention::Unknown => "?",
    }
}

/// What it means.
pub(super) fn meaning(retention: Retention) -> &'static str {
    match retention {
        Retention::Kept => "whole and equal",
        Retention::Lost => "not in the text it gets",
        Retention::Changed(_) => "other letters or words instead",
        Retention::Misplaced(_) => "nearer to another entry",
        Retention::Unknown => "cannot be told",
    }
}

/// What a person calls one field of a kind.
fn one(kind: FieldKind) -> &'static str {
    match kind {
        FieldKind::Name => "name",
        FieldKind::Email => "e-mail",
        FieldKind::Phone => "phone",
        FieldKind::Location => "location",
        FieldKind::Link => "link",
        FieldKind::Work => "job",
        FieldKind::Education => "study",
        FieldKind::Skill => "skill",
    }
}

/// What a person calls all fields of a kind of which there may be several.
fn all(kind: FieldKind) -> Option<&'static str> {
    match kind {
        FieldKind::Name | FieldKind::Email | FieldKind::Phone | FieldKind::Location => None,
        FieldKind::Link => Some("links"),
        FieldKind::Work => Some("jobs"),
        FieldKind::Education => Some("studies"),
        FieldKind::Skill => Some("skills"),
    }
}

/// The rows of the table: contact always, of the rest what is not kept everywhere, and a sum of what is.
pub(super) fn rows(file: &FileReport) -> Vec<Row> {
    let mut rows = Vec::new();
    for fields in file.survival.chunk_by(|a, b| a.field.kind() == b.field.kind()) {
        let Some(all) = fields.first().and_then(|first| all(first.field.kind())) else {
            rows.extend(fields.iter().map(|field| row(field, &file.voters)));
            continue;
        };
        let (whole, broken): (Vec<&FieldReport>, Vec<&FieldReport>) =
            fields.iter().partition(|field| is_whole(field, &file.voters));
        let alone = broken.is_empty();
        let broken: Vec<Row> = broken.iter().map(|field| row(field, &file.voters)).collect();
        rows.extend(together(broken, all, whole.is_empty()));
        if !whole.is_empty() {
            rows.push(Row {
                field: all.to_owned(),
                value: counted(whole.len(), alone),
                verdicts: file.voters.iter().map(|_| "ok".to_owned()).collect(),
            });
        }
    }
    rows
}

/// Rows of one kind; many with the same verdicts become one. `alone` when all fields of the kind are here.
fn together(rows: Vec<Row>, all: &str, alone: bool) -> Vec<Row> {
    let mut alike: Vec<Vec<Row>> = Vec::new();
    for row in rows {
        match alike.iter_mut().find(|rows| rows.first().is_some_and(|first| first.verdicts == row.verdicts)) {
            Some(rows) => rows.push(row),
            None => alike.push(vec![row]),
        }
    }
    let alone = alone && alike.len() == 1;
    let one = |mut rows: Vec<Row>| {
        if rows.len() <= ALIKE {
            return rows;
        }
        let value =
            if alone { counted(rows.len(), true) } else { format!("{} fields", rows.len()) + &parts(&rows) };
        rows.truncate(1);
        for row in &mut rows {
            (row.field, row.value) = (all.to_owned(), value.clone());
        }
        rows
    };
    alike.into_iter().flat_map(one).collect()
}

/// Which parts of entries some rows are about: ` (start, end)`.
fn parts(rows: &[Row]) -> String {
    let mut parts: Vec<&str> = Vec::new();
    for part in rows.iter().filter_map(|row| row.field.split_once(", ")).map(|(_, part)| part) {
        if !parts.contains(&part) {
            parts.push(part);
        }
    }
    if parts.is_empty() { String::new() } else { format!(" ({})", parts.join(", ")) }
}

fn counted(fields: usize, all: bool) -> String {
    match (all, fields) {
        (true, 1) => "1 field".to_owned(),
        (true, count) => format!("all {count} fields"),
        (false, 1) => "the other field".to_owned(),
        (false, count) => format!("the other {count} fields"),
    }
}

fn is_whole(field: &FieldReport, readers: &[String]) -> bool {
    readers.iter().all(|reader| field.readers.get(reader) == Some(&Retention::Kept))
}

/// The row of one field.
pub(super) fn row(field: &FieldReport, readers: &[String]) -> Row {
    let word = |reader: &String| word(field.readers.get(reader).copied().unwrap_or(Retention::Unknown));
    Row {
        field: called(field.field),
        value: field.value.clone(),
        verdicts: readers.iter().map(|reader| word(reader).to_owned()).collect(),
    }
}

/// What a person calls a field: `work[0].company` is `job 1, employer`.
pub(super) fn called(field: FieldPath) -> String {
    let one = one(field.kind());
    match field {
        FieldPath::Name | FieldPath::Email | FieldPath::Phone | FieldPath::Location => one.to_owned(),
        FieldPath::Link(index) | FieldPath::Skill(index) => format!("{one} {}", index + 1),
        FieldPath::Work(index, WorkPart::Company) => format!("{one} {}, employer", index + 1),
        FieldPath::Work(index, part) => format!("{one} {}, {}", index + 1, part.name()),
        FieldPath::Education(index, part) => format!("{one} {}, {}", index + 1, part.name()),
    }
}

/// `text` filled up with spaces to a width in columns.
pub fn pad(text: &str, width: usize) -> String {
    format!("{text}{}", " ".repeat(width.saturating_sub(text.width())))
}

/// `text` cut to a width in columns.
pub fn clip(text: &str, width: usize) -> String {
    if text.width() <= width {
        return text.to_owned();
    }
    let mut cut = String::new();
    let mut used = 0;
    for c in text.chars() {
        used += c.width().unwrap_or(0);
        if used >= width {
            break;
        }
        cut.push(c);
    }
    if width > 0 {
        cut.push('…');
    }
    cut
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lost(field: &str, by: &str) -> Row {
        let verdicts = ["a", "b"].map(|reader| if by.contains(reader) { "LOST" } else { "ok" });
        Row {
            field: called(field.parse().unwrap()),
            value: "v".to_owned(),
            verdicts: verdicts.map(str::to_owned).to_vec(),
        }
    }

    #[test]
    fn fields_have_names_that_people_use() {
        let called = |field: &str| called(field.parse().unwrap());
        assert_eq!(called("work[0].company"), "job 1, employer");
        assert_eq!(called("education[11].start"), "study 12, start");
        assert_eq!((called("links[2]"), called("email")), ("link 3".to_owned(), "e-mail".to_owned()));
    }

    #[test]
    fn what_is_put_together_says_which_parts() {
        let dates = ["work[0].start", "work[0].end", "work[1].start", "work[1].end", "work[1].company"];
        let rows = dates.map(|field| lost(field, if field.ends_with("company") { "b" } else { "a" }));
        assert_eq!(together(rows.into(), "jobs", false)[0].value, "4 fields (start, end)");
    }

    #[test]
    fn many_fields_with_one_fate_are_one_row() {
        let skills =
            |count: usize, by: &str| (0..count).map(|at| lost(&format!("skills[{at}]"), by)).collect();
        let rows: Vec<Row> = together(skills(4, "a"), "skills", true);
        assert_eq!(
            rows,
            [Row { value: "all 4 fields".to_owned(), field: "skills".to_owned(), ..lost("name", "a") }]
        );
        assert_eq!(together(skills(3, "a"), "skills", true).len(), 3);
        let mixed: Vec<Row> = [skills(4, "a"), skills(2, "b")].into_iter().flatten().collect::<Vec<Row>>();
        let rows = together(mixed, "skills", true);
        assert_eq!((rows.len(), rows[0].value.as_str()), (3, "4 fields"));
    }
}
