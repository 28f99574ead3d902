//! Dates and periods as people write them.

use super::*;

fn shown(text: &str) -> Vec<String> {
    let end = |end: &Option<(Date, Range<usize>)>| end.as_ref().map_or("-".into(), |(d, _)| d.to_string());
    periods(text).iter().map(|p| format!("{}..{}", end(&p.start), end(&p.end))).collect()
}

#[test]
fn a_phrase_that_heads_its_line_is_a_date() {
    assert_eq!(periods("En cours : soudeur chez Torsk").len(), 1);
    assert!(periods("Présent dans trois pays").is_empty() && periods("Now: a welder, currently").len() == 1);
}

#[test]
fn a_full_stop_behind_a_year_may_end_a_sentence() {
    assert_eq!(shown("Left in 2019. May also teach")[0], "-..2019");
}

#[test]
fn digits_and_months_of_other_scripts() {
    for (text, wanted) in [
        ("अक्टूबर 2016 - फ़रवरी 2019", "2016-10..2019-02"),
        ("सितम्बर २०१९ - वर्तमान", "2019-09..present"),
        ("٢٠١٢ - ٢٠١٥", "2012..2015"),
        ("２０１５/０４ - ２０１９/０３", "2015-04..2019-03"),
    ] {
        assert_eq!(shown(text), [wanted], "{text}");
    }
}

#[test]
fn ranges() {
    for (text, wanted) in [
        ("Jan 2018 – present", "2018-01..present"),
        ("Jan, 2018 - Dec, 2019", "2018-01..2019-12"),
        ("08/2019 – Present", "2019-08..present"),
        ("2018-06 to 2021-02", "2018-06..2021-02"),
        ("2012–2016", "2012..2016"),
        ("2019–21", "2019..2021"),
        ("Jan – Mar 2020", "2020-01..2020-03"),
        ("Sept. 2013 — June 2014", "2013-09..2014-06"),
        ("enero de 2015 a marzo de 2016", "2015-01..2016-03"),
        ("Since May 2015", "2015-05..present"),
        ("Jan '18 - Feb ’19", "2018-01..2019-02"),
        ("01/02/2016 - 28/03/2017", "2016-02..2017-03"),
        ("2018-06\nto Present", "2018-06..present"),
        ("05.2012 -- 12.2017", "2012-05..2017-12"),
        ("03/19 - 05/21", "2019-03..2021-05"),
        ("Mar 19 – Present", "2019-03..present"),
        ("03 / 2019 – 05 / 2021", "2019-03..2021-05"),
        ("März 2019 bis heute", "2019-03..present"),
        ("von 2015 bis 2018", "2015..2018"),
        ("de janvier 2019 à mars 2020", "2019-01..2020-03"),
        ("1er mars 2019 – aujourd’hui", "2019-03..present"),
        ("Depuis septembre 2019", "2019-09..present"),
        ("2019. márciustól jelenleg is", "2019-03..present"),
        ("10.2014. – 02.2019.", "2014-10..2019-02"),
        ("2014. október 3. – 2019. február 14.", "2014-10..2019-02"),
        ("de março de 2019 até o momento", "2019-03..present"),
        ("set. 2016 – atualmente", "2016-09..present"),
        ("da marzo 2019 a oggi", "2019-03..present"),
        ("gennaio 2019 – in corso", "2019-01..present"),
        ("mrt. 2019 t/m dec. 2020", "2019-03..2020-12"),
        ("mei 2019 – heden", "2019-05..present"),
        ("maj 2019 r. – obecnie", "2019-05..present"),
        ("od stycznia 2019 do grudnia 2020", "2019-01..2020-12"),
        ("Ağustos 2019 – Halen", "2019-08..present"),
        ("ŞUBAT 2019 – KASIM 2020", "2019-02..2020-11"),
        ("okt. 2019 – nuvarande", "2019-10..present"),
        ("des. 2019 – d.d.", "2019-12..present"),
        ("marts 2019 – nu", "2019-03..present"),
        ("září 2019 – současnost", "2019-09..present"),
        ("od října 2019 do současnosti", "2019-10..present"),
        ("9/2019 – dosud", "2019-09..present"),
        ("noviembre de 2019 – actualidad", "2019-11..present"),
        ("March 2019 to date", "2019-03..present"),
        ("2019 to date", "2019..present"),
        ("'19 – '21", "2019..2021"),
        ("2019 – '21", "2019..2021"),
        ("2019/20 – 2021", "2019..2021"),
        ("WS 2015/16 – SS 2018", "2015..2018"),
        ("2019/2020", "2019..2020"),
        ("Q3 2019 – Q1 2021", "2019-07..2021-01"),
        ("c. 2015 – 2019", "2015..2019"),
        ("early 2019 – late 2021", "2019..2021"),
        ("mid-2019 to end of 2020", "2019..2020"),
        ("20190301 - 20210731", "2019-03..2021-07"),
        ("Jun-2015 To Oct-2016", "2015-06..2016-10"),
        ("Jan/2015 to Mar/2017", "2015-01..2017-03"),
        ("Jun2018 - Feb2019", "2018-06..2019-02"),
        ("Jan2016-Till Date", "2016-01..present"),
        ("From OCT- 2007 To May-2012", "2007-10..2012-05"),
        ("From April- 2015", "2015-04..present"),
        ("Feb’ 2016 to till date", "2016-02..present"),
        ("May’ 2008 to Sep’2012", "2008-05..2012-09"),
        ("2019. 03. 04. – 2020. 07. 08.", "2019-03..2020-07"),
        ("2014.05.01. – 2018.06.01.", "2014-05..2018-06"),
        ("03.09.2006to11.04.2008", "2006-09..2008-04"),
        ("2011 - 15", "2011..2015"),
        ("2017.04.11 – 2017.08.23", "2017-04..2017-08"),
        ("2014.05. – 2018.06.", "2014-05..2018-06"),
        ("01-Jan-2015 to 31-Mar-2017", "2015-01..2017-03"),
        ("12.Sept.2014 to 21.May.2017", "2014-09..2017-05"),
        ("Dec-10-2012 to Jan-15-2015", "2012-12..2015-01"),
        ("09-11-10 to 17-05-11", "2010-11..2011-05"),
        ("07 2023 - 10 2023", "2023-07..2023-10"),
        ("August 2020–May 2025 (expected)", "2020-08..2025-05"),
        ("Sep. 2023 Mar. 2024", "2023-09..2024-03"),
        ("Mar 2019 \u{0} Present", "2019-03..present"),
        ("Summers 2010-2012", "2010..2012"),
        ("AUG’11 to Jul’12", "2011-08..2012-07"),
        ("From 21st Sep,2013 to till date", "2013-09..present"),
    ] {
        assert_eq!(shown(text), [wanted], "{text}");
    }
}

