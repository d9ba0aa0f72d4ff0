//! Rules about single arguments: known, in its place, in its form, once.

use crate::pipeline::errors::Errors;
use crate::pipeline::keyword::{Form, Keyword, Kind, Level};
use crate::pipeline::messages;
use crate::pipeline::parse::{Arg, Item, Value, Written};
use crate::pipeline::resolve::{declarations, same, similar_word};
use crate::pipeline::tokens::as_ident;
use crate::pipeline::verb::Verb;

pub(super) fn check(level: Level, args: &[Arg], item: &Item, errors: &mut Errors) {
    for (index, arg) in args.iter().enumerate() {
        check_known(level, arg, item, errors);
        check_place(level, arg, errors);
        check_form(level, arg, errors);
        check_once(&args[..index], arg, errors);
        check_docs(arg, errors);
    }
}

/// Every argument is a word of the grammar.
fn check_known(level: Level, arg: &Arg, item: &Item, errors: &mut Errors) {
    if arg.keyword.is_none() {
        let name = arg.key.to_string();
        let similar = similar_word(&name, level);
        let is_group = declarations(item)
            .any(|(_, group)| group.refused.is_none() && same(&group.name, &arg.key));
        let message = match Verb::of(&name) {
            Some(verb) if Keyword::Access.form(level).is_some() => {
                messages::verb_as_argument(verb, level)
            }
            _ if is_group && level == Level::Field => messages::group_as_argument(&arg.key),
            _ => messages::unknown_argument(&name, level, similar),
        };
        errors.push(arg.place, message);
    }
}

/// Every argument stands at a level that has it.
fn check_place(level: Level, arg: &Arg, errors: &mut Errors) {
    let Some(keyword) = arg.keyword else {
        return;
    };
    if keyword.form(level).is_some() {
        return;
    }
    let message = match (level, keyword) {
        (Level::Struct, Keyword::Kind(kind)) => messages::kind_on_struct(kind),
        (Level::Whole, Keyword::Kind(kind)) => messages::kind_holds_no_struct(kind),
        (Level::Kind(kind), Keyword::Raw) => messages::raw_on_kind(kind),
        (Level::Kind(kind), Keyword::Condvar) => messages::condvar_on_kind(kind),
        _ => messages::wrong_place(keyword, level),
    };
    errors.push(arg.place, message);
}

/// Every argument has the form its word takes at this level.
fn check_form(level: Level, arg: &Arg, errors: &mut Errors) {
    let Some((keyword, form)) = arg.keyword.and_then(|word| Some((word, word.form(level)?))) else {
        return;
    };
    let found = match &arg.value {
        Value::Wrong(found) => found,
        Value::Declaration(declaration) => match &declaration.refused {
            Some(found) => found,
            None => return,
        },
        _ => return,
    };
    // `group` has a form at each level; who takes one for the other hears where it belongs.
    let (place, message) = match (level, keyword, &arg.written) {
        (Level::Struct, Keyword::Group, Written::Value(_)) => {
            (arg.place, messages::group_on_struct(&found.text))
        }
        (Level::Field, Keyword::Group, Written::List(_)) => {
            (arg.place, messages::group_on_field(&found.text))
        }
        _ => {
            let message = match kind_inside(arg).filter(|_| level != Level::Handle) {
                Some(kind) if form == Form::Word => messages::kind_in_pointer(keyword, kind),
                _ => messages::wrong_form(keyword, form, &found.text, found.raw.as_deref()),
            };
            (found.place, message)
        }
    };
    errors.push(place, message);
}

/// The kind in `arc(mutex)`.
fn kind_inside(arg: &Arg) -> Option<Kind> {
    let (Some(Keyword::Arc | Keyword::Rc | Keyword::Wrapped), Written::List(list)) =
        (arg.keyword, &arg.written)
    else {
        return None;
    };
    match Keyword::of(&as_ident(list)?.to_string()) {
        Some(Keyword::Kind(kind)) => Some(kind),
        _ => None,
    }
}

/// No argument is given twice; groups and derives add up, and kinds have a rule of their own.
fn check_once(before: &[Arg], arg: &Arg, errors: &mut Errors) {
    let Some(keyword) = arg.keyword else {
        return;
    };
    let adds_up = match keyword {
        Keyword::Derive => true,
        Keyword::Group => matches!(arg.written, Written::List(_)),
        _ => false,
    };
    if !adds_up && before.iter().any(|other| other.is(keyword)) {
        errors.push(arg.place, messages::duplicate_argument(keyword));
    }
}

/// Only what makes a type is documented.
fn check_docs(arg: &Arg, errors: &mut Errors) {
    if let Some(place) = arg.docs_place {
        let makes_type = [Keyword::Group, Keyword::Handle, Keyword::Weak];
        if !makes_type.into_iter().any(|keyword| arg.is(keyword)) {
            errors.push(place, messages::misplaced_docs());
        }
    }
}
