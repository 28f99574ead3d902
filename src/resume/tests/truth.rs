use super::{Page, at};
use crate::resume::{Field, Resume, Truth, Unfound};

fn page() -> Page {
    Page::of_person()
        .line(&[at(50.0, "Bergen, Norway")])
        .heading("Experience")
        .line(&[at(50.0, "Millwright"), at(200.0, "Fjordwerk"), at(400.0, "02/2019-03/2021")])
        .bullet("Aligned turbines with the Operator")
        .line(&[at(50.0, "Operator"), at(200.0, "Holmgears"), at(400.0, "2015 – 12/2018")])
        .bullet("Cut gears")
}

fn applied(truth: &str) -> (Resume, Vec<Unfound>) {
    let page = page();
    Truth::read(truth).unwrap().applied(page.parse(), &page.reading)
}

fn shown(field: &Option<Field>) -> &str {
    field.as_ref().map_or("-", |field| field.value.as_str())
}

#[test]
fn what_is_said_stands_in_place_of_what_was_parsed() {
    let truth = r#"{"basics": {"name": "ILSE  BRANDVOLD"}, "work": [
        {"name": "Millwright", "position": "Fjordwerk", "startDate": "2019-02-01", "endDate": "2021-03"},
        {"name": "Holmgears", "position": "Operator", "startDate": "2015", "endDate": "2018-12"}]}"#;
    let (resume, unfound) = applied(truth);
    assert_eq!(unfound, []);
    let jobs: Vec<[&str; 2]> =
        resume.work.iter().map(|work| [shown(&work.title), shown(&work.company)]).collect();
    assert_eq!(jobs, [["Fjordwerk", "Millwright"], ["Operator", "Holmgears"]]);
    // As the page has it; and what is left out stays.
    assert_eq!(shown(&resume.name), "Ilse Brandvold");
    assert_eq!(resume.emails[0].value, "ilse.brandvold@example.org");
    let dates = |at: usize| {
        let work = &resume.work[at];
        [work.start.as_ref(), work.end.as_ref()].map(|date| date.map(|date| date.value.to_string()))
    };
    assert_eq!(dates(0), [Some("2019-02".to_owned()), Some("2021-03".to_owned())]);
    assert_eq!(dates(1), [Some("2015".to_owned()), Some("2018-12".to_owned())]);
    assert_eq!(resume.work[1].highlights[0].value, "Cut gears");
}

#[test]
fn values_of_an_entry_stand_together() {
    // A job that the parser does not have under this title: the word stands among the duties of another, too.
    let truth = r#"{"work": [{"name": "Holmgears Works", "position": "Operator", "startDate": "2015"}]}"#;
    let (resume, unfound) = applied(truth);
    assert_eq!(unfound.len(), 1);
    let page = page();
    let title = resume.work[0].title.as_ref().unwrap().span.unwrap();
    assert_eq!(page.reading.line_at(title.start()).unwrap().1.span.start(), title.start());
    assert!(resume.work[0].company.is_none());
}

#[test]
fn what_stands_nowhere_is_said_and_does_not_take_the_place_of_anything() {
    let (resume, unfound) = applied(
        r#"{"basics": {"email": "ilse@example.net", "phone": "", "url": "ilse.example.net"},
            "work": [{"name": "Nowhere Ltd", "startDate": "1999-01"}], "skills": [{"keywords": ["gears", "Latin"]}]}"#,
    );
    let keys: Vec<&str> = unfound.iter().map(|unfound| unfound.key.as_str()).collect();
    let wanted = ["basics.email", "basics.url", "work[0].name", "work[0].startDate", "skills[0].keywords[1]"];
    assert_eq!(keys, wanted);
    assert_eq!(
        &*unfound[0].in_words(),
        "basics.email “ilse@example.net” stands nowhere in the text and is not followed"
    );
    assert_eq!(resume.emails[0].value, "ilse.brandvold@example.org");
    // An empty text says that there is none.
    assert!(resume.phones.is_empty() && resume.work.is_empty());
    assert_eq!(resume.skills.len(), 1);
}

#[test]
fn what_is_no_such_document_is_refused() {
    for wrong in [
        "",
        "[1]",
        r#"{"work": {}}"#,
        r#"{"basics": {"name": 7}}"#,
        r#"{"work": [{"startDate": "May 2019"}]}"#,
    ] {
        assert!(Truth::read(wrong).is_err(), "{wrong}");
    }
    assert!(
        Truth::read(r#"{"$schema": "x", "awards": [], "work": [{"url": "y", "endDate": null}]}"#).is_ok()
    );
}
