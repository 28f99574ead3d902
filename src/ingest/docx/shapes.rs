//! Drawings around text boxes and pictures: their size, fill and alternative text.

use super::look::Fill;
use super::theme::{ColourSpec, Luminance, Theme, from_hex};
use super::xml::{Ns, Tag};

/// English Metric Units in a point (ECMA-376 part 1, 20.1.2.1).
const EMU: f32 = 12_700.0;
/// A drawing smaller than this, in points, is no panel behind text: a line of text is higher.
const PANEL: f32 = 12.0;

/// The fill of a shape as written.
#[derive(Debug, Clone, PartialEq)]
enum Written {
    None,
    Colour(ColourSpec),
    Mixed,
}

#[derive(Debug)]
struct Shape {
    vml: bool,
    fill: Option<Written>,
}

#[derive(Debug, Default)]
struct Drawing {
    anchored: bool,
    extent: Option<(f32, f32)>,
    alt: Option<String>,
}

/// The drawings and shapes that are open, and what was last met in them.
#[derive(Debug, Default)]
pub struct Shapes {
    drawings: Vec<Drawing>,
    shapes: Vec<Shape>,
    backdrop: bool,
    /// Where a colour belongs that is met now.
    target: Target,
}

#[derive(Debug, Default, Clone, Copy, PartialEq)]
enum Target {
    #[default]
    Nothing,
    ShapeProperties,
    Fill,
}

/// What an element began.
#[derive(Debug, Default)]
pub struct Entered {
    /// A drawing.
    pub drawing: bool,
    /// A shape.
    pub shape: bool,
    /// Alternative text.
    pub alt: Option<String>,
}

impl Shapes {
    /// Takes in an element that is not WordprocessingML.
    pub fn start(&mut self, tag: &Tag<'_>) -> Entered {
        let mut entered = Entered::default();
        match (tag.ns, tag.local()) {
            (Ns::Wp, name @ ("anchor" | "inline")) => {
                let anchored = name == "anchor";
                self.drawings.push(Drawing { anchored, ..Drawing::default() });
                entered.drawing = true;
            }
            (Ns::Wp, "extent") => {
                let size = tag.number("cx").zip(tag.number("cy"));
                if let Some(drawing) = self.drawings.last_mut() {
                    drawing.extent = size.map(|(width, height)| (width / EMU, height / EMU));
                }
            }
            (Ns::Wp, "docPr") => {
                let alt = tag.attribute("descr").filter(|text| !text.trim().is_empty());
                if let Some(drawing) = self.drawings.last_mut() {
                    drawing.alt.clone_from(&alt);
                }
                entered.alt = alt;
            }
            (Ns::Wps, "wsp") => {
                self.shapes.push(Shape { vml: false, fill: None });
                entered.shape = true;
            }
            (Ns::Wps, "spPr") => self.target = Target::ShapeProperties,
            (Ns::A, "ln") | (Ns::Wps, "txbx" | "bodyPr" | "style") => self.target = Target::Nothing,
            (Ns::A, "fillRef") if self.is_filled_by_theme(tag) => self.set(Written::Mixed),
            (Ns::Pic, "pic") => self.backdrop |= self.is_panel(),
            (Ns::A, _) => self.drawing_ml(tag),
            (Ns::V, "shape" | "rect" | "roundrect" | "oval" | "group") => {
                let fill = match (tag.attribute("filled").as_deref(), tag.attribute("fillcolor")) {
                    (Some("f" | "false"), _) => Written::None,
                    (_, None) => Written::None,
                    (_, Some(name)) => vml_colour(&name),
                };
                self.shapes.push(Shape { vml: true, fill: None });
                self.set(fill);
                entered.alt = tag.attribute("alt").filter(|text| !text.trim().is_empty());
                entered.shape = true;
            }
            _ => {}
        }
        entered
    }

    /// Whether the innermost shape leaves its fill to a theme style that fills.
    fn is_filled_by_theme(&self, tag: &Tag<'_>) -> bool {
        let fills = tag.attribute("idx").is_some_and(|index| index != "0");
        fills && self.shapes.last().is_some_and(|shape| shape.fill.is_none())
    }

