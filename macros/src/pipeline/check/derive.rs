//! Rules about derives.

use crate::pipeline::errors::Errors;
use crate::pipeline::keyword::Keyword;
use crate::pipeline::messages;
use crate::pipeline::parse::{Arg, Item, Named};
use crate::pipeline::resolve::{Derive, Struct, declarations, traits};

pub(super) fn check(item: &Item, plain: &Struct, errors: &mut Errors) {
    for name in traits(&item.args) {
        check_known(name, errors);
    }
    check_serde(item, plain, errors);
    check_snapshot(item, plain, errors);
    check_once(&item.args, errors);
    for (_, declaration) in declarations(item) {
        check_once(&declaration.args, errors);
    }
}

/// The companion derives what the macro can make for it.
fn check_known(name: &Named, errors: &mut Errors) {
    let text = name.text();
    if Derive::of(&text).is_none() {
        let message = messages::unknown_derive(&text, Derive::like(&text));
        errors.push(name.place, message);
    }
}

/// The traits of `serde` are there if the library was built with them.
fn check_serde(item: &Item, plain: &Struct, errors: &mut Errors) {
    for name in traits(&item.args) {
        if let Some(derive) = Derive::of(&name.text()) {
            if derive.is_serde() && !plain.features.serde {
                errors.push(name.place, messages::serde_is_off(derive));
            }
        }
    }
}

/// `Clone` and `Serialize` go through the snapshot; reported at both words.
fn check_snapshot(item: &Item, plain: &Struct, errors: &mut Errors) {
    if plain.has_snapshot() {
        return;
    }
    let word = item
        .args
        .iter()
        .find(|arg| arg.is(Keyword::NoSnapshot))
        .map(|arg| arg.place);
    for name in traits(&item.args) {
        let derive = Derive::of(&name.text()).filter(|derive| derive.needs_snapshot());
        if let (Some(word), Some(derive)) = (word, derive) {
            errors.push(word, messages::derive_without_snapshot(derive));
            errors.push(name.place, messages::derive_without_snapshot(derive));
        }
    }
}

/// No trait is derived twice; reported at the second.
fn check_once(args: &[Arg], errors: &mut Errors) {
    let mut seen: Vec<String> = Vec::new();
    for name in traits(args) {
        let text = name.text();
        if seen.contains(&text) {
            errors.push(name.place, messages::derived_twice(&text));
        }
        seen.push(text);
    }
}
