//! Title, employer and place, from the lines before the first section, and from the sentences in which an employer names
//! itself.

mod employer;
mod labels;
mod line;
mod model;
mod opening;
mod place;
mod title;

use super::page::Page;
use super::section::heading;
use super::sexes::is_for_all;
use super::sheet::Facts;
use super::vocabulary::Vocabulary;
use crate::lexicon::key;
use line::{are_terms, first_piece, has_legal_form, is_name};
use model::Header;
use place::{could_be_place, is_place, trimmed};

/// The lines among which a title is looked for: pages with long menus have some 15 before it.
const HEAD_LINES: usize = 40;
/// Lines below the title that name employer and place, and terms of the job among them.
const NEXT: usize = 3;

pub(super) fn header(page: &Page) -> Header {
    let seen = |&index: &usize| !page.lines.get(index).is_none_or(|line| line.frame);
    let head: Vec<usize> = (0..page.lines.len()).filter(seen).take(HEAD_LINES).collect();
    let end = head.iter().skip(1).position(|&index| opens(page, index));
    let lines: Vec<usize> = head
        .iter()
        .copied()
        .take(end.map_or(head.len(), |end| end + 1))
        .filter(|&index| !page.line(index).is_empty())
        .collect();
    let (line, title) = title::title(page, &lines).or_else(|| title::for_all(page)).unzip();
    let mut header = Header { line, title, ..Header::default() };
    if header.title.is_none() {
        opening::opening(page, &mut header);
    }
    labels::near(page, &lines, &mut header);
    around(page, &mut header);
    labels::anywhere(page, &mut header);
    employer::named(page, &mut header);
    header
}

impl Header {
    /// With what structured data says and the page bears out.
    pub(super) fn with(mut self, page: &Page, facts: &Facts) -> Self {
        if let Some(title) = &facts.title {
            self.line = line_of(page, title).or(self.line);
            self.title = Some(title.clone());
        }
        if facts.company.is_some() {
            self.company.clone_from(&facts.company);
        }
        let told = self.location.as_deref().map(key).unwrap_or_default();
        if let Some(town) = facts.place.first()
            && !told.contains(&key(town))
        {
            self.location = Some(facts.place.join(", "));
        }
        self
    }
}

/// The line that is a title, or else the shortest that holds it.
fn line_of(page: &Page, title: &str) -> Option<usize> {
    let wanted = key(title);
    let lines = page.lines.iter().enumerate().filter(|(_, line)| !line.frame);
    let holding = lines.filter(|(_, line)| key(line.span.of(&page.text)).contains(&wanted));
    holding.min_by_key(|(index, line)| (line.words.len(), *index)).map(|(index, _)| index)
}

/// Whether a section of the advert starts here. A page's own label lines do not count.
fn opens(page: &Page, index: usize) -> bool {
    use super::LineSection::{Company, Duties, Must, Preferred};
    matches!(heading(page, index, Vocabulary::builtin()), Some(Company | Duties | Must | Preferred))
}

/// Employer and place stand on the lines after the title, or the employer above it.
fn around(page: &Page, header: &mut Header) {
    let Some(title) = header.line else {
        return;
    };
    let framed = |at: usize| page.lines.get(at).is_none_or(|line| line.frame);
    let below: Vec<usize> = (title + 1..page.lines.len())
        .filter(|&at| !page.line(at).is_empty() && !framed(at))
        .filter(|&at| !are_terms(page, at) && page.line(at) != page.line(title) && !is_for_all(page.line(at)))
        .take(NEXT)
        .collect();
    let placed = |at: &usize| is_place(page.line(*at)) && !opens(page, *at);
    match below.first().filter(|at| placed(at)) {
        Some(&at) => {
            header.location.get_or_insert_with(|| trimmed(page.line(at)).to_owned());
        }
        None if header.company.is_none() => below_title(page, title, &below, header),
        None => {}
    }
    if header.company.is_none() && title > 0 && title <= HIGH {
        let above = (0..title).find(|&at| {
            page.line(at) != page.line(title)
                && is_name(page, at)
                && !framed(at)
                && !page.line(at).contains(['|', '>'])
        });
        header.company = above.filter(|&at| !is_place(page.line(at))).map(|at| page.line(at).to_owned());
    }
}

/// An employer above the title stands at most this many lines above it.
const HIGH: usize = 5;

/// The employer below the title, with the place behind its name or on the next line.
fn below_title(page: &Page, title: usize, below: &[usize], header: &mut Header) {
    let Some(&at) = below.first().filter(|&&at| is_name(page, at) && !labels::is_labelled(page, at)) else {
        return;
    };
    let (company, rest) = employer::split(page.line(at));
    // Prose starts with a capital, too: a name stands at once below the title, or with its place.
    let near =
        at == title + 1 || is_place(rest) || below.get(1).is_some_and(|&next| is_place(page.line(next)));
    if !near && !has_legal_form(company) {
        return;
    }
    header.company = Some(company.to_owned());
    let next = below.get(1).filter(|&&next| heading(page, next, Vocabulary::builtin()).is_none());
    let beside = Some(rest).filter(|rest| could_be_place(rest));
    let follows = next.map(|&next| first_piece(page.line(next)));
    let follows = follows.filter(|piece| is_place(piece) || next == Some(&(at + 1)) && could_be_place(piece));
    if header.location.is_none() {
        header.location = beside.or(follows).map(|place| trimmed(place).to_owned());
    }
}

