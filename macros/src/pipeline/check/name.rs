//! Rules about names: what the macro generates and what the user names must not collide.

use proc_macro2::Ident;
use syn::ext::IdentExt;

use crate::pipeline::errors::Errors;
use crate::pipeline::keyword::Keyword;
use crate::pipeline::messages;
use crate::pipeline::names;
use crate::pipeline::parse::{FieldItem, Item, Shape};
use crate::pipeline::resolve::{Home, Struct, accessor, known, named, same};

pub(super) fn check(item: &Item, plain: &Struct, errors: &mut Errors) {
    check_own_name(item, errors);
    check_accessors(item, plain, errors);
    if item.shape == Shape::Named {
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

/// No accessor has the name of a generated method, none is renamed to the name of another.
///
/// Two fields of one name are the compiler's to report.
fn check_accessors(item: &Item, plain: &Struct, errors: &mut Errors) {
    for (index, field) in own_fields(item, plain) {
        let name = accessor(index, field);
        let given = named(&field.args, Keyword::Name).map(|(_, place)| place);
        if is_method(&name, plain) {
            let place = given.unwrap_or(field.place);
            errors.push(place, messages::accessor_is_method(&name, &plain.companion));
        } else if let Some(place) = given {
            let is_taken = own_fields(item, plain).any(|(other, field)| {
                // Of two that are renamed alike the second is wrong.
                let counts = named(&field.args, Keyword::Name).is_none() || other < index;
                other != index && counts && same(&accessor(other, field), &name)
            });
            if is_taken {
                errors.push(place, messages::accessor_taken(&name));
            }
        }
    }
}

/// No group has the name of a generated method, of a field outside, or of such a field's accessor.
fn check_groups(item: &Item, plain: &Struct, errors: &mut Errors) {
    for group in known(item) {
        if is_method(group.name, plain) {
            errors.push(
                group.place,
                messages::group_is_method(group.name, &plain.companion),
            );
        }
        for (index, field) in own_fields(item, plain) {
            let renamed = named(&field.args, Keyword::Name);
            if field
                .ident
                .as_ref()
                .is_some_and(|ident| same(ident, group.name))
            {
                errors.push(field.place, messages::field_is_group(group.name));
            } else if same(&accessor(index, field), group.name) {
                let place = renamed.map_or(field.place, |(_, place)| place);
                errors.push(place, messages::accessor_taken(group.name));
            }
        }
    }
}

/// The structs of the groups have names of their own; reported at the name or at the group.
fn check_group_structs(item: &Item, plain: &Struct, errors: &mut Errors) {
    let mut taken = vec![item.ident.clone(), plain.companion.clone()];
    for group in known(item) {
        let args = group
            .declared
            .map_or(&[][..], |(_, declaration)| &declaration.args);
        let (name, place) = match named(args, Keyword::Name) {
            Some((name, place)) => (name.clone(), place),
            None => (names::group_struct(&item.ident, group.name), group.place),
        };
        if taken.iter().any(|other| same(other, &name)) {
            errors.push(place, messages::type_name_taken(&name, group.name));
        }
        taken.push(name);
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

fn is_method(name: &Ident, plain: &Struct) -> bool {
    let name = name.unraw();
    name == names::INTO_INNER || (plain.snapshot && name == names::SNAPSHOT)
}
