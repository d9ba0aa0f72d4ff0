//! Places: where a struct may stand, and several structs in one place.

use super::prelude;

/// Deep inside, visible to a path.
pub mod nested {
    /// In the middle.
    pub mod middle {
        /// At the bottom.
        pub mod bottom {
            use super::super::super::prelude::*;

            /// Visibilities of every width.
            #[derive(Shared)]
            #[shared(name = Companion, vis = pub(in crate::places::nested), group(pair, mutex, vis = pub(super)))]
            pub(in crate::places) struct Hard {
                #[shared(mutex, vis = pub(in super::super))]
                pub(super) a: u8,
                #[shared(group = pair)]
                pub(in super::super) b: u8,
                #[shared(group = pair)]
                pub(self) c: u8,
            }

            /// Uses what nobody else may.
            #[must_use]
            pub fn used() -> u8 {
                let hard = Companion::from(Hard { a: 1, b: 2, c: 3 });
                let pair = hard.pair().lock();
                hard.a().get() + pair.b + pair.c
            }
        }
    }
}

/// Bodies of functions, methods, closures, constants and statics.
pub mod bodies {
    use super::prelude::*;

    /// What the bodies belong to.
    pub struct Owner;

    impl Owner {
        /// A struct in a constant of an impl.
        pub const LENGTH: usize = {
            #[derive(Shared)]
            struct Hard {
                #[shared(mutex)]
                a: u8,
            }
            ::core::mem::size_of::<SharedHard>()
        };

        /// Two structs of one name in two scopes of a method, parameters shadowed.
        #[must_use]
        pub fn method<T: Copy>(&self, value: T) -> (T, u8) {
            #[derive(Shared)]
            struct Hard<T> {
                #[shared(mutex)]
                a: T,
            }
            let outer = SharedHard::from(Hard { a: value });
            let inner = {
                #[derive(Shared)]
                #[shared(sync)]
                struct Hard {
                    #[shared(rwlock)]
                    a: u8,
                }
                SharedHard::from(Hard { a: 1 }).into_inner().a
            };
            (outer.into_inner().a, inner)
        }
    }

    /// A struct in a closure, one in the initializer of a static.
    #[must_use]
    pub fn in_expressions(number: u8) -> u8 {
        static SIZE: usize = {
            #[derive(Shared)]
            #[shared(derive(Debug))]
            struct Hard(#[shared(cell)] u8);
            ::core::mem::size_of::<SharedHard>()
        };
        let closure = |number| {
            #[derive(Shared)]
            struct Hard {
                #[shared(refcell)]
                a: u8,
            }
            SharedHard::from(Hard { a: number }).a().get()
        };
        closure(number) + u8::from(SIZE == 1)
    }

    /// A struct in a default method of a trait.
    pub trait Provided {
        /// Makes a struct and takes it apart.
        fn provided(&self) -> u8 {
            #[derive(Shared)]
            struct Hard {
                #[shared(mutex)]
                a: u8,
            }
            SharedHard::from(Hard { a: 3 }).into_inner().a
        }
    }
}

/// Structs side by side, also with parts of one name.
pub mod side_by_side {
    use super::prelude::*;

    /// One.
    #[derive(Shared)]
    #[shared(group(state, mutex))]
    pub struct One {
        /// In the group.
        #[shared(group = state)]
        pub a: u8,
    }

    /// Another, with the same group and fields.
    #[derive(Shared)]
    #[shared(group(state, mutex), sync)]
    pub struct Another {
        /// In the group.
        #[shared(group = state)]
        pub a: u8,
    }

    /// A struct that holds the companion of another.
    #[derive(Shared)]
    #[shared(sync)]
    pub struct Both {
        /// The companion of one.
        pub one: SharedOne,
        /// The companion of another, locked once more.
        #[shared(mutex)]
        pub another: SharedAnother,
    }

    /// The short name for the companion, as it is mostly wanted.
    #[derive(Shared)]
    #[shared(name = Pool)]
    pub struct PoolData {
        /// A pool of pools.
        #[shared(refcell)]
        pub pools: ::std::vec::Vec<Pool>,
    }
}

/// A destructor, which belongs to the companion: the plain struct is taken apart.
pub mod destructor {
    use super::prelude::*;

    /// A connection that says goodbye.
    #[derive(Shared)]
    #[shared(sync, no_into_inner, no_snapshot)]
    pub struct Connection {
        /// What has been said.
        #[shared(mutex)]
        pub said: ::std::vec::Vec<&'static str>,
        /// Taken by nothing of ours.
        #[shared(mutex)]
        pub into_inner: u8,
    }

    impl Drop for SharedConnection {
        fn drop(&mut self) {
            self.said.get_mut().push("goodbye");
        }
    }
}

/// A derive by its path, without an import, beside another item of its name.
pub mod by_path {
    /// Another thing of that name.
    pub trait Shared {}

    /// The derive is named in full.
    #[derive(::interior::Shared)]
    pub struct Hard {
        /// A field.
        #[shared(mutex)]
        pub a: u8,
    }

    impl Shared for SharedHard {}
}
