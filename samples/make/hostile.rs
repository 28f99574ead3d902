//! Files that mean harm, small enough to be kept. Nothing of them may cost more than a finding or an
//! error message.

use super::cv::Cv;
use super::pdf::{Pdf, Sheet};
use super::{Samples, docx, pdf};
use lopdf::{Dictionary, Object, Stream, dictionary};

/// Adds them.
pub fn add(samples: &mut Samples) {
    let (whole_pdf, whole_docx) = (pdf::simple(&Cv::ada()), docx::simple(&Cv::ada()));
    let mut file = |name: &str, bytes: Vec<u8>| {
        samples.insert(format!("hostile/{name}"), bytes);
    };
    file("empty.pdf", Vec::new());
    file("truncated.pdf", whole_pdf[..whole_pdf.len() * 2 / 3].to_vec());
    file("truncated.docx", whole_docx[..whole_docx.len() * 2 / 3].to_vec());
    file("cyclic-pages.pdf", cyclic_pages());
    file("cyclic-form.pdf", cyclic_form());
    file("endless-pattern.pdf", endless_pattern());
    file("endless-dashes.pdf", endless_dashes());
    file("endless-widths.pdf", endless_widths());
    file("cut-xml.docx", with_main(|xml| xml[..xml.len() / 2].to_owned()));
    file("entity-bomb.docx", with_main(entity_bomb));
    file("external-entity.docx", with_main(external_entity));
    file("nested-tables.docx", with_main(|xml| nested(&xml, 5_000)));
    file("duplicate-part.docx", duplicate_part(whole_docx));
    let more: &[(&str, &[u8])] = &[("../../../tmp/outside.xml", b"<a/>"), ("/etc/outside.xml", b"<a/>")];
    file("names-outside.docx", packed(more));
}

/// The résumé with its main part rewritten.
pub fn with_main(rewrite: impl Fn(String) -> String) -> Vec<u8> {
    with_parts(|name, text| if name == "word/document.xml" { rewrite(text) } else { text }, &[])
}

/// The résumé with more parts.
pub fn packed(more: &[(&str, &[u8])]) -> Vec<u8> {
    with_parts(|_, text| text, more)
}

/// The résumé with its parts rewritten, and more of them.
pub fn with_parts(rewrite: impl Fn(&str, String) -> String, more: &[(&str, &[u8])]) -> Vec<u8> {
    let whole = docx::repack_text(docx::simple(&Cv::ada()), rewrite);
    docx::repack(whole, |_, bytes| bytes, more)
}

/// Tables one in the other.
pub fn nested(xml: &str, depth: usize) -> String {
    let open = "<w:tbl><w:tr><w:tc>".repeat(depth);
    let close = "</w:tc></w:tr></w:tbl>".repeat(depth);
    xml.replacen("<w:body>", &format!("<w:body>{open}<w:p/>{close}"), 1)
}

fn entity_bomb(xml: String) -> String {
    let mut entities = "<!ENTITY l0 \"lol\">".to_owned();
    for level in 1..10 {
        let before = format!("&l{};", level - 1).repeat(10);
        entities.push_str(&format!("<!ENTITY l{level} \"{before}\">"));
    }
    with_dtd(&xml, &entities, "&l9;")
}

fn external_entity(xml: String) -> String {
    with_dtd(&xml, "<!ENTITY secret SYSTEM \"file:///etc/hostname\">", "&secret;")
}

fn with_dtd(xml: &str, entities: &str, used: &str) -> String {
    let declared = xml.replacen("<w:document", &format!("<!DOCTYPE w:document [{entities}]><w:document"), 1);
    declared.replacen("Ada Merrowdene", used, 1)
}

/// Two entries of one name, with two names of the person. The writer refuses that, so a name of the same
/// length is changed afterwards; no checksum covers names.
fn duplicate_part(package: Vec<u8>) -> Vec<u8> {
    let main = docx::parts(package.clone()).into_iter().find(|(name, _)| name == "word/document.xml");
    let (_, main) = main.expect("a main part");
    let other = String::from_utf8(main).expect("XML").replace("Ada Merrowdene", "Eda Merrowdene");
    let mut bytes = docx::repack(package, |_, bytes| bytes, &[("word/documenu.xml", other.as_bytes())]);
    let (from, to) = (b"word/documenu.xml", b"word/document.xml");
    while let Some(at) = bytes.windows(from.len()).position(|window| window == from) {
        bytes[at..at + to.len()].copy_from_slice(to);
    }
    bytes
}

