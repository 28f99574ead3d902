//! Caps on work, so that a hostile file costs little and the same input gives the same output on any
//! machine. All are far above what résumés need: the largest résumé PDF we know of has under 30,000
//! glyphs, the largest DOCX main part under 2 MB.

/// The caps of a run, handed to every stage that needs one. [`Limits::default`] is what the command uses; a
/// caller with less room or more trust takes others ([`crate::Toolbox::limits`]).
#[derive(Debug, Clone, PartialEq)]
pub struct Limits {
    /// Bytes of an input file.
    pub file_bytes: u64,
    /// Bytes of one decompressed DOCX part or PDF stream.
    pub part_bytes: usize,
    /// Bytes of all decompressed parts of a DOCX together.
    pub parts_bytes: u64,
    /// Entries of a DOCX package.
    pub parts: usize,
    /// Pages of a PDF that are read.
    pub pages: usize,
    /// Content-stream operators of a whole PDF.
    pub operators: u64,
    /// Entries of one tree or list of a PDF outside its pages: fields of a form, attached files, actions.
    pub entries: usize,
    /// Bytes of a map or a program inside a font of a PDF.
    pub map_bytes: usize,
    /// Comparisons of text with what is drawn around it, on one page, or over the file for what is drawn beside lists; a résumé needs some ten thousand.
    pub cover_steps: usize,
    /// Glyphs, or characters, of a whole document.
    pub glyphs: u32,
    /// Containers of a DOCX: paragraphs, cells, wrappers. Every reading has lines of its own for them: measured,
    /// a document of 90,000 paragraphs of one letter takes 330 MB. A résumé of 100 pages has some 10,000.
    pub containers: usize,
    /// Characters of a DOCX. Measured, 950,000 in 10,000 paragraphs take 230 MB; a page has some 3,000.
    pub characters: u32,
    /// Runs of a DOCX.
    pub runs: usize,
    /// Containers around the runs of a DOCX, counted anew for each run: who asks where a run lies walks up all
    /// of them. Real documents have some six around a run; 100,000 runs may have forty.
    pub nesting: u64,
    /// Elements of a DOCX part that is repaired. Measured, 400,000 take 84 MB; the largest of 26 real résumés has 5,069.
    pub elements: usize,
    /// Known headings of a résumé; what follows the last of them is its section. The longest academic CV we
    /// know of has under 100.
    pub headings: usize,
    /// Web addresses of a résumé that are followed through the readings. Lists of publications have some 200.
    pub links: usize,
    /// Bytes of a job posting's text. Pages with all their menus have under 50,000.
    pub posting_bytes: usize,
    /// Bytes of a saved page that a posting is read from. Pages with all their scripts have some 2 MB.
    pub posting_page_bytes: usize,
    /// Header fields of a mail; those that many servers passed on have some 60.
    pub mail_fields: usize,
    /// Parts of a mail, or of a part of one, that are looked at.
    pub mail_parts: usize,
    /// JSON-LD scripts of a web page that are looked at.
    pub scripts: usize,
    /// Requirements of one posting; the longest we know of asks some 60 things.
    pub requirements: usize,
    /// Words of one sentence of a posting; a longer one is cut there.
    pub sentence_words: usize,
    /// Bytes of all content streams of a page that are rewritten for a picture without some text.
    pub copy_bytes: usize,
    /// Pages of a document that are drawn to settle what can be seen.
    pub pictures: usize,
    /// Pixels of one picture of a page, about those of a page of A4 at 190 dots an inch.
    pub picture_pixels: f64,
    /// Work of drawing the pages of a document, in operators: patterns, masks and glyph programs counted
    /// each time. The pages of the résumés we know have up to 30,000.
    pub picture_operators: u64,
    /// Pixels of all images on the pages that are drawn.
    pub image_pixels: u64,
    /// Comparisons of pieces of text in one reading's layout. The most that a résumé of the development
    /// corpus took is 40,401; a reading that would need more keeps the order in which text was found.
    pub layout_steps: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            file_bytes: 64 << 20,
            part_bytes: 64 << 20,
            parts_bytes: 256 << 20,
            parts: 4_096,
            pages: 200,
            operators: 2_000_000,
            entries: 10_000,
            map_bytes: 4 << 20,
            cover_steps: 20_000_000,
            glyphs: 1_000_000,
            containers: 40_000,
            characters: 400_000,
            runs: 100_000,
            nesting: 4_000_000,
            elements: 400_000,
            headings: 300,
            links: 500,
            posting_bytes: 256 << 10,
            posting_page_bytes: 16 << 20,
            mail_fields: 256,
            mail_parts: 64,
            scripts: 64,
            requirements: 1_000,
            sentence_words: 400,
            copy_bytes: 16 << 20,
            pictures: 20,
            picture_pixels: 4.0e6,
            picture_operators: 400_000,
            image_pixels: 40_000_000,
            layout_steps: 20_000_000,
        }
    }
}

// Depths are no matter of taste: the stack of the guarded thread is made for them, so they are fixed.

/// Nesting of XML elements. Word itself refuses far less; deep trees come from attacks.
pub const XML_DEPTH: usize = 2_000;
/// XML namespaces in use at one place of a DOCX part. Word declares some 35.
pub const NAMESPACES: usize = 1_024;
/// Nesting of form XObjects.
pub const FORM_DEPTH: u32 = 12;
/// Saved graphics states.
pub const STATE_DEPTH: usize = 4_096;
/// Stack of the thread that parses a file, in bytes: parsers of ours and others recurse on nesting.
pub const STACK_BYTES: usize = 256 << 20;
/// Parts of a mail inside parts.
pub const MAIL_DEPTH: usize = 8;
/// Open elements of a web page; real pages have under 60.
pub const HTML_DEPTH: usize = 512;
/// Levels of a page tree that are climbed for inherited entries.
pub const PAGE_TREE_DEPTH: usize = 64;
/// Fields of a DOCX that lie one in the other; deeper ones are read as plain text.
pub const FIELD_DEPTH: usize = 32;
