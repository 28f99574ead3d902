//! Levels of skills that are drawn as dots or bars.

use crate::checks::Claims;
use crate::checks::{Outcome, Params};
use crate::document::{Page, Paint, PaintKind, Place, Rect};
use crate::finding::{Draft, Weight};
use crate::reading::Line;
use crate::resume::SectionKind;
use crate::subject::Subject;

/// Lines whose level must be drawn in the same way: one may be an ornament.
const FEWEST_LINES: usize = 3;
/// Dots of one level.
const FEWEST_DOTS: usize = 3;
/// Height of dots and bars in em of the line beside them: the dots and bars of the development corpus's
/// real files lie between a sixth and a whole em, rules are thinner and panels taller.
const HEIGHT: std::ops::RangeInclusive<f32> = 0.15..=1.2;
/// How far, in points, dots of one row may differ in size and height.
const SLACK: f32 = 0.75;
/// Least width of a bar, in its heights.
const BAR: f32 = 5.0;
/// How far below its skill's line, in em, a bar may stand.
const BELOW: f32 = 1.8;

/// Rows of dots, or bars in bars, beside the lines of a list of skills or languages.
pub fn drawn_levels(subject: &Subject<'_>, _: &Params<'_>, _: &mut Claims) -> Outcome {
    let mut levels: Vec<(&Line, Rect)> = Vec::new();
    let mut comparisons = 0;
    let listed: Vec<&Line> = lines(subject).collect();
    for page in subject.document.pages() {
        let own: Vec<&Line> = listed.iter().copied().filter(|line| line.page == Some(page.number)).collect();
        if own.is_empty() {
            continue;
        }
        let texts = Texts::of(page, subject);
        let shapes = shapes(page, &texts);
        for line in own {
            comparisons += shapes.len();
            if comparisons > subject.upload.limits.cover_steps {
                let skipped = Some("too much is drawn beside the skills (cap: cover_steps)".into());
                return Outcome { drafts: Vec::new(), skipped };
            }
            levels.extend(level_of(line, &shapes, &texts).map(|at| (line, at)));
        }
    }
    if levels.len() < FEWEST_LINES {
        return Outcome::default();
    }
    let Some((first, _)) = levels.first() else { return Outcome::default() };
    let at = |line: &Line, level: Rect| {
        let mut location = subject.locate(line.span);
        location.bbox = location.bbox.map(|bbox| bbox.union(level));
        location
    };
    let draft = Draft { weight: Weight::Note, ..Draft::default() }
        .and_all(levels.iter().map(|(line, level)| at(line, *level)))
        .hitting(subject.voters)
        .quoting("first", first.span.of(&subject.reference.text).trim())
        .with("count", levels.len());
    Some(draft).into()
}

/// The lines of skills and languages, headings left out.
fn lines<'a>(subject: &'a Subject<'_>) -> impl Iterator<Item = &'a Line> {
    let lists = |kind| matches!(kind, SectionKind::Skills | SectionKind::Languages);
    let sections = subject.resume.sections.iter().filter(move |section| lists(section.kind));
    sections.flat_map(move |section| {
        let own = subject.reference.lines.iter().filter(move |line| section.span.contains(line.span));
        own.filter(move |line| section.heading.is_none_or(|heading| !line.span.contains(heading)))
    })
}

/// Where the middle of each piece of text on a page is, upwards.
struct Texts(Vec<(f32, f32)>);

impl Texts {
    fn of(page: &Page, subject: &Subject<'_>) -> Self {
        let mut centres: Vec<(f32, f32)> = Vec::new();
        for run in &subject.document.runs {
            if let Place::Pdf { page: number, bbox, .. } = run.place
                && number == page.number
                && !run.text.trim().is_empty()
            {
                centres.push(((bbox.y0 + bbox.y1) / 2.0, (bbox.x0 + bbox.x1) / 2.0));
            }
        }
        centres.sort_by(|a, b| a.0.total_cmp(&b.0));
        Self(centres)
    }

    fn is_in(&self, bbox: &Rect) -> bool {
        let from = self.0.partition_point(|(y, _)| *y < bbox.y0);
        let level = self.0.iter().skip(from).take_while(|(y, _)| *y <= bbox.y1);
        level.take(CENTRES).any(|(_, x)| (bbox.x0..=bbox.x1).contains(x))
    }
}

/// Runs at the height of one shape that are looked at.
const CENTRES: usize = 200;