    fn drawing_ml(&mut self, tag: &Tag<'_>) {
        match (self.target, tag.local()) {
            (Target::ShapeProperties, "solidFill") => self.target = Target::Fill,
            (Target::ShapeProperties, "noFill") => self.set(Written::None),
            (Target::ShapeProperties, "gradFill" | "blipFill" | "pattFill" | "grpFill") => {
                self.set(Written::Mixed);
                self.target = Target::Nothing;
            }
            (Target::Fill, "srgbClr" | "schemeClr") => {
                let name = tag.val().unwrap_or_default();
                let theme = (tag.local() == "schemeClr").then(|| name.clone());
                let value = from_hex(&name);
                let luminance = Luminance::default();
                self.set(Written::Colour(ColourSpec::Given { value, theme, luminance }));
            }
            (Target::Fill, "sysClr") => {
                self.set(tag.attribute("lastClr").map_or(Written::Mixed, |hex| vml_colour(&hex)))
            }
            (Target::Fill, "prstClr") => self.set(vml_colour(&tag.val().unwrap_or_default())),
            (Target::Fill, name @ ("lumMod" | "lumOff")) => self.change(name, tag.number("val")),
            // Changes to the colour that are not worked out.
            (Target::Fill, "tint" | "shade" | "alpha" | "satMod" | "satOff" | "hueMod" | "hueOff") => {
                self.set(Written::Mixed);
            }
            (Target::Fill, _) => self.target = Target::Nothing,
            _ => {}
        }
    }

    /// A change of luminance, in thousandths of a per cent (ECMA-376 part 1, 20.1.2.3.20 and 20.1.2.3.21).
    fn change(&mut self, name: &str, value: Option<f32>) {
        let Some(part) = value.map(|value| value / 100_000.0) else { return };
        let change = match name {
            "lumMod" => Luminance { scale: part, offset: 0.0 },
            _ => Luminance { scale: 1.0, offset: part },
        };
        if let Some(Shape { fill: Some(Written::Colour(spec)), .. }) = self.shapes.last_mut() {
            *spec = spec.clone().changed(change);
        }
    }

    fn set(&mut self, fill: Written) {
        self.backdrop |= fill != Written::None && self.is_panel();
        if let Some(shape) = self.shapes.last_mut() {
            shape.fill = Some(fill);
        }
    }

    fn is_panel(&self) -> bool {
        match self.drawings.last() {
            Some(drawing) => {
                let large = drawing.extent.is_none_or(|(width, height)| width >= PANEL && height >= PANEL);
                drawing.anchored && large
            }
            // VML has its size in a style text that is not taken apart.
            None => true,
        }
    }

    /// Whether a picture or filled shape was met that text of other places may stand on.
    pub fn is_backdrop(&self) -> bool {
        self.backdrop
    }

    /// Whether the innermost shape is VML.
    pub fn is_vml(&self) -> bool {
        self.shapes.last().is_some_and(|shape| shape.vml)
    }

    /// What text in the innermost shape stands on; `None` if the shape has no fill.
    pub fn fill(&self, theme: &Theme) -> Option<Fill> {
        match self.shapes.last()?.fill.as_ref()? {
            Written::None => None,
            Written::Mixed => Some(Fill::Unknown),
            Written::Colour(spec) => Some(super::look::fill(spec, theme).unwrap_or(Fill::Unknown)),
        }
    }

    /// Size of the innermost drawing in points.
    pub fn extent(&self) -> Option<(f32, f32)> {
        self.drawings.last()?.extent
    }

    /// Alternative text of the innermost drawing.
    pub fn alt(&self) -> Option<String> {
        self.drawings.last()?.alt.clone()
    }

    /// Ends a shape.
    pub fn leave_shape(&mut self) {
        self.shapes.pop();
        self.target = Target::Nothing;
    }

    /// Ends a drawing.
    pub fn leave_drawing(&mut self) {
        self.drawings.pop();
    }
}

fn vml_colour(name: &str) -> Written {
    let hex = match name.split_whitespace().next().unwrap_or_default() {
        "white" | "window" => "#FFFFFF",
        "black" => "#000000",
        other => other,
    };
    match from_hex(hex) {
        Some(colour) => Written::Colour(ColourSpec::plain(colour)),
        None => Written::Mixed,
    }
}
