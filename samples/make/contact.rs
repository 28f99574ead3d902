//! Pairs of the family `CON`: how to reach the person.

use super::cv::{Cv, Kind};
use super::{Samples, docx, pair, pdf, word};
use docx_rs::{BreakType, Paragraph, Run};
use lopdf::{Object, dictionary};

/// Adds them.
pub fn add(samples: &mut Samples) {
    let good = pdf::simple(&Cv::ada());
    let without = |needle: &str| {
        let mut lines = Cv::ada().lines();
        lines.retain(|(_, line)| !line.contains(needle));
        pdf::from_lines(&lines)
    };
    pair(samples, "CON001", "pdf", without("Ada Merrowdene"), good.clone());
    pair(samples, "CON002", "pdf", without("@"), good.clone());
    pair(samples, "CON003", "pdf", without("+44"), good.clone());
    pair(samples, "CON004", "pdf", link_behind_word(), good.clone());
    let portfolio = "merrowdene.example.org";
    samples.insert(
        "CON004/bad.docx".into(),
        link_in_word(&format!("https://{portfolio}"), portfolio, "Portfolio"),
    );
    let good_docx = docx::simple(&Cv::ada());
    let glued = with_tab("Leeds, United Kingdom", "merrowdene.example.org");
    pair(samples, "CON005", "docx", glued, good_docx.clone());
    let glued = with_tab("Software Engineer, Calder Gauge Ltd", "Mar 2020 - Present");
    pair(samples, "ENT004", "docx", glued, good_docx);
    pair(samples, "CON006", "pdf", two_addresses(), good.clone());
    pair(samples, "CON007", "pdf", contact_at_the_end(), good.clone());
    pair(samples, "CON008", "pdf", without("Leeds"), good.clone());
    pair(samples, "CON013", "pdf", mistyped(), good.clone());
    pair(samples, "CON012", "pdf", linked("ada.template@example.com"), linked(Cv::ada().email));
    samples.insert("CON012/bad.docx".into(), linked_in_word("ada.template@example.com"));
}

/// A space stands before the sign of the e-mail address.
fn mistyped() -> Vec<u8> {
    let mut lines = Cv::ada().lines();
    for (_, line) in &mut lines {
        *line = line.replace('@', " @");
    }
    pdf::from_lines(&lines)
}

/// The e-mail address carries a link to one.
fn linked(address: &str) -> Vec<u8> {
    let mut lines = Cv::ada().lines();
    lines.retain(|(_, line)| !line.contains('@'));
    let mut file = pdf::Pdf::new();
    let mut sheet = pdf::Sheet::default();
    sheet.text("F1", 10.0, 60.0, 805.0, Cv::ada().email).lines(60.0, 780.0, &lines);
    let target = Object::string_literal(format!("mailto:{address}"));
    let link = dictionary! {
        "Type" => "Annot",
        "Subtype" => "Link",
        "Rect" => vec![58.into(), 802.into(), 240.into(), 816.into()],
        "A" => dictionary! { "S" => "URI", "URI" => target },
    };
    file.page_with(sheet, dictionary! { "Annots" => vec![Object::Dictionary(link)] });
    file.finish()
}

/// The same in a Word document.
fn linked_in_word(address: &str) -> Vec<u8> {
    link_in_word(&format!("mailto:{address}"), Cv::ada().email, Cv::ada().email)
}

/// A Word document in which the word of a line links to an address.
fn link_in_word(target: &str, line: &str, word: &str) -> Vec<u8> {
    let run = |text: &str| format!("<w:r><w:rPr /><w:t xml:space=\"preserve\">{text}</w:t></w:r>");
    let related = format!(
        "<Relationship Id=\"rId90\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink\" \
         Target=\"{target}\" TargetMode=\"External\"/></Relationships>"
    );
    let edit = |name: &str, text: String| match name {
        "word/document.xml" => {
            text.replace(&run(line), &format!("<w:hyperlink r:id=\"rId90\">{}</w:hyperlink>", run(word)))
        }
        "word/_rels/document.xml.rels" => text.replace("</Relationships>", &related),
        _ => text,
    };
    word::edited(&[], edit, &[])
}

/// The word "Portfolio" carries a link whose target is printed nowhere.
fn link_behind_word() -> Vec<u8> {
    let mut lines = Cv::ada().lines();
    for (_, line) in &mut lines {
        *line =
            line.replace("merrowdene.example.org", "Portfolio").replace("ada.Portfolio", "ada.merrowdene");
    }
    for (_, line) in &mut lines {
        if line.contains('@') {
            *line = Cv::ada().email.to_owned();
        }
    }
    let mut file = pdf::Pdf::new();
    let mut sheet = pdf::Sheet::default();
    sheet.lines(60.0, 780.0, &lines);
    let link = dictionary! {
        "Type" => "Annot",
        "Subtype" => "Link",
        "Rect" => vec![58.into(), 696.into(), 110.into(), 708.into()],
        "A" => dictionary! {
            "S" => "URI",
            "URI" => Object::string_literal("https://merrowdene.example.org/work"),
        },
    };
    file.page_with(sheet, dictionary! { "Annots" => vec![Object::Dictionary(link)] });
    file.finish()
}

fn two_addresses() -> Vec<u8> {
    let mut lines = Cv::ada().lines();
    let at = lines.iter().position(|(_, line)| line.contains('@')).expect("an address");
    lines.insert(at + 1, (Kind::Body, "a.merrowdene@mail.example.net".to_owned()));
    pdf::from_lines(&lines)
}

fn contact_at_the_end() -> Vec<u8> {
    let mut lines = Cv::ada().lines();
    let is_contact = |line: &str| line.contains('@') || line.contains("+44") || line.contains("Leeds,");
    let contact: Vec<(Kind, String)> = lines.iter().filter(|(_, line)| is_contact(line)).cloned().collect();
    lines.retain(|(_, line)| !is_contact(line));
    lines.push((Kind::Heading, "Contact".to_owned()));
    lines.extend(contact);
    pdf::from_lines(&lines)
}

/// The second line set to the right of the first by an alignment tab, which two readers drop without
/// leaving a space.
fn with_tab(first: &str, second: &str) -> Vec<u8> {
    let edit = |_: &str, bytes: Vec<u8>| match String::from_utf8(bytes) {
        Ok(text) => text
            .replace(
                "<w:br w:type=\"textWrapping\" />",
                "<w:ptab w:relativeTo=\"margin\" w:alignment=\"right\" w:leader=\"none\"/>",
            )
            .into_bytes(),
        Err(error) => error.into_bytes(),
    };
    docx::repack(broken_line(first, second), edit, &[])
}

/// A line break inside a paragraph, which one reader drops without leaving a space.
pub fn broken_line(first: &str, second: &str) -> Vec<u8> {
    let mut lines = Cv::ada().lines();
    let at = lines.iter().position(|(_, line)| line == first).expect("the first line");
    lines.remove(at + 1);
    let docx = lines.iter().enumerate().fold(docx::base(), |docx, (index, (kind, line))| {
        if index == at {
            let run = Run::new().add_text(first).add_break(BreakType::TextWrapping).add_text(second);
            docx.add_paragraph(Paragraph::new().add_run(run.bold()))
        } else {
            docx.add_paragraph(docx::paragraph(*kind, line))
        }
    });
    docx::finish(docx)
}
