//! Parts about the document: settings, core properties, application properties.

use super::package::Package;
use super::theme::from_hex;
use super::xml::{Node, Ns, Tag, XmlReader};
use crate::document::{Colour, Meta};
use crate::ingest::Refusal;

/// What is used of `settings.xml`.
#[derive(Debug, Default)]
pub struct Settings {
    /// Whether even pages have headers of their own.
    pub even_and_odd: bool,
    /// Whether the background colour is shown.
    pub shows_background: bool,
    /// What editing is restricted to.
    pub protection: Option<String>,
    /// Language of the theme's fonts, which is that of the author.
    pub language: Option<String>,
}

impl Settings {
    /// Reads `settings.xml`.
    pub fn read(part: &str, text: &str) -> Result<Self, Refusal> {
        let mut settings = Self::default();
        let mut reader = XmlReader::new(part, text);
        while let Some(node) = reader.next()? {
            let Node::Start(tag) = node else { continue };
            match (tag.ns, tag.local()) {
                (Ns::W, "evenAndOddHeaders") => settings.even_and_odd = tag.on(),
                (Ns::W, "displayBackgroundShape") => settings.shows_background = tag.on(),
                (Ns::W, "documentProtection") => settings.protection = protection(&tag),
                (Ns::W, "themeFontLang") => settings.language = tag.val().filter(|v| !v.is_empty()),
                _ => {}
            }
        }
        Ok(settings)
    }
}

/// What a protection that is in force leaves to be edited (ECMA-376 part 1, 17.15.1.29).
fn protection(tag: &Tag<'_>) -> Option<String> {
    let in_force = matches!(tag.attribute("enforcement").as_deref(), Some("1" | "true" | "on"));
    tag.attribute("edit").filter(|edit| in_force && edit != "none")
}

/// The colour of `w:background`, which stands before the body.
pub fn page_colour(part: &str, text: &str) -> Result<Option<Colour>, Refusal> {
    let mut reader = XmlReader::new(part, text);
    while let Some(node) = reader.next()? {
        let Node::Start(tag) = node else { continue };
        match (tag.ns, tag.local()) {
            (Ns::W, "background") => return Ok(tag.attribute("color").and_then(|hex| from_hex(&hex))),
            (Ns::W, "body") => return Ok(None),
            _ => {}
        }
    }
    Ok(None)
}

/// Fills in what the core and application properties say. Faults in them do not cost the document:
/// no reader of résumés needs them.
pub fn fill_in(meta: &mut Meta, package: &mut Package<'_>) -> Result<(), Refusal> {
    let related = package.relationships("")?;
    for relationship in related.values().filter(|r| !r.external) {
        if !matches!(relationship.kind.as_str(), "core-properties" | "extended-properties" | "metadata") {
            continue;
        }
        let part = &relationship.target;
        if let Ok(Some(text)) = package.text(part) {
            let _ = properties(meta, part, &text);
        }
    }
    Ok(())
}

fn properties(meta: &mut Meta, part: &str, text: &str) -> Result<(), Refusal> {
    let mut reader = XmlReader::new(part, text);
    let mut name = String::new();
    let mut version = None;
    while let Some(node) = reader.next()? {
        match node {
            Node::Start(tag) => name = tag.local().to_owned(),
            Node::End => name.clear(),
            Node::Text(text) => {
                let append = |field: &mut Option<String>| field.get_or_insert_default().push_str(&text);
                match name.as_str() {
                    "title" => append(&mut meta.title),
                    "creator" => append(&mut meta.author),
                    "subject" | "description" => append(&mut meta.subject),
                    "keywords" => append(&mut meta.keywords),
                    "Application" => append(&mut meta.producer),
                    "AppVersion" => append(&mut version),
                    "created" => meta.created = date(&text),
                    "modified" => meta.modified = date(&text),
                    _ => {}
                }
            }
        }
    }
    if let (Some(producer), Some(version)) = (&mut meta.producer, version) {
        producer.push(' ');
        producer.push_str(&version);
    }
    Ok(())
}

/// The day of a W3C date and time.
fn date(text: &str) -> Option<String> {
    let day = text.trim().get(..10)?;
    let digits = day.split('-').all(|part| part.chars().all(|c| c.is_ascii_digit()));
    digits.then(|| day.to_owned())
}
