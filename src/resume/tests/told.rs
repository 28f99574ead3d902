//! Studies that are told in words, by labels, or by how the others of their section stand.

use super::studies::{page, studies};
use super::{Page, at};

#[test]
fn a_sentence_tells_a_study() {
    let lines = [
        "Completed B.E-Weaving in Torsk College of Engineering 2011 batch and have secured an aggregate of 64%",
        "Completed 12thstandard in Lotus Higher Secondary School, Rampura during the year 2007 with 62.17%",
        "Intermediate from U.K.Board in the year 2005.",
        "SECONDARY FROM TKSB WITH 83% IN YEAR 2003",
        "B. Tech in Sail Making from Torsk University, Vestvik, in 2013",
    ];
    let wanted = [
        "Torsk College of Engineering | B.E-Weaving | - | -",
        "Lotus Higher Secondary School | 12thstandard | - | -",
        "U.K.Board | Intermediate | - | -",
        "TKSB | SECONDARY | - | -",
        "Torsk University | B. Tech | Sail Making | -",
    ];
    assert_eq!(studies(&page(&lines)), wanted);
}

#[test]
fn a_fact_behind_its_label_begins_no_study() {
    let lines = [
        "Torsk Hogeschool",
        "Bio-Techniek, BSc. 7,2 Gemiddeld",
        "Minor: Web Design",
        "Juli 2023",
        "Vestvik Lyceum",
        "Havodiploma. 6,5 Gemiddeld",
        "Juli 2016",
    ];
    let wanted = ["Torsk Hogeschool | BSc. | Bio-Techniek | -", "Vestvik Lyceum | Havodiploma | - | -"];
    assert_eq!(studies(&page(&lines)), wanted);
    let labelled =
        page(&["Master Studium Robotik, Hochschule Torsk", "Schwerpunkt: Webmaschinen", "2014 – 2016"]);
    assert_eq!(studies(&labelled), ["Hochschule Torsk | Master Studium Robotik | Webmaschinen | -"]);
    let bracketed = page(&["Bachelor, Economics (focus: looms), University of Torsk", "2014 – 2016"]);
    assert_eq!(studies(&bracketed), ["University of Torsk | Bachelor | Economics (focus: looms) | -"]);
    let school = page(&["Torsk University: Full Web Development", "08/2020 – 09/2021"]);
    assert!(studies(&school)[0].starts_with("Torsk University | "), "no label ends in a name");
}

#[test]
fn what_stands_above_a_faculty_is_the_school() {
    let lines = [
        "UNK, Tarnow 11.2007 - 05.2009",
        "Faculty of Chemistry",
        "Master in Dyes",
        "PAK, Torsk 11.1998 - 03.2005",
        "Faculty of Theology",
        "Bachelor in Letters",
    ];
    assert_eq!(studies(&page(&lines)), ["UNK | Master | Dyes | -", "PAK | Bachelor | Letters | -"]);
}

#[test]
fn a_degree_told_twice_is_one_study() {
    let lines = ["FST Torsk - Master", "Master in Looms and Sails", "2018 – 2021"];
    assert_eq!(studies(&page(&lines)), ["FST Torsk | Master | Looms and Sails | -"]);
}

#[test]
fn a_degree_names_its_field() {
    for (line, wanted) in [
        ("B.E. (Weaving), Torsk College", "Torsk College | B.E. | Weaving | -"),
        (
            "Master of Applied Weaving, Torsk College",
            "Torsk College | Master of Applied Weaving | Applied Weaving | -",
        ),
        ("Bachelor of Science, Torsk College", "Torsk College | Bachelor of Science | - | -"),
    ] {
        assert_eq!(studies(&page(&[line, "2014 – 2016"])), [wanted]);
    }
}

#[test]
fn a_study_that_no_word_tells_stands_as_the_others_do() {
    let page = Page::of_person().heading("Education");
    let page = page
        .line(&[at(50.0, "Torsk College")])
        .line(&[at(50.0, "Bachelor of Arts, Weaving · (2011 – 2015)")]);
    let page = page
        .line(&[at(50.0, "NVIT Torsk")])
        .line(&[at(50.0, "PGXYT, Dyeing · (September 2015 – April 2016)")]);
    let wanted = ["Torsk College | Bachelor of Arts | Weaving | -", "NVIT Torsk | PGXYT | Dyeing | -"];
    assert_eq!(studies(&page), wanted);
}

