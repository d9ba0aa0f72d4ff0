//! The companion: its struct and its methods.

use super::{
    access, bounds, companion_type, condvar, convert, docs, group, lints, pointer, shared_type,
    snapshot,
};
use crate::pipeline::code::{Code, code, code_at};
use crate::pipeline::keyword::{Keyword, Kind};
use crate::pipeline::parse::Shape;
use crate::pipeline::resolve::{Derive, Slot, Struct};
use crate::pipeline::tokens::Tokens;

/// The struct, whose fields have these `types`.
pub(super) fn expand(plain: &Struct, types: &[Code]) -> Code {
    let Struct {
        companion_vis,
        companion,
        generics,
        carried,
        ..
    } = plain;
    let docs = docs::companion(plain);
    let (deprecated, lints) = (&carried.deprecated, lints(plain));
    // The runtime's types never block in `Debug`, so the compiler's own derive does not either.
    let debug = plain
        .derives(Derive::Debug)
        .map(|span| code_at!(span=> #[derive(::core::fmt::Debug)]));
    let declaration = generics.declaration();
    let conditions = generics.where_clause(&[]);
    let fields = plain.slots().zip(types).map(|(slot, ty)| {
        let docs = docs::slot(plain, slot);
        let allows = match slot {
            Slot::Field(field, _) => &field.carried.allows[..],
            Slot::Group(_) => &[],
        };
        match plain.companion_shape() {
            Shape::Named => {
                let name = slot.member();
                code!(#docs #allows #name: #ty)
            }
            Shape::Tuple | Shape::Unit => code!(#docs #allows #ty),
        }
    });
    let condvars = condvar::fields(plain);
    // An unsized field must stay the last one.
    let fields = match plain.companion_shape() {
        Shape::Named => Code::list(condvars.chain(fields)),
        Shape::Tuple | Shape::Unit => Code::list(fields.chain(condvars)),
    };
    let body = match plain.companion_shape() {
        Shape::Named => code!(#conditions { #fields }),
        Shape::Tuple => code!((#fields) #conditions;),
        Shape::Unit => code!(#conditions;),
    };
    code!(#docs #deprecated #lints #debug #companion_vis struct #companion #declaration #body)
}

/// The accessors, `into_inner` and `snapshot`.
pub(super) fn methods(plain: &Struct, types: &[Code]) -> Code {
    let lints = lints(plain);
    let declaration = plain.generics.impl_declaration();
    let companion = companion_type(plain);
    let conditions = plain.generics.where_clause(&bounds::raw_locks(plain));
    let owner = code!(self);
    let accessors: Code = plain
        .slots()
        .zip(types)
        .map(|(slot, ty)| access::expand(plain, slot, ty, &owner))
        .collect();
    let condvars: Code = condvar::accessors(plain, &owner).collect();
    let new = plain.says(Keyword::New).then(|| convert::new(plain));
    let into_inner = plain.has_into_inner().then(|| convert::into_inner(plain));
    let snapshot = plain.has_snapshot().then(|| snapshot::expand(plain));
    code! {
        // Nobody calls all of them, and a field without a value makes some impossible to call.
        #[allow(dead_code, unreachable_code)]
        #lints
        impl #declaration #companion #conditions {
            #new
            #accessors
            #condvars
            #into_inner
            #snapshot
        }
    }
}

/// The type of a companion's field.
pub(super) fn slot_type(plain: &Struct, slot: Slot<'_>) -> Code {
    let ty = match slot {
        Slot::Field(field, own) => {
            let first = field.ty.tokens().next();
            // An atomic fails by its type, a lock by its raw lock.
            let at = match first {
                Some(token) if own.sharing.kind == Kind::Atomic => token.span(),
                _ => slot.span(),
            };
            shared_type(plain, &own.sharing, &field.ty, at)
        }
        Slot::Group(group) => shared_type(plain, &group.sharing, &group::ty(group), slot.span()),
    };
    pointer::ty(plain, slot, ty)
}
