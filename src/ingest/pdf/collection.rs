//! Fonts whose codes are the numbers of a character collection: the collection says what they stand for (ISO 32000-1,
//! 9.10.2).

use hayro_font::CMapResolverFn;
use hayro_font::hayro_cmap::{CMap, CMapName};
use hayro_font::hayro_syntax::object::{Array, Dict, Name, String as Text};

/// The map from numbers to letters of each collection that has one.
const MAPS: [(&[u8], &[u8]); 4] = [
    (b"GB1", b"Adobe-GB1-UCS2"),
    (b"CNS1", b"Adobe-CNS1-UCS2"),
    (b"Japan1", b"Adobe-Japan1-UCS2"),
    (b"Korea1", b"Adobe-Korea1-UCS2"),
];

/// The map of a composite font that is encoded by the numbers of a collection; `None` for any other font.
pub(super) fn map(font: &Dict<'_>, resolve: &CMapResolverFn) -> Option<CMap> {
    let encoding = font.get::<Name<'_>>(b"Encoding")?;
    if !matches!(encoding.as_ref(), b"Identity-H" | b"Identity-V") {
        return None;
    }
    let descendant = font.get::<Array<'_>>(b"DescendantFonts")?.iter::<Dict<'_>>().next()?;
    let system = descendant.get::<Dict<'_>>(b"CIDSystemInfo")?;
    let text = |key: &[u8]| system.get::<Text<'_>>(key).map(|text| text.as_ref().to_vec());
    if text(b"Registry").as_deref() != Some(b"Adobe") {
        return None;
    }
    let ordering = text(b"Ordering")?;
    let (_, name) = MAPS.into_iter().find(|(known, _)| *known == ordering)?;
    let data = resolve(CMapName::from_bytes(name))?;
    let resolve = resolve.clone();
    CMap::parse(data, move |name| resolve(name))
}
