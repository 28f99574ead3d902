//! Facts about the whole file: metadata, encryption, forms, scripts, attachments.

use super::colour::text;
use super::strings::decode;
use super::{actions, damage, xmp};
use crate::document::{Encryption, FormField, Meta, Notice, NoticeKind};
use crate::limits::Limits;
use hayro_font::hayro_syntax::Pdf;
use hayro_font::hayro_syntax::object::{Array, DateTime, Dict};
use lopdf::xref::XrefRecovery;
use lopdf::{LoadOptions, Permissions};
use std::collections::HashSet;

/// Levels of a form or a name tree.
const LEVELS: usize = 64;

/// What the file says about itself.
pub(super) fn meta(pdf: &Pdf, bytes: &[u8], limits: &Limits, notices: &mut Vec<Notice>) -> Meta {
    let info = pdf.metadata();
    let stored = |value: &Option<Box<[u8]>>| {
        let text = decode(value.as_deref()?);
        Some(text.trim().to_owned()).filter(|text| !text.is_empty())
    };
    let mut meta = Meta {
        title: stored(&info.title),
        author: stored(&info.author),
        subject: stored(&info.subject),
        keywords: stored(&info.keywords),
        producer: stored(&info.producer),
        creator: stored(&info.creator),
        created: info.creation_date.map(day),
        modified: info.modification_date.map(day),
        ..Meta::default()
    };
    let xref = pdf.xref();
    if let Some(catalog) = xref.get::<Dict<'_>>(xref.root_id()) {
        meta.language = text(&catalog, b"Lang").filter(|lang| !lang.trim().is_empty());
        meta.tagged = catalog.contains_key(b"StructTreeRoot");
        meta.xfa = catalog.get::<Dict<'_>>(b"AcroForm").is_some_and(|form| form.contains_key(b"XFA"));
        xmp::fill_in(&mut meta, &catalog);
        meta.portfolio = catalog.contains_key(b"Collection");
        let carried = actions::carried(pdf, &catalog, limits.entries);
        meta.scripts = carried.scripts;
        meta.attachments = carried.attachments;
    }
    objects(bytes, limits, &mut meta, notices);
    meta
}

fn day(date: DateTime) -> String {
    format!("{:04}-{:02}-{:02}", date.year, date.month, date.day)
}

/// What only the second parser tells: encryption and what had to be repaired. Its failure costs
/// these facts, not the file. Of a file that is not encrypted it reads no more than where its objects are.
fn objects(bytes: &[u8], limits: &Limits, meta: &mut Meta, notices: &mut Vec<Notice>) {
    let options = LoadOptions { max_decompressed_size: Some(limits.part_bytes), ..LoadOptions::default() };
    let plain = lopdf::Document::load_metadata_mem(bytes).ok().filter(|known| !known.encrypted);
    if let Some(known) = plain {
        meta.repaired = damage::describe(bytes, known.xref_recovery.map(named));
        return;
    }
    match lopdf::Document::load_mem_with_options(bytes, options) {
        Ok(document) => {
            meta.repaired = damage::describe(bytes, document.xref_recovery.map(named));
            meta.encryption = document.encryption_state.as_ref().map(encryption);
        }
        Err(error) => notices.push(Notice {
            kind: NoticeKind::Skipped,
            detail: format!("encryption and repairs are not known: {error}"),
            page: None,
        }),
    }
}

fn named(recovery: XrefRecovery) -> &'static str {
    match recovery {
        XrefRecovery::OffsetCorrected => "an offset of the cross-reference table was corrected",
        _ => "the cross-reference table was rebuilt by scanning the file",
    }
}

fn encryption(state: &lopdf::EncryptionState) -> Encryption {
    // ISO 32000-2, table 20: V 1 is RC4 with 40 bits, 2 with the key length, 4 and 5 name a filter.
    let filter =
        state.crypt_filters().get(state.default_stream_filter()).map(|filter| filter.method().to_vec());
    let method = match (state.version(), filter.as_deref()) {
        (_, Some(b"AESV2")) => "AES-128".to_owned(),
        (_, Some(b"AESV3")) | (5, _) => "AES-256".to_owned(),
        (1, _) => "RC4-40".to_owned(),
        (4, _) => "RC4-128".to_owned(),
        _ => format!("RC4-{}", state.key_length().unwrap_or(40)),
    };
    Encryption { method, copying_allowed: state.permissions().contains(Permissions::COPYABLE) }
}

/// The fields of the interactive form with their text values, in file order.
pub(super) fn form_fields(pdf: &Pdf, limits: &Limits) -> Vec<FormField> {
    let xref = pdf.xref();
    let form = xref.get::<Dict<'_>>(xref.root_id()).and_then(|catalog| catalog.get::<Dict<'_>>(b"AcroForm"));
    let Some(roots) = form.and_then(|form| form.get::<Array<'_>>(b"Fields")) else {
        return Vec::new();
    };
    let mut fields = Vec::new();
    let mut seen = HashSet::new();
    let mut open: Vec<(Dict<'_>, String, usize)> =
        roots.iter::<Dict<'_>>().take(limits.entries).map(|root| (root, String::new(), 0)).collect();
    open.reverse();
    while let Some((field, parent, level)) = open.pop() {
        let first_visit = field.obj_id().is_none_or(|id| seen.insert(id));
        if !first_visit || level > LEVELS || fields.len() >= limits.entries {
            continue;
        }
        let name = match (text(&field, b"T"), parent.is_empty()) {
            (Some(own), true) => own,
            (Some(own), false) => format!("{parent}.{own}"),
            (None, _) => parent,
        };
        if let Some(value) = text(&field, b"V").filter(|value| !value.is_empty()) {
            fields.push(FormField { name: name.clone(), value, page: None });
        }
        if let Some(kids) = field.get::<Array<'_>>(b"Kids") {
            let kids: Vec<Dict<'_>> = kids.iter::<Dict<'_>>().take(limits.entries).collect();
            open.extend(kids.into_iter().rev().map(|kid| (kid, name.clone(), level + 1)));
        }
    }
    fields
}
