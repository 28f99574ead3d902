//! Word documents that mean harm, or are broken in one way: each is answered in words of its own.

use crate::make;
use crate::make::hostile::{packed, with_main};
use atslint::source::Source;
use atslint::{FileReport, Options, Toolbox, check};
use std::sync::LazyLock;

/// What is said of a document: the rule that tells why it is not read, the error's code, or `read`.
fn answer(bytes: Vec<u8>) -> String {
    let report = report(bytes);
    let refused = report.findings.iter().find(|finding| finding.rule.starts_with("FIL"));
    match (report.error, refused) {
        (Some(error), _) => format!("{}: {}", error.code, error.message),
        (None, Some(finding)) => format!("{}: {}", finding.rule, finding.message),
        (None, None) => "read".to_owned(),
    }
}

fn report(bytes: Vec<u8>) -> FileReport {
    static TOOLBOX: LazyLock<Toolbox> = LazyLock::new(|| Toolbox::builtin().unwrap());
    check(&Source::new("cv.docx", bytes), &TOOLBOX, &Options::default())
}

fn expect(what: &str, bytes: Vec<u8>, words: &str) {
    let answer = answer(bytes);
    assert!(answer.contains(words), "{what}: expected {words:?}, got {answer:?}");
}

/// Every kind of element that the reader keeps a state for.
const ELEMENTS: [&str; 24] = [
    "w:p",
    "w:pPr",
    "w:r",
    "w:rPr",
    "w:t",
    "w:tbl",
    "w:tblPr",
    "w:tr",
    "w:trPr",
    "w:tc",
    "w:tcPr",
    "w:sdt",
    "w:ins",
    "w:del",
    "w:hyperlink",
    "w:fldSimple",
    "w:instrText",
    "w:drawing",
    "w:pict",
    "w:txbxContent",
    "w:sectPr",
    "w:ruby",
    "w:object",
    "mc:AlternateContent",
];

#[test]
fn xml_that_is_cut_in_any_element_is_damage() {
    for element in ELEMENTS {
        for tail in ["", ">", " w:val", " w:val=\"", "><!--", "><![CDATA[x"] {
            let cut = with_main(|xml| {
                let (before, _) = xml.split_once("<w:body>").unwrap();
                format!("{before}<w:body><{element}{tail}")
            });
            expect(&format!("{element}{tail}"), cut, "FIL005");
        }
    }
}

#[test]
fn depth_beyond_the_cap_is_ours_to_refuse_and_below_it_is_read() {
    for element in ELEMENTS {
        let nested = |depth: usize| {
            let (open, close) = (format!("<{element}>").repeat(depth), format!("</{element}>").repeat(depth));
            with_main(|xml| xml.replacen("<w:body>", &format!("<w:body>{open}<w:x/>{close}"), 1))
        };
        expect(element, nested(50_000), "limit:");
        expect(element, nested(500), "read");
    }
}

#[test]
fn checksums_are_checked_where_a_part_is_read() {
    let broken = |part: &str, more: &[(&str, &[u8])]| {
        let mut bytes = packed(more);
        let crc =
            zip::ZipArchive::new(std::io::Cursor::new(bytes.clone())).unwrap().by_name(part).unwrap().crc32();
        let mut at = 0;
        while let Some(found) = bytes[at..].windows(4).position(|window| window == crc.to_le_bytes()) {
            at += found;
            bytes[at] ^= 0xff;
        }
        bytes
    };
    for part in ["word/document.xml", "word/styles.xml", "word/_rels/document.xml.rels"] {
        expect(part, broken(part, &[]), "FIL005");
    }
    let picture: &[(&str, &[u8])] = &[("word/media/image1.png", b"no reader of text opens it")];
    expect("a picture", broken("word/media/image1.png", picture), "read");
}

#[test]
fn sizes_that_lie_cost_nothing() {
    let lying = |size: u32| {
        let mut bytes = packed(&[]);
        let real = zip::ZipArchive::new(std::io::Cursor::new(bytes.clone())).unwrap();
        let real = { real }.by_name("word/document.xml").unwrap().size() as u32;
        let mut at = 0;
        while let Some(found) = bytes[at..].windows(4).position(|window| window == real.to_le_bytes()) {
            at += found;
            bytes[at..at + 4].copy_from_slice(&size.to_le_bytes());
            at += 4;
        }
        bytes
    };
    for size in [0, 1, u32::MAX - 1] {
        let answer = answer(lying(size));
        assert!(answer == "read" || answer.starts_with("FIL005"), "{size}: {answer}");
    }
}

