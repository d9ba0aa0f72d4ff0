//! Third stage: compares what was written with the rules; one function a rule.
//!
//! What comes in is the item as written and as resolved, what goes out are errors. A rule keeps
//! silent where its breach only follows from one that another rule reports.

mod access;
mod after;
mod argument;
mod derive;
mod group;
mod handle;
mod kind;
mod name;
mod pointer;
mod whole;

use super::errors::Errors;
use super::keyword::{Keyword, Level};
use super::parse::{Arg, Item, KindValue, Value};
use super::resolve::{Struct, kinds};

/// Reports every breach of a rule.
pub(crate) fn check(item: &Item, plain: &Struct, errors: &mut Errors) {
    for (level, args) in lists(item) {
        argument::check(level, args, item, errors);
        kind::check(level, args, plain, errors);
        pointer::check(level, args, item, errors);
    }
    if plain.is_whole() {
        whole::check(item, errors);
    } else {
        group::check(item, errors);
    }
    after::check(item, plain, errors);
    name::check(item, plain, errors);
    handle::check(item, plain, errors);
    access::check(item, plain, errors);
    derive::check(item, plain, errors);
}

/// Every list of arguments and where it stands.
pub(super) fn lists(item: &Item) -> Vec<(Level, &[Arg])> {
    let mut lists = Vec::new();
    collect(Level::Struct, &item.args, &mut lists);
    for field in &item.fields {
        collect(Level::Field, &field.args, &mut lists);
    }
    lists
}

fn collect<'a>(level: Level, args: &'a [Arg], lists: &mut Vec<(Level, &'a [Arg])>) {
    lists.push((level, args));
    for arg in args {
        match (&arg.value, arg.keyword) {
            (Value::Declaration(declaration), Some(keyword)) => {
                collect(Level::of_declaration(keyword), &declaration.args, lists);
            }
            (Value::Kind(KindValue(kind)), Some(keyword)) => {
                collect(Level::of_kind(keyword), core::slice::from_ref(kind), lists);
            }
            (Value::Options(options), Some(Keyword::Kind(kind))) => {
                collect(Level::Kind(kind), options, lists);
            }
            _ => {}
        }
    }
}

/// The one kind among `args`; none where there are several, which is reported already.
fn only_kind(args: &[Arg]) -> Option<(&Arg, super::keyword::Kind)> {
    let mut kinds = kinds(args);
    let first = kinds.next()?;
    kinds.all(|(_, kind)| kind == first.1).then_some(first)
}
