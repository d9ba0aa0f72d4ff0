//! Every message of the attribute, each with the case it speaks of.
//!
//! One sentence: what is wrong, then what is allowed or how to mend it; further lines begin with
//! `help:` or `note:`.

use proc_macro::{Ident, TokenStream};

use super::keyword::{Form, Level, Word};
use super::outcome::Refusal;

const SKIP: &str =
    "\nhelp: to keep the method on the plain type alone, put `#[synchronized(skip)]` on it";

const WITHOUT_QUOTES: &str = "\nhelp: write it without quotes";

// The attribute and what it stands on.

/// `#[synchronized]`, `#[synchronized(mutex)]`
pub(crate) fn missing_target(found: Option<String>) -> String {
    let is_quoted = found.as_ref().is_some_and(|found| found.starts_with('"'));
    let help = if is_quoted { WITHOUT_QUOTES } else { "" };
    let found = found.map_or("nothing".into(), |found| format!("`{found}`"));
    format!(
        "expected the type that gets the methods, found {found}; it comes first, as in \
         `#[synchronized(Target::field)]`{help}"
    )
}

/// `#[synchronized(impl<M Manage> SharedPool<M>::conns)]`
pub(crate) fn wrong_generics(found: &str) -> String {
    format!("expected parameters and their bounds, as in `impl<T: Trait>`, found `impl<{found}>`")
}

/// `#[synchronized(impl<T> SharedPool<T>::conns)] impl<T> Pool<T>`
pub(crate) fn parameter_of_the_block(name: &str) -> String {
    format!(
        "`{name}` is a parameter of the block already; `impl<..>` declares those of the target that the \
         block does not have"
    )
}

/// `#[synchronized(ledger)]`
pub(crate) fn field_without_target(field: &str) -> String {
    format!(
        "expected `<type>::{field}`, found `{field}`; the type that has the field gets the methods"
    )
}

/// `#[synchronized(SharedLog::lines)] impl SharedLog { pub fn len(&self) -> usize { .. } }`
pub(crate) fn target_is_payload(ty: &str) -> String {
    format!(
        "`{ty}` has the methods of its own block already; expected the type with the lock here, and the \
         type in the lock behind `impl`"
    )
}

/// `#[synchronized(SharedLog::lines)] struct Log;`
pub(crate) fn not_a_block() -> String {
    "expected an `impl` block; `#[synchronized(..)]` goes on the block, and on methods inside it"
        .into()
}

/// `impl Log { #[synchronized(skip)] pub fn len(&self) -> usize { .. } }`
pub(crate) fn method_outside(word: &str) -> String {
    format!(
        "`{word}` goes on a method inside a block with `#[synchronized(Target::field)]`, and this is \
         inside none"
    )
}

/// `#[synchronized(SharedLog::lines)] impl Display for Log { .. }`
pub(crate) fn trait_impl() -> String {
    "expected an `impl` block of a type, found one of a trait, which is not exposed\
     \nhelp: write the trait's `impl` for the shared type by hand"
        .into()
}

/// `#[synchronized(SharedLog::lines)] impl Log { fn private(&self) {} }`
pub(crate) fn nothing_exposed() -> String {
    "no method of this block is exposed; exposed are those that take `&self` or `&mut self` and are \
     not private\nhelp: to expose private methods too, privately, add `expose`"
        .into()
}

// Arguments.

/// `#[synchronized(SharedLog::lines, +)]`
pub(crate) fn expected_argument(found: &str) -> String {
    let help = if found.starts_with('"') {
        WITHOUT_QUOTES
    } else {
        ""
    };
    format!("expected an argument, found `{found}`{help}")
}

/// `#[synchronized(SharedLog::lines, expose prefix = p_)]`
pub(crate) fn expected(sign: &str, found: &str) -> String {
    format!("expected `{sign}`, found `{found}`")
}

/// `#[synchronized(SharedLog::lines, exposed)]`
pub(crate) fn unknown_argument(name: &str, level: Level, similar: Option<&str>) -> String {
    let place = match level {
        Level::Block => "a block",
        Level::Method => "a method",
        Level::Kind => "a kind",
    };
    let allowed = Word::allowed(level);
    let one_of = if allowed.len() > 2 { "one of " } else { "" };
    let separator = if allowed.len() > 2 { "`, `" } else { "` or `" };
    let allowed = allowed.join(separator);
    let help = similar.map_or(String::new(), |similar| {
        format!("\nhelp: an argument with a similar name exists: `{similar}`")
    });
    format!("unknown argument `{name}` for {place}; expected {one_of}`{allowed}`{help}")
}

/// `#[synchronized(SharedLog::lines, skip)]`
pub(crate) fn wrong_level(word: Word, found: Level) -> String {
    let goes = match word.level() {
        Level::Block => "behind the target of the block",
        Level::Method => "on a method",
        Level::Kind => "into the parentheses of a kind, as in `mutex(raw = <path>)`",
    };
    let found = match (word.level(), found) {
        (Level::Kind, _) => "beside it",
        (_, Level::Block) => "on the block",
        (_, Level::Method) => "on a method",
        (_, Level::Kind) => "into the parentheses of a kind",
    };
    format!("`{word}` goes {goes}, not {found}")
}

/// `#[synchronized(SharedLog::lines, prefix)]`
pub(crate) fn wrong_form(word: Word, form: Form, found: &str, quotes_alone: bool) -> String {
    let help = if quotes_alone { WITHOUT_QUOTES } else { "" };
    format!("expected {}, found `{found}`{help}", form.show(word))
}

/// `#[synchronized(SharedLog::lines, expose, expose)]`
pub(crate) fn duplicate(word: Word) -> String {
    format!("duplicate argument `{word}`; remove one of the two")
}

