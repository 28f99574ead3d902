//! The findings of a file as they are numbered in the page, and the places that they mark.

use crate::finding::{Finding, Location};
use crate::report::FileReport;
use crate::report::groups::groups;
use crate::report::illustration::{Block, Item, Shown};
use std::collections::{BTreeMap, BTreeSet};

/// A finding by its index in the file, and one of its places.
type Place = (usize, usize);

/// What a page says of a file, with the numbers by which boxes and findings know each other.
pub struct Numbered<'a> {
    /// The file's element.
    pub id: &'a str,
    /// The file.
    pub file: &'a FileReport,
    /// Findings that are said together; the first is number 1.
    pub groups: Vec<Group<'a>>,
    /// By index of the finding: the group.
    group_of: BTreeMap<usize, usize>,
    /// Places that are drawn.
    drawn: BTreeSet<Place>,
}

/// Findings that are said together.
pub struct Group<'a> {
    /// From 1.
    pub number: usize,
    /// The element that says it.
    pub id: String,
    /// With their indices in the file; at least one.
    pub findings: Vec<(usize, &'a Finding)>,
}

impl<'a> Numbered<'a> {
    pub fn new(id: &'a str, file: &'a FileReport) -> Self {
        let index = |finding: &Finding| file.findings.iter().position(|other| std::ptr::eq(other, finding));
        let with_index = |finding: &'a Finding| Some((index(finding)?, finding));
        let groups = (1..).zip(groups(file)).map(|(number, findings)| Group {
            number,
            id: format!("{id}-finding{number}"),
            findings: findings.into_iter().filter_map(with_index).collect(),
        });
        let groups: Vec<Group<'a>> = groups.collect();
        let members =
            groups.iter().flat_map(|group| group.findings.iter().map(|(at, _)| (*at, group.number - 1)));
        let mut numbered = Self { id, file, group_of: members.collect(), groups, drawn: BTreeSet::new() };
        numbered.drawn = numbered.places();
        numbered
    }

    /// Every place that the document's side of the page marks.
    fn places(&self) -> BTreeSet<Place> {
        let Some(illustration) = &self.file.illustration else { return BTreeSet::new() };
        match &illustration.body {
            Shown::Sheets(sheets) => {
                let numbers: BTreeSet<u32> = sheets.iter().map(|sheet| sheet.number).collect();
                let boxed = |location: &Location| {
                    location.bbox.is_some() && location.page.is_some_and(|page| numbers.contains(&page))
                };
                self.locations().filter(|(_, location)| boxed(location)).map(|(place, _)| place).collect()
            }
            Shown::Outline(blocks) => {
                let mut places = BTreeSet::new();
                let mut paragraphs = BTreeSet::new();
                blocks.iter().for_each(|block| collect(block, &mut places, &mut paragraphs));
                let whole = self.locations().filter(|(_, location)| {
                    paragraph_of(location).is_some_and(|paragraph| paragraphs.contains(&paragraph))
                });
                places.extend(whole.map(|(place, _)| place));
                places.retain(|(finding, _)| self.group_of.contains_key(finding));
                places
            }
        }
    }

    /// The places of all findings that count.
    pub fn locations(&self) -> impl Iterator<Item = (Place, &'a Location)> {
        let findings = self.groups.iter().flat_map(|group| &group.findings);
        findings.flat_map(|(at, finding)| {
            finding.locations.iter().enumerate().map(|(number, location)| ((*at, number), location))
        })
    }

    /// The group of a finding.
    pub fn group(&self, finding: usize) -> Option<&Group<'a>> {
        self.groups.get(*self.group_of.get(&finding)?)
    }

    /// The element that marks a place, if it is drawn.
    pub fn mark(&self, place: Place) -> Option<String> {
        self.drawn.contains(&place).then(|| format!("{}-mark{}-{}", self.id, place.0, place.1))
    }

    /// Places that are a whole paragraph, because no text in it is told apart: by part and number.
    pub fn whole_paragraphs(&self) -> BTreeMap<(String, u32), Vec<Place>> {
        let mut paragraphs: BTreeMap<(String, u32), Vec<Place>> = BTreeMap::new();
        for (place, location) in self.locations() {
            if let Some((part, number)) = paragraph_of(location) {
                paragraphs.entry((part.to_owned(), number)).or_default().push(place);
            }
        }
        paragraphs
    }
}

impl Group<'_> {
    /// What all of them have in common.
    pub fn first(&self) -> Option<&Finding> {
        self.findings.first().map(|(_, finding)| *finding)
    }

    /// Of the gravity's class.
    pub fn severity(&self) -> &'static str {
        self.first().map_or("note", |finding| finding.severity.name())
    }

    /// What a box of it is called by a screen reader.
    pub fn label(&self) -> String {
        let message = self.first().map_or("", |finding| &finding.message);
        format!("{} {}: {message}", self.severity(), self.number)
    }
}

/// The paragraph that a place is, if it is no text of a reading.
fn paragraph_of(location: &Location) -> Option<(&str, u32)> {
    let whole = location.span.is_none();
    Some((location.part.as_deref()?, location.paragraph?)).filter(|_| whole)
}

fn collect<'b>(block: &'b Block, places: &mut BTreeSet<Place>, paragraphs: &mut BTreeSet<(&'b str, u32)>) {
    paragraphs.extend(block.paragraph.as_ref().map(|paragraph| (paragraph.part.as_str(), paragraph.number)));
    for item in &block.items {
        match item {
            Item::Piece(piece) => places.extend(piece.place),
            Item::Block(inner) => collect(inner, places, paragraphs),
        }
    }
}
