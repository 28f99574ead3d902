//! The forms as tables for a terminal.

use super::super::full::Look;
use super::super::survival::{called, clip, pad};
use super::super::without_typography;
use super::{BoxReport, FormReport, FormsReport};
use crate::fields::{EntryPath, FieldPath};
use crate::form::{BoxPath, BoxState};
use crate::wording::{Wording, visible};
use std::io::Write;
use unicode_width::UnicodeWidthStr;

/// Heads of the tables of jobs and studies, in the order of their boxes; dates stand in the last two.
const JOBS: [&str; 4] = ["employer", "job title", "from", "to"];
const STUDIES: [&str; 5] = ["school", "degree", "field", "from", "to"];
/// How many of the last columns are dates.
const DATES: usize = 2;
/// Columns of a date with a mark behind it.
const DATE_WIDTH: usize = 12;
/// Spaces between columns.
const GAP: usize = 2;
/// Boxes of one note that are named.
const NAMED: usize = 4;

/// Writes one form for all readers that fill it alike, each with notes on what is not as on the page.
pub fn write(report: &FormsReport, look: Look, out: &mut dyn Write) -> std::io::Result<()> {
    let mut text = format!("{}: how programs fill an application form from it\n", visible(&report.path));
    let forms = grouped(report);
    for (readers, form) in &forms {
        text.push('\n');
        text.push_str(&head(readers, forms.len()));
        text.push('\n');
        text.push_str(&Sheet::new(form).written(look.width));
    }
    text.push('\n');
    for notice in &report.notices {
        text.push_str(&filled(&format!("{}.", visible(notice)), "", look.width));
    }
    text.push_str(&filled(&legend(&forms), "", look.width));
    let text = if look.unicode { text } else { without_typography(&text) };
    out.write_all(text.as_bytes())
}

/// Forms that are alike, with their readers, in the order of the readers.
fn grouped(report: &FormsReport) -> Vec<(Vec<&str>, &FormReport)> {
    let mut groups: Vec<(Vec<&str>, &FormReport)> = Vec::new();
    for (name, form) in report.order.iter().filter_map(|name| Some((name, report.readers.get(name)?))) {
        match groups.iter_mut().find(|(_, other)| *other == form) {
            Some((readers, _)) => readers.push(name),
            None => groups.push((vec![name], form)),
        }
    }
    groups
}

fn head(readers: &[&str], groups: usize) -> String {
    let names = readers.join(", ");
    match (readers.len(), groups) {
        (1, _) => format!("The reader {names}"),
        (2, 1) => format!("Both readers ({names})"),
        (count, 1) => format!("All {count} readers ({names})"),
        _ => format!("The readers {names}"),
    }
}

/// What the words of the tables mean, and what they are worth.
fn legend(forms: &[(Vec<&str>, &FormReport)]) -> String {
    let has =
        |state: BoxState| forms.iter().any(|(_, form)| form.fields.iter().any(|field| field.state == state));
    let mut told = String::new();
    if has(BoxState::Empty) {
        told.push_str("EMPTY: the page has it, the form does not get it. ");
    }
    if has(BoxState::Withheld) {
        told.push_str("-: atslint does not know what the page has for it, or cannot tell what comes of it. ");
    }
    told.push_str(
        "The boxes are filled by atslint's own parser from the text that each reader gets (see `atslint readers`); \
         the parser of a portal may do better or worse.",
    );
    told
}

/// A form with the numbers of its notes.
struct Sheet<'a> {
    form: &'a FormReport,
    /// Boxes of one reason.
    notes: Vec<(&'a Wording, Vec<&'a BoxReport>)>,
}

impl<'a> Sheet<'a> {
    fn new(form: &'a FormReport) -> Self {
        let mut notes: Vec<(&Wording, Vec<&BoxReport>)> = Vec::new();
        for (field, why) in form.fields.iter().filter_map(|field| Some((field, field.why.as_ref()?))) {
            // What is not known of the page is a dash, and no fault of anybody.
            if field.state == BoxState::Withheld {
                continue;
            }
            match notes.iter_mut().find(|(known, _)| *known == why) {
                Some((_, boxes)) => boxes.push(field),
                None => notes.push((why, vec![field])),
            }
        }
        Self { form, notes }
    }

    fn written(&self, width: usize) -> String {
        let mut text = self.contact(width);
        for entries in [is_job, is_study] {
            let rows: Vec<&[BoxReport]> = self
                .form
                .fields
                .chunk_by(|one, next| entry(one.field).is_some() && entry(one.field) == entry(next.field))
                .filter(|row| row.first().and_then(|first| entry(first.field)).is_some_and(entries))
                .collect();
            text.push_str(&self.table(&rows, width));
        }
        for (number, (why, boxes)) in (1..).zip(&self.notes) {
            let first = format!("  [{number}] ");
            text.push_str(&filled(&format!("{first}{}", note(boxes)), "      ", width));
            let rule = boxes.iter().find_map(|field| field.rule.as_ref());
            let rule = rule.map_or(String::new(), |rule| format!(" ({rule})"));
            text.push_str(&filled(&format!("      {}{rule}.", visible(&why.sentence())), "      ", width));
        }
        text + &self.sum()
    }

    fn contact(&self, width: usize) -> String {
        let fields: Vec<&BoxReport> =
            self.form.fields.iter().filter(|field| entry(field.field).is_none()).collect();
        let label = fields.iter().map(|field| name(field.field).width()).max().unwrap_or(0);
        let room = width.saturating_sub(label + 2 + GAP);
        let line = |field: &&BoxReport| {
            format!("  {}  {}\n", pad(&name(field.field), label), self.cell(field, room))
        };
        fields.iter().map(line).collect()
    }

