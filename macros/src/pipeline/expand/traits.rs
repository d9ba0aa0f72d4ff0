//! Traits of the companion that the compiler cannot derive: they go through the plain struct.

use proc_macro2::TokenStream;
use quote::quote;

use super::{companion_type, lints, plain_type, snapshot};
use crate::pipeline::names;
use crate::pipeline::resolve::{Derive, Struct};

/// `Clone` and `Default`, as far as they are asked for.
pub(super) fn expand(plain: &Struct) -> TokenStream {
    let mut output = TokenStream::new();
    if plain.derives(Derive::Default).is_some() {
        output.extend(default(plain));
    }
    // Without `snapshot` there is no clone, and the check has said so.
    if plain.derives(Derive::Clone).is_some() && plain.snapshot {
        output.extend(clone(plain));
    }
    output
}

fn default(plain: &Struct) -> TokenStream {
    let plain_type = plain_type(plain);
    let conditions = [quote!(for<'__x> #plain_type: ::core::default::Default)];
    let body = quote! {
        #[inline]
        fn default() -> Self {
            ::core::convert::From::from(<#plain_type as ::core::default::Default>::default())
        }
    };
    implement(plain, &quote!(::core::default::Default), &conditions, &body)
}

fn clone(plain: &Struct) -> TokenStream {
    let snapshot = names::method(names::SNAPSHOT);
    let body = quote! {
        #[track_caller]
        fn clone(&self) -> Self {
            ::core::convert::From::from(Self::#snapshot(self))
        }
    };
    implement(
        plain,
        &quote!(::core::clone::Clone),
        &snapshot::conditions(plain),
        &body,
    )
}

fn implement(
    plain: &Struct,
    name: &TokenStream,
    conditions: &[TokenStream],
    body: &TokenStream,
) -> TokenStream {
    let lints = lints(plain);
    let declaration = plain.generics.impl_declaration();
    let companion = companion_type(plain);
    let conditions = plain.generics.where_clause(conditions);
    quote! {
        #[automatically_derived]
        #lints
        impl #declaration #name for #companion #conditions {
            #body
        }
    }
}
