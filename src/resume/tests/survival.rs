use super::{Page, at};
use crate::fields::{FieldPath, ReaderId, Retention, WorkPart};
use crate::reading::{Origin, Reading};
use crate::resume::survive;
use crate::span::Span;

/// A reader's text out of words of the reference; `+word` is glued to the word before, `old=new` is
/// read as another word, and each word is taken from its first place in the reference.
fn reading(page: &Page, words: &str) -> Reading {
    let mut reading = Reading { reader: Some(ReaderId::default()), ..Reading::default() };
    for (index, word) in words.split(' ').enumerate() {
        let glued = word.starts_with('+');
        let word = word.trim_start_matches('+');
        if index > 0 && !glued {
            reading.text.push(' ');
        }
        let (old, new) = word.split_once('=').unwrap_or((word, word));
        let start = page.reading.text.find(old).unwrap();
        let span = Span::new(&page.reading.text, start, start + old.len()).unwrap();
        for (origin, c) in page.reading.origins(span).iter().zip(new.chars()) {
            let at = reading.text.len();
            reading.text.push(c);
            let span = Span::new(&reading.text, at, at + c.len_utf8()).unwrap();
            reading.origin.push(Origin { span, glyph: origin.glyph });
        }
    }
    reading
}

fn page() -> Page {
    Page::new()
        .line(&[at(50.0, "Ilse Brandvold").size(20.0)])
        .line(&[at(50.0, "brandvold@example.org")])
        .heading("Experience")
        .line(&[at(50.0, "Millwright"), at(200.0, "Fjordwerk"), at(400.0, "02/2019-03/2021")])
        .bullet("Aligned turbines")
        .line(&[at(50.0, "Operator"), at(200.0, "Holmgears"), at(400.0, "01/2015-12/2018")])
        .bullet("Cut gears")
}

fn verdict(words: &str, field: &str) -> &'static str {
    let page = page();
    let readings = [reading(&page, words)];
    let survival = survive(&page.parse(), &page.reading, &readings);
    let found = survival.iter().find(|survival| survival.field.to_string() == field).unwrap();
    found.readers.get(&ReaderId::default()).map_or("none", |retention| retention.name())
}

const ALL: &str = "Ilse Brandvold brandvold@example.org Millwright Fjordwerk 02/2019-03/2021 Operator Holmgears 01/2015-12/2018";

#[test]
fn a_field_is_kept_changed_or_lost() {
    for field in ["name", "email", "work[0].title", "work[0].company", "work[0].start", "work[1].end"] {
        assert_eq!(verdict(ALL, field), "kept", "{field}");
    }
    assert_eq!(verdict(&ALL.replace("Millwright", "Millwright=Mi||wright"), "work[0].title"), "changed");
    assert_eq!(verdict(&ALL.replace("Millwright ", ""), "work[0].title"), "lost");
    // Torn apart: another word stands between the two of the name.
    assert_eq!(verdict("Ilse Operator Brandvold", "name"), "lost");
}

#[test]
fn a_reading_cut_short_loses_nothing_for_sure() {
    let page = page();
    let readings = [Reading { cut_short: true, ..reading(&page, "Ilse Brandvold") }];
    let survival = survive(&page.parse(), &page.reading, &readings);
    let verdict = |field: &str| {
        let found = survival.iter().find(|survival| survival.field.to_string() == field).unwrap();
        found.readers.get(&ReaderId::default()).map_or("none", |retention| retention.name())
    };
    assert_eq!((verdict("name"), verdict("email")), ("kept", "unknown"));
}

#[test]
fn a_date_stays_with_its_line_however_wide_the_gap_is() {
    let page = Page::new()
        .line(&[at(50.0, "Ilse Brandvold").size(20.0)])
        .line(&[at(50.0, "brandvold@example.org")])
        .heading("Education")
        .line(&[at(50.0, "Bachelor of Weaving")])
        .more(&[at(50.0, "Loomis University"), at(400.0, "09/2015-09/2018")])
        .line(&[at(50.0, "Diploma in Dyeing")])
        .more(&[at(50.0, "Torsk College"), at(400.0, "09/2013-09/2015")]);
    let gap = " ".repeat(80);
    let mut lines = reading(&page, "Ilse Brandvold brandvold@example.org Education");
    for line in [
        "Bachelor of Weaving",
        "Loomis University>09/2015-09/2018",
        "Diploma in Dyeing",
        "Torsk College>09/2013-09/2015",
    ] {
        lines.text.push('\n');
        for (index, piece) in line.split('>').enumerate() {
            lines.text.push_str(if index > 0 { &gap } else { "" });
            let start = page.reading.text.find(piece).unwrap();
            let span = Span::new(&page.reading.text, start, start + piece.len()).unwrap();
            for origin in page.reading.origins(span) {
                let at = lines.text.len();
                lines.text.push_str(origin.span.of(&page.reading.text));
                let span = Span::new(&lines.text, at, lines.text.len()).unwrap();
                lines.origin.push(Origin { span, glyph: origin.glyph });
            }
        }
    }
    let survival = survive(&page.parse(), &page.reading, &[lines]);
    let dates = survival.iter().filter(|survival| survival.field.dated_entry().is_some());
    let verdicts: Vec<&str> = dates
        .map(|date| date.readers.get(&ReaderId::default()).map_or("none", |verdict| verdict.name()))
        .collect();
    assert_eq!(verdicts, ["kept"; 4]);
}

#[test]
fn words_that_are_glued_are_changed() {
    assert_eq!(verdict("Millwright +Fjordwerk", "work[0].company"), "changed");
    assert_eq!(verdict("Ilse +Brandvold", "name"), "changed");
}

