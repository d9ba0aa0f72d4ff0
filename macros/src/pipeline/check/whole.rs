//! Rules about `whole`: one lock holds all fields, so nothing is said about single ones.

use crate::pipeline::errors::Errors;
use crate::pipeline::keyword::{Keyword, Level};
use crate::pipeline::messages;
use crate::pipeline::parse::{Arg, Item, find};

pub(super) fn check(item: &Item, errors: &mut Errors) {
    check_struct(&item.args, errors);
    for field in &item.fields {
        check_field(&field.args, errors);
    }
}

/// The struct has neither groups nor a kind for single fields; reported at both words.
fn check_struct(args: &[Arg], errors: &mut Errors) {
    let whole = find(args, Keyword::Whole);
    for arg in args {
        if let Some(keyword @ (Keyword::Group | Keyword::Default)) = arg.keyword {
            for arg in whole.into_iter().chain([arg]) {
                errors.push(arg.place, messages::whole_excludes(keyword));
            }
        }
    }
}

/// No field has a kind, a group or an accessor.
fn check_field(args: &[Arg], errors: &mut Errors) {
    for arg in args {
        if let Some(keyword) = arg.keyword {
            if keyword.form(Level::Field).is_some() {
                errors.push(arg.place, messages::field_of_whole(keyword));
            }
        }
    }
}
