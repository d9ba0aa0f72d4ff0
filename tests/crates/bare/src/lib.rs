//! Locks that never heard of the order check, beside ours: the same work, function by function.
//!
//! `tests/instructions.rs` compares what the two become where the check is compiled out. A `bare_`
//! function does with a raw lock and a guard of its own what the `typed_` one does with our types.

use core::cell::UnsafeCell;
use core::mem;

use interior::__private::{LockClass, fields};
use interior::raw::{DefaultMutex, DefaultRwLock, RawMutex, RawRwLock, RawRwLockDowngrade};
use interior::{Atomic, Cell, Mutex, RefCell, RwLock, RwLockWriteGuard, Shared, order};

/// What the derive makes a companion of.
#[derive(Debug, Shared)]
#[shared(derive(Debug))]
pub struct Account {
    /// Unmarked.
    pub id: u64,
    /// An atomic.
    #[shared(atomic)]
    pub views: u64,
    /// A cell.
    #[shared(cell)]
    pub hits: u64,
    /// A refcell.
    #[shared(refcell)]
    pub drafts: u64,
    /// A mutex.
    #[shared(mutex)]
    pub balance: u64,
    /// A readers-writer lock.
    #[shared(rwlock)]
    pub owner: u64,
}

/// The same fields, written by hand.
#[derive(Debug)]
pub struct ByHand {
    id: u64,
    views: Atomic<u64>,
    hits: Cell<u64>,
    drafts: RefCell<u64>,
    balance: Mutex<u64>,
    owner: RwLock<u64>,
}

/// A lock without a class; of any value, because that decides how its fields are laid out.
#[derive(Debug)]
pub struct Bare<R, T: ?Sized = u64> {
    raw: R,
    value: UnsafeCell<T>,
}

/// A bare mutex.
pub type BareMutex = Bare<DefaultMutex>;

/// A bare readers-writer lock.
pub type BareRwLock = Bare<DefaultRwLock>;

/// Whether the two have one layout; where the check is compiled in, ours knows more.
const fn same<One, Other>() -> bool {
    let same = size_of::<One>() == size_of::<Other>();
    order::ENABLED || same && align_of::<One>() == align_of::<Other>()
}

const _: () = {
    assert!(same::<Mutex<()>, Bare<DefaultMutex, ()>>());
    assert!(same::<Mutex<bool>, Bare<DefaultMutex, bool>>());
    assert!(same::<Mutex<u64>, Bare<DefaultMutex>>());
    assert!(same::<RwLock<()>, Bare<DefaultRwLock, ()>>());
    assert!(same::<RwLock<[u8; 3]>, Bare<DefaultRwLock, [u8; 3]>>());
    assert!(same::<RwLock<u64>, Bare<DefaultRwLock>>());
};

/// What releases a [`Bare`] lock, also when the caller's work panics.
struct Release<'a, R>(&'a R, fn(&R));

impl<R> Drop for Release<'_, R> {
    #[inline]
    fn drop(&mut self) {
        (self.1)(self.0);
    }
}

/// How a [`Bare`] lock is acquired and released.
struct Mode<R> {
    acquire: fn(&R),
    attempt: fn(&R) -> Option<()>,
    release: fn(&R),
}

const LOCK: Mode<DefaultMutex> = Mode {
    acquire: DefaultMutex::lock,
    attempt: DefaultMutex::try_lock,
    // SAFETY: called by `Release` alone, once for each acquisition in `hold` and `try_hold`.
    release: |raw| unsafe { raw.unlock(()) },
};

const READ: Mode<DefaultRwLock> = Mode {
    acquire: DefaultRwLock::read,
    attempt: DefaultRwLock::try_read,
    // SAFETY: as above.
    release: |raw| unsafe { raw.unlock_read(()) },
};

const WRITE: Mode<DefaultRwLock> = Mode {
    acquire: DefaultRwLock::write,
    attempt: DefaultRwLock::try_write,
    // SAFETY: as above.
    release: |raw| unsafe { raw.unlock_write(()) },
};

impl<R> Bare<R> {
    #[inline]
    fn new(raw: R, value: u64) -> Self {
        let value = UnsafeCell::new(value);
        Self { raw, value }
    }

