//! Fonts: from character codes to text, with what told it, and the measures of a glyph.

mod measures;
pub(crate) mod sane;

use self::measures::{extent, standard_extent, type3_em};
use super::collection;
use super::letters::{self, Named};
use super::rescue;
use super::verdict::{Verdict, Why};
use crate::document::{Font, MappedBy, Unicode};
use crate::limits::Limits;
use hayro_font::hayro_cmap::{self, BfString, CMap, CMapName};
use hayro_font::hayro_syntax::content::UntypedIter;
use hayro_font::hayro_syntax::object::{Array, Dict, Name, Stream};
use hayro_font::kurbo::Shape as _;
use hayro_font::{CMapResolverFn, FontCache, FontGlyph, FontQuery, FontResolverFn};
use std::cell::{OnceCell, RefCell};
use std::collections::{BTreeMap, HashMap};
use std::rc::Rc;
use std::sync::Arc;

/// Flags of a font descriptor (ISO 32000-2, table 121).
const FLAG_ITALIC: u32 = 1 << 6;
const FLAG_FORCE_BOLD: u32 = 1 << 18;
/// Weight from which text looks bold (OpenType `usWeightClass` semi-bold).
const BOLD_WEIGHT: f32 = 600.0;
/// Height and width, in thousandths of an em, of the smallest letters; the strokes that some fonts draw for
/// a space are thinner.
const SMALLEST_LETTER: f64 = 100.0;

/// The fonts of a document.
pub(super) struct Fonts<'a> {
    cache: FontCache<'a>,
    programs: FontResolverFn,
    cmaps: CMapResolverFn,
    loaded: HashMap<(usize, usize), Option<Rc<LoadedFont<'a>>>>,
    limits: &'a Limits,
    /// As the document lists them.
    pub table: Vec<Font>,
}

/// What tells the text of codes.
struct Maps {
    /// The file's own map.
    to_unicode: Option<CMap>,
    /// Without one, that of the collection whose numbers the codes are.
    collected: Option<CMap>,
}

/// A font in use.
pub(super) struct LoadedFont<'a> {
    font: hayro_font::Font<'a>,
    dict: Dict<'a>,
    maps: Maps,
    /// Largest glyph program that is looked at, in bytes.
    map_bytes: usize,
    names: OnceCell<HashMap<u32, String>>,
    numbered: OnceCell<HashMap<u32, String>>,
    program: OnceCell<HashMap<u32, String>>,
    known: RefCell<HashMap<u32, Rc<Shape>>>,
    /// Index into the document's fonts.
    pub index: u32,
    /// Bold by name, flag or weight.
    pub bold: bool,
    /// Italic by name, flag or angle.
    pub italic: bool,
    /// Above the baseline, in em.
    pub ascent: f32,
    /// Below the baseline, in em (negative).
    pub descent: f32,
    /// Whether its glyphs are drawn by programs.
    pub type3: bool,
    embedded: bool,
    /// What one unit of `Tf`'s size shows as, in em; not 1 for some Type 3 fonts.
    pub em: f32,
}

/// What a character code stands for.
#[derive(Debug)]
pub(super) struct Shape {
    /// Mapped text, empty if nothing.
    pub text: String,
    /// What the mapping is worth.
    pub unicode: Unicode,
    /// What gave it.
    pub mapped_by: MappedBy,
    /// What the glyph shows, where the mapping does not tell.
    pub seen: Option<Box<str>>,
    /// Advance in thousandths of an em: right, or up for vertical writing.
    pub advance: (f64, f64),
    /// Whether something is drawn for it.
    drawing: Drawing,
}

/// What a font draws for a code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Drawing {
    /// A shape, for all that is known.
    Shape,
    /// Nothing: its glyph program paints nothing.
    Nothing,
    /// A shape in colours of its own.
    OwnColours,
    /// Nothing that our reading of the font finds, which may be our fault.
    NothingFound,
}

impl Shape {
    /// What the font alone says about the visibility of a glyph.
    pub(super) fn verdict(&self) -> Option<Verdict> {
        match self.drawing {
            Drawing::Shape => None,
            Drawing::Nothing => Some(Verdict::sure(Why::NoShape)),
            Drawing::OwnColours => Some(Verdict::doubtful(Why::UnknownColour)),
            Drawing::NothingFound => Some(Verdict::doubtful(Why::NoShape)),
        }
    }
}

