//! Condition variables: fields that only the companion has.

use super::{docs, pointer};
use crate::pipeline::code::{Code, code};
use crate::pipeline::parse::Shape;
use crate::pipeline::resolve::{Condvar, Member, Slot, Struct};

/// Every condition variable of the companion, its lock, and its field's name or number.
pub(super) fn all(plain: &Struct) -> impl Iterator<Item = (Slot<'_>, &Condvar, Code)> {
    let slots = plain.slots().count();
    let condvars = plain
        .slots()
        .filter_map(|slot| Some((slot, slot.condvar()?)));
    condvars.enumerate().map(move |(index, (slot, condvar))| {
        let member = match plain.companion_shape() {
            Shape::Named => Code::of(&condvar.field),
            // In a tuple struct they follow the fields, whose numbers stay as they are.
            Shape::Tuple | Shape::Unit => Code::of(&Member::Numbered(slots + index)),
        };
        (slot, condvar, member)
    })
}

/// The type; who shares the lock shares its condition variable.
fn ty(plain: &Struct, slot: Slot<'_>) -> Code {
    let krate = &plain.krate;
    let ty = code!(#krate::Condvar);
    pointer::ty(plain, slot, ty)
}

/// The fields of the companion.
pub(super) fn fields(plain: &Struct) -> impl Iterator<Item = Code> {
    all(plain).map(move |(slot, _, member)| {
        let (docs, ty) = (docs::condvar(plain, slot), ty(plain, slot));
        match plain.companion_shape() {
            Shape::Named => code!(#docs #member: #ty),
            Shape::Tuple | Shape::Unit => code!(#docs #ty),
        }
    })
}

/// Their first values.
pub(super) fn values(plain: &Struct) -> impl Iterator<Item = (Code, Code)> {
    let krate = &plain.krate;
    all(plain).map(move |(slot, _, member)| {
        let value = code!(#krate::Condvar::new());
        (member, pointer::value(plain, slot, value))
    })
}

/// Their accessors, as visible as those of their locks.
pub(super) fn accessors(plain: &Struct, owner: &Code) -> impl Iterator<Item = Code> {
    let exposed = all(plain).filter(|(_, condvar, _)| condvar.exposed && !condvar.accessor.taken);
    exposed.map(move |(slot, condvar, member)| {
        let (docs, ty) = (docs::condvar(plain, slot), ty(plain, slot));
        let (name, vis) = (&condvar.accessor.name, slot.methods().1);
        code! {
            #docs
            #[inline]
            #[must_use]
            #vis fn #name(&self) -> &#ty {
                &#owner.#member
            }
        }
    })
}

/// Their values in a clone of the companion: who shares the lock shares them.
pub(super) fn clones(plain: &Struct) -> impl Iterator<Item = (Code, Code)> {
    let fresh = values(plain).zip(all(plain));
    fresh.map(
        |((member, value), (slot, ..))| match slot.sharing().pointer {
            Some(_) => {
                let clone = code!(::core::clone::Clone::clone(&self.#member));
                (member, clone)
            }
            None => (member, value),
        },
    )
}
