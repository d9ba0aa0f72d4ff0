//! Which of a struct's parameters some of its fields need.

use crate::pipeline::code::Code;
use proc_macro::{TokenStream, TokenTree};

use crate::pipeline::parse::Generics;
use crate::pipeline::tokens::split;

/// The parameters that `types` mention, with their bounds; and those that only these bounds mention.
///
/// The second ones must be declared too, but nothing would use them.
pub(super) fn mentioned_by(all: &Generics, types: &[&Code]) -> (Generics, Generics) {
    let count = all.params.len();
    let mut mentioned = Vec::new();
    for param in &all.params {
        mentioned.push(types.iter().any(|ty| param.is_in(*ty)));
    }

    let mut needed = mentioned.clone();
    // Each pass adds a parameter or is the last.
    for _ in 0..count {
        for index in 0..count {
            if needed[index] {
                for bound in &all.params[index].bounds {
                    if !outlives(bound) {
                        add(&mut needed, all, bound);
                    }
                }
            }
        }
        for predicate in concerning(all, &needed) {
            add(&mut needed, all, &predicate);
        }
    }

    let mut generics = Generics::default();
    let mut unmentioned = Generics::default();
    for (index, param) in all.params.iter().enumerate() {
        if !needed[index] {
            continue;
        }
        let mut param = param.clone();
        param.bounds.retain(|bound| is_closed(all, &needed, bound));
        if !mentioned[index] {
            unmentioned.params.push(param.clone());
        }
        generics.params.push(param);
    }
    generics.predicates = concerning(all, &needed);
    // Only all the defaults or none: one that is left out may stand before one that is not.
    if !generics
        .params
        .iter()
        .all(|param| is_closed(all, &needed, &param.default))
    {
        for param in &mut generics.params {
            param.default = TokenStream::new();
        }
    }
    (generics, unmentioned)
}

/// Tells whether `bound` is a lifetime: such a bound is left out where that lifetime is not needed,
/// since nothing in the types can depend on it.
fn outlives(bound: &TokenStream) -> bool {
    let first = bound.clone().into_iter().next();
    matches!(first, Some(TokenTree::Punct(punct)) if punct.as_char() == '\'')
}

/// The predicates that speak of a needed parameter.
fn concerning(all: &Generics, needed: &[bool]) -> Vec<TokenStream> {
    let mut concerning = Vec::new();
    for predicate in &all.predicates {
        let is_needed = params_of(all, predicate).iter().any(|index| needed[*index]);
        if is_needed && (!only_outlives(predicate) || is_closed(all, needed, predicate)) {
            concerning.push(predicate.clone());
        }
    }
    concerning
}

/// Tells whether all bounds of a predicate are lifetimes.
fn only_outlives(predicate: &TokenStream) -> bool {
    match split(predicate.clone(), ':').as_slice() {
        [_, bounds] => split(bounds.clone(), '+').iter().all(outlives),
        _ => false,
    }
}

fn add(needed: &mut [bool], all: &Generics, tokens: &TokenStream) {
    for index in params_of(all, tokens) {
        needed[index] = true;
    }
}

fn is_closed(all: &Generics, needed: &[bool], tokens: &TokenStream) -> bool {
    params_of(all, tokens).iter().all(|index| needed[*index])
}

/// The numbers of the parameters that `tokens` mention.
fn params_of(all: &Generics, tokens: &TokenStream) -> Vec<usize> {
    let mut params = Vec::new();
    for (index, param) in all.params.iter().enumerate() {
        if param.is_in(tokens) {
            params.push(index);
        }
    }
    params
}