#[test]
fn an_address_is_kept_only_where_it_stands_alone() {
    let after_icon = |icon: &str, address: &str, field: &str| {
        let mut reading =
            Reading { reader: Some(ReaderId::default()), text: icon.to_owned(), ..Reading::default() };
        let page = Page::new()
            .line(&[at(50.0, "Ilse Brandvold").size(20.0)])
            .line(&[at(50.0, "brandvold@example.org")])
            .line(&[at(50.0, "+47 22 95 50 43")])
            .line(&[at(50.0, "https://brandvold.example.org")]);
        let start = page.reading.text.find(address).unwrap();
        let span = Span::new(&page.reading.text, start, start + address.len()).unwrap();
        for origin in page.reading.origins(span) {
            let at = reading.text.len();
            reading.text.push_str(origin.span.of(&page.reading.text));
            let span = Span::new(&reading.text, at, reading.text.len()).unwrap();
            reading.origin.push(Origin { span, glyph: origin.glyph });
        }
        reading.text.push('\n');
        let survival = survive(&page.parse(), &page.reading, &[reading]);
        let found = survival.iter().find(|survival| survival.field.to_string() == field).unwrap();
        found.readers.get(&ReaderId::default()).map_or("none", |retention| retention.name())
    };
    let fields = [
        ("brandvold@example.org", "email"),
        ("+47 22 95 50 43", "phone"),
        ("https://brandvold.example.org", "links[0]"),
        ("Ilse Brandvold", "name"),
    ];
    for (address, field) in fields {
        for icon in ["", "\u{f0e0}", "envelope ", "\u{2709}"] {
            assert_eq!(after_icon(icon, address, field), "kept", "{icon}{address}");
        }
    }
    for (address, field) in fields.into_iter().filter(|(_, field)| *field != "phone") {
        assert_eq!(after_icon("envelope", address, field), "changed", "{address}");
    }
    // A plus sign begins a number wherever it stands.
    assert_eq!(after_icon("phone", "+47 22 95 50 43", "phone"), "kept");
    // An address may hold a hyphen, a number not.
    assert_eq!(after_icon("mail-", "brandvold@example.org", "email"), "changed");
}

#[test]
fn a_date_nearer_to_another_job_is_misplaced() {
    let rail = "Millwright Fjordwerk Operator 02/2019-03/2021 Holmgears 01/2015-12/2018";
    assert_eq!(verdict(rail, "work[0].start"), "misplaced");
    assert_eq!(verdict(ALL, "work[0].start"), "kept");
}

#[test]
fn what_is_said_twice_is_kept_if_one_mention_is() {
    let page = page().line(&[at(50.0, "Ilse Brandvold")]);
    let mut reading = Reading { reader: Some(ReaderId::default()), ..Reading::default() };
    // Only the last mention, as a reader that drops page headers gives it.
    let start = page.reading.text.rfind("Ilse").unwrap();
    for origin in page.reading.origins(Span::within(&page.reading.text, start, page.reading.text.len())) {
        let at = reading.text.len();
        reading.text.push_str(origin.span.of(&page.reading.text));
        let span = Span::new(&reading.text, at, reading.text.len()).unwrap();
        reading.origin.push(Origin { span, glyph: origin.glyph });
    }
    let survival = survive(&page.parse(), &page.reading, &[reading]);
    assert_eq!(survival[0].field, FieldPath::Name);
    assert_eq!(survival[0].readers[&ReaderId::default()], Retention::Kept);
}

#[test]
fn what_every_reader_gives_to_another_entry_may_be_our_own_mistake() {
    let page = page();
    let moved = "Ilse Brandvold Millwright Fjordwerk Operator Holmgears 02/2019-03/2021 01/2015-12/2018";
    let verdict = |words: [&str; 2]| {
        let named = |(number, words)| Reading { reader: ReaderId::numbered(number), ..reading(&page, words) };
        let readings: Vec<Reading> = (0..).zip(words).map(named).collect();
        let survival = survive(&page.parse(), &page.reading, &readings);
        let found =
            survival.iter().find(|survival| survival.field == FieldPath::Work(0, WorkPart::Start)).unwrap();
        found.readers.get(&ReaderId::default()).map_or("none", |retention| retention.name())
    };
    assert_eq!(verdict([moved, ALL]), "misplaced");
    assert_eq!(verdict([moved, moved]), "unknown");
}

#[test]
fn a_name_in_small_letters_elsewhere_is_the_name() {
    let page = Page::new()
        .line(&[at(50.0, "ILSE BRANDVOLD").size(20.0)])
        .line(&[at(50.0, "brandvold@example.org")])
        .heading("Declaration")
        .line(&[at(50.0, "Ilse Brandvold")]);
    let found = |words: &str| {
        let survival = survive(&page.parse(), &page.reading, &[reading(&page, words)]);
        let name = survival.into_iter().find(|survival| survival.field == FieldPath::Name)?;
        name.readers.get(&ReaderId::default()).copied()
    };
    assert_eq!(found("brandvold@example.org Declaration Ilse Brandvold"), Some(Retention::Kept));
    assert_eq!(found("brandvold@example.org Declaration"), Some(Retention::Lost));
}

#[test]
fn a_date_is_shown_as_the_page_says_it() {
    let page = page();
    let survival = survive(&page.parse(), &page.reading, &[]);
    let start = survival.iter().find(|field| field.field == FieldPath::Work(0, WorkPart::Start)).unwrap();
    assert_eq!((start.value.as_str(), start.shown.as_str()), ("2019-02", "02/2019"));
}
