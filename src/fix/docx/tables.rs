//! Layout tables: each row becomes a line, its cells side by side with tabs between, or where cells hold several
//! paragraphs, one cell after the other.

use super::edit::{Concern, Edit};
use super::tree::{Changes, Element, Tree};
use crate::fix::fault::Fault;
use crate::ingest::docx::package::Package;
use crate::ingest::docx::parts::{self, Part};
use crate::limits::Limits;

/// Tables in tables that are taken apart.
const DEPTH: usize = 4;
/// What stands before the tab stops of a paragraph (ECMA-376 part 1, 17.3.1.26).
const BEFORE_STOPS: [&str; 10] = [
    "pStyle",
    "keepNext",
    "keepLines",
    "pageBreakBefore",
    "framePr",
    "widowControl",
    "numPr",
    "suppressLineNumbers",
    "pBdr",
    "shd",
];

/// Writes the tables of the main part as lines.
pub(super) fn to_lines(package: &mut Package<'_>, _: &Concern<'_>) -> Result<Option<Edit>, Fault> {
    let name = package.main_part()?;
    let text = parts::text(package, &name)?;
    let changed = flattened(&name, &text, package.limits())?;
    Ok(changed.map(|text| Edit { changed: vec![Part { name, text }], ..Edit::default() }))
}

/// A part with lines for its tables; none if it has no table that can be written so.
pub(super) fn flattened(part: &str, text: &str, limits: &Limits) -> Result<Option<String>, Fault> {
    let mut flat: Option<String> = None;
    for _ in 0..DEPTH {
        let text = flat.as_deref().unwrap_or(text);
        match outermost(&Tree::read(part, text, limits)?, text) {
            Some(changed) => flat = Some(changed),
            None => break,
        }
    }
    Ok(flat)
}

fn outermost(tree: &Tree, text: &str) -> Option<String> {
    let mut changes = Changes::default();
    let mut end = 0;
    for (at, table) in tree.0.iter().enumerate().filter(|(_, element)| element.is_word("tbl")) {
        if table.open.start < end {
            continue;
        }
        if let Some(lines) = lines(tree, at, text) {
            changes.replace(table.whole(), lines);
            end = table.close.end;
        }
    }
    if changes.is_empty() { None } else { changes.apply(text) }
}

/// A cell of a row.
struct Cell<'t> {
    /// Its paragraphs and tables that show something.
    filled: Vec<(usize, &'t Element)>,
    /// Where it begins and ends on the page, in twentieths of a point from the edge of the table.
    sides: (u32, u32),
}

/// The rows of a table as paragraphs; none where something else than rows and cells is in it.
fn lines(tree: &Tree, table: usize, text: &str) -> Option<String> {
    let is_known = |element: &Element| {
        ["tblPr", "tblGrid", "tblPrEx", "tr", "bookmarkStart", "bookmarkEnd"]
            .iter()
            .any(|n| element.is_word(n))
    };
    if !tree.children(table).all(|(_, child)| is_known(child)) {
        return None;
    }
    let columns = columns(tree, table, text);
    let mut lines = String::new();
    for (row, _) in tree.children(table).filter(|(_, child)| child.is_word("tr")) {
        let cells = cells(tree, row, text, &columns)?;
        let filled: Vec<&Cell<'_>> = cells.iter().filter(|cell| !cell.filled.is_empty()).collect();
        let is_line = |cell: &&Cell<'_>| matches!(cell.filled.as_slice(), [(_, only)] if only.is_word("p"));
        if filled.len() > 1 && filled.iter().all(is_line) {
            lines.push_str(&side_by_side(tree, &filled, text)?);
        } else {
            let blocks = filled.iter().flat_map(|cell| &cell.filled);
            blocks.for_each(|(_, block)| lines.push_str(text.get(block.whole()).unwrap_or_default()));
        }
    }
    (!lines.is_empty()).then_some(lines)
}

/// The widths of a table's columns.
fn columns(tree: &Tree, table: usize, text: &str) -> Vec<u32> {
    let grid = tree.children(table).find(|(_, child)| child.is_word("tblGrid"));
    let columns = grid.into_iter().flat_map(|(at, _)| tree.children(at));
    columns.map(|(_, column)| number(column, text, "w").unwrap_or_default()).collect()
}

fn cells<'t>(tree: &'t Tree, row: usize, text: &str, columns: &[u32]) -> Option<Vec<Cell<'t>>> {
    let mut cells = Vec::new();
    let mut widths = columns.iter();
    let mut left: u32 = 0;
    for (at, child) in tree.children(row) {
        if child.is_word("sdt") {
            return None;
        }
        if !child.is_word("tc") {
            continue;
        }
        let properties = tree.children(at).find(|(_, child)| child.is_word("tcPr")).map(|(at, _)| at);
        let span = properties.and_then(|at| tree.children(at).find(|(_, child)| child.is_word("gridSpan")));
        let span = span.and_then(|(_, span)| number(span, text, "val")).unwrap_or(1) as usize;
        let width = widths.by_ref().take(span).fold(0, |sum: u32, width| sum.saturating_add(*width));
        let right = left.saturating_add(width);
        let blocks = tree.children(at).filter(|(_, block)| block.is_word("p") || block.is_word("tbl"));
        let filled = blocks.filter(|(at, block)| block.has_text || tree.within(*at).any(shows)).collect();
        cells.push(Cell { filled, sides: (left, right) });
        left = right;
    }
    Some(cells)
}

fn shows(element: &Element) -> bool {
    ["drawing", "pict", "object", "sym"].iter().any(|name| element.is_word(name))
}

