//! Last stage: a [`Struct`] into the companion and what belongs to it; cannot fail.
//!
//! Generated code names everything by absolute paths, holds no `unsafe` and no `cfg`, and carries
//! the user's spans on names and types only: go-to-definition on an accessor leads to the field, and
//! the user's lints do not speak about bodies the user never wrote.

mod access;
mod assertion;
mod bounds;
mod class;
mod companion;
mod condvar;
mod convert;
mod docs;
mod group;
mod handle;
mod published;
mod serde;
mod snapshot;
mod traits;

use proc_macro2::{Span, TokenStream};
use quote::{format_ident, quote, quote_spanned};

use super::parse::Shape;
use super::resolve::{Pointer, Sharing, Struct};
use super::tokens::{pointing_at, respan};

/// Writes everything the derive adds.
pub(crate) fn expand(plain: &Struct) -> TokenStream {
    let mut output = companion::expand(plain);
    if !plain.is_whole() {
        output.extend(plain.groups.iter().map(|group| group::expand(plain, group)));
    }
    output.extend(convert::from(plain));
    output.extend(companion::methods(plain));
    output.extend(traits::expand(plain));
    output.extend(handle::expand(plain));
    output.extend(published::expand(plain));
    output.extend(class::expand(plain));
    output.extend(assertion::expand(plain));
    output
}

/// `Account<'a, T>`
fn plain_type(plain: &Struct) -> TokenStream {
    let (ident, arguments) = (&plain.ident, plain.generics.arguments());
    quote!(#ident #arguments)
}

/// `SharedAccount<'a, T>`
fn companion_type(plain: &Struct) -> TokenStream {
    let (ident, arguments) = (&plain.companion, plain.generics.arguments());
    quote!(#ident #arguments)
}

/// The type that shares a `ty`; what is wrong with it is shown at its raw lock, or else `at`.
fn shared_type(plain: &Struct, sharing: &Sharing, ty: &TokenStream, at: Span) -> TokenStream {
    let Some(shared) = runtime_type(plain, sharing) else {
        return ty.clone();
    };
    let raw = sharing.raw.as_ref();
    let first = raw.and_then(|raw| raw.clone().into_iter().next());
    let at = pointing_at(first.map_or(at, |token| token.span()));
    // A path the user wrote keeps its spans, for it may begin with `$crate`.
    let shared = if plain.krate.is_given {
        shared
    } else {
        respan(shared, at)
    };
    let raw = raw.into_iter();
    quote_spanned!(at=> #shared<#ty #(, #raw)*>)
}

/// The path of the runtime's type without arguments; plain fields have none.
fn runtime_type(plain: &Struct, sharing: &Sharing) -> Option<TokenStream> {
    let krate = &plain.krate;
    let name = format_ident!("{}", sharing.kind.type_name()?);
    Some(quote!(#krate::#name))
}

/// The path of `Arc` or `Rc`.
fn pointer_path(plain: &Struct, pointer: Pointer) -> TokenStream {
    let (krate, name) = (&plain.krate, format_ident!("{}", pointer.type_name()));
    quote!(#krate::__private::#name)
}

/// A struct literal of `path` in the form of the plain struct.
fn literal(
    path: &TokenStream,
    shape: Shape,
    values: impl Iterator<Item = (TokenStream, TokenStream)>,
) -> TokenStream {
    match shape {
        Shape::Named => {
            let fields = values.map(|(field, value)| quote!(#field: #value));
            quote!(#path { #(#fields),* })
        }
        Shape::Tuple => {
            let values = values.map(|(_, value)| value);
            quote!(#path(#(#values),*))
        }
        Shape::Unit => path.clone(),
    }
}

/// Lint levels of an item that uses the plain struct's fields.
fn lints(plain: &Struct) -> TokenStream {
    let allows = &plain.carried.allows;
    // Whoever deprecates a field warns its users, not the code that carries it along.
    let deprecated = plain.deprecated.then(|| quote!(#[allow(deprecated)]));
    quote!(#(#allows)* #deprecated)
}
