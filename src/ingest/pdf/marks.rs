//! What is open around an operator: marked content, forms, optional content.

use super::colour::text;
use crate::document::{Container, ContainerId, ContainerKind};
use hayro_font::hayro_syntax::Pdf;
use hayro_font::hayro_syntax::object::{Array, Dict, MaybeRef, Name, Object, ObjectIdentifier};
use hayro_font::hayro_syntax::page::Resources;
use std::collections::HashSet;

/// Nesting and length of visibility expressions.
const EXPRESSION_DEPTH: usize = 8;
const EXPRESSION_ITEMS: usize = 64;

/// Optional-content groups that are off when the file is opened (ISO 32000-2, 8.11.4.3).
#[derive(Debug, Default)]
pub(super) struct Layers {
    /// Whether the file has any groups.
    any: bool,
    off: HashSet<ObjectIdentifier>,
}

impl Layers {
    /// The layers of a document.
    pub(super) fn read(pdf: &Pdf) -> Self {
        Self::of(pdf).unwrap_or_default()
    }

    fn of(pdf: &Pdf) -> Option<Self> {
        let xref = pdf.xref();
        let catalog = xref.get::<Dict<'_>>(xref.root_id())?;
        let properties = catalog.get::<Dict<'_>>(b"OCProperties")?;
        let config = properties.get::<Dict<'_>>(b"D")?;
        let ids = |dict: &Dict<'_>, key: &[u8]| -> Vec<ObjectIdentifier> {
            let array = dict.get::<Array<'_>>(key);
            array
                .iter()
                .flat_map(|array| array.raw_iter())
                .take(10_000)
                .filter_map(|item| reference(&item))
                .collect()
        };
        let mut off = HashSet::new();
        if config.get::<Name<'_>>(b"BaseState").is_some_and(|state| state.as_ref() == b"OFF") {
            off.extend(ids(&properties, b"OCGs"));
        }
        for on in ids(&config, b"ON") {
            off.remove(&on);
        }
        off.extend(ids(&config, b"OFF"));
        Some(Self { any: true, off })
    }

    /// Whether the group or membership under `key` hides what it holds.
    pub(super) fn hides(&self, holder: &Dict<'_>, key: &[u8]) -> bool {
        if !self.any {
            return false;
        }
        if holder.get_ref(key).is_some_and(|id| self.off.contains(&id.into())) {
            return true;
        }
        holder.get::<Dict<'_>>(key).is_some_and(|dict| self.membership_hides(&dict))
    }

    /// What a visibility expression comes to (ISO 32000-2, 8.11.2.2); `None` if it is none.
    fn holds(&self, expression: &Array<'_>, depth: usize) -> Option<bool> {
        if depth > EXPRESSION_DEPTH {
            return None;
        }
        let Some(Object::Name(operator)) = expression.iter::<Object<'_>>().next() else {
            return None;
        };
        let items = expression.raw_iter().skip(1).take(EXPRESSION_ITEMS);
        let mut items = items.filter_map(|item| match (reference(&item), item) {
            (Some(id), _) if self.off.contains(&id) => Some(false),
            (_, MaybeRef::NotRef(Object::Array(inner))) => self.holds(&inner, depth + 1),
            (Some(_), _) => Some(true),
            _ => None,
        });
        match operator.as_ref() {
            b"And" => Some(items.all(|on| on)),
            b"Or" => Some(items.any(|on| on)),
            b"Not" => items.next().map(|on| !on),
            _ => None,
        }
    }

    fn membership_hides(&self, membership: &Dict<'_>) -> bool {
        let expression = membership.get::<Array<'_>>(b"VE");
        if let Some(shown) = expression.and_then(|expression| self.holds(&expression, 0)) {
            return !shown;
        }
        let mut groups: Vec<ObjectIdentifier> = Vec::new();
        groups.extend(membership.get_ref(b"OCGs").map(ObjectIdentifier::from));
        if let Some(array) = membership.get::<Array<'_>>(b"OCGs") {
            groups.extend(array.raw_iter().take(1_000).filter_map(|item| reference(&item)));
        }
        groups.retain(|id| self.off.contains(id) || membership.contains_key(b"OCGs"));
        if groups.is_empty() {
            return false;
        }
        let off = |id: &ObjectIdentifier| self.off.contains(id);
        match membership.get::<Name<'_>>(b"P").as_ref().map(AsRef::as_ref) {
            Some(b"AllOn") => groups.iter().any(off),
            Some(b"AnyOff") => !groups.iter().any(off),
            Some(b"AllOff") => !groups.iter().all(off),
            _ => groups.iter().all(off),
        }
    }
}

