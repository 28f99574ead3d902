//! What looks like hidden text, and can be read.

use super::{Canvas, numbers, shade, with};
use crate::make::Samples;
use crate::make::cv::Cv;
use lopdf::{Object, dictionary};

/// Adds those that are not the first of their rule.
pub fn more(samples: &mut Samples) {
    samples.insert(
        "HID001/good-shape.pdf".into(),
        on_band(|canvas, band| {
            canvas.colour([0.1, 0.2, 0.4]);
            canvas.rounded(band).op("f", vec![]);
        }),
    );
    samples.insert(
        "HID001/good-picture.pdf".into(),
        on_band(|canvas, band| {
            canvas.picture(band, &[0x20, 0x50, 0x30]);
        }),
    );
    samples.insert("HID001/good-gradient.pdf".into(), on_band(gradient));
    samples.insert(
        "HID001/good-grey.pdf".into(),
        with(|canvas| {
            canvas.colour([0.8; 3]);
            canvas.stuff();
        }),
    );
    samples.insert("HID003/good-seen-through.pdf".into(), with(seen_through));
    samples.insert("HID005/good-outlines.pdf".into(), with(outlines));
    samples.insert("HID005/good-mask.pdf".into(), with(masked));
    samples.insert("HID005/good-multiplied.pdf".into(), with(multiplied));
}

/// The name in white on a dark panel.
pub fn panel() -> Vec<u8> {
    on_band(|canvas, band| {
        canvas.colour([0.1, 0.2, 0.4]);
        canvas.fill(band);
    })
}

/// The name in white on a band.
fn on_band(draw: impl Fn(&mut Canvas, [f32; 4])) -> Vec<u8> {
    let mut canvas = Canvas::new();
    let lines = Cv::ada().lines();
    draw(&mut canvas, [0.0, 740.0, 595.0, 102.0]);
    canvas.colour([1.0; 3]);
    let y = canvas.sheet.lines(60.0, 780.0, &lines[..2]);
    canvas.colour([0.0; 3]);
    canvas.sheet.lines(60.0, y, &lines[2..]);
    canvas.finish()
}

fn axial(from: [f32; 3], to: [f32; 3]) -> Object {
    let function = dictionary! {
        "FunctionType" => 2, "Domain" => numbers(&[0.0, 1.0]), "N" => 1, "C0" => numbers(&from), "C1" => numbers(&to),
    };
    let shading = dictionary! {
        "ShadingType" => 2, "ColorSpace" => "DeviceRGB", "Coords" => numbers(&[0.0, 0.0, 595.0, 0.0]),
        "Extend" => vec![true.into(), true.into()], "Function" => function,
    };
    shading.into()
}

fn gradient(canvas: &mut Canvas, band: [f32; 4]) {
    canvas.resource("Shading", "Dusk", axial([0.1, 0.1, 0.4], [0.3, 0.1, 0.3]));
    canvas.op("q", vec![]).rectangle(band).op("W", vec![]).op("n", vec![]);
    canvas.op("sh", vec!["Dusk".into()]).op("Q", vec![]);
}

/// Text that is only a window on a gradient painted after it.
fn seen_through(canvas: &mut Canvas) {
    canvas.resource("Shading", "Dusk", axial([0.1, 0.1, 0.4], [0.4, 0.1, 0.1]));
    canvas.op("q", vec![]).op("Tr", vec![7.into()]);
    canvas.stuff();
    canvas.op("sh", vec!["Dusk".into()]).op("Q", vec![]);
}

/// Transparent text and, as browsers do it, its letters as paths.
fn outlines(canvas: &mut Canvas) {
    let y = canvas.y;
    canvas.resource("ExtGState", "Clear", dictionary! { "ca" => 0, "CA" => 0 });
    canvas.op("q", vec![]).op("gs", vec!["Clear".into()]);
    canvas.stuff();
    canvas.op("Q", vec![]);
    for letter in 0..70 {
        let x = 60.0 + 3.0 * letter as f32;
        canvas.op("m", vec![x.into(), y.into()]).op("l", vec![(x + 1.0).into(), (y + 7.0).into()]);
        canvas.op("l", vec![(x + 2.0).into(), y.into()]).op("f", vec![]);
    }
}

/// A soft mask that lets everything through.
fn masked(canvas: &mut Canvas) {
    let group = shade(canvas, 1.0);
    let mask = dictionary! { "S" => "Luminosity", "G" => group };
    canvas.resource("ExtGState", "Masked", dictionary! { "SMask" => mask });
    canvas.op("gs", vec!["Masked".into()]);
    canvas.stuff();
}

/// A marker drawn over text, which shows through.
fn multiplied(canvas: &mut Canvas) {
    let y = canvas.y;
    canvas.stuff();
    canvas.resource("ExtGState", "Marker", dictionary! { "BM" => "Multiply" });
    canvas.op("gs", vec!["Marker".into()]);
    canvas.colour([1.0, 0.95, 0.4]);
    canvas.fill([50.0, y - 5.0, 300.0, 20.0]);
}
