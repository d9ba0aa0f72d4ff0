//! No guard holds a reference to the value.
//!
//! A reference that a function takes as (part of) an argument is a promise to the optimizer for the
//! whole call: nobody else changes the value, or not even reads it. A guard may make no such promise,
//! because the value can be changed or freed as soon as the guard is dropped. The first half of this
//! file would see the promise being used, in an optimized build; the second half is the shape in
//! which the mistake is made.

use core::hint::black_box;
use std::rc::Rc;

use interior_runtime::raw::LockApi;
use interior_runtime::{
    MappedMutexGuard, MappedRwLockReadGuard, MappedRwLockWriteGuard, Mutex, MutexGuard, MutexRef,
    Ref, RefCell, RefMut, RwLock, RwLockReadGuard, RwLockWriteGuard,
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
}

type Pair = (i32, i32);

/// Reads through the guard, drops it, changes the value through the owner, and reads what the owner
/// says: the two readings must differ.
macro_rules! release_then_change {
    ($($name:ident: $Owner:ty, $Guard:ty, |$owner:ident| $acquire:expr, $change:expr;)+) => {$(
        #[test]
        fn $name() {
            #[inline(never)]
            fn f($owner: &$Owner, guard: $Guard) -> (i32, i32) {
                let before = *guard;
                drop(guard);
                $change;
                (before, black_box($owner).get().0)
            }
            let $owner: &$Owner = &<$Owner>::from_value((1, 2));
            assert_eq!(black_box(f)($owner, $acquire), (1, 7));
        }
    )+};
}

release_then_change! {
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
