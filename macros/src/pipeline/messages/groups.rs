//! Groups of fields.

use proc_macro::Ident;

use crate::pipeline::keyword::{Keyword, Kind};
use crate::pipeline::phrase::{VISIBILITY_IS_A_VALUE, group_kinds, one_of, similar_exists};

/// `#[shared(group = legder)]`
pub(crate) fn unknown_group(name: &Ident, similar: Option<&Ident>) -> String {
    match similar {
        Some(similar) => format!(
            "unknown group `{name}`; declare it with `group({name}, <kind>)` on the struct{}",
            similar_exists("a group", &similar.to_string())
        ),
        None => format!(
            "unknown group `{name}`; declare it with `group({name}, <kind>)` on the struct or open \
             it by giving the field a kind"
        ),
    }
}

/// `group(ledger, mutex)` that no field names
pub(crate) fn group_without_fields(name: &Ident) -> String {
    format!("group `{name}` has no fields; write `group = {name}` on its fields or remove it")
}

/// `group(ledger, mutex), group(ledger, mutex)`
pub(crate) fn group_declared_twice(name: &Ident) -> String {
    format!("group `{name}` is declared twice; remove one of the two")
}

/// `group(ledger)`
pub(crate) fn group_without_kind(name: &Ident) -> String {
    format!("group `{name}` has no kind; {}", one_of(&group_kinds()))
}

/// `group(mutex)`
pub(crate) fn group_without_name(found: &Ident) -> String {
    format!("expected `group(<name>, <kind>)`, found `group({found})`")
}

/// `#[shared(mutex, group = ledger)]` where `ledger` has a kind already
pub(crate) fn group_kind_twice(name: &Ident, first: Kind, opener: Option<&Ident>) -> String {
    let origin = match opener {
        Some(field) => format!("field `{field}`"),
        None => format!("`group({name}, ..)`"),
    };
    let first = first.text();
    format!("group `{name}` has the kind `{first}` from {origin} already; give it in one place")
}

/// `group(hits, cell)`, `#[shared(cell, group = hits)]`
pub(crate) fn kind_holds_no_group(kind: Kind) -> String {
    let reason = match kind.type_name() {
        Some(name) => format!(", because `{name}` hands out copies, never references"),
        None => String::new(),
    };
    format!(
        "`{}` cannot hold a group{reason}; {}",
        kind.text(),
        one_of(&group_kinds())
    )
}

/// `group` on a tuple struct or one of its fields
pub(crate) fn group_on_tuple(name: &Ident) -> String {
    format!(
        "a group needs named fields, which its own struct takes over; name the fields of `{name}`"
    )
}

/// `#[shared(group = ledger, vis = pub)]`
pub(crate) fn accessor_in_group(keyword: Keyword, group: &Ident) -> String {
    let way_out = if keyword == Keyword::Name {
        format!("all fields are reached through `{group}()`")
    } else {
        format!("put it into `group({group}, ..)` or remove it")
    };
    format!("`{keyword}` is about an accessor, and a field of a group has none; {way_out}")
}

/// `group(pub ledger, mutex)`, `handle(pub Pool)`
pub(crate) fn visibility_before_name(keyword: Keyword) -> String {
    format!("expected `{keyword}(<name>, ..)`, found `{keyword}(pub ..)`{VISIBILITY_IS_A_VALUE}")
}

/// `handle(Pool<T>)`
pub(crate) fn parameters_behind_name() -> String {
    "expected `,`, found `<`; parameters are taken over from the struct".into()
}
