//! The making of the companion's fields: calls of functions of the runtime.
//!
//! A lock is told what its field is called. Where it stands it learns by the place of the call, whose
//! tokens point at the field for that: a place costs a compiler less than a constant or an argument.

use proc_macro::{Ident, Span};

use super::{class, pointer_path};
use crate::pipeline::code::{Code, code, code_at};
use crate::pipeline::keyword::Kind;
use crate::pipeline::names::{self, Spelling};
use crate::pipeline::resolve::{Slot, Struct};

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
    match slot.sharing().pointer {
        Some(pointer) => {
            let pointer = pointer_path(plain, pointer);
            code!(#pointer::new(#value))
        }
        None => value,
    }
}

fn once(plain: &Struct, slot: &Slot<'_>, value: Code) -> Code {
    let (kind, here) = (slot.sharing().kind, Span::call_site());
    match (kind, class::of(plain, slot)) {
        (Kind::Plain, _) => value,
        (Kind::Cell | Kind::Atomic, _) => call(kind.text(), here, &value),
        (_, Some(class)) => {
            let function = format!("{}_in_class", kind.text());
            call(&function, here, &code!(#value, #class))
        }
        (Kind::RefCell | Kind::Mutex | Kind::RwLock, None) => {
            let name = format!("{}::{}", plain.ident.unraw(), slot.name());
            call(kind.text(), slot.span(), &code!(#value, #name))
        }
    }
}

fn call(function: &str, at: Span, arguments: &Code) -> Code {
    let (fields, function) = (names::fields(at), Ident::new(function, at));
    code_at!(at=> #fields::#function(#arguments))
}
