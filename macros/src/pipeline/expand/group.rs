//! The struct that holds the fields of a group.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

use super::{docs, lints};
use crate::pipeline::names;
use crate::pipeline::parse::ParamKind;
use crate::pipeline::resolve::{Field, Group, Struct};

/// The struct.
pub(super) fn expand(plain: &Struct, group: &Group) -> TokenStream {
    let Group {
        name,
        vis,
        generics,
        derives,
        ..
    } = group;
    let docs = docs::group_struct(plain, group);
    let lints = lints(plain);
    let derives = (!derives.is_empty()).then(|| quote!(#[derive(#(#derives),*)]));
    let declaration = generics.declaration();
    let conditions = generics.where_clause(&[]);
    let fields = plain.members(group).map(|field| {
        let docs = docs::member(field);
        let (deprecated, allows) = (&field.carried.deprecated, &field.carried.allows);
        let (vis, member, ty) = (&field.vis, &field.member, &field.ty);
        quote!(#docs #deprecated #(#allows)* #vis #member: #ty)
    });
    let marker = marker_type(group).map(|ty| {
        let marker = names::marker();
        quote!(#marker: #ty)
    });
    let fields = fields.chain(marker);
    quote! {
        #docs
        #derives
        #lints
        #vis struct #name #declaration #conditions {
            #(#fields),*
        }
    }
}

/// `AccountLedger<T>`
pub(super) fn ty(group: &Group) -> TokenStream {
    let (name, arguments) = (&group.name, group.generics.arguments());
    quote!(#name #arguments)
}

/// Puts the group together from the fields of `plain`.
pub(super) fn gather(plain: &Struct, group: &Group, from: &TokenStream) -> TokenStream {
    if plain.is_whole() {
        return from.clone();
    }
    literal(plain, group, |field| {
        let member = &field.member;
        quote!(#from.#member)
    })
}

/// The group with a value for each field.
pub(super) fn literal(
    plain: &Struct,
    group: &Group,
    value: impl Fn(&Field) -> TokenStream,
) -> TokenStream {
    let name = &group.name;
    let fields = plain.members(group).map(|field| {
        let (member, value) = (&field.member, value(field));
        quote!(#member: #value)
    });
    let marker = marker_type(group).map(|_| {
        let marker = names::marker();
        quote!(#marker: ::core::marker::PhantomData)
    });
    let fields = fields.chain(marker);
    quote!(#name { #(#fields),* })
}

/// A type without a value that uses the parameters only bounds mention, whatever they stand for.
fn marker_type(group: &Group) -> Option<TokenStream> {
    let uses = group
        .unmentioned
        .params
        .iter()
        .filter_map(|param| match &param.kind {
            ParamKind::Lifetime(lifetime) => Some(quote!(&#lifetime ())),
            ParamKind::Type(name) => Some(quote!(::core::marker::PhantomData<#name>)),
            // A const parameter need not be used.
            ParamKind::Const(..) => None,
        });
    let uses: Vec<_> = uses.map(|ty| ty.to_token_stream()).collect();
    (!uses.is_empty()).then(|| quote!(::core::marker::PhantomData<fn() -> (#(#uses,)*)>))
}
