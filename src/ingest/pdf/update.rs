//! Copies of a PDF with objects changed or added.
//!
//! They are appended to the file as an incremental update (ISO 32000-2, 7.5.6), so that every byte of it
//! stays. A file whose table of objects had to be rebuilt is written anew: nothing can be appended to a
//! table that does not hold.

use crate::limits::Limits;
use lopdf::xref::XrefRecovery;
use lopdf::{Document, IncrementalDocument, LoadOptions, Result};

/// A file that copies are made of.
pub(crate) struct Update<'b> {
    bytes: &'b [u8],
    document: Document,
}

impl<'b> Update<'b> {
    /// Reads the objects of a file.
    pub fn open(bytes: &'b [u8], limits: &Limits) -> Result<Self> {
        let options =
            LoadOptions { max_decompressed_size: Some(limits.part_bytes), ..LoadOptions::default() };
        Ok(Self { bytes, document: Document::load_mem_with_options(bytes, options)? })
    }

    /// The objects as they are.
    pub fn document(&self) -> &Document {
        &self.document
    }

    /// The copy that keeps every byte of the file; none where nothing can be appended. `change` gets a
    /// document into which it puts what is new or changed.
    pub fn appended(&self, change: impl FnOnce(&mut Document) -> Result<()>) -> Result<Option<Vec<u8>>> {
        // Offsets in a file with something before its header count from the header, those of an update
        // from the first byte.
        let is_firm = self.document.xref_recovery != Some(XrefRecovery::Reconstructed)
            && self.bytes.starts_with(b"%PDF");
        if !is_firm {
            return Ok(None);
        }
        let mut update = IncrementalDocument::create_from(self.bytes.to_vec(), self.document.clone());
        // Left over from a compressed table; the one that is written is not compressed.
        update.new_document.trailer.remove(b"DecodeParms");
        change(&mut update.new_document)?;
        let mut copy = Vec::new();
        update.save_to(&mut copy)?;
        Ok(Some(copy))
    }

    /// The copy with all objects written anew.
    pub fn rewritten(mut self, change: impl FnOnce(&mut Document) -> Result<()>) -> Result<Vec<u8>> {
        change(&mut self.document)?;
        if let Some(state) = self.document.encryption_state.clone() {
            self.document.encrypt(&state)?;
        }
        let mut copy = Vec::new();
        self.document.save_to(&mut copy)?;
        Ok(copy)
    }
}
