//! The derive in a crate of an old edition.

use interior::Shared;

/// A struct of an old edition; `gen` became a keyword later.
#[derive(Shared, Clone, Debug)]
#[shared(sync, derive(Clone, Debug), group(both, mutex))]
pub struct Old<'a, T: Clone> {
    /// Borrowed.
    #[shared(rwlock)]
    pub label: &'a str,
    /// A later keyword.
    #[shared(mutex)]
    pub gen: T,
    /// In a group.
    #[shared(group = both)]
    pub left: u8,
    /// In a group, too.
    #[shared(group = both)]
    pub right: u8,
}

#[cfg(test)]
mod tests {
    use super::{Old, SharedOld};

    #[test]
    fn an_old_edition_has_companions_too() {
        let shared = SharedOld::from(Old {
            label: "l",
            gen: 1,
            left: 2,
            right: 3,
        });
        shared.gen().set(4);
        shared.both().lock().right = 5;
        let plain = shared.snapshot();
        assert_eq!(
            (plain.label, plain.gen, plain.left, plain.right),
            ("l", 4, 2, 5)
        );
    }
}
