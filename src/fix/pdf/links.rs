//! Links that lead to another address than the one printed.

use super::change::Change;
use crate::checks::Astray;
use lopdf::{Object, decode_text_string};

/// Levels of an object in which an action is looked for: a page, its annotations, one of them, its action.
const LEVELS: usize = 5;

/// Leads links to what is printed.
pub(super) fn lead(file: &lopdf::Document, astray: &[Astray<'_>]) -> Option<Change> {
    let mut change = Change::default();
    for (id, object) in &file.objects {
        if leads_astray(object, astray, LEVELS) {
            let mut mended = object.clone();
            mend(&mut mended, astray, LEVELS);
            change.set(*id, mended);
        }
    }
    (!change.is_empty()).then_some(change)
}

/// The link whose target an action has.
fn of_action<'a>(target: &Object, astray: &'a [Astray<'a>]) -> Option<&'a Astray<'a>> {
    let target = decode_text_string(target).ok()?;
    astray.iter().find(|astray| astray.link.trim() == target.trim())
}

fn leads_astray(object: &Object, astray: &[Astray<'_>], levels: usize) -> bool {
    let inside = |object: &Object| levels > 0 && leads_astray(object, astray, levels - 1);
    match object {
        Object::Array(items) => items.iter().any(inside),
        Object::Dictionary(dictionary) => {
            dictionary.get(b"URI").is_ok_and(|target| of_action(target, astray).is_some())
                || dictionary.iter().any(|(_, value)| inside(value))
        }
        _ => false,
    }
}

fn mend(object: &mut Object, astray: &[Astray<'_>], levels: usize) {
    if levels == 0 {
        return;
    }
    match object {
        Object::Array(items) => items.iter_mut().for_each(|item| mend(item, astray, levels - 1)),
        Object::Dictionary(dictionary) => {
            let found = dictionary.get(b"URI").ok().and_then(|target| of_action(target, astray));
            if let Some(astray) = found {
                dictionary.set("URI", Object::string_literal(astray.printed_target()));
            }
            dictionary.iter_mut().for_each(|(_, value)| mend(value, astray, levels - 1));
        }
        _ => {}
    }
}
