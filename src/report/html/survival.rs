//! The table of fields and readers.

use super::Page;
use super::markup::Markup;
use crate::report::survival::{self, Row};
use crate::report::{FieldReport, FileReport};

impl Page<'_> {
    pub(super) fn survival(&mut self, id: &str, file: &FileReport) {
        if file.survival.is_empty() || file.voters.is_empty() {
            return;
        }
        let heading = format!("{id}-survival");
        self.markup.open("section", &[("class", "survival")]);
        self.markup.leaf(self.levels[1], &[("id", &heading), ("class", "part")], "What each reader gets");
        let rows = survival::rows(file);
        table(&mut self.markup, &heading, &file.voters, rows.iter());
        let legend = survival::legend(&rows);
        if !legend.is_empty() {
            self.markup.leaf("p", &[("class", "facts")], &legend);
        }
        self.markup.open("details", &[]);
        self.markup.leaf("summary", &[], "Every field, every reader");
        let rows: Vec<Row> = file.survival.iter().map(|field| row(field, &file.readers)).collect();
        table(&mut self.markup, &heading, &file.readers, rows.iter());
        self.markup.close();
        self.markup.close();
    }
}

/// A row about all readers, with what they make of the field.
fn row(field: &FieldReport, readers: &[String]) -> Row {
    let mut row = survival::row(field, readers);
    for (reader, verdict) in readers.iter().zip(&mut row.verdicts) {
        if let Some(text) = field.changed_to.get(reader) {
            *verdict = format!("changed: {text}");
        }
    }
    row
}

fn table<'r>(markup: &mut Markup, label: &str, readers: &[String], rows: impl Iterator<Item = &'r Row>) {
    markup
        .open("div", &[("class", "wide"), ("tabindex", "0"), ("role", "group"), ("aria-labelledby", label)]);
    markup.open("table", &[]);
    markup.open("thead", &[]);
    markup.open("tr", &[]);
    markup.leaf("th", &[("scope", "col")], "Field");
    markup.leaf("th", &[("scope", "col")], "In the résumé");
    for reader in readers {
        markup.leaf("th", &[("scope", "col")], reader);
    }
    markup.close();
    markup.close();
    markup.open("tbody", &[]);
    for row in rows {
        markup.open("tr", &[]);
        markup.leaf("th", &[("scope", "row")], &row.field);
        markup.leaf("td", &[("class", "value"), ("dir", "auto")], &row.value);
        for verdict in &row.verdicts {
            markup.leaf("td", &[("class", class(verdict))], verdict);
        }
        markup.close();
    }
    markup.close();
    markup.close();
    markup.close();
}

fn class(verdict: &str) -> &'static str {
    match verdict {
        "ok" => "verdict kept",
        "LOST" => "verdict lost",
        "moved" => "verdict misplaced",
        "?" => "verdict unknown",
        _ => "verdict changed",
    }
}
