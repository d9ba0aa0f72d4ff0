//! Rules about derives.

use crate::pipeline::errors::Errors;
use crate::pipeline::keyword::Keyword;
use crate::pipeline::messages;
use crate::pipeline::parse::{Arg, Item, Named};
use crate::pipeline::resolve::{Derive, Struct, declarations, traits};
use crate::pipeline::similar::similar;

pub(super) fn check(item: &Item, plain: &Struct, errors: &mut Errors) {
    for name in traits(&item.args) {
        check_known(name, errors);
    }
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
        let meant = similar(&text, Derive::ALL.into_iter().map(Derive::text));
        let message = messages::unknown_derive(&text, meant.and_then(Derive::of));
        errors.push(name.place, message);
    }
}

/// `Clone` clones the snapshot; reported at both words.
fn check_snapshot(item: &Item, plain: &Struct, errors: &mut Errors) {
    if plain.has_snapshot() {
        return;
    }
    let word = item
        .args
        .iter()
        .find(|arg| arg.is(Keyword::NoSnapshot))
        .map(|arg| arg.place);
    let name = traits(&item.args).find(|name| Derive::of(&name.text()) == Some(Derive::Clone));
    if let (Some(word), Some(name)) = (word, name) {
        errors.push(word, messages::clone_without_snapshot());
        errors.push(name.place, messages::clone_without_snapshot());
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
