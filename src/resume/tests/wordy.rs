//! Jobs told in words, by labels and in lists of facts, as people write who use no template.

use super::entries::jobs;
use super::{Page, at};

fn page(lines: &[&'static str]) -> Page {
    let page = Page::of_person().heading("Experience");
    lines.iter().fold(page, |page, line| page.line(&[at(50.0, line)]))
}

#[test]
fn a_title_stands_behind_as() {
    let lines = [
        "From April- 2015 works with TORSK Electricals as a Asst. Manager- Maintenance",
        "From June-2010 To Nov-2012 SJØBRIS Looms Pvt. Ltd. As Sr. Engineer",
    ];
    let wanted = [
        "Asst. Manager- Maintenance | TORSK Electricals | 2015-04..present",
        "Sr. Engineer | SJØBRIS Looms Pvt. Ltd. | 2010-06..2012-11",
    ];
    assert_eq!(jobs(&page(&lines)), wanted);
}

#[test]
fn a_legal_form_tells_the_employer_behind_for() {
    let found = jobs(&page(&["Net Mender and Rigger for TORSK PVT LTD. April 2014 to till date"]));
    assert_eq!(found, ["Net Mender and Rigger | TORSK PVT LTD. | 2014-04..present"]);
    let title = jobs(&page(&["Manager for Sales and Marketing", "Torsk Mills Ltd", "2014 – 2016"]));
    assert_eq!(title, ["Manager for Sales and Marketing | Torsk Mills Ltd | 2014..2016"]);
}

#[test]
fn a_sentence_below_the_head_tells_the_title() {
    let lines = ["2009-2012 : Torsk Technologies Limited", "Worked as harbour care executive"];
    assert_eq!(jobs(&page(&lines)), ["harbour care executive | Torsk Technologies Limited | 2009..2012"]);
    let abroad = jobs(&page(&["Worked as a Senior Rigger in Qatar 2014 to 2015"]));
    assert_eq!(abroad, ["Senior Rigger | - | 2014..2015"], "a country is no employer");
}

#[test]
fn how_long_it_was_is_no_name() {
    let found = jobs(&page(&["Three Years’ Experience in Ropes in Torsk Systems from Sep 2012 to Oct-2015"]));
    assert_eq!(found, ["- | Torsk Systems | 2012-09..2015-10"]);
}

#[test]
fn a_label_of_duties_may_stand_before_the_title() {
    let lines = [
        "Company : Torsk Energy Ltd.",
        "Duration : March 2006 to till date",
        "Job Description : Sr. Executive – Sails & Ropes",
        "Company : Sjøbris Ceramics Ltd.",
        "Duration : May 2001 – July 2003",
        "Job Description : Harbour Secretary",
    ];
    let wanted = [
        "Sr. Executive – Sails & Ropes | Torsk Energy Ltd. | 2006-03..present",
        "Harbour Secretary | Sjøbris Ceramics Ltd. | 2001-05..2003-07",
    ];
    assert_eq!(jobs(&page(&lines)), wanted);
}

#[test]
fn facts_of_less_weight_are_no_names() {
    let lines = [
        "1. Torsk infratech pvt. Ltd.: May 2015",
        "March 2017",
        "Designation: Junior dock engineer",
        "Structural Consultant: Vestvik Associates.",
        "Responsibilities Entrusted:",
    ];
    let page = page(&lines);
    assert_eq!(jobs(&page), ["Junior dock engineer | Torsk infratech pvt. Ltd. | 2015-05..2017-03"]);
    assert_eq!(page.parse().work[0].location, None);
}

#[test]
fn a_dash_goes_on_with_a_title() {
    let lines = ["Torsk Petro Ltd | Dy. Manager - Purchase | 1992 to 2000"];
    assert_eq!(jobs(&page(&lines)), ["Dy. Manager - Purchase | Torsk Petro Ltd | 1992..2000"]);
    let firm = ["Mont - Royal Paper Ltd. | Welder | 2000 to 2008"];
    assert_eq!(jobs(&page(&firm)), ["Welder | Mont - Royal Paper Ltd. | 2000..2008"]);
    let slash = ["Developer / Application Care", "Internet Service of the Isles", "June 2019 – July 2021"];
    let wanted = ["Developer / Application Care | Internet Service of the Isles | 2019-06..2021-07"];
    assert_eq!(jobs(&page(&slash)), wanted);
}

#[test]
fn numbered_projects_below_the_jobs_are_none() {
    let page = page(&["Torsk Mills Ltd | Weaver | 2000 to 2008"])
        .bullet("Wove")
        .line(&[at(50.0, "1). Green Meadow project: Aug 2008 – May 2009")])
        .bullet("A hundred acres")
        .line(&[at(50.0, "2). Site B – 90 Million $, 1996 – Mid 1999")])
        .bullet("Bought all of it");
    assert_eq!(jobs(&page), ["Weaver | Torsk Mills Ltd | 2000..2008"]);
}

#[test]
fn a_date_that_is_said_again_begins_no_job() {
    let lines = [
        "Company name: Torsk Laboratories",
        "Designation: Store Manager (March 2014 to Present).",
        "Duration: From March 2014 to present.",
    ];
    assert_eq!(jobs(&page(&lines)), ["Store Manager | Torsk Laboratories | 2014-03..present"]);
    let seasons = page(&["Sound Technician", "Torsk College", "January 2021 - December 2021 / Waterloo, ON"])
        .bullet("Mixed")
        .line(&[at(50.0, "Rink Attendant")])
        .line(&[at(50.0, "Torsk Ice Club")])
        .line(&[at(50.0, "Winter 2014 - 2015 / Barrie, ON")])
        .line(&[at(50.0, "Winter 2015 - 2016 / Barrie, ON")])
        .bullet("Kept the ice");
    let wanted = [
        "Sound Technician | Torsk College | 2021-01..2021-12",
        "Rink Attendant | Torsk Ice Club | 2014..2015",
    ];
    assert_eq!(jobs(&seasons), wanted);
}

#[test]
fn the_day_of_a_signature_is_no_job() {
    let page = page(&["Weaver, Torsk Mills Ltd, Jan 2010 - March 2014"])
        .bullet("Wove")
        .line(&[at(50.0, "Place: Tangvik")])
        .line(&[at(50.0, "Date: 17/05/2015")])
        .line(&[at(50.0, "( ILSE BRANDVOLD )")]);
    assert_eq!(jobs(&page), ["Weaver | Torsk Mills Ltd | 2010-01..2014-03"]);
}

#[test]
fn studies_and_trainings_among_the_jobs_are_none() {
    let studies = page(&["MCA from Torsk Open University (2014)", "B.Sc. from Torsk University (2010)"]);
    assert_eq!(jobs(&studies), Vec::<String>::new());
    let training = jobs(&page(&["Underwent a training in accounts, Torsk Mills Ltd, 2009"]));
    assert!(!training.iter().any(|job| job.contains("Underwent")), "{training:?}");
}

#[test]
fn how_long_all_of_it_was_cuts_no_job() {
    let page = page(&["TORSK CYCLES LTD.", "Work Period - March 2013 to August 2016"])
        .line(&[at(50.0, "Total Work Experience – 3 Years & 5 months")])
        .line(&[at(50.0, "Designation- Harbour Planning Clerk")])
        .line(&[at(50.0, "Department – Ropes & Rigging")])
        .bullet("Planned");
    assert_eq!(jobs(&page), ["Harbour Planning Clerk | TORSK CYCLES LTD. | 2013-03..2016-08"]);
}

#[test]
fn what_a_portal_calls_a_role_is_no_title_beside_one() {
    let lines = [
        "May 2015 - Present",
        "CASHIER/ACCOUNTANT",
        "at Torsk Sanitary Store",
        "Location: Pune, India Company Industry: Retail Job Role: Front Desk",
    ];
    assert_eq!(jobs(&page(&lines)), ["CASHIER/ACCOUNTANT | Torsk Sanitary Store | 2015-05..present"]);
}

#[test]
fn a_date_in_words_may_go_on_below() {
    let lines = ["Working as site Engineer in M/S TORSK & CO. Since 1st", "June 2012."];
    assert_eq!(jobs(&page(&lines)), ["site Engineer | TORSK & CO. | 2012-06..present"]);
}

#[test]
fn the_year_of_a_standard_is_no_date() {
    let page = page(&["Worked in TORSK 45001-2009.", "Safety Documents"]);
    assert_eq!(jobs(&page), Vec::<String>::new());
}

#[test]
fn labels_that_recur_are_no_headings_and_no_titles() {
    let page = Page::of_person()
        .heading("EXPERIENCE")
        .heading("COMPANY- TORSK SAILS LTD")
        .heading("CLIENT- VIK")
        .heading("PROCESS- EARLY CATCH")
        .line(&[at(50.0, "Served them well")])
        .heading("COMPANY- LOTUS ROPES LTD (April2016-till date)")
        .heading("CLIENT- VIK")
        .heading("PROCESS- SALMON")
        .line(&[at(50.0, "Served them better")]);
    assert_eq!(jobs(&page), ["- | TORSK SAILS LTD | -..-", "- | LOTUS ROPES LTD | 2016-04..present"]);
}

#[test]
fn a_post_stands_behind_the_words_for_it() {
    let lines = [
        "M/S I D Torsk Ispat Pvt. Ltd Sept 2009 to March 2010 for the post of Dock Manager",
        "M/S Lotus Food Pvt. Ltd April 2010 to May2012 for the post of Manager.",
    ];
    let wanted = [
        "Dock Manager | I D Torsk Ispat Pvt. Ltd | 2009-09..2010-03",
        "Manager | Lotus Food Pvt. Ltd | 2010-04..2012-05",
    ];
    assert_eq!(jobs(&page(&lines)), wanted);
}

#[test]
fn a_line_that_announces_a_list_is_no_name() {
    let page = page(&["July 2008– July 2013 Torsk Turrets L.L.C. Dubai, U.A.E", "Site Engineer"])
        .line(&[at(50.0, "Basins duly finished:")])
        .bullet("Ten villas")
        .line(&[at(50.0, "May 2014– Dec 2014 Vik Trading L.L.C.")])
        .line(&[at(50.0, "Site Engineer")])
        .line(&[at(50.0, "Chores within this post were:")])
        .bullet("Heading the site");
    let wanted = [
        "Site Engineer | Torsk Turrets L.L.C. | 2008-07..2013-07",
        "Site Engineer | Vik Trading L.L.C. | 2014-05..2014-12",
    ];
    assert_eq!(jobs(&page), wanted);
}

#[test]
fn sentences_tell_jobs_without_dates() {
    let page = Page::of_person()
        .heading("Experience")
        .bullet("Two Year Experience in Torsk Mills Ltd as a Welder.")
        .bullet("Worked as Supervisor (Ropes) in Lotus Engineers")
        .bullet("Worked in a team of six");
    let wanted = ["Welder | Torsk Mills Ltd | -..-", "Supervisor (Ropes) | Lotus Engineers | -..-"];
    assert_eq!(jobs(&page), wanted);
}

#[test]
fn a_title_may_be_the_first_item_below_its_employer() {
    let page = Page::of_person()
        .heading("Experience")
        .line(&[at(50.0, "Torsk Company LLC, Vestvik (May 2017 – Present)")])
        .bullet("Head - Harbour Affairs – Dry Docks")
        .bullet("Deepened two basins")
        .line(&[at(50.0, "Lotus Engines Ltd, Pune (May 2015 – Sep 2016)")])
        .bullet("Senior Manager – Tidal Engines")
        .bullet("Managed the sales of engines in three countries");
    let wanted = [
        "Head - Harbour Affairs – Dry Docks | Torsk Company LLC | 2017-05..present",
        "Senior Manager – Tidal Engines | Lotus Engines Ltd | 2015-05..2016-09",
    ];
    assert_eq!(jobs(&page), wanted);
    let resume = page.parse();
    assert_eq!(resume.work[0].location.clone().unwrap().value, "Vestvik");
    assert_eq!(resume.work[0].highlights.len(), 1);
}

#[test]
fn a_label_whose_date_was_taken_out_is_no_part_of_the_employer() {
    let lines = ["Organization : Torsk Engg. Cons. Duration : 04-06-2003 to 29-10-2007 Designation : Rigger"];
    assert_eq!(jobs(&page(&lines)), ["Rigger | Torsk Engg. Cons. | 2003-06..2007-10"]);
}

#[test]
fn how_a_post_was_held_is_no_employer_in_any_language() {
    let french = page(&["Développeur Web — Stage, ESPRAT", "Juin 2022 – Sept. 2022"]);
    assert_eq!(jobs(&french), ["Développeur Web | ESPRAT | 2022-06..2022-09"]);
    let bullet = Page::of_person()
        .heading("Experience")
        .line(&[at(50.0, "Apprentissage · Platform Engineer"), at(400.0, "Paris, France")])
        .line(&[at(50.0, "MINISTÈRE DES MARÉES"), at(400.0, "Septembre 2023 - Mai 2024")])
        .bullet("Tressage de cordages");
    assert_eq!(jobs(&bullet), ["Platform Engineer | MINISTÈRE DES MARÉES | 2023-09..2024-05"]);
}

#[test]
fn tools_below_what_was_done_name_no_job() {
    let page = page(&["Welder, Torsk Mills Ltd, 2021 – 2023"])
        .bullet("Welded nine hulls")
        .line(&[at(70.0, "Linux, Ansible, Docker, Python").italic()])
        .line(&[at(50.0, "Rigger, Lotus Ropes Ltd, 2019 – 2021")])
        .bullet("Rigged nine masts");
    assert_eq!(
        jobs(&page),
        ["Welder | Torsk Mills Ltd | 2021..2023", "Rigger | Lotus Ropes Ltd | 2019..2021"]
    );
}

#[test]
fn labels_of_duties_may_be_two() {
    let lines = ["React Developer", "Self-Employed (Freelance)", "11/2022 - Present", "Achievements/Tasks"];
    assert_eq!(jobs(&page(&lines)), ["React Developer | Self-Employed (Freelance) | 2022-11..present"]);
}

#[test]
fn russian_jobs_are_told_by_their_words() {
    let page = Page::of_person()
        .heading("Работа")
        .line(&[at(50.0, "ТорскСпейс – Разработчик")])
        .line(&[at(50.0, "2023 - 2024")])
        .bullet("Сети и лодки")
        .line(&[at(50.0, "Лотос – Команда Паруса – Backend Разработчик")])
        .line(&[at(50.0, "2022 - 2023")])
        .bullet("Паруса");
    let found = jobs(&page);
    assert_eq!(found[0], "Разработчик | ТорскСпейс | 2023..2024");
    assert_eq!(found.len(), 2);
}

#[test]
fn what_stands_beside_the_date_of_the_other_line_is_the_place() {
    let page = Page::of_person()
        .heading("Experience")
        .line(&[at(50.0, "Operator"), at(400.0, "Norville, Ohio")])
        .line(&[at(50.0, "Thermoelectric Manuel"), at(400.0, "Sep 2016 – Nov 2018")])
        .bullet("Operated")
        .line(&[at(50.0, "Thermoelectric Manuel"), at(400.0, "Norville")])
        .line(&[at(50.0, "Operator"), at(400.0, "Sep 2014 – Nov 2015")])
        .bullet("Operated");
    let wanted = [
        "Operator | Thermoelectric Manuel | 2016-09..2018-11",
        "Operator | Thermoelectric Manuel | 2014-09..2015-11",
    ];
    assert_eq!(jobs(&page), wanted);
    let places: Vec<String> =
        page.parse().work.iter().map(|work| work.location.clone().unwrap().value).collect();
    assert_eq!(places, ["Norville, Ohio", "Norville"]);
    let firm = Page::of_person()
        .heading("Experience")
        .line(&[at(50.0, "Operator"), at(400.0, "Torsk Mills Ltd")])
        .line(&[at(50.0, "Tangvik"), at(400.0, "Sep 2016 – Nov 2018")])
        .bullet("Operated");
    assert_eq!(jobs(&firm), ["Operator | Torsk Mills Ltd | 2016-09..2018-11"], "a firm is no place");
}

#[test]
fn a_line_with_a_colon_below_the_date_is_no_place() {
    let page = page(&["TechPlace – Developer", "2024 – 2025"])
        .line(&[at(50.0, "Development in Python:")])
        .bullet("Algorithms");
    assert_eq!(page.parse().work[0].location, None);
}

#[test]
fn a_date_is_one_behind_a_label_that_nobody_knows() {
    let page = Page::of_person()
        .heading("Experience")
        .bullet("Company Name : Torsk Technologies.")
        .bullet("Role : Rigger.")
        .bullet("Stretch : 10th April 2013 To 28th July 2015")
        .bullet("Rigged the masts of nine boats")
        .bullet("Company Name : Lotus Ropes Ltd")
        .bullet("Role : Welder.")
        .bullet("Stretch : 4th Aug 2015 To 4th Feb 2016")
        .bullet("Welded");
    let wanted =
        ["Rigger | Torsk Technologies | 2013-04..2015-07", "Welder | Lotus Ropes Ltd | 2015-08..2016-02"];
    assert_eq!(jobs(&page), wanted);
}

#[test]
fn an_item_that_tells_a_post_goes_on_to_its_dates() {
    let page = Page::of_person()
        .heading("Experience")
        .bullet("Presently working in Torsk Products Pvt Ltd as Senior")
        .more(&[at(60.0, "officer from June 2016 till date")])
        .bullet("Worked in Lotus Ropes Limited as Officer from May 2012 to Nov 2012.");
    let wanted = [
        "Senior officer | Torsk Products Pvt Ltd | 2016-06..present",
        "Officer | Lotus Ropes Limited | 2012-05..2012-11",
    ];
    assert_eq!(jobs(&page), wanted);
}

#[test]
fn a_bracket_with_a_span_of_time_ends_no_employer() {
    let lines = ["Worked as a Site Engineer in Torsk Projects LTD. From Nov 2013 To Jan 2014 (3 Months)."];
    assert_eq!(jobs(&page(&lines)), ["Site Engineer | Torsk Projects LTD. | 2013-11..2014-01"]);
}

#[test]
fn a_labelled_date_may_end_each_job() {
    let page = page(&[
        "Golf Club of Torsk, Rope Keeper",
        "From: 2012 – Present",
        "Lotus Boutique, Mill Road, Vestvik",
        "Owned it with a friend and was responsible for the store and all that was in it.",
        "From: 2007-2010",
    ]);
    let found = jobs(&page);
    assert_eq!(found.len(), 2);
    assert!(found[0].contains("Golf Club of Torsk") && found[0].ends_with("2012..present"), "{found:?}");
    assert!(found[1].contains("Lotus Boutique") && found[1].ends_with("2007..2010"), "{found:?}");
}
