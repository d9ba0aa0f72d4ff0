//! Rules about names: what the macro generates and what the user names must not collide.

use crate::pipeline::errors::Errors;
use crate::pipeline::keyword::Keyword;
use crate::pipeline::messages;
use crate::pipeline::names;
use crate::pipeline::parse::{FieldItem, Item, Shape};
use crate::pipeline::resolve::{Bearer, Home, Origin, Struct, Type, known, named, same};

pub(super) fn check(item: &Item, plain: &Struct, errors: &mut Errors) {
    check_own_name(item, errors);
    check_methods(plain, errors);
    if item.shape == Shape::Named && !plain.is_whole() {
        check_groups(item, plain, errors);
        check_group_structs(item, plain, errors);
    }
}

/// The companion has another name than the plain struct.
fn check_own_name(item: &Item, errors: &mut Errors) {
    if let Some((name, place)) = named(&item.args, Keyword::Name) {
        if same(name, &item.ident) {
            errors.push(place, messages::name_is_own(name));
        }
    }
}

/// No method has the name of another, and no condition variable that of a field; reported at the one
/// that is asked for by a name or a verb.
fn check_methods(plain: &Struct, errors: &mut Errors) {
    let refused = plain
        .methods()
        .filter(|(slot, method)| slot.is_refused(method));
    for (slot, method) in refused {
        match (plain.bearer(&method.name), method.origin) {
            // Two fields are the compiler's to report, and a group beside a field is another rule's.
            (None, _) | (Some(Bearer::Method(..)), Origin::Field | Origin::Group) => {}
            (Some(bearer), _) => {
                let message = messages::name_taken(plain, (slot, method), bearer);
                errors.push(method.place, message);
            }
        }
    }
}

/// No field outside has the name of a group, for they would be one field of the companion.
fn check_groups(item: &Item, plain: &Struct, errors: &mut Errors) {
    for group in known(item) {
        for (_, field) in own_fields(item, plain) {
            let ident = field.ident.as_ref();
            if ident.is_some_and(|ident| same(ident, group.name)) {
                errors.push(field.place, messages::field_is_group(group.name));
            }
        }
    }
}

/// The structs of the groups have names of their own; reported at the name or at the group.
fn check_group_structs(item: &Item, plain: &Struct, errors: &mut Errors) {
    let mut taken = vec![
        (item.ident.clone(), Type::Plain),
        (plain.companion.clone(), Type::Companion),
    ];
    for group in known(item) {
        let args = group
            .declared
            .map_or(&[][..], |(_, declaration)| &declaration.args);
        let (name, place) = match named(args, Keyword::Name) {
            Some((name, place)) => (name.clone(), place),
            None => (names::group_struct(&item.ident, group.name), group.place),
        };
        let asker = Type::Group(group.name);
        if let Some((_, bearer)) = taken.iter().find(|(other, _)| same(other, &name)) {
            errors.push(place, messages::type_name_taken(asker, &name, *bearer));
        }
        taken.push((name, asker));
    }
}

/// The fields outside of groups, with their numbers.
fn own_fields<'a>(
    item: &'a Item,
    plain: &'a Struct,
) -> impl Iterator<Item = (usize, &'a FieldItem)> {
    let is_own = |index: usize| matches!(plain.fields[index].home, Home::Own(_));
    item.fields
        .iter()
        .enumerate()
        .filter(move |&(index, _)| is_own(index))
}