#[cfg(test)]
mod tests {
    use super::{Header, Page, header};

    fn read(text: &str) -> Header {
        header(&Page::plain(text))
    }

    fn of(text: &str) -> [Option<String>; 3] {
        let found = read(text);
        [found.title, found.company, found.location]
    }

    fn some<const N: usize>(texts: [&str; N]) -> [Option<String>; N] {
        texts.map(|text| Some(text.to_owned()).filter(|text| !text.is_empty()))
    }

    #[test]
    fn title_employer_and_place() {
        let found = read(
            "Jobs | Login\nTuners > Zither Tuner\nZither Tuner\nOven & Sons Ltd - Leeds, UK\nDuties\nBake",
        );
        assert_eq!(found.line, None, "a title without a known noun is not guessed");
        let found = read(
            "Jobs | Login\nUrgent! Pastry Chef Job in Leeds\nPastry Chef\nOven & Sons Ltd - Leeds, UK\nDuties\nBake",
        );
        assert_eq!(found.title.as_deref(), Some("Pastry Chef"));
        assert_eq!(found.line, Some(2));
        assert_eq!(found.company.as_deref(), Some("Oven & Sons Ltd"));
        assert_eq!(found.location.as_deref(), Some("Leeds, UK"));
    }

    #[test]
    fn compounds_and_cries_are_titles() {
        assert_eq!(
            of("NOW HIRING: Zither Tuner Assistant\nOven Ltd | Curitiba - PR | Hybrid\nDuties\nBake"),
            some(["Zither Tuner Assistant", "Oven Ltd", "Curitiba - PR"])
        );
        assert_eq!(
            of("Glasharfenmonteur\nOven B.V. – Venlo – 40 uur\nTaken\nBakken"),
            some(["Glasharfenmonteur", "Oven B.V.", "Venlo"])
        );
    }

    #[test]
    fn a_labelled_title_beats_a_sentence_and_a_labelled_place_is_no_employer() {
        let found = read(
            "The oven of Leeds hires a pastry chef\nPoste : Pastry chef (H/F)\nLieu : Tours\nMissions\nBake",
        );
        assert_eq!(found.title.as_deref(), Some("Pastry chef (H/F)"));
        assert_eq!(found.location.as_deref(), Some("Tours"));
        assert_ne!(found.company.as_deref(), Some("Lieu : Tours"));
    }

    #[test]
    fn labels_name_them() {
        assert_eq!(
            of("Position: Nurse\nEmployer: Ward 7 Clinic\nLocation: Cork\nRequirements\nCare"),
            some(["Nurse", "Ward 7 Clinic", "Cork"])
        );
        assert_eq!(
            of("Nurse\n\nLocation\nCork, Ireland\n\nRequirements\nCare")[2].as_deref(),
            Some("Cork, Ireland")
        );
    }

    #[test]
    fn a_place_below_the_title_is_no_employer() {
        for place in ["Roswell, New Mexico", "Marietta, GA", "München", "US, TX, Houston"] {
            assert_eq!(of(&format!("Baker\n{place}\n\nRequirements\n- Bread")), some(["Baker", "", place]));
        }
        assert_eq!(of("Baker\nFull-time\n$60,000 a year\n\nRequirements\n- Bread"), some(["Baker", "", ""]));
        assert_eq!(
            of("Baker\nOven Blue\nUnknowntown\n\nDuties\n- Bake"),
            some(["Baker", "Oven Blue", "Unknowntown"])
        );
    }

    #[test]
    fn a_sentence_may_follow_the_head_on_its_line() {
        let prose = "performs a wide variety of duties of baking and of selling bread, under the head of the oven, in the mornings and on all Saturdays of the year.";
        assert_eq!(
            of(&format!("Oven Coordinator, Burley County, ND – {prose}")),
            some(["Oven Coordinator", "", "Burley County, ND"])
        );
        assert_eq!(
            of(&format!("General Baker, Town of Rye Beach — {prose}")),
            some(["General Baker", "Town of Rye Beach", ""])
        );
        assert_eq!(of(&format!("We bake bread – and a baker {prose}"))[0], None);
    }

    #[test]
    fn what_an_advert_begins_with_is_no_title_for_being_marked() {
        assert_eq!(
            of(
                "## Join a company that bakes bread in York. Work from home, bake what you like\n\nDuties\n- Bake"
            )[0],
            None
        );
        assert_eq!(of("## Join an oven company in the midst of a change!##\n\nDuties\n- Bake")[0], None);
    }

