//! `Serialize` through the snapshot, `Deserialize` through the plain struct.

use proc_macro::{Span, TokenStream};

use super::{bounds, companion_type, lints, plain_type, snapshot};
use crate::pipeline::code::{Code, code, code_at};
use crate::pipeline::names;
use crate::pipeline::parse::{Lifetime, Param, ParamKind};
use crate::pipeline::resolve::{Derive, Struct};
use crate::pipeline::tokens::pointing_at;

/// What is asked for, where the library has it.
pub(super) fn expand(plain: &Struct) -> Option<Code> {
    if !plain.features.serde {
        return None;
    }
    let serialize = plain
        .derives(Derive::Serialize)
        .filter(|_| plain.has_snapshot())
        .map(|at| serialize(plain, pointing_at(at)));
    let deserialize = plain
        .derives(Derive::Deserialize)
        .map(|at| deserialize(plain, pointing_at(at)));
    Some(code!(#serialize #deserialize))
}

/// The path of `serde`; errors about its traits point `at` the word.
fn serde(plain: &Struct, at: Span) -> Code {
    let krate = plain.krate.at(at);
    code_at!(at=> #krate::__private::serde)
}

fn serialize(plain: &Struct, at: Span) -> Code {
    let (serde, lints) = (serde(plain, at), lints(plain));
    let plain_type = plain_type(plain);
    let mut conditions = snapshot::generic_conditions(plain);
    if !plain.generics.params.is_empty() {
        conditions.push(code!(#plain_type: #serde::Serialize));
    }
    let declaration = plain.generics.impl_declaration();
    let (companion, conditions) = (
        companion_type(plain),
        plain.generics.where_clause(&conditions),
    );
    let mut snapshot = names::method(names::SNAPSHOT);
    snapshot.set_span(at);
    let plain_type = plain_type.respan(at);
    let serializer = names::local("serializer");
    code! {
        #[automatically_derived]
        #lints
        impl #declaration #serde::Serialize for #companion #conditions {
            fn serialize<__S: #serde::Serializer>(
                &self,
                #serializer: __S,
            ) -> ::core::result::Result<__S::Ok, __S::Error> {
                <#plain_type as #serde::Serialize>::serialize(&Self::#snapshot(self), #serializer)
            }
        }
    }
}

fn deserialize(plain: &Struct, at: Span) -> Code {
    let (serde, lints) = (serde(plain, at), lints(plain));
    let plain_type = plain_type(plain);
    let lifetime = Lifetime::new("__de");
    let mut conditions = bounds::by_value(plain);
    if !plain.generics.params.is_empty() {
        conditions.push(code!(#plain_type: #serde::Deserialize<#lifetime>));
    }
    let mut generics = plain.generics.clone();
    let param = Param {
        kind: ParamKind::Lifetime(lifetime.clone()),
        bounds: Vec::new(),
        default: TokenStream::new(),
    };
    generics.params.insert(0, param);
    let declaration = generics.impl_declaration();
    let (companion, conditions) = (
        companion_type(plain),
        plain.generics.where_clause(&conditions),
    );
    let plain_type = plain_type.respan(at);
    let deserializer = names::local("deserializer");
    code! {
        #[automatically_derived]
        #lints
        impl #declaration #serde::Deserialize<#lifetime> for #companion #conditions {
            fn deserialize<__D: #serde::Deserializer<#lifetime>>(
                #deserializer: __D,
            ) -> ::core::result::Result<Self, __D::Error> {
                ::core::result::Result::map(
                    <#plain_type as #serde::Deserialize<#lifetime>>::deserialize(#deserializer),
                    ::core::convert::From::from,
                )
            }
        }
    }
}
