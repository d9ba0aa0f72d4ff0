//! Blocks under `#[synchronized]`: parameters, names, attributes and fragments, behind each lock.

#![allow(
    clippy::elidable_lifetime_names,
    clippy::missing_const_for_fn,
    clippy::needless_lifetimes,
    clippy::new_ret_no_self,
    clippy::should_implement_trait,
    reason = "the blocks are as hard as they may be"
)]

/// A case: its name, what the payload is, and the block, which is exposed on `Target`.
///
/// The block goes through a macro, so the derive's other half sees fragments here, too.
macro_rules! exposed {
    ($name:ident { $($item:item)* } [$($params:tt)*] [$($args:tt)*] $payload:ty { $($block:tt)* }) => {
        /// A case of the table.
        pub mod $name {
            exposed! { @kind mutex Mutex { $($item)* } [$($params)*] [$($args)*] $payload { $($block)* } }
            exposed! { @kind rwlock RwLock { $($item)* } [$($params)*] [$($args)*] $payload { $($block)* } }
            exposed! { @kind refcell RefCell { $($item)* } [$($params)*] [$($args)*] $payload { $($block)* } }
        }
    };
    (@kind $kind:ident $lock:ident { $($item:item)* } [$($params:tt)*] [$($args:tt)*] $payload:ty { $($block:tt)* }) => {
        /// The case behind one lock.
        pub mod $kind {
            use ::interior::synchronized;
            $($item)*

            /// Holds the payload.
            pub struct Target<$($params)*> {
                payload: ::interior::$lock<$payload>,
            }

            impl<$($params)*> Target<$($args)*> {
                /// Puts the payload behind the lock.
                #[must_use]
                pub const fn new(payload: $payload) -> Self {
                    Self { payload: ::interior::$lock::new(payload) }
                }
            }

            #[synchronized(Target<$($args)*>::payload, $kind)]
            $($block)*
        }
    };
}

exposed! { parameters {
    /// What is behind the lock.
    pub struct Payload<'a, T, const N: usize>(pub &'a [T; N]);
} ['a, T, const N: usize] ['a, T, N] Payload<'a, T, N> {
    impl<'a, T, const N: usize> Payload<'a, T, N> where T: 'a + PartialEq {
        /// Borrows from the block, not from the lock.
        #[must_use]
        pub fn whole(&self) -> &'a [T; N] { self.0 }
        /// Borrows from behind the lock.
        #[must_use]
        pub fn find<'x, U>(&self, what: &'x U) -> Option<&T> where T: PartialEq<U>, U: 'x + ?Sized {
            self.0.iter().find(|item| *item == what)
        }
        /// Takes what implements a trait.
        pub fn each(&self, mut f: impl FnMut(&T)) { for item in self.0 { f(item); } }
    }
} }
exposed! { raw_names {
    /// What is behind the lock.
    pub struct r#Payload { pub(super) r#type: u8 }
} [] [] r#Payload {
    impl r#Payload {
        /// A keyword.
        #[must_use]
        pub fn r#type(&self) -> u8 { self.r#type }
        /// A keyword, given keywords.
        pub fn r#move(&mut self, r#fn: u8, mut r#mut: u8) { r#mut += r#fn; self.r#type = r#mut; }
    }
} }
exposed! { names_of_locals {
    /// What is behind the lock.
    pub struct Payload(pub u8);
} [] [] Payload {
    impl Payload {
        /// Arguments called like what generated bodies may hold.
        pub fn sum(&mut self, this: u8, guard: u8, lock: u8, payload: u8, value: u8) -> u8 {
            self.0 = this + guard + lock + payload + value;
            self.0
        }
        /// Called like a method of the lock.
        pub fn with_mut(&mut self) {}
        /// Called like a method of every type.
        #[must_use]
        pub fn borrow(&self) -> &u8 { &self.0 }
        /// Called like a function of the target.
        #[must_use]
        #[synchronized(as = made_new)]
        pub fn new(&self) -> u8 { self.0 }
    }
} }
exposed! { receivers {
    /// What is behind the lock.
    pub struct Payload(pub ::std::vec::Vec<u8>);
} [] [] Payload {
    impl Payload {
        /// A receiver with its lifetime.
        #[must_use]
        pub fn first<'a>(&'a self) -> Option<&'a u8> { self.0.first() }
        /// The same for writing, of two lifetimes.
        pub fn at<'a, 'b>(&'a mut self, at: &'b u8) -> Result<&'a mut u8, &'static str> {
            self.0.get_mut(usize::from(*at)).ok_or("too far")
        }
        /// An argument that nobody uses.
        pub fn ignore(&mut self, _what: u8) {}
        /// A lifetime that is left out.
        #[must_use]
        pub fn count(&'_ self) -> usize { self.0.len() }
        /// Nothing but what every method may say.
        pub fn clear(&mut self) where Self: Sized { self.0.clear(); }
    }
} }
exposed! { attributes {
    /// What is behind the lock.
    pub struct Payload(pub u8);
} [] [] Payload {
    impl Payload {
        #![allow(dead_code, reason = "inside of the block")]
        /// No method.
        pub const ONE: u8 = 1;
        #[cfg(any())]
        pub fn gone(&self) -> NoSuchType {}
        /// By condition.
        #[cfg(all())]
        #[cfg_attr(all(), inline, must_use = "it is a number")]
        pub fn there(&self) -> u8 { self.0 }
        /// Deprecated here and there.
        #[deprecated(since = "1.0.0", note = "use `there`")]
        #[must_use]
        pub fn old(&self) -> u8 { self.0 }
        #[synchronized(skip)]
        #[doc = concat!("Not ", "exposed.")]
        pub fn skipped(&mut self) { self.hidden(); }
        fn hidden(&mut self) { self.0 = Self::ONE; }
        /// No method either.
        #[must_use]
        pub const fn with(number: u8) -> Self { Self(number) }
    }
} }

/// Handles, groups and the lock around a struct as targets.
pub mod targets {
    use interior::synchronized;

    use super::super::prelude::Shared;

    /// Two fields of which one is a group's.
    #[derive(Shared)]
    #[shared(handle(Handle), group(pair = rwlock, vis = pub))]
    pub struct Hard<'a, T> {
        /// In the group.
        #[shared(group = pair)]
        pub a: &'a T,
        /// In the group, too.
        #[shared(group = pair)]
        pub b: u8,
        /// Outside.
        pub c: T,
    }

    #[synchronized(SharedHard<'a, T>::pair, rwlock)]
    impl<'a, T> HardPair<'a, T> {
        /// Looks.
        #[must_use]
        pub fn b(&self) -> &u8 {
            &self.b
        }
    }

    #[synchronized(Handle<'a, T>::pair, rwlock)]
    impl<'a, T> HardPair<'a, T> {
        /// Changes.
        pub fn raise(&mut self) -> &mut u8 {
            self.b += 1;
            &mut self.b
        }
    }

    /// One lock around all.
    #[derive(Shared)]
    #[shared(name = Whole, whole = mutex)]
    pub struct WholeData<T: ?Sized> {
        /// Counts.
        pub n: u8,
        /// May be unsized.
        pub tail: T,
    }

    #[synchronized(Whole<T>)]
    impl<T: ?Sized> WholeData<T> {
        /// Looks.
        #[must_use]
        pub fn tail(&self) -> &T {
            &self.tail
        }
    }
}
