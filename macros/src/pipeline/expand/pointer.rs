//! The `Arc` or `Rc` that a field's lock stands in, if it has one.

use proc_macro::{Ident, Span};

use crate::pipeline::code::{Code, code};
use crate::pipeline::resolve::{Slot, Struct};

/// The type behind the pointer of its slot.
pub(super) fn ty(plain: &Struct, slot: Slot<'_>, ty: Code) -> Code {
    match path(plain, slot) {
        Some(pointer) => code!(#pointer<#ty>),
        None => ty,
    }
}

/// The value behind the pointer of its slot.
pub(super) fn value(plain: &Struct, slot: Slot<'_>, value: Code) -> Code {
    match path(plain, slot) {
        Some(pointer) => code!(#pointer::new(#value)),
        None => value,
    }
}

fn path(plain: &Struct, slot: Slot<'_>) -> Option<Code> {
    let pointer = slot.sharing().pointer?;
    let (krate, name) = (
        &plain.krate,
        Ident::new(pointer.type_name(), Span::call_site()),
    );
    Some(code!(#krate::__private::#name))
}
