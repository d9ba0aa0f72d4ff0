//! `snapshot`: the plain struct, cloned out under all locks at once.

use proc_macro::{Span, TokenTree};

use super::{bounds, condvar, docs, group, literal, make, plain_type, runtime_type};
use crate::pipeline::code::{Code, code};
use crate::pipeline::keyword::Kind;
use crate::pipeline::names::{self, Spelling};
use crate::pipeline::resolve::{Field, Home, Slot, Struct};
use crate::pipeline::seen::Seen;
use crate::pipeline::tokens::Tokens;

/// The method.
pub(super) fn expand(plain: &Struct) -> Code {
    let docs = docs::snapshot(plain);
    let (vis, plain_type, name) = (
        &plain.vis,
        plain_type(plain),
        names::method(names::SNAPSHOT),
    );
    let conditions = conditions(plain);
    let conditions = bounds::alone(&conditions);
    let at_once = clones_at_once(plain);
    let holds = hold(plain, at_once, |_| true);
    let values = plain
        .fields
        .iter()
        .map(|field| (Code::of(&field.member), clone_field(plain, at_once, field)));
    let body = literal(&Code::of(&plain.ident), plain.shape, values);
    code! {
        #docs
        #[must_use]
        #[track_caller]
        #vis fn #name(&self) -> #plain_type #conditions {
            #holds
            #body
        }
    }
}

