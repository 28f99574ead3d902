//! Repairs a posting's text before it is read: what copying, mailing and exporting did to it. A text without damage
//! comes out as it is, byte for byte.
//!
//! Where line breaks are lost, each is put back where a bullet, a heading or the glue between two sentences shows that one
//! stood there. All that is said of places of the repaired text is told in bytes of the text as given ([`Origins`]).

mod divided;
mod glue;
mod listed;
mod mending;
mod shouted;
mod signs;
mod tags;
mod walls;
mod wraps;

use super::sheet::{Mark, Sheet};
use crate::span::Span;
use mending::Mending;

/// Where the bytes of a repaired text stand in the text as given.
#[derive(Debug, Default)]
pub(super) struct Origins(Option<Vec<u32>>);

impl Origins {
    /// The place in `given` of a span of the repaired text.
    pub(super) fn of(&self, span: Span, given: &str) -> Span {
        let Some(origins) = &self.0 else { return span };
        let at = |byte: usize| origins.get(byte).map_or(given.len(), |&origin| origin as usize);
        Span::within(given, at(span.start()), at(span.end()).max(at(span.start())))
    }
}

/// The sheet as it is read, and where its text was given.
pub(super) fn repaired(sheet: &Sheet) -> (Sheet, Origins) {
    let mut mending = Mending::new(sheet.text.clone());
    for repair in
        [signs::entities, signs::misread, signs::questions, wraps::escapes, wraps::quotes, tags::tags]
    {
        mending.make(&repair(mending.text()));
    }
    let divided = divided::breaks(mending.text());
    mending.make(&divided);
    let walls = walls::breaks(mending.text());
    mending.make(&walls);
    let (text, origins) = mending.finish();
    let marks = match &origins {
        Some(origins) if !sheet.marks.is_empty() => marks(sheet, &text, origins),
        _ => sheet.marks.clone(),
    };
    let whole_lines = sheet.whole_lines || !divided.is_empty() || !walls.is_empty();
    (Sheet { text, marks, whole_lines, facts: sheet.facts.clone() }, Origins(origins))
}

/// What the format says of each line, for the lines as they are now: the parts of a line are as it was, but no headings.
fn marks(sheet: &Sheet, text: &str, origins: &[u32]) -> Vec<Mark> {
    let mut ends = sheet.text.match_indices('\n').map(|(at, _)| at).peekable();
    let (mut line, mut start) = (0, 0);
    let mut lines: Vec<usize> = Vec::new();
    for part in text.split('\n') {
        let given = origins.get(start).map_or(sheet.text.len(), |&origin| origin as usize);
        while ends.next_if(|&end| end < given).is_some() {
            line += 1;
        }
        lines.push(line);
        start += part.len() + 1;
    }
    let parts = |same: &[usize]| {
        let mark = same.first().map(|&line| sheet.mark(line)).unwrap_or_default();
        vec![Mark { heading: mark.heading && same.len() == 1, ..mark }; same.len()]
    };
    lines.chunk_by(|a, b| a == b).flat_map(parts).collect()
}

#[cfg(test)]
mod tests {
    use super::{Sheet, repaired};

    fn read(text: &str) -> String {
        repaired(&Sheet::plain(text)).0.text
    }

    #[test]
    fn what_is_whole_stays_as_it_is() {
        let text =
            "Baker (m/f)\nOven & Sons – Leeds • Full-time • £30k\n\nRequirements:\n- Bread, JavaScript\n";
        let (sheet, origins) = repaired(&Sheet::plain(text));
        assert_eq!(sheet.text, text);
        assert!(origins.0.is_none());
    }

    #[test]
    fn places_are_those_of_the_given_text() {
        let given = "Baker\\n\\nRequirements\\n- Rye &amp; oat\\n";
        let (sheet, origins) = repaired(&Sheet::plain(given));
        assert_eq!(sheet.text, "Baker\n\nRequirements\n- Rye & oat\n");
        let at = sheet.text.find("Rye & oat").unwrap();
        let span = crate::span::Span::new(&sheet.text, at, at + 9).unwrap();
        assert_eq!(origins.of(span, given).of(given), "Rye &amp; oat");
    }

    #[test]
    fn glued_nouns_and_arrows_divide_a_wall() {
        let wall = "Anforderungen: Kenntnisse der BackofentechnikBereitschaft zur Nachtarbeit und zur WochenendarbeitFührerschein \
                    der Klasse B und PowerPoint sowie GitHub";
        let lines = read(wall);
        assert!(
            lines.contains("Backofentechnik\nBereitschaft")
                && lines.contains("Wochenendarbeit\nFührerschein")
        );
        assert!(lines.contains("PowerPoint sowie GitHub"), "{lines}");
        let wall = "Bake rye bread and keep the oven clean» Sell what was baked on the market on Saturdays» Teach those who learn the \
                    trade» Count the till";
        assert_eq!(read(wall).lines().count(), 4);
        let quoted = wall.replacen("rye", "«rye", 1);
        assert_eq!(read(&quoted), quoted);
    }

    #[test]
    fn one_damage_upon_another_is_repaired() {
        assert_eq!(
            read("> Baker\n> Requirements\n> €¢ Rye &amp; oat\n"),
            "Baker\nRequirements\n• Rye & oat\n"
        );
    }
}
