//! The macros, and the hard inputs, in a crate of an old edition.

#![deny(warnings)]

#[macro_use]
#[path = "../../hard-inputs/src/matrix.rs"]
mod matrix;

matrix! { $ [] }

/// What every case begins with.
pub mod prelude {
    pub use interior::Shared;
}

#[path = "../../hard-inputs/src/attributes.rs"]
pub mod attributes;
#[path = "../../hard-inputs/src/fragments.rs"]
pub mod fragments;
#[path = "../../hard-inputs/src/generics.rs"]
pub mod generics;
#[path = "../../hard-inputs/src/methods.rs"]
pub mod methods;
#[path = "../../hard-inputs/src/names.rs"]
pub mod names;
#[path = "../../hard-inputs/src/places.rs"]
pub mod places;
#[path = "../../hard-inputs/src/shapes.rs"]
pub mod shapes;
#[path = "../../hard-inputs/src/types.rs"]
pub mod types;

use interior::{synchronized, Mutex, Shared};

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

/// Behind a lock of an old edition.
#[derive(Debug, Default)]
pub struct Names {
    list: Vec<String>,
}

/// The lock.
#[derive(Debug, Default)]
pub struct SharedNames {
    names: Mutex<Names>,
}

#[synchronized(SharedNames::names, mutex)]
impl Names {
    /// Puts a name in; `dyn` and `async` were no keywords once.
    pub fn push(&mut self, dynamic: &dyn ToString) {
        self.list.push(dynamic.to_string());
    }

    /// Finds a name.
    #[must_use]
    pub fn find(&self, start: &str) -> Option<&String> {
        self.list.iter().find(|name| name.starts_with(start))
    }

    /// Lists the names.
    #[must_use]
    pub fn gen(&self) -> String {
        self.list.join(" ")
    }
}

/// Objects without `dyn`.
#[allow(bare_trait_objects, reason = "old code has them")]
pub mod bare_objects {
    use super::prelude::*;

    /// A field with several bounds, at the end.
    #[derive(Shared)]
    pub struct Bare<'a> {
        /// In a box.
        #[shared(mutex)]
        pub boxed: Box<Fn(u8) -> u8 + 'a>,
        /// By itself.
        pub tail: Fn(u8) -> u8 + Send + 'a,
    }

    /// The same behind a lock.
    #[derive(Shared)]
    pub struct Locked {
        /// By itself.
        #[shared(rwlock)]
        pub tail: std::fmt::Debug + Send,
    }
}

#[cfg(test)]
mod tests {
    use super::{Old, SharedNames, SharedOld};
    use interior::MutexRef;

    #[test]
    fn an_old_edition_exposes_methods_too() {
        let names = SharedNames::default();
        names.push(&"ann");
        let found: Option<MutexRef<'_, String>> = names.find("a");
        assert_eq!(*found.unwrap(), "ann");
        assert_eq!(names.gen(), "ann");
    }

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
