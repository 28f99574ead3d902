//! Pairs of the family `FIL`: the file as such.

use super::cv::{Cv, Kind};
use super::{Samples, docx, pair, pdf, text};
use lopdf::{Document, EncryptionState, EncryptionVersion, Object, Permissions, StringFormat};

/// Adds them.
pub fn add(samples: &mut Samples) {
    let cv = Cv::ada();
    let (good_pdf, good_docx) = (pdf::simple(&cv), docx::simple(&cv));
    let good_text = text::simple(&cv);

    pair(samples, "FIL001", "pdf", encrypted("secret", Permissions::all()), good_pdf.clone());
    // A picture with the signature of a PNG and nothing more.
    let picture = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\0\0\0\0";
    samples.insert("FIL002/bad.png".into(), picture.to_vec());
    samples.insert("FIL002/good.pdf".into(), good_pdf.clone());
    pair(samples, "FIL003", "pdf", good_docx.clone(), good_pdf.clone());
    pair(samples, "FIL004", "pdf", heavy(), good_pdf.clone());
    pair(samples, "FIL005", "docx", good_docx[..good_docx.len() / 2].to_vec(), good_docx.clone());
    pair(
        samples,
        "FIL006",
        "pdf",
        encrypted("", Permissions::all() - Permissions::COPYABLE),
        good_pdf.clone(),
    );
    pair(samples, "FIL007", "pdf", Vec::new(), good_pdf.clone());
    samples.insert("FIL008/bad.md".into(), good_text.clone().into_bytes());
    samples.insert("FIL008/good.txt".into(), good_text.clone().into_bytes());
    pair(samples, "FIL009", "docx", with_macros(&good_docx), good_docx.clone());
    samples.insert("FIL010/bad-jo's-cv.txt".into(), good_text.clone().into_bytes());
    samples.insert("FIL010/good.txt".into(), good_text.clone().into_bytes());
    samples.insert("FIL011/bad.txt".into(), good_text.clone().into_bytes());
    samples.insert("FIL011/good.pdf".into(), good_pdf.clone());
    samples.insert("FIL011/profile.txt".into(), b"talview\n".to_vec());
    pair(samples, "FIL012", "pdf", without_index(&good_pdf), good_pdf.clone());
    pair(samples, "FIL013", "txt", latin_1(), accented().into_bytes());
}

/// A PDF encrypted with RC4 and 40 bits, the one method without random bytes; an empty password opens
/// it for everybody.
fn encrypted(password: &str, permissions: Permissions) -> Vec<u8> {
    let mut document = Document::load_mem(&pdf::simple(&Cv::ada())).expect("a PDF of our own");
    let id = Object::String(vec![7; 16], StringFormat::Hexadecimal);
    document.trailer.set("ID", vec![id.clone(), id]);
    let version = EncryptionVersion::V1 {
        document: &document,
        owner_password: "owner",
        user_password: password,
        permissions,
    };
    let state = EncryptionState::try_from(version).expect("valid settings");
    document.encrypt(&state).expect("not encrypted yet");
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).expect("memory takes everything");
    bytes
}

/// Over a megabyte, in a stream that nothing refers to.
fn heavy() -> Vec<u8> {
    let mut file = pdf::Pdf::new();
    let padding = lopdf::Stream::new(lopdf::Dictionary::new(), vec![b' '; (1 << 20) + 1024]);
    file.document.add_object(padding);
    let mut sheet = pdf::Sheet::default();
    sheet.lines(60.0, 780.0, &Cv::ada().lines());
    file.page(sheet);
    file.finish()
}

fn with_macros(package: &[u8]) -> Vec<u8> {
    docx::repack(package.to_vec(), |_, bytes| bytes, &[("word/vbaProject.bin", b"macros would stand here")])
}

/// A line with letters beyond ASCII.
fn accented() -> String {
    let mut lines = Cv::ada().lines();
    lines.push((Kind::Body, "Café management, façade survey".to_owned()));
    text::render(&lines)
}

/// The same in Latin-1.
fn latin_1() -> Vec<u8> {
    accented().chars().map(|c| u8::try_from(u32::from(c)).unwrap_or(b'?')).collect()
}

/// The place of the cross-reference table is wrong, as after a broken transfer.
fn without_index(file: &[u8]) -> Vec<u8> {
    let text = b"startxref\n";
    let at = file.windows(text.len()).rposition(|window| window == text).expect("every PDF has one");
    [&file[..at + text.len()], b"7\n%%EOF"].concat()
}
