//! The table of fields and readers.

use super::{FieldReport, FileReport, visible};
use std::io::Write;
use unicode_width::UnicodeWidthStr;

/// Columns of the value in the table.
const VALUE_WIDTH: usize = 34;

/// A row: a field, its value, and one word a reader.
pub(super) struct Row {
    pub field: String,
    pub value: String,
    pub verdicts: Vec<String>,
}

/// Writes the table, of the readers that vote: contact always, of the rest what is not kept everywhere, and a sum of what is.
pub fn write(file: &FileReport, out: &mut dyn Write) -> std::io::Result<()> {
    let rows = rows(file);
    if rows.is_empty() || file.voters.is_empty() {
        return Ok(());
    }
    let field_width = rows.iter().map(|row| row.field.width()).max().unwrap_or(0);
    let column = |reader: &str| reader.width().max(7);
    writeln!(out, "What each reader gets")?;
    let mut write_line = |field: &str, value: &str, cells: &[String]| {
        let cells = file.voters.iter().zip(cells).map(|(reader, cell)| pad(cell, column(reader)));
        let cells = cells.collect::<Vec<_>>().join("  ");
        let line = format!("  {}  {}  {cells}", pad(field, field_width), pad(value, VALUE_WIDTH));
        writeln!(out, "{}", line.trim_end())
    };
    write_line("", "", &file.voters)?;
    for row in &rows {
        write_line(&row.field, &clip(&visible(&row.value), VALUE_WIDTH), &row.verdicts)?;
    }
    Ok(())
}

/// The rows of the table.
pub(super) fn rows(file: &FileReport) -> Vec<Row> {
    let mut rows = Vec::new();
    for group in ["name", "email", "phone", "location", "links[", "work[", "education[", "skills["] {
        let fields: Vec<&FieldReport> =
            file.survival.iter().filter(|field| field.field.starts_with(group)).collect();
        if fields.is_empty() {
            continue;
        }
        if !group.ends_with('[') {
            rows.extend(fields.iter().map(|field| row(field, &file.voters)));
            continue;
        }
        let (whole, broken): (Vec<&FieldReport>, Vec<&FieldReport>) =
            fields.into_iter().partition(|field| is_whole(field, &file.voters));
        rows.extend(broken.iter().map(|field| row(field, &file.voters)));
        if !whole.is_empty() {
            let value = match (broken.is_empty(), whole.len()) {
                (true, 1) => "1 field".to_owned(),
                (true, count) => format!("all {count} fields"),
                (false, 1) => "the other field".to_owned(),
                (false, count) => format!("the other {count} fields"),
            };
            rows.push(Row {
                field: group.trim_end_matches('[').to_owned(),
                value,
                verdicts: file.voters.iter().map(|_| "ok".to_owned()).collect(),
            });
        }
    }
    rows
}

fn is_whole(field: &FieldReport, readers: &[String]) -> bool {
    readers.iter().all(|reader| field.readers.get(reader) == Some(&"kept"))
}

/// The row of one field.
pub(super) fn row(field: &FieldReport, readers: &[String]) -> Row {
    let word = |reader: &String| match field.readers.get(reader).copied() {
        Some("kept") => "ok",
        Some("lost") => "LOST",
        Some("changed") => "changed",
        Some("misplaced") => "moved",
        _ => "?",
    };
    Row {
        field: field.field.clone(),
        value: field.value.clone(),
        verdicts: readers.iter().map(|reader| word(reader).to_owned()).collect(),
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
    for c in text.chars() {
        let mut longer = cut.clone();
        longer.push(c);
        if longer.width() + 1 > width {
            break;
        }
        cut = longer;
    }
    cut.push('…');
    cut
}
