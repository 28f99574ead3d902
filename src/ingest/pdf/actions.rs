//! What a file does, and what it carries: scripts and attached files, wherever they hang.

use super::colour::text;
use hayro_font::hayro_syntax::Pdf;
use hayro_font::hayro_syntax::object::{Array, Dict, Name, Object};
use std::collections::HashSet;

/// Actions of one chain (`Next`) and levels of a tree.
const LEVELS: usize = 64;

/// What hangs on catalog, pages, annotations and fields.
#[derive(Debug, Default)]
pub(super) struct Carried {
    /// Whether a script runs on any occasion.
    pub scripts: bool,
    /// Names of attached files, sorted.
    pub attachments: Vec<String>,
}

/// Looks everywhere where an action or a file may hang (ISO 32000-2, 7.11.4 and 12.6.3), at no more
/// than `most` dictionaries of a name tree, a form or all annotations.
pub(super) fn carried(pdf: &Pdf, catalog: &Dict<'_>, most: usize) -> Carried {
    let mut carried = Carried::default();
    let names = catalog.get::<Dict<'_>>(b"Names").unwrap_or_default();
    carried.scripts = names.contains_key(b"JavaScript") || acts(catalog);
    if let Some(root) = names.get::<Dict<'_>>(b"EmbeddedFiles") {
        tree(root, most, |node| {
            let items = node.get::<Array<'_>>(b"Names");
            for item in items.iter().flat_map(|array| array.iter::<Object<'_>>()).take(most) {
                if let Object::Dict(file) = item {
                    carried.attachments.extend(name_of(&file));
                }
            }
        });
    }
    let mut left = most;
    for page in pdf.pages().iter().take(most) {
        let page = page.raw();
        carried.scripts |= acts(page);
        let annotations = page.get::<Array<'_>>(b"Annots");
        for annotation in annotations.iter().flat_map(|array| array.iter::<Dict<'_>>()).take(left) {
            left -= 1;
            carried.scripts |= acts(&annotation);
            if annotation.get::<Name<'_>>(b"Subtype").is_some_and(|kind| kind.as_ref() == b"FileAttachment") {
                carried.attachments.extend(annotation.get::<Dict<'_>>(b"FS").and_then(|file| name_of(&file)));
            }
        }
    }
    let form = catalog.get::<Dict<'_>>(b"AcroForm");
    for root in form
        .and_then(|form| form.get::<Array<'_>>(b"Fields"))
        .iter()
        .flat_map(|a| a.iter::<Dict<'_>>())
        .take(most)
    {
        tree(root, most, |field| carried.scripts |= acts(field));
    }
    carried.attachments.sort();
    carried.attachments.dedup();
    carried
}

/// Visits a tree by `Kids`, each node once.
fn tree<'a>(root: Dict<'a>, most: usize, mut visit: impl FnMut(&Dict<'a>)) {
    let mut seen = HashSet::new();
    let mut open = vec![(root, 0)];
    let mut visited = 0;
    while let Some((node, level)) = open.pop() {
        let first_visit = node.obj_id().is_none_or(|id| seen.insert(id));
        if !first_visit || level > LEVELS || visited >= most {
            continue;
        }
        visited += 1;
        visit(&node);
        let kids = node.get::<Array<'a>>(b"Kids");
        open.extend(kids.iter().flat_map(|a| a.iter::<Dict<'a>>()).take(most).map(|kid| (kid, level + 1)));
    }
}

fn name_of(file: &Dict<'_>) -> Option<String> {
    text(file, b"UF").or_else(|| text(file, b"F"))
}

/// Whether a script hangs on one of a dictionary's occasions.
fn acts(holder: &Dict<'_>) -> bool {
    let occasions = holder.get::<Dict<'_>>(b"AA");
    let keys: Vec<Vec<u8>> =
        occasions.iter().flat_map(|all| all.keys().map(|key| key.as_ref().to_vec())).take(LEVELS).collect();
    let on_occasion = keys.iter().filter_map(|key| occasions.as_ref()?.get::<Dict<'_>>(key.as_slice()));
    let plain = [b"OpenAction".as_slice(), b"A"].into_iter().filter_map(|key| holder.get::<Dict<'_>>(key));
    plain.chain(on_occasion).any(|action| is_script(action, 0))
}

fn is_script(action: Dict<'_>, level: usize) -> bool {
    if action.get::<Name<'_>>(b"S").is_some_and(|kind| kind.as_ref() == b"JavaScript") {
        return true;
    }
    let next = action.get::<Dict<'_>>(b"Next");
    level < LEVELS && next.is_some_and(|next| is_script(next, level + 1))
}