fn reference(item: &MaybeRef<Object<'_>>) -> Option<ObjectIdentifier> {
    item.as_obj_ref().map(ObjectIdentifier::from)
}

/// The open marks, outermost first.
#[derive(Debug, Default)]
pub(super) struct Marks(Vec<Mark>);

#[derive(Debug)]
struct Mark {
    /// Taken when the container is made.
    kind: Option<ContainerKind>,
    container: Option<ContainerId>,
    hidden: bool,
}

impl Marks {
    /// How many are open.
    pub(super) fn depth(&self) -> usize {
        self.0.len()
    }

    /// Closes all beyond a depth.
    pub(super) fn close_to(&mut self, depth: usize) {
        self.0.truncate(depth);
    }

    /// Opens a form.
    pub(super) fn open_form(&mut self, hidden: bool) {
        self.0.push(Mark { kind: Some(ContainerKind::Form), container: None, hidden });
    }

    /// Opens the appearance of an annotation.
    pub(super) fn open_annotation(&mut self, widget: bool, hidden: bool) {
        self.0.push(Mark { kind: Some(ContainerKind::Annotation { widget }), container: None, hidden });
    }

    /// Opens marked content (`BMC`, `BDC`).
    pub(super) fn open(&mut self, operands: &[Object<'_>], resources: &Resources<'_>, layers: &Layers) {
        let tag = match operands.first() {
            Some(Object::Name(tag)) => tag.as_str().to_owned(),
            _ => String::new(),
        };
        let (properties, hidden) = match operands.get(1) {
            Some(Object::Name(name)) => (
                resources.properties.get::<Dict<'_>>(name),
                tag == "OC" && layers.hides(&resources.properties, name.as_ref()),
            ),
            Some(Object::Dict(dict)) => (Some(dict.clone()), false),
            _ => (None, false),
        };
        let properties = properties.as_ref();
        let kind = ContainerKind::MarkedContent {
            tag: tag.into(),
            mcid: properties.and_then(|p| p.get::<i32>(b"MCID")),
            actual_text: properties.and_then(|p| text(p, b"ActualText")).map(Into::into),
        };
        self.0.push(Mark { kind: Some(kind), container: None, hidden });
    }

    /// The innermost `ActualText`.
    pub(super) fn actual_text<'c>(&'c self, containers: &'c [Container]) -> Option<&'c str> {
        let kind = |mark: &'c Mark| match (&mark.kind, mark.container) {
            (Some(kind), _) => Some(kind),
            (None, Some(id)) => containers.get(id.index()).map(|container| &container.kind),
            (None, None) => None,
        };
        self.0.iter().rev().find_map(|mark| match kind(mark) {
            Some(ContainerKind::MarkedContent { actual_text: Some(text), .. }) => Some(&**text),
            _ => None,
        })
    }

    /// Whether an optional-content group that is off is open.
    pub(super) fn hidden(&self) -> bool {
        self.0.iter().any(|mark| mark.hidden)
    }

    /// The innermost container; those that hold text for the first time are made.
    pub(super) fn container(&mut self, containers: &mut Vec<Container>) -> Option<ContainerId> {
        let mut parent = None;
        for mark in &mut self.0 {
            if let Some(kind) = mark.kind.take() {
                mark.container = ContainerId::from_index(containers.len());
                containers.push(Container { kind, parent });
            }
            parent = mark.container.or(parent);
        }
        parent
    }
}
