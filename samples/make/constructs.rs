//! One small document a construct of Word, to hold the model of each reader against what the program
//! does with it. The word to look for is [`MARK`]; where a document has a second copy, that says
//! [`COPY`].

use super::{Samples, docx};

/// What a reader gets, does not get, or gets twice.
pub const MARK: &str = "Merrowdene";
/// What stands in the copy that is not shown.
pub const COPY: &str = "Wharfedale";

const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const R: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const STRICT_W: &str = "http://purl.oclc.org/ooxml/wordprocessingml/main";
const STRICT_R: &str = "http://purl.oclc.org/ooxml/officeDocument/relationships";

/// Adds them.
pub fn add(samples: &mut Samples) {
    for (name, bytes) in all() {
        samples.insert(format!("constructs/{name}.docx"), bytes);
    }
}

/// Name and document of each.
pub fn all() -> Vec<(&'static str, Vec<u8>)> {
    let mut all: Vec<(&str, Vec<u8>)> = Vec::new();
    let mut body = |name, content: String| all.push((name, document(&content, &[])));
    for (name, content) in text().into_iter().chain(wrappers()).chain(tables()).chain(boxes()) {
        body(name, content);
    }
    all.extend(parts());
    all.extend(packages());
    all
}

fn p(inside: &str) -> String {
    format!("<w:p>{inside}</w:p>")
}

fn r(text: &str) -> String {
    format!("<w:r><w:t>{text}</w:t></w:r>")
}

fn mark() -> String {
    r(MARK)
}

fn copy() -> String {
    r(COPY)
}

/// Characters and formatting of runs.
fn text() -> Vec<(&'static str, String)> {
    let run = |properties: &str, inside: &str| p(&format!("<w:r><w:rPr>{properties}</w:rPr>{inside}</w:r>"));
    let word = format!("<w:t>{MARK}</w:t>");
    let cut = |element: &str| p(&format!("<w:r><w:t>Merrow</w:t>{element}<w:t>dene</w:t></w:r>"));
    let beside = |element: &str| p(&format!("<w:r><w:t>a</w:t>{element}<w:t>{MARK}</w:t></w:r>"));
    vec![
        ("plain", p(&mark())),
        ("split-runs", p(&(r("Merrow") + &r("dene")))),
        ("vanish", run("<w:vanish/>", &word)),
        ("white", run("<w:color w:val=\"FFFFFF\"/>", &word)),
        ("tiny", run("<w:sz w:val=\"2\"/>", &word)),
        ("capitals", run("<w:caps/>", &word)),
        ("tab", beside("<w:tab/>")),
        (
            "alignment-tab",
            beside("<w:ptab w:relativeTo=\"margin\" w:alignment=\"right\" w:leader=\"none\"/>"),
        ),
        ("line-break", beside("<w:br/>")),
        ("page-break", beside("<w:br w:type=\"page\"/>")),
        ("carriage-return", beside("<w:cr/>")),
        ("symbol", beside("<w:sym w:font=\"Wingdings\" w:char=\"F028\"/>")),
        ("no-break-hyphen", cut("<w:noBreakHyphen/>")),
        ("soft-hyphen", cut("<w:softHyphen/>")),
        (
            "frame",
            p(&format!(
                "<w:pPr><w:framePr w:w=\"2000\" w:wrap=\"around\" w:x=\"1\" w:y=\"1\"/></w:pPr>{}",
                mark()
            )),
        ),
        (
            "two-columns",
            format!("{}{}", p("<w:pPr><w:sectPr><w:cols w:num=\"2\"/></w:sectPr></w:pPr>"), p(&mark())),
        ),
    ]
}

