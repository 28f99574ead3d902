//! Glyphs as readers see them: a piece of text with a place on the upright page.

use super::policy::PdfPolicy;
use crate::document::{
    ByGlyph, Container, ContainerId, ContainerKind, Document, Font, Glyph, GlyphId, HiddenBy, Page, Place,
    Point, Rect, Run,
};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// A glyph, its text and where it stands. `x` grows to the right and `y` downward on the page as
/// shown, turned so that the text runs to the right.
#[derive(Debug, Clone, Copy)]
pub(super) struct Atom<'d> {
    /// The glyph.
    pub id: GlyphId,
    text: &'d str,
    /// Whether `text` shows: it is asked for again and again.
    inked: bool,
    /// The run it belongs to.
    pub run: &'d Run,
    /// What is known of the glyph.
    pub glyph: &'d Glyph,
    /// Where it starts and where the next would.
    pub x0: f32,
    /// See `x0`.
    pub x1: f32,
    /// Its baseline.
    pub y: f32,
    /// Size as seen.
    pub size: f32,
    /// Clockwise quarter turns from the page as shown to the text.
    pub turn: u8,
}

impl<'d> Atom<'d> {
    /// Its text, without control characters; empty if it gives none.
    pub(super) fn text(&self) -> &'d str {
        self.text
    }

    /// The same with another text.
    pub(super) fn saying(self, text: &'d str) -> Self {
        Self { text, inked: shows(text), ..self }
    }

    /// Whether it is white space.
    pub(super) fn is_space(&self) -> bool {
        !self.text.is_empty() && !self.inked
    }

    /// Whether it is an accent that the letter under it already shows.
    pub(super) fn is_mark(&self) -> bool {
        let index = (self.id - self.run.first_glyph) as usize;
        self.text.is_empty()
            && self.glyph.shows_nothing()
            && !self.run.glyph_text(index).chars().any(char::is_alphanumeric)
    }

    /// Whether it gives any text that shows.
    pub(super) fn has_ink(&self) -> bool {
        self.inked
    }
}

/// Which runs and what text of them are taken.
pub(super) trait Eye {
    /// Whether a run of a page is read at all.
    fn reads(&self, document: &Document, run: &Run, page: &Page) -> bool;
    /// The text of one glyph of a font.
    fn text<'d>(&self, run: &'d Run, font: Option<&Font>, index: usize, glyph: &'d Glyph) -> Cow<'d, str>;
    /// Whether `ActualText` replaces so many glyphs that are mapped to this text.
    fn takes_actual_text(&self, mapped: &str, glyphs: usize, actual: &str) -> bool;
}

impl Eye for PdfPolicy {
    fn reads(&self, document: &Document, run: &Run, page: &Page) -> bool {
        let outside = || {
            let Place::Pdf { bbox, .. } = run.place else {
                return false;
            };
            bbox.intersection(page.media_box).is_none()
        };
        (self.hidden_layers || run.visibility.hidden != Some(HiddenBy::Layer))
            && (self.off_page || !outside())
            && (self.annotations || document.annotation(run).is_none())
    }

    fn text<'d>(&self, run: &'d Run, font: Option<&Font>, index: usize, glyph: &'d Glyph) -> Cow<'d, str> {
        self.glyph_text(run, font, index, glyph)
    }

    fn takes_actual_text(&self, _mapped: &str, _glyphs: usize, _actual: &str) -> bool {
        self.actual_text
    }
}

/// What every glyph says, by its number; nothing of runs that are not read. Atoms borrow it.
pub(super) fn texts<'d>(document: &'d Document, eye: &impl Eye) -> Texts<'d> {
    let actual = actual_texts(document, eye);
    let mut said = Vec::with_capacity(document.glyphs().count());
    for run in document.runs.iter().filter(|run| page_of(run, document, eye).is_some()) {
        let font = run.font.and_then(|index| document.fonts.get(index as usize));
        // Runs are in the order of their glyphs.
        said.resize_with(run.first_glyph as usize, || Cow::Borrowed(""));
        for (index, (id, glyph)) in (run.first_glyph..).zip(&run.glyphs).enumerate() {
            let replacement = actual.get(id).map(|own| own.text.clone());
            let text = replacement.unwrap_or_else(|| eye.text(run, font, index, glyph));
            said.push(clean(text));
        }
    }
    Texts { said, actual }
}

/// See [`texts`].
pub(super) struct Texts<'d> {
    said: Vec<Cow<'d, str>>,
    actual: ByGlyph<Replacement<'d>>,
}

/// The index of the page on which a run is read.
fn page_of(run: &Run, document: &Document, eye: &impl Eye) -> Option<usize> {
    let Place::Pdf { page, .. } = run.place else { return None };
    let index = (page as usize).checked_sub(1)?;
    document.pages().get(index).is_some_and(|page| eye.reads(document, run, page)).then_some(index)
}