impl<'a> Fonts<'a> {
    pub(super) fn new(limits: &'a Limits) -> Self {
        Self {
            limits,
            cache: FontCache::new(),
            programs: Arc::new(|query| match query {
                FontQuery::Standard(font) => Some(font.get_font_data()),
                FontQuery::Fallback(query) => Some(query.pick_standard_font().get_font_data()),
            }),
            cmaps: Arc::new(hayro_cmap::load_embedded),
            loaded: HashMap::new(),
            table: Vec::new(),
        }
    }

    /// The font of a dictionary; `None` if it cannot be loaded.
    pub(super) fn load(&mut self, dict: &Dict<'a>) -> Option<Rc<LoadedFont<'a>>> {
        // The bytes of a dictionary are borrowed from the file, so their place names it.
        let key = (dict.data().as_ptr() as usize, dict.data().len());
        if let Some(known) = self.loaded.get(&key) {
            return known.clone();
        }
        let index = u32::try_from(self.table.len()).ok()?;
        if !sane::is_sane(dict, self.limits.part_bytes) {
            self.loaded.insert(key, None);
            return None;
        }
        let loaded = self.cache.font(dict, &self.programs, &self.cmaps).map(|font| {
            let to_unicode = self.to_unicode(dict);
            let collected = if to_unicode.is_none() { collection::map(dict, &self.cmaps) } else { None };
            let descriptor = descriptor(dict);
            self.table.push(describe(dict, descriptor.as_ref(), to_unicode.is_some()));
            let most = self.limits.map_bytes;
            let maps = Maps { to_unicode, collected };
            Rc::new(LoadedFont::new(font, dict, descriptor.as_ref(), maps, index, most))
        });
        self.loaded.insert(key, loaded.clone());
        loaded
    }

    /// Fonts whose map names other letters than are drawn, by index.
    pub(super) fn verdicts(&self) -> BTreeMap<u32, letters::Verdict> {
        let fonts = self.loaded.values().flatten();
        let verdicts = fonts.map(|font| (font.index, letters::judge(&font.named())));
        verdicts.filter(|(_, verdict)| *verdict != letters::Verdict::default()).collect()
    }

    fn to_unicode(&self, dict: &Dict<'a>) -> Option<CMap> {
        let resolve = self.cmaps.clone();
        if let Some(stream) = dict.get::<Stream<'_>>(b"ToUnicode") {
            let data = super::content::decoded(&stream, self.limits.map_bytes).ok()?;
            return CMap::parse(&data, move |name| resolve(name));
        }
        let name = dict.get::<Name<'_>>(b"ToUnicode")?;
        let data = resolve(CMapName::from_bytes(name.as_ref()))?;
        CMap::parse(data, move |name| resolve(name))
    }
}

impl<'a> LoadedFont<'a> {
    fn new(
        font: hayro_font::Font<'a>,
        dict: &Dict<'a>,
        descriptor: Option<&Dict<'a>>,
        maps: Maps,
        index: u32,
        map_bytes: usize,
    ) -> Self {
        let number = |key: &[u8]| descriptor.and_then(|d| d.get::<f32>(key)).unwrap_or(0.0);
        let flags = descriptor.and_then(|d| d.get::<u32>(b"Flags")).unwrap_or(0);
        let name = base_name(dict).to_lowercase();
        let (ascent, descent) = extent(number(b"Ascent") / 1000.0, number(b"Descent") / 1000.0);
        Self {
            map_bytes,
            font,
            dict: dict.clone(),
            maps,
            names: OnceCell::new(),
            numbered: OnceCell::new(),
            program: OnceCell::new(),
            known: RefCell::default(),
            index,
            bold: flags & FLAG_FORCE_BOLD != 0 || number(b"FontWeight") >= BOLD_WEIGHT || names_bold(&name),
            italic: flags & FLAG_ITALIC != 0
                || number(b"ItalicAngle").abs() > 1.0
                || ["italic", "oblique", "slanted"].iter().any(|word| name.contains(word)),
            ascent,
            descent,
            type3: type3_em(dict).is_some(),
            embedded: descriptor.is_some_and(has_program),
            em: type3_em(dict).unwrap_or(1.0),
        }
    }

