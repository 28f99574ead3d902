//! List numbers and bullets, which Word computes: they are not in the text of the file.

use super::xml::{Node, Ns, XmlReader};
use crate::ingest::Refusal;
use std::collections::BTreeMap;

/// Levels that a list has (ECMA-376 part 1, 17.9.6).
const LEVELS: u32 = 9;

/// One level of a list.
#[derive(Debug, Clone, Default, PartialEq)]
struct Level {
    format: String,
    text: String,
    start: u32,
    indent: Option<f32>,
}

/// A list of `w:num`: its abstract list, and the levels it starts anew.
#[derive(Debug, Clone, Default)]
struct List {
    definition: u32,
    restarts: BTreeMap<u32, u32>,
}

/// All list definitions.
#[derive(Debug, Default)]
pub struct Numbering {
    definitions: BTreeMap<u32, BTreeMap<u32, Level>>,
    lists: BTreeMap<u32, List>,
}

/// The counters of a document while it is read.
#[derive(Debug, Default)]
pub struct Counters {
    by_definition: BTreeMap<u32, BTreeMap<u32, u32>>,
    restarted: BTreeMap<u32, ()>,
}

impl Numbering {
    /// Reads `numbering.xml`.
    pub fn read(part: &str, text: &str) -> Result<Self, Refusal> {
        let mut numbering = Self::default();
        let mut reader = XmlReader::new(part, text);
        let mut open: Vec<String> = Vec::new();
        let (mut definition, mut list, mut level) = (None, None, 0u32);
        while let Some(node) = reader.next()? {
            let tag = match node {
                Node::Start(tag) => tag,
                Node::End => {
                    open.pop();
                    continue;
                }
                Node::Text(_) => continue,
            };
            let number = |name: &str| tag.attribute(name).and_then(|v| v.trim().parse::<u32>().ok());
            let parent = open.last().map_or("", String::as_str);
            match (tag.ns, parent, tag.local()) {
                (Ns::W, _, "abstractNum") => definition = number("abstractNumId"),
                (Ns::W, _, "num") => list = number("numId"),
                (Ns::W, _, "lvl" | "lvlOverride") => level = number("ilvl").unwrap_or(0).min(LEVELS - 1),
                (Ns::W, "num", "abstractNumId") => {
                    if let (Some(list), Some(definition)) = (list, number("val")) {
                        numbering.lists.entry(list).or_default().definition = definition;
                    }
                }
                (Ns::W, "lvlOverride", "startOverride") => {
                    if let (Some(list), Some(start)) = (list, number("val")) {
                        numbering.lists.entry(list).or_default().restarts.insert(level, start);
                    }
                }
                (Ns::W, "lvl" | "pPr", name) if open.iter().any(|n| n == "abstractNum") => {
                    let levels = numbering.definitions.entry(definition.unwrap_or(0)).or_default();
                    let entry = levels.entry(level).or_insert_with(|| Level { start: 1, ..Level::default() });
                    match name {
                        "start" => entry.start = number("val").unwrap_or(1),
                        "numFmt" => entry.format = tag.val().unwrap_or_default(),
                        "lvlText" => entry.text = tag.val().unwrap_or_default(),
                        "ind" => {
                            let left = tag.number("left").or_else(|| tag.number("start"));
                            entry.indent = left.map(|twentieths| twentieths / 20.0);
                        }
                        _ => {}
                    }
                }
                _ => {}
            }
            open.push(tag.local().to_owned());
        }
        Ok(numbering)
    }

    /// Left indent that a list level gives, in points.
    pub fn indent(&self, list: u32, level: u32) -> Option<f32> {
        self.level(list, level).and_then(|level| level.indent)
    }

    /// What a list item shows before its text, and whether that is a bullet.
    pub fn label(&self, list: u32, level: u32, counters: &mut Counters) -> Option<(String, bool)> {
        let level = level.min(LEVELS - 1);
        let entry = self.lists.get(&list)?;
        let definition = self.definitions.get(&entry.definition)?;
        let this = definition.get(&level)?;
        if this.format == "bullet" {
            return Some((this.text.clone(), true)).filter(|(text, _)| !text.is_empty());
        }
        let first_use = counters.restarted.insert(list, ()).is_none();
        let counts = counters.by_definition.entry(entry.definition).or_default();
        if first_use {
            for (&level, &start) in &entry.restarts {
                counts.insert(level, start.saturating_sub(1));
            }
        }
        let count = counts.entry(level).or_insert(this.start.saturating_sub(1));
        *count = count.saturating_add(1);
        counts.retain(|&deeper, _| deeper <= level);
        let mut label = this.text.clone();
        for (index, pattern) in (0..LEVELS).map(|index| (index, format!("%{}", index + 1))) {
            if label.contains(&pattern) {
                let shown = definition.get(&index);
                let count = counts.get(&index).copied().or(shown.map(|level| level.start)).unwrap_or(1);
                let format = shown.map_or("decimal", |level| level.format.as_str());
                label = label.replace(&pattern, &format_number(format, count));
            }
        }
        Some((label, false)).filter(|(text, _)| !text.is_empty() && this.format != "none")
    }

    fn level(&self, list: u32, level: u32) -> Option<&Level> {
        self.definitions.get(&self.lists.get(&list)?.definition)?.get(&level)
    }
}

/// A number in one of the formats that résumés use; decimal otherwise.
fn format_number(format: &str, number: u32) -> String {
    match format {
        "lowerLetter" => letters(number),
        "upperLetter" => letters(number).to_uppercase(),
        "lowerRoman" => roman(number),
        "upperRoman" => roman(number).to_uppercase(),
        "decimalZero" => format!("{number:02}"),
        _ => number.to_string(),
    }
}

/// a … z, aa, bb …, as Word counts.
fn letters(number: u32) -> String {
    let index = number.saturating_sub(1);
    let letter = char::from(b'a' + u8::try_from(index % 26).unwrap_or(0));
    letter.to_string().repeat((index / 26 + 1).min(32) as usize)
}

fn roman(number: u32) -> String {
    const PARTS: [(u32, &str); 13] = [
        (1000, "m"),
        (900, "cm"),
        (500, "d"),
        (400, "cd"),
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ];
    let mut rest = number.min(3_999);
    let mut roman = String::new();
    for (value, text) in PARTS {
        while rest >= value {
            roman.push_str(text);
            rest -= value;
        }
    }
    roman
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_count_and_restart() {
        let w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
        let text = format!(
            r#"<w:numbering xmlns:w="{w}"><w:abstractNum w:abstractNumId="0">
            <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
            <w:lvl w:ilvl="1"><w:numFmt w:val="lowerRoman"/><w:lvlText w:val="%1.%2"/></w:lvl></w:abstractNum>
            <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>"#
        );
        let numbering = Numbering::read("numbering.xml", &text).unwrap();
        let mut counters = Counters::default();
        let labels: Vec<_> = [0, 1, 1, 0, 1]
            .into_iter()
            .filter_map(|level| numbering.label(1, level, &mut counters).map(|(label, _)| label))
            .collect();
        assert_eq!(labels, ["1.", "1.i", "1.ii", "2.", "2.i"]);
        assert_eq!(numbering.label(7, 0, &mut counters), None);
    }
}
