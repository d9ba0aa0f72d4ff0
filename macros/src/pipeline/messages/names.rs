//! Names that are taken.

use proc_macro::Ident;

/// `#[shared(name = Account)] struct Account`
pub(crate) fn name_is_own(name: &Ident) -> String {
    format!("`name` cannot be `{name}`, because the struct has that name itself; choose another")
}

/// Two groups, or a group and the companion, whose structs would have one name
pub(crate) fn type_name_taken(name: &Ident, group: &Ident) -> String {
    format!(
        "the struct of group `{group}` cannot be called `{name}`, because another struct has that name; \
         choose another with `name = <identifier>` in `group({group}, ..)`"
    )
}

/// `#[shared(name = owner)]` beside a field `owner`
pub(crate) fn accessor_taken(name: &Ident) -> String {
    format!("two accessors are called `{name}`; rename one with `name = <identifier>`")
}

/// A field `snapshot`
pub(crate) fn accessor_is_method(name: &Ident, companion: &Ident) -> String {
    format!(
        "an accessor cannot be called `{name}`, because `{companion}` has a method of that name; \
         rename the accessor with `name = <identifier>`"
    )
}

/// A group `snapshot`
pub(crate) fn group_is_method(name: &Ident, companion: &Ident) -> String {
    format!(
        "a group cannot be called `{name}`, because `{companion}` has a method of that name; rename \
         the group"
    )
}

/// `mutex(condvar = owner)` beside a field `owner`
pub(crate) fn condvar_name_taken(name: &Ident, companion: &Ident) -> String {
    format!(
        "the condition variable cannot be called `{name}`, because a field or method of `{companion}` \
         has that name; choose another"
    )
}

/// A field `ledger` outside of the group `ledger`
pub(crate) fn field_is_group(name: &Ident) -> String {
    format!("field `{name}` has the name of a group it is not in; rename the group")
}

/// `handle(Account)` on `struct Account`
pub(crate) fn handle_name_taken(name: &Ident, owner: &Ident) -> String {
    format!(
        "a handle cannot be called `{name}`, because `{owner}` or a type made for it has that \
         name; choose another"
    )
}
