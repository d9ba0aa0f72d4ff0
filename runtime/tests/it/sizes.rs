//! How large cells, locks and guards are.

use core::mem::{align_of, size_of};

use interior_runtime::order;
use interior_runtime::raw::{LockApi, LockApi04};
use interior_runtime::{
    ArcMutexGuard, ArcRwLockReadGuard, ArcRwLockWriteGuard, Cell, MappedMutexGuard,
    MappedRwLockReadGuard, MappedRwLockWriteGuard, Mutex, MutexGuard, MutexRef, Ref, RefCell,
    RefMut, RwLock, RwLockReadGuard, RwLockWriteGuard,
};

#[test]
fn a_cell_is_as_large_as_its_value() {
    assert_eq!(size_of::<Cell<u8>>(), size_of::<u8>());
    assert_eq!(size_of::<Cell<[u64; 3]>>(), size_of::<[u64; 3]>());
    assert_eq!(align_of::<Cell<u64>>(), align_of::<u64>());
    // No niche: a shared reference could see it being written.
    assert!(size_of::<Option<Cell<&u8>>>() > size_of::<&u8>());
}

#[test]
fn a_refcell_adds_what_std_adds_and_places_in_debug_builds() {
    let remembered = usize::from(cfg!(debug_assertions));
    let places = 4 * remembered * size_of::<usize>();
    let name = if order::ENABLED {
        4 * size_of::<usize>()
    } else {
        0
    };
    assert_eq!(
        size_of::<RefCell<u64>>(),
        size_of::<core::cell::RefCell<u64>>() + places + name
    );
    let slot = remembered * size_of::<usize>();
    assert_eq!(
        size_of::<Ref<'_, u64>>(),
        size_of::<core::cell::Ref<'_, u64>>() + slot
    );
    assert_eq!(
        size_of::<RefMut<'_, u64>>(),
        size_of::<core::cell::RefMut<'_, u64>>() + slot
    );
}

#[test]
fn a_lock_is_its_raw_lock_and_its_value_and_who_it_is_where_the_order_check_is_on() {
    if order::ENABLED {
        let who = 4 * size_of::<usize>() + size_of::<u64>();
        let bare = size_of::<parking_lot::Mutex<u64>>();
        assert_eq!(
            size_of::<Mutex<u64, LockApi<parking_lot::RawMutex>>>(),
            bare + who
        );
        return;
    }
    assert_eq!(
        size_of::<Mutex<u8, LockApi<parking_lot::RawMutex>>>(),
        size_of::<parking_lot::Mutex<u8>>()
    );
    assert_eq!(
        size_of::<RwLock<u64, LockApi04<parking_lot_012::RawRwLock>>>(),
        size_of::<parking_lot_012::RwLock<u64>>()
    );
    #[cfg(feature = "std")]
    {
        assert!(size_of::<Mutex<u64>>() <= 16);
        assert!(size_of::<RwLock<u64>>() <= 16);
    }
}

#[test]
fn a_guard_that_keeps_its_lock_alive_is_one_pointer() {
    let one = size_of::<usize>();
    assert_eq!(size_of::<ArcMutexGuard<u64>>(), one);
    assert_eq!(size_of::<Option<ArcMutexGuard<u64>>>(), one);
    assert_eq!(size_of::<ArcMutexGuard<[u64]>>(), 2 * one);
    assert_eq!(size_of::<ArcRwLockReadGuard<u64>>(), one);
    assert_eq!(size_of::<ArcRwLockWriteGuard<u64>>(), one);
    assert_eq!(size_of::<ArcRwLockWriteGuard<dyn Send>>(), 2 * one);
}

#[test]
fn a_guard_is_two_pointers() {
    let two = 2 * size_of::<usize>();
    assert_eq!(size_of::<MutexGuard<'_, u64>>(), two);
    assert_eq!(size_of::<MutexRef<'_, u64>>(), two);
    assert_eq!(size_of::<Option<MutexGuard<'_, u64>>>(), two);
    assert_eq!(size_of::<MutexGuard<'_, [u64]>>(), two + size_of::<usize>());
    assert_eq!(size_of::<MappedMutexGuard<'_, u64>>(), two);
    assert_eq!(size_of::<RwLockReadGuard<'_, u64>>(), two);
    assert_eq!(size_of::<RwLockWriteGuard<'_, u64>>(), two);
    assert_eq!(size_of::<MappedRwLockReadGuard<'_, u64>>(), two);
    assert_eq!(size_of::<MappedRwLockWriteGuard<'_, u64>>(), two);
}
