//! Second stage: an [`Item`] into a [`Struct`] with every default filled in; never fails.
//!
//! What is wrong degrades so that the rest of the user's file sees about what was meant: a misspelt
//! word counts as the one it resembles, a field without a usable kind as `plain`, an undeclared
//! group as a mutex. Reporting is deliberately elsewhere, in [`check`](super::check).

mod access;
mod bearer;
mod generics;
mod group;
mod handle;
mod model;
mod order;
mod read;
mod settle;
mod slot;
mod whole;

use proc_macro::Ident;

pub(crate) use self::access::{listed, meant_verb};
pub(crate) use self::bearer::{Bearer, Type};
pub(crate) use self::group::{declarations, joins, known, similar_group};
pub(crate) use self::handle::declared;
pub(crate) use self::model::{
    Condvar, CratePath, Derive, Field, Group, Handle, Home, Member, Method, Origin, Own, Pointer,
    Sharing, Struct, Weak,
};
pub(crate) use self::order::{Refused, Why, locks, refused};
pub(crate) use self::read::{kinds, named, similar_word, traits};
pub(crate) use self::slot::Slot;

use self::access::Base;
use super::Features;
use super::code::{Code, code};
use super::keyword::{Form, Keyword, Level};
use super::names;
pub(crate) use super::names::same;
use super::parse::{FieldItem, Item};
use super::self_type::replace_self_in_code;

/// Fills in the defaults.
pub(crate) fn resolve(item: &Item, features: Features) -> Struct {
    let args = &item.args;
    let mut generics = item.generics.clone();
    let plain_type = {
        let (ident, arguments) = (&item.ident, generics.arguments());
        code!(#ident #arguments).into_stream()
    };
    generics.replace_self(&plain_type);

    let companion = read::ident(args, Keyword::Name)
        .filter(|name| !same(name, &item.ident))
        .unwrap_or_else(|| names::companion(&item.ident));
    let companion_vis = read::vis(args).unwrap_or(&item.vis).clone();

    let default = read::default(args);
    let whole = read::whole(args).map(|sharing| whole::resolve(item, sharing));
    let is_whole = whole.is_some();
    let mut groups = match whole {
        Some(whole) => vec![whole],
        None => group::resolve(item, &companion_vis),
    };
    let mut fields = Vec::new();
    for (index, field) in item.fields.iter().enumerate() {
        let group = groups
            .iter()
            .position(|group| group.members.contains(&index));
        fields.push(Field {
            member: member(index, field),
            span: field.place.start,
            ty: replace_self_in_code(&field.ty, &plain_type),
            vis: field.vis.clone(),
            carried: field.carried.clone(),
            home: match group {
                Some(group) => Home::Group(group),
                None => Home::Own(Box::new(own(index, field, item, &default))),
            },
        });
    }
    if let (Some(whole), true) = (groups.first_mut(), is_whole) {
        whole.generics = generics.clone();
    }
    if !is_whole {
        for group in &mut groups {
            let mut types = Vec::new();
            for index in &group.members {
                types.push(&fields[*index].ty);
            }
            (group.generics, group.unmentioned) = generics::mentioned_by(&generics, &types);
        }
    }

    let mut derives = Vec::new();
    for name in traits(args) {
        // A slip of the hand is derived as it was meant.
        let text = name.text();
        if let Some(derive) = Derive::of(&text).or_else(|| Derive::like(&text)) {
            derives.push((derive, name.place.start));
        }
    }
    let mut words = Vec::new();
    for arg in args {
        let meant = || {
            // What resembles a word that leaves methods out leaves none out.
            let takes = [Keyword::NoSnapshot, Keyword::NoIntoInner];
            let word = similar_word(&arg.key.to_string(), Level::Struct);
            word.filter(|word| !takes.contains(word))
        };
        if let Some(keyword) = arg.keyword.or_else(meant) {
            if keyword.form(Level::Struct) == Some(Form::Word) {
                words.push(keyword);
            }
        }
    }
    let krate = read::path(args, Keyword::Crate);
    let deprecated = item.carried.deprecated.is_some()
        || fields
            .iter()
            .any(|field| field.carried.deprecated.is_some());
    let mut plain = Struct {
        ident: item.ident.clone(),
        vis: item.vis.clone(),
        generics,
        shape: item.shape,
        carried: item.carried.clone(),
        deprecated,
        krate: CratePath {
            given: krate.map(|path| Code::of(&path)),
        },
        companion,
        companion_vis,
        words,
        derives,
        fields,
        groups,
        handle: None,
        declares_orders: false,
        whole: is_whole,
        features,
    };
    plain.handle = handle::resolve(item, &plain);
    plain.declares_orders = plain.slots().any(|slot| slot.after().is_some());
    settle::settle(&mut plain);
    plain
}

/// The accessor a field outside of groups asks for.
pub(crate) fn accessor(index: usize, field: &FieldItem) -> Ident {
    read::ident(&field.args, Keyword::Name).unwrap_or_else(|| match &field.ident {
        Some(ident) => ident.clone(),
        None => names::tuple_accessor(index, field.place.start),
    })
}

fn member(index: usize, field: &FieldItem) -> Member {
    match &field.ident {
        Some(ident) => Member::Named(ident.clone()),
        None => Member::Numbered(index),
    }
}

fn own(index: usize, field: &FieldItem, item: &Item, default: &Sharing) -> Own {
    let sharing =
        read::sharing(&field.args).unwrap_or_else(|| read::pointed(&field.args, default.clone()));
    let given = named(&field.args, Keyword::Name);
    let base = Base {
        name: accessor(index, field),
        place: given.map_or(field.place, |(_, place)| place),
        origin: given.map_or(Origin::Field, |_| Origin::Renamed),
    };
    let methods = access::methods(&field.args, &item.args, &sharing, &base);
    Own {
        condvar: access::condvar(&sharing, &methods),
        methods,
        after: read::after(&field.args),
        vis: read::vis(&field.args).unwrap_or(&field.vis).clone(),
        sharing,
    }
}
