//! The work of drawing a page, counted before it is drawn: a renderer repeats patterns, masks, glyph
//! programs and forms as often as the page says, and some hundred bytes can ask for hours.

mod dash;
mod function;
mod header;
mod samples;
mod space;

use crate::document::{self, Paint, PaintKind, Rect};
use crate::ingest::pdf::content;
use crate::ingest::pdf::font::sane::is_sane;
use crate::limits::{self, Limits};
use dash::Dashes;
use hayro::hayro_syntax::content::UntypedIter;
use hayro::hayro_syntax::object::{Array, Dict, Name, Object, ObjectIdentifier, Stream};
use hayro::hayro_syntax::page::{Page, Resources};
use std::collections::HashMap;

/// Bytes of content to one operator: a stream of nothing but white space costs too.
const BYTES_PER_OPERATOR: u64 = 64;
/// What a transparency group or a soft mask costs besides its content, in operators: a layer as large
/// as the picture.
const LAYER: u64 = 500;
/// What a shading costs, in operators: a function for every pixel.
const SHADING: u64 = 2_000;
/// What a shading by place costs, in operators: 190 of the size of a page took 6 seconds.
const SHADING_BY_PLACE: u64 = 20_000;
/// What painting in a blend mode costs, in operators: 45,000 large triangles took 12 seconds.
const BLEND: u64 = 150;
/// What fills and strokes of the size of the page cost, in operators: 45,000 triangles took 2 seconds
/// filled, and 8 seconds stroked with a broad line.
const FILL: f64 = 20.0;
const STROKE: f64 = 80.0;
/// What a byte of a mesh costs, in operators: 20,000 patches of 29 bytes took more than a minute.
const MESH_BYTE: u64 = 64;
/// What an image costs besides its pixels, in operators: it is resampled to the size it is drawn in.
const IMAGE: u64 = 500;
/// What a byte of a calculator function costs that is run for every pixel of a picture; some four
/// bytes are an operation, of which some 400 take as long as an operator of a page.
const CALCULATOR_BYTE: u64 = 1_250;
/// Pixels of an image whose colours a calculator mixes, for each of its bytes, to one operator.
const CALCULATED_PIXELS: u64 = 1_600;
/// Nesting of forms, patterns and masks in one another.
const DEPTH: u32 = limits::FORM_DEPTH;

/// What drawing a page asks of the renderer.
#[derive(Debug, Clone, Copy)]
pub(super) struct Load {
    /// In operators.
    weight: u64,
    /// Pixels of all images.
    pixels: u64,
    /// Whether it asks for nothing that the renderer is known to draw otherwise than viewers do: blend
    /// modes in groups that see their backdrop, knockout groups, colour spaces that cannot be read.
    pub is_faithful: bool,
}

/// The work that may still be done for a document.
#[derive(Debug)]
pub(super) struct Budget<'l> {
    pub limits: &'l Limits,
    operators: u64,
    pixels: u64,
    /// Bytes of content that may still be unpacked to be weighed.
    content: usize,
}

impl<'l> Budget<'l> {
    pub(super) fn new(limits: &'l Limits) -> Self {
        Self {
            limits,
            operators: limits.picture_operators,
            pixels: limits.image_pixels,
            content: limits.part_bytes,
        }
    }

    /// Takes what a page asks for; `false`, and nothing taken, when that is too much.
    pub(super) fn takes(&mut self, load: Load) -> bool {
        let left = self.operators.checked_sub(load.weight).zip(self.pixels.checked_sub(load.pixels));
        if let Some((operators, pixels)) = left {
            (self.operators, self.pixels) = (operators, pixels);
        }
        left.is_some()
    }
}

/// The load of a page; `None` when its content cannot be read, or not within the budget.
pub(super) fn load(page: &Page<'_>, sheet: &document::Page, budget: &mut Budget<'_>) -> Option<Load> {
    if budget.content == 0 {
        return None;
    }
    let data = content::of_page(page, budget.limits.part_bytes).ok()?;
    budget.content = budget.content.saturating_sub(data.len());
    let mut scales = Scales::new(budget.limits);
    let mut weight = scales.content(&data, page.resources(), 0).saturating_add(area_cost(sheet));
    let annotations = page.raw().get::<Array<'_>>(b"Annots");
    for annotation in annotations.iter().flat_map(|array| array.iter::<Dict<'_>>()) {
        let appearance = annotation.get::<Dict<'_>>(b"AP").and_then(|ap| ap.get::<Object<'_>>(b"N"));
        weight = weight.saturating_add(match appearance {
            Some(Object::Stream(form)) => scales.form(&form, page.resources(), 0),
            Some(Object::Dict(states)) => {
                let forms = states.keys().filter_map(|state| states.get::<Stream<'_>>(&*state));
                forms.fold(0, |sum: u64, form| sum.saturating_add(scales.form(&form, page.resources(), 0)))
            }
            _ => 1,
        });
    }
    Some(Load { weight, pixels: scales.pixels, is_faithful: !scales.unfaithful })
}

