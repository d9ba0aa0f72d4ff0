//! The methods that lead to a field or group: accessors, and the verbs of `access(..)`.

use proc_macro::{Ident, Span};

use super::{bounds, docs, group, runtime_type};
use crate::pipeline::code::{Code, code, code_at};
use crate::pipeline::keyword::Kind;
use crate::pipeline::parse::Carried;
use crate::pipeline::resolve::{Method, Sharing, Slot, Struct};
use crate::pipeline::tokens::pointing_at;
use crate::pipeline::verb::Verb;

/// Every method of the field or group whose name is its own; `ty` is the companion's field, and `owner`
/// the companion in their bodies.
pub(super) fn expand(plain: &Struct, slot: Slot<'_>, ty: &Code, owner: &Code) -> Code {
    let (methods, _) = slot.methods();
    methods
        .iter()
        .filter(|method| !method.taken)
        .map(|method| match method.verb {
            Verb::Handle => handle(plain, slot, method, ty, owner),
            _ => verb(plain, slot, method, owner),
        })
        .collect()
}

/// The accessor: a reference to the cell or lock itself.
fn handle(plain: &Struct, slot: Slot<'_>, method: &Method, ty: &Code, owner: &Code) -> Code {
    let ty = match slot.sharing().kind {
        Kind::Plain => bounds::tightly(ty),
        _ => ty.clone(),
    };
    let member = slot.member();
    let head = head(plain, slot, method);
    let (name, vis) = (&method.name, slot.methods().1);
    // Who calls it from outside, or has one of that name already, is shown the field and no more.
    let signature = code_at!(pointing_at(slot.span())=> fn #name(&self) -> &#ty);
    code! {
        #head
        #[inline]
        #[must_use]
        #vis #signature {
            &#owner.#member
        }
    }
}

