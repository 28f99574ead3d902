use super::ingest;
use super::sample::{docx, paragraph};
use crate::document::{Body, Document, HiddenBy, Place, StoryKind};
use crate::ingest::Refusal;
use crate::limits::Limits;

fn read(body: &str, parts: &[super::sample::Part<'_>]) -> Document {
    ingest(&docx(body, parts), &Limits::default()).unwrap()
}

fn hidden(document: &Document) -> Vec<(&str, Option<HiddenBy>, bool)> {
    let runs = document.runs.iter();
    runs.map(|run| (run.text.as_str(), run.visibility.hidden, run.visibility.doubtful)).collect()
}

#[test]
fn hidden_text_is_told_by_style_toggle_and_colour() {
    let styles = r#"<w:style w:type="paragraph" w:styleId="H"><w:rPr><w:vanish/></w:rPr></w:style>
        <w:style w:type="character" w:styleId="C"><w:rPr><w:vanish/></w:rPr></w:style>"#;
    let run =
        |properties: &str, text: &str| format!("<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>");
    let white = r#"<w:color w:val="FFFFFF"/>"#;
    let body = format!(
        r#"<w:p>{}{}{}{}</w:p><w:p><w:pPr><w:pStyle w:val="H"/></w:pPr>{}{}{}</w:p>
        <w:tbl><w:tr><w:tc><w:tcPr><w:shd w:val="clear" w:fill="000000"/></w:tcPr><w:p>{}</w:p></w:tc>
        <w:tc><w:p>{}</w:p></w:tc></w:tr></w:tbl>"#,
        run("<w:vanish/>", "a"),
        run(r#"<w:vanish w:val="0"/>"#, "b"),
        run(white, "c"),
        run(r#"<w:sz w:val="2"/>"#, "d"),
        run("", "e"),
        run(r#"<w:rStyle w:val="C"/>"#, "f"),
        run(r#"<w:vanish w:val="false"/>"#, "g"),
        run(white, "h"),
        run(white, "i"),
    );
    let document = read(&body, &[("styles", "styles.xml", styles)]);
    let vanish = Some(HiddenBy::Vanish);
    let expected = [
        ("a", vanish, false),
        ("b", None, false),
        ("c", Some(HiddenBy::Colour), false),
        ("d", Some(HiddenBy::Tiny), false),
        ("e", vanish, false),
        ("f", None, false),
        ("g", None, false),
        ("h", None, false),
        ("i", Some(HiddenBy::Colour), false),
    ];
    assert_eq!(hidden(&document), expected);
}

#[test]
fn a_content_control_tells_whether_it_shows_its_prompt() {
    let control = |properties: &str, text: &str| {
        format!(
            "<w:sdt><w:sdtPr><w:rPr><w:b/></w:rPr>{properties}</w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>",
            paragraph(text)
        )
    };
    let body = [
        control("<w:showingPlcHdr/><w:text/>", "asked"),
        control("<w:text/>", "typed"),
        control(r#"<w:showingPlcHdr w:val="0"/>"#, "typed, too"),
    ];
    let document = read(&body.concat(), &[]);
    let prompts = document.runs.iter().map(|run| (run.text.as_str(), document.prompt_of(run).is_some()));
    assert_eq!(prompts.collect::<Vec<_>>(), [("asked", true), ("typed", false), ("typed, too", false)]);
}

#[test]
fn links_come_from_relationships_and_fields() {
    let body = r#"<w:p><w:hyperlink r:id="r0"><w:r><w:t>ab</w:t></w:r></w:hyperlink>
        <w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> HYPERLINK "https://b.example" </w:instrText></w:r>
        <w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>cd</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>"#;
    let document = read(body, &[("hyperlink", "", "mailto:a@b.example")]);
    let text = |range: &std::ops::Range<u32>| -> String {
        range.clone().filter_map(|glyph| document.run_of(glyph)).map(|(run, at)| run.glyph_text(at)).collect()
    };
    let links: Vec<(String, String)> = document
        .links
        .iter()
        .map(|link| (link.target.to_string(), link.glyphs.iter().map(text).collect()))
        .collect();
    let expected = [("mailto:a@b.example", "ab"), ("https://b.example", "cd")];
    assert_eq!(links, expected.map(|(target, text)| (target.to_owned(), text.to_owned())));
}

#[test]
fn headers_know_whether_they_are_shown() {
    let body = format!(
        r#"{}<w:sectPr><w:headerReference w:type="first" r:id="r0"/><w:cols w:num="2"/></w:sectPr>"#,
        paragraph("body")
    );
    let document = read(&body, &[("header", "header1.xml", &paragraph("head"))]);
    let Body::Flow(stories) = &document.body else { panic!() };
    let shown: Vec<_> = stories.iter().map(|story| (story.kind, story.shown)).collect();
    assert_eq!(shown, [(StoryKind::Body, true), (StoryKind::Header, false)]);
    let columns = document.containers.iter().find_map(|container| match &container.kind {
        crate::document::ContainerKind::Paragraph(paragraph) => Some(paragraph.columns),
        _ => None,
    });
    assert_eq!(columns, Some(2));
}

#[test]
fn damage_and_excess_are_refused() {
    let whole = docx(&paragraph("x"), &[]);
    assert!(matches!(ingest(&whole[..whole.len() - 30], &Limits::default()), Err(Refusal::Damaged(_))));
    assert!(matches!(ingest(&docx("<w:p><w:r>", &[]), &Limits::default()), Err(Refusal::Damaged(_))));
    let nested = "<w:tbl><w:tr><w:tc>".repeat(5_000) + &"</w:tc></w:tr></w:tbl>".repeat(5_000);
    assert!(matches!(ingest(&docx(&nested, &[]), &Limits::default()), Err(Refusal::Limit(_))));
    assert!(matches!(ingest(b"PK\x03\x04 and nothing more", &Limits::default()), Err(Refusal::Damaged(_))));
}

#[test]
fn table_styles_fill_cells_by_where_they_stand() {
    let shade = |condition: &str, fill: &str| {
        format!(
            r#"<w:tblStylePr w:type="{condition}"><w:rPr><w:b/></w:rPr><w:tcPr><w:shd w:val="clear" w:fill="{fill}"/>
            </w:tcPr></w:tblStylePr>"#
        )
    };
    let styles = format!(
        r#"<w:style w:type="table" w:styleId="T">{}{}</w:style>"#,
        shade("firstRow", "000000"),
        shade("lastCol", "112233")
    );
    let white = |text: &str| {
        format!(
            r#"<w:tc><w:tcPr/><w:p><w:r><w:rPr><w:color w:val="FFFFFF"/></w:rPr><w:t>{text}</w:t></w:r></w:p></w:tc>"#
        )
    };
    let row = |cells: [&str; 2]| format!("<w:tr>{}{}</w:tr>", white(cells[0]), white(cells[1]));
    let table = |look: &str| {
        format!(
            r#"<w:tbl><w:tblPr><w:tblStyle w:val="T"/>{look}</w:tblPr><w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid>
            {}{}</w:tbl>"#,
            row(["a", "b"]),
            row(["c", "d"])
        )
    };
    let seen = |look: &str| -> Vec<(String, bool, bool)> {
        let document = read(&table(look), &[("styles", "styles.xml", &styles)]);
        let runs = document.runs.iter();
        runs.map(|run| (run.text.clone(), run.visibility.hidden.is_some(), run.bold)).collect()
    };
    let told = |expected: [(&str, bool, bool); 4]| {
        expected.map(|(text, hidden, bold)| (text.to_owned(), hidden, bold))
    };
    assert_eq!(
        seen(r#"<w:tblLook w:val="0120"/>"#),
        told([("a", false, true), ("b", true, true), ("c", true, false), ("d", false, true)])
    );
    assert_eq!(
        seen(r#"<w:tblLook w:firstRow="1" w:lastColumn="0"/>"#),
        told([("a", false, true), ("b", false, true), ("c", true, false), ("d", true, false)])
    );
}

#[test]
fn what_other_parts_show_is_read_from_them() {
    let names = r#"xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"
        xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram""#;
    let text = r#"<a:p xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:r><a:t>drawn</a:t></a:r></a:p>"#;
    let body = format!(
        r#"<w:p {names}><w:r><w:t>ab</w:t></w:r><w:r><c:chart r:id="r0"/></w:r><w:r><dgm:relIds r:dm="r1"/></w:r></w:p>
        <w:altChunk r:id="r2"/><w:altChunk r:id="r3"/><w:altChunk r:id="r9"/>"#
    );
    let inner = paragraph("imported");
    let parts = [
        ("chart", "chart1.xml", text),
        ("diagramData", "data1.xml", text),
        ("aFChunk", "chunk.html", "<p>a page</p>"),
        ("aFChunk", "chunk.rtf", "{\\rtf1 not read}"),
        ("header", "header1.xml", &inner),
    ];
    let document = read(&body, &parts);
    let told: Vec<(&str, String)> =
        document.runs.iter().map(|run| (run.text.as_str(), document.whereabouts(run).unwrap())).collect();
    let expected = [
        ("ab", "section 1"),
        ("drawn", "section 1, chart"),
        ("drawn", "section 1, SmartArt"),
        ("a page", "section 1, imported file"),
        ("imported", "header of section 1"),
    ];
    assert_eq!(told, expected.map(|(text, place)| (text, place.to_owned())));
    assert!(matches!(&document.runs[2].place, Place::Docx { part, .. } if &**part == "word/data1.xml"));
}

#[test]
fn places_are_told_as_word_shows_them() {
    let cell = |inside: &str| format!("<w:tc>{inside}</w:tc>");
    let table = |inside: &str| format!("<w:tbl><w:tr>{inside}</w:tr></w:tbl>");
    let inner = table(&cell(&paragraph("deep")));
    let body = format!(
        r#"{}<w:p><w:pPr><w:sectPr/></w:pPr></w:p>{}{}<w:sectPr><w:headerReference w:type="default" r:id="r0"/>
        <w:headerReference w:type="first" r:id="r1"/><w:footerReference w:type="even" r:id="r2"/></w:sectPr>"#,
        paragraph("first"),
        table(&cell(&paragraph("x"))),
        table(&(cell(&paragraph("left")) + &cell(&(inner.clone() + &inner))))
    );
    let parts = [
        ("header", "header1.xml", paragraph("head")),
        ("header", "header2.xml", paragraph("first head")),
        ("footer", "footer1.xml", paragraph("even foot")),
    ];
    let document = read(&body, &parts.each_ref().map(|(kind, part, text)| (*kind, *part, text.as_str())));
    let place = |text: &str| {
        let run = document.runs.iter().rfind(|run| run.text == text).unwrap();
        document.whereabouts(run).unwrap()
    };
    assert_eq!(place("first"), "section 1");
    assert_eq!(place("left"), "section 2, table 2, row 1, cell 1");
    assert_eq!(place("deep"), "section 2, table 2, row 1, cell 2, table 2, row 1, cell 1");
    assert_eq!(place("head"), "header of section 2");
    assert_eq!(place("first head"), "first-page header of section 2");
    assert_eq!(place("even foot"), "even-page footer of section 2");
}
