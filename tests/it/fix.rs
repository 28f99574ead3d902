//! Repairs of PDFs and Word documents: they help, cost nothing, and leave alone what they do not concern.

use crate::make::docx;
use atslint::document::Format;
use atslint::fix::{Fault, Fixed, Wishes, fix, repairable};
use atslint::limits::Limits;
use atslint::source::{FileKind, Source};
use atslint::{Options, Toolbox, check};
use lopdf::{Object, Stream, dictionary};
use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read};
use std::path::Path;
use zip::ZipArchive;

fn sample(name: &str) -> Source {
    Source::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("samples").join(name), &Limits::default())
        .unwrap()
}

fn fixed(source: &Source) -> Fixed {
    fixed_as_wished(source, Wishes::default())
}

fn fixed_as_wished(source: &Source, wishes: Wishes) -> Fixed {
    fix(source, &Toolbox::builtin().unwrap(), &Options::default(), wishes).unwrap()
}

/// The text of a reader.
fn text(bytes: &[u8], reader: &str) -> String {
    let report = check(&Source::new("cv", bytes), &Toolbox::builtin().unwrap(), &Options::default());
    report.texts[reader].clone()
}

/// The rules of a file's findings.
fn rules(bytes: &[u8]) -> Vec<String> {
    let report = check(&Source::new("cv", bytes), &Toolbox::builtin().unwrap(), &Options::default());
    assert!(report.error.is_none(), "{:?}", report.error);
    report.findings.into_iter().map(|finding| finding.rule).collect()
}

fn parts(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut package = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let count = package.len();
    let part = |index| {
        let mut entry = package.by_index(index).unwrap();
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes).unwrap();
        (entry.name().unwrap().into_owned(), bytes)
    };
    (0..count).map(part).collect()
}

#[test]
fn each_repair_takes_its_finding_away_and_brings_none() {
    for name in [
        "CON004/bad.docx",
        "CON012/bad.docx",
        "CON012/bad.pdf",
        "DOC001/bad.docx",
        "DOC002/bad.docx",
        "DOC003/bad.docx",
        "DOC004/bad.docx",
        "DOC005/bad.docx",
        "DOC008/bad.docx",
        "DOC011/bad.docx",
        "DOC012/bad.docx",
        "DOC014/bad.docx",
        "DOC016/bad.docx",
        "DOC019/bad.docx",
        "TXT004/bad.pdf",
        "TXT005/bad.pdf",
        "TXT006/bad.pdf",
        "TXT008/bad.pdf",
        "TXT013/bad.pdf",
        "TXT025/bad.pdf",
        "FIL017/bad.pdf",
        "FIL018/bad.pdf",
    ] {
        let rule = &name[..6];
        let source = sample(name);
        let before = rules(&source.bytes);
        assert!(before.contains(&rule.to_owned()), "{rule}");
        let fixed = fixed(&source);
        assert!(fixed.left.is_empty(), "{rule}: {:?}", fixed.left);
        let after = rules(&fixed.bytes.unwrap());
        assert!(!after.contains(&rule.to_owned()), "{rule}: {after:?}");
        assert!(after.iter().all(|rule| before.contains(rule)), "{rule}: {after:?}");
    }
}

#[test]
fn parts_that_are_not_concerned_stay_as_they_are() {
    let source = sample("DOC001/bad.docx");
    let copy = fixed(&source).bytes.unwrap();
    let changed: Vec<String> = parts(&source.bytes)
        .into_iter()
        .zip(parts(&copy))
        .inspect(|((before, _), (after, _))| assert_eq!(before, after))
        .filter(|((_, before), (_, after))| before != after)
        .map(|((name, _), _)| name)
        .collect();
    assert!(changed.iter().all(|name| name.starts_with("word/")), "{changed:?}");
    assert!(changed.iter().any(|name| name.starts_with("word/header")), "{changed:?}");
    for untouched in ["word/styles.xml", "[Content_Types].xml"] {
        assert!(!changed.contains(&untouched.to_owned()), "{changed:?}");
    }
}

