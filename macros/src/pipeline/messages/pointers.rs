//! Fields behind pointers, and handles.

use proc_macro::Ident;

use crate::pipeline::keyword::{Keyword, Kind};
use crate::pipeline::phrase::{kinds, list, one_of};

/// `#[shared(sync, handle(Pool, rc))]`
pub(crate) fn rc_in_sync() -> String {
    "`rc` and `sync` are mutually exclusive, because an `Rc` is for one thread and an `Arc` for all"
        .into()
}

/// `#[shared(mutex, arc, rc)]`
pub(crate) fn two_pointers(words: &[&str]) -> String {
    format!(
        "{} are mutually exclusive; a field is behind one pointer, or keeps its own type",
        list(words, "and")
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
    let kinds = kinds(|kind| kind != Kind::Plain);
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
