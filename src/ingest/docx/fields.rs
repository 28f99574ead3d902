//! Complex fields: `begin`, instruction, `separate`, result, `end`, spread over runs and paragraphs.

use super::builder::Builder;
use crate::document::{ContainerId, ContainerKind, GlyphId};
use crate::ingest::Refusal;
use crate::limits;
use std::sync::Arc;

/// A field that has begun and not ended.
#[derive(Debug)]
struct Field {
    instruction: String,
    /// First glyph of the result, once `separate` was met.
    result: Option<GlyphId>,
    /// The last container made for it, and the container that lies in.
    container: Option<(Option<ContainerId>, ContainerId)>,
}

/// The open fields of a story, outermost first.
#[derive(Debug, Default)]
pub struct Fields {
    open: Vec<Field>,
    /// Fields begun beyond the cap and not ended.
    beyond: usize,
    /// Fields below this index stay outside the text box that is read.
    floor: usize,
}

impl Fields {
    /// Takes in a `w:fldChar`.
    pub fn mark(&mut self, kind: &str, builder: &mut Builder) {
        match kind {
            "begin" if self.beyond > 0 || self.open.len() - self.floor >= limits::FIELD_DEPTH => {
                self.beyond += 1;
            }
            "begin" => self.open.push(Field { instruction: String::new(), result: None, container: None }),
            "separate" if self.beyond == 0 && self.open.len() > self.floor => {
                if let Some(field) = self.open.last_mut() {
                    field.result = Some(builder.next_glyph());
                    field.container = None;
                }
            }
            "end" if self.beyond > 0 => self.beyond -= 1,
            "end" if self.open.len() > self.floor => {
                let Some(field) = self.open.pop() else { return };
                if let (Some(first), Some(target)) = (field.result, hyperlink(&field.instruction)) {
                    builder.link(&target, first);
                }
            }
            _ => {}
        }
    }

    /// Takes in instruction text.
    pub fn instruct(&mut self, text: &str) {
        if let Some(field) = self.open.last_mut()
            && field.result.is_none()
            && field.instruction.len() < 4_096
        {
            field.instruction.push_str(text);
        }
    }

    /// The container for text at this place: inside the containers of all open fields.
    pub fn container(
        &mut self,
        around: Option<ContainerId>,
        builder: &mut Builder,
    ) -> Result<Option<ContainerId>, Refusal> {
        let mut parent = around;
        for field in self.open.iter_mut().skip(self.floor) {
            let id = match field.container {
                Some((inside, id)) if inside == parent => id,
                _ => {
                    let kind = match field.result {
                        None => ContainerKind::FieldInstruction,
                        Some(_) => ContainerKind::Field {
                            instruction: Arc::from(field.instruction.trim()),
                            simple: false,
                        },
                    };
                    let id = builder.container(kind, parent)?;
                    field.container = Some((parent, id));
                    id
                }
            };
            parent = Some(id);
        }
        Ok(parent)
    }

    /// Shuts the open fields out, for a text box; gives what [`Fields::leave`] needs.
    pub fn enter(&mut self) -> usize {
        std::mem::replace(&mut self.floor, self.open.len())
    }

    /// Ends a text box: fields begun in it end with it.
    pub fn leave(&mut self, floor: usize) {
        self.open.truncate(self.floor);
        self.floor = floor;
    }
}

/// The target of a `HYPERLINK` instruction: the URL, or `#bookmark`.
pub fn hyperlink(instruction: &str) -> Option<Arc<str>> {
    let rest = instruction.trim().strip_prefix("HYPERLINK")?;
    let (mut url, mut anchor) = (None, None);
    let mut switch = "";
    for word in arguments(rest) {
        if word.starts_with('\\') {
            switch = word;
            continue;
        }
        match switch {
            "\\l" => anchor = Some(word),
            "\\o" | "\\t" | "\\n" | "\\m" => {}
            _ => url = url.or(Some(word)),
        }
        switch = "";
    }
    Some(Arc::from(target(url.unwrap_or_default(), anchor)?))
}

/// A target from a URL and a bookmark, of which one may be missing.
pub fn target(url: &str, anchor: Option<&str>) -> Option<String> {
    let fragment = anchor.map(|anchor| format!("#{anchor}")).unwrap_or_default();
    Some(format!("{url}{fragment}")).filter(|target| !target.is_empty())
}

/// Words of an instruction; quotes keep a word together.
fn arguments(text: &str) -> impl Iterator<Item = &str> {
    let pieces = text.split('"').enumerate();
    pieces.flat_map(|(index, piece)| {
        let quoted = index % 2 == 1;
        let words: Vec<&str> = if quoted { vec![piece] } else { piece.split_whitespace().collect() };
        words
    })
}

#[cfg(test)]
mod tests {
    use super::hyperlink;

    #[test]
    fn hyperlink_instructions_give_targets() {
        let target = |text| hyperlink(text).map(|t| t.to_string());
        assert_eq!(target(r#" HYPERLINK "https://a.example/" "#).as_deref(), Some("https://a.example/"));
        assert_eq!(target(r#"HYPERLINK \l "mark" \o "tip""#).as_deref(), Some("#mark"));
        assert_eq!(target("HYPERLINK mailto:a@b.example").as_deref(), Some("mailto:a@b.example"));
        assert_eq!(target(" DATE "), None);
    }
}
