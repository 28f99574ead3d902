//! Readings of plain text: as it stands.

use super::cells::cells;
use super::{Line, Origin, Reading};
use crate::document::Document;
use crate::span::Span;
use crate::text::signs;

/// The text from top to bottom; also the reference.
///
/// A block is what stands between blank lines. Indents are counted in characters.
pub fn read(document: &Document) -> Reading {
    let mut reading = Reading::default();
    let mut block = 0;
    let mut blank_before = 0u16;
    for run in &document.runs {
        let start = reading.text.len();
        reading.text.push_str(&run.text);
        let end = reading.text.len();
        for (glyph, (at, c)) in (run.first_glyph..).zip(run.text.char_indices()) {
            let span = Span::within(&reading.text, start + at, start + at + c.len_utf8());
            reading.origin.push(Origin { span, glyph });
        }
        let span = Span::within(&reading.text, start, end).trimmed(&reading.text);
        if span.is_empty() {
            blank_before = blank_before.saturating_add(1);
        } else {
            block += u32::from(blank_before > 0);
            let line = span.of(&reading.text);
            reading.lines.push(Line {
                span,
                cells: cells(&reading.text, span),
                block,
                bullet: signs::bullet(line).is_some(),
                indent: reading.text.get(start..span.start()).map_or(0, |lead| lead.chars().count()) as f32,
                space_above: f32::from(blank_before),
                ..Line::default()
            });
            blank_before = 0;
        }
        reading.text.push('\n');
    }
    reading
}

#[cfg(test)]
mod tests {
    use super::read;
    use crate::ingest::text::ingest;
    use crate::limits::Limits;

    #[test]
    fn lines_have_cells_blocks_and_bullets() {
        let text = "ANNA LIND\n\nEngineer    2019 – now\n  • built\tx\n";
        let document = ingest(text.as_bytes(), &Limits::default()).unwrap();
        let reading = read(&document);
        assert_eq!(reading.text, text);
        let cells: Vec<Vec<&str>> = reading
            .lines
            .iter()
            .map(|line| line.cells.iter().map(|cell| cell.of(&reading.text)).collect())
            .collect();
        assert_eq!(cells, [vec!["ANNA LIND"], vec!["Engineer", "2019 – now"], vec!["• built", "x"]]);
        assert_eq!(reading.lines.iter().map(|line| line.block).collect::<Vec<_>>(), [0, 1, 1]);
        assert!(reading.lines[2].bullet && reading.lines[2].indent == 2.0);
        let origin = reading.origins(reading.lines[1].span)[0];
        assert_eq!(document.run_of(origin.glyph).unwrap().0.text, "Engineer    2019 – now");
    }
}