    /// The next code of a string and its length in bytes.
    pub(super) fn next_code(&self, bytes: &[u8], at: usize) -> Option<(u32, usize)> {
        bytes.get(at)?;
        let (code, length) = self.font.read_code(bytes, at);
        Some((code, length.max(1)))
    }

    /// Whether it is written from left to right.
    pub(super) fn is_horizontal(&self) -> bool {
        self.font.is_horizontal()
    }

    /// What a code stands for.
    pub(super) fn shape(&self, code: u32) -> Rc<Shape> {
        if let Some(shape) = self.known.borrow().get(&code) {
            return shape.clone();
        }
        let shape = Rc::new(self.resolve(code));
        self.known.borrow_mut().insert(code, shape.clone());
        shape
    }

    fn resolve(&self, code: u32) -> Shape {
        let glyph = self.font.glyph(self.font.map_code(code), code);
        let named = match &glyph {
            FontGlyph::Outline(glyph) => glyph.as_unicode(),
            FontGlyph::Type3(glyph) => glyph.as_unicode(),
        }
        .map(text_of);
        let mapped = self.maps.to_unicode.as_ref().and_then(|map| map.lookup_bf_string(code)).map(text_of);
        let collected =
            || self.maps.collected.as_ref().and_then(|map| map.lookup_bf_string(code)).map(text_of);
        let named = named.or_else(collected);
        let (text, mapped_by) = match (mapped, &named) {
            (Some(text), _) => (text, MappedBy::ToUnicode),
            (None, Some(text)) => (text.clone(), MappedBy::GlyphName),
            (None, None) => match self.by_number(code) {
                Some(text) => (text, MappedBy::GlyphName),
                None => (String::new(), MappedBy::Nothing),
            },
        };
        let unicode = match worth(&text) {
            Unicode::Mapped if self.draws_blank(&text, &glyph, code) => Unicode::Blank,
            unicode => unicode,
        };
        let advance = self.font.code_advance(code);
        let seen = match unicode {
            Unicode::Null | Unicode::Missing | Unicode::Replacement => {
                let by_name = named.filter(|name| worth(name) == Unicode::Mapped);
                by_name.or_else(|| self.rescued(&glyph, code))
            }
            Unicode::Blank => self.rescued(&glyph, code).filter(|text| !text.trim().is_empty()),
            // The program's character map would give the private code point again.
            Unicode::Private => self.name(code).filter(|name| letters::plain_letter(name).is_some()),
            Unicode::Mapped if letters::is_icon(&text, advance.x) => Some(String::new()),
            // A soft hyphen that is drawn is a hyphen.
            Unicode::Mapped if text == "\u{ad}" && self.draws_width(&glyph) => Some("-".to_owned()),
            Unicode::Mapped | Unicode::Ligature => None,
        };
        let seen = seen.map(String::into_boxed_str);
        let letters = text.chars().any(char::is_alphanumeric);
        let drawing = if letters { self.drawing(&glyph) } else { Drawing::Shape };
        let advance = (finite(advance.x), finite(advance.y));
        Shape { text, unicode, mapped_by, seen, advance, drawing }
    }

    /// Whether a glyph that is mapped to white space draws something of the size of a letter. Of a font that is
    /// not embedded the glyph's name tells.
    fn draws_blank(&self, text: &str, glyph: &FontGlyph<'_>, code: u32) -> bool {
        let FontGlyph::Outline(glyph) = glyph else { return false };
        if !text.chars().all(char::is_whitespace) {
            return false;
        }
        if !self.embedded {
            return self.name(code).is_some_and(|name| name.chars().any(char::is_alphabetic));
        }
        let bbox = glyph.outline().bounding_box();
        bbox.width().min(bbox.height()) >= SMALLEST_LETTER
    }

    /// Whether the file holds a shape for a glyph, of the width of a letter.
    fn draws_width(&self, glyph: &FontGlyph<'_>) -> bool {
        match glyph {
            FontGlyph::Type3(_) => self.drawing(glyph) == Drawing::Shape,
            FontGlyph::Outline(glyph) => {
                self.embedded && glyph.outline().bounding_box().width() >= SMALLEST_LETTER
            }
        }
    }

