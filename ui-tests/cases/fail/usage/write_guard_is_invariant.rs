//! A guard that writes may not lend its value a shorter life.

use interior::{MappedMutexGuard, MappedRwLockWriteGuard, MutexGuard, RefMut, RwLockWriteGuard};

fn mutex<'l, 'short>(guard: MutexGuard<'l, &'static str>, _: &'short str) -> MutexGuard<'l, &'short str> {
    guard
}

fn mapped_mutex<'l, 'short>(
    guard: MappedMutexGuard<'l, &'static str>,
    _: &'short str,
) -> MappedMutexGuard<'l, &'short str> {
    guard
}

fn rwlock<'l, 'short>(
    guard: RwLockWriteGuard<'l, &'static str>,
    _: &'short str,
) -> RwLockWriteGuard<'l, &'short str> {
    guard
}

fn mapped_rwlock<'l, 'short>(
    guard: MappedRwLockWriteGuard<'l, &'static str>,
    _: &'short str,
) -> MappedRwLockWriteGuard<'l, &'short str> {
    guard
}

fn refcell<'l, 'short>(guard: RefMut<'l, &'static str>, _: &'short str) -> RefMut<'l, &'short str> {
    guard
}

fn main() {}
