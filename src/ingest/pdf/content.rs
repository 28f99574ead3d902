//! Decoded streams, with the cap on what they may grow to. The decoder itself has none, so the size is
//! measured first wherever the filters could pass the cap.

use flate2::read::ZlibDecoder;
use hayro_font::hayro_syntax::object::{Array, Dict, Stream};
use hayro_font::hayro_syntax::{Filter, page};
use std::borrow::Cow;
use std::io::Read;

/// Largest growth by deflate: 258 bytes from two bits (RFC 1951, 3.2.5).
const DEFLATE_GROWTH: usize = 1_032;
/// Largest growth by LZW with its 4,096 entries: 8 MB from the 5.5 kB between two clear codes.
const LZW_GROWTH: usize = 1_536;
/// Largest growth by run lengths: 128 bytes from two.
const RUN_GROWTH: usize = 64;

/// Why a stream gave no data.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fault {
    /// It would be larger than the cap.
    TooLarge,
    /// Its filters failed.
    Undecodable,
}

/// The data of a stream, if it is at most `cap` bytes.
pub(crate) fn decoded<'a>(stream: &Stream<'a>, cap: usize) -> Result<Cow<'a, [u8]>, Fault> {
    if !fits(stream, cap) {
        return Err(Fault::TooLarge);
    }
    let data = stream.decoded_data().map_err(|_| Fault::Undecodable)?;
    if data.len() > cap { Err(Fault::TooLarge) } else { Ok(data) }
}

/// The content of a page, if it is at most some `cap` bytes: one stream, or several put together with white
/// space between.
pub(crate) fn of_page(page: &page::Page<'_>, cap: usize) -> Result<Vec<u8>, Fault> {
    let dict = page.raw();
    if let Some(stream) = dict.get::<Stream<'_>>(b"Contents") {
        return decoded(&stream, cap).map(Cow::into_owned);
    }
    let mut whole = Vec::new();
    let parts = dict.get::<Array<'_>>(b"Contents");
    for part in parts.iter().flat_map(|parts| parts.iter::<Stream<'_>>()) {
        match decoded(&part, cap) {
            Ok(data) => whole.extend_from_slice(&data),
            Err(Fault::Undecodable) => {}
            Err(Fault::TooLarge) => return Err(Fault::TooLarge),
        }
        whole.push(b' ');
        if whole.len() > cap {
            return Err(Fault::TooLarge);
        }
    }
    Ok(whole)
}

/// What can be had of the content of a page that is larger than the cap: its first bytes, as many as
/// the cap allows, where its filter tells them before the rest.
pub(super) fn start_of_page(page: &page::Page<'_>, cap: usize) -> Vec<u8> {
    let dict = page.raw();
    let parts = dict.get::<Array<'_>>(b"Contents");
    let parts = parts.iter().flat_map(|parts| parts.iter::<Stream<'_>>());
    let mut start = Vec::new();
    for part in dict.get::<Stream<'_>>(b"Contents").into_iter().chain(parts) {
        match decoded(&part, cap) {
            Ok(data) => start.extend_from_slice(&data),
            Err(Fault::Undecodable) => {}
            Err(Fault::TooLarge) => start.extend(first_bytes(&part, cap)),
        }
        start.push(b' ');
        if start.len() > cap {
            start.truncate(cap);
            break;
        }
    }
    start
}

fn first_bytes(stream: &Stream<'_>, cap: usize) -> Vec<u8> {
    let foreseen = matches!(stream.filters().as_slice(), [Filter::FlateDecode]);
    // A predictor would have to be undone; content has none.
    let plain = !stream.dict().contains_key(b"DecodeParms") && !stream.dict().contains_key(b"DP");
    if foreseen && plain { inflated(&stream.raw_data(), cap) } else { Vec::new() }
}

/// Whether all streams right under a dictionary decode to at most `cap` bytes.
pub(super) fn streams_fit(dict: &Dict<'_>, cap: usize) -> bool {
    dict.keys().all(|key| dict.get::<Stream<'_>>(&*key).is_none_or(|stream| fits(&stream, cap)))
}

/// Whether a stream decodes to at most `cap` bytes: by the growth that its filters allow, or else by
/// inflating it without keeping more than the cap.
pub(crate) fn fits(stream: &Stream<'_>, cap: usize) -> bool {
    let raw = stream.raw_data();
    let filters = stream.filters();
    let growth = |filter: &Filter| match filter {
        Filter::FlateDecode => DEFLATE_GROWTH,
        Filter::LzwDecode => LZW_GROWTH,
        Filter::RunLengthDecode => RUN_GROWTH,
        _ => 1,
    };
    let worst = |size: usize, filters: &[Filter]| {
        filters.iter().fold(size, |size, filter| size.saturating_mul(growth(filter)))
    };
    if worst(raw.len(), &filters) <= cap {
        return true;
    }
    let mut data = raw.into_owned();
    for (index, filter) in filters.iter().enumerate() {
        if *filter == Filter::FlateDecode {
            data = inflated(&data, cap);
        } else if worst(data.len(), filters.get(index..=index).unwrap_or_default()) > cap {
            return false;
        }
        if data.len() > cap {
            return false;
        }
        if worst(data.len(), filters.get(index + 1..).unwrap_or_default()) <= cap {
            return true;
        }
    }
    true
}

/// Up to one byte more than `cap` of what deflated data holds; what comes before an error counts.
fn inflated(data: &[u8], cap: usize) -> Vec<u8> {
    let mut inflated = Vec::new();
    let mut reader = ZlibDecoder::new(data).take(cap as u64 + 1);
    // A broken stream is the decoder's business; here only the size counts.
    let _ = reader.read_to_end(&mut inflated);
    inflated
}
