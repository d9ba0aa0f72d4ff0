//! Names that would be defined twice: the first keeps the name, the others are marked or renamed.

use proc_macro::Ident;

use super::{Condvar, Home, Member, Method, Origin, Struct, same};
use crate::pipeline::names::{self, Spelling};
use crate::pipeline::seen::Seen;

/// Makes every name of the companion unique.
pub(super) fn settle(plain: &mut Struct) {
    settle_methods(plain);
    if !plain.is_whole() {
        settle_types(plain);
    }
    settle_condvars(plain);
}

fn settle_methods(plain: &mut Struct) {
    let mut seen = Seen::default();
    for (own, _) in plain.own_methods() {
        seen.insert(own.to_owned());
    }
    let mut methods: Vec<&mut Method> = Vec::new();
    for field in &mut plain.fields {
        if let Home::Own(own) = &mut field.home {
            methods.extend(&mut own.methods);
            methods.extend(accessor(&mut own.condvar));
        }
    }
    for group in &mut plain.groups {
        methods.extend(&mut group.methods);
        methods.extend(accessor(&mut group.condvar));
    }
    for origin in Origin::ALL {
        for method in methods.iter_mut().filter(|method| method.origin == origin) {
            method.taken = !seen.insert(method.name.unraw());
        }
    }
}

fn accessor(condvar: &mut Option<Condvar>) -> Option<&mut Method> {
    let condvar = condvar.as_mut()?;
    condvar.exposed.then_some(&mut condvar.accessor)
}

fn settle_types(plain: &mut Struct) {
    let mut types = vec![plain.ident.clone(), plain.companion.clone()];
    for (number, group) in plain.groups.iter_mut().enumerate() {
        if types.iter().any(|name| same(name, &group.name)) {
            group.name = names::instead_of(&group.name, number);
        }
        types.push(group.name.clone());
        let taken = plain.fields.iter().any(|field| {
            matches!(field.home, Home::Own(_)) && is_member(&field.member, &group.field)
        });
        if taken {
            group.field = names::instead_of(&group.field, number);
        }
    }
}

fn is_member(member: &Member, name: &Ident) -> bool {
    matches!(member, Member::Named(ident) if same(ident, name))
}

/// A condition variable is a field of the companion beside those of the plain struct.
fn settle_condvars(plain: &mut Struct) {
    let mut taken = Seen::default();
    for slot in plain.slots() {
        taken.insert(slot.name());
    }
    let of_fields = plain
        .fields
        .iter_mut()
        .filter_map(|field| match &mut field.home {
            Home::Own(own) => own.condvar.as_mut(),
            Home::Group(_) => None,
        });
    let of_groups = plain
        .groups
        .iter_mut()
        .filter_map(|group| group.condvar.as_mut());
    for (number, condvar) in of_fields.chain(of_groups).enumerate() {
        if !taken.insert(condvar.field.unraw()) {
            condvar.renamed = true;
            condvar.field = names::instead_of(&condvar.field, number);
        }
    }
}
