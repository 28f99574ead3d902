//! Caps on work, so that a hostile file costs little and the same input gives the same output on any
//! machine. All are far above what résumés need: the largest résumé PDF we know of has under 30,000
//! glyphs, the largest DOCX main part under 2 MB.

/// Bytes of an input file.
pub const FILE_BYTES: u64 = 64 << 20;
/// Bytes of one decompressed DOCX part or PDF stream.
pub const PART_BYTES: u64 = 64 << 20;
/// Bytes of all decompressed parts of a DOCX together.
pub const PARTS_BYTES: u64 = 256 << 20;
/// Entries of a DOCX package.
pub const PARTS: usize = 4_096;
/// Nesting of XML elements. Word itself refuses far less; deep trees come from attacks.
pub const XML_DEPTH: usize = 2_000;
/// XML namespaces in use at one place of a DOCX part. Word declares some 35.
pub const NAMESPACES: usize = 1_024;
/// Pages of a PDF that are read.
pub const PAGES: usize = 200;
/// Content-stream operators of a whole PDF.
pub const OPERATORS: u64 = 2_000_000;
/// Glyphs, or characters, of a whole document.
pub const GLYPHS: u32 = 1_000_000;
/// Containers of a DOCX: paragraphs, cells, wrappers. Every reading has lines of its own for them: measured,
/// a document of 90,000 paragraphs of one letter takes 330 MB. A résumé of 100 pages has some 10,000.
pub const CONTAINERS: usize = 40_000;
/// Characters of a DOCX. Measured, 950,000 in 10,000 paragraphs take 230 MB; a page has some 3,000.
pub const CHARACTERS: u32 = 400_000;
/// Runs of a DOCX.
pub const RUNS: usize = 100_000;
/// Containers around the runs of a DOCX, counted anew for each run: who asks where a run lies walks up all
/// of them. Real documents have some six around a run; 100,000 runs may have forty.
pub const NESTING: u64 = 4_000_000;
/// Fields of a DOCX that lie one in the other; deeper ones are read as plain text.
pub const FIELD_DEPTH: usize = 32;
/// Nesting of form XObjects.
pub const FORM_DEPTH: u32 = 12;
/// Saved graphics states.
pub const STATE_DEPTH: usize = 4_096;
/// Stack of the thread that parses a file, in bytes: parsers of ours and others recurse on nesting.
pub const STACK_BYTES: usize = 256 << 20;
/// Known headings of a résumé; what follows the last of them is its section. The longest academic CV we
/// know of has under 100.
pub const HEADINGS: usize = 300;
/// Web addresses of a résumé that are followed through the readings. Lists of publications have some 200.
pub const LINKS: usize = 500;
/// Bytes of a job posting's text. Pages with all their menus have under 50,000.
pub const POSTING_BYTES: usize = 256 << 10;
/// Bytes of a saved page that a posting is read from. Pages with all their scripts have some 2 MB.
pub const POSTING_PAGE_BYTES: usize = 16 << 20;
/// Header fields of a mail; those that many servers passed on have some 60.
pub const MAIL_FIELDS: usize = 256;
/// Parts of a mail inside parts.
pub const MAIL_DEPTH: usize = 8;
/// Parts of a mail, or of a part of one, that are looked at.
pub const MAIL_PARTS: usize = 64;
/// Open elements of a web page; real pages have under 60.
pub const HTML_DEPTH: usize = 512;
/// JSON-LD scripts of a web page that are looked at.
pub const SCRIPTS: usize = 64;
/// Requirements of one posting; the longest we know of asks some 60 things.
pub const REQUIREMENTS: usize = 1_000;
/// Words of one sentence of a posting; a longer one is cut there.
pub const SENTENCE_WORDS: usize = 400;
/// Levels of a page tree that are climbed for inherited entries.
pub const PAGE_TREE_DEPTH: usize = 64;
/// Bytes of all content streams of a page that are rewritten for a picture without some text.
pub const COPY_BYTES: usize = 16 << 20;
/// Pages of a document that are drawn to settle what can be seen.
pub const PICTURES: usize = 20;
/// Pixels of one picture of a page, about those of a page of A4 at 190 dots an inch.
pub const PICTURE_PIXELS: f64 = 4.0e6;
/// Work of drawing the pages of a document, in operators: patterns, masks and glyph programs counted
/// each time. The pages of the résumés we know have up to 30,000.
pub const PICTURE_OPERATORS: u64 = 400_000;
/// Pixels of all images on the pages that are drawn.
pub const IMAGE_PIXELS: u64 = 40_000_000;
/// Comparisons of pieces of text in one reading's layout. The most that a résumé of the development
/// corpus took is 40,401; a reading that would need more keeps the order in which text was found.
pub const LAYOUT_STEPS: u64 = 20_000_000;
