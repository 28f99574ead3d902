//! Whether an image has the data that it says.

use crate::ingest::pdf::content;
use hayro::hayro_syntax::Filter;
use hayro::hayro_syntax::object::{Array, Dict, Name, Object, Stream};

/// Whether the samples of an image end before its last row: what is drawn for the rest is each
/// program's own choice. Data that has a header of its own is left to its decoder.
pub(super) fn are_short(image: &Stream<'_>, cap: usize) -> bool {
    let coded = |filter: &Filter| {
        matches!(filter, Filter::DctDecode | Filter::JpxDecode | Filter::Jbig2Decode | Filter::CcittFaxDecode)
    };
    if image.filters().iter().any(coded) {
        return false;
    }
    let dict = image.dict();
    let number =
        |long: &[u8], short: &[u8]| dict.get::<u32>(long).or_else(|| dict.get::<u32>(short)).map(u64::from);
    let (Some(width), Some(height)) = (number(b"Width", b"W"), number(b"Height", b"H")) else {
        return true;
    };
    let is_mask = dict.get::<bool>(b"ImageMask").or_else(|| dict.get::<bool>(b"IM")).unwrap_or(false);
    let bits = if is_mask { 1 } else { number(b"BitsPerComponent", b"BPC").unwrap_or(8) * components(dict) };
    let row = width.saturating_mul(bits).div_ceil(8);
    match content::decoded(image, cap) {
        Ok(data) => (data.len() as u64) < row.saturating_mul(height),
        Err(_) => true,
    }
}

/// Components of the colour space; one where that is not plain, so that too little is asked for.
fn components(dict: &Dict<'_>) -> u64 {
    let space = dict.get::<Object<'_>>(b"ColorSpace").or_else(|| dict.get::<Object<'_>>(b"CS"));
    match space {
        Some(Object::Name(name)) => of_name(&name),
        Some(Object::Array(array)) => of_array(&array),
        _ => 1,
    }
}

fn of_name(name: &Name<'_>) -> u64 {
    match name.as_ref() {
        b"DeviceRGB" | b"RGB" => 3,
        b"DeviceCMYK" | b"CMYK" => 4,
        _ => 1,
    }
}

fn of_array(array: &Array<'_>) -> u64 {
    let mut items = array.iter::<Object<'_>>();
    match (items.next(), items.next()) {
        (Some(Object::Name(kind)), Some(Object::Stream(profile))) if kind.as_ref() == b"ICCBased" => {
            profile.dict().get::<u32>(b"N").map_or(1, u64::from)
        }
        (Some(Object::Name(kind)), _) if matches!(kind.as_ref(), b"CalRGB" | b"Lab") => 3,
        (Some(Object::Name(name)), None) => of_name(&name),
        _ => 1,
    }
}
