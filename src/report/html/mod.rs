//! One page that holds everything: what the file looks like, what each reader gets, what is wrong and
//! what to do. It needs no network and is forbidden to use one.

mod document;
mod findings;
mod keywords;
mod markup;
mod numbered;
mod outline;
mod readings;
mod sheet;
mod survival;

use super::{FileReport, Report, full};
use crate::rules::RuleSet;
use crate::wording::Wording;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use markup::Markup;
use numbered::Numbered;
use sha2::{Digest, Sha256};
use std::io::Write;

const STYLE: &str = include_str!("style.css");
const SCRIPT: &str = include_str!("script.js");

/// Bytes of all page pictures in a report; what goes beyond is left out, and said.
const PICTURE_BYTES: usize = 64 << 20;

/// Writes the page.
pub fn write(report: &Report, rules: &RuleSet, out: &mut dyn Write) -> std::io::Result<()> {
    let alone = report.files.len() == 1;
    let levels = if alone { ["h1", "h2", "h3"] } else { ["h2", "h3", "h4"] };
    let redacted = report.redacted;
    let mut page = Page { markup: Markup::default(), rules, alone, redacted, levels, room: PICTURE_BYTES };
    page.markup.constant("<!doctype html>\n");
    page.markup.open("html", &[("lang", "en")]);
    page.head(report);
    page.body(report);
    out.write_all(page.markup.finish().as_bytes())
}

struct Page<'a> {
    markup: Markup,
    rules: &'a RuleSet,
    /// Whether the report is about one file.
    alone: bool,
    /// Whether what the files say is left out.
    redacted: bool,
    /// The headings of a file, of a part of what is said of it, and of a finding.
    levels: [&'static str; 3],
    /// Bytes of pictures that may still be put in.
    room: usize,
}