fn number(element: &Element, text: &str, attribute: &str) -> Option<u32> {
    element.attribute(text, attribute)?.parse().ok()
}

/// Cells of one paragraph each as one paragraph.
fn side_by_side(tree: &Tree, cells: &[&Cell<'_>], text: &str) -> Option<String> {
    let mut paragraphs = cells.iter().filter_map(|cell| Some((cell.filled.first().copied()?, cell.sides)));
    let ((first_at, first), _) = paragraphs.next()?;
    let (mut rest, mut stops, prefix) = (String::new(), String::new(), first.prefix());
    for ((at, paragraph), (left, right)) in paragraphs {
        let is_right = property(tree, at, "jc")
            .is_some_and(|jc| matches!(jc.attribute(text, "val").as_deref(), Some("right" | "end")));
        let (kind, at_point) = if is_right { ("right", right) } else { ("left", left) };
        if at_point > 0 {
            stops.push_str(&format!("<{prefix}tab {prefix}val=\"{kind}\" {prefix}pos=\"{at_point}\"/>"));
        }
        let start = properties(tree, at).map_or(paragraph.open.end, |(_, properties)| properties.close.end);
        rest.push_str(&format!("<{prefix}r><{prefix}tab/></{prefix}r>"));
        rest.push_str(text.get(start..paragraph.close.start)?);
    }
    let mut changes = Changes::default();
    let whole = first.whole();
    let within = |at: usize| at - whole.start..at - whole.start;
    changes.replace(within(first.close.start), rest);
    set_stops(tree, first_at, first, &stops, |at, new| changes.replace(within(at), new));
    changes.apply(text.get(whole.clone())?)
}

/// Says where the tab stops of a paragraph are written, and as what, unless it has its own.
fn set_stops(tree: &Tree, at: usize, paragraph: &Element, stops: &str, mut write: impl FnMut(usize, String)) {
    let prefix = paragraph.prefix();
    let stops = format!("<{prefix}tabs>{stops}</{prefix}tabs>");
    match properties(tree, at) {
        None => write(paragraph.open.end, format!("<{prefix}pPr>{stops}</{prefix}pPr>")),
        // Properties without any are one tag, in which nothing can be put.
        Some((_, properties)) if properties.close.is_empty() => {}
        Some(_) if property(tree, at, "tabs").is_some() => {}
        Some((properties_at, properties)) => {
            let is_before = |child: &Element| BEFORE_STOPS.iter().any(|name| child.is_word(name));
            let next = tree.children(properties_at).find(|(_, child)| !is_before(child));
            write(next.map_or(properties.close.start, |(_, child)| child.open.start), stops);
        }
    }
}

fn properties(tree: &Tree, paragraph: usize) -> Option<(usize, &Element)> {
    tree.children(paragraph).find(|(_, child)| child.is_word("pPr"))
}

fn property<'t>(tree: &'t Tree, paragraph: usize, name: &str) -> Option<&'t Element> {
    let (at, _) = properties(tree, paragraph)?;
    tree.children(at).find(|(_, child)| child.is_word(name)).map(|(_, child)| child)
}

#[cfg(test)]
mod tests {
    use super::flattened;
    use crate::limits::Limits;

    const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    fn flat(body: &str) -> Option<String> {
        let part = format!("<w:document xmlns:w='{WORD}'><w:body>{body}</w:body></w:document>");
        let flat = flattened("p", &part, &Limits::default()).unwrap()?;
        Some(flat.split_once("<w:body>")?.1.split_once("</w:body>")?.0.to_owned())
    }

    fn cell(inside: &str) -> String {
        format!("<w:tc><w:tcPr/>{inside}</w:tc>")
    }

    fn table(rows: &[&[&str]]) -> String {
        let row = |cells: &&[&str]| {
            let cells: String = cells.iter().map(|inside| cell(inside)).collect();
            format!("<w:tr>{cells}</w:tr>")
        };
        let rows: String = rows.iter().map(row).collect();
        format!("<w:tbl><w:tblGrid><w:gridCol w:w='100'/><w:gridCol w:w='50'/></w:tblGrid>{rows}</w:tbl>")
    }

    #[test]
    fn cells_of_one_paragraph_stand_side_by_side() {
        let rows = table(&[&[
            "<w:p><w:pPr><w:jc w:val='left'/></w:pPr><w:r><w:t>a</w:t></w:r></w:p>",
            "<w:p><w:pPr><w:jc w:val='right'/></w:pPr><w:r><w:t>b</w:t></w:r></w:p>",
        ]]);
        assert_eq!(
            flat(&rows).as_deref(),
            Some(
                "<w:p><w:pPr><w:tabs><w:tab w:val=\"right\" w:pos=\"150\"/></w:tabs><w:jc w:val='left'/></w:pPr>\
                 <w:r><w:t>a</w:t></w:r><w:r><w:tab/></w:r><w:r><w:t>b</w:t></w:r></w:p>"
            )
        );
    }

    #[test]
    fn cells_of_several_paragraphs_stand_one_after_the_other() {
        let (a, b, c) =
            ("<w:p><w:r><w:t>a</w:t></w:r></w:p>", "<w:p><w:r><w:t>b</w:t></w:r></w:p>", "<w:p/>");
        let inner = table(&[&[b]]);
        let rows = table(&[&[&format!("{a}{b}"), &format!("{inner}{c}")], &[c, c], &[a, c]]);
        assert_eq!(flat(&rows), Some([a, b, b, a].concat()));
    }

    #[test]
    fn what_is_no_row_stays() {
        assert_eq!(flat("<w:tbl><w:sdt><w:sdtContent/></w:sdt></w:tbl>"), None);
        assert_eq!(flat("<w:p/>"), None);
    }
}
