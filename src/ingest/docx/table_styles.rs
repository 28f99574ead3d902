//! What a table style makes of the cells of a table: formats that hold for some cells only, by where
//! they stand and by what the table asks for (ECMA-376 part 1, 17.7.6).

use super::properties::RunProperties;
use super::theme::ColourSpec;
use super::xml::Tag;
use std::collections::BTreeMap;

/// Which cells a format is for, in the order in which formats are laid over one another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Condition {
    /// Odd bands of columns.
    OddColumns,
    /// Even bands of columns.
    EvenColumns,
    /// Odd bands of rows.
    OddRows,
    /// Even bands of rows.
    EvenRows,
    /// The first row.
    FirstRow,
    /// The last row.
    LastRow,
    /// The first column.
    FirstColumn,
    /// The last column.
    LastColumn,
    /// The cell at the right of the first row.
    TopRight,
    /// The cell at the left of the first row.
    TopLeft,
    /// The cell at the right of the last row.
    BottomRight,
    /// The cell at the left of the last row.
    BottomLeft,
}

impl Condition {
    /// By the name that `w:tblStylePr` has for it (ECMA-376 part 1, 17.18.89).
    pub fn of_name(name: &str) -> Option<Self> {
        Some(match name {
            "band1Vert" => Self::OddColumns,
            "band2Vert" => Self::EvenColumns,
            "band1Horz" => Self::OddRows,
            "band2Horz" => Self::EvenRows,
            "firstRow" => Self::FirstRow,
            "lastRow" => Self::LastRow,
            "firstCol" => Self::FirstColumn,
            "lastCol" => Self::LastColumn,
            "neCell" => Self::TopRight,
            "nwCell" => Self::TopLeft,
            "seCell" => Self::BottomRight,
            "swCell" => Self::BottomLeft,
            _ => return None,
        })
    }

    fn is_row(self) -> bool {
        matches!(self, Self::FirstRow | Self::LastRow)
    }

    fn is_column(self) -> bool {
        matches!(self, Self::FirstColumn | Self::LastColumn)
    }

    fn is_corner(self) -> bool {
        matches!(self, Self::TopRight | Self::TopLeft | Self::BottomRight | Self::BottomLeft)
    }
}

/// What a style gives the cells that a condition is for.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct CellFormat {
    /// `w:shd`.
    pub fill: Option<ColourSpec>,
    /// Properties of the text.
    pub run: RunProperties,
}

/// The formats of a table style.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct TableFormats {
    whole: CellFormat,
    by_condition: BTreeMap<Condition, CellFormat>,
    row_band: Option<u32>,
    column_band: Option<u32>,
}

/// Which formats a table asks for (`w:tblLook`).
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Wanted {
    /// That of the first row.
    pub first_row: bool,
    /// That of the last row.
    pub last_row: bool,
    /// That of the first column.
    pub first_column: bool,
    /// That of the last column.
    pub last_column: bool,
    /// Those of bands of rows.
    pub row_bands: bool,
    /// Those of bands of columns.
    pub column_bands: bool,
}

impl Wanted {
    /// From `w:tblLook`: its attributes, or the bits that older versions write (17.4.55).
    pub fn of(tag: &Tag<'_>) -> Self {
        let bits = tag.val().and_then(|hex| u32::from_str_radix(&hex, 16).ok()).unwrap_or(0);
        let flag = |name: &str, bit: u32| match tag.attribute(name).as_deref() {
            Some(value) => matches!(value, "1" | "true" | "on"),
            None => bits & bit != 0,
        };
        Self {
            first_row: flag("firstRow", 0x20),
            last_row: flag("lastRow", 0x40),
            first_column: flag("firstColumn", 0x80),
            last_column: flag("lastColumn", 0x100),
            row_bands: !flag("noHBand", 0x200),
            column_bands: !flag("noVBand", 0x400),
        }
    }
}

/// Where a cell stands: 0-based row and grid column, and whether they are the last; `None` where the
/// file does not say before its end.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Spot {
    /// Row.
    pub row: u32,
    /// Grid column in which it begins.
    pub column: u32,
    /// Whether it is in the last row.
    pub last_row: Option<bool>,
    /// Whether it reaches into the last column.
    pub last_column: Option<bool>,
}

impl TableFormats {
    /// Takes in a child of `w:tcPr` or `w:tblPr`.
    pub fn set(&mut self, tag: &Tag<'_>, condition: Option<Condition>) {
        let band = || tag.number("val").map(|size| size.clamp(1.0, 1e6) as u32);
        match tag.local() {
            "shd" => self.format_mut(condition).fill = Some(ColourSpec::of_fill(tag)),
            "tblStyleRowBandSize" => self.row_band = band(),
            "tblStyleColBandSize" => self.column_band = band(),
            _ => {}
        }
    }

    /// The format of a condition; of the whole table without one.
    pub fn format_mut(&mut self, condition: Option<Condition>) -> &mut CellFormat {
        match condition {
            Some(condition) => self.by_condition.entry(condition).or_default(),
            None => &mut self.whole,
        }
    }

    /// Lays the formats of a style over these of the style that it is based on.
    pub fn overlay(&mut self, over: &Self) {
        self.whole.overlay(&over.whole);
        for (condition, format) in &over.by_condition {
            self.by_condition.entry(*condition).or_default().overlay(format);
        }
        self.row_band = over.row_band.or(self.row_band);
        self.column_band = over.column_band.or(self.column_band);
    }

