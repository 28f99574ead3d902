use super::{Cell, Page, at};

/// `title | company | start..end` of each job.
pub fn jobs(page: &Page) -> Vec<String> {
    let named = |field: &Option<crate::resume::Field>| field.as_ref().map_or("-".into(), |f| f.value.clone());
    let dated = |date: &Option<crate::resume::Field<crate::resume::Date>>| {
        date.as_ref().map_or("-".into(), |d| d.value.to_string())
    };
    page.parse()
        .work
        .iter()
        .map(|w| {
            format!("{} | {} | {}..{}", named(&w.title), named(&w.company), dated(&w.start), dated(&w.end))
        })
        .collect()
}

pub const TWO: [&str; 2] =
    ["Millwright | Fjordwerk AS | 2019-02..present", "Machine Operator | Holm Gears AS | 2015-01..2018-12"];

#[test]
fn dates_may_stand_after_the_names() {
    let page = Page::of_person()
        .heading("Experience")
        .line(&[at(50.0, "Millwright").bold(), at(400.0, "02/2019 – Present")])
        .line(&[at(50.0, "Fjordwerk AS")])
        .bullet("Aligned turbines")
        .line(&[at(50.0, "Machine Operator").bold(), at(400.0, "01/2015 – 12/2018")])
        .line(&[at(50.0, "Holm Gears AS")])
        .bullet("Cut gears");
    assert_eq!(jobs(&page), TWO);
}

#[test]
fn dates_may_stand_before_the_names() {
    let page = Page::of_person()
        .heading("Experience")
        .line(&[at(50.0, "02/2019 – Present")])
        .line(&[at(50.0, "Millwright, Fjordwerk AS").bold()])
        .bullet("Aligned turbines")
        .line(&[at(50.0, "01/2015 – 12/2018")])
        .line(&[at(50.0, "Machine Operator, Holm Gears AS").bold()])
        .bullet("Cut gears");
    assert_eq!(jobs(&page), TWO);
}

#[test]
fn entries_without_bullets_follow_the_pattern_of_the_others() {
    let page = Page::of_person()
        .heading("Experience")
        .line(&[at(50.0, "Millwright").bold()])
        .line(&[at(50.0, "Fjordwerk AS, 02/2019 – Present")])
        .bullet("Aligned turbines")
        .line(&[at(50.0, "Machine Operator").bold()])
        .line(&[at(50.0, "Holm Gears AS, 01/2015 – 12/2018")])
        .line(&[at(50.0, "Fitter").bold()])
        .line(&[at(50.0, "Vik Marine AS, 03/2012 – 12/2014")]);
    let found = jobs(&page);
    assert_eq!(found[..2], TWO);
    assert_eq!(found[2..], ["Fitter | Vik Marine AS | 2012-03..2014-12"]);
}

#[test]
fn a_rail_may_break_its_dates() {
    let page = Page::of_person()
        .heading("Experience")
        .line(&[at(50.0, "Feb 2019 –"), at(150.0, "Millwright, Fjordwerk AS")])
        .line(&[
            at(50.0, "Present"),
            at(150.0, "Aligned the turbines of nine hydroelectric plants on the west coast every year."),
        ])
        .line(&[at(50.0, "January"), at(150.0, "Machine Operator, Holm Gears AS")])
        .line(&[
            at(50.0, "2015 –"),
            at(150.0, "Cut spur and bevel gears for winches, cranes and all sorts of small boats."),
        ])
        .line(&[
            at(50.0, "December"),
            at(150.0, "Set up the second shift and taught its four apprentices to read drawings well."),
        ])
        .line(&[
            at(50.0, "2018"),
            at(150.0, "Kept the stock of blanks, tools and gauges for a line of eleven milling machines."),
        ]);
    assert_eq!(jobs(&page), TWO);
}

