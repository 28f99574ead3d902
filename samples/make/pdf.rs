//! PDF samples, written with lopdf: standard fonts, WinAnsi text, no compression, no dates.

use super::cv::{Cv, Kind};
use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary};

/// A PDF in the making: pages of operations, and whatever else is added to its objects.
pub struct Pdf {
    pub document: Document,
    pages: ObjectId,
    kids: Vec<Object>,
    /// Resources shared by all pages.
    pub resources: Dictionary,
}

impl Pdf {
    /// An empty PDF with Helvetica as `F1` and Helvetica-Bold as `F2`.
    pub fn new() -> Self {
        let mut document = Document::with_version("1.7");
        let pages = document.new_object_id();
        let font = |name: &str| {
            dictionary! {
                "Type" => "Font", "Subtype" => "Type1", "BaseFont" => name, "Encoding" => "WinAnsiEncoding",
            }
        };
        let fonts = dictionary! { "F1" => font("Helvetica"), "F2" => font("Helvetica-Bold") };
        Self { document, pages, kids: Vec::new(), resources: dictionary! { "Font" => fonts } }
    }

    /// Adds a font (or replaces one) under a name.
    pub fn font(&mut self, name: &str, font: Object) {
        if let Ok(fonts) = self.resources.get_mut(b"Font").and_then(Object::as_dict_mut) {
            fonts.set(name, font);
        }
    }

    /// Adds a page and returns its id.
    pub fn page(&mut self, sheet: Sheet) -> ObjectId {
        self.page_with(sheet, Dictionary::new())
    }

    /// Adds a page with more entries in its dictionary (`Annots`, `Rotate`…).
    pub fn page_with(&mut self, sheet: Sheet, more: Dictionary) -> ObjectId {
        let content = Content { operations: sheet.operations }.encode().expect("operations encode");
        let content = self.document.add_object(Stream::new(Dictionary::new(), content));
        let mut page = dictionary! {
            "Type" => "Page",
            "Parent" => self.pages,
            "MediaBox" => vec![0.into(), 0.into(), 595.into(), 842.into()],
            "Resources" => self.resources.clone(),
            "Contents" => content,
        };
        for (key, value) in more.iter() {
            page.set(key.clone(), value.clone());
        }
        let id = self.document.add_object(page);
        self.kids.push(id.into());
        id
    }

    /// The catalog is made with the last call; `more` goes into it.
    pub fn finish_with(mut self, more: Dictionary) -> Vec<u8> {
        let count = i64::try_from(self.kids.len()).expect("few pages");
        let pages = dictionary! { "Type" => "Pages", "Kids" => self.kids, "Count" => count };
        self.document.objects.insert(self.pages, pages.into());
        let mut catalog = dictionary! { "Type" => "Catalog", "Pages" => self.pages };
        for (key, value) in more.iter() {
            catalog.set(key.clone(), value.clone());
        }
        let catalog = self.document.add_object(catalog);
        self.document.trailer.set("Root", catalog);
        let mut bytes = Vec::new();
        self.document.save_to(&mut bytes).expect("memory takes everything");
        bytes
    }

    /// The finished file.
    pub fn finish(self) -> Vec<u8> {
        self.finish_with(Dictionary::new())
    }
}

/// The operations of a page.
#[derive(Debug, Clone, Default)]
pub struct Sheet {
    operations: Vec<Operation>,
}

impl Sheet {
    /// An operator with operands.
    pub fn op(&mut self, operator: &str, operands: Vec<Object>) -> &mut Self {
        self.operations.push(Operation::new(operator, operands));
        self
    }

    /// Text in a font and size at a place, in points from the lower left; WinAnsi.
    pub fn text(&mut self, font: &str, size: f32, x: f32, y: f32, text: &str) -> &mut Self {
        self.show(font, size, x, y, win_ansi(text))
    }

    /// Raw codes in a font and size at a place.
    pub fn show(&mut self, font: &str, size: f32, x: f32, y: f32, codes: Vec<u8>) -> &mut Self {
        self.op("BT", vec![])
            .op("Tf", vec![font.into(), size.into()])
            .op("Td", vec![x.into(), y.into()])
            .op("Tj", vec![Object::string_literal(codes)])
            .op("ET", vec![])
    }

    /// The résumé's lines from the top down; returns the next free baseline.
    pub fn lines(&mut self, x: f32, mut y: f32, lines: &[(Kind, String)]) -> f32 {
        for (kind, line) in lines {
            let (font, size, above) = match kind {
                Kind::Name => ("F2", 20.0, 0.0),
                Kind::Heading => ("F2", 13.0, 10.0),
                Kind::Entry => ("F2", 10.0, 3.0),
                Kind::Body | Kind::Bullet => ("F1", 10.0, 0.0),
            };
            y -= above;
            if *kind == Kind::Bullet {
                self.text(font, size, x + 8.0, y, "•");
                self.text(font, size, x + 18.0, y, line);
            } else {
                self.text(font, size, x, y, line);
            }
            y -= size * 1.35;
        }
        y
    }
}

/// Text in WinAnsi; what it does not have becomes a question mark.
pub fn win_ansi(text: &str) -> Vec<u8> {
    let code = |c: char| match c {
        ' '..='~' | '\u{a0}'..='\u{ff}' => c as u8,
        '•' => 0x95,
        '–' => 0x96,
        '—' => 0x97,
        '’' => 0x92,
        _ => b'?',
    };
    text.chars().map(code).collect()
}

/// The résumé in one column.
pub fn simple(cv: &Cv) -> Vec<u8> {
    from_lines(&cv.lines())
}

/// The résumé with some of its lines in the file's font `F3`.
pub fn with_lines_in_f3(mut file: Pdf, is_meant: impl Fn(Kind, &str) -> bool) -> Vec<u8> {
    let mut sheet = Sheet::default();
    let mut y = 780.0;
    for (kind, line) in Cv::ada().lines() {
        if is_meant(kind, &line) {
            sheet.text("F3", 10.0, 68.0, y, &line);
            y -= 13.5;
        } else {
            y = sheet.lines(60.0, y, &[(kind, line)]);
        }
    }
    file.page(sheet);
    file.finish()
}

/// Lines in one column on one page.
pub fn from_lines(lines: &[(Kind, String)]) -> Vec<u8> {
    let mut pdf = Pdf::new();
    let mut sheet = Sheet::default();
    sheet.lines(60.0, 780.0, lines);
    pdf.page(sheet);
    pdf.finish()
}