    /// What they make of a cell. Its fill is one that cannot be told where it depends on what the file
    /// does not say, or where a row and a column fill it differently: programs differ there.
    pub fn of_cell(&self, wanted: Option<Wanted>, spot: Spot) -> CellFormat {
        let mut format = self.whole.clone();
        let Some(wanted) = wanted else {
            if self.by_condition.values().any(|conditional| conditional.fill.is_some()) {
                format.fill = Some(ColourSpec::UNKNOWN);
            }
            return format;
        };
        let mut edges: Vec<&ColourSpec> = Vec::new();
        for (&condition, conditional) in &self.by_condition {
            match (self.holds(condition, wanted, spot), &conditional.fill) {
                (Some(false), _) => continue,
                (None, Some(_)) => format.fill = Some(ColourSpec::UNKNOWN),
                (None, None) => {}
                (Some(true), fill) => {
                    format.overlay(conditional);
                    match fill {
                        Some(fill) if condition.is_row() || condition.is_column() => edges.push(fill),
                        Some(_) if condition.is_corner() => edges.clear(),
                        _ => {}
                    }
                }
            }
        }
        if edges.windows(2).any(|pair| pair.first() != pair.last()) {
            format.fill = Some(ColourSpec::UNKNOWN);
        }
        format
    }

    /// Whether a condition holds for a cell; `None` if that cannot be told.
    fn holds(&self, condition: Condition, wanted: Wanted, spot: Spot) -> Option<bool> {
        let first_row = wanted.first_row && spot.row == 0;
        let first_column = wanted.first_column && spot.column == 0;
        let last = |wanted: bool, last: Option<bool>| if wanted { last } else { Some(false) };
        let last_row = last(wanted.last_row, spot.last_row);
        let last_column = last(wanted.last_column, spot.last_column);
        let both = |a: Option<bool>, b: Option<bool>| match (a, b) {
            (Some(false), _) | (_, Some(false)) => Some(false),
            (Some(true), Some(true)) => Some(true),
            _ => None,
        };
        let band = |index: u32, skipped: bool, size: Option<u32>| {
            let index = index.checked_sub(u32::from(skipped));
            index.map(|index| (index / size.unwrap_or(1).max(1)).is_multiple_of(2))
        };
        let row_band = band(spot.row, wanted.first_row, self.row_band).filter(|_| wanted.row_bands);
        let column_band =
            band(spot.column, wanted.first_column, self.column_band).filter(|_| wanted.column_bands);
        match condition {
            Condition::OddColumns => Some(column_band == Some(true)),
            Condition::EvenColumns => Some(column_band == Some(false)),
            Condition::OddRows => Some(row_band == Some(true)),
            Condition::EvenRows => Some(row_band == Some(false)),
            Condition::FirstRow => Some(first_row),
            Condition::LastRow => last_row,
            Condition::FirstColumn => Some(first_column),
            Condition::LastColumn => last_column,
            Condition::TopRight => both(Some(first_row), last_column),
            Condition::TopLeft => Some(first_row && first_column),
            Condition::BottomRight => both(last_row, last_column),
            Condition::BottomLeft => both(last_row, Some(first_column)),
        }
    }
}

impl CellFormat {
    fn overlay(&mut self, over: &Self) {
        self.fill = over.fill.clone().or(self.fill.take());
        self.run = self.run.overlaid(&over.run);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Colour;

    fn colour(value: f32) -> ColourSpec {
        ColourSpec::plain(Colour([value; 3]))
    }

    fn formats(fills: &[(Condition, f32)]) -> TableFormats {
        let format = |value: &f32| CellFormat { fill: Some(colour(*value)), ..CellFormat::default() };
        let by_condition = fills.iter().map(|(condition, value)| (*condition, format(value))).collect();
        TableFormats { by_condition, ..TableFormats::default() }
    }

    fn at(row: u32, column: u32) -> Spot {
        Spot { row, column, last_row: None, last_column: Some(column == 2) }
    }

    #[test]
    fn bands_are_counted_below_the_first_row() {
        let formats = formats(&[(Condition::OddRows, 0.1), (Condition::FirstRow, 0.2)]);
        let wanted = Wanted { first_row: true, row_bands: true, ..Wanted::default() };
        let fills: Vec<_> = (0..4).map(|row| formats.of_cell(Some(wanted), at(row, 0)).fill).collect();
        assert_eq!(fills, [Some(colour(0.2)), Some(colour(0.1)), None, Some(colour(0.1))]);
        assert_eq!(formats.of_cell(None, at(2, 0)).fill, Some(ColourSpec::UNKNOWN));
    }

    #[test]
    fn what_the_file_does_not_say_is_not_known() {
        let formats = formats(&[(Condition::LastRow, 0.2), (Condition::LastColumn, 0.3)]);
        let wanted = Wanted { last_row: true, last_column: true, ..Wanted::default() };
        assert_eq!(formats.of_cell(Some(wanted), at(0, 0)).fill, Some(ColourSpec::UNKNOWN));
        let not_last = |column| Spot { last_row: Some(false), ..at(0, column) };
        assert_eq!(formats.of_cell(Some(wanted), not_last(0)).fill, None);
        assert_eq!(formats.of_cell(Some(wanted), not_last(2)).fill, Some(colour(0.3)));
        let both = Spot { last_row: Some(true), ..at(0, 2) };
        assert_eq!(formats.of_cell(Some(wanted), both).fill, Some(ColourSpec::UNKNOWN));
    }
}
