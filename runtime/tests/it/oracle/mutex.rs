//! `Mutex`: guards of all kinds, given back in any order, and verbs while nobody holds it.

use core::mem;
use core::time::Duration;
use std::sync as theirs;

use interior_runtime::raw::RawMutex;
use interior_runtime::{MappedMutexGuard, Mutex, MutexGuard, MutexRef, try_lock_all, with_all};

use super::bytes::Bytes;
use super::{Value, interrupt, interrupted, outcome};

const LOCKS: usize = 2;

/// The locks, ours and `std`'s.
struct Locks<R: RawMutex> {
    ours: [Mutex<Value, R>; LOCKS],
    theirs: [theirs::Mutex<Value>; LOCKS],
}

/// What one of our guards has become.
enum Ours<'b, R: RawMutex> {
    Whole(MutexGuard<'b, Value, R>),
    Part(MappedMutexGuard<'b, u32, R>),
    WholeView(MutexRef<'b, Value, R>),
    PartView(MutexRef<'b, u32, R>),
}

/// A guard of ours and the one of `std` that was made by the same operations.
struct Held<'b, R: RawMutex> {
    ours: Ours<'b, R>,
    theirs: theirs::MutexGuard<'b, Value>,
}

/// Guards and verbs as the bytes say.
pub(crate) fn program<R: RawMutex>(bytes: &mut Bytes<'_>) {
    let locks = Locks::<R> {
        ours: [(); LOCKS].map(|()| Mutex::with_raw((0, 0))),
        theirs: [(); LOCKS].map(|()| theirs::Mutex::new((0, 0))),
    };
    let mut guards = Vec::new();
    while let Some(operation) = bytes.operation(16) {
        match operation {
            0..4 => acquire(bytes, &locks, &mut guards),
            4..9 if !guards.is_empty() => {
                let held = guards.swap_remove(bytes.below(guards.len()));
                guards.extend(go_on(held, bytes));
            }
            9 => together(bytes, &locks),
            _ => verb(bytes, &locks),
        }
        for (ours, theirs) in locks.ours.iter().zip(&locks.theirs) {
            let is_held = theirs.try_lock().is_err();
            assert_eq!(ours.is_locked(), is_held);
            assert_eq!(ours.try_lock().is_none(), is_held);
        }
        for held in &guards {
            held.check();
        }
    }
    drop(guards);
    assert_eq!(
        locks.ours.map(Mutex::into_inner),
        locks
            .theirs
            .map(|theirs| theirs.into_inner().expect("no poison"))
    );
}

impl<R: RawMutex> Held<'_, R> {
    /// Both show the same.
    fn check(&self) {
        let theirs = *self.theirs;
        match &self.ours {
            Ours::Whole(guard) => assert_eq!(**guard, theirs),
            Ours::WholeView(guard) => assert_eq!(**guard, theirs),
            Ours::Part(guard) => assert_eq!(**guard, theirs.1),
            Ours::PartView(guard) => assert_eq!(**guard, theirs.1),
        }
    }
}

/// Takes one of the locks, if it is free.
fn acquire<'b, R: RawMutex>(
    bytes: &mut Bytes<'_>,
    locks: &'b Locks<R>,
    guards: &mut Vec<Held<'b, R>>,
) {
    let lock = bytes.below(LOCKS);
    let ours = &locks.ours[lock];
    let theirs = locks.theirs[lock].try_lock();
    let guard = match bytes.below(3) {
        // Only one that is free can be waited for in one thread.
        0 if theirs.is_ok() => Some(ours.lock()),
        // The timed form of the raw lock, with the time over at once; the typed one goes here.
        1 => {
            let state = ours.raw().try_lock_within(Duration::ZERO);
            assert_eq!(state.is_some(), theirs.is_ok());
            if let Some(state) = state {
                // SAFETY: acquired above.
                unsafe { ours.raw().unlock(state) };
            }
            return;
        }
        _ => ours.try_lock(),
    };
    match (guard, theirs) {
        (Some(guard), Ok(theirs)) => guards.push(Held {
            ours: Ours::Whole(guard),
            theirs,
        }),
        (ours, theirs) => assert_eq!(ours.is_none(), theirs.is_err()),
    }
}

