//! Who a lock is: the class it belongs to, and the raw lock together with its identity.
//!
//! A *class* is a lock field of a struct, `Account::ledger`: every lock that was made for this field
//! belongs to it, in all instances of the struct and for all its type parameters. Generated code
//! hands over in construction what the field is called, by a call that stands where the field does, or,
//! for a declared order, a [`LockClass`] that other classes can name; a name is handed over by
//! [`named`](crate::Mutex::named), other locks have neither. What comes in is a raw lock and who it is,
//! what goes out is every acquisition of it, seen by the order check. What the check makes of it is
//! deliberately elsewhere, in [`order`](crate::order); where the check is compiled out, all of this is the
//! raw lock alone.

use core::fmt;
use core::mem;
use core::time::Duration;

#[cfg(feature = "std")]
use crate::order::Renewal;
use crate::order::{Access, Identity};

pub(crate) use crate::order::Label;

/// The identity of a lock field that takes part in a declared order: one for all locks made for it.
///
/// Plain data without an address of its own: two copies of one class are one class.
#[derive(Debug)]
pub struct LockClass {
    owner: &'static str,
    field: &'static str,
    file: &'static str,
    line: u32,
    after: &'static [&'static LockClass],
}

impl LockClass {
    /// The class of the field `field` of the struct `owner`, declared at `file:line`.
    #[must_use]
    pub const fn new(
        owner: &'static str,
        field: &'static str,
        file: &'static str,
        line: u32,
    ) -> Self {
        Self {
            owner,
            field,
            file,
            line,
            after: &[],
        }
    }

    /// Declares that a lock of this class is only ever taken after those of `earlier`.
    ///
    /// The earlier classes are needed to make this one, so declarations that run in a circle do not
    /// compile:
    ///
    /// ```compile_fail,E0391
    /// use interior_runtime::__private::LockClass;
    ///
    /// struct Bank;
    /// struct Account;
    ///
    /// impl Bank {
    ///     const INDEX: &'static LockClass =
    ///         &LockClass::new("Bank", "index", file!(), line!()).after(&[Account::LEDGER]);
    /// }
    /// impl Account {
    ///     const LEDGER: &'static LockClass =
    ///         &LockClass::new("Account", "ledger", file!(), line!()).after(&[Bank::INDEX]);
    /// }
    /// ```
    #[must_use]
    pub const fn after(mut self, earlier: &'static [&'static Self]) -> Self {
        self.after = earlier;
        self
    }

    /// The classes declared to come before this one.
    #[must_use]
    pub const fn earlier(&self) -> &'static [&'static Self] {
        self.after
    }

    /// The file and line of the field.
    #[must_use]
    pub const fn declared_at(&self) -> (&'static str, u32) {
        (self.file, self.line)
    }
}

/// A companion that has an order for its lock of a name, which is given as a number.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no lock of this name that takes part in a declared order",
    label = "no lock with a declared order",
    note = "the path begins with a companion, as in `SharedBank::index`",
    note = "a lock that comes first says so by `after()` at its field, and then all locks of its struct \
            take part"
)]
pub trait Ordered<const NAME: u64> {
    /// Its class, which needs those declared to come before it.
    const CLASS: &'static LockClass;
}

/// What generated code implements so that a companion is [`Ordered`].
///
/// It is a trait of its own because an error would list its impls, and so the numbers that stand for the
/// fields there are.
///
/// # Examples
///
/// ```
/// use interior_runtime::__private::{LockClass, Ordered, OrderedField};
///
/// struct Bank;
///
/// impl OrderedField<7> for Bank {
///     const CLASS: &'static LockClass = &LockClass::new("Bank", "index", file!(), line!());
/// }
///
/// assert_eq!(<Bank as Ordered<7>>::CLASS, <Bank as OrderedField<7>>::CLASS);
/// ```
pub trait OrderedField<const NAME: u64> {
    /// The class of the lock.
    const CLASS: &'static LockClass;
}

#[diagnostic::do_not_recommend]
impl<T: ?Sized + OrderedField<NAME>, const NAME: u64> Ordered<NAME> for T {
    const CLASS: &'static LockClass = <T as OrderedField<NAME>>::CLASS;
}

/// Two classes are one if they are the same field; what was declared about them does not matter.
impl PartialEq for LockClass {
    fn eq(&self, other: &Self) -> bool {
        (self.line, self.field, self.owner, self.file)
            == (other.line, other.field, other.owner, other.file)
    }
}

impl Eq for LockClass {}

impl fmt::Display for LockClass {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}::{}", self.owner, self.field)
    }
}

/// A raw lock and who it is; every acquisition of a typed lock passes through here.
pub(crate) struct Identified<R> {
    raw: R,
    identity: Identity,
}

