//! Layout tables: the rows of tables of one or two columns become lines, their cells side by side with a tab between.
//! What stands beside what on the page must still do so, and look as it did: a table that draws lines or grounds, one of
//! data, and cells of which nobody can tell which of their lines belong together, stay as they are.

use super::edit::{Concern, Edit};
use super::table_look::Looks;
use super::tree::{Changes, Element, Tree};
use crate::fix::fault::Fault;
use crate::ingest::docx::package::Package;
use crate::ingest::docx::parts::{self, Part};
use crate::limits::Limits;

/// Tables in tables that are taken apart.
const DEPTH: usize = 4;
/// Cells of a row of layout that show something, at most.
const CELLS: usize = 2;
/// Indent of the text of a list item in a cell, in twentieths of a point: what Word gives the first level.
const LIST_INDENT: u32 = 360;
/// The properties of a paragraph in their order (ECMA-376 part 1, 17.3.1.26), up to the last that is written here.
const PROPERTIES: [&str; 27] = [
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
    "tabs",
    "suppressAutoHyphens",
    "kinsoku",
    "wordWrap",
    "overflowPunct",
    "topLinePunct",
    "autoSpaceDE",
    "autoSpaceDN",
    "bidi",
    "adjustRightInd",
    "snapToGrid",
    "spacing",
    "ind",
    "contextualSpacing",
    "mirrorIndents",
    "suppressOverlap",
    "jc",
];

/// Writes the tables of the main part as lines.
pub(super) fn to_lines(package: &mut Package<'_>, _: &Concern<'_>) -> Result<Option<Edit>, Fault> {
    let name = package.main_part()?;
    let text = parts::text(package, &name)?;
    let looks = Looks::read(package)?;
    let changed = flattened(&name, &text, &looks, package.limits())?;
    Ok(changed.map(|text| Edit { changed: vec![Part { name, text }], ..Edit::default() }))
}

/// A change with lines for the tables of the main part, if that is changed.
pub(super) fn in_lines(edit: Edit, package: &mut Package<'_>) -> Result<Edit, Fault> {
    let main = package.main_part()?;
    let looks = Looks::read(package)?;
    let in_lines = |part: Part| -> Result<Part, Fault> {
        let flat = match part.name == main {
            true => flattened(&part.name, &part.text, &looks, package.limits())?,
            false => None,
        };
        Ok(Part { text: flat.unwrap_or(part.text), ..part })
    };
    let changed = edit.changed.into_iter().map(in_lines).collect::<Result<_, _>>()?;
    Ok(Edit { changed, ..edit })
}

/// A part with lines for its tables; none if it has no table that can be written so.
fn flattened(part: &str, text: &str, looks: &Looks, limits: &Limits) -> Result<Option<String>, Fault> {
    let mut flat: Option<String> = None;
    for _ in 0..DEPTH {
        let text = flat.as_deref().unwrap_or(text);
        match outermost(&Tree::read(part, text, limits)?, text, looks) {
            Some(changed) => flat = Some(changed),
            None => break,
        }
    }
    Ok(flat)
}

fn outermost(tree: &Tree, text: &str, looks: &Looks) -> Option<String> {
    // What flows around a table that floats would flow around it elsewhere.
    tree.first("tblpPr").is_none().then_some(())?;
    let mut changes = Changes::default();
    let mut end = 0;
    for (at, table) in tree.0.iter().enumerate().filter(|(_, element)| element.is_word("tbl")) {
        if table.open.start < end {
            continue;
        }
        if !looks.draws(tree, at, text)
            && let Some(lines) = lines(tree, at, text)
        {
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

/// A paragraph or table of a cell.
struct Side<'t> {
    at: usize,
    block: &'t Element,
    /// Of its cell.
    sides: (u32, u32),
}

impl<'t> Cell<'t> {
    fn line(&self, number: usize) -> Option<Side<'t>> {
        let (at, block) = self.filled.get(number).copied()?;
        Some(Side { at, block, sides: self.sides })
    }
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
        lines.push_str(&row_in_lines(tree, &filled, text)?);
    }
    (!lines.is_empty()).then_some(lines)
}

/// The lines of a row; none where it cannot be told what belongs to what. Beside a cell of one paragraph its label may
/// stand, or a date at the right edge.
fn row_in_lines(tree: &Tree, cells: &[&Cell<'_>], text: &str) -> Option<String> {
    let Some((last, labels)) = cells.split_last() else { return Some(String::new()) };
    let is_date = |cell: &Cell<'_>| match cell.filled.as_slice() {
        [(at, _)] => is_right(tree, *at, text),
        _ => false,
    };
    let is_clear = labels.iter().all(|label| label.filled.len() == 1) || is_date(last);
    let is_picture = |element: &Element| shows(element) && !element.is_word("numPr");
    let has_picture = |cell: &&Cell<'_>| cell.filled.iter().any(|(at, _)| tree.within(*at).any(is_picture));
    if cells.len() > CELLS || !is_clear || !labels.is_empty() && cells.iter().any(has_picture) {
        return None;
    }
    let longest = cells.iter().map(|cell| cell.filled.len()).max().unwrap_or_default();
    let mut lines = String::new();
    for number in 0..longest {
        let side: Vec<Side<'_>> = cells.iter().filter_map(|cell| cell.line(number)).collect();
        match side.as_slice() {
            [only] if only.sides.0 == 0 => lines.push_str(text.get(only.block.whole())?),
            [only] if only.block.is_word("p") => lines.push_str(&indented(tree, only, text)?),
            several if several.iter().all(|side| side.block.is_word("p")) => {
                lines.push_str(&side_by_side(tree, several, text)?);
            }
            _ => return None,
        }
    }
    Some(lines)
}

