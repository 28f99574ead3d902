//! Text that nobody sees, one way each.

use super::{Canvas, numbers, shade, with};
use crate::make::Samples;
use lopdf::{Object, dictionary};

/// Adds those that are not the first of their rule.
pub fn more(samples: &mut Samples) {
    let mut add = |path: &str, draw: fn(&mut Canvas)| {
        samples.insert(path.into(), with(draw));
    };
    add("HID001/bad-near-white.pdf", near_white);
    add("HID001/bad-panel.pdf", white_panel);
    add("HID001/bad-shape.pdf", white_shape);
    add("HID001/bad-picture.pdf", white_picture);
    add("HID001/bad-spot.pdf", white_spot);
    add("HID001/bad-lab.pdf", white_lab);
    add("HID001/bad-indexed.pdf", white_indexed);
    add("HID001/bad-pattern.pdf", white_pattern);
    add("HID001/bad-blend.pdf", multiplied_white);
    add("HID002/bad-matrix.pdf", scaled_down);
    add("HID002/bad-squeezed.pdf", squeezed);
    add("HID003/bad-clip-mode.pdf", clip_mode);
    add("HID003/bad-blank-scan.pdf", blank_scan);
    add("HID005/bad-covered.pdf", covered);
    add("HID005/bad-covered-by-shape.pdf", covered_by_shape);
    add("HID005/bad-covered-by-picture.pdf", covered_by_picture);
    add("HID005/bad-covered-by-note.pdf", covered_by_note);
    add("HID005/bad-crop.pdf", outside_crop);
    add("HID005/bad-clip.pdf", clipped);
    add("HID005/bad-clip-shape.pdf", clipped_by_shape);
    add("HID005/bad-form-box.pdf", outside_form);
    add("HID005/bad-transparent.pdf", transparent);
    add("HID005/bad-group.pdf", transparent_group);
    add("HID005/bad-mask.pdf", masked);
    add("HID005/bad-layer.pdf", layer);
    add("HID005/bad-layer-membership.pdf", membership);
    add("HID005/bad-layer-form.pdf", layer_of_form);
}

pub fn white(canvas: &mut Canvas) {
    canvas.colour([1.0; 3]);
    canvas.stuff();
}

fn near_white(canvas: &mut Canvas) {
    canvas.colour([0.98, 0.97, 0.98]);
    canvas.stuff();
}

/// `#F3F3F3`.
pub fn light_grey(canvas: &mut Canvas) {
    canvas.colour([0.953; 3]);
    canvas.stuff();
}

/// A white panel on a dark one, and white text.
fn white_panel(canvas: &mut Canvas) {
    let y = canvas.y;
    canvas.colour([0.1, 0.1, 0.2]);
    canvas.fill([0.0, y - 60.0, 595.0, 70.0]);
    canvas.colour([1.0; 3]);
    canvas.fill([50.0, y - 8.0, 400.0, 18.0]);
    canvas.stuff();
}

fn white_shape(canvas: &mut Canvas) {
    let y = canvas.y;
    canvas.colour([0.1, 0.1, 0.2]);
    canvas.fill([0.0, y - 60.0, 595.0, 70.0]);
    canvas.colour([1.0; 3]);
    canvas.rounded([50.0, y - 8.0, 400.0, 18.0]).op("f", vec![]);
    canvas.stuff();
}

fn white_picture(canvas: &mut Canvas) {
    let y = canvas.y;
    canvas.picture([50.0, y - 8.0, 400.0, 18.0], &[0xFF, 0xFF]);
    white(canvas);
}

/// A spot colour that is mixed as white at any tint, by a table.
fn white_spot(canvas: &mut Canvas) {
    let function = dictionary! {
        "FunctionType" => 0, "Domain" => numbers(&[0.0, 1.0]), "Range" => numbers(&[0.0, 1.0]),
        "Size" => vec![2.into()], "BitsPerSample" => 8,
    };
    let function = canvas.file.document.add_object(lopdf::Stream::new(function, vec![0xFF, 0xFF]));
    let space = vec!["Separation".into(), "Varnish".into(), "DeviceGray".into(), Object::Reference(function)];
    canvas.resource("ColorSpace", "Spot", space);
    canvas.op("cs", vec!["Spot".into()]).op("scn", vec![1.into()]);
    canvas.stuff();
}