/// Filled shapes of a page that are neither rules nor panels: no text stands in them.
fn shapes(page: &Page, texts: &Texts) -> Vec<Rect> {
    let filled = page.paints.iter().filter(|paint: &&Paint| {
        matches!(paint.kind, PaintKind::Fill | PaintKind::Stroke) && paint.bbox.height() > 1.0
    });
    let small = filled.map(|paint| paint.bbox).filter(|bbox| bbox.height() < 30.0);
    small.filter(|bbox| !texts.is_in(bbox)).collect()
}

/// The box of the level that is drawn for a line, if one is.
fn level_of(line: &Line, shapes: &[Rect], texts: &Texts) -> Option<Rect> {
    let bbox = line.bbox?;
    let size = line.size.max(1.0);
    let fits = |shape: &&Rect| HEIGHT.contains(&(shape.height() / size));
    let beside = shapes.iter().filter(fits).filter(|shape| {
        let middle = (shape.y0 + shape.y1) / 2.0;
        middle <= bbox.y1 && middle >= bbox.y0 - BELOW * size
    });
    let beside: Vec<Rect> = beside.copied().collect();
    dots(&beside, |between| texts.is_in(&between)).or_else(|| bar(&beside))
}

/// A row of equal shapes, each as wide as it is high. Where text stands between two, they are bullets of columns side by
/// side.
fn dots(shapes: &[Rect], has_text: impl Fn(Rect) -> bool) -> Option<Rect> {
    let alike = |a: &Rect, b: &Rect| {
        (a.width() - b.width()).abs() <= SLACK
            && (a.height() - b.height()).abs() <= SLACK
            && (a.y0 - b.y0).abs() <= SLACK
    };
    let round = |shape: &&Rect| (shape.width() - shape.height()).abs() <= SLACK;
    shapes.iter().filter(round).find_map(|first| {
        let mut row: Vec<&Rect> = shapes.iter().filter(|shape| alike(first, shape)).collect();
        row.sort_by(|a, b| a.x0.total_cmp(&b.x0));
        row.dedup_by(|a, b| (a.x0 - b.x0).abs() <= SLACK);
        let is_apart = |a: &&Rect, b: &&Rect| has_text(Rect::new(a.x1, a.y0, b.x0, a.y1));
        let level = row.chunk_by(|a, b| !is_apart(a, b)).find(|level| level.len() >= FEWEST_DOTS)?;
        Some(level.iter().fold(**level.first()?, |all, shape| all.union(**shape)))
    })
}

/// A bar that is filled in part: two shapes of one height and one left edge.
fn bar(shapes: &[Rect]) -> Option<Rect> {
    let long = |shape: &&Rect| shape.width() >= BAR * shape.height();
    shapes.iter().filter(long).find_map(|whole| {
        let part = |other: &&Rect| {
            (other.x0 - whole.x0).abs() <= SLACK
                && (other.y0 - whole.y0).abs() <= SLACK
                && (other.height() - whole.height()).abs() <= SLACK
                && other.width() < whole.width() - SLACK
        };
        shapes.iter().any(|other| part(&other)).then_some(*whole)
    })
}

#[cfg(test)]
mod tests {
    use super::{bar, dots};
    use crate::document::Rect;

    fn row(count: usize) -> Vec<Rect> {
        (0..count).map(|at| Rect::new(at as f32 * 9.0, 0.0, at as f32 * 9.0 + 6.0, 6.0)).collect()
    }

    #[test]
    fn dots_are_several_equal_round_shapes() {
        let dots = |shapes: &[Rect]| dots(shapes, |_| false);
        assert!(dots(&row(5)).is_some());
        assert!(dots(&row(2)).is_none());
        let twice: Vec<Rect> = row(2).into_iter().chain(row(2)).collect();
        assert!(dots(&twice).is_none());
        let ragged: Vec<Rect> = (0..5).map(|at| Rect::new(0.0, 0.0, 6.0, at as f32 * 3.0)).collect();
        assert!(dots(&ragged).is_none());
    }

    #[test]
    fn dots_with_text_between_them_are_bullets() {
        assert!(dots(&row(5), |_| true).is_none());
        // Two levels beside one another.
        let behind_third = |between: Rect| between.x0 == 24.0;
        assert_eq!(dots(&row(6), behind_third).map(|level| level.x1), Some(24.0));
    }

    #[test]
    fn a_bar_has_a_filled_part() {
        let whole = Rect::new(10.0, 0.0, 110.0, 5.0);
        assert!(bar(&[whole, Rect::new(10.0, 0.0, 70.0, 5.0)]).is_some());
        assert!(bar(&[whole]).is_none());
        assert!(bar(&[whole, Rect::new(60.0, 0.0, 110.0, 5.0)]).is_none());
    }
}
