//! Saved web pages.

use super::json_ld::{self, JobPosting};
use super::visible::Lines;
use crate::lexicon::key;
use crate::limits::Limits;
use crate::posting::sheet::{Facts, Mark, Sheet};
use html5gum::emitters::default::DefaultEmitter;
use html5gum::{HtmlString, Token, Tokenizer};
use std::collections::HashSet;

/// A page with fewer words outside its frame shows no advert: it is a shell that a script would fill. The
/// shortest development posting has 260 words.
const SHELL_WORDS: usize = 80;
/// Structured data of which the page shows a smaller share of words is another advert's, or stale.
const SHOWN: f64 = 0.5;

/// Reads a page: what it shows, checked against its structured data.
pub(super) fn read(page: &str, limits: &Limits) -> Sheet {
    let (mut sheet, scripts, folded) = lines(page, limits.scripts, Lines::default());
    // An advert that a click unfolds is most of what its page holds.
    if folded >= SHELL_WORDS && folded > count_words(&unframed(&sheet)) {
        (sheet, ..) = lines(page, 0, Lines::unfolded());
    }
    let visible: String = unframed(&sheet);
    // A page whose whole content stands in a dialog or a sidebar is not read without it.
    if count_words(&visible) < SHELL_WORDS && count_words(&sheet.text) >= SHELL_WORDS {
        for mark in &mut sheet.marks {
            mark.frame = false;
        }
    }
    match scripts.iter().find_map(|script| json_ld::job_posting(script)) {
        Some(job) => check(sheet, &job),
        None => sheet,
    }
}

/// The lines that a page shows, its JSON-LD scripts, and how many words it does not show at first.
fn lines(page: &str, most_scripts: usize, mut lines: Lines) -> (Sheet, Vec<String>, usize) {
    let mut emitter = DefaultEmitter::default();
    emitter.naively_switch_states(true);
    let mut scripts: Vec<String> = Vec::new();
    let mut in_script = false;
    for Ok(token) in Tokenizer::new_with_emitter(page, emitter) {
        match token {
            Token::StartTag(tag) => {
                let attribute = |name: &str| {
                    let value = tag.attributes.get(&HtmlString::from(name.as_bytes().to_vec()))?;
                    Some(string(&value.value).to_ascii_lowercase())
                };
                in_script = tag.name.as_slice() == b"script"
                    && attribute("type").is_some_and(|kind| kind.contains("ld+json"))
                    && scripts.len() < most_scripts;
                if in_script {
                    scripts.push(String::new());
                }
                lines.start(&string(&tag.name), attribute);
            }
            Token::EndTag(tag) => {
                in_script = false;
                lines.end(&string(&tag.name));
            }
            Token::String(text) => match scripts.last_mut().filter(|_| in_script) {
                Some(script) => script.push_str(&string(&text.value)),
                None => lines.text(&string(&text.value)),
            },
            _ => {}
        }
    }
    let folded = lines.folded();
    (lines.finish(), scripts, folded)
}

fn string(text: &HtmlString) -> String {
    String::from_utf8_lossy(text).into_owned()
}

fn unframed(sheet: &Sheet) -> String {
    sheet.lines().filter(|(_, mark)| !mark.frame).flat_map(|(line, _)| [line, "\n"]).collect()
}

fn count_words(text: &str) -> usize {
    text.split_whitespace().count()
}

/// Takes from the structured data what the page bears out. Where the page shows nothing, the data is all
/// there is.
fn check(mut sheet: Sheet, job: &JobPosting) -> Sheet {
    let (description, ..) = lines(&job.description, 0, Lines::default());
    if count_words(&unframed(&sheet)) < SHELL_WORDS
        && count_words(&description.text) > count_words(&unframed(&sheet))
    {
        return alone(job, description);
    }
    let page = format!(" {} ", key(&sheet.text));
    let shown = |text: &str| {
        let key = key(text);
        !key.is_empty() && page.contains(&format!(" {key} "))
    };
    sheet.facts = Facts {
        title: job.title.clone().filter(|title| shown(title)),
        company: job.company.clone().filter(|company| shown(company)),
        place: if job.place.iter().any(|name| shown(name)) { job.place.clone() } else { Vec::new() },
    };
    let told: HashSet<String> = description.lines().map(|(line, _)| key(line)).collect();
    let (mut all, mut found) = (0, 0);
    for (line, _) in description.lines() {
        all += count_words(line);
        found += if shown(line) { count_words(line) } else { 0 };
    }
    if all > 0 && found as f64 >= SHOWN * all as f64 {
        let keys: Vec<bool> = sheet.lines().map(|(line, _)| told.contains(&key(line))).collect();
        for (mark, told) in sheet.marks.iter_mut().zip(keys) {
            mark.vouched = told && !mark.frame;
        }
    }
    sheet
}

