//! The struct behind one lock: a group of all fields whose struct is the plain one.

use proc_macro::Ident;

use super::access::{self, Base};
use super::{Group, Origin, Sharing, read};
use crate::pipeline::names;
use crate::pipeline::parse::{Carried, Generics, Item};

/// The group; its parameters are those of the struct.
pub(super) fn resolve(item: &Item, sharing: Sharing) -> Group {
    let field = Ident::new(names::WHOLE, item.ident.span());
    let base = Base {
        name: field.clone(),
        place: item.place,
        origin: Origin::Group,
    };
    let methods = access::methods_of_whole(&item.args, sharing.kind, &base);
    Group {
        condvar: access::condvar(&sharing, &methods),
        after: read::after(&item.args),
        methods,
        sharing,
        field,
        name: item.ident.clone(),
        vis: item.vis.clone(),
        // Whoever may not name the plain struct cannot use a guard of it.
        accessor_vis: item.vis.clone(),
        derives: Vec::new(),
        docs: Carried::default(),
        members: (0..item.fields.len()).collect(),
        generics: Generics::default(),
        unmentioned: Generics::default(),
    }
}
