//! Single arguments: unknown, misplaced, of another form, or not of this kind.

use proc_macro::Ident;

use crate::pipeline::keyword::{Form, Keyword, Kind, Level};
use crate::pipeline::phrase::{
    VISIBILITY_IS_A_VALUE, group_kinds, kinds, list, name_when_raw, one_of, place, places,
    right_form, similar_exists,
};
use crate::pipeline::verb::Verb;

/// `#[shared(mutx)]`
pub(crate) fn unknown_argument(name: &str, level: Level, similar: Option<Keyword>) -> String {
    let expected = Keyword::allowed(level);
    let owner = match level {
        Level::Struct => "a struct",
        Level::Field => "a field",
        Level::Group => "a group",
        Level::Default => "`default`",
        Level::Whole => "`whole`",
        Level::Handle => "`handle`",
        Level::Weak => "`weak`",
        Level::Kind(kind) => return unknown_option(name, kind, similar),
    };
    let mut message = format!(
        "unknown argument `{name}` for {owner}; {}",
        one_of(&expected)
    );
    if let Some(similar) = similar {
        message.push_str(&similar_exists("an argument", similar.text()));
    } else if name == "pub" {
        message.push_str(VISIBILITY_IS_A_VALUE);
    }
    message
}

/// `#[shared(mutex, get, set)]`
pub(crate) fn verb_as_argument(verb: Verb, level: Level) -> String {
    let verb = verb.text();
    format!(
        "`{verb}` goes into `access(..)`, not {}; write `access({verb})`",
        place(level)
    )
}

/// `#[shared(ledger)]` beside `group(ledger, mutex)` on the struct
pub(crate) fn group_as_argument(name: &Ident) -> String {
    format!("expected an argument, found the group `{name}`; write `group = {name}`")
}

/// `#[shared(mutex(fair))]`
fn unknown_option(name: &str, kind: Kind, similar: Option<Keyword>) -> String {
    let expected = Keyword::allowed(Level::Kind(kind));
    let expected = if expected.is_empty() {
        "it takes none".into()
    } else {
        one_of(&expected)
    };
    let help = similar.map_or(String::new(), |similar| {
        similar_exists("an argument", similar.text())
    });
    format!(
        "unknown argument `{name}` for `{}`; {expected}{help}",
        kind.text()
    )
}

/// `#[shared(name)]`, `#[shared(sync = true)]`, `#[shared(mutex())]`
pub(crate) fn wrong_form(keyword: Keyword, form: Form, found: &str, raw: Option<&str>) -> String {
    let help = raw.map_or_else(|| right_form(keyword, form, found), name_when_raw);
    format!("expected {}, found `{found}`{help}", form.show(keyword))
}

/// `#[shared(arc(mutex))]`
pub(crate) fn kind_in_pointer(keyword: Keyword, kind: Kind) -> String {
    let kind = kind.text();
    format!(
        "expected `{keyword}`, found `{keyword}({kind})`\nhelp: the kind stands beside it: \
         `{kind}, {keyword}`"
    )
}

/// `#[shared(group = ledger)]` on the struct
pub(crate) fn group_on_struct(found: &str) -> String {
    format!(
        "expected `group(<name>, <kind>)`, found `{found}`; `group = <name>` goes on the fields of \
         the group"
    )
}

/// `#[shared(group(ledger, mutex))]` on a field
pub(crate) fn group_on_field(found: &str) -> String {
    format!("expected `group = <name>`, found `{found}`; `group(..)` goes on the struct")
}

/// `#[shared(sync)]` on a field
pub(crate) fn wrong_place(keyword: Keyword, level: Level) -> String {
    let right = places(keyword);
    let wrong = match level {
        Level::Kind(kind) => format!("into `{}(..)`", kind.text()),
        level => place(level).into(),
    };
    format!("`{keyword}` goes {right}, not {wrong}")
}

/// `#[shared(mutex)]` on the struct
pub(crate) fn kind_on_struct(kind: Kind) -> String {
    let kind = kind.text();
    format!(
        "`{kind}` goes on a field, not on the struct; for every field without a kind of its own \
         write `default = {kind}`"
    )
}

/// `#[shared(cell(raw = Spin))]`
pub(crate) fn raw_on_kind(kind: Kind) -> String {
    format!(
        "`{}` takes no `raw`, because it is not a lock; `raw` goes into `mutex(..)` or `rwlock(..)`",
        kind.text()
    )
}

