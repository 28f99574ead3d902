//! The lines that an HTML page shows, cut at its blocks.

use crate::limits;
use crate::posting::sheet::{Mark, Sheet};

/// Elements whose content a browser does not show as text.
const UNSEEN: &[&str] = &[
    "script", "style", "noscript", "template", "svg", "iframe", "object", "video", "audio", "canvas",
    "title", "select", "textarea", "datalist",
];
/// Elements that are no part of a page's main content.
const FRAME: &[&str] = &["nav", "aside", "footer", "dialog", "button", "menu"];
/// Their roles (WAI-ARIA 1.2).
const FRAME_ROLES: &[&str] = &[
    "navigation",
    "banner",
    "contentinfo",
    "complementary",
    "dialog",
    "alertdialog",
    "search",
    "menu",
    "menubar",
];
/// Elements that start and end lines.
const BLOCKS: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "br",
    "caption",
    "center",
    "dd",
    "details",
    "dialog",
    "dir",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hgroup",
    "hr",
    "legend",
    "li",
    "main",
    "menu",
    "nav",
    "ol",
    "option",
    "p",
    "pre",
    "section",
    "summary",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "ul",
];
const HEADINGS: &[&str] = &["h1", "h2", "h3", "h4", "h5", "h6"];
/// Elements without content.
const VOID: &[&str] =
    &["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"];
/// A start of one of these ends another of them that is open.
const SIBLINGS: &[&str] = &["p", "li", "dt", "dd", "tr", "td", "th", "option"];
/// Cells whose text names what stands in the next one.
const CELLS: &[&str] = &["td", "th", "dt"];
/// Characters of a cell that is a name of the next one; the longest label of the vocabularies has 32.
const CELL_NAME: usize = 40;
/// Open elements among which the start of an end tag is looked for.
const NEAR: usize = 64;

/// An open element, with what holds for its content.
#[derive(Debug, Clone, Default)]
struct Open {
    name: String,
    unseen: bool,
    /// Not shown at first, as what a click unfolds.
    folded: bool,
    frame: bool,
    heading: bool,
    strong: bool,
    main: bool,
    /// White space counts.
    pre: bool,
}

/// What stands between the text so far and the next.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
enum Pending {
    #[default]
    Nothing,
    Space,
    Line,
    /// The edge of a short cell, which its value's block does not break.
    Cell,
}

/// Collects the lines of a page from its tags and texts, in order.
#[derive(Debug, Default)]
pub(super) struct Lines {
    sheet: Sheet,
    open: Vec<Open>,
    line: String,
    mark: Mark,
    /// Characters of the line that are bold or a heading's.
    strong: usize,
    pending: Pending,
    bullet: bool,
    unfolds: bool,
    /// Words that were left out because they are folded.
    folded: usize,
}

impl Lines {
    /// Lines of all that a page can show.
    pub(super) fn unfolded() -> Self {
        Self { unfolds: true, ..Self::default() }
    }

    /// How many words were left out because they are not shown at first.
    pub(super) fn folded(&self) -> usize {
        self.folded
    }

    pub(super) fn finish(mut self) -> Sheet {
        self.end_line();
        self.sheet.whole_lines = true;
        self.sheet
    }

    /// A start tag; `attribute` gives an attribute's value in lower case.
    pub(super) fn start(&mut self, name: &str, attribute: impl Fn(&str) -> Option<String>) {
        let block = BLOCKS.contains(&name);
        let top = self.open.last().map(|open| open.name.clone()).unwrap_or_default();
        let cells = ["td", "th", "dt", "dd"];
        let sibling =
            SIBLINGS.contains(&name) && top == name || cells.contains(&name) && cells.contains(&top.as_str());
        if sibling || block && top == "p" {
            self.end(&top);
        }
        if block && self.pending != Pending::Cell {
            self.pending = Pending::Line;
        } else if matches!(name, "a" | "button" | "label") {
            self.pending = self.pending.max(Pending::Space);
        }
        self.bullet |= name == "li";
        if VOID.contains(&name) || self.open.len() >= limits::HTML_DEPTH {
            return;
        }
        let opened = self.opened(name, attribute);
        self.open.push(opened);
    }

    fn opened(&self, name: &str, attribute: impl Fn(&str) -> Option<String>) -> Open {
        let outer = self.open.last().cloned().unwrap_or_default();
        let role = attribute("role").unwrap_or_default();
        let style: String =
            attribute("style").unwrap_or_default().chars().filter(|c| !c.is_whitespace()).collect();
        let hidden = attribute("hidden").is_some()
            || style.contains("display:none")
            || style.contains("visibility:hidden");
        let bold = ["font-weight:bold", "font-weight:6", "font-weight:7"].iter().any(|s| style.contains(s));
        let framed = FRAME.contains(&name)
            || FRAME_ROLES.contains(&role.as_str())
            || (name == "header" && !outer.main);
        Open {
            unseen: outer.unseen || UNSEEN.contains(&name),
            folded: outer.folded || hidden,
            // The title of the page is its content, wherever it stands.
            frame: (outer.frame || framed) && name != "h1",
            heading: outer.heading || HEADINGS.contains(&name) || role == "heading",
            strong: outer.strong || bold || matches!(name, "b" | "strong" | "u"),
            main: outer.main || matches!(name, "main" | "article") || role == "main",
            pre: outer.pre || name == "pre",
            name: name.to_owned(),
        }
    }

    pub(super) fn end(&mut self, name: &str) {
        let from = self.open.len().saturating_sub(NEAR);
        let near = self.open.get(from..).unwrap_or_default();
        if let Some(at) = near.iter().rposition(|open| open.name == name) {
            self.open.truncate(from + at);
        }
        if CELLS.contains(&name) && !self.line.is_empty() && self.line.chars().count() <= CELL_NAME {
            self.pending = Pending::Cell;
        } else if matches!(name, "tr" | "dl" | "table")
            || BLOCKS.contains(&name) && self.pending != Pending::Cell
        {
            self.pending = Pending::Line;
        } else if matches!(name, "a" | "button" | "label") {
            self.pending = self.pending.max(Pending::Space);
        }
    }

    pub(super) fn text(&mut self, text: &str) {
        let Open { frame, heading, strong, pre, unseen, folded, .. } =
            self.open.last().cloned().unwrap_or_default();
        if unseen {
            return;
        }
        if folded && !self.unfolds {
            self.folded += text.split_whitespace().count();
            return;
        }
        for c in text.chars() {
            if c.is_whitespace() {
                let breaks = pre && c == '\n';
                self.pending = self.pending.max(if breaks { Pending::Line } else { Pending::Space });
                continue;
            }
            match std::mem::take(&mut self.pending) {
                Pending::Line => self.end_line(),
                Pending::Cell if !self.line.is_empty() => self.line.push('\t'),
                Pending::Space if !self.line.is_empty() => self.line.push(' '),
                _ => {}
            }
            if self.line.is_empty() {
                self.mark = Mark { heading, frame, bullet: std::mem::take(&mut self.bullet), vouched: false };
            }
            self.line.push(c);
            self.strong += usize::from(heading || strong);
        }
    }

    fn end_line(&mut self) {
        let line = std::mem::take(&mut self.line);
        let strong = std::mem::take(&mut self.strong);
        if line.is_empty() {
            return;
        }
        let letters = line.chars().filter(|c| !c.is_whitespace()).count();
        let mark =
            Mark { heading: self.mark.heading || (strong == letters && !self.mark.bullet), ..self.mark };
        self.sheet.push(&line, mark);
    }
}
