//! Pairs of the family `FIL`: the file as such.

use super::cv::{Cv, Kind};
use super::{Samples, docx, pair, pdf, text, word};
use lopdf::{
    Dictionary, Document, EncryptionState, EncryptionVersion, Object, Permissions, Stream, StringFormat,
    dictionary,
};

/// Adds them.
pub fn add(samples: &mut Samples) {
    let cv = Cv::ada();
    let (good_pdf, good_docx) = (pdf::simple(&cv), docx::simple(&cv));
    let good_text = text::simple(&cv);

    pair(samples, "FIL001", "pdf", encrypted("secret", Permissions::all()), good_pdf.clone());
    let mut envelope = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
    envelope.resize(512, 0);
    envelope.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    samples.insert("FIL001/bad.docx".into(), envelope);
    // A picture with the signature of a PNG and nothing more.
    let picture = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\0\0\0\0";
    samples.insert("FIL002/bad.png".into(), picture.to_vec());
    samples.insert("FIL002/good.pdf".into(), good_pdf.clone());
    for (rule, name, bytes) in renamed() {
        samples.insert(format!("{rule}/{name}"), bytes);
    }
    pair(samples, "FIL003", "pdf", good_docx.clone(), good_pdf.clone());
    pair(samples, "FIL004", "pdf", heavy(), good_pdf.clone());
    pair(samples, "FIL005", "docx", good_docx[..good_docx.len() / 2].to_vec(), good_docx.clone());
    pair(
        samples,
        "FIL006",
        "pdf",
        encrypted("", Permissions::all() - Permissions::COPYABLE),
        good_pdf.clone(),
    );
    pair(samples, "FIL007", "pdf", Vec::new(), good_pdf.clone());
    samples.insert("FIL008/bad.md".into(), good_text.clone().into_bytes());
    samples.insert("FIL008/good.txt".into(), good_text.clone().into_bytes());
    pair(samples, "FIL009", "docx", with_macros(&good_docx), good_docx.clone());
    samples.insert("FIL010/bad-jo's-cv.txt".into(), good_text.clone().into_bytes());
    samples.insert("FIL010/good.txt".into(), good_text.clone().into_bytes());
    samples.insert("FIL011/bad.txt".into(), good_text.clone().into_bytes());
    samples.insert("FIL011/good.pdf".into(), good_pdf.clone());
    samples.insert("FIL011/profile.txt".into(), b"talview\n".to_vec());
    pair(samples, "FIL012", "pdf", without_index(&good_pdf), good_pdf.clone());
    for (name, bytes) in
        [("cut", cut_off(&good_pdf)), ("junk", [b"HTTP/1.1 200 OK\r\n\r\n", &*good_pdf].concat())]
    {
        samples.insert(format!("FIL012/bad-{name}.pdf"), bytes);
    }
    contents(samples, &good_pdf);
    properties(samples, &good_pdf, &good_docx);
    pair(samples, "FIL013", "txt", latin_1(), accented().into_bytes());
}

/// What people send under the name of a Word document, as far as its kind goes.
fn renamed() -> Vec<(&'static str, &'static str, Vec<u8>)> {
    // Compound files name their streams in UTF-16, after a header of 512 bytes.
    let compound = |stream: &str| {
        let mut bytes = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
        bytes.resize(512, 0);
        bytes.extend(stream.encode_utf16().flat_map(u16::to_le_bytes));
        bytes
    };
    let package = |main: &str| {
        let related = format!(
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"m\" \
             Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" \
             Target=\"{main}\"/></Relationships>"
        );
        docx::pack(&[
            (
                "[Content_Types].xml",
                b"<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>",
            ),
            ("_rels/.rels", related.as_bytes()),
            (main, b"<x/>"),
        ])
    };
    let open_document: &[(&str, &[u8])] =
        &[("mimetype", b"application/vnd.oasis.opendocument.text"), ("content.xml", b"<x/>")];
    let mut lock = b"\x0eAda Merrowdene".to_vec();
    lock.resize(162, 0);
    let flat = "<?xml version=\"1.0\"?><?mso-application progid=\"Word.Document\"?><w:wordDocument/>";
    vec![
        ("FIL003", "bad-doc.docx", compound("WordDocument")),
        ("FIL002", "bad-xls.docx", compound("Workbook")),
        ("FIL003", "bad-rtf.docx", b"{\\rtf1 Ada Merrowdene}".to_vec()),
        ("FIL003", "bad-odt.docx", docx::pack(open_document)),
        ("FIL002", "bad-pages.docx", docx::pack(&[("Index/Document.iwa", b"x")])),
        ("FIL002", "bad-xlsx.docx", package("xl/workbook.xml")),
        ("FIL002", "bad-pptx.docx", package("ppt/presentation.xml")),
        ("FIL002", "bad-html.docx", b"<!DOCTYPE html><html><body>Ada Merrowdene</body></html>".to_vec()),
        ("FIL002", "bad-xml.docx", flat.into()),
        ("FIL002", "bad-lock-file.docx", lock),
    ]
}