/// The atoms of every page, in drawing order.
pub(super) fn pages<'d>(
    document: &'d Document,
    eye: &impl Eye,
    texts: &'d Texts<'_>,
) -> Vec<(&'d Page, Vec<Atom<'d>>)> {
    let mut glyphs = vec![0; document.pages().len()];
    for run in &document.runs {
        if let Some(count) = page_of(run, document, eye).and_then(|index| glyphs.get_mut(index)) {
            *count += run.glyphs.len();
        }
    }
    let empty = glyphs.into_iter().map(Vec::with_capacity);
    let mut pages: Vec<(&Page, Vec<Atom<'_>>)> = document.pages().iter().zip(empty).collect();
    for run in &document.runs {
        let index = page_of(run, document, eye);
        let Some((page, atoms)) = index.and_then(|index| pages.get_mut(index)) else { continue };
        let quarter = quarter(run.angle);
        let turn = (quarter + 4 - (page.rotate / 90) as u8 % 4) % 4;
        for (id, glyph) in (run.first_glyph..).zip(&run.glyphs) {
            let text = texts.said.get(id as usize).map_or("", |said| said);
            let atom = atom(run, id, glyph, text, quarter, turn);
            if let Some(first) = texts.actual.get(id).map(|own| own.first) {
                stretch(atoms, first, &atom);
            }
            atoms.push(atom);
        }
    }
    pages
}

/// The atoms of each turn, in the same order.
pub(super) fn by_turn(atoms: Vec<Atom<'_>>) -> [Vec<Atom<'_>>; 4] {
    let mut turned: [Vec<Atom<'_>>; 4] = Default::default();
    if atoms.iter().all(|atom| atom.turn == 0) {
        turned[0] = atoms;
        return turned;
    }
    for atom in atoms {
        if let Some(own) = turned.get_mut(usize::from(atom.turn)) {
            own.push(atom);
        }
    }
    turned
}

fn shows(text: &str) -> bool {
    matches!(text.as_bytes(), [b'!'..=b'~']) || text.chars().any(|c| !c.is_whitespace())
}

fn atom<'d>(run: &'d Run, id: GlyphId, glyph: &'d Glyph, text: &'d str, quarter: u8, turn: u8) -> Atom<'d> {
    let (start, end) = (upright(glyph.origin, quarter), upright(glyph.end, quarter));
    Atom {
        id,
        inked: shows(text),
        text,
        run,
        glyph,
        x0: start.0.min(end.0),
        x1: start.0.max(end.0),
        y: start.1,
        size: run.size.max(0.1),
        turn,
    }
}

/// Lets the glyph that has the text of those after it reach as far as they do.
fn stretch(atoms: &mut [Atom<'_>], first: GlyphId, last: &Atom<'_>) {
    let at = atoms.binary_search_by_key(&first, |atom| atom.id);
    if let Some(atom) = at.ok().and_then(|at| atoms.get_mut(at)).filter(|atom| atom.turn == last.turn) {
        atom.x1 = atom.x1.max(last.x1);
    }
}

/// The nearest quarter turn of a direction, counter-clockwise from rightward.
fn quarter(degrees: f32) -> u8 {
    let quarters = (degrees / 90.0).round();
    if quarters.is_finite() { (quarters as i32).rem_euclid(4) as u8 } else { 0 }
}

/// A point once the page is turned clockwise by quarters, with `y` downward.
fn upright(point: Point, quarter: u8) -> (f32, f32) {
    match quarter {
        0 => (point.x, -point.y),
        1 => (point.y, point.x),
        2 => (-point.x, point.y),
        _ => (-point.y, -point.x),
    }
}

/// Where a page-space box lies on the upright page: `(x0, top, x1, bottom)`.
pub(super) fn upright_box(bbox: Rect, page: &Page) -> (f32, f32, f32, f32) {
    turned_box(bbox, page, 0)
}

/// Where a page-space box lies on the page once text of a turn runs to the right.
pub(super) fn turned_box(bbox: Rect, page: &Page, turn: u8) -> (f32, f32, f32, f32) {
    let quarter = ((page.rotate / 90 % 4) as u8 + turn) % 4;
    let a = upright(Point { x: bbox.x0, y: bbox.y0 }, quarter);
    let b = upright(Point { x: bbox.x1, y: bbox.y1 }, quarter);
    (a.0.min(b.0), a.1.min(b.1), a.0.max(b.0), a.1.max(b.1))
}

/// The page-space box of one on the page turned as [`turned_box`] does.
pub(super) fn page_box((x0, top, x1, bottom): (f32, f32, f32, f32), page: &Page, turn: u8) -> Rect {
    let quarter = ((page.rotate / 90 % 4) as u8 + turn) % 4;
    let back = |x: f32, y: f32| match quarter {
        0 => (x, -y),
        1 => (y, x),
        2 => (-x, y),
        _ => (-y, -x),
    };
    let (a, b) = (back(x0, top), back(x1, bottom));
    Rect::new(a.0, a.1, b.0, b.1)
}

/// No glyph may end a line or hide text from a terminal: control characters become spaces if they
/// are white space, and stay only as NUL, which a reader may really give.
fn clean(text: Cow<'_, str>) -> Cow<'_, str> {
    // Most glyphs.
    if matches!(text.as_bytes(), [b' '..=b'~']) {
        return text;
    }
    let fine = |c: char| c == '\0' || c == ' ' || !(c.is_control() || c.is_whitespace());
    if text.chars().all(fine) {
        return text;
    }
    if text.chars().all(|c| c.is_whitespace() || c.is_control()) && text.chars().any(char::is_whitespace) {
        return Cow::Borrowed(" ");
    }
    let cleaned = text.chars().filter_map(|c| match c {
        c if fine(c) => Some(c),
        c if c.is_whitespace() => Some(' '),
        _ => None,
    });
    Cow::Owned(cleaned.collect())
}

/// What `ActualText` makes of a glyph.
struct Replacement<'d> {
    text: Cow<'d, str>,
    /// The glyph that the text is at.
    first: GlyphId,
}

/// What `ActualText` makes of glyphs: all of it at the first glyph that it marks, unless it has as
/// many characters as there are glyphs.
fn actual_texts<'d>(document: &'d Document, eye: &impl Eye) -> ByGlyph<Replacement<'d>> {
    let mut texts = ByGlyph::default();
    if !document.containers.iter().any(|container| actual_text(container).is_some()) {
        return texts;
    }
    let mut marked: BTreeMap<ContainerId, (&str, Vec<&Run>)> = BTreeMap::new();
    for run in &document.runs {
        let holder = document.path(run).find_map(|(id, container)| Some((id, actual_text(container)?)));
        if let Some((id, actual)) = holder {
            marked.entry(id).or_insert((actual, Vec::new())).1.push(run);
        }
    }
    for (actual, runs) in marked.into_values() {
        let mapped: String = runs.iter().map(|run| run.text.as_str()).collect();
        let glyphs = runs.iter().flat_map(|run| (run.first_glyph..).take(run.glyphs.len()));
        let glyphs: Vec<GlyphId> = glyphs.collect();
        if mapped == actual || !eye.takes_actual_text(&mapped, glyphs.len(), actual) {
            continue;
        }
        spread(actual, glyphs, &mut texts);
    }
    texts
}

