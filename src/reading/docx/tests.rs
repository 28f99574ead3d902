use crate::document::Document;
use crate::ingest::docx::{
    ingest,
    sample::{docx, paragraph, text_box},
};
use crate::limits::Limits;
use crate::reading::{Readers, Reading, Trace, read, reference, trace};

fn document(body: &str) -> Document {
    ingest(&docx(body, &[]), &Limits::default()).unwrap()
}

fn by(name: &str, document: &Document) -> Reading {
    let readers = Readers::builtin().unwrap();
    read(document, std::slice::from_ref(readers.get(name).unwrap()), &Limits::default()).remove(0)
}

fn words(reading: &Reading) -> Vec<&str> {
    reading.text.split_whitespace().collect()
}

#[test]
fn a_text_box_is_lost_doubled_or_read_once() {
    let anchored = format!("<w:p><w:r><w:t>name</w:t></w:r>{}</w:p>", text_box(&paragraph("phone")));
    let document = document(&(anchored + &paragraph("job")));
    assert_eq!(words(&by("body", &document)), ["name", "job"]);
    assert_eq!(words(&by("docx2txt", &document)), ["name", "phone", "phone", "job"]);
    assert_eq!(words(&by("mammoth", &document)), ["name", "phone", "job"]);
    let reference = reference(&document);
    assert_eq!(words(&reference), ["name", "phone", "job"]);

    // mammoth reads the fallback, whose glyphs stand for those of the choice.
    let phone = reference.lines[1].span;
    let fate = |name: &str| {
        let reading = by(name, &document);
        trace(&reference, phone, &reading)
    };
    assert!(matches!(fate("mammoth"), Trace::Kept(_)));
    assert!(matches!(fate("docx2txt"), Trace::Kept(_)));
    assert_eq!(fate("body"), Trace::Lost(None));
}

#[test]
fn rows_that_belong_together_are_one_line_and_sidebars_are_not() {
    let cell = |texts: &[&str]| {
        let inside: String = texts.iter().map(|text| paragraph(text)).collect();
        format!("<w:tc>{inside}</w:tc>")
    };
    let row = |cells: &str| format!("<w:tbl><w:tr>{cells}</w:tr></w:tbl>");
    let grid = document(&row(&(cell(&["2019"]) + &cell(&["Engineer", "built"]))));
    let reading = reference(&grid);
    assert_eq!(reading.text, "2019\tEngineer\nbuilt\n");
    assert_eq!(reading.lines[0].cells.len(), 2);

    let sidebar = document(&row(&(cell(&["mail", "phone"]) + &cell(&["Engineer", "built"]))));
    let reading = reference(&sidebar);
    assert_eq!(words(&reading), ["mail", "phone", "Engineer", "built"]);
    let regions: Vec<u32> = reading.lines.iter().map(|line| line.region).collect();
    assert_eq!(regions[0], regions[1]);
    assert_ne!(regions[1], regions[2]);
    assert_eq!(words(&by("body", &sidebar)), Vec::<&str>::new());
    assert_eq!(words(&by("body-tables", &sidebar)), ["mail", "phone", "Engineer", "built"]);
}

#[test]
fn a_row_of_a_table_of_facts_is_one_line_however_many_paragraphs_its_cells_have() {
    let cell = |texts: &[&str]| {
        let inside: String = texts.iter().map(|text| paragraph(text)).collect();
        format!("<w:tc>{inside}</w:tc>")
    };
    let row = |cells: [&[&str]; 3]| format!("<w:tr>{}</w:tr>", cells.map(cell).concat());
    let table = |rows: &[[&[&str]; 3]]| {
        let rows: String = rows.iter().map(|cells| row(*cells)).collect();
        reference(&document(&format!("<w:tbl>{rows}</w:tbl>")))
    };
    let studies = table(&[
        [&["Degree"], &["Institute"], &["Year   of passing"]],
        [&["B.Tech"], &["Torsk College", "Vestvik"], &["2012"]],
        [&["HSC"], &["Torsk School"], &["2008"]],
    ]);
    assert_eq!(
        studies.text,
        "Degree\tInstitute\tYear   of passing\nB.Tech\tTorsk College Vestvik\t2012\nHSC\tTorsk School\t2008\n"
    );
    assert!(studies.lines.iter().all(|line| line.cells.len() == 3), "wide gaps divide nothing");
    // Lists side by side are none.
    let lists = table(&[[&["Lathes", "Looms", "Gauges"], &["Rope", "Sail", "Oar"], &["Ink", "Pen", "Nib"]]]);
    assert_eq!(lists.lines.len(), 9);
}

#[test]
fn the_reference_holds_what_a_person_sees() {
    let document = document(
        r#"<w:p><w:ins><w:r><w:t>new</w:t></w:r></w:ins><w:del><w:r><w:delText>old</w:delText></w:r></w:del>
        <w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r><w:r><w:t>co</w:t><w:noBreakHyphen/><w:t>op</w:t></w:r></w:p>"#,
    );
    assert_eq!(reference(&document).text.trim(), "newco\u{2011}op");
    assert_eq!(by("body", &document).text.trim(), "secretco-op");
    assert_eq!(by("docx2txt", &document).text.trim(), "newsecretcoop");
    assert_eq!(by("libreoffice", &document).text.trim(), "newoldsecretco\u{2011}op");
}

#[test]
fn every_character_with_ink_has_an_origin() {
    let document = document(&(paragraph("ab") + &paragraph("cd")));
    for reading in [reference(&document), by("everything", &document)] {
        let origins: String = reading.origin.iter().map(|origin| origin.span.of(&reading.text)).collect();
        assert_eq!(origins, "abcd");
    }
}