#[test]
fn chinese_names_end_as_what_they_are() {
    let wanted = ["西风大学 | 本科 | 织造工程 | -"];
    assert_eq!(studies(&page(&["2012.10-2016.07", "西风大学 织造工程 本科"])), wanted);
}

#[test]
fn a_cell_may_be_two_labels() {
    let row = |page: Page, cells: [&'static str; 4]| {
        page.line(&[at(50.0, cells[0]), at(180.0, cells[1]), at(330.0, cells[2]), at(480.0, cells[3])])
    };
    let page = row(
        Page::of_person().heading("Education"),
        ["Qualification", "College/Institutes", "Year", "Aggregate"],
    );
    let page = row(page, ["B.TECH", "TRSK", "2015", "68%"]);
    assert_eq!(studies(&page), ["TRSK | B.TECH | - | 68%"]);
}

#[test]
fn a_labelled_school_is_a_fact_of_the_study_above() {
    let lines = [
        "Higher Secondary Certificate (HSC)",
        "Group : Business Studies",
        "Result : GPA-3.10 (out of 5.00)",
        "Passing Year : 2006",
        "Board : Vestvik",
        "Institute : Lotus Degree College",
        "Secondary School Certificate (SSC)",
        "Group : Sail Making",
        "Passing Year : 2001",
        "Board : Vestvik",
        "Institute : Torsk Academy",
    ];
    let found = studies(&page(&lines));
    assert!(
        found[0].starts_with("Lotus Degree College | Higher Secondary Certificate (HSC) | Business Studies")
    );
    assert!(found[1].starts_with("Torsk Academy | Secondary School Certificate (SSC) | Sail Making"));
    assert_eq!(found.len(), 2);
}

#[test]
fn a_column_of_boards_names_no_school_beside_one_of_schools() {
    let cells = |texts: [&'static str; 4]| {
        [at(50.0, texts[0]), at(150.0, texts[1]), at(300.0, texts[2]), at(480.0, texts[3])]
    };
    let page = Page::of_person()
        .heading("Education")
        .line(&cells(["Degree/Education", "Board/University", "School / Institution", "Year of Passing."]))
        .line(&cells(["SSLC", "State Board", "Lotus high school", "2008"]));
    assert_eq!(studies(&page), ["Lotus high school | SSLC | - | -"]);
}

#[test]
fn a_tab_before_the_colon_belongs_to_the_label() {
    let lines = [
        "Diploma in Ropes",
        "Name of the Institute\t\t: The Torsk Institute",
        "Month & Year of Passing\t: April 1998",
    ];
    assert_eq!(studies(&page(&lines)), ["The Torsk Institute | Diploma | Ropes | -"]);
}

#[test]
fn a_sentence_below_a_whole_study_begins_none() {
    let lines = [
        "TORSK COLLEGE OF ENGINEERING, VESTVIK — B.E",
        "2014 - 2018",
        "I am just now pursuing B.E and my present CGPA is 6.31.",
        "LOTUS HIGH SCHOOL, VESTVIK — HSC",
        "2012 - 2014",
        "I have completed HSC in Arts stream with 61.50%",
    ];
    let found = studies(&page(&lines));
    assert_eq!(found.len(), 2, "{found:?}");
    assert!(found[1].starts_with("LOTUS HIGH SCHOOL | HSC"));
}

#[test]
fn a_degree_below_goes_on_with_the_study_that_ends_in_its_year() {
    let lines = [
        "2001 – 2003   TORSK SCHOOL OF MANAGEMENT",
        "Candidate for MBA, May 2003",
        "1993 – 1997   LOTUS UNIVERSITY",
        "Bachelor of Science, July 1997",
    ];
    let found = studies(&page(&lines));
    assert_eq!(found.len(), 2, "{found:?}");
    assert!(found[1].starts_with("LOTUS UNIVERSITY | Bachelor of Science"));
}

#[test]
fn a_faculty_below_its_school_is_part_of_it() {
    let lines = ["Torsk State University", "Faculty of Mathematics", "BSc in Statistics", "2016 – 2020"];
    let found = studies(&page(&lines));
    assert_eq!(found, ["Torsk State University | BSc | Statistics | -"]);
}

#[test]
fn a_degree_that_heads_a_section_in_another_language_is_one() {
    let lines = ["Certificate in Rope Making", "Torsk Technical Institute", "2007 – 2008"];
    assert_eq!(studies(&page(&lines)), ["Torsk Technical Institute | Certificate | Rope Making | -"]);
}
