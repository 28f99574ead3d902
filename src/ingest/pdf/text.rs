//! Text objects: matrices, and strings that become runs (ISO 32000-2, 9.4).

use super::canvas::Canvas;
use super::font::{LoadedFont, Shape};
use super::geometry::{matrix, point, run_box, transformed};
use super::sheet::Drawn;
use super::state::{State, TextState};
use super::verdict::Verdict;
use crate::document::{Glyph, Place, Rect, Run, Unicode, Visibility};
use hayro_font::hayro_syntax::object::Object;
use hayro_font::kurbo::{self, Affine};
use std::rc::Rc;

/// Letters that one glyph stands for at most (`ffi`, and one to spare).
const LIGATURE_LETTERS: usize = 4;

/// The first render mode that makes text a part of the clip (ISO 32000-2, table 104).
const FIRST_CLIPPING: u8 = 4;

/// Text matrix and line matrix.
#[derive(Debug, Clone, Copy)]
pub(super) struct TextObject {
    matrix: Affine,
    line: Affine,
    /// Box of the glyphs that will be the clip when the object ends.
    clip: Option<Rect>,
}

impl Default for TextObject {
    fn default() -> Self {
        Self { matrix: Affine::IDENTITY, line: Affine::IDENTITY, clip: None }
    }
}

impl TextObject {
    /// Ends the object: text in the modes from 4 on becomes a part of the clip.
    pub(super) fn end(&mut self, state: &mut State<'_>) {
        if let Some(clip) = self.clip.take() {
            state.clip_to(clip, false);
        }
    }

    /// Applies a text operator; `true` if it also shows a string.
    pub(super) fn set(&mut self, operator: &[u8], numbers: &[f32], text: &mut TextState<'_>) -> bool {
        match (operator, numbers) {
            (b"BT", _) => *self = Self::default(),
            (b"Tm", [a, b, c, d, e, f]) => self.place(matrix(&[*a, *b, *c, *d, *e, *f])),
            (b"Td", [x, y]) => self.next_line(*x, *y),
            (b"TD", [x, y]) => {
                text.leading = -y;
                self.next_line(*x, *y);
            }
            (b"T*", _) => self.next_line(0.0, -text.leading),
            (b"Tc", [value]) => text.char_spacing = *value,
            (b"Tw", [value]) => text.word_spacing = *value,
            (b"Tz", [value]) => text.scale = value / 100.0,
            (b"TL", [value]) => text.leading = *value,
            (b"Ts", [value]) => text.rise = *value,
            (b"Tr", [value]) => text.mode = if (0.0..=7.0).contains(value) { *value as u8 } else { 0 },
            (b"Tj" | b"TJ", _) => return true,
            (b"'", _) => {
                self.next_line(0.0, -text.leading);
                return true;
            }
            (b"\"", [word, char, ..]) => {
                text.word_spacing = *word;
                text.char_spacing = *char;
                self.next_line(0.0, -text.leading);
                return true;
            }
            _ => {}
        }
        false
    }

    fn place(&mut self, to: Affine) {
        self.matrix = to;
        self.line = to;
    }

    fn next_line(&mut self, x: f32, y: f32) {
        let to = self.line * Affine::translate((f64::from(x), f64::from(y)));
        self.place(to);
    }

    fn advance(&mut self, x: f64, y: f64) {
        self.matrix *= Affine::translate((x, y));
    }

