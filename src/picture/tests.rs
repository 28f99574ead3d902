//! Small PDFs with known truth: what a person sees, and what only looks as if nobody did.

use super::settle;
use crate::document::{Document, HiddenBy};
use crate::ingest::pdf::ingest;
use crate::ingest::pdf::sample::{page, stream};
use crate::limits::Limits;

const TEXT: &str = "BT /F1 12 Tf 72 700 Td (hidden words) Tj ET";
/// A rounded panel under the text.
const PANEL: &str =
    "60 690 m 200 690 l 206 690 210 694 210 700 c 210 720 l 50 720 l 50 700 l 50 694 54 690 60 690 c f";

struct Case<'c> {
    content: &'c str,
    resources: &'c str,
    more: &'c [&'c str],
}

impl<'c> Case<'c> {
    fn new(content: &'c str) -> Self {
        Self { content, resources: "", more: &[] }
    }

    fn read(&self) -> Document {
        let mut more = vec!["<</Type/OCG/Name(a)>>"];
        more.extend(self.more);
        let file = page(self.content, self.resources, &more);
        let mut document = ingest(&file, &Limits::default()).unwrap();
        settle(&file, &mut document, &Limits::default());
        document
    }

    /// What is said about the glyphs of the first drawn words, run by run.
    fn verdicts(&self) -> Vec<(Option<HiddenBy>, bool)> {
        let document = self.read();
        document.runs.iter().map(|run| (run.visibility.hidden, run.visibility.doubtful)).collect()
    }
}

fn hidden(content: &str, resources: &str, more: &[&str], by: HiddenBy) {
    let case = Case { content, resources, more };
    assert_eq!(case.verdicts().first(), Some(&(Some(by), false)), "{content} with {resources}");
}

fn seen(content: &str, resources: &str, more: &[&str]) {
    let case = Case { content, resources, more };
    let verdicts = case.verdicts();
    assert!(!verdicts.is_empty() && verdicts.iter().all(|v| *v == (None, false)), "{content}: {verdicts:?}");
}

fn undecided(content: &str, resources: &str, more: &[&str]) {
    let case = Case { content, resources, more };
    let verdicts = case.verdicts();
    assert!(verdicts.first().is_some_and(|(_, doubtful)| *doubtful), "{content}: {verdicts:?}");
}

fn image(gray: u8, more: &str) -> String {
    let dict = format!(
        "/Type/XObject/Subtype/Image/Width 2/Height 2/ColorSpace/DeviceGray/BitsPerComponent 8/Filter/ASCIIHexDecode{more}"
    );
    stream(&dict, &format!("{gray:02x}{gray:02x}{gray:02x}{gray:02x}>"))
}

/// A picture with something to read on it: thin stripes.
fn stripes() -> String {
    let row: String = (0..200).map(|x| if x % 2 == 0 { "00" } else { "ff" }).collect();
    stream(
        "/Type/XObject/Subtype/Image/Width 200/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8/Filter/ASCIIHexDecode",
        &format!("{row}>"),
    )
}

#[test]
fn text_in_the_colour_of_a_shape_is_hidden() {
    hidden(&format!("0.2 0.3 0.5 rg {PANEL} {TEXT}"), "", &[], HiddenBy::Colour);
    seen(&format!("0.2 0.3 0.5 rg {PANEL} 1 g {TEXT}"), "", &[]);
    hidden(&format!("0 g 0 0 612 792 re f 1 g {PANEL} {TEXT}"), "", &[], HiddenBy::Colour);
}

#[test]
fn near_white_is_hidden_and_light_grey_is_not() {
    hidden(&format!("0.98 g {PANEL} 1 g {TEXT}"), "", &[], HiddenBy::Colour);
    seen(&format!("1 g {PANEL} 0.85 g {TEXT}"), "", &[]);
}

