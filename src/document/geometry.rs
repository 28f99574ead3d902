//! Points, boxes and colours.

use serde::{Serialize, Serializer};

/// A point in points of PDF user space.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Point {
    /// To the right.
    pub x: f32,
    /// Upward.
    pub y: f32,
}

/// A box in points of unrotated PDF user space, lower-left origin, `x0 <= x1` and `y0 <= y1`.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
#[derive(borsh::BorshSerialize, borsh::BorshDeserialize)]
pub struct Rect {
    /// Left.
    pub x0: f32,
    /// Bottom.
    pub y0: f32,
    /// Right.
    pub x1: f32,
    /// Top.
    pub y1: f32,
}

impl Rect {
    /// A box from two corners in any order.
    pub fn new(x0: f32, y0: f32, x1: f32, y1: f32) -> Self {
        Self { x0: x0.min(x1), y0: y0.min(y1), x1: x0.max(x1), y1: y0.max(y1) }
    }

    /// Width in points.
    pub fn width(self) -> f32 {
        self.x1 - self.x0
    }

    /// Height in points.
    pub fn height(self) -> f32 {
        self.y1 - self.y0
    }

    /// Area in square points.
    pub fn area(self) -> f32 {
        self.width() * self.height()
    }

    /// The smallest box around both.
    pub fn union(self, other: Self) -> Self {
        Self {
            x0: self.x0.min(other.x0),
            y0: self.y0.min(other.y0),
            x1: self.x1.max(other.x1),
            y1: self.y1.max(other.y1),
        }
    }

    /// What both cover, if anything.
    pub fn intersection(self, other: Self) -> Option<Self> {
        let both = Self {
            x0: self.x0.max(other.x0),
            y0: self.y0.max(other.y0),
            x1: self.x1.min(other.x1),
            y1: self.y1.min(other.y1),
        };
        (both.x0 <= both.x1 && both.y0 <= both.y1).then_some(both)
    }

    /// Whether `other` lies inside this box.
    pub fn contains(self, other: Self) -> bool {
        self.x0 <= other.x0 && self.y0 <= other.y0 && self.x1 >= other.x1 && self.y1 >= other.y1
    }
}

/// What of a page is shown, and how it is turned.
#[derive(Debug, Clone, Copy, PartialEq)]
#[derive(borsh::BorshSerialize, borsh::BorshDeserialize)]
pub struct Frame {
    /// What is shown, in points of user space.
    pub shown: Rect,
    /// Clockwise turn in degrees: 0, 90, 180 or 270.
    pub turn: u16,
}

impl Frame {
    /// Width and height of the upright page in points.
    pub fn size(self) -> (f32, f32) {
        let (width, height) = (self.shown.width(), self.shown.height());
        if matches!(self.turn, 90 | 270) { (height, width) } else { (width, height) }
    }

    /// A box of user space on the upright page: `x0`, `y0` is its upper left corner and y grows downward.
    pub fn upright(self, bbox: Rect) -> Rect {
        let corner = |x: f32, y: f32| match self.turn {
            90 => (y - self.shown.y0, x - self.shown.x0),
            180 => (self.shown.x1 - x, y - self.shown.y0),
            270 => (self.shown.y1 - y, self.shown.x1 - x),
            _ => (x - self.shown.x0, self.shown.y1 - y),
        };
        let ((left, upper), (right, lower)) = (corner(bbox.x0, bbox.y0), corner(bbox.x1, bbox.y1));
        Rect::new(left, upper, right, lower)
    }
}

impl Serialize for Rect {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        // Hundredths of a point: below what any page shows, and the same text on every machine.
        let round = |v: f32| (f64::from(v) * 100.0).round() / 100.0;
        [round(self.x0), round(self.y0), round(self.x1), round(self.y1)].serialize(serializer)
    }
}

/// A colour as sRGB components from 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Colour(pub [f32; 3]);

impl std::fmt::Display for Colour {
    /// White and black by name, others as `#3366CC`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let [r, g, b] = self.0.map(|part| (part.clamp(0.0, 1.0) * 255.0).round() as u8);
        match (r, g, b) {
            (255, 255, 255) => f.write_str("white"),
            (0, 0, 0) => f.write_str("black"),
            _ => write!(f, "#{r:02X}{g:02X}{b:02X}"),
        }
    }
}

impl Colour {
    /// Black.
    pub const BLACK: Self = Self([0.0; 3]);
    /// White.
    pub const WHITE: Self = Self([1.0; 3]);

    /// This colour with a layer of another one over it, of an opacity from 0 to 1.
    pub fn mixed(self, over: Self, opacity: f32) -> Self {
        let [a, b, c] = self.0;
        let [x, y, z] = over.0;
        Self([a + (x - a) * opacity, b + (y - b) * opacity, c + (z - c) * opacity])
    }

    /// The largest difference of a component, 0 to 1.
    pub fn distance(self, other: Self) -> f32 {
        let pairs = self.0.iter().zip(other.0);
        pairs.map(|(a, b)| (a - b).abs()).fold(0.0, f32::max)
    }
}

#[cfg(test)]
mod tests {
    use super::{Colour, Frame, Rect};

    #[test]
    fn colours_have_names_or_numbers() {
        let said = [Colour::WHITE, Colour::BLACK, Colour([1.0, 0.5, 0.0])].map(|colour| colour.to_string());
        assert_eq!(said, ["white", "black", "#FF8000"]);
    }

    #[test]
    fn a_page_is_turned_clockwise() {
        let shown = Rect::new(10.0, 20.0, 110.0, 220.0);
        let foot = Rect::new(10.0, 20.0, 30.0, 25.0);
        let upright = |turn| Frame { shown, turn }.upright(foot);
        assert_eq!(upright(0), Rect::new(0.0, 195.0, 20.0, 200.0));
        assert_eq!(upright(90), Rect::new(0.0, 0.0, 5.0, 20.0));
        assert_eq!(upright(180), Rect::new(80.0, 0.0, 100.0, 5.0));
        assert_eq!(upright(270), Rect::new(195.0, 80.0, 200.0, 100.0));
        assert_eq!(Frame { shown, turn: 270 }.size(), (200.0, 100.0));
    }
}