fn white_lab(canvas: &mut Canvas) {
    let white_point = dictionary! { "WhitePoint" => numbers(&[0.9505, 1.0, 1.089]) };
    canvas.resource("ColorSpace", "Lab", vec!["Lab".into(), white_point.into()]);
    canvas.op("cs", vec!["Lab".into()]).op("scn", vec![100.into(), 0.into(), 0.into()]);
    canvas.stuff();
}

fn white_indexed(canvas: &mut Canvas) {
    let table = Object::string_literal(vec![0x00, 0x00, 0x00, 0xFF, 0xFF, 0xFF]);
    canvas.resource("ColorSpace", "Table", vec!["Indexed".into(), "DeviceRGB".into(), 1.into(), table]);
    canvas.op("cs", vec!["Table".into()]).op("scn", vec![1.into()]);
    canvas.stuff();
}

fn white_pattern(canvas: &mut Canvas) {
    let tile = dictionary! {
        "Type" => "Pattern", "PatternType" => 1, "PaintType" => 1, "TilingType" => 1,
        "BBox" => numbers(&[0.0, 0.0, 8.0, 8.0]), "XStep" => 8, "YStep" => 8, "Resources" => dictionary! {},
    };
    canvas.stream("Pattern", "Tile", tile, b"1 g 0 0 8 8 re f".to_vec());
    canvas.op("cs", vec!["Pattern".into()]).op("scn", vec!["Tile".into()]);
    canvas.stuff();
}

/// White that multiplies what is behind it changes nothing.
fn multiplied_white(canvas: &mut Canvas) {
    let y = canvas.y;
    canvas.colour([0.3, 0.5, 0.4]);
    canvas.fill([50.0, y - 8.0, 400.0, 18.0]);
    canvas.resource("ExtGState", "Multiply", dictionary! { "BM" => "Multiply" });
    canvas.op("gs", vec!["Multiply".into()]);
    white(canvas);
}

pub fn tiny(canvas: &mut Canvas) {
    let y = canvas.y;
    canvas.sheet.text("F1", 1.0, 60.0, y, super::STUFFED);
}

fn scaled_down(canvas: &mut Canvas) {
    let y = canvas.y;
    canvas.op("cm", [0.1, 0.0, 0.0, 0.1, 50.0, y * 0.9].map(Object::from).to_vec());
    canvas.stuff();
}

/// Letters of full height and no width.
fn squeezed(canvas: &mut Canvas) {
    canvas.op("Tz", vec![2.into()]);
    canvas.stuff();
}

pub fn invisible(canvas: &mut Canvas) {
    canvas.op("Tr", vec![3.into()]);
    canvas.stuff();
}

fn clip_mode(canvas: &mut Canvas) {
    canvas.op("Tr", vec![7.into()]);
    canvas.stuff();
}

/// What looks like recognised text over a scan, but the scan is blank there.
fn blank_scan(canvas: &mut Canvas) {
    let y = canvas.y;
    canvas.picture([0.0, 0.0, 595.0, y + 12.0], &[0xFF, 0xFE]);
    invisible(canvas);
}

pub fn off_page(canvas: &mut Canvas) {
    canvas.y = -40.0;
    canvas.stuff();
}

fn covered(canvas: &mut Canvas) {
    let y = canvas.y;
    canvas.stuff();
    canvas.colour([1.0; 3]);
    canvas.fill([50.0, y - 5.0, 300.0, 15.0]);
}

fn covered_by_shape(canvas: &mut Canvas) {
    let y = canvas.y;
    canvas.stuff();
    canvas.colour([0.9, 0.95, 0.9]);
    canvas.rounded([50.0, y - 8.0, 400.0, 18.0]).op("f", vec![]);
}

