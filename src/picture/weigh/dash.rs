//! Dashed lines: a short dash on a long line is a stroke for every dash.

use hayro::hayro_syntax::object::{Array, Dict, Object};

/// Length of a glyph's outline, in em; letters of text fonts have up to eight.
const OUTLINE: f64 = 10.0;

/// The path under construction and the dashes it will be drawn in.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Dashes {
    /// Length of the path so far, in user space.
    length: f64,
    at: (f64, f64),
    /// Length of the pattern; `None` for solid lines.
    period: Option<f64>,
    /// Height of an em in user space, and whether text is stroked.
    em: (f64, f64),
    strokes_text: bool,
}

impl Dashes {
    /// Takes notice of an operator; gives what it costs, in dashes.
    pub(super) fn operator(&mut self, operator: &[u8], operands: &[Object<'_>], codes: u64) -> u64 {
        let numbers: Vec<f64> = operands.iter().take(8).filter_map(number).collect();
        match (operator, numbers.as_slice()) {
            (b"m", [x, y]) => self.at = (*x, *y),
            (b"l", [x, y]) => self.line_to(*x, *y),
            (b"c" | b"v" | b"y", points) => {
                for point in points.as_chunks::<2>().0 {
                    self.line_to(point[0], point[1]);
                }
            }
            (b"re", [_, _, width, height]) => self.length += 2.0 * (width.abs() + height.abs()),
            (b"d", _) => {
                if let Some(Object::Array(pattern)) = operands.first() {
                    self.set(pattern);
                }
            }
            (b"Tf", [size]) => self.em.0 = size.abs(),
            (b"BT", _) => self.em.1 = 1.0,
            (b"Tm", [a, b, c, d, ..]) => self.em.1 = a.hypot(*b).max(c.hypot(*d)),
            (b"Tr", [mode]) => self.strokes_text = matches!(*mode as i64, 1 | 2 | 5 | 6),
            (b"Tj" | b"TJ" | b"'" | b"\"", _) if self.strokes_text => {
                return self.dashes(codes as f64 * OUTLINE * self.em.0 * self.em.1);
            }
            (b"S" | b"s" | b"B" | b"B*" | b"b" | b"b*", _) => {
                let length = std::mem::take(&mut self.length);
                return self.dashes(length);
            }
            (b"f" | b"F" | b"f*" | b"n", _) => self.length = 0.0,
            _ => {}
        }
        0
    }

    /// Takes notice of a graphics state dictionary.
    pub(super) fn state(&mut self, state: &Dict<'_>) {
        let dash = state.get::<Array<'_>>(b"D").and_then(|dash| dash.iter::<Object<'_>>().next());
        if let Some(Object::Array(pattern)) = dash {
            self.set(&pattern);
        }
    }

    fn set(&mut self, pattern: &Array<'_>) {
        let total: f64 = pattern.iter::<Object<'_>>().filter_map(|item| number(&item)).map(f64::abs).sum();
        self.period = (total > 0.0).then_some(total);
    }

    fn line_to(&mut self, x: f64, y: f64) {
        self.length += (x - self.at.0).hypot(y - self.at.1);
        self.at = (x, y);
    }

    fn dashes(&self, length: f64) -> u64 {
        // Too much saturates, and what is no number counts for nothing.
        self.period.map_or(0, |period| (length / period) as u64)
    }
}

fn number(object: &Object<'_>) -> Option<f64> {
    match object {
        Object::Number(number) => Some(number.as_f64()),
        _ => None,
    }
}
