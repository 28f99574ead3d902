//! Pairs of the family `DOC`: what Word sets aside. What docx-rs cannot write is put into its XML.

use super::contact::broken_line;
use super::cv::{Cv, Kind};
use super::{Samples, constructs, docx, pair};

const EMAIL: &str = "ada.merrowdene@example.org";
const PHONE: &str = "+44 20 7946 0143";
const SKILLS: &str = "Python, PostgreSQL, Kubernetes, Linux, Rust";
const TYPES: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const NAMESPACE: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";

/// Adds them.
pub fn add(samples: &mut Samples) {
    let plain = docx::simple(&Cv::ada());
    let mut docx = |id, bad, good: Vec<u8>| pair(samples, id, "docx", bad, good);
    docx(
        "DOC001",
        beside("header", "default", &[EMAIL, PHONE], true),
        beside("header", "default", &["Ada Merrowdene", EMAIL], false),
    );
    docx(
        "DOC002",
        beside("footer", "default", &[EMAIL, PHONE], true),
        beside("footer", "default", &["Page 1 of 2"], false),
    );
    docx(
        "DOC003",
        rewritten(&[EMAIL], |xml| before_body(xml, &text_box(EMAIL))),
        rewritten(&[], |xml| before_body(xml, &text_box("Thank you"))),
    );
    docx("DOC004", rewritten(&[], |xml| around_paragraph(xml, SKILLS, TABLE.0, TABLE.1)), plain.clone());
    docx("DOC005", around(EMAIL, CONTROL.0, CONTROL.1), around("University of Airedale", "", ""));
    docx(
        "DOC006",
        beside("footnote", "", &[PHONE], true),
        beside("footnote", "", &["See the report."], false),
    );
    docx("DOC007", rewritten(&[EMAIL], |xml| before_body(xml, &word_art(EMAIL))), plain.clone());
    for (name, bytes) in shown_by_parts() {
        samples.insert(format!("DOC007/bad-{name}.docx"), bytes);
    }
    let mut docx = |id, bad, good: Vec<u8>| pair(samples, id, "docx", bad, good);
    docx(
        "DOC008",
        around(EMAIL, "<w:fldSimple w:instr=\" DOCPROPERTY Email \">", "</w:fldSimple>"),
        around(EMAIL, COMPLEX.0, COMPLEX.1),
    );
    docx("DOC009", around(PHONE, &change("ins"), "</w:ins>"), plain.clone());
    let deleted = format!("{}<w:r><w:delText>Senior</w:delText></w:r></w:del>", change("del"));
    docx("DOC010", around("Mar 2020 - Present", &deleted, ""), plain.clone());
    docx("DOC011", beside("comment", "", &["Is this still true?"], false), plain.clone());
    docx("DOC012", beside("header", "first", &["Sam Placeholder, 12 Sample Street"], false), plain.clone());
    docx("DOC013", macro_enabled(&plain), plain.clone());
    for (name, bytes) in [
        ("strict", constructs::strict(plain.clone())),
        ("utf-16", constructs::utf16(plain.clone())),
        ("other-prefix", constructs::other_prefix(plain.clone())),
        ("main-part-renamed", constructs::main_renamed(plain.clone())),
    ] {
        samples.insert(format!("DOC013/bad-{name}.docx"), bytes);
    }
    let mut docx = |id, bad, good: Vec<u8>| pair(samples, id, "docx", bad, good);
    docx("DOC014", hyphenated("</w:t><w:noBreakHyphen/><w:t>"), hyphenated("-"));
    docx("DOC015", pictured(&[(Kind::Name, "Ada Merrowdene".to_owned())]), pictured(&Cv::ada().lines()));
    docx("DOC017", outside("image"), plain.clone());
    docx("DOC018", protected("1"), protected("0"));
    docx("DOC019", bold_headings(), plain.clone());
    docx("LAY011", side_by_side(true), side_by_side(false));
    docx("DOC016", broken_line("Leeds, United Kingdom", "merrowdene.example.org"), plain);
}

const TABLE: (&str, &str) = (
    "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w=\"8000\"/></w:tblGrid><w:tr><w:tc><w:tcPr/>",
    "</w:tc></w:tr></w:tbl>",
);
const CONTROL: (&str, &str) =
    ("<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>", "</w:sdtContent></w:sdt>");
const COMPLEX: (&str, &str) = (
    "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> HYPERLINK \"mailto:ada.merrowdene@example.org\" \
     </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>",
    "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>",
);

fn change(element: &str) -> String {
    format!("<w:{element} w:id=\"7\" w:author=\"A. Reviewer\" w:date=\"2025-01-01T00:00:00Z\">")
}