#[test]
fn what_unpacks_to_too_much_is_refused_only_where_it_is_read() {
    let blanks = vec![b' '; 65 << 20];
    let header = |xml: String| {
        xml.replacen("<w:sectPr>", "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"rId90\"/>", 1)
    };
    let related = |name: &str, text: String| match name {
        "word/document.xml" => header(text),
        "word/_rels/document.xml.rels" => {
            let kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/header";
            let related = format!(
                "<Relationship Id=\"rId90\" Type=\"{kind}\" Target=\"header9.xml\"/></Relationships>"
            );
            text.replace("</Relationships>", &related)
        }
        _ => text,
    };
    let bomb = make::hostile::with_parts(related, &[("word/header9.xml", &blanks)]);
    expect("a header", bomb, "limit:");
    expect("a picture", packed(&[("word/media/image1.png", &blanks)]), "read");
}

#[test]
fn document_types_are_refused_in_every_part_that_is_read() {
    for part in
        ["word/document.xml", "word/styles.xml", "word/settings.xml", "word/numbering.xml", "_rels/.rels"]
    {
        let declared = make::hostile::with_parts(
            |name, text| match name == part {
                true => match text.split_once("?>") {
                    Some((head, rest)) => {
                        format!("{head}?><!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]>{rest}")
                    }
                    None => format!("<!DOCTYPE x>{text}"),
                },
                false => text,
            },
            &[],
        );
        expect(part, declared, "FIL005");
    }
}

#[test]
fn more_paragraphs_than_a_resume_can_have_are_refused() {
    let paragraphs = |count: usize| {
        let many = "<w:p><w:r><w:t>x</w:t></w:r></w:p>".repeat(count);
        with_main(|xml| xml.replacen("<w:sectPr>", &format!("{many}<w:sectPr>"), 1))
    };
    expect("200,000 paragraphs", paragraphs(200_000), "limit:");
    expect("5,000 paragraphs", paragraphs(5_000), "read");
}

#[test]
fn nothing_outside_the_file_is_followed() {
    let kinds =
        ["image", "attachedTemplate", "oleObject", "subDocument", "header", "styles", "aFChunk", "chart"];
    for kind in kinds {
        let outside = make::hostile::with_parts(
            |name, text| match name {
                "word/_rels/document.xml.rels" => {
                    let base = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
                    let target = "file:///etc/hostname";
                    text.replace("</Relationships>", &format!("<Relationship Id=\"rId90\" Type=\"{base}/{kind}\" Target=\"{target}\" TargetMode=\"External\"/></Relationships>"))
                }
                _ => text,
            },
            &[],
        );
        expect(kind, outside, "read");
    }
}

#[test]
fn entries_of_one_name_are_read_as_other_programs_read_them() {
    let twice = |name: &str, other: &str| {
        // The writer refuses a second entry of a name, so a name of the same length is changed afterwards.
        let placeholder = format!("{}~", &name[..name.len() - 1]);
        let mut bytes = packed(&[(placeholder.as_str(), other.as_bytes())]);
        let (from, to) = (placeholder.as_bytes(), name.as_bytes());
        while let Some(at) = bytes.windows(from.len()).position(|window| window == from) {
            bytes[at..at + to.len()].copy_from_slice(to);
        }
        bytes
    };
    let core = "<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\"/>";
    expect("core properties", twice("docProps/core.xml", core), "read");
}

#[test]
fn many_namespaces_are_read_and_too_many_are_no_damage() {
    let declared = |count: usize| {
        let names: String = (0..count).map(|n| format!(" xmlns:n{n}=\"urn:example:{n}\"")).collect();
        with_main(|xml| xml.replacen("<w:body>", &format!("<w:body{names}>"), 1))
    };
    expect("300 namespaces", declared(300), "read");
    expect("3,000 namespaces", declared(3_000), "limit:");
}

#[test]
fn runs_deep_in_containers_are_counted_with_them() {
    let text = format!("<w:p>{}</w:p>", "<w:r><w:t>word</w:t></w:r>".repeat(20_000));
    let (open, close) = ("<w:sdt><w:sdtContent>".repeat(400), "</w:sdtContent></w:sdt>".repeat(400));
    let deep = with_main(|xml| xml.replacen("<w:body>", &format!("<w:body>{open}{text}{close}"), 1));
    expect("20,000 runs in 400 boxes", deep, "limit:");
}
