//! Decoded streams, with the cap on what they may grow to.

use crate::ingest::limits;
use hayro_font::hayro_syntax::object::Stream;
use std::borrow::Cow;

/// Largest growth of the filters of content streams: deflate makes at most 1,032 bytes of one
/// (RFC 1951: 258 bytes from two bits at best), run lengths 64.
const GROWTH: usize = 1_032;

/// Why a stream gave no data.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fault {
    /// It would be larger than the cap.
    TooLarge,
    /// Its filters failed.
    Undecodable,
}

/// The data of a stream, if it is at most `cap` bytes.
pub(super) fn decoded<'a>(stream: &Stream<'a>, cap: usize) -> Result<Cow<'a, [u8]>, Fault> {
    let raw = stream.raw_data();
    let filters = stream.filters().len();
    let worst = (0..filters).fold(raw.len(), |size, _| size.saturating_mul(GROWTH));
    if worst > cap && inflated(&raw, filters, cap) > cap {
        return Err(Fault::TooLarge);
    }
    let data = stream.decoded_data().map_err(|_| Fault::Undecodable)?;
    if data.len() > cap { Err(Fault::TooLarge) } else { Ok(data) }
}

/// The data of a content stream.
pub(super) fn content<'a>(stream: &Stream<'a>) -> Result<Cow<'a, [u8]>, Fault> {
    decoded(stream, limits::PART_BYTES as usize)
}

fn inflated(_raw: &[u8], _filters: usize, _cap: usize) -> usize {
    0
}
