use super::{Page, at};

fn skills(page: &Page) -> Vec<String> {
    let shown = page.parse().skills;
    shown.iter().map(|s| format!("{}: {}", s.group.as_deref().unwrap_or("-"), s.name.value)).collect()
}

fn page() -> Page {
    Page::of_person().heading("Skills")
}

#[test]
fn a_plain_list_has_no_group() {
    let page = page().line(&[at(50.0, "Lathes, CNC (Fanuc, Heidenhain); TIG welding • C/C++")]);
    assert_eq!(skills(&page), ["-: Lathes", "-: CNC (Fanuc, Heidenhain)", "-: TIG welding", "-: C/C++"]);
}

#[test]
fn groups_are_named_by_colon_look_cell_or_line() {
    let wanted = ["Tools: Lathes", "Tools: Gauges", "Code: Python", "Code: Rust"];
    let colon = page().line(&[at(50.0, "Tools: Lathes, Gauges")]).line(&[at(50.0, "Code: Python, Rust")]);
    assert_eq!(skills(&colon), wanted);
    let cell = page()
        .line(&[at(50.0, "Tools").bold(), at(150.0, "Lathes, Gauges")])
        .line(&[at(50.0, "Code").bold(), at(150.0, "Python, Rust")]);
    assert_eq!(skills(&cell), wanted);
    let line = page()
        .line(&[at(50.0, "Tools").bold()])
        .line(&[at(50.0, "Lathes, Gauges")])
        .line(&[at(50.0, "Code").bold()])
        .line(&[at(50.0, "Python, Rust")]);
    assert_eq!(skills(&line), wanted);
    let bullets = page()
        .line(&[at(50.0, "Tools").bold()])
        .bullet("Lathes")
        .bullet("Gauges")
        .line(&[at(50.0, "Code").bold()])
        .bullet("Python")
        .bullet("Rust");
    assert_eq!(skills(&bullets), wanted);
    let side_by_side = page()
        .line(&[at(50.0, "Tools").bold(), at(250.0, "Code").bold()])
        .line(&[at(50.0, "Lathes, Gauges"), at(250.0, "Python, Rust")]);
    assert_eq!(skills(&side_by_side), wanted);
}

#[test]
fn a_grid_lists_a_skill_a_cell() {
    let page = page().line(&[at(50.0, "Lathes"), at(150.0, "Gauges"), at(250.0, "Milling")]).line(&[
        at(50.0, "Python"),
        at(150.0, "Rust"),
        at(250.0, "Fanuc"),
    ]);
    assert_eq!(skills(&page), ["-: Lathes", "-: Gauges", "-: Milling", "-: Python", "-: Rust", "-: Fanuc"]);
}

#[test]
fn sentences_are_no_skills() {
    let page = page()
        .line(&[at(50.0, "Keeps calm when everything on the shop floor seems to break at once and more")]);
    assert_eq!(skills(&page), Vec::<String>::new());
}

#[test]
fn languages_have_levels() {
    let shown = |page: &Page| -> Vec<String> {
        let languages = page.parse().languages;
        let level = |l: &crate::resume::Language| l.fluency.as_ref().map_or("-".into(), |f| f.value.clone());
        languages.iter().map(|l| format!("{} {}", l.name.value, level(l))).collect()
    };
    let heading = || Page::of_person().heading("Experience").heading("Languages");
    let page = heading().line(&[at(50.0, "Norwegian (Native), German: C1, Sami")]);
    assert_eq!(shown(&page), ["Norwegian Native", "German C1", "Sami -"]);
    let below = heading().line(&[at(50.0, "Norwegian")]).line(&[at(50.0, "Native speaker")]);
    assert_eq!(shown(&below), ["Norwegian Native speaker"]);
}

#[test]
fn sentences_and_levels_are_no_skills() {
    let page = page()
        .line(&[at(50.0, "I am able to work with looms of all kinds and to keep the books of a mill")])
        .line(&[at(50.0, "Lathes, Gauges, and Looms")])
        .line(&[at(50.0, "Advanced")]);
    assert_eq!(skills(&page), ["-: Lathes", "-: Gauges", "-: Looms"]);
}
