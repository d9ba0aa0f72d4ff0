//! In which order a guard that has a share in its lock lets go of it.

use core::mem;
use std::sync::Arc;

use interior_runtime::{ArcMutexGuard, ArcRwLockReadGuard, ArcRwLockWriteGuard, Mutex, RwLock};

use crate::telling::{Telling, events, tell};

/// A value that tells of its end.
struct Value;

impl Drop for Value {
    fn drop(&mut self) {
        tell("value dropped");
    }
}

fn mutex() -> Arc<Mutex<Value, Telling>> {
    Arc::new(Mutex::with_raw(Value))
}

fn rwlock() -> Arc<RwLock<Value, Telling>> {
    Arc::new(RwLock::with_raw(Value))
}

const LAST: [&str; 3] = ["unlocked", "lock dropped", "value dropped"];

#[test]
fn the_last_share_is_given_back_after_the_release() {
    // The temporary `Arc` is gone at the end of the statement that binds the guard.
    let guard = mutex().lock_arc();
    assert_eq!(events(|| drop(guard)), LAST);
    let guard = rwlock().read_arc();
    assert_eq!(events(|| drop(guard)), LAST);
    let guard = rwlock().write_arc();
    assert_eq!(events(|| drop(guard)), LAST);
    let guard = mutex().lock_arc();
    let owner = Arc::clone(ArcMutexGuard::mutex(&guard));
    assert_eq!(events(|| drop(guard)), LAST[..1]);
    assert_eq!(events(|| drop(owner)), LAST[1..]);
}

#[test]
fn the_way_back_releases_once_and_keeps_the_share() {
    let guard = mutex().lock_arc();
    assert_eq!(events(|| drop(ArcMutexGuard::into_arc(guard))), LAST);
    let guard = rwlock().read_arc();
    assert_eq!(events(|| drop(ArcRwLockReadGuard::into_arc(guard))), LAST);
    let guard = rwlock().write_arc();
    assert_eq!(events(|| drop(ArcRwLockWriteGuard::into_arc(guard))), LAST);
}

#[test]
fn nothing_happens_to_a_forgotten_guard() {
    assert_eq!(events(|| mem::forget(mutex().lock_arc())), [""; 0]);
    assert_eq!(events(|| mem::forget(rwlock().read_arc())), [""; 0]);
    assert_eq!(events(|| mem::forget(rwlock().write_arc())), [""; 0]);
}