    /// Shows the strings of one operator, as one run.
    pub(super) fn show(&mut self, canvas: &mut Canvas<'_>, state: &State<'_>, items: &[Object<'_>]) {
        let op = canvas.sheet.next_op();
        canvas.sheet.shows = canvas.sheet.shows.saturating_add(1);
        let Some(font) = state.text.font.clone() else {
            return;
        };
        let mut run = Building::new(&font, state, self.matrix);
        for item in items {
            match item {
                Object::Number(number) => self.adjust(number.as_f64(), &font, &state.text),
                Object::String(string) => self.show_string(canvas, state, &font, string.as_bytes(), &mut run),
                _ => {}
            }
        }
        if run.glyphs.is_empty() {
            return;
        }
        if let ([glyph], Some(actual)) =
            (run.glyphs.as_mut_slice(), canvas.marks.actual_text(canvas.containers))
        {
            // Browsers mark a ligature that they could not map with the letters it stands for.
            let damaged = !matches!(glyph.unicode, Unicode::Mapped | Unicode::Ligature | Unicode::Private);
            let letters = actual.chars().all(char::is_alphabetic)
                && (1..=LIGATURE_LETTERS).contains(&actual.chars().count());
            if damaged && glyph.seen.is_none() && letters {
                glyph.seen = Some(actual.into());
            }
        }
        if state.text.mode >= FIRST_CLIPPING {
            let bbox = run_box(&run.glyphs);
            self.clip = Some(self.clip.map_or(bbox, |clip| clip.union(bbox)));
        }
        let container = canvas.marks.container(canvas.containers);
        let layer_off = canvas.marks.hidden();
        let number = canvas.sheet.number;
        let show = canvas.sheet.shows;
        let place = Place::Pdf { page: number, bbox: run_box(&run.glyphs), op, show };
        let (by_font, thinnest) = (std::mem::take(&mut run.by_font), run.thinnest);
        let run = run.finish(&font, state, place);
        canvas.sheet.drawn.push(Drawn {
            run: Run { container, ..run },
            clip: state.clip,
            clip_is_box: state.clip_is_box,
            mode: state.text.mode,
            masked: state.masked,
            blended: state.blended,
            type3: font.type3,
            thinnest,
            layer_off,
            outline: matches!(state.text.mode, 1 | 2 | 5 | 6).then_some(state.stroke.colour),
            by_font,
            op,
        });
    }

    fn adjust(&mut self, thousandths: f64, font: &LoadedFont<'_>, text: &TextState<'_>) {
        let by = -thousandths / 1000.0 * f64::from(text.size);
        if !by.is_finite() {
        } else if font.is_horizontal() {
            self.advance(by * f64::from(text.scale), 0.0);
        } else {
            self.advance(0.0, by);
        }
    }

    fn show_string(
        &mut self,
        canvas: &mut Canvas<'_>,
        state: &State<'_>,
        font: &Rc<LoadedFont<'_>>,
        bytes: &[u8],
        run: &mut Building,
    ) {
        let text = &state.text;
        let mut at = 0;
        while let Some((code, length)) = font.next_code(bytes, at) {
            if !canvas.budget.glyph() {
                return;
            }
            at += length;
            let shape = font.shape(code);
            let scale = Affine::new([
                f64::from(text.size) * f64::from(text.scale),
                0.0,
                0.0,
                f64::from(text.size),
                0.0,
                f64::from(text.rise),
            ]);
            run.push(code, &shape, font, state.ctm * self.matrix * scale);
            let word = if code == 32 && length == 1 { text.word_spacing } else { 0.0 };
            let spacing = f64::from(text.char_spacing + word);
            let size = f64::from(text.size);
            if font.is_horizontal() {
                self.advance((shape.advance.0 / 1000.0 * size + spacing) * f64::from(text.scale), 0.0);
            } else {
                self.advance(0.0, shape.advance.1 / 1000.0 * size + spacing);
            }
        }
    }
}

/// A run under construction.
struct Building {
    text: String,
    glyphs: Vec<Glyph>,
    size: f32,
    angle: f32,
    thinnest: f32,
    by_font: Vec<Option<Verdict>>,
}

impl Building {
    fn new(font: &LoadedFont<'_>, state: &State<'_>, text_matrix: Affine) -> Self {
        let [a, b, c, d, ..] = (state.ctm * text_matrix).as_coeffs();
        let size = c.hypot(d) * f64::from(state.text.size.abs() * font.em);
        let flipped = if state.text.size * state.text.scale < 0.0 { -1.0 } else { 1.0 };
        let angle = (b * flipped).atan2(a * flipped).to_degrees();
        let plain = |value: f64| if value.is_finite() { value as f32 } else { 0.0 };
        let width = a.hypot(b) * f64::from((state.text.size * state.text.scale).abs() * font.em);
        // A slant changes neither: the height is that across the line.
        let height = (a * d - b * c).abs() / a.hypot(b) * f64::from(state.text.size.abs() * font.em);
        Self {
            text: String::new(),
            glyphs: Vec::new(),
            size: plain(size),
            angle: plain(angle),
            thinnest: plain(width.min(height)),
            by_font: Vec::new(),
        }
    }

    fn push(&mut self, code: u32, shape: &Shape, font: &LoadedFont<'_>, to_page: Affine) {
        let (right, up) = (shape.advance.0 / 1000.0, shape.advance.1 / 1000.0);
        let em = f64::from(font.em);
        let (low, high) = (f64::from(font.descent) * em, f64::from(font.ascent) * em);
        let bbox = if font.is_horizontal() {
            transformed(to_page, 0.0, low, right, high)
        } else {
            // The origin of vertical writing is the middle of the top edge.
            transformed(to_page, -0.5, up, 0.5, 0.0)
        };
        if let Some(verdict) = shape.verdict() {
            self.by_font.resize(self.glyphs.len(), None);
            self.by_font.push(Some(verdict));
        }
        let start = self.text.len();
        self.text.push_str(&shape.text);
        self.glyphs.push(Glyph {
            code,
            unicode: shape.unicode,
            mapped_by: shape.mapped_by,
            text: start..self.text.len(),
            seen: shape.seen.clone(),
            bbox,
            origin: point(to_page * kurbo::Point::ZERO),
            end: point(to_page * kurbo::Point::new(right, if font.is_horizontal() { 0.0 } else { up })),
        });
    }

    fn finish(&mut self, font: &LoadedFont<'_>, state: &State<'_>, place: Place) -> Run {
        let (ink, alpha) = match state.text.mode {
            1 | 5 => (&state.stroke, state.stroke_alpha),
            2 | 6 => (&state.fill, state.fill_alpha.max(state.stroke_alpha)),
            _ => (&state.fill, state.fill_alpha),
        };
        Run {
            text: std::mem::take(&mut self.text),
            glyphs: std::mem::take(&mut self.glyphs),
            first_glyph: 0,
            font: Some(font.index),
            family: None,
            size: self.size,
            bold: font.bold,
            italic: font.italic,
            colour: ink.colour,
            opacity: alpha * state.group_alpha,
            visibility: Visibility::visible(),
            container: None,
            place,
            angle: self.angle,
        }
    }
}
