//! Colour spaces, as far as a plain colour can be told without colour management.

use crate::document::Colour;
use hayro_font::hayro_syntax::object::{Array, Dict, Name, Object, Stream, String as PdfString};
use hayro_font::hayro_syntax::page::Resources;
use std::rc::Rc;

/// How deep colour spaces may stand in one another (`Indexed` over `Separation` over `ICCBased` is 3).
const DEPTH: u8 = 4;
/// Entries that an `Indexed` space may have (ISO 32000-2, 8.6.6.3).
const INDEXED_BYTES: usize = 256 * 4;

/// What the operands of a colour operator mean.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum ColourSpace {
    /// One component, black to white.
    Gray,
    /// Three components.
    Rgb,
    /// Four components.
    Cmyk,
    /// An index into a table of colours.
    Indexed(Rc<[Option<Colour>]>),
    /// A tint of one ink between two colours (an exponential function with exponent 1).
    Tint { none: Colour, full: Colour },
    /// A pattern, a Lab colour, a tint by a function we do not evaluate.
    Unknown,
}

impl ColourSpace {
    /// The space that an operand of `cs` names.
    pub(super) fn named(name: &Name<'_>, resources: &Resources<'_>) -> Self {
        match device(name.as_ref()) {
            Some(space) => space,
            None => resources.get_color_space(name).map_or(Self::Unknown, |object| Self::read(&object, 0)),
        }
    }

    fn read(object: &Object<'_>, depth: u8) -> Self {
        if depth > DEPTH {
            return Self::Unknown;
        }
        match object {
            Object::Name(name) => device(name.as_ref()).unwrap_or(Self::Unknown),
            Object::Array(array) => Self::read_array(array, depth),
            _ => Self::Unknown,
        }
    }

    fn read_array(array: &Array<'_>, depth: u8) -> Self {
        let mut items = array.iter::<Object<'_>>();
        let Some(Object::Name(family)) = items.next() else {
            return Self::Unknown;
        };
        match family.as_ref() {
            b"ICCBased" => match items.next() {
                Some(Object::Stream(profile)) => by_count(profile.dict().get::<u32>(b"N").unwrap_or(0)),
                _ => Self::Unknown,
            },
            b"CalGray" => Self::Gray,
            b"CalRGB" => Self::Rgb,
            b"Indexed" | b"I" => {
                let base = items.next().map_or(Self::Unknown, |base| Self::read(&base, depth + 1));
                let table = items.nth(1);
                table.and_then(|table| indexed(&base, &table)).unwrap_or(Self::Unknown)
            }
            b"Separation" => {
                let base = items.nth(1).map_or(Self::Unknown, |base| Self::read(&base, depth + 1));
                items.next().and_then(|tint| tint_of(&base, &tint)).unwrap_or(Self::Unknown)
            }
            name => device(name).unwrap_or(Self::Unknown),
        }
    }

    /// The colour that a space starts with (ISO 32000-2, 8.6.8: black, or full tint).
    pub(super) fn initial(&self) -> Option<Colour> {
        match self {
            Self::Gray | Self::Rgb | Self::Cmyk => Some(Colour::BLACK),
            Self::Indexed(table) => table.first().copied().flatten(),
            Self::Tint { full, .. } => Some(*full),
            Self::Unknown => None,
        }
    }

    /// The colour of some components.
    pub(super) fn colour(&self, components: &[f32]) -> Option<Colour> {
        match (self, components) {
            (Self::Gray, [gray]) => Some(Colour([clamp(*gray); 3])),
            (Self::Rgb, [red, green, blue]) => Some(Colour([clamp(*red), clamp(*green), clamp(*blue)])),
            (Self::Cmyk, [cyan, magenta, yellow, black]) => Some(cmyk(*cyan, *magenta, *yellow, *black)),
            (Self::Indexed(table), [index]) => table.get(*index as usize).copied().flatten(),
            (Self::Tint { none, full }, [tint]) => Some(between(*none, *full, clamp(*tint))),
            _ => None,
        }
    }
}

fn device(name: &[u8]) -> Option<ColourSpace> {
    match name {
        b"DeviceGray" | b"G" | b"CalGray" => Some(ColourSpace::Gray),
        b"DeviceRGB" | b"RGB" | b"CalRGB" => Some(ColourSpace::Rgb),
        b"DeviceCMYK" | b"CMYK" => Some(ColourSpace::Cmyk),
        _ => None,
    }
}