/// Elements around runs or paragraphs.
fn wrappers() -> Vec<(&'static str, String)> {
    let tracked = |element: &str, inside: &str| {
        format!("<w:{element} w:id=\"1\" w:author=\"A. Reviewer\">{inside}</w:{element}>")
    };
    let control = |inside: &str| format!("<w:sdt><w:sdtPr/><w:sdtContent>{inside}</w:sdtContent></w:sdt>");
    let link = |inside: &str| format!("<w:hyperlink w:anchor=\"here\">{inside}</w:hyperlink>");
    let deleted = format!("<w:r><w:delText>{MARK}</w:delText></w:r>");
    let field = |instruction: &str, result: &str| {
        let mark = |kind: &str| format!("<w:r><w:fldChar w:fldCharType=\"{kind}\"/></w:r>");
        let instruction = format!("<w:r><w:instrText> {instruction} </w:instrText></w:r>");
        p(&[mark("begin"), instruction, mark("separate"), r(result), mark("end")].concat())
    };
    let around = |open: &str, inside: &str, close: &str| format!("{open}{inside}{close}");
    let choice = |choice: &str, fallback: &str, requires: &str| {
        format!(
            "<mc:AlternateContent><mc:Choice Requires=\"{requires}\">{choice}</mc:Choice><mc:Fallback>{fallback}\
             </mc:Fallback></mc:AlternateContent>"
        )
    };
    let inline_choice = choice(&format!("<w:t>{MARK}</w:t>"), &format!("<w:t>{COPY}</w:t>"), "wps");
    vec![
        ("hyperlink", p(&link(&mark()))),
        ("smart-tag", p(&around("<w:smartTag w:uri=\"u\" w:element=\"e\">", &mark(), "</w:smartTag>"))),
        ("custom-xml", p(&around("<w:customXml w:uri=\"u\" w:element=\"e\">", &mark(), "</w:customXml>"))),
        (
            "custom-xml-block",
            around("<w:customXml w:uri=\"u\" w:element=\"e\">", &p(&mark()), "</w:customXml>"),
        ),
        ("forced-direction", p(&around("<w:bdo w:val=\"ltr\">", &mark(), "</w:bdo>"))),
        ("control", p(&control(&mark()))),
        ("control-block", control(&p(&mark()))),
        ("control-nested", control(&control(&p(&mark())))),
        ("control-link", p(&control(&link(&mark())))),
        ("inserted", p(&tracked("ins", &mark()))),
        ("inserted-link", p(&tracked("ins", &link(&mark())))),
        ("inserted-control", p(&tracked("ins", &control(&mark())))),
        ("inserted-block", tracked("ins", &p(&mark()))),
        ("link-inserted", p(&link(&tracked("ins", &mark())))),
        ("deleted", p(&tracked("del", &deleted))),
        ("moved", p(&tracked("moveFrom", &copy())) + &p(&tracked("moveTo", &mark()))),
        ("simple-field", p(&around("<w:fldSimple w:instr=\" AUTHOR \">", &mark(), "</w:fldSimple>"))),
        ("date-field", field("DATE", MARK)),
        ("link-field", field("HYPERLINK \"https://merrowdene.example.org\"", MARK)),
        ("contents-field", field("TOC \\o", MARK)),
        ("field-instruction", field(&format!("DOCPROPERTY {MARK}"), "value")),
        (
            "ruby",
            p(&format!(
                "<w:r><w:ruby><w:rubyPr/><w:rt>{}</w:rt><w:rubyBase>{}</w:rubyBase></w:ruby></w:r>",
                copy(),
                mark()
            )),
        ),
        ("equation", p(&format!("<m:oMath><m:r><m:t>{MARK}</m:t></m:r></m:oMath>"))),
        ("choice-in-run", p(&format!("<w:r>{inline_choice}</w:r>"))),
        ("choice-block", choice(&p(&mark()), &p(&copy()), "wps")),
        ("choice-unknown", choice(&p(&copy()), &p(&mark()), "zz")),
    ]
}

fn table(inside: &str) -> String {
    format!("<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w=\"3000\"/></w:tblGrid>{inside}</w:tbl>")
}

fn cell(inside: &str) -> String {
    format!("<w:tc><w:tcPr/>{inside}</w:tc>")
}

fn row(inside: &str) -> String {
    format!("<w:tr>{inside}</w:tr>")
}

