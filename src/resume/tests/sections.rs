use super::{Page, at};
use crate::resume::{Resume, SectionKind};

/// Kind, whether it is known, and heading of each section.
fn shown(page: &Page) -> Vec<(SectionKind, bool, &str)> {
    let Resume { sections, .. } = page.parse();
    let heading = |span: Option<crate::span::Span>| span.map_or("", |span| span.of(&page.reading.text));
    sections.into_iter().map(|s| (s.kind, s.recognised, heading(s.heading))).collect()
}

#[test]
fn headings_are_known_words_that_are_set_alike() {
    let page = Page::of_person()
        .heading("Experience")
        .line(&[at(50.0, "Millwright, Fjordwerk AS")])
        .heading("Skills")
        .line(&[at(50.0, "Languages").bold()])
        .line(&[at(50.0, "Norwegian, German")]);
    assert_eq!(
        shown(&page),
        [
            (SectionKind::Contact, true, ""),
            (SectionKind::Work, true, "Experience"),
            // `Languages` is set like a group's name, not like a heading.
            (SectionKind::Skills, true, "Skills"),
        ]
    );
}

#[test]
fn an_unknown_heading_is_told_by_its_look() {
    let page = Page::of_person()
        .heading("Experience")
        .line(&[at(50.0, "Millwright, Fjordwerk AS")])
        .heading("Where I Sailed")
        .line(&[at(50.0, "Round the Skagerrak")])
        .heading("Education")
        .line(&[at(50.0, "Trade certificate")]);
    assert_eq!(
        shown(&page)[1..],
        [
            (SectionKind::Work, true, "Experience"),
            (SectionKind::Other, false, "Where I Sailed"),
            (SectionKind::Education, true, "Education"),
        ]
    );
}

#[test]
fn a_heading_may_stand_beside_its_content() {
    let page = Page::of_person()
        .line(&[at(50.0, "Experience").bold(), at(150.0, "Millwright, Fjordwerk AS")])
        .more(&[at(150.0, "Aligned turbines")])
        .line(&[at(50.0, "Education").bold(), at(150.0, "Trade certificate")]);
    assert_eq!(
        shown(&page)[1..],
        [(SectionKind::Work, true, "Experience"), (SectionKind::Education, true, "Education")]
    );
    let education = page.parse().sections[2].clone();
    assert!(education.span.of(&page.reading.text).ends_with("Trade certificate"));
}

#[test]
fn a_heading_beside_its_content_may_be_broken() {
    let page = Page::of_person()
        .line(&[at(50.0, "Professional").bold(), at(150.0, "Millwright, Fjordwerk AS, 02/2019 – Present")])
        .line(&[
            at(50.0, "Experience").bold(),
            at(150.0, "Machine Operator, Holm Gears AS, 01/2015 – 12/2018"),
        ])
        .line(&[at(50.0, "Technical").bold(), at(150.0, "Lathes")])
        .line(&[at(50.0, "Skills").bold()])
        .line(&[at(150.0, "Gears")]);
    assert_eq!(super::entries::jobs(&page), super::entries::TWO);
    assert_eq!(
        shown(&page)[1..],
        [(SectionKind::Work, true, "Professional"), (SectionKind::Skills, true, "Technical")]
    );
    let skills: Vec<String> = page.parse().skills.into_iter().map(|skill| skill.name.value).collect();
    assert_eq!(skills, ["Lathes", "Gears"]);
}

#[test]
fn a_side_column_may_set_its_headings_like_its_text() {
    let page = Page::of_person()
        .heading("Experience")
        .line(&[at(50.0, "Millwright, Fjordwerk AS")])
        .column()
        .line(&[at(400.0, "Skills")])
        .line(&[at(400.0, "Lathes")]);
    assert_eq!(shown(&page)[2..], [(SectionKind::Skills, true, "Skills")]);
    let same_column = Page::of_person()
        .heading("Experience")
        .line(&[at(50.0, "Millwright, Fjordwerk AS")])
        .line(&[at(50.0, "Skills")])
        .line(&[at(50.0, "Lathes")]);
    assert_eq!(shown(&same_column).len(), 2);
}

