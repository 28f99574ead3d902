//! A page, or a part of it, as pixels.

use super::file;
use crate::document::Rect;
use hayro::hayro_interpret::font::FontQuery;
use hayro::hayro_interpret::{InterpreterSettings, TransformExt as _, hayro_cmap};
use hayro::hayro_syntax::page::Page;
use hayro::kurbo::{self, Affine};
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::vello_cpu::{self, Pixmap, RenderContext};
use hayro::{RenderCache, RenderSettings, render_into};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// A part of a page as pixels on white, three colours of one byte each.
pub struct Picture {
    pixels: Pixmap,
    to_pixels: Affine,
    /// Whether everything was drawn: no image and no font failed.
    pub(super) whole: bool,
}

/// Boxes of pixels: columns and rows.
pub(super) struct Window {
    columns: std::ops::Range<usize>,
    rows: std::ops::Range<usize>,
}

impl Picture {
    /// Draws the part of a page inside a box in page space, at `scale` pixels a point; `None` when that
    /// is nothing, or more than `most` pixels.
    ///
    /// May panic on a fault of the renderer: call it guarded.
    pub fn draw<'a>(
        page: &'a Page<'a>,
        part: Rect,
        scale: f64,
        most: f64,
        cache: &RenderCache<'a>,
    ) -> Option<Self> {
        let upright = Affine::scale(scale) * upright(page);
        let corners = |r: Rect| kurbo::Rect::new(r.x0.into(), r.y0.into(), r.x1.into(), r.y1.into());
        let bounds = upright.transform_rect_bbox(corners(part)).expand();
        if !(bounds.width() >= 1.0 && bounds.height() >= 1.0) || bounds.area() > most {
            return None;
        }
        let side = |length: f64| (length <= f64::from(u16::MAX)).then_some(length as u16);
        let (width, height) = (side(bounds.width())?, side(bounds.height())?);
        let to_pixels = Affine::translate((-bounds.x0, -bounds.y0)) * upright;
        let settings = vello_cpu::RenderSettings { num_threads: 0, ..vello_cpu::RenderSettings::default() };
        let mut scene = RenderContext::new_with(width, height, settings);
        let drawing = RenderSettings { hinting: false, ..RenderSettings::default() };
        // Paper is white before anything is drawn on it, so that blend modes mix with that.
        scene.set_paint(WHITE);
        scene.fill_rect(&kurbo::Rect::new(0.0, 0.0, f64::from(width), f64::from(height)));
        let fault = Arc::new(AtomicBool::new(false));
        render_into(page, cache, &interpreter(fault.clone()), &drawing, &mut scene, to_pixels);
        scene.flush();
        let mut pixels = Pixmap::new(width, height);
        let on_white = vello_cpu::RasterizerSettings {
            target_init: vello_cpu::TargetInit::Clear(WHITE),
            ..vello_cpu::RasterizerSettings::default()
        };
        scene.render_with(&mut pixels, &mut vello_cpu::Resources::default(), on_white);
        Some(Self { pixels, to_pixels, whole: !fault.load(Ordering::Relaxed) })
    }

    /// The picture as a PNG file; `None` when it has no pixel.
    pub fn to_png(&self) -> Option<Vec<u8>> {
        file::png(self.pixels.data(), self.pixels.width().into(), self.pixels.height().into())
    }

    /// The pixels that a box in page space touches; empty when it lies outside.
    pub(super) fn window(&self, bbox: Rect) -> Window {
        let bbox = kurbo::Rect::new(bbox.x0.into(), bbox.y0.into(), bbox.x1.into(), bbox.y1.into());
        let bbox = self.to_pixels.transform_rect_bbox(bbox).expand();
        let cut = |value: f64, most: u16| value.clamp(0.0, f64::from(most)) as usize;
        let (width, height) = (self.pixels.width(), self.pixels.height());
        Window {
            columns: cut(bbox.x0, width)..cut(bbox.x1, width),
            rows: cut(bbox.y0, height)..cut(bbox.y1, height),
        }
    }

    /// Whether lines of the page's writing direction at an angle run along the rows of pixels, along
    /// the columns, or (`None`) along neither.
    pub(super) fn along_rows(&self, angle: f32) -> Option<bool> {
        let [a, b, ..] = (self.to_pixels * Affine::rotate(f64::from(angle).to_radians())).as_coeffs();
        let slack = 0.05 * a.hypot(b);
        if b.abs() <= slack { Some(true) } else { (a.abs() <= slack).then_some(false) }
    }

    /// The largest difference of a colour between this picture and another one of the same part, 0 to 255.
    pub(super) fn difference(&self, other: &Self, window: &Window) -> u8 {
        let pairs = window.rows.clone().flat_map(|y| self.row(y, window).iter().zip(other.row(y, window)));
        pairs.map(|(a, b)| apart(*a, *b)).max().unwrap_or(0)
    }

    /// The largest difference of a colour along a row (or column) of pixels inside a window.
    pub(super) fn ink(&self, window: &Window, along_rows: Option<bool>) -> u8 {
        let across = |rows: bool| {
            if rows {
                window.rows.clone().map(|y| spread(self.row(y, window).iter().copied())).max()
            } else {
                let column =
                    |x: usize| window.rows.clone().filter_map(move |y| self.row(y, window).get(x).copied());
                (0..window.columns.len()).map(|x| spread(column(x))).max()
            }
        };
        match along_rows {
            Some(rows) => across(rows).unwrap_or(0),
            None => across(true).max(across(false)).unwrap_or(0),
        }
    }

    fn row(&self, y: usize, window: &Window) -> &[vello_cpu::color::PremulRgba8] {
        let width = usize::from(self.pixels.width());
        let columns = y * width + window.columns.start..y * width + window.columns.end;
        self.pixels.data().get(columns).unwrap_or_default()
    }
}

type Pixel = vello_cpu::color::PremulRgba8;

fn apart(a: Pixel, b: Pixel) -> u8 {
    a.r.abs_diff(b.r).max(a.g.abs_diff(b.g)).max(a.b.abs_diff(b.b))
}

/// The largest difference of a colour among some pixels.
fn spread(pixels: impl Iterator<Item = Pixel>) -> u8 {
    let mut low = [u8::MAX; 3];
    let mut high = [0; 3];
    for Pixel { r, g, b, .. } in pixels {
        for ((low, high), value) in low.iter_mut().zip(&mut high).zip([r, g, b]) {
            *low = value.min(*low);
            *high = value.max(*high);
        }
    }
    low.iter().zip(high).map(|(low, high)| high.saturating_sub(*low)).max().unwrap_or(0)
}

/// Page space to the upright page with the origin in its upper left corner, in points.
fn upright(page: &Page<'_>) -> Affine {
    page.initial_transform(true).to_kurbo()
}

/// The fonts that come with the parser stand in for those that are not in the file, as in ingest.
fn interpreter(fault: Arc<AtomicBool>) -> InterpreterSettings {
    InterpreterSettings {
        font_resolver: Arc::new(|query| match query {
            FontQuery::Standard(font) => Some(font.get_font_data()),
            FontQuery::Fallback(query) => Some(query.pick_standard_font().get_font_data()),
        }),
        cmap_resolver: Arc::new(hayro_cmap::load_embedded),
        warning_sink: Arc::new(move |_| fault.store(true, Ordering::Relaxed)),
        ..InterpreterSettings::default()
    }
}
