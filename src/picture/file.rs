//! A picture as a PNG file, as small as it goes without taking long.

use hayro::vello_cpu::color::PremulRgba8;
use std::collections::HashMap;

/// Colours that one byte a pixel can name.
const MOST_COLOURS: usize = 256;

/// Pixels, one byte each where they have few colours, as a page of text has.
enum Pixels {
    /// Shades of grey.
    Grey(Vec<u8>),
    /// Indices of colours, and the colours.
    Few(Vec<u8>, Vec<u8>),
    /// Three bytes a pixel.
    Many(Vec<u8>),
}

/// The file of a picture; `None` when it has no pixel.
pub(super) fn png(pixels: &[PremulRgba8], width: u32, height: u32) -> Option<Vec<u8>> {
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, width, height);
    let pixels = Pixels::of(pixels);
    // What stands beside a letter says little of it; of a photo it does.
    match &pixels {
        Pixels::Grey(_) => {
            encoder.set_color(png::ColorType::Grayscale);
            encoder.set_filter(png::Filter::NoFilter);
        }
        Pixels::Few(_, colours) => {
            encoder.set_color(png::ColorType::Indexed);
            encoder.set_palette(colours.clone());
            encoder.set_filter(png::Filter::NoFilter);
        }
        Pixels::Many(_) => encoder.set_color(png::ColorType::Rgb),
    }
    let (Pixels::Grey(bytes) | Pixels::Few(bytes, _) | Pixels::Many(bytes)) = &pixels;
    let mut writer = encoder.write_header().ok()?;
    writer.write_image_data(bytes).ok()?;
    writer.finish().ok()?;
    Some(file)
}

impl Pixels {
    fn of(pixels: &[PremulRgba8]) -> Self {
        if pixels.iter().all(|pixel| pixel.r == pixel.g && pixel.g == pixel.b) {
            return Self::Grey(pixels.iter().map(|pixel| pixel.r).collect());
        }
        Self::few(pixels).unwrap_or_else(|| {
            let mut bytes = Vec::with_capacity(3 * pixels.len());
            pixels.iter().for_each(|pixel| bytes.extend_from_slice(&colour(pixel)));
            Self::Many(bytes)
        })
    }

    /// `None` where the colours are too many.
    fn few(pixels: &[PremulRgba8]) -> Option<Self> {
        let (mut indices, mut colours) = (Vec::with_capacity(pixels.len()), Vec::new());
        let mut known: HashMap<[u8; 3], u8> = HashMap::new();
        // Most pixels are like the one before.
        let mut last: Option<([u8; 3], u8)> = None;
        for own in pixels.iter().map(colour) {
            let index = match last.filter(|(other, _)| *other == own) {
                Some((_, index)) => index,
                None => match known.get(&own) {
                    Some(index) => *index,
                    None => {
                        let next = u8::try_from(known.len()).ok().filter(|_| known.len() < MOST_COLOURS)?;
                        colours.extend_from_slice(&own);
                        known.insert(own, next);
                        next
                    }
                },
            };
            last = Some((own, index));
            indices.push(index);
        }
        Some(Self::Few(indices, colours))
    }
}

fn colour(pixel: &PremulRgba8) -> [u8; 3] {
    [pixel.r, pixel.g, pixel.b]
}

#[cfg(test)]
mod tests {
    use super::png;
    use hayro::vello_cpu::color::PremulRgba8;

    /// What a PNG file shows, three bytes a pixel.
    fn shown(file: &[u8]) -> Vec<u8> {
        let mut decoder = png::Decoder::new(std::io::Cursor::new(file));
        decoder.set_transformations(png::Transformations::EXPAND);
        let mut reader = decoder.read_info().unwrap();
        let mut bytes = vec![0; reader.output_buffer_size().unwrap()];
        let frame = reader.next_frame(&mut bytes).unwrap();
        bytes.truncate(frame.buffer_size());
        match frame.color_type {
            png::ColorType::Grayscale => bytes.iter().flat_map(|grey| [*grey; 3]).collect(),
            _ => bytes,
        }
    }

    #[test]
    fn every_picture_comes_back_as_it_was() {
        let pixel = |r: usize, g: usize, b: usize| PremulRgba8 { r: r as u8, g: g as u8, b: b as u8, a: 255 };
        let grey: Vec<PremulRgba8> = (0..64).map(|at| pixel(at * 3, at * 3, at * 3)).collect();
        let few: Vec<PremulRgba8> = (0..64).map(|at| pixel(at % 5, 0, 255)).collect();
        let many: Vec<PremulRgba8> = (0..1024).map(|at| pixel(at % 256, at / 256, 7)).collect();
        for (pixels, side) in [(grey, 8), (few, 8), (many, 32)] {
            let bytes: Vec<u8> = pixels.iter().flat_map(|pixel| [pixel.r, pixel.g, pixel.b]).collect();
            assert_eq!(shown(&png(&pixels, side, side).unwrap()), bytes);
        }
    }
}
