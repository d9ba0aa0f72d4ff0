//! The classes of locks with a declared order.
//!
//! Where a struct declares orders, the class of each of its locks is a constant that other structs
//! find by the companion and the field, and that needs the classes declared to come before: constants
//! that need each other do not compile.

use core::ptr;

use proc_macro::Span;

use super::{companion_type, in_private, lints};
use crate::field_name;
use crate::pipeline::code::{Code, code, code_at};
use crate::pipeline::names::Spelling;
use crate::pipeline::resolve::{Refused, Slot, Struct, refused};
use crate::pipeline::tokens::pointing_at;

/// One impl for each lock of a struct that declares orders.
pub(super) fn expand(plain: &Struct) -> Code {
    let refused = refused(plain);
    plain
        .slots()
        .filter(|slot| is_ordered(plain, slot))
        .map(|slot| constant(plain, &slot, &refused))
        .collect()
}

/// The class of a lock that takes part in a declared order.
pub(super) fn of(plain: &Struct, slot: &Slot<'_>) -> Option<Code> {
    is_ordered(plain, slot).then(|| found(plain, &code!(Self), &slot.name(), slot.span()))
}

/// Tells whether others can come after it; a `RefCell` never waits and has no order.
fn is_ordered(plain: &Struct, slot: &Slot<'_>) -> bool {
    slot.sharing().kind.is_lock() && plain.declares_orders
}

fn constant(plain: &Struct, slot: &Slot<'_>, refused: &[Refused<'_>]) -> Code {
    // The compiler shows a circle constant by constant, so each stands at its field.
    let at = pointing_at(slot.span());
    let (class, new) = (class_type(plain, at), new(plain, slot));
    let mut after = slot.after().unwrap_or_default().iter().collect::<Vec<_>>();
    after.retain(|class| !refused.iter().any(|refused| ptr::eq(refused.class, *class)));
    let after = (!after.is_empty()).then(|| {
        let earlier = after.into_iter().map(|class| {
            let owner = Code::of(&class.owner);
            found(plain, &owner, &class.field, class.place.start)
        });
        let earlier = Code::list(earlier);
        code_at!(at=> .after(&[#earlier]))
    });
    let name = field_name::hash(&slot.name());
    let (krate, lints) = (&plain.krate, lints(plain));
    let declaration = plain.generics.impl_declaration();
    let (companion, conditions) = (companion_type(plain), plain.generics.where_clause(&[]));
    let constant = code_at!(at=> const CLASS: &'static #class = &#new #after;);
    code! {
        #[automatically_derived]
        #lints
        impl #declaration #krate::__private::OrderedField<#name> for #companion #conditions {
            #constant
        }
    }
}

/// The class of the lock `field` of `owner`, wherever that is declared.
fn found(plain: &Struct, owner: &Code, field: &str, at: Span) -> Code {
    let (at, name) = (pointing_at(at), field_name::hash(field));
    let of = in_private(plain, &code!(Ordered<#name>), at);
    code_at!(at=> <#owner as #of>::CLASS)
}

/// The name and the place that messages about the lock give: those of the user's field.
fn new(plain: &Struct, slot: &Slot<'_>) -> Code {
    let (owner, field) = (plain.ident.unraw(), slot.name());
    let at = pointing_at(slot.span());
    // Only a token of the user's can tell the line.
    let line = code_at!(slot.span()=> ::core::line!());
    let class = class_type(plain, at);
    code_at!(at=> #class::new(#owner, #field, ::core::file!(), #line))
}

fn class_type(plain: &Struct, at: Span) -> Code {
    in_private(plain, &code!(LockClass), at)
}
