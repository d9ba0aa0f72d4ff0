//! Names that are taken.

use proc_macro::Ident;

use crate::pipeline::resolve::{Bearer, Method, Origin, Slot, Struct, Type};
use crate::pipeline::verb::Verb;

/// `#[shared(name = Account)] struct Account`
pub(crate) fn name_is_own(name: &Ident) -> String {
    format!("`name` cannot be `{name}`, because the struct has that name itself; choose another")
}

/// `handle(Account)` on `struct Account`; two groups whose structs would have one name
pub(crate) fn type_name_taken(asker: Type<'_>, name: &Ident, bearer: Type<'_>) -> String {
    let way_out = match asker {
        Type::Group(group) => {
            format!("choose another with `name = <identifier>` in `group({group}, ..)`")
        }
        _ => "choose another".into(),
    };
    format!(
        "{} cannot be called `{name}`, because {} has that name; {way_out}",
        role(asker),
        role(bearer)
    )
}

/// `name = owner`, `access(get as owner)` or `condvar = owner` beside a field `owner`; a field `snapshot`
pub(crate) fn name_taken(
    plain: &Struct,
    (slot, method): (Slot<'_>, &Method),
    bearer: Bearer<'_>,
) -> String {
    let reason = match bearer {
        Bearer::Type(owner) => format!("`{owner}` has a method of that name"),
        Bearer::Method(slot, method) => format!("{} has that name", method_of(plain, slot, method)),
        Bearer::Slot(slot) => format!("{} has that name", home(plain, slot)),
    };
    let way_out = match method.origin {
        Origin::Field => "rename the accessor with `name = <identifier>`".into(),
        Origin::Group => "rename the group".into(),
        Origin::Renamed | Origin::Condvar => "choose another".into(),
        Origin::Verb => {
            let verb = method.verb.text();
            format!("choose another with `access({verb} as <identifier>)`")
        }
    };
    format!(
        "{} cannot be called `{}`, because {reason}; {way_out}",
        method_of(plain, slot, method),
        method.name
    )
}

/// A field `ledger` outside of the group `ledger`
pub(crate) fn field_is_group(name: &Ident) -> String {
    format!("field `{name}` has the name of a group it is not in; rename the group")
}

/// "the accessor of field `balance`"
fn method_of(plain: &Struct, slot: Slot<'_>, method: &Method) -> String {
    let home = home(plain, slot);
    match (method.origin, method.verb) {
        (Origin::Condvar, _) => format!("the condition variable of {home}"),
        (Origin::Field | Origin::Group | Origin::Renamed, Verb::Handle) => {
            format!("the accessor of {home}")
        }
        (_, verb) => format!("the method for `{}` of {home}", verb.text()),
    }
}

/// "the struct of group `ledger`"
fn role(of: Type<'_>) -> String {
    match of {
        Type::Plain => "the struct itself".into(),
        Type::Companion => "the companion".into(),
        Type::Group(group) => format!("the struct of group `{group}`"),
        Type::Handle => "the handle".into(),
        Type::Weak => "the weak handle".into(),
    }
}

/// "field `balance`"
fn home(plain: &Struct, slot: Slot<'_>) -> String {
    match slot {
        Slot::Field(..) => format!("field `{}`", slot.name()),
        Slot::Group(_) if plain.is_whole() => "`whole`".into(),
        Slot::Group(_) => format!("group `{}`", slot.name()),
    }
}
