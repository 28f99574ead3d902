//! How large coded images are by their own account, which decoders go by.

use hayro::hayro_syntax::Filter;
use hayro::hayro_syntax::object::Stream;

/// Pixels by the header of the image data itself; 0 for kinds of data that go by their dictionary.
pub(super) fn pixels(image: &Stream<'_>) -> u64 {
    let data = image.raw_data();
    match image.filters().last() {
        Some(Filter::DctDecode) => jpeg_pixels(&data),
        Some(Filter::JpxDecode) => jpx_pixels(&data),
        _ => None,
    }
    .unwrap_or(0)
}

/// From the frame header (ITU-T T.81, B.2.2).
fn jpeg_pixels(data: &[u8]) -> Option<u64> {
    let mut at = 2;
    loop {
        let [0xFF, marker, high, low] = *data.get(at..at + 4)? else {
            return None;
        };
        let frame = matches!(marker, 0xC0..=0xCF) && !matches!(marker, 0xC4 | 0xC8 | 0xCC);
        if frame {
            let [y1, y0, x1, x0] = *data.get(at + 5..at + 9)? else {
                return None;
            };
            let side = |high, low| u64::from(u16::from_be_bytes([high, low]));
            return Some(side(y1, y0) * side(x1, x0));
        }
        at += 2 + usize::from(u16::from_be_bytes([high, low])).max(2);
    }
}

/// From the size marker of the code stream (ITU-T T.800, A.5.1).
fn jpx_pixels(data: &[u8]) -> Option<u64> {
    const SIZE: &[u8] = &[0xFF, 0x4F, 0xFF, 0x51];
    let at = data.windows(SIZE.len()).position(|window| window == SIZE)?;
    let side = |at: usize| {
        let bytes: [u8; 4] = data.get(at..at + 4)?.try_into().ok()?;
        Some(u64::from(u32::from_be_bytes(bytes)))
    };
    Some(side(at + 8)?.saturating_mul(side(at + 12)?))
}
