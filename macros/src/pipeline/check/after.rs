//! Rules about declared orders.

use crate::pipeline::errors::Errors;
use crate::pipeline::keyword::{Keyword, Kind};
use crate::pipeline::messages;
use crate::pipeline::parse::{Arg, Item};
use crate::pipeline::resolve::{
    Home, Sharing, Struct, Why, declarations, joins, kinds, locks, refused, same,
};
use crate::pipeline::similar::similar;

pub(super) fn check(item: &Item, plain: &Struct, errors: &mut Errors) {
    check_own(plain, errors);
    if let Some(whole) = plain.whole() {
        check_is_lock(&item.args, &whole.sharing, errors);
        return;
    }
    for arg in declared(&item.args) {
        errors.push(arg.place, messages::after_on_struct());
    }
    for (written, field) in item.fields.iter().zip(&plain.fields) {
        match (&field.home, joins(&written.args)) {
            (Home::Own(own), None) => check_is_lock(&written.args, &own.sharing, errors),
            (_, Some(group)) if kinds(&written.args).next().is_none() => {
                for arg in declared(&written.args) {
                    errors.push(arg.place, messages::after_in_group(group));
                }
            }
            (Home::Group(group), _) => {
                check_is_lock(&written.args, &plain.groups[*group].sharing, errors);
            }
            // A group on a tuple struct, which is reported already.
            _ => {}
        }
    }
    for (_, declaration) in declarations(item) {
        let group = plain
            .groups
            .iter()
            .find(|group| same(&group.field, &declaration.name));
        if let Some(group) = group {
            check_is_lock(&declaration.args, &group.sharing, errors);
        }
    }
}

/// A lock comes after others that are there, and after none that comes after it.
fn check_own(plain: &Struct, errors: &mut Errors) {
    for refused in refused(plain) {
        let (earlier, later) = (&refused.class.field, &refused.later);
        let message = match refused.why {
            Why::Unknown => {
                let mut locks = locks(plain);
                locks.retain(|lock| lock != later);
                let locks: Vec<_> = locks.iter().map(String::as_str).collect();
                let similar = similar(earlier, &locks);
                messages::after_unknown(&plain.companion, earlier, &locks, similar)
            }
            Why::Unsure => continue,
            Why::Circle if earlier == later => messages::after_itself(later),
            Why::Circle => messages::after_in_circle(later, earlier),
        };
        errors.push(refused.class.place, message);
    }
}

/// What is taken after something else is a lock; other kinds never wait.
fn check_is_lock(args: &[Arg], sharing: &Sharing, errors: &mut Errors) {
    // A word that is not known was probably meant as the kind; of several none is the kind.
    let is_known = sharing.certain && args.iter().all(|arg| arg.keyword.is_some());
    let mut written = kinds(args).map(|(_, kind)| kind);
    let first: Option<Kind> = written.next();
    if sharing.kind.is_lock() || !is_known || written.any(|kind| Some(kind) != first) {
        return;
    }
    let message = match sharing.wrapped {
        // The lock has the class it was made with, wherever that was.
        Some(kind) if kind.is_lock() => messages::option_of_wrapped(Keyword::After),
        Some(kind) => messages::after_on_kind(kind),
        None => messages::after_on_kind(sharing.kind),
    };
    for arg in declared(args) {
        errors.push(arg.place, message.clone());
    }
}

fn declared(args: &[Arg]) -> impl Iterator<Item = &Arg> {
    args.iter().filter(|arg| arg.is(Keyword::After))
}