/// A method that passes one verb on to the cell or lock.
///
/// Its body points at the verb in the list: there the compiler says what the field's type lacks.
fn verb(plain: &Struct, slot: Slot<'_>, method: &Method, owner: &Code) -> Code {
    let at = pointing_at(method.place.start);
    let head = head(plain, slot, method);
    let (name, vis) = (&method.name, slot.methods().1);
    let ty = payload(slot);
    let Signature {
        parameter,
        argument,
        generics,
        result,
        must_use,
    } = signature(plain, slot, method.verb, &ty);
    let condition = condition(plain, slot, method.verb, &ty);
    let place = slot.place(owner).respan(at);
    let receiver = code_at!(at=> &#place);
    let body = match runtime_type(plain, slot.sharing(), at) {
        Some(path) => {
            let verb = Ident::new(method.verb.text(), at);
            let argument = argument.map(|argument| code_at!(at=> , #argument));
            code_at!(at=> #path::#verb(#receiver #argument))
        }
        None if method.verb == Verb::Get => {
            let krate = plain.krate.at(at);
            code_at!(at=> #krate::__private::copied(#receiver))
        }
        None => code_at!(at=> ::core::clone::Clone::clone(#receiver)),
    };
    let must_use = must_use.then(|| code!(#[must_use]));
    code! {
        #head
        #[inline]
        #[track_caller]
        #must_use
        #vis fn #name #generics(&self #parameter) #result #condition {
            #body
        }
    }
}

/// Documentation and the attributes that come from the field.
fn head(plain: &Struct, slot: Slot<'_>, method: &Method) -> Code {
    let nothing = Carried::default();
    let carried = match slot {
        Slot::Field(field, _) => &field.carried,
        Slot::Group(_) => &nothing,
    };
    let docs = docs::method(plain, slot, method.verb);
    let Carried {
        deprecated, allows, ..
    } = carried;
    code!(#docs #deprecated #allows)
}

/// What stands between a method's name and its body, but for the condition.
#[derive(Default)]
struct Signature {
    parameter: Option<Code>,
    argument: Option<Code>,
    generics: Option<Code>,
    result: Option<Code>,
    must_use: bool,
}

fn signature(plain: &Struct, slot: Slot<'_>, verb: Verb, ty: &Code) -> Signature {
    let value = |ty: &Code| Signature {
        result: Some(code!(-> #ty)),
        must_use: true,
        ..Signature::default()
    };
    let guard = |name: &str| Signature {
        // A guard warns by itself.
        must_use: false,
        ..value(&guard_type(plain, slot.sharing(), name, ty))
    };
    let tried = |name: &str| {
        let guard = guard_type(plain, slot.sharing(), name, ty);
        value(&code!(::core::option::Option<#guard>))
    };
    let borrowed = |name: &str, error: &str| {
        let guard = guard_type(plain, slot.sharing(), name, ty);
        let error = runtime_name(plain, error);
        // A `Result` warns by itself.
        Signature {
            must_use: false,
            ..value(&code!(::core::result::Result<#guard, #error>))
        }
    };
    match verb {
        Verb::Get | Verb::GetCloned | Verb::Handle => value(ty),
        Verb::Set => takes_value(ty, None),
        Verb::Replace | Verb::Add | Verb::Sub => takes_value(ty, Some(code!(-> #ty))),
        Verb::Take => Signature {
            must_use: false,
            ..value(ty)
        },
        Verb::Update => {
            let change = if slot.sharing().kind == Kind::Atomic {
                code!(::core::ops::FnMut)
            } else {
                code!(::core::ops::FnOnce)
            };
            takes_closure(&code!(#change(#ty) -> #ty), None, ty)
        }
        Verb::With => visits(plain, slot, &code!(&#ty), None),
        Verb::WithMut => visits(plain, slot, &code!(&mut #ty), None),
        Verb::TryWith => visits(plain, slot, &code!(&#ty), Some("BorrowError")),
        Verb::TryWithMut => visits(plain, slot, &code!(&mut #ty), Some("BorrowMutError")),
        Verb::Lock => guard("MutexGuard"),
        Verb::TryLock => tried("MutexGuard"),
        Verb::Read => guard("RwLockReadGuard"),
        Verb::TryRead => tried("RwLockReadGuard"),
        Verb::Write => guard("RwLockWriteGuard"),
        Verb::TryWrite => tried("RwLockWriteGuard"),
        Verb::Borrow => guard("Ref"),
        Verb::BorrowMut => guard("RefMut"),
        Verb::TryBorrow => borrowed("Ref", "BorrowError"),
        Verb::TryBorrowMut => borrowed("RefMut", "BorrowMutError"),
    }
}

fn takes_value(ty: &Code, result: Option<Code>) -> Signature {
    let value = Ident::new("value", Span::mixed_site());
    Signature {
        parameter: Some(code!(, #value: #ty)),
        argument: Some(code!(#value)),
        result,
        ..Signature::default()
    }
}

fn takes_closure(bound: &Code, generics: Option<Code>, result: &Code) -> Signature {
    let closure = Ident::new("f", Span::mixed_site());
    Signature {
        parameter: Some(code!(, #closure: impl #bound)),
        argument: Some(code!(#closure)),
        generics,
        result: Some(code!(-> #result)),
        must_use: false,
    }
}

/// The signature of a verb that lets a closure in, and gives what it gives; `refusal` is what a
/// `RefCell` gives that refuses to.
fn visits(plain: &Struct, slot: Slot<'_>, argument: &Code, refusal: Option<&str>) -> Signature {
    let given = code!(__R);
    let result = match (refusal, slot.sharing().kind) {
        (None, _) => given.clone(),
        (Some(error), Kind::RefCell) => {
            let error = runtime_name(plain, error);
            code!(::core::result::Result<#given, #error>)
        }
        (Some(_), _) => code!(::core::option::Option<#given>),
    };
    let bound = code!(::core::ops::FnOnce(#argument) -> #given);
    takes_closure(&bound, Some(code!(<#given>)), &result)
}

/// `MutexGuard<'_, T, R>`
fn guard_type(plain: &Struct, sharing: &Sharing, name: &str, ty: &Code) -> Code {
    let name = runtime_name(plain, name);
    let raw = sharing.raw.as_ref().map(|raw| code!(, #raw));
    code!(#name<'_, #ty #raw>)
}

fn runtime_name(plain: &Struct, name: &str) -> Code {
    let (krate, name) = (&plain.krate, Ident::new(name, Span::call_site()));
    code!(#krate::#name)
}

/// What the type must be, where that depends on a parameter; otherwise the compiler judges the body.
fn condition(plain: &Struct, slot: Slot<'_>, verb: Verb, ty: &Code) -> Option<Code> {
    let krate = &plain.krate;
    let is_atomic = slot.sharing().kind == Kind::Atomic;
    let bound = match verb {
        Verb::Add | Verb::Sub if is_atomic => code!(#krate::AtomicNumber),
        // Whatever is atomic can be copied.
        Verb::Get | Verb::Update if is_atomic => return atomic(plain, slot),
        Verb::Add => code!(::core::marker::Copy + ::core::ops::Add<Output = #ty>),
        Verb::Sub => code!(::core::marker::Copy + ::core::ops::Sub<Output = #ty>),
        Verb::Get | Verb::Update => code!(::core::marker::Copy),
        Verb::Take => code!(::core::default::Default),
        Verb::GetCloned if slot.sharing().kind == Kind::Cell => {
            code!(#krate::__private::CloneInCell)
        }
        Verb::GetCloned => code!(::core::clone::Clone),
        _ => return atomic(plain, slot),
    };
    let is_judged_here = plain.generics.type_mentioned(ty);
    is_judged_here.then(|| code!(where #ty: #bound))
}

fn atomic(plain: &Struct, slot: Slot<'_>) -> Option<Code> {
    bounds::atomic(plain, slot).map(|condition| code!(where #condition))
}

/// The type behind the cell or lock.
fn payload(slot: Slot<'_>) -> Code {
    match slot {
        Slot::Field(field, _) => field.ty.clone(),
        Slot::Group(group) => group::ty(group),
    }
}
