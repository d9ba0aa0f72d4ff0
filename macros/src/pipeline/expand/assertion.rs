//! What `sync` and `wrapped` promise, asserted type by type.
//!
//! Each field type becomes the argument of a marker function whose bound words the error; since the
//! tokens are the user's, the whole type is underlined.

use proc_macro::{Ident, Span};

use super::{lints, plain_type};
use crate::pipeline::code::{Code, code};
use crate::pipeline::keyword::{Keyword, Kind};
use crate::pipeline::resolve::{Field, Home, Sharing, Struct};

/// The assertions, if any type can be judged.
pub(super) fn expand(plain: &Struct) -> Option<Code> {
    let wrapped: Code = plain
        .fields
        .iter()
        .filter_map(|field| of_its_kind(plain, field))
        .collect();
    // What a pointer to a lock says of lifetimes is known of a struct that is there.
    let argument = (!wrapped.is_empty()).then(|| {
        let plain_type = plain_type(plain);
        code!(_: &#plain_type)
    });
    let assertions: Code = plain
        .fields
        .iter()
        .filter_map(|field| shareable(plain, field))
        .chain([wrapped])
        .collect();
    if assertions.is_empty() {
        return None;
    }
    let lints = lints(plain);
    let declaration = plain.generics.impl_declaration();
    let conditions = plain.generics.where_clause(&[]);
    Some(code! {
        const _: () = {
            // It exists to be compiled.
            #[allow(dead_code)]
            #lints
            fn __check #declaration(#argument) #conditions {
                #assertions
            }
        };
    })
}

/// Asks that threads may share the field, where the struct is `sync`.
fn shareable(plain: &Struct, field: &Field) -> Option<Code> {
    let sharing = sharing(plain, field);
    // What a parameter stands for is known where it is used, and `Sync` is asked for there.
    // An atomic is `Sync` whatever it holds.
    let judged = plain.says(Keyword::Sync)
        && sharing.certain
        && sharing.kind.is_sync()
        && sharing.kind != Kind::Atomic
        && !plain.generics.type_mentioned(&field.ty);
    let (krate, ty) = (&plain.krate, &field.ty);
    let marker = Ident::new(sharing.kind.text(), Span::call_site());
    judged.then(|| code!(#krate::__private::sync::#marker::<#ty>();))
}

/// Asks that a `wrapped` field is of its kind, unless that kind is refused for being in a `sync` struct.
fn of_its_kind(plain: &Struct, field: &Field) -> Option<Code> {
    let sharing = sharing(plain, field);
    let kind = sharing.wrapped.filter(|_| sharing.certain)?;
    let judged = kind.is_sync() || !plain.says(Keyword::Sync);
    let (krate, ty) = (&plain.krate, &field.ty);
    let marker = Ident::new(kind.text(), Span::call_site());
    judged.then(|| code!(#krate::__private::wrapped::#marker::<#ty, _>();))
}

fn sharing<'a>(plain: &'a Struct, field: &'a Field) -> &'a Sharing {
    match &field.home {
        Home::Own(own) => &own.sharing,
        Home::Group(group) => &plain.groups[*group].sharing,
    }
}
