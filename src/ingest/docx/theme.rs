//! The colours of a theme, and colours that refer to them.

use super::xml::{Node, Ns, Tag, XmlReader};
use crate::document::Colour;
use crate::ingest::Refusal;
use std::collections::BTreeMap;

/// Theme colours by the name of their slot (`dk1`, `accent1`…).
#[derive(Debug, Clone, Default)]
pub struct Theme(BTreeMap<String, Colour>);

impl Theme {
    /// Reads `theme1.xml`.
    pub fn read(part: &str, text: &str) -> Result<Self, Refusal> {
        let mut theme = Self::default();
        let mut reader = XmlReader::new(part, text);
        let mut depth_in_scheme = 0u32;
        let mut slot = String::new();
        while let Some(node) = reader.next()? {
            match node {
                Node::Start(tag) if tag.ns == Ns::A && tag.local() == "clrScheme" => depth_in_scheme = 1,
                Node::Start(tag) if depth_in_scheme > 0 => {
                    depth_in_scheme += 1;
                    match tag.local() {
                        "srgbClr" => theme.set(&slot, tag.val()),
                        "sysClr" => theme.set(&slot, tag.attribute("lastClr")),
                        name if depth_in_scheme == 2 => slot = name.to_owned(),
                        _ => {}
                    }
                }
                Node::End => depth_in_scheme = depth_in_scheme.saturating_sub(1),
                Node::Start(_) | Node::Text(_) => {}
            }
        }
        Ok(theme)
    }

    fn set(&mut self, slot: &str, hex: Option<String>) {
        if let Some(colour) = hex.as_deref().and_then(from_hex) {
            self.0.insert(slot.to_owned(), colour);
        }
    }

    /// The colour of a reference as `text1` or `accent2` (ECMA-376 part 1, 17.18.97).
    fn get(&self, reference: &str) -> Option<Colour> {
        let slot = match reference {
            "text1" | "dark1" | "tx1" => "dk1",
            "background1" | "light1" | "bg1" => "lt1",
            "text2" | "dark2" | "tx2" => "dk2",
            "background2" | "light2" | "bg2" => "lt2",
            "hyperlink" => "hlink",
            "followedHyperlink" => "folHlink",
            other => other,
        };
        let builtin = match slot {
            "dk1" => Some(Colour::BLACK),
            "lt1" => Some(Colour::WHITE),
            _ => None,
        };
        self.0.get(slot).copied().or(builtin)
    }
}

/// A colour as written: automatic, or one that may come from the theme.
#[derive(Debug, Clone, PartialEq)]
pub enum ColourSpec {
    /// Chosen by Word to contrast with the background.
    Auto,
    /// Given.
    Given {
        /// Hexadecimal value as written, if it is one.
        value: Option<Colour>,
        /// Theme reference.
        theme: Option<String>,
        /// Share of the colour that is kept against white, 0 to 1.
        tint: Option<f32>,
        /// Share of the colour that is kept against black, 0 to 1.
        shade: Option<f32>,
    },
}

impl ColourSpec {
    /// One that cannot be told.
    pub const UNKNOWN: Self = Self::Given { value: None, theme: None, tint: None, shade: None };

    /// `w:color`: `val`, `themeColor`, `themeTint`, `themeShade`.
    pub fn of_text(tag: &Tag<'_>) -> Self {
        Self::new(tag, "val", "themeColor", "themeTint", "themeShade")
    }

    /// `w:shd`: the colour the area is filled with.
    pub fn of_fill(tag: &Tag<'_>) -> Self {
        // A solid pattern shows the pattern's colour, not the fill behind it.
        if tag.val().as_deref() == Some("solid") {
            return Self::new(tag, "color", "themeColor", "themeTint", "themeShade");
        }
        Self::new(tag, "fill", "themeFill", "themeFillTint", "themeFillShade")
    }

    fn new(tag: &Tag<'_>, value: &str, theme: &str, tint: &str, shade: &str) -> Self {
        let written = tag.attribute(value);
        let theme = tag.attribute(theme).filter(|name| name != "none");
        if theme.is_none() && written.as_deref().is_none_or(|v| v == "auto" || v == "nil") {
            return Self::Auto;
        }
        let share = |name: &str| {
            let byte = u8::from_str_radix(&tag.attribute(name)?, 16).ok()?;
            Some(f32::from(byte) / 255.0)
        };
        Self::Given {
            value: written.as_deref().and_then(from_hex),
            theme,
            tint: share(tint),
            shade: share(shade),
        }
    }

    /// The colour shown; `None` if it is automatic or cannot be told.
    pub fn resolve(&self, theme: &Theme) -> Option<Colour> {
        let Self::Given { value, theme: reference, tint, shade } = self else { return None };
        let Some(base) = reference.as_deref().and_then(|name| theme.get(name)) else { return *value };
        let towards = |colour: Colour, keep: f32, other: f32| {
            Colour(colour.0.map(|component| component * keep + other * (1.0 - keep)))
        };
        let tinted = tint.map_or(base, |keep| towards(base, keep, 1.0));
        Some(shade.map_or(tinted, |keep| towards(tinted, keep, 0.0)))
    }
}

/// `RRGGBB`, with or without `#`.
pub fn from_hex(text: &str) -> Option<Colour> {
    let text = text.strip_prefix('#').unwrap_or(text);
    let number = u32::from_str_radix(text, 16).ok().filter(|_| text.len() == 6)?;
    let [_, r, g, b] = number.to_be_bytes();
    Some(Colour([r, g, b].map(|component| f32::from(component) / 255.0)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn theme_colours_are_tinted_and_shaded() {
        let given = |theme: &str, tint, shade| ColourSpec::Given {
            value: None,
            theme: Some(theme.to_owned()),
            tint,
            shade,
        };
        let theme = Theme::default();
        assert_eq!(given("background1", None, None).resolve(&theme), Some(Colour::WHITE));
        assert_eq!(given("text1", Some(0.5), None).resolve(&theme), Some(Colour([0.5; 3])));
        assert_eq!(given("background1", None, Some(0.5)).resolve(&theme), Some(Colour([0.5; 3])));
        assert_eq!(given("accent1", None, None).resolve(&theme), None);
    }
}
