use super::entries::jobs;
use super::{Page, at};

fn page(headers: &[&'static str]) -> Page {
    let page = Page::of_person().heading("Experience");
    headers.iter().fold(page, |page, header| page.line(&[at(50.0, header)]).bullet("Did things"))
}

#[test]
fn the_order_that_most_entries_show_decides_the_doubtful_ones() {
    let title_first = page(&[
        "Software Engineer | Brisling Software Inc. | 2019 – 2021",
        "Sjøbris | Tangvik | 2017 – 2018",
    ]);
    assert_eq!(jobs(&title_first)[1], "Sjøbris | Tangvik | 2017..2018");
    let company_first = page(&[
        "Brisling Software Inc. | Software Engineer | 2019 – 2021",
        "Tangvik | Sjøbris | 2017 – 2018",
    ]);
    assert_eq!(jobs(&company_first)[1], "Sjøbris | Tangvik | 2017..2018");
}

#[test]
fn at_divides_title_and_employer() {
    let found = jobs(&page(&["Software Engineer at Brisling & Torsk, 2019 – 2021"]));
    assert_eq!(found, ["Software Engineer | Brisling & Torsk | 2019..2021"]);
    let looks = Page::of_person().heading("Experience").line(&[
        at(50.0, "Software Engineer").bold(),
        at(140.0, "at"),
        at(155.0, "Brisling & Torsk").italic(),
        at(400.0, "2019 – 2021"),
    ]);
    assert_eq!(jobs(&looks), ["Software Engineer | Brisling & Torsk | 2019..2021"]);
}

#[test]
fn a_legal_form_stays_with_its_company_and_places_are_taken_off() {
    let page = page(&["Software Engineer, Brisling Software, Inc., Portland, OR | 2019 – 2021"]);
    assert_eq!(jobs(&page), ["Software Engineer | Brisling Software, Inc. | 2019..2021"]);
    assert_eq!(page.parse().work[0].location.clone().unwrap().value, "Portland, OR");
}

#[test]
fn a_span_of_time_is_no_name() {
    let page = Page::of_person()
        .heading("Experience")
        .line(&[at(50.0, "Software Engineer")])
        .line(&[at(50.0, "Jan 2019 – Mar 2021"), at(200.0, "2 years 3 months")])
        .bullet("Did things");
    assert_eq!(jobs(&page), ["Software Engineer | - | 2019-01..2021-03"]);
}

#[test]
fn roles_below_one_another_share_the_employer_above() {
    let page = Page::of_person()
        .heading("Experience")
        .line(&[at(50.0, "Brisling Software Inc.").bold()])
        .line(&[at(50.0, "Lead Engineer").italic(), at(400.0, "2019 – 2021")])
        .bullet("Did things")
        .line(&[at(50.0, "Engineer").italic(), at(400.0, "2017 – 2019")])
        .bullet("Did other things");
    assert_eq!(
        jobs(&page),
        [
            "Lead Engineer | Brisling Software Inc. | 2019..2021",
            "Engineer | Brisling Software Inc. | 2017..2019"
        ]
    );
}

#[test]
fn a_town_behind_a_comma_is_told_by_the_entries_together() {
    let shared = page(&[
        "Engineer | Brisling Software, Tangvik | 2019 – 2021",
        "Technician | Torsk Marine, Sundby | 2017 – 2018",
    ]);
    assert_eq!(
        jobs(&shared),
        ["Engineer | Brisling Software | 2019..2021", "Technician | Torsk Marine | 2017..2018"]
    );
    let alone = page(&[
        "Engineer | Brisling, Tangvik | 2019 – 2021",
        "Technician | Torsk Marine | 2017 – 2018",
        "Welder | Sundby Yard | 2015 – 2016",
    ]);
    assert_eq!(jobs(&alone)[0], "Engineer | Brisling, Tangvik | 2019..2021");
}

#[test]
fn labels_say_what_a_value_is() {
    let page = Page::of_person()
        .heading("Experience")
        .line(&[at(50.0, "Period:").bold(), at(120.0, "2019 – 2021")])
        .line(&[at(50.0, "Company:").bold(), at(120.0, "Sjøbris")])
        .line(&[at(50.0, "Position:").bold(), at(120.0, "Tangvik Hand")])
        .bullet("Did things");
    assert_eq!(jobs(&page), ["Tangvik Hand | Sjøbris | 2019..2021"]);
}

#[test]
fn a_period_that_a_line_breaks_is_one() {
    let page = Page::of_person()
        .heading("Experience")
        .line(&[at(50.0, "Software Engineer at Brisling Software Inc. (April 2019 – September")])
        .line(&[at(50.0, "2021)")])
        .bullet("Did things");
    assert_eq!(jobs(&page), ["Software Engineer | Brisling Software Inc. | 2019-04..2021-09"]);
}

#[test]
fn labelled_facts_make_a_job_on_lines_of_their_own_and_on_one() {
    let wanted =
        ["Site Clerk | Brisling Works Ltd | 2016-02..2018-07", "Clerk | Torsk Mills | 2012-04..2015-12"];
    let lines = Page::of_person()
        .heading("Work Experience")
        .line(&[at(50.0, "Name of Company: Brisling Works Ltd")])
        .line(&[at(50.0, "Designation:- Site Clerk")])
        .line(&[at(50.0, "Duration: 02 / 02 / 2016 to 31 / 07 / 2018")])
        .line(&[at(50.0, "Key Responsibilities:")])
        .bullet("Kept the books")
        .line(&[at(50.0, "Torsk Mills")])
        .line(&[at(50.0, "Period: 2012 April to 2015 December Position: Clerk Job Summary")])
        .bullet("Kept the books");
    assert_eq!(jobs(&lines), wanted);
    let work = lines.parse().work;
    assert_eq!(work.iter().map(|job| job.highlights.len()).collect::<Vec<_>>(), [2, 1]);
}

#[test]
fn a_label_a_preposition_or_the_rest_of_a_sentence_is_no_name() {
    let page = page(&["Designation | Clerk of | 2016 – 2018", "developed looms | Torsk Mills | 2012 – 2015"]);
    assert_eq!(jobs(&page), ["Clerk | - | 2016..2018", "- | Torsk Mills | 2012..2015"]);
}

#[test]
fn nobody_is_given_the_employer_of_the_job_above() {
    let page = page(&["Clerk | Torsk Mills | 2016 – 2018", "Brisling | 2012 – 2015", "Weaver | 2010 – 2011"]);
    assert_eq!(jobs(&page)[1], "- | Brisling | 2012..2015");
}

#[test]
fn a_sentence_about_a_post_is_a_job() {
    let lines = Page::of_person()
        .heading("Experience")
        .bullet("Worked as a Clerk in “Torsk Mills Ltd.” for a period from (02.05.2010 to 30.08.2012)")
        .bullet("Kept the books");
    assert_eq!(jobs(&lines), ["Clerk | Torsk Mills Ltd. | 2010-05..2012-08"]);
}

#[test]
fn the_ends_of_a_period_may_stand_below_one_another_beside_text() {
    let page = Page::of_person()
        .heading("Experience")
        .line(&[at(50.0, "Weaver, Torsk Mills Ltd").bold(), at(400.0, "February 2016 –")])
        .line(&[at(50.0, "• Wove sails"), at(400.0, "August 2019")])
        .line(&[at(50.0, "Clerk, Brisling Ltd").bold(), at(400.0, "May 2012 –")])
        .line(&[at(50.0, "• Kept the books"), at(400.0, "June 2015")]);
    let wanted = ["Weaver | Torsk Mills Ltd | 2016-02..2019-08", "Clerk | Brisling Ltd | 2012-05..2015-06"];
    assert_eq!(jobs(&page), wanted);
}

#[test]
fn plain_lines_about_what_was_done_are_no_names() {
    let page = Page::of_person()
        .heading("Experience")
        .line(&[at(50.0, "Office Manager, Torsk Retail"), at(400.0, "Jan 2019 – Present")])
        .line(&[at(50.0, "Ran the office of forty people")])
        .line(&[at(50.0, "Receptionist, Brisling Hotel"), at(400.0, "Mar 2016 – Dec 2018")])
        .line(&[at(50.0, "Greeted guests")]);
    let wanted = [
        "Office Manager | Torsk Retail | 2019-01..present",
        "Receptionist | Brisling Hotel | 2016-03..2018-12",
    ];
    assert_eq!(jobs(&page), wanted);
    assert_eq!(page.parse().work[1].highlights[0].value, "Greeted guests");
}

#[test]
fn list_items_with_dates_are_jobs_where_no_other_line_has_one() {
    let page = Page::of_person()
        .heading("Experience")
        .bullet("Site Engineer, Torsk Builders, 2019 – 2021")
        .bullet("Welder, Brisling Ltd, 2016 – 2018");
    let wanted = ["Site Engineer | Torsk Builders | 2019..2021", "Welder | Brisling Ltd | 2016..2018"];
    assert_eq!(jobs(&page), wanted);
}

#[test]
fn a_page_that_stands_twice_holds_each_job_once() {
    let twice = page(&["Clerk | Torsk Mills Ltd | 2016 – 2018", "Clerk | Torsk Mills Ltd | 2016 – 2018"]);
    assert_eq!(jobs(&twice), ["Clerk | Torsk Mills Ltd | 2016..2018"]);
}

#[test]
fn dates_of_a_passport_are_no_jobs() {
    let page = Page::new()
        .heading("Experience")
        .line(&[at(50.0, "Millwright, Fjordwerk AS")])
        .line(&[at(50.0, "Place: Bergen, Duration: June 2014 - July 2017")])
        .bullet("Aligned turbines for a plant of 2050 Sq.M")
        .line(&[at(50.0, "Passport No: N1234567")])
        .line(&[at(50.0, "Date of Issue:29/06/2018")])
        .line(&[at(50.0, "Date of Expiry:28/06/2028")]);
    let work = page.parse().work;
    assert_eq!(work.len(), 1);
    assert!(work[0].start.is_some());
}