fn actual_text(container: &Container) -> Option<&str> {
    match &container.kind {
        ContainerKind::MarkedContent { actual_text, .. } => actual_text.as_deref(),
        _ => None,
    }
}

fn spread<'d>(actual: &'d str, glyphs: Vec<GlyphId>, texts: &mut ByGlyph<Replacement<'d>>) {
    let one_each = actual.chars().count() == glyphs.len();
    let mut rest = actual;
    let Some(&start) = glyphs.first() else { return };
    for (index, glyph) in glyphs.into_iter().enumerate() {
        let length = match (one_each, index) {
            (true, _) => rest.chars().next().map_or(0, char::len_utf8),
            (false, 0) => rest.len(),
            (false, _) => 0,
        };
        let (text, left) = rest.split_at_checked(length).unwrap_or((rest, ""));
        let first = if one_each { glyph } else { start };
        texts.insert(glyph, Replacement { text: Cow::Borrowed(text), first });
        rest = left;
    }
}

#[cfg(test)]
mod tests {
    use super::{clean, page_box, quarter, turned_box, upright};
    use crate::document::{Page, Point, Rect};
    use std::borrow::Cow;

    #[test]
    fn quarters_of_directions() {
        assert_eq!(quarter(0.4), 0);
        assert_eq!(quarter(-90.0), 3);
        assert_eq!(quarter(180.0), 2);
        assert_eq!(quarter(f32::NAN), 0);
    }

    #[test]
    fn text_going_up_runs_to_the_right_once_turned() {
        let (a, b) = (upright(Point { x: 5.0, y: 1.0 }, 1), upright(Point { x: 5.0, y: 9.0 }, 1));
        assert!(a.0 < b.0 && a.1 == b.1);
    }

    #[test]
    fn a_box_comes_back_from_every_turn() {
        let media_box = Rect::new(0.0, 0.0, 600.0, 800.0);
        let page = |rotate| Page {
            number: 1,
            media_box,
            crop_box: media_box,
            rotate,
            paints: Vec::new(),
            operators: 0,
        };
        let bbox = Rect::new(10.0, 20.0, 30.0, 70.0);
        for (rotate, turn) in [(0, 0), (0, 1), (90, 1), (180, 3), (270, 2)] {
            let page = page(rotate);
            assert_eq!(page_box(turned_box(bbox, &page, turn), &page, turn), bbox);
        }
    }

    #[test]
    fn control_characters_cannot_end_a_line() {
        assert_eq!(clean(Cow::Borrowed("\t\r \u{a0}")), " ");
        assert_eq!(clean(Cow::Borrowed("a\nb\u{1b}")), "a b");
        assert_eq!(clean(Cow::Borrowed("\0")), "\0");
    }
}