/// A PDF encrypted with RC4 and 40 bits, the one method without random bytes; an empty password opens
/// it for everybody.
fn encrypted(password: &str, permissions: Permissions) -> Vec<u8> {
    let mut document = Document::load_mem(&pdf::simple(&Cv::ada())).expect("a PDF of our own");
    let id = Object::String(vec![7; 16], StringFormat::Hexadecimal);
    document.trailer.set("ID", vec![id.clone(), id]);
    let version = EncryptionVersion::V1 {
        document: &document,
        owner_password: "owner",
        user_password: password,
        permissions,
    };
    let state = EncryptionState::try_from(version).expect("valid settings");
    document.encrypt(&state).expect("not encrypted yet");
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).expect("memory takes everything");
    bytes
}

/// Over a megabyte, in a stream that nothing refers to.
fn heavy() -> Vec<u8> {
    let mut file = pdf::Pdf::new();
    let padding = lopdf::Stream::new(lopdf::Dictionary::new(), vec![b' '; (1 << 20) + 1024]);
    file.document.add_object(padding);
    let mut sheet = pdf::Sheet::default();
    sheet.lines(60.0, 780.0, &Cv::ada().lines());
    file.page(sheet);
    file.finish()
}

fn with_macros(package: &[u8]) -> Vec<u8> {
    docx::repack(package.to_vec(), |_, bytes| bytes, &[("word/vbaProject.bin", b"macros would stand here")])
}

/// What a file may hold besides its text.
fn contents(samples: &mut Samples, good: &[u8]) {
    let script = || dictionary! { "S" => "JavaScript", "JS" => Object::string_literal("app.beep(0);") };
    let occasion = |key: &str| dictionary! { "AA" => dictionary! { key => script() } };
    let button = dictionary! { "Type" => "Annot", "Subtype" => "Widget", "Rect" => vec![0.into(); 4], "A" => script() };
    let chain = dictionary! { "S" => "GoTo", "D" => Object::string_literal("top"), "Next" => script() };
    let with = |page: Dictionary, catalog: Dictionary| page_of(pdf::Pdf::new(), page, catalog);
    let scripts = [
        ("when-opened", with(Dictionary::new(), dictionary! { "OpenAction" => script() })),
        ("in-a-chain", with(Dictionary::new(), dictionary! { "OpenAction" => chain })),
        ("on-closing", with(Dictionary::new(), occasion("WC"))),
        ("on-a-page", with(occasion("O"), Dictionary::new())),
        ("on-a-button", with(dictionary! { "Annots" => vec![button.into()] }, Dictionary::new())),
    ];
    for (name, bytes) in scripts {
        samples.insert(format!("FIL009/bad-{name}.pdf"), bytes);
    }
    pair(samples, "FIL014", "pdf", attached(Dictionary::new(), true), good.to_vec());
    let letter =
        docx::with_lines(docx::base(), &[(Kind::Body, "An embedded letter of application".to_owned())]);
    samples.insert("FIL014/bad-embedded.docx".into(), word::embedding(&docx::finish(letter)));
    let collection = || dictionary! { "Collection" => dictionary! { "Type" => "Collection" } };
    pair(samples, "FIL015", "pdf", attached(collection(), false), good.to_vec());
    samples.insert("FIL015/bad-with-resume.pdf".into(), attached(collection(), true));
    pair(samples, "FIL016", "pdf", drawn_at_length(), good.to_vec());
}

/// The résumé, with more in its page and its catalog.
fn page_of(mut file: pdf::Pdf, page: Dictionary, catalog: Dictionary) -> Vec<u8> {
    let mut sheet = pdf::Sheet::default();
    sheet.lines(60.0, 780.0, &Cv::ada().lines());
    file.page_with(sheet, page);
    file.finish_with(catalog)
}