#[test]
fn the_person_beside_a_sidebar_that_is_read_first_is_no_part_of_it() {
    let page = Page::new()
        .heading("Languages")
        .line(&[at(50.0, "Norwegian (native)")])
        .column()
        .line(&[at(250.0, "Ilse Brandvold").size(20.0).bold()])
        .line(&[at(250.0, "ilse@example.org | Bergen")])
        .heading("Experience")
        .line(&[at(250.0, "Engineer at Brisling Inc., 2019 – 2021")])
        .bullet("Did things");
    let resume = page.parse();
    assert_eq!(resume.languages.len(), 1);
    assert_eq!(resume.location.unwrap().city.unwrap().value, "Bergen");
}

#[test]
fn jobs_and_studies_are_told_by_what_they_are() {
    let jobs = |page: Page| {
        page.line(&[at(50.0, "Millwright").bold(), at(400.0, "02/2019 – Present")])
            .line(&[at(50.0, "Fjordwerk AS")])
            .bullet("Aligned turbines")
            .line(&[at(50.0, "Machine Operator").bold(), at(400.0, "01/2015 – 12/2018")])
            .line(&[at(50.0, "Holm Gears AS")])
            .bullet("Cut gears")
    };
    let study =
        |page: Page| page.line(&[at(50.0, "Trade certificate, Bergen Technical School, 2012 – 2014")]);
    let told = |page: &Page| {
        let resume = page.parse();
        let jobs = super::entries::jobs(page);
        assert_eq!(jobs, super::entries::TWO);
        let schools = resume.education.iter().filter_map(|study| study.school.as_ref());
        assert_eq!(
            schools.map(|school| school.value.as_str()).collect::<Vec<_>>(),
            ["Bergen Technical School"]
        );
    };
    // A heading of one's own beside a known one.
    let page = study(jobs(Page::of_person().heading("What I Have Done")).heading("Education"));
    told(&page);
    assert_eq!(shown(&page)[1], (SectionKind::Work, false, "What I Have Done"));
    // No heading at all.
    let page = study(jobs(Page::of_person()).heading("Education"));
    told(&page);
    assert_eq!(shown(&page)[1], (SectionKind::Work, true, ""));
    // A link among the jobs is no contact detail above them.
    let page = page.link("Holm Gears AS", "https://www.linkedin.com/company/holm");
    told(&page);
    // What begins in the middle of a sentence is not understood, and nothing is made of it.
    let torn = Page::of_person()
        .line(&[at(50.0, "development of millwright controls")])
        .line(&[at(50.0, "02/2019 – Present, Fjordwerk AS")])
        .line(&[at(50.0, "Machine Operator")])
        .heading("Education");
    assert_eq!(study(torn).parse().work, []);
    // No known heading.
    told(&study(jobs(Page::of_person().heading("What I Have Done")).heading("Where I Learnt")));
    // Other things with dates are no jobs where jobs are known.
    let page = study(jobs(Page::of_person().heading("Experience")).heading("Education"))
        .heading("At Sea")
        .line(&[at(50.0, "Deck Officer, Training Ship"), at(400.0, "01/2010 – 12/2011")])
        .bullet("Kept watch");
    told(&page);
    assert_eq!(shown(&page)[3], (SectionKind::Other, false, "At Sea"));
}

