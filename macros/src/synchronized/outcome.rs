//! What becomes of a method's result: a value as it is, or a guard where it borrows from `self`.
//!
//! Read off the tokens alone, by the rules of lifetime elision: an elided lifetime in the result of
//! a method is that of `self`. A borrow that hides behind a type's name (`Iter<T>`) is left to the
//! compiler, which finds it in the generated method.

use proc_macro::{Delimiter, TokenStream, TokenTree};

use super::parse::{Method, Receiver};
use crate::pipeline::code::{Code, code};
use crate::pipeline::names::Spelling;
use crate::pipeline::place::Place;
use crate::pipeline::tokens::{Depth, flatten, mentions, mentions_lifetime, split};

/// What an exposed method returns.
#[derive(Clone)]
pub(crate) enum Outcome {
    /// What the method returns.
    Value,
    /// A guard of the part that the method returns a reference to.
    Guard(Guard),
    /// Nothing: the result cannot leave the lock, and this is where it says so.
    Refused(Refusal, Place),
}

/// A reference in a result, and what stands around it.
#[derive(Clone)]
pub(crate) struct Guard {
    /// What the reference leads to.
    pub(crate) part: TokenStream,
    pub(crate) wrapper: Wrapper,
    /// The tokens in front of the reference and behind it.
    pub(crate) before: TokenStream,
    pub(crate) after: TokenStream,
}

/// What stands around a reference.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Wrapper {
    Bare,
    Option,
    Result,
}

/// Why a result cannot leave the lock.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Refusal {
    /// `impl Iterator<Item = u8>`
    Opaque,
    /// `Vec<&T>`, `Iter<'_, T>`
    Borrows,
    /// `&T` from `&mut self`
    SharedOfExclusive,
    /// `&mut T` from `&self`
    ExclusiveOfShared,
    /// `fn pick<'a>(&'a self, other: &'a str) -> &'a str`
    SharedLifetime,
    /// `fn find<'a, 'b: 'a>(&'a self, key: &'b str) -> &'a str`
    BoundLifetime,
    /// `&dyn Trait`
    Object,
}

/// Looks at the result of a method that takes `self` by reference.
pub(crate) fn outcome(method: &Method) -> Outcome {
    let (own, exclusive) = match &method.receiver {
        Receiver::Shared(lifetime) => (lifetime, false),
        Receiver::Exclusive(lifetime) => (lifetime, true),
        Receiver::None | Receiver::Other(..) => return Outcome::Value,
    };
    let Some(result) = &method.result else {
        return Outcome::Value;
    };
    let own = Own::new(own);
    let place = method.result_place;
    let tokens: TokenStream = flatten(result.clone()).into_iter().collect();
    if mentions(&tokens, "impl") {
        return Outcome::Refused(Refusal::Opaque, place);
    }
    let wrapped = wrapped(&tokens).unwrap_or_else(|| Wrapped {
        before: TokenStream::new(),
        inside: tokens.clone(),
        after: TokenStream::new(),
        wrapper: Wrapper::Bare,
    });
    match reference(&wrapped.inside, &own) {
        Some((mutable, part)) if !own.is_in(&part) && !own.is_in(&wrapped.after) => {
            let is_lent_too = method
                .arguments
                .iter()
                .any(|argument| own.is_named_in(&argument.ty));
            let bound = method.bounds.iter().find(|bound| own.is(&bound.name));
            match (exclusive, mutable) {
                (true, false) => Outcome::Refused(Refusal::SharedOfExclusive, place),
                (false, true) => Outcome::Refused(Refusal::ExclusiveOfShared, place),
                _ if is_lent_too => Outcome::Refused(Refusal::SharedLifetime, place),
                _ => match bound {
                    Some(bound) => Outcome::Refused(Refusal::BoundLifetime, bound.place),
                    None if is_lent_object(&part) => Outcome::Refused(Refusal::Object, place),
                    None => Outcome::Guard(Guard {
                        part,
                        wrapper: wrapped.wrapper,
                        before: wrapped.before,
                        after: wrapped.after,
                    }),
                },
            }
        }
        _ if own.is_in(&tokens) => Outcome::Refused(Refusal::Borrows, place),
        _ => Outcome::Value,
    }
}

/// Tells whether a reference to it is one to a trait object that lives no longer than the reference:
/// `dyn Trait` without a lifetime.
///
/// An `Any` lives forever by itself; of other traits no token tells.
fn is_lent_object(part: &TokenStream) -> bool {
    let has_lifetime = |bound: TokenStream| {
        let bound: Vec<_> = bound.into_iter().collect();
        after(&bound, '\'').is_some()
            || matches!(bound.last(), Some(TokenTree::Ident(name)) if name.is("Any"))
    };
    is_object(part) && !split(part.clone(), '+').into_iter().any(has_lifetime)
}

fn is_object(ty: &TokenStream) -> bool {
    matches!(ty.clone().into_iter().next(), Some(TokenTree::Ident(word)) if word.is("dyn"))
}

/// The lifetime of `self`.
struct Own {
    /// Its name, if it has one.
    name: Option<String>,
}

