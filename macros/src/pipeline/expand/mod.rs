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
mod make;
mod pointer;
mod published;
mod serde;
mod snapshot;
mod traits;

use proc_macro::{Ident, Span};

use super::parse::Shape;
use super::resolve::{Sharing, Struct};
use super::tokens::{Tokens, pointing_at};
use crate::pipeline::code::{Code, code, code_at};

/// Writes everything the derive adds.
pub(crate) fn expand(plain: &Struct) -> Code {
    let types: Vec<_> = plain
        .slots()
        .map(|slot| companion::slot_type(plain, slot))
        .collect();
    let mut output = companion::expand(plain, &types);
    if !plain.is_whole() {
        let groups = plain.groups.iter();
        output.extend(
            groups
                .map(|group| group::expand(plain, group))
                .collect::<Code>(),
        );
    }
    output.extend(convert::from(plain));
    output.extend(companion::methods(plain, &types));
    output.extend(traits::expand(plain));
    output.extend(handle::expand(plain, &types));
    output.extend(published::expand(plain));
    output.extend(class::expand(plain));
    output.extend(assertion::expand(plain));
    output
}

/// `Account<'a, T>`
fn plain_type(plain: &Struct) -> Code {
    let (ident, arguments) = (&plain.ident, plain.generics.arguments());
    code!(#ident #arguments)
}

/// `SharedAccount<'a, T>`
fn companion_type(plain: &Struct) -> Code {
    let (ident, arguments) = (&plain.companion, plain.generics.arguments());
    code!(#ident #arguments)
}

/// The type that shares a `ty`; what is wrong with it is shown at its raw lock, or else `at`, from the first
/// span to the second.
fn shared_type(plain: &Struct, sharing: &Sharing, ty: &Code, at: (Span, Span)) -> Code {
    let raw = sharing.raw.as_ref();
    let (start, end) = raw.and_then(ends).unwrap_or(at);
    let (start, end) = (pointing_at(start), pointing_at(end));
    let Some(shared) = runtime_type(plain, sharing, start) else {
        return ty.clone();
    };
    let raw = raw.map(|raw| code_at!(start=> , #raw));
    let close = code_at!(end=> >);
    code_at!(start=> #shared<#ty #raw #close)
}

/// The spans of the first and the last token.
fn ends(tokens: &Code) -> Option<(Span, Span)> {
    let mut spans = tokens.tokens().map(|token| token.span());
    let first = spans.next()?;
    Some((first, spans.last().unwrap_or(first)))
}

/// The path of the runtime's type without arguments, whose errors are shown `at`; plain fields have none.
fn runtime_type(plain: &Struct, sharing: &Sharing, at: Span) -> Option<Code> {
    let name = Ident::new(sharing.kind.type_name()?, at);
    let krate = plain.krate.at(at);
    Some(code_at!(at=> #krate::#name))
}

/// A path into the runtime whose errors are shown `at`.
fn in_private(plain: &Struct, item: &Code, at: Span) -> Code {
    let (krate, item) = (plain.krate.at(at), item.respan(at));
    code_at!(at=> #krate::__private::#item)
}

/// A struct literal of `path` in the form of the plain struct.
fn literal(path: &Code, shape: Shape, values: impl Iterator<Item = (Code, Code)>) -> Code {
    let fields = Code::list(values.map(|(field, value)| match shape {
        Shape::Named => code!(#field: #value),
        Shape::Tuple | Shape::Unit => value,
    }));
    match shape {
        Shape::Named => code!(#path { #fields }),
        Shape::Tuple => code!(#path(#fields)),
        Shape::Unit => path.clone(),
    }
}

/// Lint levels of an item that uses the plain struct's fields.
fn lints(plain: &Struct) -> Code {
    let allows = &plain.carried.allows;
    // Whoever deprecates a field warns its users, not the code that carries it along.
    let deprecated = plain.deprecated.then(|| code!(#[allow(deprecated)]));
    code!(#allows #deprecated)
}