impl<R> Identified<R> {
    #[inline]
    pub(crate) const fn new(raw: R, label: Label) -> Self {
        Self {
            raw,
            identity: Identity::new(label),
        }
    }

    pub(crate) const fn label(&self) -> Label {
        self.identity.label()
    }

    #[inline]
    pub(crate) const fn raw(&self) -> &R {
        &self.raw
    }

    /// Acquires the lock by `lock`, which waits as long as it takes; the check comes before.
    ///
    /// `within` is asked first where the thread reads the lock already and a writer may wait for that
    /// read to end; if it takes so long that one must, the wait would never end.
    #[inline]
    #[track_caller]
    pub(crate) fn acquire<S>(
        &self,
        access: Access,
        is_locked: impl FnOnce(&R) -> bool,
        lock: impl FnOnce(&R) -> S,
        within: impl FnOnce(&R, Duration) -> Option<S>,
    ) -> S {
        if self.identity.enter_first(access) {
            self.wait(lock)
        } else {
            self.acquire_next(access, is_locked, lock, within)
        }
    }

    /// Acquires the lock where the thread holds others.
    #[inline(never)]
    #[track_caller]
    fn acquire_next<S>(
        &self,
        access: Access,
        is_locked: impl FnOnce(&R) -> bool,
        lock: impl FnOnce(&R) -> S,
        within: impl FnOnce(&R, Duration) -> Option<S>,
    ) -> S {
        if self.identity.enter(access, || is_locked(&self.raw)) {
            self.wait(lock)
        } else {
            self.acquire_again(access, lock, within)
        }
    }

    /// Acquires the lock where the thread reads it already.
    #[cold]
    #[inline(never)]
    #[track_caller]
    fn acquire_again<S>(
        &self,
        access: Access,
        lock: impl FnOnce(&R) -> S,
        within: impl FnOnce(&R, Duration) -> Option<S>,
    ) -> S {
        /// Longer than any writer waits that gives up by itself, as those of a set do.
        const PATIENCE: Duration = Duration::from_secs(1);

        // No closure, which would hide the caller.
        let state = if let Some(state) = within(&self.raw, PATIENCE) {
            state
        } else {
            self.identity.is_stuck(access);
            lock(&self.raw)
        };
        self.identity.acquired(access, false);
        state
    }

    /// Waits for the lock by `lock`, as was entered.
    #[inline]
    fn wait<S>(&self, lock: impl FnOnce(&R) -> S) -> S {
        let entered = Entered(&self.identity);
        let state = lock(&self.raw);
        mem::forget(entered);
        state
    }

    /// Acquires the lock by `attempt`, which does not wait without bound and thus cannot deadlock.
    #[inline]
    #[track_caller]
    pub(crate) fn try_acquire<S>(
        &self,
        access: Access,
        attempt: impl FnOnce(&R) -> Option<S>,
    ) -> Option<S> {
        self.identity.meet();
        let state = attempt(&self.raw)?;
        self.identity.acquired(access, false);
        Some(state)
    }

    /// Checks an acquisition that is about to wait for the lock, as one of a set.
    #[inline]
    #[track_caller]
    pub(crate) fn announce(&self, access: Access, is_locked: impl FnOnce(&R) -> bool) {
        self.identity.announce(access, || is_locked(&self.raw));
    }

    /// Checks an acquisition that will be given up and taken anew, while the rest stays held.
    #[cfg(feature = "std")]
    #[inline]
    #[track_caller]
    pub(crate) fn announce_renewal(&self, access: Access) -> Renewal {
        self.identity.announce_renewal(access)
    }

    /// Acquires the lock by `lock`, as was announced.
    #[cfg(feature = "std")]
    #[inline]
    pub(crate) fn renew<S>(
        &self,
        access: Access,
        renewal: Renewal,
        lock: impl FnOnce(&R) -> S,
    ) -> S {
        let state = lock(&self.raw);
        self.identity.renewed(access, renewal);
        state
    }

    /// Releases the lock by `unlock`.
    #[inline]
    pub(crate) fn release(&self, unlock: impl FnOnce(&R)) {
        // First the books: once the raw lock is free, the memory may belong to somebody else.
        self.identity.released();
        unlock(&self.raw);
    }

    /// Turns exclusive access into shared access by `downgrade`.
    #[inline]
    pub(crate) fn downgrade<S>(&self, downgrade: impl FnOnce(&R) -> S) -> S {
        self.identity.downgraded();
        downgrade(&self.raw)
    }
}

/// An acquisition that was entered and is waited for; it is struck out if the raw lock panics.
struct Entered<'a>(&'a Identity);

impl Drop for Entered<'_> {
    #[inline]
    fn drop(&mut self) {
        self.0.released();
    }
}