    fn drawing(&self, glyph: &FontGlyph<'_>) -> Drawing {
        match glyph {
            FontGlyph::Type3(glyph) => {
                glyph.program().map_or(Drawing::Nothing, |p| drawing_of_program(p, self.map_bytes))
            }
            FontGlyph::Outline(glyph) if self.embedded && glyph.outline().elements().is_empty() => {
                Drawing::NothingFound
            }
            _ => Drawing::Shape,
        }
    }

    /// The glyphs in use that the `ToUnicode` map calls letters and digits. The font program is asked
    /// only where their widths leave that in doubt: reading it costs more than all else about a font.
    fn named(&self) -> Vec<Named> {
        let plain = |(code, shape): (&u32, &Rc<Shape>)| {
            let by_map = shape.mapped_by == MappedBy::ToUnicode;
            let mapped = by_map.then(|| letters::plain_letter(&shape.text)).flatten()?;
            Some(Named { code: *code, mapped, told: None, advance: shape.advance.0 })
        };
        let mut glyphs: Vec<Named> = self.known.borrow().iter().filter_map(plain).collect();
        glyphs.sort_by_key(|glyph| glyph.code);
        // Names of Type 3 glyphs are the producer's own.
        if self.dict.get::<Name<'_>>(b"Subtype").is_some_and(|name| name.as_ref() == b"Type3") {
            return glyphs;
        }
        let doubted = letters::is_doubted(&glyphs);
        for glyph in &mut glyphs {
            let asked = || self.in_program(&self.font.glyph(self.font.map_code(glyph.code), glyph.code));
            let told = self.name(glyph.code).or_else(|| doubted.then(asked).flatten());
            glyph.told = told.filter(|text| letters::plain_letter(text).is_some());
        }
        glyphs
    }

    fn rescued(&self, glyph: &FontGlyph<'_>, code: u32) -> Option<String> {
        let text = self.name(code).or_else(|| self.in_program(glyph))?;
        (worth(&text) == Unicode::Mapped).then_some(text)
    }

    /// The text of a code by its name in `Differences`.
    fn name(&self, code: u32) -> Option<String> {
        self.names.get_or_init(|| rescue::differences(&self.dict)).get(&code).cloned()
    }

    /// The text of a code of a Type 3 font whose glyphs have its number for a name.
    fn by_number(&self, code: u32) -> Option<String> {
        let numbered = || if self.type3 { rescue::numbered(&self.dict) } else { HashMap::new() };
        self.numbered.get_or_init(numbered).get(&code).cloned()
    }

    /// The text of a glyph by the font program.
    fn in_program(&self, glyph: &FontGlyph<'_>) -> Option<String> {
        let FontGlyph::Outline(glyph) = glyph else { return None };
        let texts = self.program.get_or_init(|| {
            let program = glyph.font_data();
            program.map(|program| rescue::glyphs((*program.data).as_ref())).unwrap_or_default()
        });
        texts.get(&glyph.glyph_id().to_u32()).cloned()
    }
}

/// What a glyph program draws: nothing if no operator of it paints, and shapes in the colours of its own
/// unless it begins with `d1` (ISO 32000-2, table 111).
fn drawing_of_program(program: &Stream<'_>, cap: usize) -> Drawing {
    const PAINTING: &[&[u8]] = &[
        b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*", b"S", b"s", b"sh", b"Do", b"BI", b"Tj", b"TJ", b"'",
        b"\"",
    ];
    const COLOURING: &[&[u8]] =
        &[b"g", b"G", b"rg", b"RG", b"k", b"K", b"sc", b"SC", b"scn", b"SCN", b"sh", b"Do", b"BI", b"gs"];
    let Ok(data) = super::content::decoded(program, cap) else {
        return Drawing::Shape;
    };
    let (mut drawing, mut stencil, mut coloured) = (Drawing::Nothing, false, false);
    let mut operators = UntypedIter::new(&data);
    while let Some(instruction) = operators.next() {
        let operator: &[u8] = instruction.operator;
        stencil |= operator == b"d1";
        coloured |= COLOURING.contains(&operator);
        if PAINTING.contains(&operator) {
            drawing = Drawing::Shape;
        }
    }
    if drawing == Drawing::Shape && coloured && !stencil { Drawing::OwnColours } else { drawing }
}

