use super::{Page, at};

#[test]
fn the_name_is_large_at_the_top_and_like_the_address() {
    let page = Page::new()
        .line(&[at(50.0, "Curriculum Vitae").size(20.0)])
        .line(&[at(50.0, "Ilse Brandvold").size(20.0)])
        .line(&[at(50.0, "Mechanical Engineer")])
        .line(&[at(50.0, "ilse.brandvold@example.org")]);
    let resume = page.parse();
    assert_eq!(resume.name.unwrap().value, "Ilse Brandvold");
    assert_eq!(resume.label.unwrap().value, "Mechanical Engineer");
}

#[test]
fn prompts_of_a_template_tell_nothing_of_the_person() {
    let page = Page::new()
        .line(&[at(50.0, "Ilse Brandvold").size(20.0).bold()])
        .line(&[at(50.0, "ilse.brandvold@example.org | "), at(250.0, "Town, Norway")])
        .prompt()
        .heading("Experience")
        .prompt()
        .line(&[at(50.0, "Millwright, Torskverk AS, 02/2019-03/2021")])
        .line(&[at(50.0, "Job title, Employer Ltd, 01/2015-12/2018")])
        .prompt()
        .heading("Skills")
        .line(&[at(50.0, "Lathes")])
        .line(&[at(50.0, "Name a skill")])
        .prompt();
    let resume = page.parse();
    assert_eq!(resume.location, None);
    assert_eq!(resume.work.iter().filter_map(|job| job.company.as_ref()).count(), 1);
    let company = resume.work[0].company.as_ref().unwrap();
    assert_eq!(company.span.unwrap().of(&page.reading.text), "Torskverk AS");
    assert_eq!(resume.skills.iter().map(|skill| &*skill.name.value).collect::<Vec<_>>(), ["Lathes"]);
    let prompts = crate::resume::prompts(&page.document, &page.reading);
    let texts: Vec<&str> = prompts.iter().map(|prompt| prompt.of(&page.reading.text)).collect();
    assert_eq!(texts, ["Town, Norway", "Job title, Employer Ltd, 01/2015-12/2018", "Name a skill"]);
}

#[test]
fn a_name_on_two_lines_is_one() {
    let two = |first: &'static str, second: &'static str| {
        let page = Page::new()
            .line(&[at(50.0, first).size(20.0)])
            .line(&[at(50.0, second).size(20.0)])
            .line(&[at(50.0, "brandvold@example.org")]);
        page.parse().name.map(|name| name.value)
    };
    assert_eq!(two("Ilse", "Brandvold").as_deref(), Some("Ilse Brandvold"));
    assert_eq!(two("Ilse Moe von", "Brandvold").as_deref(), Some("Ilse Moe von Brandvold"));
}

#[test]
fn links_are_printed_or_behind_text() {
    let page = Page::new()
        .line(&[at(50.0, "Ilse Brandvold").size(20.0)])
        .line(&[at(50.0, "www.brandvold.example | github.com/ilseb | Profile")])
        .link("github.com/ilseb", "https://github.com/ilseb/")
        .link("Profile", "https://www.linkedin.com/in/ilse-b");
    let links = page.parse().links;
    let shown: Vec<_> =
        links.iter().map(|l| (l.url.value.as_str(), l.printed, l.network.as_deref())).collect();
    assert_eq!(
        shown,
        [
            ("www.brandvold.example", true, None),
            ("github.com/ilseb", true, Some("GitHub")),
            ("https://www.linkedin.com/in/ilse-b", false, Some("LinkedIn")),
        ]
    );
    assert_eq!(links[2].anchor.unwrap().of(&page.reading.text), "Profile");
}

#[test]
fn what_a_job_links_to_is_not_of_the_person() {
    let page = Page::of_person()
        .line(&[at(50.0, "Portfolio")])
        .link("Portfolio", "http://https://brandvold.example/looms")
        .heading("Experience")
        .line(&[at(50.0, "Millwright, Torskverk AS, 02/2019-03/2021")])
        .bullet("Put up https://shop.brandvold.example/sale and https://shop.torsk.example/sale")
        .bullet("Kept the heat pumps of torsk.example running")
        .link("heat pumps", "https://encyclopedia.example/Heat_pump")
        .bullet("Code")
        .link("Code", "https://github.com/ilse-b");
    let resume = page.parse();
    let own = resume
        .links
        .iter()
        .filter(|link| crate::resume::is_of_person(link, &resume))
        .map(|link| &*link.url.value);
    assert_eq!(
        own.collect::<Vec<_>>(),
        [
            "https://shop.brandvold.example/sale",
            "https://brandvold.example/looms",
            "https://github.com/ilse-b"
        ]
    );
}

