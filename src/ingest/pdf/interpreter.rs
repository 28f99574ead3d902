//! Runs the operators of a page and of the forms it draws.

use super::annotations::{self, Appearance};
use super::canvas::Canvas;
use super::colour::{ColourSpace, numbers};
use super::content::{self, Fault};
use super::font::Fonts;
use super::geometry::{matrix, transformed};
use super::marks::{Layers, Marks};
use super::paint;
use super::path::Path;
use super::sheet::{Budget, Sheet};
use super::state::State;
use super::text::TextObject;
use crate::document::Container;
use crate::limits::{self, Limits};
use hayro_font::hayro_syntax::content::UntypedIter;
use hayro_font::hayro_syntax::object::{Array, Dict, Name, Object, Stream};
use hayro_font::hayro_syntax::page::Resources;
use hayro_font::kurbo::Affine;

/// Bytes of content that count as one operator, so that huge streams end too that many pages share or
/// that are drawn again and again.
const BYTES_PER_OPERATOR: u64 = 64;
/// What drawing a form costs besides, in operators: its resources and state are set up anew.
const FORM_OPERATORS: u64 = 8;

/// What operators of one page work on.
pub(super) struct Interpreter<'a, 'd> {
    limits: &'d Limits,
    pub fonts: &'d mut Fonts<'a>,
    pub layers: &'d Layers,
    pub canvas: Canvas<'d>,
    depth: u32,
}

impl<'a, 'd> Interpreter<'a, 'd> {
    pub(super) fn new(
        limits: &'d Limits,
        fonts: &'d mut Fonts<'a>,
        layers: &'d Layers,
        containers: &'d mut Vec<Container>,
        budget: &'d mut Budget,
        sheet: &'d mut Sheet,
    ) -> Self {
        let canvas = Canvas { containers, budget, sheet, marks: Marks::default() };
        Self { limits, fonts, layers, canvas, depth: 0 }
    }

    /// Runs a content stream.
    pub(super) fn run(
        &mut self,
        mut operators: UntypedIter<'_>,
        resources: &Resources<'a>,
        state: State<'a>,
    ) {
        let mut stream = StreamState {
            state,
            saved: Vec::new(),
            text: TextObject::default(),
            path: Path::default(),
            clip_pending: false,
        };
        let outer = self.canvas.marks.depth();
        let mut operands: Vec<Object<'_>> = Vec::new();
        let mut numbers: Vec<f32> = Vec::new();
        while let Some(instruction) = operators.next() {
            if !self.canvas.budget.operator(1) {
                break;
            }
            operands.clear();
            operands.extend(instruction.operands().take(64).cloned());
            numbers.clear();
            numbers.extend(operands.iter().filter_map(number));
            let operator: &[u8] = instruction.operator;
            self.operate(operator, &operands, &numbers, resources, &mut stream, outer);
        }
        self.canvas.marks.close_to(outer);
    }