#[test]
fn a_copy_does_not_depend_on_when_it_is_made() {
    let copy = fixed(&sample("DOC011/bad.docx")).bytes.unwrap();
    let moved = fixed(&sample("DOC001/bad.docx")).bytes.unwrap();
    for bytes in [copy, moved] {
        let mut package = ZipArchive::new(Cursor::new(bytes)).unwrap();
        for index in 0..package.len() {
            let entry = package.by_index(index).unwrap();
            // The samples bear the first day there can be.
            assert_eq!(entry.last_modified().map(|time| time.year()), Some(1980));
        }
    }
}

#[test]
fn what_needs_no_repair_gets_no_copy() {
    for name in ["DOC001/good.docx", "DOC003/good.docx", "DOC011/good.docx"] {
        let fixed = fixed(&sample(name));
        assert!(fixed.bytes.is_none() && fixed.done.is_empty() && fixed.left.is_empty(), "{name}: {fixed:?}");
    }
}

#[test]
fn a_repaired_file_needs_no_other_repair() {
    let first = fixed(&sample("DOC003/bad.docx")).bytes.unwrap();
    assert!(fixed(&Source::new("cv.docx", first)).bytes.is_none());
}

#[test]
fn what_goes_beyond_the_limits_is_left_as_it_is() {
    let toolbox =
        Toolbox { limits: Limits { elements: 10, ..Limits::default() }, ..Toolbox::builtin().unwrap() };
    let fixed = fix(&sample("DOC001/bad.docx"), &toolbox, &Options::default(), Wishes::default()).unwrap();
    assert!(fixed.bytes.is_none());
    assert!(fixed.left.iter().any(|left| left.rule == "DOC001" && left.why.contains("(cap: elements)")));
}

/// A sample with the text of a part changed.
fn changed(name: &str, part: &str, change: impl Fn(String) -> String) -> Source {
    let edit = |name: &str, text: String| if name == part { change(text) } else { text };
    Source::new(name, docx::repack_text(sample(name).bytes.to_vec(), edit))
}

#[test]
fn no_reader_loses_words_that_no_page_shows() {
    // Word shows what is written for new programs; docx2txt gives both.
    let source = changed("DOC003/bad.docx", "word/document.xml", |text| {
        let (new, old) = text.split_once("<mc:Fallback>").unwrap();
        format!("{new}<mc:Fallback>{}", old.replacen("example.org", "example.org, Skipton", 1))
    });
    assert!(text(&source.bytes, "docx2txt").contains("Skipton"));
    let fixed = fixed(&source);
    assert!(fixed.bytes.is_none(), "{fixed:?}");
    assert!(fixed.left.iter().any(|left| left.why.contains("docx2txt")), "{fixed:?}");
}

