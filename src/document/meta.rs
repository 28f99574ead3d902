//! Facts about the whole file, and what lies in it besides runs.

use super::geometry::Rect;
use super::{ContainerId, GlyphId};
use std::ops::Range;
use std::sync::Arc;

/// Facts about the whole file.
#[derive(Debug, Clone, Default)]
pub struct Meta {
    /// Title as stored.
    pub title: Option<String>,
    /// Author as stored.
    pub author: Option<String>,
    /// Subject or description as stored.
    pub subject: Option<String>,
    /// Keywords as stored.
    pub keywords: Option<String>,
    /// Program that made the PDF, or the application named by a DOCX.
    pub producer: Option<String>,
    /// Program the text was written in.
    pub creator: Option<String>,
    /// Date of creation, `YYYY-MM-DD`.
    pub created: Option<String>,
    /// Date of last change, `YYYY-MM-DD`.
    pub modified: Option<String>,
    /// Language tag.
    pub language: Option<String>,
    /// Whether a PDF has a structure tree.
    pub tagged: bool,
    /// How a PDF is encrypted, if it is (and could be read all the same).
    pub encryption: Option<Encryption>,
    /// What had to be repaired to read the file.
    pub repaired: Option<String>,
    /// Whether scripts or macros are in it.
    pub scripts: bool,
    /// Names of attached files.
    pub attachments: Vec<String>,
    /// Whether a PDF is a portfolio: a cover page with files.
    pub portfolio: bool,
    /// Whether an XFA form is in it.
    pub xfa: bool,
    /// Unusual ways in which a DOCX package is made, sorted.
    pub package: Vec<PackageTrait>,
    /// What editing of a DOCX is restricted to, by the name that Word has for it, if it is.
    pub protection: Option<String>,
    /// What a DOCX refers to outside the file, links aside: kinds of relationships, sorted.
    pub outside: Vec<String>,
    /// Character encoding of plain text, as `UTF-8`, and whether it was guessed.
    pub encoding: Option<(String, bool)>,
}

/// An unusual way in which a DOCX package is made; some programs cannot read such a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PackageTrait {
    /// Strict Office Open XML.
    Strict,
    /// The main part is not `word/document.xml`.
    MainPartRenamed,
    /// It is declared to hold macros (`.docm`).
    MacroEnabled,
    /// A part is UTF-16.
    Utf16,
    /// WordprocessingML has another prefix than `w`.
    OtherPrefix,
}

/// How a readable PDF is encrypted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Encryption {
    /// As `AES-256`.
    pub method: String,
    /// Whether copying text is allowed.
    pub copying_allowed: bool,
}

/// A picture.
#[derive(Debug, Clone, PartialEq)]
pub struct Image {
    /// 1-based page (PDF).
    pub page: Option<u32>,
    /// Box in points (PDF), or size at the origin (DOCX).
    pub bbox: Option<Rect>,
    /// Alternative text.
    pub alt: Option<String>,
    /// Where it lies (DOCX).
    pub container: Option<ContainerId>,
}

/// A link and the text that carries it.
#[derive(Debug, Clone, PartialEq)]
pub struct Link {
    /// Target as stored: `https:`, `mailto:`, `tel:`…; begins with `#` if it lies in the file itself.
    pub target: Arc<str>,
    /// 1-based page (PDF).
    pub page: Option<u32>,
    /// Active box in points (PDF).
    pub bbox: Option<Rect>,
    /// Glyphs that carry the link: those inside the box (PDF), or in the hyperlink (DOCX).
    pub glyphs: Vec<Range<GlyphId>>,
}

/// A form field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormField {
    /// Its name.
    pub name: String,
    /// Its text value.
    pub value: String,
    /// 1-based page, if known.
    pub page: Option<u32>,
}

/// Something that ingest noticed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// What.
    pub kind: NoticeKind,
    /// The facts, without document text.
    pub detail: String,
    /// 1-based page, if it belongs to one.
    pub page: Option<u32>,
}

/// The kinds of [`Notice`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NoticeKind {
    /// A part or page could not be read and is left out.
    Skipped,
    /// A cap was reached; what follows it is left out.
    Truncated,
    /// The encoding was guessed.
    Encoding,
}
