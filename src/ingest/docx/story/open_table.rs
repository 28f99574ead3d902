//! The state of a table whose end is not read yet.

use crate::ingest::docx::properties::RunProperties;
use crate::ingest::docx::styles::Style;
use crate::ingest::docx::table_styles::Wanted;

/// A table that has begun and not ended.
#[derive(Default)]
pub(super) struct OpenTable<'a> {
    /// 1-based row and cell, 0 before the first.
    pub(super) row: u32,
    pub(super) cell: u32,
    /// Tables begun in the current cell.
    pub(super) inner: u32,
    pub(super) style: Option<&'a Style>,
    pub(super) wanted: Option<Wanted>,
    /// Columns of the grid; 0 if none are given.
    pub(super) columns: u32,
    /// Grid columns before the current cell, and those that it spans.
    pub(super) before: u32,
    pub(super) span: u32,
    /// Whether the current row is the last one, as far as it says.
    pub(super) last_row: Option<bool>,
    /// What the style gives the text of the current cell.
    pub(super) run: Option<RunProperties>,
}