    fn table(&self, rows: &[&[BoxReport]], width: usize) -> String {
        let Some(kind) = rows.first().and_then(|row| row.first()).and_then(|first| entry(first.field)) else {
            return String::new();
        };
        let (word, heads): (&str, &[&str]) = match kind {
            EntryPath::Work(_) => ("job", &JOBS),
            EntryPath::Education(_) => ("study", &STUDIES),
        };
        let first = word.width().max(rows.len().to_string().len());
        let widths = self.widths(rows, heads, width.saturating_sub(2 + first));
        let line = |first_cell: &str, cells: Vec<String>| {
            let cells: Vec<String> =
                cells.iter().zip(&widths).map(|(cell, width)| pad(&clip(cell, *width), *width)).collect();
            let line = format!("  {}  {}", pad(first_cell, first), cells.join("  "));
            format!("{}\n", line.trim_end())
        };
        let mut text = line(word, heads.iter().map(|head| (*head).to_owned()).collect());
        for (number, row) in (1..).zip(rows) {
            let cells = row.iter().zip(&widths).map(|(field, width)| self.cell(field, *width)).collect();
            text.push_str(&line(&number.to_string(), cells));
        }
        text
    }

    /// Widths of columns: dates as they need, the others what is left; a narrow one leaves its room to the rest.
    fn widths(&self, rows: &[&[BoxReport]], heads: &[&str], room: usize) -> Vec<usize> {
        let needed = |at: usize| {
            let cells = rows.iter().filter_map(|row| Some(self.cell(row.get(at)?, usize::MAX).width()));
            cells.chain(heads.get(at).map(|head| head.width())).max().unwrap_or(0)
        };
        let mut widths: Vec<usize> = (0..heads.len()).map(needed).collect();
        let (texts, dates) = widths.split_at_mut(heads.len().saturating_sub(DATES));
        dates.iter_mut().for_each(|date| *date = (*date).min(DATE_WIDTH));
        let mut left = room.saturating_sub(dates.iter().sum::<usize>() + GAP * heads.len());
        let mut order: Vec<&mut usize> = texts.iter_mut().collect();
        order.sort();
        let mut columns = order.len();
        for width in order {
            *width = (*width).min(left / columns.max(1));
            left -= *width;
            columns -= 1;
        }
        widths
    }

    /// What stands in a box, cut to a width, with the number of its note.
    fn cell(&self, field: &BoxReport, width: usize) -> String {
        let mark = match self
            .notes
            .iter()
            .position(|(_, boxes)| boxes.iter().any(|other| std::ptr::eq(*other, field)))
        {
            Some(at) => format!(" [{}]", at + 1),
            None => String::new(),
        };
        let value = match (field.state, &field.value) {
            (BoxState::Empty, _) => "EMPTY".to_owned(),
            (_, Some(value)) => visible(value),
            (_, None) => "-".to_owned(),
        };
        format!("{}{mark}", clip(&value, width.saturating_sub(mark.width())))
    }

    /// How many boxes are as on the page.
    fn sum(&self) -> String {
        let count = |state: BoxState| self.form.fields.iter().filter(|field| field.state == state).count();
        let (empty, different, same) =
            (count(BoxState::Empty), count(BoxState::Different), count(BoxState::Same));
        let boxes = Wording::count(same, "box is", "boxes are");
        match (empty, different) {
            (0, 0) => format!("  All {boxes} as on the page.\n").replace("All 1 box", "The only box"),
            _ => format!("  {boxes} as on the page, {empty} empty, {different} different.\n"),
        }
    }
}

/// The boxes of a note, and what the page has for them.
fn note(boxes: &[&BoxReport]) -> String {
    let one = |field: &&BoxReport| match &field.page {
        Some(page) => format!("{}: the page has \u{201c}{}\u{201d}", name(field.field), visible(page)),
        None => name(field.field),
    };
    let named: Vec<String> = boxes.iter().take(NAMED).map(one).collect();
    match boxes.len().saturating_sub(NAMED) {
        0 => format!("{}.", named.join("; ")),
        more => format!("{}; and {more} more.", named.join("; ")),
    }
}

/// What a person calls a box.
fn name(place: BoxPath) -> String {
    match place {
        BoxPath::Field(field) => called(field),
        BoxPath::Area(index) => format!("study {}, field", index + 1),
    }
}

/// The job or study that a box is of.
fn entry(place: BoxPath) -> Option<EntryPath> {
    match place {
        BoxPath::Area(index) | BoxPath::Field(FieldPath::Education(index, _)) => {
            Some(EntryPath::Education(index))
        }
        BoxPath::Field(FieldPath::Work(index, _)) => Some(EntryPath::Work(index)),
        BoxPath::Field(
            FieldPath::Name
            | FieldPath::Email
            | FieldPath::Phone
            | FieldPath::Location
            | FieldPath::Link(_)
            | FieldPath::Skill(_),
        ) => None,
    }
}

fn is_job(entry: EntryPath) -> bool {
    matches!(entry, EntryPath::Work(_))
}

fn is_study(entry: EntryPath) -> bool {
    matches!(entry, EntryPath::Education(_))
}

/// A text in lines of a width, all but the first below an indent.
fn filled(text: &str, indent: &str, width: usize) -> String {
    let options = textwrap::Options::new(width).subsequent_indent(indent);
    textwrap::wrap(text, options).iter().map(|line| format!("{}\n", line.trim_end())).collect()
}
