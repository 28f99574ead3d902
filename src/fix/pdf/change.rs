//! Objects that are changed or added.

use lopdf::{Dictionary, Document, Object, ObjectId, Result};
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

/// Where a dictionary is written: in which object, under which keys from that object's own on.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Place {
    pub object: ObjectId,
    pub keys: Vec<Vec<u8>>,
}

/// What is changed of a file.
#[derive(Debug, Default)]
pub(super) struct Change {
    /// Objects with other content.
    changed: BTreeMap<ObjectId, Object>,
    /// New objects, with the dictionaries that come to name them.
    added: Vec<(Place, &'static str, Object)>,
    /// What the file says about itself, if it says nothing yet.
    pub information: Option<Object>,
}

impl Change {
    pub fn is_empty(&self) -> bool {
        self.changed.is_empty() && self.information.is_none()
    }

    /// Puts an object in the place of another one.
    pub fn set(&mut self, id: ObjectId, object: impl Into<Object>) {
        self.changed.insert(id, object.into());
    }

    /// Adds an object that a dictionary of the file comes to name.
    pub fn add(
        &mut self,
        file: &Document,
        place: Place,
        key: &'static str,
        object: impl Into<Object>,
    ) -> Result<()> {
        if let Entry::Vacant(vacant) = self.changed.entry(place.object) {
            vacant.insert(file.get_object(place.object)?.clone());
        }
        self.added.push((place, key, object.into()));
        Ok(())
    }

    /// Puts all of it into a document.
    pub fn put_into(&self, document: &mut Document) -> Result<()> {
        for (id, object) in &self.changed {
            document.set_object(*id, object.clone());
        }
        for (place, key, object) in &self.added {
            let new = document.try_add_object(object.clone())?;
            let mut dictionary: &mut Dictionary = document.get_dictionary_mut(place.object)?;
            for key in &place.keys {
                dictionary = dictionary.get_mut(key)?.as_dict_mut()?;
            }
            dictionary.set(*key, new);
        }
        if let Some(information) = &self.information {
            let new = document.try_add_object(information.clone())?;
            document.trailer.set("Info", new);
        }
        Ok(())
    }
}