#[test]
fn an_open_range_in_a_rail_takes_no_earlier_date_of_the_next_entry() {
    let page = Page::of_person()
        .heading("Experience")
        .line(&[at(50.0, "2019 –"), at(150.0, "Millwright, Fjordwerk AS")])
        .line(&[at(50.0, "2015 – 2018"), at(150.0, "Machine Operator, Holm Gears AS")]);
    assert_eq!(
        jobs(&page),
        ["Millwright | Fjordwerk AS | 2019..present", "Machine Operator | Holm Gears AS | 2015..2018"]
    );
}

#[test]
fn a_date_beside_a_bullet_belongs_to_the_header_above() {
    let page = Page::of_person()
        .heading("Experience")
        .line(&[at(50.0, "Millwright, Fjordwerk AS").bold()])
        .line(&[at(50.0, "• Aligned turbines"), at(400.0, "02/2019 – Present")])
        .line(&[at(50.0, "Machine Operator, Holm Gears AS").bold()])
        .line(&[at(50.0, "• Cut gears"), at(400.0, "01/2015 – 12/2018")]);
    assert_eq!(jobs(&page), TWO);
    assert_eq!(page.parse().work[0].highlights[0].value, "Aligned turbines");
}

#[test]
fn a_job_without_dates_is_one_if_it_names_title_and_employer() {
    let page = Page::of_person()
        .heading("Experience")
        .line(&[at(50.0, "Software Engineer, Brisling Software Inc.").bold()])
        .bullet("Wrote drivers")
        .line(&[at(50.0, "Highlights")])
        .bullet("Wrote more drivers");
    assert_eq!(jobs(&page), ["Software Engineer | Brisling Software Inc. | -..-"]);
}

#[test]
fn a_header_that_wraps_beside_its_date_is_whole() {
    let page = Page::of_person()
        .heading("Experience")
        .line(&[at(50.0, "Millwright, Nordsjøens Dampskipsverft"), at(300.0, "02/2019 – Present")])
        .more(&[at(50.0, "AS, Bergen, Norway")])
        .bullet("Aligned turbines");
    assert_eq!(jobs(&page), ["Millwright | Nordsjøens Dampskipsverft AS | 2019-02..present"]);
    let company = page.parse().work[0].company.clone().unwrap();
    assert_eq!(company.span.unwrap().of(&page.reading.text), "Nordsjøens Dampskipsverft");
}

#[test]
fn a_word_that_found_no_room_goes_on_below() {
    // The text reaches 355 points, the first line 340: a word of seven letters needs 37 more.
    let wrapped = |end: &'static str| {
        Page::of_person()
            .heading("Experience")
            .line(&[at(50.0, "02/2019 – Present")])
            .line(&[at(50.0, "Millwright")])
            .line(&[at(50.0, end)])
            .more(&[at(50.0, "Halvøya Skipsverft")])
            .bullet("Aligned, balanced, greased and repaired turbines over a year")
            .bullet("Balanced, greased, aligned and repaired engines over a year")
    };
    let full = "The Long And Winding Old Company Of The United Brothers Of";
    assert!(jobs(&wrapped(full))[0].contains("Brothers Of Halvøya"), "{:?}", jobs(&wrapped(full)));
    assert!(jobs(&wrapped("Short Company"))[0].contains("| Short Company |"));
}

/// Two jobs in one paragraph, bullets at `left`; the last line of the first job's goes on with `more`.
fn in_one_block(left: f32, last: &'static str, more: &[Cell]) -> Page {
    let page = Page::of_person()
        .heading("Experience")
        .line(&[at(50.0, "Millwright, Fjordwerk AS")])
        .more(&[at(50.0, "02/2019 – Present")])
        .more(&[at(left, "• Aligned turbines, greased them and balanced them, all year")])
        .more(&[at(left, last)]);
    let page = if more.is_empty() { page } else { page.more(more) };
    page.more(&[at(50.0, "Machine Operator, Holm Gears AS")])
        .more(&[at(50.0, "01/2015 – 12/2018")])
        .more(&[at(left, "• Cut gears")])
}