/// The résumé without some lines, its main part rewritten.
fn rewritten(without: &[&str], rewrite: impl Fn(String) -> String) -> Vec<u8> {
    edited(without, |name, text| if name == "word/document.xml" { rewrite(text) } else { text }, &[])
}

/// The résumé without some lines, its parts edited, and more parts.
pub fn edited(without: &[&str], edit: impl Fn(&str, String) -> String, more: &[(&str, &[u8])]) -> Vec<u8> {
    let mut lines = Cv::ada().lines();
    lines.retain(|(_, line)| !without.contains(&line.as_str()));
    let package = docx::finish(docx::with_lines(docx::base(), &lines));
    let edit = |name: &str, bytes: Vec<u8>| match String::from_utf8(bytes) {
        Ok(text) => edit(name, text).into_bytes(),
        Err(error) => error.into_bytes(),
    };
    docx::repack(package, edit, more)
}

/// Puts XML around the run that holds a text.
pub fn around(text: &str, open: &str, close: &str) -> Vec<u8> {
    rewritten(&[], |xml| wrapped(&xml, text, ("<w:r>", "</w:r>"), (open, close)))
}

fn around_paragraph(xml: String, text: &str, open: &str, close: &str) -> String {
    wrapped(&xml, text, ("<w:p ", "</w:p>"), (open, close))
}

fn wrapped(xml: &str, text: &str, element: (&str, &str), wrap: (&str, &str)) -> String {
    let at = xml.find(&format!(">{text}<")).expect("a text of the résumé");
    let start = xml[..at].rfind(element.0).expect("an element around it");
    let end = at + xml[at..].find(element.1).expect("its end") + element.1.len();
    [&xml[..start], wrap.0, &xml[start..end], wrap.1, &xml[end..]].concat()
}

fn before_body(xml: String, content: &str) -> String {
    xml.replacen("<w:body>", &format!("<w:body>{content}"), 1)
}

fn paragraph(text: &str) -> String {
    format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")
}