#[test]
fn lone_dates_are_ends() {
    assert_eq!(shown("Mar 2016"), ["-..2016-03"]);
    assert_eq!(shown("Issued on: Mar 01, 2016"), ["-..2016-03"]);
    assert_eq!(shown("Summer 2019"), ["-..2019"]);
    assert_eq!(shown("Fall '19"), ["-..2019"]);
    assert_eq!(shown("Autumn Term 2019"), ["-..2019"]);
    assert_eq!(shown("expected May 2027"), ["-..2027-05"]);
    assert_eq!(shown("Sep. 2023 Mar. 2022"), ["-..2023-09", "-..2022-03"]);
    let until = periods("until 2022").remove(0);
    assert!(until.until && until.range == (0..10));
}

#[test]
fn a_grade_before_a_month_is_no_day() {
    let text = "2.1. September 2010 – May 2013";
    assert_eq!(shown(text), ["2010-09..2013-05"]);
    assert_eq!(periods(text)[0].range, 5..text.len());
}

#[test]
fn quantities_are_no_dates() {
    for text in [
        "9270 employees",
        "€2019",
        "room B2019",
        "2019k rows",
        "May the force",
        "5/10 stars",
        "03/19",
        "'19",
        "20191301",
        "12-11-10",
        "March 19",
    ] {
        assert_eq!(shown(text), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn the_place_of_each_end_is_told() {
    let text = "x Jan 2018 – present y";
    let period = periods(text).remove(0);
    assert_eq!(&text[period.range], "Jan 2018 – present");
    assert_eq!(&text[period.start.unwrap().1], "Jan 2018");
    assert_eq!(&text[period.end.unwrap().1], "present");
}