/// A paragraph of a cell that does not begin at the left edge.
fn indented(tree: &Tree, side: &Side<'_>, text: &str) -> Option<String> {
    let prefix = side.block.prefix();
    let own = |name: &str| property(tree, side.at, "ind").and_then(|ind| number(ind, text, name));
    let left = own("left").or_else(|| own("start"));
    let is_list = property(tree, side.at, "numPr").is_some();
    let (left, hanging) = match (left, is_list) {
        (Some(left), _) => (left, own("hanging").unwrap_or_default()),
        (None, true) => (LIST_INDENT, LIST_INDENT),
        (None, false) => (0, 0),
    };
    let left = side.sides.0.saturating_add(left);
    let new = format!("<{prefix}ind {prefix}left=\"{left}\" {prefix}hanging=\"{hanging}\"/>");
    with_properties(tree, side, &[("ind", new)], String::new(), text)
}

fn is_right(tree: &Tree, paragraph: usize, text: &str) -> bool {
    let side = property(tree, paragraph, "jc").and_then(|jc| jc.attribute(text, "val"));
    matches!(side.as_deref(), Some("right" | "end"))
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
    // An item of a list has its bullet, whatever stands in it.
    ["drawing", "pict", "object", "sym", "numPr"].iter().any(|name| element.is_word(name))
}

fn number(element: &Element, text: &str, attribute: &str) -> Option<u32> {
    element.attribute(text, attribute)?.parse().ok()
}