    fn operate(
        &mut self,
        operator: &[u8],
        operands: &[Object<'_>],
        numbers: &[f32],
        resources: &Resources<'a>,
        stream: &mut StreamState<'a>,
        outer: usize,
    ) {
        let StreamState { state, saved, text, path, clip_pending } = stream;
        match (operator, numbers) {
            (b"q", _) => {
                if saved.len() < limits::STATE_DEPTH {
                    saved.push(state.clone());
                }
            }
            (b"Q", _) => {
                if let Some(last) = saved.pop() {
                    *state = last;
                }
            }
            (b"cm", [a, b, c, d, e, f]) => state.ctm *= matrix(&[*a, *b, *c, *d, *e, *f]),
            (b"w", [width]) => state.line_width = *width,
            (b"gs", _) => self.external_state(operands, resources, state),
            (b"BMC" | b"BDC", _) => {
                if self.canvas.marks.depth() < limits::STATE_DEPTH {
                    self.canvas.marks.open(operands, resources, self.layers);
                }
            }
            (b"EMC", _) => {
                let depth = self.canvas.marks.depth();
                self.canvas.marks.close_to(depth.saturating_sub(1).max(outer));
            }
            (b"Do", _) => {
                if let Some(object) = name(operands).and_then(|name| resources.get_x_object(name)) {
                    self.draw(&object, resources, state);
                }
            }
            (b"BI", _) => {
                if let (false, Some(Object::Stream(image))) = (self.canvas.marks.hidden(), operands.first()) {
                    paint::image(self.canvas.sheet, image, state);
                }
            }
            (b"sh", _) if self.canvas.marks.hidden() => {}
            (b"sh", _) => paint::shading(self.canvas.sheet, state),
            (b"W" | b"W*", _) => *clip_pending = true,
            (b"f" | b"F" | b"f*" | b"B" | b"B*" | b"b" | b"b*" | b"S" | b"s" | b"n", _) => {
                let pieces = path.take();
                if !self.canvas.marks.hidden() {
                    paint::path(self.canvas.sheet, operator, &pieces, state);
                }
                if std::mem::take(clip_pending) {
                    paint::clip(&pieces, state);
                }
            }
            _ => {
                let done = construct(operator, numbers, state.ctm, path)
                    || colour(operator, operands, numbers, resources, state);
                if !done {
                    self.text_operator(operator, operands, numbers, resources, state, text);
                }
            }
        }
    }

    fn text_operator(
        &mut self,
        operator: &[u8],
        operands: &[Object<'_>],
        numbers: &[f32],
        resources: &Resources<'a>,
        state: &mut State<'a>,
        text: &mut TextObject,
    ) {
        if operator == b"Tf" {
            if let (Some(name), Some(size)) = (name(operands), numbers.first()) {
                state.text.size = *size;
                state.text.font = resources.get_font(name).and_then(|dict| self.fonts.load(&dict));
                if state.text.font.is_none() {
                    self.canvas.sheet.unread_fonts += 1;
                }
            }
        } else if operator == b"ET" {
            text.end(state);
        } else if text.set(operator, numbers, &mut state.text) {
            let strings: Vec<Object<'_>> = match operands.last() {
                Some(Object::Array(array)) => array.iter::<Object<'_>>().collect(),
                Some(Object::String(string)) => vec![Object::String(string.clone())],
                _ => Vec::new(),
            };
            text.show(&mut self.canvas, state, &strings);
        }
    }

    fn external_state(&mut self, operands: &[Object<'_>], resources: &Resources<'a>, state: &mut State<'a>) {
        let Some(dict) = name(operands).and_then(|name| resources.get_ext_g_state(name)) else {
            return;
        };
        let unit = |key: &[u8]| dict.get::<f32>(key).filter(|v| v.is_finite()).map(|v| v.clamp(0.0, 1.0));
        state.fill_alpha = unit(b"ca").unwrap_or(state.fill_alpha);
        state.stroke_alpha = unit(b"CA").unwrap_or(state.stroke_alpha);
        state.line_width = dict.get::<f32>(b"LW").unwrap_or(state.line_width);
        match dict.get::<Object<'_>>(b"SMask") {
            Some(Object::Name(_)) => state.masked = false,
            Some(_) => state.masked = true,
            None => {}
        }
        if let Some(blended) = changes_colours(&dict) {
            state.blended = blended;
        }
        if let Some(font) = dict.get::<Array<'a>>(b"Font") {
            let mut items = font.iter::<Object<'a>>();
            if let (Some(Object::Dict(dict)), Some(Object::Number(size))) = (items.next(), items.next()) {
                state.text.size = size.as_f32();
                state.text.font = self.fonts.load(&dict);
            }
        }
    }

    /// `Do`.
    fn draw(&mut self, object: &Stream<'a>, resources: &Resources<'a>, state: &State<'a>) {
        let dict = object.dict();
        let hidden = self.layers.hides(dict, b"OC");
        match dict.get::<Name<'_>>(b"Subtype").as_ref().map(AsRef::as_ref) {
            Some(b"Form") => {
                self.canvas.marks.open_form(hidden);
                self.draw_form(object, resources, state);
                let depth = self.canvas.marks.depth();
                self.canvas.marks.close_to(depth.saturating_sub(1));
            }
            _ if hidden || self.canvas.marks.hidden() => {}
            _ => paint::image(self.canvas.sheet, object, state),
        }
    }

    /// Draws the appearance of an annotation over the page.
    pub(super) fn annotation(&mut self, appearance: &Appearance<'a>, resources: &Resources<'a>) {
        paint::annotation(self.canvas.sheet, appearance.bbox);
        let Some(form) = &appearance.form else { return };
        let Some(placed) = annotations::placement(form.dict(), appearance.bbox) else { return };
        let mut state = State::new();
        state.ctm = placed;
        self.canvas.marks.open_annotation(appearance.widget, self.layers.hides(form.dict(), b"OC"));
        self.draw_form(form, resources, &state);
        self.canvas.marks.close_to(0);
    }

    fn draw_form(&mut self, form: &Stream<'a>, resources: &Resources<'a>, state: &State<'a>) {
        if self.depth >= limits::FORM_DEPTH {
            self.canvas.sheet.truncated.get_or_insert("forms are nested too deep");
            return;
        }
        let data = match content::decoded(form, self.limits.part_bytes) {
            Ok(data) => data,
            Err(Fault::TooLarge) => {
                self.canvas.sheet.truncated.get_or_insert("a form is too large");
                return;
            }
            Err(Fault::Undecodable) => {
                self.canvas.sheet.unread_streams += 1;
                return;
            }
        };
        // A form drawn again costs its whole length again, however few operators it has.
        if !self.canvas.budget.operator(FORM_OPERATORS + length_cost(&data)) {
            return;
        }
        let inner = form_state(form.dict(), state);
        let own = form.dict().get::<Dict<'a>>(b"Resources").map(Resources::new);
        self.depth += 1;
        self.run(UntypedIter::new(&data), own.as_ref().unwrap_or(resources), inner);
        self.depth -= 1;
    }
}

