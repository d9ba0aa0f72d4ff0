//! The making of the companion's fields: calls of functions of the runtime.
//!
//! A lock is told what its field is called. Where it stands it learns by the place of the call, whose
//! brackets are put at the field for that: a place costs a compiler less than a constant or an argument.

use proc_macro::{Ident, Literal, Span};

use super::{class, pointer};
use crate::pipeline::code::{Code, code, code_at};
use crate::pipeline::keyword::Kind;
use crate::pipeline::names::{self, Spelling};
use crate::pipeline::resolve::{Slot, Struct};
use crate::pipeline::tokens::pointing_at;

/// What a body begins with that makes the `chosen` fields: a short name for the functions.
pub(super) fn functions(plain: &Struct, chosen: impl Fn(&Slot<'_>) -> bool) -> Option<Code> {
    let mut made = plain
        .slots()
        .filter(|slot| slot.sharing().kind != Kind::Plain);
    let (krate, name) = (&plain.krate, names::fields(Span::call_site()));
    made.any(|slot| chosen(&slot))
        .then(|| code!(use #krate::__private::fields as #name;))
}

/// The field of the companion that shares `value`; the types come from its declaration.
pub(super) fn field(plain: &Struct, slot: &Slot<'_>, value: Code) -> Code {
    let value = once(plain, slot, value);
    pointer::value(plain, *slot, value)
}

fn once(plain: &Struct, slot: &Slot<'_>, value: Code) -> Code {
    let (kind, here) = (slot.sharing().kind, Span::call_site());
    match (kind, class::of(plain, slot)) {
        (Kind::Plain, _) => value,
        (Kind::Cell | Kind::Atomic, _) => {
            let function = function(kind.text(), here);
            code!(#function(#value))
        }
        (_, Some(class)) => {
            let function = function(&format!("{}_in_class", kind.text()), here);
            code!(#function(#value, #class))
        }
        (Kind::RefCell | Kind::Mutex | Kind::RwLock, None) => {
            let at = slot.span();
            let name = format!("{}::{}", plain.ident.unraw(), slot.name());
            // It is put there as well, or clippy takes the call for the user's: around a value of type `()`
            // it would be a `unit_arg`.
            let mut name = Literal::string(&name);
            name.set_span(at);
            // The place of a call is that of the brackets. The names in them stay the macro's: where
            // the struct is a hygienic macro's, the field may be a token that does not see them.
            let function = function(kind.text(), pointing_at(at));
            code_at!(at=> (#function)(#value, #name))
        }
    }
}

fn function(name: &str, at: Span) -> Code {
    let (fields, name) = (names::fields(at), Ident::new(name, at));
    code_at!(at=> #fields::#name)
}
