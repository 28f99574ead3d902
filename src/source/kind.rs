//! What a file is, by its bytes.

use crate::document::Format;
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// The kinds of files people send as résumés.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FileKind {
    /// PDF.
    Pdf,
    /// A zip with an Office Open XML main part.
    Docx,
    /// Text without a known structure.
    Text,
    /// The source a résumé is made from: `.tex`, `.typ`, `.md`, `.json`.
    ResumeSource,
    /// Word before 2007.
    Doc,
    /// A password-protected Office file.
    EncryptedOffice,
    /// Word's owner file, `~$…`.
    LockFile,
    /// Rich Text Format.
    Rtf,
    /// OpenDocument text.
    Odt,
    /// Apple Pages.
    Pages,
    /// A workbook: Excel, OpenDocument.
    Spreadsheet,
    /// Slides: PowerPoint, OpenDocument.
    Presentation,
    /// Another Office file.
    OtherOffice,
    /// A Word document in one XML file, as Word 2003 and "flat" converters write it.
    WordXml,
    /// A web page.
    Html,
    /// A picture.
    Image,
    /// Some other archive.
    Archive,
    /// No bytes.
    Empty,
    /// None of these.
    Unknown,
}

/// Signatures at the very start of a file.
const SIGNATURES: &[(&[u8], FileKind)] = &[
    (b"{\\rtf", FileKind::Rtf),
    (b"\x89PNG\r\n\x1a\n", FileKind::Image),
    (b"\xff\xd8\xff", FileKind::Image),
    (b"GIF87a", FileKind::Image),
    (b"GIF89a", FileKind::Image),
    (b"II*\0", FileKind::Image),
    (b"MM\0*", FileKind::Image),
    (b"BM", FileKind::Image),
    (b"\0\0\x01\0", FileKind::Image),
    (b"\x1f\x8b", FileKind::Archive),
    (b"Rar!\x1a\x07", FileKind::Archive),
    (b"7z\xbc\xaf\x27\x1c", FileKind::Archive),
    (b"BZh", FileKind::Archive),
    (b"\xfd7zXZ\0", FileKind::Archive),
    (b"\x28\xb5\x2f\xfd", FileKind::Archive),
];

/// Compound File Binary: Word before 2007, and the envelope of encrypted Office files.
const CFB: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";
/// Where readers look for `%PDF-` (ISO 32000-1, annex H, implementation note 13).
const PDF_HEADER: usize = 1_024;
/// Length of the file that Word keeps beside an open document.
const LOCK_FILE: usize = 162;
/// How much of a text is looked at to tell it from binary data.
const SAMPLE: usize = 8_192;
/// Bytes of `_rels/.rels` and `mimetype` that are looked at.
const ZIP_PEEK: u64 = 65_536;