struct Scales<'l> {
    limits: &'l Limits,
    /// Weights of streams met; `u64::MAX` while one is being weighed, so that cycles weigh too much.
    known: HashMap<ObjectIdentifier, u64>,
    /// Pixels of all images.
    pixels: u64,
    /// Transparency groups around, isolated ones aside.
    groups: u32,
    unfaithful: bool,
    /// What a glyph of a font costs, by the place of its dictionary in the file.
    fonts: HashMap<usize, u64>,
}

/// What the operators so far make the next ones cost.
#[derive(Clone, Copy, Default)]
struct Costs {
    /// The patterns of fills and strokes, each time they are painted with.
    fill: u64,
    stroke: u64,
    /// The heaviest glyph program of the font.
    glyph: u64,
    /// The blend mode.
    blend: u64,
}

impl<'l> Scales<'l> {
    fn new(limits: &'l Limits) -> Self {
        let (known, fonts) = (HashMap::new(), HashMap::new());
        Self { limits, known, pixels: 0, groups: 0, unfaithful: false, fonts }
    }

    fn content(&mut self, data: &[u8], resources: &Resources<'_>, depth: u32) -> u64 {
        let mut weight = data.len() as u64 / BYTES_PER_OPERATOR;
        let mut costs = Costs::default();
        let mut saved: Vec<Costs> = Vec::new();
        let mut dashes = Dashes::default();
        let mut operators = UntypedIter::new(data);
        while let Some(instruction) = operators.next() {
            let operator: &[u8] = instruction.operator;
            let operands: Vec<Object<'_>> = instruction.operands().cloned().collect();
            let codes = match operator {
                b"Tj" | b"TJ" | b"'" | b"\"" => operands.iter().map(codes).sum(),
                _ => 0,
            };
            weight = weight.saturating_add(dashes.operator(operator, &operands, codes));
            let name = instruction.operands().find_map(|operand| match operand {
                Object::Name(name) => Some(name.clone()),
                _ => None,
            });
            let cost = match (operator, name) {
                (b"q", _) if saved.len() < limits::STATE_DEPTH => {
                    saved.push(costs);
                    0
                }
                (b"Q", _) => {
                    costs = saved.pop().unwrap_or(costs);
                    0
                }
                (b"Do", Some(name)) => {
                    let object = resources.get_x_object(&name);
                    object.map_or(0, |object| self.object(&object, resources, depth))
                }
                (b"BI", _) => match instruction.operands().next() {
                    Some(Object::Stream(image)) => self.image(image),
                    _ => 0,
                },
                (b"gs", Some(name)) => {
                    let state = resources.get_ext_g_state(&name);
                    state.map_or(0, |state| {
                        dashes.state(&state);
                        if let Some(mode) = state.get::<Object<'_>>(b"BM") {
                            costs.blend = if is_normal(&mode) { 0 } else { BLEND };
                        }
                        self.state(&state, resources, depth)
                    })
                }
                (b"sh", Some(name)) => self.shading(resources.get_shading(&name), resources),
                (b"scn", Some(name)) => {
                    costs.fill = self.pattern(&name, resources, depth);
                    costs.fill
                }
                (b"SCN", Some(name)) => {
                    costs.stroke = self.pattern(&name, resources, depth);
                    costs.stroke
                }
                (b"cs" | b"CS", Some(name)) => {
                    self.unfaithful |= !space::is_known(&Object::Name(name), resources);
                    let paint = if operator == b"cs" { &mut costs.fill } else { &mut costs.stroke };
                    *paint = 0;
                    0
                }
                (b"g" | b"rg" | b"k" | b"sc" | b"scn", _) => {
                    costs.fill = 0;
                    0
                }
                (b"G" | b"RG" | b"K" | b"SC" | b"SCN", _) => {
                    costs.stroke = 0;
                    0
                }
                (b"Tf", Some(name)) => {
                    let font = resources.get_font(&name);
                    costs.glyph = font.map_or(0, |font| self.font(&font, resources, depth));
                    costs.glyph
                }
                (b"f" | b"F" | b"f*" | b"B" | b"B*" | b"b" | b"b*" | b"S" | b"s", _) => {
                    costs.fill.saturating_add(costs.stroke).saturating_add(costs.blend)
                }
                (b"Tj" | b"TJ" | b"'" | b"\"", _) => {
                    let each = costs.glyph.saturating_add(costs.fill).saturating_add(costs.stroke);
                    let each = each.saturating_add(costs.blend);
                    each.saturating_add(1).saturating_mul(codes)
                }
                _ => 0,
            };
            weight = weight.saturating_add(1).saturating_add(cost);
            if weight > self.limits.picture_operators {
                return u64::MAX;
            }
        }
        weight
    }

    fn object(&mut self, object: &Stream<'_>, resources: &Resources<'_>, depth: u32) -> u64 {
        let subtype = object.dict().get::<Name<'_>>(b"Subtype");
        match subtype.as_ref().map(AsRef::as_ref) {
            Some(b"Form") => self.form(object, resources, depth),
            _ => self.image(object),
        }
    }

    fn form(&mut self, form: &Stream<'_>, resources: &Resources<'_>, depth: u32) -> u64 {
        if depth >= DEPTH {
            return u64::MAX;
        }
        let id = form.obj_id();
        if let Some(known) = self.known.get(&id) {
            return *known;
        }
        self.known.insert(id, u64::MAX);
        let own = form.dict().get::<Dict<'_>>(b"Resources").map(Resources::new);
        let group = form.dict().get::<Dict<'_>>(b"Group");
        let flag = |key: &[u8]| group.as_ref().and_then(|group| group.get::<bool>(key)).unwrap_or(false);
        let sees_backdrop = group.is_some() && !flag(b"I");
        self.unfaithful |= flag(b"K");
        self.groups += u32::from(sees_backdrop);
        let weight = match content::decoded(form, self.limits.part_bytes) {
            Ok(data) => self.content(&data, own.as_ref().unwrap_or(resources), depth + 1),
            Err(content::Fault::TooLarge) => u64::MAX,
            Err(content::Fault::Undecodable) => 0,
        };
        self.groups -= u32::from(sees_backdrop);
        let layer = if form.dict().contains_key(b"Group") { LAYER } else { 1 };
        let weight = weight.saturating_add(layer);
        self.known.insert(id, weight);
        weight
    }

    fn image(&mut self, image: &Stream<'_>) -> u64 {
        let dict = image.dict();
        let side = |long: &[u8], short: &[u8]| {
            u64::from(dict.get::<u32>(long).or_else(|| dict.get::<u32>(short)).unwrap_or(0))
        };
        let told = side(b"Width", b"W").saturating_mul(side(b"Height", b"H"));
        self.pixels = self.pixels.saturating_add(told.max(header::pixels(image)));
        if self.pixels > self.limits.image_pixels || !content::fits(image, self.limits.part_bytes) {
            return u64::MAX;
        }
        let mixed = function::of_space(dict, &[b"ColorSpace", b"CS"], self.limits.part_bytes)
            .saturating_mul(told)
            / CALCULATED_PIXELS;
        self.unfaithful |= samples::are_short(image, self.limits.part_bytes);
        // A mask of an image is an image; one that has itself for a mask ends by the count of pixels.
        let masks = [b"SMask".as_slice(), b"Mask"].into_iter().filter_map(|key| dict.get::<Stream<'_>>(key));
        let masks = masks.fold(IMAGE, |sum: u64, mask| sum.saturating_add(self.image_once(&mask)));
        masks.saturating_add(mixed)
    }

    fn image_once(&mut self, image: &Stream<'_>) -> u64 {
        let id = image.obj_id();
        if let Some(known) = self.known.get(&id) {
            return *known;
        }
        self.known.insert(id, u64::MAX);
        let weight = self.image(image);
        self.known.insert(id, weight);
        weight
    }

    fn state(&mut self, state: &Dict<'_>, resources: &Resources<'_>, depth: u32) -> u64 {
        let blends = state.get::<Object<'_>>(b"BM").is_some_and(|mode| !is_normal(&mode));
        self.unfaithful |= self.groups > 0 && blends;
        let mask = state.get::<Dict<'_>>(b"SMask").and_then(|mask| mask.get::<Stream<'_>>(b"G"));
        let mask = mask.map_or(0, |group| self.form(&group, resources, depth).saturating_add(LAYER));
        let font = state.get::<Array<'_>>(b"Font").and_then(|font| font.iter::<Dict<'_>>().next());
        mask.saturating_add(font.map_or(0, |font| self.font(&font, resources, depth)))
    }

    fn pattern(&mut self, name: &Name<'_>, resources: &Resources<'_>, depth: u32) -> u64 {
        match resources.get_pattern(name) {
            Some(Object::Stream(tile)) => {
                let side = |low: usize, high: usize, step: &[u8]| {
                    let bbox: Vec<f32> = tile
                        .dict()
                        .get::<Array<'_>>(b"BBox")
                        .map_or_else(Vec::new, |b| b.iter::<f32>().collect());
                    let length = bbox.get(high).unwrap_or(&0.0) - bbox.get(low).unwrap_or(&0.0);
                    let step = tile.dict().get::<f32>(step).unwrap_or(0.0).abs();
                    let copies = (length.abs() / step).ceil() + 1.0;
                    // Not a number, or endless: saturates.
                    if copies.is_nan() { u64::MAX } else { copies as u64 }
                };
                let copies = side(0, 2, b"XStep").saturating_mul(side(1, 3, b"YStep"));
                self.form(&tile, resources, depth).saturating_add(LAYER).saturating_mul(copies)
            }
            Some(Object::Dict(dict)) => self.shading(dict.get::<Object<'_>>(b"Shading"), resources),
            _ => {
                self.unfaithful = true;
                1
            }
        }
    }

    fn shading(&mut self, shading: Option<Object<'_>>, resources: &Resources<'_>) -> u64 {
        let dict = match &shading {
            Some(Object::Dict(dict)) => Some(dict),
            Some(Object::Stream(mesh)) => Some(mesh.dict()),
            _ => None,
        };
        let space = dict.and_then(|dict| dict.get::<Object<'_>>(b"ColorSpace"));
        self.unfaithful |= !space.is_some_and(|space| space::is_known(&space, resources));
        shading.map_or(0, |shading| shading_cost(&shading, self.limits.part_bytes))
    }

    /// What each glyph of a font costs; too much where the font cannot be handed to the font library.
    fn font(&mut self, font: &Dict<'_>, resources: &Resources<'_>, depth: u32) -> u64 {
        let place = font.data().as_ptr() as usize;
        if let Some(known) = self.fonts.get(&place) {
            return *known;
        }
        let cost = if is_sane(font, self.limits.part_bytes) {
            self.glyph_program(font, resources, depth)
        } else {
            u64::MAX
        };
        self.fonts.insert(place, cost);
        cost
    }

    fn glyph_program(&mut self, font: &Dict<'_>, resources: &Resources<'_>, depth: u32) -> u64 {
        let Some(programs) = font.get::<Dict<'_>>(b"CharProcs") else {
            return 0;
        };
        let own = font.get::<Dict<'_>>(b"Resources").map(Resources::new);
        let resources = own.as_ref().unwrap_or(resources);
        let programs = programs.keys().filter_map(|name| programs.get::<Stream<'_>>(&*name));
        programs.map(|program| self.form(&program, resources, depth)).max().unwrap_or(0)
    }
}

/// Whether a blend mode changes nothing.
fn is_normal(mode: &Object<'_>) -> bool {
    matches!(mode, Object::Name(name) if matches!(name.as_ref(), b"Normal" | b"Compatible"))
}

/// What painting costs by its size.
fn area_cost(sheet: &document::Page) -> u64 {
    let whole = f64::from(sheet.crop_box.area().max(1.0));
    let cost = |paint: &Paint| {
        let shown = paint.bbox.intersection(sheet.crop_box).map_or(0.0, Rect::area);
        let kind = if paint.kind == PaintKind::Stroke { STROKE } else { FILL };
        f64::from(shown) / whole * kind
    };
    sheet.paints.iter().map(cost).sum::<f64>() as u64
}

fn shading_cost(shading: &Object<'_>, cap: usize) -> u64 {
    let (dict, mesh) = match shading {
        Object::Stream(mesh) => match content::decoded(mesh, cap) {
            Ok(data) => (mesh.dict(), data.len() as u64),
            Err(_) => return u64::MAX,
        },
        Object::Dict(dict) => (dict, 0),
        _ => return 0,
    };
    let function = dict.get::<Object<'_>>(b"Function");
    let calculators = function.map_or(0, |function| function::calculator_bytes(&function, 0, cap));
    let calculators = calculators.saturating_add(function::of_space(dict, &[b"ColorSpace"], cap));
    let by_place = dict.get::<i32>(b"ShadingType") == Some(1);
    let plain = if by_place { SHADING_BY_PLACE } else { SHADING };
    plain
        .saturating_add(mesh.saturating_mul(MESH_BYTE))
        .saturating_add(calculators.saturating_mul(CALCULATOR_BYTE))
}

/// Bytes of the strings of an operand, which are as many codes at most.
fn codes(operand: &Object<'_>) -> u64 {
    match operand {
        Object::String(string) => string.as_bytes().len() as u64,
        Object::Array(array) => array
            .iter::<Object<'_>>()
            .map(|item| match item {
                Object::String(string) => string.as_bytes().len() as u64,
                _ => 0,
            })
            .sum(),
        _ => 0,
    }
}