#[test]
fn text_on_a_picture_is_judged_by_its_pixels() {
    let draw = "q 612 0 0 792 0 0 cm /I Do Q";
    let resources = "/XObject<</I 7 0 R>>";
    hidden(&format!("{draw} 1 g {TEXT}"), resources, &[&image(255, "")], HiddenBy::Colour);
    seen(&format!("{draw} 1 g {TEXT}"), resources, &[&image(40, "")]);
}

#[test]
fn text_on_a_gradient_is_judged_by_its_pixels() {
    let shading = |from: &str, to: &str| {
        format!(
            "<</ShadingType 2/ColorSpace/DeviceRGB/Coords[0 0 612 0]/Extend[true true]\
             /Function<</FunctionType 2/Domain[0 1]/N 1/C0[{from}]/C1[{to}]>>>>"
        )
    };
    let content = format!("q 0 650 612 142 re W n /S sh Q 1 g {TEXT}");
    seen(&content, "/Shading<</S 7 0 R>>", &[&shading("0 0 0.4", "0 0.4 0.4")]);
    hidden(&content, "/Shading<</S 7 0 R>>", &[&shading("1 1 1", "0.99 0.99 1")], HiddenBy::Colour);
}

#[test]
fn inks_of_their_own_are_judged_by_their_pixels() {
    let sampled = |rgb: &str| {
        stream(
            "/FunctionType 0/Domain[0 1]/Range[0 1 0 1 0 1]/Size[2]/BitsPerSample 8/Filter/ASCIIHexDecode",
            &format!("ffffff{rgb}>"),
        )
    };
    let spot = "/ColorSpace<</C[/Separation/Spot/DeviceRGB 7 0 R]>>";
    hidden(&format!("/C cs 1 scn {TEXT}"), spot, &[&sampled("ffffff")], HiddenBy::Colour);
    seen(&format!("/C cs 1 scn {TEXT}"), spot, &[&sampled("202020")]);
    let lab = "/ColorSpace<</C[/Lab<</WhitePoint[0.9505 1 1.089]>>]>>";
    hidden(&format!("/C cs 100 0 0 scn {TEXT}"), lab, &[], HiddenBy::Colour);
    seen(&format!("/C cs 20 0 0 scn {TEXT}"), lab, &[]);
}

#[test]
fn patterns_are_judged_by_their_pixels() {
    let tile = |gray: &str| {
        stream(
            "/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 4 4]/XStep 4/YStep 4/Resources<<>>",
            &format!("{gray} g 0 0 4 4 re f"),
        )
    };
    let content = format!("/Pattern cs /P scn {TEXT}");
    hidden(&content, "/Pattern<</P 7 0 R>>", &[&tile("1")], HiddenBy::Colour);
    seen(&content, "/Pattern<</P 7 0 R>>", &[&tile("0.2")]);
}

#[test]
fn masks_and_groups_that_leave_nothing_hide() {
    let group = |gray: &str| {
        stream(
            "/Subtype/Form/BBox[0 0 612 792]/Group<</S/Transparency/CS/DeviceGray>>",
            &format!("{gray} g 0 0 612 792 re f"),
        )
    };
    let content = format!("/M gs {TEXT}");
    let masked = "/ExtGState<</M<</SMask<</S/Luminosity/G 7 0 R>>>>>>";
    // Of two dictionaries under one key the later counts, so that G0 is not there; it is not needed.
    hidden(&content, masked, &[&group("0")], HiddenBy::Transparent);
    seen(&content, masked, &[&group("1")]);
    let form = stream(
        "/Subtype/Form/BBox[0 0 612 792]/Group<</S/Transparency>>/Resources<</Font<</F1 5 0 R>>>>",
        TEXT,
    );
    hidden("/G0 gs /A Do", "/XObject<</A 7 0 R>>", &[&form], HiddenBy::Transparent);
}

