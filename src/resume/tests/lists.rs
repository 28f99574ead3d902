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

#[test]
fn of_running_text_only_the_lists_that_it_announces_are_read() {
    let page = page()
        .line(&[at(
            50.0,
            "Used to the care of machines of all kinds such as Looms, Gauges (old), and Lathes in",
        )])
        .more(&[at(50.0, "the mill and on the road.")])
        .line(&[at(
            50.0,
            "Experienced in Python/Rust/Java, and to be seen at the mill with them on each day",
        )]);
    assert_eq!(skills(&page), ["-: Looms", "-: Gauges (old)", "-: Python", "-: Rust", "-: Java"]);
}

#[test]
fn what_a_sentence_explains_is_the_skill() {
    let page = page()
        .line(&[at(50.0, "Planning - kept the books of the mill and the hours of all of the weavers in it")])
        .line(&[at(50.0, "Weaving").bold()])
        .line(&[at(50.0, "I wove for the better part of ten years in a mill that is known for its cloth")]);
    assert_eq!(skills(&page), ["-: Planning", "-: Weaving"]);
}

#[test]
fn labels_beside_drawn_bars_are_skills_and_a_level_is_none() {
    let page = page()
        .line(&[at(50.0, "Lathes:")])
        .line(&[at(50.0, "Gauges:")])
        .line(&[at(50.0, "Basic weaving"), at(200.0, "Advanced")]);
    assert_eq!(skills(&page), ["-: Lathes", "-: Gauges", "-: Basic weaving"]);
}

#[test]
fn a_bracket_goes_on_below_and_and_stands_before_the_last_of_a_list() {
    let page = page()
        .line(&[at(50.0, "Lathes, Controllers (Fanuc")])
        .more(&[at(50.0, "Heidenhain), Rust, Excel & Word etc.")])
        .line(&[at(50.0, "Excel & Word")]);
    assert_eq!(
        skills(&page),
        [
            "-: Lathes",
            "-: Controllers (Fanuc Heidenhain)",
            "-: Rust",
            "-: Excel",
            "-: Word",
            "-: Excel & Word"
        ]
    );
}

#[test]
fn spoken_languages_and_interests_are_no_skills() {
    let page = page()
        .line(&[at(50.0, "Languages: Norwegian, Sami")])
        .line(&[at(50.0, "Interests: Chess, Sailing")])
        .line(&[at(50.0, "Languages: Python, Rust")]);
    assert_eq!(skills(&page), ["Languages: Python", "Languages: Rust"]);
}

#[test]
fn skills_end_at_a_title_an_entry_or_a_fact_about_the_person() {
    let page = || Page::of_person().heading("SKILLS").line(&[at(50.0, "Lathes, Gauges")]);
    let title = page().heading("THINGS SEEN").line(&[at(50.0, "Mills, Fairs")]);
    let entry = page().line(&[at(50.0, "Weaver, Jan 1984 to Jan 1993")]).line(&[at(50.0, "Looms")]);
    let fact = page().line(&[at(50.0, "Date of birth: 12 May")]).line(&[at(50.0, "Single")]);
    for page in [title, entry, fact] {
        assert_eq!(skills(&page), ["-: Lathes", "-: Gauges"]);
    }
}

#[test]
fn skills_may_stand_behind_their_heading_among_other_facts() {
    let page = Page::of_person()
        .heading("Education")
        .line(&[at(50.0, "Trade certificate, 2010")])
        .line(&[at(50.0, "Computer skills: Word, Excel")])
        .line(&[at(50.0, "Languages known: Sami, German")]);
    assert_eq!(skills(&page), ["-: Word", "-: Excel"]);
    let languages = page.parse().languages;
    let names: Vec<&str> = languages.iter().map(|language| language.name.value.as_str()).collect();
    assert_eq!(names, ["Sami", "German"]);
}

#[test]
fn groups_stand_inside_a_line() {
    let page = page().line(&[at(50.0, "Languages - Commercial: C#, Java - Other: Scala, Rust")]);
    assert_eq!(skills(&page), ["Commercial: C#", "Commercial: Java", "Other: Scala", "Other: Rust"]);
}

