//! The companion: its struct and its methods.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};

use super::{
    access, bounds, companion_type, condvar, convert, docs, group, lints, pointer_path,
    shared_type, snapshot,
};
use crate::pipeline::keyword::{Keyword, Kind};
use crate::pipeline::parse::Shape;
use crate::pipeline::resolve::{Derive, Slot, Struct};

/// The struct.
pub(super) fn expand(plain: &Struct) -> TokenStream {
    let Struct {
        companion_vis,
        companion,
        generics,
        carried,
        ..
    } = plain;
    let docs = docs::companion(plain);
    let (deprecated, lints) = (&carried.deprecated, lints(plain));
    // The runtime's types never block in `Debug`, so the compiler's own derive does not either.
    let debug = plain
        .derives(Derive::Debug)
        .map(|span| quote_spanned!(span=> #[derive(::core::fmt::Debug)]));
    let declaration = generics.declaration();
    let conditions = generics.where_clause(&[]);
    let fields = plain.slots().map(|slot| {
        let (docs, ty) = (docs::slot(plain, slot), slot_type(plain, slot));
        let allows = match slot {
            Slot::Field(field, _) => &field.carried.allows[..],
            Slot::Group(_) => &[],
        };
        match plain.companion_shape() {
            Shape::Named => {
                let name = slot.member();
                quote!(#docs #(#allows)* #name: #ty)
            }
            Shape::Tuple | Shape::Unit => quote!(#docs #(#allows)* #ty),
        }
    });
    let condvars = condvar::fields(plain);
    // An unsized field must stay the last one.
    let fields: Vec<_> = match plain.companion_shape() {
        Shape::Named => condvars.chain(fields).collect(),
        Shape::Tuple | Shape::Unit => fields.chain(condvars).collect(),
    };
    let body = match plain.companion_shape() {
        Shape::Named => quote!(#conditions { #(#fields),* }),
        Shape::Tuple => quote!((#(#fields),*) #conditions;),
        Shape::Unit => quote!(#conditions;),
    };
    quote!(#docs #deprecated #lints #debug #companion_vis struct #companion #declaration #body)
}

/// The accessors, `into_inner` and `snapshot`.
pub(super) fn methods(plain: &Struct) -> TokenStream {
    let lints = lints(plain);
    let declaration = plain.generics.impl_declaration();
    let companion = companion_type(plain);
    let conditions = plain.generics.where_clause(&bounds::raw_locks(plain));
    let owner = quote!(self);
    let accessors = plain
        .slots()
        .map(|slot| access::expand(plain, slot, &owner));
    let condvars = condvar::accessors(plain, &owner);
    let new = plain.says(Keyword::New).then(|| convert::new(plain));
    let into_inner = plain.has_into_inner().then(|| convert::into_inner(plain));
    let snapshot = plain.has_snapshot().then(|| snapshot::expand(plain));
    quote! {
        // Nobody calls all of them, and a field without a value makes some impossible to call.
        #[allow(dead_code, unreachable_code)]
        #lints
        impl #declaration #companion #conditions {
            #new
            #(#accessors)*
            #(#condvars)*
            #into_inner
            #snapshot
        }
    }
}

/// The type of a companion's field.
pub(super) fn slot_type(plain: &Struct, slot: Slot<'_>) -> TokenStream {
    let ty = match slot {
        Slot::Field(field, own) => {
            let first = field.ty.clone().into_iter().next();
            // An atomic fails by its type, a lock by its raw lock.
            let at = match first {
                Some(token) if own.sharing.kind == Kind::Atomic => token.span(),
                _ => slot.span(),
            };
            shared_type(plain, &own.sharing, &field.ty, at)
        }
        Slot::Group(group) => shared_type(plain, &group.sharing, &group::ty(group), slot.span()),
    };
    match slot.sharing().pointer {
        Some(pointer) => {
            let pointer = pointer_path(plain, pointer);
            quote!(#pointer<#ty>)
        }
        None => ty,
    }
}
