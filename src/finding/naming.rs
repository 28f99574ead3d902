//! Fields in the words of messages.

use crate::resume::Survival;
use crate::wording::Wording;

/// Fields in words: `e-mail, phone and 3 skills`.
pub fn name_fields(fields: &[&Survival]) -> Wording {
    let mut named: Vec<Wording> = Vec::new();
    let mut skills = 0;
    let mut links = 0;
    for survival in fields {
        match survival.field.as_str() {
            "email" => named.push("e-mail".into()),
            "name" => named.push("name".into()),
            "phone" => named.push("phone".into()),
            "location" => named.push("location".into()),
            field if field.starts_with("skills[") => skills += 1,
            field if field.starts_with("links[") => links += 1,
            field => {
                let name = Wording::from(name_entry_field(field)).saying(" ");
                named.push(name.then(&Wording::quotation(&survival.value)));
            }
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

fn name_entry_field(field: &str) -> &'static str {
    match field.rsplit('.').next() {
        Some("company") => "employer",
        Some("title") => "job title",
        Some("start") => "start date",
        Some("end") => "end date",
        Some("school") => "school",
        Some("degree") => "degree",
        _ => "field",
    }
}