impl FileKind {
    /// What the bytes are; the name only helps to tell text from the source of a résumé.
    pub fn sniff(bytes: &[u8], name: &str) -> Self {
        if bytes.is_empty() {
            return Self::Empty;
        }
        if bytes.starts_with(b"%PDF-") {
            return Self::Pdf;
        }
        if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
            return of_zip(bytes);
        }
        if bytes.starts_with(CFB) {
            return of_compound_file(bytes);
        }
        if let Some((signature, kind)) = SIGNATURES.iter().find(|(s, _)| bytes.starts_with(s))
            // `BM` and `BZh` also begin ordinary words.
            && (signature.len() > 3 || is_binary(bytes))
        {
            return *kind;
        }
        if is_webp_or_heic(bytes) {
            return Self::Image;
        }
        if bytes.len() == LOCK_FILE && is_lock_file(bytes, name) {
            return Self::LockFile;
        }
        let head = bytes.get(..PDF_HEADER).unwrap_or(bytes);
        if contains(head, b"%PDF-") && is_binary(bytes) {
            return Self::Pdf;
        }
        of_text(bytes, name)
    }

    /// What a kind of file is called by people.
    pub fn described(self) -> &'static str {
        match self {
            Self::Pdf => "a PDF",
            Self::Docx => "a Word document (DOCX)",
            Self::Text => "plain text",
            Self::ResumeSource => "the source of a résumé",
            Self::Doc => "a Word document of before 2007 (DOC)",
            Self::WordXml => "a Word document in one XML file (Word 2003 XML or flat XML)",
            Self::EncryptedOffice => "a password-protected Office file",
            Self::LockFile => {
                "the lock file that Word makes while a document is open (its name begins with ~$)"
            }
            Self::Rtf => "a Rich Text file (RTF)",
            Self::Odt => "an OpenDocument text (ODT)",
            Self::Pages => "an Apple Pages document",
            Self::Spreadsheet => "a spreadsheet (Excel or the like)",
            Self::Presentation => "a slide show (PowerPoint or the like)",
            Self::OtherOffice => "an Office file that is no text document",
            Self::Html => "a web page",
            Self::Image => "a picture",
            Self::Archive => "an archive",
            Self::Empty => "an empty file",
            Self::Unknown => "a file of no known kind",
        }
    }

    /// The extensions that it goes by, where it has some of its own.
    pub fn extensions(self) -> &'static [&'static str] {
        match self {
            Self::Pdf => &["pdf"],
            Self::Docx => &["docx", "docm", "dotx", "dotm"],
            Self::Doc => &["doc", "dot"],
            Self::Rtf => &["rtf", "doc"],
            Self::Odt => &["odt", "ott", "fodt"],
            Self::Html => &["html", "htm", "xhtml", "mht", "mhtml"],
            Self::Pages => &["pages"],
            _ => &[],
        }
    }

    /// The format that ingest reads it as, if it does.
    pub fn format(self) -> Option<Format> {
        match self {
            Self::Pdf => Some(Format::Pdf),
            Self::Docx => Some(Format::Docx),
            Self::Text | Self::ResumeSource => Some(Format::Text),
            _ => None,
        }
    }
}

/// Told by what the central directory names; a zip whose directory is lost, by its first entry.
fn of_zip(bytes: &[u8]) -> FileKind {
    let Ok(mut zip) = ZipArchive::new(Cursor::new(bytes)) else {
        let first = bytes.get(30..120).unwrap_or_default();
        let office = [&b"[Content_Types].xml"[..], b"_rels/", b"word/", b"docProps/"];
        // Cut off: as a DOCX it is refused as damaged, which is what its sender should hear.
        return match office.iter().any(|name| first.starts_with(name)) {
            true => FileKind::Docx,
            false => FileKind::Archive,
        };
    };
    let names: Vec<String> = zip.file_names().flatten().map(|name| name.to_lowercase()).collect();
    let any = |test: &dyn Fn(&str) -> bool| names.iter().any(|name| test(name));
    if any(&|name| name == "mimetype") {
        let mimetype = peek(&mut zip, "mimetype");
        if mimetype.starts_with("application/vnd.oasis.opendocument.text") {
            return FileKind::Odt;
        }
        let rest = mimetype.strip_prefix("application/vnd.oasis.opendocument.").unwrap_or_default();
        if !rest.is_empty() {
            return match rest {
                rest if rest.starts_with("spreadsheet") => FileKind::Spreadsheet,
                rest if rest.starts_with("presentation") => FileKind::Presentation,
                _ => FileKind::OtherOffice,
            };
        }
    }
    if any(&|name| name == "[content_types].xml") {
        let main = main_part(&peek(&mut zip, "_rels/.rels"));
        let main = main.as_deref().unwrap_or("word/document.xml");
        return of_package(&mut zip, main, &names);
    }
    if any(&|name| name == "index.zip" || (name.starts_with("index/") && name.ends_with(".iwa"))) {
        return FileKind::Pages;
    }
    FileKind::Archive
}

/// The target of the `officeDocument` relationship, without leading slash.
fn main_part(relationships: &str) -> Option<String> {
    let element = relationships.split('<').find(|element| element.contains("/officeDocument\""))?;
    let (_, target) = element.split_once("Target=")?;
    let target = target.get(1..)?.split(['"', '\'']).next()?;
    Some(target.trim_start_matches('/').to_lowercase())
}

