//! The text that each reader gets.

use super::Page;
use super::markup::Markup;
use super::numbered::Numbered;
use crate::finding::TextOf;
use crate::reading::REFERENCE;
use crate::report::illustration::Route;
use crate::span::Span;

/// A stretch of a text that is marked.
struct Mark {
    span: Span,
    class: String,
    title: String,
}

impl Page<'_> {
    pub(super) fn readings(&mut self, numbered: &Numbered<'_>) {
        let file = numbered.file;
        let Some(illustration) = &file.illustration else { return };
        let Some(reference) = file.texts.get(REFERENCE) else { return };
        self.markup.open("section", &[("class", "readings")]);
        self.part("The text they get");
        self.markup.open("details", &[("class", "reading"), ("data-reader", "person"), ("open", "")]);
        self.markup.leaf("summary", &[], "What a person reads");
        text(&mut self.markup, reference, &[], &found_in(REFERENCE, numbered));
        self.markup.close();
        for (index, reader) in illustration.readers.iter().enumerate() {
            self.reading(index, reader, numbered);
        }
        self.markup.close();
    }

    fn reading(&mut self, index: usize, reader: &Route, numbered: &Numbered<'_>) {
        let Some(read) = numbered.file.texts.get(&reader.name) else { return };
        let index = index.to_string();
        self.markup.open("details", &[("class", "reading"), ("data-reader", &index)]);
        self.markup.leaf("summary", &[], &format!("What “{}” reads", reader.name));
        if !reader.modelled_on.is_empty() {
            self.markup.leaf("p", &[("class", "facts")], &format!("Modelled on {}.", reader.modelled_on));
        }
        if !reader.lost.is_empty() {
            self.markup.leaf("p", &[("class", "facts lost")], &format!("Not in it: {}.", reader.lost));
        }
        let damaged = reader.damaged.iter().map(|damaged| Mark {
            span: damaged.span,
            class: damaged.retention.name().to_owned(),
            title: format!("{}: {}", damaged.field, damaged.retention.name()),
        });
        let marks = found_in(&reader.name, numbered).into_iter().chain(damaged).collect::<Vec<_>>();
        text(&mut self.markup, read, &reader.stops, &marks);
        self.markup.close();
    }
}

/// The places of findings in the text of a reading.
fn found_in(reading: &str, numbered: &Numbered<'_>) -> Vec<Mark> {
    let own = |text_of: &Option<TextOf>| matches!(text_of, Some(TextOf::Reading(name)) if name == reading);
    let marks = numbered.locations().filter(|(_, location)| own(&location.text_of));
    let marks = marks.filter_map(|(place, location)| {
        let group = numbered.group(place.0)?;
        Some(Mark { span: location.span?, class: format!("hit {}", group.severity()), title: group.label() })
    });
    marks.collect()
}

/// A text line by line, with what is marked in it and the numbers of the stops at which it is read. Of
/// marks over one another the first is shown.
fn text(markup: &mut Markup, text: &str, stops: &[(usize, u32)], marks: &[Mark]) {
    let mut marks: Vec<&Mark> = marks.iter().filter(|mark| !mark.span.is_empty()).collect();
    marks.sort_by_key(|mark| mark.span);
    let mut stops = stops.to_vec();
    stops.sort_unstable();
    let mut stops = stops.into_iter().peekable();
    let mut marks = marks.into_iter().peekable();
    markup.open("pre", &[("dir", "auto"), ("tabindex", "0")]);
    let mut start = 0;
    for line in text.split('\n') {
        let end = start + line.len();
        while let Some((_, number)) = stops.next_if(|(at, _)| *at <= end) {
            markup.leaf("span", &[("class", "stop"), ("aria-hidden", "true")], &number.to_string());
        }
        let mut at = start;
        while let Some(mark) = marks.next_if(|mark| mark.span.start() < end) {
            let from = mark.span.start().max(at);
            let to = mark.span.end().clamp(from, end);
            if from < to {
                markup.text(text.get(at..from).unwrap_or_default());
                let attributes = [("class", mark.class.as_str()), ("title", mark.title.as_str())];
                markup.leaf("mark", &attributes, text.get(from..to).unwrap_or_default());
                at = to;
            }
        }
        markup.text(text.get(at..end).unwrap_or_default());
        markup.line_feed();
        start = end + 1;
    }
    markup.close();
}
