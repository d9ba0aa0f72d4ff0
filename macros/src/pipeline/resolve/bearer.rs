//! Who has a name that another asks for too.

use proc_macro::Ident;

use super::{Method, Origin, Slot, Struct, same};
use crate::pipeline::names::Spelling;

/// What has a name in the companion.
#[derive(Clone, Copy)]
pub(crate) enum Bearer<'a> {
    /// A type, for a method that concerns no single field, such as `snapshot`.
    Type(&'a Ident),
    /// A method that leads to a field or group, or to its condition variable.
    Method(Slot<'a>, &'a Method),
    /// A field of the companion.
    Slot(Slot<'a>),
}

/// A type that is there, or that is made.
#[derive(Clone, Copy)]
pub(crate) enum Type<'a> {
    Plain,
    Companion,
    /// The struct of the group of this name.
    Group(&'a Ident),
    Handle,
    Weak,
}

impl Struct {
    /// The type that has `name`, but for handles.
    pub(crate) fn type_called(&self, name: &Ident) -> Option<Type<'_>> {
        if same(&self.ident, name) {
            return Some(Type::Plain);
        }
        if same(&self.companion, name) {
            return Some(Type::Companion);
        }
        let group = self.groups.iter().find(|group| same(&group.name, name))?;
        Some(Type::Group(&group.field))
    }

    /// What keeps `name` where several ask for it.
    pub(crate) fn bearer(&self, name: &Ident) -> Option<Bearer<'_>> {
        let name = name.unraw();
        if let Some((_, owner)) = self.own_methods().iter().find(|(own, _)| name == **own) {
            return Some(Bearer::Type(owner));
        }
        let methods = self
            .methods()
            .filter(|(slot, method)| !slot.is_refused(method) && method.name.unraw() == name);
        match methods.min_by_key(|(_, method)| method.origin) {
            Some((slot, method)) => Some(Bearer::Method(slot, method)),
            None => self
                .slots()
                .find(|slot| slot.name() == name)
                .map(Bearer::Slot),
        }
    }

    /// Every method that leads to a field or group, and the accessor of its condition variable.
    pub(crate) fn methods(&self) -> impl Iterator<Item = (Slot<'_>, &Method)> {
        self.slots().flat_map(|slot| {
            let condvar = slot.condvar().map(|condvar| &condvar.accessor);
            let methods = slot.methods().0.iter().chain(condvar);
            methods.map(move |method| (slot, method))
        })
    }
}

impl Slot<'_> {
    /// Tells whether another has the name that one of its methods asks for.
    ///
    /// A condition variable is a field of the companion too, whatever its accessor is called.
    pub(crate) fn is_refused(&self, method: &Method) -> bool {
        let is_condvar = method.origin == Origin::Condvar;
        method.taken || (is_condvar && self.condvar().is_some_and(|condvar| condvar.renamed))
    }
}