fn tables() -> Vec<(&'static str, String)> {
    let control = |inside: &str| format!("<w:sdt><w:sdtPr/><w:sdtContent>{inside}</w:sdtContent></w:sdt>");
    let simple = table(&row(&cell(&p(&mark()))));
    let floating = "<w:tblPr><w:tblpPr w:leftFromText=\"180\" w:tblpX=\"1\" w:tblpY=\"1\"/></w:tblPr>";
    vec![
        ("table", simple.clone()),
        ("table-floating", simple.replacen("<w:tblPr/>", floating, 1)),
        ("table-nested", table(&row(&cell(&(simple.clone() + &p("")))))),
        ("table-control-row", table(&control(&row(&cell(&p(&mark())))))),
        ("table-control-cell", table(&row(&control(&cell(&p(&mark())))))),
        ("table-in-control", control(&simple)),
        (
            "table-inserted-row",
            table(&format!(
                "<w:tr><w:trPr><w:ins w:id=\"1\" w:author=\"a\"/></w:trPr>{}</w:tr>",
                cell(&p(&mark()))
            )),
        ),
    ]
}

fn boxes() -> Vec<(&'static str, String)> {
    let content = |inside: &str| format!("<w:txbxContent>{inside}</w:txbxContent>");
    let shape = |inside: &str| {
        format!("<wps:wsp><wps:spPr/><wps:txbx>{}</wps:txbx><wps:bodyPr/></wps:wsp>", content(inside))
    };
    let drawing = |inside: &str| {
        format!(
            "<w:drawing><wp:anchor behindDoc=\"0\"><wp:extent cx=\"2000000\" cy=\"500000\"/><wp:docPr id=\"1\" name=\"Shape 1\"/>\
             <a:graphic><a:graphicData>{inside}</a:graphicData></a:graphic></wp:anchor></w:drawing>"
        )
    };
    let old =
        |inside: &str| format!("<v:shape id=\"s\"><v:textbox>{}</v:textbox></v:shape>", content(inside));
    let both = |requires: &str, new: &str, old: &str| {
        format!(
            "<w:r><mc:AlternateContent><mc:Choice Requires=\"{requires}\">{}</mc:Choice><mc:Fallback><w:pict>{old}</w:pict>\
             </mc:Fallback></mc:AlternateContent></w:r>",
            drawing(new)
        )
    };
    let in_run = |inside: &str| p(&format!("<w:r>{inside}</w:r>{}", r("after")));
    let marked = p(&mark());
    let inner = table(&row(&cell(&marked))) + &p("");
    let picture = "<pic:pic><pic:nvPicPr/></pic:pic>";
    vec![
        ("box", p(&both("wps", &shape(&marked), &old(&marked)))),
        ("box-new-only", in_run(&drawing(&shape(&marked)))),
        ("box-old-only", in_run(&format!("<w:pict>{}</w:pict>", old(&marked)))),
        ("box-old-group", in_run(&format!("<w:pict><v:group id=\"g\">{}</v:group></w:pict>", old(&marked)))),
        ("box-new-group", p(&both("wpg", &format!("<wpg:wgp>{}</wpg:wgp>", shape(&marked)), ""))),
        ("box-in-table", table(&row(&cell(&p(&both("wps", &shape(&marked), &old(&marked))))))),
        ("box-table-inside", p(&both("wps", &shape(&inner), &old(&inner)))),
        (
            "box-inserted",
            p(&format!(
                "<w:ins w:id=\"1\" w:author=\"a\">{}</w:ins>",
                both("wps", &shape(&marked), &old(&marked))
            )),
        ),
        ("object", in_run(&format!("<w:object>{}<o:OLEObject Type=\"Embed\"/></w:object>", old(&marked)))),
        (
            "word-art",
            in_run(&format!("<w:pict><v:shape id=\"w\"><v:textpath string=\"{MARK}\"/></v:shape></w:pict>")),
        ),
        (
            "alternative-text",
            in_run(&drawing(picture).replace("name=\"Shape 1\"", &format!("name=\"P\" descr=\"{MARK}\""))),
        ),
    ]
}