/// `#[synchronized(SharedLog::lines, mutex, rwlock)]`
pub(crate) fn two_kinds(first: Word, second: Word) -> String {
    format!("`{first}` and `{second}` are mutually exclusive; the payload is behind one lock")
}

/// `#[synchronized(SharedLog::lines, via = self.inner)]`
pub(crate) fn field_and_via() -> String {
    "a field and `via` are mutually exclusive, because both say where the payload is".into()
}

/// `#[synchronized(SharedLog::lines, with(T = u8))]` on a block without a `T`
pub(crate) fn unknown_parameter(name: &Ident) -> String {
    format!(
        "the block has no parameter `{name}`; `with` says what stands for a parameter of the block"
    )
}

// Methods.

/// `#[synchronized]` or `#[synchronized = ..]` on a method
pub(crate) fn method_attribute_form() -> String {
    "expected `#[synchronized(skip)]` or `#[synchronized(as = <identifier>)]` on a method".into()
}

/// `#[synchronized(skip)] const N: u8 = 0;`
pub(crate) fn not_a_method(word: &Ident) -> String {
    format!("`{word}` goes on a method that takes `&self` or `&mut self`; nothing else is exposed")
}

/// `#[synchronized(as = x)] fn private(&self) {}`
pub(crate) fn renamed_but_private(name: &Ident) -> String {
    format!(
        "`as` goes on a method that is exposed, and `{name}` is private; give it a visibility, or \
         add `expose` to the block"
    )
}

/// `#[synchronized(skip, as = x)]`
pub(crate) fn skipped_and_renamed() -> String {
    "`skip` and `as` are mutually exclusive; a method that is skipped has no other name".into()
}

/// `pub fn into_lines(self) -> Vec<String>`
pub(crate) fn receiver(name: &Ident, receiver: &str) -> String {
    format!(
        "`{name}` takes `{receiver}`, but behind a lock the payload is only lent; expected `&self` \
         or `&mut self`{SKIP}"
    )
}

/// `pub async fn flush(&mut self)`
pub(crate) fn qualifier(name: &Ident, word: &str) -> String {
    let why = match word {
        "async" => "the lock would be held while it waits",
        "const" => "no lock can be taken in a constant",
        "unsafe" => "nobody would keep its contract on the way through the lock",
        _ => "the method that calls it is an ordinary one",
    };
    format!("`{name}` is `{word}` and cannot be exposed, because {why}{SKIP}")
}

/// `pub fn add(&mut self, (a, b): (i64, i64))`, `pub fn add(&mut self, _: i64)`
pub(crate) fn pattern(found: &str) -> String {
    format!(
        "expected `<name>: <type>`, found the pattern `{found}`; an exposed method passes its arguments on by name"
    )
}

/// `pub fn add(&mut self, #[cfg(unix)] amount: i64)`
pub(crate) fn argument_attribute() -> String {
    "expected an argument without attributes; an exposed method passes all of them on".into()
}

/// `fn len(&self) -> usize;`
pub(crate) fn private_forward(name: &Ident) -> String {
    format!(
        "`{name}` has no body, so it is only there to be exposed, but it is private or skipped; \
         give it a visibility, or add `expose` to the block"
    )
}

/// `pub fn new() -> Self;`
pub(crate) fn forward_without_self(name: &Ident) -> String {
    format!(
        "`{name}` has neither a body nor `self`; only a method can be forwarded, as in `pub fn len(&self) -> usize;`"
    )
}

/// A result that cannot leave the lock.
pub(crate) fn refused(name: &Ident, refusal: Refusal) -> String {
    let reason = match refusal {
        Refusal::Opaque => {
            "an `impl` type, which may borrow from behind the lock; name the type, or return \
             a collection"
        }
        Refusal::Borrows => {
            "a type that borrows from behind the lock; expected a value, or a reference, alone or \
             in `Option` or `Result`, which becomes a guard"
        }
        Refusal::SharedOfExclusive => {
            "`&` from `&mut self`, and no guard of `&mut self` is read-only; return `&mut`, or take \
             `&self`"
        }
        Refusal::ExclusiveOfShared => {
            "`&mut` from `&self`, and the guard of `&self` is read-only; return `&`, or take \
             `&mut self`"
        }
        Refusal::SharedLifetime => {
            "a reference with a lifetime that `self` and an argument share, but its guard borrows \
             from `self` alone; give the argument a lifetime of its own"
        }
        Refusal::BoundLifetime => {
            "a reference with the lifetime of `self`, which this bound names, but behind the lock it \
             lives only as long as its guard; remove the bound"
        }
        Refusal::Object => {
            "a trait object with the lifetime of `self`, which may borrow from behind the lock; give \
             it another, as in `&(dyn Trait + 'static)`"
        }
    };
    format!("`{name}` returns {reason}{SKIP}")
}

/// `#[synchronized(Log, via = self.inner)] impl Lines { pub fn first(&self) -> &str { .. } }`
pub(crate) fn kind_unknown(name: &Ident) -> String {
    format!(
        "the result of `{name}` becomes a guard, and `via` does not show of which kind of lock; \
         name it in the attribute: `mutex`, `rwlock` or `refcell`"
    )
}

/// Tokens as a person writes them, near enough for a message.
pub(crate) fn compact(tokens: &TokenStream) -> String {
    let mut text = tokens.to_string();
    for (spaced, tight) in [
        (" ::", "::"),
        (":: ", "::"),
        (" <", "<"),
        ("& ", "&"),
        (" >", ">"),
        (" ,", ","),
        ("< ", "<"),
    ] {
        text = text.replace(spaced, tight);
    }
    text
}
