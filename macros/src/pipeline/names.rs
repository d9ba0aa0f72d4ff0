//! Every name the macro makes up.

use proc_macro::{Ident, Span};

use super::verb::Verb;

/// How an identifier is spelled.
pub(crate) trait Spelling {
    /// Tells whether it is `word`, `r#` and all.
    fn is(&self, word: &str) -> bool;

    /// Its spelling without `r#`.
    fn unraw(&self) -> String;
}

impl Spelling for Ident {
    fn is(&self, word: &str) -> bool {
        let spelling = self.to_string();
        spelling == word
    }

    fn unraw(&self) -> String {
        let spelling = self.to_string();
        match spelling.strip_prefix("r#") {
            Some(plain) => plain.to_owned(),
            None => spelling,
        }
    }
}

/// Tells whether two identifiers name the same thing.
pub(crate) fn same(one: &Ident, other: &Ident) -> bool {
    one.unraw() == other.unraw()
}

/// The type that holds the shared fields: `SharedAccount` for `Account`.
pub(crate) fn companion(plain: &Ident) -> Ident {
    Ident::new(&format!("Shared{}", plain.unraw()), plain.span())
}

/// The struct behind a group's lock: `AccountLedger` for the group `ledger` of `Account`.
pub(crate) fn group_struct(plain: &Ident, group: &Ident) -> Ident {
    let mut name = plain.unraw();
    for word in group.unraw().split('_') {
        let mut letters = word.chars();
        name.extend(letters.next().map(|first| first.to_uppercase().to_string()));
        name.push_str(letters.as_str());
    }
    Ident::new(&name, group.span())
}

/// A type name that replaces one that is taken; seen only beside the error about it.
pub(crate) fn instead_of(taken: &Ident, number: usize) -> Ident {
    Ident::new(&format!("__{}{number}", taken.unraw()), taken.span())
}

/// The accessor of a tuple struct's field.
pub(crate) fn tuple_accessor(index: usize, span: Span) -> Ident {
    Ident::new(&format!("field_{index}"), span)
}

/// The method of `verb` for the field or group whose accessor is called `base`.
pub(crate) fn verb_method(verb: Verb, base: &Ident) -> Ident {
    let unraw = base.unraw();
    let name = verb.method(&unraw);
    if name == unraw {
        base.clone()
    } else {
        Ident::new(&name, base.span())
    }
}

/// The field of a handle.
pub(crate) fn pointer() -> Ident {
    Ident::new("__shared", Span::call_site())
}

/// The functions of a handle.
pub(crate) const AS_ARC: &str = "as_arc";
pub(crate) const AS_RC: &str = "as_rc";
pub(crate) const PTR_EQ: &str = "ptr_eq";
pub(crate) const DOWNGRADE: &str = "downgrade";

/// The field and the accessor of the lock around a whole struct.
pub(crate) const WHOLE: &str = "whole";

/// The function that makes a companion in a constant.
pub(crate) const NEW: &str = "new";

/// The method that gives the plain struct back.
pub(crate) const INTO_INNER: &str = "into_inner";

/// The method that clones the plain struct out.
pub(crate) const SNAPSHOT: &str = "snapshot";

/// The local that stands for a field or group in method bodies.
pub(crate) fn local(of: &str) -> Ident {
    Ident::new(&format!("__{of}"), Span::mixed_site())
}

/// What bodies call the runtime's functions that make fields.
pub(crate) fn fields(at: Span) -> Ident {
    Ident::new("__fields", at)
}

/// The field that keeps parameters in use which only bounds of a group's fields mention.
pub(crate) fn marker() -> Ident {
    Ident::new("__marker", Span::call_site())
}

/// A method's name as an identifier.
pub(crate) fn method(name: &str) -> Ident {
    Ident::new(name, Span::call_site())
}