/// A page tree whose node is its own child.
fn cyclic_pages() -> Vec<u8> {
    let mut document = lopdf::Document::with_version("1.7");
    let pages = document.new_object_id();
    let kids = vec![Object::Reference(pages), Object::Reference(pages)];
    let node = dictionary! { "Type" => "Pages", "Kids" => kids, "Count" => 1, "Parent" => pages };
    document.objects.insert(pages, node.into());
    let catalog = document.add_object(dictionary! { "Type" => "Catalog", "Pages" => pages });
    document.trailer.set("Root", catalog);
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).expect("memory takes everything");
    bytes
}

/// A form that draws itself twice.
fn cyclic_form() -> Vec<u8> {
    let mut file = Pdf::new();
    let form = file.document.new_object_id();
    let resources = dictionary! { "XObject" => dictionary! { "Again" => Object::Reference(form) } };
    let head = dictionary! {
        "Type" => "XObject", "Subtype" => "Form", "Resources" => resources,
        "BBox" => vec![0.into(), 0.into(), 595.into(), 842.into()],
    };
    let content = b"/Again Do /Again Do".to_vec();
    file.document.objects.insert(form, Stream::new(head, content).into());
    file.resources.set("XObject", dictionary! { "Again" => Object::Reference(form) });
    let mut sheet = Sheet::default();
    sheet.lines(60.0, 780.0, &Cv::ada().lines());
    sheet.op("Do", vec!["Again".into()]);
    file.page_with(sheet, Dictionary::new());
    file.finish()
}

/// The résumé over a panel of odd shape, so that its page has to be drawn, with something more on it.
fn on_odd_panel(file: Pdf, more: impl Fn(&mut Sheet)) -> Vec<u8> {
    let mut file = file;
    let mut sheet = Sheet::default();
    sheet.op("g", vec![Object::Real(0.9)]);
    for (operator, x, y) in [("m", 0, 0), ("l", 595, 0), ("l", 595, 842), ("l", 1, 842)] {
        sheet.op(operator, vec![x.into(), y.into()]);
    }
    sheet.op("f", vec![]).op("g", vec![Object::Real(0.92)]);
    sheet.lines(60.0, 780.0, &Cv::ada().lines());
    more(&mut sheet);
    file.page(sheet);
    file.finish()
}

/// A pattern whose tiles overlap a hundred million times.
fn endless_pattern() -> Vec<u8> {
    let mut file = Pdf::new();
    let tile = dictionary! {
        "Type" => "Pattern", "PatternType" => 1, "PaintType" => 1, "TilingType" => 1,
        "BBox" => vec![0.into(), 0.into(), 1000.into(), 1000.into()],
        "XStep" => Object::Real(0.1), "YStep" => Object::Real(0.1), "Resources" => dictionary! {},
    };
    let tile = file.document.add_object(Stream::new(tile, b"0 0 9 9 re f".to_vec()));
    file.resources.set("Pattern", dictionary! { "Tile" => Object::Reference(tile) });
    on_odd_panel(file, |sheet| {
        sheet.op("cs", vec!["Pattern".into()]).op("scn", vec!["Tile".into()]);
        sheet.op("re", vec![0.into(), 0.into(), 595.into(), 90.into()]).op("f", vec![]);
    })
}

/// A line of ten million dashes.
fn endless_dashes() -> Vec<u8> {
    on_odd_panel(Pdf::new(), |sheet| {
        sheet.op("d", vec![vec![Object::Real(0.0001)].into(), 0.into()]);
        sheet.op("m", vec![0.into(), 0.into()]).op("l", vec![595.into(), 842.into()]).op("S", vec![]);
    })
}

/// A font whose list of widths names two thousand million codes, on a page that has to be drawn.
fn endless_widths() -> Vec<u8> {
    let mut file = Pdf::new();
    let widths = vec![0.into(), i32::MAX.into(), 300.into()];
    let descendant = file.document.add_object(dictionary! {
        "Type" => "Font", "Subtype" => "CIDFontType2", "BaseFont" => "Helvetica", "W" => widths,
        "CIDSystemInfo" => dictionary! {
            "Registry" => Object::string_literal("Adobe"), "Ordering" => Object::string_literal("Identity"),
            "Supplement" => 0,
        },
    });
    let font = dictionary! {
        "Type" => "Font", "Subtype" => "Type0", "BaseFont" => "Helvetica", "Encoding" => "Identity-H",
        "DescendantFonts" => vec![Object::Reference(descendant)],
    };
    file.font("F3", font.into());
    on_odd_panel(file, |sheet| {
        sheet.show("F3", 10.0, 60.0, 40.0, vec![0, 65]);
    })
}
