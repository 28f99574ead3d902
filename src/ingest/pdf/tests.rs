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

/// The text of a page that shows a string in a font, `F2`, of which the objects stand from 6 on.
fn shown_in(font: &[&str], string: &str) -> String {
    let resources = format!("/Font<</F2 {} 0 R>>", 5 + font.len());
    let content = format!("BT /F2 12 Tf 72 700 Td {string} Tj ET");
    let page = page(&content, "", font);
    let page = String::from_utf8(page).unwrap().replace("/Font<</F1 5 0 R>>", &resources);
    let document = ingest(page.as_bytes(), &Limits::default()).unwrap();
    document.runs.iter().map(|run| run.text.as_str()).collect()
}

#[test]
fn glyphs_named_after_their_codes_are_those_letters() {
    let glyph = stream("", "500 0 0 0 400 700 d1 0 0 400 700 re f");
    let font = |names: &str| {
        format!(
            "<</Type/Font/Subtype/Type3/FontBBox[0 0 500 700]/FontMatrix[.001 0 0 .001 0 0]/FirstChar 65/LastChar 66\
             /Widths[500 500]/Encoding<</Differences[65 {names}]>>/CharProcs<</a65 6 0 R/a66 6 0 R/a17 6 0 R>>>>"
        )
    };
    assert_eq!(shown_in(&[&glyph, &font("/a65/a66")], "(AB)"), "AB");
    assert_eq!(shown_in(&[&glyph, &font("/a65/a17")], "(AB)"), "", "numbers that are no codes");
}

#[test]
fn a_predefined_map_tells_the_text_of_a_font_that_is_not_in_the_file() {
    let font = |cmap: &str, ordering: &str| {
        let descendant = format!(
            "<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)\
             /Ordering({ordering})/Supplement 2>>/DW 1000>>"
        );
        let whole = format!(
            "<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/{cmap}/DescendantFonts[6 0 R]>>"
        );
        [descendant, whole]
    };
    for (cmap, ordering, string, text) in [
        ("UniGB-UCS2-H", "GB1", "<5DE57A0B5E08>", "工程师"),
        ("GBK-EUC-H", "GB1", "<B9A4B3CCCAA6>", "工程师"),
        ("UniJIS-UTF16-H", "Japan1", "<6280885380050041>", "技術者A"),
        ("90ms-RKSJ-H", "Japan1", "<8B5A8F708ED2>", "技術者"),
        ("UniKS-UCS2-H", "Korea1", "<AC1CBC1CC790>", "개발자"),
        ("ETen-B5-H", "CNS1", "<A475B57BAE76>", "工程師"),
    ] {
        let [descendant, whole] = font(cmap, ordering);
        assert_eq!(shown_in(&[&descendant, &whole], string), text, "{cmap}");
    }
}

#[test]
fn a_collection_tells_the_text_of_its_numbers() {
    for (ordering, string, text) in [
        ("GB1", "<06FD04F10D3D>", "工程师"),
        ("CNS1", "<02880CFB08AA>", "工程師"),
        ("Japan1", "<0655095B0900>", "技術者"),
        ("Korea1", "<045007CA0A57>", "개발자"),
        ("Identity", "<06FD04F10D3D>", ""),
    ] {
        let descendant = format!(
            "<</Type/Font/Subtype/CIDFontType0/BaseFont/FandolSong/CIDSystemInfo<</Registry(Adobe)\
             /Ordering({ordering})/Supplement 0>>/DW 1000>>"
        );
        let font =
            "<</Type/Font/Subtype/Type0/BaseFont/FandolSong/Encoding/Identity-H/DescendantFonts[6 0 R]>>";
        assert_eq!(shown_in(&[&descendant, font], string), text, "{ordering}");
    }
}

#[test]
fn a_page_in_tiles_shows_what_each_tile_shows() {
    let tile = |clip: &str| format!("q {clip} re W n {TEXT} Q ");
    let seen = |content: &str| {
        let document = read(content);
        let seen = document.runs.iter().filter(|run| run.visibility.is_visible());
        seen.map(|run| run.text.clone()).collect::<String>()
    };
    let (left, right) = (tile("0 0 81 792"), tile("81 0 531 792"));
    assert_eq!(seen(&left), "te");
    assert_eq!(seen(&(left + &right)), "texttext");
}

#[test]
fn a_type_3_font_without_a_box_is_as_large_as_its_advances_tell() {
    let glyph = stream("", ".5 0 0 0 .4 .7 d1 0 0 .4 .7 re f");
    let font = "<</Type/Font/Subtype/Type3/FontBBox[0 0 0 0]/FontMatrix[1 0 0 1 0 0]/FirstChar 65/LastChar 66\
        /Widths[.5 .5]/Encoding<</Differences[65/a65/a66]>>/CharProcs<</a65 6 0 R/a66 6 0 R>>>>";
    let content = "BT /F2 12 Tf 72 700 Td (AB) Tj ET";
    let page = String::from_utf8(page(content, "", &[&glyph, font])).unwrap();
    let page = page.replace("/Font<</F1 5 0 R>>", "/Font<</F2 7 0 R>>");
    let document = ingest(page.as_bytes(), &Limits::default()).unwrap();
    assert_eq!(document.runs.first().map(|run| run.size), Some(12.0));
}
