//! Every message, each with the case it speaks of.
//!
//! One sentence: what is wrong, then what is allowed or how to mend it; further lines begin with
//! `help:` or `note:`.

use proc_macro2::Ident;

use super::keyword::{Form, Keyword, Kind, Level};
use super::phrase::{
    VISIBILITY_IS_A_VALUE, group_kinds, list, one_of, place, places, similar_exists, verbs_of,
};
use super::resolve::Derive;
use super::verb::Verb;

// Syntax.

/// `#[derive(Shared)] enum State { .. }`
pub(crate) fn not_a_struct(found: &str) -> String {
    format!(
        "expected `struct`, found `{found}`; `Shared` works field by field, so put the {found} into a \
         field of a struct"
    )
}

/// `#[shared]`, `#[shared = mutex]`, `#[shared[mutex]]`
pub(crate) fn attribute_form(found: &str) -> String {
    format!("expected `#[shared(..)]`, found `{found}`")
}

/// `#[shared(+)]`
pub(crate) fn expected_argument(found: &str) -> String {
    format!("expected an argument, found `{found}`")
}

/// `#[shared(mutex group = ledger)]`
pub(crate) fn missing_comma(found: &str) -> String {
    let reason = match found {
        "::" => "; an argument is a word, such as `mutex`, not a path",
        "<" => "; a kind takes no type, the field has one",
        _ => "",
    };
    format!("expected `,`, found `{found}`{reason}")
}

/// `#[shared(#[serde(skip)] group(ledger, mutex))]`
pub(crate) fn attribute_in_list() -> String {
    "expected an argument or a doc comment, found another attribute".into()
}

/// A doc comment in front of anything that makes no type.
pub(crate) fn misplaced_docs() -> String {
    "expected `group(..)`, `handle(..)` or `weak(..)` after the doc comment; no other argument is \
     documented"
        .into()
}

/// `#[shared(derive(1))]`
pub(crate) fn expected_trait(found: &str) -> String {
    format!("expected a trait, found `{found}`")
}

/// `#[shared(mutex, after(index))]`
pub(crate) fn expected_class(found: &str) -> String {
    format!("expected `<type>::<field>`, found `{found}`")
}

// Arguments.

