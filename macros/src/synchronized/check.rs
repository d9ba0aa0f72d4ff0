//! Third stage: what was written against the rules, a function for each group of them.

use super::keyword::{Form, Level, Word};
use super::messages;
use super::outcome::Outcome;
use super::parse::{
    Arg, Args, Block, Member, Method, Receiver, Written, parse_types, split_generics,
};
use super::resolve::{Arguments, Exposure, Way, as_ident, is_itself, is_path, is_wanted};
use crate::pipeline::errors::Errors;
use crate::pipeline::path::is_name;
use crate::pipeline::similar::similar;

/// Reports every breach of a rule.
pub(crate) fn check(args: &Args, block: &Block, exposure: &Exposure<'_>, errors: &mut Errors) {
    check_arguments(&args.list, Level::Block, errors);
    check_kinds(&args.list, errors);
    check_target(args, block, exposure, errors);
    check_way(args, errors);
    check_parameters(&args.list, block, errors);
    check_declared(args, block, errors);
    let expose = Arguments(&args.list).has(Word::Expose);
    check_something_is_exposed(args, block, expose, errors);
    for member in &block.members {
        let Some(method) = &member.method else {
            check_no_arguments(member, errors);
            continue;
        };
        check_method_arguments(member, method, expose, errors);
        if is_wanted(member, expose) {
            check_signature(method, errors);
        }
        check_forward(member, method, expose, errors);
    }
    check_results(exposure, errors);
}

/// Every argument is known where it stands, has its form and is given once.
fn check_arguments(list: &[Arg], level: Level, errors: &mut Errors) {
    for (index, arg) in list.iter().enumerate() {
        let Some(word) = arg.word else {
            let name = arg.key.to_string();
            let similar = similar(&name, &Word::allowed(level));
            let message = messages::unknown_argument(&name, level, similar);
            errors.push(arg.place, message);
            continue;
        };
        let Some(form) = word.form(level) else {
            errors.push(arg.place, messages::wrong_level(word, level));
            continue;
        };
        let fits = fits(&arg.written, word, form);
        if !fits || arg.quoted.is_some() {
            let found = show(arg);
            let message = messages::wrong_form(word, form, &found, fits);
            errors.push(arg.value_place, message);
        }
        if let Written::Options(list) = &arg.written {
            check_arguments(list, Level::Kind, errors);
        }
        if list[..index].iter().any(|other| other.word == arg.word) {
            errors.push(arg.place, messages::duplicate(word));
        }
    }
}

fn fits(written: &Written, word: Word, form: Form) -> bool {
    match (written, form) {
        (Written::Word, Form::Word | Form::Options) => true,
        // What a prefix begins is a name, whatever the prefix is.
        (Written::Value(value), Form::Ident) => {
            as_ident(value).is_some_and(|ident| word == Word::Prefix || is_name(&ident))
        }
        (Written::Value(value), Form::Path) => is_path(word, value),
        (Written::Value(value), Form::Expression) => !value.is_empty(),
        (Written::Options(list), Form::Options) => !list.is_empty(),
        (Written::List(list), Form::Types) => {
            parse_types(list).is_some_and(|types| !types.is_empty())
        }
        _ => false,
    }
}

fn show(arg: &Arg) -> String {
    let key = &arg.key;
    if let Some(string) = &arg.quoted {
        return format!("{key} = {string}");
    }
    match &arg.written {
        Written::Word => key.to_string(),
        Written::Value(value) if value.is_empty() => format!("{key} ="),
        Written::Value(value) => format!("{key} = {}", messages::compact(value)),
        Written::List(_) | Written::Options(_) => format!("{key}(..)"),
    }
}

/// A way leads to one lock, which has one kind.
fn check_kinds(list: &[Arg], errors: &mut Errors) {
    let kinds: Vec<_> = list
        .iter()
        .filter_map(|arg| Some((arg.word?, arg.place)))
        .filter(|(word, _)| matches!(word, Word::Kind(_)))
        .collect();
    if let [(first, place), rest @ ..] = kinds.as_slice() {
        for (second, second_place) in rest.iter().filter(|(second, _)| second != first) {
            let message = messages::two_kinds(*first, *second);
            errors.push(*place, message.clone());
            errors.push(*second_place, message);
        }
    }
}

/// The target has the payload and is none.
fn check_target(args: &Args, block: &Block, exposure: &Exposure<'_>, errors: &mut Errors) {
    let itself = args
        .target
        .as_ref()
        .filter(|target| is_itself(target, block, &exposure.methods));
    if let Some(target) = itself {
        let message = messages::target_is_payload(&messages::compact(&target.ty));
        errors.push(target.place, message);
    }
}