/// A file attached to the résumé, or to a cover page that says little.
fn attached(mut catalog: Dictionary, to_resume: bool) -> Vec<u8> {
    let mut file = pdf::Pdf::new();
    let data =
        file.document.add_object(Stream::new(Dictionary::new(), b"a certificate would stand here".to_vec()));
    let name = || Object::string_literal("certificate.txt");
    let specification = dictionary! {
        "Type" => "Filespec", "F" => name(), "EF" => dictionary! { "F" => Object::Reference(data) },
    };
    let names = dictionary! { "Names" => vec![name(), specification.into()] };
    catalog.set("Names", dictionary! { "EmbeddedFiles" => names });
    if to_resume {
        return page_of(file, Dictionary::new(), catalog);
    }
    let mut sheet = pdf::Sheet::default();
    sheet.text("F1", 12.0, 60.0, 780.0, "Open this portfolio in a viewer that shows portfolios");
    file.page(sheet);
    file.finish_with(catalog)
}

/// Sixty thousand drawing steps that draw nothing.
fn drawn_at_length() -> Vec<u8> {
    let mut file = pdf::Pdf::new();
    let mut sheet = pdf::Sheet::default();
    sheet.lines(60.0, 780.0, &Cv::ada().lines());
    for _ in 0..60_000 {
        sheet.op("n", vec![]);
    }
    file.page(sheet);
    file.finish()
}

/// What a file may say about itself.
fn properties(samples: &mut Samples, good: &[u8], good_docx: &[u8]) {
    let with = |key: &str, value: &str| {
        let mut file = pdf::Pdf::new();
        let info = file.document.add_object(dictionary! { key => Object::string_literal(value) });
        file.document.trailer.set("Info", info);
        page_of(file, Dictionary::new(), Dictionary::new())
    };
    let wall = "Terraform, Ansible, Kafka, Prometheus, Grafana, Helm, ".repeat(10);
    pair(
        samples,
        "FIL017",
        "pdf",
        with("Title", "Microsoft Word - Document1"),
        with("Title", "Ada Merrowdene.docx"),
    );
    pair(samples, "FIL018", "pdf", with("Author", "Brindle Okafor"), with("Author", "A. Merrowdene"));
    samples.insert("FIL018/good-account.pdf".into(), with("Author", "Microsoft Office User"));
    pair(
        samples,
        "FIL019",
        "pdf",
        with("CreationDate", "D:20240310120000Z"),
        with("CreationDate", "D:20251210120000Z"),
    );
    pair(samples, "FIL020", "pdf", with("Keywords", &wall), good.to_vec());
    let mut file = pdf::Pdf::new();
    let xmp = format!("<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><dc:subject>{wall}</dc:subject></x:xmpmeta>");
    let head = dictionary! { "Type" => "Metadata", "Subtype" => "XML" };
    let xmp = file.document.add_object(Stream::new(head, xmp.into_bytes()));
    let bad = page_of(file, Dictionary::new(), dictionary! { "Metadata" => Object::Reference(xmp) });
    samples.insert("FIL020/bad-xmp.pdf".into(), bad);
    let core = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\"><cp:keywords>{wall}</cp:keywords></cp:coreProperties>"
    );
    let edit = |name: &str, bytes: Vec<u8>| {
        if name == "docProps/core.xml" { core.clone().into_bytes() } else { bytes }
    };
    samples.insert("FIL020/bad.docx".into(), docx::repack(good_docx.to_vec(), edit, &[]));
}

/// Nothing is left from the pointer to the cross-reference table on.
fn cut_off(file: &[u8]) -> Vec<u8> {
    let text = b"startxref\n";
    let at = file.windows(text.len()).rposition(|window| window == text).expect("every PDF has one");
    file[..at].to_vec()
}

/// A line with letters beyond ASCII.
fn accented() -> String {
    let mut lines = Cv::ada().lines();
    lines.push((Kind::Body, "Café management, façade survey".to_owned()));
    text::render(&lines)
}

/// The same in Latin-1.
fn latin_1() -> Vec<u8> {
    accented().chars().map(|c| u8::try_from(u32::from(c)).unwrap_or(b'?')).collect()
}

/// The place of the cross-reference table is wrong, as after a broken transfer.
fn without_index(file: &[u8]) -> Vec<u8> {
    let text = b"startxref\n";
    let at = file.windows(text.len()).rposition(|window| window == text).expect("every PDF has one");
    [&file[..at + text.len()], b"7\n%%EOF"].concat()
}
