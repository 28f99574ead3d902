use super::{Page, at};
use crate::resume::Field;

pub fn studies(page: &Page) -> Vec<String> {
    let named = |field: &Option<Field>| field.as_ref().map_or("-".into(), |f| f.value.clone());
    let shown = page.parse().education;
    shown
        .iter()
        .map(|e| {
            format!("{} | {} | {} | {}", named(&e.school), named(&e.degree), named(&e.area), named(&e.score))
        })
        .collect()
}

pub fn page(lines: &[&'static str]) -> Page {
    let page = Page::of_person().heading("Education");
    lines.iter().fold(page, |page, line| page.line(&[at(50.0, line)]))
}

#[test]
fn school_degree_field_and_grade_are_told_apart_in_any_order() {
    for lines in [
        &["Bachelor of Science, Physics", "University of Tangvik", "2012 – 2015"][..],
        &["University of Tangvik", "Bachelor of Science in Physics", "2012 – 2015"],
        &["2012 – 2015", "Bachelor of Science: Physics", "University of Tangvik"],
        &["Bachelor of Science Physics at University of Tangvik, 2012 – 2015"],
    ] {
        assert_eq!(
            studies(&page(lines)),
            ["University of Tangvik | Bachelor of Science | Physics | -"],
            "{lines:?}"
        );
    }
    let graded = page(&["University of Tangvik (Grade: 1.9)", "B.Sc., Physics", "2012 – 2015"]);
    assert!(studies(&graded)[0].starts_with("University of Tangvik | B.Sc. | Physics"));
    let below = page(&["University of Tangvik", "B.Sc., Physics", "2012 – 2015", "GPA: 3.8"]);
    assert_eq!(studies(&below), ["University of Tangvik | B.Sc. | Physics | 3.8"]);
}

#[test]
fn in_between_two_looks_is_no_part_of_the_degree() {
    let page = Page::of_person().heading("Education").line(&[at(50.0, "University of Tangvik")]).line(&[
        at(50.0, "Ph.D. in"),
        at(95.0, "Physics").bold(),
        at(400.0, "2012 – 2015"),
    ]);
    assert_eq!(studies(&page), ["University of Tangvik | Ph.D. | Physics | -"]);
}

#[test]
fn a_hyphenated_field_is_whole() {
    let page = Page::of_person()
        .heading("Education")
        .line(&[at(50.0, "Diploma, Human Re-"), at(400.0, "2012 – 2015")])
        .more(&[at(50.0, "sources, University")])
        .more(&[at(50.0, "of Tangvik")]);
    assert_eq!(studies(&page), ["University of Tangvik | Diploma | Human Resources | -"]);
}

#[test]
fn degree_and_field_are_told_apart_in_other_languages() {
    for (line, degree, area) in [
        ("Licence en Droit", "Licence", "Droit"),
        ("Laurea magistrale in Economia", "Laurea magistrale", "Economia"),
        ("Mestrado em Engenharia Civil", "Mestrado", "Engenharia Civil"),
        ("Kandidatexamen i Statsvetenskap", "Kandidatexamen", "Statsvetenskap"),
        ("Magister Zarządzania i Marketingu", "Magister", "Zarządzania i Marketingu"),
    ] {
        let page = Page::of_person()
            .heading("Education")
            .line(&[at(50.0, line).bold(), at(400.0, "2014 – 2018")])
            .line(&[at(50.0, "Universität Tangvik")]);
        let study = page.parse().education.remove(0);
        let value = |field: Option<Field>| field.map(|field| field.value).unwrap_or_default();
        assert_eq!((value(study.degree).as_str(), value(study.area).as_str()), (degree, area), "{line}");
    }
}

#[test]
fn the_word_before_a_school_parts_it_from_the_study() {
    for (line, wanted) in [
        ("Bachelor Informatik an der Hochschule Torsk", "Hochschule Torsk | Bachelor | Informatik | -"),
        ("Licence de Droit à l’Université de Torsk", "Université de Torsk | Licence | Droit | -"),
        ("Laurea in Economia presso Università di Torsk", "Università di Torsk | Laurea | Economia | -"),
        ("Máster en Derecho en la Universidad de Torsk", "Universidad de Torsk | Máster | Derecho | -"),
        ("BSc Weaving @ Torsk College", "Torsk College | BSc | Weaving | -"),
    ] {
        assert_eq!(studies(&page(&[line])), [wanted]);
    }
}

#[test]
fn studies_on_a_line_each_need_no_dates() {
    let lines = [
        "B.E. in Marine Engineering from Tangvik University in 2012 with 71.8 %",
        "HSC from Sjøbris High School with 70%",
    ];
    let wanted = ["Tangvik University | B.E. | Marine Engineering | -", "Sjøbris High School | HSC | - | -"];
    assert_eq!(studies(&page(&lines)), wanted);
    let listed = Page::of_person().heading("2. Educational Qualification :-");
    assert_eq!(studies(&lines.iter().fold(listed, |page, line| page.bullet(line))), wanted);
}

#[test]
fn a_table_is_read_by_the_head_of_its_columns() {
    let row = |page: Page, cells: [&'static str; 4]| {
        page.line(&[at(50.0, cells[0]), at(180.0, cells[1]), at(330.0, cells[2]), at(480.0, cells[3])])
    };
    let page = Page::of_person().heading("Academic Qualification");
    let page = row(page, ["Exam / Degree", "Year of Passing", "Name of Institute", "Percentage"]);
    let page = row(page, ["Diploma in Weaving", "2012", "Tangvik Polytechnic", "68"]);
    let page = row(page, ["10th", "2009", "Torsk Private House", "50"]);
    let wanted = ["Tangvik Polytechnic | Diploma in Weaving | - | 68", "Torsk Private House | 10th | - | 50"];
    assert_eq!(studies(&page), wanted);
    let ends: Vec<String> =
        page.parse().education.iter().map(|study| study.end.as_ref().unwrap().value.to_string()).collect();
    assert_eq!(ends, ["2012", "2009"]);
}

#[test]
fn labels_say_what_is_a_school_and_a_field() {
    let lines = ["B.E 2014", "Discipline : Marine Engineering", "College : Tangvik House, Tangvik"];
    assert_eq!(studies(&page(&lines)), ["Tangvik House, Tangvik | B.E | Marine Engineering | -"]);
}

#[test]
fn names_that_say_nothing_of_themselves_are_withheld() {
    assert_eq!(studies(&page(&["Sjøbris Torsk", "Brisling Loomis", "2012 – 2015"])), ["- | - | - | -"]);
}

#[test]
fn a_second_degree_has_the_school_that_both_stand_under() {
    let lines = [
        "University of Tangvik",
        "Bachelor of Science in Physics, 2012 – 2015",
        "Master of Science in Optics, 2015 – 2017",
    ];
    let wanted = [
        "University of Tangvik | Bachelor of Science | Physics | -",
        "University of Tangvik | Master of Science | Optics | -",
    ];
    assert_eq!(studies(&page(&lines)), wanted);
}

#[test]
fn results_and_places_are_no_fields() {
    let lines = [
        "12th passed from Tangvik Board, Uttar Pradesh with 71.8% in 2008",
        "B.Tech., Aran Collage GPA 3.8, 2012",
    ];
    assert_eq!(studies(&page(&lines)), ["Tangvik Board | 12th | - | -", "Aran Collage | B.Tech. | - | -"]);
}

#[test]
fn a_date_may_stand_on_a_line_below() {
    let page = Page::of_person()
        .heading("Education")
        .line(&[at(50.0, "University of Tangvik").bold()])
        .line(&[at(50.0, "Bachelor of Science in Physics")])
        .bullet("Expected graduation: June 2025");
    assert_eq!(studies(&page), ["University of Tangvik | Bachelor of Science | Physics | -"]);
    assert_eq!(page.parse().education[0].end.as_ref().unwrap().value.to_string(), "2025-06");
}
