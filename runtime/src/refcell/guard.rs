//! The guards of a `RefCell`: counted borrows that can be narrowed and split.

use super::flag::{Flag, Reading, Writing};
use crate::guard::{ReadAccess, WriteAccess, read_guard_surface, write_guard_surface};

/// A counted borrow of the value of a [`RefCell`](crate::RefCell), or of a part of it, to look at.
///
/// Dropping it ends the borrow; forgetting it (`mem::forget`) keeps writers out for good. Two words,
/// three in builds with debug assertions.
///
/// # Examples
///
/// ```
/// use interior_runtime::{Ref, RefCell};
///
/// let user = RefCell::new((7, String::from("ann")));
/// let name = Ref::map(user.borrow(), |user| user.1.as_str());
/// assert_eq!(&*name, "ann");
/// ```
#[must_use = "the borrow ends at once if the guard is not kept"]
pub struct Ref<'b, T: ?Sized> {
    access: ReadAccess<'b, T, Flag, Reading>,
}

impl<'b, T: ?Sized> Ref<'b, T> {
    #[inline]
    pub(super) fn new(access: ReadAccess<'b, T, Flag, Reading>) -> Self {
        Self { access }
    }

    /// Counts the borrow once more.
    ///
    /// An associated function, so that it does not hide a `clone` of the value.
    ///
    /// # Panics
    ///
    /// Panics if so many guards were leaked that the count would overflow.
    ///
    /// # Examples
    ///
    /// ```
    /// use interior_runtime::{Ref, RefCell};
    ///
    /// let n = RefCell::new(1);
    /// let one = n.borrow();
    /// let two = Ref::clone(&one);
    /// drop(one);
    /// assert!(n.try_borrow_mut().is_err());
    /// assert_eq!(*two, 1);
    /// ```
    #[expect(
        clippy::should_implement_trait,
        reason = "as a trait method it would hide the clone of the value"
    )]
    #[inline]
    #[track_caller]
    pub fn clone(guard: &Self) -> Self {
        Self::new(guard.access.twin())
    }

    /// Splits the guard into guards of two parts of the value.
    ///
    /// # Panics
    ///
    /// Panics if `parts` does, or if so many guards were leaked that the count would overflow; the
    /// borrow ends then.
    ///
    /// # Examples
    ///
    /// ```
    /// use interior_runtime::{Ref, RefCell};
    ///
    /// let pair = RefCell::new((1, "one"));
    /// let (number, word) = Ref::map_split(pair.borrow(), |pair| (&pair.0, &pair.1));
    /// assert_eq!((*number, *word), (1, "one"));
    /// ```
    #[inline]
    #[track_caller]
    pub fn map_split<U: ?Sized, V: ?Sized, F>(guard: Self, parts: F) -> (Ref<'b, U>, Ref<'b, V>)
    where
        F: FnOnce(&T) -> (&U, &V),
    {
        let (one, two) = guard.access.split(parts);
        (Ref::new(one), Ref::new(two))
    }
}

/// A counted borrow of the value of a [`RefCell`](crate::RefCell), or of a part of it, to change.
///
/// Dropping it ends the borrow; forgetting it (`mem::forget`) keeps everybody out for good. Two
/// words, three in builds with debug assertions.
///
/// # Examples
///
/// ```
/// use interior_runtime::{RefCell, RefMut};
///
/// let user = RefCell::new((7, String::from("ann")));
/// RefMut::map(user.borrow_mut(), |user| &mut user.1).push('a');
/// assert_eq!(user.into_inner().1, "anna");
/// ```
#[must_use = "the borrow ends at once if the guard is not kept"]
pub struct RefMut<'b, T: ?Sized> {
    access: WriteAccess<'b, T, Flag, Writing>,
}

impl<'b, T: ?Sized> RefMut<'b, T> {
    #[inline]
    pub(super) fn new(access: WriteAccess<'b, T, Flag, Writing>) -> Self {
        Self { access }
    }

    /// Splits the guard into guards of two parts of the value, which do not overlap.
    ///
    /// The value is borrowed until both are dropped.
    ///
    /// # Panics
    ///
    /// Panics if `parts` does, or if so many guards were leaked that the count would overflow; the
    /// borrow ends then.
    ///
    /// # Examples
    ///
    /// ```
    /// use interior_runtime::{RefCell, RefMut};
    ///
    /// let pair = RefCell::new((1, 2));
    /// let (mut one, mut two) = RefMut::map_split(pair.borrow_mut(), |pair| (&mut pair.0, &mut pair.1));
    /// core::mem::swap(&mut *one, &mut *two);
    /// drop((one, two));
    /// assert_eq!(pair.get(), (2, 1));
    /// ```
    #[inline]
    #[track_caller]
    pub fn map_split<U: ?Sized, V: ?Sized, F>(
        guard: Self,
        parts: F,
    ) -> (RefMut<'b, U>, RefMut<'b, V>)
    where
        F: FnOnce(&mut T) -> (&mut U, &mut V),
    {
        let (one, two) = guard.access.split(parts);
        (RefMut::new(one), RefMut::new(two))
    }
}

read_guard_surface! { Ref => Ref }
write_guard_surface! { RefMut => RefMut }
