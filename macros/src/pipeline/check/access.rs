//! Rules about `access(..)`.

use crate::pipeline::errors::Errors;
use crate::pipeline::keyword::Kind;
use crate::pipeline::messages;
use crate::pipeline::names::Spelling;
use crate::pipeline::parse::{Item, VerbArg};
use crate::pipeline::resolve::{Home, Struct, declarations, joins, listed, meant_verb, same};
use crate::pipeline::verb::Verb;

pub(super) fn check(item: &Item, plain: &Struct, errors: &mut Errors) {
    if let (Some(verbs), Some(whole)) = (listed(&item.args), &plain.whole()) {
        check_list(verbs, Some(whole.sharing.kind), errors);
        return;
    }
    if let Some(verbs) = listed(&item.args) {
        check_list(verbs, None, errors);
        check_no_renames(verbs, errors);
        check_someone_has(verbs, item, plain, errors);
    }
    for (arg, field) in item.fields.iter().zip(&plain.fields) {
        // In a group it is out of place, which another rule reports.
        if let (Some(verbs), Home::Own(own), None) =
            (listed(&arg.args), &field.home, joins(&arg.args))
        {
            if own.sharing.wrapped.is_none() {
                check_list(verbs, Some(own.sharing.kind), errors);
            }
        }
    }
    for (_, declaration) in declarations(item) {
        let group = plain
            .groups
            .iter()
            .find(|group| same(&group.field, &declaration.name));
        if let (Some(verbs), Some(group)) = (listed(&declaration.args), group) {
            check_list(verbs, Some(group.sharing.kind), errors);
        }
    }
}

/// The rules that a list keeps by itself, for a field or group of the kind, or as the default.
fn check_list(verbs: &[VerbArg], kind: Option<Kind>, errors: &mut Errors) {
    for (index, arg) in verbs.iter().enumerate() {
        check_known(arg, kind, errors);
        check_once(&verbs[..index], arg, errors);
    }
    check_one_getter(verbs, errors);
}

/// Every verb is one, and the kind has it.
fn check_known(arg: &VerbArg, kind: Option<Kind>, errors: &mut Errors) {
    let message = match (Verb::of(&arg.word.to_string()), kind) {
        (None, _) => messages::unknown_verb(&arg.word, kind, meant_verb(&arg.word, kind)),
        (Some(verb), Some(kind)) if !verb.is_of(kind) => messages::verb_of_other_kind(verb, kind),
        _ => return,
    };
    errors.push(arg.place, message);
}

/// No verb is listed twice; reported at the second.
fn check_once(before: &[VerbArg], arg: &VerbArg, errors: &mut Errors) {
    if before
        .iter()
        .any(|other| other.word.is(&arg.word.to_string()))
    {
        errors.push(arg.place, messages::duplicate_verb(&arg.word));
    }
}

/// A field is read in one way; reported at both verbs.
fn check_one_getter(verbs: &[VerbArg], errors: &mut Errors) {
    let of = |verb: Verb| verbs.iter().find(|arg| arg.word.is(verb.text()));
    if let (Some(get), Some(get_cloned)) = (of(Verb::Get), of(Verb::GetCloned)) {
        for arg in [get, get_cloned] {
            errors.push(arg.place, messages::two_getters());
        }
    }
}

/// The list of the struct serves many fields, which cannot all have one name.
fn check_no_renames(verbs: &[VerbArg], errors: &mut Errors) {
    for arg in verbs {
        if let Some((_, place)) = &arg.rename {
            errors.push(*place, messages::rename_on_struct(&arg.word));
        }
    }
}

/// A verb in the list of the struct is one that some field or group has.
fn check_someone_has(verbs: &[VerbArg], item: &Item, plain: &Struct, errors: &mut Errors) {
    for arg in verbs {
        let Some(verb) = Verb::of(&arg.word.to_string()) else {
            continue;
        };
        let has = |kind: Kind| kind != Kind::Plain && verb.is_of(kind);
        if !plain.slots().any(|slot| has(slot.sharing().kind)) {
            errors.push(arg.place, messages::verb_of_no_field(verb, &item.ident));
        }
    }
}