/// What the length of content costs, in operators.
pub(super) fn length_cost(content: &[u8]) -> u64 {
    content.len() as u64 / BYTES_PER_OPERATOR
}

/// Whether a graphics state sets a blend mode or a transfer function that changes colours; `None` when
/// it says nothing about them. Of several blend modes the first that is known counts (ISO 32000-2,
/// 11.6.3); all of them are.
fn changes_colours(dict: &Dict<'_>) -> Option<bool> {
    let plain = |object: &Object<'_>, names: &[&[u8]]| match object {
        Object::Name(name) => names.contains(&name.as_ref()),
        _ => false,
    };
    let blend = dict.get::<Object<'_>>(b"BM").map(|mode| match &mode {
        Object::Array(modes) => {
            modes.iter::<Object<'_>>().next().is_some_and(|mode| !plain(&mode, &[b"Normal", b"Compatible"]))
        }
        mode => !plain(mode, &[b"Normal", b"Compatible"]),
    });
    let transfer = [b"TR2".as_slice(), b"TR"].into_iter().find_map(|key| dict.get::<Object<'_>>(key));
    let transfer = transfer.map(|function| !plain(&function, &[b"Identity", b"Default"]));
    match (blend, transfer) {
        (None, None) => None,
        (a, b) => Some(a.unwrap_or(false) || b.unwrap_or(false)),
    }
}

/// What one content stream keeps to itself.
struct StreamState<'a> {
    state: State<'a>,
    saved: Vec<State<'a>>,
    text: TextObject,
    path: Path,
    clip_pending: bool,
}

/// The state a form starts with: its matrix, its box as clip, and for a transparency group the
/// opacity moved to the group (ISO 32000-2, 11.6.6).
fn form_state<'a>(dict: &Dict<'a>, state: &State<'a>) -> State<'a> {
    let mut inner = state.clone();
    if let [a, b, c, d, e, f] = *numbers(dict, b"Matrix") {
        inner.ctm *= matrix(&[a, b, c, d, e, f]);
    }
    if let [x0, y0, x1, y1] = *numbers(dict, b"BBox") {
        let axis_parallel = paint::keeps_boxes(inner.ctm);
        let bbox = transformed(inner.ctm, x0.into(), y0.into(), x1.into(), y1.into());
        inner.clip_to(bbox, axis_parallel);
    }
    let group = dict.get::<Dict<'_>>(b"Group");
    if group.and_then(|g| g.get::<Name<'_>>(b"S")).is_some_and(|s| s.as_ref() == b"Transparency") {
        inner.group_alpha *= inner.fill_alpha;
        inner.fill_alpha = 1.0;
        inner.stroke_alpha = 1.0;
    }
    inner
}

fn construct(operator: &[u8], numbers: &[f32], ctm: Affine, path: &mut Path) -> bool {
    match (operator, numbers) {
        (b"m", [x, y]) => path.move_to(ctm, *x, *y),
        (b"l", [x, y]) => path.line_to(ctm, *x, *y),
        (b"c", [_, _, _, _, _, _]) | (b"v" | b"y", [_, _, _, _]) => path.curve_to(ctm, numbers),
        (b"re", [x, y, width, height]) => path.rectangle(ctm, *x, *y, *width, *height),
        (b"h", _) => path.finish(),
        _ => return false,
    }
    true
}

fn colour(
    operator: &[u8],
    operands: &[Object<'_>],
    numbers: &[f32],
    resources: &Resources<'_>,
    state: &mut State<'_>,
) -> bool {
    let ink = if operator.first().is_some_and(u8::is_ascii_uppercase) {
        &mut state.stroke
    } else {
        &mut state.fill
    };
    match operator {
        b"g" | b"G" => ink.set(ColourSpace::Gray, numbers),
        b"rg" | b"RG" => ink.set(ColourSpace::Rgb, numbers),
        b"k" | b"K" => ink.set(ColourSpace::Cmyk, numbers),
        b"cs" | b"CS" => {
            let space = name(operands).map(|name| ColourSpace::named(name, resources));
            ink.set_space(space.unwrap_or(ColourSpace::Unknown));
        }
        b"sc" | b"SC" | b"scn" | b"SCN" => ink.set_components(numbers),
        _ => return false,
    }
    true
}

/// The last operand, if it is a name (`Tf` has it first).
fn name<'o, 'n>(operands: &'o [Object<'n>]) -> Option<&'o Name<'n>> {
    operands.iter().find_map(|object| match object {
        Object::Name(name) => Some(name),
        _ => None,
    })
}

fn number(object: &Object<'_>) -> Option<f32> {
    match object {
        Object::Number(number) => Some(number.as_f32()).filter(|value| value.is_finite()),
        _ => None,
    }
}
