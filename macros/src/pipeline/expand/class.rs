//! Who each lock is: the class that construction hands over, and the order declared for it.
//!
//! Where a struct declares orders, the class of each of its locks is a constant that other structs
//! find by the companion and the field, and that needs the classes declared to come before: constants
//! that need each other do not compile. Elsewhere a class is an expression and costs no item.

use proc_macro2::Span;
use syn::ext::IdentExt;

use super::{companion_type, lints};
use crate::field_name;
use crate::pipeline::code::{Code, code, code_at};
use crate::pipeline::resolve::{Slot, Struct};
use crate::pipeline::tokens::pointing_at;

/// One impl for each lock of a struct that declares orders.
pub(super) fn expand(plain: &Struct) -> Code {
    plain
        .slots()
        .filter(|slot| is_ordered(plain, slot))
        .map(|slot| constant(plain, &slot))
        .collect()
}

/// The class of a lock, as an expression in an impl of the companion.
pub(super) fn of(plain: &Struct, slot: &Slot<'_>) -> Code {
    if is_ordered(plain, slot) {
        return found(plain, &code!(Self), &slot.name(), slot.span());
    }
    let class = new(plain, slot);
    code!(const { &#class })
}

/// Tells whether others can come after it; a `RefCell` never waits and has no order.
fn is_ordered(plain: &Struct, slot: &Slot<'_>) -> bool {
    slot.sharing().kind.is_lock() && plain.declares_orders()
}

fn constant(plain: &Struct, slot: &Slot<'_>) -> Code {
    // The compiler shows a circle constant by constant, so each stands at its field.
    let at = pointing_at(slot.span());
    let (class, new) = (class_type(plain, at), new(plain, slot));
    let after = slot.after().filter(|after| !after.is_empty()).map(|after| {
        let earlier = after
            .iter()
            .map(|class| found(plain, &Code::of(&class.owner), &class.field, class.span));
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
        // The compiler would tell which numbers stand for the fields that there are.
        #[diagnostic::do_not_recommend]
        #lints
        impl #declaration #krate::__private::Ordered<#name> for #companion #conditions {
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
    let (owner, field) = (plain.ident.unraw().to_string(), slot.name());
    let at = pointing_at(slot.span());
    let class = class_type(plain, at);
    // `line!` knows the line of the token it is called by.
    code_at!(at=> #class::new(#owner, #field, ::core::file!(), ::core::line!()))
}

fn class_type(plain: &Struct, at: Span) -> Code {
    in_private(plain, &code!(LockClass), at)
}

/// A path into the runtime whose errors are shown `at`.
fn in_private(plain: &Struct, item: &Code, at: Span) -> Code {
    let (krate, item) = (&plain.krate, item.clone().respan(at));
    let path = code_at!(at=> #krate::__private::#item);
    // A path the user wrote keeps its spans, for it may begin with `$crate`.
    if krate.is_given {
        path
    } else {
        path.respan(at)
    }
}
