//! A page of a PDF as a picture, with findings boxed and the ways of readers drawn over it.

use super::markup::Markup;
use super::numbered::{Group, Numbered};
use super::{BASE64, Page};
use crate::document::Rect;
use crate::report::illustration::{Fate, Flow, Sheet};
use base64::Engine as _;
use std::collections::BTreeSet;

/// Size in points of the number at a box.
const TAG: (f32, f32) = (15.0, 13.0);
/// Radius in points of a stop.
const STOP: f32 = 6.5;
/// How far left of its lines, in points, a reader's way runs.
const MARGIN: f32 = 5.0;

impl Page<'_> {
    pub(super) fn sheet(&mut self, sheet: &Sheet, pages: usize, numbered: &Numbered<'_>) {
        let (width, height) = sheet.frame.size();
        let picture = sheet.png.as_ref().filter(|png| png.len() <= self.room);
        self.room -= picture.map_or(0, Vec::len);
        let markup = &mut self.markup;
        markup.open("figure", &[("class", "sheet")]);
        markup.open("div", &[("class", if picture.is_some() { "paper" } else { "paper blank" })]);
        if let Some(png) = picture {
            let source = format!("data:image/png;base64,{}", BASE64.encode(png));
            let alt = format!("Page {} as a person sees it", sheet.number);
            let (w, h) = (format!("{width:.0}"), format!("{height:.0}"));
            markup.void("img", &[("src", &source), ("alt", &alt), ("width", &w), ("height", &h)]);
        }
        let (view, label) =
            (format!("0 0 {width:.1} {height:.1}"), format!("Findings on page {}", sheet.number));
        markup.open("svg", &[("viewBox", &view), ("role", "group"), ("aria-label", &label)]);
        for reader in 0..sheet.flows.len() {
            self.damage(sheet, reader);
            self.route(sheet, reader);
        }
        self.boxes(sheet, numbered);
        self.markup.close();
        self.markup.close();
        let undrawn = if picture.is_some() { "" } else { ", not drawn" };
        self.markup.leaf("figcaption", &[], &format!("Page {} of {pages}{undrawn}", sheet.number));
        self.markup.close();
    }

    /// What a reader does not get, covered.
    fn damage(&mut self, sheet: &Sheet, reader: usize) {
        let Some(damage) = sheet.damage.get(reader).filter(|damage| !damage.is_empty()) else { return };
        let markup = &mut self.markup;
        layer(markup, "damage", reader);
        for (fate, bbox) in damage {
            rect(markup, if *fate == Fate::Lost { "lost" } else { "changed" }, *bbox);
        }
        markup.close();
    }

    /// The way of a reader: a bar over each line, a line down each stretch, a numbered stop where a stretch
    /// begins, an arrow from one to the next.
    fn route(&mut self, sheet: &Sheet, reader: usize) {
        let Some(flows) = sheet.flows.get(reader).filter(|flows| !flows.is_empty()) else { return };
        let markup = &mut self.markup;
        layer(markup, "route", reader);
        for flow in flows {
            let thickness = format!("{:.1}", thickness(flow));
            markup.void("path", &[("class", "bars"), ("stroke-width", &thickness), ("d", &bars(flow))]);
            if let Some(d) = spine(flow) {
                markup.void("path", &[("class", "spine"), ("d", &d)]);
            }
        }
        for pair in flows.windows(2) {
            if let [before, after] = pair
                && let Some(d) = jump(before, after)
            {
                markup.void("path", &[("class", "jump"), ("d", &d), ("marker-end", "url(#arrow)")]);
            }
        }
        for flow in flows {
            if let Some((x, y)) = stop(flow) {
                let (x, y, baseline, r) = (point(x), point(y), point(y + 3.0), point(STOP));
                markup.void("circle", &[("cx", &x), ("cy", &y), ("r", &r)]);
                markup.leaf("text", &[("x", &x), ("y", &baseline)], &flow.number.to_string());
            }
        }
        markup.close();
    }

    fn boxes(&mut self, sheet: &Sheet, numbered: &Numbered<'_>) {
        let mut tags: Vec<(f32, f32)> = Vec::new();
        let mut named: BTreeSet<usize> = BTreeSet::new();
        for (place, location) in numbered.locations() {
            let (Some(bbox), Some(group)) = (location.bbox, numbered.group(place.0)) else { continue };
            if location.page != Some(sheet.number) {
                continue;
            }
            let (width, height) = sheet.frame.size();
            let bbox = sheet.frame.upright(bbox);
            let Some(bbox) = grown(bbox).intersection(Rect::new(1.0, 1.0, width - 1.0, height - 1.0)) else {
                continue;
            };
            // The number stands at the first box of a finding; the others are drawn alike.
            let tag = named.insert(group.number).then(|| free_place(bbox, width, &mut tags));
            let mark = numbered.mark(place).unwrap_or_default();
            boxed(&mut self.markup, group, &mark, bbox, tag);
        }
    }
}

