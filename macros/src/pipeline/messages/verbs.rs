//! The methods that `access(..)` lists.

use proc_macro::Ident;

use crate::pipeline::keyword::Kind;
use crate::pipeline::phrase::{
    VISIBILITY_IS_A_VALUE, WITHOUT_QUOTES, name_when_raw, similar_exists, verbs_of,
};
use crate::pipeline::verb::Verb;

/// `access(get for)`, `access(get as type)`
pub(crate) fn expected_verb(found: &str, raw: Option<&str>) -> String {
    let help = match (raw, found.split(' ').nth(1)) {
        (Some(raw), _) => name_when_raw(raw),
        (None, None | Some("as")) => String::new(),
        // More words than one that are no renaming were probably meant as several verbs.
        (None, Some(_)) => "\nhelp: verbs are separated by commas".into(),
    };
    format!("expected `<verb>` or `<verb> as <name>`, found `{found}`{help}")
}

/// `access(1)`, `access("get")`
pub(crate) fn no_verb(found: &str, is_quoted: bool) -> String {
    let help = if is_quoted { WITHOUT_QUOTES } else { "" };
    format!("expected `<verb>` or `<verb> as <name>`, found `{found}`{help}")
}

/// `access(get = total)`, `access(get: total)`
pub(crate) fn verb_renamed_by(word: &Ident, sign: &str, name: &Ident) -> String {
    format!("expected `as`, found `{sign}`\nhelp: write `{word} as {name}`")
}

/// `access(get())`
pub(crate) fn verb_with_list(word: &Ident) -> String {
    format!("expected `<verb>` or `<verb> as <name>`, found `{word}(..)`\nhelp: write `{word}`")
}

/// `access(pub get)`
pub(crate) fn verb_with_visibility() -> String {
    format!("expected `<verb>` or `<verb> as <name>`, found `pub`{VISIBILITY_IS_A_VALUE}")
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