/// `#[shared(mutx)]`
pub(crate) fn unknown_argument(name: &str, level: Level, similar: Option<Keyword>) -> String {
    let expected: Vec<_> = Keyword::allowed(level).map(Keyword::text).collect();
    let owner = match level {
        Level::Struct => "a struct",
        Level::Field => "a field",
        Level::Group => "a group",
        Level::Default => "`default`",
        Level::Whole => "`whole`",
        Level::Handle => "`handle`",
        Level::Weak => "`weak`",
        Level::Kind(kind) => return unknown_option(name, kind),
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

/// `#[shared(mutex(fair))]`
fn unknown_option(name: &str, kind: Kind) -> String {
    let expected: Vec<_> = Keyword::allowed(Level::Kind(kind))
        .map(Keyword::text)
        .collect();
    let expected = if expected.is_empty() {
        "it takes none".into()
    } else {
        one_of(&expected)
    };
    format!(
        "unknown argument `{name}` for `{}`; {expected}",
        kind.text()
    )
}

/// `#[shared(name)]`, `#[shared(sync = true)]`, `#[shared(mutex())]`
pub(crate) fn wrong_form(keyword: Keyword, form: Form, found: &str) -> String {
    format!("expected {}, found `{found}`", form.show(keyword))
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

/// `#[shared(name = A, name = B)]`
pub(crate) fn duplicate_argument(keyword: Keyword) -> String {
    format!("duplicate argument `{keyword}`; remove one of the two")
}

// Kinds.

/// `#[shared(cell, mutex)]`
pub(crate) fn two_kinds(kinds: &[Kind], level: Level) -> String {
    let kinds: Vec<_> = kinds.iter().map(|kind| kind.text()).collect();
    let owner = if level == Level::Field {
        "a field"
    } else {
        "a group"
    };
    format!(
        "{} are mutually exclusive; {owner} has one kind",
        list(&kinds, "and")
    )
}

/// `#[shared(cell)]` on a field of a `sync` struct
pub(crate) fn not_sync(kind: Kind) -> String {
    format!(
        "`{}` cannot be in a `sync` struct, because `{}` is for one thread; {}",
        kind.text(),
        kind.type_name().unwrap_or_default(),
        one_of(
            &Kind::ALL
                .into_iter()
                .filter(|kind| kind.is_sync())
                .map(Kind::text)
                .collect::<Vec<_>>()
        )
    )
}

// Groups.

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
pub(crate) fn group_kind_twice(name: &Ident) -> String {
    format!("group `{name}` has a kind already; give it in one place")
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

// Names.

/// `#[shared(name = Account)] struct Account`
pub(crate) fn name_is_own(name: &Ident) -> String {
    format!("`name` cannot be `{name}`, because the struct has that name itself")
}

/// Two groups, or a group and the companion, whose structs would have one name
pub(crate) fn type_name_taken(name: &Ident, group: &Ident) -> String {
    format!(
        "the struct of group `{group}` cannot be called `{name}`, because another one is; choose \
         another with `name = <identifier>` in `group({group}, ..)`"
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
         is; choose another name"
    )
}

/// A field `ledger` outside of the group `ledger`
pub(crate) fn field_is_group(name: &Ident) -> String {
    format!("field `{name}` has the name of a group it is not in; rename the group")
}

// Handles.

/// `handle(Account)` on `struct Account`
pub(crate) fn handle_name_taken(name: &Ident, owner: &Ident) -> String {
    format!(
        "a handle cannot be called `{name}`, because `{owner}` or a type that is generated for it is; \
         choose another name"
    )
}

/// `#[shared(sync, handle(Pool, rc))]`
pub(crate) fn rc_in_sync() -> String {
    "`rc` and `sync` are mutually exclusive, because an `Rc` is for one thread and an `Arc` for all"
        .into()
}

// Pointers.

/// `#[shared(mutex, arc, rc)]`
pub(crate) fn two_pointers(words: &[Keyword]) -> String {
    let words: Vec<_> = words.iter().map(|word| word.text()).collect();
    format!(
        "{} are mutually exclusive; a field is behind one pointer, or keeps its own type",
        list(&words, "and")
    )
}

/// `#[shared(group = ledger, arc)]`
pub(crate) fn pointer_in_group(keyword: Keyword, group: &Ident) -> String {
    let way_out = if keyword == Keyword::Wrapped {
        "remove it".to_owned()
    } else {
        format!("put it into `group({group}, ..)`")
    };
    format!("`{keyword}` is about a lock, and the fields of a group share one; {way_out}")
}

/// `#[shared(new)]` on a struct with an `arc` field
pub(crate) fn new_with_pointer(pointer: Keyword) -> String {
    format!(
        "`new` and `{pointer}` are mutually exclusive, because `new` is for constants, and a constant \
         cannot allocate"
    )
}

/// `#[shared(wrapped)]`
pub(crate) fn wrapped_without_kind() -> String {
    let kinds: Vec<_> = Kind::ALL
        .into_iter()
        .filter(|&kind| kind != Kind::Plain)
        .map(Kind::text)
        .collect();
    format!(
        "`wrapped` says that the field's type is a cell or lock already, so name its kind; {}",
        one_of(&kinds)
    )
}

/// `#[shared(mutex(raw = Spin), wrapped)]`
pub(crate) fn option_of_wrapped(keyword: Keyword) -> String {
    format!(
        "`{keyword}` is for a lock that is made here, and `wrapped` keeps the field's own; remove one \
         of the two"
    )
}

/// `#[shared(mutex, wrapped, access(lock))]`
pub(crate) fn verb_of_wrapped(word: &Ident) -> String {
    format!(
        "`{word}` needs a lock that is made here, and `wrapped` keeps the field's own; expected `handle`"
    )
}

// Verbs.

/// `access(1)`, `access(get for)`
pub(crate) fn expected_verb(found: &str) -> String {
    format!("expected `<verb>` or `<verb> as <name>`, found `{found}`")
}

/// `access(gte)`
pub(crate) fn unknown_verb(word: &Ident, kind: Option<Kind>, similar: Option<Verb>) -> String {
    let mut message = format!("unknown verb `{word}`; {}", verbs_of(kind));
    if let Some(similar) = similar {
        message.push_str(&similar_exists("a verb", similar.text()));
    }
    message
}

/// `#[shared(cell, access(lock))]`
pub(crate) fn verb_of_other_kind(verb: Verb, kind: Kind) -> String {
    let kind_text = kind.text();
    format!(
        "`{kind_text}` has no verb `{}`; {}",
        verb.text(),
        verbs_of(Some(kind))
    )
}

/// `#[shared(access(lock))]` on a struct without a mutex
pub(crate) fn verb_of_no_field(verb: Verb, owner: &Ident) -> String {
    format!(
        "no field or group of `{owner}` is of a kind that has the verb `{}`; remove it",
        verb.text()
    )
}

/// `access(get, get)`
pub(crate) fn duplicate_verb(word: &Ident) -> String {
    format!("duplicate verb `{word}`; remove one of the two")
}

/// `access(get, get_cloned)`
pub(crate) fn two_getters() -> String {
    "`get` and `get_cloned` are mutually exclusive, because both are methods called like the field"
        .into()
}

/// `#[shared(access(get as value))]` on the struct
pub(crate) fn rename_on_struct(word: &Ident) -> String {
    format!(
        "on the struct `{word}` cannot be renamed, because several fields would have a method of \
         one name; rename it in the `access(..)` of a field"
    )
}

/// `access(set)` beside a field `set_owner`
pub(crate) fn verb_name_taken(name: &Ident, verb: Verb) -> String {
    format!(
        "two methods are called `{name}`; choose another name with `access({} as <identifier>)`",
        verb.text()
    )
}

// Derives.

/// `#[shared(derive(Hash))]`
pub(crate) fn unknown_derive(name: &str, similar: Option<Derive>) -> String {
    let expected: Vec<_> = Derive::ALL.into_iter().map(Derive::text).collect();
    let mut message = format!(
        "cannot derive `{name}` for the companion; {}",
        one_of(&expected)
    );
    if let Some(similar) = similar {
        message.push_str(&similar_exists("a trait", similar.text()));
    }
    message
}

/// `#[shared(derive(Debug, Debug))]`
pub(crate) fn derived_twice(name: &str) -> String {
    format!("`{name}` is derived twice; remove one of the two")
}

/// `#[shared(no_snapshot, derive(Clone))]`
pub(crate) fn derive_without_snapshot(derive: Derive) -> String {
    let derive = derive.text();
    format!(
        "`no_snapshot` and `derive({derive})` are mutually exclusive, because `{derive}` goes through the \
         snapshot"
    )
}

/// `#[shared(derive(Serialize))]` without the feature
pub(crate) fn serde_is_off(derive: Derive) -> String {
    format!(
        "`{}` needs the feature `serde` of `interior`; turn it on with `features = [\"serde\"]` in \
         `Cargo.toml`",
        derive.text()
    )
}
