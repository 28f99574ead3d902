//! A copy of a PDF with more pages: the file as it is, and objects appended to it as an incremental
//! update does (ISO 32000-2, 7.5.6), so that everything else is read exactly as before.

use hayro::hayro_syntax::Pdf;
use hayro::hayro_syntax::object::Dict;
use hayro::hayro_syntax::page::{Page, Rotation};
use std::io::Write as _;

/// Objects to be appended to a file.
#[derive(Debug)]
pub(super) struct Appendix {
    first: u32,
    /// Objects from `first` on, each complete.
    objects: Vec<Vec<u8>>,
    pages: Vec<u32>,
}

impl Appendix {
    /// Objects numbered from beyond all those of the file.
    pub(super) fn new(pdf: &Pdf) -> Option<Self> {
        let highest = pdf.xref().root_id().obj_number.max(u32::try_from(pdf.len()).ok()?);
        // Numbers in a file may have gaps; a million above its size is beyond any of them, and where
        // it is not, the file's object is only hidden from the copy.
        Some(Self { first: highest.checked_add(1_000_000)?, objects: Vec::new(), pages: Vec::new() })
    }

    /// Adds an object and gives its number.
    fn object(&mut self, body: Vec<u8>) -> u32 {
        self.objects.push(body);
        self.first + self.objects.len() as u32 - 1
    }

    /// Adds an undecoded stream: a dictionary with entries replaced, and data.
    pub(super) fn stream(
        &mut self,
        dict: Option<&Dict<'_>>,
        entries: &[(&str, Vec<u8>)],
        data: &[u8],
    ) -> u32 {
        let length = data.len().to_string().into_bytes();
        let mut all =
            vec![("Length", length), ("Filter", b"null".to_vec()), ("DecodeParms", b"null".to_vec())];
        all.extend(entries.iter().cloned());
        let mut body = with_entries(dict.map_or(b"<<>>", Dict::data), &all);
        body.extend_from_slice(b"stream\n");
        body.extend_from_slice(data);
        body.extend_from_slice(b"\nendstream");
        self.object(body)
    }

    /// Adds a page like another one, with forms to draw and other entries.
    pub(super) fn page(&mut self, page: &Page<'_>, forms: &[(String, u32)], more: &[(&str, Vec<u8>)]) {
        let resources = with_forms(&resources(page.raw()), forms);
        let bbox = |r: hayro::hayro_syntax::object::Rect| format!("[{} {} {} {}]", r.x0, r.y0, r.x1, r.y1);
        let turn = match page.rotation() {
            Rotation::None => "0",
            Rotation::Horizontal => "90",
            Rotation::Flipped => "180",
            Rotation::FlippedHorizontal => "270",
        };
        let mut entries = vec![
            ("Resources", resources),
            ("MediaBox", bbox(page.media_box()).into_bytes()),
            ("CropBox", bbox(page.crop_box()).into_bytes()),
            ("Rotate", turn.as_bytes().to_vec()),
            ("Type", b"/Page".to_vec()),
        ];
        entries.extend(more.iter().cloned());
        let number = self.object(with_entries(page.raw().data(), &entries));
        self.pages.push(number);
    }

    /// The file with the added pages in place of its own.
    pub(super) fn finish(mut self, pdf: &Pdf) -> Option<Vec<u8>> {
        let kids: String = self.pages.iter().map(|page| format!("{page} 0 R ")).collect();
        let tree = format!("<</Type/Pages/Kids[{kids}]/Count {}>>", self.pages.len());
        let tree = self.object(tree.into_bytes());
        let catalog = pdf.xref().get::<Dict<'_>>(pdf.xref().root_id())?;
        let catalog = with_entries(catalog.data(), &[("Pages", format!("{tree} 0 R").into_bytes())]);
        let root = self.object(catalog);
        let file: &[u8] = pdf.data().as_ref();
        let mut copy = file.to_vec();
        let mut table = format!("xref\n{} {}\n", self.first, self.objects.len());
        for (number, object) in (self.first..).zip(&self.objects) {
            table.push_str(&format!("{:010} 00000 n \n", copy.len() + 1));
            write!(copy, "\n{number} 0 obj\n").ok()?;
            copy.extend_from_slice(object);
            copy.extend_from_slice(b"\nendobj\n");
        }
        let start = copy.len();
        let size = self.first as usize + self.objects.len();
        let before = last_xref(file).map_or(String::new(), |at| format!("/Prev {at}"));
        write!(copy, "{table}trailer<</Size {size}/Root {root} 0 R{before}>>\nstartxref\n{start}\n%%EOF")
            .ok()?;
        Some(copy)
    }
}

/// A dictionary as written, with entries added; of two entries with one key the last counts for the
/// parser that reads the copy.
fn with_entries(dict: &[u8], entries: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let inner = dict.strip_suffix(b">>").unwrap_or(b"<<");
    let mut body = inner.to_vec();
    for (key, value) in entries {
        body.extend_from_slice(b"\n/");
        body.extend_from_slice(key.as_bytes());
        body.push(b' ');
        body.extend_from_slice(value);
    }
    body.extend_from_slice(b">>");
    body
}

/// Resources with forms added.
pub(super) fn with_forms(resources: &Dict<'_>, forms: &[(String, u32)]) -> Vec<u8> {
    if forms.is_empty() {
        return with_entries(resources.data(), &[]);
    }
    let known = resources.get::<Dict<'_>>(b"XObject").unwrap_or_default();
    let forms: Vec<(&str, Vec<u8>)> =
        forms.iter().map(|(name, number)| (name.as_str(), format!("{number} 0 R").into_bytes())).collect();
    with_entries(resources.data(), &[("XObject", with_entries(known.data(), &forms))])
}

/// A page's resources, its own or inherited; empty when there are none.
fn resources<'a>(page: &Dict<'a>) -> Dict<'a> {
    let mut node = page.clone();
    for _ in 0..crate::limits::PAGE_TREE_DEPTH {
        if let Some(resources) = node.get::<Dict<'a>>(b"Resources") {
            return resources;
        }
        match node.get::<Dict<'a>>(b"Parent") {
            Some(parent) => node = parent,
            None => break,
        }
    }
    Dict::empty()
}

/// Where the newest cross-reference section of a file begins, by its own account.
fn last_xref(file: &[u8]) -> Option<usize> {
    const KEYWORD: &[u8] = b"startxref";
    let at = file.windows(KEYWORD.len()).rposition(|window| window == KEYWORD)?;
    let rest = file.get(at + KEYWORD.len()..)?;
    let digits = rest.trim_ascii_start();
    let end = digits.iter().position(|byte| !byte.is_ascii_digit()).unwrap_or(digits.len());
    std::str::from_utf8(digits.get(..end)?).ok()?.parse().ok()
}
