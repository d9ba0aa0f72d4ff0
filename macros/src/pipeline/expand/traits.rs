//! Traits of the companion that the compiler cannot derive: they go through the plain struct.
//!
//! Whoever asks for a trait hears at once why it cannot be had: only what depends on a type
//! parameter is a condition of the impl, and errors point at the word in `derive(..)`.

use proc_macro::Span;

use super::{bounds, companion_type, lints, plain_type, serde, snapshot};
use crate::pipeline::code::{Code, code, code_at};
use crate::pipeline::names;
use crate::pipeline::resolve::{Derive, Struct};
use crate::pipeline::tokens::pointing_at;

/// `Clone`, `Default` and the traits of `serde`, as far as they are asked for.
pub(super) fn expand(plain: &Struct) -> Code {
    let default = plain
        .derives(Derive::Default)
        .map(|at| default(plain, pointing_at(at)));
    // Without `snapshot` there is no clone, and the check has said so.
    let clone = plain
        .derives(Derive::Clone)
        .filter(|_| plain.has_snapshot());
    let clone = clone.map(|at| clone_impl(plain, pointing_at(at)));
    let serde = serde::expand(plain);
    code!(#default #clone #serde)
}

fn default(plain: &Struct, at: Span) -> Code {
    let plain_type = plain_type(plain);
    let value = code!(<#plain_type as ::core::default::Default>::default()).respan(at);
    let body = code! {
        #[inline]
        fn default() -> Self {
            ::core::convert::From::from(#value)
        }
    };
    let conditions = if plain.generics.params.is_empty() {
        Vec::new()
    } else {
        vec![code!(#plain_type: ::core::default::Default)]
    };
    implement(plain, &code!(::core::default::Default), &conditions, &body)
}

fn clone_impl(plain: &Struct, at: Span) -> Code {
    let mut snapshot = names::method(names::SNAPSHOT);
    snapshot.set_span(at);
    let clone = if plain.has_shared() {
        snapshot::clone(plain, at)
    } else {
        code_at!(at=> ::core::convert::From::from(Self::#snapshot(self)))
    };
    let body = code! {
        #[track_caller]
        fn clone(&self) -> Self {
            #clone
        }
    };
    let conditions = snapshot::generic_conditions(plain);
    implement(plain, &code!(::core::clone::Clone), &conditions, &body)
}

fn implement(plain: &Struct, name: &Code, conditions: &[Code], body: &Code) -> Code {
    let lints = lints(plain);
    let declaration = plain.generics.impl_declaration();
    let companion = companion_type(plain);
    let conditions = [conditions, &bounds::raw_locks(plain)].concat();
    let conditions = plain.generics.where_clause(&conditions);
    code! {
        #[automatically_derived]
        #lints
        impl #declaration #name for #companion #conditions {
            #body
        }
    }
}
