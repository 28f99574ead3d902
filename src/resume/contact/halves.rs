//! A name in two pieces: below or beside one another, or with something else between them.

use super::shape::{named, shape, top_lines, without_titles};
use crate::reading::{Line, Reading};
use crate::resume::Field;
use crate::resume::look::Looks;
use crate::resume::piece::{bare, split_commas, take_place};
use crate::span::Span;

/// How many times as large as the line below a name on two lines is.
const MUCH_LARGER: f32 = 1.5;

/// The other half of a name of which one word stands here and one elsewhere near the top, with something else beside or
/// between them: the only other word set so large.
pub(super) fn other_half(span: Span, reading: &Reading, looks: &Looks<'_>) -> Option<Span> {
    let text = &reading.text;
    let (_, line) = reading.line_at(span.start())?;
    let look = looks.of(span);
    let is_word =
        |span: &Span| span.of(text).split_whitespace().count() == 1 && shape(span.of(text)).is_some();
    let mut sizes: Vec<f32> = reading.lines.iter().map(|line| line.size).collect();
    sizes.sort_by(f32::total_cmp);
    let body = sizes.get(sizes.len() / 2).copied().unwrap_or_default();
    if body <= 0.0 || look.size < MUCH_LARGER * body || !is_word(&span) {
        return None;
    }
    let is_as_large = |other: &Span| {
        let own = looks.of(*other);
        (own.size - look.size).abs() <= 0.05 * look.size && own.caps == look.caps
    };
    let pieces =
        top_lines(reading).flat_map(|line| line.pieces(text)).flat_map(|piece| looks.segments(piece));
    let mut others =
        pieces.map(|piece| bare(piece, text)).filter(|piece| *piece != span && is_as_large(piece));
    let other = others.next().filter(|_| others.next().is_none()).filter(is_word)?;
    shape(&format!("{} {}", span.of(text), other.of(text)))?;
    // Right below it and alone on its line it is told as one name without this.
    let is_alone = line.span.len() == span.len()
        && text.get(span.end()..other.start()).is_some_and(|gap| gap.trim().is_empty());
    (!is_alone).then_some(other)
}

/// A name of two halves, in the order in which the page shows them.
pub(super) fn in_two_places(one: Span, other: Span, text: &str, looks: &Looks<'_>) -> Field {
    let below = looks.bbox(one).zip(looks.bbox(other)).is_some_and(|(one, other)| {
        let is_level = one.y0 < other.y1 && other.y0 < one.y1;
        if is_level { other.x0 < one.x0 } else { other.y0 > one.y0 }
    });
    let (first, second) = if below { (other, one) } else { (one, other) };
    let value = format!("{} {}", named(first, text).value, named(second, text).value);
    Field { value, span: Some(first) }
}

/// A name in two pieces of one size, one below or beside the other, is one name.
pub(super) fn joined(span: Span, reading: &Reading, looks: &Looks<'_>) -> Span {
    let text = &reading.text;
    let Some((index, line)) = reading.line_at(span.start()) else { return span };
    let size = looks.of(span).size;
    if span.of(text).split_whitespace().count() > 1 {
        let rest = text.get(span.end()..line.span.end()).unwrap_or_default();
        let next = reading.lines.get(index + 1).map(|next| bare(next.span, text));
        // `Odalys Fairweather,` over `PMP`.
        let letters = |next: &Span| {
            without_titles(span.to(*next).of(text)).len() <= span.len()
                && (looks.of(*next).size - size).abs() <= 0.05 * size.max(1.0)
        };
        let goes_on = |next: &Span| {
            let whole = span.to(*next).of(text);
            let below = reading.lines.get(index + 2).map_or(0.0, |line| line.size);
            rest.trim().is_empty()
                && size > 0.0
                && looks.of(*next).is_like(&looks.of(span))
                && size >= MUCH_LARGER * below
                && next.of(text).split_whitespace().count() <= 2
                && !is_place(*next, text)
                && shape(whole).is_some_and(|points| points > 0)
        };
        let next = next.filter(|next| (rest.trim() == "," && letters(next)) || goes_on(next));
        let narrow =
            || rest.trim().is_empty().then(|| in_narrow_lines(span, index, reading, looks)).flatten();
        return next.map(|next| span.to(next)).or_else(narrow).unwrap_or(span);
    }
    // Given name and surname may be set in two sizes, if both are much larger than what follows.
    let both_large = |other: f32| {
        let below = reading.lines.iter().skip(index + 1).find(|line| line.size < size.min(other));
        let below = below.map_or(0.0, |line| line.size);
        below > 0.0 && other.min(size) >= MUCH_LARGER * below
    };
    let fits = |line: &&Line| {
        let other = bare(line.span, text);
        let own = looks.of(other).size;
        other.of(text).split_whitespace().count() <= 2
            && shape(other.of(text)).is_some()
            && !is_place(other, text)
            && ((own - size).abs() <= 0.05 * size.max(1.0) || both_large(own))
    };
    // A line that ends in a particle goes on: `Maria de Sá e / Castro`.
    let breaks_off = |line: &&Line| {
        let other = bare(line.span, text);
        let last = other.of(text).split_whitespace().next_back();
        last.is_some_and(|word| word.chars().all(char::is_lowercase) && word.chars().count() <= 5)
            && shape(other.to(span).of(text)).is_some()
            && (looks.of(other).size - size).abs() <= 0.05 * size.max(1.0)
    };
    let next = reading.lines.get(index + 1).filter(fits);
    let above = index.checked_sub(1).and_then(|at| reading.lines.get(at));
    let above = above.filter(|line| fits(line) || breaks_off(line));
    match (next, above) {
        (_, Some(line)) if breaks_off(&line) => bare(line.span, text).to(span),
        (Some(line), _) => span.to(bare(line.span, text)),
        (None, Some(line)) => bare(line.span, text).to(span),
        (None, None) => span,
    }
}

/// Lines below the first over which a name is broken in a narrow column, and their words at most.
const MORE_LINES: usize = 2;
const LINE_WORDS: usize = 3;

/// A name in a column so narrow that it takes three lines, much larger than the text and set alike: `João Luís` over
/// `Vik dos` over `Torsk`.
fn in_narrow_lines(span: Span, index: usize, reading: &Reading, looks: &Looks<'_>) -> Option<Span> {
    let text = &reading.text;
    let look = looks.of(span);
    let mut sizes: Vec<f32> = reading.lines.iter().map(|line| line.size).collect();
    sizes.sort_by(f32::total_cmp);
    let body = sizes.get(sizes.len() / 2).copied().unwrap_or_default();
    let is_part = |line: &Span| {
        let inner = line.of(text);
        looks.of(*line).is_like(&look)
            && (1..=LINE_WORDS).contains(&inner.split_whitespace().count())
            && !is_place(*line, text)
    };
    let below = reading.lines.iter().skip(index + 1).map(|line| bare(line.span, text));
    let parts: Vec<Span> = below.take(MORE_LINES).take_while(is_part).collect();
    let last = parts.get(MORE_LINES - 1).filter(|_| look.size > 0.0 && look.size >= MUCH_LARGER * body)?;
    let whole = span.to(*last);
    shape(whole.of(text)).is_some_and(|points| points > 0).then_some(whole)
}

/// `Tangvik, Norway` below a name.
fn is_place(span: Span, text: &str) -> bool {
    take_place(&mut split_commas(span, text), text).is_some()
}
