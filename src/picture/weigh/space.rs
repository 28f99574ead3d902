//! Colour spaces that can be read: what is painted in others looks different in every viewer.

use hayro::hayro_syntax::object::Object;
use hayro::hayro_syntax::page::Resources;

/// Colour spaces in one another (`Indexed` over `Separation` over `ICCBased` is 3).
const DEPTH: u8 = 4;

/// Whether a colour space, by name or written out, is one that the standard knows, with the parts that it
/// needs (ISO 32000-2, 8.6).
pub(super) fn is_known(space: &Object<'_>, resources: &Resources<'_>) -> bool {
    match space {
        Object::Name(name) if is_plain(name.as_ref()) => true,
        Object::Name(name) => resources.get_color_space(name).is_some_and(|space| is_whole(&space, 0)),
        space => is_whole(space, 0),
    }
}

fn is_plain(name: &[u8]) -> bool {
    let device = matches!(name, b"DeviceGray" | b"DeviceRGB" | b"DeviceCMYK" | b"G" | b"RGB" | b"CMYK");
    device || matches!(name, b"Pattern" | b"CalGray" | b"CalRGB")
}

fn is_whole(space: &Object<'_>, depth: u8) -> bool {
    let array = match space {
        Object::Name(name) => return is_plain(name.as_ref()),
        Object::Array(array) if depth < DEPTH => array,
        _ => return false,
    };
    let part = |index: usize| array.iter::<Object<'_>>().nth(index);
    let base = |index: usize| part(index).is_some_and(|base| is_whole(&base, depth + 1));
    let Some(Object::Name(family)) = part(0) else {
        return false;
    };
    match family.as_ref() {
        b"ICCBased" => matches!(part(1), Some(Object::Stream(_))),
        b"CalGray" | b"CalRGB" | b"Lab" => matches!(part(1), Some(Object::Dict(_))),
        b"Indexed" | b"I" => base(1) && matches!(part(3), Some(Object::String(_) | Object::Stream(_))),
        b"Separation" | b"DeviceN" => base(2) && part(3).is_some_and(|tint| is_function(&tint)),
        b"Pattern" => part(1).is_none() || base(1),
        name => is_plain(name),
    }
}

/// Whether an object is a function of one of the four types (ISO 32000-2, 7.10).
fn is_function(object: &Object<'_>) -> bool {
    match object {
        Object::Dict(dict) => matches!(dict.get::<i32>(b"FunctionType"), Some(2 | 3)),
        Object::Stream(stream) => matches!(stream.dict().get::<i32>(b"FunctionType"), Some(0 | 4)),
        _ => false,
    }
}