fn covered_by_picture(canvas: &mut Canvas) {
    let y = canvas.y;
    canvas.stuff();
    canvas.picture([50.0, y - 8.0, 400.0, 18.0], &[0xEE, 0xEE]);
}

/// Under a stamp that viewers draw over the page.
fn covered_by_note(canvas: &mut Canvas) {
    let y = canvas.y;
    canvas.stuff();
    let bbox = [50.0, y - 8.0, 450.0, y + 10.0];
    let look = dictionary! { "Type" => "XObject", "Subtype" => "Form", "BBox" => numbers(&bbox) };
    let fill = format!("0.95 g 50 {} 400 18 re f", y - 8.0);
    let look = canvas.file.document.add_object(lopdf::Stream::new(look, fill.into_bytes()));
    let stamp = dictionary! {
        "Type" => "Annot", "Subtype" => "Stamp", "Rect" => numbers(&bbox), "F" => 4,
        "AP" => dictionary! { "N" => Object::Reference(look) },
    };
    canvas.page.set("Annots", vec![stamp.into()]);
}

fn outside_crop(canvas: &mut Canvas) {
    let bottom = canvas.y + 12.0;
    canvas.page.set("CropBox", numbers(&[0.0, bottom, 595.0, 842.0]));
    canvas.y -= 20.0;
    canvas.stuff();
}

fn clipped(canvas: &mut Canvas) {
    canvas.rectangle([0.0, 0.0, 40.0, 842.0]).op("W", vec![]).op("n", vec![]);
    canvas.stuff();
}

/// A triangle whose box holds the text, but not the triangle itself.
fn clipped_by_shape(canvas: &mut Canvas) {
    let y = canvas.y;
    canvas.op("m", vec![50.into(), (y - 100.0).into()]).op("l", vec![500.into(), (y - 100.0).into()]);
    canvas.op("l", vec![500.into(), (y + 12.0).into()]).op("h", vec![]).op("W", vec![]).op("n", vec![]);
    canvas.stuff();
}

fn outside_form(canvas: &mut Canvas) {
    canvas.form([0.0, 0.0, 20.0, 20.0], dictionary! {});
}

fn transparent(canvas: &mut Canvas) {
    canvas.resource("ExtGState", "Clear", dictionary! { "ca" => 0, "CA" => 0 });
    canvas.op("gs", vec!["Clear".into()]);
    canvas.stuff();
}

fn transparent_group(canvas: &mut Canvas) {
    canvas.resource("ExtGState", "Clear", dictionary! { "ca" => 0 });
    canvas.op("gs", vec!["Clear".into()]);
    let group = dictionary! { "S" => "Transparency" };
    canvas.form([0.0, 0.0, 595.0, 842.0], dictionary! { "Group" => group });
}

fn masked(canvas: &mut Canvas) {
    let group = shade(canvas, 0.0);
    let mask = dictionary! { "S" => "Luminosity", "G" => group };
    canvas.resource("ExtGState", "Masked", dictionary! { "SMask" => mask });
    canvas.op("gs", vec!["Masked".into()]);
    canvas.stuff();
}

fn layer(canvas: &mut Canvas) {
    let layer = canvas.layer();
    canvas.resource("Properties", "Layer", layer);
    canvas.op("BDC", vec!["OC".into(), "Layer".into()]);
    canvas.stuff();
    canvas.op("EMC", vec![]);
}

fn membership(canvas: &mut Canvas) {
    let layer = canvas.layer();
    canvas.resource(
        "Properties",
        "Layer",
        dictionary! { "Type" => "OCMD", "OCGs" => vec![layer], "P" => "AllOn" },
    );
    canvas.op("BDC", vec!["OC".into(), "Layer".into()]);
    canvas.stuff();
    canvas.op("EMC", vec![]);
}

fn layer_of_form(canvas: &mut Canvas) {
    let layer = canvas.layer();
    canvas.form([0.0, 0.0, 595.0, 842.0], dictionary! { "OC" => layer });
}
