//! The place of a run as Word shows it: section, table, row and cell, header, text box.

use super::{Body, ContainerId, ContainerKind, Document, Place, Run, StoryKind, StoryPages};

/// Names of a place that are given; deeper nesting says nothing more to a person.
const MOST: usize = 8;

impl Document {
    /// Where a run of a DOCX stands, as `section 1, table 2, row 3, cell 1`; `None` in other formats.
    pub fn whereabouts(&self, run: &Run) -> Option<String> {
        let Place::Docx { .. } = run.place else { return None };
        let path: Vec<(ContainerId, &ContainerKind)> =
            self.path(run).map(|(id, container)| (id, &container.kind)).collect();
        let section = path.iter().find_map(|(_, kind)| match kind {
            ContainerKind::Paragraph(paragraph) => Some(paragraph.section),
            _ => None,
        });
        let mut names: Vec<String> = Vec::new();
        for (id, kind) in path.iter().rev() {
            if let Some(name) = self.name(*id, kind, section)
                && names.last() != Some(&name)
            {
                names.push(name);
            }
        }
        names.truncate(MOST);
        Some(names.join(", "))
    }

    fn name(&self, id: ContainerId, kind: &ContainerKind, section: Option<u32>) -> Option<String> {
        Some(match kind {
            ContainerKind::Story(StoryKind::Body) => format!("section {}", section.unwrap_or(1)),
            ContainerKind::Story(story) => {
                let name = match story {
                    StoryKind::Body => return None,
                    StoryKind::Header => "header",
                    StoryKind::Footer => "footer",
                    StoryKind::Footnote => return Some("a footnote".to_owned()),
                    StoryKind::Endnote => return Some("an endnote".to_owned()),
                    StoryKind::Comment => return Some("a comment".to_owned()),
                };
                self.name_story(name, id)
            }
            ContainerKind::Table { number, .. } => format!("table {number}"),
            ContainerKind::Row(row) => format!("row {row}"),
            ContainerKind::Cell(cell) => format!("cell {cell}"),
            ContainerKind::TextBox(_) => "text box".to_owned(),
            ContainerKind::Frame => "frame".to_owned(),
            ContainerKind::ContentControl { .. } => "content control".to_owned(),
            ContainerKind::Object => "embedded object".to_owned(),
            ContainerKind::Math => "equation".to_owned(),
            ContainerKind::Inserted => "tracked insertion".to_owned(),
            ContainerKind::Deleted => "tracked deletion".to_owned(),
            ContainerKind::MovedFrom | ContainerKind::MovedTo => "tracked move".to_owned(),
            ContainerKind::Drawing(name) => (*name).to_owned(),
            _ => return None,
        })
    }

    /// A header or footer by its pages and the section that first shows it.
    fn name_story(&self, name: &str, id: ContainerId) -> String {
        let Body::Flow(stories) = &self.body else { return name.to_owned() };
        let Some(story) = stories.iter().find(|story| story.container == id) else { return name.to_owned() };
        let pages = match story.pages {
            StoryPages::All => "",
            StoryPages::First => "first-page ",
            StoryPages::Even => "even-page ",
        };
        format!("{pages}{name} of section {}", story.section)
    }
}