    #[test]
    fn the_first_line_above_a_place_is_a_title() {
        assert_eq!(
            of("Rye / Oat Bread\n\nUS, GA, Savannah\n\nDuties\n- Bake"),
            some(["Rye / Oat Bread", "", "US, GA, Savannah"])
        );
        assert_eq!(
            of("Bakery Sales Managers $150-$175,000/yr\n\nUS, NY, Oneonta\n\nDuties\n- Bake"),
            some(["Bakery Sales Managers", "", "US, NY, Oneonta"])
        );
    }

    #[test]
    fn the_first_of_several_posts_is_the_title() {
        let text = "Wir suchen Sie:\n\nDas Ofenteam NORD ist ein junger Betrieb. Wir backen Brot.\n\nWir suchen ab sofort:\n- Bäcker (m/w)\n- Müller (m/w)\n\nAnforderungen:\n- Brot";
        assert_eq!(of(text), some(["Bäcker (m/w)", "Ofenteam NORD", ""]));
    }

    #[test]
    fn a_legal_form_makes_a_name_of_any_line() {
        assert_eq!(
            of("Piekarz\npiec Sp. z o.o.\nUnknowntown, unknownland\n\nWymagania\n- Chleb"),
            some(["Piekarz", "piec Sp. z o.o.", "Unknowntown, unknownland"])
        );
        assert_eq!(
            of("Baker\nOven Bread Knowledge Center Poland Sp. z o.o.\nUnknowntown\n\nDuties\n- Bake"),
            some(["Baker", "Oven Bread Knowledge Center Poland Sp. z o.o.", "Unknowntown"])
        );
    }

    #[test]
    fn pay_and_words_of_boards_are_no_part_of_a_title() {
        assert_eq!(
            of("Home Baking Clerk - Earn $100-$200 Daily\n\nUS, SC, Abbeville\n\nDuties\n- Bake"),
            some(["Home Baking Clerk", "", "US, SC, Abbeville"])
        );
        assert_eq!(
            of("ASSISTANT BAKER- job post\nOven Resort\n\nDuties\n- Bake"),
            some(["ASSISTANT BAKER", "Oven Resort", ""])
        );
    }

    #[test]
    fn a_title_may_be_told_by_its_mark_of_gender() {
        assert_eq!(
            of(
                "Zitherdreher (m/w)\nZitherdreher (m/w)\n\nWir sind ein junger Betrieb.\n\nIhr Profil\n- Brot"
            ),
            some(["Zitherdreher (m/w)", "", ""])
        );
        assert_eq!(
            of("Zitherdreher (m/w/d)\nOfen Silber\nKassel\n\nIhr Profil\n- Brot"),
            some(["Zitherdreher (m/w/d)", "Ofen Silber", "Kassel"])
        );
        let prose = "Zitherdreher (m/w/d)\n\nUnd wenn du bald zu einem Team gehörst, das zusammenhält\nBei Ofen ist jemand da\n\nProfil\n- Brot";
        assert_eq!(read(prose).location, None);
    }

    #[test]
    fn an_employer_names_itself_in_a_sentence() {
        let of = |text: &str| (read(text).company, read(text).location);
        let (company, place) = of(
            "Boulanger (H/F)\n\nNotre agence Four de TOURS recrute pour son client un boulanger.\n\nVotre profil\n- Pain",
        );
        assert_eq!((company.as_deref(), place.as_deref()), (Some("Four"), Some("TOURS")));
        let (company, _) =
            of("Baker\n\nOven Solutions is a global provider of bread.\n\nRequirements\n- Rye");
        assert_eq!(company.as_deref(), Some("Oven Solutions"));
        let (company, _) = of(
            "Baker\n\nOven Bread Solutions, formerly Rye Baking Services, delivers fresh bread to the north.\n\nRequirements\n- Rye",
        );
        assert_eq!(company.as_deref(), Some("Oven Bread Solutions"));
        let (company, _) =
            of("Bäcker (m/w)\n\nDas Ofenteam NORD ist ein Betrieb im Norden.\n\nIhr Profil\n- Brot");
        assert_eq!(company.as_deref(), Some("Ofenteam NORD"));
        let (company, _) = of("Baker\n\nDuties\n- Routinely provides bread\n\nRequirements\n- Rye");
        assert_eq!(company, None);
        let (company, _) =
            of("Baker\n\nYou will be developing a React SPA for the oven.\n\nRequirements\n- Rye");
        assert_eq!(company, None);
        let (company, _) = of("Baker\n\nAt Oven, growth is personal.\n\nRequirements\n- Rye");
        assert_eq!(company.as_deref(), Some("Oven"));
        let (company, _) =
            of("Baker\n\nOur client is a bakery. The role is a new one.\n\nRequirements\n- Rye");
        assert_eq!(company, None);
    }

    #[test]
    fn addresses_of_the_page_name_nobody() {
        assert_eq!(
            of(
                "**URL:** https://jobs.example.org/view/123\n\nBaker\n\nLocation: Murcia\n\nRequirements\n- Rye"
            ),
            some(["Baker", "", "Murcia"])
        );
    }
}
