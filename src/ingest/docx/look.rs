//! What a run looks like once styles, paragraph and run properties are added up, and whether a
//! person can see it.

use super::properties::RunProperties;
use super::styles::{Style, Styles};
use super::theme::{ColourSpec, Theme};
use crate::document::{Colour, HiddenBy, SAME_COLOUR, TINY, Visibility};
use std::sync::Arc;

/// Word's default size when nothing gives one, in points (ECMA-376 part 1, 17.3.2.38).
const DEFAULT_SIZE: f32 = 10.0;

/// What is behind text.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Fill {
    /// One plain colour.
    Known(Colour),
    /// Something that cannot be told from the file: a gradient, a picture.
    Unknown,
}

/// What a run looks like.
#[derive(Debug, Clone, Default)]
pub struct Look {
    /// Bold.
    pub bold: bool,
    /// Italic.
    pub italic: bool,
    /// Colour; `None` when it cannot be told.
    pub colour: Option<Colour>,
    /// Size in points.
    pub size: f32,
    /// Font family.
    pub family: Option<Arc<str>>,
    /// Whether it can be seen.
    pub visibility: Visibility,
}

/// Adds up the properties of a run in its paragraph.
/// `table` is what the style of the table around gives.
pub fn effective(
    styles: &Styles,
    table: Option<&RunProperties>,
    paragraph: Option<&Style>,
    direct: &RunProperties,
) -> RunProperties {
    let character = direct.style.as_deref().and_then(|id| styles.get(id));
    let styled = match (paragraph, character) {
        (Some(paragraph), Some(character)) => paragraph.run.with_character_style(&character.run),
        (Some(style), None) | (None, Some(style)) => style.run.clone(),
        (None, None) => RunProperties::default(),
    };
    let base = table.map_or_else(|| styles.run.clone(), |table| styles.run.overlaid(table));
    base.overlaid(&styled).overlaid(direct)
}

/// The look of effective properties in front of the fill of the paragraph, cell or page.
pub fn look(properties: &RunProperties, theme: &Theme, behind: Fill) -> Look {
    let own = [&properties.highlight, &properties.fill];
    let background = own.into_iter().flatten().find_map(|spec| fill(spec, theme)).unwrap_or(behind);
    let colour = match &properties.colour {
        None | Some(ColourSpec::Auto) => match background {
            // Word turns automatic text white on dark fills.
            Fill::Known(Colour([r, g, b])) if r * 0.3 + g * 0.59 + b * 0.11 < 0.25 => Some(Colour::WHITE),
            _ => Some(Colour::BLACK),
        },
        Some(given) => given.resolve(theme),
    };
    let automatic = matches!(properties.colour, None | Some(ColourSpec::Auto));
    let size = properties.size.unwrap_or(DEFAULT_SIZE);
    let visibility = if properties.vanish == Some(true) {
        hidden(HiddenBy::Vanish, false, "hidden text (w:vanish)".to_owned())
    } else if size < TINY {
        hidden(HiddenBy::Tiny, false, format!("{size} pt"))
    } else if automatic {
        Visibility::visible()
    } else {
        by_colour(colour, background)
    };
    Look {
        bold: properties.bold == Some(true),
        italic: properties.italic == Some(true),
        colour,
        size,
        family: properties.family.clone(),
        visibility,
    }
}

/// The fill that a property gives; `None` when it leaves what is behind.
pub fn fill(spec: &ColourSpec, theme: &Theme) -> Option<Fill> {
    match spec {
        ColourSpec::Auto => None,
        given => Some(given.resolve(theme).map_or(Fill::Unknown, Fill::Known)),
    }
}

fn by_colour(colour: Option<Colour>, background: Fill) -> Visibility {
    match (colour, background) {
        (Some(colour), Fill::Known(background)) if colour.distance(background) < SAME_COLOUR => {
            let proof = format!("{colour} on {background}");
            hidden(HiddenBy::Colour, false, proof)
        }
        (Some(colour), Fill::Unknown) if colour.distance(Colour::WHITE) < SAME_COLOUR => {
            hidden(HiddenBy::Colour, true, format!("{colour} on an unknown background"))
        }
        _ => Visibility::visible(),
    }
}

fn hidden(by: HiddenBy, doubtful: bool, proof: String) -> Visibility {
    Visibility { hidden: Some(by), doubtful, proof }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn white() -> RunProperties {
        let colour = ColourSpec::plain(Colour::WHITE);
        RunProperties { colour: Some(colour), ..RunProperties::default() }
    }

    #[test]
    fn white_text_is_hidden_on_white_only() {
        let on = |fill| look(&white(), &Theme::default(), fill).visibility;
        assert_eq!(on(Fill::Known(Colour::WHITE)).hidden, Some(HiddenBy::Colour));
        assert_eq!(on(Fill::Known(Colour::BLACK)), Visibility::visible());
        assert!(on(Fill::Unknown).doubtful);
    }

    #[test]
    fn what_is_unseen_is_the_same_as_in_a_pdf() {
        let step = |value: u8| f32::from(value) / 255.0;
        let seen = |grey: u8| {
            let colour = ColourSpec::plain(Colour([step(grey); 3]));
            let properties = RunProperties { colour: Some(colour), ..RunProperties::default() };
            look(&properties, &Theme::default(), Fill::Known(Colour::WHITE)).visibility.hidden.is_none()
        };
        assert!(seen(0xF1) && seen(0xF2));
        assert!(!seen(0xF3) && !seen(0xFE));
    }

    #[test]
    fn a_highlight_is_nearer_than_the_cell() {
        let mut properties = white();
        properties.highlight = Some(ColourSpec::plain(Colour::BLACK));
        let look = look(&properties, &Theme::default(), Fill::Known(Colour::WHITE));
        assert_eq!(look.visibility, Visibility::visible());
    }

    #[test]
    fn sizes_below_two_points_are_tiny() {
        let at = |size| {
            let properties = RunProperties { size: Some(size), ..RunProperties::default() };
            look(&properties, &Theme::default(), Fill::Known(Colour::WHITE)).visibility.hidden
        };
        assert_eq!((at(1.0), at(2.0)), (Some(HiddenBy::Tiny), None));
    }
}