/// Text that stands in parts of their own.
fn parts() -> Vec<(&'static str, Vec<u8>)> {
    let names = names();
    let story = |root: &str, inside: &str| format!("<w:{root} {names}>{inside}</w:{root}>");
    let section =
        |reference: &str, more: &str| format!("{}<w:sectPr>{reference}{more}</w:sectPr>", p(&r("body")));
    let headed = |pages: &str, more: &str, inside: &str| {
        let reference = format!("<w:headerReference w:type=\"{pages}\" r:id=\"rId1\"/>");
        document(&section(&reference, more), &[("header", "header1.xml", &story("hdr", inside))])
    };
    let note = |kind: &str| {
        let content = format!("<w:{kind} w:id=\"5\" w:author=\"a\">{}</w:{kind}>", p(&mark()));
        let body = p(&format!("{}<w:r><w:{kind}Reference w:id=\"5\"/></w:r>", r("body")));
        let part = format!("{kind}s");
        document(&body, &[(&part, &format!("{part}.xml"), &story(&part, &content))])
    };
    let numbering = format!(
        "<w:numbering {names}><w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt \
         w:val=\"decimal\"/><w:lvlText w:val=\"{MARK}%1\"/></w:lvl></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId \
         w:val=\"0\"/></w:num></w:numbering>"
    );
    let numbered = "<w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr>";
    let a = "xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\"";
    let drawn = format!("<a:p><a:r><a:t>{MARK}</a:t></a:r></a:p>");
    let chart = format!(
        "<c:chartSpace xmlns:c=\"http://schemas.openxmlformats.org/drawingml/2006/chart\" {a}><c:chart><c:title>{drawn}</c:title></c:chart></c:chartSpace>"
    );
    let diagram = format!(
        "<dgm:dataModel xmlns:dgm=\"http://schemas.openxmlformats.org/drawingml/2006/diagram\" {a}><dgm:ptLst><dgm:pt><dgm:t>{drawn}</dgm:t></dgm:pt></dgm:ptLst></dgm:dataModel>"
    );
    let in_drawing = |element: &str| {
        p(&format!(
            "<w:r><w:drawing><wp:inline><wp:extent cx=\"9\" cy=\"9\"/><a:graphic><a:graphicData>{element}</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
        ))
    };
    let footer = "<w:footerReference w:type=\"default\" r:id=\"rId1\"/>";
    vec![
        ("header", headed("default", "", &p(&mark()))),
        ("header-first", headed("first", "<w:titlePg/>", &p(&mark()))),
        ("header-first-unshown", headed("first", "", &p(&mark()))),
        ("header-even", headed("even", "", &p(&mark()))),
        ("header-table", headed("default", "", &table(&row(&cell(&p(&mark())))))),
        ("footer", document(&section(footer, ""), &[("footer", "footer1.xml", &story("ftr", &p(&mark())))])),
        ("footnote", note("footnote")),
        ("endnote", note("endnote")),
        ("comment", note("comment")),
        (
            "list-number",
            document(&p(&format!("{numbered}{}", r("item"))), &[("numbering", "numbering.xml", &numbering)]),
        ),
        ("chart", document(&in_drawing("<c:chart r:id=\"rId1\"/>"), &[("chart", "chart1.xml", &chart)])),
        (
            "smart-art",
            document(&in_drawing("<dgm:relIds r:dm=\"rId1\"/>"), &[("diagramData", "data1.xml", &diagram)]),
        ),
        (
            "import",
            document(
                "<w:altChunk r:id=\"rId1\"/>",
                &[("aFChunk", "chunk.html", &format!("<html><body><p>{MARK}</p></body></html>"))],
            ),
        ),
    ]
}

/// Packages made in an unusual way.
fn packages() -> Vec<(&'static str, Vec<u8>)> {
    let plain = || document(&p(&mark()), &[]);
    vec![
        ("strict", strict(plain())),
        ("utf-16", utf16(plain())),
        ("other-prefix", other_prefix(plain())),
        ("main-part-renamed", main_renamed(plain())),
    ]
}

/// A package as strict Office Open XML.
pub fn strict(package: Vec<u8>) -> Vec<u8> {
    docx::repack_text(package, |_, text| text.replace(W, STRICT_W).replace(R, STRICT_R))
}

/// A package whose main part is in UTF-16.
pub fn utf16(package: Vec<u8>) -> Vec<u8> {
    let edit = |name: &str, bytes: Vec<u8>| match (name, String::from_utf8(bytes)) {
        ("word/document.xml", Ok(text)) => {
            let text = text.replacen("encoding=\"UTF-8\"", "encoding=\"UTF-16\"", 1);
            "\u{feff}".encode_utf16().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect()
        }
        (_, Ok(text)) => text.into_bytes(),
        (_, Err(error)) => error.into_bytes(),
    };
    docx::repack(package, edit, &[])
}

