//! Run and paragraph properties, as written in one place and as they add up.

use super::theme::ColourSpec;
use super::xml::{Ns, Tag};
use std::sync::Arc;

/// Properties of a run (`w:rPr`); what is not written is `None`.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct RunProperties {
    /// `w:rStyle`.
    pub style: Option<String>,
    /// `w:vanish`.
    pub vanish: Option<bool>,
    /// `w:b`.
    pub bold: Option<bool>,
    /// `w:i`.
    pub italic: Option<bool>,
    /// `w:color`.
    pub colour: Option<ColourSpec>,
    /// `w:sz`, in points.
    pub size: Option<f32>,
    /// `w:rFonts`.
    pub family: Option<Arc<str>>,
    /// `w:shd`.
    pub fill: Option<ColourSpec>,
    /// `w:highlight`, as the colour of its name.
    pub highlight: Option<ColourSpec>,
}

impl RunProperties {
    /// Takes in one child of `w:rPr`.
    pub fn set(&mut self, tag: &Tag<'_>) {
        if tag.ns != Ns::W {
            return;
        }
        match tag.local() {
            "rStyle" => self.style = tag.val(),
            "vanish" => self.vanish = Some(tag.on()),
            "b" => self.bold = Some(tag.on()),
            "i" => self.italic = Some(tag.on()),
            "color" => self.colour = Some(ColourSpec::of_text(tag)),
            // Half-points.
            "sz" => self.size = tag.number("val").map(|half| half / 2.0).or(self.size),
            "rFonts" => {
                let name = tag.attribute("ascii").or_else(|| tag.attribute("hAnsi"));
                self.family = name.map(Arc::from).or(self.family.take());
            }
            "shd" => self.fill = Some(ColourSpec::of_fill(tag)),
            "highlight" => self.highlight = Some(highlight(&tag.val().unwrap_or_default())),
            _ => {}
        }
    }

    /// These properties where `over` has none; `over` wins elsewhere. The style name is not inherited.
    pub fn overlaid(&self, over: &Self) -> Self {
        Self {
            style: over.style.clone(),
            vanish: over.vanish.or(self.vanish),
            bold: over.bold.or(self.bold),
            italic: over.italic.or(self.italic),
            colour: over.colour.clone().or_else(|| self.colour.clone()),
            size: over.size.or(self.size),
            family: over.family.clone().or_else(|| self.family.clone()),
            fill: over.fill.clone().or_else(|| self.fill.clone()),
            highlight: over.highlight.clone().or_else(|| self.highlight.clone()),
        }
    }

    /// The properties of a paragraph style with a character style on top. Toggle properties set in
    /// both cancel out (ECMA-376 part 1, 17.7.3).
    pub fn with_character_style(&self, character: &Self) -> Self {
        let toggle = |paragraph: Option<bool>, character: Option<bool>| match (paragraph, character) {
            (Some(a), Some(b)) => Some(a != b),
            (a, b) => b.or(a),
        };
        Self {
            vanish: toggle(self.vanish, character.vanish),
            bold: toggle(self.bold, character.bold),
            italic: toggle(self.italic, character.italic),
            ..self.overlaid(character)
        }
    }
}

/// The colours that `w:highlight` names (ECMA-376 part 1, 17.18.40).
fn highlight(name: &str) -> ColourSpec {
    let hex = match name {
        "black" => "000000",
        "blue" => "0000FF",
        "cyan" => "00FFFF",
        "darkBlue" => "000080",
        "darkCyan" => "008080",
        "darkGray" => "808080",
        "darkGreen" => "008000",
        "darkMagenta" => "800080",
        "darkRed" => "800000",
        "darkYellow" => "808000",
        "green" => "00FF00",
        "lightGray" => "C0C0C0",
        "magenta" => "FF00FF",
        "red" => "FF0000",
        "white" => "FFFFFF",
        "yellow" => "FFFF00",
        _ => return ColourSpec::Auto,
    };
    super::theme::from_hex(hex).map_or(ColourSpec::UNKNOWN, ColourSpec::plain)
}

/// Properties of a paragraph (`w:pPr`); what is not written is `None`.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ParagraphProperties {
    /// `w:pStyle`.
    pub style: Option<String>,
    /// `w:numId` of `w:numPr`; 0 takes numbering away.
    pub list: Option<u32>,
    /// `w:ilvl` of `w:numPr`.
    pub level: Option<u32>,
    /// `w:outlineLvl`, 1 to 9; 10 is body text.
    pub outline: Option<u8>,
    /// `w:ind` left, in points.
    pub indent: Option<f32>,
    /// Whether `w:pBdr` draws a line above or below.
    pub ruled: Option<bool>,
    /// `w:shd`.
    pub fill: Option<ColourSpec>,
    /// `w:spacing` before, in points.
    pub space_before: Option<f32>,
    /// `w:spacing` after, in points.
    pub space_after: Option<f32>,
    /// `w:pageBreakBefore`.
    pub page_break_before: Option<bool>,
    /// Whether it has `w:framePr`.
    pub frame: bool,
}

impl ParagraphProperties {
    /// Takes in one descendant of `w:pPr`, whose parent element has the given name.
    pub fn set(&mut self, tag: &Tag<'_>, parent: &str) {
        if tag.ns != Ns::W {
            return;
        }
        // Twentieths of a point.
        let points = |name: &str| tag.number(name).map(|twentieths| twentieths / 20.0);
        match (parent, tag.local()) {
            ("pPr", "pStyle") => self.style = tag.val(),
            ("numPr", "numId") => self.list = number(tag),
            ("numPr", "ilvl") => self.level = number(tag),
            ("pPr", "outlineLvl") => {
                self.outline = number(tag).map(|level| u8::try_from(level.min(9) + 1).unwrap_or(10));
            }
            ("pPr", "ind") => self.indent = points("left").or_else(|| points("start")).or(self.indent),
            ("pBdr", "top" | "bottom" | "between") => {
                let drawn = !matches!(tag.val().as_deref(), Some("none" | "nil") | None);
                self.ruled = Some(drawn || self.ruled == Some(true));
            }
            ("pPr", "shd") => self.fill = Some(ColourSpec::of_fill(tag)),
            ("pPr", "spacing") => {
                self.space_before = points("before").or(self.space_before);
                self.space_after = points("after").or(self.space_after);
            }
            ("pPr", "pageBreakBefore") => self.page_break_before = Some(tag.on()),
            ("pPr", "framePr") => self.frame = true,
            _ => {}
        }
    }

    /// These properties where `over` has none; `over` wins elsewhere.
    pub fn overlaid(&self, over: &Self) -> Self {
        Self {
            style: over.style.clone().or_else(|| self.style.clone()),
            list: over.list.or(self.list),
            level: over.level.or(self.level),
            outline: over.outline.or(self.outline),
            indent: over.indent.or(self.indent),
            ruled: over.ruled.or(self.ruled),
            fill: over.fill.clone().or_else(|| self.fill.clone()),
            space_before: over.space_before.or(self.space_before),
            space_after: over.space_after.or(self.space_after),
            page_break_before: over.page_break_before.or(self.page_break_before),
            frame: over.frame || self.frame,
        }
    }
}

fn number(tag: &Tag<'_>) -> Option<u32> {
    tag.val()?.trim().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn toggles_of_two_style_levels_cancel_out() {
        let on = RunProperties { vanish: Some(true), ..RunProperties::default() };
        assert_eq!(on.with_character_style(&on).vanish, Some(false));
        let direct = RunProperties { vanish: Some(false), ..RunProperties::default() };
        assert_eq!(on.overlaid(&direct).vanish, Some(false));
    }
}