#[test]
fn things_stand_above_their_items() {
    let page = Page::of_person().heading("Projects").line(&[at(50.0, "Expense Loom")]);
    let page =
        page.bullet("React app with charts").bullet("Deployed on a raft").line(&[at(50.0, "Chat Raft")]);
    let projects = page.bullet("Node.js and sockets").parse().projects;
    let names: Vec<(&str, usize)> =
        projects.iter().map(|item| (item.name.value.as_str(), item.highlights.len())).collect();
    assert_eq!(names, [("Expense Loom", 2), ("Chat Raft", 1)]);
}

#[test]
fn certificates_stand_behind_their_label_among_other_facts() {
    let page = Page::of_person().heading("Additional");
    let page = page.line(&[at(50.0, "Certifications: Torsk Certified Weaver (2022)")]);
    let names: Vec<String> = page.parse().certificates.into_iter().map(|name| name.value).collect();
    assert_eq!(names, ["Torsk Certified Weaver"]);
}

#[test]
fn an_abbreviation_in_a_plain_list_is_no_group() {
    let list = page()
        .line(&[at(50.0, "Loom control")])
        .line(&[at(50.0, "CNC")])
        .line(&[at(50.0, "Warping")])
        .line(&[at(50.0, "PHP")])
        .line(&[at(50.0, "Gauges")]);
    assert_eq!(skills(&list), ["-: Loom control", "-: CNC", "-: Warping", "-: PHP", "-: Gauges"]);
    let named = page()
        .line(&[at(50.0, "MACHINES")])
        .line(&[at(50.0, "Looms, Lathes")])
        .line(&[at(50.0, "HAND TOOLS")])
        .line(&[at(50.0, "Patience, Care")]);
    assert_eq!(
        skills(&named),
        ["MACHINES: Looms", "MACHINES: Lathes", "HAND TOOLS: Patience", "HAND TOOLS: Care"]
    );
}

#[test]
fn a_label_before_short_items_heads_a_list_whatever_joins_their_words() {
    let page =
        page().line(&[at(50.0, "Cuidado de telares: Aceite, Cambio de urdimbre, Ajuste de los peines")]);
    assert_eq!(
        skills(&page),
        [
            "Cuidado de telares: Aceite",
            "Cuidado de telares: Cambio de urdimbre",
            "Cuidado de telares: Ajuste de los peines"
        ]
    );
}

#[test]
fn a_colon_may_stand_with_the_list_behind_a_gap() {
    let page = page()
        .line(&[at(50.0, "Systems"), at(200.0, ": Windows, Linux")])
        .line(&[at(50.0, "Machines"), at(200.0, ": Looms, Lathes")]);
    assert_eq!(skills(&page), ["Systems: Windows", "Systems: Linux", "Machines: Looms", "Machines: Lathes"]);
}

#[test]
fn languages_end_where_other_facts_begin() {
    let page = Page::of_person()
        .line(&[at(50.0, "Languages known"), at(200.0, "Norwegian, German and Sami")])
        .line(&[at(50.0, "Contact address"), at(200.0, "15 Torsk Lane, Airedale")])
        .line(&[at(50.0, "Nationality"), at(200.0, "Norwegian")]);
    let names = page.parse().languages.into_iter().map(|language| language.name.value);
    assert_eq!(names.collect::<Vec<_>>(), ["Norwegian", "German and Sami"]);
}

#[test]
fn an_item_with_items_below_it_is_their_group() {
    let item = |page: Page, x: f32, text: &'static str| page.line(&[at(x, text)]);
    let rows =
        [(50.0, "• Machines"), (62.0, "• Looms"), (62.0, "• Lathes"), (50.0, "• Patience"), (50.0, "• Care")];
    let page = rows.into_iter().fold(page(), |page, (x, text)| item(page, x, text));
    assert_eq!(skills(&page), ["Machines: Looms", "Machines: Lathes", "-: Patience", "-: Care"]);
}

#[test]
fn a_bracket_alone_goes_with_the_item_above() {
    let page =
        page().line(&[at(50.0, "Loom control")]).line(&[at(50.0, "(CNC)")]).line(&[at(50.0, "Gauges")]);
    assert_eq!(skills(&page), ["-: Loom control (CNC)", "-: Gauges"]);
}
