//! DOCX bytes become a [`Document`]: an own streaming reader that keeps every construct apart which
//! extractors see, lose or double.

mod builder;
mod facts;
mod fields;
mod imports;
mod look;
mod numbering;
pub(crate) mod package;
pub(crate) mod parts;
mod properties;
#[cfg(test)]
pub(crate) mod sample;

mod sections;
mod shapes;
mod story;
mod styles;
mod symbols;
mod table_styles;
#[cfg(test)]
mod tests;
mod theme;
pub(crate) mod xml;

use super::Refusal;
use crate::document::{
    Body, ContainerKind, Document, Format, HiddenBy, Notice, NoticeKind, PackageTrait, Story, StoryKind,
};
use crate::limits::Limits;
use builder::Builder;
use imports::Imports;
use numbering::{Counters, Numbering};
use package::{MAIN_PART, Package, Relationships, part_of};
use sections::{Section, Shown};
use std::collections::BTreeSet;
use std::sync::Arc;
use story::{Outside, Shared};
use styles::Styles;
use theme::Theme;

/// Reads a DOCX.
pub fn ingest(bytes: &[u8], limits: &Limits) -> Result<Document, Refusal> {
    let mut package = Package::open(bytes, limits)?;
    let main = package.main_part()?;
    let relationships = package.relationships(&main)?;
    let settings = match part_of(&relationships, "settings") {
        Some(part) => package
            .text(&part)?
            .map_or(Ok(facts::Settings::default()), |text| facts::Settings::read(&part, &text))?,
        None => facts::Settings::default(),
    };
    let text = package.text(&main)?.ok_or_else(|| Refusal::Damaged("the main part is missing".to_owned()))?;
    let mut shared = shared(&mut package, &relationships)?;
    if settings.shows_background {
        shared.page = facts::page_colour(&main, &text)?;
    }
    let mut reading = Reading {
        builder: Builder::new(Document::new(Format::Docx), limits),
        stories: Vec::new(),
        counters: Counters::default(),
        shared,
    };
    let imports = Imports::read(&mut package, &relationships, &text)?;
    let outside = Outside { relationships: &relationships, imports: &imports };
    let (sections, strict) = reading.story(&main, &text, outside, &Shown::only(StoryKind::Body))?;
    reading.others(&mut package, &relationships, &sections, settings.even_and_odd)?;

    let Reading { builder, stories, shared, .. } = reading;
    let backdrop = builder.backdrop;
    let mut document = builder.document;
    document.body = Body::Flow(stories);
    if backdrop {
        doubt_colours(&mut document);
    }
    facts::fill_in(&mut document.meta, &mut package)?;
    document.meta.language = settings.language.or(shared.styles.language);
    document.meta.scripts = package.names().any(|name| name.to_lowercase().ends_with("vbaproject.bin"));
    document.meta.package = traits(&mut package, &main, &text, strict)?;
    if package.has_twins() {
        let detail = "all but the last of the entries that have one name in the package".to_owned();
        document.notices.push(Notice { kind: NoticeKind::Skipped, detail, page: None });
    }
    document.meta.protection = settings.protection;
    document.meta.outside = kept_outside(&mut package, &relationships)?;
    document.meta.attachments = embedded_files(&relationships);
    Ok(document)
}

/// Kinds of what the main part and the settings refer to outside the file. Nothing of it is fetched.
fn kept_outside(package: &mut Package<'_>, relationships: &Relationships) -> Result<Vec<String>, Refusal> {
    let settings = part_of(relationships, "settings");
    let of_settings = settings.map_or(Ok(Relationships::new()), |part| package.relationships(&part))?;
    let all = relationships.values().chain(of_settings.values());
    let outside = all.filter(|r| r.external && r.kind != "hyperlink").map(|r| r.kind.clone());
    let kinds: BTreeSet<String> = outside.collect();
    Ok(kinds.into_iter().collect())
}

/// Names of the files that the main part embeds as objects. The workbook behind a chart belongs to the chart.
fn embedded_files(relationships: &Relationships) -> Vec<String> {
    let objects = relationships.values().filter(|r| matches!(r.kind.as_str(), "package" | "oleObject"));
    let name = |target: &str| target.rsplit('/').next().unwrap_or(target).to_owned();
    let names: BTreeSet<String> = objects.filter(|r| !r.external).map(|r| name(&r.target)).collect();
    names.into_iter().collect()
}