/// The text of structured data alone.
fn alone(job: &JobPosting, description: Sheet) -> Sheet {
    let mut sheet = Sheet { whole_lines: true, ..Sheet::default() };
    for (index, line) in [&job.title, &job.company].into_iter().flatten().enumerate() {
        sheet.push(line, Mark { heading: index == 0, ..Mark::default() });
    }
    if !job.place.is_empty() {
        sheet.push(&job.place.join(", "), Mark::default());
    }
    for (line, mark) in description.lines() {
        sheet.push(line, Mark { vouched: true, ..mark });
    }
    sheet.facts = Facts { title: job.title.clone(), company: job.company.clone(), place: job.place.clone() };
    sheet
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(page: &str) -> Vec<(String, Mark)> {
        read(page, &Limits::default()).lines().map(|(line, mark)| (line.to_owned(), mark)).collect()
    }

    fn texts(page: &str) -> Vec<String> {
        shown(page).into_iter().map(|(line, _)| line).collect()
    }

    #[test]
    fn blocks_are_lines_and_inline_elements_are_not() {
        assert_eq!(
            texts(
                "<p>We use C<span>++</span>,\n  and <b>Go</b>.<p>Second<br>third<ul><li>a<li><p>b</p></ul>"
            ),
            ["We use C++, and Go.", "Second", "third", "a", "b"]
        );
        assert_eq!(texts("R&amp;D &ndash; caf&eacute;"), ["R&D – café"]);
    }

    #[test]
    fn what_is_not_shown_is_not_read() {
        let page = "<title>t</title><style>x</style><script>if (a<b) 'c'</script><p hidden>d</p>\
                    <p style='display: none'>e</p><select><option>f</select><noscript>g</noscript>shown";
        assert_eq!(texts(page), ["shown"]);
    }

    #[test]
    fn what_a_click_unfolds_is_read_where_it_is_most_of_the_page() {
        let advert = "<p>rye bread</p>".repeat(50);
        let page = format!("<a onclick=''>Baker</a><div style='display: none'>{advert}</div>");
        assert_eq!(texts(&page).len(), 51);
        let page = format!("{advert}<div style='display: none'>{advert}</div>");
        assert_eq!(texts(&page).len(), 50);
    }

    #[test]
    fn headings_items_and_frames_are_marked() {
        let long = "word ".repeat(90);
        let page = format!(
            "<header><a>Jobs</a><a>Login</a><h1>Baker</h1></header><nav>Menu</nav><main><p><b>You:</b></p>\
             <ul><li><b>Bread</b></li></ul><p><b>Pay:</b> good</p><p>{long}</main><footer>Imprint"
        );
        let lines = shown(&page);
        let of = |text: &str| lines.iter().find(|(line, _)| line == text).unwrap().1;
        assert!(of("Jobs Login").frame && of("Menu").frame && of("Imprint").frame);
        assert!(of("Baker").heading && !of("Baker").frame);
        assert!(of("You:").heading && !of("Pay: good").heading);
        assert!(of("Bread").bullet && !of("Bread").heading);
    }

    #[test]
    fn a_cell_that_names_the_next_stays_beside_it() {
        let page = "<table><tr><th>Place</th><td><p>Leeds</p></td></tr><tr><td>Pay<td>good</table>\
                    <dl><dt>Shift</dt><dd>Nights</dd></dl>end";
        assert_eq!(texts(page), ["Place\tLeeds", "Pay\tgood", "Shift\tNights", "end"]);
    }

    const JOB: &str = r#"<script type="application/ld+json">{"@graph":[{"@type":["JobPosting"],"title":"Baker",
        "hiringOrganization":{"name":"Oven Ltd"},"description":"<p>Bake bread every day.</p><ul><li>Rye</li></ul>",
        "jobLocation":{"address":{"addressLocality":"Leeds","addressCountry":"GB"}}}]}</script>"#;

    #[test]
    fn structured_data_stands_in_for_a_page_that_shows_nothing() {
        assert_eq!(
            texts(&format!("{JOB}<div id=app></div>")),
            ["Baker", "Oven Ltd", "Leeds, GB", "Bake bread every day.", "Rye"]
        );
    }

    #[test]
    fn structured_data_that_the_page_does_not_show_is_stale() {
        let long = "<p>something else</p>".repeat(60);
        let sheet = read(&format!("{JOB}<h1>Miller</h1><p>Oven Ltd{long}"), &Limits::default());
        assert_eq!(sheet.facts.title, None);
        assert_eq!(sheet.facts.company.as_deref(), Some("Oven Ltd"));
        assert!(sheet.marks.iter().all(|mark| !mark.vouched));
    }

    #[test]
    fn structured_data_vouches_for_the_lines_it_shares_with_the_page() {
        let long = "<p>something else</p>".repeat(60);
        let sheet = read(
            &format!("{JOB}<h1>Baker</h1><p>Bake bread every day.</p><p>Rye</p>{long}"),
            &Limits::default(),
        );
        let vouched: Vec<&str> =
            sheet.lines().filter(|(_, mark)| mark.vouched).map(|(line, _)| line).collect();
        assert_eq!(vouched, ["Bake bread every day.", "Rye"]);
    }

    #[test]
    fn deep_and_torn_pages_are_read() {
        let deep = format!("{}x{}", "<div><b>".repeat(100_000), "</div>".repeat(5));
        assert_eq!(texts(&deep), ["x"]);
        assert_eq!(texts("<p>a</b></p></table><td>b</ul>c<"), ["a", "b", "c<"]);
    }
}
