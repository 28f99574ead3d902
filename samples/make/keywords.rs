//! Pairs of the family `KEY`: each folder has a posting of its own.

use super::cv::{Cv, Kind};
use super::{Samples, pair, pdf};

/// A posting that the résumé of [`Cv::ada`] covers whole; `{more}` takes another line.
const COVERED: &str = "\
Software Engineer
Harrowgate Analytics
Leeds, United Kingdom

Requirements
Strong Python and PostgreSQL
Kubernetes in production
{must}

Nice to have
Rust
{nice}
";

pub fn posting(must: &str, nice: &str) -> Vec<u8> {
    COVERED.replace("{must}", must).replace("{nice}", nice).into_bytes()
}

/// Adds them.
pub fn add(samples: &mut Samples) {
    let good = pdf::simple(&Cv::ada());
    let with_skill = |skill: &str| {
        let mut lines = Cv::ada().lines();
        let skills = lines.iter_mut().find(|(_, line)| line.ends_with("Rust")).expect("the skills");
        skills.1.push_str(", ");
        skills.1.push_str(skill);
        pdf::from_lines(&lines)
    };
    pair(samples, "KEY001", "pdf", good.clone(), with_skill("Terraform"));
    samples.insert("KEY001/posting.txt".into(), posting("Experience with Terraform", "Linux"));
    pair(samples, "KEY002", "pdf", good.clone(), with_skill("Kafka"));
    samples.insert("KEY002/posting.txt".into(), posting("Linux", "Experience with Kafka"));
    pair(samples, "KEY003", "pdf", torn("Snowflake"), with_skill("Snowflake"));
    samples.insert("KEY003/posting.txt".into(), posting("Experience with Snowflake", "Linux"));
    pair(samples, "KEY004", "pdf", with_skill("K8s"), with_skill("Terraform"));
    samples.insert("KEY004/posting.txt".into(), posting("Experience with Terraform", "Linux"));
    pair(samples, "KEY005", "pdf", stuffed(), good.clone());
    pair(samples, "KEY006", "pdf", good.clone(), with_label("Site Reliability Engineer"));
    let title = String::from_utf8_lossy(&posting("Linux", ""))
        .replace("Software Engineer", "Site Reliability Engineer");
    samples.insert("KEY006/posting.txt".into(), title.into_bytes());
    // The bad sample of KEY004 writes only the short form of a term that its posting spells out.
    samples.insert("KEY004/bad.pdf".into(), only_abbreviated());
    samples.insert("KEY004/good.pdf".into(), good);
    samples.insert("KEY004/posting.txt".into(), posting("Linux", ""));
}

/// One skill twelve times.
fn stuffed() -> Vec<u8> {
    let mut lines = Cv::ada().lines();
    lines.extend(["Terraform, Terraform, Terraform"; 4].map(|line| (Kind::Body, line.to_owned())));
    pdf::from_lines(&lines)
}

fn with_label(label: &'static str) -> Vec<u8> {
    pdf::simple(&Cv { label, ..Cv::ada() })
}

/// `K8s` wherever the résumé says `Kubernetes`.
fn only_abbreviated() -> Vec<u8> {
    let mut lines = Cv::ada().lines();
    for (_, line) in &mut lines {
        *line = line.replace("Kubernetes", "K8s");
    }
    pdf::from_lines(&lines)
}

/// A skill whose middle is drawn apart from the rest, as a ligature from another font is.
fn torn(skill: &str) -> Vec<u8> {
    let mut file = pdf::Pdf::new();
    let mut sheet = pdf::Sheet::default();
    let mut y = 780.0;
    for (kind, line) in Cv::ada().lines() {
        y = sheet.lines(60.0, y, &[(kind, line)]);
    }
    y = sheet.lines(60.0, y, &[(Kind::Body, String::new())]);
    let (head, tail) = skill.split_at(4);
    sheet.text("F1", 10.0, 60.0, y, head);
    sheet.text("F1", 10.0, 300.0, 40.0, "page 1");
    sheet.text("F1", 10.0, 60.0 + 24.0, y, tail);
    file.page(sheet);
    file.finish()
}