fn shared(package: &mut Package<'_>, relationships: &Relationships) -> Result<Shared, Refusal> {
    let mut shared = Shared::default();
    let mut text = |kind: &str| -> Result<Option<(String, String)>, Refusal> {
        let Some(part) = part_of(relationships, kind) else { return Ok(None) };
        Ok(package.text(&part)?.map(|text| (part, text)))
    };
    if let Some((part, text)) = text("theme")? {
        shared.theme = Theme::read(&part, &text)?;
    }
    if let Some((part, text)) = text("styles")? {
        shared.styles = Styles::read(part, text)?;
    }
    if let Some((part, text)) = text("numbering")? {
        shared.numbering = Numbering::read(&part, &text)?;
    }
    Ok(shared)
}

/// What grows while the stories are read one after the other.
struct Reading {
    builder: Builder,
    stories: Vec<Story>,
    counters: Counters,
    shared: Shared,
}

impl Reading {
    fn story(
        &mut self,
        part: &str,
        text: &str,
        outside: Outside<'_>,
        place: &Shown,
    ) -> Result<(Vec<Section>, bool), Refusal> {
        for unread in &outside.imports.unread {
            self.builder.notice(NoticeKind::Skipped, unread.clone());
        }
        let Shown { kind, section, pages, shown, .. } = *place;
        let container = self.builder.container(ContainerKind::Story(kind), None)?;
        let first = self.builder.document.runs.len();
        let part: Arc<str> = Arc::from(part);
        let result = story::Story::new(
            part.clone(),
            container,
            &self.shared,
            outside,
            &mut self.builder,
            &mut self.counters,
        )
        .read(text)?;
        let runs = first..self.builder.document.runs.len();
        self.stories.push(Story { kind, part, container, runs, section, pages, shown });
        Ok(result)
    }

    /// Headers and footers in the order of their sections, then notes, then comments.
    fn others(
        &mut self,
        package: &mut Package<'_>,
        relationships: &Relationships,
        sections: &[Section],
        even_and_odd: bool,
    ) -> Result<(), Refusal> {
        let mut parts: Vec<(String, Shown)> = Vec::new();
        for shown in sections::shown(sections, even_and_odd) {
            if let Some(related) = relationships.get(&shown.id).filter(|related| !related.external) {
                parts.push((related.target.clone(), shown));
            }
        }
        for (name, kind) in [("header", StoryKind::Header), ("footer", StoryKind::Footer)] {
            // Parts that no section shows are in the file all the same, and some programs read them.
            for related in relationships.values().filter(|r| r.kind == name && !r.external) {
                if parts.iter().all(|(part, _)| *part != related.target) {
                    parts.push((related.target.clone(), Shown { shown: false, ..Shown::only(kind) }));
                }
            }
        }
        let rest = [
            ("footnotes", StoryKind::Footnote),
            ("endnotes", StoryKind::Endnote),
            ("comments", StoryKind::Comment),
        ];
        for (name, kind) in rest {
            if let Some(part) = part_of(relationships, name) {
                parts.push((part, Shown::only(kind)));
            }
        }
        for (part, place) in parts {
            let Some(text) = package.text(&part)? else {
                self.builder.notice(NoticeKind::Skipped, format!("{part} is missing"));
                continue;
            };
            let own = package.relationships(&part)?;
            let imports = Imports::read(package, &own, &text)?;
            let outside = Outside { relationships: &own, imports: &imports };
            self.story(&part, &text, outside, &place)?;
        }
        Ok(())
    }
}

/// Text in the colour of the page may stand on a picture or panel: then nothing is proved.
fn doubt_colours(document: &mut Document) {
    for run in &mut document.runs {
        if run.visibility.hidden == Some(HiddenBy::Colour) && !run.visibility.doubtful {
            run.visibility.doubtful = true;
            run.visibility.proof.push_str("; a picture or panel may lie behind it");
        }
    }
}

fn traits(
    package: &mut Package<'_>,
    main: &str,
    text: &str,
    strict: bool,
) -> Result<Vec<PackageTrait>, Refusal> {
    let macros = package.content_type(main)?.is_some_and(|kind| kind.contains("macroEnabled"));
    let root = text.split('<').map(|tag| tag.split([' ', '>', '\n', '\r', '\t']).next().unwrap_or_default());
    let usual =
        root.into_iter().find(|name| name.ends_with("document")).is_none_or(|name| name == "w:document");
    let found = [
        (PackageTrait::Strict, strict),
        (PackageTrait::MainPartRenamed, main != MAIN_PART),
        (PackageTrait::MacroEnabled, macros),
        (PackageTrait::Utf16, package.utf16),
        (PackageTrait::OtherPrefix, !usual),
    ];
    Ok(found.into_iter().filter(|(_, holds)| *holds).map(|(name, _)| name).collect())
}