impl Own {
    fn new(lifetime: &TokenStream) -> Self {
        let name = lifetime.clone().into_iter().nth(1);
        Self {
            name: name.map(|name| name.to_string()),
        }
    }

    /// Tells whether this is its name.
    fn is(&self, name: &str) -> bool {
        self.name.as_deref() == Some(name)
    }

    /// Tells whether `tokens` name it.
    fn is_named_in(&self, tokens: &TokenStream) -> bool {
        self.name
            .as_ref()
            .is_some_and(|name| mentions_lifetime(tokens, name))
    }

    /// Tells whether `tokens` name it or leave it out.
    fn is_in(&self, tokens: &TokenStream) -> bool {
        self.is_named_in(tokens) || elides(tokens)
    }
}

/// Tells whether `tokens` hold a reference without a lifetime, or `'_`.
///
/// Behind `fn(..)` and `Fn(..)` elision has other rules, so they and their results are passed over.
fn elides(tokens: &TokenStream) -> bool {
    let mut tokens = tokens.clone().into_iter().peekable();
    let mut after_function = false;
    while let Some(token) = tokens.next() {
        match &token {
            TokenTree::Punct(punct) if punct.as_char() == '&' => {
                let is_named =
                    matches!(tokens.peek(), Some(TokenTree::Punct(p)) if p.as_char() == '\'');
                if !is_named && !after_function {
                    return true;
                }
            }
            TokenTree::Punct(punct) if punct.as_char() == '\'' => {
                let is_elided = matches!(tokens.peek(), Some(TokenTree::Ident(i)) if i.is("_"));
                if is_elided && !after_function {
                    return true;
                }
            }
            TokenTree::Punct(punct) if matches!(punct.as_char(), ',' | '+') => {
                after_function = false;
            }
            TokenTree::Ident(ident) => {
                let is_function = ["fn", "Fn", "FnMut", "FnOnce"]
                    .iter()
                    .any(|word| ident.is(word));
                let has_list = matches!(
                    tokens.peek(),
                    Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Parenthesis
                );
                if is_function && has_list {
                    tokens.next();
                    after_function = true;
                }
            }
            TokenTree::Group(group) if elides(&group.stream()) => return true,
            TokenTree::Group(_) | TokenTree::Punct(_) | TokenTree::Literal(_) => {}
        }
    }
    false
}

/// `&T`, `&'a T`, `&mut T` with the lifetime of `self`: whether it is mutable, and `T`.
fn reference(tokens: &TokenStream, own: &Own) -> Option<(bool, TokenStream)> {
    let tokens: Vec<_> = flatten(tokens.clone());
    let mut rest = tokens.as_slice();
    rest = after(rest, '&')?;
    if let Some(behind) = after(rest, '\'') {
        let (name, behind) = behind.split_first()?;
        let name = name.to_string();
        if name != "_" && !own.is(&name) {
            return None;
        }
        rest = behind;
    }
    let mut mutable = false;
    if let [TokenTree::Ident(word), behind @ ..] = rest {
        if word.is("mut") {
            mutable = true;
            rest = behind;
        }
    }
    // The parentheses of `&(dyn A + B)` have no use in a guard's type.
    if let [TokenTree::Group(group)] = rest {
        let inside = group.stream();
        if group.delimiter() == Delimiter::Parenthesis && is_object(&inside) {
            return Some((mutable, inside));
        }
    }
    Some((mutable, rest.iter().cloned().collect()))
}

fn after(tokens: &[TokenTree], character: char) -> Option<&[TokenTree]> {
    match tokens {
        [TokenTree::Punct(punct), rest @ ..] if punct.as_char() == character => Some(rest),
        _ => None,
    }
}

struct Wrapped {
    before: TokenStream,
    inside: TokenStream,
    after: TokenStream,
    wrapper: Wrapper,
}

/// `Option<..>` and `Result<.., E>`, by whatever path, and aliases that end in `Result`.
fn wrapped(tokens: &TokenStream) -> Option<Wrapped> {
    let tokens = flatten(tokens.clone());
    let open = tokens
        .iter()
        .position(|token| matches!(token, TokenTree::Punct(p) if p.as_char() == '<'))?;
    let TokenTree::Ident(name) = tokens.get(open.checked_sub(1)?)? else {
        return None;
    };
    let name = name.to_string();
    let wrapper = match &*name {
        "Option" => Wrapper::Option,
        _ if name.ends_with("Result") => Wrapper::Result,
        _ => return None,
    };
    // Nothing may follow the closing bracket: `Option<T>::Assoc` is another type.
    let (last, inside) = tokens[open + 1..].split_last()?;
    let mut depth = Depth::default();
    for token in inside {
        depth.pass(token);
    }
    if !depth.is_outside() || !matches!(last, TokenTree::Punct(p) if p.as_char() == '>') {
        return None;
    }
    let mut parts = split(inside.iter().cloned().collect(), ',').into_iter();
    let part = parts.next()?;
    let mut after = Code::default();
    for part in parts {
        after.extend(code!(, #part));
    }
    after.extend(last);
    Some(Wrapped {
        before: tokens[..=open].iter().cloned().collect(),
        inside: part,
        after: after.into_stream(),
        wrapper,
    })
}
