//! The fields of the companion, each for a field of the plain struct or for a group of them.

use proc_macro::{Ident, Span};

use super::model::{Condvar, Field, Group, Home, Method, Own, Sharing, Struct};
use crate::pipeline::code::{Code, code};
use crate::pipeline::names::{self, Spelling};
use crate::pipeline::parse::{ClassPath, Visibility};

/// A field of the companion.
#[derive(Clone, Copy)]
pub(crate) enum Slot<'a> {
    Field(&'a Field, &'a Own),
    Group(&'a Group),
}

impl<'a> Slot<'a> {
    pub(crate) fn sharing(&self) -> &Sharing {
        match self {
            Self::Field(_, own) => &own.sharing,
            Self::Group(group) => &group.sharing,
        }
    }

    /// The methods that lead to it, and their visibility.
    pub(crate) fn methods(&self) -> (&'a [Method], &'a Visibility) {
        match self {
            Self::Field(_, own) => (&own.methods, &own.vis),
            Self::Group(group) => (&group.methods, &group.accessor_vis),
        }
    }

    /// The locks that are taken before this one, if an order is declared for it.
    pub(crate) fn after(&self) -> Option<&'a [ClassPath]> {
        match self {
            Self::Field(_, own) => own.after.as_deref(),
            Self::Group(group) => group.after.as_deref(),
        }
    }

    pub(crate) fn condvar(&self) -> Option<&'a Condvar> {
        match self {
            Self::Field(_, own) => own.condvar.as_ref(),
            Self::Group(group) => group.condvar.as_ref(),
        }
    }

    /// Where the field, or the group, is named.
    pub(crate) fn span(&self) -> Span {
        match self {
            Self::Field(field, _) => field.span,
            Self::Group(group) => group.field.span(),
        }
    }

    /// The name of the companion's field, or its number.
    pub(crate) fn member(&self) -> Code {
        match self {
            Self::Field(field, _) => Code::of(&field.member),
            Self::Group(group) => Code::of(&group.field),
        }
    }

    /// What leads from `owner` to the cell or lock, without the `&` in front.
    pub(crate) fn place(&self, owner: &Code) -> Code {
        let member = self.member();
        if self.sharing().pointer.is_some() {
            code!(*#owner.#member)
        } else {
            code!(#owner.#member)
        }
    }

    /// Its name, as a person would say it.
    pub(crate) fn name(&self) -> String {
        match self {
            Self::Field(field, _) => field.name(),
            Self::Group(group) => group.field.unraw(),
        }
    }

    /// The local that stands for it in method bodies.
    pub(crate) fn local(&self) -> Ident {
        names::local(&self.name())
    }
}

/// The fields of a companion in their order: a group stands where its first field does.
#[derive(Clone)]
pub(crate) struct Slots<'a> {
    plain: &'a Struct,
    /// The next field of the plain struct.
    next: usize,
}

impl<'a> Slots<'a> {
    pub(super) fn new(plain: &'a Struct) -> Self {
        Self { plain, next: 0 }
    }
}

impl<'a> Iterator for Slots<'a> {
    type Item = Slot<'a>;

    fn next(&mut self) -> Option<Slot<'a>> {
        // A struct that is one lock may be without a field.
        if let Some(whole) = self.plain.whole() {
            let is_first = self.next == 0;
            self.next = 1;
            return is_first.then_some(Slot::Group(whole));
        }
        loop {
            let index = self.next;
            let field = self.plain.fields.get(index)?;
            self.next += 1;
            match &field.home {
                Home::Own(own) => return Some(Slot::Field(field, own)),
                Home::Group(group) => {
                    let group = &self.plain.groups[*group];
                    if group.members.first() == Some(&index) {
                        return Some(Slot::Group(group));
                    }
                }
            }
        }
    }
}
