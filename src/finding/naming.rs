//! Fields in the words of messages.

use crate::fields::{EducationPart, FieldPath, WorkPart};
use crate::resume::Survival;
use crate::wording::Wording;

/// Fields in words: `e-mail, phone and 3 skills`.
pub fn name_fields(fields: &[&Survival]) -> Wording {
    let mut named: Vec<Wording> = Vec::new();
    let mut skills = 0;
    let mut links = 0;
    for survival in fields {
        let quoting =
            |what: &'static str| Wording::from(what).saying(" ").then(&Wording::quotation(&survival.shown));
        match survival.field {
            FieldPath::Email => named.push("e-mail".into()),
            FieldPath::Name => named.push("name".into()),
            FieldPath::Phone => named.push("phone".into()),
            FieldPath::Location => named.push("location".into()),
            FieldPath::Skill(_) => skills += 1,
            FieldPath::Link(_) => links += 1,
            FieldPath::Work(_, part) => named.push(quoting(part_of_work(part))),
            FieldPath::Education(_, part) => named.push(quoting(part_of_study(part))),
        }
    }
    let hidden = named.len().saturating_sub(4);
    named.truncate(4);
    for (count, one, many) in
        [(hidden, "more field", "more fields"), (links, "link", "links"), (skills, "skill", "skills")]
    {
        match count {
            0 => {}
            1 if one.starts_with("more") => named.push(Wording::from("1 ").saying(one)),
            1 => named.push(one.into()),
            n => named.push(Wording::from(n).saying(" ").saying(many)),
        }
    }
    match named.pop() {
        None => Wording::default(),
        Some(only) if named.is_empty() => only,
        Some(last) => Wording::join(named, ", ").saying(" and ").then(&last),
    }
}

fn part_of_work(part: WorkPart) -> &'static str {
    match part {
        WorkPart::Company => "employer",
        WorkPart::Title => "job title",
        WorkPart::Start => "start date",
        WorkPart::End => "end date",
    }
}

fn part_of_study(part: EducationPart) -> &'static str {
    match part {
        EducationPart::School => "school",
        EducationPart::Degree => "degree",
        EducationPart::Start => "start date",
        EducationPart::End => "end date",
    }
}
