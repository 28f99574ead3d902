//! Small PDFs, written in place, read as a whole.

use super::ingest;
use super::sample::{page, pdf, stream};
use crate::document::{Document, HiddenBy, MappedBy, Unicode};
use crate::ingest::Refusal;
use crate::limits::Limits;

fn read(content: &str) -> Document {
    ingest(&page(content, "", &[]), &Limits::default()).unwrap()
}

fn hidden(content: &str) -> (Option<HiddenBy>, bool) {
    let document = read(content);
    let run = document.runs.last().unwrap();
    (run.visibility.hidden, run.visibility.doubtful)
}

const TEXT: &str = "BT /F1 12 Tf 72 700 Td (text) Tj ET";

#[test]
fn text_with_place_size_and_mapping() {
    let document = read("q 2 0 0 2 0 0 cm BT /F1 12 Tf 36 350 Td [(te) -500 (xt)] TJ ET Q");
    let run = document.runs.first().unwrap();
    assert_eq!((run.text.as_str(), run.size), ("text", 24.0));
    let glyph = run.glyphs.first().unwrap();
    assert_eq!((glyph.unicode, glyph.mapped_by), (Unicode::Mapped, MappedBy::GlyphName));
    assert_eq!((glyph.origin.x, glyph.origin.y), (72.0, 700.0));
    assert!(run.visibility.is_visible());
}

#[test]
fn what_hides_text_is_named() {
    let cases = [
        ("1 g ".to_owned() + TEXT, HiddenBy::Colour),
        ("3 Tr ".to_owned() + TEXT, HiddenBy::RenderMode),
        ("/G0 gs ".to_owned() + TEXT, HiddenBy::Transparent),
        (TEXT.replace("12 Tf", "1 Tf"), HiddenBy::Tiny),
        (TEXT.replace("72 700", "-300 700"), HiddenBy::OffPage),
        ("10 10 20 20 re W n ".to_owned() + TEXT, HiddenBy::Clipped),
        (TEXT.to_owned() + " 0.9 g 60 690 200 40 re f", HiddenBy::Covered),
    ];
    for (content, by) in cases {
        assert_eq!(hidden(&content), (Some(by), false), "{content}");
    }
}

#[test]
fn white_text_on_a_dark_panel_is_visible() {
    assert_eq!(hidden(&format!("0 0 0.4 rg 60 690 200 40 re f 1 g {TEXT}")), (None, false));
}

#[test]
fn white_text_on_a_shape_of_unknown_outline_is_doubtful() {
    let panel = "0 0 0.4 rg 60 690 m 60 730 l 100 760 l 260 730 l 260 690 l f";
    assert_eq!(hidden(&format!("{panel} 1 g {TEXT}")), (Some(HiddenBy::Colour), true));
}

#[test]
fn transparent_text_with_its_ink_as_paths_is_doubtful() {
    let ink = "72 700 m 75 709 l 78 700 l f 79 700 m 82 709 l 85 700 l f 86 700 m 90 709 l 92 700 l f \
               92 700 m 95 709 l 99 700 l f";
    assert_eq!(hidden(&format!("q /G0 gs {TEXT} Q {ink}")), (Some(HiddenBy::Transparent), true));
}

#[test]
fn a_run_is_cut_where_its_visibility_changes() {
    let document = read(&format!("70 690 9 30 re W n {TEXT}"));
    let texts: Vec<(&str, bool)> =
        document.runs.iter().map(|run| (run.text.as_str(), run.visibility.is_visible())).collect();
    assert_eq!(texts, [("te", true), ("xt", false)]);
    assert_eq!(document.runs.iter().map(|run| run.first_glyph).collect::<Vec<_>>(), [0, 2]);
}

#[test]
fn a_layer_that_is_off_hides_its_text() {
    let content = format!("/OC /L0 BDC {TEXT} EMC");
    let file = page(&content, "/Properties<</L0 6 0 R>>", &["<</Type/OCG/Name(a)>>"]);
    let document = ingest(&file, &Limits::default()).unwrap();
    assert_eq!(document.runs.first().unwrap().visibility.hidden, Some(HiddenBy::Layer));
}

#[test]
fn recognised_text_over_a_scan_is_doubtful() {
    let image =
        stream("/Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8", "x");
    let content = format!("q 612 0 0 792 0 0 cm /I Do Q 3 Tr {TEXT}");
    let file = page(&content, "/XObject<</I 7 0 R>>", &["null", &image]);
    let document = ingest(&file, &Limits::default()).unwrap();
    let run = document.runs.first().unwrap();
    assert_eq!((run.visibility.hidden, run.visibility.doubtful), (Some(HiddenBy::RenderMode), true));
}

#[test]
fn a_form_that_draws_itself_ends() {
    let form = stream("/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</A 7 0 R>>>>", "/A Do /A Do");
    let file = page("/A Do", "/XObject<</A 7 0 R>>", &["null", &form]);
    assert!(ingest(&file, &Limits::default()).is_ok());
}

#[test]
fn hostile_widths_cost_nothing() {
    let font =
        "<</Type/Font/Subtype/TrueType/BaseFont/X/FirstChar 2147483640/LastChar 2147483647/Widths[1]>>";
    let content = TEXT.replace("F1", "F2");
    let file = page(&content, "/Font<</F2 7 0 R>>", &["null", font]);
    let document = ingest(&file.clone(), &Limits::default()).unwrap();
    assert!(document.runs.is_empty() || document.runs.iter().all(|run| run.size > 0.0));
}

#[test]
fn links_know_their_glyphs() {
    let page = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>\
                /Annots[<</Subtype/Link/Rect[70 690 79 720]/A<</S/URI/URI(https://a.example)>>>>]>>";
    let content = stream("", TEXT);
    let file = pdf(&[
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        page,
        &content,
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]);
    let document = ingest(&file, &Limits::default()).unwrap();
    let link = document.links.first().unwrap();
    assert_eq!((&*link.target, link.glyphs.as_slice()), ("https://a.example", std::slice::from_ref(&(0..2))));
}

#[test]
fn what_is_no_pdf_is_refused() {
    assert!(matches!(ingest(b"%PDF-1.4\nnothing", &Limits::default()), Err(Refusal::Damaged(_))));
}
