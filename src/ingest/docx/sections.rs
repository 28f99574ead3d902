//! Sections: their columns, and which headers and footers they show.

use super::xml::{Ns, Tag, XmlReader};
use crate::document::StoryKind;

/// A section, from its `w:sectPr`.
#[derive(Debug, Clone, Default)]
pub struct Section {
    /// Text columns; 0 when not given.
    pub columns: u8,
    /// Whether the first page has a header and footer of its own.
    pub title_page: bool,
    /// Headers and footers it names.
    pub references: Vec<Reference>,
}

/// A header or footer that a section names.
#[derive(Debug, Clone)]
pub struct Reference {
    /// Header or footer.
    pub kind: StoryKind,
    /// `default`, `first` or `even`.
    pub pages: String,
    /// Relationship id.
    pub id: String,
}

impl Section {
    /// Takes in a child of `w:sectPr`.
    pub fn set(&mut self, tag: &Tag<'_>, reader: &XmlReader<'_>) {
        if tag.ns != Ns::W {
            return;
        }
        let kind = match tag.local() {
            "cols" => {
                let number = tag.number("num").unwrap_or(1.0);
                self.columns = number.clamp(1.0, 45.0) as u8;
                return;
            }
            "titlePg" => {
                self.title_page = tag.on();
                return;
            }
            "headerReference" => StoryKind::Header,
            "footerReference" => StoryKind::Footer,
            _ => return,
        };
        if let Some(id) = reader.relationship(tag, "id") {
            let pages = tag.attribute("type").unwrap_or_else(|| "default".to_owned());
            self.references.push(Reference { kind, pages, id });
        }
    }
}

/// A header or footer in the order in which sections first name it.
#[derive(Debug, Clone, PartialEq)]
pub struct Shown {
    /// Header or footer.
    pub kind: StoryKind,
    /// Relationship id.
    pub id: String,
    /// 1-based section that names it first.
    pub section: u32,
    /// Whether any page shows it.
    pub shown: bool,
}

/// All headers, then all footers, each once. `even_and_odd` is the document's setting.
pub fn shown(sections: &[Section], even_and_odd: bool) -> Vec<Shown> {
    let mut all: Vec<Shown> = Vec::new();
    for kind in [StoryKind::Header, StoryKind::Footer] {
        for (number, section) in (1u32..).zip(sections) {
            // What the first page shows comes first.
            for pages in ["first", "default", "even"] {
                let named = section.references.iter().filter(|r| r.kind == kind && r.pages == pages);
                for reference in named {
                    let shown = match pages {
                        // Later sections inherit it and may show it.
                        "first" => sections.iter().skip(number as usize - 1).any(|s| s.title_page),
                        "even" => even_and_odd,
                        _ => true,
                    };
                    match all.iter_mut().find(|known| known.id == reference.id && known.kind == kind) {
                        Some(known) => known.shown |= shown,
                        None => all.push(Shown { kind, id: reference.id.clone(), section: number, shown }),
                    }
                }
            }
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn first_page_headers_need_a_title_page() {
        let reference = |pages: &str, id: &str| Reference {
            kind: StoryKind::Header,
            pages: pages.to_owned(),
            id: id.to_owned(),
        };
        let references = vec![reference("default", "d"), reference("first", "f")];
        let plain = Section { references: references.clone(), ..Section::default() };
        let titled = Section { title_page: true, references, ..Section::default() };
        let order = |section| -> Vec<(String, bool)> {
            shown(&[section], false).into_iter().map(|s| (s.id, s.shown)).collect()
        };
        assert_eq!(order(plain), [("f".to_owned(), false), ("d".to_owned(), true)]);
        assert_eq!(order(titled), [("f".to_owned(), true), ("d".to_owned(), true)]);
    }
}
