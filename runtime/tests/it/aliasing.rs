//! No guard holds a reference to the value.
//!
//! A reference that a function takes as (part of) an argument must stay valid until the function
//! returns; the optimizer relies on it. Each function here releases its guard and then changes the
//! value through the cell or lock, or frees it. With a guard that holds a reference, an optimized
//! build may keep using the value it has read before.

use core::hint::black_box;
use std::rc::Rc;

use interior_runtime::raw::LockApi;
use interior_runtime::{
    MappedMutexGuard, MappedRwLockReadGuard, MappedRwLockWriteGuard, Mutex, MutexGuard, MutexRef,
    Ref, RefCell, RefMut, RwLock, RwLockReadGuard, RwLockWriteGuard,
};

type Raw = LockApi<parking_lot::RawMutex>;
type RawRw = LockApi<parking_lot::RawRwLock>;

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

type Pair = (i32, i32);

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

macro_rules! release_then_change_whole {
    ($($name:ident: $Owner:ty, $Guard:ty, |$owner:ident| $acquire:expr;)+) => {$(
        #[test]
        fn $name() {
            #[inline(never)]
            fn f($owner: &$Owner, guard: $Guard) -> (i32, i32) {
                let before = *guard;
                drop(guard);
                $owner.set(7);
                (before, black_box($owner).get())
            }
            let $owner: &$Owner = &<$Owner>::from_value(1);
            assert_eq!(black_box(f)($owner, $acquire), (1, 7));
        }
    )+};
}

release_then_change_whole! {
    a_whole_ref: RefCell<i32>, Ref<'_, i32>, |cell| cell.borrow();
    a_whole_ref_mut: RefCell<i32>, RefMut<'_, i32>, |cell| cell.borrow_mut();
    a_mutex_guard: Mutex<i32, Raw>, MutexGuard<'_, i32, Raw>, |lock| lock.lock();
    a_read_guard: RwLock<i32, RawRw>, RwLockReadGuard<'_, i32, RawRw>, |lock| lock.read();
    a_write_guard: RwLock<i32, RawRw>, RwLockWriteGuard<'_, i32, RawRw>, |lock| lock.write();
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
