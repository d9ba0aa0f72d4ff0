//! Groups: who declares them, which fields are in them.

use proc_macro::{Ident, TokenTree};

use super::access::{self, Base};
use super::{Derive, Group, Origin, Sharing, read, same};
use crate::pipeline::code::code;
use crate::pipeline::keyword::{Keyword, Kind};
use crate::pipeline::names::{self, Spelling};
use crate::pipeline::parse::{
    Arg, Carried, Declaration, Generics, Item, Named, Shape, Value, Visibility,
};
use crate::pipeline::place::Place;
use crate::pipeline::seen::Seen;
use crate::pipeline::similar::similar;

/// A group the struct knows: declared by `group(..)`, or opened by a field that has a kind.
pub(crate) struct Known<'a> {
    pub(crate) name: &'a Ident,
    /// Where it is named first.
    pub(crate) place: Place,
    /// The declaration and the argument that holds it.
    pub(crate) declared: Option<(&'a Arg, &'a Declaration)>,
}

/// Every group that is known, once; declared ones first.
pub(crate) fn known(item: &Item) -> Vec<Known<'_>> {
    let mut all: Vec<Known<'_>> = Vec::new();
    let mut add = |name, place, declared| {
        if !all.iter().any(|group| same(group.name, name)) {
            all.push(Known {
                name,
                place,
                declared,
            });
        }
    };
    for (arg, declaration) in declarations(item) {
        add(
            &declaration.name,
            declaration.place,
            Some((arg, declaration)),
        );
    }
    for field in &item.fields {
        if let Some((name, place)) = read::group(&field.args) {
            if read::kinds(&field.args).next().is_some() {
                add(name, place, None);
            }
        }
    }
    all
}

/// Every `group(..)` on the struct, those with a slip in the word too.
pub(crate) fn declarations(item: &Item) -> impl Iterator<Item = (&Arg, &Declaration)> {
    item.args.iter().filter_map(|arg| match &arg.value {
        Value::Declaration(declaration) if !arg.is(Keyword::Handle) => Some((arg, declaration)),
        _ => None,
    })
}

/// The group that a field's arguments name.
pub(crate) fn joins(args: &[Arg]) -> Option<&Ident> {
    read::group(args).map(|(name, _)| name)
}

/// The known group whose name resembles `name`.
pub(crate) fn similar_group<'a>(name: &Ident, known: &[Known<'a>]) -> Option<&'a Ident> {
    let names: Vec<_> = known.iter().map(|group| group.name.unraw()).collect();
    let found = similar(
        &name.unraw(),
        &names.iter().map(String::as_str).collect::<Vec<_>>(),
    )?;
    known
        .iter()
        .map(|group| group.name)
        .find(|known| known.unraw() == found)
}

/// Gathers the fields of each group; groups without fields are left out.
pub(super) fn resolve(item: &Item, companion_vis: &Visibility) -> Vec<Group> {
    if item.shape != Shape::Named {
        return Vec::new();
    }
    let mut known = known(item);
    let mut gathered: Vec<(&Ident, Vec<usize>)> = Vec::new();
    for (index, field) in item.fields.iter().enumerate() {
        let Some((name, place)) = read::group(&field.args) else {
            continue;
        };
        let name = if known.iter().any(|group| same(group.name, name)) {
            name
        } else if let Some(meant) = similar_group(name, &known) {
            meant
        } else {
            // Other fields that name it meet here.
            known.push(Known {
                name,
                place,
                declared: None,
            });
            name
        };
        match gathered
            .iter_mut()
            .find(|(gathered, _)| same(gathered, name))
        {
            Some((_, members)) => members.push(index),
            None => gathered.push((name, vec![index])),
        }
    }
    let known_by_name = |name| known.iter().find(|group| same(group.name, name));
    gathered
        .into_iter()
        .filter_map(|(name, members)| {
            Some(build(item, known_by_name(name)?, members, companion_vis))
        })
        .collect()
}

/// The traits that a group derives, each once.
fn derives(args: &[Arg], of_struct: &[Arg]) -> Vec<Named> {
    let mut derives = Vec::new();
    let mut seen = Seen::default();
    for name in read::traits(args) {
        if seen.insert(name.text()) {
            derives.push(name.clone());
        }
    }
    // A companion that prints itself prints its groups, also those that a field opens, which have no
    // derives of their own.
    for name in read::traits(of_struct) {
        if name.text() == Derive::Debug.text() && !derives.iter().any(is_debug) {
            derives.push(Named {
                tokens: code!(::core::fmt::Debug).into_stream(),
                place: name.place,
            });
        }
    }
    derives
}

fn build(item: &Item, known: &Known<'_>, members: Vec<usize>, companion_vis: &Visibility) -> Group {
    let Known { name, declared, .. } = *known;
    let args = declared.map_or(&[][..], |(_, declaration)| &declaration.args);
    let fields = || members.iter().map(|&index| &item.fields[index]);
    let vis = read::vis(args);
    let mut widest = None;
    for field in fields() {
        widest = Some(widest.map_or(&field.vis, |other: &Visibility| other.wider(&field.vis)));
    }
    let widest = widest.unwrap_or(companion_vis);
    let sharing = read::sharing(args)
        .or_else(|| fields().find_map(|field| read::sharing(&field.args)))
        .map(|sharing| read::pointed(args, sharing))
        .filter(|sharing| sharing.kind.holds_groups())
        .unwrap_or_else(|| Sharing::guess(Kind::Mutex));
    // A field that names the kind opens the group, and may say more about its lock.
    let mut openers = fields().filter(|field| read::kinds(&field.args).next().is_some());
    let after = read::after(args).or_else(|| openers.find_map(|field| read::after(&field.args)));
    let base = Base {
        name: name.clone(),
        place: known.place,
        origin: Origin::Group,
    };
    let methods = access::methods(args, &item.args, &sharing, &base);
    Group {
        field: name.clone(),
        condvar: access::condvar(&sharing, &methods),
        methods,
        after,
        sharing,
        name: read::ident(args, Keyword::Name)
            .unwrap_or_else(|| names::group_struct(&item.ident, name)),
        vis: vis.unwrap_or(companion_vis).clone(),
        accessor_vis: vis.unwrap_or(widest).clone(),
        derives: derives(args, &item.args),
        docs: declared.map_or_else(Carried::default, |(arg, _)| arg.docs.clone()),
        members,
        generics: Generics::default(),
        unmentioned: Generics::default(),
    }
}

/// Tells whether a derived trait is `Debug`, by whatever path.
fn is_debug(name: &Named) -> bool {
    let last = name.tokens.clone().into_iter().last();
    matches!(last, Some(TokenTree::Ident(ident)) if ident.is(Derive::Debug.text()))
}
