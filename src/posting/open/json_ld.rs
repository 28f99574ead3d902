//! A page's `JobPosting` (schema.org, in JSON-LD).

use crate::text::words::in_one_line;
use serde_json::Value;

/// What we take from it. Properties: <https://schema.org/JobPosting>.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct JobPosting {
    pub(super) title: Option<String>,
    pub(super) company: Option<String>,
    /// Town, region, country.
    pub(super) place: Vec<String>,
    /// HTML.
    pub(super) description: String,
}

/// Objects that lie one in the other between the script and the posting: a list, a graph, a page.
const DEPTH: usize = 4;

/// The first posting of a script.
pub(super) fn job_posting(script: &str) -> Option<JobPosting> {
    let value = serde_json::from_str(script).or_else(|_| {
        // Many pages put the line breaks of a description into the string as they are.
        let plain: String = script.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        serde_json::from_str(plain.trim())
    });
    find(&value.ok()?, DEPTH).map(read)
}

fn find(value: &Value, depth: usize) -> Option<&Value> {
    match value {
        Value::Array(values) => values.iter().find_map(|value| find(value, depth.checked_sub(1)?)),
        Value::Object(_) if is_posting(value) => Some(value),
        Value::Object(fields) => ["@graph", "mainEntity", "itemListElement", "item"]
            .iter()
            .filter_map(|name| fields.get(*name))
            .find_map(|value| find(value, depth.checked_sub(1)?)),
        _ => None,
    }
}

fn is_posting(value: &Value) -> bool {
    let named = |kind: &Value| kind.as_str().is_some_and(|kind| kind.ends_with("JobPosting"));
    match value.get("@type") {
        Some(Value::Array(kinds)) => kinds.iter().any(named),
        Some(kind) => named(kind),
        None => false,
    }
}

fn read(job: &Value) -> JobPosting {
    let text = |name: &str| job.get(name).and_then(named);
    let parts = ["description", "responsibilities", "qualifications", "skills", "experienceRequirements"];
    let mut description = String::new();
    for part in parts.iter().filter_map(|part| job.get(*part)?.as_str()) {
        // The longer description often holds the others already.
        if !description.contains(part) {
            description.push_str("<div>");
            description.push_str(&unescaped(part));
            description.push_str("</div>");
        }
    }
    JobPosting {
        title: text("title").or_else(|| text("name")),
        company: text("hiringOrganization"),
        place: job.get("jobLocation").map(place).unwrap_or_default(),
        description,
    }
}

/// HTML that was escaped once more.
fn unescaped(html: &str) -> String {
    if html.contains('<') || !html.contains("&lt;") {
        return html.to_owned();
    }
    html.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
}

/// A text, or the name of an object, or that of a list's first one.
fn named(value: &Value) -> Option<String> {
    let text = match value {
        Value::String(text) => text.as_str(),
        Value::Array(values) => return values.first().filter(|first| !first.is_array()).and_then(named),
        Value::Object(fields) => fields.get("name")?.as_str()?,
        _ => return None,
    };
    let text = in_one_line(text);
    let text = text.replace("&amp;", "&").replace("&#39;", "'");
    (!text.is_empty()).then_some(text)
}

fn place(location: &Value) -> Vec<String> {
    let first = match location {
        Value::Array(places) => places.first(),
        other => Some(other),
    };
    let Some(address) = first.map(|place| place.get("address").unwrap_or(place)) else {
        return Vec::new();
    };
    if let Some(whole) = address.as_str().map(str::trim).filter(|whole| !whole.is_empty()) {
        return vec![whole.to_owned()];
    }
    let parts = ["addressLocality", "addressRegion", "addressCountry"];
    let mut place: Vec<String> = Vec::new();
    for part in parts.iter().filter_map(|part| named(address.get(*part)?)) {
        if !place.contains(&part) {
            place.push(part);
        }
    }
    place
}

#[cfg(test)]
mod tests {
    use super::job_posting;

    #[test]
    fn forms_of_the_same_posting() {
        let job = job_posting(
            r#"[{"@type":"BreadcrumbList"},{"@type":"http://schema.org/JobPosting","title":"Baker &amp; Miller",
            "hiringOrganization":"Oven","jobLocation":[{"address":{"addressLocality":"Leeds","addressRegion":"Leeds",
            "addressCountry":{"name":"UK"}}}],"description":"a
            b","skills":"rye"}]"#,
        )
        .unwrap();
        assert_eq!(job.title.as_deref(), Some("Baker & Miller"));
        assert_eq!(job.company.as_deref(), Some("Oven"));
        assert_eq!(job.place, ["Leeds", "UK"]);
        assert!(job.description.contains("rye"));
    }

    #[test]
    fn anything_else_is_none() {
        assert_eq!(job_posting("{\"@type\":\"Organization\"}"), None);
        assert_eq!(job_posting("[[[[[[{\"@type\":\"JobPosting\"}]]]]]]"), None);
        assert_eq!(job_posting("not json"), None);
    }
}