#[test]
fn clips_of_any_shape_are_judged_by_their_pixels() {
    // A triangle whose box holds the text, but which does not.
    hidden(&format!("60 600 m 300 600 l 300 790 l h W n {TEXT}"), "", &[], HiddenBy::Clipped);
    seen(&format!("60 690 m 400 690 l 230 900 l h W n {}", TEXT.replace("72 700", "150 700")), "", &[]);
    hidden(&format!("72 700 0 20 re W n {TEXT}"), "", &[], HiddenBy::Clipped);
}

#[test]
fn text_clipped_by_text_is_hidden() {
    let content =
        "q BT /F1 40 Tf 7 Tr 60 690 Td (i) Tj ET BT /F1 12 Tf 0 Tr 61 700 Td (hidden words) Tj ET Q";
    let case = Case::new(content);
    assert!(case.verdicts().contains(&(Some(HiddenBy::Clipped), false)), "{:?}", case.verdicts());
}

#[test]
fn covers_of_any_shape_are_judged_by_their_pixels() {
    hidden(&format!("{TEXT} 0.9 g {PANEL}"), "", &[], HiddenBy::Covered);
    hidden(&format!("{TEXT} 1 G 30 w 60 705 m 100 706 l 250 704 l S"), "", &[], HiddenBy::Covered);
    seen(&format!("{TEXT} 0 G 1 w 60 695 m 100 696 l 250 694 l S"), "", &[]);
    let boxes: String = (0..60).map(|i| format!("{} 690 3 30 re f ", 60 + 3 * i)).collect();
    hidden(&format!("{TEXT} 1 g {boxes}"), "", &[], HiddenBy::Covered);
    let draw = "q 300 0 0 40 50 690 cm /I Do Q";
    let resources = "/XObject<</I 7 0 R>>";
    hidden(&format!("{TEXT} {draw}"), resources, &[&image(255, "")], HiddenBy::Covered);
    let masked = image(255, "/SMask 8 0 R");
    seen(&format!("{TEXT} {draw}"), resources, &[&masked, &image(0, "")]);
    // A picture with something on it that is no scan of the page: it may show the text or not.
    undecided(&format!("{TEXT} {draw}"), resources, &[&stripes()]);
}

#[test]
fn text_that_is_drawn_again_over_its_cover_is_seen() {
    seen(&format!("{TEXT} 0.9 g 50 690 200 30 re f 0 g {TEXT}"), "", &[]);
}

#[test]
fn a_character_can_cover_text() {
    let square = "BT 1 g /Z 120 Tf 60 680 Td (n) Tj ET";
    let fonts = "/Font<</F1 5 0 R/Z<</Type/Font/Subtype/Type1/BaseFont/ZapfDingbats>>>>";
    hidden(&format!("{} {square}", TEXT.replace("hidden words", "hidden")), fonts, &[], HiddenBy::Covered);
}

#[test]
fn a_multiplied_panel_hides_nothing() {
    let blend = "/ExtGState<</M<</BM/Multiply>>>>";
    seen(&format!("{TEXT} /M gs 0.9 1 0.9 rg 50 690 200 30 re f"), blend, &[]);
    hidden(&format!("/M gs 1 g {TEXT}"), blend, &[], HiddenBy::Colour);
    seen(&format!("/M gs 0 g {TEXT}"), blend, &[]);
}

#[test]
fn recognised_text_over_a_scan_is_seen_and_over_white_paper_is_not() {
    let content = format!("q 612 0 0 792 0 0 cm /I Do Q 3 Tr {TEXT}");
    seen(&content, "/XObject<</I 7 0 R>>", &[&stripes()]);
    hidden(&content, "/XObject<</I 7 0 R>>", &[&image(255, "")], HiddenBy::RenderMode);
    let under = format!("{TEXT} q 612 0 0 792 0 0 cm /I Do Q");
    seen(&under, "/XObject<</I 7 0 R>>", &[&stripes()]);
}