/// A package whose main part calls WordprocessingML otherwise.
pub fn other_prefix(package: Vec<u8>) -> Vec<u8> {
    docx::repack_text(package, |name, text| match name {
        "word/document.xml" => {
            [("<w:", "<word:"), ("</w:", "</word:"), (" w:", " word:"), ("xmlns:w=", "xmlns:word=")]
                .iter()
                .fold(text, |text, (from, to)| text.replace(from, to))
        }
        _ => text,
    })
}

/// A package whose main part has another name.
pub fn main_renamed(package: Vec<u8>) -> Vec<u8> {
    let parts = docx::parts(package).into_iter().map(|(name, bytes)| {
        let text = String::from_utf8(bytes).expect("a part of our own");
        let named = |text: &str| text.replace("word/document.xml", "word/resume.xml");
        let name = name
            .replace("word/document.xml", "word/resume.xml")
            .replace("_rels/document.xml", "_rels/resume.xml");
        (name, named(&text).into_bytes())
    });
    let parts: Vec<(String, Vec<u8>)> = parts.collect();
    let parts: Vec<(&str, &[u8])> =
        parts.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
    docx::pack(&parts)
}

fn names() -> String {
    format!(
        "xmlns:w=\"{W}\" xmlns:r=\"{R}\" xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" \
         xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:o=\"urn:schemas-microsoft-com:office:office\" \
         xmlns:m=\"http://schemas.openxmlformats.org/officeDocument/2006/math\" \
         xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" \
         xmlns:c=\"http://schemas.openxmlformats.org/drawingml/2006/chart\" \
         xmlns:dgm=\"http://schemas.openxmlformats.org/drawingml/2006/diagram\" \
         xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\" \
         xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" \
         xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\" \
         xmlns:wpg=\"http://schemas.microsoft.com/office/word/2010/wordprocessingGroup\" xmlns:zz=\"urn:x-unheard-of\""
    )
}

/// A document with the given body between two paragraphs, and parts: relationship type, name, content. The
/// first has the relationship id `rId1`.
fn document(body: &str, parts: &[(&str, &str, &str)]) -> Vec<u8> {
    const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>";
    let package = "http://schemas.openxmlformats.org/package/2006";
    let word = "application/vnd.openxmlformats-officedocument.wordprocessingml";
    let main = format!(
        "{HEAD}<w:document {}><w:body>{}{body}{}</w:body></w:document>",
        names(),
        p(&r("begin")),
        if body.ends_with("</w:sectPr>") { String::new() } else { p(&r("end")) }
    );
    let mut types = format!(
        "{HEAD}<Types xmlns=\"{package}/content-types\"><Default Extension=\"rels\" \
         ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" \
         ContentType=\"application/xml\"/><Default Extension=\"html\" ContentType=\"text/html\"/><Override \
         PartName=\"/word/document.xml\" ContentType=\"{word}.document.main+xml\"/>"
    );
    let mut related = String::new();
    let mut files = Vec::new();
    for (number, (kind, name, content)) in (1..).zip(parts) {
        related += &format!("<Relationship Id=\"rId{number}\" Type=\"{R}/{kind}\" Target=\"{name}\"/>");
        if name.ends_with(".xml") && !matches!(*kind, "chart" | "diagramData") {
            types += &format!("<Override PartName=\"/word/{name}\" ContentType=\"{word}.{kind}+xml\"/>");
        }
        files.push((format!("word/{name}"), (*content).to_owned()));
    }
    types += "</Types>";
    let relationships = |inside: &str| {
        format!("{HEAD}<Relationships xmlns=\"{package}/relationships\">{inside}</Relationships>")
    };
    let to_main =
        format!("<Relationship Id=\"rId1\" Type=\"{R}/officeDocument\" Target=\"word/document.xml\"/>");
    let mut all = vec![
        ("[Content_Types].xml".to_owned(), types),
        ("_rels/.rels".to_owned(), relationships(&to_main)),
        ("word/document.xml".to_owned(), main),
        ("word/_rels/document.xml.rels".to_owned(), relationships(&related)),
    ];
    all.extend(files);
    let all: Vec<(&str, &[u8])> = all.iter().map(|(name, text)| (name.as_str(), text.as_bytes())).collect();
    docx::pack(&all)
}
