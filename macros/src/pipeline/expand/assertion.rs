//! What `sync` promises, asserted type by type.
//!
//! Each field type becomes the argument of a marker function whose bound words the error; since the
//! tokens are the user's, the whole type is underlined.

use proc_macro::{Ident, Span};

use super::lints;
use crate::pipeline::code::{Code, code};
use crate::pipeline::keyword::{Keyword, Kind};
use crate::pipeline::resolve::{Home, Struct};

/// The assertions, if `sync` asks for them and any type can be judged.
pub(super) fn expand(plain: &Struct) -> Option<Code> {
    if !plain.says(Keyword::Sync) {
        return None;
    }
    let krate = &plain.krate;
    let assertions: Vec<_> = plain
        .fields
        .iter()
        .filter_map(|field| {
            let sharing = match &field.home {
                Home::Own(own) => &own.sharing,
                Home::Group(group) => &plain.groups[*group].sharing,
            };
            // What a parameter stands for is known where it is used, and `Sync` is asked for there.
            // An atomic is `Sync` whatever it holds.
            let judged = sharing.certain
                && sharing.kind.is_sync()
                && sharing.kind != Kind::Atomic
                && !plain.generics.type_mentioned(&field.ty);
            let (marker, ty) = (
                Ident::new(sharing.kind.text(), Span::call_site()),
                &field.ty,
            );
            judged.then(|| code!(#krate::__private::sync::#marker::<#ty>();))
        })
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
            fn __check #declaration() #conditions {
                #assertions
            }
        };
    })
}
