//! What a lock is called.

use core::fmt;
use core::panic::Location;

use crate::class::LockClass;

/// Who a lock is said to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Label {
    /// Nothing was said.
    None,
    /// A lock field of a struct, and where it stands.
    Field {
        name: &'static str,
        place: &'static Location<'static>,
    },
    /// A lock field of a struct that declares orders.
    Class(&'static LockClass),
    /// A name given by hand.
    Name(&'static str),
}

impl Label {
    pub(crate) const NONE: Self = Self::None;

    #[inline]
    #[track_caller]
    pub(crate) const fn field(name: &'static str) -> Self {
        Self::Field {
            name,
            place: Location::caller(),
        }
    }

    #[inline]
    pub(crate) const fn class(class: &'static LockClass) -> Self {
        Self::Class(class)
    }

    #[inline]
    pub(crate) const fn name(name: &'static str) -> Self {
        Self::Name(name)
    }

    /// What to call the lock, if it has a name.
    #[inline]
    pub(crate) const fn as_name(self) -> Option<impl fmt::Display> {
        match self {
            Self::None => None,
            named => Some(Named(named)),
        }
    }

    /// The file and line of the field.
    pub(crate) const fn declared_at(self) -> Option<(&'static str, u32)> {
        match self {
            Self::Field { place, .. } => Some((place.file(), place.line())),
            Self::Class(class) => Some(class.declared_at()),
            _ => None,
        }
    }
}

struct Named(Label);

impl fmt::Display for Named {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Label::None => Ok(()),
            Label::Class(class) => class.fmt(f),
            Label::Name(name) | Label::Field { name, .. } => name.fmt(f),
        }
    }
}
