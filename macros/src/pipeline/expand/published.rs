//! What the companion tells the attribute `synchronized`: the type of the lock in each field.
//!
//! The attribute sees an `impl` block and a field's name; for results that borrow it has to name the
//! guard of a lock it does not see.

use super::{companion_type, group, handle, lints, shared_type};
use crate::field_name;
use crate::pipeline::code::{Code, code};
use crate::pipeline::resolve::{Slot, Struct};

/// One impl for each field and group that hands out guards.
pub(super) fn expand(plain: &Struct) -> Code {
    plain
        .slots()
        .filter_map(|slot| publish(plain, &slot))
        .collect()
}

/// The impls for the companion and for its handle.
fn publish(plain: &Struct, slot: &Slot<'_>) -> Option<Code> {
    let sharing = slot.sharing();
    // A raw lock may be more private than the companion, and then its type cannot be published; the
    // attribute takes the kind instead.
    if !sharing.certain || !sharing.kind.holds_groups() {
        return None;
    }
    if !plain.is_whole() && sharing.raw.is_some() {
        return None;
    }
    let krate = &plain.krate;
    let name = field_name::hash(&slot.name());
    let payload = match slot {
        Slot::Field(field, _) => field.ty.clone(),
        Slot::Group(of) => group::ty(of),
    };
    let lock = shared_type(plain, sharing, &payload, slot.span());
    let lints = lints(plain);
    let declaration = plain.generics.impl_declaration();
    let conditions = plain.generics.where_clause(&[]);
    let publish_for = |(ty, owner): (Code, Code)| {
        let (name, whole) = match plain.whole() {
            Some(whole) => {
                let member = &whole.field;
                let method = code! {
                    #[inline]
                    fn whole(&self) -> &Self::Lock {
                        &#owner.#member
                    }
                };
                (code!(Whole<#payload>), Some(method))
            }
            None => (code!(Field<#name, #payload>), None),
        };
        code! {
            #[automatically_derived]
            #lints
            impl #declaration #krate::__private::#name for #ty #conditions {
                type Lock = #lock;
                #whole
            }
        }
    };
    let companion = (companion_type(plain), code!(self));
    let handle = plain.handle.as_ref().map(|of| handle::target(plain, of));
    Some(
        handle
            .into_iter()
            .chain([companion])
            .map(publish_for)
            .collect(),
    )
}
