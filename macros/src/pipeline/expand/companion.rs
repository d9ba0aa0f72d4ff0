//! The companion: its struct and its methods.

use super::{
    access, bounds, companion_type, condvar, convert, docs, ends, group, lints, pointer,
    shared_type, snapshot,
};
use crate::pipeline::code::{Code, code, code_at};
use crate::pipeline::keyword::{Keyword, Kind};
use crate::pipeline::parse::Shape;
use crate::pipeline::resolve::{Derive, Slot, Struct};

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
///
/// What comes near a raw lock that is named is in a block of its own, under the condition that it is one.
pub(super) fn methods(plain: &Struct, types: &[Code]) -> Code {
    let owner = code!(self);
    let (mut of_raw, mut others) = (Code::default(), Code::default());
    for (slot, ty) in plain.slots().zip(types) {
        let accessors = access::expand(plain, slot, ty, &owner);
        if bounds::raw_lock(plain, slot).is_some() {
            of_raw.extend(accessors);
        } else {
            others.extend(accessors);
        }
    }
    others.extend(condvar::accessors(plain, &owner).collect::<Code>());
    let new = plain.says(Keyword::New).then(|| convert::new(plain));
    let into_inner = plain.has_into_inner().then(|| convert::into_inner(plain));
    let snapshot = plain.has_snapshot().then(|| snapshot::expand(plain));
    let locks = bounds::raw_locks(plain);
    if locks.is_empty() {
        return block(plain, &[], &[new, Some(others), into_inner, snapshot]);
    }
    let others = (!others.is_empty()).then(|| block(plain, &[], &[Some(others)]));
    let of_raw = block(plain, &locks, &[new, Some(of_raw), into_inner, snapshot]);
    code!(#others #of_raw)
}

/// Methods of the companion under these conditions.
fn block(plain: &Struct, conditions: &[Code], methods: &[Option<Code>]) -> Code {
    let lints = lints(plain);
    let declaration = plain.generics.impl_declaration();
    let companion = companion_type(plain);
    let conditions = plain.generics.where_clause(conditions);
    code! {
        // Nobody calls all of them, and a field without a value makes some impossible to call.
        #[allow(dead_code, unreachable_code)]
        #lints
        impl #declaration #companion #conditions {
            #methods
        }
    }
}

/// The type of a companion's field.
pub(super) fn slot_type(plain: &Struct, slot: Slot<'_>) -> Code {
    let ty = match slot {
        Slot::Field(field, own) => {
            // An atomic fails by its type, a lock by its raw lock.
            let at = match own.sharing.kind {
                Kind::Atomic => ends(&field.ty),
                _ => None,
            };
            let at = at.unwrap_or((slot.span(), slot.span()));
            shared_type(plain, &own.sharing, &field.ty, at)
        }
        Slot::Group(group) => {
            let at = (slot.span(), slot.span());
            shared_type(plain, &group.sharing, &group::ty(group), at)
        }
    };
    pointer::ty(plain, slot, ty)
}