#[test]
fn a_known_heading_in_another_look_stands_out_by_itself() {
    let page = Page::of_person()
        .heading("Experience")
        .line(&[at(50.0, "Millwright, Fjordwerk AS")])
        .line(&[at(50.0, "TECHNICAL SKILLS")])
        .line(&[at(50.0, "Lathes")]);
    assert_eq!(shown(&page)[2], (SectionKind::Skills, true, "TECHNICAL SKILLS"));
    let labels = Page::of_person()
        .heading("Experience")
        .line(&[at(50.0, "Millwright, Fjordwerk AS")])
        .line(&[at(50.0, "TOOLS")])
        .line(&[at(50.0, "Fitter, Nordverk AS")])
        .line(&[at(50.0, "TOOLS")])
        .heading("Education")
        .line(&[at(50.0, "Trade certificate")]);
    assert_eq!(
        shown(&labels)[1..],
        [(SectionKind::Work, true, "Experience"), (SectionKind::Education, true, "Education")]
    );
}

#[test]
fn a_heading_may_be_misspelt() {
    let page = Page::of_person()
        .line(&[at(50.0, "WORKING EXPERINCE").bold()])
        .line(&[at(50.0, "Millwright, Fjordwerk AS")])
        .line(&[at(50.0, "COMPUTER KNOWLADGE").bold()])
        .line(&[at(50.0, "Lathes")]);
    assert_eq!(
        shown(&page)[1..],
        [(SectionKind::Work, true, "WORKING EXPERINCE"), (SectionKind::Skills, true, "COMPUTER KNOWLADGE")]
    );
    assert_eq!(crate::resume::vocabulary::vocabulary().heading_misspelt("Experienced"), None);
}

#[test]
fn a_heading_of_jobs_and_studies_leaves_it_to_them() {
    for (heading, job, study) in [
        (
            "工作及教育经历",
            ["星河技术有限公司", "2021.5~至今", "测试工程师"],
            ["西风大学", "2014.6~2018.6", "织造工程专业-本科"],
        ),
        (
            "Experiencia y Formación",
            ["Torsk Looms Ltd", "2021 – present", "Welder"],
            ["Torsk College", "2014 – 2018", "Bachelor of Arts"],
        ),
        (
            "Work and Education",
            ["Torsk Looms Ltd", "2021 – present", "Welder"],
            ["Torsk College", "2014 – 2018", "Bachelor of Arts"],
        ),
    ] {
        let page = Page::of_person().heading(heading);
        let page = page.line(&[at(50.0, job[0]), at(220.0, job[1]), at(330.0, job[2])]);
        let page = page.line(&[at(50.0, study[0]), at(220.0, study[1]), at(330.0, study[2])]);
        let resume = page.heading("Skills").line(&[at(50.0, "Lathes, Looms")]).parse();
        let company =
            resume.work.first().and_then(|job| job.company.as_ref()).map(|name| name.value.as_str());
        let school = resume.education.first().and_then(|study| study.school.as_ref());
        assert_eq!(company, Some(job[0]));
        assert_eq!(school.map(|name| name.value.as_str()), Some(study[0]));
    }
}

#[test]
fn headings_larger_than_all_dated_lines_are_headings_whatever_they_say() {
    let mut page = Page::of_person().heading("Publications").line(&[at(50.0, "On Sails, Torsk Press, 2021")]);
    for heading in ["Grants and Honours", "Where I Sailed", "Talks and Tides", "Miscellany"] {
        page = page.heading(heading).line(&[at(50.0, "Round the Skagerrak, 2019 – 2020")]);
        page = page.line(&[at(50.0, "and back")]);
    }
    let headings: Vec<&str> = shown(&page).iter().map(|(_, _, heading)| *heading).skip(1).collect();
    assert_eq!(
        headings,
        ["Publications", "Grants and Honours", "Where I Sailed", "Talks and Tides", "Miscellany"]
    );
}

#[test]
fn a_heading_may_go_on_behind_its_word() {
    let page = Page::of_person()
        .heading("Éducation")
        .line(&[at(50.0, "Baccalauréat, 2012")])
        .heading("Expériences de tissage et navigation")
        .line(&[at(50.0, "Assistante, Moulins de Torsk, 2019 – 2020")])
        .line(&[at(50.0, "Experience in mending nets and ropes")]);
    let kinds: Vec<SectionKind> = shown(&page).iter().map(|(kind, ..)| *kind).skip(1).collect();
    assert_eq!(kinds, [SectionKind::Education, SectionKind::Work]);
}