#[test]
fn a_line_left_of_the_bullets_is_none_of_theirs() {
    for left in [50.0, 62.0] {
        let page = in_one_block(left, "• Kept the books", &[]);
        assert_eq!(jobs(&page), TWO, "{left}");
        let done = &page.parse().work[0].highlights;
        assert_eq!(done.last().unwrap().value, "Kept the books");
    }
}

#[test]
fn a_bullets_text_goes_on_below_it() {
    let last = "• Kept the books of the shipyard for the United Brothers of";
    let done = |page: &Page| page.parse().work[0].highlights.last().unwrap().value.clone();
    // Below its text, in lower case anywhere, and where the word found no room.
    for (left, more) in
        [(72.0, "Halvøya"), (62.0, "halvøya"), (50.0, "halvøya"), (62.0, "Halvøyaskipsverft, Norway")]
    {
        let page = in_one_block(62.0, last, &[at(left, more)]);
        assert_eq!(jobs(&page), TWO, "{left} {more}");
        assert_eq!(done(&page), format!("{} {more}", &last["• ".len()..]), "{left}");
    }
}

#[test]
fn a_dash_in_the_rail_is_no_bullet_of_the_text_beside_it() {
    let page = Page::of_person()
        .heading("Experience")
        .line(&[at(50.0, "February 2019"), at(150.0, "Millwright, Fjordwerk AS")])
        .more(&[at(50.0, "– Present"), at(150.0, "• Aligned turbines")])
        .line(&[at(50.0, "January 2015"), at(150.0, "Machine Operator, Holm Gears AS")])
        .more(&[at(50.0, "– December 2018"), at(150.0, "• Cut gears")]);
    assert_eq!(jobs(&page), TWO);
    assert_eq!(page.parse().work[1].highlights[0].value, "Cut gears");
}

#[test]
fn an_item_goes_on_as_its_line_ends() {
    let page = Page::of_person()
        .heading("Experience")
        .line(&[at(50.0, "Millwright, Fjordwerk AS"), at(400.0, "02/2019 – Present")])
        .more(&[at(62.0, "•"), at(70.0, "Aligned").size(12.0), at(120.0, "turbines, all that the yard")])
        .more(&[at(70.0, "has")]);
    assert_eq!(page.parse().work[0].highlights[0].value, "Aligned turbines, all that the yard has");
}

#[test]
fn a_title_above_the_next_employer_is_not_a_second_one_of_the_entry_above() {
    let page = Page::of_person()
        .heading("Experience")
        .line(&[at(50.0, "Plant Manager"), at(400.0, "02/2019 – Present")])
        .line(&[at(50.0, "Fjordwerk AS")])
        .line(&[at(50.0, "Site Engineer")])
        .line(&[at(50.0, "Holm Gears AS"), at(400.0, "01/2015 – 12/2018")])
        .line(&[at(50.0, "Shift Engineer")])
        .line(&[at(50.0, "Vik Marine AS"), at(400.0, "03/2012 – 12/2014")]);
    assert_eq!(
        jobs(&page),
        [
            "Plant Manager | Fjordwerk AS | 2019-02..present",
            "Site Engineer | Holm Gears AS | 2015-01..2018-12",
            "Shift Engineer | Vik Marine AS | 2012-03..2014-12"
        ]
    );
}

#[test]
fn a_head_without_a_date_is_an_entry_if_it_is_set_like_one() {
    let page = Page::of_person()
        .heading("Experience")
        .line(&[at(50.0, "Millwright, Fjordwerk AS").bold(), at(400.0, "02/2019 – Present")])
        .bullet("Aligned turbines")
        .line(&[at(50.0, "Contributor, Holm Gears").bold()])
        .bullet("Cut gears")
        .line(&[at(50.0, "Contributor, Vik")])
        .bullet("Cut more gears");
    let wanted = ["Millwright | Fjordwerk AS | 2019-02..present", "Contributor | Holm Gears | -..-"];
    assert_eq!(jobs(&page), wanted);
}

