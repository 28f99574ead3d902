//! Small packages for tests.

use std::io::{Cursor, Write};

const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006/relationships";

/// A part beside the main one: relationship type, part name below `word/`, inner XML or target.
pub type Part<'a> = (&'a str, &'a str, &'a str);

/// A package with the given content of `w:body`. Parts are `header`, `styles`…; `hyperlink` gives an
/// external target. Relationship ids are `r0`, `r1`… in the order given.
pub fn docx(body: &str, parts: &[Part<'_>]) -> Vec<u8> {
    let names = format!(
        r#"xmlns:w="{WORD}" xmlns:r="{OFFICE}" xmlns:v="urn:schemas-microsoft-com:vml"
        xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"
        xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape""#
    );
    let mut related = String::new();
    let mut files = vec![(
        "word/document.xml".to_owned(),
        format!("<w:document {names}><w:body>{body}</w:body></w:document>"),
    )];
    for (index, (kind, name, content)) in parts.iter().enumerate() {
        let root = match *kind {
            "header" => "hdr",
            "footer" => "ftr",
            other => other,
        };
        let (target, mode) = match *kind {
            "hyperlink" => (*content, r#"TargetMode="External""#),
            // A part as it stands.
            "aFChunk" => {
                files.push((format!("word/{name}"), (*content).to_owned()));
                (*name, "")
            }
            _ => {
                files.push((format!("word/{name}"), format!("<w:{root} {names}>{content}</w:{root}>")));
                (*name, "")
            }
        };
        related +=
            &format!(r#"<Relationship Id="r{index}" Type="{OFFICE}/{kind}" Target="{target}" {mode}/>"#);
    }
    let relationships = |inner: &str| format!(r#"<Relationships xmlns="{PACKAGE}">{inner}</Relationships>"#);
    let main = format!(r#"<Relationship Id="m" Type="{OFFICE}/officeDocument" Target="word/document.xml"/>"#);
    files.push(("_rels/.rels".to_owned(), relationships(&main)));
    files.push(("word/_rels/document.xml.rels".to_owned(), relationships(&related)));
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in files {
        zip.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A paragraph of one run.
pub fn paragraph(text: &str) -> String {
    format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")
}

/// A text box as Word writes it: a shape, and VML for those who do not know shapes.
pub fn text_box(inside: &str) -> String {
    format!(
        r#"<w:r><mc:AlternateContent><mc:Choice Requires="wps"><wps:wsp><wps:txbx><w:txbxContent>{inside}
        </w:txbxContent></wps:txbx></wps:wsp></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>
        <w:txbxContent>{inside}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback>
        </mc:AlternateContent></w:r>"#
    )
}
