//! The programs that make résumés, as files name them.

use super::Meta;

/// How a program is told in the names that a file gives of its producer and creator.
#[derive(Debug, Clone, Copy)]
enum Told {
    /// The name holds this.
    By(&'static str),
    /// The name is this: it is too common a word to be looked for within others.
    Exactly(&'static str),
}

/// Programs by what tells them, in lower case, the most particular first. The last word of each list
/// is the program as people know it, the words before it are its variants that differ in what helps.
///
/// Read off files that pdfTeX 1.40, XeTeX, LuaHBTeX, Typst, LibreOffice, Chromium and WeasyPrint wrote,
/// and off the development corpus's real files; the rest as the programs' makers document.
const PROGRAMS: &[(Told, &[&str])] = &[
    (Told::By("typst"), &["typst"]),
    (Told::By("xdvipdfmx"), &["xetex", "latex"]),
    (Told::By("xetex"), &["xetex", "latex"]),
    (Told::By("luatex"), &["luatex", "latex"]),
    (Told::By("luahbtex"), &["luatex", "latex"]),
    (Told::By("pdftex"), &["pdftex", "latex"]),
    (Told::By("latex"), &["latex"]),
    (Told::By("tex output"), &["latex"]),
    (Told::Exactly("tex"), &["latex"]),
    (Told::By("libreoffice"), &["libreoffice"]),
    (Told::By("openoffice"), &["libreoffice"]),
    (Told::By("google docs"), &["google-docs"]),
    (Told::Exactly("canva"), &["canva"]),
    (Told::By("indesign"), &["indesign"]),
    (Told::Exactly("pages"), &["pages"]),
    (Told::By("microsoft® word"), &["word"]),
    (Told::By("microsoft word"), &["word"]),
    (Told::By("microsoft office word"), &["word"]),
    (Told::By("microsoft macintosh word"), &["word"]),
    (Told::By("for word"), &["word"]),
    (Told::Exactly("word"), &["word"]),
    (Told::By("skia/pdf"), &["browser"]),
    (Told::By("chromium"), &["browser"]),
    (Told::By("wkhtmltopdf"), &["browser"]),
    (Told::By("weasyprint"), &["browser"]),
    (Told::By("firefox"), &["browser"]),
    (Told::Exactly("safari"), &["browser"]),
];

/// The names that rules' `help_for` may use.
pub fn program_names() -> impl Iterator<Item = &'static str> {
    PROGRAMS.iter().flat_map(|(_, names)| names.iter().copied())
}

impl Meta {
    /// The program that made the file, as rules' `help_for` names it: its variant first, if that is
    /// known, then the program; empty if none is known.
    pub fn made_by(&self) -> &'static [&'static str] {
        let named = [&self.creator, &self.producer].into_iter().flatten();
        let named: Vec<String> = named.map(|name| name.trim().to_lowercase()).collect();
        let is_told = |told: Told| match told {
            Told::By(part) => named.iter().any(|name| name.contains(part)),
            Told::Exactly(whole) => named.iter().any(|name| name == whole),
        };
        PROGRAMS.iter().find(|(told, _)| is_told(*told)).map_or(&[], |(_, names)| names)
    }
}

#[cfg(test)]
mod tests {
    use super::Meta;

    fn made_by(creator: &str, producer: &str) -> &'static [&'static str] {
        let named = |name: &str| Some(name.to_owned()).filter(|name| !name.is_empty());
        Meta { creator: named(creator), producer: named(producer), ..Meta::default() }.made_by()
    }

    #[test]
    fn programs_are_told_by_what_they_write() {
        assert_eq!(made_by("TeX", "pdfTeX-1.40.24"), ["pdftex", "latex"]);
        assert_eq!(made_by(" XeTeX output 2026.11.24:2045", "xdvipdfmx (20220710)"), ["xetex", "latex"]);
        assert_eq!(made_by("TeX", "LuaTeX-1.15.0"), ["luatex", "latex"]);
        assert_eq!(made_by("LaTeX with hyperref", ""), ["latex"]);
        assert_eq!(made_by("Typst 0.15.2", ""), ["typst"]);
        assert_eq!(made_by("Writer", "LibreOffice 7.4"), ["libreoffice"]);
        assert_eq!(made_by("Mozilla/5.0 (X11; Linux x86_64) HeadlessChrome", "Skia/PDF m148"), ["browser"]);
        assert_eq!(made_by("", "Skia/PDF m148 Google Docs Renderer"), ["google-docs"]);
        assert_eq!(made_by("Microsoft® Word 2021", "Microsoft® Word 2021"), ["word"]);
        assert_eq!(made_by("Word", "macOS Version 14.5 Quartz PDFContext"), ["word"]);
        assert_eq!(made_by("Pages", "macOS Version 14.5 Quartz PDFContext"), ["pages"]);
        assert_eq!(made_by("Adobe InDesign 19.0", "Adobe PDF Library 17.0"), ["indesign"]);
    }

    #[test]
    fn likely_names_of_others_are_not_taken_for_them() {
        assert!(made_by("html2canvas", "jsPDF 2.5.1").is_empty());
        assert!(made_by("", "Microsoft: Print To PDF").is_empty());
        assert!(made_by("Sample Pages Maker", "Context Engine").is_empty());
        assert!(made_by("", "").is_empty());
    }
}