/// A package by the folder of its main part, else by its content types.
fn of_package(zip: &mut ZipArchive<Cursor<&[u8]>>, main: &str, names: &[String]) -> FileKind {
    let folder = main.split_once('/').map_or("", |(folder, _)| folder);
    let word = |name: &String| name.starts_with("word/");
    match folder {
        "xl" => FileKind::Spreadsheet,
        "ppt" => FileKind::Presentation,
        "visio" => FileKind::OtherOffice,
        _ if names.iter().any(word) => FileKind::Docx,
        _ if peek(zip, "[Content_Types].xml").contains("wordprocessingml") => FileKind::Docx,
        _ => FileKind::OtherOffice,
    }
}

/// The first bytes of an entry as text; empty if it cannot be read.
fn peek(zip: &mut ZipArchive<Cursor<&[u8]>>, name: &str) -> String {
    let mut bytes = Vec::new();
    if let Ok(entry) = zip.by_name(name) {
        // An entry that breaks off still tells what it began with.
        let _ = entry.take(ZIP_PEEK).read_to_end(&mut bytes);
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// Told by the names of streams, which a compound file stores as UTF-16.
fn of_compound_file(bytes: &[u8]) -> FileKind {
    let has = |name: &str| {
        let utf16: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        contains(bytes, &utf16)
    };
    if has("EncryptedPackage") {
        FileKind::EncryptedOffice
    } else if has("WordDocument") {
        FileKind::Doc
    } else if has("Workbook") || has("Book") {
        FileKind::Spreadsheet
    } else if has("PowerPoint Document") {
        FileKind::Presentation
    } else {
        FileKind::OtherOffice
    }
}

fn contains(bytes: &[u8], wanted: &[u8]) -> bool {
    let Some(&first) = wanted.first() else { return true };
    let mut starts = bytes.iter().enumerate().filter(|(_, byte)| **byte == first);
    starts.any(|(at, _)| bytes.get(at..).is_some_and(|rest| rest.starts_with(wanted)))
}

fn is_webp_or_heic(bytes: &[u8]) -> bool {
    let webp = bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP");
    let boxed = bytes.get(4..8) == Some(b"ftyp");
    webp || boxed
}

/// Word's owner file: the length of the user's name, then the name, padded with binary data.
fn is_lock_file(bytes: &[u8], name: &str) -> bool {
    let named = std::path::Path::new(name).file_name().is_some_and(|n| n.to_string_lossy().starts_with("~$"));
    named || bytes.first().is_some_and(|&length| length < 55) && is_binary(bytes)
}

/// Whether a file is no text: NUL bytes, or more than a few control characters.
fn is_binary(bytes: &[u8]) -> bool {
    if super::utf16(bytes).is_some() {
        return false;
    }
    let sample = bytes.get(..SAMPLE).unwrap_or(bytes);
    let odd = |byte: &&u8| matches!(**byte, 1..=8 | 14..=26 | 28..=31 | 127);
    sample.contains(&0) || sample.iter().filter(odd).count() * 50 > sample.len()
}

fn of_text(bytes: &[u8], name: &str) -> FileKind {
    if is_binary(bytes) {
        return FileKind::Unknown;
    }
    let head = bytes.get(..PDF_HEADER).unwrap_or(bytes);
    let head = String::from_utf8_lossy(head).to_lowercase();
    let head = head.trim_start_matches(['\u{feff}', ' ', '\t', '\r', '\n']);
    if head.starts_with("<!doctype html") || head.starts_with("<html") {
        return FileKind::Html;
    }
    // A web page in one file, as Word and browsers save it.
    if head.starts_with("mime-version:") && head.contains("multipart/related") {
        return FileKind::Html;
    }
    if head.contains("progid=\"word.document\"") || head.contains("<pkg:package") {
        return FileKind::WordXml;
    }
    let extension = std::path::Path::new(name).extension().map(|e| e.to_string_lossy().to_lowercase());
    match extension.as_deref() {
        Some("tex" | "typ" | "md" | "json") => FileKind::ResumeSource,
        Some("html" | "htm" | "xhtml") if head.starts_with('<') => FileKind::Html,
        _ => FileKind::Text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;

    fn zip(entries: &[(&str, &str)]) -> Vec<u8> {
        let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for (name, text) in entries {
            writer.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
            writer.write_all(text.as_bytes()).unwrap();
        }
        writer.finish().unwrap().into_inner()
    }

    fn package(main: &str) -> Vec<u8> {
        let rels = format!(
            r#"<Relationships><Relationship Type="http://x/officeDocument" Target="{main}"/></Relationships>"#
        );
        zip(&[("[Content_Types].xml", "<Types/>"), ("_rels/.rels", &rels), (main, "<x/>")])
    }

    #[test]
    fn zips_are_told_by_what_is_in_them() {
        let kind = |bytes: &[u8]| FileKind::sniff(bytes, "cv.docx");
        assert_eq!(kind(&package("word/document.xml")), FileKind::Docx);
        assert_eq!(kind(&package("word/document2.xml")), FileKind::Docx);
        assert_eq!(kind(&package("xl/workbook.xml")), FileKind::Spreadsheet);
        assert_eq!(kind(&package("ppt/presentation.xml")), FileKind::Presentation);
        assert_eq!(kind(&zip(&[("mimetype", "application/vnd.oasis.opendocument.text")])), FileKind::Odt);
        assert_eq!(kind(&zip(&[("Index/Document.iwa", "")])), FileKind::Pages);
        assert_eq!(kind(&zip(&[("cv.pdf", "")])), FileKind::Archive);
        let whole = package("word/document.xml");
        assert_eq!(kind(&whole[..whole.len() / 2]), FileKind::Docx);
    }

    #[test]
    fn compound_files_are_told_by_their_streams() {
        let with = |name: &str| {
            let mut bytes = CFB.to_vec();
            bytes.resize(600, 0);
            bytes.extend(name.encode_utf16().flat_map(u16::to_le_bytes));
            FileKind::sniff(&bytes, "cv.doc")
        };
        assert_eq!(with("EncryptedPackage"), FileKind::EncryptedOffice);
        assert_eq!(with("WordDocument"), FileKind::Doc);
        assert_eq!(with("Workbook"), FileKind::Spreadsheet);
        assert_eq!(with("PowerPoint Document"), FileKind::Presentation);
        assert_eq!(with("Contents"), FileKind::OtherOffice);
    }

    #[test]
    fn text_is_told_from_binary_data() {
        let kind = FileKind::sniff;
        assert_eq!(kind(b"", "a"), FileKind::Empty);
        assert_eq!(kind(b"BMW technician\n", "cv.txt"), FileKind::Text);
        assert_eq!(kind(b"BM\0\0\0\0\x01", "a.bmp"), FileKind::Image);
        assert_eq!(kind(b"a\0b\x01\x02", "a"), FileKind::Unknown);
        assert_eq!(kind(b"\xff\xfeA\0n\0n\0a\0", "cv.txt"), FileKind::Text);
        assert_eq!(kind("A\0n\0n\0a\0 \0B\0".as_bytes(), "cv.txt"), FileKind::Text);
        assert_eq!(kind(b"\\documentclass{cv}", "cv.tex"), FileKind::ResumeSource);
        assert_eq!(kind(b"\xef\xbb\xbf\n<!DOCTYPE html>", "cv"), FileKind::Html);
        assert_eq!(kind(b"MIME-Version: 1.0\nContent-Type: multipart/related;", "cv.doc"), FileKind::Html);
        let flat = b"<?xml version=\"1.0\"?><?mso-application progid=\"Word.Document\"?><w:wordDocument/>";
        assert_eq!(kind(flat, "cv.docx"), FileKind::WordXml);
        assert_eq!(kind(b"{\\rtf1 x}", "cv.doc"), FileKind::Rtf);
        assert_eq!(kind(b"junk\n\0%PDF-1.4", "cv.pdf"), FileKind::Pdf);
        assert_eq!(kind(b"I know %PDF-1.4 well", "cv.txt"), FileKind::Text);
        assert_eq!(kind(b"\x1f\x8b\x08\0", "cv.gz"), FileKind::Archive);
        assert_eq!(kind(&[0; 162], "~$cv.docx"), FileKind::LockFile);
    }
}
