//! What the companion tells the attribute `synchronized`: the type of the lock in each field.
//!
//! The attribute sees an `impl` block and a field's name; for results that borrow it has to name the
//! guard of a lock it does not see.

use proc_macro2::TokenStream;
use quote::quote;

use super::{companion_type, group, lints, shared_type};
use crate::field_name;
use crate::pipeline::resolve::{Slot, Struct};

/// One impl for each field and group that hands out guards.
pub(super) fn expand(plain: &Struct) -> TokenStream {
    plain
        .slots()
        .filter_map(|slot| publish(plain, &slot))
        .collect()
}

fn publish(plain: &Struct, slot: &Slot<'_>) -> Option<TokenStream> {
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
    let (companion, conditions) = (companion_type(plain), plain.generics.where_clause(&[]));
    if let Some(whole) = plain.whole() {
        let member = &whole.field;
        return Some(quote! {
            #[automatically_derived]
            #lints
            impl #declaration #krate::__private::Whole<#payload> for #companion #conditions {
                type Lock = #lock;

                #[inline]
                fn whole(&self) -> &Self::Lock {
                    &self.#member
                }
            }
        });
    }
    Some(quote! {
        #[automatically_derived]
        #lints
        impl #declaration #krate::__private::Field<#name, #payload> for #companion #conditions {
            type Lock = #lock;
        }
    })
}
