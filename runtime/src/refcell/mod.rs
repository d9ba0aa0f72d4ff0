//! A value for one thread whose borrows are counted while the program runs.
//!
//! What comes in is a value, what goes out are guards: many that read or one that writes. The verbs
//! that need no guard in the caller's hands are in `verbs.rs`, the guards in `guard.rs`, the count in
//! `flag.rs`; waiting for a conflict to pass is deliberately elsewhere, in `Mutex` and `RwLock`.

use core::cell::UnsafeCell;
use core::fmt;
use core::ptr::NonNull;

use crate::class::Label;
use crate::guard::{Hold, IsForManyThreads, ReadAccess, WriteAccess};

mod error;
mod flag;
mod guard;
mod places;
mod verbs;

pub use error::{BorrowError, BorrowMutError};
pub use guard::{Ref, RefMut};

use flag::{Flag, Reading, Writing};
use places::{Place, Slot};

/// A value for one thread that is borrowed through `&self`: by many readers or by one writer.
///
/// A borrow that conflicts with one that stands panics, and in builds with debug assertions tells
/// where both were taken; the `try_` forms give an error that says the same.
///
/// # Panics
///
/// Unlike a lock, a conflict never waits: it would wait for itself. Two readers in one expression
/// are fine, a writer beside a reader is not:
///
/// ```should_panic
/// # use interior_runtime::RefCell;
/// let n = RefCell::new(1);
/// assert_eq!(*n.borrow() + *n.borrow(), 2);
/// *n.borrow_mut() = *n.borrow() + 1; // panics: the reader still stands when the writer asks
/// ```
///
/// # Size
///
/// The size of the value plus a word for the count; builds with debug assertions add four words, and
/// those with the [order check](crate::order) four for the name.
///
/// # Examples
///
/// ```
/// use interior_runtime::RefCell;
///
/// let drafts = RefCell::new(vec!["one"]);
/// drafts.borrow_mut().push("two");
/// assert_eq!(drafts.borrow().len(), 2);
/// assert_eq!(drafts.take(), ["one", "two"]);
/// ```
pub struct RefCell<T: ?Sized> {
    flag: Flag,
    value: UnsafeCell<T>,
}

#[doc(hidden)]
// SAFETY: nothing meets the bound, so no cell is `Sync`. It excludes two threads that change the
// count and the value at once.
unsafe impl<T: ?Sized> Sync for RefCell<T> where (): IsForManyThreads<Self> {}

impl<T> RefCell<T> {
    /// Makes a cell that nobody borrows.
    #[must_use]
    #[inline]
    pub const fn new(value: T) -> Self {
        Self::labelled(value, Label::NONE)
    }

    /// Makes a cell that messages about a conflict call by a name.
    ///
    /// Cells of derived structs are named after their fields; this is for cells made by hand. The
    /// name is kept where the [order check](crate::order) is compiled in.
    ///
    /// # Examples
    ///
    /// ```
    /// use interior_runtime::RefCell;
    ///
    /// let drafts = RefCell::named("drafts", vec!["one"]);
    /// let writer = drafts.borrow_mut();
    /// assert!(drafts.try_borrow().is_err());
    /// # drop(writer);
    /// ```
    #[must_use]
    #[inline]
    pub const fn named(name: &'static str, value: T) -> Self {
        Self::labelled(value, Label::name(name))
    }

    /// Makes a cell that is said to be `label`.
    #[inline]
    pub(crate) const fn labelled(value: T, label: Label) -> Self {
        Self {
            flag: Flag::new(label),
            value: UnsafeCell::new(value),
        }
    }

    /// Takes the cell apart and gives the value.
    ///
    /// # Examples
    ///
    /// ```
    /// use interior_runtime::RefCell;
    ///
    /// assert_eq!(RefCell::new("a").into_inner(), "a");
    /// ```
    #[inline]
    pub fn into_inner(self) -> T {
        self.value.into_inner()
    }
}

impl<T: ?Sized> RefCell<T> {
    /// What tells this cell from others: the address of its count.
    #[inline]
    pub(crate) fn address(&self) -> usize {
        (&raw const self.flag).addr()
    }

