//! Letters of which nobody can tell what they show.

use crate::document::Run;
use crate::subject::Subject;

/// Letters that a font whose map is wrong shows at least to be text and no row of icons.
const FEWEST_OF_FONT: usize = 40;

/// Letters in all, and those in each font whose map is disproved while nothing tells what they show: the
/// font's index, and its runs. Without such a font nothing is counted.
pub fn unknown_letters<'a>(subject: &'a Subject<'_>) -> (usize, Vec<(u32, Vec<&'a Run>)>) {
    if !subject.document.fonts.iter().any(|font| font.contradicted) {
        return (0, Vec::new());
    }
    let visible = || subject.document.runs.iter().filter(|run| run.visibility.is_visible());
    let fonts = (0u32..).zip(&subject.document.fonts).filter(|(_, font)| font.contradicted);
    let of = |index: u32| {
        let unknown = |run: &&Run| run.font == Some(index) && run.glyphs.iter().all(|g| g.seen.is_none());
        (index, visible().filter(unknown).collect::<Vec<&Run>>())
    };
    let unknown = fonts.map(|(index, _)| of(index)).filter(|(_, runs)| letters(runs) >= FEWEST_OF_FONT);
    (letters(&visible().collect::<Vec<_>>()), unknown.collect())
}

/// How many letters some runs have.
pub fn letters(runs: &[&Run]) -> usize {
    runs.iter().flat_map(|run| run.text.chars()).filter(|c| c.is_alphabetic()).count()
}

/// Whether what seems to be missing may stand in letters that nobody can tell.
pub fn has_unknown_letters(subject: &Subject<'_>) -> bool {
    !unknown_letters(subject).1.is_empty()
}
