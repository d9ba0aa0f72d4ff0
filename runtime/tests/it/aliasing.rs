//! No guard holds a reference to the value.
//!
//! A reference that a function takes as (part of) an argument is a promise to the optimizer for the
//! whole call: nobody else changes the value, or not even reads it. A guard may make no such promise,
//! because the value can be changed or freed as soon as the guard is dropped. The first half of this
//! file would see the promise being used, in an optimized build; the second half is the shape in
//! which the mistake is made.

use core::hint::black_box;
use std::rc::Rc;
use std::sync::Arc;

use interior_runtime::raw::LockApi;
use interior_runtime::{
    ArcMutexGuard, ArcRwLockReadGuard, ArcRwLockWriteGuard, MappedMutexGuard,
    MappedRwLockReadGuard, MappedRwLockWriteGuard, Mutex, MutexGuard, MutexRef, Ref, RefCell,
    RefMut, RwLock, RwLockReadGuard, RwLockWriteGuard,
};

type Raw = LockApi<parking_lot::RawMutex>;
type RawRw = LockApi<parking_lot::RawRwLock>;

/// Makes a cell or lock of any kind.
trait FromValue<T> {
    fn from_value(value: T) -> Self;
}

impl<T> FromValue<T> for RefCell<T> {
    fn from_value(value: T) -> Self {
        Self::new(value)
    }
}

impl<T> FromValue<T> for Mutex<T, Raw> {
    fn from_value(value: T) -> Self {
        Self::with_raw(value)
    }
}

impl<T> FromValue<T> for RwLock<T, RawRw> {
    fn from_value(value: T) -> Self {
        Self::with_raw(value)
    }
}

impl<T, L: FromValue<T>> FromValue<T> for Arc<L> {
    fn from_value(value: T) -> Self {
        Self::new(L::from_value(value))
    }
}

/// Reads twice through a guard; in between the value is changed behind its back.
macro_rules! reads_again {
    ($($name:ident: $Owner:ty, $Guard:ty, |$owner:ident| $acquire:expr;)+) => {$(
        #[test]
        fn $name() {
            #[inline(never)]
            fn f(owner: &$Owner, guard: $Guard) -> (i32, i32) {
                let before = *guard;
                // SAFETY: the guard keeps other threads out, and no reference to the value is alive.
                unsafe { owner.as_ptr().write(7) };
                (before, *guard)
            }
            let $owner: &$Owner = &<$Owner>::from_value(1);
            assert_eq!(black_box(f)($owner, $acquire), (1, 7));
        }
    )+};
}

reads_again! {
    through_a_ref: RefCell<i32>, Ref<'_, i32>, |cell| cell.borrow();
    through_a_mutex_ref: Mutex<i32, Raw>, MutexRef<'_, i32, Raw>,
        |lock| MutexGuard::into_ref(lock.lock());
    through_a_read_guard: RwLock<i32, RawRw>, RwLockReadGuard<'_, i32, RawRw>, |lock| lock.read();
    through_a_narrowed_read_guard: RwLock<i32, RawRw>, MappedRwLockReadGuard<'_, i32, RawRw>,
        |lock| RwLockReadGuard::map(lock.read(), |n| n);
    through_an_owned_read_guard: Arc<RwLock<i32, RawRw>>, ArcRwLockReadGuard<i32, RawRw>,
        |lock| lock.read_arc();
}

/// Reads twice behind the back of a guard; in between the value is changed through it.
macro_rules! writes_visibly {
    ($($name:ident: $Owner:ty, $Guard:ty, |$owner:ident| $acquire:expr;)+) => {$(
        #[test]
        fn $name() {
            #[inline(never)]
            fn f(owner: &$Owner, mut guard: $Guard) -> (i32, i32) {
                // SAFETY: the guard keeps other threads out, and no reference to the value is alive.
                let before = unsafe { owner.as_ptr().read() };
                *guard = 7;
                // SAFETY: likewise.
                (before, unsafe { owner.as_ptr().read() })
            }
            let $owner: &$Owner = &<$Owner>::from_value(1);
            assert_eq!(black_box(f)($owner, $acquire), (1, 7));
        }
    )+};
}

writes_visibly! {
    through_a_ref_mut: RefCell<i32>, RefMut<'_, i32>, |cell| cell.borrow_mut();
    through_a_mutex_guard: Mutex<i32, Raw>, MutexGuard<'_, i32, Raw>, |lock| lock.lock();
    through_a_write_guard: RwLock<i32, RawRw>, RwLockWriteGuard<'_, i32, RawRw>, |lock| lock.write();
    through_a_narrowed_mutex_guard: Mutex<i32, Raw>, MappedMutexGuard<'_, i32, Raw>,
        |lock| MutexGuard::map(lock.lock(), |n| n);
    through_a_narrowed_write_guard: RwLock<i32, RawRw>, MappedRwLockWriteGuard<'_, i32, RawRw>,
        |lock| RwLockWriteGuard::map(lock.write(), |n| n);
    through_an_owned_mutex_guard: Arc<Mutex<i32, Raw>>, ArcMutexGuard<i32, Raw>,
        |lock| lock.lock_arc();
    through_an_owned_write_guard: Arc<RwLock<i32, RawRw>>, ArcRwLockWriteGuard<i32, RawRw>,
        |lock| lock.write_arc();
}