    /// Borrows the value to look at it.
    ///
    /// # Panics
    ///
    /// Panics if the value is borrowed mutably.
    ///
    /// # Examples
    ///
    /// ```
    /// use interior_runtime::RefCell;
    ///
    /// let name = RefCell::new(String::from("ann"));
    /// let (one, two) = (name.borrow(), name.borrow());
    /// assert_eq!(*one, *two);
    /// ```
    #[inline]
    #[track_caller]
    pub fn borrow(&self) -> Ref<'_, T> {
        let here = Place::here();
        match self.flag.try_read(here) {
            Some(slot) => self.reader(slot),
            None => self.flag.refuse(here),
        }
    }

    /// Borrows the value to look at it, unless it is borrowed mutably.
    ///
    /// # Errors
    ///
    /// Tells where the value is borrowed mutably.
    #[inline]
    #[track_caller]
    pub fn try_borrow(&self) -> Result<Ref<'_, T>, BorrowError> {
        let here = Place::here();
        match self.flag.try_read(here) {
            Some(slot) => Ok(self.reader(slot)),
            None => Err(BorrowError(self.flag.refusal(here))),
        }
    }

    /// Borrows the value to change it.
    ///
    /// # Panics
    ///
    /// Panics if the value is borrowed.
    ///
    /// # Examples
    ///
    /// ```
    /// use interior_runtime::RefCell;
    ///
    /// let name = RefCell::new(String::from("ann"));
    /// name.borrow_mut().push('a');
    /// assert_eq!(*name.borrow(), "anna");
    /// ```
    #[inline]
    #[track_caller]
    pub fn borrow_mut(&self) -> RefMut<'_, T> {
        let here = Place::here();
        match self.flag.try_write(here) {
            Some(slot) => self.writer(slot),
            None => self.flag.refuse(here),
        }
    }

    /// Borrows the value to change it, unless it is borrowed.
    ///
    /// # Errors
    ///
    /// Tells where the value is borrowed.
    #[inline]
    #[track_caller]
    pub fn try_borrow_mut(&self) -> Result<RefMut<'_, T>, BorrowMutError> {
        let here = Place::here();
        match self.flag.try_write(here) {
            Some(slot) => Ok(self.writer(slot)),
            None => Err(BorrowMutError(self.flag.refusal(here))),
        }
    }

    /// A guard for a reader that the flag has just counted.
    #[inline]
    fn reader(&self, slot: Slot) -> Ref<'_, T> {
        // SAFETY: the callers pass the slot of a reader that `self.flag` has counted for them.
        let hold = unsafe { Hold::<_, _, Reading>::new(&self.flag, slot) };
        // SAFETY: the pointer leads to the payload that the flag counts borrows of, and the result
        // borrows `self` (I2); the hold excludes writers (I3).
        Ref::new(unsafe { ReadAccess::new(self.payload(), hold) })
    }

    /// A guard for the writer that the flag has just counted.
    #[inline]
    fn writer(&self, slot: Slot) -> RefMut<'_, T> {
        // SAFETY: the callers pass the slot of the writer that `self.flag` has counted for them.
        let hold = unsafe { Hold::<_, _, Writing>::new(&self.flag, slot) };
        // SAFETY: the pointer leads to the payload that the flag counts borrows of, and the result
        // borrows `self` (I2); the hold excludes everybody else (I3).
        RefMut::new(unsafe { WriteAccess::new(self.payload(), hold) })
    }

    /// What to call this cell.
    pub(crate) fn label(&self) -> Label {
        self.flag.label()
    }

    #[inline]
    fn payload(&self) -> NonNull<T> {
        // SAFETY: `UnsafeCell::get` is never null.
        unsafe { NonNull::new_unchecked(self.value.get()) }
    }

    /// Reaches the value without counting: `&mut self` proves that nobody else can.
    #[inline]
    pub const fn get_mut(&mut self) -> &mut T {
        self.value.get_mut()
    }

    /// A pointer to the value.
    ///
    /// Reading or writing through it is sound only while no borrow that conflicts stands.
    #[inline]
    pub const fn as_ptr(&self) -> *mut T {
        self.value.get()
    }
}

impl<T: Default> Default for RefCell<T> {
    fn default() -> Self {
        Self::new(T::default())
    }
}

impl<T> From<T> for RefCell<T> {
    fn from(value: T) -> Self {
        Self::new(value)
    }
}

impl<T: ?Sized + fmt::Debug> fmt::Debug for RefCell<T> {
    /// Shows the value, or `<borrowed>` if it is borrowed mutably; never panics for a borrow.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut tuple = f.debug_tuple("RefCell");
        match self.try_borrow() {
            Ok(guard) => tuple.field(&&*guard),
            Err(_) => tuple.field(&format_args!("<borrowed>")),
        };
        tuple.finish()
    }
}
