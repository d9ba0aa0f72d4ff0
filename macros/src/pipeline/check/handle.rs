//! Rules about handles.

use crate::pipeline::errors::Errors;
use crate::pipeline::keyword::Keyword;
use crate::pipeline::messages;
use crate::pipeline::parse::{Declaration, Item, find};
use crate::pipeline::resolve::{Struct, Type, declared, same};

pub(super) fn check(item: &Item, plain: &Struct, errors: &mut Errors) {
    if let Some((_, handle)) = declared(&item.args, Keyword::Handle) {
        check_names(handle, plain, errors);
        check_sync(item, handle, errors);
    }
}

/// A handle has a name of its own.
fn check_names(handle: &Declaration, plain: &Struct, errors: &mut Errors) {
    let mut check = |asker, declaration: &Declaration, bearer| {
        if let Some(bearer) = bearer {
            let message = messages::type_name_taken(asker, &declaration.name, bearer);
            errors.push(declaration.place, message);
        }
    };
    check(Type::Handle, handle, plain.type_called(&handle.name));
    if let Some((_, weak)) = declared(&handle.args, Keyword::Weak) {
        let is_handle = same(&weak.name, &handle.name).then_some(Type::Handle);
        check(
            Type::Weak,
            weak,
            plain.type_called(&weak.name).or(is_handle),
        );
    }
}

/// What threads may share is not behind an `Rc`; reported at both words.
fn check_sync(item: &Item, handle: &Declaration, errors: &mut Errors) {
    let sync = find(&item.args, Keyword::Sync);
    let rc = find(&handle.args, Keyword::Rc);
    if let (Some(sync), Some(rc)) = (sync, rc) {
        errors.push(sync.place, messages::rc_in_sync());
        errors.push(rc.place, messages::rc_in_sync());
    }
}
