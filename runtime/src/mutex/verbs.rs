//! The verbs that lock, do one thing and unlock.

use core::mem;

use super::Mutex;
use crate::raw::RawMutex;

impl<T: ?Sized, R: RawMutex> Mutex<T, R> {
    /// Locks and lets a closure look at the value.
    ///
    /// # Deadlocks
    ///
    /// Waits for ever if this thread holds the mutex already; so does a closure that locks it again.
    ///
    /// # Examples
    ///
    /// ```
    /// use interior_runtime::Mutex;
    ///
    /// let names = Mutex::new(vec!["ann", "bob"]);
    /// assert_eq!(names.with(|names| names.len()), 2);
    /// ```
    #[inline]
    #[track_caller]
    pub fn with<U>(&self, f: impl FnOnce(&T) -> U) -> U {
        f(&self.lock())
    }

    /// Locks and lets a closure change the value.
    ///
    /// # Deadlocks
    ///
    /// Waits for ever if this thread holds the mutex already; so does a closure that locks it again.
    ///
    /// # Examples
    ///
    /// ```
    /// use interior_runtime::Mutex;
    ///
    /// let names = Mutex::new(vec!["ann"]);
    /// names.with_mut(|names| names.push("bob"));
    /// assert_eq!(names.into_inner(), ["ann", "bob"]);
    /// ```
    #[inline]
    #[track_caller]
    pub fn with_mut<U>(&self, f: impl FnOnce(&mut T) -> U) -> U {
        f(&mut self.lock())
    }

    /// Lets a closure look at the value if nobody holds the mutex.
    #[inline]
    #[track_caller]
    pub fn try_with<U>(&self, f: impl FnOnce(&T) -> U) -> Option<U> {
        self.try_lock().map(|guard| f(&guard))
    }

    /// Lets a closure change the value if nobody holds the mutex.
    ///
    /// # Examples
    ///
    /// ```
    /// use interior_runtime::Mutex;
    ///
    /// let n = Mutex::new(1);
    /// let guard = n.lock();
    /// assert_eq!(n.try_with_mut(|n| *n += 1), None);
    /// # drop(guard);
    /// ```
    #[inline]
    #[track_caller]
    pub fn try_with_mut<U>(&self, f: impl FnOnce(&mut T) -> U) -> Option<U> {
        self.try_lock().map(|mut guard| f(&mut guard))
    }

    /// Locks and copies the value out.
    ///
    /// # Deadlocks
    ///
    /// Waits for ever if this thread holds the mutex already.
    #[inline]
    #[track_caller]
    pub fn get(&self) -> T
    where
        T: Copy,
    {
        *self.lock()
    }

    /// Locks and clones the value; the clone is made while the lock is held.
    ///
    /// # Deadlocks
    ///
    /// Waits for ever if this thread holds the mutex already, or if `T::clone` locks it.
    ///
    /// # Examples
    ///
    /// ```
    /// use interior_runtime::Mutex;
    ///
    /// let name = Mutex::new(String::from("ann"));
    /// assert_eq!(name.get_cloned(), "ann");
    /// ```
    #[inline]
    #[track_caller]
    pub fn get_cloned(&self) -> T
    where
        T: Clone,
    {
        self.lock().clone()
    }
}

impl<T, R: RawMutex> Mutex<T, R> {
    /// Puts a new value in; the old one is dropped after unlocking.
    ///
    /// # Deadlocks
    ///
    /// Waits for ever if this thread holds the mutex already.
    ///
    /// # Examples
    ///
    /// ```
    /// use interior_runtime::Mutex;
    ///
    /// let name = Mutex::new(String::new());
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
    /// # Deadlocks
    ///
    /// Waits for ever if this thread holds the mutex already.
    #[inline]
    #[track_caller]
    pub fn replace(&self, value: T) -> T {
        mem::replace(&mut *self.lock(), value)
    }

    /// Takes the value out and leaves the default, which is made before locking.
    ///
    /// # Deadlocks
    ///
    /// Waits for ever if this thread holds the mutex already.
    ///
    /// # Examples
    ///
    /// ```
    /// use interior_runtime::Mutex;
    ///
    /// let lines = Mutex::new(vec!["one", "two"]);
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

    /// Computes a new value from the old one while the lock is held, and gives the new one.
    ///
    /// # Deadlocks
    ///
    /// Waits for ever if this thread holds the mutex already; so does a closure that locks it again.
    ///
    /// # Examples
    ///
    /// ```
    /// use interior_runtime::Mutex;
    ///
    /// let n = Mutex::new(1);
    /// assert_eq!(n.update(|n| n + 1), 2);
    /// ```
    #[inline]
    #[track_caller]
    pub fn update(&self, f: impl FnOnce(T) -> T) -> T
    where
        T: Copy,
    {
        let mut guard = self.lock();
        *guard = f(*guard);
        *guard
    }
}
