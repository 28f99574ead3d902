//! Sections: their columns, and which headers and footers they show.

use super::xml::{Ns, Tag, XmlReader};
use crate::document::{StoryKind, StoryPages};

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
    /// Which pages show it.
    pub pages: StoryPages,
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
            let pages = match tag.attribute("type").as_deref() {
                Some("first") => StoryPages::First,
                Some("even") => StoryPages::Even,
                _ => StoryPages::All,
            };
            self.references.push(Reference { kind, pages, id });
        }
    }
}

/// What a story is, and where it is shown.
#[derive(Debug, Clone, PartialEq)]
pub struct Shown {
    /// Which.
    pub kind: StoryKind,
    /// Relationship id; empty where there is only one of the kind.
    pub id: String,
    /// 1-based section that names it first.
    pub section: u32,
    /// The pages it is named for.
    pub pages: StoryPages,
    /// Whether any page shows it.
    pub shown: bool,
}

impl Shown {
    /// The only story of its kind.
    pub fn only(kind: StoryKind) -> Self {
        Self { kind, id: String::new(), section: 1, pages: StoryPages::All, shown: true }
    }
}

/// All headers, then all footers, each once, in the order in which sections first name them. `even_and_odd` is the document's setting.
pub fn shown(sections: &[Section], even_and_odd: bool) -> Vec<Shown> {
    let mut all: Vec<Shown> = Vec::new();
    for kind in [StoryKind::Header, StoryKind::Footer] {
        for (number, section) in (1u32..).zip(sections) {
            // What the first page shows comes first.
            for pages in [StoryPages::First, StoryPages::All, StoryPages::Even] {
                let named = section.references.iter().filter(|r| r.kind == kind && r.pages == pages);
                for reference in named {
                    let shown = match pages {
                        // Later sections inherit it and may show it.
                        StoryPages::First => sections.iter().skip(number as usize - 1).any(|s| s.title_page),
                        StoryPages::Even => even_and_odd,
                        StoryPages::All => true,
                    };
                    match all.iter_mut().find(|known| known.id == reference.id && known.kind == kind) {
                        Some(known) => known.shown |= shown,
                        None => {
                            let id = reference.id.clone();
                            all.push(Shown { kind, id, section: number, pages, shown });
                        }
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
        let reference = |pages, id: &str| Reference { kind: StoryKind::Header, pages, id: id.to_owned() };
        let references = vec![reference(StoryPages::All, "d"), reference(StoryPages::First, "f")];
        let plain = Section { references: references.clone(), ..Section::default() };
        let titled = Section { title_page: true, references, ..Section::default() };
        let order = |section| -> Vec<(String, bool)> {
            shown(&[section], false).into_iter().map(|s| (s.id, s.shown)).collect()
        };
        assert_eq!(order(plain), [("f".to_owned(), false), ("d".to_owned(), true)]);
        assert_eq!(order(titled), [("f".to_owned(), true), ("d".to_owned(), true)]);
    }
}
