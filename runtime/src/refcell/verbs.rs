//! The verbs that borrow, do one thing and let go.

use core::mem;

use super::{BorrowError, BorrowMutError, RefCell};

impl<T: ?Sized> RefCell<T> {
    /// Borrows and lets a closure look at the value.
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
    /// let names = RefCell::new(vec!["ann", "bob"]);
    /// assert_eq!(names.with(|names| names.len()), 2);
    /// ```
    #[inline]
    #[track_caller]
    pub fn with<U>(&self, f: impl FnOnce(&T) -> U) -> U {
        f(&self.borrow())
    }

    /// Borrows and lets a closure change the value.
    ///
    /// # Panics
    ///
    /// Panics if the value is borrowed; it is so for the closure, which cannot borrow it again.
    ///
    /// # Examples
    ///
    /// ```
    /// use interior_runtime::RefCell;
    ///
    /// let names = RefCell::new(vec!["ann"]);
    /// names.with_mut(|names| names.push("bob"));
    /// assert_eq!(names.into_inner(), ["ann", "bob"]);
    /// ```
    #[inline]
    #[track_caller]
    pub fn with_mut<U>(&self, f: impl FnOnce(&mut T) -> U) -> U {
        f(&mut self.borrow_mut())
    }

    /// Lets a closure look at the value, unless it is borrowed mutably.
    ///
    /// # Errors
    ///
    /// Tells where the value is borrowed mutably.
    #[inline]
    #[track_caller]
    pub fn try_with<U>(&self, f: impl FnOnce(&T) -> U) -> Result<U, BorrowError> {
        self.try_borrow().map(|guard| f(&guard))
    }

    /// Lets a closure change the value, unless it is borrowed.
    ///
    /// # Errors
    ///
    /// Tells where the value is borrowed.
    ///
    /// # Examples
    ///
    /// ```
    /// use interior_runtime::RefCell;
    ///
    /// let n = RefCell::new(1);
    /// let guard = n.borrow();
    /// assert!(n.try_with_mut(|n| *n += 1).is_err());
    /// # drop(guard);
    /// ```
    #[inline]
    #[track_caller]
    pub fn try_with_mut<U>(&self, f: impl FnOnce(&mut T) -> U) -> Result<U, BorrowMutError> {
        self.try_borrow_mut().map(|mut guard| f(&mut guard))
    }

    /// Borrows and copies the value out.
    ///
    /// # Panics
    ///
    /// Panics if the value is borrowed mutably.
    #[inline]
    #[track_caller]
    pub fn get(&self) -> T
    where
        T: Copy,
    {
        *self.borrow()
    }

    /// Borrows and clones the value; the borrow stands while the clone is made.
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
    /// assert_eq!(name.get_cloned(), "ann");
    /// ```
    #[inline]
    #[track_caller]
    pub fn get_cloned(&self) -> T
    where
        T: Clone,
    {
        self.borrow().clone()
    }
}

impl<T> RefCell<T> {
    /// Puts a new value in; the old one is dropped after the borrow has ended.
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
    /// let name = RefCell::new(String::new());
    /// name.set("ann".into());
    /// assert_eq!(name.get_cloned(), "ann");
    /// ```
    #[inline]
    #[track_caller]
    pub fn set(&self, value: T) {
        drop(self.replace(value));
    }

    /// Puts a new value in and gives the old one.
    ///
    /// # Panics
    ///
    /// Panics if the value is borrowed.
    #[inline]
    #[track_caller]
    pub fn replace(&self, value: T) -> T {
        mem::replace(&mut *self.borrow_mut(), value)
    }

    /// Takes the value out and leaves the default, which is made before borrowing.
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
    /// let lines = RefCell::new(vec!["one", "two"]);
    /// assert_eq!(lines.take().len(), 2);
    /// assert!(lines.take().is_empty());
    /// ```
    #[inline]
    #[track_caller]
    pub fn take(&self) -> T
    where
        T: Default,
    {
        self.replace(T::default())
    }

    /// Computes a new value from the old one while it is borrowed, and gives the new one.
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
    /// let n = RefCell::new(1);
    /// assert_eq!(n.update(|n| n + 1), 2);
    /// ```
    #[inline]
    #[track_caller]
    pub fn update(&self, f: impl FnOnce(T) -> T) -> T
    where
        T: Copy,
    {
        let mut guard = self.borrow_mut();
        *guard = f(*guard);
        *guard
    }

    /// Swaps the values of two cells.
    ///
    /// # Panics
    ///
    /// Panics if one of the values is borrowed, or if both cells are the same.
    ///
    /// # Examples
    ///
    /// ```
    /// use interior_runtime::RefCell;
    ///
    /// let (a, b) = (RefCell::new(1), RefCell::new(2));
    /// a.swap(&b);
    /// assert_eq!((a.get(), b.get()), (2, 1));
    /// ```
    #[inline]
    #[track_caller]
    pub fn swap(&self, other: &Self) {
        mem::swap(&mut *self.borrow_mut(), &mut *other.borrow_mut());
    }
}