#[test]
fn transparent_text_with_its_ink_as_paths_is_seen() {
    let paths: String = (0..30)
        .map(|i| format!("{} 701 m {} 708 l {} 701 l f ", 72 + 3 * i, 73 + 3 * i, 74 + 3 * i))
        .collect();
    seen(&format!("q /G0 gs {TEXT} Q {paths}"), "", &[]);
    hidden(&format!("q /G0 gs {TEXT} Q 300 701 m 310 708 l 320 701 l f"), "", &[], HiddenBy::Transparent);
    // A rule through it is nothing to read.
    hidden(&format!("q /G0 gs {TEXT} Q 60 699 m 300 699 l S"), "", &[], HiddenBy::Transparent);
}

#[test]
fn ink_of_other_text_does_not_spare() {
    let other = "BT /F1 12 Tf 72 700 Td (visible text) Tj ET";
    let paths = "10 10 m 20 20 l 30 10 l f";
    hidden(&format!("q 3 Tr {TEXT} Q {other} {paths}"), "", &[], HiddenBy::RenderMode);
    hidden(
        &format!("q /G0 gs {TEXT} Q {other} 60 690 m 300 720 l 300 690 l h n"),
        "",
        &[],
        HiddenBy::Transparent,
    );
}

#[test]
fn paint_seen_through_text_is_seen() {
    let through = format!("q 7 Tr {TEXT} 0 0.4 0.6 rg 50 690 300 40 re f Q");
    seen(&through, "", &[]);
    hidden(&format!("q 7 Tr {TEXT} Q"), "", &[], HiddenBy::RenderMode);
    hidden(&format!("q 7 Tr {TEXT} 1 g 50 690 300 40 re f Q"), "", &[], HiddenBy::RenderMode);
}

#[test]
fn a_form_drawn_twice_is_judged_each_time() {
    let form = stream("/Subtype/Form/BBox[0 0 612 792]/Resources<</Font<</F1 5 0 R>>>>", TEXT);
    let content = format!("0 0 0.5 rg {PANEL} 1 g /A Do q 1 0 0 1 0 -300 cm /A Do Q");
    let case = Case { content: &content, resources: "/XObject<</A 7 0 R>>", more: &[&form] };
    assert_eq!(case.verdicts(), [(None, false), (Some(HiddenBy::Colour), false)]);
}

#[test]
fn squeezed_text_is_tiny() {
    hidden(&TEXT.replace("12 Tf", "12 Tf 1 Tz"), "", &[], HiddenBy::Tiny);
    hidden(&format!("q 1 0 0 0.01 0 0 cm {} Q", TEXT.replace("72 700", "72 70000")), "", &[], HiddenBy::Tiny);
    seen(&TEXT.replace("12 Tf", "12 Tf -100 Tz").replace("72 700", "300 700"), "", &[]);
}

#[test]
fn glyph_programs_that_paint_nothing_hide() {
    let font = |program: &str| {
        format!(
            "<</Type/Font/Subtype/Type3/FontBBox[0 0 1000 1000]/FontMatrix[0.001 0 0 0.001 0 0]/FirstChar 97/LastChar 97\
             /Widths[600]/Encoding<</Differences[97/a]>>/CharProcs<</a {program} 0 R>>/Resources<<>>>>"
        )
    };
    let blank = stream("", "600 0 d0");
    let inked = stream("", "600 0 d0 0 0 500 700 re f");
    let text = "BT /T 12 Tf 72 700 Td (aaaa) Tj ET";
    let fonts = "/Font<</T 7 0 R>>";
    hidden(text, fonts, &[&font("8"), &blank], HiddenBy::Transparent);
    seen(text, fonts, &[&font("8"), &inked]);
}

