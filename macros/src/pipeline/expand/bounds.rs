//! Bounds that make a method exist for some field types only.
//!
//! `for<'__x>` binds a lifetime nobody uses. With it the compiler takes a bound on a concrete type
//! as a condition; without it, a bound that does not hold is an error at the definition.

use proc_macro::{Literal, Span, TokenStream, TokenTree};

use crate::pipeline::code::{Code, code};
use crate::pipeline::keyword::Kind;
use crate::pipeline::names::{Spelling, same};
use crate::pipeline::parse::ParamKind;
use crate::pipeline::resolve::{Field, Slot, Struct};
use crate::pipeline::seen::Seen;
use crate::pipeline::tokens::{Tokens, has_outside, pointing_at, without_lifetimes};

/// The condition that `ty` is `bound`; where it fails, the compiler points at the type.
pub(super) fn conditional(ty: &Code, bound: &Code) -> Code {
    let at = ty
        .tokens()
        .next()
        .map_or_else(Span::call_site, |token| token.span());
    let bound = bound.clone().respan(pointing_at(at));
    let ty = tightly(ty);
    code!(for<'__x> #ty: #bound)
}

/// A where-clause of nothing but `conditions`, if there are any.
pub(super) fn alone(conditions: &[Code]) -> Option<Code> {
    let listed = Code::list(conditions);
    (!conditions.is_empty()).then(|| code!(where #listed))
}

/// The conditions that the raw locks are raw locks.
///
/// Where one is none, the companion's field says so; without these conditions, so would every body
/// that comes near the field.
pub(super) fn raw_locks(plain: &Struct) -> Vec<Code> {
    let mut seen = Seen::default();
    plain
        .slots()
        .filter_map(|slot| raw_lock(plain, slot))
        .filter(|condition| seen.insert(condition.to_string()))
        .collect()
}

/// The condition that the raw lock is one, if the field or group names it.
pub(super) fn raw_lock(plain: &Struct, slot: Slot<'_>) -> Option<Code> {
    let sharing = slot.sharing();
    let raw = sharing.raw.as_ref()?;
    let name = match sharing.kind {
        Kind::Mutex => code!(RawMutex),
        Kind::RwLock => code!(RawRwLock),
        _ => return None,
    };
    // What a parameter stands for has its bound on the struct.
    let known = !plain.generics.type_mentioned(raw);
    let krate = &plain.krate;
    known.then(|| conditional(raw, &code!(#krate::raw::#name)))
}

/// A type as it may follow a `&` or a `for<..>`: `for<'a> fn(..)` and `dyn A + B` bind loosely, the
/// latter in old editions without `dyn`.
pub(super) fn tightly(ty: &Code) -> Code {
    let binds_loosely = match ty.tokens().next() {
        Some(TokenTree::Ident(ident)) if ident.is("dyn") || ident.is("for") => true,
        _ => has_outside(ty, '+'),
    };
    if binds_loosely {
        code!((#ty))
    } else {
        ty.clone()
    }
}

/// Tells whether a type is `&T`, which is always `Clone` and never needs a condition.
pub(super) fn is_shared_reference(ty: &Code) -> bool {
    let mut tokens = ty.tokens();
    let is_reference =
        matches!(tokens.next(), Some(TokenTree::Punct(punct)) if punct.as_char() == '&');
    is_reference && !tokens.any(|token| matches!(token, TokenTree::Ident(ident) if ident.is("mut")))
}

/// The number of a field's type among those that differ from it in lifetimes only, if there are any.
///
/// The compiler cannot choose between two such conditions, so each of them gets a trait of its own.
pub(super) fn twin(plain: &Struct, field: &Field) -> Option<Literal> {
    if !has_lifetimes(&field.ty) {
        return None;
    }
    let (exact, erased) = (field.ty.to_string(), without_lifetimes(&field.ty));
    let mut twins: Vec<String> = Vec::new();
    for other in plain.fields.iter().filter(|field| has_lifetimes(&field.ty)) {
        let text = other.ty.to_string();
        if !twins.contains(&text) && without_lifetimes(&other.ty) == erased {
            twins.push(text);
        }
    }
    let number = twins.iter().position(|text| *text == exact);
    let number = number.filter(|_| twins.len() > 1);
    number.map(Literal::usize_unsuffixed)
}

/// Tells whether a type mentions lifetimes, or has one by default, as `dyn` has.
fn has_lifetimes(ty: &impl Tokens) -> bool {
    ty.tokens().any(|token| match token {
        TokenTree::Punct(punct) => punct.as_char() == '\'',
        TokenTree::Ident(ident) => ident.is("dyn"),
        TokenTree::Group(group) => has_lifetimes(&group.stream()),
        TokenTree::Literal(_) => false,
    })
}

/// The condition under which the struct can be passed by value: that its last field can.
pub(super) fn sized(plain: &Struct) -> Option<Code> {
    let tail = plain.fields.last()?;
    may_be_unsized(plain, &tail.ty).then(|| conditional(&tail.ty, &code!(::core::marker::Sized)))
}

/// The conditions under which a struct can become its companion and back: that its last field can be
/// passed by value, and that its atomic fields can be atomic.
pub(super) fn by_value(plain: &Struct) -> Vec<Code> {
    let atomic = plain.slots().filter_map(|slot| atomic(plain, slot));
    let mut seen = Seen::default();
    sized(plain)
        .into_iter()
        .chain(atomic)
        .filter(|condition| seen.insert(condition.to_string()))
        .collect()
}

/// The condition that the field's type has an atomic form, if it is atomic.
///
/// Where it has none the companion itself does not compile; under the condition nothing else fails
/// for the same reason.
pub(super) fn atomic(plain: &Struct, slot: Slot<'_>) -> Option<Code> {
    let Slot::Field(field, own) = slot else {
        return None;
    };
    let krate = &plain.krate;
    (own.sharing.kind == Kind::Atomic && !is_word(&field.ty))
        .then(|| conditional(&field.ty, &code!(#krate::AtomicValue)))
}

/// Tells whether a type is known to have an atomic form, so that nothing need be asked.
fn is_word(ty: &Code) -> bool {
    const WORDS: [&str; 14] = [
        "u8", "i8", "u16", "i16", "u32", "i32", "u64", "i64", "usize", "isize", "bool", "char",
        "f32", "f64",
    ];
    let mut tokens = ty.tokens();
    match (tokens.next(), tokens.next()) {
        (Some(TokenTree::Ident(ident)), None) => WORDS.iter().any(|word| ident.is(word)),
        _ => false,
    }
}

/// Tells whether a type looks unsized; one behind an alias or in another struct is not seen.
fn may_be_unsized(plain: &Struct, ty: &Code) -> bool {
    // An object, in old editions also without `dyn`.
    if has_outside(ty, '+') {
        return true;
    }
    match ty.tokens().next() {
        Some(TokenTree::Ident(ident)) if ident.is("dyn") || ident.is("str") => return true,
        Some(TokenTree::Group(group)) => {
            let has_length = group
                .stream()
                .into_iter()
                .any(|token| matches!(token, TokenTree::Punct(punct) if punct.as_char() == ';'));
            return !has_length;
        }
        _ => {}
    }
    plain.generics.params.iter().any(|param| {
        let ParamKind::Type(name) = &param.kind else {
            return false;
        };
        let is_about = |predicate: &&TokenStream| {
            let first = (*predicate).clone().into_iter().next();
            matches!(first, Some(TokenTree::Ident(ident)) if same(&ident, name))
        };
        let about = plain.generics.predicates.iter().filter(is_about);
        param.is_in(ty) && param.bounds.iter().chain(about).any(relaxes_sized)
    })
}

/// Tells whether a bound holds `?Sized`.
fn relaxes_sized(bound: &TokenStream) -> bool {
    bound
        .clone()
        .into_iter()
        .any(|token| matches!(token, TokenTree::Punct(punct) if punct.as_char() == '?'))
}
