//! Rules about `arc`, `rc` and `wrapped`.

use super::only_kind;
use crate::pipeline::errors::Errors;
use crate::pipeline::keyword::{Keyword, Kind, Level};
use crate::pipeline::messages;
use crate::pipeline::names::Spelling;
use crate::pipeline::parse::{Arg, Item, Value, find};
use crate::pipeline::resolve::{joins, listed};

const WORDS: [Keyword; 3] = [Keyword::Arc, Keyword::Rc, Keyword::Wrapped];

pub(super) fn check(level: Level, args: &[Arg], item: &Item, errors: &mut Errors) {
    // In a group they are out of place, which another rule reports.
    if !matches!(level, Level::Field | Level::Group) || joins(args).is_some() {
        return;
    }
    check_one(args, errors);
    check_new(args, item, errors);
    check_sync(args, item, errors);
    if level == Level::Field && find(args, Keyword::Wrapped).is_some() {
        check_kind_of_wrapped(args, errors);
        check_options_of_wrapped(args, errors);
        check_verbs_of_wrapped(args, errors);
    }
}

/// A field is behind one pointer; reported at each of several.
fn check_one(args: &[Arg], errors: &mut Errors) {
    let (mut words, mut places) = (Vec::new(), Vec::new());
    for word in WORDS {
        if let Some(arg) = find(args, word) {
            words.push(word.text());
            places.push(arg.place);
        }
    }
    if words.len() > 1 {
        for place in places {
            errors.push(place, messages::two_pointers(&words));
        }
    }
}

/// A constant allocates nothing; reported at both words.
fn check_new(args: &[Arg], item: &Item, errors: &mut Errors) {
    let Some(new) = find(&item.args, Keyword::New) else {
        return;
    };
    for arg in args {
        if let Some(keyword @ (Keyword::Arc | Keyword::Rc)) = arg.keyword {
            errors.push(new.place, messages::new_with_pointer(keyword));
            errors.push(arg.place, messages::new_with_pointer(keyword));
        }
    }
}

/// What threads may share is not behind an `Rc`; reported at the `rc`.
fn check_sync(args: &[Arg], item: &Item, errors: &mut Errors) {
    if find(&item.args, Keyword::Sync).is_some() {
        for arg in args.iter().filter(|arg| arg.is(Keyword::Rc)) {
            errors.push(arg.place, messages::rc_in_sync());
        }
    }
}

/// A type that is kept is one of a kind; reported at the word, or at the kind that is none.
fn check_kind_of_wrapped(args: &[Arg], errors: &mut Errors) {
    let place = match only_kind(args) {
        None => find(args, Keyword::Wrapped),
        Some((arg, Kind::Plain)) => Some(arg),
        Some(_) => None,
    };
    // An unknown word was probably meant as the kind, and so was `wrapped(mutex)`.
    let is_known = args
        .iter()
        .all(|arg| arg.keyword.is_some() && !matches!(arg.value, Value::Wrong(_)));
    if let Some(arg) = place.filter(|_| is_known) {
        errors.push(arg.place, messages::wrapped_without_kind());
    }
}

/// A type that is kept has its raw lock already.
fn check_options_of_wrapped(args: &[Arg], errors: &mut Errors) {
    let options = args.iter().filter_map(|arg| match &arg.value {
        Value::Options(options) => Some(options),
        _ => None,
    });
    for arg in options.flatten() {
        if let Some(keyword @ (Keyword::Raw | Keyword::Condvar)) = arg.keyword {
            errors.push(arg.place, messages::option_of_wrapped(keyword));
        }
    }
}

/// What a type that is kept holds cannot be seen, and with it the types of its verbs.
fn check_verbs_of_wrapped(args: &[Arg], errors: &mut Errors) {
    for arg in listed(args).into_iter().flatten() {
        if !arg.word.is("handle") {
            errors.push(arg.place, messages::verb_of_wrapped(&arg.word));
        }
    }
}
