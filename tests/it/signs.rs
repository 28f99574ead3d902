//! What people type before the items of a list means the same in every format, and only there.

use crate::make::cv::Kind;
use crate::make::{docx, pdf, text, text_layer};
use atslint::source::Source;
use atslint::{Options, Toolbox, examine, guard};
use lopdf::{Object, dictionary};

/// Signs before the items of lists; in a résumé each is one by itself.
const SIGNS: &str =
    "•·∙‣⁃⋅⦁◦●○◉⚫■□▪▫◾◼▶►▸▷▹◆◇♦❖⬥◊★☆⭐✦✱❋✓✔☑✅→⇒➔➜➢➣➤❯❱»›*-–—−+>o🔹🔸\u{f0b7}\u{f0a7}\u{f0d8}\u{f0fc}";

/// How the sign and its item stand on their line.
#[derive(Debug, Clone, Copy)]
enum Form {
    Text,
    /// A tab behind the sign.
    Tabbed,
    Word,
    Pdf,
}

/// Two jobs and three skills, each item behind the sign.
fn lines(sign: &str, between: &str) -> Vec<(Kind, String)> {
    let item = |text: &str| (Kind::Body, format!("{sign}{between}{text}"));
    let line = |kind, text: &str| (kind, text.to_owned());
    vec![
        line(Kind::Name, "Ilka Brandwood"),
        line(Kind::Body, "Leeds, United Kingdom | ilka.brandwood@example.org | +44 20 7946 0143"),
        line(Kind::Heading, "Work Experience"),
        line(Kind::Entry, "Fitter, Calder Looms Ltd"),
        line(Kind::Body, "2019 - 2024"),
        item("Repaired looms"),
        item("trained 4 colleagues"),
        line(Kind::Entry, "Engineer, Wharfe Ovens Ltd"),
        line(Kind::Body, "2015 - 2019"),
        item("Built ovens"),
        item("12 manuals, all of them translated"),
        line(Kind::Heading, "Skills"),
        item("Python"),
        item("Terraform"),
        item("C++"),
    ]
}

/// What must be read from it, whatever the sign.
const READ: &str = "\
Calder Looms Ltd: Fitter, 2019 to 2024
  Repaired looms
  trained 4 colleagues
Wharfe Ovens Ltd: Engineer, 2015 to 2019
  Built ovens
  12 manuals, all of them translated
skills: Python, Terraform, C++";

/// A PDF whose signs are drawn by a font of their own, at the left of their items.
fn drawn(sign: char) -> Vec<u8> {
    const CODE: u8 = 0xc8;
    let mut file = pdf::Pdf::new();
    let map = text_layer::to_unicode(&mut file, &[(CODE, sign.to_string())]);
    let glyph = format!("u{:04X}", u32::from(sign));
    let encoding = dictionary! {
        "Type" => "Encoding", "BaseEncoding" => "WinAnsiEncoding",
        "Differences" => vec![i64::from(CODE).into(), Object::Name(glyph.into_bytes())],
    };
    let font = dictionary! {
        "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Signs", "Encoding" => encoding,
        "FirstChar" => i64::from(CODE), "LastChar" => i64::from(CODE), "Widths" => vec![550.into()],
        "ToUnicode" => map,
    };
    file.font("F3", font.into());
    let mut sheet = pdf::Sheet::default();
    let mut y = 780.0;
    for (kind, line) in lines("", "") {
        let item = ["Repaired", "trained", "Built", "12", "Python", "Terraform", "C++"];
        if item.iter().any(|first| line.starts_with(first)) {
            sheet.show("F3", 10.0, 66.0, y, vec![CODE]);
            sheet.text("F1", 10.0, 78.0, y, &line);
            y -= 13.5;
        } else {
            y = sheet.lines(60.0, y, &[(kind, line)]);
        }
    }
    file.page(sheet);
    file.finish()
}

fn made(sign: char, form: Form) -> Vec<u8> {
    let sign_text = sign.to_string();
    match form {
        Form::Text => text::render(&lines(&sign_text, " ")).into_bytes(),
        Form::Tabbed => text::render(&lines(&sign_text, "\t")).into_bytes(),
        Form::Word => docx::finish(docx::with_lines(docx::base(), &lines(&sign_text, " "))),
        Form::Pdf => drawn(sign),
    }
}

/// Jobs and skills as they were read.
fn read(bytes: Vec<u8>, toolbox: &Toolbox) -> String {
    let (source, options) = (Source::new("cv", bytes), Options::default());
    let examined = guard::guarded(|| examine(&source, toolbox, &options)).unwrap();
    let resume = &examined.read().unwrap().resume;
    let value = |field: &Option<atslint::resume::Field>| field.as_ref().map_or("?", |f| &f.value).to_owned();
    let date = |field: &Option<atslint::resume::Field<atslint::resume::Date>>| {
        field.as_ref().map_or("?".to_owned(), |field| field.value.to_string())
    };
    let mut told = String::new();
    for job in &resume.work {
        let (company, title) = (value(&job.company), value(&job.title));
        told.push_str(&format!("{company}: {title}, {} to {}\n", date(&job.start), date(&job.end)));
        job.highlights.iter().for_each(|done| told.push_str(&format!("  {}\n", done.value)));
    }
    let skills: Vec<&str> = resume.skills.iter().map(|skill| skill.name.value.as_str()).collect();
    format!("{told}skills: {}", skills.join(", "))
}

#[test]
fn every_sign_is_a_bullet_in_every_format() {
    let toolbox = Toolbox::builtin().unwrap();
    let mut wrong = Vec::new();
    for sign in SIGNS.chars() {
        for form in [Form::Text, Form::Tabbed, Form::Word, Form::Pdf] {
            let read = read(made(sign, form), &toolbox);
            if read != READ {
                wrong.push(format!("{sign} (U+{:04X}), {form:?}:\n{read}", u32::from(sign)));
            }
        }
    }
    assert!(wrong.is_empty(), "{} wrong\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn a_sign_before_a_date_divides() {
    let toolbox = Toolbox::builtin().unwrap();
    let read = |dates: &str| {
        let text = format!(
            "Ilka Brandwood\nilka.brandwood@example.org\n\nWORK EXPERIENCE\nFitter, Calder Looms Ltd\n{dates}\n\
             • Repaired looms\n• Trained four colleagues\n"
        );
        read(text.into_bytes(), &toolbox)
    };
    let told = |end: &str| {
        format!(
            "Calder Looms Ltd: Fitter, 2019 to {end}\n  Repaired looms\n  Trained four colleagues\nskills: "
        )
    };
    for (dates, end) in [
        ("2019 → 2021", "2021"),
        ("2019 − 2021", "2021"),
        ("2019\n→ 2021", "2021"),
        ("2019\n– 2021", "2021"),
        ("2019 –\n2021", "2021"),
        ("2019\n− present", "present"),
        ("2019\n- present", "present"),
    ] {
        assert_eq!(read(dates), told(end), "{dates}");
    }
}