/// `#[shared(rwlock(condvar = changed))]`
pub(crate) fn condvar_on_kind(kind: Kind) -> String {
    format!(
        "`{}` takes no `condvar`, because waiting needs the guard of a mutex; `condvar` goes into \
         `mutex(..)`",
        kind.text()
    )
}

/// `#[shared(default = mutex(condvar = changed))]`
pub(crate) fn condvar_on_default() -> String {
    "`condvar` goes into the `mutex(..)` of a field or group, not behind `default =`, because a \
     condition variable belongs to one lock"
        .into()
}

/// `#[shared(whole = cell)]`
pub(crate) fn kind_holds_no_struct(kind: Kind) -> String {
    format!(
        "`{}` cannot hold the whole struct; {}",
        kind.text(),
        one_of(&group_kinds())
    )
}

/// `#[shared(whole = mutex, default = rwlock)]`
pub(crate) fn whole_excludes(keyword: Keyword) -> String {
    format!(
        "`whole` and `{keyword}` are mutually exclusive, because with `whole` one lock holds all fields"
    )
}

/// `#[shared(whole = mutex)]` on the struct, `#[shared(rwlock)]` on a field
pub(crate) fn field_of_whole(keyword: Keyword) -> String {
    format!(
        "`{keyword}` is about a single field, and the lock of `whole` holds all of them; remove one \
         of the two"
    )
}

/// `#[shared(cell, after = SharedBank::index)]`
pub(crate) fn after_on_kind(kind: Kind) -> String {
    format!(
        "`{}` takes no `after`, because it never waits; `after` goes on a `mutex` or `rwlock`",
        kind.text()
    )
}

/// `#[shared(after = SharedBank::index)]` on a struct
pub(crate) fn after_on_struct() -> String {
    "`after` goes on a field or into `group(..)`, on the struct only beside `whole`, because it is \
     about one lock"
        .into()
}

/// `#[shared(group = ledger, after = SharedBank::index)]`
pub(crate) fn after_in_group(group: &Ident) -> String {
    format!(
        "`after` is about a lock, and a field of a group has none of its own; put it where group \
         `{group}` has its kind"
    )
}

/// `#[shared(mutex, after = Self::entires)]`
pub(crate) fn after_unknown(
    companion: &Ident,
    field: &str,
    locks: &[&str],
    similar: Option<&str>,
) -> String {
    let expected = if locks.is_empty() {
        "it has no other lock".into()
    } else {
        one_of(locks)
    };
    let help = similar.map(|similar| similar_exists("a lock", similar));
    format!(
        "`{companion}` has no lock `{field}`; {expected}{}",
        help.unwrap_or_default()
    )
}

/// `#[shared(mutex, after = Self::a)] a: u8`
pub(crate) fn after_itself(field: &str) -> String {
    format!("`{field}` cannot come after itself; `after()` says that a lock comes first")
}

/// `#[shared(mutex, after = Self::b)] a: u8, #[shared(mutex, after = Self::a)] b: u8`
pub(crate) fn after_in_circle(later: &str, earlier: &str) -> String {
    format!(
        "`{later}` cannot come after `{earlier}`, because `{earlier}` comes after `{later}`; remove one \
         of the two"
    )
}

/// `#[shared(name = A, name = B)]`
pub(crate) fn duplicate_argument(keyword: Keyword) -> String {
    format!("duplicate argument `{keyword}`; remove one of the two")
}

/// `#[shared(cell, mutex)]`
pub(crate) fn two_kinds(kinds: &[&str], level: Level) -> String {
    let owner = if level == Level::Field {
        "a field"
    } else {
        "a group"
    };
    format!(
        "{} are mutually exclusive; {owner} has one kind",
        list(kinds, "and")
    )
}

/// `#[shared(cell)]` on a field of a `sync` struct, or `refcell` around several of its fields
pub(crate) fn not_sync(kind: Kind, holds_several: bool) -> String {
    let allowed = if holds_several {
        kinds(|kind| kind.is_sync() && kind.holds_groups())
    } else {
        kinds(Kind::is_sync)
    };
    format!(
        "`{}` cannot be in a `sync` struct, because `{}` is for one thread; {}",
        kind.text(),
        kind.type_name().unwrap_or_default(),
        one_of(&allowed)
    )
}