/// A text box as old versions of Word write it.
fn boxed(paragraphs: &str) -> String {
    format!(
        "<w:r><w:pict><v:shape xmlns:v=\"urn:schemas-microsoft-com:vml\"><v:textbox><w:txbxContent>{paragraphs}\
         </w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    )
}

#[test]
fn a_box_above_its_paragraph_comes_before_it() {
    for (top, is_above) in [("-80pt", true), ("4pt", false)] {
        let source = changed("DOC003/bad.docx", "word/document.xml", |text| {
            let (start, end) =
                (text.find("<w:p><w:r><mc:").unwrap(), text.find("</mc:AlternateContent></w:r></w:p>"));
            let end = end.unwrap() + "</mc:AlternateContent></w:r></w:p>".len();
            let style = format!("<v:shape style=\"position:absolute;margin-top:{top};height:40pt\"");
            let mail = "<w:p><w:r><w:t>ada.merrowdene@example.org</w:t></w:r></w:p>";
            let hung = boxed(mail).replace("<v:shape", &style);
            let text = [&text[..start], &text[end..]].concat();
            text.replacen("<w:r>", &format!("{hung}<w:r>"), 1)
        });
        let copy = fixed(&source).bytes.unwrap();
        let body = text(&copy, "body");
        assert_eq!(body.starts_with("ada.merrowdene@example.org"), is_above, "{top}: {body}");
    }
}

#[test]
fn text_boxes_of_a_header_come_with_it_and_its_page_number_stays() {
    let number = "<w:p><w:r><w:t>Page </w:t></w:r><w:fldSimple w:instr=\" PAGE \"><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p>";
    let source = changed("DOC001/bad.docx", "word/header1.xml", |text| {
        let at = text.find("<w:p>").or(text.find("<w:p ")).unwrap();
        let end = text.rfind("</w:p>").unwrap() + "</w:p>".len();
        let box_of_text = boxed(&format!("{}{number}", &text[at..end]));
        format!("{}<w:p>{box_of_text}</w:p>{}", &text[..at], &text[end..])
    });
    assert!(rules(&source.bytes).contains(&"DOC001".to_owned()));
    let fixed = fixed(&source);
    assert!(fixed.left.is_empty(), "{fixed:?}");
    let copy = fixed.bytes.unwrap();
    assert!(text(&copy, "body").starts_with("ada.merrowdene@example.org"), "{}", text(&copy, "body"));
    assert!(!text(&copy, "body").contains("Page") && text(&copy, "docx2txt").contains("Page 1"));
}

#[test]
fn a_picture_in_a_header_comes_with_its_text() {
    let picture = "<w:r><w:pict><v:shape xmlns:v=\"urn:schemas-microsoft-com:vml\">\
                   <v:imagedata xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" r:id=\"rId7\"/>\
                   </v:shape></w:pict></w:r></w:p>";
    let source = changed("DOC001/bad.docx", "word/header1.xml", |text| text.replacen("</w:p>", picture, 1));
    let types = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let related = format!(
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
         <Relationship Id=\"rId7\" Type=\"{types}/image\" Target=\"media/ada.png\"/></Relationships>"
    );
    let more: [(&str, &[u8]); 2] =
        [("word/_rels/header1.xml.rels", related.as_bytes()), ("word/media/ada.png", b"\x89PNG")];
    let source = Source::new("cv.docx", docx::repack(source.bytes.to_vec(), |_, bytes| bytes, &more));
    let copy = fixed(&source).bytes.unwrap();
    let parts: BTreeMap<String, Vec<u8>> = parts(&copy).into_iter().collect();
    let part = |name: &str| String::from_utf8_lossy(&parts[name]).into_owned();
    assert!(
        part("word/document.xml").contains("imagedata") && !part("word/header1.xml").contains("imagedata")
    );
    assert!(part("word/_rels/document.xml.rels").contains("/word/media/ada.png"));
}

#[test]
fn a_mended_pdf_says_what_its_pages_show_and_keeps_every_byte() {
    let source = sample("TXT006/bad.pdf");
    assert!(text(&source.bytes, "lines").contains("\u{fb02}oods"));
    let copy = fixed(&source).bytes.unwrap();
    assert!(text(&copy, "lines").contains("floods"));
    assert!(copy.starts_with(&source.bytes));
    assert_eq!(fixed(&source).bytes.unwrap(), copy);
}

/// A sample whose third font draws a square for its first code instead of leaving that to a font outside the file.
fn with_own_glyph(name: &str) -> Source {
    let mut file = lopdf::Document::load_mem(&sample(name).bytes).unwrap();
    let page = file.page_iter().next().unwrap();
    let square = b"1000 0 0 0 1000 1000 d1 100 0 800 800 re f".to_vec();
    let square = file.add_object(Stream::new(dictionary! {}, square));
    let resources =
        file.get_dictionary_mut(page).unwrap().get_mut(b"Resources").unwrap().as_dict_mut().unwrap();
    let fonts = resources.get_mut(b"Font").unwrap().as_dict_mut().unwrap();
    let map = fonts.get(b"F3").unwrap().as_dict().unwrap().get(b"ToUnicode").unwrap().clone();
    let numbers =
        |numbers: &[f32]| Object::from(numbers.iter().copied().map(Object::from).collect::<Vec<_>>());
    let font = dictionary! {
        "Type" => "Font",
        "Subtype" => "Type3",
        "FontBBox" => numbers(&[0.0, 0.0, 1000.0, 1000.0]),
        "FontMatrix" => numbers(&[0.001, 0.0, 0.0, 0.001, 0.0, 0.0]),
        "CharProcs" => dictionary! { "square" => square },
        "Encoding" => dictionary! { "Differences" => vec![1.into(), "square".into()] },
        "FirstChar" => 1,
        "LastChar" => 1,
        "Widths" => numbers(&[1000.0]),
        "ToUnicode" => map,
    };
    fonts.set("F3", font);
    // What is written with it besides goes back to the first font.
    let content: String = file.get_page_content(page).into_iter().map(char::from).collect();
    let content = content.replace("(\u{1}", "(\u{1}) Tj /F1 10.0 Tf (");
    file.change_page_content(page, content.chars().map(|c| c as u8).collect()).unwrap();
    let mut bytes = Vec::new();
    file.save_to(&mut bytes).unwrap();
    Source::new(name, bytes)
}

#[test]
fn icons_are_read_as_spaces() {
    for (name, read) in [("TXT012/bad.pdf", "\u{f0e0}"), ("TXT014/bad.pdf", "envelope")] {
        let source = with_own_glyph(name);
        assert!(text(&source.bytes, "stream").contains(read), "{name}: {}", text(&source.bytes, "stream"));
        let fixed = fixed(&source);
        assert!(fixed.left.is_empty(), "{name}: {fixed:?}");
        let now = text(&fixed.bytes.unwrap(), "stream");
        assert!(!now.contains(read) && now.contains("ada.merrowdene@example.org"), "{name}: {now}");
    }
}

#[test]
fn hyphens_that_are_drawn_are_read_as_hyphens() {
    let source = with_own_glyph("TXT009/bad.pdf");
    assert!(text(&source.bytes, "stream").contains("Self\u{ad}taught"));
    let fixed = fixed(&source);
    assert!(fixed.done.iter().any(|done| done.rule == "TXT009"), "{:?}", fixed.left);
    assert!(text(&fixed.bytes.unwrap(), "stream").contains("Self-taught"));
}

#[test]
fn addresses_of_links_are_printed_behind_their_words() {
    let copy = fixed(&sample("CON004/bad.docx")).bytes.unwrap();
    assert!(text(&copy, "body").contains("Portfolio (merrowdene.example.org)\n"), "{}", text(&copy, "body"));
}

#[test]
fn what_a_viewer_draws_by_the_map_is_left() {
    let fixed = fixed(&sample("TXT012/bad.pdf"));
    assert!(fixed.bytes.is_none(), "{fixed:?}");
    assert!(fixed.left[0].why.contains("font is not in the file"), "{fixed:?}");
}

#[test]
fn what_only_words_tell_is_left_and_not_called_fixable() {
    let is_fixable = |name: &str| {
        let report = check(&sample(name), &Toolbox::builtin().unwrap(), &Options::default());
        report.findings.iter().any(|finding| finding.fixable)
    };
    assert!(is_fixable("TXT013/bad.pdf") && !is_fixable("TXT013/bad-ligature.pdf"));
    let fixed = fixed(&sample("TXT013/bad-ligature.pdf"));
    assert!(fixed.bytes.is_none() && fixed.left.len() == 1, "{fixed:?}");
}

#[test]
fn the_person_s_name_takes_the_place_of_a_template_s() {
    let copy = fixed(&sample("FIL017/bad.pdf")).bytes.unwrap();
    let file = lopdf::Document::load_mem(&copy).unwrap();
    let information = file.trailer.get(b"Info").and_then(Object::as_reference).unwrap();
    let title = file.get_dictionary(information).unwrap().get(b"Title").unwrap();
    assert_eq!(lopdf::decode_text_string(title).unwrap(), "Ada Merrowdene");
}

#[test]
fn what_was_meant_is_changed_only_if_that_is_said() {
    for name in ["DOC009/bad.docx", "DOC010/bad.docx", "HID004/bad.docx"] {
        let fixed = fixed(&sample(name));
        assert!(fixed.bytes.is_none() && fixed.left.len() == 1, "{name}: {fixed:?}");
        assert!(fixed.left[0].why.contains("say --"), "{name}: {fixed:?}");
    }
}

#[test]
fn tracked_changes_are_settled_as_is_said() {
    let source = sample("DOC009/bad.docx");
    let has = |text: &str, what: &str| text.contains(what);
    let before = text(&source.bytes, "everything");
    assert!(has(&before, "+44 20 7946 0143"), "{before}");
    let accepted = fixed_as_wished(&source, Wishes { accept_changes: true, ..Wishes::default() });
    assert!(has(&text(&accepted.bytes.unwrap(), "body"), "+44 20 7946 0143"));
    let rejected = fixed_as_wished(&source, Wishes { reject_changes: true, ..Wishes::default() });
    assert!(!has(&text(&rejected.bytes.unwrap(), "everything"), "+44 20 7946 0143"));
}

#[test]
fn words_of_which_a_change_made_a_part_become_whole() {
    let insertion =
        "Le</w:t></w:r><w:ins w:id=\"8\" w:author=\"A\"><w:r><w:t>e</w:t></w:r></w:ins><w:r><w:t>ds";
    let source = changed("DOC009/bad.docx", "word/document.xml", |text| text.replacen("Leeds", insertion, 1));
    assert!(text(&source.bytes, "body-tables").contains("Leds"));
    let fixed = fixed_as_wished(&source, Wishes { accept_changes: true, ..Wishes::default() });
    assert!(fixed.bytes.is_some_and(|copy| text(&copy, "body-tables").contains("Leeds")));
}

#[test]
fn headings_of_a_template_are_the_persons_and_its_prompts_are_not() {
    // Both are written as prompts that nobody has typed over.
    let control = |content: &str| {
        format!(
            "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:r><w:t>{content}</w:t></w:r></w:sdtContent></w:sdt>"
        )
    };
    let source = changed("DOC005/bad.docx", "word/document.xml", |mut text| {
        let run = |text: &str, of: &str| {
            let at = text.find(of).unwrap();
            let start = text[..at].rfind("<w:r>").unwrap();
            start..at + text[at..].find("</w:r>").unwrap() + "</w:r>".len()
        };
        text.replace_range(run(&text, ">Work Experience<"), &control("Work Experience"));
        text.insert_str(run(&text, ">Software engineer who").end, &control("Click here"));
        text
    });
    assert!(!text(&source.bytes, "body").contains("Work Experience"));
    let copy = fixed(&source).bytes.unwrap();
    assert!(text(&copy, "body").contains("Work Experience") && !text(&copy, "body").contains("Click"));
}

#[test]
fn hidden_text_goes_where_that_is_said() {
    let source = sample("HID004/bad.docx");
    let fixed = fixed_as_wished(&source, Wishes { remove_hidden: true, ..Wishes::default() });
    assert!(fixed.left.is_empty(), "{fixed:?}");
    assert!(!rules(&fixed.bytes.unwrap()).contains(&"HID004".to_owned()));
}

#[test]
fn rules_say_in_which_formats_their_findings_can_be_repaired() {
    for (kind, format) in [(FileKind::Docx, Format::Docx), (FileKind::Pdf, Format::Pdf)] {
        let toolbox = Toolbox::builtin().unwrap();
        let said: BTreeSet<&str> = toolbox
            .rules
            .iter()
            .filter(|rule| rule.fixable.contains(&format))
            .map(|rule| rule.id.as_str())
            .collect();
        // Of most tables it is not clear what belongs together once they are lines: they are not called fixable.
        let made: BTreeSet<&str> = repairable(kind).filter(|rule| *rule != "DOC004").collect();
        assert_eq!(said, made);
    }
}

#[test]
fn text_is_not_repaired() {
    let toolbox = Toolbox::builtin().unwrap();
    let refused = fix(&sample("clean/ada.txt"), &toolbox, &Options::default(), Wishes::default());
    assert!(matches!(refused, Err(Fault::Format)));
}
