//! From pixels to a verdict.

use super::render::Picture;
use crate::document::{Font, HiddenBy, NO_INK, Rect, Run, SAME_COLOUR, without_slack};
use std::cell::OnceCell;

/// Below this difference of a colour, of 255, nothing stands out.
const STANDS_OUT: u8 = (SAME_COLOUR * 255.0) as u8 + 1;
/// Ink of black text on white that proves that the font has a shape for a glyph.
const SHAPE: u8 = 64;
/// Part of a run's glyphs that must have ink of other things in their boxes for that ink to be what
/// people read there: thin signs and boxes a little off have none.
const READ_INSTEAD: f32 = 0.5;

/// What is known of a glyph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sight {
    /// It can be seen.
    Seen,
    /// It cannot be seen, but what is drawn in its place can be read.
    ReadInstead,
    /// It cannot be seen, and why that is sure.
    Unseen(&'static str),
    /// It stays in doubt.
    Unknown,
}

const CHANGES_NOTHING: &str = "the page looks the same without it";
const NOTHING_THERE: &str = "no picture or drawing shows it either";

/// The pictures of one part of a page, each drawn when it is first asked for.
pub(super) struct Pictures<'f> {
    /// The page.
    pub as_is: &'f dyn Fn() -> Option<Picture>,
    /// Without the text in doubt.
    pub without: &'f dyn Fn() -> Option<Picture>,
    /// Without any text.
    pub textless: &'f dyn Fn() -> Option<Picture>,
    /// The text in doubt alone, black on white.
    pub only: &'f dyn Fn() -> Option<Picture>,
    /// Whether an image covers most of the page.
    pub scanned: bool,
    /// Whether the renderer draws all that the page asks for as viewers do.
    pub faithful: bool,
}

/// A word about every glyph of every run.
pub(super) fn judge(runs: &[&Run], fonts: &[Font], pictures: &Pictures<'_>) -> Vec<Vec<Sight>> {
    let judge =
        Judge { fonts, pictures, pair: OnceCell::new(), textless: OnceCell::new(), only: OnceCell::new() };
    runs.iter().map(|run| judge.run(run)).collect()
}

struct Judge<'p> {
    fonts: &'p [Font],
    pictures: &'p Pictures<'p>,
    pair: OnceCell<Option<(Picture, Picture)>>,
    textless: OnceCell<Option<Picture>>,
    only: OnceCell<Option<Picture>>,
}

impl Judge<'_> {
    fn run(&self, run: &Run) -> Vec<Sight> {
        let own = self.own_ink(run);
        let instead = match own.contains(&Sight::Unseen(CHANGES_NOTHING))
            || own.contains(&Sight::Unseen(NOTHING_THERE))
        {
            true => self.read_instead(run, &own),
            false => None,
        };
        let told = own.into_iter().map(|sight| match (sight, instead) {
            (Sight::Unseen(_), Some(instead)) => instead,
            (Sight::Unseen(_), None) if !self.pictures.faithful => Sight::Unknown,
            _ => sight,
        });
        spread_over_blanks(run, told.collect())
    }

    /// Whether viewers differ on what a render mode means for glyphs that are drawn by programs.
    fn is_drawn_anyhow(&self, run: &Run) -> bool {
        let font = run.font.and_then(|index| self.fonts.get(index as usize));
        run.visibility.hidden == Some(HiddenBy::RenderMode)
            && font.is_some_and(|font| font.subtype == "Type3")
    }

    /// Whether glyphs leave ink of their own.
    fn own_ink(&self, run: &Run) -> Vec<Sight> {
        if self.is_drawn_anyhow(run) {
            return vec![Sight::Unknown; run.glyphs.len()];
        }
        if leaves_no_ink(run) {
            return vec![Sight::Unseen(NOTHING_THERE); run.glyphs.len()];
        }
        let pair = self.pair.get_or_init(|| Some(((self.pictures.as_is)()?, (self.pictures.without)()?)));
        let Some((as_is, without)) = pair else {
            return vec![Sight::Unknown; run.glyphs.len()];
        };
        let sight = |bbox: Rect| {
            if as_is.difference(without, &as_is.window(bbox)) >= STANDS_OUT {
                Sight::Seen
            } else if as_is.whole && without.whole && self.has_shape(bbox) {
                Sight::Unseen(CHANGES_NOTHING)
            } else {
                Sight::Unknown
            }
        };
        run.glyphs.iter().map(|glyph| sight(glyph.bbox)).collect()
    }

    /// Whether the renderer has a shape for what stands in a box: if not, that a page looks the same
    /// without it says nothing.
    fn has_shape(&self, bbox: Rect) -> bool {
        let only = self.only.get_or_init(|| (self.pictures.only)());
        only.as_ref().is_some_and(|only| only.ink(&only.window(bbox), None) >= SHAPE)
    }

    /// What has to be said instead when something else is drawn in the place of glyphs that leave no ink.
    fn read_instead(&self, run: &Run, own: &[Sight]) -> Option<Sight> {
        let textless = self.textless.get_or_init(|| (self.pictures.textless)());
        let Some(textless) = textless.as_ref().filter(|textless| textless.whole) else {
            return Some(Sight::Unknown);
        };
        let direction = textless.along_rows(run.angle);
        let unseen = run.glyphs.iter().enumerate().zip(own).filter(|(_, own)| **own != Sight::Seen);
        let printing = unseen.filter(|((index, _), _)| !run.glyph_text(*index).trim().is_empty());
        let (mut inked, mut all) = (0.0, 0.0);
        for ((_, glyph), _) in printing {
            all += 1.0;
            if textless.ink(&textless.window(without_slack(glyph.bbox)), direction) >= STANDS_OUT {
                inked += 1.0;
            }
        }
        if inked == 0.0 {
            return None;
        }
        // A picture laid over text may show it (a scan over recognised text) or anything else.
        let a_cover = run.visibility.hidden == Some(HiddenBy::Covered) && !self.pictures.scanned;
        Some(if inked >= READ_INSTEAD * all && !a_cover { Sight::ReadInstead } else { Sight::Unknown })
    }
}

/// Whether the drawing state says that text leaves no ink of its own.
pub(super) fn leaves_no_ink(run: &Run) -> bool {
    run.visibility.hidden == Some(HiddenBy::RenderMode) || run.opacity < NO_INK
}

/// Blanks go with the glyph before them, or the first that prints.
fn spread_over_blanks(run: &Run, mut sights: Vec<Sight>) -> Vec<Sight> {
    let is_blank = |index: usize| {
        let text = run.glyph_text(index);
        !text.is_empty() && text.trim().is_empty()
    };
    let first = (0..sights.len()).find(|index| !is_blank(*index));
    let mut last = first.and_then(|index| sights.get(index).copied()).unwrap_or(Sight::Seen);
    for (index, sight) in sights.iter_mut().enumerate() {
        if is_blank(index) {
            *sight = last;
        }
        last = *sight;
    }
    sights
}