/// A text box as Word writes it: for new versions, and as a fallback.
fn text_box(text: &str) -> String {
    let content = format!("<w:txbxContent>{}</w:txbxContent>", paragraph(text));
    format!(
        "<w:p><w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wp:inline><a:graphic \
         xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\"><a:graphicData><wps:wsp><wps:txbx>{content}\
         </wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict>\
         <v:shape><v:textbox>{content}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
}

fn word_art(text: &str) -> String {
    format!("<w:p><w:r><w:pict><v:shape><v:textpath string=\"{text}\"/></v:shape></w:pict></w:r></w:p>")
}

/// The résumé with a reference to something outside the file.
fn outside(kind: &str) -> Vec<u8> {
    let target = "file:///C:/Pictures/ada.png";
    let related = format!(
        "<Relationship Id=\"rId90\" Type=\"{TYPES}/{kind}\" Target=\"{target}\" TargetMode=\"External\"/></Relationships>"
    );
    let edit = |name: &str, text: String| match name {
        "word/_rels/document.xml.rels" => text.replace("</Relationships>", &related),
        _ => text,
    };
    edited(&[], edit, &[])
}

/// The résumé with its editing restricted, or with a restriction that is not in force.
fn protected(enforced: &str) -> Vec<u8> {
    let element =
        format!("<w:documentProtection w:edit=\"readOnly\" w:enforcement=\"{enforced}\"/></w:settings>");
    edited(
        &[],
        |name, text| if name == "word/settings.xml" { text.replace("</w:settings>", &element) } else { text },
        &[],
    )
}

/// The résumé with bold text in place of headings.
fn bold_headings() -> Vec<u8> {
    let mut lines = Cv::ada().lines();
    for (kind, _) in &mut lines {
        if *kind == Kind::Heading {
            *kind = Kind::Entry;
        }
    }
    docx::finish(docx::with_lines(docx::base(), &lines))
}

/// The résumé with what was done in two columns made of tabs, or with dates at a tab.
fn side_by_side(torn: bool) -> Vec<u8> {
    let texts = if torn {
        [
            "Repaired gauges along the\tTrained volunteers who read",
            "river after the flood and\tthe gauges by hand in every",
            "wrote down what had failed.\tvillage above the weir.",
        ]
    } else {
        [
            "Repaired gauges along the river\tLeeds",
            "Trained volunteers in villages\tYork",
            "Wrote down what had failed\tRipon",
        ]
    };
    let mut lines = Cv::ada().lines();
    lines.extend(texts.map(|text| (Kind::Body, text.to_owned())));
    let package = docx::finish(docx::with_lines(docx::base(), &lines));
    docx::repack_text(package, |_, text| text.replace('\t', "</w:t><w:tab/><w:t xml:space=\"preserve\">"))
}

/// The skills in a part of their own, which the document shows.
fn shown_by_parts() -> Vec<(&'static str, Vec<u8>)> {
    const A: &str = "xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\"";
    const C: &str = "xmlns:c=\"http://schemas.openxmlformats.org/drawingml/2006/chart\"";
    const CX: &str = "xmlns:c=\"http://schemas.microsoft.com/office/drawing/2014/chartex\"";
    const DGM: &str = "xmlns:dgm=\"http://schemas.openxmlformats.org/drawingml/2006/diagram\"";
    let drawing = |element: &str| {
        format!(
            "<w:p><w:r><w:drawing><wp:inline><wp:extent cx=\"2000000\" cy=\"900000\"/><a:graphic {A}><a:graphicData>\
             {element}</a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
        )
    };
    let skills = || SKILLS.split(", ");
    let points: String = skills()
        .map(|skill| format!("<dgm:pt><dgm:t><a:p><a:r><a:t>{skill}</a:t></a:r></a:p></dgm:t></dgm:pt>"))
        .collect();
    let categories: String = skills().map(|skill| format!("<c:pt><c:v>{skill}</c:v></c:pt>")).collect();
    let smart_art = format!("<dgm:dataModel {DGM} {A}><dgm:ptLst>{points}</dgm:ptLst></dgm:dataModel>");
    let chart = format!(
        "<c:chartSpace {C} {A}><c:chart><c:plotArea><c:barChart><c:ser><c:cat><c:strRef><c:strCache>{categories}\
         </c:strCache></c:strRef></c:cat></c:ser></c:barChart></c:plotArea></c:chart></c:chartSpace>"
    );
    let points: String = skills().map(|skill| format!("<c:pt>{skill}</c:pt>")).collect();
    let funnel = format!(
        "<c:chartSpace {CX}><c:chartData><c:data><c:strDim type=\"cat\"><c:lvl>{points}</c:lvl></c:strDim></c:data></c:chartData>\
         </c:chartSpace>"
    );
    let page = format!("<html><head><title>Skills</title></head><body><p>{SKILLS}</p></body></html>");
    vec![
        (
            "smart-art",
            shown_by_part(
                &drawing(&format!("<dgm:relIds {DGM} r:dm=\"rId90\"/>")),
                "diagramData",
                "data1.xml",
                &smart_art,
            ),
        ),
        (
            "chart",
            shown_by_part(&drawing(&format!("<c:chart {C} r:id=\"rId90\"/>")), "chart", "chart1.xml", &chart),
        ),
        (
            "chart-ex",
            shown_by_part(
                &drawing(&format!("<c:chart {CX} r:id=\"rId90\"/>")),
                "chartEx",
                "chartEx1.xml",
                &funnel,
            ),
        ),
        ("import", shown_by_part("<w:altChunk r:id=\"rId90\"/>", "aFChunk", "chunk.html", &page)),
    ]
}

const DOCX_TYPE: &str = "<Default Extension=\"docx\" \
    ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document\"/>";

/// The résumé with another document as an embedded object.
pub fn embedding(inner: &[u8]) -> Vec<u8> {
    let object = "<w:p><w:r><w:object><o:OLEObject xmlns:o=\"urn:schemas-microsoft-com:office:office\" Type=\"Embed\" \
                  ProgID=\"Word.Document.12\" r:id=\"rId90\"/></w:object></w:r></w:p>";
    let edit = |name: &str, text: String| match name {
        "word/document.xml" => text.replacen("<w:sectPr", &format!("{object}<w:sectPr"), 1),
        "word/_rels/document.xml.rels" => related(text, "package", "embeddings/letter.docx"),
        "[Content_Types].xml" => text.replacen("<Default ", &format!("{DOCX_TYPE}<Default "), 1),
        _ => text,
    };
    edited(&[], edit, &[("word/embeddings/letter.docx", inner)])
}

fn related(relationships: String, kind: &str, target: &str) -> String {
    let own =
        format!("<Relationship Id=\"rId90\" Type=\"{TYPES}/{kind}\" Target=\"{target}\"/></Relationships>");
    relationships.replace("</Relationships>", &own)
}

/// The résumé with its skills in a part, which stands at the end and is shown by an element.
fn shown_by_part(element: &str, kind: &str, part: &str, content: &str) -> Vec<u8> {
    let edit = |name: &str, text: String| match name {
        "word/document.xml" => text.replacen("<w:sectPr", &format!("{element}<w:sectPr"), 1),
        "word/_rels/document.xml.rels" => related(text, kind, part),
        _ => text,
    };
    edited(&[SKILLS], edit, &[(&format!("word/{part}"), content.as_bytes())])
}

/// Lines in a header, footer, footnote or comment; taken out of the body with `moved`.
fn beside(kind: &str, shown_on: &str, lines: &[&str], moved: bool) -> Vec<u8> {
    let content: String = lines.iter().map(|line| paragraph(line)).collect();
    let (root, element, part) = match kind {
        "header" => ("hdr", content, "header1"),
        "footer" => ("ftr", content, "footer1"),
        _ => {
            let parts = if kind == "comment" { "comments" } else { "footnotes" };
            (parts, format!("<w:{kind} w:id=\"5\" w:author=\"A. Reviewer\">{content}</w:{kind}>"), parts)
        }
    };
    let xml = format!("<w:{root} {NAMESPACE}>{element}</w:{root}>");
    let name = format!("word/{part}.xml");
    let whole = matches!(root, "hdr" | "ftr");
    let relation = if whole { kind } else { root };
    let edit = |file: &str, text: String| {
        match file {
        "word/document.xml" if whole => text.replacen(
            "<w:sectPr>",
            &format!("<w:sectPr><w:{kind}Reference w:type=\"{shown_on}\" r:id=\"rId90\"/>"),
            1,
        ),
        "word/document.xml" => {
            let reference = format!("<w:r><w:{kind}Reference w:id=\"5\"/></w:r>");
            wrapped(&text, "Ada Merrowdene", ("<w:r>", "</w:r>"), ("", &reference))
        }
        "word/_rels/document.xml.rels" => related(text, relation, &format!("{part}.xml")),
        "[Content_Types].xml" if !text.contains(&name) => text.replace(
            "</Types>",
            &format!(
                "<Override PartName=\"/{name}\" ContentType=\"application/vnd.openxmlformats-officedocument.\
                 wordprocessingml.{relation}+xml\"/></Types>"
            ),
        ),
        // docx-rs writes these parts, empty, in every package.
        file if file == name => xml.clone(),
        _ => text,
    }
    };
    let more: &[(&str, &[u8])] = if whole { &[(&name, xml.as_bytes())] } else { &[] };
    edited(if moved { lines } else { &[] }, edit, more)
}

/// Declared to hold macros, although it holds none.
fn macro_enabled(package: &[u8]) -> Vec<u8> {
    const MAIN: &str = "vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
    const MACROS: &str = "vnd.ms-word.document.macroEnabled.main+xml";
    let edit = |name: &str, bytes: Vec<u8>| match name {
        "[Content_Types].xml" => String::from_utf8_lossy(&bytes).replace(MAIN, MACROS).into_bytes(),
        _ => bytes,
    };
    docx::repack(package.to_vec(), edit, &[])
}

/// A double name with a hyphen.
fn hyphenated(hyphen: &str) -> Vec<u8> {
    rewritten(&[], |xml| xml.replace(">Ada Merrowdene<", &format!(">Ada Merrow{hyphen}Dene<")))
}

/// Lines, and below them a picture over half a page.
fn pictured(lines: &[(Kind, String)]) -> Vec<u8> {
    // English metric units: 914,400 an inch (ECMA-376 part 1, 20.1.2.1).
    let picture = "<w:p><w:r><w:drawing><wp:inline><wp:extent cx=\"5486400\" cy=\"5486400\"/><wp:docPr id=\"1\" \
                   name=\"Picture 1\"/><a:graphic xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\">\
                   <a:graphicData><pic:pic xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\">\
                   <pic:blipFill><a:blip r:embed=\"rId90\"/></pic:blipFill></pic:pic></a:graphicData></a:graphic>\
                   </wp:inline></w:drawing></w:r></w:p>";
    let package = docx::finish(docx::with_lines(docx::base(), lines));
    let edit = |name: &str, bytes: Vec<u8>| {
        let text = String::from_utf8_lossy(&bytes);
        match name {
            "word/document.xml" => text.replacen("<w:sectPr>", &format!("{picture}<w:sectPr>"), 1).into_bytes(),
            "word/_rels/document.xml.rels" => text
                .replace(
                    "</Relationships>",
                    &format!("<Relationship Id=\"rId90\" Type=\"{TYPES}/image\" Target=\"media/image1.png\"/></Relationships>"),
                )
                .into_bytes(),
            _ => bytes,
        }
    };
    docx::repack(package, edit, &[("word/media/image1.png", b"\x89PNG\r\n\x1a\n")])
}