/// Does something with a guard and gives it back, if it is one still.
fn go_on<'b, R: RawMutex>(held: Held<'b, R>, bytes: &mut Bytes<'_>) -> Option<Held<'b, R>> {
    let Held { ours, mut theirs } = held;
    let is_there = bytes.is_even();
    let n = bytes.value();
    let ours = match (bytes.below(8), ours) {
        (0 | 1, mut ours) => {
            match &mut ours {
                Ours::Whole(guard) => **guard = (n, guard.0),
                Ours::Part(guard) => **guard = n,
                Ours::WholeView(_) | Ours::PartView(_) => return Some(Held { ours, theirs }),
            }
            *theirs = match ours {
                Ours::Whole(_) => (n, theirs.0),
                _ => (theirs.0, n),
            };
            ours
        }
        (2, Ours::Whole(guard)) => Ours::Part(MutexGuard::map(guard, |value| &mut value.1)),
        (2, Ours::WholeView(guard)) => Ours::PartView(MutexRef::map(guard, |value| &value.1)),
        (3, Ours::Whole(guard)) => Ours::WholeView(MutexGuard::into_ref(guard)),
        (3, Ours::Part(guard)) => Ours::PartView(MappedMutexGuard::into_ref(guard)),
        (4, Ours::Whole(guard)) => {
            match MutexGuard::filter_map(guard, |value| is_there.then_some(&mut value.1)) {
                Ok(guard) => Ours::Part(guard),
                Err(guard) => Ours::Whole(guard),
            }
        }
        (4, Ours::Part(guard)) => {
            match MappedMutexGuard::try_map(
                guard,
                |value| if is_there { Ok(value) } else { Err(n) },
            ) {
                Ok(guard) => Ours::Part(guard),
                Err((guard, reason)) => {
                    assert_eq!(reason, n);
                    Ours::Part(guard)
                }
            }
        }
        (5, Ours::Part(guard)) => {
            // A panic on the way ends the guard.
            interrupted(|| {
                drop(MappedMutexGuard::map(guard, |_| -> &mut u32 {
                    interrupt()
                }));
            });
            return None;
        }
        (6, ours) if n == 0 => {
            mem::forget(ours);
            mem::forget(theirs);
            return None;
        }
        // Both are dropped.
        _ => return None,
    };
    Some(Held { ours, theirs })
}

/// Takes both locks, or one of them twice.
fn together<R: RawMutex>(bytes: &mut Bytes<'_>, locks: &Locks<R>) {
    let (one, other) = (bytes.below(LOCKS), bytes.below(LOCKS));
    let set = (&locks.ours[one], &locks.ours[other]);
    if one == other {
        assert!(outcome(|| drop(try_lock_all(set))).is_none());
        return;
    }
    let n = bytes.value();
    match (locks.theirs[one].try_lock(), locks.theirs[other].try_lock()) {
        (Ok(mut a), Ok(mut b)) => {
            (a.0, b.1) = (n, n);
            if bytes.is_even() {
                with_all(set, |(a, b)| (a.0, b.1) = (n, n));
            } else {
                let (mut a, mut b) = try_lock_all(set).expect("both are free");
                (a.0, b.1) = (n, n);
            }
        }
        _ => assert!(try_lock_all(set).is_none()),
    }
}

/// Calls what needs no guard: as an attempt, or where the lock is free.
fn verb<R: RawMutex>(bytes: &mut Bytes<'_>, locks: &Locks<R>) {
    let lock = bytes.below(LOCKS);
    let n = bytes.value();
    let ours = &locks.ours[lock];
    let Ok(mut theirs) = locks.theirs[lock].try_lock() else {
        assert!(ours.try_with(|_| ()).is_none());
        assert!(ours.try_with_mut(|_| ()).is_none());
        return;
    };
    match bytes.below(10) {
        0 => assert_eq!(ours.get(), *theirs),
        1 => assert_eq!(ours.get_cloned(), *theirs),
        2 => assert_eq!(ours.replace((n, n)), mem::replace(&mut *theirs, (n, n))),
        3 => assert_eq!(ours.take(), mem::take(&mut *theirs)),
        4 => {
            theirs.0 += n;
            assert_eq!(ours.update(|value| (value.0 + n, value.1)), *theirs);
        }
        5 => assert_eq!(ours.with(|value| value.0), theirs.0),
        6 => {
            theirs.1 = n;
            ours.with_mut(|value| value.1 = n);
        }
        7 => {
            theirs.1 = n;
            assert!(ours.try_with_mut(|value| value.1 = n).is_some());
        }
        8 => {
            // What a closure did before it panicked stays, and the lock is free.
            theirs.0 = n;
            interrupted(|| {
                ours.with_mut(|value| {
                    value.0 = n;
                    interrupt()
                });
            });
        }
        _ => {
            *theirs = (n, 0);
            ours.set((n, 0));
        }
    }
}