fn by_count(components: u32) -> ColourSpace {
    match components {
        1 => ColourSpace::Gray,
        3 => ColourSpace::Rgb,
        4 => ColourSpace::Cmyk,
        _ => ColourSpace::Unknown,
    }
}

fn indexed(base: &ColourSpace, table: &Object<'_>) -> Option<ColourSpace> {
    let bytes = match table {
        Object::String(string) => string.as_bytes().to_vec(),
        Object::Stream(stream) => bounded(stream)?,
        _ => return None,
    };
    let width = match base {
        ColourSpace::Gray | ColourSpace::Tint { .. } => 1,
        ColourSpace::Rgb => 3,
        ColourSpace::Cmyk => 4,
        ColourSpace::Indexed(_) | ColourSpace::Unknown => return None,
    };
    let entry = |chunk: &[u8]| {
        let components: Vec<f32> = chunk.iter().map(|byte| f32::from(*byte) / 255.0).collect();
        base.colour(&components)
    };
    let entries = bytes.get(..bytes.len().min(INDEXED_BYTES))?.chunks_exact(width);
    Some(ColourSpace::Indexed(entries.map(entry).collect()))
}

fn bounded(stream: &Stream<'_>) -> Option<Vec<u8>> {
    super::content::decoded(stream, 1 << 16).ok().map(|data| data.to_vec())
}

/// A separation's tint transform, when it is a plain line between two colours.
fn tint_of(base: &ColourSpace, function: &Object<'_>) -> Option<ColourSpace> {
    let Object::Dict(function) = function else {
        return None;
    };
    let linear = function.get::<i32>(b"FunctionType") == Some(2)
        && function.get::<f32>(b"N").is_some_and(|n| (n - 1.0).abs() < 1e-3);
    let end = |key: &[u8]| {
        let components: Vec<f32> = numbers(function, key);
        base.colour(&components)
    };
    linear.then_some(())?;
    Some(ColourSpace::Tint { none: end(b"C0")?, full: end(b"C1")? })
}

/// The numbers of an array under a key; empty if there is none.
pub(super) fn numbers(dict: &Dict<'_>, key: &[u8]) -> Vec<f32> {
    dict.get::<Array<'_>>(key).map_or_else(Vec::new, |array| array.iter::<f32>().take(64).collect())
}

/// A text string under a key, decoded.
pub(super) fn text(dict: &Dict<'_>, key: &[u8]) -> Option<String> {
    dict.get::<PdfString<'_>>(key).map(|string| super::strings::decode(string.as_bytes()))
}

fn clamp(value: f32) -> f32 {
    if value.is_finite() { value.clamp(0.0, 1.0) } else { 0.0 }
}

/// The plain conversion of ISO 32000-2, 10.3.5; good enough to tell white from ink.
fn cmyk(cyan: f32, magenta: f32, yellow: f32, black: f32) -> Colour {
    let light = 1.0 - clamp(black);
    Colour([cyan, magenta, yellow].map(|ink| (1.0 - clamp(ink)) * light))
}

fn between(none: Colour, full: Colour, tint: f32) -> Colour {
    let [a, b, c] = none.0;
    let [x, y, z] = full.0;
    Colour([a + (x - a) * tint, b + (y - b) * tint, c + (z - c) * tint])
}

#[cfg(test)]
mod tests {
    use super::ColourSpace;
    use crate::document::Colour;

    #[test]
    fn cmyk_without_ink_is_white() {
        assert_eq!(ColourSpace::Cmyk.colour(&[0.0; 4]), Some(Colour::WHITE));
        assert_eq!(ColourSpace::Cmyk.colour(&[0.0, 0.0, 0.0, 1.0]), Some(Colour::BLACK));
    }

    #[test]
    fn components_that_do_not_fit_give_no_colour() {
        assert_eq!(ColourSpace::Rgb.colour(&[1.0]), None);
        assert_eq!(ColourSpace::Unknown.colour(&[1.0]), None);
    }

    #[test]
    fn a_tint_lies_between_its_ends() {
        let space = ColourSpace::Tint { none: Colour::WHITE, full: Colour::BLACK };
        assert_eq!(space.colour(&[0.25]), Some(Colour([0.75; 3])));
    }
}