#[test]
fn what_a_colon_parts_from_a_label_is_no_town() {
    let page = Page::of_person()
        .heading("Personal Information")
        .line(&[at(50.0, "Faith"), at(200.0, ": QUAKER (ORTHODOX)")])
        .line(&[at(50.0, "Shoes:"), at(200.0, "Torsk, Sild")]);
    assert_eq!(page.parse().location, None);
}

#[test]
fn labels_beside_a_number_and_rows_of_dates_tell_no_town() {
    let page = |line: &'static str| Page::of_person().line(&[at(50.0, line)]).parse();
    assert_eq!(page("Contact No-(Mobile) 0900 55 012 33").location, None);
    let resume = page("Weaving of warped wefts 05.03.17/11.06.17");
    assert_eq!((resume.location, resume.phones.len()), (None, 1));
}

#[test]
fn a_canadian_postal_code_tells_the_country() {
    let page = Page::of_person().line(&[at(50.0, "12 rue Velda, Quarvo (Québec) H2X 1Y4")]);
    let resume = page.parse();
    let location = resume.location.unwrap();
    assert_eq!(location.region.unwrap().value, "Québec");
    assert_eq!(resume.country, Some("CA"));
}

#[test]
fn the_first_of_two_names_is_the_name() {
    let named = |line: &'static str| {
        let page = Page::new().line(&[at(50.0, line).size(14.0).bold()]);
        page.line(&[at(50.0, "+47 900 55 012")]).parse().name.map(|name| name.value)
    };
    assert_eq!(named("ODALYS VANCE @ BRANDT").as_deref(), Some("ODALYS VANCE"));
    assert_eq!(named("Odalys Vance alias Brandt").as_deref(), Some("Odalys Vance"));
    assert_eq!(named("Odalys Vance Brandt").as_deref(), Some("Odalys Vance Brandt"));
}

#[test]
fn a_name_stands_letter_by_letter_or_below_a_declaration() {
    let named = |first: &'static str, last: &'static str| {
        let page = Page::new()
            .line(&[at(50.0, first)])
            .line(&[at(50.0, "EMAIL: brandvold90@example.org")])
            .line(&[at(50.0, "CAREER OBJECTIVE:")])
            .line(&[at(50.0, "A geologist who looks for a post in a survey.")])
            .line(&[at(50.0, "DECLARATION")])
            .line(&[at(50.0, last)]);
        page.parse().name.map(|name| name.value)
    };
    assert_eq!(named("I L S E  B R A N D V O L D", "Date:").as_deref(), Some("ILSE BRANDVOLD"));
    assert_eq!(
        named("Mobile: +47 55 550 192", "Place………. Ilse Brandvold").as_deref(),
        Some("Ilse Brandvold")
    );
    assert_eq!(named("Mobile: +47 55 550 192", "Father: Olav Brandvold"), None);
    assert_eq!(named("Mobile: +47 55 550 192", "Place………. Olav Aasen"), None);
}

#[test]
fn a_name_is_a_trade_has_two_labels_or_a_space_in_a_script_without() {
    let named = |lines: &[&'static str]| {
        let lines = lines.iter().fold(Page::new(), |page, line| page.line(&[at(50.0, line).size(20.0)]));
        let page =
            lines.line(&[at(50.0, "ib4471@example.org")]).heading("Skills").line(&[at(50.0, "Lathes")]);
        page.parse().name.map(|name| name.value)
    };
    assert_eq!(named(&["Ilse Carpenter"]).as_deref(), Some("Ilse Carpenter"));
    assert_eq!(named(&["Master Carpenter Apprentice"]), None);
    let labels = ["First name: Ilse", "Last name: Brandvold"];
    assert_eq!(named(&labels).as_deref(), Some("Ilse Brandvold"));
    assert_eq!(named(&["Name – Ilse", "Father – Olav"]).as_deref(), Some("Ilse"));
    assert_eq!(named(&["職務経歴書", "氏名：山辺 光"]).as_deref(), Some("山辺 光"));
    assert_eq!(named(&["个人简历", "姓名：李明 性 别：男"]).as_deref(), Some("李明"));
    assert_eq!(named(&["רות לביא"]), None, "a page has its letters in the order of drawing");
}

