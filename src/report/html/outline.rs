//! A document without pages as its blocks, with findings marked and what readers make of each piece.

use super::markup::Markup;
use super::numbered::{Group, Numbered};
use crate::report::illustration::{Block, Fate, Item, Paragraph, Piece};
use std::collections::{BTreeMap, BTreeSet};

/// Blocks of a document without pages.
pub struct Outline<'m, 'n> {
    markup: &'m mut Markup,
    numbered: &'n Numbered<'n>,
    /// Places that are a whole paragraph.
    whole: BTreeMap<(String, u32), Vec<(usize, usize)>>,
    /// Places whose element is written.
    marked: BTreeSet<(usize, usize)>,
    /// The finding whose number was written last: places that follow one another need one number.
    last: Option<usize>,
}

impl<'m, 'n> Outline<'m, 'n> {
    pub fn new(markup: &'m mut Markup, numbered: &'n Numbered<'n>) -> Self {
        Self { markup, numbered, whole: numbered.whole_paragraphs(), marked: BTreeSet::new(), last: None }
    }

    pub fn block(&mut self, block: &Block) {
        match &block.paragraph {
            Some(paragraph) => self.paragraph(paragraph, block),
            None => {
                let class = format!("block {}", block.label.replace(' ', "-"));
                self.markup
                    .open("div", &[("class", &class), ("role", "group"), ("aria-label", &block.label)]);
                self.markup.leaf("p", &[("class", "label"), ("aria-hidden", "true")], &block.label);
                self.items(block);
                self.markup.close();
            }
        }
    }

    fn paragraph(&mut self, paragraph: &Paragraph, block: &Block) {
        let class = match paragraph.heading {
            Some(0..=1) => "paragraph title",
            Some(_) => "paragraph heading",
            None => "paragraph",
        };
        self.markup.open("div", &[("class", class), ("dir", "auto")]);
        for (reader, number) in paragraph.stops.iter().enumerate() {
            if let Some(number) = number {
                let (reader, number) = (reader.to_string(), number.to_string());
                let attributes =
                    [("class", "stop"), ("data-reader", &*reader), ("hidden", ""), ("aria-hidden", "true")];
                self.markup.leaf("span", &attributes, &number);
            }
        }
        let whole = self.whole.remove(&(paragraph.part.clone(), paragraph.number)).unwrap_or_default();
        for place in whole {
            if let (Some(group), Some(mark)) = (self.numbered.group(place.0), self.numbered.mark(place)) {
                self.last = Some(group.number);
                self.tag(group, &mark);
            }
        }
        self.items(block);
        self.markup.close();
    }

    fn items(&mut self, block: &Block) {
        for item in &block.items {
            match item {
                Item::Piece(piece) => self.piece(piece),
                Item::Block(inner) => self.block(inner),
            }
        }
    }

    fn piece(&mut self, piece: &Piece) {
        let group = piece.place.and_then(|place| Some((place, self.numbered.group(place.0)?)));
        if let Some((place, group)) = group {
            if self.last.replace(group.number) != Some(group.number) {
                self.tag(group, "");
            }
            let mark = if self.marked.insert(place) { self.numbered.mark(place) } else { None };
            let class = format!("hit {}", group.severity());
            let mut attributes = vec![("class", class.as_str()), ("data-finding", group.id.as_str())];
            attributes.extend(mark.as_deref().map(|mark| ("id", mark)));
            self.markup.open("mark", &attributes);
        }
        let letter = |fate: &Fate| match fate {
            Fate::Kept => 'k',
            Fate::Changed => 'c',
            Fate::Lost => 'l',
        };
        let fates: String = piece.fates.iter().map(letter).collect();
        let class = if piece.seen { "text" } else { "text unseen" };
        match piece.seen && fates.chars().all(|fate| fate == 'k') {
            true => self.markup.text(&piece.text),
            false => self.markup.leaf("span", &[("class", class), ("data-fates", &fates)], &piece.text),
        }
        if group.is_some() {
            self.markup.close();
        }
    }

    /// The number of a finding at its place, which leads to what is said of it.
    fn tag(&mut self, group: &Group<'_>, mark: &str) {
        let (class, href, label) =
            (format!("tag {}", group.severity()), format!("#{}", group.id), group.label());
        let mut attributes = vec![
            ("class", class.as_str()),
            ("href", &href),
            ("data-finding", &group.id),
            ("aria-label", &label),
        ];
        attributes.extend((!mark.is_empty()).then_some(("id", mark)));
        self.markup.leaf("a", &attributes, &group.number.to_string());
    }
}
