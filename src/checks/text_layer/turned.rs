//! Text that does not run from left to right on the page as shown.

use crate::checks::Claims;
use crate::checks::{Outcome, Params};
use crate::document::{Place, Run};
use crate::fields::Retention;
use crate::finding::{Draft, Weight};
use crate::subject::Subject;
use crate::text::words::excerpt;
use crate::wording::Wording;

/// Angles, in degrees, that count as upright; scanned and hand-set text leans by less.
const UPRIGHT: f32 = 3.0;
/// Letters of turned text that are worth a word.
const FEWEST_LETTERS: usize = 8;

/// How far a run is turned on the page as shown, in degrees counter-clockwise, −180 to 180.
fn turn(run: &Run, subject: &Subject<'_>) -> f32 {
    let Place::Pdf { page, .. } = run.place else { return 0.0 };
    let page = (page as usize).checked_sub(1).and_then(|index| subject.document.pages().get(index));
    let turned = (run.angle - page.map_or(0.0, |page| f32::from(page.rotate))).rem_euclid(360.0);
    if turned > 180.0 { turned - 360.0 } else { turned }
}

fn turned_runs<'a>(subject: &'a Subject<'_>) -> impl Iterator<Item = &'a Run> {
    let visible = subject.document.runs.iter().filter(|run| run.visibility.is_visible());
    visible.filter(|run| turn(run, subject).abs() > UPRIGHT)
}

fn letters(run: &Run) -> usize {
    run.text.chars().filter(|c| c.is_alphabetic()).count()
}

/// Whether enough text is turned to be worth a word: headings may stand in it.
pub fn has_turned_text(subject: &Subject<'_>) -> bool {
    turned_runs(subject).map(letters).sum::<usize>() >= FEWEST_LETTERS
}

/// Turned and slanted text, as of sidebars that are read from bottom to top.
pub(super) fn turned_text(subject: &Subject<'_>, _: &Params<'_>, claims: &mut Claims) -> Outcome {
    let turned: Vec<&Run> = turned_runs(subject).collect();
    let count: usize = turned.iter().copied().map(letters).sum();
    let Some(longest) = turned.iter().copied().max_by_key(|run| letters(run)) else {
        return Outcome::default();
    };
    if count < FEWEST_LETTERS {
        return Outcome::default();
    }
    let losses = claims.take(subject, |survival, _, verdict| {
        let inside = |glyph: u32| {
            let at = turned.partition_point(|run| run.first_glyph <= glyph);
            let run = at.checked_sub(1).and_then(|at| turned.get(at));
            run.is_some_and(|run| ((glyph - run.first_glyph) as usize) < run.len())
        };
        let origins = survival.span.map(|span| subject.reference.origins(span)).unwrap_or_default();
        matches!(verdict, Retention::Changed(_) | Retention::Lost)
            && origins.iter().any(|origin| inside(origin.glyph))
    });
    let weight = if losses.is_empty() { Weight::Note } else { Weight::Losses(losses) };
    let angle = turn(longest, subject);
    let how = match angle.round() as i32 {
        80..=100 => "from bottom to top".into(),
        -100..=-80 => "from top to bottom".into(),
        170..=180 | -180..=-170 => "upside down".into(),
        slant => Wording::ours(format!("at an angle of {slant}°")),
    };
    let text = excerpt(&longest.text);
    let draft = Draft::at(weight, subject.locate_run(longest));
    let rest = turned.iter().filter(|run| !std::ptr::eq(**run, longest));
    let draft = draft.and_all(rest.map(|run| subject.locate_run(run).related()));
    Some(draft.with("how", how).quoting("text", &text).with("count", count)).into()
}
