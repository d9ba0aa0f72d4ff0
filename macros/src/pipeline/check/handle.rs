//! Rules about handles.

use crate::pipeline::errors::Errors;
use crate::pipeline::keyword::Keyword;
use crate::pipeline::messages;
use crate::pipeline::parse::{Declaration, Item, find};
use crate::pipeline::resolve::{Struct, declared, is_taken, same};

pub(super) fn check(item: &Item, plain: &Struct, errors: &mut Errors) {
    if let Some((_, handle)) = declared(&item.args, Keyword::Handle) {
        check_names(handle, plain, errors);
        check_sync(item, handle, errors);
    }
}

/// A handle has a name of its own.
fn check_names(handle: &Declaration, plain: &Struct, errors: &mut Errors) {
    let weak = declared(&handle.args, Keyword::Weak).map(|(_, weak)| weak);
    if is_taken(&handle.name, plain) {
        let message = messages::handle_name_taken(&handle.name, &plain.ident);
        errors.push(handle.place, message);
    }
    if let Some(weak) = weak {
        if is_taken(&weak.name, plain) || same(&weak.name, &handle.name) {
            errors.push(
                weak.place,
                messages::handle_name_taken(&weak.name, &plain.ident),
            );
        }
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
