//! Rules about kinds.

use super::only_kind;
use crate::pipeline::errors::Errors;
use crate::pipeline::keyword::{Keyword, Kind, Level};
use crate::pipeline::messages;
use crate::pipeline::parse::{Arg, Value};
use crate::pipeline::resolve::{Struct, joins, kinds};

pub(super) fn check(level: Level, args: &[Arg], plain: &Struct, errors: &mut Errors) {
    // Elsewhere a kind is out of place, which is reported already.
    if matches!(
        level,
        Level::Field | Level::Group | Level::Default | Level::Whole
    ) {
        check_one_kind(level, args, errors);
        check_sync(level, args, plain, errors);
    }
    if level == Level::Default {
        check_no_condvar(args, errors);
    }
}

/// A field or a group has one kind; reported at each of several.
fn check_one_kind(level: Level, args: &[Arg], errors: &mut Errors) {
    let mut firsts: Vec<(&Arg, Kind)> = Vec::new();
    for (arg, kind) in kinds(args) {
        if firsts.iter().all(|&(_, other)| other != kind) {
            firsts.push((arg, kind));
        }
    }
    if firsts.len() > 1 {
        let all: Vec<_> = firsts.iter().map(|(_, kind)| kind.text()).collect();
        for (arg, _) in firsts {
            errors.push(arg.place, messages::two_kinds(&all, level));
        }
    }
}

/// In a `sync` struct every kind can be shared by threads.
fn check_sync(level: Level, args: &[Arg], plain: &Struct, errors: &mut Errors) {
    if !plain.says(Keyword::Sync) {
        return;
    }
    if let Some((arg, kind)) = only_kind(args) {
        if !kind.is_sync() {
            let holds_several =
                matches!(level, Level::Group | Level::Whole) || joins(args).is_some();
            errors.push(arg.place, messages::not_sync(kind, holds_several));
        }
    }
}

/// A condition variable belongs to one lock.
fn check_no_condvar(args: &[Arg], errors: &mut Errors) {
    for arg in args {
        if let Value::Options(options) = &arg.value {
            for arg in options.iter().filter(|arg| arg.is(Keyword::Condvar)) {
                // In the options of another kind it is out of place anyway.
                if !matches!(arg.value, Value::Unread) {
                    errors.push(arg.place, messages::condvar_on_default());
                }
            }
        }
    }
}