#[test]
fn memberships_and_expressions_of_layers_count() {
    let member = "/Properties<</L0 7 0 R>>";
    let content = format!("/OC /L0 BDC {TEXT} EMC");
    hidden(&content, member, &["<</Type/OCMD/OCGs[6 0 R]/P/AllOn>>"], HiddenBy::Layer);
    seen(&content, member, &["<</Type/OCMD/OCGs[6 0 R]/P/AllOff>>"]);
    hidden(&content, member, &["<</Type/OCMD/VE[/And 6 0 R]>>"], HiddenBy::Layer);
    seen(&content, member, &["<</Type/OCMD/VE[/Not 6 0 R]>>"]);
    let form = stream("/Subtype/Form/BBox[0 0 612 792]/OC 6 0 R/Resources<</Font<</F1 5 0 R>>>>", TEXT);
    hidden("/A Do", "/XObject<</A 7 0 R>>", &[&form], HiddenBy::Layer);
    // A panel in a layer that is off covers nothing.
    seen(&format!("{TEXT} /OC /L0 BDC 1 g 50 690 200 30 re f EMC"), "/Properties<</L0 6 0 R>>", &[]);
}

#[test]
fn text_outside_the_box_of_its_form_is_hidden() {
    let form = stream("/Subtype/Form/BBox[0 0 20 20]/Resources<</Font<</F1 5 0 R>>>>", TEXT);
    hidden("/A Do", "/XObject<</A 7 0 R>>", &[&form], HiddenBy::Clipped);
}

#[test]
fn outlines_and_fake_bold_are_seen() {
    seen(&format!("2 Tr 1 g 0 G {TEXT}"), "", &[]);
    seen(&format!("{TEXT} {}", TEXT.replace("72 700", "72.3 700")), "", &[]);
    seen(&format!("1 g 1 Tr 0 G {TEXT}"), "", &[]);
}

#[test]
fn what_is_too_much_work_stays_in_doubt() {
    let tile = stream(
        "/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 9999 9999]/XStep 0.01/YStep 0.01/Resources<<>>",
        "1 g 0 0 4 4 re f",
    );
    undecided(&format!("/Pattern cs /P scn {TEXT}"), "/Pattern<</P 7 0 R>>", &[&tile]);
    let huge = image(255, "").replace("/Width 2/Height 2", "/Width 60000/Height 60000");
    undecided(&format!("q 612 0 0 792 0 0 cm /I Do Q 1 g {TEXT}"), "/XObject<</I 7 0 R>>", &[&huge]);
    let cycle = stream(
        "/Subtype/Form/BBox[0 0 9 9]/Resources<</ExtGState<</M<</SMask<</S/Luminosity/G 7 0 R>>>>>>>>",
        "/M gs 0 0 9 9 re f",
    );
    let content = format!("/M gs {TEXT}");
    let resources = "/ExtGState<</M<</SMask<</S/Luminosity/G 7 0 R>>>>>>";
    assert!(!Case { content: &content, resources, more: &[&cycle] }.verdicts().is_empty());
}

#[test]
fn text_is_cut_where_its_sight_changes() {
    let document =
        Case::new(&format!("0 0 0.5 rg 60 690 m 105 690 l 105 720 l 60 721 l f 1 g {TEXT}")).read();
    let texts: Vec<(&str, bool)> =
        document.runs.iter().map(|run| (run.text.as_str(), run.visibility.hidden.is_some())).collect();
    assert_eq!(texts, [("hidden ", false), ("words", true)]);
    assert_eq!(document.runs.iter().map(|run| run.first_glyph).collect::<Vec<_>>(), [0, 7]);
}

#[test]
fn inline_images_do_not_confuse_the_copy() {
    let inline = "q 20 0 0 20 300 300 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \u{1} EI Q";
    let content =
        format!("{inline} 0 0 0.5 rg {PANEL} 1 g {TEXT} {inline} {}", TEXT.replace("72 700", "72 300"));
    let case = Case::new(&content);
    let verdicts = case.verdicts();
    assert_eq!(verdicts.first(), Some(&(None, false)), "{verdicts:?}");
}