fn of_lines(lines: &[&'static str]) -> Vec<String> {
    jobs(
        &lines
            .iter()
            .fold(Page::of_person().heading("Experience"), |page, line| page.line(&[at(50.0, line)])),
    )
}

#[test]
fn roles_stand_below_how_long_it_was() {
    let lines = [
        "Torsk Retail",
        "7 years 9 months",
        "Senior Welder",
        "March 2022 – Present (4 years 9 months)",
        "Leeds, England, United Kingdom",
        "Welder",
        "March 2019 – March 2022 (3 years)",
        "Leeds, England, United Kingdom",
        "Quarrow Looms",
        "Junior Welder",
        "September 2016 – February 2019",
        "Orlan, England, United Kingdom",
    ];
    let read = of_lines(&lines);
    assert_eq!(read.len(), 3, "{read:?}");
    for (job, employer) in read.iter().zip(["Torsk Retail", "Torsk Retail", "Quarrow Looms"]) {
        assert!(job.contains(employer), "{read:?}");
    }
}

#[test]
fn a_list_of_what_was_used_names_no_employer() {
    let lines = [
        "Lumora",
        "November 2017 – Present Senior Welder",
        "Dev Ops: Azure, Docker",
        "Norvik",
        "February 2014 – November 2017 Welder",
    ];
    let read = of_lines(&lines);
    assert!(read.len() == 2 && read[0].contains("Lumora") && read[1].contains("Norvik"), "{read:?}");
}

#[test]
fn a_region_in_capitals_is_no_legal_form() {
    let page = Page::of_person().heading("Experience");
    let page = page.line(&[at(50.0, "Welder, The Torsk Company, Springfield, CO, 2015 – 2018")]);
    let job = page.parse().work.remove(0);
    assert_eq!(job.company.map(|company| company.value).as_deref(), Some("The Torsk Company"));
    assert_eq!(job.location.map(|place| place.value).as_deref(), Some("Springfield, CO"));
}

#[test]
fn volunteering_is_no_job() {
    let page = Page::of_person().heading("Volunteer Experience");
    let page = page.line(&[at(50.0, "Swim Coach, YMCA Torsk"), at(400.0, "Jun 2019 – Aug 2021")]);
    let page = page.bullet("Taught 30 children to swim");
    let page = page.heading("Experience").line(&[at(50.0, "Welder, Torsk Ltd"), at(400.0, "2015 – 2018")]);
    let resume = page.parse();
    assert_eq!((resume.work.len(), resume.volunteer.len()), (1, 1));
    let organisation = resume.volunteer[0].company.as_ref().map(|company| company.value.as_str());
    assert_eq!(organisation, Some("YMCA Torsk"));
}

#[test]
fn a_leader_is_no_part_of_a_name() {
    let lines = [
        "Grey Torsk Co. . . . . . . . . . . . . . . . . . . . . . .",
        "Senior Welder 2020/10 – 2024/07",
        "Stone Torsk . . . . . . . . . . . . . . . . . . . . . . . .",
        "Welder 2016/12 – 2020/09",
    ];
    let wanted =
        ["Senior Welder | Grey Torsk Co. | 2020-10..2024-07", "Welder | Stone Torsk | 2016-12..2020-09"];
    assert_eq!(of_lines(&lines), wanted);
}

#[test]
fn a_legal_form_may_have_a_bracket_behind_it() {
    let read = of_lines(&["Apr 1992 – Jun 1999 THE TORSK KANGO BANK, LTD. (TKB)", "Welder"]);
    assert_eq!(read, ["Welder | THE TORSK KANGO BANK, LTD. (TKB) | 1992-04..1999-06"]);
}