/// Reads through the guard, drops it, changes the value through the owner, and reads what the owner
/// says: the two readings must differ.
macro_rules! release_then_change {
    ($value:expr; $($name:ident: $Owner:ty, $Guard:ty, |$owner:ident| $acquire:expr, $change:expr;)+) => {$(
        #[test]
        fn $name() {
            #[inline(never)]
            fn f($owner: &$Owner, guard: $Guard) -> (i32, i32) {
                let before = first(*guard);
                drop(guard);
                $change;
                (before, first(black_box($owner).get()))
            }
            let $owner: &$Owner = &<$Owner>::from_value($value);
            assert_eq!(black_box(f)($owner, $acquire), (1, 7));
        }
    )+};
}

type Pair = (i32, i32);

/// What is compared of a value: a number, or the first of a pair.
fn first(value: impl Into<First>) -> i32 {
    value.into().0
}

struct First(i32);

impl From<i32> for First {
    fn from(value: i32) -> Self {
        Self(value)
    }
}

impl From<Pair> for First {
    fn from(value: Pair) -> Self {
        Self(value.0)
    }
}

release_then_change! {
    1;
    a_whole_ref: RefCell<i32>, Ref<'_, i32>, |cell| cell.borrow(), *cell.borrow_mut() = 7;
    a_whole_ref_mut: RefCell<i32>, RefMut<'_, i32>, |cell| cell.borrow_mut(), *cell.borrow_mut() = 7;
    a_mutex_guard: Mutex<i32, Raw>, MutexGuard<'_, i32, Raw>, |lock| lock.lock(), *lock.lock() = 7;
    a_whole_mutex_ref: Mutex<i32, Raw>, MutexRef<'_, i32, Raw>,
        |lock| MutexGuard::into_ref(lock.lock()), *lock.lock() = 7;
    a_read_guard: RwLock<i32, RawRw>, RwLockReadGuard<'_, i32, RawRw>,
        |lock| lock.read(), *lock.write() = 7;
    a_write_guard: RwLock<i32, RawRw>, RwLockWriteGuard<'_, i32, RawRw>,
        |lock| lock.write(), *lock.write() = 7;
    an_owned_mutex_guard: Arc<Mutex<i32, Raw>>, ArcMutexGuard<i32, Raw>,
        |lock| lock.lock_arc(), *lock.lock() = 7;
    an_owned_read_guard: Arc<RwLock<i32, RawRw>>, ArcRwLockReadGuard<i32, RawRw>,
        |lock| lock.read_arc(), *lock.write() = 7;
    an_owned_write_guard: Arc<RwLock<i32, RawRw>>, ArcRwLockWriteGuard<i32, RawRw>,
        |lock| lock.write_arc(), *lock.write() = 7;
}

release_then_change! {
    (1, 2);
    a_ref: RefCell<Pair>, Ref<'_, i32>,
        |cell| Ref::map(cell.borrow(), |pair| &pair.0), cell.borrow_mut().0 = 7;
    a_ref_mut: RefCell<Pair>, RefMut<'_, i32>,
        |cell| RefMut::map(cell.borrow_mut(), |pair| &mut pair.0), cell.borrow_mut().0 = 7;
    a_mapped_mutex_guard: Mutex<Pair, Raw>, MappedMutexGuard<'_, i32, Raw>,
        |lock| MutexGuard::map(lock.lock(), |pair| &mut pair.0), lock.lock().0 = 7;
    a_mutex_ref: Mutex<Pair, Raw>, MutexRef<'_, i32, Raw>,
        |lock| MutexRef::map(MutexGuard::into_ref(lock.lock()), |pair| &pair.0), lock.lock().0 = 7;
    a_mapped_read_guard: RwLock<Pair, RawRw>, MappedRwLockReadGuard<'_, i32, RawRw>,
        |lock| RwLockReadGuard::map(lock.read(), |pair| &pair.0), lock.write().0 = 7;
    a_mapped_write_guard: RwLock<Pair, RawRw>, MappedRwLockWriteGuard<'_, i32, RawRw>,
        |lock| RwLockWriteGuard::map(lock.write(), |pair| &mut pair.0), lock.write().0 = 7;
}

#[test]
fn a_guard_may_be_dropped_before_what_it_read_is_freed() {
    #[inline(never)]
    fn f(cell: &RefCell<Option<Rc<i32>>>, guard: Ref<'_, i32>) -> i32 {
        let before = *guard;
        drop(guard);
        cell.set(None);
        before
    }
    let cell = RefCell::new(Some(Rc::new(5)));
    let guard = Ref::map(cell.borrow(), |value| &**value.as_ref().unwrap());
    assert_eq!(black_box(f)(&cell, guard), 5);
    assert!(cell.take().is_none());
}
