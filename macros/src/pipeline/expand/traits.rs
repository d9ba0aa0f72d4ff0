//! Traits of the companion that the compiler cannot derive: they go through the plain struct.
//!
//! Whoever asks for a trait hears at once why it cannot be had: only what depends on a type
//! parameter is a condition of the impl, and errors point at the word in `derive(..)`.

use proc_macro2::{Span, TokenStream};
use quote::{quote, quote_spanned};

use super::{bounds, companion_type, lints, plain_type, serde, snapshot};
use crate::pipeline::names;
use crate::pipeline::resolve::{Derive, Struct};
use crate::pipeline::tokens::{pointing_at, respan};

/// `Clone`, `Default` and the traits of `serde`, as far as they are asked for.
pub(super) fn expand(plain: &Struct) -> TokenStream {
    let default = plain
        .derives(Derive::Default)
        .map(|at| default(plain, pointing_at(at)));
    // Without `snapshot` there is no clone, and the check has said so.
    let clone = plain
        .derives(Derive::Clone)
        .filter(|_| plain.has_snapshot());
    let clone = clone.map(|at| clone_impl(plain, pointing_at(at)));
    let serde = serde::expand(plain);
    quote!(#default #clone #serde)
}

fn default(plain: &Struct, at: Span) -> TokenStream {
    let plain_type = plain_type(plain);
    let value = respan(
        quote!(<#plain_type as ::core::default::Default>::default()),
        at,
    );
    let body = quote! {
        #[inline]
        fn default() -> Self {
            ::core::convert::From::from(#value)
        }
    };
    let conditions = if plain.generics.params.is_empty() {
        Vec::new()
    } else {
        vec![quote!(#plain_type: ::core::default::Default)]
    };
    implement(plain, &quote!(::core::default::Default), &conditions, &body)
}

fn clone_impl(plain: &Struct, at: Span) -> TokenStream {
    let mut snapshot = names::method(names::SNAPSHOT);
    snapshot.set_span(at);
    let clone = if plain.has_shared() {
        let clone = snapshot::clone(plain);
        // A path the user wrote keeps its spans, for it may begin with `$crate`.
        if plain.krate.is_given {
            clone
        } else {
            respan(clone, at)
        }
    } else {
        quote_spanned!(at=> ::core::convert::From::from(Self::#snapshot(self)))
    };
    let body = quote! {
        #[track_caller]
        fn clone(&self) -> Self {
            #clone
        }
    };
    let conditions = snapshot::generic_conditions(plain);
    implement(plain, &quote!(::core::clone::Clone), &conditions, &body)
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
    let conditions = [conditions, &bounds::raw_locks(plain)].concat();
    let conditions = plain.generics.where_clause(&conditions);
    quote! {
        #[automatically_derived]
        #lints
        impl #declaration #name for #companion #conditions {
            #body
        }
    }
}