/// What a mapped text is worth.
fn worth(text: &str) -> Unicode {
    let mut chars = text.chars();
    let Some(first) = chars.next() else {
        return Unicode::Missing;
    };
    match first {
        '\0' => Unicode::Null,
        '\u{fb00}'..='\u{fb06}' => Unicode::Ligature,
        '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10ffff}' => Unicode::Private,
        char::REPLACEMENT_CHARACTER => Unicode::Replacement,
        _ => Unicode::Mapped,
    }
}

fn text_of(mapped: BfString) -> String {
    match mapped {
        BfString::Char(c) => c.to_string(),
        BfString::String(text) => text,
    }
}

fn finite(value: f64) -> f64 {
    if value.is_finite() { value.clamp(-1.0e5, 1.0e5) } else { 0.0 }
}

/// The font descriptor, a composite font's being its descendant's.
fn descriptor<'a>(dict: &Dict<'a>) -> Option<Dict<'a>> {
    dict.get::<Dict<'a>>(b"FontDescriptor").or_else(|| {
        let descendant = dict.get::<Array<'a>>(b"DescendantFonts")?.iter::<Dict<'a>>().next()?;
        descendant.get::<Dict<'a>>(b"FontDescriptor")
    })
}

fn describe(dict: &Dict<'_>, descriptor: Option<&Dict<'_>>, to_unicode: bool) -> Font {
    let subtype = dict.get::<Name<'_>>(b"Subtype").map(|name| name.as_str().to_owned()).unwrap_or_default();
    let name = base_name(dict);
    let thousandths = |key: &[u8]| descriptor.and_then(|d| d.get::<f32>(key)).map(|value| value as i32);
    let standard = if descriptor.is_none() { standard_extent(&name) } else { None };
    Font {
        encoded: subtype != "Type0" && dict.contains_key(b"Encoding"),
        ascent: thousandths(b"Ascent").or(standard.map(|(ascent, _)| ascent)),
        descent: thousandths(b"Descent").or(standard.map(|(_, descent)| descent)),
        name,
        embedded: subtype == "Type3" || descriptor.is_some_and(has_program),
        object: dict.obj_id().and_then(|id| Some((id.obj_number, id.gen_number.try_into().ok()?))),
        subtype,
        to_unicode,
        contradicted: false,
    }
}

/// Whether a font descriptor holds the font program.
fn has_program(descriptor: &Dict<'_>) -> bool {
    let programs: [&[u8]; 3] = [b"FontFile", b"FontFile2", b"FontFile3"];
    programs.iter().any(|key| descriptor.contains_key(key))
}

/// `BaseFont` without the tag of a subset.
fn base_name(dict: &Dict<'_>) -> String {
    let name = dict.get::<Name<'_>>(b"BaseFont").or_else(|| dict.get::<Name<'_>>(b"Name"));
    let name = name.map(|name| name.as_str().to_owned()).unwrap_or_default();
    match name.split_once('+') {
        Some((tag, rest)) if tag.len() == 6 => rest.to_owned(),
        _ => name,
    }
}

/// Bold by PostScript name; `CMBX` and `SFBX` are the bold extended fonts of TeX.
fn names_bold(name: &str) -> bool {
    let words = ["bold", "black", "heavy", "cmbx", "sfbx", "cmssbx"];
    words.iter().any(|word| name.contains(word)) || name.ends_with("-bd") || name.ends_with("-medi")
}

#[cfg(test)]
mod tests {
    use super::{names_bold, worth};
    use crate::document::Unicode;

    #[test]
    fn worth_of_mappings() {
        assert_eq!(worth("\0"), Unicode::Null);
        assert_eq!(worth("ﬁ"), Unicode::Ligature);
        assert_eq!(worth("\u{f0e0}"), Unicode::Private);
        assert_eq!(worth(""), Unicode::Missing);
        assert_eq!(worth("fi"), Unicode::Mapped);
    }

    #[test]
    fn bold_names() {
        assert!(names_bold("sourcesanspro-bold"));
        assert!(names_bold("cmbx12"));
        assert!(!names_bold("inter-regular"));
    }
}
