//! What is wrong, where, and what to do.

use super::Page;
use super::numbered::{Group, Numbered};
use crate::finding::{Finding, Location};
use crate::report::closing::{closing, set_aside_in_words};
use crate::text::words::excerpt;

/// Places of a group that are listed; the others are boxed in the document.
const PLACES: usize = 8;
/// Messages of a group that are listed besides the first.
const MESSAGES: usize = 8;

impl Page<'_> {
    pub(super) fn findings(&mut self, numbered: &Numbered<'_>) {
        let id = format!("{}-findings", numbered.id);
        self.markup.open("section", &[("class", "findings"), ("id", &id), ("tabindex", "-1")]);
        self.part("Findings");
        if numbered.groups.is_empty() {
            let none = match numbered.file.error {
                Some(_) => "The file could not be checked.".to_owned(),
                None => closing(numbered.file),
            };
            self.markup.leaf("p", &[], &none);
        }
        self.markup.open("ol", &[]);
        for group in &numbered.groups {
            self.group(group, numbered);
        }
        self.markup.close();
        if let (false, Some(more)) = (numbered.groups.is_empty(), set_aside_in_words(numbered.file)) {
            self.markup.leaf("p", &[], &format!("{more}."));
        }
        self.markup.close();
    }

    fn group(&mut self, group: &Group<'_>, numbered: &Numbered<'_>) {
        let Some(first) = group.first() else { return };
        let (class, severity) = (format!("finding {}", group.severity()), group.severity());
        self.markup.open("li", &[("class", &class), ("id", &group.id), ("tabindex", "-1")]);
        self.markup.open(self.levels[2], &[("class", "what")]);
        self.markup.leaf("span", &[("class", "number")], &group.number.to_string());
        self.markup.text(" ");
        self.markup.leaf("span", &[("class", "message")], &first.message.sentence());
        self.markup.close();
        self.more(group);
        if !first.help.is_empty() {
            self.markup.open("p", &[("class", "help")]);
            self.markup.leaf("strong", &[], "What to do:");
            self.markup.text(" ");
            self.markup.text(&first.help.sentence());
            self.markup.close();
        }
        self.places(group, numbered);
        self.markup.open("p", &[("class", "rule")]);
        self.markup.leaf("span", &[("class", "severity")], severity);
        self.markup.text(&format!(" · {} {}", first.rule, first.name));
        if !first.readers.is_empty() {
            self.markup.text(&format!(" · {}", first.readers.join(", ")));
        }
        self.markup.close();
        self.explanation(first);
        self.markup.close();
    }

    /// The other messages of a group, where they say something else.
    fn more(&mut self, group: &Group<'_>) {
        let messages = group.findings.iter().skip(1).map(|(_, finding)| finding.message.sentence());
        let messages: Vec<String> = messages.collect();
        if messages.is_empty() {
            return;
        }
        self.markup.open("ul", &[("class", "more")]);
        for message in messages.iter().take(MESSAGES) {
            self.markup.leaf("li", &[], message);
        }
        if let Some(rest) = messages.len().checked_sub(MESSAGES).filter(|rest| *rest > 0) {
            self.markup.leaf("li", &[], &format!("and {rest} more like it"));
        }
        self.markup.close();
    }

    fn places(&mut self, group: &Group<'_>, numbered: &Numbered<'_>) {
        let of_finding = |(at, finding): &(usize, &Finding)| {
            let (at, locations) = (*at, finding.locations.clone());
            locations.into_iter().enumerate().map(move |(number, location)| ((at, number), location))
        };
        let places: Vec<_> = group.findings.iter().flat_map(of_finding).collect();
        let told = |location: &Location| !location.text.is_empty() || location.page.is_some();
        let places: Vec<_> = places.into_iter().filter(|(_, location)| told(location)).collect();
        if places.is_empty() {
            return;
        }
        self.markup.open("ul", &[("class", "places")]);
        for (place, location) in places.iter().take(PLACES) {
            self.markup.open("li", &[]);
            let name = whereabouts(location);
            match numbered.mark(*place) {
                Some(mark) => {
                    let href = format!("#{mark}");
                    let label = format!("{name}: show it in the document");
                    self.markup.leaf("a", &[("href", &href), ("aria-label", &label)], &name);
                }
                None => self.markup.text(&name),
            }
            if !location.text.trim().is_empty() {
                self.markup.text(" ");
                self.markup.leaf("q", &[("dir", "auto")], &excerpt(&location.text));
            }
            if !location.label.is_empty() && *location.label != location.text {
                self.markup.text(" ");
                self.markup.leaf("span", &[("class", "label")], &location.label);
            }
            self.markup.close();
        }
        if let Some(rest) = places.len().checked_sub(PLACES).filter(|rest| *rest > 0) {
            self.markup.leaf("li", &[], &format!("and {rest} more places"));
        }
        self.markup.close();
    }

    /// Why, in the words of the rule.
    fn explanation(&mut self, finding: &Finding) {
        let Some(rule) = self.rules.get(&finding.rule) else { return };
        self.markup.open("details", &[("class", "why")]);
        self.markup.leaf("summary", &[], "Why this matters, and how it was found");
        for paragraph in rule.explain.split("\n\n").map(str::trim).filter(|text| !text.is_empty()) {
            self.markup.leaf("p", &[], paragraph);
        }
        if !rule.references.is_empty() {
            self.markup.leaf("p", &[("class", "references")], &rule.references.join("; "));
        }
        self.markup.close();
    }
}

/// Where a place is, in a few words.
fn whereabouts(location: &Location) -> String {
    if location.text_of == Some(crate::finding::TextOf::Posting) {
        return "the posting".to_owned();
    }
    match (location.page, location.told()) {
        (Some(page), _) => format!("page {page}"),
        (None, Some(place)) => place.to_owned(),
        (None, None) => "in the text".to_owned(),
    }
}