/// Paragraphs of cells as one paragraph, if they are set alike.
fn side_by_side(tree: &Tree, sides: &[Side<'_>], text: &str) -> Option<String> {
    let (first, others) = sides.split_first()?;
    let prefix = first.block.prefix();
    let set = |at: usize, name: &str| property(tree, at, name).and_then(|set| set.attribute(text, "val"));
    let is_moved = matches!(set(first.at, "jc").as_deref(), Some("center" | "right" | "end"));
    let is_list = property(tree, first.at, "numPr").is_some();
    if is_moved || is_list || others.iter().any(|side| set(side.at, "pStyle") != set(first.at, "pStyle")) {
        return None;
    }
    let (mut rest, mut stops, mut hanging) = (String::new(), String::new(), None);
    for side in others {
        let is_right = is_right(tree, side.at, text);
        let (kind, stop) = if is_right { ("right", side.sides.1) } else { ("left", side.sides.0) };
        if stop > 0 {
            stops.push_str(&format!("<{prefix}tab {prefix}val=\"{kind}\" {prefix}pos=\"{stop}\"/>"));
        }
        if stop > 0 && !is_right {
            // Its further lines stay below its first.
            hanging = Some(format!("<{prefix}ind {prefix}left=\"{stop}\" {prefix}hanging=\"{stop}\"/>"));
        }
        let start = properties(tree, side.at).map_or(side.block.open.end, |(_, own)| own.whole().end);
        rest.push_str(&format!("<{prefix}r><{prefix}tab/></{prefix}r>"));
        rest.push_str(text.get(start..side.block.close.start)?);
    }
    let mut new = Vec::new();
    if !stops.is_empty() {
        new.push(("tabs", format!("<{prefix}tabs>{stops}</{prefix}tabs>")));
    }
    new.extend(hanging.map(|hanging| ("ind", hanging)));
    if set(first.at, "jc").is_some() {
        // What is spread over the line would pull the cells apart.
        new.push(("jc", format!("<{prefix}jc {prefix}val=\"left\"/>")));
    }
    with_properties(tree, first, &new, rest, text)
}

/// A paragraph with properties in place of its own, and with more at its end.
fn with_properties(
    tree: &Tree,
    paragraph: &Side<'_>,
    new: &[(&str, String)],
    more: String,
    text: &str,
) -> Option<String> {
    let prefix = paragraph.block.prefix();
    let whole = paragraph.block.whole();
    let mut changes = Changes::default();
    let at = |range: std::ops::Range<usize>| range.start - whole.start..range.end - whole.start;
    let all: String = new.iter().map(|(_, property)| property.as_str()).collect();
    match properties(tree, paragraph.at) {
        None => {
            let start = paragraph.block.open.end;
            changes.replace(at(start..start), format!("<{prefix}pPr>{all}</{prefix}pPr>"));
        }
        Some((_, own)) if own.close.is_empty() => {
            changes.replace(at(own.whole()), format!("<{prefix}pPr>{all}</{prefix}pPr>"));
        }
        Some((properties, own)) => {
            let rank = |name: &str| PROPERTIES.iter().position(|known| *known == name);
            let rank = |name: &str| rank(name).unwrap_or(PROPERTIES.len());
            for (name, new) in new {
                let old = tree.children(properties).find(|(_, child)| child.is_word(name));
                let next = tree.children(properties).find(|(_, child)| rank(&child.local) > rank(name));
                let place = match (old, next) {
                    (Some((_, old)), _) => old.whole(),
                    (None, Some((_, next))) => next.open.start..next.open.start,
                    (None, None) => own.close.start..own.close.start,
                };
                changes.replace(at(place), new.clone());
            }
        }
    }
    let end = paragraph.block.close.start;
    changes.replace(at(end..end), more);
    changes.apply(text.get(whole.clone())?)
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
    use super::{Looks, flattened};
    use crate::limits::Limits;

    const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    fn flat(body: &str) -> Option<String> {
        let part = format!("<w:document xmlns:w='{WORD}'><w:body>{body}</w:body></w:document>");
        let flat = flattened("p", &part, &Looks::default(), &Limits::default()).unwrap()?;
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
                "<w:p><w:pPr><w:tabs><w:tab w:val=\"right\" w:pos=\"150\"/></w:tabs><w:jc w:val=\"left\"/></w:pPr>\
                 <w:r><w:t>a</w:t></w:r><w:r><w:tab/></w:r><w:r><w:t>b</w:t></w:r></w:p>"
            )
        );
    }

    #[test]
    fn what_draws_more_than_text_stays() {
        let a = "<w:p><w:r><w:t>a</w:t></w:r></w:p>";
        let with = |properties: &str| table(&[&[a, a]]).replace("<w:tbl>", &format!("<w:tbl>{properties}"));
        assert!(
            flat(&with("<w:tblPr><w:tblBorders><w:top w:val='nil'/></w:tblBorders></w:tblPr>")).is_some()
        );
        for drawn in [
            "<w:tblPr><w:tblBorders><w:top w:val='single'/></w:tblBorders></w:tblPr>",
            "<w:tblPr><w:shd w:val='clear' w:fill='775F55'/></w:tblPr>",
        ] {
            assert_eq!(flat(&with(drawn)), None, "{drawn}");
        }
        let floating = "<w:tbl><w:tblPr><w:tblpPr/></w:tblPr></w:tbl>";
        assert_eq!(flat(&[&table(&[&[a, a]]), floating].concat()), None);
        let bullet = "<w:p><w:pPr><w:numPr/></w:pPr></w:p>";
        assert_eq!(flat(&table(&[&[bullet, a]])), None);
        let picture = "<w:p><w:r><w:drawing/></w:r></w:p>";
        assert_eq!(flat(&table(&[&[picture, a]])), None);
    }

    #[test]
    fn further_lines_of_a_cell_stand_below_its_first() {
        let (a, b, empty) =
            ("<w:p><w:r><w:t>a</w:t></w:r></w:p>", "<w:p><w:r><w:t>b</w:t></w:r></w:p>", "<w:p/>");
        let inner = table(&[&[b]]);
        let rows = table(&[&[a, &format!("{a}{b}")], &[&format!("{inner}{empty}"), empty], &[empty, empty]]);
        let first = "<w:p><w:pPr><w:tabs><w:tab w:val=\"left\" w:pos=\"100\"/></w:tabs>\
                     <w:ind w:left=\"100\" w:hanging=\"100\"/></w:pPr>\
                     <w:r><w:t>a</w:t></w:r><w:r><w:tab/></w:r><w:r><w:t>a</w:t></w:r></w:p>";
        let second =
            "<w:p><w:pPr><w:ind w:left=\"100\" w:hanging=\"0\"/></w:pPr><w:r><w:t>b</w:t></w:r></w:p>";
        assert_eq!(flat(&rows), Some([first, second, b].concat()));
    }

    #[test]
    fn what_stands_beside_what_must_be_clear() {
        let a = "<w:p><w:r><w:t>a</w:t></w:r></w:p>";
        assert_eq!(flat(&table(&[&[&a.repeat(2), &a.repeat(3)]])), None);
        assert_eq!(flat(&table(&[&[a, a, a]])), None);
        assert_eq!(flat(&table(&[&[&a.repeat(2), a]])), None);
        let date = "<w:p><w:pPr><w:jc w:val='right'/></w:pPr><w:r><w:t>a</w:t></w:r></w:p>";
        assert!(flat(&table(&[&[&a.repeat(2), date]])).is_some());
        let other = "<w:p><w:pPr><w:pStyle w:val='x'/></w:pPr><w:r><w:t>a</w:t></w:r></w:p>";
        assert_eq!(flat(&table(&[&[a, other]])), None);
    }

    #[test]
    fn what_is_no_row_stays() {
        assert_eq!(flat("<w:tbl><w:sdt><w:sdtContent/></w:sdt></w:tbl>"), None);
        assert_eq!(flat("<w:p/>"), None);
    }
}