#[test]
fn the_target_proves_what_a_broken_address_is() {
    let page = |target: &str| {
        let page = Page::new()
            .line(&[at(50.0, "Ilse Brandvold").size(20.0)])
            .line(&[at(50.0, "ilse.brand@exam-")])
            .line(&[at(50.0, "ple.example.org")]);
        page.link("ilse.brand@exam-\nple.example.org", target).parse().emails
    };
    // Without the target there is no whole address on any line.
    assert_eq!(page("https://example.org").len(), 0);
    let found = page("mailto:ilse.brand@example.example.org");
    assert_eq!(found.first().map(|e| e.value.as_str()), Some("ilse.brand@example.example.org"));
}

#[test]
fn a_place_is_a_town_with_more_that_proves_it() {
    let city = |line: &'static str| {
        let page = Page::new()
            .line(&[at(50.0, "Ilse Brandvold").size(20.0)])
            .line(&[at(50.0, "Geologist, Dr. rer. nat.")])
            .line(&[at(50.0, line)])
            .line(&[at(50.0, "ilse.brandvold@example.org")]);
        page.parse().location.and_then(|location| location.city).map(|city| city.value)
    };
    for (line, wanted) in [
        ("Bergen, Norway", "Bergen"),
        ("Nygate 12, 5003 Bergen", "Bergen"),
        ("5003 Bergen", "Bergen"),
        ("12 Harbour Road, Port Arthur, TX 77640", "Port Arthur"),
        ("Harbour Road 9, Port Arthur, TX", "Port Arthur"),
    ] {
        assert_eq!(city(line).as_deref(), Some(wanted), "{line}");
    }
}

#[test]
fn a_name_stands_below_what_the_document_is_however_it_is_spelt() {
    let page = |name: &'static str| {
        Page::new()
            .line(&[at(50.0, "CARRICULAM VIATE").size(20.0).bold()])
            .line(&[at(50.0, name).bold()])
            .line(&[at(50.0, "Email id: ib4471@example.org")])
            .heading("Career Objective")
            .line(&[at(50.0, "Soil Mechanics and Foundations")])
    };
    for name in ["ILSE BRANDVOLD", "Brandvold.I"] {
        assert_eq!(page(name).parse().name.map(|name| name.value).as_deref(), Some(name));
    }
}

#[test]
fn what_has_the_shape_of_a_name_at_the_top_may_be_one() {
    let possible = |first: &'static str| {
        let page = Page::new().line(&[at(50.0, first)]).line(&[at(50.0, "Skills: Lathes, 4 gauges")]);
        crate::resume::possible_name(&page.reading).map(|span| span.of(&page.reading.text).to_owned())
    };
    assert_eq!(possible("Ilse Brandvold").as_deref(), Some("Ilse Brandvold"));
    assert_eq!(possible("Mechanical Engineer"), None);
    assert_eq!(possible("Curriculum Vitae"), None);
}

#[test]
fn a_label_is_no_town() {
    let page = Page::new()
        .line(&[at(50.0, "Ilse Brandvold").size(20.0)])
        .line(&[at(50.0, "EMAIL ID:ilse@example.org")])
        .line(&[at(50.0, "Contact no :+47 900 55 012")]);
    assert_eq!(page.parse().location, None);
}

#[test]
fn names_are_read_however_they_are_written() {
    let name = |first: &'static str| {
        let page = Page::new()
            .line(&[at(50.0, first).size(16.0).bold()])
            .line(&[at(50.0, "Telephone +47 900 55 012")])
            .heading("Experience")
            .line(&[at(50.0, "Residential Towers").bold().size(16.0)]);
        page.parse().name.map(|name| name.value)
    };
    for (first, wanted) in [
        ("Ilse Varnholt (she/her)", "Ilse Varnholt"),
        ("Ilse \"Izzy\" Varnholt", "Ilse \"Izzy\" Varnholt"),
        ("José María de la Cruz y Ortega", "José María de la Cruz y Ortega"),
        ("Ilse Varnholt, Senior Data Analyst", "Ilse Varnholt"),
        ("Ilse Varnholt, B.E – Electrical Engineer", "Ilse Varnholt"),
        ("Ilse P. Varnholt, M.S., J.D.", "Ilse P. Varnholt"),
        ("Ms Ilse Varnholt BSc (Hons)", "Ilse Varnholt"),
        ("ilse varnholt", "ilse varnholt"),
        ("Curriculum Vitae of Ilse Varnholt", "Ilse Varnholt"),
        ("Ilse Varnholt 2026 Resume", "Ilse Varnholt"),
        ("MD TALVIBUR", "MD TALVIBUR"),
        ("Ilse - Marie Varnholt", "Ilse - Marie Varnholt"),
        ("ILSE \u{200b}VARNHOLT", "ILSE VARNHOLT"),
        ("Mr. Sumvit Kumar Banvka", "Sumvit Kumar Banvka"),
    ] {
        assert_eq!(name(first).as_deref(), Some(wanted), "{first}");
    }
}

