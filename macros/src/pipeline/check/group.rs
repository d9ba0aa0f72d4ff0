//! Rules about groups.

use super::only_kind;
use crate::pipeline::errors::Errors;
use crate::pipeline::keyword::Keyword;
use crate::pipeline::messages;
use crate::pipeline::parse::{Arg, Declaration, FieldItem, Item, Shape, Value};
use crate::pipeline::resolve::{declarations, joins, kinds, known, named, same, similar_group};

pub(super) fn check(item: &Item, errors: &mut Errors) {
    if item.shape != Shape::Named {
        check_named_fields(item, errors);
        return;
    }
    for (_, declaration) in declarations(item) {
        check_kind_holds_groups(&declaration.args, errors);
        // A refused name is reported with the whole form, and fields may be refused for it too.
        if declaration.refused.is_none() {
            check_kind_is_given(item, declaration, errors);
            check_has_fields(item, declaration, errors);
        }
    }
    check_declared_once(item, errors);
    check_kind_once(item, errors);
    for (index, field) in item.fields.iter().enumerate() {
        check_is_known(item, index, errors);
        check_has_no_accessor(field, errors);
        if joins(&field.args).is_some() {
            check_kind_holds_groups(&field.args, errors);
        }
    }
}

/// Groups are made of named fields; reported wherever a tuple struct speaks of one.
fn check_named_fields(item: &Item, errors: &mut Errors) {
    let mut check = |args: &[Arg]| {
        for arg in args.iter().filter(|arg| arg.is(Keyword::Group)) {
            errors.push(arg.place, messages::group_on_tuple(&item.ident));
        }
    };
    check(&item.args);
    for field in &item.fields {
        check(&field.args);
    }
}

/// A group has a kind, in its declaration or at one of its fields.
fn check_kind_is_given(item: &Item, declaration: &Declaration, errors: &mut Errors) {
    let Declaration {
        name, place, args, ..
    } = declaration;
    // An unknown word was probably meant as the kind.
    let is_given = args.iter().any(|arg| arg.keyword.is_none())
        || kinds(args).next().is_some()
        || members(item, declaration).any(|field| kinds(&field.args).next().is_some());
    if is_given {
        return;
    }
    let is_kind = matches!(Keyword::of(&name.to_string()), Some(Keyword::Kind(_)));
    let message = if is_kind && args.is_empty() {
        messages::group_without_name(name)
    } else {
        messages::group_without_kind(name)
    };
    errors.push(*place, message);
}

/// The kind of a group hands out references, so that its fields can be reached one by one.
fn check_kind_holds_groups(args: &[Arg], errors: &mut Errors) {
    if let Some((arg, kind)) = only_kind(args) {
        if !kind.holds_groups() {
            errors.push(arg.place, messages::kind_holds_no_group(kind));
        }
    }
}

/// A declared group has fields.
fn check_has_fields(item: &Item, declaration: &Declaration, errors: &mut Errors) {
    let without_kind = declaration.args.is_empty();
    // A second group of a field does not count, but that is what is wrong with the field.
    let named =
        |arg: &Arg| matches!(&arg.value, Value::Name(name, _) if same(name, &declaration.name));
    let is_named = item.fields.iter().any(|field| {
        let mut args = field.args.iter();
        args.any(|arg| arg.is(Keyword::Group) && named(arg))
    });
    if members(item, declaration).next().is_none() && !is_named && !without_kind {
        errors.push(
            declaration.place,
            messages::group_without_fields(&declaration.name),
        );
    }
}

/// A group is declared once; reported at the second declaration.
fn check_declared_once(item: &Item, errors: &mut Errors) {
    let all: Vec<_> = declarations(item)
        .map(|(_, declaration)| declaration)
        .collect();
    for (index, declaration) in all.iter().enumerate() {
        if all[..index]
            .iter()
            .any(|other| same(&other.name, &declaration.name))
        {
            errors.push(
                declaration.place,
                messages::group_declared_twice(&declaration.name),
            );
        }
    }
}

/// The kind of a group is given once, in its declaration or at one of its fields.
fn check_kind_once(item: &Item, errors: &mut Errors) {
    let mut with_kind = Vec::new();
    for (_, declaration) in declarations(item) {
        if let Some((_, kind)) = kinds(&declaration.args).next() {
            with_kind.push((&declaration.name, kind, None));
        }
    }
    for field in &item.fields {
        let (Some(name), Some((arg, kind))) = (joins(&field.args), only_kind(&field.args)) else {
            continue;
        };
        // Others cannot hold a group at all, which another rule reports.
        if !kind.holds_groups() {
            continue;
        }
        match with_kind.iter().find(|(other, ..)| same(other, name)) {
            Some(&(_, first, opener)) => {
                errors.push(arg.place, messages::group_kind_twice(name, first, opener));
            }
            None => with_kind.push((name, kind, field.ident.as_ref())),
        }
    }
}

/// A field joins a group that is declared, or that a field opens by its kind.
///
/// A misspelt name is wrong at each field; a group that nobody declared is one mistake, shown at its
/// first field. A name that is refused is reported already.
fn check_is_known(item: &Item, index: usize, errors: &mut Errors) {
    let field = &item.fields[index];
    let Some((name, place)) = named(&field.args, Keyword::Group) else {
        return;
    };
    let known = known(item);
    // An unknown word at the field was probably meant as the kind that opens the group.
    let opens = field.args.iter().any(|arg| arg.keyword.is_none());
    // So was a declaration that cannot be read meant as that of the group.
    let is_unread = |arg: &Arg| arg.is(Keyword::Group) && matches!(arg.value, Value::Wrong(_));
    if opens || item.args.iter().any(is_unread) || known.iter().any(|group| same(group.name, name))
    {
        return;
    }
    let similar = similar_group(name, &known);
    let mut before = item.fields[..index].iter();
    let is_repeated = before.any(|other| joins(&other.args).is_some_and(|it| same(it, name)));
    if similar.is_none() && is_repeated {
        return;
    }
    errors.push(place, messages::unknown_group(name, similar));
}

/// The fields of a group have no accessor to be named or made visible.
fn check_has_no_accessor(field: &FieldItem, errors: &mut Errors) {
    let Some(group) = joins(&field.args) else {
        return;
    };
    for arg in &field.args {
        if let Some(
            keyword @ (Keyword::Name
            | Keyword::Vis
            | Keyword::Access
            | Keyword::Arc
            | Keyword::Rc
            | Keyword::Wrapped),
        ) = arg.keyword
        {
            let message = match keyword {
                Keyword::Arc | Keyword::Rc | Keyword::Wrapped => {
                    messages::pointer_in_group(keyword, group)
                }
                _ => messages::accessor_in_group(keyword, group),
            };
            errors.push(arg.place, message);
        }
    }
}

/// The fields that join the declared group, misspelt or not.
fn members<'a>(
    item: &'a Item,
    declaration: &'a Declaration,
) -> impl Iterator<Item = &'a FieldItem> {
    let known = known(item);
    item.fields.iter().filter(move |field| {
        joins(&field.args).is_some_and(|name| {
            let is_known = known.iter().any(|group| same(group.name, name));
            let meant = if is_known {
                Some(name)
            } else {
                similar_group(name, &known)
            };
            meant.is_some_and(|meant| same(meant, &declaration.name))
        })
    })
}
