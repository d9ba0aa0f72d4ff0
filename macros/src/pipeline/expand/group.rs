//! The struct that holds the fields of a group.

use super::{docs, lints};
use crate::pipeline::code::{Code, code};
use crate::pipeline::names;
use crate::pipeline::parse::ParamKind;
use crate::pipeline::resolve::{Field, Group, Struct};

/// The struct.
pub(super) fn expand(plain: &Struct, group: &Group) -> Code {
    let Group {
        name,
        vis,
        generics,
        derives,
        ..
    } = group;
    let docs = docs::group_struct(plain, group);
    let lints = lints(plain);
    let listed = Code::list(derives);
    let derives = (!derives.is_empty()).then(|| code!(#[derive(#listed)]));
    let declaration = generics.declaration();
    let conditions = generics.where_clause(&[]);
    let fields = plain.members(group).map(|field| {
        let docs = docs::member(field);
        let (deprecated, allows) = (&field.carried.deprecated, &field.carried.allows);
        let (vis, member, ty) = (&field.vis, &field.member, &field.ty);
        code!(#docs #deprecated #allows #vis #member: #ty)
    });
    let marker = marker_type(group).map(|ty| {
        let marker = names::marker();
        code!(#marker: #ty)
    });
    let fields = Code::list(fields.chain(marker));
    code! {
        #docs
        #derives
        #lints
        #vis struct #name #declaration #conditions {
            #fields
        }
    }
}

/// `AccountLedger<T>`
pub(super) fn ty(group: &Group) -> Code {
    let (name, arguments) = (&group.name, group.generics.arguments());
    code!(#name #arguments)
}

/// Puts the group together from the fields of `plain`.
pub(super) fn gather(plain: &Struct, group: &Group, from: &Code) -> Code {
    if plain.is_whole() {
        return from.clone();
    }
    literal(plain, group, |field| {
        let member = &field.member;
        code!(#from.#member)
    })
}

/// The group with a value for each field.
pub(super) fn literal(plain: &Struct, group: &Group, value: impl Fn(&Field) -> Code) -> Code {
    let name = &group.name;
    let fields = plain.members(group).map(|field| {
        let (member, value) = (&field.member, value(field));
        code!(#member: #value)
    });
    let marker = marker_type(group).map(|_| {
        let marker = names::marker();
        code!(#marker: ::core::marker::PhantomData)
    });
    let fields = Code::list(fields.chain(marker));
    code!(#name { #fields })
}

/// A type without a value that uses the parameters only bounds mention, whatever they stand for.
fn marker_type(group: &Group) -> Option<Code> {
    let uses = group
        .unmentioned
        .params
        .iter()
        .filter_map(|param| match &param.kind {
            ParamKind::Lifetime(lifetime) => Some(code!(&#lifetime (),)),
            ParamKind::Type(name) => Some(code!(::core::marker::PhantomData<#name>,)),
            // A const parameter need not be used.
            ParamKind::Const(..) => None,
        });
    let uses: Vec<_> = uses.collect();
    (!uses.is_empty()).then(|| code!(::core::marker::PhantomData<fn() -> (#uses)>))
}
