//! The library under another name, reached through a re-export, without a prelude.

#![no_implicit_prelude]

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
}