#[test]
fn blend_modes_mix_with_the_paper() {
    let mode = |name: &str| format!("/ExtGState<</M<</BM/{name}>>>>");
    hidden(&format!("/M gs 0 g {TEXT}"), &mode("Screen"), &[], HiddenBy::Colour);
    hidden(&format!("/M gs 0 g {TEXT}"), &mode("Difference"), &[], HiddenBy::Colour);
    seen(&format!("/M gs 1 g {TEXT}"), &mode("Difference"), &[]);
}

#[test]
fn transfer_functions_turn_colours_around() {
    let invert = "/ExtGState<</M<</TR<</FunctionType 2/Domain[0 1]/N 1/C0[1]/C1[0]>>>>>>";
    seen(&format!("/M gs 1 g {TEXT}"), invert, &[]);
    hidden(&format!("/M gs 0 g {TEXT}"), invert, &[], HiddenBy::Colour);
}

#[test]
fn a_marker_in_a_group_of_its_own_accuses_nobody() {
    let marker = stream(
        "/Subtype/Form/BBox[50 690 250 720]/Group<</S/Transparency>>/Resources<</ExtGState<</M<</BM/Multiply>>>>>>",
        "/M gs 1 1 0 rg 50 690 200 30 re f",
    );
    undecided(&format!("{TEXT} /A Do"), "/XObject<</A 7 0 R>>", &[&marker]);
}

#[test]
fn what_cannot_be_read_of_the_page_accuses_nobody() {
    undecided(&format!("/Pattern cs /Missing scn {TEXT}"), "", &[]);
    undecided(&format!("/Missing cs 1 scn {TEXT}"), "", &[]);
    let spot = "/ColorSpace<</C[/Separation/Spot/DeviceRGB 99 0 R]>>";
    undecided(&format!("/C cs 1 scn {TEXT}"), spot, &[]);
    let broken = image(255, "").replace("ASCIIHexDecode", "DCTDecode");
    undecided(&format!("q 300 0 0 40 50 690 cm /I Do Q 1 g {TEXT}"), "/XObject<</I 7 0 R>>", &[&broken]);
}

#[test]
fn an_image_without_all_of_its_data_accuses_nobody() {
    let white = format!("q 300 0 0 40 50 690 cm /I Do Q 1 g {TEXT}");
    let whole = image(255, "");
    hidden(&white, "/XObject<</I 7 0 R>>", &[&whole], HiddenBy::Colour);
    let cut = whole.replace("ffffffff>", "ffff>");
    undecided(&white, "/XObject<</I 7 0 R>>", &[&cut]);
}

#[test]
fn glyph_programs_may_have_colours_of_their_own() {
    let font = "<</Type/Font/Subtype/Type3/FontBBox[0 0 1000 1000]/FontMatrix[0.001 0 0 0.001 0 0]/FirstChar 97\
                /LastChar 97/Widths[600]/Encoding<</Differences[97/a]>>/CharProcs<</a 8 0 R>>/Resources<<>>>>";
    let black = stream("", "600 0 d0 0 g 0 0 500 700 re f");
    let fonts = "/Font<</T 7 0 R>>";
    let text = "BT /T 12 Tf 72 500 Td (aaaa) Tj ET";
    seen(&format!("1 g {text}"), fonts, &[font, &black]);
    // Viewers differ on what a render mode means for such glyphs.
    undecided(&format!("3 Tr {text}"), fonts, &[font, &black]);
}

#[test]
fn dashes_meshes_and_calculators_are_weighed() {
    let panel = format!("0 0 0.4 rg {PANEL}");
    undecided(&format!("{panel} [0.0001] 0 d 0 0 m 600 700 l S 1 g {TEXT}"), "", &[]);
    let calculator = stream(
        "/FunctionType 4/Domain[0 612 0 792]/Range[0 1]",
        &format!("{{{}pop}}", "dup pop ".repeat(500)),
    );
    let shading = "<</ShadingType 1/Domain[0 612 0 792]/ColorSpace/DeviceGray/Function 8 0 R>>";
    undecided(&format!("/S sh 1 g {TEXT}"), "/Shading<</S 7 0 R>>", &[shading, &calculator]);
}
