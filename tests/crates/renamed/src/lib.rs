//! The library under another name, reached through a re-export, without a prelude.

#![no_implicit_prelude]
#![deny(warnings)]

#[macro_use]
#[path = "../../hard-inputs/src/matrix.rs"]
mod matrix;

matrix! { $ [crate = crate::reexport::cells,] }

/// What every case begins with.
pub mod prelude {
    pub use ::cells::Shared;
}

#[path = "../../hard-inputs/src/names.rs"]
pub mod names;
#[path = "../../hard-inputs/src/shapes.rs"]
pub mod shapes;

/// What a crate that wraps the library does.
pub mod reexport {
    pub use ::cells;
}

/// A struct whose companion finds the library through `crate`.
#[derive(::cells::Shared, ::core::fmt::Debug)]
#[shared(crate = crate::reexport::cells, sync, derive(Debug), group(both, rwlock))]
pub struct Renamed {
    /// A number.
    #[shared(mutex)]
    pub number: u8,
    /// In the group.
    #[shared(group = both)]
    pub left: u8,
    /// In the group, too.
    #[shared(group = both)]
    pub right: u8,
}

/// Locks with a declared order.
#[derive(::cells::Shared, ::core::fmt::Debug)]
#[shared(crate = crate::reexport::cells)]
pub struct InTurn {
    /// The first.
    #[shared(mutex, after())]
    pub first: u8,
    /// The second.
    #[shared(rwlock, after = SharedInTurn::first)]
    pub second: u8,
}

/// What is exposed, with names of the prelude taken.
#[derive(::core::fmt::Debug)]
pub struct Plain {
    number: u8,
}

/// The lock.
#[derive(::core::fmt::Debug)]
pub struct Exposed {
    plain: reexport::cells::Mutex<Plain>,
}

/// Not the `Option` of the prelude.
#[derive(::core::clone::Clone, ::core::marker::Copy, ::core::fmt::Debug)]
pub struct Option;

/// Not the `Result` of the prelude.
#[derive(::core::fmt::Debug)]
pub struct Ok;

#[::cells::synchronized(Exposed::plain, mutex, crate = crate::reexport::cells)]
impl Plain {
    /// Raises the number.
    pub fn raise(&mut self, by: Option) -> Ok {
        let Option = by;
        self.number += 1;
        Ok
    }

    /// The number.
    #[must_use]
    pub fn number(&self) -> &u8 {
        &self.number
    }

    /// The number, perhaps.
    #[must_use]
    pub fn maybe(&self) -> ::core::option::Option<&u8> {
        ::core::option::Option::Some(&self.number)
    }
}

#[cfg(test)]
mod tests {
    use ::core::assert_eq;
    use ::core::convert::From;

    #[test]
    fn a_renamed_dependency_is_found() {
        let shared = super::SharedRenamed::from(super::Renamed {
            number: 1,
            left: 2,
            right: 3,
        });
        shared.number().set(4);
        shared.both().write().left = 5;
        let plain = shared.snapshot();
        assert_eq!((plain.number, plain.left, plain.right), (4, 5, 3));
    }

    #[test]
    fn a_renamed_dependency_exposes_methods() {
        let exposed = super::Exposed {
            plain: ::cells::Mutex::new(super::Plain { number: 1 }),
        };
        exposed.raise(super::Option);
        assert_eq!(*exposed.number(), 2);
        assert_eq!(*exposed.maybe().unwrap(), 2);
    }
}