#[test]
fn how_long_it_was_may_stand_behind_a_heading() {
    let page = Page::of_person()
        .heading("Education")
        .line(&[at(50.0, "Torsk College, Baccalaureate, 2012")])
        .heading("Total working Experience 14 yrs.")
        .line(&[at(50.0, "Welder, Torsk Mills Ltd, 2012 – 2020")]);
    let kinds: Vec<SectionKind> = shown(&page).iter().map(|(kind, ..)| *kind).skip(1).collect();
    assert_eq!(kinds, [SectionKind::Education, SectionKind::Work]);
}

#[test]
fn a_misspelt_heading_may_say_how_long_it_was() {
    let page = Page::of_person()
        .heading("EDUCATION")
        .line(&[at(50.0, "Torsk College, Baccalaureate, 2012")])
        .line(&[at(50.0, "EXPRIENCE: - 3 Year 4 Month")])
        .line(&[at(50.0, "Welder, Torsk Mills Ltd, 2012 – 2020")]);
    assert_eq!(shown(&page)[2].0, SectionKind::Work);
    let page = Page::of_person()
        .heading("EDUCATION")
        .line(&[at(50.0, "Torsk College, Baccalaureate, 2012")])
        .line(&[at(50.0, "JOB EXPERIENCE: 6.5 Years of Harbour Experience in Mending")])
        .line(&[at(50.0, "Welder, Torsk Mills Ltd, 2012 – 2020")]);
    assert_eq!(shown(&page)[2].0, SectionKind::Work);
}

#[test]
fn a_plural_heads_as_its_singular_does() {
    let page = Page::of_person()
        .heading("Current Employment")
        .line(&[at(50.0, "Welder, Torsk Mills Ltd, 2012 – 2020")])
        .heading("Earlier Employments")
        .line(&[at(50.0, "Rigger, Lotus Ropes Ltd, 2008 – 2012")]);
    let kinds: Vec<SectionKind> = shown(&page).iter().map(|(kind, ..)| *kind).skip(1).collect();
    assert_eq!(kinds, [SectionKind::Work, SectionKind::Work]);
}

#[test]
fn a_line_with_a_colon_is_no_heading_where_headings_have_none() {
    let page = Page::of_person()
        .heading("Experience")
        .line(&[at(50.0, "Associate, Torsk Group, 1998-2000")])
        .heading("Chosen pieces of work:")
        .bullet("Weighed two mills")
        .line(&[at(50.0, "Research Assistant, Vestvik University, 1997-1998")])
        .bullet("Wove");
    assert_eq!(page.parse().work.len(), 2);
}

#[test]
fn a_heading_word_below_each_job_is_a_label() {
    let mut page = Page::of_person().heading("Experience");
    for (head, period) in
        [("Welder, Torsk Mills Ltd", "2019 – 2021"), ("Rigger, Lotus Ropes Ltd", "2016 – 2018")]
    {
        page = page.line(&[at(50.0, head).bold(), at(400.0, period)]).bullet("Worked");
        page = page.heading("Key Achievements").bullet("A prize");
    }
    assert_eq!(page.heading("Education").line(&[at(50.0, "BSc, Torsk College, 2015")]).parse().work.len(), 2);
}

#[test]
fn a_spot_drawn_before_a_heading_is_no_bullet() {
    let mut page = Page::of_person()
        .heading("Experience")
        .line(&[at(50.0, "Millwright, Fjordwerk, 02/2019-03/2021")])
        .bullet("Aligned turbines")
        .bullet("Cut gears")
        .heading("Skills")
        .line(&[at(50.0, "Lathes")]);
    let heading = page.reading.lines.iter().position(|line| line.span.of(&page.reading.text) == "Skills");
    page.reading.lines[heading.unwrap()].bullet = true;
    assert_eq!(page.parse().skills.len(), 1);
}
