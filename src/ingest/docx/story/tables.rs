//! Tables: their rows and cells, and what the table's style makes of each cell.

use super::open_table::OpenTable;
use super::{Role, Story};
use crate::document::ContainerKind;
use crate::ingest::Refusal;
use crate::ingest::docx::look::{self, Fill};
use crate::ingest::docx::properties::RunProperties;
use crate::ingest::docx::table_styles::{Spot, Wanted};
use crate::ingest::docx::theme::ColourSpec;
use crate::ingest::docx::xml::Tag;

impl<'a> Story<'a> {
    pub(super) fn table(&mut self) -> Result<Role, Refusal> {
        let count = self.tables.last_mut().map_or(&mut self.outer_tables, |around| &mut around.inner);
        *count += 1;
        let number = *count;
        self.tables.push(OpenTable::default());
        self.enter(ContainerKind::Table { floating: false, number })?;
        Ok(Role::Table)
    }

    pub(super) fn row(&mut self) -> Result<Role, Refusal> {
        let row = self.tables.last_mut().map_or(1, |table| {
            table.row += 1;
            (table.cell, table.before, table.span, table.last_row) = (0, 0, 0, None);
            table.row
        });
        self.enter(ContainerKind::Row(row))?;
        Ok(Role::Plain)
    }

    pub(super) fn cell(&mut self) -> Result<Role, Refusal> {
        let cell = self.tables.last_mut().map_or(1, |table| {
            table.cell += 1;
            table.before += table.span;
            (table.span, table.inner) = (1, 0);
            table.cell
        });
        self.enter(ContainerKind::Cell(cell))?;
        self.style_cell();
        Ok(Role::Cell)
    }

    /// Takes in a child of `w:tblPr`, or a column of `w:tblGrid`.
    pub(super) fn table_property(&mut self, tag: &Tag<'_>) -> Role {
        if tag.local() == "tblpPr" {
            if let Some(ContainerKind::Table { floating, .. }) = self.kind_mut(self.container) {
                *floating = true;
            }
            return Role::Skip;
        }
        let Some(table) = self.tables.last_mut() else { return Role::Skip };
        match tag.local() {
            "tblStyle" => table.style = tag.val().and_then(|id| self.shared.styles.get(&id)),
            "tblLook" => table.wanted = Some(Wanted::of(tag)),
            "gridCol" => table.columns += 1,
            _ => {}
        }
        Role::Skip
    }

    /// Takes in a child of `w:trPr`.
    pub(super) fn row_property(&mut self, tag: &Tag<'_>) -> Role {
        if let Some(table) = self.tables.last_mut()
            && tag.local() == "cnfStyle"
        {
            // As attributes, or as bits of which the second is the last row (ECMA-376 part 1, 17.4.7).
            let bits = tag.val().unwrap_or_default();
            let said = tag.attribute("lastRow").map(|value| matches!(value.as_str(), "1" | "true" | "on"));
            table.last_row = said.or_else(|| bits.chars().nth(1).map(|bit| bit == '1'));
        }
        Role::Skip
    }

    /// Takes in a child of `w:tcPr`.
    pub(super) fn cell_property(&mut self, tag: &Tag<'_>) -> Role {
        match tag.local() {
            "gridSpan" => {
                if let Some(table) = self.tables.last_mut() {
                    table.span = tag.number("val").map_or(1, |span| span.clamp(1.0, 1e6) as u32);
                }
                self.style_cell();
            }
            "shd" => {
                let filled = look::fill(&ColourSpec::of_fill(tag), &self.shared.theme);
                let page = self.fills.first().copied().unwrap_or(Fill::Unknown);
                self.fills.push(filled.unwrap_or(page));
            }
            _ => {}
        }
        Role::Skip
    }

    /// Works out what the table's style makes of the current cell.
    fn style_cell(&mut self) {
        let Some(table) = self.tables.last_mut() else { return };
        let Some(style) = table.style else { return };
        let last_column =
            (table.columns > 0).then_some(table.before.saturating_add(table.span) >= table.columns);
        let spot = Spot {
            row: table.row.saturating_sub(1),
            column: table.before,
            last_row: table.last_row,
            last_column,
        };
        let format = style.table.of_cell(table.wanted, spot);
        table.run = Some(style.run.overlaid(&format.run));
        if let Some(fill) = format.fill.and_then(|spec| look::fill(&spec, &self.shared.theme)) {
            self.fills.push(fill);
        }
    }

    /// What the style of the innermost table gives the text of its current cell.
    pub(super) fn table_run(&self) -> Option<&RunProperties> {
        self.tables.last()?.run.as_ref()
    }
}
