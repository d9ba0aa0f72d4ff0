//! Every verb once, in a function of its own. Compiled against the runtime as it is and against the
//! one without identities; not a part of the test itself.

use std::hint::black_box;
use std::sync::Arc;
use std::time::{Duration, Instant};

use interior_runtime::raw::{DefaultMutex, DefaultRwLock, RawMutex, RawRwLock};
use interior_runtime::*;

type Pair = (u64, u64);

/// Work that the compiler cannot look into, and that may panic for all it knows.
#[inline(never)]
pub fn work(n: u64) -> u64 {
    assert!(black_box(n) < u64::MAX, "work may panic");
    n + 1
}

macro_rules! probes {
    ($($name:ident($($argument:ident: $Argument:ty),*) $(-> $Out:ty)? $body:block)*) => {
        $(
            #[inline(never)]
            pub fn $name($($argument: $Argument),*) $(-> $Out)? $body
        )*
    };
}

probes! {
    mutex_new(n: u64) -> Mutex<u64> { Mutex::new(n) }
    mutex_named(n: u64) -> Mutex<u64> { Mutex::named("a name", n) }
    mutex_with_raw(n: u64) -> Mutex<u64, DefaultMutex> { Mutex::with_raw(n) }
    mutex_from_raw(n: u64) -> Mutex<u64> { Mutex::from_raw(DefaultMutex::INIT, n) }
    mutex_default() -> Mutex<u64> { Mutex::default() }
    mutex_into_inner(m: Mutex<u64>) -> u64 { m.into_inner() }
    mutex_drop(m: Mutex<String>) { drop(m); }
    mutex_lock(m: &Mutex<u64>) { *m.lock() = work(1); }
    mutex_try_lock(m: &Mutex<u64>) -> bool { m.try_lock().map(|mut n| *n = work(1)).is_some() }
    mutex_is_locked(m: &Mutex<u64>) -> bool { m.is_locked() }
    mutex_get_mut(m: &mut Mutex<u64>) -> &mut u64 { m.get_mut() }
    mutex_as_ptr(m: &Mutex<u64>) -> *mut u64 { m.as_ptr() }
    mutex_raw(m: &Mutex<u64>) -> &DefaultMutex { m.raw() }
    mutex_fmt(m: &Mutex<u64>) -> String { format!("{m:?}") }
    mutex_with(m: &Mutex<u64>) -> u64 { m.with(|n| work(*n)) }
    mutex_with_mut(m: &Mutex<u64>) { m.with_mut(|n| *n = work(*n)) }
    mutex_try_with(m: &Mutex<u64>) -> Option<u64> { m.try_with(|n| work(*n)) }
    mutex_try_with_mut(m: &Mutex<u64>) -> Option<()> { m.try_with_mut(|n| *n = work(*n)) }
    mutex_get(m: &Mutex<u64>) -> u64 { m.get() }
    mutex_get_cloned(m: &Mutex<String>) -> String { m.get_cloned() }
    mutex_set(m: &Mutex<String>, value: String) { m.set(value) }
    mutex_replace(m: &Mutex<String>, value: String) -> String { m.replace(value) }
    mutex_take(m: &Mutex<String>) -> String { m.take() }
    mutex_update(m: &Mutex<u64>) -> u64 { m.update(work) }
    mutex_into_ref(m: &Mutex<u64>) -> u64 { work(*MutexGuard::into_ref(m.lock())) }
    mapped_mutex_into_ref(m: &Mutex<Pair>) -> u64 {
        work(*MappedMutexGuard::into_ref(MutexGuard::map(m.lock(), |pair| &mut pair.1)))
    }
    mutex_try_lock_for(m: &Mutex<u64>, time: Duration) -> bool {
        m.try_lock_for(time).map(|mut n| *n = work(1)).is_some()
    }
    mutex_try_lock_until(m: &Mutex<u64>, time: Instant) -> bool {
        m.try_lock_until(time).map(|mut n| *n = work(1)).is_some()
    }
    mutex_lock_arc(m: &Arc<Mutex<u64>>) { *m.lock_arc() = work(1); }
    mutex_try_lock_arc(m: &Arc<Mutex<u64>>) -> bool { m.try_lock_arc().map(|mut n| *n = work(1)).is_some() }
    mutex_try_lock_arc_for(m: &Arc<Mutex<u64>>, time: Duration) -> bool {
        m.try_lock_arc_for(time).map(|mut n| *n = work(1)).is_some()
    }
    mutex_try_lock_arc_until(m: &Arc<Mutex<u64>>, time: Instant) -> bool {
        m.try_lock_arc_until(time).map(|mut n| *n = work(1)).is_some()
    }
    owned_guard_lock(guard: &ArcMutexGuard<u64>) -> bool { ArcMutexGuard::mutex(guard).is_locked() }
    owned_guard_into_arc(guard: ArcMutexGuard<u64>) -> u64 { ArcMutexGuard::into_arc(guard).get() }

    rwlock_new(n: u64) -> RwLock<u64> { RwLock::new(n) }
    rwlock_named(n: u64) -> RwLock<u64> { RwLock::named("a name", n) }
    rwlock_with_raw(n: u64) -> RwLock<u64, DefaultRwLock> { RwLock::with_raw(n) }
    rwlock_from_raw(n: u64) -> RwLock<u64> { RwLock::from_raw(DefaultRwLock::INIT, n) }
    rwlock_default() -> RwLock<u64> { RwLock::default() }
    rwlock_into_inner(l: RwLock<u64>) -> u64 { l.into_inner() }
    rwlock_drop(l: RwLock<String>) { drop(l); }
    rwlock_read(l: &RwLock<u64>) -> u64 { work(*l.read()) }
    rwlock_try_read(l: &RwLock<u64>) -> Option<u64> { l.try_read().map(|n| work(*n)) }
    rwlock_write(l: &RwLock<u64>) { *l.write() = work(1); }
    rwlock_try_write(l: &RwLock<u64>) -> bool { l.try_write().map(|mut n| *n = work(1)).is_some() }
    rwlock_is_locked(l: &RwLock<u64>) -> bool { l.is_locked() }
    rwlock_is_locked_for_writing(l: &RwLock<u64>) -> bool { l.is_locked_for_writing() }
    rwlock_get_mut(l: &mut RwLock<u64>) -> &mut u64 { l.get_mut() }
    rwlock_as_ptr(l: &RwLock<u64>) -> *mut u64 { l.as_ptr() }
    rwlock_raw(l: &RwLock<u64>) -> &DefaultRwLock { l.raw() }
    rwlock_fmt(l: &RwLock<u64>) -> String { format!("{l:?}") }
    rwlock_with(l: &RwLock<u64>) -> u64 { l.with(|n| work(*n)) }
    rwlock_with_mut(l: &RwLock<u64>) { l.with_mut(|n| *n = work(*n)) }
    rwlock_try_with(l: &RwLock<u64>) -> Option<u64> { l.try_with(|n| work(*n)) }
    rwlock_try_with_mut(l: &RwLock<u64>) -> Option<()> { l.try_with_mut(|n| *n = work(*n)) }
    rwlock_get(l: &RwLock<u64>) -> u64 { l.get() }
    rwlock_get_cloned(l: &RwLock<String>) -> String { l.get_cloned() }
    rwlock_set(l: &RwLock<String>, value: String) { l.set(value) }
    rwlock_replace(l: &RwLock<String>, value: String) -> String { l.replace(value) }
    rwlock_take(l: &RwLock<String>) -> String { l.take() }
    rwlock_update(l: &RwLock<u64>) -> u64 { l.update(work) }
    rwlock_downgrade(l: &RwLock<u64>) -> u64 {
        let mut writer = l.write();
        *writer = work(1);
        work(*RwLockWriteGuard::downgrade(writer))
    }
    rwlock_try_read_for(l: &RwLock<u64>, time: Duration) -> Option<u64> { l.try_read_for(time).map(|n| work(*n)) }
    rwlock_try_read_until(l: &RwLock<u64>, time: Instant) -> Option<u64> { l.try_read_until(time).map(|n| work(*n)) }
    rwlock_try_write_for(l: &RwLock<u64>, time: Duration) -> bool {
        l.try_write_for(time).map(|mut n| *n = work(1)).is_some()
    }
    rwlock_try_write_until(l: &RwLock<u64>, time: Instant) -> bool {
        l.try_write_until(time).map(|mut n| *n = work(1)).is_some()
    }
    rwlock_read_arc(l: &Arc<RwLock<u64>>) -> u64 { work(*l.read_arc()) }
    rwlock_try_read_arc(l: &Arc<RwLock<u64>>) -> Option<u64> { l.try_read_arc().map(|n| work(*n)) }
    rwlock_try_read_arc_for(l: &Arc<RwLock<u64>>, time: Duration) -> Option<u64> {
        l.try_read_arc_for(time).map(|n| work(*n))
    }
    rwlock_try_read_arc_until(l: &Arc<RwLock<u64>>, time: Instant) -> Option<u64> {
        l.try_read_arc_until(time).map(|n| work(*n))
    }
    rwlock_write_arc(l: &Arc<RwLock<u64>>) { *l.write_arc() = work(1); }
    rwlock_try_write_arc(l: &Arc<RwLock<u64>>) -> bool { l.try_write_arc().map(|mut n| *n = work(1)).is_some() }
    rwlock_try_write_arc_for(l: &Arc<RwLock<u64>>, time: Duration) -> bool {
        l.try_write_arc_for(time).map(|mut n| *n = work(1)).is_some()
    }
    rwlock_try_write_arc_until(l: &Arc<RwLock<u64>>, time: Instant) -> bool {
        l.try_write_arc_until(time).map(|mut n| *n = work(1)).is_some()
    }
    owned_write_guard_downgrade(guard: ArcRwLockWriteGuard<u64>) -> u64 {
        work(*ArcRwLockWriteGuard::downgrade(guard))
    }

    condvar_new() -> Condvar { Condvar::new() }
    condvar_wait(c: &Condvar, guard: &mut MutexGuard<'_, u64>) { c.wait(guard) }
    condvar_wait_while(c: &Condvar, guard: &mut MutexGuard<'_, u64>) { c.wait_while(guard, |n| work(*n) > 2) }
    condvar_wait_for(c: &Condvar, guard: &mut MutexGuard<'_, u64>, time: Duration) -> bool {
        c.wait_for(guard, time).timed_out()
    }
    condvar_wait_until(c: &Condvar, guard: &mut MutexGuard<'_, u64>, time: Instant) -> bool {
        c.wait_until(guard, time).timed_out()
    }
    condvar_wait_while_for(c: &Condvar, guard: &mut MutexGuard<'_, u64>, time: Duration) -> bool {
        c.wait_while_for(guard, |n| work(*n) > 2, time).timed_out()
    }
    condvar_wait_while_until(c: &Condvar, guard: &mut MutexGuard<'_, u64>, time: Instant) -> bool {
        c.wait_while_until(guard, |n| work(*n) > 2, time).timed_out()
    }
    condvar_timed_out(result: WaitTimeoutResult) -> bool { result.timed_out() }
    condvar_notify_one(c: &Condvar) -> bool { c.notify_one() }
    condvar_notify_all(c: &Condvar) -> usize { c.notify_all() }

    set_lock_all(a: &Mutex<u64>, b: &RwLock<u64>, c: &RefCell<u64>) {
        let (mut a, mut b, mut c) = lock_all((a, b.writing(), c.writing()));
        (*a, *b, *c) = (work(1), work(2), work(3));
    }
    set_lock_all_in_an_array(locks: &[Mutex<u64>; 3]) {
        lock_all(locks.each_ref()).map(|mut n| *n = work(1));
    }
    set_try_lock_all(a: &Mutex<u64>, b: &RwLock<u64>, c: &RefCell<u64>) -> Option<u64> {
        try_lock_all((a, b.reading(), c.reading())).map(|(a, b, c)| work(*a + *b + *c))
    }
    set_with_all(a: &Mutex<u64>, b: &RwLock<u64>) -> u64 { with_all((a, b.reading()), |(a, b)| work(**a + **b)) }
    member_reading(l: &RwLock<u64>) -> Reading<'_, RwLock<u64>> { l.reading() }
    member_writing(l: &RwLock<u64>) -> Writing<'_, RwLock<u64>> { l.writing() }
}

/// The projections of a guard of `Pair`, and of the guard that they give.
macro_rules! projections {
    ($(($map:ident $filter_map:ident $try_map:ident): $lock:ident: $Lock:ty => $guard:expr, $Guard:ident, [$($borrow:tt)+])*) => {
        $(
            #[inline(never)]
            pub fn $map($lock: &$Lock) -> u64 { work(*$Guard::map($guard, |pair| $($borrow)+ pair.0)) }

            #[inline(never)]
            pub fn $filter_map($lock: &$Lock) -> u64 {
                match $Guard::filter_map($guard, |pair| (work(pair.0) > 2).then_some($($borrow)+ pair.1)) {
                    Ok(part) => work(*part),
                    Err(whole) => work(whole.0),
                }
            }

            #[inline(never)]
            pub fn $try_map($lock: &$Lock) -> u64 {
                match $Guard::try_map($guard, |pair| if work(pair.0) > 2 { Ok($($borrow)+ pair.1) } else { Err(3) }) {
                    Ok(part) => work(*part),
                    Err((whole, reason)) => work(whole.0 + reason),
                }
            }
        )*
    };
}

projections! {
    (mutex_guard_map mutex_guard_filter_map mutex_guard_try_map):
        m: Mutex<Pair> => m.lock(), MutexGuard, [&mut]
    (mapped_mutex_guard_map mapped_mutex_guard_filter_map mapped_mutex_guard_try_map):
        m: Mutex<(u8, Pair)> => MutexGuard::map(m.lock(), |all| &mut all.1), MappedMutexGuard, [&mut]
    (mutex_ref_map mutex_ref_filter_map mutex_ref_try_map):
        m: Mutex<Pair> => MutexGuard::into_ref(m.lock()), MutexRef, [&]
    (read_guard_map read_guard_filter_map read_guard_try_map):
        l: RwLock<Pair> => l.read(), RwLockReadGuard, [&]
    (mapped_read_guard_map mapped_read_guard_filter_map mapped_read_guard_try_map):
        l: RwLock<(u8, Pair)> => RwLockReadGuard::map(l.read(), |all| &all.1), MappedRwLockReadGuard, [&]
    (write_guard_map write_guard_filter_map write_guard_try_map):
        l: RwLock<Pair> => l.write(), RwLockWriteGuard, [&mut]
    (mapped_write_guard_map mapped_write_guard_filter_map mapped_write_guard_try_map):
        l: RwLock<(u8, Pair)> => RwLockWriteGuard::map(l.write(), |all| &mut all.1), MappedRwLockWriteGuard, [&mut]
}