    #[inline]
    fn hold<U>(&self, mode: &Mode<R>, work: impl FnOnce(&mut u64) -> U) -> U {
        (mode.acquire)(&self.raw);
        let _release = Release(&self.raw, mode.release);
        // SAFETY: the raw lock is held until `_release` is dropped; who reads beside others does not
        // write.
        work(unsafe { &mut *self.value.get() })
    }

    #[inline]
    fn try_hold<U>(&self, mode: &Mode<R>, work: impl FnOnce(&mut u64) -> U) -> Option<U> {
        (mode.attempt)(&self.raw)?;
        let _release = Release(&self.raw, mode.release);
        // SAFETY: as above.
        Some(work(unsafe { &mut *self.value.get() }))
    }
}

macro_rules! pairs {
    ($($(#[$doc:meta])* $typed:ident($typed_of:ident: $Typed:ty) $(-> $TypedOut:ty)? $typed_body:block
        $bare:ident($bare_of:ident: $Bare:ty) $(-> $BareOut:ty)? $bare_body:block)*) => {
        /// The functions that are compared, each with its twin.
        pub const PAIRS: &[(&str, &str)] = &[$((stringify!($typed), stringify!($bare))),*];

        $(
            $(#[$doc])*
            #[inline(never)]
            pub fn $typed($typed_of: $Typed) $(-> $TypedOut)? $typed_body

            $(#[$doc])*
            #[inline(never)]
            pub fn $bare($bare_of: $Bare) $(-> $BareOut)? $bare_body
        )*
    };
}

pairs! {
    /// Makes a mutex, as the derive does.
    typed_mutex_new(value: u64) -> Mutex<u64> {
        fields::mutex_in_class(value, const { &LockClass::new("Account", "balance", file!(), line!()) })
    }
    bare_mutex_new(value: u64) -> BareMutex { Bare::new(DefaultMutex::INIT, value) }

    /// Locks, adds, unlocks.
    typed_mutex_lock(lock: &Mutex<u64>) { *lock.lock() += 3; }
    bare_mutex_lock(lock: &BareMutex) { lock.hold(&LOCK, |n| *n += 3); }

    /// Adds if nobody holds the lock.
    typed_mutex_try_lock(lock: &Mutex<u64>) -> bool { lock.try_lock().map(|mut n| *n += 3).is_some() }
    bare_mutex_try_lock(lock: &BareMutex) -> bool { lock.try_hold(&LOCK, |n| *n += 3).is_some() }

    /// Runs work that may panic under the lock.
    typed_mutex_with(lock: &Mutex<u64>) -> u64 { lock.with(|n| work(*n)) }
    bare_mutex_with(lock: &BareMutex) -> u64 { lock.hold(&LOCK, |n| work(*n)) }

    /// Runs work that may panic and changes the value.
    typed_mutex_with_mut(lock: &Mutex<u64>) { lock.with_mut(|n| *n = work(*n)); }
    bare_mutex_with_mut(lock: &BareMutex) { lock.hold(&LOCK, |n| *n = work(*n)); }

    /// Runs work that may panic if nobody holds the lock.
    typed_mutex_try_with(lock: &Mutex<u64>) -> Option<u64> { lock.try_with(|n| work(*n)) }
    bare_mutex_try_with(lock: &BareMutex) -> Option<u64> { lock.try_hold(&LOCK, |n| work(*n)) }

    /// Runs work that may panic and changes the value, if nobody holds the lock.
    typed_mutex_try_with_mut(lock: &Mutex<u64>) -> Option<()> { lock.try_with_mut(|n| *n = work(*n)) }
    bare_mutex_try_with_mut(lock: &BareMutex) -> Option<()> { lock.try_hold(&LOCK, |n| *n = work(*n)) }

    /// Copies the value out.
    typed_mutex_get(lock: &Mutex<u64>) -> u64 { lock.get() }
    bare_mutex_get(lock: &BareMutex) -> u64 { lock.hold(&LOCK, |n| *n) }

    /// Clones the value out.
    typed_mutex_get_cloned(lock: &Mutex<u64>) -> u64 { lock.get_cloned() }
    bare_mutex_get_cloned(lock: &BareMutex) -> u64 { lock.hold(&LOCK, |n| *n) }

    /// Changes the value.
    typed_mutex_set(lock: &Mutex<u64>) { lock.set(5); }
    bare_mutex_set(lock: &BareMutex) { lock.hold(&LOCK, |n| *n = 5); }

    /// Exchanges the value.
    typed_mutex_replace(lock: &Mutex<u64>) -> u64 { lock.replace(5) }
    bare_mutex_replace(lock: &BareMutex) -> u64 { lock.hold(&LOCK, |n| mem::replace(n, 5)) }

    /// Takes the value out.
    typed_mutex_take(lock: &Mutex<u64>) -> u64 { lock.take() }
    bare_mutex_take(lock: &BareMutex) -> u64 { lock.hold(&LOCK, mem::take) }

    /// Makes a value of the old one.
    typed_mutex_update(lock: &Mutex<u64>) -> u64 { lock.update(work) }
    bare_mutex_update(lock: &BareMutex) -> u64 { lock.hold(&LOCK, |n| { *n = work(*n); *n }) }

    /// Tells whether somebody holds the lock.
    typed_mutex_is_locked(lock: &Mutex<u64>) -> bool { lock.is_locked() }
    bare_mutex_is_locked(lock: &BareMutex) -> bool { lock.raw.is_locked() }

    /// Makes a readers-writer lock, as the derive does.
    typed_rwlock_new(value: u64) -> RwLock<u64> {
        fields::rwlock_in_class(value, const { &LockClass::new("Account", "owner", file!(), line!()) })
    }
    bare_rwlock_new(value: u64) -> BareRwLock { Bare::new(DefaultRwLock::INIT, value) }

    /// Reads.
    typed_rwlock_read(lock: &RwLock<u64>) -> u64 { *lock.read() }
    bare_rwlock_read(lock: &BareRwLock) -> u64 { lock.hold(&READ, |n| *n) }

    /// Writes.
    typed_rwlock_write(lock: &RwLock<u64>) { *lock.write() += 3; }
    bare_rwlock_write(lock: &BareRwLock) { lock.hold(&WRITE, |n| *n += 3); }

    /// Reads if nobody writes.
    typed_rwlock_try_read(lock: &RwLock<u64>) -> Option<u64> { lock.try_read().map(|n| *n) }
    bare_rwlock_try_read(lock: &BareRwLock) -> Option<u64> { lock.try_hold(&READ, |n| *n) }

    /// Writes if nobody else is there.
    typed_rwlock_try_write(lock: &RwLock<u64>) -> bool { lock.try_write().map(|mut n| *n += 3).is_some() }
    bare_rwlock_try_write(lock: &BareRwLock) -> bool { lock.try_hold(&WRITE, |n| *n += 3).is_some() }

    /// Writes, and goes on reading.
    typed_rwlock_downgrade(lock: &RwLock<u64>) -> u64 {
        let mut writer = lock.write();
        *writer += 3;
        *RwLockWriteGuard::downgrade(writer)
    }
    bare_rwlock_downgrade(lock: &BareRwLock) -> u64 {
        lock.raw.write();
        // SAFETY: the raw lock is held by the line above.
        unsafe { *lock.value.get() += 3 };
        // SAFETY: it is held for writing, and this ends that.
        unsafe { lock.raw.downgrade(()) };
        let _release = Release(&lock.raw, READ.release);
        // SAFETY: it is held for reading until `_release` is dropped.
        unsafe { *lock.value.get() }
    }

    /// Runs work that may panic beside other readers.
    typed_rwlock_with(lock: &RwLock<u64>) -> u64 { lock.with(|n| work(*n)) }
    bare_rwlock_with(lock: &BareRwLock) -> u64 { lock.hold(&READ, |n| work(*n)) }

    /// Runs work that may panic as the only writer.
    typed_rwlock_with_mut(lock: &RwLock<u64>) { lock.with_mut(|n| *n = work(*n)); }
    bare_rwlock_with_mut(lock: &BareRwLock) { lock.hold(&WRITE, |n| *n = work(*n)); }

    /// Runs work that may panic if nobody writes.
    typed_rwlock_try_with(lock: &RwLock<u64>) -> Option<u64> { lock.try_with(|n| work(*n)) }
    bare_rwlock_try_with(lock: &BareRwLock) -> Option<u64> { lock.try_hold(&READ, |n| work(*n)) }

    /// Runs work that may panic as the only writer, if nobody else is there.
    typed_rwlock_try_with_mut(lock: &RwLock<u64>) -> Option<()> { lock.try_with_mut(|n| *n = work(*n)) }
    bare_rwlock_try_with_mut(lock: &BareRwLock) -> Option<()> { lock.try_hold(&WRITE, |n| *n = work(*n)) }

    /// Copies the value out.
    typed_rwlock_get(lock: &RwLock<u64>) -> u64 { lock.get() }
    bare_rwlock_get(lock: &BareRwLock) -> u64 { lock.hold(&READ, |n| *n) }

    /// Clones the value out.
    typed_rwlock_get_cloned(lock: &RwLock<u64>) -> u64 { lock.get_cloned() }
    bare_rwlock_get_cloned(lock: &BareRwLock) -> u64 { lock.hold(&READ, |n| *n) }

    /// Changes the value.
    typed_rwlock_set(lock: &RwLock<u64>) { lock.set(5); }
    bare_rwlock_set(lock: &BareRwLock) { lock.hold(&WRITE, |n| *n = 5); }

    /// Exchanges the value.
    typed_rwlock_replace(lock: &RwLock<u64>) -> u64 { lock.replace(5) }
    bare_rwlock_replace(lock: &BareRwLock) -> u64 { lock.hold(&WRITE, |n| mem::replace(n, 5)) }

    /// Takes the value out.
    typed_rwlock_take(lock: &RwLock<u64>) -> u64 { lock.take() }
    bare_rwlock_take(lock: &BareRwLock) -> u64 { lock.hold(&WRITE, mem::take) }

    /// Makes a value of the old one.
    typed_rwlock_update(lock: &RwLock<u64>) -> u64 { lock.update(work) }
    bare_rwlock_update(lock: &BareRwLock) -> u64 { lock.hold(&WRITE, |n| { *n = work(*n); *n }) }

    /// Tells whether somebody is there.
    typed_rwlock_is_locked(lock: &RwLock<u64>) -> bool { lock.is_locked() }
    bare_rwlock_is_locked(lock: &BareRwLock) -> bool { lock.raw.is_locked() }

    /// Tells whether somebody writes.
    typed_rwlock_is_locked_for_writing(lock: &RwLock<u64>) -> bool { lock.is_locked_for_writing() }
    bare_rwlock_is_locked_for_writing(lock: &BareRwLock) -> bool { lock.raw.is_locked_for_writing() }

    /// Leads to an unmarked field.
    typed_accessor_plain(account: &SharedAccount) -> &u64 { account.id() }
    bare_accessor_plain(account: &ByHand) -> &u64 { &account.id }

    /// Leads to an atomic.
    typed_accessor_atomic(account: &SharedAccount) -> &Atomic<u64> { account.views() }
    bare_accessor_atomic(account: &ByHand) -> &Atomic<u64> { &account.views }

    /// Leads to a cell.
    typed_accessor_cell(account: &SharedAccount) -> &Cell<u64> { account.hits() }
    bare_accessor_cell(account: &ByHand) -> &Cell<u64> { &account.hits }

    /// Leads to a refcell.
    typed_accessor_refcell(account: &SharedAccount) -> &RefCell<u64> { account.drafts() }
    bare_accessor_refcell(account: &ByHand) -> &RefCell<u64> { &account.drafts }

    /// Locks through an accessor.
    typed_accessor_mutex(account: &SharedAccount) { *account.balance().lock() += 3; }
    bare_accessor_mutex(account: &ByHand) { *account.balance.lock() += 3; }

    /// Reads through an accessor.
    typed_accessor_rwlock(account: &SharedAccount) -> u64 { *account.owner().read() }
    bare_accessor_rwlock(account: &ByHand) -> u64 { *account.owner.read() }
}

/// Something that the compiler cannot look into, and that may panic for all it knows.
#[inline(never)]
fn work(n: u64) -> u64 {
    assert!(core::hint::black_box(n) < u64::MAX, "work may panic");
    n + 1
}
