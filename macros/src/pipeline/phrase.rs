//! Parts of messages: lists of words and where an argument stands.

use super::keyword::{Form, Keyword, Kind, Level};
use super::verb::Verb;

/// The line for `pub` where an argument belongs.
pub(super) const VISIBILITY_IS_A_VALUE: &str =
    "\nhelp: a visibility is the value of `vis`: `vis = pub`";

/// The line for a name that is written as a string.
pub(super) const WITHOUT_QUOTES: &str = "\nhelp: write it without quotes";

/// The line that points at a word that was probably meant.
pub(super) fn similar_exists(what: &str, name: &str) -> String {
    format!("\nhelp: {what} with a similar name exists: `{name}`")
}

/// The line that explains a form, where its placeholders alone leave something open.
pub(super) fn right_form(keyword: Keyword, form: Form, found: &str) -> String {
    let value = found.split_once("= ").map_or("", |(_, value)| value);
    let first = found.split_once('(').map_or("", |(_, first)| first);
    match form {
        Form::Ident | Form::GroupName | Form::Path | Form::Kind if value.starts_with('"') => {
            WITHOUT_QUOTES.into()
        }
        Form::Declaration | Form::Type if first.starts_with('"') => WITHOUT_QUOTES.into(),
        Form::Vis => {
            "\nhelp: a visibility is `pub`, `pub(crate)`, `pub(super)` or `pub(in <path>)`; \
             `pub(self)` is private"
                .into()
        }
        Form::Kind if keyword == Keyword::Whole => kind_is_one_of(&group_kinds()),
        Form::Kind => kind_is_one_of(&kinds(|_| true)),
        Form::Classes if found.starts_with("after =") => {
            "\nhelp: a lock of the struct itself is `Self::<field>`".into()
        }
        Form::Declaration if found.ends_with("(..)") => {
            "\nhelp: the name comes first, then the kind, as in `group(ledger, mutex)`".into()
        }
        Form::Type if found.ends_with("(..)") => {
            format!("\nhelp: the name comes first, as in `{keyword}(Bank, vis = pub)`")
        }
        _ => String::new(),
    }
}

fn kind_is_one_of(kinds: &[&str]) -> String {
    format!("\nhelp: a kind is one of `{}`", kinds.join("`, `"))
}

/// The line that shows how a keyword is spelled to be a name.
pub(super) fn name_when_raw(raw: &str) -> String {
    let keyword = raw.trim_start_matches("r#");
    format!("\nhelp: `{keyword}` is a keyword; as a name it is written `{raw}`")
}

/// The line for a trait that no companion has, but what it is made from may have.
pub(super) fn why_not_derived(name: &str) -> &'static str {
    match name {
        "Copy" => "\nnote: cells and locks have one place, so a companion is not copied",
        "PartialEq" | "Eq" | "PartialOrd" | "Ord" | "Hash" => {
            "\nhelp: derive it for the struct itself and take a `snapshot` of the companion"
        }
        _ => "",
    }
}

/// "expected one of `get`, `set`"
pub(super) fn verbs_of(kind: Option<Kind>) -> String {
    one_of(&Verb::allowed(kind))
}

/// The kinds whose guards give references.
pub(super) fn group_kinds() -> Vec<&'static str> {
    kinds(Kind::holds_groups)
}

/// The kinds of which `is_meant` holds.
pub(super) fn kinds(is_meant: fn(Kind) -> bool) -> Vec<&'static str> {
    let mut words = Vec::new();
    for kind in Kind::ALL {
        if is_meant(kind) {
            words.push(kind.text());
        }
    }
    words
}

/// "on the struct or on a field"
pub(super) fn places(keyword: Keyword) -> String {
    let mut places: Vec<_> = keyword.levels().into_iter().map(place).collect();
    let both = [Level::Kind(Kind::Mutex), Level::Kind(Kind::RwLock)].map(place);
    if places.ends_with(&both) {
        places.truncate(places.len() - both.len());
        places.push("into `mutex(..)` or `rwlock(..)`");
    }
    match places.as_slice() {
        [first @ .., last] if !first.is_empty() => format!("{} or {last}", first.join(", ")),
        _ => places.concat(),
    }
}

/// "on the struct"
pub(super) fn place(level: Level) -> &'static str {
    match level {
        Level::Struct => "on the struct",
        Level::Field => "on a field",
        Level::Group => "into `group(..)`",
        Level::Default => "behind `default =`",
        Level::Whole => "behind `whole =`",
        Level::Handle => "into `handle(..)`",
        Level::Weak => "into `weak(..)`",
        Level::Kind(Kind::RwLock) => "into `rwlock(..)`",
        Level::Kind(_) => "into `mutex(..)`",
    }
}

/// "expected `a`" or "expected one of `a`, `b`"
pub(super) fn one_of(words: &[&str]) -> String {
    match words {
        [one] => format!("expected `{one}`"),
        _ => format!("expected one of `{}`", words.join("`, `")),
    }
}

/// "`a`, `b` and `c`"
pub(super) fn list(words: &[&str], last_word: &str) -> String {
    match words {
        [first @ .., last] if !first.is_empty() => {
            format!("`{}` {last_word} `{last}`", first.join("`, `"))
        }
        _ => format!("`{}`", words.join("`, `")),
    }
}