/// A link around a place that leads to what is said of it.
fn boxed(markup: &mut Markup, group: &Group<'_>, mark: &str, bbox: Rect, tag: Option<(f32, f32)>) {
    let (class, href) = (format!("box {}", group.severity()), format!("#{}", group.id));
    let number = group.number.to_string();
    let label = group.label();
    let mut attributes =
        vec![("class", class.as_str()), ("href", &href), ("data-finding", &group.id), ("aria-label", &label)];
    attributes.extend((!mark.is_empty()).then_some(("id", mark)));
    markup.open("a", &attributes);
    rect(markup, "frame", bbox);
    if let Some((x, y)) = tag {
        let (width, height) = TAG;
        rect(markup, "tag", Rect::new(x, y, x + width, y + height));
        let (x, y) = (point(x + width / 2.0), point(y + height - 3.6));
        markup.leaf("text", &[("x", &x), ("y", &y)], &number);
    }
    markup.close();
}

/// A part of the drawing that belongs to one reader.
fn layer(markup: &mut Markup, class: &str, reader: usize) {
    let reader = reader.to_string();
    markup.open("g", &[("class", class), ("data-reader", &reader), ("hidden", ""), ("aria-hidden", "true")]);
}

fn rect(markup: &mut Markup, class: &str, r: Rect) {
    let (x, y, width, height) = (point(r.x0), point(r.y0), point(r.width()), point(r.height()));
    markup.void(
        "rect",
        &[("class", class), ("x", &x), ("y", &y), ("width", &width), ("height", &height), ("rx", "1.5")],
    );
}

/// Tenths of a point: less than a screen shows.
fn point(value: f32) -> String {
    format!("{value:.1}")
}

/// A box with room around the text in it.
fn grown(r: Rect) -> Rect {
    Rect::new(r.x0 - 2.0, r.y0 - 1.5, r.x1 + 2.0, r.y1 + 1.5)
}

/// Where a number at a box meets no other one: at its upper left corner, or else beside that.
fn free_place(bbox: Rect, width: f32, taken: &mut Vec<(f32, f32)>) -> (f32, f32) {
    let (tag_width, tag_height) = TAG;
    let mut x = (bbox.x0 - tag_width + 3.0).max(1.0);
    let y = (bbox.y0 - tag_height + 4.0).max(1.0);
    let meets = |x: f32, taken: &[(f32, f32)]| {
        taken.iter().any(|(a, b)| (a - x).abs() < tag_width && (b - y).abs() < tag_height)
    };
    while meets(x, taken) && x + 2.0 * tag_width < width {
        x += tag_width + 1.0;
    }
    taken.push((x, y));
    (x, y)
}

fn middle(line: &Rect) -> f32 {
    (line.y0 + line.y1) / 2.0
}

/// Where a line is entered.
fn entry(line: &Rect) -> (f32, f32) {
    ((line.x0 - MARGIN).max(MARGIN), middle(line))
}

/// Where a stretch is entered.
fn stop(flow: &Flow) -> Option<(f32, f32)> {
    flow.lines.first().map(entry)
}

/// The usual height of the lines of a stretch, less what parts them.
fn thickness(flow: &Flow) -> f32 {
    let mut heights: Vec<f32> = flow.lines.iter().map(|line| line.height()).collect();
    heights.sort_by(f32::total_cmp);
    heights.get(heights.len() / 2).copied().unwrap_or(10.0).clamp(2.0, 40.0) * 0.8
}

fn bars(flow: &Flow) -> String {
    let bar = |line: &Rect| format!("M{} {}H{}", point(line.x0), point(middle(line)), point(line.x1));
    flow.lines.iter().map(bar).collect()
}

/// A line from the stop of a stretch down beside its other lines, left of all of them.
fn spine(flow: &Flow) -> Option<String> {
    let (first, rest) = flow.lines.split_first()?;
    let ((x0, y0), (_, y1), (_, y)) = (entry(first), entry(rest.first()?), entry(rest.last()?));
    let x = rest.iter().map(|line| entry(line).0).fold(f32::INFINITY, f32::min);
    Some(format!("M{} {}L{} {}V{}", point(x0), point(y0), point(x), point(y1), point(y)))
}

/// A line from the end of a stretch to the stop at the next one. It keeps to the space between lines as
/// long as it can, so as not to strike text out.
fn jump(before: &Flow, after: &Flow) -> Option<String> {
    let from = before.lines.last()?;
    let (x, y) = stop(after)?;
    let down = y - middle(from);
    let (start, end) = if down.abs() < from.height() / 2.0 {
        let side = if x > from.x1 { -STOP - 1.0 } else { STOP + 1.0 };
        ((from.x1 + 1.0, middle(from)), (x + side, y))
    } else if down > 0.0 {
        ((from.x1 + 1.0, from.y1), (x, y - STOP - 1.0))
    } else {
        ((from.x1 + 1.0, from.y0), (x, y + STOP + 1.0))
    };
    // Where the stop is nearly there, no line is needed.
    let far = (end.0 - start.0).hypot(end.1 - start.1) > STOP;
    far.then(|| format!("M{} {}L{} {}", point(start.0), point(start.1), point(end.0), point(end.1)))
}
