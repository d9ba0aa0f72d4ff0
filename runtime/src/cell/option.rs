//! Looking at an optional value, or at a counted pointer, where it lies.
//!
//! Links of lists and trees are such cells. To ask whether there is a next node, or to follow a weak
//! pointer, needs neither a clone that is dropped again nor the value to be taken out and put back.
//! Each verb looks through a reference into the cell; beside each stands why no code that could reach
//! the cell runs meanwhile (I1). What comes out is a new pointer or a truth value, never that reference.

use alloc::rc::{self, Rc};
use alloc::sync::{self, Arc};

use super::Cell;

impl<T> Cell<Option<T>> {
    /// Tells whether there is a value.
    ///
    /// # Examples
    ///
    /// ```
    /// use interior_runtime::Cell;
    ///
    /// let name = Cell::new(Some(String::from("ann")));
    /// assert!(name.is_some());
    /// name.take();
    /// assert!(name.is_none());
    /// ```
    #[must_use]
    #[inline]
    pub fn is_some(&self) -> bool {
        // SAFETY: the pointer is valid for `&self`; looking at which variant it is runs no code of
        // `T` (I1).
        unsafe { (*self.value.get()).is_some() }
    }

    /// Tells whether there is no value.
    #[must_use]
    #[inline]
    pub fn is_none(&self) -> bool {
        !self.is_some()
    }
}

/// Writes the verbs down for one kind of counted pointers.
macro_rules! pointers {
    ($Strong:ident, $Weak:ty, $module:literal, $unique:literal) => {
        impl<T: ?Sized> Cell<Option<$Strong<T>>> {
            /// Gives a weak pointer to what the pointer in the cell points to.
            ///
            /// # Examples
            ///
            /// ```
            /// use interior_runtime::Cell;
            #[doc = concat!("use std::", $module, "::", stringify!($Strong), ";")]
            ///
            #[doc = concat!("let root = Cell::new(Some(", stringify!($Strong), "::new(5)));")]
            /// let weak = root.downgrade().unwrap();
            /// assert_eq!(weak.upgrade().as_deref(), Some(&5));
            /// root.take();
            /// assert_eq!(weak.upgrade(), None);
            /// ```
            #[must_use]
            #[inline]
            pub fn downgrade(&self) -> Option<$Weak> {
                // SAFETY: the pointer is valid for `&self`.
                let pointer = unsafe { &*self.value.get() };
                // Changes the counter of weak pointers, and runs no code of `T` (I1).
                pointer.as_ref().map($Strong::downgrade)
            }

            /// Takes the pointer out if there is no other to the same value, weak ones apart.
            ///
            #[doc = $unique]
            ///
            /// # Examples
            ///
            /// ```
            /// use interior_runtime::Cell;
            #[doc = concat!("use std::", $module, "::", stringify!($Strong), ";")]
            ///
            /// #[derive(Default)]
            /// struct Node {
            #[doc = concat!("    next: Cell<Option<", stringify!($Strong), "<Node>>>,")]
            /// }
            ///
            /// // Frees a long list without a call within a call for each node, and stops at a node
            /// // that somebody else holds.
            /// impl Drop for Node {
            ///     fn drop(&mut self) {
            ///         let mut next = self.next.take_if_unique();
            ///         while let Some(node) = next {
            ///             next = node.next.take_if_unique();
            ///         }
            ///     }
            /// }
            ///
            /// let list = Node::default();
            /// for _ in 0..100_000 {
            ///     let rest = list.next.take();
            #[doc = concat!("    list.next.set(Some(", stringify!($Strong), "::new(Node { next: Cell::new(rest) })));")]
            /// }
            /// drop(list);
            /// ```
            #[inline]
            pub fn take_if_unique(&self) -> Option<$Strong<T>> {
                // SAFETY: the pointer is valid for `&self`.
                let pointer = unsafe { &*self.value.get() };
                // Reads the counter of strong pointers, and runs no code of `T`; the reference is not
                // used any more when the pointer is taken out, which moves it and drops nothing (I1).
                let is_unique = pointer
                    .as_ref()
                    .is_some_and(|pointer| $Strong::strong_count(pointer) == 1);
                if is_unique { self.take() } else { None }
            }
        }

        impl<T: ?Sized> Cell<Option<$Weak>> {
            /// Gives the pointer that the weak one stands for, if there is one and its value lives.
            ///
            /// # Examples
            ///
            /// ```
            /// use interior_runtime::Cell;
            #[doc = concat!("use std::", $module, "::", stringify!($Strong), ";")]
            ///
            #[doc = concat!("let root = ", stringify!($Strong), "::new(5);")]
            #[doc = concat!("let parent = Cell::new(Some(", stringify!($Strong), "::downgrade(&root)));")]
            /// assert_eq!(parent.upgrade().as_deref(), Some(&5));
            /// drop(root);
            /// assert_eq!(parent.upgrade(), None);
            /// ```
            #[must_use]
            #[inline]
            pub fn upgrade(&self) -> Option<$Strong<T>> {
                // SAFETY: the pointer is valid for `&self`.
                let pointer = unsafe { &*self.value.get() };
                // Changes the counter of strong pointers, and runs no code of `T` (I1).
                pointer.as_ref()?.upgrade()
            }
        }

        impl<T: ?Sized> Cell<$Weak> {
            /// Gives the pointer that the weak one stands for, if its value lives.
            #[must_use]
            #[inline]
            pub fn upgrade(&self) -> Option<$Strong<T>> {
                // SAFETY: the pointer is valid for `&self`, and the upgrade changes the counter of
                // strong pointers and runs no code of `T` (I1).
                unsafe { (*self.value.get()).upgrade() }
            }
        }
    };
}

pointers! {
    Rc, rc::Weak<T>, "rc",
    "Where it is not the only one it stays in the cell."
}
pointers! {
    Arc, sync::Weak<T>, "sync",
    "Where it is not the only one it stays in the cell. If other threads have weak pointers, one of \
     them may become strong at any moment, so the pointer may have company when it arrives."
}