/// The payload is in a field or where `via` says, not both.
fn check_way(args: &Args, errors: &mut Errors) {
    let field = args
        .target
        .as_ref()
        .and_then(|target| target.field.as_ref());
    let via = Arguments(&args.list).find(Word::Via);
    if let (Some((_, field)), Some(via)) = (field, via) {
        errors.push(*field, messages::field_and_via());
        errors.push(via.place, messages::field_and_via());
    }
}

/// `with` speaks of the block's own parameters.
fn check_parameters(list: &[Arg], block: &Block, errors: &mut Errors) {
    let Some(arg) = Arguments(list).find(Word::With) else {
        return;
    };
    let Written::List(types) = &arg.written else {
        return;
    };
    let params = split_generics(&block.generics);
    for (name, _) in parse_types(types).unwrap_or_default() {
        if !params.iter().any(|param| param.is(&name)) {
            let mut place = arg.place;
            (place.start, place.end) = (name.span(), name.span());
            errors.push(place, messages::unknown_parameter(&name));
        }
    }
}

/// The target declares what the block does not.
fn check_declared(args: &Args, block: &Block, errors: &mut Errors) {
    let Some(target) = &args.target else { return };
    let own = split_generics(&block.generics);
    for param in split_generics(&target.generics) {
        if own.iter().any(|own| own.is_named_like(&param)) {
            let mut place = target.place;
            (place.start, place.end) = param.span();
            errors.push(place, messages::parameter_of_the_block(&param.text()));
        }
    }
}

/// A block that exposes nothing is a mistake.
fn check_something_is_exposed(args: &Args, block: &Block, expose: bool, errors: &mut Errors) {
    let Some(target) = &args.target else { return };
    // A method that was meant to be exposed has an error of its own.
    let is_meant = |member: &Member| {
        let is_forward = member.method.as_ref().is_some_and(|m| !m.has_body);
        is_wanted(member, expose) || is_forward || Arguments(&member.args).has(Word::As)
    };
    if !block.members.iter().any(is_meant) {
        errors.push(target.place, messages::nothing_exposed());
    }
}

/// Only methods are exposed, so only on them is anything to be said.
fn check_no_arguments(member: &Member, errors: &mut Errors) {
    if let Some((word, place)) = member.first_arg() {
        errors.push(place, messages::not_a_method(word));
    }
}

/// What is said about a method is said on one that is exposed.
fn check_method_arguments(member: &Member, method: &Method, expose: bool, errors: &mut Errors) {
    if matches!(method.receiver, Receiver::None) {
        check_no_arguments(member, errors);
        return;
    }
    check_arguments(&member.args, Level::Method, errors);
    let list = Arguments(&member.args);
    if let Some(renamed) = list.find(Word::As) {
        if let Some(skip) = list.find(Word::Skip) {
            errors.push(skip.place, messages::skipped_and_renamed());
            errors.push(renamed.place, messages::skipped_and_renamed());
        } else if !is_wanted(member, expose) && method.has_body {
            errors.push(renamed.place, messages::renamed_but_private(&method.name));
        }
    }
}

/// The signature can be written again on another type, and its arguments passed on.
fn check_signature(method: &Method, errors: &mut Errors) {
    for (word, place) in &method.qualifiers {
        errors.push(*place, messages::qualifier(&method.name, &word.to_string()));
    }
    if let Receiver::Other(place, text) = &method.receiver {
        errors.push(*place, messages::receiver(&method.name, text));
    }
    for argument in &method.arguments {
        if let Some(place) = argument.attribute {
            errors.push(place, messages::argument_attribute());
        }
        if argument.name.is_none() {
            let found = messages::compact(&argument.pattern);
            errors.push(argument.place, messages::pattern(&found));
        }
    }
}

/// A method without a body has no other purpose than to be exposed.
fn check_forward(member: &Member, method: &Method, expose: bool, errors: &mut Errors) {
    if method.has_body {
        return;
    }
    if matches!(method.receiver, Receiver::None) {
        errors.push(method.place, messages::forward_without_self(&method.name));
    } else if !is_wanted(member, expose) {
        errors.push(method.place, messages::private_forward(&method.name));
    }
}

/// What a method returns can leave the lock, as a value or as a guard.
fn check_results(exposure: &Exposure<'_>, errors: &mut Errors) {
    for exposed in &exposure.methods {
        let name = &exposed.method.name;
        let place = exposed.method.result_place;
        match &exposed.outcome {
            Outcome::Value => {}
            Outcome::Refused(refusal, place) => {
                errors.push(*place, messages::refused(name, *refusal));
            }
            Outcome::Guard(_) => {
                if exposure.kind.is_none() && matches!(exposure.way, Way::Expression(_)) {
                    errors.push(place, messages::kind_unknown(name));
                }
            }
        }
    }
}