impl Page<'_> {
    fn head(&mut self, report: &Report) {
        let markup = &mut self.markup;
        markup.open("head", &[]);
        markup.void("meta", &[("charset", "utf-8")]);
        markup.void("meta", &[("http-equiv", "Content-Security-Policy"), ("content", &policy())]);
        markup.void("meta", &[("name", "viewport"), ("content", "width=device-width, initial-scale=1")]);
        markup.void("meta", &[("name", "color-scheme"), ("content", "light dark")]);
        markup.void("meta", &[("name", "referrer"), ("content", "no-referrer")]);
        markup.leaf("title", &[], &title(report));
        markup.open("style", &[]);
        markup.constant(STYLE);
        markup.close();
        markup.close();
    }

    fn body(&mut self, report: &Report) {
        self.markup.open("body", &[]);
        let first = if self.alone { "#f1-findings" } else { "#files" };
        self.markup.leaf("a", &[("class", "skip"), ("href", first)], "Skip to the findings");
        self.markup.constant(ARROWS);
        self.banner(report);
        self.markup.open("main", &[]);
        for (number, file) in (1..).zip(&report.files) {
            self.file(number, file);
        }
        self.markup.close();
        self.foot(report);
        self.markup.open("script", &[]);
        self.markup.constant(SCRIPT);
        self.markup.close();
        self.markup.close();
    }

    /// Who says it; over several files, how many findings and where.
    fn banner(&mut self, report: &Report) {
        let markup = &mut self.markup;
        markup.open("header", &[("class", "banner")]);
        markup.leaf("p", &[("class", "brand")], "atslint");
        if self.alone {
            markup.leaf("p", &[("class", "purpose")], "what hiring software reads in this résumé");
            markup.close();
            return;
        }
        markup.leaf("h1", &[], &title(report));
        markup.leaf("p", &[("class", "purpose")], &report.summary.in_words());
        markup.close();
        markup.open("nav", &[("class", "files"), ("id", "files"), ("aria-label", "Files")]);
        markup.open("ol", &[]);
        for (number, file) in (1..).zip(&report.files) {
            markup.open("li", &[]);
            markup.leaf("a", &[("href", &format!("#f{number}"))], &file.path);
            markup.text(" ");
            markup.leaf("span", &[("class", "counts")], &in_short(file));
            markup.close();
        }
        markup.close();
        markup.close();
    }

    fn file(&mut self, number: usize, file: &FileReport) {
        let id = format!("f{number}");
        let heading = format!("{id}-heading");
        self.markup.open("section", &[("class", "file"), ("id", &id), ("aria-labelledby", &heading)]);
        self.markup.open("header", &[("class", "title")]);
        let name = file.path.rfind(['/', '\\']).map_or(0, |at| at + 1);
        let (folder, name) = file.path.split_at(name);
        if !folder.is_empty() {
            self.markup.leaf("p", &[("class", "folder")], folder);
        }
        self.markup.leaf(self.levels[0], &[("id", &heading), ("class", "name")], name);
        self.markup.leaf("p", &[("class", "facts")], &full::facts(file));
        self.result(file);
        self.markup.close();
        let numbered = Numbered::new(&id, file);
        self.switch(&id, file);
        let shown = if file.illustration.is_some() { "spread" } else { "spread alone" };
        self.markup.open("div", &[("class", shown)]);
        self.document(&numbered);
        self.markup.open("div", &[("class", "said")]);
        self.findings(&numbered);
        self.survival(&id, file);
        self.readings(&numbered);
        self.keywords(&id, file);
        self.skipped(file);
        self.markup.close();
        self.markup.close();
        self.markup.close();
    }

    /// The result in one line.
    fn result(&mut self, file: &FileReport) {
        let markup = &mut self.markup;
        let summary = super::Summary::of(std::slice::from_ref(file));
        markup.open("p", &[("class", "result")]);
        if let Some(fault) = &file.error {
            markup.leaf("strong", &[("class", "error")], "Not checked");
            markup.text(" ");
            markup.text(&fault.message);
            markup.close();
            return;
        }
        let kinds = [
            (summary.error, "error", "errors"),
            (summary.warning, "warning", "warnings"),
            (summary.note, "note", "notes"),
        ];
        for (count, one, several) in kinds.into_iter().filter(|(count, ..)| *count > 0) {
            markup.leaf("span", &[("class", &format!("chip {one}"))], &Wording::count(count, one, several));
            markup.text(" ");
        }
        if summary == super::Summary::default() {
            markup.leaf("span", &[("class", "chip good")], "nothing to report");
            markup.text(" ");
        }
        if let Some(coverage) = file.keywords.as_ref().and_then(|keywords| keywords.coverage) {
            let must = coverage.map(|coverage| coverage.must).filter(|must| must.total > 0);
            let text = must.map_or("posting not compared".to_owned(), |must| {
                format!("{} of {} must-haves shown", must.shown, must.total)
            });
            markup.leaf("span", &[("class", "chip plain")], &text);
        }
        markup.close();
    }

    /// The heading of a part of what is said of a file.
    fn part(&mut self, title: &str) {
        self.markup.leaf(self.levels[1], &[("class", "part")], title);
    }

    /// What could not be decided or shown: our limits, not the résumé's.
    fn skipped(&mut self, file: &FileReport) {
        let left_out = file.illustration.iter().flat_map(|illustration| &illustration.left_out);
        let has_text = file.texts.values().any(|text| !text.is_empty());
        let undrawn = (has_text && file.illustration.is_none() && !self.redacted)
            .then(|| "the document is not shown: check this file alone to see it".to_owned());
        let skipped = file.skipped.iter().map(|skipped| format!("{} {}", skipped.rule, skipped.why));
        let lines: Vec<String> = skipped.chain(left_out.cloned()).chain(undrawn).collect();
        if lines.is_empty() {
            return;
        }
        self.markup.open("section", &[("class", "skipped")]);
        self.part("Not decided");
        self.markup.open("ul", &[]);
        for line in &lines {
            self.markup.leaf("li", &[], line);
        }
        self.markup.close();
        self.markup.close();
    }

    fn foot(&mut self, report: &Report) {
        self.markup.open("footer", &[]);
        let said = format!("atslint {}, as of {}. ", report.tool.version, report.as_of);
        self.markup.leaf("p", &[], &said);
        let how = if report.redacted {
            "What the files say is left out. Nothing was uploaded."
        } else {
            "Made on your computer; nothing was uploaded. No commercial hiring software was tested: the readers are \
             models of the programs that such software is commonly built from."
        };
        self.markup.leaf("p", &[], how);
        self.markup.close();
    }
}

/// The heads of arrows, which every drawing on the page uses.
const ARROWS: &str = r#"<svg class="defs" width="0" height="0" aria-hidden="true" focusable="false"><defs><marker id="arrow" viewBox="0 0 8 8" refX="6.5" refY="4" markerWidth="5" markerHeight="5" orient="auto-start-reverse"><path d="M0 0.6 7.4 4 0 7.4z"/></marker></defs></svg>
"#;

/// Nothing but what is in the file itself: pictures as data, this style and this script.
fn policy() -> String {
    let hash = |text: &str| BASE64.encode(Sha256::digest(text.as_bytes()));
    format!(
        "default-src 'none'; img-src data:; style-src 'sha256-{}'; script-src 'sha256-{}'; base-uri 'none'; form-action 'none'",
        hash(STYLE),
        hash(SCRIPT)
    )
}

fn title(report: &Report) -> String {
    match report.files.as_slice() {
        [only] => format!("{}: what readers get", only.path),
        several => Wording::count(several.len(), "résumé", "résumés").to_string(),
    }
}

fn in_short(file: &FileReport) -> String {
    match &file.error {
        Some(_) => "not checked".to_owned(),
        None => super::Summary::of(std::slice::from_ref(file)).in_words(),
    }
}