#[test]
fn a_large_name_goes_on_below_in_its_own_size() {
    let name = |first: f32, second: f32, lines: [&'static str; 2]| {
        let page = Page::new()
            .line(&[at(50.0, lines[0]).size(first).bold()])
            .line(&[at(50.0, lines[1]).size(second).bold()])
            .line(&[at(50.0, "Weaver of cloth for mills of all kinds and sizes")]);
        page.parse().name.map(|name| name.value)
    };
    assert_eq!(name(21.0, 37.0, ["ILSE", "VARNHOLT"]).as_deref(), Some("ILSE VARNHOLT"));
    assert_eq!(name(25.0, 25.0, ["ILSE MARIE", "VARNHOLT MOE"]).as_deref(), Some("ILSE MARIE VARNHOLT MOE"));
    assert_eq!(name(11.0, 11.0, ["ILSE MARIE", "VARNHOLT MOE"]).as_deref(), Some("ILSE MARIE"));
}

#[test]
fn names_and_phones_stand_behind_labels_of_other_scripts() {
    let read = |title: &'static str, name: &'static str, phone: &'static str| {
        let page = Page::new()
            .line(&[at(50.0, title).size(18.0).bold()])
            .line(&[at(50.0, name)])
            .line(&[at(50.0, phone)])
            .line(&[at(50.0, "Python, Rust, Java")]);
        let resume = page.parse();
        (resume.name.map(|name| name.value), resume.phones.first().map(|phone| phone.value.clone()))
    };
    let wanted = |name: &str| (Some(name.to_owned()), Some("13800138000".to_owned()));
    assert_eq!(read("个人简历", "姓 名：林晓雨 性 别：女", "手 机：13800138000"), wanted("林晓雨"));
    assert_eq!(read("履歴書", "氏名：山本花子", "電話：13800138000"), wanted("山本花子"));
    assert_eq!(read("이력서", "성명: 김하늘", "연락처: 13800138000"), wanted("김하늘"));
    assert_eq!(read("Резюме", "ФИО: Анна Ветрова", "Телефон: 13800138000"), wanted("Анна Ветрова"));
}

#[test]
fn the_halves_of_a_name_may_stand_apart() {
    let page = Page::new()
        .line(&[at(50.0, "ILSE").size(24.0).bold(), at(300.0, "ilse.moe@example.org")])
        .line(&[at(50.0, "VARNHOLT").size(24.0).bold(), at(300.0, "+44 20 7946 0143")])
        .line(&[at(50.0, "Welder of hulls for yards of all kinds and sizes")])
        .line(&[at(50.0, "Welds hulls, masts and rudders")])
        .line(&[at(50.0, "Keeps the yard and its tools")]);
    assert_eq!(page.parse().name.map(|name| name.value).as_deref(), Some("ILSE VARNHOLT"));
}

#[test]
fn a_place_below_a_name_is_no_part_of_it() {
    let page = Page::new()
        .line(&[at(50.0, "Tor Vikane")])
        .line(&[at(50.0, "Tangvik, Norway")])
        .line(&[at(50.0, "tor.vikane@example.org")]);
    assert_eq!(page.parse().name.unwrap().value, "Tor Vikane");
}

#[test]
fn a_name_in_a_narrow_column_takes_three_lines() {
    let page = Page::new()
        .line(&[at(50.0, "João Luís").size(20.0).bold()])
        .line(&[at(50.0, "Vikane dos").size(20.0).bold()])
        .line(&[at(50.0, "Torsk").size(20.0).bold()])
        .line(&[at(50.0, "joao@example.org")])
        .heading("Experience")
        .line(&[at(50.0, "Welder, Torsk Mills Ltd, 2012 – 2020")])
        .line(&[at(50.0, "Rigger, Lotus Ropes Ltd, 2008 – 2012")])
        .line(&[at(50.0, "Mender, Vik Nets Ltd, 2004 – 2008")])
        .line(&[at(50.0, "Mended nets and ropes")]);
    assert_eq!(page.parse().name.unwrap().value, "João Luís Vikane dos Torsk");
}

#[test]
fn a_school_is_no_name() {
    let page = Page::new()
        .line(&[at(50.0, "Torsk University").size(20.0).bold()])
        .line(&[at(50.0, "joao@example.org")])
        .line(&[at(50.0, "Round the Skagerrak, and back again")]);
    assert_eq!(page.parse().name, None);
}