/// Holds every chosen cell and lock, or clones what it holds `at_once`.
fn hold(plain: &Struct, at_once: bool, chosen: impl Fn(&Slot<'_>) -> bool + Copy) -> Code {
    let borrows = plain
        .slots()
        .filter(|slot| slot.sharing().kind == Kind::RefCell)
        .filter(chosen)
        .map(|slot| {
            let (local, place) = (slot.local(), slot.place(&code!(self)));
            let ty = runtime_type(plain, slot.sharing(), Span::call_site());
            match slot {
                Slot::Field(..) if at_once => code!(let #local = #ty::get_cloned(&#place);),
                _ => code!(let #local = #ty::borrow(&#place);),
            }
        });
    let locks = hold_locks(plain, at_once, chosen);
    // Borrows come first: they panic where they conflict, they never wait.
    let borrows: Code = borrows.collect();
    code!(#borrows #locks)
}

/// `Self`, each of whose fields is cloned out, or shared where a pointer can be; errors are shown `at`.
pub(super) fn clone(plain: &Struct, at: Span) -> Code {
    // A path the user wrote keeps its spans, for it may begin with `$crate`.
    let located = |code: Code| {
        if plain.krate.given.is_some() {
            code
        } else {
            code.respan(at)
        }
    };
    let is_own = |slot: &Slot<'_>| slot.sharing().pointer.is_none();
    let at_once = clones_at_once(plain);
    let holds = located(hold(plain, at_once, is_own));
    let values = plain.slots().map(|slot| {
        let member = slot.member();
        let value = match slot {
            _ if !is_own(&slot) => code!(::core::clone::Clone::clone(&self.#member)),
            Slot::Field(field, _) => clone_field(plain, at_once, field),
            Slot::Group(of) => {
                group::literal(plain, of, |field| clone_field(plain, at_once, field))
            }
        };
        let value = located(value);
        let value = if is_own(&slot) {
            // What is made here points at its field.
            make::field(plain, &slot, value)
        } else {
            value
        };
        (member, value)
    });
    let values = values.chain(condvar::clones(plain));
    let body = literal(&code!(Self), plain.companion_shape(), values);
    let functions = make::functions(plain, is_own);
    // A function that tracks its caller would say that the locks stand there; a closure does not.
    let make = if functions.is_some() {
        code!((move || #body)())
    } else {
        body
    };
    code!(#functions #holds #make)
}

/// What the field types must be for the method to exist, each condition once.
pub(super) fn conditions(plain: &Struct) -> Vec<Code> {
    conditions_on(plain, |_| true)
}

/// The same for types that depend on a parameter and are cloned; the others are what they are.
pub(super) fn generic_conditions(plain: &Struct) -> Vec<Code> {
    conditions_on(plain, |field| {
        plain.generics.type_mentioned(&field.ty) && plain.sharing_of(field).pointer.is_none()
    })
}

fn conditions_on(plain: &Struct, chosen: impl Fn(&&Field) -> bool) -> Vec<Code> {
    let mut seen = Seen::default();
    plain
        .fields
        .iter()
        .filter(|field| !is_atomic(field) && !bounds::is_shared_reference(&field.ty))
        .filter(chosen)
        .map(|field| bounds::conditional(&field.ty, &condition(plain, field)))
        .chain(bounds::by_value(plain))
        .filter(|condition| seen.insert(condition.to_string()))
        .collect()
}

/// The trait by which a field is cloned or copied out.
fn condition(plain: &Struct, field: &Field) -> Code {
    let krate = &plain.krate;
    let is_cell = matches!(&field.home, Home::Own(own) if own.sharing.kind == Kind::Cell);
    match (is_cell, bounds::twin(plain, field)) {
        (true, _) if mentions_link(&field.ty) => code!(#krate::__private::CloneInCell),
        (true, None) => code!(#krate::__private::CopiedOut),
        (true, Some(number)) => code!(#krate::__private::CopyTwin<#number>),
        (false, None) => code!(::core::clone::Clone),
        (false, Some(number)) => code!(#krate::__private::CloneTwin<#number>),
    }
}

/// Tells whether a field is atomic: then it can be read whatever its type.
fn is_atomic(field: &Field) -> bool {
    matches!(&field.home, Home::Own(own) if own.sharing.kind == Kind::Atomic)
}

/// One `let` for all guards, or for clones of what they lead to, as pairs within pairs, so that any
/// number of locks is one type.
fn hold_locks(plain: &Struct, at_once: bool, chosen: impl Fn(&Slot<'_>) -> bool) -> Option<Code> {
    let krate = &plain.krate;
    let locks: Vec<Slot<'_>> = plain
        .slots()
        .filter(|slot| slot.sharing().kind.is_lock())
        .filter(chosen)
        .collect();
    let nothing = (code!(()), code!(()));
    let (guards, requests) = locks
        .iter()
        .rev()
        .fold(nothing, |(guards, requests), slot| {
            let (local, place) = (slot.local(), slot.place(&code!(self)));
            let request = if slot.sharing().kind == Kind::RwLock && !at_once {
                code!(#krate::RwLock::reading(&#place))
            } else {
                code!(&#place)
            };
            (code!((#local, #guards)), code!((#request, #requests)))
        });
    let all = names::method(if at_once { "clone_all" } else { "hold_all" });
    (!locks.is_empty()).then(|| code!(let #guards = #krate::__private::#all(&#requests);))
}

/// Tells whether the runtime clones the values of all cells and locks, which costs a compiler less than
/// guards do.
///
/// The fields of a group are cloned one by one, and so are types that differ in lifetimes only, for which
/// no condition is written that the runtime could ask for.
fn clones_at_once(plain: &Struct) -> bool {
    let is_group_of_locks =
        |slot: Slot<'_>| matches!(slot, Slot::Group(_)) && slot.sharing().kind.is_lock();
    !plain.slots().any(is_group_of_locks)
        && plain
            .fields
            .iter()
            .all(|field| bounds::twin(plain, field).is_none())
}

fn clone_field(plain: &Struct, at_once: bool, field: &Field) -> Code {
    let (krate, member) = (&plain.krate, &field.member);
    let place = match &field.home {
        Home::Group(group) => {
            let local = Slot::Group(&plain.groups[*group]).local();
            code!(&#local.#member)
        }
        Home::Own(own) => {
            let slot = Slot::Field(field, own);
            let place = slot.place(&code!(self));
            match own.sharing.kind {
                Kind::Plain => code!(&#place),
                Kind::Cell if mentions_link(&field.ty) => {
                    return code!(#krate::Cell::get_cloned(&#place));
                }
                Kind::Cell => {
                    let get = bounds::twin(plain, field).map_or_else(
                        || code!(Cell::get),
                        |number| code!(__private::CopyTwin::<#number>::copy_twin),
                    );
                    return code!(#krate::#get(&#place));
                }
                Kind::Atomic => return code!(#krate::Atomic::get(&#place)),
                // It has been cloned already.
                Kind::RefCell | Kind::Mutex | Kind::RwLock if at_once => {
                    return Code::of(&slot.local());
                }
                Kind::RefCell | Kind::Mutex | Kind::RwLock => {
                    let local = slot.local();
                    code!(&*#local)
                }
            }
        }
    };
    if let Some(number) = bounds::twin(plain, field) {
        return code!(#krate::__private::CloneTwin::<#number>::clone_twin(#place));
    }
    code!(::core::clone::Clone::clone(#place))
}

/// Tells whether a cell's type is spelled with a shared pointer.
///
/// Such a value is cloned where it lies; any other is copied out. No bound can say "`Copy`, or a
/// clone that cannot reach the cell", so the spelling decides.
fn mentions_link(ty: &impl Tokens) -> bool {
    ty.tokens().any(|token| match token {
        TokenTree::Ident(ident) => ident.is("Rc") || ident.is("Arc") || ident.is("Weak"),
        TokenTree::Group(group) => mentions_link(&group.stream()),
        _ => false,
    })
}
