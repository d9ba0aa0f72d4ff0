//! From the plain struct and back.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

use super::{bounds, companion_type, docs, group, lints, literal, plain_type, runtime_type};
use crate::pipeline::keyword::Kind;
use crate::pipeline::names;
use crate::pipeline::resolve::{Home, Sharing, Slot, Struct};

/// `From<Account> for SharedAccount`
pub(super) fn from(plain: &Struct) -> TokenStream {
    let lints = lints(plain);
    let declaration = plain.generics.impl_declaration();
    let (plain_type, companion) = (plain_type(plain), companion_type(plain));
    let sized: Vec<_> = bounds::sized(plain).into_iter().collect();
    let conditions = plain.generics.where_clause(&sized);
    let argument = names::local("plain").to_token_stream();
    let values = plain.slots().map(|slot| {
        let value = match slot {
            Slot::Field(field, _) => {
                let member = &field.member;
                quote!(#argument.#member)
            }
            Slot::Group(group) => group::gather(plain, group, &argument),
        };
        (slot.member(), wrap(plain, slot.sharing(), value))
    });
    let body = literal(&quote!(Self), plain.shape, values);
    let argument = if plain.fields.is_empty() {
        quote!(_)
    } else {
        argument
    };
    quote! {
        #[automatically_derived]
        #lints
        impl #declaration ::core::convert::From<#plain_type> for #companion #conditions {
            fn from(#argument: #plain_type) -> Self {
                #body
            }
        }
    }
}

/// `into_inner`
pub(super) fn into_inner(plain: &Struct) -> TokenStream {
    let docs = docs::into_inner(plain);
    let (vis, plain_type, name) = (
        &plain.vis,
        plain_type(plain),
        names::method(names::INTO_INNER),
    );
    let conditions = bounds::sized(plain).map(|sized| quote!(where #sized));
    let groups = plain.groups.iter().map(|group| {
        let (local, field) = (Slot::Group(group).local(), &group.field);
        let value = unwrap(plain, &group.sharing, quote!(self.#field));
        quote!(let #local = #value;)
    });
    let values = plain.fields.iter().map(|field| {
        let member = &field.member;
        let value = match &field.home {
            Home::Own(own) => unwrap(plain, &own.sharing, quote!(self.#member)),
            Home::Group(group) => {
                let local = Slot::Group(&plain.groups[*group]).local();
                quote!(#local.#member)
            }
        };
        (member.to_token_stream(), value)
    });
    let body = literal(&plain.ident.to_token_stream(), plain.shape, values);
    quote! {
        #docs
        #[must_use]
        #vis fn #name(self) -> #plain_type #conditions {
            #(#groups)*
            #body
        }
    }
}

/// `Mutex::with_raw(value)`; the types come from the companion's field.
fn wrap(plain: &Struct, sharing: &Sharing, value: TokenStream) -> TokenStream {
    let constructor = match sharing.kind {
        Kind::Plain => return value,
        Kind::Cell | Kind::RefCell => quote!(new),
        // The one constructor that works for every raw lock.
        Kind::Mutex | Kind::RwLock => quote!(with_raw),
    };
    let ty = runtime_type(plain, sharing);
    quote!(#ty::#constructor(#value))
}

fn unwrap(plain: &Struct, sharing: &Sharing, value: TokenStream) -> TokenStream {
    match runtime_type(plain, sharing) {
        Some(ty) => quote!(#ty::into_inner(#value)),
        None => value,
    }
}
