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
        /// Theme reference; it goes before the value.
        theme: Option<String>,
        /// What becomes of the theme's colour.
        luminance: Luminance,
    },
}

/// A change of a colour's luminance, 0 to 1, in its hue and saturation.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Luminance {
    /// What it is multiplied by.
    pub scale: f32,
    /// What is added then.
    pub offset: f32,
}

impl Default for Luminance {
    fn default() -> Self {
        Self { scale: 1.0, offset: 0.0 }
    }
}

impl Luminance {
    fn of(self, colour: Colour) -> Colour {
        if self == Self::default() {
            return colour;
        }
        let Colour([r, g, b]) = colour;
        let (most, least) = (r.max(g).max(b), r.min(g).min(b));
        let (chroma, light) = (most - least, (most + least) / 2.0);
        let wanted = (light * self.scale + self.offset).clamp(0.0, 1.0);
        // Chroma is saturation times its room, which is widest at half light.
        let room = |light: f32| 1.0 - (2.0 * light - 1.0).abs();
        let chroma_wanted = if chroma > 0.0 { chroma / room(light) * room(wanted) } else { 0.0 };
        let moved = |component: f32| {
            let part = if chroma > 0.0 { (component - light) / chroma } else { 0.0 };
            (wanted + part * chroma_wanted).clamp(0.0, 1.0)
        };
        Colour([r, g, b].map(moved))
    }
}

impl ColourSpec {
    /// One that cannot be told.
    pub const UNKNOWN: Self =
        Self::Given { value: None, theme: None, luminance: Luminance { scale: 1.0, offset: 0.0 } };

    /// One given by its value.
    pub fn plain(colour: Colour) -> Self {
        Self::Given { value: Some(colour), theme: None, luminance: Luminance::default() }
    }

    /// The colour with its luminance changed once more.
    pub fn changed(self, change: Luminance) -> Self {
        match self {
            Self::Auto => Self::Auto,
            Self::Given { value, theme, luminance } => Self::Given {
                value: value.map(|value| change.of(value)),
                theme,
                luminance: Luminance {
                    scale: luminance.scale * change.scale,
                    offset: luminance.offset * change.scale + change.offset,
                },
            },
        }
    }

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
        // What is kept of the luminance against white, and then against black (ECMA-376 part 1, 17.3.2.6).
        let tinted =
            share(tint).map_or(Luminance::default(), |keep| Luminance { scale: keep, offset: 1.0 - keep });
        let keep = share(shade).unwrap_or(1.0);
        let luminance = Luminance { scale: tinted.scale * keep, offset: tinted.offset * keep };
        Self::Given { value: written.as_deref().and_then(from_hex), theme, luminance }
    }

    /// The colour shown; `None` if it is automatic or cannot be told.
    pub fn resolve(&self, theme: &Theme) -> Option<Colour> {
        let Self::Given { value, theme: reference, luminance } = self else { return None };
        match reference.as_deref().and_then(|name| theme.get(name)) {
            Some(base) => Some(luminance.of(base)),
            None => *value,
        }
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
        let given = |theme: &str, scale, offset| {
            let given = ColourSpec::Given {
                value: None,
                theme: Some(theme.to_owned()),
                luminance: Luminance::default(),
            };
            given.changed(Luminance { scale, offset })
        };
        let theme = Theme::default();
        assert_eq!(given("background1", 1.0, 0.0).resolve(&theme), Some(Colour::WHITE));
        assert_eq!(given("text1", 0.5, 0.5).resolve(&theme), Some(Colour([0.5; 3])));
        assert_eq!(given("background1", 0.5, 0.0).resolve(&theme), Some(Colour([0.5; 3])));
        assert_eq!(given("accent1", 1.0, 0.0).resolve(&theme), None);
    }

    #[test]
    fn a_change_of_luminance_keeps_the_hue() {
        // As Word itself wrote them in the styles that python-docx 1.2 brings, beside the theme's colour.
        let blue = from_hex("4F81BD").unwrap();
        let written = |hex: &str, change: Luminance| {
            let changed = change.of(blue);
            assert!(changed.distance(from_hex(hex).unwrap()) < 0.01, "{hex}: {changed:?}");
        };
        let kept = |byte: u8| f32::from(byte) / 255.0;
        written("365F91", Luminance { scale: kept(0xbf), offset: 0.0 });
        written("243F60", Luminance { scale: kept(0x7f), offset: 0.0 });
        written("DBE5F1", Luminance { scale: kept(0x33), offset: 1.0 - kept(0x33) });
        written("A7BFDE", Luminance { scale: kept(0x7f), offset: 1.0 - kept(0x7f) });
    }
}
